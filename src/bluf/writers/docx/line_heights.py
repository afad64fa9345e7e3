"""Say whether a line's height is the least that it may be, or exact (ISO/IEC 29500-1, 17.18.48 `ST_LineSpacingRule`).

A line of a least height grows with what is put into it later: a picture, larger type. But it also grows if its face is
taller than the height by itself, and then the DOCX would be longer than the page. So a height is a least one only where
all that the page sets in the line is lower, whichever program shows it; elsewhere it is exact.
"""

from collections.abc import Iterable, Sequence
from typing import Literal, TypeAlias

from bluf.document import ParagraphStyle, StyleSheet
from bluf.fonts.font_face import FontFace
from bluf.fonts.natural_height import natural_height
from bluf.layout import PlacedParagraph
from bluf.writers.docx.families import slot

LineRule: TypeAlias = Literal["atLeast", "exact"]
_ROUNDING = 0.1  # points by which programs' rounding makes a line of a face higher than its tables say


def style_rule(style: ParagraphStyle, sheet: StyleSheet) -> LineRule:
    """Return the rule of a style's lines, for text in its own family."""
    faces = sheet.fonts.family(style.font).faces.values()
    return _rule(((face, style.size, 0.0) for face in faces), style.line_height)


def line_rule(placed: Sequence[PlacedParagraph], height: float, style: LineRule) -> LineRule:
    """Return the rule of lines of `height` points that hold the paragraphs, whose style has the rule `style`."""
    if style == "exact":
        return style
    fragments = [
        fragment
        for paragraph in placed
        for set_together in (paragraph.label, *(line.fragments for line in paragraph.lines))
        for fragment in set_together
    ]
    if any(not fragment.shaper.is_plain and slot(fragment.shaper) == "eastAsia" for fragment in fragments):
        return "exact"  # ONLYOFFICE has such lines higher than their faces say
    return _rule({(fragment.face, fragment.size, fragment.rise) for fragment in fragments}, height)


def _rule(set_in: Iterable[tuple[FontFace, float, float]], height: float) -> LineRule:
    """Return the rule of a line that holds faces, each at a size and lifted by so many points.

    LibreOffice lifts by more than it says when it measures: by the share of the size that it is lifted by, of the
    height of a line of that size.
    """
    above = below = 0.0
    for face, size, rise in set_in:
        natural = natural_height(face)
        if natural is None:
            return "exact"
        above = max(above, natural.above * size + rise * max(1.0, natural.above + natural.below))
        below = max(below, natural.below * size - rise)
    return "atLeast" if above + below + _ROUNDING <= height else "exact"
