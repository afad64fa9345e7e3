"""Turn a brief into its outputs: every format is made before any file is touched.

A brief that has not changed since its outputs were made keeps them. What is made is noted beside the outputs in the
same step as they are written, and then recorded (see `record`).
"""

import os
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bluf.brief import YamlFile
from bluf.ground.files import write_with_note
from bluf.ground.workspace import Workspace
from bluf.markings import Marking, parse_level
from bluf.pipeline import phases
from bluf.pipeline import record as records
from bluf.pipeline.guarding import objection
from bluf.pipeline.noting import Made, note_of
from bluf.pipeline.origins import digests_of, origins_of
from bluf.pipeline.project import root_of
from bluf.pipeline.report import Report, report_of
from bluf.pipeline.run import Run
from bluf.pipeline.source_checks import write_receipts
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
    workspace: Workspace | None = None,
) -> Report:
    """Write the brief at `path` into the folder `out`, in the formats `to` (pdf, docx, png), and say what was written.

    Without `out`, that is the folder that `bluf build` writes to: see `default_folder`. With a `level`, such as
    "TLP:GREEN", it is the edition for readers of that level (docs/markings.md). Outputs of a brief that has not changed
    since they were made are left as they are, unless `fresh` is set; files that bluf did not make as they are stop the
    build, unless `replace` is set. Relative paths start from the folder of the `workspace`, the process's own unless
    one is given. Raises BriefError, with every earlier output as it was, and ValueError for another format or level.
    """
    formats = checked_formats(to)
    readers = parse_level(level) if level is not None else None
    here = workspace or Workspace.here()
    places = output_paths(os.fspath(path), default_folder(path, here.folder) if out is None else out, formats, readers)
    task = Task(os.fspath(path), places, here, level=readers, replace=replace)
    with Run([task], fresh=fresh) as run:
        report = run.known.get(task.path) or carry_out(task)
    if not report.ok:
        raise BriefError(report.problems)
    return report


def checked_formats(to: Sequence[str]) -> tuple[str, ...]:
    """Return the formats that are asked for; one may be given as text. Raises ValueError for one that bluf lacks."""
    formats = (to,) if isinstance(to, str) else tuple(to)
    unknown = [name for name in formats if name not in FORMATS]
    if unknown or not formats:
        raise ValueError(f"bluf makes {', '.join(FORMATS)}, not {', '.join(map(repr, unknown)) or 'nothing'}")
    return formats


def carry_out(task: Task) -> Report:
    """Make a task's outputs and write them, with a note of what they were made from.

    What is wrong is in the report; nothing is written then.
    """
    try:
        content = phases.file_bytes(task.path, task.workspace) if task.data is None else task.data
    except BriefError as error:
        return Report(task.path, error.problems)
    root = root_of(task.file, task.workspace.folder)
    made_from: dict[str, Any] | None = None

    def note_origins(source: YamlFile) -> None:
        nonlocal made_from
        if task.data is None:
            made_from = digests_of(origins_of(task.path, source, task.workspace), root, content)

    outcome = phases.run(task.path, task.workspace, content, level=task.level, when_read=note_origins)
    made = _made(outcome, tuple(task.outputs), task.workspace)
    if not made.report.ok:
        return made.report
    places = task.places
    files = {places[name]: content for name, content in made.contents.items()}
    note = note_of(task, root, made_from, made) if records.can_keep(root) else None
    try:
        written = write_with_note(files, None if task.replace else objection(root, task.shown), note, task.shown)
    except BriefError as error:
        return replace(made.report, problems=(*made.report.problems, *error.problems))
    return replace(made.report, outputs=written.outputs)


def make(
    path: str,
    formats: Sequence[str],
    data: bytes | None = None,
    level: Marking | None = None,
    *,
    workspace: Workspace | None = None,
) -> Made:
    """Make a brief's formats; with none, see whether it has a page.

    `data` is its text where there is no file. `level` asks for the edition for its readers; the words of the whole
    brief are checked all the same.
    """
    workspace = workspace or Workspace.here()
    return _made(phases.run(path, workspace, data, level=level), formats, workspace)


def _made(outcome: phases.Outcome, formats: Sequence[str], workspace: Workspace) -> Made:
    report = report_of(outcome)
    if outcome.page is None or not report.ok:
        return Made(report)
    try:
        return Made(report, phases.contents(outcome.page, formats, workspace))
    except BriefError as error:
        return Made(replace(report, problems=(*report.problems, *error.problems)))


def examine(task: Task) -> Report:
    """Say what a build of the task would say, and write nothing."""
    return report_of(phases.run(task.path, task.workspace, task.data, level=task.level))


def examine_and_record(task: Task) -> Report:
    """Say what a build of the task would say, and write beside the brief what was found of its quotes."""
    outcome = phases.run(task.path, task.workspace, task.data, level=task.level)
    report = report_of(outcome)
    if outcome.brief is None or not outcome.is_sound:
        return report
    try:
        return replace(report, outputs=write_receipts(outcome.brief, outcome.evidence))
    except BriefError as error:
        return replace(report, problems=in_order([*report.problems, *error.problems]))
