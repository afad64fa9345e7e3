"""Find what a PDF draws of itself, and what its resources give names to (ISO 32000-1, 7.8)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bluf.inspection import reading_limits
from bluf.inspection.pdf.geometry import EVERYWHERE, Box, common, ordered
from bluf.inspection.pdf.safe_values import get, is_dictionary, is_stream, name, numbers
from bluf.inspection.pdf.walk import Objects

if TYPE_CHECKING:
    from pikepdf import Object


@dataclass(frozen=True, slots=True)
class Root:
    """Content that is drawn of itself: of a page, an appearance, a pattern, a letter."""

    streams: Any
    resources: Any
    where: str
    page: int = 0  # the page's number; 0 of other content


def named_in(resources: Any) -> "dict[str, Object]":
    """Return the forms and pictures that resources give names to."""
    held = get(resources, "/XObject")
    return {own: item for own, item in held.items() if is_stream(item)} if is_dictionary(held) else {}


def is_form(item: "Object") -> bool:
    """Whether a stream is a form: content of its own."""
    return name(item, "/Subtype") == "Form"


def roots(objects: Objects) -> Iterator[Root]:
    """Yield the content that is drawn of itself; pages first."""
    for typed in objects.of("Page"):
        page = typed.value
        if page.objgen in objects.pages:
            yield Root(get(page, "/Contents"), inherited(page, "/Resources"), typed.where, objects.pages[page.objgen])
    for typed in objects.typed:
        value = typed.value
        if typed.type == "Pattern" and is_stream(value):
            yield Root(value, get(value, "/Resources"), f"a pattern, {typed.where}")
        for key, what in (("/CharProcs", "a letter"), ("/AP", "an appearance")):
            for stream in _streams(get(value, key)):
                yield Root(stream, get(stream, "/Resources") or get(value, "/Resources"), f"{what}, {typed.where}")
        mask = get(value, "/G") if typed.type == "SoftMask" else None
        if is_stream(mask):
            yield Root(mask, get(mask, "/Resources"), f"a mask, {typed.where}")


def _streams(held: Any) -> "Iterator[Object]":
    """Yield the streams in a dictionary, and in the dictionaries in it."""
    for value in held.values() if is_dictionary(held) and not is_stream(held) else ():
        if is_stream(value):
            yield value
        elif is_dictionary(value):
            yield from (inner for inner in value.values() if is_stream(inner))


def inherited(page: Any, key: str) -> Any:
    """Return what a page has under a key, or those above it (7.7.3.4)."""
    for _ in range(reading_limits.DEPTH):
        if (value := get(page, key)) is not None or page is None:
            return value
        page = get(page, "/Parent")
    return None


def page_box(page: "Object") -> Box:
    """Return what is seen of a page (14.11.2)."""
    seen = EVERYWHERE
    for key in ("/MediaBox", "/CropBox"):
        box = numbers(inherited(page, key))
        seen = common(seen, ordered(box)) if len(box) == 4 else seen
    return seen
