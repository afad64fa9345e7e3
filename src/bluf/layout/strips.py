"""Part the cells of a strip into rows, and say how wide each is.

A row has six cells at most, and the rows are as even as can be, the longer ones first. There are more rows where the
longest words of a row have no room beside each other. Cells are equally wide where all that they hold then stands on
one line; else they are as wide as it asks, and what has no room for that gives way, the widest first.
"""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

MOST_IN_ROW = 6
_HALVINGS = 40  # of the span of widths: well under a thousandth of a point


class CellWidth(NamedTuple):
    """What a cell asks for, its padding included, in points: for its longest word, and to have no line broken."""

    least: float
    wanted: float


def strip_shares(cells: Sequence[CellWidth], width: float, gap: float) -> tuple[tuple[float, ...], ...]:
    """Return the shares of the cells of each row in `width` points less the gaps; those of a row add up to 1."""
    rows = next(rows for rows in _rows(cells) if len(rows) == len(cells) or all(_fits(row, width, gap) for row in rows))
    return tuple(_shares(row, width - gap * (len(row) - 1)) for row in rows)


def _rows(cells: Sequence[CellWidth]) -> Sequence[list[Sequence[CellWidth]]]:
    """Return the ways to part cells into even rows, the fewest rows first."""
    ways = []
    for count in range(math.ceil(len(cells) / MOST_IN_ROW), len(cells) + 1):
        bounds = [math.ceil(len(cells) * row / count) for row in range(count + 1)]
        ways.append([cells[start:end] for start, end in pairwise(bounds)])
    return ways


def _fits(row: Sequence[CellWidth], width: float, gap: float) -> bool:
    return sum(cell.least for cell in row) + gap * (len(row) - 1) <= width


def _shares(row: Sequence[CellWidth], free: float) -> tuple[float, ...]:
    wanted = sum(cell.wanted for cell in row)
    if all(cell.wanted <= free / len(row) for cell in row):
        widths = [free / len(row)] * len(row)
    elif wanted <= free:
        widths = [cell.wanted + (free - wanted) / len(row) for cell in row]
    else:
        widths = leveled(row, free)
    total = sum(widths)
    return tuple(width / total for width in widths)


def leveled(row: Sequence[CellWidth], free: float) -> list[float]:
    """Return widths that fill `free` points: none is over one level unless its longest word is, or more than it wants.

    >>> [round(width) for width in leveled([CellWidth(10, 30), CellWidth(20, 200), CellWidth(10, 90)], 150)]
    [30, 60, 60]
    """
    low, high = 0.0, max(cell.wanted for cell in row)
    for _ in range(_HALVINGS):
        level = (low + high) / 2
        if sum(_at_level(cell, level) for cell in row) > free:
            high = level
        else:
            low = level
    return [_at_level(cell, low) for cell in row]


def _at_level(cell: CellWidth, level: float) -> float:
    return max(cell.least, min(cell.wanted, level))
