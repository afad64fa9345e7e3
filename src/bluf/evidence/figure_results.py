"""Turn what tables, charts and key figures say after their sources into results, and one warning for each of them.

Where a source is not here, a receipt stands in for it: it holds which figures were not found when it was recorded.
"""

from collections.abc import Iterable, Iterator, Sequence

from bluf.brief import Brief
from bluf.brief.model import SourceEntry
from bluf.evidence.comparing import Cited, Claim
from bluf.evidence.comparison_limits import MOST_CHARACTERS
from bluf.evidence.figure_claims import FigureClaim
from bluf.evidence.receipts import Receipts, figures_digest
from bluf.evidence.results import FigureResult, LackedFigure
from bluf.evidence.source_set import SourceSet, origin_of
from bluf.ground.confined import ExcessError
from bluf.problems import Problem
from bluf.problems.wording import shown

_NAMED = 3  # figures of a table that its warning names
_HINT = "correct {it}, or name the source that has {it}"


def asked_of_figures(claims: Iterable[FigureClaim]) -> dict[Cited, list[Claim]]:
    """Return what is asked of sources for the figures of a brief, by the sources that are cited together."""
    found: dict[Cited, list[Claim]] = {}
    for claim in claims:
        if not claim.is_long:
            found.setdefault(claim.sources, []).append(claim.asked)
    return found


def figure_results(
    brief: Brief, sources: SourceSet, receipts: Receipts | None, claims: Sequence[FigureClaim]
) -> Iterator[tuple[FigureResult | None, list[Problem]]]:
    """Yield what is known of each claim, None for one that could not be looked up, with its problems.

    `claims` are what `figure_claims` of the brief gives, and were asked of `sources`.
    """
    entries = {str(entry.id): entry for entry in brief.sources}
    costly: set[Cited] = set()
    for claim in claims:
        if sources.read.keys() >= set(claim.sources):
            if claim.is_long:
                yield None, [_too_long(brief, claim)]
                continue
            try:
                found = sources.not_found(claim.sources, [claim.asked])[claim.asked]
            except ExcessError:
                yield None, [] if claim.sources in costly else [_too_costly(sources, claim)]
                costly.add(claim.sources)
                continue
            lacked = tuple(LackedFigure(each.item, each.start, each.start + len(each.text)) for each in found)
            yield _result(claim, lacked), _problems(brief, claim, lacked)
        elif receipts is not None and any(source in receipts.sources for source in claim.sources):
            yield _from_receipt(brief, claim, sources, receipts, entries)


def _result(claim: FigureClaim, lacked: tuple[LackedFigure, ...], receipt: str | None = None) -> FigureResult:
    return FigureResult(claim.field, claim.sources, figures_digest(claim.asked), lacked, receipt)


def _from_receipt(
    brief: Brief, claim: FigureClaim, sources: SourceSet, receipts: Receipts, entries: dict[str, SourceEntry]
) -> tuple[FigureResult | None, list[Problem]]:
    """Return what a receipt says of a claim, or why it says nothing."""
    for source in claim.sources:
        is_known = source in entries and source in receipts.sources
        if source not in sources.read and not (is_known and sources.lacks(source)):
            return None, []  # the problem of its file says so
    of_sources = ((each, origin_of(entries[each])) for each in claim.sources)
    why = next((stale for each in of_sources if (stale := receipts.stale_source(*each))), None)
    digest = figures_digest(claim.asked)
    receipt = receipts.figures.get((claim.sources, digest))
    recorded = receipts.sources[claim.sources[0]].recorded if why is None else ""
    if why is None and receipt is None:
        why = f"the figures of `{claim.field}` have changed since the receipt of {recorded}, or are not in it"
    lacked = receipt.lacked if receipt is not None else ()
    if any(each.item >= len(claim.values) for each in lacked):
        why = f"the receipt of {recorded} names a figure of `{claim.field}` that is not there"
    if why is not None:
        hint = "check them where the source is, with `bluf check --record`"
        return None, [Problem("receipt-stale", why, brief.place(claim.field), claim.field, hint)]
    return _result(claim, lacked, recorded), _problems(brief, claim, lacked)


def _problems(brief: Brief, claim: FigureClaim, lacked: Sequence[LackedFigure]) -> list[Problem]:
    """Return the warning of a claim of which some figures are in none of its sources."""
    if not lacked:
        return []
    named = " or ".join(f"`{source}`" for source in claim.sources)
    first = claim.values[lacked[0].item].text
    span = brief.place_of(first) or brief.place(claim.field)
    alone = len(lacked) == 1
    hint = _HINT.format(it="it" if alone else "them")
    if claim.is_one_figure:
        words = f"the figure “{_figure(claim, lacked[0])}” is"
        if not alone:
            words = "the figures " + " and ".join(f"“{_figure(claim, each)}”" for each in lacked) + " are"
        return [Problem("figure-not-found", f"{words} not in {named}", span, first.path, hint)]
    listed = ", ".join(_with_place(claim, each) for each in lacked[:_NAMED])
    more = f" and {len(lacked) - _NAMED:,} more" if len(lacked) > _NAMED else ""
    count = "a figure" if alone else f"{len(lacked):,} figures"
    message = f"{count} of `{claim.field}` {'is' if alone else 'are'} not in {named}: {listed}{more}"
    return [Problem("figure-not-found", message, span, claim.field, hint)]


def _with_place(claim: FigureClaim, lacked: LackedFigure) -> str:
    place = claim.values[lacked.item].place
    return f"“{_figure(claim, lacked)}”" + (f" ({shown(place)})" if place else "")


def _figure(claim: FigureClaim, lacked: LackedFigure) -> str:
    return shown(claim.values[lacked.item].value.text[lacked.start : lacked.end])


def _too_long(brief: Brief, claim: FigureClaim) -> Problem:
    message = f"a value of `{claim.field}` has {claim.length:,} characters: its figures were not looked for"
    hint = f"write it in fewer than {MOST_CHARACTERS:,}"
    return Problem("facts-unchecked", message, brief.place(claim.field), claim.field, hint)


def _too_costly(sources: SourceSet, claim: FigureClaim) -> Problem:
    named = " or ".join(f"`{source}`" for source in claim.sources)
    message = f"the figures of `{claim.field}` were not looked for in {named}: that takes too much"
    return sources.problem(claim.sources[0], "facts-unchecked", message, "keep the part that the brief draws on")
