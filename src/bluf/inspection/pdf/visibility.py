"""Find the words of a page that can't be seen on it (pdfium).

Each word that a program would extract is looked for in a drawing of its page. Where the drawing has one colour only in
its place, nobody sees it: whether it is white on white, under a black box, on a layer that is off, or clipped away.
"""

import ctypes
import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from bluf.inspection.looks import found
from bluf.inspection.pdf.drawn_text import Word
from bluf.inspection.report import Finding

if TYPE_CHECKING:
    from PIL.Image import Image

_SCALE = 2.0  # pixels a point
_PIXELS = 12_000_000  # of a drawing: a larger page is drawn smaller
FAINT = 28  # of 255: what varies by less in each colour is one colour
_TINY = 3.0  # points
_INVISIBLE = (3, 7)  # render modes that paint nothing (ISO 32000-1, table 106)
_SHOWN = 70


def drawing_of(page: Any) -> "Image":
    """Return a drawing of a page."""
    width, height = page.get_size()
    scale = min(_SCALE, math.sqrt(_PIXELS / max(width * height, 1)))
    return page.render(scale=scale, draw_annots=True, may_draw_forms=False, rev_byteorder=True).to_pil().convert("RGB")  # type: ignore[no-any-return]


def hidden_words(page: Any, words: list[Word], drawing: "Image", where: str) -> Iterator[Finding]:
    """Yield the words that are not seen, those that follow each other for the same reason as one."""
    gathered: list[str] = []
    reason = ""
    for word in words:
        why = _why(page, word, drawing)
        if why != reason:
            yield from _told(gathered, reason, where)
            gathered, reason = [], why
        gathered.append(word.text)
    yield from _told(gathered, reason, where)


def _told(words: list[str], why: str, where: str) -> Iterator[Finding]:
    if not why or not any(character.isalnum() for word in words for character in word):
        return
    text = " ".join(words)
    number = f", {len(words)} words" if len(text) > _SHOWN else ""
    shown = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    yield found("hidden-word", f"{shown} ({why}{number})", where)


def _why(page: Any, word: Word, drawing: "Image") -> str:
    """Return why a word is not seen, or nothing."""
    if word.mode in _INVISIBLE:
        return "invisible by its render mode"
    if 0 < word.size < _TINY:
        return "under 3 pt"
    if not any(character.isalnum() for character in word.text):
        return ""
    if not all(map(math.isfinite, (word.left, word.right, word.bottom, word.top))):
        return ""
    x0, y0 = _pixel(page, word.left, word.top, drawing)
    x1, y1 = _pixel(page, word.right, word.bottom, drawing)
    x0, x1, y0, y1 = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
    if x1 < 0 or y1 < 0 or x0 >= drawing.width or y0 >= drawing.height:
        return "outside the page"
    # A pixel less at each side, where there are enough: the edge of a box that covers the word is not the word.
    inset = 1 if x1 - x0 > 6 and y1 - y0 > 6 else 0
    box = (
        max(x0 + inset, 0),
        max(y0 + inset, 0),
        min(x1 + 1 - inset, drawing.width),
        min(y1 + 1 - inset, drawing.height),
    )
    if box[2] <= box[0] or box[3] <= box[1]:
        return ""
    levels = drawing.crop(box).getextrema()
    if all(high - low < FAINT for low, high in levels):  # type: ignore[misc,operator,str-unpack]
        return "not to be seen where it stands"
    return ""


def _pixel(page: Any, x: float, y: float, drawing: "Image") -> tuple[int, int]:
    import pypdfium2.raw as pdfium

    across, down = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDF_PageToDevice(page, 0, 0, drawing.width, drawing.height, 0, x, y, across, down)
    return across.value, down.value
