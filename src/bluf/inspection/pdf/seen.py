"""Find the text of a PDF that can't be seen on its pages, and the markings that can (pdfium).

Each word that a program would extract is looked for in a drawing of its page. Where the drawing has one colour only in
its place, nobody sees it: whether it is white on white, under a black box, on a layer that is off, or clipped away.
"""

import ctypes
import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from bluf.inspection import limits
from bluf.inspection.markings import find_markings
from bluf.inspection.report import Finding, Trait, Unseen
from bluf.inspection.traces import unseen_characters

if TYPE_CHECKING:
    from PIL.Image import Image

_SCALE = 2.0  # pixels a point
_LONGEST = 4000  # pixels of a page's longer side
_FAINT = 16  # of 255: what varies by less in each colour is one colour
_TINY = 3.0  # points
_INVISIBLE = (3, 7)  # render modes that paint nothing (ISO 32000-1, table 106)
_EDGES = 3  # lines at the head and foot of a page that a marking may stand in


def seen_traits(data: bytes) -> Iterator[Trait]:
    """Yield hidden text and markings of each page."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        for number in range(min(len(document), limits.PDF_PAGES)):
            page = document[number]
            try:
                yield from _page(page, f"page {number + 1}")
            finally:
                page.close()
        if len(document) > limits.PDF_PAGES:
            yield Unseen(f"text after page {limits.PDF_PAGES}: hidden text and markings were not looked for")
    finally:
        document.close()


def _page(page: Any, where: str) -> Iterator[Trait]:
    words = page.get_textpage()
    try:
        text = words.get_text_range()
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        edges = lines if len(lines) <= 2 * _EDGES else lines[:_EDGES] + lines[-_EDGES:]
        yield from find_markings(edges, where)
        yield from unseen_characters(text, where)
        if not text.strip():
            return
        drawing, unseen = _drawn(page, where)
        yield from unseen
        yield from _hidden(page, words, drawing, where)
    finally:
        words.close()


def _drawn(page: Any, where: str) -> "tuple[Image | None, list[Unseen]]":
    """Return a drawing of the page, or None and why there is none."""
    width, height = page.get_size()
    if not (0 < width * _SCALE <= _LONGEST and 0 < height * _SCALE <= _LONGEST):
        return None, [Unseen(f"{where}: the page is too large to draw, so covered text was not looked for")]
    return page.render(scale=_SCALE, draw_annots=True, may_draw_forms=False).to_pil().convert("RGB"), []


def _hidden(page: Any, words: Any, drawing: "Image | None", where: str) -> Iterator[Finding]:
    """Yield the words that are not seen, those that follow each other for the same reason as one."""
    gathered: list[str] = []
    reason = ""
    for word in _words(words):
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
    number = f", {len(words)} words" if len(text) > 70 else ""
    yield Finding("hidden-text", f"{text if len(text) <= 70 else text[:69] + '…'} ({why}{number})", where)


class _Word:
    """Characters without a space between, of one text object: their box in points, their size and render mode."""

    __slots__ = ("bottom", "left", "mode", "right", "size", "text", "top")

    def __init__(self, mode: int, size: float) -> None:
        self.text, self.mode, self.size = "", mode, size
        self.left = self.bottom = math.inf
        self.right = self.top = -math.inf


def _words(words: Any) -> Iterator[_Word]:
    import pypdfium2.raw as pdfium

    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    matrix = pdfium.FS_MATRIX()
    word, owner = None, None
    for at in range(words.count_chars()):
        character = pdfium.FPDFText_GetUnicode(words, at)
        text_object = pdfium.FPDFText_GetTextObject(words, at)
        address = ctypes.cast(text_object, ctypes.c_void_p).value if text_object else None
        shown = chr(character) if 32 < character < 0x110000 and not 0xD800 <= character < 0xE000 else " "
        if shown.isspace() or address is None or address != owner:
            if word is not None:
                yield word
            word, owner = None, address
        if shown.isspace() or address is None:
            continue
        if word is None:
            pdfium.FPDFText_GetMatrix(words, at, matrix)
            scale = math.sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c))
            mode = pdfium.FPDFTextObj_GetTextRenderMode(text_object)
            word = _Word(mode, pdfium.FPDFText_GetFontSize(words, at) * scale)
        pdfium.FPDFText_GetCharBox(words, at, left, right, bottom, top)
        word.text += shown
        word.left, word.right = min(word.left, left.value), max(word.right, right.value)
        word.bottom, word.top = min(word.bottom, bottom.value), max(word.top, top.value)
    if word is not None:
        yield word


def _why(page: Any, word: _Word, drawing: "Image | None") -> str:
    """Return why a word is not seen, or nothing."""
    if word.mode in _INVISIBLE:
        return "invisible by its render mode"
    if 0 < word.size < _TINY:
        return "under 3 pt"
    if not any(character.isalnum() for character in word.text):
        return ""
    if drawing is None or not all(map(math.isfinite, (word.left, word.right, word.bottom, word.top))):
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
    levels = [band.tobytes() for band in drawing.crop(box).split()]
    if all(max(level) - min(level) < _FAINT for level in levels):
        return "not to be seen where it stands"
    return ""


def _pixel(page: Any, x: float, y: float, drawing: "Image") -> tuple[int, int]:
    import pypdfium2.raw as pdfium

    across, down = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDF_PageToDevice(page, 0, 0, drawing.width, drawing.height, 0, x, y, across, down)
    return across.value, down.value
