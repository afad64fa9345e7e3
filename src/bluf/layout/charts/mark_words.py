"""Draw the marks of a chart at places along its axis, and set their words beside them."""

from bluf.document import PathShape
from bluf.document.charts import Chart, ChartThreshold
from bluf.layout.charts.canvas import BESIDE, Canvas
from bluf.layout.charts.looks import DOTTED, HAIR, circle, color_of, word_color
from bluf.layout.charts.scales import Plot

_STEP = 4.0  # points by which the words of a mark are moved along its line in the search for room
_SHARES = (0.36, 0.26)  # of the plot's width that these words may take
_ABOVE = ((0, -1), (1, -1), (-1, -1), (0, 1), (1, 1), (-1, 1), (1, 0), (-1, 0))
_BELOW = ((1, 1), (1, 0), (0, 1), (1, -1), (-1, 1), (0, -1), (-1, -1), (-1, 0))
_DOT = 1.2  # the radius of the point of a mark, in points


def draw_places(canvas: Canvas, chart: Chart, plot: Plot) -> None:
    """Draw the marks at places: dotted lines up to a point mark at that place, or to the top."""
    for mark in _at_places(chart):
        x = plot.along(mark.x or 0.0)
        top = min((plot.value(at) for at in _levels(chart, mark)), default=plot.box.top)
        canvas.line(((x, plot.box.bottom), (x, top)), canvas.style.axis, HAIR, DOTTED)


def set_place_words(canvas: Canvas, chart: Chart, plot: Plot) -> None:
    """Set the words of the marks at places, beside their lines where nothing else stands."""
    for mark in _at_places(chart):
        if mark.label is not None and not _beside_line(canvas, plot, plot.along(mark.x or 0.0), mark.label):
            canvas.lacking.append(mark.label)


def set_points(canvas: Canvas, chart: Chart, plot: Plot) -> None:
    """Draw the marks that are points, and set their words beside them: those at a point of a series in its colour."""
    for mark in chart.marks:
        if mark.x is None or mark.at is None:
            continue
        x, y = plot.along(mark.x), plot.value(mark.at)
        owner = _series_at(chart, mark)
        color = color_of(canvas.style, owner or 0)
        if owner is None:
            canvas.shapes.append(PathShape(circle(x, y, _DOT), fill=color))
        if mark.label is not None:
            canvas.needed(mark.label, x, y, _ABOVE if owner is None else _BELOW, color=word_color(color))


def _at_places(chart: Chart) -> list[ChartThreshold]:
    return [mark for mark in chart.marks if mark.x is not None and mark.at is None]


def _levels(chart: Chart, mark: ChartThreshold) -> list[float]:
    """Return the values of the point marks at the place of a mark."""
    return [each.at for each in chart.marks if each.x == mark.x and each.at is not None]


def _series_at(chart: Chart, mark: ChartThreshold) -> int | None:
    """Return the series that has a point where a mark stands."""
    for index, series in enumerate(chart.series):
        for place, value in zip(chart.places, series.values, strict=True):
            if (place, value) == (mark.x, mark.at):
                return index
    return None


def _beside_line(canvas: Canvas, plot: Plot, x: float, label: int) -> bool:
    size = canvas.sizes(label)
    widths: list[float | None] = [None] if size.width <= _SHARES[0] * plot.width else []
    widths += [max(share * plot.width, size.longest) for share in _SHARES if share * plot.width < size.width]
    for most in widths:
        own = canvas.sizes(label, most)
        sides = [(x - BESIDE - own.width, "right"), (x + BESIDE, "left")]
        if x - plot.box.left < plot.box.right - x:
            sides.reverse()
        y = plot.box.bottom - own.height - BESIDE
        while y >= plot.box.top - own.height:
            for left, align in sides:
                if canvas.put_if_free(label, [(left, y)], align=align, most=most):
                    return True
            y -= _STEP
    return False
