"""Draw charts of bars, beside one another or stacked: upright, or level where the names of categories need it."""

from collections.abc import Iterator
from dataclasses import dataclass

from bluf.document import PathShape
from bluf.document.charts import Chart
from bluf.document.colors import LEAST_CONTRAST, ratio
from bluf.document.drawing import rectangle
from bluf.layout.charts.axes import draw_axes, draw_levels, line_height, upright_plot
from bluf.layout.charts.canvas import BESIDE, Canvas
from bluf.layout.charts.free_space import Box
from bluf.layout.charts.legend import draw_legend, legend_height
from bluf.layout.charts.looks import color_of, ground_of, shaded, word_color
from bluf.layout.charts.margin_labels import MarginLabel, set_in_margin
from bluf.layout.charts.mark_words import draw_places, set_place_words, set_points
from bluf.layout.charts.rows import draw_row_axes, draw_row_marks, row_plot, rows_height
from bluf.layout.charts.scales import Plot

_SHARE = 0.66  # of the way from one category to the next that its bars take
_WIDEST = 44.0  # points: of a single bar
_LEAST = 1.0  # of a line: how high a part of the last stack is for its name to stand beside it
_PATCH = 1.5  # points that a clear patch is wider than the words on it
_PALE, _INK = "#ffffff", "#1c1c1c"


@dataclass(frozen=True, slots=True)
class _Bar:
    """A bar of a series at a place: its box, and whether its value is below zero."""

    series: int
    place: int
    box: Box
    is_below: bool


def draw_bar_chart(canvas: Canvas, chart: Chart) -> None:
    """Draw a chart of bars."""
    if is_level(canvas, chart):
        _draw_level(canvas, chart)
    else:
        _draw_upright(canvas, chart)


def is_level(canvas: Canvas, chart: Chart) -> bool:
    """Whether bars run from left to right, because the names of categories don't fit under upright ones."""
    return upright_plot(canvas, chart, _beside(chart), 0.0) is None


def level_height(canvas: Canvas, chart: Chart) -> float:
    """Return the least height of a chart of level bars, in points."""
    return rows_height(chart, canvas.sizes, canvas.width, _above_rows(canvas, chart))


def _beside(chart: Chart) -> list[int]:
    """Return the words that stand right of upright bars, beside the names of a stack's parts."""
    return [label for mark in chart.marks if mark.x is None and (label := mark.label) is not None]


def _draw_upright(canvas: Canvas, chart: Chart) -> None:
    names_beside = chart.kind == "stacked" and len(chart.series) > 1 and _may_stand_beside(canvas, chart)
    above = line_height(canvas, chart) + (0.0 if names_beside else draw_legend(canvas, chart))
    beside = _beside(chart)
    if names_beside:
        beside += [each.name for each in chart.series if each.name is not None]
    found = upright_plot(canvas, chart, beside, above)
    if found is None:
        canvas.lacking += chart.names
        return
    plot, names = found
    draw_axes(canvas, chart, plot, names)
    bars = list(_bars(chart, plot, plot.width))
    _draw(canvas, bars)
    draw_places(canvas, chart, plot)
    draw_levels(canvas, chart, plot)
    threshold = word_color(canvas.style.threshold)
    margin = [
        MarginLabel(mark.label, plot.value(mark.at), threshold)
        for mark in chart.marks
        if mark.x is None and mark.at is not None and mark.label is not None
    ]
    if names_beside:
        for bar in bars:
            name = chart.series[bar.series].name
            if bar.place == len(chart.names) - 1 and name is not None:
                color = word_color(color_of(canvas.style, bar.series))
                margin.append(MarginLabel(name, (bar.box.top + bar.box.bottom) / 2, color))
    if margin:
        set_in_margin(canvas, margin, plot.box)
    set_points(canvas, chart, plot)
    set_place_words(canvas, chart, plot)
    _set_values(canvas, chart, bars, upright=True)


def _draw_level(canvas: Canvas, chart: Chart) -> None:
    above = _above_rows(canvas, chart)
    widths = [canvas.sizes(label).width for each in chart.series for label in each.said if label is not None]
    beyond = max(widths, default=0.0) + BESIDE if chart.kind == "bar" else 0.0
    plot = row_plot(canvas, chart, above, beyond)
    if plot is None:
        canvas.lacking += chart.names
        return
    draw_legend(canvas, chart)
    draw_row_axes(canvas, chart, plot)
    bars = list(_bars(chart, plot, plot.height, upright=False))
    _draw(canvas, bars)
    draw_row_marks(canvas, chart, plot)
    _set_values(canvas, chart, bars, upright=False)


