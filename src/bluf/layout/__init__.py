"""Layout: turn a Document into a Page, every line and box at its place."""

from bluf.layout.fit import DoesNotFitError, Layout, fit, lay_out, lines_over
from bluf.layout.items import item_lines
from bluf.layout.page import (
    Container,
    Fill,
    Fragment,
    Hint,
    Line,
    Page,
    Placed,
    PlacedFigure,
    PlacedGroup,
    PlacedParagraph,
    PlacedRule,
    Rect,
    alone,
    fragments,
    placed_figures,
    placed_paragraphs,
)

__all__ = [
    "Container",
    "DoesNotFitError",
    "Fill",
    "Fragment",
    "Hint",
    "Layout",
    "Line",
    "Page",
    "Placed",
    "PlacedFigure",
    "PlacedGroup",
    "PlacedParagraph",
    "PlacedRule",
    "Rect",
    "alone",
    "fit",
    "fragments",
    "item_lines",
    "lay_out",
    "lines_over",
    "placed_figures",
    "placed_paragraphs",
]
