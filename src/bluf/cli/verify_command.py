"""Print what files are: a verdict each on standard output, and on standard error what is wrong with a ledger."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bluf.cli.inputs import STDIN, STDIN_PATH
from bluf.cli.output_streams import flush, write_json, write_line
from bluf.cli.quietness import is_quiet
from bluf.cli.terminal import has_color, print_problems, remark, width
from bluf.deliver import ledger_faults
from bluf.deliver.ledger import FILE
from bluf.deliver.signature_check import certificates_in
from bluf.deliver.verdict_report import verdict_data, verdict_text
from bluf.deliver.verifying import KnownIssues, State, Verdict, verify_by
from bluf.ground import filesystem
from bluf.ground.file_opening import opened
from bluf.ground.workspace import Workspace
from bluf.pipeline.project import root_of
from bluf.problems import BriefError, Problem, Span
from bluf.problems.problem_data import as_data

_MOST = 100 * 1024 * 1024  # bytes of a file that is looked at


def verify_all(names: Sequence[str], workspace: Workspace, form: str, ledger: str | None, trust: Sequence[str]) -> int:
    """Verify files, one that can't be read beside others that can; return 0 where all are genuine and current."""
    try:
        certificates = [each for name in trust for each in certificates_in(_content(name, workspace), name)]
        ledgers = _Ledgers(workspace, ledger)
    except BriefError as error:
        if form == "json":
            write_json({"files": [], "problems": [as_data(problem) for problem in error.problems]})
        print_problems(error.problems if form != "json" else ())
        return 1
    good = 0
    files: list[dict[str, Any]] = []
    for number, name in enumerate(names):
        path = STDIN_PATH if name == STDIN else name
        try:
            data = _content(name, workspace)
        except BriefError as error:
            unread = Verdict(name=path, sha256="", state=State.UNKNOWN, problems=tuple(error.problems))
            files.append(verdict_data(unread))
            print_problems(error.problems if form != "json" else ())
            continue
        verdict = verify_by(ledgers.about(name), data, path, workspace, certificates)
        good += verdict.is_good
        if form == "json":
            files.append(verdict_data(verdict))
            continue
        print_problems(ledgers.untold(verdict.problems))
        if not is_quiet():
            if number:
                write_line("")
            write_line(verdict_text(verdict, width(), has_color(sys.stdout)))
    bad = len(names) - good
    if form == "json":
        write_json({"files": files, "problems": []})
    elif len(names) > 1:
        flush()
        remark(f"\n{len(names)} files: {_counted(good, bad)}", style="1;31" if bad else "32")
    return 1 if bad else 0


def _counted(good: int, bad: int) -> str:
    """Return how many files are good, in words."""
    if good and bad:
        return f"{good} genuine and current, {bad} not"
    return "all are genuine and current" if good else "none is genuine and current"


class _Ledgers:
    """The ledger that files are looked up in: one that was named, or that of the project one stands in."""

    def __init__(self, workspace: Workspace, named: str | None) -> None:
        self._workspace = workspace
        self._root = root_of(None, workspace.folder)
        self._is_named = named is not None
        if named is not None:
            self._known = KnownIssues.of_file(workspace.at(named), workspace)
        else:
            self._known = KnownIssues.of_project(self._root, workspace)
        self._told: set[Problem] = set()

    def about(self, name: str) -> KnownIssues:
        """Return the ledger that a file is looked up in, with a warning where the file has another beside it.

        Such a one is not opened: whoever made the file may have made it too.
        """
        root = self._root if self._is_named or name == STDIN else root_of(name, self._workspace.folder)
        if root == self._root or not filesystem.exists(root / FILE):
            return self._known
        beside = ledger_faults.not_asked(self._workspace.shown(root / FILE))
        return replace(self._known, problems=(*self._known.problems, beside))

    def untold(self, problems: Sequence[Problem]) -> list[Problem]:
        """Return the problems that have not been returned yet."""
        new = [problem for problem in problems if problem not in self._told]
        self._told.update(new)
        return new


def _content(name: str, workspace: Workspace) -> bytes:
    """Return the bytes of a file. Raises BriefError where it can't be read or is too large."""
    if name == STDIN:
        data = sys.stdin.buffer.read(_MOST + 1)
    else:
        try:
            with opened(workspace.at(name)) as file:
                data = file.read(_MOST + 1)
        except (OSError, ValueError) as error:
            reason = (getattr(error, "strerror", None) or str(error)).lower()
            raise _unread(name, f"it can't be read: {reason}", "check the path") from error
    if len(data) > _MOST:
        raise _unread(name, f"it is over {_MOST // 1024**2} MiB", "no copy of a page is that large")
    return data


def _unread(name: str, message: str, hint: str) -> BriefError:
    return BriefError([Problem("cannot-read", message, Span(name, 0, 0), hint=hint)])
