"""Open the gaps of a page that has been chosen: columns end level, and what ends the body stands at its foot.

Only spaces change: no line moves to another column, and nothing gets closer. The shorter of columns that differ by a
few lines opens the gaps above its headings and between its items, so that last baselines meet; leading is never
touched. A column that is painted and nearly as full is as tall as the tallest, so that its tint ends with the columns.
What is still left stays above the sources.
"""

from collections.abc import Iterator, Sequence

from bluf.document import (
    BlockQuote,
    Division,
    ListBlock,
    ListItem,
    Paragraph,
    StyleSheet,
    is_heading,
    twips,
)
from bluf.layout.measuring import BlockShape

MOST_LINES = 4  # by which columns may differ for gaps to be opened
LEAST_FILLED = 0.6  # of the height of columns: a painted one that holds less ends where what is in it does
_HEADING, _ITEM = 0.6, 0.4  # how much wider the gap above a heading, and between items, may get
_SIDE_BY_SIDE = ("columns", "flow")


def finish(shapes: Sequence[BlockShape], sheet: StyleSheet, free: float) -> None:
    """Open the gaps in the shapes of a body; `free` is the height below it, in points."""
    line = sheet.paragraphs["Normal"].line_height
    for shape in beside(shapes, sheet):
        tallest = max(column.height for column in shape.children)
        for column in shape.children:
            if 0.05 <= tallest - column.height <= MOST_LINES * line:
                _open(column, tallest - column.height)
        for column in shape.children:
            is_painted = isinstance(column.block, Division) and sheet.boxes[column.block.style].shows_height
            if is_painted and column.height >= LEAST_FILLED * tallest:
                column.height = max(column.height, tallest)
    last = shapes[-1] if shapes else None
    if last and free > 0 and isinstance(last.block, Division) and sheet.boxes[last.block.style].at_foot:
        last.gap = twips(last.gap + free - 0.05)
        last.y += twips(free - 0.05)


def beside(shapes: Sequence[BlockShape], sheet: StyleSheet) -> Iterator[BlockShape]:
    """Yield the boxes that set columns side by side, on a page or in an unpainted box."""
    for shape in shapes:
        if isinstance(shape.block, Division):
            box = sheet.boxes[shape.block.style]
            if box.arrange in _SIDE_BY_SIDE and len(shape.children) > 1:
                yield shape
            elif box.arrange == "stack":
                yield from beside(shape.children, sheet)


def blank(shapes: Sequence[BlockShape], sheet: StyleSheet) -> float:
    """Return the area under columns that are shorter than those beside them, in square points."""
    area = 0.0
    for shape in beside(shapes, sheet):
        tallest = max(column.height for column in shape.children)
        area += sum((tallest - column.height) * column.width for column in shape.children)
    return area


def _open(column: BlockShape, height: float) -> None:
    """Open the gaps in a column so that it is `height` points taller, or as much as they may open."""
    gaps = [(shape, twips(shape.gap * share)) for shape, share in _gaps(column)]
    most = sum(more for _, more in gaps)
    if not most:
        return
    share = min(1.0, height / most)
    given = 0.0
    wanted = 0.0
    added = {}
    for shape, more in gaps:
        wanted += more * share
        added[id(shape)] = twips(wanted - given - 0.0249)
        given += added[id(shape)]
    _lower(column, added)


def _gaps(shape: BlockShape) -> Iterator[tuple[BlockShape, float]]:
    """Yield what in a column may have more space above it, with the share by which that may grow.

    What stands under a heading stays where it is, so that the first lines of columns are level.
    """
    for index, child in enumerate(shape.children):
        block = child.block
        if index and child.gap:
            if is_heading(block):
                yield child, _HEADING
            elif not is_heading(shape.children[index - 1].block) and _is_entry(block, shape):
                yield child, _ITEM
        if isinstance(block, ListBlock):
            yield from _gaps(child)


def _is_entry(block: object, around: BlockShape) -> bool:
    """Whether a block is one of several entries of a column: a paragraph is if it is of the style of the first."""
    if isinstance(block, ListItem | BlockQuote | Division):
        return True
    styles = [
        each.block.style for each in around.children if isinstance(each.block, Paragraph) and each.block.tag == "p"
    ]
    return isinstance(block, Paragraph) and bool(styles) and block.style == styles[0]


def _lower(shape: BlockShape, added: dict[int, float]) -> float:
    """Move what is in a shape down by the gaps added above it, and return by how much the shape is taller."""
    down = 0.0
    for child in shape.children:
        more = added.get(id(child), 0.0)
        down += more
        child.gap += more
        child.y += down
        if isinstance(child.block, ListBlock):
            down += _lower(child, added)
    shape.height += down
    return down
