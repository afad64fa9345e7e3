"""The formats that sources come in: how their files' names end, what reads each, and what is read.

A format is added here alone, with a module that has its reader: the readers, the messages, the command line's help, the
schema and the docs all go by this list.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from bluf.sources.reader_output import ReaderOutput


@dataclass(frozen=True, slots=True)
class Format:
    """A format of sources.

    `suffixes` end its files' names, the usual one first. `module` has its reader, which imports the libraries that it
    needs: a function `read` of a file's bytes and the name of their encoding (None: what the file says, else UTF-8).
    `what` says to users what is read of such a file, and `place` what a problem counts in it. `is_plain`: no library
    has a part in reading it. `emptiness` is why a sound file may have no words. `signature` is what the bytes of every
    such file begin with, if there is such a thing; in a PDF it may stand later.
    """

    name: str
    suffixes: tuple[str, ...]
    module: str
    what: str
    place: str
    is_plain: bool = False
    emptiness: str = "it has no words"
    signature: bytes = b""

    def read(self, data: bytes, encoding: str | None) -> "ReaderOutput":
        """Turn a file's bytes into its content. Raises SourceError."""
        return cast("ReaderOutput", import_module(self.module).read(data, encoding))


PLAIN = Format(
    "plain text",
    (".txt", ".text"),
    "bluf.sources.plain",
    "all of it; a blank line parts paragraphs, wrapped lines run on; in a block with a line of over 200 characters each"
    " line is a paragraph",
    "line",
    is_plain=True,
)
MARKDOWN = Format(
    "Markdown",
    (".md", ".markdown"),
    "bluf.sources.markdown_source",
    "CommonMark with tables, without its marks; front matter, code fences, comments, pictures and struck text are left"
    " out; a block quotation is a speech, and a last line of it that begins with a dash its signature",
    "line",
)
WEB_PAGE = Format(
    "web page",
    (".html", ".htm", ".xhtml"),
    "bluf.sources.html",
    'the article: `itemprop="articleBody"`, `article`, `main`, else the smallest element that holds nearly all text'
    " that is not links; with what stands between it and its `h1` above; without navigation, scripts, forms, figures,"
    " asides, comments, boxes of links, hidden and struck text; entities are resolved; `q` and `blockquote` are"
    " speeches",
    "line",
)
WORD = Format(
    "Word document",
    (".docx",),
    "bluf.sources.word",
    "the paragraphs of the body, tables included, with tracked changes accepted; no headers, footers, notes, comments,"
    " hidden or struck text, whether a run or a style says so",
    "paragraph",
    signature=b"PK\x03\x04",
)
OPEN_DOCUMENT = Format(
    "OpenDocument text",
    (".odt",),
    "bluf.sources.opendocument",
    "the paragraphs, headings and items of lists of the body, tables included, text boxes after the paragraph that they"
    " are anchored in; no tracked deletions, hidden text or sections, notes, comments or struck text",
    "paragraph",
    signature=b"PK\x03\x04",
)
RICH_TEXT = Format(
    "RTF",
    (".rtf",),
    "bluf.sources.rtf",
    "the paragraphs of the body, each cell of a table one; no tracked deletions, hidden text, headers, footers, notes,"
    " pictures, text boxes or struck text",
    "paragraph",
    signature=b"{\\rtf",
)
PDF = Format(
    "PDF",
    (".pdf",),
    "bluf.sources.pdf_source",
    "the text of its pages, without running headers and footers; a short line that ends a sentence ends a paragraph",
    "page",
    emptiness="it may hold pictures of its pages only",
    signature=b"%PDF-",
)
MAIL = Format(
    "mail",
    (".eml",),
    "bluf.sources.mail",
    "its text: `text/plain`, else `text/html`; attachments are left out; lines that were wrapped are joined"
    " (`format=flowed`); what it quotes (`>`, or below `From:` and `Sent:`) is a speech of somebody else, and the line"
    " before that may say whose",
    "paragraph",
    emptiness="it may have attachments only, or be encrypted",
)
WEBVTT = Format(
    "WebVTT",
    (".vtt",),
    "bluf.sources.subtitles",
    "the text of its cues, without times, numbers, comments, styles and tags; a voice (`<v Ana Lind>`) becomes a label"
    " at the head of its paragraph; a new voice, a label, `>>` or a dash that begins a line begins a paragraph, and so"
    " does a pause of 5 s after a sentence; lines that a rolling caption repeats are taken once",
    "line",
)
SUBRIP = Format(
    "SRT", (".srt",), "bluf.sources.subtitles", "as WebVTT; with `{\\an8}`, `<i>` and `<font>` taken out", "line"
)
FORMATS = (PLAIN, MARKDOWN, WEB_PAGE, WORD, OPEN_DOCUMENT, RICH_TEXT, PDF, MAIL, WEBVTT, SUBRIP)
SUFFIXES = tuple(suffix for each in FORMATS for suffix in each.suffixes)
_BY_SUFFIX = {suffix: each for each in FORMATS for suffix in each.suffixes}


def format_of(name: str) -> Format | None:
    """Return the format of a file by its name; None where bluf reads none such."""
    dot = name.rfind(".")
    return _BY_SUFFIX.get(name[dot:].lower()) if dot > 0 else None


def readers_of(names: Iterable[str]) -> list[str]:
    """Return the modules that read files of these names, to have them imported beforehand."""
    return sorted({found.module for name in names if (found := format_of(name))})


def usual_suffixes(word: str = "or", mark: str = "") -> str:
    """Return how files of each format usually end, as a sentence lists them: ".txt, .md or .pdf"."""
    *others, last = (f"{mark}{each.suffixes[0]}{mark}" for each in FORMATS)
    return f"{', '.join(others)} {word} {last}"
