"""Find letters of a PDF's fonts that draw others than they say (ISO 32000-1, 9.10): what is copied is not what is read.

The outline of each letter is compared with those in the typefaces that pdfium has of its own. A letter of any usual
typeface is most like the same letter of another; where it is clearly more like some other letter, the font's map of
characters lies. Letters and digits are compared, not signs, and not those that look alike.
"""

import ctypes
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from statistics import median
from typing import Any

from bluf.inspection.inspection_report import Trait
from bluf.inspection.looks import found
from bluf.inspection.pdf.probe_copy import PROBE, Probe

_SIDE = 24  # pixels of a letter that is compared
_EM = 100.0
_FACES = ("Times-Roman", "Times-Bold", "Times-Italic", "Helvetica", "Helvetica-Bold", "Courier")
_COMPARED = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
# Letters that look alike in some typeface, each group one.
_ALIKE = (
    *(
        "oO0QaqgdDecCG9",
        "lI1ijtTfrJ7",
        "sS58",
        "vVyYuU",
        "zZ2",
        "bB6h83",
        "aA4q9",
        "nhmMuNr",
        "xX",
        "kK",
        "pPqRF",
        "wW",
    ),
    *("fFtT", "EFB", "gyqj9"),
)
_LIKE = 0.86  # of two outlines that are of one letter
_MARGIN = 0.12  # by which another letter is more like what is drawn
_LEGIBLE = 0.8  # of the middle letter of a usual typeface and what it says
_LYING = 0.4  # of the letters, where it is all of a font that lies
_SEVERAL = 8  # letters by which a font can be judged as a whole
_DISTINCT = 3  # letters that are drawn in place of others where all of a font lies, and that have one outline otherwise
_CURVE = 4  # straight pieces of a curve
_BENDS = [
    ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
    for t in (step / _CURVE for step in range(1, _CURVE + 1))
]
_SEGMENTS = 2000
_LONGEST = 6  # letters that one letter may mean, as a ligature does
_EVERY = (1 << _SIDE * _SIDE) - 1
_FIRST_COLUMN = sum(1 << (_SIDE * row) for row in range(_SIDE))
_NOT_FIRST, _NOT_LAST = _EVERY & ~_FIRST_COLUMN, _EVERY & ~(_FIRST_COLUMN << (_SIDE - 1))

_Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class LetterOutline:
    """An outline, stretched to a square: the pixels within it and without, each also with a pixel more all around."""

    within: int
    without: int
    wider: int
    wider_without: int
    shape: float  # width to height


def lying_letters(page: Any, probe: Probe) -> dict[str, str]:
    """Return the letters that a font says, each with that which it draws in its place."""
    font = _font_of(page)
    if font is None:
        return {}
    drawn: dict[str, LetterOutline] = {}
    for at, meaning in enumerate(probe.meanings):
        said = meaning.strip()
        if len(said) == 1 and said in _COMPARED and said not in drawn and (shape := outline(font, PROBE + at)):
            drawn[said] = shape
    # One outline for many letters is that of a letter which the font has not.
    repeated = {shape for shape, times in Counter(drawn.values()).items() if times >= _DISTINCT}
    return _lies({said: shape for said, shape in drawn.items() if shape not in repeated})


def _lies(drawn: dict[str, LetterOutline]) -> dict[str, str]:
    if not drawn:
        return {}
    own = {said: _likeness_to(shape, said) for said, shape in drawn.items()}
    lies = {}
    for said, shape in drawn.items():
        if own[said] <= 1 - _MARGIN:
            best, like = _nearest(shape)
            if like >= _LIKE and own[said] <= like - _MARGIN and not _alike(said, best):
                lies[said] = best
    all_lie = len(drawn) >= _SEVERAL and len(lies) > _LYING * len(drawn) and len(set(lies.values())) >= _DISTINCT
    return lies if all_lie or median(own.values()) >= _LEGIBLE else {}


def long_meanings(probe: Probe) -> Iterator[Trait]:
    """Yield what a single letter of a font means that is no letter or ligature."""
    for meaning in probe.meanings:
        plain = meaning.strip()
        if len(plain) > _LONGEST and sum(letter.isascii() and letter.isalnum() for letter in plain) > _LONGEST // 2:
            yield found("letter-means-words", f"{plain[:90]} (a single letter of {probe.font})")


