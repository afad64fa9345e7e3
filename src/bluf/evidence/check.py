"""Turn a brief and the folder of its sources into Evidence: what holds, what doesn't, and what can't be told."""

from pathlib import Path

from bluf.brief import Brief
from bluf.evidence.claim_warnings import by_sources, cited_points, point_problems
from bluf.evidence.comparing import Cited, Claim
from bluf.evidence.figure_claims import figure_claims
from bluf.evidence.figure_results import asked_of_figures, figure_results
from bluf.evidence.quote_results import asked_of, by_source, quote_results
from bluf.evidence.receipts import Receipts
from bluf.evidence.results import Evidence, SourceResult
from bluf.evidence.source_set import SourceSet
from bluf.ground.budget import Budget
from bluf.problems import Problem
from bluf.problems.field_path import FieldPath


def check_evidence(
    brief: Brief,
    folder: Path,
    *,
    receipts: Receipts | None = None,
    budget: Budget | None = None,
) -> Evidence:
    """Check a brief's quotes, and the figures and names of its points and tables, against the sources that it names.

    `folder` is the brief's own. `budget` is what is left of a command's that has read the sources before.
    """
    if not brief.sources and not brief.quotes:
        return Evidence()
    asked, points, figures = asked_of(brief), cited_points(brief), figure_claims(brief)
    claims: dict[Cited, list[Claim]] = asked_of_figures(figures)
    for cited, alike in by_sources(points).items():
        claims.setdefault(cited, []).extend(str(point.text) for point in alike)
    sources = SourceSet(brief, folder, by_source(brief, asked), claims, budget)
    problems: list[Problem] = []
    results = []
    for result, found in quote_results(brief, sources, receipts, asked):
        results.append(result)
        problems.extend(found)
    problems.extend(_source_problems(sources, receipts))
    problems.extend(_outdated(brief, sources, receipts))
    problems.extend(point_problems(brief, sources, points))
    looked_up = []
    for looked, found in figure_results(brief, sources, receipts, figures):
        looked_up.extend([looked] if looked is not None else [])
        problems.extend(found)
    read = tuple(
        SourceResult(
            str(entry.id),
            str(entry.title),
            sources.read[entry.id].sha256,
            str(entry.by or ""),
            str(entry.publisher or ""),
        )
        for entry in brief.sources
        if entry.id in sources.read
    )
    return Evidence(tuple(problems), tuple(results), read, tuple(looked_up))


def _source_problems(sources: SourceSet, receipts: Receipts | None) -> list[Problem]:
    """Return what is wrong with the sources; one that a receipt stands in for may be missing."""
    known = receipts.sources if receipts is not None else {}
    return [
        problem for id_, problem in sources.faults.items() if not (problem.code == "source-missing" and id_ in known)
    ]


def _outdated(brief: Brief, sources: SourceSet, receipts: Receipts | None) -> list[Problem]:
    """Return a problem for every source that is here and is no longer what its receipt says."""
    if receipts is None:
        return []
    found = []
    for number, entry in enumerate(brief.sources):
        text, receipt = sources.read.get(entry.id), receipts.sources.get(entry.id)
        if text is not None and receipt is not None and text.sha256 != receipt.sha256:
            field = FieldPath.of("sources", number, "file")
            message = f"source `{entry.id}` is not the text that its receipt of {receipt.recorded} is for"
            found.append(Problem("receipt-stale", message, brief.spans.get(field), field, "run `bluf check --record`"))
    return found
