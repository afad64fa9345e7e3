"""Draw charts of dots: a row a category, and a dot for each value on it."""

from bluf.document import PathShape
from bluf.document.charts import Chart
from bluf.document.drawing import line
from bluf.layout.charts.axes import line_height
from bluf.layout.charts.canvas import BESIDE, Canvas
from bluf.layout.charts.free_space import Box
from bluf.layout.charts.legend import draw_legend, legend_height, names_over
from bluf.layout.charts.looks import color_of, point
from bluf.layout.charts.rows import draw_row_axes, draw_row_marks, row_plot, rows_height

_RADIUS = 3.0
_JOIN = 1.0  # the width of the line between the dots of a row, in points
_BESIDE = ((1, 0), (-1, 0), (0, -1), (0, 1))


def draw_dot_chart(canvas: Canvas, chart: Chart) -> None:
    """Draw a chart of dots."""
    above = _above(canvas, chart)
    widths = [canvas.sizes(label).width for each in chart.series for label in each.said if label is not None]
    plot = row_plot(canvas, chart, above, max(widths, default=0.0) + BESIDE + _RADIUS)
    if plot is None:
        canvas.lacking += chart.names
        return
    draw_row_axes(canvas, chart, plot)
    dots = [
        (at, row, plot.value(value), plot.along(row))
        for at, series in enumerate(chart.series)
        for row, value in enumerate(series.values)
        if value is not None
    ]
    for row in range(len(chart.names)):
        y = plot.along(row)
        canvas.grid.append((plot.box.left, y, plot.box.right, y))
        across = [x for _, own, x, _ in dots if own == row]
        if len(across) > 1:
            path = line((min(across), y), (max(across), y))
            canvas.shapes.append(PathShape(path, stroke=canvas.style.axis, stroke_width=_JOIN))
    for at, _, x, y in dots:
        box = Box(x - _RADIUS, y - _RADIUS, x + _RADIUS, y + _RADIUS)
        canvas.boxed(point(at, x, y, color_of(canvas.style, at), _RADIUS), box)
    _set_names(canvas, chart, dots)
    draw_row_marks(canvas, chart, plot)
    _set_values(canvas, chart, dots)


def dots_height(canvas: Canvas, chart: Chart) -> float:
    """Return the least height of a chart of dots, in points."""
    return rows_height(chart, canvas.sizes, canvas.width, _above(canvas, chart))


def _above(canvas: Canvas, chart: Chart) -> float:
    has_words = any(mark.x is None and mark.label is not None for mark in chart.marks)
    return legend_height(canvas, chart) + (line_height(canvas, chart) if has_words else 0.0)


def _set_names(canvas: Canvas, chart: Chart, dots: list[tuple[int, int, float, float]]) -> None:
    """Set the names of several series over the dots of the first row, or else in a row at the top."""
    tops = {at: (x, y - _RADIUS) for at, row, x, y in dots if row == 0}
    has_words = any(mark.label is not None for mark in chart.marks)
    if len(chart.series) > 1 and len(tops) == len(chart.series) and not has_words:
        places = [tops[at] for at in range(len(chart.series))]
        if names_over(canvas, chart, places):
            return
    draw_legend(canvas, chart)


def _set_values(canvas: Canvas, chart: Chart, dots: list[tuple[int, int, float, float]]) -> None:
    """Set values beside their dots: outside those of a row at its ends, where they find room between."""
    for at, row, x, y in dots:
        label = chart.series[at].said[row]
        if label is None:
            continue
        across = sorted(own for _, other, own, _ in dots if other == row)
        ways = ((-1, 0), *_BESIDE) if len(across) > 1 and x == across[0] else _BESIDE
        corners = [
            (left + (_RADIUS - 1) * right, top)
            for (left, top), (right, _) in zip(canvas.beside(label, x, y, ways), ways, strict=True)
        ]
        canvas.put_if_free(label, corners)
