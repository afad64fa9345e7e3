"""Turn a PDF into a copy of which pdfium can say what its pages show, and what belongs to it.

In the copy, ActualText has another name, because programs read it in place of what is drawn (ISO 32000-1, 14.9.4);
annotations are drawn into their pages; pages that would exhaust the machine are blank; and what no page draws has pages
of its own after the others: forms, pages that were removed, appearances, and the letters of fonts.
"""

import io
import re
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bluf.inspection.pdf.annotations import appearances
from bluf.inspection.pdf.drawn_content import inherited, is_form
from bluf.inspection.pdf.font_findings import FontMap
from bluf.inspection.pdf.geometry import Box
from bluf.inspection.pdf.images import removed_pages
from bluf.inspection.pdf.render_cost import Drawing
from bluf.inspection.pdf.safe_values import get, is_dictionary, is_stream, items, numbers, text_of
from bluf.inspection.pdf.stream_unpacking import Streams, UnpackError
from bluf.inspection.pdf.walk import Objects
from bluf.inspection.shown_labels import ShownLabel
from bluf.inspection.spending import SpentError

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

RENAMED = "BlufRenamed"
PROBE = 0xE000  # the first of the characters that stand for a font's codes, in Unicode's private use area
_KEY = "ActualText"
# The key, any of its characters escaped or not (7.3.5).
_ACTUAL = re.compile(("/" + "".join(f"(?:{c}|#{ord(c):02x}|#{ord(c):02X})" for c in _KEY)).encode() + rb"(?![\w#])")
_FORMS = 100  # that nothing draws, and whose words are read; the same of removed pages and appearances
_FONTS = 40  # whose letters are looked at
_LETTERS = 400  # of one font


@dataclass(frozen=True, slots=True)
class Extra:
    """A page of the copy for what no page draws: the look that finds its words, and where it is."""

    look: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class Probe:
    """A page of the copy that shows a font's letters; the code of each stands in `meanings` with what it means."""

    font: str
    meanings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SpokenText:
    """What a structure element says in place of what it holds, or of it: its key, role, and its marked content."""

    key: str
    text: str
    role: str
    held: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Link:
    """What a link says: its page, box, words, and what it leads to."""

    page: int
    box: tuple[float, ...]
    text: str
    target: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """The copy, and what is compared with its pages. `heavy` has, by page, why it is blank."""

    data: bytes
    pages: int
    extras: tuple[Extra, ...]
    probes: tuple[Probe, ...]
    heavy: dict[int, str]
    replaced: tuple[str, ...]
    links: tuple[Link, ...] = ()
    spoken: tuple[SpokenText, ...] = ()
    labels: tuple[ShownLabel, ...] = ()
    pictures: tuple[tuple[int, Box], ...] = ()


