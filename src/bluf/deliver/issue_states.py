"""Say from the ledger what a project has issued and how each issue and copy stands, and withdraw one.

All is plain data, for those who show it. Everything that is wrong is raised as BriefError.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bluf.deliver.events import Event, Kind
from bluf.deliver.issuing import Issue, withdraw
from bluf.deliver.ledger import FILE as LEDGER
from bluf.deliver.ledger import Ledger
from bluf.ground.workspace import Workspace
from bluf.pipeline.project import root_of
from bluf.problems import BriefError, Problem, Span
from bluf.problems.wording import shown

_MAIL = {Kind.SENDING: "unknown", Kind.SENT: "sent", Kind.REFUSED: "refused"}


@dataclass(frozen=True, slots=True)
class IssuedFile:
    """A file of a copy: its format, and its path from the project's root."""

    form: str
    file: str


@dataclass(frozen=True, slots=True)
class IssuedCopy:
    """A copy that was made. `mail` is "", `sent`, `refused`, or `unknown` where no server's answer was recorded.

    `at` is when that was, and `why` what the server said.
    """

    number: int
    recipient: str
    email: str
    level: str
    files: tuple[IssuedFile, ...]
    mail: str
    at: str
    why: str


@dataclass(frozen=True, slots=True)
class IssueState:
    """How an issue stands. `state` is `current`, `superseded` (`why` names by which), `withdrawn` (`why` says why).

    `is_finished` tells whether all copies were made; `made` counts those that were, `copies` those that were planned.
    `sent`, `refused` and `unknown` count mails by the last that is known of each.
    """

    name: str
    title: str
    brief: str
    listed: str
    at: str
    state: str
    why: str
    is_finished: bool
    signer: str
    copies: int
    made: int
    sent: int
    refused: int
    unknown: int


@dataclass(frozen=True, slots=True)
class Issues:
    """What a project has issued, the newest first. `changed` is the first event that was changed, None for none."""

    issues: tuple[IssueState, ...]
    changed: int | None


def issued(workspace: Workspace | None = None) -> Issues:
    """Return what has been issued in a project, by its ledger. Raises BriefError where that can't be read."""
    here = workspace or Workspace.here()
    with_ledger = Ledger.read(project_of(here), LEDGER)
    if with_ledger is None:
        return Issues((), None)
    with with_ledger as ledger:
        of_issues: dict[str, list[Event]] = defaultdict(list)
        for event in ledger.events():
            of_issues[event.issue].append(event)
        changed = ledger.first_changed()
    begun = sorted(of_issues.values(), key=lambda events: -events[0].number)
    return Issues(tuple(_state(events, here) for events in begun), changed)


def issued_copies(issue: str, workspace: Workspace | None = None) -> tuple[IssuedCopy, ...]:
    """Return the copies of an issue that were made. Raises BriefError (`no-such-issue`)."""
    here = workspace or Workspace.here()
    with _having(issue, here) as ledger:
        events = ledger.events(issue)
    mails = {event.copy: event for event in events if event.kind in _MAIL}
    made: dict[int, list[Event]] = defaultdict(list)
    for event in events:
        if event.kind is Kind.MADE:
            made[event.copy].append(event)
    return tuple(_copy(files, mails.get(number)) for number, files in sorted(made.items()))


def withdraw_issue(issue: str, why: str, workspace: Workspace | None = None) -> IssueState:
    """Record that an issue is withdrawn, and why; return how it stands.

    Raises BriefError where there is no such issue (`no-such-issue`), or it is withdrawn already (`issue-withdrawn`).
    """
    here = workspace or Workspace.here()
    with _having(issue, here) as ledger:
        found = Issue(issue, project_of(here), tuple(ledger.events(issue)))
        withdraw(found, " ".join(why.split()), ledger, here)
        return _state(ledger.events(issue), here)


def project_of(here: Workspace) -> Path:
    """Return the folder whose ledger is meant by who stands in a folder."""
    return root_of(None, here.folder)


@contextmanager
def _having(issue: str, here: Workspace) -> Iterator[Ledger]:
    """Open the ledger that has an issue. Raises BriefError (`no-such-issue`) where none has."""
    ledger = Ledger.read(project_of(here), LEDGER)
    if ledger is not None:
        with ledger:
            if ledger.events(issue):
                yield ledger
                return
    message = f"there is no issue `{shown(issue)}` in the ledger"
    raise BriefError([Problem("no-such-issue", message, Span(LEDGER, 0, 0))])


def _state(events: Sequence[Event], here: Workspace) -> IssueState:
    begun = events[0]
    ends = {event.kind: event for event in events}
    mails = {event.copy: _MAIL[event.kind] for event in events if event.kind in _MAIL}
    kind = next((kind for kind in (Kind.WITHDRAWN, Kind.SUPERSEDED) if kind in ends), None)
    counts = list(mails.values())
    return IssueState(
        name=begun.issue,
        title=begun.title,
        brief=begun.brief,
        listed=begun.to,
        at=begun.at,
        state=str(kind) if kind else "current",
        why=ends[kind].detail if kind else "",
        is_finished=Kind.MADE_ALL in ends,
        signer=str(Issue(begun.issue, project_of(here), tuple(events)).details.get("signer", "")),
        copies=begun.copies,
        made=len({event.copy for event in events if event.kind is Kind.MADE}),
        sent=counts.count("sent"),
        refused=counts.count("refused"),
        unknown=counts.count("unknown"),
    )


def _copy(files: Sequence[Event], mail: Event | None) -> IssuedCopy:
    first = files[0]
    return IssuedCopy(
        number=first.copy,
        recipient=first.recipient,
        email=first.email,
        level=first.level,
        files=tuple(IssuedFile(event.form, event.file) for event in files),
        mail=_MAIL[mail.kind] if mail else "",
        at=mail.at if mail else "",
        why=mail.detail if mail and mail.kind is Kind.REFUSED else "",
    )
