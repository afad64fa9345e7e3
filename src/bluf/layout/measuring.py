"""Turn blocks into shapes: how tall everything is in a measure, at one step of the ladder.

A `BlockShape` is a block with its size and the place of its children relative to it; `placing` turns shapes into the
page. The fit search makes shapes only. Words are measured once a paragraph (`lines.Measured`) and serve every step.
"""

import math
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, pairwise
from typing import TYPE_CHECKING, TypeAlias

from bluf.document import (
    Block,
    BlockQuote,
    BoxStyle,
    Cell,
    Division,
    Drawing,
    Figure,
    FigureStyle,
    Insets,
    ListBlock,
    ListItem,
    Paragraph,
    ParagraphStyle,
    Row,
    Rule,
    StyleSheet,
    Table,
    TableStyle,
    paragraphs,
    twips,
)
from bluf.layout.evening import Tried, evened
from bluf.layout.lines import Broken, Measured
from bluf.layout.page import Container
from bluf.layout.parting import measure

if TYPE_CHECKING:
    from bluf.layout.columns import ColumnSetting
from bluf.layout.strips import CellWidth, strip_shares

Shares: TypeAlias = tuple[tuple[float, ...], ...]  # of the parts of each row in its width, the gaps between left out

if TYPE_CHECKING:
    from bluf.layout.charts import LabelSizes

# Where a line's baseline stands in its exact height. Word processors put it four fifths down, whatever the font.
BASELINE = 0.8

LEAST_MEASURE = 14.0  # of a column into which blocks are poured, as a multiple of the text's size: some 28 characters


@dataclass(slots=True)
class BlockShape:
    """A block's size, in points, and where it stands in its parent; `gap` is the space kept free above it."""

    block: Block | Container
    width: float
    height: float
    gap: float = 0.0
    x: float = 0.0
    y: float = 0.0
    children: tuple["BlockShape", ...] = ()
    lines: Broken = ()
    label: str = ""
    on_one_line: bool = False
    lacks: bool = False  # a table that has too little room for its longest words


@dataclass(slots=True)
class MeasuredWords:
    """What is found out once and serves every step: a paragraph's measured words, a box's choice of widths."""

    sheet: StyleSheet
    lang: str  # the document's (BCP 47)
    has_content_tables: bool = False  # whether a table was met whose columns go by their content
    _kept: dict[int, tuple[Paragraph, Measured]] = field(default_factory=dict)
    _widths: dict[int, tuple[Division, Shares]] = field(default_factory=dict)
    _styles: dict[int, tuple[Table, tuple[str, ...]]] = field(default_factory=dict)
    _columns: dict[tuple[int, Hashable], tuple[Table, "ColumnSetting"]] = field(default_factory=dict)
    _poured: dict[int, tuple[Division, tuple[Division, ...]]] = field(default_factory=dict)
    _alike: dict[Paragraph, Measured] = field(default_factory=dict)

    def of(self, block: Paragraph) -> Measured:
        """Return the paragraph's measured words, measuring them the first time."""
        kept = self._kept.get(id(block))
        if kept is None:
            measured = self._alike.get(block) if self._alike else None
            kept = self._kept[id(block)] = (block, measured or self.measured(block))
        return kept[1]

    def for_alike(self, sheet: StyleSheet) -> "MeasuredWords":
        """Return what serves a document of the same words otherwise arranged: its paragraphs are measured already.

        `sheet` is that document's; its fonts, and styles of the same names, are those of this one's.
        """
        alike = {**self._alike, **dict(self._kept.values())}
        return MeasuredWords(sheet, self.lang, _alike=alike)

    def measured(self, block: Paragraph) -> Measured:
        """Return a paragraph's measured words without keeping them."""
        return measure(block, self.sheet.paragraphs[block.style], self.sheet, self.lang)

    def widths(self, block: Division) -> Shares | None:
        """Return the widths that were chosen for what stands side by side in a box, None where that is to be done."""
        kept = self._widths.get(id(block))
        return kept[1] if kept else None

    def styles_in(self, block: Table) -> tuple[str, ...]:
        """Return the paragraph styles of a table's cells."""
        kept = self._styles.get(id(block))
        if kept is None:
            names = dict.fromkeys(paragraph.style for paragraph in paragraphs((block,)))
            kept = self._styles[id(block)] = (block, tuple(names))
        return kept[1]

    def columns(self, block: Table, given: Hashable, make: Callable[[], "ColumnSetting"]) -> "ColumnSetting":
        """Return the columns that `make` finds for a table, found once for what is given of its measure and type."""
        kept = self._columns.get((id(block), given))
        if kept is None:
            kept = self._columns[id(block), given] = (block, make())
        return kept[1]

    def poured(self, block: Division, make: Callable[[], tuple[Division, ...]]) -> tuple[Division, ...]:
        """Return the columns into which `make` pours what a box holds, found once."""
        kept = self._poured.get(id(block))
        if kept is None:
            kept = self._poured[id(block)] = (block, make())
        return kept[1]

    def choose(self, block: Division, widths: Shares) -> None:
        """Keep the widths chosen for what stands side by side in a box."""
        self._widths[id(block)] = (block, widths)