class Preparing:
    """The making of a copy, in place: nothing else reads the file's objects afterwards."""

    def __init__(self, pdf: "Pdf", objects: Objects, streams: Streams, drawing: Drawing) -> None:
        self._pdf, self._objects, self._streams, self._drawing = pdf, objects, streams, drawing
        self._pages = len(pdf.pages)

    def copy(self, left: "list[Object]", maps: Iterable[FontMap]) -> Prepared:
        """Return the copy; `left` is what nothing draws."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of forms whose fields are copied without them
            return self._copy(left, maps)

    def _copy(self, left: "list[Object]", maps: Iterable[FontMap]) -> Prepared:
        pdf = self._pdf
        replaced = tuple(dict.fromkeys(self._rename()))
        extras = [*self._extras(left)]
        probes = [*self._probes(maps)]
        for number, _ in self._drawing.heavy.items():
            if number:
                self._blank(pdf.pages[number - 1].obj)
        self._flatten()
        made = io.BytesIO()
        pdf.save(made, fix_metadata_version=False, encryption=False)
        return Prepared(made.getvalue(), self._pages, tuple(extras), tuple(probes), dict(self._drawing.heavy), replaced)

    def _rename(self) -> Iterator[str]:
        """Give ActualText another name wherever content has it, and yield what each says."""
        for typed in self._objects.typed:
            if "/" + _KEY in typed.value:
                typed.value["/" + RENAMED] = typed.value["/" + _KEY]
                del typed.value["/" + _KEY]
        for typed in self._objects.typed:
            value = typed.value
            page = self._objects.pages.get(value.objgen, 0) if typed.type == "Page" else 0
            if page and self._replaces(value, page):
                yield from self._rename_in(value, get(value, "/Contents"))
            elif is_stream(value) and self._replaces(value):
                yield from self._rename_in(None, value)

    def _replaces(self, content: "Object", page: int = 0) -> bool:
        """Whether marked content of a page or stream has an ActualText in the content itself."""
        return any(_ACTUAL.search(written) for written in self._drawing.properties_of(content, page))

    def _rename_in(self, page: "Object | None", contents: Any) -> Iterator[str]:
        parts = [part for part in items(contents) if is_stream(part)]
        try:
            data = b"\n".join(self._streams.read(part) for part in parts)
        except (UnpackError, SpentError):
            return
        if not _ACTUAL.search(data):
            return
        written = _ACTUAL.sub(b"/" + RENAMED.encode(), data)
        if page is not None:
            page.Contents = self._pdf.make_stream(written)
            yield from _said(page)
        else:
            contents.write(written)
            yield from _said(contents)

    def _extras(self, left: "list[Object]") -> Iterator[Extra]:
        forms = [item for item in left if is_form(item)]
        for form in forms[:_FORMS]:
            self._give_page(form)
            yield Extra("form-undrawn")
        for pattern in self._drawing.unpainted(self._objects)[:_FORMS]:
            self._give_content(pattern)
            yield Extra("form-undrawn")
        for page in removed_pages(self._objects)[:_FORMS]:
            self._add_page(page)
            yield Extra("page-removed-text")
        for count, (_, stream, where, hidden) in enumerate(appearances(self._objects)):
            if count < _FORMS:
                self._give_page(stream)
                yield Extra("annotation-hidden" if hidden else "appearance-other", where)

    def _give_page(self, form: "Object") -> None:
        import pikepdf

        page = self._pdf.add_blank_page()
        box = numbers(get(form, "/BBox"))
        if len(box) == 4:
            page.obj.MediaBox = pikepdf.Array(box)
        if self._drawing.is_light(form):
            page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=form))
            page.obj.Contents = self._pdf.make_stream(b"/F Do")

    def _give_content(self, pattern: "Object") -> None:
        """Add a page with what a pattern draws."""
        page = self._pdf.add_blank_page().obj
        resources = get(pattern, "/Resources")
        try:
            data = self._streams.read(pattern)
        except (UnpackError, SpentError):
            return
        if resources is not None and self._drawing.is_light(pattern):
            page.Resources = resources
            page.Contents = self._pdf.make_stream(data)

    def _add_page(self, page: "Object") -> None:
        import pikepdf

        kept = {key: inherited(page, key) for key in ("/Resources", "/MediaBox", "/CropBox")}
        added = self._pdf.add_blank_page().obj
        for key, value in kept.items():
            if value is not None:
                added[key] = value
        contents = get(page, "/Contents")
        if contents is not None and self._drawing.is_light_page(contents, kept["/Resources"]):
            added.Contents = contents
        if isinstance(annotations := get(page, "/Annots"), pikepdf.Array):
            added.Annots = annotations

    def _blank(self, page: "Object") -> None:
        page.Contents = self._pdf.make_stream(b"")
        if "/Annots" in page:
            del page["/Annots"]

    def _flatten(self) -> None:
        """Draw the annotations into their pages, but for those whose drawing could exhaust the machine."""
        for typed in self._objects.of("Annot", "Field"):
            note = typed.value
            shown = get(get(note, "/AP"), "/N")
            each = [shown] if is_stream(shown) else list(shown.values()) if is_dictionary(shown) else []
            if any(is_stream(stream) and not self._drawing.is_light(stream) for stream in each):
                del note["/AP"]
        self._pdf.flatten_annotations("screen")

    def _probes(self, maps: Iterable[FontMap]) -> Iterator[Probe]:
        import pikepdf

        for count, font in enumerate(maps):
            codes = [code for code, text in font.meanings.items() if text.strip() and any(map(str.isalnum, text))]
            if count >= _FONTS or not codes:
                continue
            chosen = sorted(codes)[:_LETTERS]
            copy = pikepdf.Dictionary({key: value for key, value in font.font.items() if key != "/ToUnicode"})
            copy.ToUnicode = self._pdf.make_stream(_map_of(chosen, font.size))
            page = self._pdf.add_blank_page().obj
            page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=self._pdf.make_indirect(copy)))
            shown = "".join(f"{code:0{2 * font.size}X}" for code in chosen)
            page.Contents = self._pdf.make_stream(f"BT /F 10 Tf 10 10 Td <{shown}> Tj ET".encode())
            yield Probe(font.name, tuple(font.meanings[code] for code in chosen))


def _map_of(codes: list[int], size: int) -> bytes:
    """Return a map by which each code means a character of Unicode's private use area."""
    digits = 2 * size
    lines = [f"<{code:0{digits}X}> <{PROBE + at:04X}>" for at, code in enumerate(codes)]
    parts = [lines[at : at + 100] for at in range(0, len(lines), 100)]
    body = "".join(f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar\n" for part in parts)
    span = f"1 begincodespacerange <{'00' * size}> <{'FF' * size}> endcodespacerange\n"
    return f"/CIDInit /ProcSet findresource begin begincmap\n{span}{body}endcmap end".encode()


def _said(content: "Object") -> Iterator[str]:
    import pikepdf

    try:
        marks = pikepdf.parse_content_stream(content, "BDC")
    except Exception:  # damage, which the drawing of the page shows
        return
    for instruction in marks:
        properties = instruction.operands[-1] if len(instruction.operands) else None
        if is_dictionary(properties) and (said := text_of(get(properties, "/" + RENAMED))):
            yield said
