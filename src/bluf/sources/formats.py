"""The formats that sources come in: how their files' names end, and what reads each.

A format is added here alone: the reader, the messages and the docs all go by this list.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from bluf.sources.decoding import decoded
from bluf.sources.text import Block


@dataclass(frozen=True, slots=True)
class Content:
    """What a file holds: its paragraphs in reading order, and the title that it gives itself, if any."""

    blocks: Iterable[Block]
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Format:
    """A format of sources.

    `suffixes` end its files' names, the usual one first. `is_text`: its characters are encoded in a way that the file
    or the brief names. `module` has its reader, and imports the libraries that it needs. `read` turns a file's bytes,
    and the name of their encoding, into its content; it raises SourceError. `is_plain`: no library has a part in that.
    `emptiness` is why a sound file may have no words.
    """

    name: str
    suffixes: tuple[str, ...]
    is_text: bool
    module: str
    read: Callable[[bytes, str | None], Content] = field(repr=False)
    is_plain: bool = False
    emptiness: str = "it has no words"


def _plain(data: bytes, encoding: str | None) -> Content:
    from bluf.sources.plain import blocks_of_plain

    return Content(blocks_of_plain(decoded(data, encoding)))


def _markdown(data: bytes, encoding: str | None) -> Content:
    from bluf.sources.markdown import blocks_of_markdown

    return Content(blocks_of_markdown(decoded(data, encoding)))


def _html(data: bytes, encoding: str | None) -> Content:
    from bluf.sources.html import blocks_of_html

    return Content(*blocks_of_html(decoded(data, encoding, html=True)))


def _docx(data: bytes, _encoding: str | None) -> Content:
    from bluf.sources.word import blocks_of_docx

    return Content(blocks_of_docx(data))


def _pdf(data: bytes, _encoding: str | None) -> Content:
    from bluf.sources.pdf import blocks_of_pdf

    return Content(blocks_of_pdf(data))


FORMATS = (
    Format("plain text", (".txt", ".text"), True, "bluf.sources.plain", _plain, is_plain=True),
    Format("Markdown", (".md", ".markdown"), True, "bluf.sources.markdown", _markdown),
    Format("web page", (".html", ".htm", ".xhtml"), True, "bluf.sources.html", _html),
    Format("Word document", (".docx",), False, "bluf.sources.word", _docx),
    Format("PDF", (".pdf",), False, "bluf.sources.pdf", _pdf, emptiness="it may hold pictures of its pages only"),
)
SUFFIXES = tuple(suffix for each in FORMATS for suffix in each.suffixes)
_BY_SUFFIX = {suffix: each for each in FORMATS for suffix in each.suffixes}


def format_of(name: str) -> Format | None:
    """Return the format of a file by its name; None where bluf reads none such."""
    dot = name.rfind(".")
    return _BY_SUFFIX.get(name[dot:].lower()) if dot > 0 else None


def readers_of(names: Iterable[str]) -> list[str]:
    """Return the modules that read files of these names, to have them imported beforehand."""
    return sorted({found.module for name in names if (found := format_of(name))})


def usual_suffixes() -> str:
    """Return how files of each format usually end, as a sentence lists them: ".txt, .md or .pdf"."""
    *others, last = (each.suffixes[0] for each in FORMATS)
    return f"{', '.join(others)} or {last}"
