"""Turn the gradients of an SVG into those of a drawing (SVG 1.1, 13.2)."""

from typing import TYPE_CHECKING

from bluf.assets.path_bounds import Bounds
from bluf.assets.svg.colors import color_of, share_of
from bluf.assets.svg.faults import undrawn, unread
from bluf.assets.svg.lengths import Viewport
from bluf.assets.svg.safe_tree import attributes, local
from bluf.assets.svg.styles import INHERITED, Styles, computed
from bluf.assets.svg.transform_values import transform_of
from bluf.assets.transforms import times
from bluf.document import Gradient
from bluf.document.drawing import Matrix

if TYPE_CHECKING:
    from lxml.etree import _Element

GRADIENTS = ("linearGradient", "radialGradient")
_DEEPEST = 20  # gradients that refer to one another
_MOST_STOPS = 200
_UNIT = Viewport(1.0, 1.0)


def gradient_of(
    element: "_Element",
    by_id: dict[str, "_Element"],
    styles: Styles,
    viewport: Viewport,
    bounds: Bounds | None,
    matrix: Matrix,
    color: str,
) -> tuple[Gradient | str | None, float]:
    """Return a gradient, or the one colour that it comes to, and its opacity; None for one that paints nothing.

    `bounds` are those of what it fills, in the coordinates that `matrix` leads from; `color` is the current one.
    """
    chain = _chain(element, by_id)
    given: dict[str, str] = {}
    for each in reversed(chain):
        given.update(attributes(each))
    stops, opacity = _stops(next((each for each in chain if _has_stops(each)), element), styles, color)
    if not stops:
        return None, 1.0
    if given.get("spreadMethod", "pad") != "pad":
        raise undrawn(f"a gradient that repeats (`{given['spreadMethod'][:20]}`)")
    is_of_box = given.get("gradientUnits", "objectBoundingBox") != "userSpaceOnUse"
    if is_of_box:
        if bounds is None or not bounds.width or not bounds.height:
            return None, 1.0
        matrix = times(matrix, (bounds.width, 0.0, 0.0, bounds.height, bounds.left, bounds.top))
        viewport = _UNIT
    matrix = times(matrix, transform_of(given.get("gradientTransform", "")))

    def length(name: str, side: str, usual: str) -> float:
        return viewport.length(given.get(name, usual), side)

    is_radial = local(element) == "radialGradient"
    if is_radial:
        x, y, radius = length("cx", "x", "50%"), length("cy", "y", "50%"), length("r", "", "50%")
        focus = viewport.length(given["fx"], "x") if "fx" in given else x
        start = (focus, viewport.length(given["fy"], "y") if "fy" in given else y, length("fr", "", "0"))
        end = (x, y, radius)
        is_flat = radius <= 0
        if not is_flat and (start[0] - x) ** 2 + (start[1] - y) ** 2 > (radius - start[2]) ** 2 * 0.9801:
            raise undrawn("a gradient whose focus lies at its edge or beyond")
    else:
        start = (length("x1", "x", "0%"), length("y1", "y", "0%"), 0.0)
        end = (length("x2", "x", "100%"), length("y2", "y", "0%"), 0.0)
        is_flat = start == end
    a, b, c, d, _, _ = matrix
    if is_flat or len({color for _, color in stops}) == 1 or abs(a * d - b * c) < 1e-12:
        return stops[-1][1], opacity
    return Gradient(is_radial, start, end, stops, matrix), opacity


def _chain(element: "_Element", by_id: dict[str, "_Element"]) -> list["_Element"]:
    """Return a gradient and those that it takes from."""
    chain = [element]
    while named := dict(attributes(chain[-1])).get("href", "").strip().removeprefix("#"):
        other = by_id.get(named)
        if other is None or local(other) not in GRADIENTS:
            break
        if len(chain) == _DEEPEST:
            raise unread("gradients that refer to one another without end")
        chain.append(other)
    return chain


def _has_stops(element: "_Element") -> bool:
    return any(local(child) == "stop" for child in element)


def _stops(element: "_Element", styles: Styles, around: str) -> tuple[tuple[tuple[float, str], ...], float]:
    """Return the stops of a gradient, in order, and their opacity."""
    found: list[tuple[float, str]] = []
    opacities: set[float] = set()
    color = styles.own(element).get("color", around)
    for child in element:
        if local(child) != "stop":
            continue
        look = computed(styles.own(child), {**INHERITED, "color": color})
        offset = share_of(dict(attributes(child)).get("offset", "0"))
        own, alpha = color_of(look["stop-color"], look["color"])
        opacities.add(round(alpha * share_of(look["stop-opacity"]), 4))
        found.append((max(offset, found[-1][0] if found else 0.0), own))
    if len(opacities) > 1:
        raise undrawn("a gradient that goes over into transparency")
    if len(found) > _MOST_STOPS:
        raise unread(f"a gradient of over {_MOST_STOPS} stops")
    return tuple(found), min(opacities, default=1.0)
