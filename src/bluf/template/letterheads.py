"""Put the letterhead of a style above the body of a page: the logo at the left, the lines of address beside it.

It is the style's, so every template's page has it. Its looks are the styles `Letterhead` of paragraphs and boxes, and
the box `Under Letterhead` that the page's first block then stands in; a style that lacks them has those here.
"""

from dataclasses import replace

from bluf.document import (
    Block,
    BoxStyle,
    Division,
    Drawing,
    Figure,
    FigureStyle,
    LineBreak,
    PageSize,
    Paragraph,
    StyleSheet,
    TextRun,
)
from bluf.document.letterhead import Letterhead

NAME, UNDER = "Letterhead", "Under Letterhead"
_GAP = 12.0  # points between the logo and the lines
_UNDER = 16.0  # points below it
_MOST = 0.6  # of the measure: the logo, beside lines
_ROOM = 0.5  # points by which its column is wider than the logo


def lettered(sheet: StyleSheet, size: PageSize) -> StyleSheet:
    """Return the sheet with the styles that its letterhead needs on paper of a size; itself where it has none."""
    letterhead = sheet.letterhead
    return sheet if letterhead is None else sheet.kept((NAME, size), lambda: _lettered(sheet, letterhead, size))


def _lettered(sheet: StyleSheet, letterhead: Letterhead, size: PageSize) -> StyleSheet:
    paragraphs, boxes, figures = dict(sheet.paragraphs), dict(sheet.boxes), dict(sheet.figures)
    base = paragraphs.get("Details", paragraphs["Normal"])
    beside = letterhead.logo is not None  # then the lines begin at the logo, in a style that centres its details too
    align = "left" if beside else base.align
    paragraphs.setdefault(NAME, replace(base, name=NAME, based_on="Normal", space_before=0.0, align=align))
    boxes.setdefault(UNDER, BoxStyle(UNDER, space_before=_UNDER))
    height = letterhead.height
    figures[NAME] = FigureStyle(NAME, height=height, least_height=height, space_before=0.0)
    if letterhead.logo is not None:
        box = boxes.get(NAME, BoxStyle(NAME, gap=_GAP))
        measure = size.width - sheet.margins.left - sheet.margins.right - box.gap
        width = height * letterhead.logo.width / letterhead.logo.height + _ROOM
        share = min(_MOST, width / measure)
        boxes[NAME] = replace(box, arrange="columns", widths=(share, 1 - share), alternatives=())
    return replace(sheet, paragraphs=paragraphs, boxes=boxes, figures=figures)


def with_letterhead(body: tuple[Block, ...], sheet: StyleSheet) -> tuple[Block, ...]:
    """Return the body of a page below the letterhead of its style, if that has one."""
    letterhead = sheet.letterhead
    if letterhead is None:
        return body
    first: Block
    if letterhead.logo is None:
        first = _lines(letterhead)
    elif not letterhead.lines:
        first = _logo(letterhead.logo, letterhead.alt)
    else:
        logo = _logo(letterhead.logo, letterhead.alt)
        first = Division(NAME, (Division("Group", (logo,)), Division("Group", (_lines(letterhead),))))
    return (first, *(Division(UNDER, (block,)) for block in body[:1]), *body[1:])


def _logo(drawing: Drawing, alt: str | None) -> Figure:
    return Figure(NAME, drawing, alt=alt)


def _lines(letterhead: Letterhead) -> Paragraph:
    inlines: list[TextRun | LineBreak] = []
    for line in letterhead.lines:
        inlines += [LineBreak(), TextRun(line)] if inlines else [TextRun(line)]
    return Paragraph(NAME, tuple(inlines))
