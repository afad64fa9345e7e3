"""Plan a chart: where its axes, marks and words stand in a rectangle of a size."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from bluf.document import Chart, Drawing, FigureStyle, PathShape
from bluf.document.drawing import line

# Returns the width and height, in points, of the label of an index, broken into lines at a measure if one is given.
LabelSizes: TypeAlias = Callable[[int, float | None], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class LabelPlace:
    """Where a label of a chart stands: its index, and its rectangle by the top left corner, in points.

    `color` is its own where it isn't that of its style; `align` counts where it has several lines.
    """

    label: int
    x: float
    y: float
    width: float
    color: str | None = None
    align: str = "left"


@dataclass(frozen=True, slots=True)
class ChartPlan:
    """A chart of a size: what is drawn, and where its words stand."""

    drawing: Drawing
    labels: tuple[LabelPlace, ...]


def planned(chart: Chart, style: FigureStyle, width: float, height: float, sizes: LabelSizes) -> ChartPlan:
    """Return a chart as it fills a rectangle."""
    axis = PathShape(line((0, height), (width, height)), stroke=style.axis, stroke_width=0.5)
    places = []
    for at, label in enumerate(chart.x):
        if label is not None:
            own, tall = sizes(label, None)
            places.append(LabelPlace(label, at * width / len(chart.x), height - tall, own))
    return ChartPlan(Drawing(width, height, (axis,)), tuple(places))
