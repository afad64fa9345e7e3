"""Find letters of a PDF's fonts that draw others than they say (ISO 32000-1, 9.10): what is copied is not what is read.

The outline of each letter is compared with those of bluf's own faces. A letter of any usual typeface is most like the
same letter of another; where it is clearly more like some other letter, the font's map of characters lies. Letters and
digits are compared, not signs, and not those that look alike.
"""

import ctypes
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from bluf.inspection.looks import found
from bluf.inspection.pdf.prepared import PROBE, Probe
from bluf.inspection.report import Trait

if TYPE_CHECKING:
    from PIL.Image import Image

_SIDE = 24  # pixels of a letter that is compared
_EM = 100.0
_FACES = ("Arimo-Regular", "Arimo-Bold")
_COMPARED = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
# Letters that look alike in some typeface, each group one.
_ALIKE = ("oO0Qq9gD", "lI1ijtTfrJ7", "sS5", "vVyYu", "zZ2", "cCeGo", "bB6h8", "a4A", "nhmMuN", "xX", "kK", "pPq", "wWvV", "B83", "rnm", "dqg9a")
_LIKE = 0.78  # of two outlines that are of one letter
_UNLIKE = 0.52  # of two that are not
_CURVE = 6  # straight pieces of a curve
_LONGEST = 6  # letters that one letter may mean, as a ligature does

Outline = tuple["Image", float, float, float]  # a mask, its width to its height, its foot and its head by the em


def lying_letters(page: Any, probe: Probe) -> "Iterator[tuple[str, str]]":
    """Yield each letter that a font says, and the one that it draws in its place; nothing for one that it draws not."""
    font = _font_of(page)
    if font is None:
        return
    for at, meaning in enumerate(probe.meanings):
        said = meaning.strip()
        if len(said) != 1 or said not in _COMPARED:
            continue
        drawn = outline(font, PROBE + at)
        if drawn is None:
            continue
        best, like = _nearest(drawn)
        own = _likeness_to(drawn, said)
        if like > _LIKE and own < _UNLIKE and not _alike(said, best):
            yield said, best


def long_meanings(probe: Probe) -> Iterator[Trait]:
    """Yield what a single letter of a font means that is no letter or ligature."""
    for meaning in probe.meanings:
        plain = meaning.strip()
        if len(plain) > _LONGEST and any(character.isascii() and character.isalnum() for character in plain):
            yield found("letter-means-words", f"{plain[:90]} (a single letter of {probe.font})")


def _font_of(page: Any) -> Any:
    import pypdfium2.raw as pdfium

    for at in range(pdfium.FPDFPage_CountObjects(page)):
        found_object = pdfium.FPDFPage_GetObject(page, at)
        if pdfium.FPDFPageObj_GetType(found_object) == pdfium.FPDF_PAGEOBJ_TEXT:
            return pdfium.FPDFTextObj_GetFont(found_object)
    return None


def outline(font: Any, character: int) -> "Outline | None":
    """Return the outline that a font draws for a character, or None where it draws nothing."""
    import pypdfium2.raw as pdfium

    path = pdfium.FPDFFont_GetGlyphPath(font, character, _EM)
    contours = _contours(path) if path else []
    points = [point for contour in contours for point in contour]
    if len(points) < 3:
        return None
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    low, high = min(y for _, y in points), max(y for _, y in points)
    width, height = right - left, high - low
    if width <= 0 or height <= 0:
        return None
    return _mask(contours, left, low, width, height), width / height, low / _EM, high / _EM


def _contours(path: Any) -> list[list[tuple[float, float]]]:
    import pypdfium2.raw as pdfium

    x, y = ctypes.c_float(), ctypes.c_float()
    contours: list[list[tuple[float, float]]] = []
    bends: list[tuple[float, float]] = []
    for at in range(min(pdfium.FPDFGlyphPath_CountGlyphSegments(path), 2000)):
        segment = pdfium.FPDFGlyphPath_GetGlyphPathSegment(path, at)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        kind, point = pdfium.FPDFPathSegment_GetType(segment), (x.value, y.value)
        if kind == pdfium.FPDF_SEGMENT_MOVETO or not contours:
            contours.append([point])
        elif kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            bends.append(point)
            if len(bends) == 3:
                contours[-1] += _bent(contours[-1][-1], *bends)
                bends = []
        else:
            contours[-1].append(point)
    return [contour for contour in contours if len(contour) > 2]


_Point = tuple[float, float]


def _bent(start: _Point, one: _Point, two: _Point, end: _Point) -> list[_Point]:
    points = []
    for step in range(1, _CURVE + 1):
        t = step / _CURVE
        parts = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        each = (start, one, two, end)
        points.append(tuple(sum(part * point[axis] for part, point in zip(parts, each, strict=True)) for axis in (0, 1)))
    return points  # type: ignore[return-value]


def _mask(contours: list[list[_Point]], left: float, low: float, width: float, height: float) -> "Image":
    """Return an outline filled, stretched to a square."""
    from PIL import Image, ImageChops, ImageDraw

    whole = Image.new("1", (_SIDE, _SIDE))
    for contour in contours:
        one = Image.new("1", (_SIDE, _SIDE))
        scaled = [((x - left) / width * (_SIDE - 1), (low + height - y) / height * (_SIDE - 1)) for x, y in contour]
        ImageDraw.Draw(one).polygon(scaled, fill=1)
        whole = ImageChops.logical_xor(whole, one)
    return whole


@cache
def _own() -> "dict[str, list[Outline]]":
    """Return the outlines of the letters in bluf's own faces."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    outlines: dict[str, list[Outline]] = {character: [] for character in _COMPARED}
    for face in _FACES:
        data = (resources.files("bluf") / "layout" / "faces" / f"{face}.ttf").read_bytes()
        document = pypdfium2.PdfDocument.new()
        held = (ctypes.c_ubyte * len(data)).from_buffer_copy(data)
        font = pdfium.FPDFText_LoadFont(document, held, len(data), pdfium.FPDF_FONT_TRUETYPE, 1)
        for character in _COMPARED:
            if font and (drawn := outline(font, ord(character))):
                outlines[character].append(drawn)
        document.close()
    return outlines


def _likeness(one: "Outline", other: "Outline") -> float:
    """Return how alike two outlines are, from 0 to 1."""
    from PIL import ImageChops

    both = ImageChops.logical_and(one[0], other[0]).histogram()[255]
    either = ImageChops.logical_or(one[0], other[0]).histogram()[255]
    wide = min(one[1], other[1]) / max(one[1], other[1])
    return (both / either if either else 0.0) * wide**0.5


def _likeness_to(drawn: "Outline", character: str) -> float:
    same = {character, character.lower(), character.upper()}
    return max((_likeness(drawn, own) for letter in same for own in _own().get(letter, [])), default=0.0)


def _nearest(drawn: "Outline") -> tuple[str, float]:
    each = ((letter, max((_likeness(drawn, own) for own in outlines), default=0.0)) for letter, outlines in _own().items())
    return max(each, key=lambda pair: pair[1])


def _alike(one: str, other: str) -> bool:
    return one.lower() == other.lower() or any(one in group and other in group for group in _ALIKE)
