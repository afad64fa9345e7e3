"""Turn a brief into its outputs: every format is made before any file is touched."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from bluf.brief import read_brief
from bluf.brief.markings import Marking, parse_level
from bluf.evidence import Evidence
from bluf.layout import Page
from bluf.pipeline import phases
from bluf.pipeline.files import write_all
from bluf.pipeline.proving import prove, write_receipts
from bluf.pipeline.report import Report, failed_fit, fit_of
from bluf.pipeline.targets import DEFAULT_FOLDER, DEFAULT_FORMATS, FORMATS, Task, output_paths
from bluf.problems import BriefError, in_order


@dataclass(frozen=True, slots=True)
class Made:
    """A brief's report, and the bytes of each format; none if the brief is at fault."""

    report: Report
    contents: Mapping[str, bytes] = field(default_factory=dict)


def build(
    path: str | os.PathLike[str],
    out: str | os.PathLike[str] = DEFAULT_FOLDER,
    to: Sequence[str] = DEFAULT_FORMATS,
    level: str | None = None,
) -> Report:
    """Write the brief at `path` into the folder `out`, in the formats `to` (pdf, docx, png), and say what was written.

    With a `level`, such as "TLP:GREEN", it is the edition for readers of that level (docs/markings.md). Raises
    BriefError, with every earlier output as it was, and ValueError for another format or level.
    """
    formats = (to,) if isinstance(to, str) else tuple(to)
    unknown = [name for name in formats if name not in FORMATS]
    if unknown or not formats:
        raise ValueError(f"bluf makes {', '.join(FORMATS)}, not {', '.join(map(repr, unknown)) or 'nothing'}")
    readers = parse_level(level) if level is not None else None
    places = output_paths(os.fspath(path), out, formats, readers)
    report = carry_out(Task(os.fspath(path), places, level=readers))
    if not report.ok:
        raise BriefError(report.problems)
    return report


def carry_out(task: Task) -> Report:
    """Make a task's outputs and write them. What is wrong is in the report; nothing is written then."""
    made = make(task.path, tuple(task.outputs), task.data, task.level)
    if not made.report.ok:
        return made.report
    try:
        written = write_all({task.outputs[name]: content for name, content in made.contents.items()})
    except BriefError as error:
        return replace(made.report, problems=(*made.report.problems, *error.problems))
    return replace(made.report, outputs=written)


def make(path: str, formats: Sequence[str], data: bytes | None = None, level: Marking | None = None) -> Made:
    """Make a brief's formats; with none, see whether it has a page.

    `data` is its text where there is no file. `level` asks for the edition for its readers; the words of the whole
    brief are checked all the same.
    """
    try:
        source = read_brief(phases.file_bytes(path) if data is None else data, path)
    except BriefError as error:
        return Made(Report(path, error.problems))
    brief, faults = phases.examined(source)
    evidence = prove(brief) if brief else Evidence()
    if faults or not brief:
        known = [problem for problem in evidence.problems if problem.code != "quote-unchecked"]
        return Made(Report(path, in_order([*faults, *source.warnings, *known]), quotes=evidence.quotes))
    if level:
        try:
            brief = phases.edition(brief, level)
        except BriefError as error:
            found = in_order([*brief.warnings, *evidence.problems, *error.problems])
            return Made(Report(path, found, quotes=evidence.quotes))
    laid_out, page = phases.lay_out(brief)
    problems = in_order([*evidence.problems, *laid_out])
    if isinstance(page, BriefError):
        return Made(Report(path, problems, failed_fit(page), quotes=evidence.quotes))
    report = Report(path, problems, fit_of(page), quotes=evidence.quotes)
    try:
        return Made(report, _contents(page, formats) if report.ok else {})
    except BriefError as error:
        return Made(replace(report, problems=(*report.problems, *error.problems)))


def examine(task: Task) -> Report:
    """Say what a build of the task would say, and write nothing."""
    return make(task.path, (), task.data, task.level).report


def examine_and_record(task: Task) -> Report:
    """Say what a build of the task would say, and write beside the brief what was found of its quotes."""
    report = examine(task)
    try:
        brief = phases.load(task.path)
        return replace(report, outputs=write_receipts(brief, prove(brief)))
    except BriefError as error:
        return replace(report, problems=in_order([*report.problems, *error.problems]))


def _contents(page: Page, formats: Sequence[str]) -> dict[str, bytes]:
    made: dict[str, bytes] = {}
    pdf = phases.write_pdf(page) if {"pdf", "png"} & set(formats) else b""
    for name in formats:
        match name:
            case "pdf":
                made[name] = pdf
            case "docx":
                made[name] = phases.write_docx(page)
            case "png":
                made[name] = phases.write_png(pdf)
    return made
