"""Say how high a word processor makes a line of a face if nothing is said about it.

For the families that a DOCX names (Arial, Calibri, Cambria, Times New Roman) that is what the table `hhea` of the faces
of the same widths says: LibreOffice and ONLYOFFICE add its line gap to ascent and descent (`docs/design/083`). A face
that is embedded says it there or, for Windows, in `OS/2`, unless it asks for its typographic heights alone (OpenType,
`OS/2.fsSelection`, bit 7).
"""

from dataclasses import dataclass
from functools import cache
from struct import unpack_from

from bluf.fonts.font_face import Embedding, FontFace
from bluf.fonts.font_family import BUILT_IN, symbols
from bluf.fonts.sfnt import Sfnt, read_sfnt

_TYPOGRAPHIC = 1 << 7


@dataclass(frozen=True, slots=True)
class NaturalHeight:
    """What a face takes above the baseline, its line gap included, and below it, in ems."""

    above: float
    below: float

    def or_that_of(self, other: "NaturalHeight") -> "NaturalHeight":
        """Return the height of a line that may be set in either of two faces."""
        return NaturalHeight(max(self.above, other.above), max(self.below, other.below))


# What programs that don't read embedded faces put in their place: the tallest of Word's usual families, and for signs
# Segoe UI Symbol.
_LETTERS, _SIGNS = NaturalHeight(0.971, 0.25), NaturalHeight(1.079, 0.251)


@cache
def natural_height(face: FontFace) -> NaturalHeight | None:
    """Return the height of a face, or None if programs may put another face of any height in its place."""
    if face.embedding is Embedding.NAMED and face.family in BUILT_IN:
        return _said_by(read_sfnt(face.data))
    if face.embedding is not Embedding.EMBEDDED:
        return None
    own = read_sfnt(face.data)
    height = _said_by(own).or_that_of(_SIGNS if face.family == symbols().name else _LETTERS)
    return height if own.selection & _TYPOGRAPHIC else height.or_that_of(_said_for_windows(own))


def _said_by(sfnt: Sfnt) -> NaturalHeight:
    ascent, descent, gap = unpack_from(">3h", sfnt.tables["hhea"], 4)
    return NaturalHeight((ascent + gap) / sfnt.units_per_em, -descent / sfnt.units_per_em)


def _said_for_windows(sfnt: Sfnt) -> NaturalHeight:
    table = sfnt.tables["OS/2"]
    ascent, descent = unpack_from(">2H", table, 74) if len(table) >= 78 else (0, 0)
    return NaturalHeight(ascent / sfnt.units_per_em, descent / sfnt.units_per_em)
