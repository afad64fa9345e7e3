"""The kinds of file that can be put beside a brief: where they go, how large they may be, and how they are told.

A file's ending says what it is, and its first bytes must agree. What is wrong with it beyond that, its reader says when
the brief is built.
"""

import codecs
import contextlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from xml.parsers import expat

from bluf.pipeline.project import COPIES
from bluf.sources import MAX_BYTES
from bluf.sources.formats import FORMATS, PDF, Format

MIB = 1024 * 1024
MOST_ROWS = 100_000  # of a CSV file; no page shows as many, and a chart draws far fewer
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_SVG = ("http://www.w3.org/2000/svg svg", "svg")
_HEAD = 64 * 1024  # bytes in which an SVG's first element must begin

Holds = Callable[[bytes], bool]


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file. `folder` is beside the brief; `most` is in bytes.

    `endings` says of the ending of each file's name whether some bytes can be of such a file.
    """

    name: str
    folder: str
    most: int
    endings: Mapping[str, Holds]


class _FoundError(Exception):
    """The first element of a document has begun."""


def _begins(*signatures: bytes) -> Holds:
    return lambda data: data.startswith(signatures)


def _is_svg(data: bytes) -> bool:
    """Whether the first element of an XML document is an SVG's; nothing that it declares is loaded or expanded."""
    found: list[str] = []

    def begun(name: str, _attributes: object) -> None:
        found.append(name)
        raise _FoundError

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = begun
    with contextlib.suppress(_FoundError, expat.ExpatError):
        parser.Parse(data[:_HEAD], False)
    return found[:1] in ([name] for name in _SVG)


def _is_text(data: bytes) -> bool:
    """Whether bytes can be text: without NUL, unless they say that each character takes several bytes."""
    return data.startswith(_WIDE) or b"\0" not in data


def _is_pdf(data: bytes) -> bool:
    return PDF.signature in data[:1024]  # ISO 32000-2, 7.5.2, and what readers accept before it


def _can_be(kind: Format) -> Holds:
    """Return what says whether bytes can be those of a file of a format of sources."""
    if kind is PDF:
        return _is_pdf
    return _begins(kind.signature) if kind.signature else _is_text


PICTURE = FileKind(
    "picture",
    "pictures",
    10 * MIB,
    {
        ".png": _begins(b"\x89PNG\r\n\x1a\n"),
        ".jpg": _begins(b"\xff\xd8\xff"),
        ".jpeg": _begins(b"\xff\xd8\xff"),
        ".svg": _is_svg,
    },
)
DATA = FileKind("data", "data", 4 * MIB, {".csv": _is_text, ".tsv": _is_text})
SOURCE = FileKind("source", COPIES, MAX_BYTES, {suffix: _can_be(each) for each in FORMATS for suffix in each.suffixes})
KINDS = {kind.name: kind for kind in (PICTURE, DATA, SOURCE)}

# What bytes are, for a file whose name says something else.
_KNOWN: tuple[tuple[str, Holds], ...] = (
    ("a PNG picture", PICTURE.endings[".png"]),
    ("a JPEG picture", PICTURE.endings[".jpg"]),
    ("a GIF picture", _begins(b"GIF8")),
    ("a WebP picture", lambda data: data[:4] == b"RIFF" and data[8:12] == b"WEBP"),
    ("a TIFF picture", _begins(b"II*\0", b"MM\0*")),
    ("a PDF", _is_pdf),
    ("a ZIP archive, as those of Word and Excel are", _begins(b"PK\x03\x04")),
    ("an SVG picture", _is_svg),
)
_NAMES = {suffix: each.name for each in FORMATS for suffix in each.suffixes} | {
    ".png": "PNG picture",
    ".jpg": "JPEG picture",
    ".jpeg": "JPEG picture",
    ".svg": "SVG picture",
    ".csv": "CSV file",
    ".tsv": "TSV file",
}


def told(ending: str) -> str:
    """Return what a file with some ending is, for a message."""
    return _NAMES[ending]


def really(data: bytes) -> str | None:
    """Return what bytes are, for a message; None where that can't be told."""
    return next((name for name, holds in _KNOWN if holds(data)), None)
