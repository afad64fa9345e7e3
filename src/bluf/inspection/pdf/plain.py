"""Turn a PDF into what its pages say by themselves: the words that are drawn, without any that stand for them.

Programs read ActualText (ISO 32000-1, 14.9.4) in place of what is drawn. So a copy of the file is made in which that
key has another name, and in which what nothing draws has pages of its own; and pdfium reads the copy.
"""

import ctypes
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from bluf.inspection import limits
from bluf.inspection.pdf.content import content_of
from bluf.inspection.pdf.objects import Objects, walked
from bluf.inspection.pdf.undrawn import undrawn
from bluf.inspection.pdf.weight import Forms

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

_KEY, _RENAMED = "ActualText", "BlufRenamed"
# The key, any of its characters escaped or not (ISO 32000-1, 7.3.5).
_ACTUAL = re.compile(("/" + "".join(f"(?:{c}|#{ord(c):02x}|#{ord(c):02X})" for c in _KEY)).encode() + rb"(?![\w#])")
_DEPTH = 30  # forms in forms
_MARKS = 20  # marks in marks
_FORMS = 200  # that nothing draws, and whose words are read


@dataclass(slots=True)
class Drawn:
    """Words that are drawn: `text`, how many of its letters are not known, and how many pictures are with them."""

    text: str = ""
    unknown: int = 0
    pictures: int = 0


@dataclass(slots=True)
class Plain:
    """What a PDF's pages say by themselves.

    `pages` has the text of each. `marked` has what marked content draws, by its page and number there; `replaced` what
    an ActualText stands for, with its page; `linked` the words under a link that says other words, with both and the
    page. `undrawn` are the words of each form that nothing draws, and `undrawn_pictures` counts such pictures.
    """

    pages: list[str] = field(default_factory=list)
    marked: dict[tuple[int, int], Drawn] = field(default_factory=dict)
    replaced: list[tuple[int, str, Drawn]] = field(default_factory=list)
    linked: list[tuple[int, str, str]] = field(default_factory=list)
    undrawn: list[str] = field(default_factory=list)
    undrawn_pictures: int = 0


def plain(data: bytes) -> Plain:
    """Return what the pages of a PDF say by themselves. Raises what pikepdf, pypdfium2 and `undrawn` raise."""
    import pikepdf
    import pypdfium2

    made, result = io.BytesIO(), Plain()
    with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as copy:
        objects = walked(copy)
        count = min(len(copy.pages), limits.PDF_PAGES)
        left = undrawn(copy, objects)
        result.undrawn_pictures = sum(str(item.get("/Subtype", "")) == "/Image" for item in left)
        said = _rename(copy, objects)
        links = [list(_links(page.obj)) for page in copy.pages[:count]]
        first = len(copy.pages)
        for form in [item for item in left if str(item.get("/Subtype", "")) == "/Form"][:_FORMS]:
            _give_page(copy, form)
        copy.save(made, fix_metadata_version=False)
    document = pypdfium2.PdfDocument(made.getvalue())
    try:
        for number in (*range(count), *range(first, len(document))):
            page = document[number]
            words = page.get_textpage()
            try:
                text = words.get_text_range()
                if number >= first:
                    result.undrawn.append(text)
                    continue
                result.pages.append(text)
                _read(page, words, number + 1, result)
                for rect, contents, target in links[number]:
                    result.linked.append((number + 1, contents, f"{words.get_text_bounded(*rect)} {target}"))
            finally:
                words.close()
                page.close()
    finally:
        document.close()
    shown = {text for _, text, _ in result.replaced}
    result.replaced += [(0, text, Drawn()) for text in dict.fromkeys(said) if text not in shown]
    return result


def _rename(copy: "Pdf", objects: Objects) -> list[str]:
    """Give ActualText another name wherever content has it, and return what each says."""
    import pikepdf

    said: list[str] = []
    for dictionary in objects.dictionaries:
        if "/" + _KEY in dictionary:
            dictionary["/" + _RENAMED] = dictionary["/" + _KEY]
            del dictionary["/" + _KEY]
    for page in copy.pages[: limits.PDF_PAGES]:
        content = content_of(page.obj.get("/Contents"))
        if _ACTUAL.search(content):
            page.obj.Contents = copy.make_stream(_ACTUAL.sub(b"/" + _RENAMED.encode(), content))
            said += _said(page.obj)
    for dictionary in objects.dictionaries:
        if isinstance(dictionary, pikepdf.Stream) and str(dictionary.get("/Subtype", "")) == "/Form":
            content = content_of(dictionary)
            if _ACTUAL.search(content):
                dictionary.write(_ACTUAL.sub(b"/" + _RENAMED.encode(), content))
                said += _said(dictionary)
    return said


def _said(content: "Object") -> Iterator[str]:
    import pikepdf

    for instruction in pikepdf.parse_content_stream(content, "BDC"):
        properties = instruction.operands[-1] if len(instruction.operands) else None
        if isinstance(properties, pikepdf.Dictionary) and "/" + _RENAMED in properties:
            yield str(properties["/" + _RENAMED])


