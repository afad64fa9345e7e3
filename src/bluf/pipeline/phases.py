"""Turn a brief's text into an Outcome: its problems, the verdicts on its quotes, and its page, as far as each is known.

`run` is the one way through the phases. A build, a check, a preview and a draft all call it, so that they say the same
of a brief, and take from the outcome what they are for. The public API's steps (`load`, `compose`, `fit`, `write_pdf`,
…) are the same functions one by one; each raises BriefError with all that it found.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from bluf import template as templates
from bluf.brief import Brief, YamlFile, read_brief, workspace_of
from bluf.brief.editions import edition
from bluf.brief.empty_cells import warnings_of
from bluf.document import Document
from bluf.evidence import Evidence
from bluf.ground.workspace import Workspace
from bluf.layout import DoesNotFitError, Page, fit
from bluf.layout.resolution import coarse_pictures
from bluf.markings import Marking
from bluf.pipeline.reading import examined, file_bytes, reading
from bluf.problems import BriefError, Problem, in_order

__all__ = [
    "Outcome",
    "check",
    "compose",
    "contents",
    "edition",
    "file_bytes",
    "fit",
    "load",
    "outcome_of",
    "read",
    "run",
    "write_docx",
    "write_pdf",
    "write_png",
    "write_svg",
]

_CONSEQUENCES = ("quote-unchecked", "marking-not-printed")  # which an error of another field may have

Judge: TypeAlias = Callable[[Brief], Evidence]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a brief. `problems` are all that there are, in order.

    `source` is its YAML, where it could be read; `brief` is there where its fields hold enough to go on, and
    `is_sound` where there is nothing wrong with them; `evidence` is what was found of its words. `page` is there
    wherever it could be laid out, whether or not it fits.
    """

    path: str
    problems: tuple[Problem, ...] = ()
    source: YamlFile | None = None
    brief: Brief | None = None
    is_sound: bool = False
    evidence: Evidence = field(default_factory=Evidence)
    page: Page | None = None

    @property
    def ok(self) -> bool:
        """Whether nothing keeps the brief from being built."""
        return not any(problem.is_error for problem in self.problems)


def run(
    path: str,
    workspace: Workspace,
    data: bytes | None = None,
    *,
    level: Marking | None = None,
    judge: Judge | None = None,
    when_read: Callable[[YamlFile], None] | None = None,
) -> Outcome:
    """Read, check, prove, compose and lay out a brief, as far as each can be done. Nothing is raised for its faults.

    `data` is its text where it does not come from the file at `path`. With a `level`, the page is that of the edition
    for its readers; the words of the whole brief are proven all the same. `judge` proves a brief's words where that is
    not done in the usual way (`source_checks.prove`). `when_read` is called with the brief's YAML before any other file
    is read.
    """
    try:
        source = read_brief(file_bytes(path, workspace) if data is None else data, path)
    except BriefError as error:
        return Outcome(path, error.problems)
    if when_read is not None:
        when_read(source)
    brief, faults, can_be_set = examined(source, workspace)
    if brief is None:
        return Outcome(path, in_order([*faults, *warnings_of(source, brief)]), source)
    if not faults:
        return outcome_of(brief, source, level=level, judge=judge)
    # What is left out of such a brief for readers of a level is not known: it has no edition.
    found = outcome_of(brief, source, judge=judge, is_set=can_be_set and level is None, is_sound=False)
    known = [problem for problem in found.problems if not _follows(problem, faults, found)]
    return replace(found, problems=in_order([*faults, *known]))


def outcome_of(
    brief: Brief,
    source: YamlFile | None = None,
    *,
    level: Marking | None = None,
    judge: Judge | None = None,
    is_set: bool = True,
    is_sound: bool = True,
) -> Outcome:
    """Prove, compose and lay out a brief that has been read; unless `is_set`, its words are proven alone.

    One that is not sound has errors in its fields, which have been told: a reference may lead to no source.
    """
    if judge is None:
        from bluf.pipeline.source_checks import prove

        judge = prove
    evidence = judge(brief)
    said = [*brief.warnings, *evidence.problems]
    page = None
    if is_set:
        try:
            set_brief = edition(brief, level) if level else brief
            said.extend(set_brief.warnings)
            document = compose(set_brief if is_sound else _without_unknown_sources(set_brief))
            said.extend(document.warnings)
            page = fit(document)
            said.extend(_trimmed(page))
            said.extend(coarse_pictures(page))
        except BriefError as error:
            said.extend(error.problems)
            page = error.page if isinstance(error, DoesNotFitError) else None
    return Outcome(brief.path, in_order(said), source, brief, is_sound, evidence, page)


