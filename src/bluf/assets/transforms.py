"""Put transforms together, and apply them to paths."""

import math
from collections.abc import Iterable

from bluf.document.drawing import Matrix, Segment

SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def times(first: Matrix, second: Matrix) -> Matrix:
    """Return the transform that applies `second`, then `first`."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * m + e, b * k + d * m + f


def placed(segments: Iterable[Segment], matrix: Matrix) -> tuple[Segment, ...]:
    """Return a path transformed."""
    a, b, c, d, e, f = matrix
    found: list[Segment] = []
    for operator, *points in segments:
        moved: list[float] = []
        for x, y in zip(points[::2], points[1::2], strict=True):
            moved += (a * x + c * y + e, b * x + d * y + f)
        found.append((operator, *moved))  # type: ignore[arg-type]
    return tuple(found)


def scale_of(matrix: Matrix) -> float | None:
    """Return by what a transform multiplies all lengths, None where that depends on their direction."""
    a, b, c, d, _, _ = matrix
    first, second = math.hypot(a, b), math.hypot(c, d)
    largest = max(first, second)
    if abs(first - second) > 0.01 * largest or abs(a * c + b * d) > 0.01 * largest * largest:
        return None
    return math.sqrt(first * second)
