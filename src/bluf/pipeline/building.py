"""Turn a brief into its outputs: every format is made before any file is touched.

A brief that has not changed since its outputs were made keeps them. What is made is noted beside the outputs in the
same step as they are written, and then recorded (see `record`).
"""

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bluf.brief import YamlFile, read_brief
from bluf.evidence import Evidence
from bluf.ground.files import write_with_note
from bluf.layout import Page
from bluf.markings import Marking, parse_level
from bluf.pipeline import phases
from bluf.pipeline import record as records
from bluf.pipeline.guarding import objection
from bluf.pipeline.noting import Made, note_of
from bluf.pipeline.origins import digests_of, origins_of
from bluf.pipeline.project import root_of
from bluf.pipeline.report import Report, failed_fit, fit_of
from bluf.pipeline.run import Run
from bluf.pipeline.source_checks import prove, write_receipts
from bluf.pipeline.targets import DEFAULT_FORMATS, FORMATS, Task, default_folder, output_paths
from bluf.problems import BriefError, in_order


def build(
    path: str | os.PathLike[str],
    out: str | os.PathLike[str] | None = None,
    to: Sequence[str] = DEFAULT_FORMATS,
    level: str | None = None,
    *,
    fresh: bool = False,
    replace: bool = False,
) -> Report:
    """Write the brief at `path` into the folder `out`, in the formats `to` (pdf, docx, png), and say what was written.

    Without `out`, that is the folder that `bluf build` writes to: see `default_folder`. With a `level`, such as
    "TLP:GREEN", it is the edition for readers of that level (docs/markings.md). Outputs of a brief that has not changed
    since they were made are left as they are, unless `fresh` is set; files that bluf did not make as they are stop the
    build, unless `replace` is set. Raises BriefError, with every earlier output as it was,
    and ValueError for another format or level.
    """
    formats = (to,) if isinstance(to, str) else tuple(to)
    unknown = [name for name in formats if name not in FORMATS]
    if unknown or not formats:
        raise ValueError(f"bluf makes {', '.join(FORMATS)}, not {', '.join(map(repr, unknown)) or 'nothing'}")
    readers = parse_level(level) if level is not None else None
    places = output_paths(os.fspath(path), default_folder(path, Path.cwd()) if out is None else out, formats, readers)
    task = Task(os.fspath(path), places, level=readers, replace=replace)
    with Run([task], fresh=fresh) as run:
        report = run.known.get(task.path) or carry_out(task)
    if not report.ok:
        raise BriefError(report.problems)
    return report


def carry_out(task: Task) -> Report:
    """Make a task's outputs and write them, with a note of what they were made from.

    What is wrong is in the report; nothing is written then.
    """
    try:
        content, source = _read(task.path, task.data)
    except BriefError as error:
        return Report(task.path, error.problems)
    root = root_of(None if task.data is not None else task.path, Path.cwd())
    made_from = digests_of(origins_of(task.path, source.data), root, content) if task.data is None else None
    made = _made(source, tuple(task.outputs), task.level)
    if not made.report.ok:
        return made.report
    files = {task.outputs[name]: content for name, content in made.contents.items()}
    note = note_of(task, root, made_from, made) if records.can_keep(root) else None
    try:
        written = write_with_note(files, None if task.replace else objection(root), note)
    except BriefError as error:
        return replace(made.report, problems=(*made.report.problems, *error.problems))
    return replace(made.report, outputs=written.outputs)


def make(path: str, formats: Sequence[str], data: bytes | None = None, level: Marking | None = None) -> Made:
    """Make a brief's formats; with none, see whether it has a page.

    `data` is its text where there is no file. `level` asks for the edition for its readers; the words of the whole
    brief are checked all the same.
    """
    try:
        return _made(_read(path, data)[1], formats, level)
    except BriefError as error:
        return Made(Report(path, error.problems))


def _read(path: str, data: bytes | None) -> tuple[bytes, YamlFile]:
    content = phases.file_bytes(path) if data is None else data
    return content, read_brief(content, path)


def _made(source: YamlFile, formats: Sequence[str], level: Marking | None) -> Made:
    path = source.path
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
