"""What a figure of a text is: its kind and value, whatever its spelling."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum

from bluf.evidence.facts.dates import Date
from bluf.evidence.facts.measures import Unit


class FigureKind(Enum):
    """What a figure counts."""

    NUMBER = "number"
    SHARE = "share"
    MONEY = "money"
    YEAR = "year"
    TIME = "time"
    DATE = "date"
    POINTS = "points"  # percentage points
    DEGREES = "degrees"
    PERIOD = "period"  # a quarter or half of a year
    ORDER = "order"  # "thousands" of something


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in a text: `values` are what it may mean (3m is three or three million); an order's, its two ends.

    `place` is what "a third" means where it isn't a share. `unit` is what a number measures, if it is plain. `scale` is
    what a word such as million has multiplied. `degrees` is C or F, where the text says so.
    """

    kind: FigureKind
    text: str
    start: int
    values: frozenset[Decimal] = frozenset()
    currency: str = ""
    dates: tuple[Date, ...] = ()
    place: Decimal | None = None
    unit: Unit | None = None
    scale: Decimal = Decimal(1)
    degrees: str = ""

    @property
    def end(self) -> int:
        """Where it ends in its text."""
        return self.start + len(self.text)

    def moved(self, by: int) -> "Figure":
        """Return the figure with another start: `replace` takes long for as many as a text may have."""
        return Figure(
            self.kind,
            self.text,
            self.start + by,
            self.values,
            self.currency,
            self.dates,
            self.place,
            self.unit,
            self.scale,
            self.degrees,
        )

    def shares_with(self, later: "Figure") -> "Figure":
        """Return the first figure of a range with what the second says of both: "5 to 6 million tonnes"."""
        return replace(
            self,
            kind=later.kind,
            values=self.values | {value * later.scale for value in self.values if self.scale == 1},
            currency=later.currency or self.currency,
            unit=self.unit or later.unit,
            degrees=self.degrees or later.degrees,
        )


def masked(text: str, figures: Sequence[Figure]) -> str:
    """Return the text with zeros in the place of these figures, which may overlap."""
    if not figures:
        return text
    pieces: list[str] = []
    last = 0
    for figure in sorted(figures, key=lambda figure: figure.start):
        if figure.end > last:
            pieces += [text[last : figure.start], "\x00" * (figure.end - max(figure.start, last))]
            last = figure.end
    return "".join([*pieces, text[last:]])
