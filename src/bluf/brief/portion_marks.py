"""Check a brief's markings against each other: what its parts bear against its banner."""

from collections.abc import Callable, Iterator, Sequence

from pydantic import BaseModel

from bluf.brief.marking_schemes import Marking, MarkingError, Scheme, parse_mark, parse_marking, tlp_meant
from bluf.brief.model import Brief
from bluf.ground.located import Located
from bluf.problems import Problem, Span
from bluf.problems.field_path import ROOT, FieldPath
from bluf.problems.wording import Suggestion, shown, told

_NOT_GIVEN = (None, ())


def banner_of(brief: Brief) -> Marking | None:
    """Return the marking of the whole page."""
    return parse_marking(brief.marking) if brief.marking else None


def mark_of(part: BaseModel) -> Marking | None:
    """Return a part's own marking, None if it bears none. Raises MarkingError where its `mark` is not text."""
    mark = getattr(part, "mark", None)
    if mark in _NOT_GIVEN:
        return None
    if not isinstance(mark, str):
        raise MarkingError("`mark` is no marking", "declare `mark` as text, or name it otherwise")
    return parse_mark(mark)


def mark_problems(brief: Brief, span: Callable[[FieldPath], Span]) -> Iterator[Problem]:
    """Yield a problem for each mark that the banner does not cover, and for a CUI block without a CUI banner."""
    banner = banner_of(brief)
    if brief.cui and (banner is None or banner.scheme is not Scheme.CUI):
        message = "`cui` describes a page marked CUI, and this one is not"
        at = ROOT / "cui"
        yield Problem("bad-marking", message, span(at), at, "set `marking: CUI`, or leave `cui` out")
    is_tlp = banner is not None and banner.scheme is Scheme.TLP
    parsed: list[tuple[Located, Marking]] = []
    for path, part in _parts(brief):
        mark = getattr(part, "mark", None)
        if isinstance(mark, Located):
            parsed.append((mark, parse_mark(mark)))
        elif mark not in _NOT_GIVEN and is_tlp:
            where = path / "mark"
            message = f"`{where}` is no marking: its template does not declare it as text"
            yield Problem("bad-marking", message, span(where), where, "declare `mark` as text, or name it otherwise")
    found = _above(parsed, banner) if banner and is_tlp else _without_banner(parsed, banner)
    for code, mark, message, hint in found:
        words, details = told(hint, span(mark.path))
        yield Problem(code, message, span(mark.path), mark.path, words, data=details)


_Found = Iterator[tuple[str, Located, str, str | Suggestion]]


def _above(marks: Sequence[tuple[Located, Marking]], banner: Marking) -> _Found:
    """Yield each mark that a TLP banner does not cover; the hint names a banner that covers all."""
    highest = _highest([own for _, own in marks if own.scheme is Scheme.TLP])
    for mark, own in marks:
        if own.scheme is not Scheme.TLP:
            message = f"`{shown(mark)}` is no TLP label, and the banner is {banner.label}"
            yield "bad-marking", mark, message, tlp_meant(mark)
        elif highest and own.is_above(banner):
            hint = f"set `marking: {highest.label}`, or mark this part lower"
            yield "mark-above-banner", mark, f"{own.label} is above the banner, {banner.label}", hint


def _without_banner(marks: Sequence[tuple[Located, Marking]], banner: Marking | None) -> _Found:
    """Yield once for each scheme that parts are marked by and the banner is not of, at the first of its marks."""
    for scheme in (Scheme.TLP, Scheme.CUI):
        own = [(mark, each) for mark, each in marks if each.scheme is scheme]
        if not own or (banner and banner.scheme is scheme):
            continue
        highest = _highest([each for _, each in own]) or own[0][1]
        parts = "a part is" if len(own) == 1 else f"{len(own)} parts are"
        mend = f"set `marking: {highest.label}`"
        hint = (
            f"take the mark{'s' * (len(own) > 1)} away, or {mend} in place of `{shown(banner.label)}`"
            if banner
            else mend
        )
        message = f"{parts} marked {highest.label}{' or lower' * (len(own) > 1 and highest.level is not None)}"
        yield "mark-above-banner", own[0][0], f"{message}, and the page has no {scheme} banner", hint


def _highest(marks: Sequence[Marking]) -> Marking | None:
    """Return the marking for the fewest readers of those that have an order."""
    return max((each for each in marks if each.level is not None), key=lambda each: each.level or 0, default=None)


def all_marks(value: object) -> Iterator[Located]:
    """Yield the marks of a brief, or of a part of it, and of all that is in it."""
    for _, part in _parts(value):
        mark = getattr(part, "mark", None)
        if isinstance(mark, Located):
            yield mark


def _parts(value: object, path: FieldPath = ROOT) -> Iterator[tuple[FieldPath, BaseModel]]:
    """Yield a brief, or a part of it, and all parts in it, each with its path."""
    if isinstance(value, BaseModel):
        yield path, value
        for name, field in type(value).model_fields.items():
            yield from _parts(getattr(value, name), path / (field.alias or name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _parts(item, path / index)
