"""Walk all objects of a PDF and tell what each is, by what leads to it (`grammar.py`), and what is nobody's."""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from bluf.inspection.pdf.dictionary_keys import PLAIN, Type, Value, types
from bluf.inspection.pdf.listed_names import is_listed, is_prefix, is_type
from bluf.inspection.pdf.safe_values import Key, is_dictionary, is_stream, name, name_of, text_of, words_of_name
from bluf.inspection.spending import Spending, SpentError

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

# Objects that hold a file together; nothing leads to them (ISO 32000-1, 7.5.7, 7.5.8 and annex F).
_FRAME = frozenset({"XRef", "ObjStm"})
# What an object that nothing leads to says it is.
_SAID = {
    "Page": "Page", "Pages": "Page", "Annot": "Annot", "Font": "Font", "XObject": "XObject", "Action": "Action",
    "Filespec": "FileSpec", "F": "FileSpec", "EmbeddedFile": "EmbeddedFile", "Metadata": "Metadata", "OCG": "Layer",
    "Sig": "Signature", "StructElem": "StructElem", "StructTreeRoot": "StructTree", "FontDescriptor": "FontDescriptor",
    "ExtGState": "GraphicsState", "Pattern": "Pattern", "Outlines": "Outline", "Catalog": "Catalog",
}  # fmt: skip
_PLACES = {
    "/Info": "document information", "/Outlines": "bookmarks", "/StructTreeRoot": "tags", "/Names": "names",
    "/AcroForm": "form", "/OCProperties": "layers", "/Metadata": "XMP metadata", "/Root": "catalog",
}  # fmt: skip
_TREES = ("/Kids", "/Names", "/Nums")
# Names that are those of styles or fonts, which other looks judge.
_CALLED = frozenset(
    (
        *(("StructElem", key) for key in ("S", "C")),
        ("StructTree", "RoleMap"),
        *((kind, "BaseFont") for kind in ("Font", "CidFont")),
        *(("FontDescriptor", key) for key in ("FontName", "FD")),
        *(("Build", key) for key in ("Name", "OS")),
        ("Font", "Name"),
        ("CMap", "CMapName"),
    )
)
LOOSE = "an object that nothing leads to"  # the key that such an object has
_ODD = (" ", "\\", "@", ":", "\t", "\n")  # of a name that may be words, a path or an address


@dataclass(frozen=True, slots=True)
class Typed:
    """A dictionary or stream, what it is (a type of the grammar, or nothing), and where."""

    value: "Object"
    type: str
    where: str


@dataclass(frozen=True, slots=True)
class WalkedText:
    """A string under a key that may hold one; `holder` is the dictionary."""

    type: str
    key: str
    text: str
    where: str
    holder: "Object"


@dataclass(frozen=True, slots=True)
class Stray:
    """Text or a stream under a key that no standard knows, or where no text belongs; `key` is as near as is known."""

    key: str
    value: "Object"
    where: str


@dataclass(slots=True)
class Objects:
    """What a PDF holds. `loose` are the objects that nothing leads to; `names` those that may be more than names.

    `colours` are the names of those that are mixed by name, and where they stand, as with `names`; `unlisted` those
    where the standard has a list of names, after the type and key that has them; `kinds` the names that structure
    elements have, after their keys.
    """

    typed: list[Typed] = field(default_factory=list)
    texts: list[WalkedText] = field(default_factory=list)
    stray: list[Stray] = field(default_factory=list)
    names: list[tuple[str, str]] = field(default_factory=list)
    colours: list[tuple[str, str]] = field(default_factory=list)
    unlisted: list[tuple[str, str]] = field(default_factory=list)
    kinds: set[tuple[str, str]] = field(default_factory=set)
    pages: dict[Key, int] = field(default_factory=dict)
    loose: "list[Object]" = field(default_factory=list)
    unfinished: str = ""  # why the walk ended early

    def of(self, *kinds: str) -> Iterator[Typed]:
        """Yield what is of some types."""
        return (typed for typed in self.typed if typed.type in kinds)


@dataclass(slots=True)
class _Waiting:
    """A value that is to be looked at: what it may be, the key that leads to it, where, and what holds it."""

    value: Any
    expected: Value
    key: str
    where: str
    owner: str = ""  # the type of what holds it
    holder: Any = None


