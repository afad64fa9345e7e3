"""Draw charts of lines and of ranges between two lines."""

from itertools import groupby

from bluf.document import PathShape
from bluf.document.charts import Chart, ChartSeries
from bluf.document.drawing import line
from bluf.layout.charts.axes import draw_axes, draw_levels, line_height, upright_plot
from bluf.layout.charts.canvas import BESIDE, Canvas
from bluf.layout.charts.free_space import Box
from bluf.layout.charts.looks import BAND, EDGE, FORECAST, LINE, POINT, color_of, dash_of, point, word_color
from bluf.layout.charts.margin_labels import MarginLabel, set_in_margin
from bluf.layout.charts.mark_words import draw_places, set_place_words, set_points
from bluf.layout.charts.scales import Plot

_MOST_POINTS = 24  # of a line that is drawn with its points
_PEAK = ((0, -1), (-1, -1), (1, -1), (1, 0), (-1, 0), (0, 1), (1, 1), (-1, 1))
_VALLEY = ((0, 1), (1, 1), (-1, 1), (1, 0), (-1, 0), (0, -1), (-1, -1), (1, -1))
_END = ((1, 0), (1, 1), (1, -1), (0, 1), (0, -1), (-1, 1), (-1, -1))
_BAND_END = ((1, 0), (0, -1), (0, 1), (-1, -1), (-1, 1))


def draw_line_chart(canvas: Canvas, chart: Chart) -> None:
    """Draw a chart of lines, or a range between two."""
    beside = [label for mark in chart.marks if mark.x is None and (label := mark.label) is not None]
    at_end = [each.end for each in chart.series if each.end is not None and each.last == len(chart.places) - 1]
    found = upright_plot(canvas, chart, [*beside, *at_end], line_height(canvas, chart) + BESIDE)
    if found is None:
        canvas.lacking += chart.names
        return
    plot, names = found
    draw_axes(canvas, chart, plot, names)
    draw_places(canvas, chart, plot)
    draw_levels(canvas, chart, plot)
    _draw_band(canvas, chart, plot)
    if chart.kind == "range":
        _draw_range(canvas, chart, plot)
    for at, series in enumerate(chart.series):
        _draw_series(canvas, chart, plot, at, series)
    _set_margin(canvas, chart, plot)
    set_points(canvas, chart, plot)
    _set_ends(canvas, chart, plot)
    if chart.band and chart.band.label is not None:
        middle = (plot.value(chart.band.low[-1]) + plot.value(chart.band.high[-1])) / 2
        x = plot.along(chart.band.places[-1])
        canvas.needed(chart.band.label, x, middle, _BAND_END, color=word_color(color_of(canvas.style, 0)))
    set_place_words(canvas, chart, plot)
    _set_values(canvas, chart, plot)


def _draw_band(canvas: Canvas, chart: Chart, plot: Plot) -> None:
    band = chart.band
    if band is None:
        return
    color = color_of(canvas.style, 0)
    x = [plot.along(place) for place in band.places]
    low = [(at, plot.value(value)) for at, value in zip(x, band.low, strict=True)]
    high = [(at, plot.value(value)) for at, value in zip(x, band.high, strict=True)]
    canvas.shapes.append(PathShape((*line(*low, *reversed(high)), ("Z",)), fill=color, opacity=BAND))
    for edge in (low, high):
        canvas.line(edge, color, EDGE, FORECAST)


def _draw_range(canvas: Canvas, chart: Chart, plot: Plot) -> None:
    """Fill between two series, wherever both have values."""
    low, high = chart.series
    at = range(len(chart.places))
    for is_told, stretch in groupby(at, lambda each: low.values[each] is not None and high.values[each] is not None):
        if is_told:
            indices = list(stretch)
            path = [_point(chart, plot, low, each) for each in indices]
            path += [_point(chart, plot, high, each) for each in reversed(indices)]
            color = color_of(canvas.style, 0)
            canvas.shapes.append(PathShape((*line(*path), ("Z",)), fill=color, opacity=BAND))


