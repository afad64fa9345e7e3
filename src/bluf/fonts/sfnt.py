"""Read a font file's tables, within limits: a TrueType or OpenType file from anyone, of one face.

Bounds are checked here, and what the tables say of the face as a whole is read here. Outlines and layout are HarfBuzz's
to read, which checks each table before it does. The format is that of OpenType 1.9.1 (ISO/IEC 14496-22).
"""

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

MIB = 1 << 20
MOST_BYTES = 32 * MIB  # the largest in use, of all Chinese characters, have 20 MiB
MOST_TABLES = 64
MOST_NAMES = 2000  # records of the name table
LONGEST_NAME = 200  # characters
_WIDE = 1 << 15  # font units: an advance of that many or more is a negative one, and none
_NEEDED = ("OS/2", "cmap", "head", "hhea", "hmtx", "maxp", "name")
_OUTLINES = ("glyf", "CFF ", "CFF2")
_PICTURES = ("CBDT", "EBDT", "sbix", "SVG ", "bdat")
_MAGIC = b"\x5f\x0f\x3c\xf5"  # of the table head
_TRUETYPE, _APPLE, _OPENTYPE = b"\x00\x01\x00\x00", b"true", b"OTTO"
# By how a file begins: what it is, where that is no font that bluf reads.
_OTHERS = {
    b"ttcf": "a collection of faces (.ttc)",
    b"wOFF": "a web font (WOFF)",
    b"wOF2": "a web font (WOFF2)",
    b"%!PS": "a Type 1 font",
    b"%!Fo": "a Type 1 font",
    b"\x80\x01": "a Type 1 font (.pfb)",
    b"typ1": "a Type 1 font",
    b"STAR": "a bitmap font (BDF)",
    b"\x01fcp": "a bitmap font (PCF)",
    b"Star": "Adobe's metrics without a font (AFM)",
    b"PK\x03\x04": "a ZIP archive",
    b"%PDF": "a PDF",
    b"<svg": "an SVG font or picture",
    b"<?xm": "an XML file",
    b"<!DO": "a web page",
    b"<htm": "a web page",
    b"vers": "a pointer of Git LFS in the file's place",
}


class FontFault(StrEnum):
    """Why a font file is not used."""

    KIND = "kind"  # it is no TrueType or OpenType file
    LARGE = "large"
    BROKEN = "broken"
    BITMAP = "bitmap"  # it has pictures and no outlines, or may be embedded as pictures alone
    RESTRICTED = "restricted"  # its licence forbids to embed it
    NAME = "name"  # it is of another family
    TWICE = "twice"  # two files are the same face
    FACE = "face"  # a face is needed that no file has


