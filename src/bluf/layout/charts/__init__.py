"""Charts: turn a Chart into a Drawing of a size, with its words at their places."""

from bluf.layout.charts.plan import ChartPlan, LabelPlace, LabelSizes, planned

__all__ = ["ChartPlan", "LabelPlace", "LabelSizes", "planned"]
