"""Charts: turn a Chart into a Drawing of a size, with its words at their places."""

from bluf.layout.charts.canvas import ChartPlan, LabelPlace, LabelSize, LabelSizes
from bluf.layout.charts.plan import least_height, planned

__all__ = ["ChartPlan", "LabelPlace", "LabelSize", "LabelSizes", "least_height", "planned"]
