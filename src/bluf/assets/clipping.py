"""Cut a drawing to a rectangle, so that nothing of what is beyond it is in the drawing any more.

Areas are cut along the edge (Sutherland and Hodgman's algorithm), lines a little outside of it and hidden from there,
pictures of dots at the dot. What lies inside is left as it is.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from bluf.assets.path_bounds import Bounds, Outline, bounds_of, outlines
from bluf.assets.transforms import placed, times
from bluf.document import Drawing, Gradient, GroupShape, PathShape, RasterShape
from bluf.document.drawing import Matrix, Segment, Shape, rectangle

_Point = tuple[float, float]


def clipped(drawing: Drawing, left: float, top: float, width: float, height: float) -> Drawing:
    """Return the part of a drawing in a rectangle of it, as a drawing of that size."""
    bounds = Bounds(left, top, left + width, top + height)
    cutting = _Cutting(bounds, max(width, height) / 20_000)
    return Drawing(width, height, tuple(_moved(shape, -left, -top) for shape in cutting.all(drawing.shapes)))


class _Cutting:
    def __init__(self, bounds: Bounds, fineness: float) -> None:
        self._bounds = bounds
        self._fineness = fineness

    def all(self, shapes: Iterable[Shape]) -> Iterator[Shape]:
        for shape in shapes:
            match shape:
                case RasterShape():
                    yield from self._dots(shape)
                case GroupShape():
                    clip = None if shape.clip is None else self._area(shape.clip)
                    inner = tuple(self.all(shape.shapes))
                    if inner and clip != ():
                        yield replace(shape, shapes=inner, clip=clip)
                case PathShape():
                    yield from self._path(shape)

    def _path(self, shape: PathShape) -> Iterator[Shape]:
        bounds = bounds_of(shape.segments)
        width = shape.stroke_width if shape.stroke else 0.0
        if bounds is None:
            return
        reach = width / 2 * (max(1.5, shape.miter_limit) if shape.join == "miter" else 1.5)
        if self._bounds.holds(bounds.grown(reach if width else 0.0), self._fineness):
            yield shape
            return
        if shape.fill and (area := self._area(shape.segments)):
            yield replace(shape, segments=area, stroke=None, stroke_width=0.0)
        if width and self._bounds.meets(bounds.grown(reach)):
            yield from self._stroke(replace(shape, fill=None), reach)

    def _area(self, segments: tuple[Segment, ...]) -> tuple[Segment, ...]:
        """Return the part of an area inside the rectangle, nothing where there is none."""
        bounds = bounds_of(segments)
        if bounds is None or self._bounds.holds(bounds, self._fineness):
            return segments
        found: list[Segment] = []
        for outline in outlines(segments, self._fineness):
            points = list(outline.points)
            for edge in range(4):
                points = list(self._inside(points, edge))
            if len(points) > 2:
                found += _path_through(points, is_closed=True)
        return tuple(found)

    def _inside(self, points: list[_Point], edge: int) -> Iterator[_Point]:
        """Yield the outline of what is on the inner side of an edge of the rectangle."""
        box = self._bounds
        limit = (box.left, box.right, box.top, box.bottom)[edge]
        axis, sign = edge // 2, 1 if edge % 2 == 0 else -1
        for before, point in zip(points[-1:] + points[:-1], points, strict=True):
            was, now = (sign * (before[axis] - limit), sign * (point[axis] - limit))
            if (was < 0) != (now < 0):
                share = was / (was - now)
                across = before[1 - axis] + share * (point[1 - axis] - before[1 - axis])
                yield (limit, across) if axis == 0 else (across, limit)
            if now >= 0:
                yield point

    def _stroke(self, shape: PathShape, reach: float) -> Iterator[Shape]:
        room = self._bounds.grown(reach)
        pieces = [piece for outline in outlines(shape.segments, self._fineness) for piece in _pieces(outline, room)]
        if not pieces:
            return
        if shape.dash:
            lines = [
                replace(
                    shape, segments=tuple(_path_through(points, is_closed=False)), dash_start=shape.dash_start + way
                )
                for points, way in pieces
            ]
        else:
            whole = [segment for points, _ in pieces for segment in _path_through(points, is_closed=False)]
            lines = [replace(shape, segments=tuple(whole))]
        box = self._bounds
        yield GroupShape(tuple(lines), clip=rectangle(box.left, box.top, box.width, box.height))

    def _dots(self, shape: RasterShape) -> Iterator[Shape]:
        from bluf.assets.raster import cropped

        box, image = self._bounds, shape.image
        own = Bounds(shape.x, shape.y, shape.x + shape.width, shape.y + shape.height)
        if box.holds(own, self._fineness):
            yield shape
            return
        across, down = shape.width / image.width, shape.height / image.height
        first = max(0, math.floor((box.left - own.left) / across)), max(0, math.floor((box.top - own.top) / down))
        last = (
            min(image.width, math.ceil((box.right - own.left) / across)),
            min(image.height, math.ceil((box.bottom - own.top) / down)),
        )
        if first[0] >= last[0] or first[1] >= last[1]:
            return
        part = cropped(
            image, first[0] / image.width, first[1] / image.height, last[0] / image.width, last[1] / image.height
        )
        x, y = own.left + first[0] * across, own.top + first[1] * down
        placed = RasterShape(part, x, y, part.width * across, part.height * down)
        yield GroupShape((placed,), clip=rectangle(box.left, box.top, box.width, box.height))


def _pieces(outline: Outline, room: Bounds) -> Iterator[tuple[list[_Point], float]]:
    """Yield the runs of lines of an outline that touch a rectangle, and how far along the outline each begins."""
    points = [*outline.points, *(outline.points[:1] if outline.is_closed else ())]
    run: list[_Point] = []
    began = way = 0.0
    for before, point in pairwise(points):
        kept = _within(before, point, room)
        length = math.dist(before, point)
        if kept is None:
            if run:
                yield run, began
            run = []
        else:
            (start, end), share = kept
            if run and start == run[-1]:
                run.append(end)
            else:
                if run:
                    yield run, began
                run, began = [start, end], way + share * length
        way += length
    if run:
        yield run, began


def _within(start: _Point, end: _Point, room: Bounds) -> tuple[tuple[_Point, _Point], float] | None:
    """Return the part of a line in a rectangle and the share of it before that part (Liang and Barsky)."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    first, last = 0.0, 1.0
    for way, free in (
        (-dx, start[0] - room.left),
        (dx, room.right - start[0]),
        (-dy, start[1] - room.top),
        (dy, room.bottom - start[1]),
    ):
        if way == 0:
            if free < 0:
                return None
        elif way < 0:
            first = max(first, free / way)
        else:
            last = min(last, free / way)
    if first > last:
        return None
    begins = start if first == 0 else (start[0] + first * dx, start[1] + first * dy)
    ends = end if last == 1 else (start[0] + last * dx, start[1] + last * dy)
    return (begins, ends), first


def _path_through(points: Iterable[_Point], *, is_closed: bool) -> Iterator[Segment]:
    for at, (x, y) in enumerate(points):
        yield ("L" if at else "M", x, y)
    if is_closed:
        yield ("Z",)


def _moved(shape: Shape, x: float, y: float) -> Shape:
    matrix: Matrix = (1.0, 0.0, 0.0, 1.0, x, y)
    match shape:
        case RasterShape():
            return replace(shape, x=shape.x + x, y=shape.y + y)
        case GroupShape():
            clip = None if shape.clip is None else placed(shape.clip, matrix)
            return replace(shape, shapes=tuple(_moved(each, x, y) for each in shape.shapes), clip=clip)
        case PathShape():
            fill = shape.fill
            if isinstance(fill, Gradient):
                fill = replace(fill, matrix=times(matrix, fill.matrix))
            return replace(shape, segments=placed(shape.segments, matrix), fill=fill)
