"""Set the names of series above a plot: over what each names where there is room, or else in a row with samples."""

from collections.abc import Sequence

from bluf.document import PathShape
from bluf.document.charts import Chart
from bluf.layout.charts.canvas import BESIDE, Canvas
from bluf.layout.charts.free_space import Box
from bluf.layout.charts.looks import color_of, point, shaded, word_color

_SAMPLE = 7.0  # points: the side of a sample of a bar
_BETWEEN = 12.0  # points from one name to the next sample
_UNDER = 3.0  # points between the names and the plot


def draw_legend(canvas: Canvas, chart: Chart) -> float:
    """Set the names of all series in rows from the top; return the height that they take, in points.

    A single name has no sample. Names that are wider than the chart are broken into lines.
    """
    labels = [(at, each.name) for at, each in enumerate(chart.series) if each.name is not None]
    sample = _SAMPLE + BESIDE if len(labels) > 1 else 0.0
    x = y = row = 0.0
    for at, label in labels:
        most = canvas.width - sample
        size = canvas.sizes(label, most)
        if x and x + sample + size.width > canvas.width:
            x, y, row = 0.0, y + row, 0.0
        if sample:
            middle = y + canvas.sizes(label).height / 2
            for shape in _sample(canvas, chart, at, x, middle):
                canvas.shapes.append(shape)
        canvas.put(label, x + sample, y, color=word_color(color_of(canvas.style, at)), most=most)
        row = max(row, size.height)
        x += sample + size.width + _BETWEEN
    return y + row + _UNDER if labels else 0.0


def legend_height(canvas: Canvas, chart: Chart) -> float:
    """Return the height that the names of all series take in rows, in points."""
    trial = Canvas(canvas.width, canvas.height, canvas.style, canvas.sizes)
    return draw_legend(trial, chart)


def names_over(canvas: Canvas, chart: Chart, places: Sequence[tuple[float, float]]) -> bool:
    """Set the name of each series over a point, if all of them find room there; return whether they do."""
    placed: list[tuple[int, Box, float, float]] = []
    for at, (x, y) in enumerate(places):
        label = chart.series[at].name
        if label is None:
            continue
        size = canvas.sizes(label)
        left = min(max(0.0, x - size.width / 2), canvas.width - size.width)
        box = canvas.box_of(label, left, y - size.height)
        if not canvas.space.is_free(box) or any(box.grown(BESIDE, 0).overlaps(other) for _, other, _, _ in placed):
            return False
        placed.append((label, box, left, y - size.height))
    for at, (label, _, left, top) in enumerate(placed):
        canvas.put(label, left, top, color=word_color(color_of(canvas.style, at)))
    return True


def _sample(canvas: Canvas, chart: Chart, at: int, x: float, middle: float) -> list[PathShape]:
    color = color_of(canvas.style, at)
    if chart.kind == "dot":
        return [point(at, x + _SAMPLE / 2, middle, color, 2.8)]
    return shaded(at, Box(x, middle - _SAMPLE / 2, x + _SAMPLE, middle + _SAMPLE / 2), color)
