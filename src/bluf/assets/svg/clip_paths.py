"""Turn the clip paths of an SVG into one path (SVG 1.1, 14.3.5)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bluf.assets.path_bounds import Bounds, bounds_of
from bluf.assets.svg.faults import undrawn
from bluf.assets.svg.lengths import Viewport
from bluf.assets.svg.paths import shape_of
from bluf.assets.svg.safe_tree import attributes, local
from bluf.assets.svg.styles import INHERITED, Styles, computed
from bluf.assets.svg.transform_values import transform_of
from bluf.assets.transforms import placed, times
from bluf.document.drawing import Matrix, Segment

if TYPE_CHECKING:
    from lxml.etree import _Element

_ADDRESS = re.compile(r"url\(\s*+[\"']?+#([^\"')]++)[\"']?+\s*+\)")
_SHAPES = frozenset(("path", "rect", "circle", "ellipse", "polyline", "polygon", "line"))


@dataclass(frozen=True, slots=True)
class ClipPath:
    """A path outside of which nothing is painted; without segments nothing is painted at all."""

    segments: tuple[Segment, ...]
    is_even_odd: bool


def clip_path(
    value: str,
    by_id: "Mapping[str, _Element]",
    styles: Styles,
    matrix: Matrix,
    viewport: Viewport,
    bounds: Bounds | None,
) -> ClipPath | None:
    """Return what `clip-path` names, in the coordinates of the picture; None where it names nothing.

    `matrix` and `bounds` are those of the element that is clipped.
    """
    found = _ADDRESS.fullmatch(value)
    if not found:
        raise undrawn(f"a clip path `{value[:30]}`")
    element = by_id.get(found[1])
    if element is None or local(element) != "clipPath":
        return None
    given = dict(attributes(element))
    if computed(styles.own(element), INHERITED)["clip-path"] != "none":
        raise undrawn("a clip path that is clipped itself")
    matrix = times(matrix, transform_of(given.get("transform", "")))
    if given.get("clipPathUnits") == "objectBoundingBox":
        if bounds is None:
            raise undrawn("a clip path that goes by the size of a group")
        matrix = times(matrix, (bounds.width, 0.0, 0.0, bounds.height, bounds.left, bounds.top))
    own = computed(styles.own(element), INHERITED)
    parts = [part for child in element for part in _parts(child, by_id, styles, own, matrix, viewport)]
    if len(parts) > 1:
        extents = [extent for part in parts if (extent := bounds_of(part.segments))]
        if any(one.meets(other) for at, one in enumerate(extents[:50]) for other in extents[:at]) or len(parts) > 50:
            raise undrawn("a clip path of shapes that overlap")
        if any(part.is_even_odd for part in parts):
            raise undrawn("a clip path of several shapes with holes")
    segments = tuple(segment for part in parts for segment in part.segments)
    return ClipPath(segments, bool(parts) and parts[0].is_even_odd)


def _parts(
    element: "_Element",
    by_id: "Mapping[str, _Element]",
    styles: Styles,
    around: Mapping[str, str],
    matrix: Matrix,
    viewport: Viewport,
    *,
    is_used: bool = False,
) -> Iterator[ClipPath]:
    tag, given = local(element), dict(attributes(element))
    look = computed(styles.own(element), around)
    if not tag or look["display"] == "none" or look["visibility"] != "visible":
        return
    if tag == "text":
        raise undrawn("text", "in the drawing program, turn the text into paths")
    if look["clip-path"] != "none":
        raise undrawn("a clip path that is clipped itself")
    matrix = times(matrix, transform_of(given.get("transform", "")))
    if tag == "use" and not is_used:
        target = by_id.get(given.get("href", "").strip().removeprefix("#"))
        x, y = (viewport.length(given.get(key, "0"), key) for key in ("x", "y"))
        if target is not None:
            matrix = times(matrix, (1.0, 0.0, 0.0, 1.0, x, y))
            yield from _parts(target, by_id, styles, look, matrix, viewport, is_used=True)
    elif tag in _SHAPES:

        def length(name: str, side: str, usual: float) -> float:
            return viewport.length(given[name], side) if given.get(name) else usual

        segments = placed(shape_of(tag, given, length), matrix)
        if segments:
            yield ClipPath(segments, look["clip-rule"] == "evenodd")
