"""Plan a chart: where its axes, marks and words stand in a rectangle of a size."""

from bluf.document import FigureStyle
from bluf.document.charts import Chart
from bluf.layout.charts.bar_charts import draw_bar_chart, is_level, level_height
from bluf.layout.charts.canvas import Canvas, ChartPlan, LabelSizes
from bluf.layout.charts.dot_charts import dots_height, draw_dot_chart
from bluf.layout.charts.line_charts import draw_line_chart


def planned(
    chart: Chart, style: FigureStyle, width: float, height: float, sizes: LabelSizes, *, mirrored: bool = False
) -> ChartPlan:
    """Return a chart as it fills a rectangle; a mirrored one runs from right to left."""
    canvas = Canvas(width, height, style, sizes)
    if chart.places:
        if chart.kind == "dot":
            draw_dot_chart(canvas, chart)
        elif chart.kind in ("bar", "stacked"):
            draw_bar_chart(canvas, chart)
        else:
            draw_line_chart(canvas, chart)
    return canvas.plan(mirrored=mirrored)


def least_height(chart: Chart, style: FigureStyle, width: float, sizes: LabelSizes) -> float:
    """Return the height below which a chart has no room for the names of its rows, in points; 0 for one without."""
    canvas = Canvas(width, style.height, style, sizes)
    if not chart.places or chart.kind in ("line", "range"):
        return 0.0
    if chart.kind == "dot":
        return dots_height(canvas, chart)
    return level_height(canvas, chart) if is_level(canvas, chart) else 0.0
