"""Read what a PDF's structure elements say in place of what they hold, or of it (ISO 32000-1, 14.7 to 14.9)."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from bluf.inspection.finding_wording import word_set
from bluf.inspection.pdf.annotations import links_of
from bluf.inspection.pdf.probe_copy import Link, SpokenText
from bluf.inspection.pdf.safe_values import Key, get, is_dictionary, name, text
from bluf.inspection.pdf.walk import Objects
from bluf.inspection.spending import Spending, SpentError
from bluf.inspection.style_names import is_standard_type

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

_KEYS = ("ActualText", "Alt", "E")
_ROLES = 10  # roles that stand for roles


def spoken_by(pdf: "Pdf", objects: Objects, budget: Spending) -> Iterator[SpokenText]:
    """Yield what elements say, with the marked content that each and those in it hold. Raises SpentError."""
    roles = get(get(pdf.Root, "/StructTreeRoot"), "/RoleMap")
    steps = [budget.limits.nodes]
    for typed in objects.of("StructElem"):
        element = typed.value
        for key in _KEYS:
            if said := text(element, f"/{key}").strip():
                held = tuple(_held(element, objects.pages, steps))
                yield SpokenText(key, said, _role(element, roles), held)


def _role(element: "Object", roles: Any) -> str:
    """Return the standard type of a structure element (14.8.4)."""
    role = name(element, "/S")
    for _ in range(_ROLES):
        other = name(roles, f"/{role}")
        if not other or other == role:
            break
        role = other
    return role


def _held(element: "Object", pages: dict[Key, int], steps: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the page and number of the marked content that an element holds (14.7.4)."""
    import pikepdf

    waiting: list[tuple[Any, Any]] = [(element, None)]
    seen: set[Key] = set()
    while waiting:
        steps[0] -= 1
        if steps[0] < 0:
            raise SpentError("it has too many tags")
        item, page = waiting.pop()
        if isinstance(item, pikepdf.Array):
            waiting.extend((kid, page) for kid in reversed(list(item)))
        elif is_dictionary(item):
            if item.is_indirect and item.objgen in seen:
                continue
            seen.add(item.objgen)
            page = get(item, "/Pg") or page
            waiting.append((get(item, "/MCID" if "/MCID" in item else "/K"), page))
        elif isinstance(item, int) and page is not None:
            yield pages.get(page.objgen, 0), item


def saying_links(objects: Objects) -> Iterator[Link]:
    """Yield the links that say something."""
    for page, box, said, target in links_of(objects):
        yield Link(page, box, said, target)


# Tags by which programs mark content that belongs to no structure.
_MARKS = word_set(
    """
    OC Tx Clip ClipSpan TextClip Layer Content Metadata Space Annot Suspect TagSuspect TouchUp_TextEdit Touch-Up_Line
    Touch-Up_Text ReversedChars PlacedPDF PlacedGraphic PlacedImage EmbeddedDocument DocumentSetup ADBE_FillSign
    AAPL:Style AAPL:StyleContent IceniObject IceniFontSize IceniCID WaterLine3 Shape PageRoot PointText
    PgfFormat Pgf Kern
    clipEnd math mi mn mo ms mrow msup msub msubsup msqrt mroot mfrac mtable mtr mtd mtext mspace mover munder
    munderover mstyle mpadded mphantom menclose merror mmultiscripts mprescripts maction semantics annotation
    """
)
_SIGN = re.compile(r"[A-Za-z]{0,3}[\W\d_]*")  # a letter or few and a number, as programs give


def own_marks(pdf: "Pdf", tags: Iterable[str]) -> Iterator[str]:
    """Yield the tags of marked content that are none of the standard's, of the file's own types or of programs."""
    roles = get(get(pdf.Root, "/StructTreeRoot"), "/RoleMap")
    known = {own[1:] for own, _ in roles.items()} if is_dictionary(roles) else set()
    yield from (
        tag
        for tag in sorted(tags)
        if not (tag in known or tag in _MARKS or _SIGN.fullmatch(tag) or is_standard_type(tag))
    )


def own_types(pdf: "Pdf", objects: Objects) -> Iterator[str]:
    """Yield the types and classes of structure elements that are none of the standard's or of the file's own."""
    yield from own_marks(pdf, {said for key, said in objects.kinds if key == "S"})
    yield from sorted(said for key, said in objects.kinds if key == "C" and not _SIGN.fullmatch(said))


def titles_of_roles(pdf: "Pdf") -> Iterator[str]:
    """Yield the names of a file's own structure types, which are often those of an author's styles."""
    roles = get(get(pdf.Root, "/StructTreeRoot"), "/RoleMap")
    if is_dictionary(roles):
        yield from (own[1:] for own, _ in roles.items() if not is_standard_type(own[1:]))
