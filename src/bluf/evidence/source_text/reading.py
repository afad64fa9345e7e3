"""Turn a source's file into a `SourceText`, by its kind: .txt, .md, .html, .docx or .pdf."""

import codecs
from collections.abc import Callable, Iterable
from pathlib import Path

from bluf.brief.suggest import did_you_mean
from bluf.evidence.source_text.decoding import decoded
from bluf.evidence.source_text.errors import SourceError
from bluf.evidence.source_text.text import Block, SourceText, source_text

MAX_BYTES = 20 * 1024 * 1024
TEXT_KINDS = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml")
KINDS = (*TEXT_KINDS, ".docx", ".pdf")


def read_source(path: Path, encoding: str | None = None) -> SourceText:
    """Read a file of at most `MAX_BYTES`. `encoding` names that of a text file; by default it is found out.

    Raises SourceError with the code of the problem.
    """
    kind = path.suffix.lower()
    if kind not in KINDS:
        raise SourceError(
            "source-unreadable",
            f"`{path.name}` is of a kind that bluf does not read",
            "give the source as .txt, .md, .html, .docx or .pdf",
        )
    data = _bytes(path)
    if kind in TEXT_KINDS:
        blocks, title = _of_text(kind, decoded(data, encoding, html=kind.startswith((".htm", ".xhtm"))))
    else:
        if encoding is not None:
            _known(encoding)
        blocks, title = _binary(kind)(data), None
    found = source_text(blocks, title)
    if not found.text:
        reason = "it may hold pictures of its pages only" if kind == ".pdf" else "it has no words"
        raise SourceError("source-empty", f"`{path.name}` gives nothing to check against: {reason}", "give its text")
    return found


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise SourceError("source-unreadable", f"`{path.name}` is a folder", "name the file in it")
        if size > MAX_BYTES:
            raise SourceError(
                "source-too-large",
                f"`{path.name}` has {size:,} bytes; the limit is {MAX_BYTES:,}",
                "keep the part that the brief draws on",
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise SourceError("source-missing", _missing(path), _meant(path)) from None
    except OSError as error:
        raise SourceError("source-unreadable", f"`{path.name}` can't be opened: {error.strerror}") from None


def _missing(path: Path) -> str:
    where = f"the folder `{path.parent.name}`"
    return f"there is no file `{path.name}` in {where}" if path.parent.is_dir() else f"there is no {where}"


def _meant(path: Path) -> str:
    """Return the hint for a file that is not there: the one in its folder whose name is nearest."""
    names = [each.name for each in path.parent.glob("*") if each.suffix.lower() in KINDS]
    nearest = did_you_mean(path.name, sorted(names))
    return nearest if nearest.startswith("did you mean") else "check its path, which is from the brief's folder"


def _known(encoding: str) -> None:
    try:
        codecs.lookup(encoding)
    except LookupError:
        raise SourceError("source-unreadable", f"there is no encoding called `{encoding}`") from None


def _of_text(kind: str, text: str) -> tuple[Iterable[Block], str | None]:
    if kind in (".txt", ".text"):
        from bluf.evidence.source_text.plain import blocks_of_plain

        return blocks_of_plain(text), None
    if kind in (".md", ".markdown"):
        from bluf.evidence.source_text.markdown import blocks_of_markdown

        return blocks_of_markdown(text), None
    from bluf.evidence.source_text.html import blocks_of_html

    return blocks_of_html(text)


def _binary(kind: str) -> Callable[[bytes], Iterable[Block]]:
    if kind == ".docx":
        from bluf.evidence.source_text.word import blocks_of_docx

        return blocks_of_docx
    from bluf.evidence.source_text.pdf import blocks_of_pdf

    return blocks_of_pdf