@dataclass(frozen=True, slots=True)
class Flow:
    """Makes shapes with one style sheet (already at its step) and the words measured so far."""

    sheet: StyleSheet
    words: MeasuredWords

    def stack(self, blocks: Iterable[Block], width: float) -> tuple[tuple[BlockShape, ...], float]:
        """Set blocks one under the other; return their shapes and the height of all."""
        shapes: list[BlockShape] = []
        y = 0.0
        for block in blocks:
            shape = self.shape(block, width)
            shape.gap = self._gap(shapes[-1].block, block) if shapes else 0.0
            y += shape.gap
            shape.y = y
            y += shape.height
            shapes.append(shape)
        return tuple(shapes), y

    def _gap(self, above: Block | Container, block: Block) -> float:
        """Return the space between two blocks, one under the other."""
        after = self.sheet.paragraphs[above.style].space_after if isinstance(above, Paragraph) else None
        return self.space_before(block) if after is None else after

    def shape(self, block: Block, width: float) -> BlockShape:
        """Return the shape of one block in a measure of `width` points."""
        match block:
            case Paragraph():
                return self._paragraph(block, width)
            case Rule():
                style = self.sheet.paragraphs[block.style]
                return BlockShape(block, width, style.line_height + _rule_height(style))
            case ListBlock():
                return self._list(block, width)
            case BlockQuote():
                children, height = self.stack(block.blocks, width)
                return BlockShape(block, width, height, children=children)
            case Division():
                return self._division(block, width)
            case Table():
                return self._table(block, width)
            case Figure():
                return self._figure(block, width)

    def space_before(self, block: Block | ListItem) -> float:
        """Return the space above a block that is not the first of its container: that of what it starts with."""
        match block:
            case Paragraph() | Rule():
                return self.sheet.paragraphs[block.style].space_before
            case Division():
                box = self.sheet.boxes[block.style]
                if box.space_before or not block.blocks:
                    return box.space_before
                return self.space_before(block.blocks[0])
            case Table():
                return self.sheet.tables[block.style].space_before
            case Figure():
                return self.sheet.figures[block.style].space_before
            case ListBlock(items=items):
                return self.space_before(items[0]) if items else 0.0
            case ListItem(blocks=blocks) | BlockQuote(blocks=blocks):
                return self.space_before(blocks[0]) if blocks else 0.0

    def _paragraph(self, block: Paragraph, width: float) -> BlockShape:
        style = self.sheet.paragraphs[block.style]
        words = self.words.of(block)
        lines = words.broken(style.size, words.measure(style.size, width - style.indent, style.measure))
        return BlockShape(block, width, len(lines) * style.line_height + _rule_height(style), lines=lines)

    def _list(self, block: ListBlock, width: float) -> BlockShape:
        shapes: list[BlockShape] = []
        y = 0.0
        for number, item in enumerate(block.items, block.start):
            children, height = self.stack(item.blocks, width)
            first = children[0]
            if isinstance(first.block, Paragraph):
                first.label = self.sheet.paragraphs[first.block.style].label_of(number)
            gap = self.space_before(item) if shapes else 0.0
            y += gap
            shapes.append(BlockShape(item, width, height, gap=gap, y=y, children=children))
            y += height
        return BlockShape(block, width, y, children=tuple(shapes))

    def _division(self, block: Division, width: float) -> BlockShape:
        box = self.sheet.boxes[block.style]
        inner = width - box.padding.left - box.padding.right
        on_one_line = False
        if box.arrange == "columns":
            children, height = self._columns(block, box, inner)
        elif box.arrange == "flow":
            poured = self.words.poured(block, lambda: self._pour(block, box, inner))
            widths = column_widths((), inner, len(poured), box.gap)
            children, height = self._side_by_side(poured, widths, box.gap)
            block = replace(block, blocks=poured)
        elif box.arrange == "strip":
            children, height = self._strip(block, box, inner)
        elif box.arrange == "row" and (row := self._on_one_line(block.blocks, inner)):
            children, height = row
            on_one_line = True
        else:
            children, height = self.stack(block.blocks, inner)
        above = rule_space(box) + box.padding.top
        _move(children, box.padding.left, above)
        return BlockShape(
            block,
            width,
            above + height + box.padding.bottom,
            children=children,
            on_one_line=on_one_line,
        )

    def _columns(self, block: Division, box: BoxStyle, width: float) -> tuple[tuple[BlockShape, ...], float]:
        """Set columns at the widths chosen for them: those of the style's that make the box least tall."""
        count = len(block.blocks)
        kept = self.words.widths(block)
        if kept:
            return self._side_by_side(block.blocks, column_widths(kept[0], width, count, box.gap), box.gap)

        def tried(shares: tuple[float, ...]) -> Tried[BlockShape]:
            made, height = self._side_by_side(block.blocks, column_widths(shares, width, count, box.gap), box.gap)
            return Tried(shares, made, height, bool(lacking(made)))

        if box.between and count == 2:
            chosen = evened(box, box.between, tried, self.sheet.paragraphs["Normal"].line_height)
        else:
            chosen = min(map(tried, (box.widths, *box.alternatives)), key=lambda each: (each.lacks, each.height))
        self.words.choose(block, (chosen.shares,))
        return chosen.shapes, chosen.height

    def _pour(self, block: Division, box: BoxStyle, width: float) -> tuple[Division, ...]:
        """Return the columns into which a box's blocks are poured."""
        # Imported for a page that has such a box.
        from bluf.layout.pouring import Unit, columns_of, is_short, parted, together

        normal = self.sheet.paragraphs["Normal"]
        groups = together(block.blocks)
        for count in range(min(box.most, len(groups)), 0, -1):
            own = column_widths((), width, count, box.gap)[0]
            stacks = [self.stack(group, own) for group in groups]
            if count == 1 or (own >= LEAST_MEASURE * normal.size and not any(lacking(shapes) for shapes, _ in stacks)):
                break
        gaps = (self.space_before(group[0]) for group in groups)
        units = [Unit(group, height, gap) for group, (_, height), gap in zip(groups, stacks, gaps, strict=True)]
        if is_short(units, normal.line_height):
            return columns_of(units, (0,))
        return columns_of(units, parted(units, count, normal.line_height))

    def _side_by_side(
        self, blocks: Sequence[Block], widths: Sequence[float], gap: float
    ) -> tuple[tuple[BlockShape, ...], float]:
        shapes = []
        x = 0.0
        for block, width in zip(blocks, widths, strict=True):
            shape = self.shape(block, width)
            shape.x = x
            shapes.append(shape)
            x += width + gap
        return tuple(shapes), max((shape.height for shape in shapes), default=0.0)

    def _strip(self, block: Division, box: BoxStyle, width: float) -> tuple[tuple[BlockShape, ...], float]:
        """Set cells side by side in rows, those of a row equally tall."""
        shares = self.words.widths(block)
        if shares is None:
            shares = strip_shares([self._cell_width(cell) for cell in block.blocks], width, box.gap)
            self.words.choose(block, shares)
        cells = iter(block.blocks)
        made: list[BlockShape] = []
        y = 0.0
        for row in shares:
            widths = column_widths(row, width, len(row), box.gap)
            shapes, height = self._side_by_side(tuple(islice(cells, len(row))), widths, box.gap)
            y += box.gap if made else 0.0
            for shape in shapes:
                shape.y, shape.height = y, height
            made.extend(shapes)
            y += height
        return tuple(made), y

    def _cell_width(self, cell: Block) -> CellWidth:
        """Return what a cell of a strip asks for."""
        box = self.sheet.boxes[cell.style] if isinstance(cell, Division) else BoxStyle("Group")
        padding = box.padding.left + box.padding.right
        least = wanted = 0.0
        for paragraph in paragraphs((cell,)):
            style, measured = self.sheet.paragraphs[paragraph.style], self.words.of(paragraph)
            whole = max(measured.width(line, style.size) for line in measured.broken(style.size, math.inf))
            least = max(least, style.indent + measured.widest_word(style.size))
            wanted = max(wanted, style.indent + whole)
        return CellWidth(least + padding, wanted + padding)

    def _on_one_line(self, blocks: Sequence[Block], width: float) -> tuple[tuple[BlockShape, ...], float] | None:
        """Set paragraphs at the left, middle and right of one line, or return None where they need more."""
        shapes = [self.shape(block, width) for block in blocks]
        widths = []
        for shape in shapes:
            if not isinstance(shape.block, Paragraph) or len(shape.lines) != 1:
                return None
            style = self.sheet.paragraphs[shape.block.style]
            widths.append(style.indent + self.words.of(shape.block).width(shape.lines[0], style.size))
        if not shapes or len(shapes) > 3 or sum(widths) + (len(shapes) - 1) * 12 > width:
            return None
        for index, (shape, own) in enumerate(zip(shapes, widths, strict=True)):
            if index == len(shapes) - 1 and index > 0:
                shape.x = width - own
            elif index > 0:
                shape.x = (width - own) / 2
            shape.width = own
        for before, after in pairwise(shapes):
            if before.x + before.width + 6 > after.x:
                return None
        height = max(shape.height for shape in shapes)
        for shape in shapes:
            shape.y = (height - shape.height) * BASELINE
        return tuple(shapes), height

    def _figure(self, block: Figure, width: float) -> BlockShape:
        style = self.sheet.figures[block.style]
        own, height = self._figure_size(block, style, width)
        free = width - own
        return BlockShape(block, own, height, x={"left": 0.0, "right": free}.get(style.align, free / 2))

    def _figure_size(self, block: Figure, style: FigureStyle, width: float) -> tuple[float, float]:
        """Return the width and height of a picture or chart: a chart is as high as its rows of names need."""
        own, height = figure_size(block, style, width)
        if isinstance(block.content, Drawing):
            return own, height
        from bluf.layout.charts import least_height  # imported for a page that has one

        return own, max(height, twips(least_height(block.content, style, own, self.label_sizes(block))))

    def label_sizes(self, block: Figure) -> "LabelSizes":
        """Return what tells the sizes of a chart's labels."""
        from bluf.layout.charts import LabelSize  # imported for a page that has one

        kept: dict[tuple[int, float | None], LabelSize] = {}

        def size(label: int, most: float | None = None) -> LabelSize:
            found = kept.get((label, most))
            if found is None:
                found = kept[label, most] = LabelSize(*self._label_size(block.labels[label], most))
            return found

        return size

    def _label_size(self, label: Paragraph, most: float | None) -> tuple[float, float, float]:
        """Return the width and height of a label broken into lines of at most `most`, and the widest of its words."""
        style = self.sheet.paragraphs[label.style]
        measured = self.words.of(label)
        lines = measured.broken(style.size, math.inf if most is None else most)
        widest = max((measured.width(line, style.size) for line in lines), default=0.0)
        longest = max((measured.width((word,), style.size) for word in measured.words), default=0.0)
        return style.indent + widest, len(lines) * style.line_height, style.indent + longest

    def _table(self, block: Table, width: float) -> BlockShape:
        style = self.sheet.tables[block.style]
        rows = []
        y = 0.0
        setting = None
        if style.columns == "content":
            setting = self._content_columns(block, style, width)
            self.words.has_content_tables = True
        for index, row in enumerate(block.rows):
            shape = self._row(row, width, style, index, setting)
            shape.y = y
            y += shape.height
            rows.append(shape)
        return BlockShape(block, width, y, children=tuple(rows), lacks=bool(setting and setting.lacks))

    def _content_columns(self, block: Table, style: TableStyle, width: float) -> "ColumnSetting":
        """Return the columns of a table by its content: the same at all steps at which its words are as large."""
        looks = [self.sheet.paragraphs[name] for name in self.words.styles_in(block)]
        sizes = tuple([(look.size, look.indent) for look in looks])

        def make() -> "ColumnSetting":
            from bluf.layout.columns import content_columns  # imported for a page that has such a table

            return content_columns(block, style, width, self.sheet, self.words)

        return self.words.columns(block, (width, style.padding.left, style.padding.right, sizes), make)

    def _row(
        self, row: Row, width: float, style: TableStyle, index: int, setting: "ColumnSetting | None"
    ) -> BlockShape:
        count = len(row.cells)
        widths: Sequence[float] = [width * share for share in style.widths or (1 / count,) * count]
        if setting:
            widths = setting.widths
        cells = []
        x = 0.0
        for at, (cell, own) in enumerate(zip(row.cells, widths, strict=True)):
            padding = style.padding
            if setting:
                left, right = setting.sides[at]
                padding = replace(padding, left=left, right=right + setting.indents.get((index, at), 0.0))
            shape = self._cell(cell, own, padding)
            shape.x = x
            cells.append(shape)
            x += own
        height = max((cell.height for cell in cells), default=0.0)
        for shape in cells:
            shape.height = height
        return BlockShape(row, width, height, children=tuple(cells))

    def _cell(self, cell: Cell, width: float, padding: Insets) -> BlockShape:
        children, height = self.stack(cell.blocks, width - padding.left - padding.right)
        _move(children, padding.left, padding.top)
        return BlockShape(cell, width, padding.top + height + padding.bottom, children=children)


