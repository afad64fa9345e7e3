"""Pour blocks into columns of one width, as newspapers do: one column after the other, as even as can be.

A heading stays with what follows it, an item of a list is not parted, and neither is a box. A column that goes on with
a list or with the text under a heading is worth some lines more, so that columns break at headings where that costs
little; a few lines under one heading are not parted at all.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from bluf.document import Block, Division, ListBlock, Paragraph, is_heading

_GOING_ON = 4  # lines that it costs a column to begin in the middle of a part
_FEW = 6  # lines that are not parted


@dataclass(frozen=True, slots=True)
class Unit:
    """Blocks that stand in one column: their height, and the space above them where they don't begin one, in points."""

    blocks: tuple[Block, ...]
    height: float
    gap: float

    @property
    def is_headed(self) -> bool:
        """Whether it begins with a heading, or with what needs none."""
        first = self.blocks[0]
        return not isinstance(first, ListBlock) and (not isinstance(first, Paragraph) or is_heading(first))


def together(blocks: Sequence[Block]) -> list[tuple[Block, ...]]:
    """Return blocks in groups that are not parted; each item of a list is a list of its own."""
    groups: list[tuple[Block, ...]] = []
    held: tuple[Block, ...] = ()
    for block in blocks:
        if is_heading(block):
            held = (*held, block)
            continue
        first, *rest = _items(block) if isinstance(block, ListBlock) else [block]
        groups.append((*held, first))
        groups.extend((item,) for item in rest)
        held = ()
    return [*groups, held] if held else groups


def _items(block: ListBlock) -> list[Block]:
    return [replace(block, items=(item,), start=block.start + index) for index, item in enumerate(block.items)]


def parted(units: Sequence[Unit], count: int, line: float) -> tuple[int, ...]:
    """Return where each of `count` columns begins among the units, the least tall ones; `line` is a line's height."""
    whole, sums = len(units), _sums(units)
    has_list = not any(unit.is_headed for unit in units[1:])  # which has to be parted somewhere
    going_on = [0.0 if unit.is_headed or has_list else _GOING_ON * line for unit in units]

    def cost_of(start: int, end: int) -> float:
        return sums[end] - sums[start] - units[start].gap + going_on[start]

    even = (*_even_starts(sums, count), whole)
    most = max(cost_of(start, end) for start, end in pairwise(even))  # no better parting costs more
    widest_gap = max(unit.gap for unit in units)
    best: list[dict[int, tuple[float, tuple[int, ...]]]] = [{0: (0.0, ())}]
    for left in range(count - 1, -1, -1):
        made: dict[int, tuple[float, tuple[int, ...]]] = {}
        # This column ends no sooner than here: the `left` ones after it could not hold the rest.
        needed = bisect_left(sums, sums[whole] - left * (most + widest_gap) - widest_gap - 1e-6)
        for start, (tallest, starts) in best[-1].items():
            for end in range(max(start + 1, needed), whole - left + 1) if left else (whole,):
                own = cost_of(start, end)
                if own > most:
                    break
                cost = max(tallest, own)
                if end not in made or cost < made[end][0]:
                    made[end] = (cost, (*starts, start))
        best.append(made)
    return best[-1][whole][1]


def _even_starts(sums: Sequence[float], count: int) -> Iterator[int]:
    """Yield where columns begin that have an equal share of the height, as far as each has a unit."""
    whole, start = len(sums) - 1, -1
    for column in range(count):
        start = max(bisect_left(sums, sums[-1] * column / count), start + 1)
        start = min(start, whole - count + column)
        yield start


def is_short(units: Sequence[Unit], line: float) -> bool:
    """Whether units are one part of few lines, which is not poured into columns."""
    return not any(unit.is_headed for unit in units[1:]) and _sums(units)[-1] - units[0].gap <= _FEW * line


def _sums(units: Sequence[Unit]) -> list[float]:
    """Return the height of the first 0, 1, 2 … units, with the gaps above them, in points."""
    return [0.0, *accumulate(unit.gap + unit.height for unit in units)]


def columns_of(units: Sequence[Unit], starts: Sequence[int]) -> tuple[Division, ...]:
    """Return a division for each column, with lists that were parted in one again as far as they stand in it."""
    bounds = pairwise((*starts, len(units)))
    return tuple(Division("Group", _joined([block for unit in units[a:b] for block in unit.blocks])) for a, b in bounds)


def _joined(blocks: Sequence[Block]) -> tuple[Block, ...]:
    made: list[Block] = []
    for block in blocks:
        before = made[-1] if made else None
        if isinstance(block, ListBlock) and isinstance(before, ListBlock) and _goes_on(before, block):
            made[-1] = replace(before, items=(*before.items, *block.items))
        else:
            made.append(block)
    return tuple(made)


def _goes_on(before: ListBlock, after: ListBlock) -> bool:
    """Whether a list is the rest of the one before it: counted on, and of the same items' style."""
    return before.ordered == after.ordered and after.start == before.start + len(before.items)
