"""Turn glyphs into their outlines, for files in which letters are paths."""

from functools import lru_cache
from typing import Any

from bluf.fonts.font_face import FontFace


@lru_cache(maxsize=2048)
def outline(face: FontFace, glyph: int) -> tuple[Any, ...]:
    """Return the outline of a glyph as segments of a path (`document.drawing`): in ems, y up."""
    font = face.harfbuzz
    pen = _Pen(1 / font.face.upem)
    font.draw_glyph_with_pen(glyph, pen)
    return tuple(pen.segments)


class _Pen:
    """Takes down an outline: the calls of a pen as fontTools has them."""

    def __init__(self, scale: float) -> None:
        self.segments: list[Any] = []
        self._scale = scale
        self._at = (0.0, 0.0)

    def _to(self, operator: str, *points: tuple[float, float]) -> None:
        self._at = points[-1]
        self.segments.append((operator, *[each * self._scale for point in points for each in point]))

    def moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802 - a pen's method
        self._to("M", point)

    def lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802 - a pen's method
        self._to("L", point)

    def curveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802 - a pen's method
        self._to("C", *points)

    def qCurveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802 - a pen's method
        (x0, y0), ((x1, y1), (x2, y2)) = self._at, points
        first = (x0 + (x1 - x0) * 2 / 3, y0 + (y1 - y0) * 2 / 3)
        second = (x2 + (x1 - x2) * 2 / 3, y2 + (y1 - y2) * 2 / 3)
        self._to("C", first, second, (x2, y2))

    def closePath(self) -> None:  # noqa: N802 - a pen's method
        self.segments.append(("Z",))

    def endPath(self) -> None:  # noqa: N802 - a pen's method
        pass
