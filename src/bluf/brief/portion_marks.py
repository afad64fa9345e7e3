"""Check a brief's markings against each other: what its parts bear against its banner."""

from collections.abc import Callable, Iterator, Sequence

from pydantic import BaseModel

from bluf.brief.model import Brief
from bluf.brief.model_fields import parts_in
from bluf.ground.located import Located
from bluf.markings import SCHEMES, Marking, MarkingError, Scheme, parse_mark, parse_marking
from bluf.problems import Problem, Span
from bluf.problems.field_path import ROOT, FieldPath
from bluf.problems.wording import shown

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
    """Yield a problem for each mark that the banner does not cover, and for a block that describes another banner."""
    banner = banner_of(brief)
    for scheme in blocks_of(brief):
        if banner is None or banner.scheme != scheme:
            at = ROOT / str(scheme.block)
            message = f"`{at}` describes a page marked {scheme.name}, and this one is not"
            hint = f"set `marking: {scheme.wording.examples[0]}`, or leave `{at}` out"
            yield Problem("bad-marking", message, span(at), at, hint)
    has_order = banner is not None and banner.level is not None
    parsed: list[tuple[Located, Marking]] = []
    for path, part in parts_in(brief):
        mark = getattr(part, "mark", None)
        if isinstance(mark, Located):
            parsed.append((mark, parse_mark(mark)))
        elif mark not in _NOT_GIVEN and has_order:
            where = path / "mark"
            message = f"`{where}` is no marking: its template does not declare it as text"
            yield Problem("bad-marking", message, span(where), where, "declare `mark` as text, or name it otherwise")
    found = _above(parsed, banner) if banner and has_order else _without_banner(parsed, banner)
    for code, mark, message, hint in found:
        yield Problem(code, message, span(mark.path), mark.path, hint)


_Found = Iterator[tuple[str, Located, str, str]]


def _above(marks: Sequence[tuple[Located, Marking]], banner: Marking) -> _Found:
    """Yield each mark that a banner with an order does not cover; the hint names a banner that covers all."""
    scheme = banner.scheme
    assert scheme is not None
    highest = _highest([own for _, own in marks if own.scheme == scheme])
    for mark, own in marks:
        if own.scheme != scheme:
            message = f"`{shown(mark)}` is no {scheme.name} label, and the banner is {banner.label}"
            yield "bad-marking", mark, message, scheme.wording.hint(mark)
        elif highest and own.is_above(banner):
            hint = f"set `marking: {highest.label}`, or mark this part lower"
            yield "mark-above-banner", mark, f"{own.label} is above the banner, {banner.label}", hint


def _without_banner(marks: Sequence[tuple[Located, Marking]], banner: Marking | None) -> _Found:
    """Yield once for each scheme that parts are marked by and the banner is not of, at the first of its marks."""
    for scheme in SCHEMES:
        own = [(mark, each) for mark, each in marks if each.scheme == scheme]
        if not own or (banner and banner.scheme == scheme):
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
        yield "mark-above-banner", own[0][0], f"{message}, and the page has no {scheme.name} banner", hint


def blocks_of(brief: Brief) -> Iterator[Scheme]:
    """Yield the schemes of which a brief has the block that describes a page so marked."""
    yield from (scheme for scheme in SCHEMES if scheme.block and getattr(brief, scheme.block))


def _highest(marks: Sequence[Marking]) -> Marking | None:
    """Return the marking for the fewest readers of those that have an order."""
    return max((each for each in marks if each.level is not None), key=lambda each: each.level or 0, default=None)


def all_marks(value: object) -> Iterator[Located]:
    """Yield the marks of a brief, or of a part of it, and of all that is in it."""
    for _, part in parts_in(value):
        mark = getattr(part, "mark", None)
        if isinstance(mark, Located):
            yield mark
