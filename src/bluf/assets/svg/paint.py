"""Turn a path of an SVG and how it looks into shapes: its fill, its stroke (SVG 1.1, 11)."""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from bluf.assets.path_bounds import Bounds
from bluf.assets.svg.colors import color_of, number, share_of
from bluf.assets.svg.faults import undrawn, unread
from bluf.assets.svg.gradients import GRADIENTS, gradient_of
from bluf.assets.svg.lengths import Viewport
from bluf.assets.svg.safe_tree import local
from bluf.assets.svg.styles import Styles
from bluf.assets.transforms import placed, scale_of
from bluf.document import Gradient, PathShape
from bluf.document.drawing import Matrix, Segment

if TYPE_CHECKING:
    from lxml.etree import _Element

_ADDRESS = re.compile(r"url\(\s*+[\"']?+#([^\"')]++)[\"']?+\s*+\)\s*+(.*)", re.DOTALL)
_PARTS = re.compile(r"[\s,]++")
_MOST_DASHES = 100


class Paints:
    """What the elements of an SVG are painted with."""

    def __init__(self, by_id: "dict[str, _Element]", styles: Styles) -> None:
        self._by_id = by_id
        self._styles = styles

    @staticmethod
    def opacity(look: Mapping[str, str]) -> float:
        """Return the opacity of an element as a whole."""
        return share_of(look["opacity"])

    def of(
        self, look: Mapping[str, str], name: str, bounds: Bounds, matrix: Matrix, viewport: Viewport
    ) -> tuple[str | Gradient | None, float]:
        """Return what `fill` or `stroke` is, and its opacity; None for nothing."""
        text = look[name]
        opacity = share_of(look[f"{name}-opacity"])
        found = _ADDRESS.fullmatch(text)
        if found:
            target = self._by_id.get(found[1])
            if target is None:
                text = found[2].strip() or "none"
            elif local(target) not in GRADIENTS:
                raise undrawn(f"a {local(target) or 'paint'} that fills shapes")
            else:
                paint, own = gradient_of(target, self._by_id, self._styles, viewport, bounds, matrix, look["color"])
                if name == "stroke" and isinstance(paint, Gradient):
                    raise undrawn("a line in a gradient")
                return paint, own * opacity
        if text == "none":
            return None, 1.0
        if text in ("context-fill", "context-stroke"):
            raise undrawn(f"`{text}`")
        color, own = color_of(text, look["color"])
        return color, own * opacity


def painted_path(
    segments: tuple[Segment, ...],
    bounds: Bounds,
    look: Mapping[str, str],
    matrix: Matrix,
    viewport: Viewport,
    paints: Paints,
    is_line: bool,
) -> Iterator[PathShape]:
    """Yield the fill and the stroke of a path, as one where they let nothing through."""
    fill, fill_opacity = paints.of(look, "fill", bounds, matrix, viewport)
    stroke, stroke_opacity = paints.of(look, "stroke", bounds, matrix, viewport)
    path = placed(segments, matrix)
    is_even_odd = look["fill-rule"] == "evenodd"
    if fill is None or fill_opacity <= 0 or is_line:
        fill = None
    width = viewport.length(look["stroke-width"], "")
    if width < 0:
        raise unread("a line of a width below 0")
    stroked = None
    if isinstance(stroke, str) and stroke_opacity > 0 and width > 0:
        stroked = _stroked(path, stroke, stroke_opacity, width, look, matrix, viewport)
    if any(look[name] != "none" for name in ("marker", "marker-start", "marker-mid", "marker-end")):
        raise undrawn("arrowheads or other markers on lines")
    if fill and stroked and look["paint-order"].split()[:1] not in (["normal"], ["fill"]):
        raise undrawn("lines that are painted before what they go around")
    if fill:
        yield PathShape(path, fill, opacity=fill_opacity, is_even_odd=is_even_odd)
    if stroked:
        yield stroked


def _stroked(
    path: tuple[Segment, ...],
    color: str,
    opacity: float,
    width: float,
    look: Mapping[str, str],
    matrix: Matrix,
    viewport: Viewport,
) -> PathShape:
    if look["vector-effect"] != "none":
        raise undrawn("lines that keep their width at any size")
    scale = scale_of(matrix)
    if scale is None:
        raise undrawn("lines that are stretched more one way than another")
    cap, join = look["stroke-linecap"], look["stroke-linejoin"]
    if cap not in ("butt", "round", "square") or join not in ("miter", "round", "bevel"):
        raise undrawn(f"lines that end or meet as `{cap}` and `{join}`"[:80])
    dash: tuple[float, ...] = ()
    if look["stroke-dasharray"] != "none":
        parts = [part for part in _PARTS.split(look["stroke-dasharray"]) if part]
        dash = tuple(viewport.length(part, "") * scale for part in parts[:_MOST_DASHES])
        dash = dash * 2 if len(dash) % 2 else dash
        if any(length < 0 for length in dash):
            raise unread("dashes")
        if not any(dash):
            dash = ()
    start = viewport.length(look["stroke-dashoffset"], "") * scale if dash else 0.0
    return PathShape(
        path,
        stroke=color,
        stroke_width=width * scale,
        dash=dash,
        dash_start=start % sum(dash) if dash else 0.0,
        opacity=opacity,
        cap=cap,
        join=join,
        miter_limit=max(1.0, number(look["stroke-miterlimit"])),
    )
