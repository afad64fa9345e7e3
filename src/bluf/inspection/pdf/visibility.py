"""Find the words of a page that can't be seen on it (pdfium).

Each word that a program would extract is looked for in a drawing of its page. Where the drawing has one colour only in
its place, nobody sees it: whether it is white on white, under a black box, on a layer that is off, or clipped away.
"""

import ctypes
import math
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

from bluf.inspection.inspection_report import Finding
from bluf.inspection.looks import found
from bluf.inspection.pdf.drawn_text import DrawnWord, Ink
from bluf.inspection.pdf.geometry import Box

if TYPE_CHECKING:
    from PIL.Image import Image

_SCALE = 2.0  # pixels a point
_PIXELS = 12_000_000  # of a drawing: a larger page is drawn smaller
FAINT = 28  # of 255: what varies by less in each colour is one colour
_TINY = 3.0  # points
_ALIKE = 6  # of 255: a picture that varies by less shows nothing
_INVISIBLE = (3, 7)  # render modes that paint nothing (ISO 32000-1, table 106)
_SHOWN = 70


class Raster:
    """A page as it is drawn, and where on it a point of the page is."""

    def __init__(self, page: Any) -> None:
        width, height = page.get_size()
        scale = min(_SCALE, math.sqrt(_PIXELS / max(width * height, 1)))
        self._bitmap = page.render(scale=scale, draw_annots=True, may_draw_forms=False, prefer_bgrx=True)
        self.width, self.height = self._bitmap.width, self._bitmap.height
        self._rows, self._stride = memoryview(self._bitmap.buffer).cast("B"), self._bitmap.stride
        self._origin = _pixel(page, 0, 0, self)
        across, up = _pixel(page, _FAR, 0, self), _pixel(page, 0, _FAR, self)
        self._across, self._up = (
            ((point[0] - self._origin[0]) / _FAR, (point[1] - self._origin[1]) / _FAR) for point in (across, up)
        )

    def at(self, x: float, y: float) -> tuple[int, int]:
        """Return the pixel at a point."""
        return (
            round(self._origin[0] + x * self._across[0] + y * self._up[0]),
            round(self._origin[1] + x * self._across[1] + y * self._up[1]),
        )

    def color(self, left: int, top: int) -> Ink:
        """Return the colour of a pixel."""
        start = top * self._stride + 4 * left
        blue, green, red = self._rows[start : start + 3]
        return red, green, blue

    def is_plain(self, left: int, top: int, right: int, bottom: int, faint: int = FAINT) -> bool:
        """Whether a part has one colour only: the rows in its middle are looked at first, where letters are."""
        middle, height = (top + bottom) // 2, bottom - top
        for row in (middle, middle - height // 5, middle + height // 5):
            if not self._is_plain_row(left, right, min(max(row, top), bottom - 1), faint):
                return False
        extrema = self._picture.crop((left, top, right, bottom)).getextrema()
        return all(high - low < faint for low, high in extrema[:3])  # type: ignore[misc]

    def _is_plain_row(self, left: int, right: int, row: int, faint: int) -> bool:
        start = row * self._stride
        pixels = self._rows[start + 4 * left : start + 4 * right].tobytes()
        return all(max(band) - min(band) < faint for band in (pixels[0::4], pixels[1::4], pixels[2::4]))

    @cached_property
    def _picture(self) -> "Image":
        return self._bitmap.to_pil()  # type: ignore[no-any-return]


_FAR = 1000.0  # points


def hidden_words(words: list[DrawnWord], raster: Raster, where: str) -> Iterator[Finding]:
    """Yield the words that are not seen, those that follow each other for the same reason as one."""
    gathered: list[str] = []
    reason = ""
    for word in words:
        why = _why(word, raster)
        if why != reason:
            yield from _told(gathered, reason, where)
            gathered, reason = [], why
        gathered.append(word.text)
    yield from _told(gathered, reason, where)


def hidden_pictures(boxes: "list[Box]", raster: Raster, where: str) -> Iterator[Finding]:
    """Yield the pictures in whose places the drawing has one colour only."""
    for box in boxes:
        x0, y0 = raster.at(box[0], box[3])
        x1, y1 = raster.at(box[2], box[1])
        left, right = max(min(x0, x1) + 1, 0), min(max(x0, x1) - 1, raster.width)
        top, bottom = max(min(y0, y1) + 1, 0), min(max(y0, y1) - 1, raster.height)
        if right - left > 1 and bottom - top > 1 and raster.is_plain(left, top, right, bottom, _ALIKE):
            size = f"{box[2] - box[0]:.0f} × {box[3] - box[1]:.0f} points"
            yield found("picture-covered", f"a picture of {size}, not to be seen where it stands", where)


def _told(words: list[str], why: str, where: str) -> Iterator[Finding]:
    if not why or not any(character.isalnum() for word in words for character in word):
        return
    text = " ".join(words)
    number = f", {len(words)} words" if len(text) > _SHOWN else ""
    shown = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    yield found("hidden-word", f"{shown} ({why}{number})", where)


def _why(word: DrawnWord, raster: Raster) -> str:
    """Return why a word is not seen, or nothing."""
    if word.look.mode in _INVISIBLE:
        return "invisible by its render mode"
    if 0 < word.look.size < _TINY:
        return "under 3 pt"
    if not any(character.isalnum() for character in word.text):
        return ""
    if not all(map(math.isfinite, (word.left, word.right, word.bottom, word.top))):
        return ""
    x0, y0 = raster.at(word.left, word.top)
    x1, y1 = raster.at(word.right, word.bottom)
    x0, x1, y0, y1 = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
    if x1 < 0 or y1 < 0 or x0 >= raster.width or y0 >= raster.height:
        return "outside the page"
    # A pixel less at each side, where there are enough: the edge of a box that covers the word is not the word.
    inset = 1 if x1 - x0 > 6 and y1 - y0 > 6 else 0
    box = (
        max(x0 + inset, 0),
        max(y0 + inset, 0),
        min(x1 + 1 - inset, raster.width),
        min(y1 + 1 - inset, raster.height),
    )
    if box[2] <= box[0] or box[3] <= box[1]:
        return ""
    if not raster.is_plain(*box) or _would_show(word, raster.color(box[0], box[1])):
        return ""
    return "not to be seen where it stands"


def _would_show(word: DrawnWord, ground: Ink) -> bool:
    """Whether a word would show elsewhere: its font is not in the file, and no font here has its letters."""
    if word.look.ink is None or word.text.isascii():
        return False
    return any(abs(own - other) >= FAINT for own, other in zip(word.look.ink, ground, strict=True))


def _pixel(page: Any, x: float, y: float, raster: Raster) -> tuple[int, int]:
    import pypdfium2.raw as pdfium

    across, down = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDF_PageToDevice(page, 0, 0, raster.width, raster.height, 0, x, y, across, down)
    return across.value, down.value
