"""Find what a PDF's annotations say (ISO 32000-1, 12.5), and what its signatures tell (12.8)."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from bluf.inspection.inspection_report import Trait
from bluf.inspection.looks import found
from bluf.inspection.pdf.actions import target_of
from bluf.inspection.pdf.safe_values import get, is_dictionary, is_stream, name, number, numbers, text
from bluf.inspection.pdf.walk import Objects, Typed
from bluf.inspection.shown_labels import ShownLabel
from bluf.inspection.traces import machine_paths

if TYPE_CHECKING:
    from pikepdf import Object

_PLAYED = frozenset(("Movie", "Sound", "Screen", "3D", "RichMedia", "FileAttachment"))
_NO_COMMENT = frozenset(("Link", "Widget", "Popup"))
_HIDDEN = 2 | 32  # flags: hidden, not to be seen (table 165)
_SHOWN = 90
_MARKUP = re.compile(r"<[^<>]*>")  # of formatted text
_SAID = ("/Contents", "/Subj", "/RC", "/OverlayText")


def annotation_traits(objects: Objects) -> Iterator[Trait]:
    """Yield the annotations, except links, fields and the boxes that belong to others."""
    for typed in objects.of("Annot", "Field"):
        note = typed.value
        kind = name(note, "/Subtype")
        if kind in _PLAYED:
            yield found("object-inside", kind, typed.where)
        elif kind and kind not in _NO_COMMENT:
            yield from _comment(note, kind, typed.where)
        elif kind == "Popup" and text(note, "/Contents"):
            yield found("comment", f"Popup: {text(note, '/Contents')[:_SHOWN]}", typed.where)
        if kind in _NO_COMMENT and kind != "Popup":
            author = [text(note, key) for key in ("/T", "/Subj", "/OverlayText") if kind == "Link"]
            if said := [part for part in author if part]:
                yield found("data-of-a-kind", f"{kind}: {', '.join(said)}", typed.where)
            before = get(note, "/PA")
            if is_dictionary(before) and (target := target_of(get(before, "/URI")) or target_of(get(before, "/F"))):
                yield found("link-before", target, typed.where)
            if date := text(note, "/M") or text(note, "/CreationDate"):
                yield found("date-of-part", f"{kind} {date}", typed.where)


def _comment(note: "Object", kind: str, where: str) -> Iterator[Trait]:
    by = text(note, "/T")
    said = dict.fromkeys(" ".join(_MARKUP.sub(" ", text(note, key)).split())[:_SHOWN] for key in _SAID)
    if is_stream(get(note, "/RC")):
        said |= {"formatted text": None}
    words = " · ".join(part for part in said if part)
    told = kind + (f", {by}" if by else "") + (f": {words}" if words else "")
    hidden = " (hidden)" if _flags(note) & _HIDDEN else ""
    yield found("comment", told + hidden, where)
    for part in said:
        yield from machine_paths(part, where)


def _flags(note: "Object") -> int:
    return number(note, "/F")


def annotation_labels(objects: Objects) -> Iterator[ShownLabel]:
    """Yield the tooltips of fields, and the names by which programs know annotations.

    What links say is compared with what is under them, and so is judged with the pages.
    """
    for typed in objects.of("Annot", "Field"):
        note = typed.value
        if tooltip := text(note, "/TU"):
            yield ShownLabel("tooltip", "label-other", tooltip, typed.where, beside=text(note, "/T"))
        if name(note, "/Subtype") == "Widget" and (said := text(note, "/Contents")):
            yield ShownLabel("tooltip", "label-other", said, typed.where)
        for key in ("/NM", "/TM"):
            if len((said := text(note, key)).split()) > 1:
                yield ShownLabel("name-that-speaks", "name-that-speaks", said, typed.where, quiet=True)


def links_of(objects: Objects) -> Iterator[tuple[int, tuple[float, ...], str, str]]:
    """Yield each link that says something: its page, its box, what it says, and the address or place it leads to."""
    for typed in objects.of("Annot"):
        note = typed.value
        if name(note, "/Subtype") != "Link" or not (said := text(note, "/Contents")):
            continue
        box = numbers(get(note, "/Rect"))
        page = objects.pages.get(get(note, "/P").objgen, 0) if get(note, "/P") is not None else _page(typed)
        yield page or _page(typed), tuple(box) if len(box) == 4 else (), said, _leads_to(note)


def _page(typed: Typed) -> int:
    number = typed.where.removeprefix("page ")
    return int(number) if number.isdecimal() else 0


def _leads_to(note: "Object") -> str:
    action = get(note, "/A")
    target = target_of(get(action, "/URI")) or target_of(get(action, "/F"))
    place = target_of(get(note, "/Dest")) or target_of(get(action, "/D"))
    return f"{target} {place}"


def is_hidden(note: "Object") -> bool:
    """Whether an annotation is not shown on a screen."""
    return bool(_flags(note) & _HIDDEN)


def signature_traits(objects: Objects) -> Iterator[Trait]:
    """Yield the signatures, by whom and when, and what made them."""
    for typed in objects.typed:
        value = typed.value
        if typed.type != "Signature" and not ("/ByteRange" in value and "/Filter" in value):
            continue
        told = [f"by {named}" for named in [text(value, "/Name")] if named]
        told += [said for key in ("/M", "/Reason", "/Location", "/ContactInfo") if (said := text(value, key))]
        yield found("signature", ", ".join(told) or "unnamed", typed.where)
        build = get(value, "/Prop_Build")
        for part in ("/Filter", "/PubSec", "/App", "/SigQ"):
            held = get(build, part)
            if part == "/App" and (program := name(held, "/Name") or text(held, "/REx")):
                yield found("program", f"{program} {text(held, '/REx')}".strip(), typed.where)


def appearances(objects: Objects) -> "Iterator[tuple[Object, Object, str, bool]]":
    """Yield each appearance that its annotation does not show now (12.5.5).

    That is the annotation, the stream, where it is, and whether the annotation is hidden altogether.
    """
    for typed in objects.of("Annot", "Field"):
        note, held = typed.value, get(typed.value, "/AP")
        hidden = is_hidden(note)
        state = name(note, "/AS")
        for key in ("/N", "/R", "/D"):
            looks = get(held, key)
            each = [("", looks)] if is_stream(looks) else [(own[1:], value) for own, value in _of(looks)]
            for own, stream in each:
                if is_stream(stream) and (hidden or key != "/N" or (own and own != state)):
                    yield note, stream, typed.where, hidden


def _of(held: object) -> "list[tuple[str, Object]]":
    return list(held.items()) if is_dictionary(held) else []  # type: ignore[attr-defined]
