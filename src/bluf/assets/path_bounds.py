"""Tell how far paths reach, and turn their curves into lines."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bluf.document.drawing import Segment

_FEWEST, _MOST = 3, 64  # lines that stand for a curve


@dataclass(frozen=True, slots=True)
class Bounds:
    """A rectangle by its edges."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """How high it is."""
        return self.bottom - self.top

    def grown(self, by: float) -> "Bounds":
        """Return it with its edges so far out."""
        return Bounds(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def meets(self, other: "Bounds") -> bool:
        """Whether two have a point in common."""
        across = self.left <= other.right and other.left <= self.right
        return across and self.top <= other.bottom and other.top <= self.bottom

    def holds(self, other: "Bounds", slack: float = 0.0) -> bool:
        """Whether another lies inside, or not further out than `slack`."""
        across = self.left - slack <= other.left and other.right <= self.right + slack
        return across and self.top - slack <= other.top and other.bottom <= self.bottom + slack

    def joined(self, other: "Bounds") -> "Bounds":
        """Return the smallest that holds both."""
        return Bounds(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


def bounds_of(segments: Iterable[Segment]) -> Bounds | None:
    """Return the smallest rectangle around a path, None if it has no points."""
    xs: list[float] = []
    ys: list[float] = []
    for operator, *points in segments:
        if operator == "C":
            x0, y0 = xs[-1], ys[-1]
            xs += _turns(x0, *points[0::2])
            ys += _turns(y0, *points[1::2])
        xs += points[-2:-1]
        ys += points[-1:]
    return Bounds(min(xs), min(ys), max(xs), max(ys)) if xs else None


def _turns(p0: float, p1: float, p2: float, p3: float) -> Iterator[float]:
    """Yield the values of a cubic curve where it turns."""
    a, b, c = p3 - 3 * p2 + 3 * p1 - p0, 2 * (p2 - 2 * p1 + p0), p1 - p0
    roots: list[float] = []
    if abs(a) < 1e-12:
        roots = [-c / b] if abs(b) > 1e-12 else []
    elif (free := b * b - 4 * a * c) >= 0:
        roots = [(-b + sign * math.sqrt(free)) / (2 * a) for sign in (1, -1)]
    for t in roots:
        if 0 < t < 1:
            yield _at(t, p0, p1, p2, p3)


def _at(t: float, p0: float, p1: float, p2: float, p3: float) -> float:
    s = 1 - t
    return s * s * s * p0 + 3 * s * s * t * p1 + 3 * s * t * t * p2 + t * t * t * p3


@dataclass(frozen=True, slots=True)
class Outline:
    """A part of a path that is drawn in one go, as points; `is_closed`: a line leads from the last to the first."""

    points: tuple[tuple[float, float], ...]
    is_closed: bool


def outlines(segments: Iterable[Segment], fineness: float) -> Iterator[Outline]:
    """Yield the parts of a path, curves as lines that are off by about `fineness` at most."""
    points: list[tuple[float, float]] = []
    for operator, *values in segments:
        if operator == "Z":
            yield Outline(tuple(points), True)
            points = points[:1]
        elif operator == "M":
            if len(points) > 1:
                yield Outline(tuple(points), False)
            points = [(values[0], values[1])]
        elif operator == "L":
            points.append((values[0], values[1]))
        else:
            points += _lines(points[-1], values, fineness)
    if len(points) > 1:
        yield Outline(tuple(points), False)


def _lines(start: tuple[float, float], values: list[float], fineness: float) -> Iterator[tuple[float, float]]:
    xs, ys = (start[0], *values[0::2]), (start[1], *values[1::2])
    way = sum(math.hypot(xs[at + 1] - xs[at], ys[at + 1] - ys[at]) for at in range(3))
    count = min(_MOST, max(_FEWEST, math.ceil(math.sqrt(way / fineness))))
    for step in range(1, count + 1):
        t = step / count
        yield _at(t, *xs), _at(t, *ys)
