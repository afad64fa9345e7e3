"""Set words in the margin right of a plot, each at the height of what it names, and apart from one another."""

from collections.abc import Sequence
from dataclasses import dataclass

from bluf.document import PathShape
from bluf.document.drawing import line
from bluf.layout.charts.canvas import Canvas, LabelSizes
from bluf.layout.charts.free_space import Box
from bluf.layout.charts.looks import HAIR

GAP = 5.0  # points between the plot and the words
_SHARES = (0.24, 0.32, 0.42)  # of the chart's width that the margin may take, the first that will do
_FEW_LINES = 3
_FAR = 0.6  # of a line: words that stand further from their height get a line to it


@dataclass(frozen=True, slots=True)
class MarginLabel:
    """A label, the height that it belongs to in points, and its colour."""

    label: int
    y: float
    color: str | None


def margin_width(labels: Sequence[int], sizes: LabelSizes, width: float) -> float:
    """Return the width that labels need beside a plot, each on a few lines, in a chart of a width; 0 for none."""
    if not labels:
        return 0.0
    for share in _SHARES:
        most = share * width
        broken = [sizes(label, most) for label in labels]
        fits = all(sizes(label).longest <= most for label in labels)
        few = all(
            size.height <= (_FEW_LINES + 0.1) * sizes(label).height for size, label in zip(broken, labels, strict=True)
        )
        if fits and few:
            return max(size.width for size in broken)
    return max(min(max(sizes(label).longest for label in labels), 0.5 * width), _SHARES[-1] * width)


def set_in_margin(canvas: Canvas, labels: Sequence[MarginLabel], plot: Box) -> None:
    """Set labels right of a plot. Those that find no height are lacking.

    What stands there over and under the plot, a legend or the name of a place, is kept clear of.
    """
    left = plot.right + GAP
    width = canvas.width - left
    items = sorted(labels, key=lambda each: each.y)
    heights = [canvas.sizes(each.label, width + 0.01).height for each in items]
    first, last = _free(canvas, plot, left)
    wanted = [each.y - height / 2 - first for each, height in zip(items, heights, strict=True)]
    tops = _apart(wanted, heights, last - first)
    if tops is None:
        canvas.lacking += [each.label for each in items]
        return
    for each, top, height in zip(items, tops, heights, strict=True):
        middle = first + top + height / 2
        if abs(middle - each.y) > _FAR * canvas.sizes(each.label).height:
            path = line((left - GAP + 1, each.y), (left - 1, middle))
            canvas.shapes.append(PathShape(path, stroke=each.color or canvas.style.axis, stroke_width=HAIR))
        canvas.put(each.label, left, first + top, color=each.color, most=width + 0.01)


def _free(canvas: Canvas, plot: Box, left: float) -> tuple[float, float]:
    """Return from where to where the margin from a left edge on is free, in points."""
    beside = [box for box in canvas.space.boxes if box.right > left]
    first = max((box.bottom for box in beside if box.bottom <= plot.top), default=0.0)
    last = min((box.top for box in beside if box.top >= plot.bottom), default=canvas.height)
    return first, last


def _apart(wanted: list[float], heights: list[float], room: float) -> list[float] | None:
    """Return tops as near to the wanted ones as they can be without overlap; None where the room is too low."""
    if sum(heights) > room + 0.01:
        return None
    groups: list[tuple[float, float, int]] = []  # the sum of wanted tops less what is before, the height, the number
    for top, height in zip(wanted, heights, strict=True):
        groups.append((top, height, 1))
        while len(groups) > 1 and _top(groups[-2], room) + groups[-2][1] > _top(groups[-1], room):
            (one, tall, few), (other, low, more) = groups[-2:]
            groups[-2:] = [(one + other - more * tall, tall + low, few + more)]
    tops: list[float] = []
    for group in groups:
        at = _top(group, room)
        for _ in range(group[2]):
            tops.append(at)
            at += heights[len(tops) - 1]
    return tops


def _top(group: tuple[float, float, int], room: float) -> float:
    total, height, count = group
    return max(0.0, min(total / count, room - height))
