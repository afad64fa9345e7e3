"""Turn a chart of a brief into a Chart and its words."""

from decimal import Decimal

from bluf.brief.figure_parts import ChartFields
from bluf.document import Chart, Paragraph, StyleSheet
from bluf.document.charts import ChartSeries
from bluf.template.figure_labels import first_style, label_of


def chart_of(part: ChartFields, sheet: StyleSheet) -> tuple[Chart, tuple[Paragraph, ...]]:
    """Return the chart and its labels."""
    style = first_style(("Chart Label", "Caption"), sheet)
    labels = [label_of(x, style) for x in part.data.x]
    values = [[float(Decimal(str(value))) if value else None for value in each.values] for each in part.data.series]
    series = tuple(ChartSeries(None, tuple(each)) for each in values)
    told = [value for each in values for value in each if value is not None]
    return Chart(str(part.kind), tuple(range(len(labels))), series, min(told), max(told)), tuple(labels)
