"""Check a brief's markings: its banner against the schemes, and what its parts bear against its banner."""

from collections.abc import Callable, Iterator, Sequence

from pydantic import BaseModel

from bluf.brief.model import Brief
from bluf.brief.model_fields import parts_in
from bluf.ground.located import Located
from bluf.markings import SCHEMES, Marking, Scheme, meant_by, parse_mark, parse_marking
from bluf.problems import Problem, Span
from bluf.problems.field_path import ROOT, FieldPath
from bluf.problems.wording import odd_character_told, shown, told

_NOT_GIVEN = (None, ())


def banner_of(brief: Brief) -> Marking | None:
    """Return the marking of the whole page."""
    return parse_marking(brief.marking) if brief.marking else None


def mark_of(part: BaseModel) -> Marking | None:
    """Return a part's own marking, None if it bears none. A `mark` that is not text is a marking of no scheme."""
    mark = getattr(part, "mark", None)
    if mark in _NOT_GIVEN:
        return None
    return parse_mark(mark) if isinstance(mark, str) else Marking(str(mark))


def mark_problems(brief: Brief, span: Callable[[FieldPath], Span]) -> Iterator[Problem]:
    """Yield a problem for each marking that breaks its scheme's rules.

    It is of a mark that the banner does not cover, of a block that describes another banner, or a note of a banner that
    is set as typed and may mean a scheme's.
    """
    banner = banner_of(brief)
    if banner is not None and banner.scheme is None:
        yield from _free(banner, span(ROOT / "marking"))
    for scheme in blocks_of(brief):
        if banner is None or banner.scheme != scheme:
            at = ROOT / str(scheme.block)
            message = f"`{at}` describes a page marked {scheme.name}, and this one is not"
            hint = f"set `marking: {scheme.wording.examples[0]}`, or leave `{at}` out"
            yield Problem("bad-marking", message, span(at), at, hint)
    ordered_by = _ordered_by(banner)
    parsed: list[tuple[Located, Marking]] = []
    for path, part in parts_in(brief):
        mark = getattr(part, "mark", None)
        if isinstance(mark, Located):
            parsed.append((mark, parse_mark(mark)))
        elif mark not in _NOT_GIVEN and ordered_by and ordered_by.is_strict:
            where = path / "mark"
            message = f"`{where}` is no marking: its template does not declare it as text"
            yield Problem("bad-marking", message, span(where), where, "declare `mark` as text, or name it otherwise")
    for code, mark, message, hint in _not_covered(parsed, banner):
        yield Problem(code, message, span(mark.path), mark.path, hint)


def _free(banner: Marking, at: Span) -> Iterator[Problem]:
    """Yield a note if a banner of no scheme may be meant for one's."""
    meant = meant_by(banner.label)
    if meant is None:
        return
    hint, details = told(meant, at)
    words = f"`{shown(banner.label)}` is set as typed and has no place in an order of levels"
    if meant.meant is None:
        message = f"{words}: it may be of several schemes"
    else:
        odd = odd_character_told(banner.label, meant.meant).removesuffix(".")
        message = f"{words}: no scheme spells it so" + (f".{odd}" if odd else "")
    yield Problem("free-marking", message, at, ROOT / "marking", hint, data=details)


def _ordered_by(banner: Marking | None) -> Scheme | None:
    """Return the scheme of a banner that has a place in its order."""
    return banner.scheme if banner and banner.level is not None else None


_Found = Iterator[tuple[str, Located, str, str]]


def _not_covered(marks: Sequence[tuple[Located, Marking]], banner: Marking | None) -> _Found:
    """Yield each mark that the banner does not cover."""
    scheme = _ordered_by(banner)
    if banner is None or scheme is None:
        yield from _without_banner(marks, banner)
    elif scheme.is_strict:
        yield from _above(marks, banner, scheme)
    else:
        yield from _above([each for each in marks if each[1].scheme in (None, scheme)], banner, scheme)
        yield from _without_banner(marks, banner)


