"""Set the axes of a chart whose categories stand one under the other: their names at the left, values rightwards."""

from collections.abc import Sequence
from dataclasses import dataclass

from bluf.document import PathShape
from bluf.document.charts import Chart
from bluf.document.drawing import line
from bluf.layout.charts.axes import shown_ticks
from bluf.layout.charts.canvas import BESIDE, Canvas, LabelSizes
from bluf.layout.charts.free_space import Box
from bluf.layout.charts.looks import DOTTED, HAIR, THRESHOLD, word_color
from bluf.layout.charts.scales import Plot, Scale, value_scale_of

_SHARE = 0.42  # of the chart's width that the names of rows may take
_ROW = 1.1  # the least height of a row, in lines of its name
_UNDER = 3.0  # points between the plot and the values under it
_BREAK = 2.0


@dataclass(frozen=True, slots=True)
class RowNames:
    """The measure of the names of rows, and the height that the highest of them takes, in points."""

    measure: float
    height: float


def row_names(names: Sequence[int], sizes: LabelSizes, width: float) -> RowNames:
    """Return how the names of rows are broken in a chart of a width."""
    wanted = max(sizes(name).width for name in names)
    longest = max(sizes(name).longest for name in names)
    measure = wanted if wanted <= _SHARE * width else max(longest, _SHARE * width)
    return RowNames(measure, max(sizes(name, measure).height for name in names))


def rows_height(chart: Chart, sizes: LabelSizes, width: float, above: float) -> float:
    """Return the least height of a chart in rows, with `above` over them, in points."""
    names = row_names(chart.names, sizes, width)
    return above + names.height * _ROW * len(chart.names) + _below(chart, sizes, width - names.measure)


def _below(chart: Chart, sizes: LabelSizes, width: float) -> float:
    ticks = max((sizes(tick.label).height for tick in chart.axis.ticks), default=0.0)
    return ticks + _UNDER + (sizes(chart.x_label, width).height if chart.x_label is not None else 0.0)


def row_plot(canvas: Canvas, chart: Chart, above: float, beyond: float) -> Plot | None:
    """Return the plot of rows, with `beyond` points free right of it; None where the names of rows find no room."""
    names = row_names(chart.names, canvas.sizes, canvas.width)
    if (
        names.measure > 0.6 * canvas.width
        or rows_height(chart, canvas.sizes, canvas.width, above) > canvas.height + 0.5
    ):
        return None
    left = names.measure + BESIDE + 1
    last = canvas.sizes(chart.axis.ticks[-1].label).width / 2 if chart.axis.ticks else 0.0
    right = canvas.width - max(beyond, last)
    box = Box(left, above, right, canvas.height - _below(chart, canvas.sizes, right - left))
    along = Scale(-0.5, len(chart.names) - 0.5, box.top, box.bottom)
    return Plot(box, along, value_scale_of(chart.axis, box.left, box.right))


def draw_row_axes(canvas: Canvas, chart: Chart, plot: Plot) -> None:
    """Set the names of rows and the values under them; draw the grid, upright, and the axis."""
    box = plot.box
    names = row_names(chart.names, canvas.sizes, canvas.width)
    for at, name in enumerate(chart.names):
        size = canvas.sizes(name, names.measure)
        y = plot.along(at) - size.height / 2
        canvas.put(name, names.measure - size.width, y, align="right", most=names.measure)
    unit = abs(plot.value(1.0) - plot.value(0.0))
    widest = max((canvas.sizes(tick.label).width for tick in chart.axis.ticks), default=0.0)
    thresholds = {mark.at for mark in chart.marks if mark.x is None}
    for tick in shown_ticks(chart, unit, widest + BESIDE):
        x = plot.value(tick.value)
        size = canvas.sizes(tick.label)
        color = word_color(canvas.style.threshold) if tick.value in thresholds else None
        left = min(max(0.0, x - size.width / 2), canvas.width - size.width)
        canvas.put(tick.label, left, box.bottom + _UNDER, color=color)
        canvas.grid.append((x, box.top, x, box.bottom))
    if chart.x_label is not None:
        size = canvas.sizes(chart.x_label, plot.width)
        x = box.left + (plot.width - size.width) / 2
        canvas.put(chart.x_label, x, canvas.height - size.height, align="center", most=plot.width)
    _draw_base(canvas, chart, plot)


def _draw_base(canvas: Canvas, chart: Chart, plot: Plot) -> None:
    """Draw the line of zero, or the line under the rows with the mark of an axis that does not start there."""
    box, axis = plot.box, chart.axis
    if not axis.is_broken:
        x = plot.value(min(max(0.0, axis.least), axis.most))
        path = line((x, box.top), (x, box.bottom))
        canvas.shapes.append(PathShape(path, stroke=canvas.style.axis, stroke_width=HAIR))
        return
    near = plot.value(axis.least if axis.least > 0 else axis.most)
    way = 1.0 if near < (box.left + box.right) / 2 else -1.0
    steps = ((0, 0), (3, 0), (4.25, -_BREAK), (6.75, _BREAK), (8, 0))
    points = [(near + way * x, box.bottom + y) for x, y in steps]
    path = line(*points, (box.right if way > 0 else box.left, box.bottom))
    canvas.shapes.append(PathShape(path, stroke=canvas.style.axis, stroke_width=HAIR))


def draw_row_marks(canvas: Canvas, chart: Chart, plot: Plot) -> None:
    """Draw the thresholds: upright at values, their words over the plot; level at rows, their words at the right."""
    for mark in chart.marks:
        if mark.x is None and mark.at is not None:
            x = plot.value(mark.at)
            canvas.line(((x, plot.box.top - 1), (x, plot.box.bottom)), canvas.style.threshold, THRESHOLD)
            if mark.label is not None:
                color = word_color(canvas.style.threshold)
                canvas.needed(mark.label, x, plot.box.top - 1, ((0, -1), (1, -1), (-1, -1)), color=color)
        elif mark.x is not None and mark.at is None:
            y = plot.along(mark.x)
            canvas.line(((plot.box.left, y), (plot.box.right, y)), canvas.style.axis, HAIR, DOTTED)
            if mark.label is not None:
                canvas.needed(mark.label, plot.box.right, y, ((-1, -1), (-1, 1), (1, 0)))
        elif mark.label is not None and mark.at is not None and mark.x is not None:
            ways = ((1, 0), (1, -1), (1, 1), (0, -1), (0, 1), (-1, 0))
            canvas.needed(mark.label, plot.value(mark.at), plot.along(mark.x), ways)
