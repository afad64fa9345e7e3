"""Turn drawings into content: paths (ISO 32000-1, 8.5), gradients (8.7.4) and pictures (8.9), with their resources."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from io import BytesIO
from itertools import pairwise

from bluf.document import Drawing, Gradient, GroupShape, PathShape, RasterImage, RasterShape
from bluf.document.drawing import Matrix, Segment, Shape
from bluf.layout import Rect
from bluf.writers.decimals import number
from bluf.writers.dots import at_most_printed
from bluf.writers.pdf.objects import File, Object, PdfName, Raw, Ref

_OPERATORS = {"M": "m", "L": "l", "C": "c"}
_CAPS = {"butt": 0, "round": 1, "square": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}


class Drawings:
    """Paints the drawings of a page `height` points high, and holds the resources that they need."""

    def __init__(self, height: float) -> None:
        self._height = height
        self._states: dict[float, str] = {}
        self._images: dict[str, tuple[str, RasterImage]] = {}
        self._gradients: dict[Gradient, str] = {}
        self._groups: list[tuple[bytes, Rect, Drawings]] = []

    def painted(self, drawing: Drawing, rect: Rect) -> bytes:
        """Return the operators that paint a drawing in a rectangle of the page."""
        return "".join(["q\n", *self._all(drawing.shapes, rect), "Q\n"]).encode("ascii")

    def _all(self, shapes: Iterable[Shape], rect: Rect) -> Iterator[str]:
        for shape in shapes:
            match shape:
                case RasterShape():
                    yield from self._picture(shape, rect)
                case GroupShape():
                    yield from self._group(shape, rect)
                case PathShape():
                    yield from self._path(shape, rect)

    def _group(self, group: GroupShape, rect: Rect) -> Iterator[str]:
        yield "q\n"
        if group.clip is not None:
            yield from self._segments(group.clip, rect)
            yield "W* n\n" if group.is_clip_even_odd else "W n\n"
        if group.opacity < 1:
            inner = Drawings(self._height)
            content = "".join(inner._all(group.shapes, rect)).encode("ascii")
            self._groups.append((content, rect, inner))
            yield f"/{self._state(group.opacity)} gs /T{len(self._groups) - 1} Do\n"
        else:
            yield from self._all(group.shapes, rect)
        yield "Q\n"

    def _path(self, shape: PathShape, rect: Rect) -> Iterator[str]:
        stroke = shape.stroke if shape.stroke_width else None
        even_odd = "*" if shape.is_even_odd else ""
        if not shape.segments or not (shape.fill or stroke):
            return
        yield "q\n"
        if shape.opacity < 1:
            yield f"/{self._state(shape.opacity)} gs\n"
        fill = shape.fill
        if isinstance(fill, Gradient):
            yield "q\n"
            yield from self._segments(shape.segments, rect)
            placed = f"1 0 0 -1 {number(rect.x)} {number(self._height - rect.y)} cm {_precise(fill.matrix)} cm"
            yield f"W{even_odd} n\n{placed} /{self._gradient(fill)} sh\nQ\n"
            fill = None
        if fill:
            yield f"{rgb(fill)} rg\n"
        if stroke:
            yield f"{rgb(stroke)} RG {number(shape.stroke_width)} w\n"
            yield f"{_CAPS[shape.cap]} J {_JOINS[shape.join]} j {number(shape.miter_limit)} M\n"
            if shape.dash:
                yield f"[{' '.join(map(number, shape.dash))}] {number(shape.dash_start)} d\n"
        if fill or stroke:
            yield from self._segments(shape.segments, rect)
            yield (f"B{even_odd}" if fill and stroke else f"f{even_odd}" if fill else "S") + "\n"
        yield "Q\n"

    def _segments(self, segments: Iterable[Segment], rect: Rect) -> Iterator[str]:
        for operator, *points in segments:
            if operator == "Z":
                yield "h\n"
                continue
            placed = [
                rect.x + point if at % 2 == 0 else self._height - (rect.y + point) for at, point in enumerate(points)
            ]
            yield f"{' '.join(map(number, placed))} {_OPERATORS[operator]}\n"

    def _picture(self, shape: RasterShape, rect: Rect) -> Iterator[str]:
        name = self._image(at_most_printed(shape.image, shape.width, shape.height))
        bottom = self._height - (rect.y + shape.y + shape.height)
        size = f"{number(shape.width)} 0 0 {number(shape.height)}"
        yield f"q {size} {number(rect.x + shape.x)} {number(bottom)} cm /{name} Do Q\n"

    def _state(self, opacity: float) -> str:
        return self._states.setdefault(opacity, f"G{len(self._states)}")

    def _gradient(self, gradient: Gradient) -> str:
        return self._gradients.setdefault(gradient, f"S{len(self._gradients)}")

    def _image(self, image: RasterImage) -> str:
        digest = sha256(image.data).hexdigest()
        return self._images.setdefault(digest, (f"I{len(self._images)}", image))[0]

    def resources(self, file: File) -> dict[str, Object]:
        """Add what the drawings name to a file; return the entries of the page's resources."""
        found: dict[str, Object] = {}
        if self._states:
            found["ExtGState"] = {
                name: {"Type": PdfName("ExtGState"), "ca": opacity, "CA": opacity}
                for opacity, name in self._states.items()
            }
        if self._gradients:
            found["Shading"] = {name: _shading(gradient) for gradient, name in self._gradients.items()}
        objects: dict[str, Object] = {name: _embedded(image, file) for name, image in self._images.values()}
        for index, (content, rect, inner) in enumerate(self._groups):
            objects[f"T{index}"] = self._form(content, rect, inner, file)
        if objects:
            found["XObject"] = objects
        return found

    def _form(self, content: bytes, rect: Rect, inner: "Drawings", file: File) -> Ref:
        """Add what is painted as one to a file: a form that is a transparency group (11.6.6)."""
        bottom = self._height - rect.bottom
        entries: dict[str, Object] = {
            "Type": PdfName("XObject"),
            "Subtype": PdfName("Form"),
            "BBox": (rect.x, bottom, rect.right, bottom + rect.height),
            "Group": {"S": PdfName("Transparency"), "CS": PdfName("DeviceRGB")},
            "Resources": inner.resources(file),
        }
        return file.add_stream(entries, content)


