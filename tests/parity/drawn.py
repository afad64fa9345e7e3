"""Read where everything stands on the pages of a PDF: the boxes of its letters' ink, and how much is of a colour."""

import ctypes
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw


@dataclass(frozen=True, slots=True)
class Ink:
    """The box of a character's ink, in points from the top left of the paper, its baseline and its size."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    baseline: float
    size: float


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A page of a PDF. `text` is as it is copied; `colored` is how many square points are of the colour asked for."""

    width: float
    height: float
    text: str
    inks: tuple[Ink, ...]
    colored: float


def drawn_pages(path: Path, color: tuple[int, int, int]) -> list[DrawnPage]:
    """Return the pages of a PDF."""
    document = pypdfium2.PdfDocument(path)
    try:
        return [_page(page, color) for page in document]
    finally:
        document.close()


def _page(page: pypdfium2.PdfPage, color: tuple[int, int, int]) -> DrawnPage:
    text = page.get_textpage()
    bitmap = page.render(scale=2).to_pil().convert("RGB")
    dots = sum(
        count
        for count, found in bitmap.getcolors(bitmap.width * bitmap.height) or ()
        if max(abs(own - wanted) for own, wanted in zip(found, color, strict=True)) < 24
    )
    width, height = page.get_size()
    return DrawnPage(width, height, text.get_text_range(), tuple(_inks(text, height)), dots / 4)


def _inks(text: pypdfium2.PdfTextPage, height: float) -> list[Ink]:
    raw = pypdfium2.raw
    found = []
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(text.count_chars()):
        char = chr(raw.FPDFText_GetUnicode(text, index))
        if raw.FPDFText_IsGenerated(text, index) == 1 or char.isspace():
            continue
        left, bottom, right, top = text.get_charbox(index)
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        size = raw.FPDFText_GetFontSize(text, index)
        if right > left and top > bottom:
            found.append(Ink(char, left, height - top, right, height - bottom, height - y.value, size))
    return found