def _draw_series(canvas: Canvas, chart: Chart, plot: Plot, at: int, series: ChartSeries) -> None:
    """Draw a line, in parts where values are missing, and its points where they are few."""
    is_range = chart.kind == "range"
    color = color_of(canvas.style, 0 if is_range else at)
    told = range(len(chart.places))
    for is_told, stretch in groupby(told, lambda each: series.values[each] is not None):
        points = [_point(chart, plot, series, each) for each in stretch] if is_told else []
        if len(points) > 1:
            canvas.line(points, color, LINE if not is_range else LINE * 0.7, () if is_range else dash_of(at))
    if is_range or len(chart.places) > _MOST_POINTS:
        points = [_point(chart, plot, series, each) for each in _alone(series)]
    else:
        points = [_point(chart, plot, series, each) for each in told if series.values[each] is not None]
    for x, y in points:
        canvas.boxed(point(at, x, y, color), Box(x - POINT, y - POINT, x + POINT, y + POINT))


def _alone(series: ChartSeries) -> list[int]:
    """Return the indices of values without a neighbour, of which a line alone would show nothing."""
    values = (None, *series.values, None)
    return [
        at
        for at, value in enumerate(series.values)
        if value is not None and values[at] is None and values[at + 2] is None
    ]


def _point(chart: Chart, plot: Plot, series: ChartSeries, at: int) -> tuple[float, float]:
    return plot.along(chart.places[at]), plot.value(series.values[at] or 0.0)


def _set_margin(canvas: Canvas, chart: Chart, plot: Plot) -> None:
    """Set what stands right of the plot: the words of thresholds, and of lines that go on to its edge."""
    labels = [
        MarginLabel(mark.label, plot.value(mark.at), word_color(canvas.style.threshold))
        for mark in chart.marks
        if mark.x is None and mark.at is not None and mark.label is not None
    ]
    for at, series in enumerate(chart.series):
        if series.end is not None and series.last == len(chart.places) - 1:
            color = word_color(color_of(canvas.style, 0 if chart.kind == "range" else at))
            labels.append(MarginLabel(series.end, _point(chart, plot, series, series.last)[1], color))
    if labels:
        set_in_margin(canvas, labels, plot.box)


def _set_ends(canvas: Canvas, chart: Chart, plot: Plot) -> None:
    """Set the words of lines that end within the plot."""
    for at, series in enumerate(chart.series):
        if series.end is not None and series.last is not None and series.last < len(chart.places) - 1:
            color = word_color(color_of(canvas.style, 0 if chart.kind == "range" else at))
            canvas.needed(series.end, *_point(chart, plot, series, series.last), _END, color=color)


def _set_values(canvas: Canvas, chart: Chart, plot: Plot) -> None:
    """Set values beside their points where they find room: the first of each line, extremes, the rest."""
    for series in chart.series:
        told = [at for at, label in enumerate(series.said) if label is not None]
        if not told:
            continue
        heights = {at: _point(chart, plot, series, at)[1] for at in told}
        firsts = [told[0], min(told, key=heights.__getitem__), max(told, key=heights.__getitem__)]
        for at in dict.fromkeys([*firsts, *told]):
            label = series.said[at]
            if label is not None:
                x, y = _point(chart, plot, series, at)
                ways = _VALLEY if _is_valley(chart, plot, series, at) else _PEAK
                canvas.put_if_free(label, canvas.beside(label, x, y, ways))


def _is_valley(chart: Chart, plot: Plot, series: ChartSeries, at: int) -> bool:
    """Whether a point stands lower on the page than its neighbours on the whole, so that there is room under it."""
    beside = [each for each in (at - 1, at + 1) if 0 <= each < len(series.values) and series.values[each] is not None]
    heights = [_point(chart, plot, series, each)[1] for each in beside]
    return bool(heights) and sum(heights) / len(heights) < _point(chart, plot, series, at)[1]
