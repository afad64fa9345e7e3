"""Follow what a PDF's pages draw: how much it costs to draw each, what nothing draws, and what is cut off a picture.

Before a page is drawn it is known how often forms are drawn on it, those in forms included, and how many pixels its
pictures have. A form within itself makes a page that can't be drawn at all (ISO 32000-1, 8.10.1 forbids it).
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from bluf.inspection import reading_limits
from bluf.inspection.pdf.content_stream import StreamContent, content_of
from bluf.inspection.pdf.drawn_content import is_form, named_in, page_box, roots
from bluf.inspection.pdf.geometry import (
    EVERYWHERE,
    IDENTITY,
    Box,
    Matrix,
    around,
    common,
    corners,
    moved,
    multiplied,
    ordered,
    part_of,
)
from bluf.inspection.pdf.picture_size import pixels_of
from bluf.inspection.pdf.safe_values import Key, get, is_dictionary, is_stream, items, numbers
from bluf.inspection.pdf.stream_unpacking import Streams, UnpackError
from bluf.inspection.pdf.walk import Objects
from bluf.inspection.spending import Spending, SpentError

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

_PLACED = 10_000  # placements of pictures that are followed
_PLACES = 2_000  # of them whose drawing is looked at
_SMALL = 8.0  # points: a side of a picture that is too small to be looked for


@dataclass(frozen=True, slots=True)
class Cost:
    """What drawing takes: forms, pictures, and the pixels of those."""

    forms: int = 0
    pictures: int = 0
    pixels: int = 0


@dataclass(frozen=True, slots=True)
class CostPlace:
    """Where a picture is seen: the page's number, and the box in the page's own units."""

    page: int
    box: Box
    picture: Key


@dataclass(frozen=True, slots=True)
class _Form:
    """What a form says of itself, read once: it may be drawn many thousand times."""

    content: StreamContent
    matrix: Matrix | None
    box: Box | None
    resources: Any


class EndlessError(Exception):
    """A form draws itself, or forms are nested too deep."""


class Drawing:
    """What is drawn. `heavy` has, by page, why it can't be drawn; `shown` the part of each picture that is."""

    def __init__(self, streams: Streams, budget: Spending) -> None:
        self._streams, self._budget = streams, budget
        self._contents: dict[Key, StreamContent] = {}
        self._of_pages: dict[int, StreamContent] = {}
        self._costs: dict[Key, Cost] = {}
        self._forms: dict[Key, _Form] = {}
        self._open: set[Key] = set()
        self._placed = 0
        self.all_placed = True  # whether the places of all pictures were followed
        self.read: list[tuple[str, StreamContent]] = []
        self._page = 0  # the number of the page that is being followed
        self.places: list[CostPlace] = []
        self.heavy: dict[int, str] = {}
        self.drawn: set[Key] = set()
        self.unnamed: set[str] = set()
        self.shown: dict[Key, Box] = {}
        self.unread: list[str] = []
        self.unfinished = ""

    def follow(self, pdf: "Pdf", objects: Objects) -> None:
        """Read all content, and tell what it costs and draws."""
        for root in roots(objects):
            try:
                content = self._content_of(root.streams, root.where)
                if root.page:
                    self._of_pages[root.page] = content
                cost = self._cost(content, root.resources)
                if root.page and (why := self._too_heavy(cost)):
                    self.heavy[root.page] = why
                    continue
                self._page = root.page
                clip = page_box(pdf.pages[root.page - 1].obj) if root.page else EVERYWHERE
                self._place(content, root.resources, IDENTITY, clip)
            except EndlessError:
                self.heavy[root.page] = "a form draws itself"
            except UnpackError:
                if root.page:
                    self.heavy[root.page] = "what draws it can't be unpacked"
                self.unread.append(f"{root.where}: its content can't be unpacked")
            except SpentError as error:
                self.unfinished = str(error)
                return

    def _too_heavy(self, cost: Cost) -> str:
        if cost.forms > reading_limits.FORMS:
            return "its forms are drawn too often"
        return "its pictures are too large" if cost.pixels > self._budget.limits.pixels else ""

    def is_light(self, form: "Object") -> bool:
        """Whether a form can be drawn without exhausting the machine."""
        try:
            cost = self._cost_of(form, None) if is_form(form) else self._cost(self.content(form, "a form"), None)
        except (EndlessError, SpentError, UnpackError):
            return False
        return not self._too_heavy(cost)

    def is_light_page(self, contents: Any, resources: Any) -> bool:
        """Whether content can be drawn without exhausting the machine."""
        try:
            cost = self._cost(self._content_of(contents, "a page that was removed"), resources)
        except (EndlessError, SpentError, UnpackError):
            return False
        return not self._too_heavy(cost)

    def properties_of(self, stream: "Object", page: int = 0) -> list[bytes]:
        """Return the properties of the marked content of a page or stream, as they are written, if it has been read."""
        content = self._of_pages.get(page) if page else self._contents.get(stream.objgen)
        return content.properties if content else []

    def content(self, stream: "Object", where: str) -> StreamContent:
        """Return what a stream has. Raises SpentError and UnreadableError."""
        key = stream.objgen
        if key not in self._contents:
            data = self._streams.read(stream)
            self._budget.read(len(data))
            self._contents[key] = content_of(data)
            self.read.append((where, self._contents[key]))
        return self._contents[key]

    def _content_of(self, streams: Any, where: str) -> StreamContent:
        parts = [part for part in items(streams) if is_stream(part)]
        if len(parts) == 1:
            return self.content(parts[0], where)
        data = b"\n".join(self._streams.read(part) for part in parts)
        self._budget.read(len(data))
        found = content_of(data)
        self.read.append((where, found))
        return found

    def _cost(self, content: StreamContent, resources: Any) -> Cost:
        forms = pictures = pixels = 0
        named = named_in(resources)
        for use in content.uses:
            item = named.get(use.name)
            if item is None:
                self.unnamed.add(use.name)
                continue
            cost = self._cost_of(item, resources)
            forms, pictures, pixels = forms + cost.forms, pictures + cost.pictures, pixels + cost.pixels
        return Cost(forms, pictures, pixels)

    def _cost_of(self, item: "Object", around: Any) -> Cost:
        key = item.objgen
        if key not in self._costs:
            if not is_form(item):
                self._costs[key] = Cost(0, 1, pixels_of(item, self._streams))
                return self._costs[key]
            if key in self._open or len(self._open) > reading_limits.DEPTH:
                raise EndlessError
            self._open.add(key)
            try:
                inner = self._cost(self.content(item, "a form"), get(item, "/Resources") or around)
            finally:
                self._open.discard(key)
            self._costs[key] = replace(inner, forms=inner.forms + 1)
        return self._costs[key]

    def _place(self, content: StreamContent, resources: Any, matrix: Matrix, clip: Box) -> None:
        """Follow where content puts its pictures, and how much of each is within what clips it."""
        named = named_in(resources)
        for use in content.uses:
            item = named.get(use.name)
            if item is None:
                continue
            if not self._cost_of(item, resources).pictures:
                self._reach(item, resources)
                continue
            if self._placed > _PLACED:
                self.all_placed = False
                self._reach(item, resources)
                continue
            self.drawn.add(item.objgen)
            whole = multiplied(use.matrix, matrix)
            within = common(clip, moved(corners(use.clip), matrix)) if use.clip != EVERYWHERE else clip
            if is_form(item):
                self._place_form(item, resources, whole, within)
            else:
                self._show(item, whole, within)

    def _place_form(self, form: "Object", around: Any, matrix: Matrix, clip: Box) -> None:
        read = self._form(form)
        inner = multiplied(read.matrix, matrix) if read.matrix else matrix
        within = common(clip, moved(corners(read.box), inner)) if read.box else clip
        self._placed += 1
        self._place(read.content, read.resources or around, inner, within)

    def _form(self, form: "Object") -> _Form:
        key = form.objgen
        if key not in self._forms:
            own, box = numbers(get(form, "/Matrix")), numbers(get(form, "/BBox"))
            self._forms[key] = _Form(
                self.content(form, "a form"),
                (*own,) if len(own) == 6 else None,  # type: ignore[arg-type]
                ordered(box) if len(box) == 4 else None,
                get(form, "/Resources"),
            )
        return self._forms[key]

    def _reach(self, item: "Object", around: Any) -> None:
        """Count a form or picture, and what is in it, as drawn, wherever that is."""
        waiting = [(item, around)]
        while waiting:
            at, outer = waiting.pop()
            if at.objgen in self.drawn:
                continue
            self.drawn.add(at.objgen)
            if is_form(at):
                resources = get(at, "/Resources") or outer
                named = named_in(resources)
                uses = {use.name for use in self.content(at, "a form").uses}
                waiting += [(inner, resources) for own, inner in named.items() if own in uses]

    def _show(self, picture: "Object", matrix: Matrix, clip: Box) -> None:
        """Add the part of a picture, in its own unit square, that one drawing of it shows."""
        self._placed += 1
        square = moved(corners((0, 0, 1, 1)), matrix)
        seen = common(square, clip)
        part = part_of(square, seen, matrix)
        before = self.shown.get(picture.objgen)
        self.shown[picture.objgen] = part if before is None else around(before, part)
        if self._page and min(seen[2] - seen[0], seen[3] - seen[1]) > _SMALL and len(self.places) < _PLACES:
            self.places.append(CostPlace(self._page, seen, picture.objgen))

    def undrawn(self, objects: Objects) -> "list[Object]":
        """Return the forms and pictures that resources name and nothing draws, without those in others of these."""
        left: dict[Key, Object] = {}
        steps = [_PLACED]
        for typed in objects.typed:
            for own, item in named_in(typed.value).items():
                if item.objgen not in self.drawn and own not in self.unnamed:
                    left[item.objgen] = item
        for key, item in list(left.items()):
            if key in left and is_form(item):
                for inner in self._inside(item, steps):
                    left.pop(inner, None)
        return list(left.values())

    def unpainted(self, objects: Objects) -> "list[Object]":
        """Return the patterns that resources name and no content paints with."""
        painted = {own for _, content in self.read for own in content.patterns}
        left: dict[Key, Object] = {}
        for typed in objects.of("Resources"):
            held = get(typed.value, "/Pattern")
            for own, pattern in held.items() if is_dictionary(held) else ():
                if own not in painted and is_stream(pattern):
                    left[pattern.objgen] = pattern
        return list(left.values())

    def _inside(self, form: "Object", steps: list[int]) -> set[Key]:
        """Return what a form that nothing draws would draw, but for itself."""
        found: set[Key] = set()
        waiting = [form]
        while waiting and steps[0] > 0:
            at = waiting.pop()
            steps[0] -= 1
            try:
                uses = {use.name for use in self.content(at, "a form that nothing draws").uses}
            except (SpentError, UnpackError):
                continue
            for own, item in named_in(get(at, "/Resources")).items():
                if own in uses and item.objgen not in found:
                    found.add(item.objgen)
                    waiting += [item] if is_form(item) else []
        return found - {form.objgen}
