"""Find words of a PDF that are read out, copied or listed, and that its pages don't show."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from bluf.inspection import limits
from bluf.inspection.pdf.objects import Objects
from bluf.inspection.pdf.plain import Drawn, Plain, plain
from bluf.inspection.pdf.undrawn import TooMuchError
from bluf.inspection.report import Finding, Trait, Unseen
from bluf.inspection.wording import says_more, squeezed

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

# Structure elements that are described, not read (ISO 32000-1, 14.8.4.4 and 14.8.4.5).
_DESCRIBED = frozenset({"/Figure", "/Formula", "/Form", "/Table"})
_LIGATURE = 4  # letters that one that is not known may stand for
_CLUSTER = 3  # letters that scripts such as Devanagari draw as others, of which fonts may know none
_PIECES = 4  # that a word is drawn in
_ROLES = 10  # roles that stand for roles
_WALKED = 500_000  # steps through structure elements


def spoken_traits(pdf: "Pdf", objects: Objects, data: bytes) -> Iterator[Trait]:
    """Yield the words that stand for others, that describe, that list the pages, and that nothing draws."""
    try:
        said = plain(data)
    except TooMuchError:
        most = limits.PDF_CONTENT // limits.MIB
        yield Unseen(f"pages: they draw more than {most} MiB, so words that stand for others were not looked for")
        return
    yield from _undrawn(said)
    yield from _replaced(said)
    yield from _elements(pdf, objects, said)
    shown = squeezed(" ".join(said.pages))
    for number, text, under in said.linked:
        if says_more(text, squeezed(under)) and squeezed(text) not in shown:
            yield Finding("other-wording", f"{_short(text)} (of a link)", f"page {number}")
    if shown and len(said.pages) == len(pdf.pages):
        for text, what in (*_bookmarks(pdf), *_labels(pdf)):
            if says_more(text, shown):
                yield Finding("hidden-text", f"{_short(text)} ({what})")


def _undrawn(said: Plain) -> Iterator[Finding]:
    for text in said.undrawn:
        if squeezed(text):
            yield Finding("hidden-text", f"{_short(text)} (in a part that no page draws)")
        else:
            yield Finding("unused", "a part that no page draws")
    if said.undrawn_pictures:
        plural = "s" * (said.undrawn_pictures > 1)
        yield Finding("unused", f"{said.undrawn_pictures} picture{plural} that no page draws")


def _replaced(said: Plain) -> Iterator[Finding]:
    """Yield what ActualText says otherwise. What is drawn in pieces, as on two lines, may be said with the first."""
    at = 0
    while at < len(said.replaced):
        pieces = said.replaced[at : at + _PIECES]
        for many in range(1, len(pieces) + 1):
            text = "".join(text for _, text, _ in pieces[:many])
            if not _differs(text, _joined([drawn for _, _, drawn in pieces[:many]])):
                at += many
                break
        else:
            number, text, drawn = pieces[0]
            told = f"{_short(text)} (for {_quoted(drawn.text)})"
            yield Finding("other-wording", told, f"page {number}" if number else "")
            at += 1


def _joined(pieces: list[Drawn]) -> Drawn:
    text = " ".join(piece.text for piece in pieces)
    return Drawn(text, sum(piece.unknown for piece in pieces), sum(piece.pictures for piece in pieces))


def _short(text: str) -> str:
    return " ".join(text.split())[:80]


def _quoted(text: str) -> str:
    return f"“{' '.join(text.split())[:24]}”" if text.strip() else "nothing"


def _differs(text: str, drawn: Drawn) -> bool:
    """Whether a text has other letters than what is drawn, as far as these are known, in whatever order."""
    said, shown = squeezed(text), squeezed(drawn.text)
    if not said or sorted(said) == sorted(shown) or (drawn.pictures and not shown):
        return False
    if len(said) <= _CLUSTER and not said.isascii():
        return False
    letters = iter(said)
    restored = all(letter in letters for letter in shown) and len(said) <= len(shown) + _LIGATURE * drawn.unknown
    return not restored


def _elements(pdf: "Pdf", objects: Objects, said: Plain) -> Iterator[Trait]:
    """Yield what structure elements say in place of what they hold, or of it."""
    import pikepdf

    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
    tree = pdf.Root.get("/StructTreeRoot")
    roles = tree.get("/RoleMap") if isinstance(tree, pikepdf.Dictionary) else None
    steps = iter(range(_WALKED))
    for element in objects.dictionaries:
        if "/S" not in element or "/P" not in element or isinstance(element, pikepdf.Stream):
            continue
        for key in ("/ActualText", "/Alt", "/E"):
            text = element.get(key)
            if not isinstance(text, pikepdf.String) or not squeezed(str(text)):
                continue
            role, drawn = _role(element, roles), _drawn_in(element, numbers, said, steps)
            what = f"{_short(str(text))} (of a {role.lstrip('/')})"
            if key == "/Alt" and role in _DESCRIBED:
                yield Finding("description", what)
            elif _differs(str(text), drawn) and says_more(str(text), squeezed(drawn.text)):
                yield Finding("other-wording", what)
    if next(steps, None) is None:
        yield Unseen("tags: there are too many, so not all words that stand for others were looked for")


def _role(element: "Object", roles: Any) -> str:
    """Return the standard type of a structure element (14.8.4)."""
    import pikepdf

    role = str(element.S)
    for _ in range(_ROLES):
        other = roles.get(role) if isinstance(roles, pikepdf.Dictionary) else None
        if other is None or str(other) == role:
            break
        role = str(other)
    return role


def _drawn_in(element: "Object", numbers: dict[tuple[int, int], int], said: Plain, steps: Iterator[int]) -> Drawn:
    """Return what an element and those in it draw (14.7.4)."""
    import pikepdf

    pieces: list[Drawn] = []
    waiting: list[tuple[Any, Any]] = [(element, None)]
    seen: set[tuple[int, int]] = set()
    while waiting and next(steps, None) is not None:
        item, page = waiting.pop()
        if isinstance(item, pikepdf.Array):
            waiting.extend((kid, page) for kid in reversed(list(item)))
        elif isinstance(item, pikepdf.Dictionary):
            if item.is_indirect and item.objgen in seen:
                continue
            seen.add(item.objgen)
            page = item.get("/Pg", page)
            waiting.append((item.get("/MCID" if "/MCID" in item else "/K"), page))
        elif isinstance(item, int) and page is not None:
            pieces.append(said.marked.get((numbers.get(page.objgen, 0), item), Drawn()))
    return _joined(pieces)


def _bookmarks(pdf: "Pdf") -> Iterator[tuple[str, str]]:
    """Yield the titles of the outline."""
    import pikepdf

    waiting = [pdf.Root.get("/Outlines")]
    seen: set[tuple[int, int]] = set()
    while waiting and len(seen) < limits.KEPT:
        item = waiting.pop()
        if not isinstance(item, pikepdf.Dictionary) or item.objgen in seen:
            continue
        seen.add(item.objgen)
        if isinstance(title := item.get("/Title"), pikepdf.String):
            yield str(title), "a bookmark, not on a page"
        waiting += [item.get("/Next"), item.get("/First")]


def _labels(pdf: "Pdf") -> Iterator[tuple[str, str]]:
    """Yield what the labels of pages begin with (12.4.2)."""
    import pikepdf

    labels = pdf.Root.get("/PageLabels")
    if not isinstance(labels, pikepdf.Dictionary):
        return
    for _, label in list(zip(range(limits.KEPT), pikepdf.NumberTree(labels).values(), strict=False)):
        prefix = label.get("/P") if isinstance(label, pikepdf.Dictionary) else None
        if isinstance(prefix, pikepdf.String):
            yield str(prefix), "a page's label, not on a page"