class _Walk:
    """A walk under way: what is waiting, and what no standard knows, which is walked when all else has been."""

    def __init__(self, budget: Spending) -> None:
        self.found = Objects()
        self.seen: set[Key] = set()
        self.waiting: deque[_Waiting] = deque()
        self.private: deque[_Waiting] = deque()
        self._budget = budget
        self._left = budget.limits.nodes
        self._types = types()

    def run(self) -> None:
        """Walk until nothing waits. Raises SpentError."""
        while self.waiting or self.private:
            known = bool(self.waiting)
            at = self.waiting.popleft() if known else self.private.popleft()
            self._step()
            self._at(at, known)

    def _step(self, count: int = 1) -> None:
        self._left -= count
        if self._left < 0:
            raise SpentError("it has too many objects")
        if not self._left % 64 and self._budget.late:
            raise SpentError("it takes too long to read")

    def _at(self, at: _Waiting, known: bool) -> None:
        import pikepdf

        value = at.value
        if is_dictionary(value):
            if self._is_new(value):
                self._dictionary(at, known)
        elif isinstance(value, pikepdf.Array):
            if self._is_new(value):
                held = list(value)
                self._step(len(held))
                queue = self.waiting if known else self.private
                for item in held:
                    if isinstance(item, pikepdf.Object):
                        queue.append(_Waiting(item, at.expected, at.key, at.where, at.owner, at.holder))
        elif isinstance(value, pikepdf.String):
            if known and at.expected.text:
                self.found.texts.append(WalkedText(at.owner, at.key, text_of(value), at.where, at.holder))
            elif "ColorSpace" in at.expected.types and not _PRINTED.search(bytes(value)):
                pass  # the colours of a palette
            elif bytes(value):
                self.found.stray.append(Stray(at.key, value, at.where))
        elif isinstance(value, pikepdf.Name):
            said = name_of(value)
            if at.owner == "StructElem" and known:
                self.found.kinds.add((at.key, said))
            if at.owner == _QUIET or "ColorSpace" in at.expected.types:
                if "\\" in said or "/" in said:
                    self.found.names.append((said, at.where))
                elif at.owner != _QUIET and " " in said:
                    self.found.colours.append((said, at.where))
            elif not known and len(said) > 2:
                self.found.stray.append(Stray(at.key, value, at.where))
            elif any(sign in said for sign in _ODD) and (at.owner, at.key) not in _CALLED:
                self.found.names.append((said, at.where))
            elif known and at.owner and not is_listed(said, at.owner, at.key.partition(" ")[0]):
                self.found.unlisted.append((f"{at.owner} {at.key}: {said}", at.where))

    def _is_new(self, value: "Object") -> bool:
        if not value.is_indirect:
            return True
        before = len(self.seen)
        self.seen.add(value.objgen)
        return len(self.seen) > before

    def _dictionary(self, at: _Waiting, known: bool) -> None:
        value, expected = at.value, at.expected
        if known and expected.shape == "named":
            inner = Value(expected.types, expected.text)
            for free, held in value.items():
                if any(sign in free for sign in _ODD) and (at.owner, at.key) not in _CALLED:
                    self.found.names.append((free[1:], at.where))
                elif at.key == "Extensions" and not is_prefix(free[1:]):
                    self.found.unlisted.append((f"{at.owner} Extensions: {free[1:]}", at.where))
                elif at.owner == "Resources" and (said := words_of_name(free)):
                    self.found.names.append((said, at.where))
                self._next(held, inner, f"{at.key} {free[1:]}", at.where, at.owner, value)
            return
        if known and expected.shape == "tree":
            self._tree(at)
            return
        kind = self._kind(value, expected) if known else None
        if known and kind is None and not expected.types:
            kind = self._types.get(_SAID.get(name(value, "/Type"), ""))
        self.found.typed.append(Typed(value, kind.name if kind else "", at.where))
        if kind is None and is_stream(value):
            self.found.stray.append(Stray(at.key, value, at.where))
        for own, held in value.items():
            self._key(kind, value, own, held, at)

    def _key(self, kind: Type | None, value: "Object", own: str, held: Any, at: _Waiting) -> None:
        import pikepdf

        if not isinstance(held, pikepdf.Object):
            return  # a number or the like
        if own == "/Type" and isinstance(held, pikepdf.Name):
            if kind and not is_type(said := name_of(held)):
                self.found.unlisted.append((f"{kind.name} Type: {said}", at.where))
            return
        expected = kind.keys.get(own, kind.others) if kind else None
        if kind and expected:
            where = _PLACES.get(own, at.where) if kind.name in _TOPS else at.where
            self._next(held, expected, own[1:], where, kind.name, value)
        elif kind:
            self.private.append(_Waiting(held, PLAIN, own[1:], at.where))
        elif own not in ("/P", "/Parent"):
            quiet = _QUIET if own in _technical() else ""
            self.private.append(_Waiting(held, PLAIN, at.key or own[1:], at.where, quiet))

    def _tree(self, at: _Waiting) -> None:
        inner = Value(at.expected.types, True)
        for own, held in at.value.items():
            if own == "/Kids":
                self._next(held, at.expected, at.key, at.where, at.owner, at.value)
            elif own in _TREES:
                self._next(held, inner, at.key, at.where, "Tree", at.value)
            elif own == "/Limits":
                self._next(held, Value((), True), at.key, at.where, "Tree", at.value)
            else:
                self._key(self._types["Open"], at.value, own, held, at)

    def _next(self, value: Any, expected: Value, key: str, where: str, owner: str, holder: Any) -> None:
        import pikepdf

        if isinstance(value, pikepdf.Object):
            self.waiting.append(_Waiting(value, expected, key, where, owner, holder))

    def _kind(self, value: "Object", expected: Value) -> Type | None:
        """Return which of the expected types a dictionary is."""
        if "Destination" in expected.types and ("/MediaBox" in value or name(value, "/Type") == "Page"):
            return self._types["Page"]
        if "Properties" in expected.types and name(value, "/Type") in ("OCG", "OCMD"):
            return self._types["Layer"]
        kinds = [self._types[named] for named in expected.types]
        if len(kinds) > 1:
            packed = is_stream(value)
            kinds.sort(key=lambda kind: (("/Length" in kind.keys) != packed, -_shared(value, kind)))
        return kinds[0] if kinds else None


