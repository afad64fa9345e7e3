"""Look up in a source's figures what a table says in short: numbers without their units, and rounded to a scale."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from bluf.evidence.facts.figure import Figure, FigureKind

_CELL_ENDS = re.compile(r" {0,40}(?:$|[\t\n|;]| [-+−–]?\d)")  # the value ends a line or a cell, or another follows it
_CELL_BEGINS = frozenset("\t\n|; ")


@dataclass(frozen=True)
class SourceCells:
    """The figures of a source's text that may stand in a table, by what they say alone."""

    text: str
    figures: tuple[Figure, ...]
    _sorted: dict[object, list[Decimal]] = field(default_factory=dict)

    def has(self, values: Iterable[Decimal]) -> bool:
        """Whether one of these numbers stands in the source without words: as the value of a table's cell does."""
        return not self._bare.isdisjoint(map(abs, values))

    @cached_property
    def _bare(self) -> frozenset[Decimal]:
        return frozenset(
            abs(value)
            for figure in self.figures
            if figure.kind in (FigureKind.NUMBER, FigureKind.YEAR) and figure.unit is None and self._is_cell(figure)
            for value in figure.values
        )

    def _is_cell(self, figure: Figure) -> bool:
        begins = figure.start == 0 or self.text[figure.start - 1] in _CELL_BEGINS
        return begins and _CELL_ENDS.match(self.text, figure.end) is not None

    def rounds_to(self, figure: Figure, step: Decimal) -> bool:
        """Whether the source has a figure of this kind and unit that is this one, to the nearest whole `step`."""
        size = Decimal(1) if figure.unit is None else figure.unit.size
        known = self._of(figure)
        for value in figure.values:
            first = bisect_left(known, (value - step / 2) * size)
            if first < len(known) and known[first] <= (value + step / 2) * size:
                return True
        return False

    def _of(self, figure: Figure) -> list[Decimal]:
        """Return what the source's figures that may be rounded to one come to, in order."""
        measures = figure.unit.measures if figure.unit is not None else ""
        key = (figure.kind, figure.currency, measures)
        if key not in self._sorted:
            self._sorted[key] = sorted(
                value * (each.unit.size if measures and each.unit is not None else 1)
                for each in self.figures
                if (each.kind, each.currency) == key[:2] and (not measures or _measures(each, measures))
                for value in each.values
            )
        return self._sorted[key]


def _measures(figure: Figure, what: str) -> bool:
    return figure.unit is not None and figure.unit.measures == what