class FontFileError(Exception):
    """A font file that is not used. The message is a clause for people, about the file: `it is a web font (WOFF)`."""

    def __init__(self, fault: FontFault, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.fault = fault
        self.message = message
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Sfnt:
    """The tables of a font file, each inside the file and over no other."""

    tables: Mapping[str, memoryview]

    @property
    def units_per_em(self) -> int:
        """Font units in an em."""
        return self.number("head", 18)

    @property
    def mac_style(self) -> int:
        """The bits of `head.macStyle`: 0 bold, 1 italic."""
        return self.number("head", 44)

    @property
    def weight(self) -> int:
        """`OS/2.usWeightClass`: 400 regular, 700 bold. Numbers up to 9 are hundreds, as old files have them."""
        found = self.number("OS/2", 4)
        return found * 100 if 1 <= found <= 9 else found

    @property
    def width(self) -> int:
        """`OS/2.usWidthClass`: 5 normal."""
        return self.number("OS/2", 6)

    @property
    def embedding_bits(self) -> int:
        """`OS/2.fsType`."""
        return self.number("OS/2", 8)

    @property
    def selection(self) -> int:
        """`OS/2.fsSelection`: bit 0 italic, 5 bold, 6 regular, 9 oblique."""
        return self.number("OS/2", 62)

    def number(self, table: str, at: int) -> int:
        """Return the unsigned 16-bit number at a place of a table."""
        return int.from_bytes(self.tables[table][at : at + 2], "big")

    def names(self) -> dict[int, tuple[str, ...]]:
        """Return what the name table says by name id, English first; a text that can't be read is left out."""
        table = self.tables["name"]
        _, count, storage = struct.unpack_from(">HHH", table)
        found: dict[int, dict[str, bool]] = {}
        for index in range(min(count, MOST_NAMES, (len(table) - 6) // 12)):
            platform, encoding, language, name, length, offset = struct.unpack_from(">6H", table, 6 + 12 * index)
            text = _decoded(bytes(table[storage + offset : storage + offset + length]), platform, encoding)
            if text:
                is_english = language in (0x409, 0) if platform != 1 else language == 0
                found.setdefault(name, {}).setdefault(text, is_english)
        return {name: tuple(sorted(texts, key=lambda text: not texts[text])) for name, texts in found.items()}


def read_sfnt(data: bytes) -> Sfnt:
    """Return the tables of a font file. Raises FontFileError."""
    if len(data) > MOST_BYTES:
        raise FontFileError(FontFault.LARGE, f"it is larger than {MOST_BYTES // MIB} MiB")
    if data[:4] not in (_TRUETYPE, _APPLE, _OPENTYPE):
        raise FontFileError(FontFault.KIND, _kind(data), "give TrueType or OpenType files, .ttf or .otf")
    sfnt = Sfnt(_tables(data))
    _check(sfnt)
    return sfnt


def _kind(data: bytes) -> str:
    if not data:
        return "it is empty"
    known = next((kind for start, kind in _OTHERS.items() if data.startswith(start)), None)
    if known is None and data[34:36] == b"LP":
        known = "a web font (EOT)"
    return f"it is {known}" if known else "it is not a font"


def _tables(data: bytes) -> dict[str, memoryview]:
    broken = FontFileError(FontFault.BROKEN, "it is broken: its list of tables is damaged", "get the file anew")
    if len(data) < 12:
        raise broken
    count = int.from_bytes(data[4:6], "big")
    if not 1 <= count <= MOST_TABLES or len(data) < 12 + 16 * count:
        raise broken
    view = memoryview(data)
    tables: dict[str, memoryview] = {}
    places = []
    for index in range(count):
        name, _, offset, length = struct.unpack_from(">4sLLL", data, 12 + 16 * index)
        tag = name.decode("latin-1")
        if tag in tables or not (tag.isascii() and tag.isprintable()):
            raise broken
        if offset < 12 + 16 * count or offset + length > len(data):
            raise FontFileError(FontFault.BROKEN, f"it is broken: its table {tag!r} is not in it", "get the file anew")
        tables[tag] = view[offset : offset + length]
        places.append((offset, offset + length, tag))
    places.sort()
    for (_, end, _), (start, after, tag) in pairwise(places):
        if start < end and after > start:
            raise FontFileError(
                FontFault.BROKEN, f"it is broken: its table {tag!r} lies on another", "get the file anew"
            )
    return tables


def _check(sfnt: Sfnt) -> None:
    tables = sfnt.tables
    if not any(each in tables for each in _OUTLINES) and any(each in tables for each in _PICTURES):
        raise FontFileError(FontFault.BITMAP, "its letters are pictures, without outlines", "take a font with outlines")
    absent = [each for each in _NEEDED if each not in tables]
    if not any(each in tables for each in _OUTLINES) or ("glyf" in tables and "loca" not in tables):
        absent.append("glyf")
    if absent:
        raise FontFileError(FontFault.BROKEN, f"it is broken: it has no table {absent[0]!r}", "get the file anew")
    least = {"head": 54, "hhea": 36, "maxp": 6, "OS/2": 68, "name": 6, "cmap": 4}
    short = next((each for each, size in least.items() if len(tables[each]) < size), None)
    if short is not None:
        raise FontFileError(FontFault.BROKEN, f"it is broken: its table {short!r} is too short", "get the file anew")
    glyphs, metrics = sfnt.number("maxp", 4), sfnt.number("hhea", 34)
    sound = {
        "head": bytes(tables["head"][12:16]) == _MAGIC and 16 <= sfnt.units_per_em <= 16384,
        "maxp": glyphs > 0,
        "hhea": 1 <= metrics <= glyphs,
        "hmtx": len(tables["hmtx"]) >= 4 * metrics + 2 * (glyphs - metrics)
        and _widest(tables["hmtx"], metrics) < _WIDE,
        "loca": "glyf" not in tables or len(tables["loca"]) >= (glyphs + 1) * (4 if sfnt.number("head", 50) else 2),
    }
    wrong = next((each for each, is_sound in sound.items() if not is_sound), None)
    if wrong is not None:
        raise FontFileError(FontFault.BROKEN, f"it is broken: its table {wrong!r} makes no sense", "get the file anew")


def _widest(table: memoryview, metrics: int) -> int:
    """Return the largest advance, in font units, of as many as the table has of `metrics`."""
    metrics = min(metrics, len(table) // 4)
    return max(struct.unpack_from(">" + "H2x" * metrics, table), default=0)


def _decoded(data: bytes, platform: int, encoding: int) -> str:
    """Return a name as text; empty where its encoding is another, or its bytes are wrong."""
    if platform in (0, 3) and (platform == 0 or encoding in (0, 1, 10)):
        codec = "utf-16-be"
    elif (platform, encoding) == (1, 0):
        codec = "mac-roman"
    else:
        return ""
    try:
        text = data[: 4 * LONGEST_NAME].decode(codec)
    except UnicodeDecodeError:
        return ""
    return " ".join(text.split())[:LONGEST_NAME] if text.isprintable() else ""
