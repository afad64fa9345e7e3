"""Check or build briefs, report on each as it is done, and choose the exit code."""

import contextlib
import gc
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Protocol, Self

import click

from bluf.brief.markings import Marking
from bluf.brief.reader import MAX_BYTES
from bluf.cli.data import Json, Sarif
from bluf.cli.entry import AT_FAULT, BUG, GOOD, say_bug
from bluf.cli.inputs import STDIN
from bluf.cli.streams import write_bytes
from bluf.cli.text import Bar, Text, is_terminal
from bluf.pipeline.building import carry_out, examine, examine_and_record, make
from bluf.pipeline.many import Crash, each
from bluf.pipeline.report import Report
from bluf.pipeline.targets import Task, clashes
from bluf.problems import Problem

STDIN_PATH = "<stdin>"


class Reporter(Protocol):
    """Whatever reports on briefs, one by one, in a form of its own. A brief that bluf failed on is not among them."""

    def show(self, report: Report) -> None:
        """Report on a brief."""

    def __enter__(self) -> Self: ...

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Say what is to be said at the end, unless an exception is why it ends."""


def check_all(briefs: Sequence[str], form: str, jobs: int | None, record: bool, readers: Marking | None = None) -> int:
    """Check briefs, record what was found if asked to, and return the exit code."""
    tasks = [_task(brief, {}, readers) for brief in briefs]
    return run(examine_and_record if record else examine, tasks, _reporter(form, "checked", len(tasks)), jobs)


def build_all(
    targets: Mapping[str, Mapping[str, Path | None]],
    form: str,
    jobs: int | None,
    only: Sequence[str] | None = None,
    readers: Marking | None = None,
) -> int:
    """Build briefs and return the exit code.

    `targets` is, by brief and format, the file, or None for standard output. `only` names those to build, of all that
    must not write to one file. `readers` is the level that these are editions for.
    """
    for brief, places in targets.items():
        if None in places.values():
            return _to_stdout(brief, next(iter(places)), readers)
    tasks = [_task(brief, _files(places), readers) for brief, places in targets.items()]
    clashing = clashes(tasks)
    if only is not None:
        tasks = [task for task in tasks if task.path in only]
    return run(carry_out, tasks, _reporter(form, "built", len(tasks)), jobs, clashing)


def _reporter(form: str, verb: str, total: int) -> Reporter:
    match form:
        case "json":
            return Json()
        case "sarif":
            return Sarif()
        case _:
            return Text(verb, total)


def run(
    work: Callable[[Task], Report],
    tasks: Sequence[Task],
    reporter: Reporter,
    jobs: int | None,
    stopped: Mapping[str, Problem] = MappingProxyType({}),
) -> int:
    """Do the work on each task that nothing has `stopped`, report on all in order, and return the exit code."""
    code = GOOD
    if len(tasks) > 1:
        gc.enable()  # see entry.main
    done = each(work, [task for task in tasks if task.path not in stopped], jobs)
    with reporter, contextlib.closing(done), Bar(len(tasks)) as bar:
        for task in tasks:
            problem = stopped.get(task.path)
            outcome = Report(task.path, (problem,)) if problem else next(done)[1]
            with bar.aside():
                if isinstance(outcome, Crash):
                    say_bug(outcome.line, outcome.details, task.path)
                    code = BUG
                else:
                    reporter.show(outcome)
                    code = code if outcome.ok else max(code, AT_FAULT)
            bar.advance()
    return code


def _task(brief: str, outputs: Mapping[str, Path], readers: Marking | None) -> Task:
    if brief == STDIN:
        return Task(STDIN_PATH, outputs, sys.stdin.buffer.read(MAX_BYTES + 1), readers)
    return Task(brief, outputs, level=readers)


def _files(places: Mapping[str, Path | None]) -> dict[str, Path]:
    return {name: path for name, path in places.items() if path is not None}


def _to_stdout(brief: str, form: str, readers: Marking | None) -> int:
    if is_terminal(sys.stdout):
        raise click.UsageError(
            f"standard output is a terminal, and a {form.upper()} is no text: send it to a file with >"
        )
    task = _task(brief, {}, readers)
    made = make(task.path, (form,), task.data, task.level)
    Text("built", 1).show(made.report)
    if not made.report.ok:
        return AT_FAULT
    write_bytes(made.contents[form])
    return GOOD
