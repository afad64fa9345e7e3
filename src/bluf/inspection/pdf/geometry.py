"""Boxes and matrices of ISO 32000-1 (8.3), in the units of a page or of what is drawn on it."""

from collections.abc import Sequence

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]  # left, bottom, right, top

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
EVERYWHERE: Box = (-1e9, -1e9, 1e9, 1e9)


def multiplied(first: Matrix, then: Matrix) -> Matrix:
    """Return the matrix that does what the first does, then the other (8.3.4)."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def moved(points: list[tuple[float, float]], matrix: Matrix) -> Box:
    """Return the box around points, each moved by a matrix."""
    a, b, c, d, e, f = matrix
    across = [a * x + c * y + e for x, y in points]
    up = [b * x + d * y + f for x, y in points]
    return min(across), min(up), max(across), max(up)


def corners(box: Box) -> list[tuple[float, float]]:
    """Return the corners of a box."""
    left, bottom, right, top = box
    return [(left, bottom), (right, bottom), (left, top), (right, top)]


def common(one: Box, other: Box) -> Box:
    """Return what two boxes have in common; where they have nothing, its right is not right of its left."""
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def ordered(box: Sequence[float]) -> Box:
    """Return the box that two opposite corners make (7.9.5)."""
    return min(box[0], box[2]), min(box[1], box[3]), max(box[0], box[2]), max(box[1], box[3])


def part_of(square: Box, seen: Box, matrix: Matrix) -> Box:
    """Return what is seen of a unit square: exact where it stands upright, and as if it did where it is turned."""
    width, height = square[2] - square[0], square[3] - square[1]
    if width <= 0 or height <= 0 or seen[2] <= seen[0] or seen[3] <= seen[1]:
        return 0.0, 0.0, 0.0, 0.0
    left, right = (seen[0] - square[0]) / width, (seen[2] - square[0]) / width
    bottom, top = (seen[1] - square[1]) / height, (seen[3] - square[1]) / height
    turned = abs(matrix[0]) < abs(matrix[1])
    return (bottom, left, top, right) if turned else (left, bottom, right, top)


def around(one: Box, other: Box) -> Box:
    """Return the box around two, of which one may be empty."""
    if one[2] <= one[0] or other[2] <= other[0]:
        return other if one[2] <= one[0] else one
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])
