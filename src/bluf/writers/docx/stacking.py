"""Turn the page's tree into what a word processor stacks: paragraphs and tables, each with the space above it.

A list, a quote and a plain division are no boxes in a DOCX: what is in them stands in the flow, and their own gap is
that of their first block. A division that is painted or parted into columns, and a table, stay whole.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from bluf.document import BlockQuote, BoxStyle, Division, ListBlock, ListItem, Stroke, StyleSheet, Table
from bluf.layout import Placed, PlacedFigure, PlacedGroup, PlacedParagraph, PlacedRule
from bluf.writers.docx.numbering import Numbering


@dataclass(frozen=True, slots=True)
class InList:
    """Where in the numbering a labelled paragraph stands."""

    number: int
    level: int


SIDE_BY_SIDE = ("columns", "flow", "strip")  # how a box sets what stands beside each other: as the cells of a table


class StackKind(Enum):
    """What a leaf is written as: a paragraph, a paragraph of several parts with tabs between, or a table."""

    PARAGRAPH = "paragraph"
    PARTS = "parts"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Leaf:
    """What stands in the flow on its own, `gap` points under what is before it."""

    kind: StackKind
    placed: Placed
    gap: float
    lang: str
    in_list: InList | None = None
    above: Stroke | None = None  # the rule of the box that this paragraph begins
    inset: tuple[float, float] = (0.0, 0.0)  # of a cell's content, before and after its lines, beside its margins
    apart: bool = False  # its bar must not run on into that of the quote before
    keeps: bool = False  # it stays on a page with what comes next


class Stack:
    """Flattens the placed blocks of one document."""

    def __init__(self, sheet: StyleSheet, numbering: Numbering) -> None:
        self._sheet = sheet
        self._numbering = numbering

    def leaves(self, placed: tuple[Placed, ...], lang: str, level: int = -1) -> Iterator[Leaf]:
        """Yield what `placed` is written as, top to bottom. `level` is that of the list around, -1 for none."""
        apart, after_quote = False, False
        owed = 0.0  # the gap of what has nothing in it
        for item in placed:
            is_quote = isinstance(item, PlacedGroup) and isinstance(item.block, BlockQuote)
            apart = is_quote and after_quote and not apart
            after_quote = is_quote
            leaves = list(_lowered(self._leaves(item, lang, level), owed))
            owed = 0.0 if leaves else owed + item.gap
            yield from (replace(leaf, apart=True) for leaf in leaves) if apart else leaves

    def _leaves(self, item: Placed, lang: str, level: int) -> Iterator[Leaf]:
        if isinstance(item, PlacedParagraph | PlacedRule | PlacedFigure):
            yield Leaf(StackKind.PARAGRAPH, item, item.gap, lang)
            return
        match item.block:
            case ListBlock():
                inner: Iterator[Leaf] = self._list(item, lang, level + 1)
            case BlockQuote(lang=own):
                inner = _attributed(self.leaves(item.children, own or lang, level), lang)
            case Division(style=name):
                inner = self._division(item, self._sheet.boxes[name], lang, level)
            case Table():
                inner = iter((Leaf(StackKind.TABLE, item, 0.0, lang),))
            case _:
                inner = self.leaves(item.children, lang, level)
        yield from _lowered(inner, item.gap)

    def _division(self, item: PlacedGroup, box: BoxStyle, lang: str, level: int) -> Iterator[Leaf]:
        if is_painted(box) or (box.arrange in SIDE_BY_SIDE and item.children):
            yield Leaf(StackKind.TABLE, item, 0.0, lang)
        elif item.on_one_line:
            yield Leaf(StackKind.PARTS, item, 0.0, lang, above=box.rule_above)
        else:
            leaves = list(self.leaves(item.children, lang, level))
            if box.rule_above and leaves:
                if leaves[0].kind is StackKind.TABLE or leaves[0].above or _left_edge(leaves[0]):
                    yield Leaf(StackKind.TABLE, item, 0.0, lang)
                    return
                leaves[0] = replace(leaves[0], above=box.rule_above)
            yield from leaves

    def _list(self, item: PlacedGroup, lang: str, level: int) -> Iterator[Leaf]:
        numbers: dict[str, int] = {}
        start = item.block.start if isinstance(item.block, ListBlock) else 1
        for member in item.children:
            if not isinstance(member, PlacedGroup) or not isinstance(member.block, ListItem):
                continue
            yield from _lowered(self._item(member, lang, level, numbers, start), member.gap)

    def _item(self, member: PlacedGroup, lang: str, level: int, numbers: dict[str, int], start: int) -> Iterator[Leaf]:
        for leaf in self.leaves(member.children, lang, level):
            labelled = leaf.placed
            if not isinstance(labelled, PlacedParagraph) or not labelled.label or leaf.in_list:
                yield leaf
                continue
            style = labelled.style.name
            if style not in numbers:
                numbers[style] = self._numbering.instance(style, level, start)
            yield replace(leaf, in_list=InList(numbers[style], level))


def is_painted(box: BoxStyle) -> bool:
    """Whether a box needs edges of its own."""
    return bool(box.fill or box.bar or any((box.padding.top, box.padding.right, box.padding.bottom, box.padding.left)))


def _attributed(leaves: Iterator[Leaf], lang: str) -> Iterator[Leaf]:
    """Yield a quote's leaves, its attribution in the language around it and not in the quote's."""
    for leaf in leaves:
        is_attribution = isinstance(leaf.placed, PlacedParagraph) and leaf.placed.block.tag == "cite"
        yield replace(leaf, lang=lang) if is_attribution else leaf


def _lowered(leaves: Iterator[Leaf], gap: float) -> Iterator[Leaf]:
    """Yield leaves, the first of them `gap` lower."""
    for leaf in leaves:
        yield replace(leaf, gap=leaf.gap + gap) if gap else leaf
        break
    yield from leaves


def _left_edge(leaf: Leaf) -> float:
    """Return how far right of its measure a paragraph's border would begin, in points."""
    placed = leaf.placed
    if isinstance(placed, PlacedParagraph):
        return placed.style.indent - (placed.style.hanging if placed.label else 0.0)
    return 0.0
