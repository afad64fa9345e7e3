"""Turn a face into a smaller font file for a document to carry: some of its glyphs, always as TrueType outlines.

HarfBuzz makes the subset. PostScript outlines (CFF) become TrueType's, so that both formats carry the same, and so that
a DOCX can carry them at all (ISO/IEC 29500-1, 17.8.1 wants a TrueType file for Word). The same face and glyphs make the
same bytes.
"""

import logging
from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Any

from bluf.fonts.font_face import FontFace
from bluf.fonts.scripts import script_of
from bluf.fonts.sfnt_writing import with_names

_TOLERANCE = 0.001  # ems that a curve may move where it becomes quadratic
_PAINTED = frozenset(("glyf", "loca", "head", "hhea", "hmtx", "maxp", "CFF ", "CFF2"))
# Dropped from every subset: what only editors of fonts, screens of old and other systems read.
_NEVER = ("DSIG", "FFTM", "BASE", "JSTF", "MATH", "LTSH", "PCLT", "VDMX", "hdmx", "kern", "meta", "STAT", "gasp")
# Scripts of thousands of letters, of which only those used are carried.
_LARGE_SCRIPTS = frozenset(("Hani", "Hang", "Yiii", "Tang", "Egyp", "Xsux"))
_BLOCK = 8  # letters that share all bits but these stand in one block of 256
# What goes with letters of any script: ASCII's and Latin-1's punctuation and digits, general punctuation, currencies.
_COMMON = (range(0x20, 0x41), range(0x5B, 0x61), range(0x7B, 0xC0), range(0x2000, 0x2070), range(0x20A0, 0x20D0))
_LATIN = range(0x41, 0x250)


def subset(face: FontFace, glyphs: Iterable[int]) -> tuple[bytes, Mapping[int, int]]:
    """Return a TrueType file of some glyphs for a PDF, and the number that each has there, by its number in the face.

    The file has outlines and advances alone: what maps characters to glyphs and joins them is left out. Glyph 0 is
    always among them. Where the licence forbids a part of the face, it is the whole.
    """
    if face.source.whole:
        return _truetype(face.data), {glyph: glyph for glyph in range(face.harfbuzz.face.glyph_count)}
    import uharfbuzz

    wanted = uharfbuzz.SubsetInput()
    flags = uharfbuzz.SubsetFlags
    wanted.flags = flags.NO_HINTING | flags.NOTDEF_OUTLINE | flags.NO_LAYOUT_CLOSURE | flags.DOWNGRADE_CFF2
    whole = face.harfbuzz.face
    _fill(wanted, "GLYPH_INDEX", {0, *glyphs})
    _fill(wanted, "DROP_TABLE_TAG", [_number(tag) for tag in whole.table_tags if tag not in _PAINTED])
    plan = uharfbuzz.SubsetPlan(whole, wanted)
    return _truetype(plan.execute().blob.data), dict(plan.old_to_new_glyph_mapping)


def subset_of_characters(face: FontFace, family: str, characters: Iterable[str]) -> bytes:
    """Return a font file that sets some characters and what comes of them by shaping, as a face of `family`."""
    if face.source.whole:
        return with_names(_truetype(face.data), family, face.bold, face.italic)
    import uharfbuzz

    wanted = uharfbuzz.SubsetInput()
    flags = uharfbuzz.SubsetFlags
    wanted.flags = flags.NO_HINTING | flags.NOTDEF_OUTLINE | flags.DOWNGRADE_CFF2
    _fill(wanted, "UNICODE", map(ord, characters))
    _fill(wanted, "DROP_TABLE_TAG", map(_number, _NEVER))
    try:
        made = uharfbuzz.subset(face.harfbuzz.face, wanted).blob.data
    except (uharfbuzz.HarfBuzzError, RuntimeError):  # what joins and places letters can't be cut: then none of it is
        made = face.data
    return with_names(_truetype(made), family, face.bold, face.italic)


