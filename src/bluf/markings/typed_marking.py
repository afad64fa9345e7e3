"""Turn a marking as typed into a Marking: its scheme and its level. Text of no scheme is a banner as typed."""

from dataclasses import replace

from bluf.markings.scheme import Marking, MarkingError
from bluf.markings.schemes import SCHEMES
from bluf.markings.spelling import bare
from bluf.problems.details import Nearness
from bluf.problems.wording import Suggestion, listed, shown


def parse_marking(text: str) -> Marking:
    """Return the marking that a text stands for. Raises MarkingError where it names a strict scheme and is not its.

    Characters that print nothing and spaces around a marking change no marking's meaning.
    """
    words = bare(text)
    for scheme in SCHEMES:
        if found := scheme.wording.read(words, scheme.name):
            return replace(found, scheme=scheme)
    return Marking(text)


def parse_mark(text: str) -> Marking:
    """Return the portion marking that a text stands for, without the round brackets that are printed around it."""
    mark = text.strip()
    if mark.startswith("(") and mark.endswith(")") and mark[1:-1].strip():
        mark = mark[1:-1].strip()
    for scheme in SCHEMES:
        if found := scheme.wording.short(bare(mark)):
            return replace(found, scheme=scheme)
    return parse_marking(mark)


def parse_level(text: str) -> Marking:
    """Return the level that a text names, in any case. Raises MarkingError for what is not one level of an order."""
    found = parse_marking(text)
    if found.level is None:
        found = parse_marking(text.upper())
    if found.level is None:
        orders = [scheme.wording for scheme in SCHEMES if scheme.wording.in_order]
        meant = [near for wording in orders if (near := wording.nearest(text.upper()))]
        every = "; ".join(listed(wording.in_order) for wording in orders)
        hint = f"did you mean `{meant[0]}`?" if len(meant) == 1 else every
        raise MarkingError(f"`{shown(text)}` is in no order of levels", hint)
    if found.additions and found.scheme:
        hint = f"name the level alone: `{found.scheme.wording.in_order[found.level]}`"
        raise MarkingError(f"`{shown(text)}` is more than a level: what stands after it has no order", hint)
    return found


def meant_by(text: str) -> Suggestion | None:
    """Return what a banner of no scheme may mean, if it is near a scheme's; `meant` is None where several are near."""
    words = bare(text)
    known = tuple(near for scheme in SCHEMES if not scheme.is_strict and (near := scheme.wording.nearest(words)))
    one = known[0] if len(known) == 1 else None
    return Suggestion(text, known, one, Nearness.SPELLING if one else None) if known else None


def levels() -> list[str]:
    """Return the markings that have an order, by scheme, each from the least restricted to the most."""
    return [label for scheme in SCHEMES for label in scheme.wording.in_order]


def examples() -> list[str]:
    """Return markings to choose from, of every scheme."""
    return [label for scheme in SCHEMES for label in scheme.wording.examples]
