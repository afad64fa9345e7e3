"""Turn drawings into SVG 1.1: paths and pictures; and, for a file that has no fonts, letters as paths.

Lengths are points. Pictures of dots are data URIs (RFC 2397).
"""

from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import sha256

from bluf.document import Drawing, Gradient, GroupShape, PathShape, RasterShape
from bluf.document.drawing import Segment, Shape
from bluf.fonts.font_face import FontFace
from bluf.fonts.outlines import outline
from bluf.layout import Fragment, Line, PlacedFigure
from bluf.writers.decimals import number as n
from bluf.writers.dots import at_most_printed

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
        match shape:
            case RasterShape():
                yield _picture(shape)
            case GroupShape():
                yield from _group(shape)
            case PathShape():
                yield from _path(shape)


def path_data(segments: Iterable[Segment]) -> str:
    """Return a path as SVG writes it (SVG 1.1, 8.3)."""
    return "".join([segment[0] + " ".join([n(point) for point in segment[1:]]) for segment in segments])


def _path(shape: PathShape) -> Iterator[str]:
    fill = shape.fill
    if isinstance(fill, Gradient):
        name = _name("g", repr(fill))
        yield from _gradient(fill, name)
        fill = f"url(#{name})"
    look = f' fill="{fill or "none"}"'
    if shape.stroke and shape.stroke_width:
        look += f' stroke="{shape.stroke}" stroke-width="{n(shape.stroke_width)}"'
        if shape.dash:
            look += f' stroke-dasharray="{" ".join([n(length) for length in shape.dash])}"'
            look += f' stroke-dashoffset="{n(shape.dash_start)}"' if shape.dash_start else ""
        look += f' stroke-linecap="{shape.cap}"' if shape.cap != "butt" else ""
        look += f' stroke-linejoin="{shape.join}"' if shape.join != "miter" else ""
        look += f' stroke-miterlimit="{n(shape.miter_limit)}"' if shape.join == "miter" else ""
    if shape.is_even_odd:
        look += ' fill-rule="evenodd"'
    if shape.opacity < 1:
        look += f' fill-opacity="{n(shape.opacity)}" stroke-opacity="{n(shape.opacity)}"'
    yield f'<path d="{path_data(shape.segments)}"{look}/>'


def _group(group: GroupShape) -> Iterator[str]:
    look = f' opacity="{n(group.opacity)}"' if group.opacity < 1 else ""
    if group.clip is not None:
        data = path_data(group.clip)
        name = _name("c", data)
        rule = ' clip-rule="evenodd"' if group.is_clip_even_odd else ""
        yield f'<clipPath id="{name}"><path d="{data}"{rule}/></clipPath>'
        look += f' clip-path="url(#{name})"'
    yield f"<g{look}>"
    yield from shapes(group.shapes)
    yield "</g>"


def _gradient(gradient: Gradient, name: str) -> Iterator[str]:
    (x0, y0, _), (x1, y1, radius) = gradient.start, gradient.end
    if gradient.is_radial:
        tag = "radialGradient"
        place = (
            f'fx="{_precise(x0)}" fy="{_precise(y0)}" cx="{_precise(x1)}" cy="{_precise(y1)}" r="{_precise(radius)}"'
        )
    else:
        tag = "linearGradient"
        place = f'x1="{_precise(x0)}" y1="{_precise(y0)}" x2="{_precise(x1)}" y2="{_precise(y1)}"'
    matrix = " ".join(map(_precise, gradient.matrix))
    yield f'<{tag} id="{name}" gradientUnits="userSpaceOnUse" {place} gradientTransform="matrix({matrix})">'
    for offset, color in gradient.stops:
        yield f'<stop offset="{_precise(offset)}" stop-color="{color}"/>'
    yield f"</{tag}>"


def _name(kind: str, content: str) -> str:
    """Return the id of a gradient or clip: one of the same content has the same, wherever in a file it stands."""
    return kind + sha256(content.encode()).hexdigest()[:16]


def _precise(value: float) -> str:
    return f"{value:.7f}".rstrip("0").rstrip(".")


def _picture(shape: RasterShape) -> str:
    image = at_most_printed(shape.image, shape.width, shape.height)
    data = b64encode(image.data).decode("ascii")
    return (
        f'<image x="{n(shape.x)}" y="{n(shape.y)}" width="{n(shape.width)}" height="{n(shape.height)}" '
        f'preserveAspectRatio="none" xmlns:xlink="{_XLINK}" xlink:href="data:image/{image.kind};base64,{data}"/>'
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
