"""Print what a ledger has, write it to a file, and record that an issue is withdrawn."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

import click

from bluf.cli.output_streams import write_bytes, write_json, write_line, write_path
from bluf.cli.quietness import is_quiet
from bluf.cli.terminal import has_color, is_terminal, print_problems, remark, width
from bluf.deliver.events import Event, Kind
from bluf.deliver.issue_summary import summaries
from bluf.deliver.issues import Issue
from bluf.deliver.issuing import withdraw
from bluf.deliver.ledger import FILE, Ledger
from bluf.deliver.ledger_lines import issue_lines, one_issue_lines
from bluf.deliver.ledger_report import events_of, export, is_export, issue_data, list_data
from bluf.deliver.moments import stamp
from bluf.deliver.verifying import KnownIssues
from bluf.ground import filesystem
from bluf.ground.files import save
from bluf.ground.workspace import Workspace
from bluf.pipeline.project import root_of
from bluf.problems import BriefError, Problem
from bluf.problems.problem_data import as_data
from bluf.problems.text import printable


def list_issues(workspace: Workspace, ledger: str | None, form: str) -> int:
    """Print the issues of a ledger; return 1 where it is at fault."""
    with _reporting(form) as faults:
        events = _read(workspace, ledger, faults)
        if form == "json":
            write_json(list_data(events) | faults.data)
        elif not is_quiet():
            for line in issue_lines(events, width(), has_color(sys.stdout)):
                write_line(line)
    return faults.exit_code


def show_issue(issue: str, workspace: Workspace, ledger: str | None, form: str) -> int:
    """Print what became of an issue and of its copies; return 1 where there is none, or the ledger is at fault."""
    with _reporting(form) as faults:
        events = _read(workspace, ledger, faults)
        own = events_of(issue, events, _shown(workspace, ledger))
        if form == "json":
            write_json(issue_data(own, events) | faults.data)
        elif not is_quiet():
            for line in one_issue_lines(own, events, width(), has_color(sys.stdout)):
                write_line(line)
    return faults.exit_code


def export_events(workspace: Workspace, ledger: str | None, form: str, out: str | None) -> int:
    """Print all events of a ledger, or write them to a file; return 1 where it is at fault."""
    with _reporting("text") as faults:
        content = export(_read(workspace, ledger, faults), form)
        if out is None or out == "-":
            write_bytes(content)
        else:
            _check_place(out, workspace)
            with workspace.naming():
                save(workspace.at(out), content)
            if not is_quiet():
                write_path(out)
    return faults.exit_code


def withdraw_issue(name: str, why: str, workspace: Workspace, yes: bool, form: str) -> int:
    """Record that an issue is withdrawn, once that is confirmed; return 1 where it can't be."""
    root = root_of(None, workspace.folder)
    with _reporting(form) as faults:
        known = _read(workspace, None, faults)
        own = events_of(name, known, _shown(workspace, None))
        if faults.found:
            raise BriefError([])
        issue = Issue(name, root, tuple(own))
        _confirm(issue, known, why, yes)
        with Ledger.open(root, workspace.shown(root / FILE)) as ledger:
            behind = ledger.behind(stamp(workspace.instant()))
            event = withdraw(issue, why, ledger, workspace)
        faults.add([behind] if behind else [])
        if form == "json":
            write_json({"issue": name, "at": event.at, "why": why} | faults.data)
        elif not is_quiet():
            write_line(f"{printable(name)} is withdrawn. bluf tells nobody who has a copy: do that yourself.")
    return faults.exit_code


def _confirm(issue: Issue, events: Sequence[Event], why: str, yes: bool) -> None:
    """Have it confirmed that an issue is to be withdrawn. Raises Abort, and UsageError where nobody can be asked."""
    if yes or any(event.kind is Kind.WITHDRAWN for event in issue.events):
        return
    if not is_terminal(sys.stdin) or not is_terminal(sys.stderr):
        raise click.UsageError("withdrawing is for good: say --yes where nobody can be asked")
    about = summaries(events)[issue.name]
    copies = f"{about.copies:,} {'copy' if about.copies == 1 else 'copies'} to {about.to}, {about.sent:,} sent"
    click.echo(f"{printable(issue.name)}: {printable(about.title)} ({printable(copies)})", err=True)
    click.echo(f"why: {printable(why)}", err=True)
    if not click.confirm("Withdraw it? This can't be undone", err=True):
        remark("nothing was withdrawn")
        raise click.Abort


def _check_place(out: str, workspace: Workspace) -> None:
    """Raise UsageError where an export would take the place of something else, such as the ledger or a brief."""
    place = workspace.at(out)
    if not filesystem.is_file(place):
        return
    try:
        with place.open("rb") as file:
            is_ours = is_export(file.read(64))
    except OSError:
        is_ours = False
    if not is_ours:
        raise click.UsageError(f"{click.format_filename(out)} is there already, and is no export: name another file")


class _Faults:
    """What is found to be wrong: printed at once for people, and kept for data."""

    def __init__(self, form: str) -> None:
        self._is_data = form == "json"
        self.found: list[Problem] = []

    def add(self, problems: Iterable[Problem]) -> None:
        """Take problems in."""
        new = list(problems)
        self.found.extend(new)
        if not self._is_data:
            print_problems(new)

    @property
    def data(self) -> dict[str, object]:
        """The problems as JSON can hold them."""
        return {"problems": [as_data(problem) for problem in self.found]}

    @property
    def exit_code(self) -> int:
        """1 where there is an error."""
        return int(any(problem.is_error for problem in self.found))


@contextmanager
def _reporting(form: str) -> Iterator[_Faults]:
    """Yield where to say what is wrong, and say there what is raised, which as data is all that is printed."""
    faults = _Faults(form)
    try:
        yield faults
    except BriefError as error:
        faults.add(error.problems)
        if form == "json":
            write_json(faults.data)


def _read(workspace: Workspace, ledger: str | None, faults: _Faults) -> tuple[Event, ...]:
    """Return the events of a ledger, and say first what is wrong with it. Raises BriefError where it can't be read."""
    if ledger is not None:
        known = KnownIssues.of_file(workspace.at(ledger), workspace)
    else:
        known = KnownIssues.of_project(root_of(None, workspace.folder), workspace)
    if known.problems and not known.events:
        raise BriefError(known.problems)
    faults.add(known.problems)
    return known.events


def _shown(workspace: Workspace, ledger: str | None) -> str:
    return ledger if ledger is not None else workspace.shown(root_of(None, workspace.folder) / FILE)