def load(path: str | os.PathLike[str], *, workspace: Workspace | None = None) -> Brief:
    """Read the brief at `path`. Raises BriefError with every problem of its fields, template and style included.

    A relative path starts from the folder of the `workspace`, which is the process's own unless one is given. The brief
    keeps it: its sources, its template and its style are found from there.
    """
    workspace = workspace or Workspace.here()
    return read(file_bytes(path, workspace), os.fspath(path), workspace=workspace)


def read(data: bytes, path: str, *, workspace: Workspace | None = None) -> Brief:
    """Read a brief from `data`; `path` names it in problems and says where its templates and sources are."""
    source = read_brief(data, path)
    brief, found, _ = examined(source, workspace or Workspace.here())
    if found or brief is None:
        raise BriefError([*found, *warnings_of(source, brief)])
    return brief


def compose(brief: Brief) -> Document:
    """Set the brief's words in its template and style. Raises BriefError for faults of either, at their own lines."""
    with reading(workspace_of(brief)):
        return templates.compose(brief)


def check(brief: Brief) -> list[Problem]:
    """Return all that a build would say of a brief that has been read: of its quotes, its figures and its page."""
    return list(outcome_of(brief).problems)


def write_pdf(page: Page, *, workspace: Workspace | None = None) -> bytes:
    """Return the page as a PDF, which bears the brief's date or that of SOURCE_DATE_EPOCH."""
    from bluf.writers.pdf import write_pdf as write

    return write(page, epoch=(workspace or Workspace.here()).stamp())


def write_docx(page: Page, *, workspace: Workspace | None = None) -> bytes:
    """Return the page as a DOCX, which bears the brief's date or that of SOURCE_DATE_EPOCH."""
    from bluf.writers.docx import write_docx as write

    return write(page, epoch=(workspace or Workspace.here()).stamp())


def write_svg(page: Page) -> str:
    """Return the page as an SVG picture whose text knows the fields that it came from."""
    from bluf.writers.svg import write_svg as write

    return write(page)


def write_png(pdf: bytes) -> bytes:
    """Return a PDF's page as a picture."""
    from bluf.writers.png import write_png as write

    return write(pdf)


def contents(page: Page, formats: Sequence[str], workspace: Workspace) -> dict[str, bytes]:
    """Return the bytes of each format (pdf, docx, png). Raises BriefError where SOURCE_DATE_EPOCH is no number."""
    made: dict[str, bytes] = {}
    pdf = write_pdf(page, workspace=workspace) if {"pdf", "png"} & set(formats) else b""
    for name in formats:
        match name:
            case "pdf":
                made[name] = pdf
            case "docx":
                made[name] = write_docx(page, workspace=workspace)
            case "png":
                made[name] = write_png(pdf)
    return made


def _without_unknown_sources(brief: Brief) -> Brief:
    from bluf.brief.references import without_unknown_sources  # imported when something is wrong

    return without_unknown_sources(brief)


def _follows(problem: Problem, faults: Sequence[Problem], found: Outcome) -> bool:
    """Whether a problem of a brief may come of faults of its fields, which have been told themselves.

    So it is with what the template or the style is blamed for, and with what is told again of a place.
    """
    if problem.code in _CONSEQUENCES:
        return True
    if problem.code == "unprinted" and any(_is_beside(problem, fault) for fault in faults):
        return True
    span = problem.span
    if span is None or problem in found.evidence.problems:
        return any(problem.code == fault.code and span == fault.span for fault in faults)
    is_elsewhere = span.path != found.path
    return is_elsewhere or any(
        fault.span and (fault.code, fault.span.line, fault.span.column) == (problem.code, span.line, span.column)
        for fault in faults
    )


def _is_beside(problem: Problem, fault: Problem) -> bool:
    """Whether one of the fields that two problems are about holds the other: what is at fault in it is not shown."""
    here, there = problem.field, fault.field
    return here is not None and there is not None and (here.is_within(there) or there.is_within(here))


def _trimmed(page: Page) -> Iterator[Problem]:
    for path in page.dropped:
        span = page.document.spans.get(path) or page.document.spans.get(path / "text")
        yield Problem("trimmed", "left out, to fit on one page", span=span, field=path)
