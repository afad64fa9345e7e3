"""Report on an issue: for people, or as one JSON object (docs/json.md)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bluf.cli.issue_mail import Row, list_lines
from bluf.cli.output_streams import flush, write_line, write_path
from bluf.cli.quietness import is_quiet
from bluf.cli.terminal import print_problems, remark
from bluf.deliver.issues import Issue
from bluf.deliver.mailing import Sent
from bluf.ground.workspace import Workspace
from bluf.problems import Problem
from bluf.problems.problem_data import as_data
from bluf.problems.text import printable


@dataclass(slots=True)
class Done:
    """What was done so far, for the report: all that is known when something goes wrong counts too."""

    issue: Issue | None = None
    rows: Sequence[Row] = ()
    problems: list[Problem] = field(default_factory=list)
    written: Sequence[Path] = ()
    sent: Sent | None = None
    is_dry: bool = False
    is_declined: bool = False

    @property
    def is_good(self) -> bool:
        """Whether all that was asked for was done."""
        sent = self.sent
        is_left = sent is not None and bool(sent.problem or sent.refused or sent.unknown or sent.left)
        return not (is_left or self.is_declined or any(problem.is_error for problem in self.problems))


def print_report(done: Done, workspace: Workspace) -> None:
    """Print the paths of files to standard output, and problems and a closing line to standard error."""
    print_problems(done.problems)
    if is_quiet():
        return
    issue = done.issue
    if done.is_dry and done.is_good:
        for line in list_lines(done.rows):
            write_line(line.removeprefix("  "))
        flush()
        remark(f"{_count(len(done.rows), 'copy', 'copies')} would be made; nothing was written", style="32")
    if done.is_declined:
        remark("nothing was sent")
    if issue is None:
        return
    for event in issue.made.values():
        write_path(workspace.shown(issue.root / event.file))
    for path in done.written:
        write_path(workspace.shown(path))
    made = len({event.copy for event in issue.made.values()})
    remark(f"{issue.name}: {made} of {_count(issue.begun.copies, 'copy', 'copies')} made{_mail_words(done)}")
    for line in _fates(issue, done.sent) if done.sent else ():
        remark(line, style="31")


def data_of(done: Done, workspace: Workspace) -> dict[str, Any]:
    """Return the report as JSON can hold it."""
    issue, sent = done.issue, done.sent
    return {
        "issue": issue.name if issue else None,
        "dry_run": done.is_dry,
        "recipients": [
            {
                "copy": row.copy,
                "recipient": row.name,
                "email": row.email,
                "cc": list(row.cc),
                "level": row.level,
                "files": list(row.files),
            }
            for row in done.rows
        ],
        "made": [
            {
                "copy": event.copy,
                "path": workspace.shown(issue.root / event.file),
                "format": event.form,
                "sha256": event.sha256,
            }
            for event in issue.made.values()
        ]
        if issue
        else [],
        "mails": [workspace.shown(path) for path in done.written],
        "sending": {
            "sent": list(sent.sent),
            "before": list(sent.before),
            "refused": [{"copy": copy, "said": said} for copy, said in sent.refused.items()],
            "unknown": list(sent.unknown),
            "left": list(sent.left),
        }
        if sent
        else None,
        "problems": [as_data(problem) for problem in done.problems],
    }


def _mail_words(done: Done) -> str:
    sent = done.sent
    if sent is None:
        return f", {_count(len(done.written), 'mail', 'mails')} written and none sent" if done.written else ""
    parts = [f"{_count(len(sent.sent), 'mail', 'mails')} sent"]
    for copies, word in (
        (sent.before, "sent before"),
        (sent.refused, "refused"),
        (sent.unknown, "of unknown fate"),
        (sent.left, "not tried"),
    ):
        if copies:
            parts.append(f"{len(copies)} {word}")
    return ", " + ", ".join(parts)


def _fates(issue: Issue, sent: Sent) -> list[str]:
    """Return a line for each mail that did not go out, or may not have."""
    names = {event.copy: f"{event.recipient} <{event.email}>" for event in issue.made.values()}
    lines = [f"refused: {names[copy]}: {said}" for copy, said in sent.refused.items()]
    lines += [f"may have gone out: {names[copy]}" for copy in sent.unknown]
    if sent.unknown:
        lines.append(f"ask them; to send it again: bluf issue --resume {issue.name} --again")
    elif sent.refused or sent.left:
        lines.append(f"to try again: bluf issue --resume {issue.name}")
    return [printable(line) for line in lines]


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
