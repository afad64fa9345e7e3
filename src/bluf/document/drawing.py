"""Drawings: paths and pictures at their places, such as a logo or what a chart is made of. They hold no words.

Lengths are points; the origin is the top left corner of the drawing, x runs right and y runs down.
"""

from dataclasses import dataclass, replace
from typing import TypeAlias

# A step of a path: its operator, and points. M and L have one, C has two controls and its end, Z has none.
Segment: TypeAlias = tuple[str, float, float] | tuple[str, float, float, float, float, float, float] | tuple[str]


@dataclass(frozen=True, slots=True)
class PathShape:
    """A path that is filled, stroked or both. Colours are `#rrggbb`; `opacity` is that of both, from 0 to 1.

    `dash` is the lengths of dashes and gaps in turn. `is_even_odd`: what is inside is told by the even-odd rule
    (ISO 32000-1, 8.5.3.3). Strokes end flat and meet in a mitre, unless `is_round`.
    """

    segments: tuple[Segment, ...]
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 0.0
    dash: tuple[float, ...] = ()
    opacity: float = 1.0
    is_even_odd: bool = False
    is_round: bool = False


@dataclass(frozen=True, slots=True)
class RasterImage:
    """A picture of dots, without metadata: a PNG or a baseline JPEG, upright, in sRGB or grey.

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


Shape: TypeAlias = PathShape | RasterShape


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


def _scaled(shape: Shape, across: float, down: float) -> Shape:
    if isinstance(shape, RasterShape):
        return RasterShape(shape.image, shape.x * across, shape.y * down, shape.width * across, shape.height * down)
    factors = (across, down)
    return replace(
        shape,
        segments=tuple([_scaled_segment(segment, factors) for segment in shape.segments]),
        stroke_width=shape.stroke_width * across,
        dash=tuple([length * across for length in shape.dash]),
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