def _above_rows(canvas: Canvas, chart: Chart) -> float:
    has_words = any(mark.x is None and mark.label is not None for mark in chart.marks)
    return legend_height(canvas, chart) + (line_height(canvas, chart) if has_words else 0.0)


def _may_stand_beside(canvas: Canvas, chart: Chart) -> bool:
    """Whether each part of the last stack is high enough for its name."""
    last = [each.values[-1] or 0.0 for each in chart.series]
    whole = canvas.height - 3 * line_height(canvas, chart)
    share = whole / (chart.axis.most - chart.axis.least)
    return all(value * share >= _LEAST * line_height(canvas, chart) for value in last)


def _bars(chart: Chart, plot: Plot, length: float, *, upright: bool = True) -> Iterator[_Bar]:
    """Yield the boxes of all bars: beside one another at a place, or each on those before it."""
    slot = length / len(chart.names)
    count = 1 if chart.kind == "stacked" else len(chart.series)
    thick = min(slot * _SHARE / count, _WIDEST)
    for place in range(len(chart.names)):
        first = plot.along(place) - thick * count / 2
        base = 0.0
        for at, series in enumerate(chart.series):
            value = series.values[place]
            if value is None:
                continue
            near, far = plot.value(base), plot.value(base + value)
            start = first if chart.kind == "stacked" else first + at * thick
            low, high = sorted((near, far))
            gap = 0.5 if count > 1 else 0.0
            box = Box(start + gap, low, start + thick - gap, high)
            if not upright:
                box = Box(low, start + gap, high, start + thick - gap)
            yield _Bar(at, place, box, far > near if upright else far < near)
            if chart.kind == "stacked":
                base += value


def _draw(canvas: Canvas, bars: list[_Bar]) -> None:
    for bar in bars:
        canvas.shapes += shaded(bar.series, bar.box, color_of(canvas.style, bar.series))
        canvas.space.boxes.append(bar.box)


def _set_values(canvas: Canvas, chart: Chart, bars: list[_Bar], *, upright: bool) -> None:
    """Set values at the ends of bars, or in the parts of stacks: at all ends, or at none where one has no room."""
    labelled = [(bar, label) for bar in bars if (label := chart.series[bar.series].said[bar.place]) is not None]
    if chart.kind == "stacked":
        for bar, label in labelled:
            _set_inside(canvas, bar, label)
        return
    wide = [canvas.sizes(label).width <= _room(bar, chart) for bar, label in labelled]
    if upright and not all(wide):
        return
    for bar, label in labelled:
        box = bar.box
        if upright:
            x = (box.left + box.right) / 2
            corners = canvas.beside(
                label, x, box.bottom if bar.is_below else box.top, ((0, 1 if bar.is_below else -1),)
            )
            corners = [(left, y + (1.5 if not bar.is_below else -1.5)) for left, y in corners]
        else:
            y = (box.top + box.bottom) / 2
            corners = canvas.beside(
                label, box.left if bar.is_below else box.right, y, ((-1 if bar.is_below else 1, 0),)
            )
        if not canvas.put_if_free(label, corners):
            _set_inside(canvas, bar, label, at_end=True)


def _room(bar: _Bar, chart: Chart) -> float:
    """Return the width that the value of an upright bar may have, in points."""
    own = bar.box.right - bar.box.left
    return own / _SHARE if len(chart.series) == 1 else own - 1.0


def _set_inside(canvas: Canvas, bar: _Bar, label: int, *, at_end: bool = False) -> None:
    """Set a value in its bar, if that is large enough: pale on what is dark, and on a hatch in a clear patch."""
    size, box = canvas.sizes(label), bar.box
    if size.width + 2 * _PATCH > box.right - box.left or size.height * 0.85 > box.bottom - box.top:
        return
    ground = ground_of(bar.series, color_of(canvas.style, bar.series)) or _PALE
    ink = _PALE if ratio(ground, _PALE) >= LEAST_CONTRAST else _INK
    if ratio(ground, ink) < LEAST_CONTRAST:
        return
    x, y = (box.left + box.right - size.width) / 2, (box.top + box.bottom - size.height) / 2
    if at_end:
        y = box.bottom - size.height if bar.is_below else box.top
    if ground_of(bar.series, color_of(canvas.style, bar.series)) is None:
        patch = rectangle(x - _PATCH, y + _PATCH / 2, size.width + 2 * _PATCH, size.height - _PATCH)
        canvas.shapes.append(PathShape(patch, fill=_PALE))
    canvas.put(label, x, y, color=ink)
