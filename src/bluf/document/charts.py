"""What a chart shows, free of any look: its kind, places along the axis, series, thresholds and band.

Words are paragraphs of the `Figure` that the chart is in; here are their indices (None: there is none). What is called
a place is a position along the axis of `x`, in the unit of the chart's own `places`.
"""

from dataclasses import dataclass

CATEGORIES = ("bar", "stacked", "dot")  # the kinds whose x are categories, each with a stretch of the axis to itself


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """The values of one line or colour, one a place; None where there is none.

    `said` are the labels of the values, as typed; `name` is the label of its name, and `end` of its name and its last
    value.
    """

    values: tuple[float | None, ...]
    said: tuple[int | None, ...]
    name: int | None = None
    end: int | None = None

    @property
    def last(self) -> int | None:
        """The index of its last value."""
        return next((at for at in reversed(range(len(self.values))) if self.values[at] is not None), None)


@dataclass(frozen=True, slots=True)
class ChartThreshold:
    """A line across the chart at the value `at`, one at the place `x`, or a point where both are given."""

    at: float | None = None
    x: float | None = None
    label: int | None = None


@dataclass(frozen=True, slots=True)
class ChartForecast:
    """A band: its lower and higher values at some places."""

    places: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    label: int | None = None


@dataclass(frozen=True, slots=True)
class Tick:
    """A value that is told at the axis."""

    value: float
    label: int


@dataclass(frozen=True, slots=True)
class ChartAxis:
    """The axis of the values: its ends and what it tells. `is_broken`: it does not start at zero."""

    least: float
    most: float
    ticks: tuple[Tick, ...] = ()
    is_broken: bool = False
    is_reversed: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart. `names` are the labels along the axis, one a place.

    `kind` is `line`, `bar`, `stacked`, `range` or `dot`. `is_sequence`: the places follow from one another, as dates
    do, so that some of their names may be left out where all find no room.
    """

    kind: str
    places: tuple[float, ...]
    names: tuple[int, ...]
    series: tuple[ChartSeries, ...]
    axis: ChartAxis
    marks: tuple[ChartThreshold, ...] = ()
    band: ChartForecast | None = None
    x_label: int | None = None
    is_sequence: bool = False