def editable_characters(face: FontFace, used: Iterable[str]) -> set[str]:
    """Return the characters that a DOCX carries of a face so that its text can be edited, `used` among them.

    Those are all of its letters of the scripts in use, in the blocks in use, and the punctuation that goes with any. Of
    scripts with thousands of letters only those that are used.
    """
    covered = face.widths
    wanted = {ord(char) for char in used if ord(char) in covered}
    letters = {(script, code >> _BLOCK) for code in wanted if (script := script_of(chr(code))) is not None}
    scripts = {script for script, _ in letters} - _LARGE_SCRIPTS
    if not scripts and letters:
        return set(map(chr, wanted))
    ranges: list[Iterable[int]] = list(_COMMON)
    if "Latn" in scripts:
        ranges.append(_LATIN)
    ranges += [range(block << _BLOCK, (block + 1) << _BLOCK) for script, block in letters if script in scripts]
    kept = {code for each in ranges for code in each if code in covered}
    of_scripts = {code for code in kept if script_of(chr(code)) in scripts or script_of(chr(code)) is None}
    return set(map(chr, wanted | of_scripts))


def _fill(wanted: Any, what: str, values: Iterable[int]) -> None:
    import uharfbuzz

    wanted.sets(uharfbuzz.SubsetInputSets[what]).update(values)


def _number(tag: str) -> int:
    return int.from_bytes(tag.encode("latin-1"), "big")


def _truetype(data: bytes) -> bytes:
    """Return a font file with TrueType outlines."""
    import uharfbuzz

    return data if "glyf" in uharfbuzz.Face(data).table_tags else _with_truetype_outlines(data)


def _with_truetype_outlines(data: bytes) -> bytes:
    """Return a font file whose curves are quadratic (`glyf`), of one whose curves are cubic (`CFF `).

    Outlines come from HarfBuzz, so that no table but what it has written is read.
    """
    import uharfbuzz
    from fontTools.pens.cu2quPen import Cu2QuPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen
    from fontTools.ttLib import TTFont, newTable

    drawn = uharfbuzz.Font(uharfbuzz.Face(data))
    font = TTFont(BytesIO(data), recalcTimestamp=False)
    logging.getLogger("fontTools").setLevel(logging.ERROR)  # it remarks on dates of broken files
    order = [f"g{index}" for index in range(drawn.face.glyph_count)]
    font.setGlyphOrder(order)
    outlines = {}
    for index, name in enumerate(order):
        pen = TTGlyphPen(None)
        drawn.draw_glyph_with_pen(index, Cu2QuPen(pen, _TOLERANCE * drawn.face.upem, reverse_direction=True))
        outlines[name] = pen.glyph()
    font["loca"] = newTable("loca")
    glyf = font["glyf"] = newTable("glyf")
    glyf.glyphOrder, glyf.glyphs = order, outlines
    for tag in ("CFF ", "CFF2", "VORG"):
        if tag in font:
            del font[tag]
    font.sfntVersion = "\x00\x01\x00\x00"
    sizes = font["maxp"] = newTable("maxp")
    sizes.tableVersion, sizes.numGlyphs = 0x00010000, len(order)
    sizes.maxZones = 1
    for name in _NO_PROGRAMS:
        setattr(sizes, name, 0)
    sizes.maxComponentElements = 0
    bounds = font["hmtx"].metrics
    for name, outline in outlines.items():
        outline.recalcBounds(glyf)
        bounds[name] = (bounds[name][0], getattr(outline, "xMin", 0))
    if "post" in font:
        font["post"].formatType = 3.0
    out = BytesIO()
    font.save(out, reorderTables=False)
    return out.getvalue()


_NO_PROGRAMS = (
    "maxTwilightPoints",
    "maxStorage",
    "maxFunctionDefs",
    "maxInstructionDefs",
    "maxStackElements",
    "maxSizeOfInstructions",
)
