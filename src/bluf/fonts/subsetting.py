"""Take some glyphs out of a face's file as a file of their own."""

from collections.abc import Iterable, Mapping

from bluf.fonts.font_face import FontFace

_KEPT = frozenset(("glyf", "loca", "head", "hhea", "hmtx", "maxp"))


def subset(face: FontFace, glyphs: Iterable[int]) -> tuple[bytes, Mapping[int, int]]:
    """Return a TrueType file of the glyphs, and the number that each has there, by its number in the face.

    The file has outlines and advances alone: what maps characters to glyphs and joins them is left out. The same glyphs
    of a face give the same bytes. Glyph 0 is always among them.
    """
    import uharfbuzz

    wanted = uharfbuzz.SubsetInput()
    wanted.sets(uharfbuzz.SubsetInputSets.GLYPH_INDEX).set({0, *glyphs})
    flags = uharfbuzz.SubsetFlags
    wanted.flags = flags.NO_HINTING | flags.NOTDEF_OUTLINE | flags.NO_LAYOUT_CLOSURE
    dropped = (tag for tag in face.harfbuzz.face.table_tags if tag not in _KEPT)
    wanted.sets(uharfbuzz.SubsetInputSets.DROP_TABLE_TAG).update({int.from_bytes(tag.encode()) for tag in dropped})
    plan = uharfbuzz.SubsetPlan(face.harfbuzz.face, wanted)
    program: bytes = plan.execute().blob.data
    return program, dict(plan.old_to_new_glyph_mapping)
