"""What a chart shows, free of any look: its kind, places along the axis, series, thresholds and band.

Words are paragraphs of the `Figure` that the chart is in; here are their indices (None: there is none).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """The values of one line or colour; None where there is none. `name` and `values_said` are indices of labels."""

    name: int | None
    values: tuple[float | None, ...]
    values_said: tuple[int | None, ...] = ()


@dataclass(frozen=True, slots=True)
class ChartThreshold:
    """A line across the chart: at a value (`at`), or at a place along the axis (`x`, an index)."""

    at: float | None = None
    x: float | None = None
    label: int | None = None


@dataclass(frozen=True, slots=True)
class ChartRange:
    """A range that goes on from the place `start` along the axis: its values there and after."""

    start: int
    low: tuple[float, ...]
    high: tuple[float, ...]
    label: int | None = None


@dataclass(frozen=True, slots=True)
class Tick:
    """A value that is told at the axis."""

    value: float
    label: int


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart. `x` are the indices of the labels along the axis; `ticks` what the axis of the values tells.

    `kind` is `line`, `bar`, `stacked`, `range` or `dot`. `least` and `most` are the ends of the axis of the values.
    """

    kind: str
    x: tuple[int | None, ...]
    series: tuple[ChartSeries, ...]
    least: float
    most: float
    ticks: tuple[Tick, ...] = ()
    thresholds: tuple[ChartThreshold, ...] = ()
    band: ChartRange | None = None
    is_reversed: bool = False
    unit: int | None = None
    x_label: int | None = None