def _font_of(page: Any) -> Any:
    import pypdfium2.raw as pdfium

    for at in range(pdfium.FPDFPage_CountObjects(page)):
        found_object = pdfium.FPDFPage_GetObject(page, at)
        if pdfium.FPDFPageObj_GetType(found_object) == pdfium.FPDF_PAGEOBJ_TEXT:
            return pdfium.FPDFTextObj_GetFont(found_object)
    return None


def outline(font: Any, character: int) -> LetterOutline | None:
    """Return the outline that a font draws for a character, or None where it draws nothing."""
    import pypdfium2.raw as pdfium

    path = pdfium.FPDFFont_GetGlyphPath(font, character, _EM)
    contours = _contours(path) if path else []
    points = [point for contour in contours for point in contour]
    if not points:
        return None
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    low, high = min(y for _, y in points), max(y for _, y in points)
    width, height = right - left, high - low
    if width <= 0 or height <= 0:
        return None
    within = _mask(contours, left, high, width, height)
    without = _EVERY & ~within
    return LetterOutline(within, without, _wider(within), _wider(without), width / height)


def _contours(path: Any) -> list[list[_Point]]:
    import pypdfium2.raw as pdfium

    x, y = ctypes.c_float(), ctypes.c_float()
    contours: list[list[_Point]] = []
    bends: list[_Point] = []
    for at in range(min(pdfium.FPDFGlyphPath_CountGlyphSegments(path), _SEGMENTS)):
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


def _bent(start: _Point, one: _Point, two: _Point, end: _Point) -> list[_Point]:
    return [
        (a * start[0] + b * one[0] + c * two[0] + d * end[0], a * start[1] + b * one[1] + c * two[1] + d * end[1])
        for a, b, c, d in _BENDS
    ]


def _mask(contours: list[list[_Point]], left: float, high: float, width: float, height: float) -> int:
    """Return the pixels within an outline, stretched to a square, a bit each."""
    from PIL import Image, ImageChops, ImageDraw

    across, down = (_SIDE - 1) / width, (_SIDE - 1) / height
    whole = Image.new("1", (_SIDE, _SIDE))
    for contour in contours:
        one = Image.new("1", (_SIDE, _SIDE))
        ImageDraw.Draw(one).polygon([((x - left) * across, (high - y) * down) for x, y in contour], fill=1)
        whole = ImageChops.logical_xor(whole, one)
    return int.from_bytes(whole.tobytes())


def _wider(pixels: int) -> int:
    rows = pixels | ((pixels & _NOT_LAST) << 1) | ((pixels & _NOT_FIRST) >> 1)
    return (rows | (rows << _SIDE) | (rows >> _SIDE)) & _EVERY


@cache
def _known() -> dict[str, list[LetterOutline]]:
    """Return the outlines of the letters in pdfium's own typefaces."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    outlines: dict[str, list[LetterOutline]] = {character: [] for character in _COMPARED}
    document = pypdfium2.PdfDocument.new()
    for face in _FACES:
        font = pdfium.FPDFText_LoadStandardFont(document, face.encode())
        for character in _COMPARED:
            if drawn := outline(font, ord(character)):
                outlines[character].append(drawn)
    document.close()
    return outlines


def _likeness(one: LetterOutline, other: LetterOutline) -> float:
    """Return how alike two outlines are, from 0 to 1, whatever the weight of their strokes."""
    parts = (
        (one.within & other.wider).bit_count() / (one.within.bit_count() or 1)
        + (other.within & one.wider).bit_count() / (other.within.bit_count() or 1)
        + (one.without & other.wider_without).bit_count() / (one.without.bit_count() or 1)
        + (other.without & one.wider_without).bit_count() / (other.without.bit_count() or 1)
    )
    return float(parts / 4 * (min(one.shape, other.shape) / max(one.shape, other.shape)) ** 0.3)


def _likeness_to(drawn: LetterOutline, character: str) -> float:
    same = {character, character.lower(), character.upper()}
    return max((_likeness(drawn, own) for letter in same for own in _known().get(letter, [])), default=0.0)


def _nearest(drawn: LetterOutline) -> tuple[str, float]:
    each = (
        (letter, max((_likeness(drawn, shape) for shape in shapes), default=0.0)) for letter, shapes in _known().items()
    )
    return max(each, key=lambda pair: pair[1])


def _alike(one: str, other: str) -> bool:
    return one.lower() == other.lower() or any(one in group and other in group for group in _ALIKE)