@cache
def _technical() -> frozenset[str]:
    """Return the keys that hold names by which any object works, such as `Filter`."""
    return frozenset(key for kind in types().values() for key, value in kind.keys.items() if value == PLAIN)


_PRINTED = re.compile(rb"[\x20-\x7e]{8,}")
_QUIET = "quiet"  # instead of a type: what holds names by which any object works
_TOPS = ("Trailer", "Catalog")


def _shared(value: "Object", kind: Type) -> int:
    return sum(key in kind.keys for key in value.keys())  # noqa: SIM118 - not a dict


def walked(pdf: "Pdf", budget: Spending, hints: frozenset[Key] = frozenset()) -> Objects:
    """Walk the pages, then all else that the trailer leads to, then all that it doesn't lead to.

    `hints` are objects that hold the file together, by where they stand.
    """
    walk = _Walk(budget)
    found = walk.found
    try:
        for count, page in enumerate(budget.timed(pdf.pages), 1):
            found.pages[page.obj.objgen] = count
        for page in pdf.pages:
            where = f"page {found.pages[page.obj.objgen]}"
            walk.waiting.append(_Waiting(page.obj, Value(("Page",)), "Page", where))
            walk.run()
        walk.waiting.append(_Waiting(pdf.trailer, Value(("Trailer",)), "trailer", "trailer"))
        walk.run()
        found.loose = list(_unreached(pdf, walk.seen, hints))
        for value in found.loose:
            walk.waiting.append(_Waiting(value, PLAIN, LOOSE, ""))
        walk.run()
    except SpentError as error:
        found.unfinished = str(error)
    return found


def _unreached(pdf: "Pdf", reached: set[Key], hints: frozenset[Key]) -> "Iterator[Object]":
    """Yield the objects that the trailer does not lead to, without those that hold the file together."""
    import pikepdf

    size = int(pdf.trailer.get("/Size", 0))
    for value in pdf.objects:
        if not isinstance(value, pikepdf.Object) or value.objgen in reached or value.objgen in hints:
            continue
        if value.objgen[0] >= size and not is_stream(value):
            continue  # qpdf makes objects of what pages inherit
        if is_dictionary(value) and (name(value, "/Type") in _FRAME or "/Linearized" in value):
            continue
        yield value
