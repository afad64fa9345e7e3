"""Turn drawings into content: paths (ISO 32000-1, 8.5) and pictures (8.9), with the resources that they name."""

from collections.abc import Iterable
from hashlib import sha256
from io import BytesIO

from bluf.document import Drawing, PathShape, RasterImage, RasterShape
from bluf.document.drawing import Segment
from bluf.layout import Rect
from bluf.writers.pdf.objects import File, Object, PdfName, Ref, number

_OPERATORS = {"M": "m", "L": "l", "C": "c"}


class Drawings:
    """Paints the drawings of a page `height` points high, and holds the resources that they need."""

    def __init__(self, height: float) -> None:
        self._height = height
        self._states: dict[float, str] = {}
        self._images: dict[str, tuple[str, RasterImage]] = {}

    def painted(self, drawing: Drawing, rect: Rect) -> bytes:
        """Return the operators that paint a drawing in a rectangle of the page."""
        parts = ["q\n"]
        for shape in drawing.shapes:
            if isinstance(shape, RasterShape):
                parts += self._picture(shape, rect)
            else:
                parts += self._path(shape, rect)
        return "".join([*parts, "Q\n"]).encode("ascii")

    def _path(self, shape: PathShape, rect: Rect) -> Iterable[str]:
        if not shape.fill and not (shape.stroke and shape.stroke_width):
            return
        yield "q\n"
        if shape.opacity < 1:
            yield f"/{self._state(shape.opacity)} gs\n"
        if shape.fill:
            yield f"{_rgb(shape.fill)} rg\n"
        if shape.stroke:
            yield f"{_rgb(shape.stroke)} RG {number(shape.stroke_width)} w\n"
            if shape.is_round:
                yield "1 J 1 j\n"
            if shape.dash:
                yield f"[{' '.join(map(number, shape.dash))}] 0 d\n"
        yield from self._segments(shape.segments, rect)
        even_odd = "*" if shape.is_even_odd and shape.fill else ""
        yield ("B" if shape.fill and shape.stroke else "f" if shape.fill else "S") + even_odd + "\nQ\n"

    def _segments(self, segments: Iterable[Segment], rect: Rect) -> Iterable[str]:
        for operator, *points in segments:
            if operator == "Z":
                yield "h\n"
                continue
            placed = [
                rect.x + point if at % 2 == 0 else self._height - (rect.y + point) for at, point in enumerate(points)
            ]
            yield f"{' '.join(map(number, placed))} {_OPERATORS[operator]}\n"

    def _picture(self, shape: RasterShape, rect: Rect) -> Iterable[str]:
        name = self._image(shape.image)
        bottom = self._height - (rect.y + shape.y + shape.height)
        size = f"{number(shape.width)} 0 0 {number(shape.height)}"
        yield f"q {size} {number(rect.x + shape.x)} {number(bottom)} cm /{name} Do Q\n"

    def _state(self, opacity: float) -> str:
        return self._states.setdefault(opacity, f"G{len(self._states)}")

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
        if self._images:
            found["XObject"] = {name: _embedded(image, file) for name, image in self._images.values()}
        return found


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


def _rgb(color: str) -> str:
    return " ".join(number(int(color[at : at + 2], 16) / 255) for at in (1, 3, 5))