def figure_size(block: Figure, style: FigureStyle, measure: float) -> tuple[float, float]:
    """Return the width and height of a picture or chart in a measure, in points, whole twentieths high."""
    width = measure * style.width
    if not isinstance(block.content, Drawing):
        return width, style.height
    height = width * block.content.height / block.content.width
    if style.height and height > style.height:
        width *= style.height / height
        height = style.height
    return width, twips(height)


def lacking(shapes: Iterable[BlockShape]) -> list[BlockShape]:
    """Return the tables among some shapes, and within them, that have too little room for their longest words."""
    found: list[BlockShape] = []
    for shape in shapes:
        if shape.lacks:
            found.append(shape)
        found += lacking(shape.children)
    return found


def column_widths(shares: tuple[float, ...], width: float, count: int, gap: float) -> tuple[float, ...]:
    """Return the widths of `count` columns in `width` points: by their shares, or equal where these are for others."""
    free = width - gap * (count - 1)
    own = shares if len(shares) == count else (1 / count,) * count
    return tuple(free * share for share in own)


def rule_space(box: BoxStyle) -> float:
    """Return the height that a box's upper rule takes, with the space under it, in points."""
    return box.rule_above.width + box.rule_above.gap if box.rule_above else 0.0


def _rule_height(style: ParagraphStyle) -> float:
    return style.rule.width + style.rule.gap if style.rule else 0.0


def _move(shapes: Iterable[BlockShape], x: float, y: float) -> None:
    for shape in shapes:
        shape.x += x
        shape.y += y
