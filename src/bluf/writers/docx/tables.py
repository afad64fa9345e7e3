"""Turn boxes, columns and tables of data into WordprocessingML tables (ISO/IEC 29500-1, 17.4).

Every table has a fixed layout: its columns are as wide as the page has them, whatever is in them. A painted box is one
cell with its tint, its accent as the left border and its padding as margins; columns are one row without borders or
margins, the gap a margin right of each but the last.

On a page that runs from right to left, the first cell of a row is the rightmost (17.4.1 `bidiVisual`). Programs differ
in which side of such a table is its left: a box of one cell does without it, and columns and tables of data have the
same margins on both sides.
"""

from collections.abc import Sequence
from dataclasses import replace

from bluf.document import BoxStyle, Cell, Insets, Table, TableStyle
from bluf.layout import Placed, PlacedGroup
from bluf.writers.docx.borders import border, margins, shading, side
from bluf.writers.docx.style_ids import table_id
from bluf.writers.docx.wordprocessing_xml import NOTHING, Xml, element, in_twips, switch

_PLAIN = margins("tblCellMar", Insets())
_EMPTY = element("p", element("pPr", element("spacing", before=0, after=0, line=20, lineRule="exact")))


def box(placed: PlacedGroup, style: BoxStyle, content: Xml, *, backwards: bool) -> Xml:
    """Return a painted box as a table of one cell.

    The accent is centred on the cell's edge, so the cell begins half its width inside the box.
    """
    width = placed.rect.width - (style.bar.width / 2 if style.bar else 0.0)
    order = switch("bidiVisual", False) if backwards else NOTHING
    return _layout((width,), _painted(width, style, content, backwards=backwards), order=order)


def _painted(width: float, style: BoxStyle, content: Xml, *, backwards: bool) -> Xml:
    """Return a cell that is painted as a box: with its tint, its accent and its rule."""
    half = style.bar.width / 2 if style.bar else 0.0
    above = style.rule_above
    padding = replace(style.padding, left=max(0.0, style.padding.left - half))
    if backwards:
        padding = replace(padding, left=padding.right, right=padding.left)
    if above:
        padding = replace(padding, top=padding.top + above.gap)
    borders = [
        border("top", above) if above else NOTHING,
        border("right" if backwards else "left", style.bar) if style.bar else NOTHING,
    ]
    return _cell(
        width,
        content,
        element("tcBorders", *borders) if style.bar or above else NOTHING,
        shading(style.fill) if style.fill else NOTHING,
        margins("tcMar", padding),
    )


def strip(
    cells: Sequence[tuple[PlacedGroup, BoxStyle]], contents: Sequence[Xml], gap: float, *, backwards: bool
) -> Xml:
    """Return painted boxes side by side as a row of cells, with an empty cell as wide as the gap between two.

    An accent is centred on the cell's edge, so its cell begins half its width later. On a page that runs from right to
    left each has the same margins on both sides.
    """
    widths: list[float] = []
    written: list[Xml] = []
    for (placed, style), content in zip(cells, contents, strict=True):
        half = style.bar.width / 2 if style.bar and written and gap else 0.0
        if written and gap:
            widths.append(gap + half)
            written.append(_cell(gap + half, _EMPTY))
        if backwards:
            beside = (style.padding.left + style.padding.right) / 2
            style = replace(style, padding=replace(style.padding, left=beside, right=beside))
        widths.append(placed.rect.width - half)
        written.append(_painted(placed.rect.width - half, style, content, backwards=backwards))
    return _layout(widths, *written, order=element("bidiVisual") if backwards else NOTHING)


def columns(placed: PlacedGroup, style: BoxStyle, contents: Sequence[Xml], *, backwards: bool) -> Xml:
    """Return divisions side by side as a row of cells."""
    if backwards:
        return _columns_backwards(placed, style, contents)
    last = len(contents) - 1
    widths = [child.rect.width + (style.gap if index < last else 0.0) for index, child in enumerate(placed.children)]
    cells = [
        _cell(width, content, element("tcMar", side("right", style.gap)) if index < last and style.gap else NOTHING)
        for index, (width, content) in enumerate(zip(widths, contents, strict=True))
    ]
    return _layout(widths, *cells)