def _shading(gradient: Gradient) -> Object:
    (x0, y0, r0), (x1, y1, r1) = gradient.start, gradient.end
    coords = (x0, y0, r0, x1, y1, r1) if gradient.is_radial else (x0, y0, x1, y1)
    return {
        "ShadingType": 3 if gradient.is_radial else 2,
        "ColorSpace": PdfName("DeviceRGB"),
        "Coords": Raw(f"[{_precise(coords)}]"),
        "Extend": (True, True),
        "Function": _function(gradient.stops),
    }


def _function(stops: tuple[tuple[float, str], ...]) -> Object:
    """Return the function from a share of the way to its colour: pieces between stops, stitched (7.10.4)."""
    pieces = [(0.0, stops[0][1]), *stops, (1.0, stops[-1][1])]
    steps = [(before, after) for before, after in pairwise(pieces) if after[0] > before[0]]
    functions: tuple[dict[str, Object], ...] = tuple(
        {"FunctionType": 2, "Domain": (0, 1), "N": 1, "C0": _color(before[1]), "C1": _color(after[1])}
        for before, after in steps
    )
    if len(functions) == 1:
        return functions[0]
    return {
        "FunctionType": 3,
        "Domain": (0, 1),
        "Functions": functions,
        "Bounds": Raw(f"[{_precise(tuple(after[0] for _, after in steps[:-1]))}]"),
        "Encode": (0, 1) * len(functions),
    }


def _precise(values: Matrix | tuple[float, ...]) -> str:
    """Return numbers that others are multiplied by: with more decimals than a place on the page."""
    return " ".join(f"{value:.7f}".rstrip("0").rstrip(".") for value in values)


def _embedded(image: RasterImage, file: File) -> Ref:
    """Add a picture to a file: a JPEG as it is, anything else as its dots, with a mask where it lets through."""
    from PIL import Image

    entries: dict[str, Object] = {
        "Type": PdfName("XObject"),
        "Subtype": PdfName("Image"),
        "Width": image.width,
        "Height": image.height,
        "BitsPerComponent": 8,
    }
    with Image.open(BytesIO(image.data)) as picture:
        if image.kind == "jpeg":
            space = PdfName("DeviceGray" if picture.mode == "L" else "DeviceRGB")
            own = {**entries, "ColorSpace": space, "Filter": PdfName("DCTDecode")}
            return file.add_stream(own, image.data, compress=False)
        has_mask = "A" in picture.mode or "transparency" in picture.info
        whole = picture.convert("RGBA" if has_mask else "L" if picture.mode in ("1", "L") else "RGB")
    own = {**entries, "ColorSpace": PdfName("DeviceGray" if whole.mode == "L" else "DeviceRGB")}
    if has_mask:
        mask = {**entries, "ColorSpace": PdfName("DeviceGray")}
        own["SMask"] = file.add_stream(mask, whole.getchannel("A").tobytes())
        whole = whole.convert("RGB")
    return file.add_stream(own, whole.tobytes())


def _color(color: str) -> tuple[float, ...]:
    return tuple(int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))


def rgb(color: str) -> str:
    """Return a colour as the operands of `rg` and `RG` (8.6.8)."""
    return " ".join(map(number, _color(color)))
