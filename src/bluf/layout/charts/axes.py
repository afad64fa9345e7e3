"""Set the axes of a chart whose places run from left to right: what they tell, the grid, the thresholds' lines."""

from collections.abc import Sequence

from bluf.document.charts import CATEGORIES, Chart, Tick
from bluf.layout.charts.axis_names import AxisNames, names_under, placed_name
from bluf.layout.charts.canvas import BESIDE, Canvas
from bluf.layout.charts.free_space import Box
from bluf.layout.charts.looks import HAIR, THRESHOLD, word_color
from bluf.layout.charts.margin_labels import GAP, margin_width
from bluf.layout.charts.scales import Plot, Scale, value_scale_of

_UNDER = 5.0  # points between the axis and the names under it
_BREAK = 2.0  # half the width of the mark of a broken axis, in points
_LAST = 4.0  # points that are free at the right where no words stand in the margin


def upright_plot(canvas: Canvas, chart: Chart, beside: Sequence[int], above: float) -> tuple[Plot, AxisNames] | None:
    """Return the plot of a chart with words `beside` it at the right; None where names of places find no room.

    `above` is the height that is kept free over it, in points.
    """
    ticks = max((canvas.sizes(tick.label).width for tick in chart.axis.ticks), default=0.0)
    margin = margin_width(beside, canvas.sizes, canvas.width)
    left = ticks + BESIDE if chart.axis.ticks else 0.0
    right = canvas.width - (margin + GAP if margin else _LAST)
    if chart.kind in CATEGORIES:
        along = Scale(-0.5, len(chart.places) - 0.5, left, right)
    else:
        along = Scale(chart.places[0], chart.places[-1], left, right)
    at = [along(place) for place in chart.places]
    names = names_under(chart.names, at, canvas.sizes, (0.0, canvas.width), may_thin=chart.is_sequence)
    if names is None:
        return None
    under = (
        names.height + _UNDER + (canvas.sizes(chart.x_label, right - left).height if chart.x_label is not None else 0)
    )
    box = Box(left, above, right, canvas.height - under)
    return Plot(box, along, value_scale_of(chart.axis, box.bottom, box.top)), names


def line_height(canvas: Canvas, chart: Chart) -> float:
    """Return the height of a line of a chart's words, in points."""
    return canvas.sizes(chart.names[0]).height


def draw_axes(canvas: Canvas, chart: Chart, plot: Plot, names: AxisNames) -> None:
    """Set what stands along both axes, and draw the grid."""
    box = plot.box
    thresholds = {mark.at for mark in chart.marks if mark.x is None}
    for tick in shown_ticks(chart, abs(plot.value(1.0) - plot.value(0.0)), line_height(canvas, chart)):
        y = plot.value(tick.value)
        size = canvas.sizes(tick.label)
        color = word_color(canvas.style.threshold) if tick.value in thresholds else None
        canvas.put(tick.label, box.left - BESIDE - size.width, y - size.height / 2, color=color)
        if tick.value not in thresholds and abs(y - box.bottom) > HAIR:
            canvas.grid.append((box.left, y, box.right, y))
    for each, measure in zip(names.shown, names.measures, strict=True):
        width = canvas.sizes(chart.names[each], measure).width
        x = placed_name(width, plot.along(chart.places[each]), (0.0, canvas.width))
        canvas.put(chart.names[each], x, box.bottom + _UNDER, align="center", most=measure)
    if chart.x_label is not None:
        size = canvas.sizes(chart.x_label, plot.width)
        x = box.left + (plot.width - size.width) / 2
        canvas.put(chart.x_label, x, box.bottom + _UNDER + names.height, align="center", most=plot.width)
    draw_base(canvas, chart, plot)


def draw_base(canvas: Canvas, chart: Chart, plot: Plot) -> None:
    """Draw the line under the plot, that of zero, and the mark of an axis that does not start there."""
    box = plot.box
    levels = {box.bottom}
    if chart.axis.least < 0 < chart.axis.most:
        levels.add(plot.value(0.0))
    for y in sorted(levels):
        canvas.line(((box.left, y), (box.right, y)), canvas.style.axis, HAIR)
    if chart.axis.is_broken:
        near = plot.value(chart.axis.least if chart.axis.least > 0 else chart.axis.most)
        way = -1.0 if near > (box.top + box.bottom) / 2 else 1.0
        steps = ((0, 0), (0, 3), (-_BREAK, 4.25), (_BREAK, 6.75), (0, 8))
        points = [(box.left + x, near + way * y) for x, y in steps]
        far = box.top if way < 0 else box.bottom
        canvas.line([*points, (box.left, far)], canvas.style.axis, HAIR)


def shown_ticks(chart: Chart, unit: float, needed: float) -> list[Tick]:
    """Return the ticks that have room: `unit` is the length of 1 on the axis, `needed` what each needs, in points."""
    ticks = list(chart.axis.ticks)
    kept = {mark.at for mark in chart.marks if mark.x is None}
    while len(ticks) > 2 and (ticks[-1].value - ticks[-2].value) * unit < needed * 1.15:
        ticks = [tick for at, tick in enumerate(ticks) if at % 2 == 0 or tick.value in kept]
        if len(ticks) == len(chart.axis.ticks):
            break
    return ticks


def draw_levels(canvas: Canvas, chart: Chart, plot: Plot) -> None:
    """Draw the thresholds at values, across the plot."""
    for mark in chart.marks:
        if mark.x is None and mark.at is not None:
            y = plot.value(mark.at)
            canvas.line(((plot.box.left, y), (plot.box.right, y)), canvas.style.threshold, THRESHOLD)
