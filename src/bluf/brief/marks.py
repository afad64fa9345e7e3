"""Check a brief's markings against each other: what its parts bear against its banner."""

from collections.abc import Callable, Iterator

from pydantic import BaseModel

from bluf.brief.located import Located, shown
from bluf.brief.markings import Marking, MarkingError, Scheme, parse_mark, parse_marking, tlp_meant
from bluf.brief.model import Brief
from bluf.problems import Problem, Span


def banner_of(brief: Brief) -> Marking | None:
    """Return the marking of the whole page."""
    return parse_marking(brief.marking) if brief.marking else None


def mark_of(part: BaseModel) -> Marking | None:
    """Return a part's own marking. Raises MarkingError for a template's own field that holds none."""
    own = getattr(part, "mark", None)
    return parse_mark(own) if isinstance(own, str) else None


def mark_problems(brief: Brief, span: Callable[[str], Span]) -> Iterator[Problem]:
    """Yield a problem for each mark that the banner does not cover, and for a CUI block without a CUI banner."""
    banner = banner_of(brief)
    if brief.cui and (banner is None or banner.scheme is not Scheme.CUI):
        message = "`cui` describes a page marked CUI, and this one is not"
        yield Problem("bad-marking", message, span("cui"), "cui", "set `marking: CUI`, or leave `cui` out")
    for mark in all_marks(brief):
        try:
            found = _problem(mark, parse_mark(mark), banner)
        except MarkingError as error:
            found = ("bad-marking", str(error), error.hint)
        if found:
            code, message, hint = found
            yield Problem(code, message, span(mark.path), mark.path, hint)


def _problem(mark: str, own: Marking, banner: Marking | None) -> tuple[str, str, str] | None:
    if banner and banner.scheme is Scheme.TLP:
        if own.scheme is not Scheme.TLP:
            message = f"`{shown(mark)}` is no TLP label, and the banner is {banner.label}"
            return "bad-marking", message, tlp_meant(mark)
        if own.is_above(banner):
            hint = f"set `marking: {own.label}`, or mark this part lower"
            return "mark-above-banner", f"{own.label} is above the banner, {banner.label}", hint
    elif own.scheme is not Scheme.PLAIN and (banner is None or banner.scheme is not own.scheme):
        hint = f"set `marking: {own.label}`"
        return "mark-above-banner", f"a part is marked {own.label}, and the page has no {own.scheme} banner", hint
    return None


def all_marks(value: object) -> Iterator[Located]:
    """Yield the marks of a brief, or of a part of it, and of all that is in it."""
    if isinstance(value, BaseModel):
        mark = getattr(value, "mark", None)
        if isinstance(mark, Located):
            yield mark
        for name in type(value).model_fields:
            yield from all_marks(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from all_marks(item)
