"""Turn a page of a PDF into its words, where they stand, and what its marked content draws (pdfium)."""

import ctypes
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from bluf.inspection import limits
from bluf.inspection.pdf.prepared import RENAMED
from bluf.inspection.pdf.values import text_of

_MARKS = 20  # marks in marks
_OBJECTS = 200_000  # on a page


@dataclass(slots=True)
class Word:
    """Characters without a space between, of one text object: their box and size in points, mode and font."""

    mode: int
    size: float
    font: str
    text: str = ""
    left: float = math.inf
    right: float = -math.inf
    bottom: float = math.inf
    top: float = -math.inf


@dataclass(slots=True)
class Drawn:
    """Words that are drawn: `text`, how many of its letters are not known, and how many pictures are with them."""

    text: str = ""
    unknown: int = 0
    pictures: int = 0


@dataclass(slots=True)
class PageText:
    """What a page says: its text, words, what marked content draws by its number, and what an ActualText stands for."""

    text: str
    words: list[Word] = field(default_factory=list)
    marked: dict[int, Drawn] = field(default_factory=dict)
    replaced: list[tuple[str, Drawn]] = field(default_factory=list)


def page_text(page: Any, words: Any) -> PageText:
    """Return what a page says; `words` is its text page."""
    result = PageText(words.get_text_range())
    held = _parts(page, result)
    if result.text.strip() or held:
        _characters(words, held, result)
    return result


def _parts(page: Any, result: PageText) -> dict[int | None, list[Drawn]]:
    """Return, by text object, what it is a part of; and add the marked content of the page."""
    import pypdfium2.raw as pdfium

    replaced: dict[int, Drawn] = {}
    held: dict[int | None, list[Drawn]] = {}
    for drawn_object, marks, is_form in _objects(page):
        parts: dict[int, Drawn] = {}
        for mark, outer in marks:
            address = ctypes.cast(mark, ctypes.c_void_p).value or 0
            if address not in replaced and (said := _string(mark)) is not None:
                replaced[address] = Drawn()
                result.replaced.append((said, replaced[address]))
            if address in replaced:
                parts[address] = replaced[address]
            if outer and (mcid := _number(mark)) is not None:
                parts[address] = parts.get(address) or result.marked.setdefault(mcid, Drawn())
                if address in replaced:
                    result.marked[mcid] = replaced[address]
        if pdfium.FPDFPageObj_GetType(drawn_object) == pdfium.FPDF_PAGEOBJ_TEXT:
            held[ctypes.cast(drawn_object, ctypes.c_void_p).value] = list(parts.values())
        elif not is_form:
            for part in parts.values():
                part.pictures += 1
    return held


def _characters(words: Any, held: dict[int | None, list[Drawn]], result: PageText) -> None:
    """Add the characters to words, and to what they are a part of."""
    import pypdfium2.raw as pdfium

    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    wordless, fonts = dict.fromkeys(held), dict[int, str]()
    word, owner = None, None
    for at in range(words.count_chars()):
        character = pdfium.FPDFText_GetUnicode(words, at)
        text_object = pdfium.FPDFText_GetTextObject(words, at)
        address = ctypes.cast(text_object, ctypes.c_void_p).value if text_object else None
        wordless.pop(address, None)
        if parts := held.get(address):
            known = 0 < character < 0x110000 and not 0xD800 <= character < 0xF900 and character != 0xFFFD
            known = known and pdfium.FPDFText_HasUnicodeMapError(words, at) != 1
            for part in parts:
                part.text += chr(character) if known else ""
                part.unknown += not known
        shown = chr(character) if 32 < character < 0x110000 and not 0xD800 <= character < 0xE000 else " "
        if shown.isspace() or address is None or address != owner:
            word, owner = None, address
        if shown.isspace() or address is None:
            continue
        if word is None:
            word = _word(words, at, text_object, fonts)
            result.words.append(word)
        pdfium.FPDFText_GetCharBox(words, at, left, right, bottom, top)
        word.text += shown
        word.left, word.right = min(word.left, left.value), max(word.right, right.value)
        word.bottom, word.top = min(word.bottom, bottom.value), max(word.top, top.value)
    for owner in wordless:
        for part in held[owner]:
            part.unknown += 1


def _word(words: Any, at: int, text_object: Any, fonts: dict[int, str]) -> Word:
    import pypdfium2.raw as pdfium

    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(words, at, matrix)
    scale = math.sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c))
    mode = pdfium.FPDFTextObj_GetTextRenderMode(text_object)
    font = pdfium.FPDFTextObj_GetFont(text_object)
    address = ctypes.cast(font, ctypes.c_void_p).value or 0
    if address not in fonts:
        fonts[address] = font_name(font)
    return Word(mode, pdfium.FPDFText_GetFontSize(words, at) * scale, fonts[address])


def font_name(font: Any) -> str:
    """Return the name of a font, without the letters that mark a subset."""
    import pypdfium2.raw as pdfium

    size = pdfium.FPDFFont_GetBaseFontName(font, None, 0) if font else 0
    if not size:
        return ""
    held = ctypes.create_string_buffer(size)
    pdfium.FPDFFont_GetBaseFontName(font, held, size)
    name = held.value.decode("utf-8", "replace")
    return name[7:] if name[6:7] == "+" else name


_Marked = tuple[Any, list[tuple[Any, bool]], bool]


def _objects(page: Any) -> Iterator[_Marked]:
    """Yield what is drawn on a page; its marks, each with whether it is the page's own; and whether it is a form."""
    import pypdfium2.raw as pdfium

    get = partial(pdfium.FPDFPage_GetObject, page)
    left = [_OBJECTS]
    yield from _within(get, pdfium.FPDFPage_CountObjects(page), [], 0, left)


def _within(
    get: Callable[[int], Any], count: int, around: list[tuple[Any, bool]], depth: int, left: list[int]
) -> Iterator[_Marked]:
    import pypdfium2.raw as pdfium

    for at in range(count):
        left[0] -= 1
        if left[0] < 0:
            return
        found = get(at)
        own = range(min(pdfium.FPDFPageObj_CountMarks(found), _MARKS))
        marks = [*around, *((pdfium.FPDFPageObj_GetMark(found, mark), not depth) for mark in own)]
        is_form = pdfium.FPDFPageObj_GetType(found) == pdfium.FPDF_PAGEOBJ_FORM
        yield found, marks, is_form
        if is_form and depth < limits.DEPTH:
            inner = partial(pdfium.FPDFFormObj_GetObject, found)
            yield from _within(inner, pdfium.FPDFFormObj_CountObjects(found), marks, depth + 1, left)


def _string(mark: Any) -> str | None:
    """Return what an ActualText says, if a mark has one."""
    import pikepdf
    import pypdfium2.raw as pdfium

    key, length = RENAMED.encode(), ctypes.c_ulong()
    if not pdfium.FPDFPageObjMark_GetParamBlobValue(mark, key, None, 0, length):
        return None
    held = (ctypes.c_ubyte * max(length.value, 1))()
    pdfium.FPDFPageObjMark_GetParamBlobValue(mark, key, held, length.value, length)
    return text_of(pikepdf.String(bytes(held)[: length.value]))


def _number(mark: Any) -> int | None:
    """Return the number of marked content, if a mark gives it one."""
    import pypdfium2.raw as pdfium

    value = ctypes.c_int(-1)
    return value.value if pdfium.FPDFPageObjMark_GetParamIntValue(mark, b"MCID", value) and value.value >= 0 else None
