"""Turn a page of a PDF into its words, where they stand, and what its marked content draws (pdfium)."""

import ctypes
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from bluf.inspection import reading_limits
from bluf.inspection.pdf.pdfium import address_of, box_of, text_object_of, unicode_of
from bluf.inspection.pdf.probe_copy import RENAMED
from bluf.inspection.pdf.safe_values import text_of

_MARKS = 20  # marks in marks
_OBJECTS = 200_000  # on a page
_FAINT = 28  # of 255: what is less opaque is as good as not there


Ink = tuple[int, int, int]  # red, green and blue, of 255


@dataclass(frozen=True, slots=True)
class DrawnLook:
    """How a text object is set: its mode, size in points and font; its colour if the font is not in the file."""

    mode: int
    size: float
    font: str
    ink: Ink | None


@dataclass(slots=True)
class DrawnWord:
    """Characters without a space between, of one text object, and the box around them, in points."""

    look: DrawnLook
    text: str
    left: float
    right: float
    bottom: float
    top: float


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
    words: list[DrawnWord] = field(default_factory=list)
    marked: dict[int, Drawn] = field(default_factory=dict)
    replaced: list[tuple[str, Drawn]] = field(default_factory=list)


def page_text(page: Any, words: Any, wanted: frozenset[int] | None = None) -> PageText:
    """Return what a page says; `words` is its text page, `wanted` the marked content to tell of (None: all)."""
    result = PageText(words.get_text_range())
    held = _parts(page, result, wanted)
    if result.text.strip() or held:
        _characters(words, held, result)
    return result


def _parts(page: Any, result: PageText, wanted: frozenset[int] | None) -> dict[int, list[Drawn]]:
    """Return, by text object, what it is a part of; and add the marked content of the page."""
    import pypdfium2.raw as pdfium

    replaced: dict[int, Drawn] = {}
    known: dict[int, tuple[str | None, int | None]] = {}
    held: dict[int, list[Drawn]] = {}
    for drawn_object, marks, is_form in _objects(page):
        parts: dict[int, Drawn] = {}
        for mark, outer in marks:
            address = address_of(mark)
            if address not in known:
                known[address] = _string(mark), _number(mark)
                if (said := known[address][0]) is not None:
                    replaced[address] = Drawn()
                    result.replaced.append((said, replaced[address]))
            if address in replaced:
                parts[address] = replaced[address]
            mcid = known[address][1]
            if outer and mcid is not None and (wanted is None or mcid in wanted):
                parts[address] = parts.get(address) or result.marked.setdefault(mcid, Drawn())
                if address in replaced:
                    result.marked[mcid] = replaced[address]
        if not parts:
            continue
        if pdfium.FPDFPageObj_GetType(drawn_object) == pdfium.FPDF_PAGEOBJ_TEXT:
            held[address_of(drawn_object)] = list(parts.values())
        elif not is_form:
            for part in parts.values():
                part.pictures += 1
    return held


def _characters(words: Any, held: dict[int, list[Drawn]], result: PageText) -> None:
    """Add the characters to words, and to what they are a part of."""
    import pypdfium2.raw as pdfium

    text_page, owner_of, code_of = address_of(words.raw), text_object_of(), unicode_of()
    wordless, looks = dict.fromkeys(held), dict[int, DrawnLook]()
    letters: list[str] = []
    first, owner = 0, None

    def close(last: int) -> None:
        if letters and owner:
            if owner not in looks:
                looks[owner] = _look(words, first)
            result.words.append(_word(text_page, "".join(letters), first, last, looks[owner]))
            letters.clear()

    for at in range(words.count_chars()):
        address, code = owner_of(text_page, at), code_of(text_page, at)
        if address in held:
            wordless.pop(address, None)
            known = 0 < code < 0x110000 and not 0xD800 <= code < 0xF900 and code != 0xFFFD
            known = known and pdfium.FPDFText_HasUnicodeMapError(words, at) != 1
            for part in held[address]:
                part.text += chr(code) if known else ""
                part.unknown += not known
        shown = chr(code) if 32 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " "
        if address != owner or shown.isspace():
            close(at - 1)
            owner = address
        if address and not shown.isspace():
            if not letters:
                first = at
            letters.append(shown)
    close(words.count_chars() - 1)
    for address in wordless:
        for part in held[address]:
            part.unknown += 1


def _look(words: Any, at: int) -> DrawnLook:
    """Return how the text object of a character is set."""
    import pypdfium2.raw as pdfium

    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(words, at, matrix)
    scale = math.sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c))
    text_object = pdfium.FPDFText_GetTextObject(words, at)
    mode = pdfium.FPDFTextObj_GetTextRenderMode(text_object)
    font = pdfium.FPDFTextObj_GetFont(text_object)
    ink = None if not font or pdfium.FPDFFont_GetIsEmbedded(font) == 1 else _ink(text_object)
    return DrawnLook(mode, pdfium.FPDFText_GetFontSize(words, at) * scale, font_name(font), ink)


def _ink(text_object: Any) -> Ink | None:
    import pypdfium2.raw as pdfium

    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    told = pdfium.FPDFPageObj_GetFillColor(text_object, red, green, blue, alpha)
    return (red.value, green.value, blue.value) if told and alpha.value > _FAINT else None


def _word(text_page: int, text: str, first: int, last: int, look: DrawnLook) -> DrawnWord:
    """Return a word: its box is that around its first and last character."""
    box = box_of()
    left, right, bottom, top = box(text_page, first)
    if last != first:
        other = box(text_page, last)
        left, right = min(left, other[0]), max(right, other[1])
        bottom, top = min(bottom, other[2]), max(top, other[3])
    return DrawnWord(look, text, left, right, bottom, top)


def font_name(font: Any) -> str:
    """Return the name of a font, without the letters that mark a subset."""
    import pypdfium2.raw as pdfium

    size = pdfium.FPDFFont_GetBaseFontName(font, None, 0) if font else 0
    if not size:
        return ""
    held = ctypes.create_string_buffer(size)
    pdfium.FPDFFont_GetBaseFontName(font, held, size)
    return plain_name(held.value.decode("utf-8", "replace"))


def plain_name(name: str) -> str:
    """Return the name of a font without the letters that mark a subset, and without how it is coded."""
    plain = name[7:] if name[6:7] == "+" else name
    return plain.removesuffix("-Identity-H").removesuffix("-Identity-V")


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
        count_of_marks = pdfium.FPDFPageObj_CountMarks(found)
        marks = around
        if count_of_marks > 0:
            own = range(min(count_of_marks, _MARKS))
            marks = [*around, *((pdfium.FPDFPageObj_GetMark(found, mark), not depth) for mark in own)]
        is_form = pdfium.FPDFPageObj_GetType(found) == pdfium.FPDF_PAGEOBJ_FORM
        yield found, marks, is_form
        if is_form and depth < reading_limits.DEPTH:
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
