"""An issue as the ledger has it: what it was begun with, how far it came, and the lock of who is at work on it."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bluf.deliver.events import Event, Kind
from bluf.deliver.ledger import FILE, Ledger
from bluf.deliver.moments import in_words
from bluf.ground.locks import locked
from bluf.ground.project_root import FOLDER as RECORDS
from bluf.pipeline.record import RecordKeeper
from bluf.pipeline.targets import DEFAULT_FOLDER
from bluf.problems import BriefError, Problem, Span
from bluf.problems.wording import did_you_mean, shown

FOLDER = "issues"  # in a project's out/, and in its .bluf/


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue that the ledger has. `events` are its own, in order."""

    name: str
    root: Path
    events: tuple[Event, ...] = field(repr=False)

    @property
    def begun(self) -> Event:
        """What was recorded when it was begun."""
        return self.events[0]

    @property
    def details(self) -> dict[str, Any]:
        """What it was begun with: the list and its digest, the groups, the key of its mails' ids."""
        said: dict[str, Any] = json.loads(self.begun.detail)
        return said

    @property
    def made(self) -> dict[tuple[int, str], Event]:
        """The files that were made, by the copy's number and the format."""
        return {(event.copy, event.form): event for event in self.events if event.kind is Kind.MADE}

    @property
    def mails(self) -> dict[int, Event]:
        """The mails that were written, by the copy's number: of each what was recorded last."""
        return {event.copy: event for event in self.events if event.kind is Kind.MAIL_WRITTEN}

    @property
    def has_mails(self) -> bool:
        """Whether the mail of every copy was written and lies where it was."""
        mails = self.mails
        return len(mails) == self.begun.copies and all((self.root / each.file).is_file() for each in mails.values())

    @property
    def is_made(self) -> bool:
        """Whether all copies are there."""
        return any(event.kind is Kind.MADE_ALL for event in self.events)

    @property
    def withdrawn(self) -> Event | None:
        """That it was withdrawn; None where it was not."""
        return next((event for event in self.events if event.kind is Kind.WITHDRAWN), None)

    @property
    def folder(self) -> Path:
        """Where its files are."""
        return self.root / DEFAULT_FOLDER / FOLDER / self.name

    @property
    def has_all_sent(self) -> bool:
        """Whether the mail of every copy was taken by a server."""
        sent = {event.copy for event in self.events if event.kind is Kind.SENT}
        return len(sent) == self.begun.copies

    @property
    def is_finished(self) -> bool:
        """Whether nothing is left to be done of what was asked for when it was begun, or another holds in its place."""
        is_over = any(event.kind in (Kind.SUPERSEDED, Kind.WITHDRAWN) for event in self.events)
        return is_over or (self.is_made and (self.details.get("post") != "send" or self.has_all_sent))


def issue_named(ledger: Ledger, name: str, root: Path) -> Issue:
    """Return the issue of a name. Raises BriefError (`no-such-issue`)."""
    events = ledger.events(name)
    if not events:
        raise no_such_issue(name, ledger.events(), ledger.shown)
    return Issue(name, root, tuple(events))


def no_such_issue(name: str, events: Iterable[Event], ledger: str) -> BriefError:
    """Return the error for an issue that a ledger does not have, with the name that was probably meant."""
    names = [event.issue for event in events if event.kind is Kind.BEGUN]
    hint = did_you_mean(name, names, "bluf ledger").hint if names else "nothing has been issued yet"
    return BriefError([_problem("no-such-issue", f"there is no issue `{shown(name)}` in this ledger", ledger, hint)])


def unfinished_issue(ledger: Ledger, root: Path, brief: str = "") -> Issue:
    """Return the latest issue that is not finished, or the latest such of a brief. Raises BriefError (`no-such-issue`).

    `brief` is its path from the project's root.
    """
    begun = [event for event in ledger.events() if event.kind is Kind.BEGUN and brief in ("", event.brief)]
    for event in reversed(begun):
        issue = issue_named(ledger, event.issue, root)
        if not issue.is_finished:
            return issue
    message = f"no issue{f' of `{shown(brief)}`' if brief else ''} has anything left to do"
    hint = "name the issue, to mail one that was not to be mailed: bluf issue --resume ISSUE --send" if begun else None
    raise BriefError([_problem("no-such-issue", message, str(ledger.path), hint)])


def withdrawn_problem(event: Event, ledger: str) -> Problem:
    """Return what stops all that is to be done with an issue that was withdrawn."""
    message = f"{event.issue} was withdrawn on {in_words(event.at)}: {event.detail}"
    return _problem("issue-withdrawn", message, ledger, None)


@contextmanager
def at_work(issue: Issue) -> Iterator[None]:
    """Keep an issue to this process. Raises BriefError (`issue-busy`) where another process is at work on it."""
    RecordKeeper(issue.root).prepare()
    own = issue.root / RECORDS / FOLDER / issue.name  # not the folder of its files: whoever writes there locks that
    own.mkdir(parents=True, exist_ok=True)
    with locked([own], wait=False) as is_held:
        if not is_held:
            message = f"another process is at work on {issue.name}"
            hint = f"wait until it has ended; then go on with: bluf issue --resume {issue.name}"
            raise BriefError([_problem("issue-busy", message, str(issue.root / FILE), hint)])
        yield


def _problem(code: str, message: str, place: str, hint: str | None) -> Problem:
    return Problem(code, message, Span(place, 0, 0), hint=hint)
