"""How series are told apart, with and without colour: dashes, points of different shapes, shades and hatches."""

import math
from dataclasses import dataclass

from bluf.document import FigureStyle, PathShape
from bluf.document.colors import mixed, nearest, ratio
from bluf.document.drawing import Segment, line, rectangle
from bluf.layout.charts.free_space import Box

LINE, EDGE, HAIR = 1.75, 0.75, 0.5  # widths of lines, in points
THRESHOLD = 1.25
POINT = 2.2  # the radius of a point
BAND = 0.18  # the opacity of a band
DASHES: tuple[tuple[float, ...], ...] = ((), (5, 2), (1.75, 1.75), (8, 2, 1.75, 2), (3, 1.25), (10, 2.5))
FORECAST = (2.0, 1.5)
DOTTED = (1.0, 1.5)
_SHAPES = ("circle", "square", "triangle", "diamond", "ring", "frame")
_ROUND = 0.5523  # how far the controls of a quarter of a circle are from its ends, in radii
_READABLE = 5.5  # a contrast to white that leaves 4.5 to 1 on the tints of boxes too (WCAG 2.2, 1.4.3)


@dataclass(frozen=True, slots=True)
class Shade:
    """How bars of a series are filled: the share of its colour, and the angles and distance of hatch lines on it."""

    share: float
    angles: tuple[float, ...] = ()
    gap: float = 0.0


SHADES = (
    Shade(1.0),
    Shade(0.25),
    Shade(0.6),
    Shade(0.0, (45.0,), 3.0),
    Shade(0.0, (45.0, 135.0), 4.0),
    Shade(0.12, (0.0,), 2.5),
)


def color_of(style: FigureStyle, at: int) -> str:
    """Return the colour of a series."""
    return style.series[at % len(style.series)]


def word_color(color: str) -> str:
    """Return the colour as words can have it: it can be read on white and on the tints of boxes."""
    return color if ratio(color, "#ffffff") >= _READABLE else nearest(color, "#ffffff", _READABLE)


def dash_of(at: int) -> tuple[float, ...]:
    """Return the dashes of a series' line."""
    return DASHES[at % len(DASHES)]


def point(at: int, x: float, y: float, color: str, radius: float = POINT) -> PathShape:
    """Return the point of a series at a place."""
    shape = _SHAPES[at % len(_SHAPES)]
    if shape == "circle":
        return PathShape(circle(x, y, radius), fill=color)
    if shape == "ring":
        return PathShape(circle(x, y, radius), fill="#ffffff", stroke=color, stroke_width=1.0)
    if shape in ("square", "frame"):
        side = radius * 0.9
        square = rectangle(x - side, y - side, 2 * side, 2 * side)
        if shape == "square":
            return PathShape(square, fill=color)
        return PathShape(square, fill="#ffffff", stroke=color, stroke_width=1.0)
    out = radius * 1.3
    corners = ((x, y - out), (x + out, y + out * 0.8), (x - out, y + out * 0.8))
    if shape == "diamond":
        corners = ((x, y - out), (x + out, y), (x, y + out), (x - out, y))  # type: ignore[assignment]
    return PathShape((*line(*corners), ("Z",)), fill=color)


def circle(x: float, y: float, radius: float) -> tuple[Segment, ...]:
    """Return the path of a circle, as four curves."""
    out = radius * _ROUND
    return (
        ("M", x + radius, y),
        ("C", x + radius, y + out, x + out, y + radius, x, y + radius),
        ("C", x - out, y + radius, x - radius, y + out, x - radius, y),
        ("C", x - radius, y - out, x - out, y - radius, x, y - radius),
        ("C", x + out, y - radius, x + radius, y - out, x + radius, y),
        ("Z",),
    )


def shaded(at: int, box: Box, color: str) -> list[PathShape]:
    """Return a bar of a series: its fill, its hatch, its outline."""
    if box.right <= box.left or box.bottom <= box.top:
        return []
    shade = SHADES[at % len(SHADES)]
    path = rectangle(box.left, box.top, box.right - box.left, box.bottom - box.top)
    if shade.share == 1:
        return [PathShape(path, fill=color)]
    shapes = [PathShape(path, fill=mixed(color, shade.share))]  # opaque: lines of the grid end at a bar
    hatch = tuple(segment for angle in shade.angles for segment in _hatch(box, angle, shade.gap))
    if hatch:
        shapes.append(PathShape(hatch, stroke=color, stroke_width=EDGE))
    inner = min(EDGE / 2, (box.right - box.left) / 2, (box.bottom - box.top) / 2)
    edge = rectangle(
        box.left + inner, box.top + inner, box.right - box.left - 2 * inner, box.bottom - box.top - 2 * inner
    )
    return [*shapes, PathShape(edge, stroke=color, stroke_width=EDGE)]


def ground_of(at: int, color: str) -> str | None:
    """Return the colour that words in a bar of a series stand on; None for a hatch, on which they can't be read."""
    shade = SHADES[at % len(SHADES)]
    return None if shade.angles else mixed(color, shade.share)


def _hatch(box: Box, angle: float, gap: float) -> list[Segment]:
    """Return lines at an angle and a distance, each as far as it lies in a box. They are the same in all boxes."""
    across, down = math.cos(math.radians(angle)), -math.sin(math.radians(angle))
    corners = [(x, y) for x in (box.left, box.right) for y in (box.top, box.bottom)]
    offs = [x * -down + y * across for x, y in corners]
    segments: list[Segment] = []
    for index in range(math.ceil(min(offs) / gap), math.floor(max(offs) / gap) + 1):
        off = index * gap
        ends = _within(box, (-down * off, across * off), (across, down))
        if ends:
            segments += line(*ends)
    return segments


def _within(
    box: Box, start: tuple[float, float], way: tuple[float, float]
) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """Return the part of an endless line that lies in a box."""
    least, most = -math.inf, math.inf
    for at, low, high in ((0, box.left, box.right), (1, box.top, box.bottom)):
        if abs(way[at]) < 1e-9:
            if not low < start[at] < high:
                return None
            continue
        one, other = sorted(((low - start[at]) / way[at], (high - start[at]) / way[at]))
        least, most = max(least, one), min(most, other)
    if most - least < 0.1:
        return None
    return (start[0] + way[0] * least, start[1] + way[1] * least), (start[0] + way[0] * most, start[1] + way[1] * most)