def _columns_backwards(placed: PlacedGroup, style: BoxStyle, contents: Sequence[Xml]) -> Xml:
    """Return columns with half the gap on both sides of each, in a table that is wider by that than the box."""
    half = style.gap / 2
    widths = [child.rect.width + style.gap for child in placed.children]
    beside = element("tcMar", side("left", half), side("right", half))
    cells = [_cell(width, content, beside) for width, content in zip(widths, contents, strict=True)]
    return _layout(widths, *cells, order=element("bidiVisual"), indent=-half)


def data(
    placed: PlacedGroup, block: Table, contents: Sequence[Sequence[Xml]], style: TableStyle, *, backwards: bool
) -> Xml:
    """Return a table of data: its style, its header rows marked. A row may be parted at a page's end."""
    rows = [row for row in placed.children if isinstance(row, PlacedGroup)]
    widths = [cell.rect.width for cell in rows[0].children] if rows else []
    has_row_headers = any(is_header(row.children[0]) for row in rows[len(block.head) :] if row.children)
    written = []
    foot = len(contents) - len(block.foot) if block.foot and style.total_rule else 0
    for index, row in enumerate(contents):
        marks = [element("tblHeader")] if index < len(block.head) else []
        own = _total_rule(style, "bottom" if index == foot - 1 else "top") if foot and foot - 1 <= index <= foot else ()
        if style.marked_fill and index >= len(block.head) and block.rows[index].marked:
            own = (*own, shading(style.marked_fill))
        cells = [_cell(width, content, *own) for width, content in zip(widths, row, strict=True)]
        written.append(element("tr", element("trPr", *marks) if marks else NOTHING, *cells))
    look: dict[str, str | int] = {
        "val": f"{0x0600 + 0x0020 * bool(block.head) + 0x0080 * has_row_headers:04X}",
        "firstRow": int(bool(block.head)),
        "lastRow": 0,
        "firstColumn": int(has_row_headers),
        "lastColumn": 0,
        "noHBand": 1,
        "noVBand": 1,
    }
    return element(
        "tbl",
        element(
            "tblPr",
            element("tblStyle", val=table_id(block.style)),
            element("bidiVisual") if backwards else NOTHING,
            _width("tblW", sum(widths)),
            element("tblLayout", type="fixed"),
            element("tblLook", **look),
            element("tblCaption", val=block.title) if block.title else NOTHING,
        ),
        _grid(widths),
        *written,
    )


def _total_rule(style: TableStyle, name: str) -> tuple[Xml, ...]:
    """Return the rule above the totals as a border of the cells on one side of it."""
    return (element("tcBorders", border(name, style.total_rule)),) if style.total_rule else ()


def is_header(placed: Placed) -> bool:
    """Whether a cell is a header."""
    return isinstance(placed, PlacedGroup) and isinstance(placed.block, Cell) and placed.block.header


def _layout(widths: Sequence[float], *cells: Xml, order: Xml = NOTHING, indent: float = 0.0) -> Xml:
    """Return a table of one row that only sets things beside or inside each other."""
    return element(
        "tbl",
        element(
            "tblPr",
            order,
            _width("tblW", sum(widths)),
            _width("tblInd", indent),
            element("tblLayout", type="fixed"),
            _PLAIN,
            element("tblLook", val="0000"),
        ),
        _grid(widths),
        element("tr", *cells),
    )


def _grid(widths: Sequence[float]) -> Xml:
    return element("tblGrid", *[element("gridCol", w=in_twips(width)) for width in widths])


def _cell(width: float, content: Xml, *properties: Xml) -> Xml:
    return element("tc", element("tcPr", _width("tcW", width), *properties), content)


def _width(name: str, points: float) -> Xml:
    return element(name, w=in_twips(points), type="dxa")
