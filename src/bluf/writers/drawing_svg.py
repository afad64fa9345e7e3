"""Turn drawings into SVG 1.1: paths and pictures; and, for a file that has no fonts, letters as paths.

Lengths are points. Pictures of dots are data URIs (RFC 2397).
"""

from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from bluf.document import Drawing, PathShape, RasterShape
from bluf.document.drawing import Segment, Shape
from bluf.fonts.font_face import FontFace
from bluf.fonts.outlines import outline
from bluf.layout import Fragment, Line, PlacedFigure

_XLINK = "http://www.w3.org/1999/xlink"


def figure_svg(figure: PlacedFigure) -> bytes:
    """Return a picture or chart as an SVG file that needs no font."""
    rect = figure.rect
    size = f'width="{n(rect.width)}pt" height="{n(rect.height)}pt" viewBox="0 0 {n(rect.width)} {n(rect.height)}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size}>',
        *shapes(figure.drawing.shapes),
    ]
    for label in figure.labels:
        for line in label.lines:
            for fragment in line.fragments:
                parts.append(_letters(fragment, line, rect.x, rect.y))
    return "".join([*parts, "</svg>\n"]).encode()


def drawn(drawing: Drawing, x: float, y: float) -> Iterator[str]:
    """Yield the elements of a drawing at a place."""
    yield f'<g transform="translate({n(x)} {n(y)})">'
    yield from shapes(drawing.shapes)
    yield "</g>"


def shapes(drawn: Iterable[Shape]) -> Iterator[str]:
    """Yield the elements of some shapes."""
    for shape in drawn:
        yield _picture(shape) if isinstance(shape, RasterShape) else _path(shape)


def path_data(segments: Iterable[Segment]) -> str:
    """Return a path as SVG writes it (SVG 1.1, 8.3)."""
    return "".join([segment[0] + " ".join([n(point) for point in segment[1:]]) for segment in segments])


def _path(shape: PathShape) -> str:
    look = f' fill="{shape.fill or "none"}"'
    if shape.stroke:
        look += f' stroke="{shape.stroke}" stroke-width="{n(shape.stroke_width)}"'
        if shape.dash:
            look += f' stroke-dasharray="{" ".join([n(length) for length in shape.dash])}"'
        if shape.is_round:
            look += ' stroke-linecap="round" stroke-linejoin="round"'
    if shape.is_even_odd:
        look += ' fill-rule="evenodd"'
    if shape.opacity < 1:
        look += f' fill-opacity="{n(shape.opacity)}" stroke-opacity="{n(shape.opacity)}"'
    return f'<path d="{path_data(shape.segments)}"{look}/>'


def _picture(shape: RasterShape) -> str:
    data = b64encode(shape.image.data).decode("ascii")
    return (
        f'<image x="{n(shape.x)}" y="{n(shape.y)}" width="{n(shape.width)}" height="{n(shape.height)}" '
        f'preserveAspectRatio="none" xmlns:xlink="{_XLINK}" xlink:href="data:image/{shape.image.kind};base64,{data}"/>'
    )


def _letters(fragment: Fragment, line: Line, left: float, top: float) -> str:
    """Return the letters of a fragment as one path, `left` and `top` being the corner of what they stand in."""
    x, y = fragment.x - left, line.baseline - fragment.rise - top
    parts = []
    for glyph in fragment.shaper.glyphs(fragment.text, fragment.before, fragment.after):
        if drawn := _glyph(fragment.face, glyph.id, fragment.size):
            parts.append(f"M{n(x + glyph.x * fragment.size)} {n(y - glyph.y * fragment.size)}{drawn}")
        x += glyph.advance * fragment.size
    return f'<path d="{"".join(parts)}" fill="{fragment.color}"/>' if parts else ""


@lru_cache(maxsize=1024)
def _glyph(face: FontFace, glyph: int, size: float) -> str:
    """Return the outline of a glyph at a size, as steps from where it is set (SVG 1.1, 8.3: small letters).

    Steps are between rounded points, so that no error adds up.
    """
    parts: list[str] = []
    at = start = (0, 0)  # in hundredths of a point
    for operator, *points in outline(face, glyph):
        if operator == "Z":
            parts.append("z")
            at = start
            continue
        to = [(round(x * size * 100), round(-y * size * 100)) for x, y in _pairs(points)]
        steps = [f"{(x - at[0]) / 100:g} {(y - at[1]) / 100:g}" for x, y in to]
        parts.append(operator.lower() + " ".join(steps))
        at = to[-1]
        if operator == "M":
            start = at
    return "".join(parts)


def _pairs(values: Sequence[float]) -> Iterator[tuple[float, float]]:
    """Yield values two by two."""
    return zip(values[::2], values[1::2], strict=True)


def n(value: float) -> str:
    """Return a number with at most three decimals."""
    return f"{value:.3f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))
