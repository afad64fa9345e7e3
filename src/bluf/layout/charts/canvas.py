"""What a chart is drawn on: shapes, words at their places, and account of what is still free."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple, Protocol

from bluf.document import Drawing, FigureStyle, PathShape
from bluf.document.drawing import Segment, line
from bluf.layout.charts.free_space import Box, FreeSpace
from bluf.layout.charts.looks import HAIR

BESIDE = 4.0  # points between a point and its words, and between an axis and what it tells
_TIGHT = 0.12  # of a line's height: what is free in it above and below the letters
_RINGS = (10.0, 16.0, 24.0, 34.0, 46.0, 60.0)  # how far from their point words may stand that find no room beside it
_NEAR = 10.0  # points: words that stand no further away need no line to their point
_AROUND = ((1, -1), (1, 1), (-1, -1), (-1, 1), (0, -1), (0, 1), (1, 0), (-1, 0))


class LabelSize(NamedTuple):
    """The size of a label in points: its widest line, all its lines, and the widest of its words."""

    width: float
    height: float
    longest: float


class LabelSizes(Protocol):
    """Tells the size of the label of an index, broken into lines at a measure if one is given."""

    def __call__(self, label: int, most: float | None = None) -> LabelSize:
        """Return the size of a label in lines of at most `most` points."""


@dataclass(frozen=True, slots=True)
class LabelPlace:
    """Where a label of a chart stands: its index, and its rectangle by the top left corner, in points.

    `color` is its own where it isn't that of its style; `align` counts where it has several lines.
    """

    label: int
    x: float
    y: float
    width: float
    color: str | None = None
    align: str = "left"


@dataclass(frozen=True, slots=True)
class ChartPlan:
    """A chart of a size: what is drawn, where its words stand, and the labels that it needs and has no room for."""

    drawing: Drawing
    labels: tuple[LabelPlace, ...]
    lacking: tuple[int, ...] = ()


@dataclass(slots=True)
class Canvas:
    """A chart that is being drawn. `grid` are the lines behind everything, which leave out where words stand."""

    width: float
    height: float
    style: FigureStyle
    sizes: LabelSizes
    shapes: list[PathShape] = field(default_factory=list)
    labels: list[LabelPlace] = field(default_factory=list)
    lacking: list[int] = field(default_factory=list)
    grid: list[tuple[float, float, float, float]] = field(default_factory=list)
    space: FreeSpace = field(init=False)

    def __post_init__(self) -> None:
        self.space = FreeSpace(self.width, self.height)

    def line(
        self, points: Sequence[tuple[float, float]], color: str, width: float, dash: tuple[float, ...] = ()
    ) -> None:
        """Draw a line through some points, on which no words may stand."""
        self.shapes.append(PathShape(line(*points), stroke=color, stroke_width=width, dash=dash))
        self.space.lines += [(*one, *other) for one, other in itertools.pairwise(points)]

    def boxed(self, shape: PathShape, box: Box) -> None:
        """Draw a shape in a box, on which no words may stand."""
        self.shapes.append(shape)
        self.space.boxes.append(box)

    def put(
        self,
        label: int,
        x: float,
        y: float,
        *,
        color: str | None = None,
        align: str = "left",
        most: float | None = None,
    ) -> Box:
        """Set a label by its top left corner."""
        size = self.sizes(label, most)
        self.labels.append(LabelPlace(label, x, y, size.width, color, align))
        box = _letters(x, y, size, self.sizes(label).height)
        self.space.boxes.append(box)
        return box

    def box_of(self, label: int, x: float, y: float, most: float | None = None) -> Box:
        """Return where the letters of a label would stand that is set by its top left corner."""
        size = self.sizes(label, most)
        return _letters(x, y, size, self.sizes(label).height)

    def put_if_free(
        self,
        label: int,
        corners: Iterable[tuple[float, float]],
        *,
        color: str | None = None,
        align: str = "left",
        most: float | None = None,
    ) -> bool:
        """Set a label by the first of some top left corners where it is free; return whether there is one."""
        for x, y in corners:
            if self.space.is_free(self.box_of(label, x, y, most).grown(1.0, 0.0)):
                self.put(label, x, y, color=color, align=align, most=most)
                return True
        return False

    def beside(
        self, label: int, x: float, y: float, ways: Sequence[tuple[int, int]], most: float | None = None
    ) -> list[tuple[float, float]]:
        """Return the top left corners of a label that stands beside a point: `ways` are to the right and down."""
        return [self._corner(label, x, y, way, BESIDE, most) for way in ways]

    def _corner(
        self, label: int, x: float, y: float, way: tuple[int, int], off: float, most: float | None
    ) -> tuple[float, float]:
        size = self.sizes(label, most)
        right, down = way
        out = off if not down or not right else off * 0.85
        left = x - size.width / 2 if right == 0 else x + out if right > 0 else x - out - size.width
        blank = self.sizes(label).height * _TIGHT
        if down == 0:
            return left, y - size.height / 2
        near = out if right == 0 else out * 0.4
        return left, (y + near - blank if down > 0 else y - near - size.height + blank)

    def needed(
        self, label: int, x: float, y: float, ways: Sequence[tuple[int, int]], *, color: str | None = None
    ) -> None:
        """Set a label that can't be left out near a point, with a line to the point where it is far from it."""
        for most in self.widths(label):
            if self.put_if_free(label, self.beside(label, x, y, ways, most), color=color, most=most):
                return
        for off in _RINGS:
            for most in self.widths(label):
                for way in _AROUND:
                    corner = self._corner(label, x, y, way, off, most)
                    if self.put_if_free(label, [corner], color=color, most=most):
                        if off > _NEAR:
                            self._lead(self.box_of(label, *corner, most), x, y)
                        return
        self.lacking.append(label)

    def widths(self, label: int) -> list[float | None]:
        """Return the measures at which a label may be broken into lines: on one, and on fewer and fewer points."""
        size = self.sizes(label)
        tried = [share * self.width for share in (0.4, 0.28) if share * self.width < size.width]
        return [*([None] if size.width <= 0.45 * self.width else []), *[max(each, size.longest) for each in tried]]

    def _lead(self, box: Box, x: float, y: float) -> None:
        """Draw a line from a point to the nearest of a box."""
        to = min(max(x, box.left), box.right), min(max(y, box.top), box.bottom)
        self.shapes.append(PathShape(line((x, y), to), stroke=self.style.axis, stroke_width=HAIR))

    def plan(self, *, mirrored: bool) -> ChartPlan:
        """Return the finished chart; a mirrored one runs from right to left."""
        grid = [PathShape(line(*ends), stroke=self.style.grid, stroke_width=HAIR) for ends in self._grid()]
        shapes, labels = [*grid, *self.shapes], self.labels
        if mirrored:
            shapes = [replace(shape, segments=tuple(map(self._mirrored, shape.segments))) for shape in shapes]
            labels = [
                replace(each, x=self.width - each.x - each.width, align=_OPPOSITE.get(each.align, each.align))
                for each in labels
            ]
        return ChartPlan(Drawing(self.width, self.height, tuple(shapes)), tuple(labels), tuple(self.lacking))

    def _mirrored(self, segment: Segment) -> Segment:
        operator, *points = segment
        turned = [self.width - point if at % 2 == 0 else point for at, point in enumerate(points)]
        return (operator, *turned)  # type: ignore[return-value]

    def _grid(self) -> Iterable[tuple[tuple[float, float], tuple[float, float]]]:
        """Yield the parts of the grid's lines that no word stands on."""
        boxes = [self.box_of(each.label, each.x, each.y, each.width + 0.01).grown(2.0, 0.5) for each in self.labels]
        for x1, y1, x2, y2 in self.grid:
            is_level = y1 == y2
            cut = sorted(
                (box.left, box.right) if is_level else (box.top, box.bottom)
                for box in boxes
                if (box.top < y1 < box.bottom if is_level else box.left < x1 < box.right)
            )
            at, end = (x1, x2) if is_level else (y1, y2)
            for first, last in cut:
                if first > at and first < end:
                    yield _part(is_level, x1 if not is_level else y1, at, first)
                at = max(at, last)
            if at < end:
                yield _part(is_level, x1 if not is_level else y1, at, end)


_OPPOSITE = {"left": "right", "right": "left"}


def _part(is_level: bool, fixed: float, first: float, last: float) -> tuple[tuple[float, float], tuple[float, float]]:
    return ((first, fixed), (last, fixed)) if is_level else ((fixed, first), (fixed, last))


def _letters(x: float, y: float, size: LabelSize, line_height: float) -> Box:
    blank = line_height * _TIGHT
    return Box(x, y + blank, x + size.width, y + size.height - blank)