def _links(page: "Object") -> "Iterator[tuple[tuple[float, float, float, float], str, str]]":
    """Yield the place of each link that says something, what it says, and its address."""
    import pikepdf

    annotations = page.get("/Annots")
    for note in annotations if isinstance(annotations, pikepdf.Array) else ():
        if not isinstance(note, pikepdf.Dictionary) or str(note.get("/Subtype", "")) != "/Link":
            continue
        contents, action = note.get("/Contents"), note.get("/A")
        if isinstance(contents, pikepdf.String) and "/Rect" in note:
            x0, y0, x1, y1 = (float(side) for side in note.Rect)
            target = action.get("/URI") if isinstance(action, pikepdf.Dictionary) else None
            yield (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)), str(contents), str(target or "")


def _give_page(copy: "Pdf", form: "Object") -> None:
    """Add a page that draws a form, unless that draws too much."""
    import pikepdf

    page = copy.add_blank_page()
    page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=form))
    page.obj.Contents = copy.make_stream(b"/F Do")
    if Forms().drawn_by(page.obj) > limits.PDF_FORMS:
        page.obj.Contents = copy.make_stream(b"")


def _read(page: Any, words: Any, number: int, result: Plain) -> None:
    """Add what marked content draws on a page, and what ActualText stands for."""
    import pypdfium2.raw as pdfium

    replaced: dict[int, Drawn] = {}
    held: dict[int | None, list[Drawn]] = {}  # by text object: what it is a part of
    for drawn_object, marks, inside in _objects(page):
        parts: dict[int, Drawn] = {}
        for mark, outer in marks:
            address = ctypes.cast(mark, ctypes.c_void_p).value or 0
            if address not in replaced and (said := _string(mark)) is not None:
                replaced[address] = Drawn()
                result.replaced.append((number, said, replaced[address]))
            if address in replaced:
                parts[address] = replaced[address]
            if outer and (mcid := _number(mark)) is not None:
                parts[address] = parts.get(address) or result.marked.setdefault((number, mcid), Drawn())
                if address in replaced:
                    result.marked[number, mcid] = replaced[address]
        if pdfium.FPDFPageObj_GetType(drawn_object) == pdfium.FPDF_PAGEOBJ_TEXT:
            held[ctypes.cast(drawn_object, ctypes.c_void_p).value] = list(parts.values())
        elif not inside:
            for part in parts.values():
                part.pictures += 1
    wordless = dict.fromkeys(held)
    for at in range(words.count_chars()):
        owner = ctypes.cast(pdfium.FPDFText_GetTextObject(words, at), ctypes.c_void_p).value
        wordless.pop(owner, None)
        character = pdfium.FPDFText_GetUnicode(words, at)
        known = 0 < character < 0x110000 and not 0xD800 <= character < 0xF900 and character != 0xFFFD
        known = known and pdfium.FPDFText_HasUnicodeMapError(words, at) != 1
        for part in held.get(owner, ()):
            part.text += chr(character) if known else ""
            part.unknown += not known
    for owner in wordless:
        for part in held[owner]:
            part.unknown += 1


_Marked = tuple[Any, list[tuple[Any, bool]], bool]


def _objects(page: Any) -> Iterator[_Marked]:
    """Yield what is drawn on a page; its marks, each with whether it is the page's own; and whether it is a form."""
    import pypdfium2.raw as pdfium

    get = partial(pdfium.FPDFPage_GetObject, page)
    yield from _within(get, pdfium.FPDFPage_CountObjects(page), [], 0)


def _within(get: Callable[[int], Any], count: int, around: list[tuple[Any, bool]], depth: int) -> Iterator[_Marked]:
    import pypdfium2.raw as pdfium

    for at in range(count):
        found = get(at)
        own = (
            pdfium.FPDFPageObj_GetMark(found, mark) for mark in range(min(pdfium.FPDFPageObj_CountMarks(found), _MARKS))
        )
        marks = [*around, *((mark, not depth) for mark in own)]
        is_form = pdfium.FPDFPageObj_GetType(found) == pdfium.FPDF_PAGEOBJ_FORM
        yield found, marks, is_form
        if is_form and depth < _DEPTH:
            inner = partial(pdfium.FPDFFormObj_GetObject, found)
            yield from _within(inner, pdfium.FPDFFormObj_CountObjects(found), marks, depth + 1)


def _string(mark: Any) -> str | None:
    """Return what an ActualText says, if a mark has one."""
    import pikepdf
    import pypdfium2.raw as pdfium

    key, length = _RENAMED.encode(), ctypes.c_ulong()
    if not pdfium.FPDFPageObjMark_GetParamBlobValue(mark, key, None, 0, length):
        return None
    held = (ctypes.c_ubyte * max(length.value, 1))()
    pdfium.FPDFPageObjMark_GetParamBlobValue(mark, key, held, length.value, length)
    return str(pikepdf.String(bytes(held)[: length.value]))


def _number(mark: Any) -> int | None:
    """Return the number of marked content, if a mark gives it one."""
    import pypdfium2.raw as pdfium

    value = ctypes.c_int(-1)
    return value.value if pdfium.FPDFPageObjMark_GetParamIntValue(mark, b"MCID", value) and value.value >= 0 else None
