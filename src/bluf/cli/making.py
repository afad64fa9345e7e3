"""Check or build briefs, report on each as it is done, and choose the exit code."""

import contextlib
import gc
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace as replaced
from pathlib import Path
from types import MappingProxyType
from typing import Protocol, Self

import click

from bluf.cli.bug_report import say_bug
from bluf.cli.exit_codes import AT_FAULT, BUG, GOOD
from bluf.cli.inputs import STDIN, STDIN_PATH, Inputs
from bluf.cli.json_report import Json, Sarif
from bluf.cli.output_streams import write_bytes
from bluf.cli.terminal import Bar, TerminalReport, is_terminal, print_problems
from bluf.deliver.list_checks import build_brief, examine_file, examine_file_and_record
from bluf.ground.workspace import Workspace
from bluf.markings import Marking
from bluf.pipeline.building import make
from bluf.pipeline.building_many import clash_reports, outcomes
from bluf.pipeline.parallel import Crash
from bluf.pipeline.report import Report
from bluf.pipeline.run import Run
from bluf.pipeline.source_checks import receipts_path
from bluf.pipeline.targets import Task, clashes
from bluf.problems import Problem
from bluf.yaml_files.reader import MAX_BYTES


class Reporter(Protocol):
    """Whatever reports on briefs, one by one, in a form of its own. A brief that bluf failed on is not among them."""

    def show(self, report: Report) -> None:
        """Report on a brief."""

    def tell(self, problems: Sequence[Problem]) -> None:
        """Report what is about no brief."""

    def __enter__(self) -> Self: ...

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Say what is to be said at the end, unless an exception is why it ends."""


def check_all(inputs: Inputs, form: str, jobs: int | None, record: bool, readers: Marking | None = None) -> int:
    """Check briefs and distribution lists, record what was found if asked to, and return the exit code."""
    here = Workspace.here()
    tasks = [
        _task(brief, {"receipts": receipts_path(Path(brief))} if record else {}, here, readers)
        for brief in inputs.briefs
    ]
    known = {
        path: Report(path, (replaced(problem, hint="rename one of the briefs"),))
        for path, problem in clashes(tasks).items()
    }
    with _reporter(form, "checked", len(tasks)) as reporter:
        reporter.tell(inputs.problems)
        code = run(examine_file_and_record if record else examine_file, tasks, reporter, jobs, known)
    return max(code, _code_of(inputs.problems))


def build_all(
    targets: Mapping[str, Mapping[str, Path | None]],
    here: Workspace,
    form: str,
    jobs: int | None,
    only: Sequence[str] | None = None,
    readers: Marking | None = None,
    *,
    problems: Sequence[Problem] = (),
    fresh: bool = False,
    replace: bool = False,
) -> int:
    """Build briefs and return the exit code.

    `targets` is, by brief and format, the file, or None for standard output; `here` is where one stands.
    `only` names those to build, of all that must not write to one file. `readers` is the level that these are editions
    for. `problems` were met where briefs were looked for. With `fresh`, briefs that have not changed are built too;
    with `replace`, files that are not as bluf made them are written over.
    """
    for brief, places in targets.items():
        if None in places.values():
            print_problems(problems)
            return max(_to_stdout(brief, next(iter(places)), here, readers), _code_of(problems))
    tasks = [_task(brief, _files(places), here, readers, replace) for brief, places in targets.items()]
    clashing = clash_reports(tasks)
    if only is not None:
        tasks = [task for task in tasks if task.path in only]
    with _reporter(form, "built", len(tasks)) as reporter:
        reporter.tell(problems)
        with Run([task for task in tasks if task.path not in clashing], fresh=fresh) as started:
            code = run(build_brief, tasks, reporter, jobs, {**clashing, **started.known})
        reporter.tell(started.problems)
    return max(code, _code_of(problems))


def _code_of(problems: Sequence[Problem]) -> int:
    return AT_FAULT if any(problem.is_error for problem in problems) else GOOD


def _reporter(form: str, verb: str, total: int) -> Reporter:
    match form:
        case "json":
            return Json()
        case "sarif":
            return Sarif()
        case _:
            return TerminalReport(verb, total)


def run(
    work: Callable[[Task], Report],
    tasks: Sequence[Task],
    reporter: Reporter,
    jobs: int | None,
    known: Mapping[str, Report] = MappingProxyType({}),
) -> int:
    """Do the work on each task whose report is not `known` already, report on all in order; return the exit code."""
    code = GOOD
    if len(tasks) > 1:
        gc.enable()  # see entry.main
    done = outcomes(work, tasks, known, jobs)
    with contextlib.closing(done), Bar(len(tasks)) as bar:
        for task, outcome in done:
            with bar.aside():
                if isinstance(outcome, Crash):
                    say_bug(outcome.line, outcome.details, task.path)
                    code = BUG
                else:
                    reporter.show(outcome)
                    code = code if outcome.ok else max(code, AT_FAULT)
            bar.advance()
    return code


def _task(
    brief: str, outputs: Mapping[str, Path], here: Workspace, readers: Marking | None, replace: bool = False
) -> Task:
    if brief == STDIN:
        return Task(STDIN_PATH, outputs, here, sys.stdin.buffer.read(MAX_BYTES + 1), readers, replace)
    return Task(brief, outputs, here, level=readers, replace=replace)


def _files(places: Mapping[str, Path | None]) -> dict[str, Path]:
    return {name: path for name, path in places.items() if path is not None}


def _to_stdout(brief: str, form: str, here: Workspace, readers: Marking | None) -> int:
    if is_terminal(sys.stdout):
        raise click.UsageError(
            f"standard output is a terminal, and a {form.upper()} is no text: send it to a file with >"
        )
    task = _task(brief, {}, here, readers)
    made = make(task.path, (form,), task.data, task.level, workspace=here)
    TerminalReport("built", 1).show(made.report)
    if not made.report.ok:
        return AT_FAULT
    write_bytes(made.contents[form])
    return GOOD
