"""Turn values and places of a chart into points of its plot."""

from dataclasses import dataclass

from bluf.document.charts import ChartAxis
from bluf.layout.charts.free_space import Box


@dataclass(frozen=True, slots=True)
class Scale:
    """Maps values to points along one axis: `least` stands at `start`, `most` at `end`."""

    least: float
    most: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """Return where a value stands, in points."""
        if self.most == self.least:
            return (self.start + self.end) / 2
        return self.start + (value - self.least) / (self.most - self.least) * (self.end - self.start)


def value_scale_of(axis: ChartAxis, start: float, end: float) -> Scale:
    """Return the scale of a chart's values between two points; a reversed one starts at the end."""
    ends = (end, start) if axis.is_reversed else (start, end)
    return Scale(axis.least, axis.most, *ends)


@dataclass(frozen=True, slots=True)
class Plot:
    """The rectangle in which values are drawn, with the scales of the places (`along`) and of the values."""

    box: Box
    along: Scale
    value: Scale

    @property
    def width(self) -> float:
        """Its width, in points."""
        return self.box.right - self.box.left

    @property
    def height(self) -> float:
        """Its height, in points."""
        return self.box.bottom - self.box.top