def _above(marks: Sequence[tuple[Located, Marking]], banner: Marking, scheme: Scheme) -> _Found:
    """Yield each mark that a banner with an order does not cover; the hint names a banner that covers all."""
    highest = _highest([own for _, own in marks if own.scheme == scheme])
    for mark, own in marks:
        if own.scheme != scheme and scheme.is_strict:
            message = f"`{shown(mark)}` is no {scheme.name} label, and the banner is {banner.label}"
            yield "bad-marking", mark, message, scheme.wording.hint(mark)
        elif own.scheme != scheme:
            message = f"`{shown(mark)}` is no {scheme.name} marking: what it marks is in no edition"
            yield "mark-not-compared", mark, message, scheme.wording.hint(mark)
        elif own.is_above(banner):
            hint = f"set `marking: {highest.banner}`, or mark this part lower" if highest else "mark this part lower"
            if (own.level or 0) <= (banner.level or 0):
                hint = "give the mark and the banner the same words after the level"
            code = "mark-above-banner" if scheme.is_strict else "mark-not-covered"
            yield code, mark, _why_above(own, banner), hint


def _why_above(own: Marking, banner: Marking) -> str:
    """Return in what a mark is above the banner: in its level, or in what stands after the level."""
    if (own.level or 0) > (banner.level or 0):
        return f"{own.label} is above the banner, {banner.label}"
    if added := sorted(own.additions - banner.additions):
        return f"{own.label} has `{', '.join(added)}`, which the banner, {banner.label}, lacks"
    missing = sorted(banner.widened - own.widened)
    return f"{own.label} lacks `{', '.join(missing)}`, which the banner, {banner.label}, has"


def _without_banner(marks: Sequence[tuple[Located, Marking]], banner: Marking | None) -> _Found:
    """Yield once for each scheme that parts are marked by and the banner is not of, at the first of its marks."""
    for scheme in SCHEMES:
        own = [(mark, each) for mark, each in marks if each.scheme == scheme]
        if not own or (banner and banner.scheme == scheme):
            continue
        highest = _highest([each for _, each in own]) or own[0][1]
        parts = "a part is" if len(own) == 1 else f"{len(own)} parts are"
        mend = f"set `marking: {highest.banner}`"
        hint = mend if banner is None else _beside(banner, f"take the mark{'s' * (len(own) > 1)} away", mend, scheme)
        message = f"{parts} marked {highest.label}{' or lower' * (len(own) > 1 and highest.level is not None)}"
        code = "mark-above-banner" if scheme.is_strict else "mark-not-covered"
        yield code, own[0][0], f"{message}, and the page has no {scheme.name} banner", hint


def _beside(banner: Marking, away: str, mend: str, scheme: Scheme) -> str:
    """Return how to mend marks of another scheme than the banner's: never by a banner that may be for more readers."""
    if banner.scheme is None and (meant := meant_by(banner.label)):
        return f"write the banner as `{meant.meant}`" if meant.meant else f"{away}, or name the banner's scheme"
    if scheme.is_strict:
        return f"{away}, or {mend} in place of `{shown(banner.label)}`"
    if banner.scheme is not None:
        return f"{away}, or mark as {banner.scheme.name} does"
    return f"{away}, or give the page a {scheme.name} banner that is not below `{shown(banner.label)}`"


def blocks_of(brief: Brief) -> Iterator[Scheme]:
    """Yield the schemes of which a brief has the block that describes a page so marked."""
    yield from (scheme for scheme in SCHEMES if scheme.block and getattr(brief, scheme.block))


def _highest(marks: Sequence[Marking]) -> Marking | None:
    """Return the marking that covers all others of its scheme; None if none has an order, or none covers all."""
    ordered = [each for each in marks if each.level is not None]
    return next((each for each in ordered if not any(other.is_above(each) for other in ordered)), None)


def all_marks(value: object) -> Iterator[Located]:
    """Yield the marks of a brief, or of a part of it, and of all that is in it."""
    for _, part in parts_in(value):
        mark = getattr(part, "mark", None)
        if isinstance(mark, Located):
            yield mark
