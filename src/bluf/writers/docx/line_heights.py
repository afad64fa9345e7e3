"""Say whether a line's height is the least that it may be, or exact (ISO/IEC 29500-1, 17.18.48 `ST_LineSpacingRule`).

A line of a least height grows with what is put into it later: a picture, larger type. But it also grows if its face is
taller than the height by itself, and then the DOCX would be longer than the page. So all styles have lines of a least
height, and a paragraph whose faces are taller than its lines says that they are exact.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, TypeAlias

from bluf.document import StyleSheet
from bluf.fonts.font_face import FontFace
from bluf.fonts.natural_height import natural_height
from bluf.layout import Fragment, PlacedParagraph, PlacedRule
from bluf.writers.docx.families import slot

LineRule: TypeAlias = Literal["atLeast", "exact"]
LEAST: LineRule = "atLeast"  # that of all styles
_ROUNDING = 0.06  # points by which programs' rounding makes a line of a face higher than its tables say


def line_rule(parts: Sequence[PlacedParagraph | PlacedRule], height: float, sheet: StyleSheet) -> LineRule:
    """Return the rule of lines of `height` points that hold the parts."""
    fragments = [each for part in parts if isinstance(part, PlacedParagraph) for each in _fragments(part)]
    if any(not each.shaper.is_plain and slot(each.shaper) == "eastAsia" for each in fragments):
        return "exact"  # ONLYOFFICE has such lines higher than their faces say
    style = parts[0].style
    mark = sheet.fonts.family(style.font).face(style.bold, style.italic), style.size, 0.0  # of the paragraph
    return _rule({mark, *((each.face, each.size, each.rise) for each in fragments)}, height)


def _fragments(paragraph: PlacedParagraph) -> Iterator[Fragment]:
    yield from paragraph.label
    for line in paragraph.lines:
        yield from line.fragments


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
    return LEAST if above + below + _ROUNDING <= height else "exact"
