"""Say how high a word processor makes a line of a face if nothing is said about it.

For the families that a DOCX names (Arial, Calibri, Cambria, Times New Roman) that is what the table `hhea` of the faces
of the same widths says: LibreOffice and ONLYOFFICE add its line gap to ascent and descent (`docs/design/083`).
"""

from dataclasses import dataclass
from functools import cache
from struct import unpack_from

from bluf.fonts.font_face import Embedding, FontFace
from bluf.fonts.font_family import BUILT_IN, symbols
from bluf.fonts.sfnt import read_sfnt


@dataclass(frozen=True, slots=True)
class NaturalHeight:
    """What a face takes above the baseline, its line gap included, and below it, in ems."""

    above: float
    below: float


# Segoe UI Symbol, the tallest face that a program takes signs from that doesn't read those embedded in a file.
_SIGNS = NaturalHeight(1.079, 0.251)


@cache
def natural_height(face: FontFace) -> NaturalHeight | None:
    """Return the height of a face, or None if programs may put another face of any height in its place."""
    if face.family == symbols().name:
        return _SIGNS
    if face.embedding is not Embedding.NAMED or face.family not in BUILT_IN:
        return None
    sfnt = read_sfnt(face.data)
    ascent, descent, gap = unpack_from(">3h", sfnt.tables["hhea"], 4)
    return NaturalHeight((ascent + gap) / sfnt.units_per_em, -descent / sfnt.units_per_em)
