"""Report as data: one JSON object (docs/json.md), or SARIF."""

from collections.abc import Sequence
from typing import Any, Self

from bluf.cli.output_streams import write_json
from bluf.evidence import QuoteResult
from bluf.pipeline.report import Fit, Report
from bluf.problems import Problem
from bluf.problems.problem_data import as_data
from bluf.problems.sarif import sarif
from bluf.version import VERSION


class Json:
    """Reports as one JSON object, printed at the end."""

    def __init__(self) -> None:
        self._briefs: list[dict[str, Any]] = []
        self._problems: list[Problem] = []

    def show(self, report: Report) -> None:
        """Take a brief's report in."""
        self._briefs.append(report_data(report))

    def tell(self, problems: Sequence[Problem]) -> None:
        """Take in what is about no brief."""
        self._problems.extend(problems)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            write_json({"briefs": self._briefs, "problems": [as_data(problem) for problem in self._problems]})


class Sarif:
    """Reports as one SARIF log, printed at the end."""

    def __init__(self) -> None:
        self._problems: list[Problem] = []

    def show(self, report: Report) -> None:
        """Take a brief's problems in."""
        self.tell(report.problems)

    def tell(self, problems: Sequence[Problem]) -> None:
        """Take problems in."""
        self._problems.extend(problems)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            write_json(sarif(self._problems, VERSION))


def report_data(report: Report) -> dict[str, Any]:
    """Return a brief's report as JSON can hold it."""
    return {
        "path": report.path,
        "ok": report.ok,
        "problems": [as_data(problem) for problem in report.problems],
        "quotes": [_quote_data(quote) for quote in report.quotes],
        "fit": _fit_data(report.fit) if report.fit else None,
        "outputs": [{"path": out.path, "sha256": out.sha256, "bytes": out.size} for out in report.outputs],
        "unchanged": report.unchanged,
        "recipients": report.recipients,
    }


def _quote_data(quote: QuoteResult) -> dict[str, Any]:
    return {
        "field": quote.field,
        "verdict": str(quote.verdict),
        "source": quote.source,
        "source_line": quote.source_line,
        "where": quote.where,
        "closest": quote.closest,
        "speaker": quote.speaker,
        "speaker_confirmed": quote.speaker_confirmed,
        "note": quote.note,
        "receipt": quote.receipt,
    }


def _fit_data(fit: Fit) -> dict[str, Any]:
    return {
        "pages": fit.pages,
        "size_pt": fit.size,
        "fill": fit.fill,
        "step": fit.step,
        "dropped": list(fit.dropped),
        "lines_over": fit.lines_over,
    }
