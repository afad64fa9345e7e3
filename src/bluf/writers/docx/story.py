"""Turn placed blocks into the paragraphs and tables of one story: the body, the header, the footer or a cell.

Space is stated above a paragraph: the gap that the page has there, whatever its style says. A table can have none, so
the space above a table is the space below the paragraph before it. Where it has none before it, that is a paragraph as
high as the space: between two tables, which Word would otherwise join, and at the beginning of a story. A story that
ends in a table ends in a paragraph of 1 pt, because Word demands one.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from bluf.document import BoxStyle, Division, ParagraphStyle, Table, TableStyle
from bluf.layout import Page, Placed, PlacedFigure, PlacedGroup, PlacedParagraph, PlacedRule
from bluf.writers.docx import tables
from bluf.writers.docx.borders import paragraph_borders
from bluf.writers.docx.families import PageFamilies
from bluf.writers.docx.line_heights import LEAST, line_rule
from bluf.writers.docx.numbering import Numbering
from bluf.writers.docx.outline import HeadingOutline
from bluf.writers.docx.package import PackagePart
from bluf.writers.docx.pictures import Pictures
from bluf.writers.docx.runs import TAB, Runs
from bluf.writers.docx.stacking import SIDE_BY_SIDE, Leaf, Stack, StackKind, is_painted
from bluf.writers.docx.style_ids import style_id
from bluf.writers.docx.styles_part import HEADINGS, cell_margins, indents
from bluf.writers.docx.wordprocessing_xml import NOTHING, Xml, element, in_twips, switch

BRINK = 2.0  # how much room, in points, every line has to break where it does
LEAST_HEIGHT = 1.0  # of a paragraph that only keeps two tables apart or ends a story


class Story:
    """Writes the blocks of one part."""

    def __init__(
        self, page: Page, families: PageFamilies, numbering: Numbering, part: PackagePart, pictures: Pictures
    ) -> None:
        self._sheet = page.sheet
        self._backwards = page.is_right_to_left
        self._numbering = numbering
        self._flow = Stack(page.sheet, numbering)
        self._runs = Runs(families, part, page.document.properties.lang)
        self._outline = HeadingOutline()
        self._part = part
        self._pictures = pictures

    def of(self, placed: tuple[Placed, ...], lang: str) -> Xml:
        """Return blocks in `lang`, which are in no table, as paragraphs and tables, a paragraph last."""
        return self._stack([replace(leaf, keeps=_is_heading(leaf)) for leaf in self._flow.leaves(placed, lang)])

    def _in_cell(self, placed: tuple[Placed, ...], lang: str) -> Xml:
        """Return blocks in `lang` as what is in a cell of a table, where nothing keeps with the next."""
        return self._stack(list(self._flow.leaves(placed, lang)))

    def _stack(self, leaves: Sequence[Leaf], foot: float = 0.0) -> Xml:
        """Return leaves one under the other, with `foot` points of space under the last."""
        written: list[Xml] = []
        after_table = False
        for index, leaf in enumerate(leaves):
            if leaf.kind is StackKind.TABLE:
                if after_table or (leaf.gap and not written):
                    written.append(_spacer(leaf.gap))
                written.append(self._table(leaf))
                after_table = True
                continue
            following = leaves[index + 1] if index + 1 < len(leaves) else None
            below = foot if not following else following.gap if following.kind is StackKind.TABLE else 0.0
            written.append(self._parts(leaf, below) if leaf.kind is StackKind.PARTS else self._paragraph(leaf, below))
            after_table = False
        if after_table or not written:
            written.append(_spacer(max(LEAST_HEIGHT, foot)))
        return Xml("".join(written))

    def _paragraph(self, leaf: Leaf, below: float) -> Xml:
        placed = leaf.placed
        if isinstance(placed, PlacedFigure):
            return self._figure(leaf, placed, below)
        if isinstance(placed, PlacedRule):
            return element("p", self._properties(leaf, (placed,), below))
        if not isinstance(placed, PlacedParagraph):
            raise TypeError(f"no paragraph: {placed!r}")
        return element("p", self._properties(leaf, (placed,), below), self._runs.of(placed, leaf.lang))

    def _figure(self, leaf: Leaf, placed: PlacedFigure, below: float) -> Xml:
        """Return a picture in a paragraph of the least type: with automatic spacing it is as high as the picture."""
        style = placed.style
        before, after = leaf.inset
        spacing: dict[str, str | int] = {
            "before": in_twips(leaf.gap),
            "after": in_twips(below),
            "line": 240,
            "lineRule": "auto",
        }
        least = element("rPr", element("sz", val=2), element("szCs", val=2))
        properties = element(
            "pPr",
            element("spacing", **spacing),
            element("ind", left=in_twips(before), right=in_twips(after)) if before or after else NOTHING,
            element("jc", val=style.align) if style.align != "left" else NOTHING,
            least,
        )
        return element("p", properties, element("r", least, self._pictures.inline(placed, self._part)))

    def _parts(self, leaf: Leaf, below: float) -> Xml:
        """Return paragraphs that stand on one line as one paragraph, each but the first after a tab."""
        placed = leaf.placed
        parts = [child for child in _children(placed) if isinstance(child, PlacedParagraph)]
        first = parts[0].style
        width = self._measure(placed)
        stops = {1: (), 2: (("right", width),), 3: (("center", width / 2), ("right", width))}[len(parts)]
        tabs = element("tabs", *[element("tab", val=kind, pos=in_twips(at)) for kind, at in stops])
        properties = self._properties(leaf, parts, below, tabs=tabs if stops else NOTHING)
        runs = [self._runs.of(part, leaf.lang, first) for part in parts]
        return element("p", properties, Xml(TAB.join(runs)))

    def _measure(self, placed: Placed) -> float:
        block = _group(placed).block
        padding = self._sheet.boxes[block.style].padding if isinstance(block, Division) else None
        return placed.rect.width - (padding.left + padding.right if padding else 0.0)

    def _properties(
        self,
        leaf: Leaf,
        parts: Sequence[PlacedParagraph | PlacedRule],
        below: float,
        *,
        tabs: Xml = NOTHING,
    ) -> Xml:
        """Return paragraph properties: the style, and what differs from it (in the schema's order, `CT_PPrBase`).

        `parts` are what stands on one line in the paragraph; its style is that of the first.
        """
        style = parts[0].style
        number, unlabelled = NOTHING, False
        if style.name in self._numbering.of_style:
            unlabelled = leaf.in_list is None
            number = self._number(leaf, style)
        spacing: dict[str, str | int] = {}
        if leaf.gap != style.space_before:
            spacing["before"] = in_twips(leaf.gap)
        if below:
            spacing["after"] = in_twips(below)
        spacing |= self._line_heights(parts)
        backwards = leaf.placed.is_right_to_left if isinstance(leaf.placed, PlacedParagraph) else self._backwards
        turned = backwards != self._backwards
        properties = (
            element("pStyle", val=style_id(style.name)) if style.name != "Normal" else NOTHING,
            switch("keepNext", True) if leaf.keeps else NOTHING,
            number,
            paragraph_borders(style, leaf.above, apart=leaf.apart, backwards=backwards, turned=turned)
            if leaf.above or leaf.apart or turned
            else NOTHING,
            tabs,
            switch("bidi", backwards) if turned else NOTHING,
            element("spacing", **spacing) if spacing else NOTHING,
            self._indents(leaf, style, unlabelled=unlabelled),
            element("jc", val="left") if leaf.kind is StackKind.PARTS and style.align != "left" else NOTHING,
            self._outline_level(leaf),
        )
        return element("pPr", *properties) if any(properties) else NOTHING

    def _line_heights(self, parts: Sequence[PlacedParagraph | PlacedRule]) -> dict[str, str | int]:
        """Return the lines' height and its rule where they are not those of the style of the first part."""
        height = max(part.style.line_height for part in parts)
        rule = line_rule(parts, height, self._sheet)
        if (height, rule) == (parts[0].style.line_height, LEAST):
            return {}
        return {"line": in_twips(height), "lineRule": rule}

    def _indents(self, leaf: Leaf, style: ParagraphStyle, *, unlabelled: bool) -> Xml:
        """Return the indents where they differ from the style's."""
        more, after = leaf.inset
        left, right = _edges(leaf.placed)
        more, right = more + left, right + after
        hanging = leaf.placed.hanging if isinstance(leaf.placed, PlacedParagraph) else 0.0
        if more or hanging or (unlabelled and style.hanging):
            return indents(style, labelled=not unlabelled, right=right, more=more, hanging=hanging)
        return element("ind", right=in_twips(right)) if right else NOTHING

    def _outline_level(self, leaf: Leaf) -> Xml:
        block = leaf.placed.block if isinstance(leaf.placed, PlacedParagraph) else None
        level = self._outline.level(block) if block else None
        return NOTHING if level is None else element("outlineLvl", val=level)

    def _number(self, leaf: Leaf, style: ParagraphStyle) -> Xml:
        """Return a list item's place in its list where the style alone does not give it, or that it has none."""
        place = leaf.in_list
        if place is None:
            return element("numPr", element("ilvl", val=0), element("numId", val=0))
        if place.level == 0 and place.number == self._numbering.of_style[style.name]:
            return NOTHING
        return element("numPr", element("ilvl", val=place.level), element("numId", val=place.number))

    def _table(self, leaf: Leaf) -> Xml:
        group = _group(leaf.placed)
        if isinstance(group.block, Table):
            style = self._sheet.tables[group.block.style]
            rows = [[self._cell(cell, leaf.lang, style) for cell in _children(row)] for row in group.children]
            return tables.data(group, group.block, rows, style, backwards=self._backwards)
        if not isinstance(group.block, Division):
            raise TypeError(f"not written as a table: {group.block!r}")
        box = self._sheet.boxes[group.block.style]
        if is_painted(box) or box.rule_above or box.arrange not in SIDE_BY_SIDE:
            return tables.box(group, box, self._inside(group, box, leaf.lang), backwards=self._backwards)
        return self._side_by_side(group, box, leaf.lang)

    def _cell(self, cell: Placed, lang: str, style: TableStyle) -> Xml:
        inset = self._inset(cell, style)
        return self._stack([replace(leaf, inset=inset) for leaf in self._flow.leaves(_children(cell), lang)])

    def _inset(self, cell: Placed, style: TableStyle) -> tuple[float, float]:
        """Return how far what is in a table's cell stands inside its margins, before and after its lines."""
        before, after = cell_margins(style, backwards=self._backwards)
        inner = next((child.rect for child in _children(cell)), cell.rect)
        left, right = inner.x - cell.rect.x, cell.rect.right - inner.right
        if self._backwards:
            left, right = right, left
        return max(0.0, left - before), max(0.0, right - after)

    def _side_by_side(self, group: PlacedGroup, box: BoxStyle, lang: str) -> Xml:
        return self._strip(group, box, lang) if box.arrange == "strip" else self._columns(group, box, lang)

    def _strip(self, group: PlacedGroup, box: BoxStyle, lang: str) -> Xml:
        """Return a table for each row of a strip, with the gap between them."""
        written: list[Xml] = []
        bottom = 0.0
        for top, cells in groupby(map(_group, group.children), key=lambda cell: cell.rect.y):
            styled = [(cell, self._box_style(cell)) for cell in cells]
            contents = [self._inside(cell, style, lang) for cell, style in styled]
            if written:
                written.append(_spacer(top - bottom))
            written.append(tables.strip(styled, contents, box.gap, backwards=self._backwards))
            bottom = top + styled[0][0].rect.height
        return Xml("".join(written))

    def _box_style(self, group: PlacedGroup) -> BoxStyle:
        return self._sheet.boxes[group.block.style] if isinstance(group.block, Division) else BoxStyle("Group")

    def _columns(self, group: PlacedGroup, box: BoxStyle, lang: str) -> Xml:
        styled = [(_group(column), self._box_style(_group(column))) for column in group.children]
        painted = [column.rect.bottom for column, style in styled if style.shows_height]
        foot = max(column.rect.bottom for column, _ in styled)
        if painted and min(painted) > foot - LEAST_HEIGHT:  # a cell that is painted is as tall as its row
            inside = [self._padded(column, style, lang) for column, style in styled]
            level = [(column, _at_sides(style)) for column, style in styled]
            return tables.strip(level, inside, box.gap, backwards=self._backwards)
        contents = [self._in_cell((column,), lang) for column in group.children]
        return tables.columns(group, box, contents, backwards=self._backwards)

    def _padded(self, column: PlacedGroup, style: BoxStyle, lang: str) -> Xml:
        """Return what stands in a column, its padding above and below in its paragraphs.

        As a cell's margin, programs would take it for all cells of the row.
        """
        leaves = list(self._flow.leaves(column.children, lang))
        if leaves:
            above = style.padding.top + (style.rule_above.gap if style.rule_above else 0.0)
            leaves[0] = replace(leaves[0], gap=leaves[0].gap + above)
        return self._stack(leaves, style.padding.bottom)

    def _inside(self, group: PlacedGroup, box: BoxStyle, lang: str) -> Xml:
        """Return what stands inside a painted box."""
        if box.arrange in SIDE_BY_SIDE and group.children:
            return Xml(self._side_by_side(group, box, lang) + _spacer(LEAST_HEIGHT))
        if group.on_one_line:
            return self._parts(Leaf(StackKind.PARTS, group, 0.0, lang), 0.0)
        return self._in_cell(group.children, lang)


def _at_sides(style: BoxStyle) -> BoxStyle:
    """Return a box style without what is kept free above and below."""
    rule = style.rule_above and replace(style.rule_above, gap=0.0)
    return replace(style, padding=replace(style.padding, top=0.0, bottom=0.0), rule_above=rule)


def _edges(placed: Placed) -> tuple[float, float]:
    """Return how far inside the measure a paragraph's lines should begin and end, in points.

    Lines that are set from the right lose at their beginning what they are to lose, and centred ones on both sides.
    """
    if not isinstance(placed, PlacedParagraph) or (placed.style.align != "left" and not placed.narrowed):
        return 0.0, 0.0
    less = placed.narrowed + _off_the_brink(placed)
    before = {"left": 0.0, "right": less}.get(placed.style.align, less / 2)
    return before, less - before


def _off_the_brink(placed: PlacedParagraph) -> float:
    """Return by how much the measure should be less, so that no line is on the brink of another break.

    Programs round the widths of letters differently; within the tolerance every measure gives the same lines.
    """
    narrower, wider = placed.tolerance
    if min(narrower, wider) >= BRINK:
        return 0.0
    if narrower + wider < 2 * BRINK:
        return (narrower - wider) / 2
    return narrower - BRINK if narrower < BRINK else BRINK - wider


def _children(placed: Placed) -> tuple[Placed, ...]:
    return _group(placed).children


def _group(placed: Placed) -> PlacedGroup:
    if not isinstance(placed, PlacedGroup):
        raise TypeError(f"no group: {placed!r}")
    return placed


def _is_heading(leaf: Leaf) -> bool:
    """Whether a leaf is a paragraph in the style of a heading."""
    return isinstance(leaf.placed, PlacedParagraph) and leaf.placed.style.name in HEADINGS


def _spacer(height: float) -> Xml:
    """Return an empty paragraph of a height: a line of 1 pt under space, so that what is put into it is not clipped."""
    above = max(0.0, height - LEAST_HEIGHT)
    spacing = element("spacing", before=in_twips(above), after=0, line=in_twips(LEAST_HEIGHT), lineRule="exact")
    return element("p", element("pPr", spacing))
