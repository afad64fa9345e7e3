"""Turn the elements of an SVG into shapes, in the order in which they are painted (SVG 1.1, 3.3).

`use` can repeat what repeats others, so what is painted is counted, and a picture of too much is refused.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bluf.assets.path_bounds import Bounds, bounds_of
from bluf.assets.svg.clip_paths import ClipPath, clip_path
from bluf.assets.svg.faults import undrawn, unread, unsafe
from bluf.assets.svg.gradients import GRADIENTS
from bluf.assets.svg.inner_pictures import inner_picture
from bluf.assets.svg.lengths import Viewport, fitted, view_box
from bluf.assets.svg.paint import Paints, painted_path
from bluf.assets.svg.paths import shape_of
from bluf.assets.svg.safe_tree import attributes, local
from bluf.assets.svg.styles import INHERITED, Styles, computed
from bluf.assets.svg.transform_values import transform_of
from bluf.assets.transforms import SAME, placed, times
from bluf.document import GroupShape, PathShape
from bluf.document.drawing import Matrix, Shape, rectangle

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_PAINTED = 20_000  # elements, repeated ones counted each time
MOST_SEGMENTS = 200_000
_DEEPEST = 50  # elements in one another, those of `use` included
_SHAPES = frozenset(("path", "rect", "circle", "ellipse", "line", "polyline", "polygon"))
_UNPAINTED = frozenset(
    ("defs", "title", "desc", "metadata", "style", "symbol", "clipPath", "mask", "pattern", "marker", "filter", "stop",
     "view", "cursor", "color-profile", "solidcolor", *GRADIENTS)
)  # fmt: skip
_WORDS = frozenset(("text", "tspan", "textPath", "tref", "flowRoot", "textArea"))
_TO_PATHS = "in the drawing program, turn the text into paths"


@dataclass(frozen=True, slots=True)
class _Around:
    """What an element stands in: how it looks, where it is, what percentages are of, and how deep it is."""

    look: Mapping[str, str]
    matrix: Matrix
    viewport: Viewport
    depth: int = 0
    used: frozenset[str] = frozenset()


class Painting:
    """The shapes of an SVG. Raises PictureError for what can't be shown truly."""

    def __init__(self, root: "_Element") -> None:
        self._root = root
        self._styles = Styles(root)
        self._by_id: dict[str, _Element] = {}
        for element in root.iter():
            if local(element) and (name := element.get("id")):
                self._by_id.setdefault(str(name), element)
        self._paints = Paints(self._by_id, self._styles)
        self._painted = self._segments = 0
        given = dict(attributes(root))
        self._box = view_box(given["viewBox"]) if "viewBox" in given else None
        self.size = self._own_size(given)

    def _own_size(self, given: Mapping[str, str]) -> tuple[float, float]:
        """Return the width and height of the picture, in its own units."""
        box = self._box
        sides = []
        for name in ("width", "height"):
            text = given.get(name, "").strip()
            is_given = text and not text.endswith("%") and text != "auto"
            sides.append(Viewport(0.0, 0.0).length(text, "") if is_given else None)
        width, height = sides
        ratio = box[2] / box[3] if box else None
        if width is None and height is None and box:
            width, height = box[2], box[3]
        elif ratio and width is None and height is not None:
            width = height * ratio
        elif ratio and height is None and width is not None:
            height = width / ratio
        if not width or not height or width <= 0 or height <= 0:
            raise unread("a size (`width` and `height`, or `viewBox`)")
        if max(width / height, height / width) > 200:
            raise unread("a size, over 200 times as long one way as the other,")
        return width, height

    def shapes(self) -> tuple[Shape, ...]:
        """Return all that is painted, in the coordinates of the picture."""
        width, height = self.size
        how = self._root.get("preserveAspectRatio", "xMidYMid")
        matrix = fitted(self._box, width, height, str(how)) if self._box else SAME
        viewport = Viewport(self._box[2], self._box[3]) if self._box else Viewport(width, height)
        own = self._styles.own(self._root)
        look = computed(own, INHERITED)
        around = _Around(look, matrix, viewport)
        inner = tuple(shape for child in self._root for shape in self._element(child, around))
        return self._grouped(inner, look, around, None)

    def _element(self, element: "_Element", around: _Around) -> Iterator[Shape]:
        tag = local(element)
        if not tag or tag in _UNPAINTED:
            return
        self._painted += 1
        if self._painted > MOST_PAINTED or around.depth > _DEEPEST:
            raise unsafe(f"over {MOST_PAINTED:,} shapes, or shapes that repeat one another without end")
        look = computed(self._styles.own(element), around.look)
        if look["display"] == "none":
            return
        given = dict(attributes(element))
        if tag in _WORDS:
            raise undrawn("text", _TO_PATHS)
        matrix = times(around.matrix, transform_of(given.get("transform", "")))
        inside = _Around(look, matrix, around.viewport, around.depth + 1, around.used)
        if tag in _SHAPES:
            yield from self._shape(tag, given, inside)
        elif tag in ("g", "a", "switch"):
            if tag == "switch" or any(name in given for name in ("requiredFeatures", "requiredExtensions")):
                raise undrawn("parts that are shown on some devices only")
            inner = tuple(shape for child in element for shape in self._element(child, inside))
            yield from self._grouped(inner, look, inside, None)
        elif tag == "use":
            yield from self._grouped(tuple(self._use(given, inside)), look, inside, None)
        elif tag == "svg":
            yield from self._grouped(tuple(self._viewport(element, given, look, inside)), look, inside, None)
        elif tag == "image":
            if look["visibility"] == "visible":
                yield from self._grouped(
                    tuple(inner_picture(given, inside.matrix, inside.viewport)), look, inside, None
                )
        else:
            raise undrawn(f"`<{tag[:30]}>`")

    def _shape(self, tag: str, given: Mapping[str, str], inside: _Around) -> Iterator[Shape]:
        look, matrix = inside.look, inside.matrix
        if look["visibility"] != "visible":
            return

        def length(name: str, side: str, usual: float) -> float:
            return inside.viewport.length(given[name], side) if given.get(name) else usual

        segments = shape_of(tag, given, length)
        self._segments += len(segments)
        if self._segments > MOST_SEGMENTS:
            raise undrawn("too much detail", f"export it with fewer than {MOST_SEGMENTS:,} points, or as a PNG")
        bounds = bounds_of(segments)
        if bounds is None:
            return
        shapes = tuple(painted_path(segments, bounds, look, matrix, inside.viewport, self._paints, tag == "line"))
        yield from self._grouped(shapes, look, inside, bounds)

    def _use(self, given: Mapping[str, str], inside: _Around) -> Iterator[Shape]:
        name = given.get("href", "").strip().removeprefix("#")
        target = self._by_id.get(name)
        if target is None:
            return
        if name in inside.used:
            raise unsafe("shapes that repeat one another without end")
        x, y = (inside.viewport.length(given.get(key, "0"), key) for key in ("x", "y"))
        matrix = times(inside.matrix, (1.0, 0.0, 0.0, 1.0, x, y))
        here = _Around(inside.look, matrix, inside.viewport, inside.depth + 1, inside.used | {name})
        if local(target) not in ("symbol", "svg"):
            yield from self._element(target, here)
            return
        own = dict(attributes(target))
        own.update({key: given[key] for key in ("width", "height") if key in given})
        look = computed(self._styles.own(target), inside.look)
        if look["display"] != "none" or local(target) == "symbol":
            moved = _Around(
                look, times(matrix, transform_of(own.get("transform", ""))), here.viewport, here.depth, here.used
            )
            yield from self._grouped(tuple(self._viewport(target, own, look, moved)), look, moved, None)

    def _viewport(
        self, element: "_Element", given: Mapping[str, str], look: Mapping[str, str], inside: _Around
    ) -> Iterator[Shape]:
        """Yield what an inner `svg` or a `symbol` holds, cut to its viewport unless it may hang over."""
        is_symbol = local(element) == "symbol"
        x, y = (0.0 if is_symbol else inside.viewport.length(given.get(key, "0"), key) for key in ("x", "y"))
        width = inside.viewport.length(given.get("width", "100%").replace("auto", "100%"), "x")
        height = inside.viewport.length(given.get("height", "100%").replace("auto", "100%"), "y")
        box = view_box(given["viewBox"]) if "viewBox" in given else None
        if width <= 0 or height <= 0 or ("viewBox" in given and box is None):
            return
        matrix = times(inside.matrix, (1.0, 0.0, 0.0, 1.0, x, y))
        inner, viewport = matrix, Viewport(width, height)
        if box:
            how = given.get("preserveAspectRatio", "xMidYMid")
            inner, viewport = times(matrix, fitted(box, width, height, how)), Viewport(box[2], box[3])
        here = _Around(look, inner, viewport, inside.depth + 1, inside.used)
        shapes = tuple(shape for child in element for shape in self._element(child, here))
        if look["overflow"] not in ("visible", "auto") and shapes:
            yield GroupShape(shapes, clip=placed(rectangle(0.0, 0.0, width, height), matrix))
        else:
            yield from shapes

    def _grouped(
        self, shapes: tuple[Shape, ...], look: Mapping[str, str], inside: _Around, bounds: Bounds | None
    ) -> tuple[Shape, ...]:
        """Return the shapes of an element with its clip and its opacity, which are the whole element's."""
        for name in ("mask", "filter"):
            if look[name] != "none" and shapes:
                raise undrawn(f"a {name}")
        if look["mix-blend-mode"] != "normal" and shapes:
            raise undrawn("shapes whose colours are mixed with those below")
        opacity = self._paints.opacity(look)
        if not shapes or opacity <= 0:
            return ()
        clip: ClipPath | None = None
        if look["clip-path"] != "none":
            clip = clip_path(look["clip-path"], self._by_id, self._styles, inside.matrix, inside.viewport, bounds)
            if clip is not None and not clip.segments:
                return ()
        only = shapes[0] if len(shapes) == 1 else None
        if clip is None and opacity < 1 and isinstance(only, PathShape):
            return (replace(only, opacity=only.opacity * opacity),)
        if clip is None and opacity >= 1:
            return shapes
        if clip is None:
            return (GroupShape(shapes, opacity),)
        return (GroupShape(shapes, opacity, clip.segments, clip.is_even_odd),)
