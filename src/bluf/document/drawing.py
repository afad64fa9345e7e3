"""Drawings: paths and pictures at their places, such as a logo or what a chart is made of. They hold no words.

Lengths are points; the origin is the top left corner of the drawing, x runs right and y runs down.
"""

from dataclasses import dataclass, replace
from typing import TypeAlias

# A step of a path: its operator, and points. M and L have one, C has two controls and its end, Z has none.
Segment: TypeAlias = tuple[str, float, float] | tuple[str, float, float, float, float, float, float] | tuple[str]
# a, b, c, d, e, f: x' = ax + cy + e, y' = bx + dy + f (SVG 1.1, 7.4; ISO 32000-1, 8.3.3)
Matrix: TypeAlias = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Gradient:
    """Colours that go over into each other, along a line or from circle to circle (ISO 32000-1, 8.7.4.5).

    `start` and `end` are x, y and, of circles, the radius; `matrix` leads from there to the drawing. `stops` are shares
    of the way, in order, with their colours; before the first and after the last goes on what is there.
    """

    is_radial: bool
    start: tuple[float, float, float]
    end: tuple[float, float, float]
    stops: tuple[tuple[float, str], ...]
    matrix: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class PathShape:
    """A path that is filled, stroked or both. Colours are `#rrggbb`; `opacity` is that of both, from 0 to 1.

    `dash` is the lengths of dashes and gaps in turn, `dash_start` how far into them a line begins. `is_even_odd`: what
    is inside is told by the even-odd rule (ISO 32000-1, 8.5.3.3). `cap` is how strokes end (butt, round, square) and
    `join` how they meet (miter, round, bevel; 8.4.3).
    """

    segments: tuple[Segment, ...]
    fill: str | Gradient | None = None
    stroke: str | None = None
    stroke_width: float = 0.0
    dash: tuple[float, ...] = ()
    dash_start: float = 0.0
    opacity: float = 1.0
    is_even_odd: bool = False
    cap: str = "butt"
    join: str = "miter"
    miter_limit: float = 10.0


@dataclass(frozen=True, slots=True)
class RasterImage:
    """A picture of dots, without metadata: a PNG, or a JPEG of grey or YCbCr, upright, in sRGB or grey.

    `data` is the file, `width` and `height` are in dots.
    """

    kind: str  # "png" or "jpeg"
    data: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class RasterShape:
    """A picture of dots in a rectangle."""

    image: RasterImage
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class GroupShape:
    """Shapes that are painted as one: with one `opacity`, and inside the path `clip` alone if there is one."""

    shapes: tuple["Shape", ...]
    opacity: float = 1.0
    clip: tuple[Segment, ...] | None = None
    is_clip_even_odd: bool = False


Shape: TypeAlias = PathShape | RasterShape | GroupShape


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes in a rectangle, each over those before it."""

    width: float
    height: float
    shapes: tuple[Shape, ...]

    def scaled(self, width: float, height: float) -> "Drawing":
        """Return the drawing as it fills another rectangle. Lines keep their share of its width."""
        if (width, height) == (self.width, self.height):
            return self
        across, down = width / self.width, height / self.height
        return Drawing(width, height, tuple([_scaled(shape, across, down) for shape in self.shapes]))

    @property
    def picture(self) -> RasterShape | None:
        """The one picture that it is, if it is nothing else."""
        only = self.shapes[0] if len(self.shapes) == 1 else None
        return only if isinstance(only, RasterShape) else None


def rasters(shapes: tuple[Shape, ...]) -> tuple[RasterShape, ...]:
    """Return all pictures of dots among some shapes and in their groups."""
    found: list[RasterShape] = []
    for shape in shapes:
        if isinstance(shape, RasterShape):
            found.append(shape)
        elif isinstance(shape, GroupShape):
            found += rasters(shape.shapes)
    return tuple(found)


def _scaled(shape: Shape, across: float, down: float) -> Shape:
    if isinstance(shape, RasterShape):
        return RasterShape(shape.image, shape.x * across, shape.y * down, shape.width * across, shape.height * down)
    factors = (across, down)
    if isinstance(shape, GroupShape):
        inner = tuple([_scaled(each, across, down) for each in shape.shapes])
        clip = shape.clip and tuple([_scaled_segment(segment, factors) for segment in shape.clip])
        return replace(shape, shapes=inner, clip=clip)
    fill = shape.fill
    if isinstance(fill, Gradient):
        a, b, c, d, e, f = fill.matrix
        fill = replace(fill, matrix=(a * across, b * down, c * across, d * down, e * across, f * down))
    return replace(
        shape,
        segments=tuple([_scaled_segment(segment, factors) for segment in shape.segments]),
        fill=fill,
        stroke_width=shape.stroke_width * across,
        dash=tuple([length * across for length in shape.dash]),
        dash_start=shape.dash_start * across,
    )


def _scaled_segment(segment: Segment, factors: tuple[float, float]) -> Segment:
    operator, *points = segment
    return (operator, *[point * factors[at % 2] for at, point in enumerate(points)])  # type: ignore[return-value]


def rectangle(x: float, y: float, width: float, height: float) -> tuple[Segment, ...]:
    """Return the path of a rectangle."""
    return (("M", x, y), ("L", x + width, y), ("L", x + width, y + height), ("L", x, y + height), ("Z",))


def line(*points: tuple[float, float]) -> tuple[Segment, ...]:
    """Return the path through some points."""
    return tuple([("L" if at else "M", x, y) for at, (x, y) in enumerate(points)])
