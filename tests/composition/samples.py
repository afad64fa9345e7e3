"""Placed paragraphs and boxes made by hand, so that what is measured on them does not rest on the layout."""

from bluf.document import Division
from bluf.fonts.font_family import built_in
from bluf.fonts.shaping import plain_shaper
from bluf.layout import Fragment, Line, Placed, PlacedGroup, PlacedParagraph, Rect
from tests.layout.samples import SHEET, advance, para

HEIGHT = 13.0  # of a line of the sample style sheet's text


def lines(
    *texts: str, x: float = 50.0, y: float = 50.0, width: float = 200.0, gap: float = 0.0, cut: bool = False
) -> PlacedParagraph:
    """Return a paragraph of these lines, all of them but the last broken: at a space, unless words are `cut`."""
    made = tuple(
        Line(
            x,
            y + HEIGHT * at,
            HEIGHT,
            y + HEIGHT * (at + 0.8),
            advance_of(text),
            (_fragment(text if cut or at == len(texts) - 1 else f"{text} ", x),),
            broken=at < len(texts) - 1,
        )
        for at, text in enumerate(texts)
    )
    rect = Rect(x, y, width, HEIGHT * len(texts))
    return PlacedParagraph(para(" ".join(texts)), SHEET.paragraphs["Normal"], rect, gap, made)


def side_by_side(*columns: Placed) -> PlacedGroup:
    """Return a box of columns, each of which holds one thing and is as tall as the tallest."""
    rects = [column.rect for column in columns]
    top, bottom = min(rect.y for rect in rects), max(rect.bottom for rect in rects)
    groups = tuple(
        PlacedGroup(Division("column", ()), Rect(rect.x, top, rect.width, bottom - top), 0.0, (column,))
        for rect, column in zip(rects, columns, strict=True)
    )
    left, right = min(rect.x for rect in rects), max(rect.right for rect in rects)
    return PlacedGroup(Division("columns", ()), Rect(left, top, right - left, bottom - top), 0.0, groups)


def advance_of(text: str) -> float:
    """Return how wide a text is in points; letters that the sample's face lacks are an em wide."""
    return sum(advance(letter) if letter.isascii() else 1.0 for letter in text) * 10


def _fragment(text: str, x: float) -> Fragment:
    shaper = plain_shaper(built_in("Arimo").face(False, False))
    return Fragment(x, advance_of(text), text, shaper, 10.0, "#000000")
