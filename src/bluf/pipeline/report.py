"""What came of a brief: its problems, how it fits and what was written, as values that a worker process can send."""

from dataclasses import dataclass

from bluf.evidence import QuoteResult
from bluf.ground.files import Output
from bluf.layout import Page, lines_over
from bluf.pipeline.phases import Outcome
from bluf.problems import Problem, Severity
from bluf.problems.field_path import FieldPath


@dataclass(frozen=True, slots=True)
class Fit:
    """How the page holds the brief.

    `size` is that of the text, in points; `fill` is how full the page is (1 is full); `step` names the style's rung;
    `dropped` are the paths of what trim left out; `lines_over` is by how many lines the brief is too long.
    """

    size: float
    fill: float
    step: str
    dropped: tuple[FieldPath, ...] = ()
    lines_over: int = 0

    @property
    def pages(self) -> int:
        """How many pages were made: one, or none."""
        return 0 if self.lines_over else 1


@dataclass(frozen=True, slots=True)
class Report:
    """What came of one brief. `path` is as the caller named it; `quotes` are the verdicts, in the brief's order.

    `unchanged`: its outputs were left as they were, since nothing that they are made from has changed. `recipients` is
    how many a distribution list has, 0 where that is at fault, and None for a brief.
    """

    path: str
    problems: tuple[Problem, ...] = ()
    fit: Fit | None = None
    outputs: tuple[Output, ...] = ()
    quotes: tuple[QuoteResult, ...] = ()
    unchanged: bool = False
    recipients: int | None = None

    @property
    def ok(self) -> bool:
        """Whether nothing stopped the brief."""
        return not any(problem.is_error for problem in self.problems)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What did not stop the brief but should be read."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.WARNING)


def fit_of(page: Page) -> Fit:
    """Describe how `page` holds its document."""
    return Fit(
        size=page.body_size,
        fill=round(page.fill, 4),
        step=page.step.name,
        dropped=page.dropped,
        lines_over=lines_over(page),
    )


def report_of(outcome: Outcome) -> Report:
    """Return what there is to say of an outcome, without its page."""
    fit = fit_of(outcome.page) if outcome.page else None
    return Report(outcome.path, outcome.problems, fit, quotes=outcome.evidence.quotes)
