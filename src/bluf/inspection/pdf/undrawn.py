"""Find the forms and pictures of a PDF that its resources name and that nothing draws: what was cut from a page."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bluf.inspection import limits
from bluf.inspection.pdf.content import content_of, drawn_names, named_in
from bluf.inspection.pdf.objects import Objects

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

    Content = tuple[Object | None, Object | None]  # streams and the resources that name what they draw


class TooMuchError(ValueError):
    """There is more content than is read."""


def undrawn(pdf: "Pdf", objects: Objects) -> "list[Object]":
    """Return what no page, pattern, font or annotation draws, without what only others of these draw.

    Raises TooMuchError, and what pikepdf raises.
    """
    reach = _Reach()
    reach.follow(list(_roots(pdf, objects)))
    left = {}
    for dictionary in objects.dictionaries:
        for name, item in named_in(dictionary).items():
            if item.objgen not in reach.drawn and name not in reach.unnamed:
                left[item.objgen] = item
    for objgen, item in list(left.items()):
        if objgen in left and _is_form(item):
            reach.drawn = {objgen}
            reach.follow([(item, item.get("/Resources"))])
            for inner in reach.drawn - {objgen}:
                left.pop(inner, None)
    return list(left.values())


class _Reach:
    """What content draws, and what that draws; and names of what is drawn by content that has no resources."""

    def __init__(self) -> None:
        self.drawn: set[tuple[int, int]] = set()
        self.unnamed: set[str] = set()
        self._left = limits.PDF_CONTENT

    def follow(self, waiting: "list[Content]") -> None:
        while waiting:
            contents, resources = waiting.pop()
            content = content_of(contents)
            self._left -= len(content)
            if self._left < 0:
                raise TooMuchError
            named = named_in(resources)
            for name in set(drawn_names(content)):
                item = named.get(name)
                if item is None:
                    self.unnamed.add(name)
                elif item.objgen not in self.drawn:
                    self.drawn.add(item.objgen)
                    if _is_form(item):
                        waiting.append((item, item.get("/Resources", resources)))


def _is_form(item: "Object") -> bool:
    return str(item.get("/Subtype", "")) == "/Form"


def _roots(pdf: "Pdf", objects: Objects) -> "Iterator[Content]":
    """Yield the content that is drawn of itself."""
    import pikepdf

    for page in pdf.pages:
        yield page.obj.get("/Contents"), page.obj.get("/Resources")
    for dictionary in objects.dictionaries:
        if isinstance(dictionary, pikepdf.Stream) and "/PatternType" in dictionary:
            yield dictionary, dictionary.get("/Resources")
        for key in ("/CharProcs", "/AP"):
            held = dictionary.get(key)
            for stream in _streams(held) if isinstance(held, pikepdf.Dictionary) else ():
                yield stream, stream.get("/Resources", dictionary.get("/Resources"))
        mask = dictionary.get("/G")
        if isinstance(mask, pikepdf.Stream):
            yield mask, mask.get("/Resources")


def _streams(held: "Object") -> "Iterator[Object]":
    """Yield the streams in a dictionary, and in the dictionaries in it."""
    import pikepdf

    for value in held.values():
        inside = value.values() if isinstance(value, pikepdf.Dictionary) else [value]
        yield from (stream for stream in inside if isinstance(stream, pikepdf.Stream))
