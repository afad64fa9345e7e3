"""Measure what of a page's frame is blank, as a designer sees it.

The frame is where the body may stand (`Page.frame`). Blank are, each as wide as the column or frame that it is in:

- under the last line, picture or table of a column, down to where the columns beside it end;
- under the last of the whole body, down to the frame's lower edge: the line that is kept free for the DOCX is in it;
- a space above anything, where it is more than three lines of text high, as above sources at the foot of the page.

Not counted are the spaces that a style sets, ragged right edges, gutters, and cells beside taller cells of a table.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bluf.document import Division
from bluf.layout import Page, Placed, PlacedFigure, PlacedGroup, PlacedParagraph

OPEN = 3.0  # lines of text: a larger space is blank


@dataclass(frozen=True, slots=True)
class Blank:
    """Blank areas as shares of the frame: under short columns, in the body's spaces, and at its foot."""

    columns: float
    spaces: float
    foot: float

    @property
    def all(self) -> float:
        """All of it."""
        return self.columns + self.spaces + self.foot


def blank(page: Page) -> Blank:
    """Return what is blank of a page that fits."""
    area = page.frame.width * page.frame.height
    foot = max(page.frame.bottom - _end(page.body, page.frame.y), 0.0) * page.frame.width
    return Blank(sum(_under_columns(page.body, page)) / area, sum(_spaces(page.body, page)) / area, foot / area)


def _end(placed: tuple[Placed, ...], top: float) -> float:
    """Return the y under the last line or picture among `placed`; `top` where there is none."""
    return max((_end_of(item, top) for item in placed), default=top)


def _end_of(item: Placed, top: float) -> float:
    match item:
        case PlacedGroup(children=children):
            return _end(children, top)
        case PlacedParagraph(rect=rect) | PlacedFigure(rect=rect):
            return rect.bottom
        case _:
            return top


def _under_columns(placed: tuple[Placed, ...], page: Page) -> Iterator[float]:
    for item in placed:
        if not isinstance(item, PlacedGroup):
            continue
        if isinstance(item.block, Division) and page.sheet.boxes[item.block.style].arrange in ("columns", "flow"):
            ends = [(_end_of(column, item.rect.y), column.rect.width) for column in item.children]
            lowest = max(end for end, _ in ends)
            yield from ((lowest - end) * width for end, width in ends)
        yield from _under_columns(item.children, page)


def _spaces(placed: tuple[Placed, ...], page: Page) -> Iterator[float]:
    line = page.sheet.paragraphs["Normal"].line_height
    for item in placed:
        if item.gap > OPEN * line:
            yield item.gap * item.rect.width
        if isinstance(item, PlacedGroup):
            yield from _spaces(item.children, page)
