"""Find what is in a TrueType or OpenType font file beside its tables (ISO/IEC 14496-22, 4.5)."""

import re
from collections.abc import Iterator

_SIGNS = (b"\0\1\0\0", b"OTTO", b"true")
# The tables that the standard, Apple and the usual programs for fonts know.
_TABLES = frozenset(
    tag.ljust(4).encode()
    for tag in (
        *("avar", "BASE", "CBDT", "CBLC", "CFF", "CFF2", "cmap", "COLR", "CPAL", "cvar", "cvt", "DSIG", "EBDT", "EBLC"),
        *(
            "EBSC",
            "fpgm",
            "fvar",
            "gasp",
            "GDEF",
            "glyf",
            "GPOS",
            "GSUB",
            "gvar",
            "hdmx",
            "head",
            "hhea",
            "hmtx",
            "HVAR",
        ),
        *(
            "JSTF",
            "kern",
            "kerx",
            "loca",
            "LTSH",
            "MATH",
            "maxp",
            "MERG",
            "meta",
            "MVAR",
            "name",
            "OS/2",
            "PCLT",
            "post",
        ),
        *(
            "prep",
            "sbix",
            "STAT",
            "SVG",
            "VDMX",
            "vhea",
            "vmtx",
            "VORG",
            "VVAR",
            "acnt",
            "ankr",
            "bdat",
            "bhed",
            "bloc",
        ),
        *(
            "bsln",
            "fdsc",
            "feat",
            "fmtx",
            "fond",
            "gcid",
            "just",
            "lcar",
            "ltag",
            "mort",
            "morx",
            "opbd",
            "prop",
            "trak",
        ),
        *(
            "Zapf",
            "xref",
            "FFTM",
            "TSI0",
            "TSI1",
            "TSI2",
            "TSI3",
            "TSI5",
            "PfEd",
            "Silf",
            "Sill",
            "Glat",
            "Gloc",
            "Feat",
        ),
        *(
            "webf",
            "TeX",
            "BDF",
            "ttfa",
            "TTFA",
            "MTfn",
            "gcid",
            "GPKG",
            "xdva",
            "VTTF",
            "TSIV",
            "TSID",
            "TSIJ",
            "TSIP",
            "TSIS",
        ),
    )
)
_CERTIFIED = b"\x06\x03\x55\x04"  # a part of every certificate, as programs leave them when they drop a signature
_WORDS = re.compile(rb"[\x20-\x7e]{8,}")
_ENTRY = 16
_PAD = 4


def odd_tables(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the tables that no program for fonts knows, and what is in no table; nothing for other kinds of font."""
    if not data.startswith(_SIGNS):
        return
    count = int.from_bytes(data[4:6])
    spans = [(0, 12 + _ENTRY * count)]
    for entry in range(12, 12 + _ENTRY * count, _ENTRY):
        tag = data[entry : entry + 4]
        start, length = (int.from_bytes(data[place : place + 4]) for place in (entry + 8, entry + 12))
        spans.append((start, start + length))
        if tag not in _TABLES and length:
            yield f"a font's table {tag.decode('latin-1')!r}", data[start : start + length]
    at = 0
    for start, end in sorted(spans):
        if start - at >= _PAD and _says(gap := data[at:start]):
            yield "between a font's tables", gap
        at = max(at, end)
    if len(data) - at >= _PAD and _says(rest := data[at:]):
        yield "after a font's tables", rest


def _says(data: bytes) -> bool:
    return _CERTIFIED not in data and _WORDS.search(data) is not None
