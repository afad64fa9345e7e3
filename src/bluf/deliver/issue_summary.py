"""Say of each issue in a ledger what became of it: how far it was made and sent, and whether it still holds."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bluf.deliver.events import OF_SENDING, Event, Kind


class IssueState(StrEnum):
    """Whether an issue holds."""

    CURRENT = "current"
    UNFINISHED = "unfinished"  # begun, and not all of its copies are made
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueSummary:
    """What a ledger knows of an issue. Moments are ISO 8601 in UTC; what there is not is empty.

    `sent`, `refused` and `unknown` count copies by what was recorded last of their mail; `unknown` are those that were
    handed over and not answered for. `latest` is the issue that holds in place of a superseded one, `ended_at` when one
    was superseded or withdrawn, and `why` is what was said of its withdrawal.
    """

    issue: str
    state: IssueState
    title: str
    brief: str
    to: str
    at: str
    copies: int
    files: int
    sent: int
    refused: int
    unknown: int
    key: str
    latest: str
    ended_at: str
    why: str


def summaries(events: Iterable[Event]) -> dict[str, IssueSummary]:
    """Return what became of each issue, by its name, in the order they were begun."""
    by_issue: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        by_issue[event.issue].append(event)
    replaced = {
        event.issue: event.detail for own in by_issue.values() for event in own if event.kind is Kind.SUPERSEDED
    }
    return {issue: _summary(issue, own, replaced) for issue, own in by_issue.items()}


def _summary(issue: str, events: list[Event], replaced: Mapping[str, str]) -> IssueSummary:
    begun = events[0]
    last = {event.kind: event for event in events}
    mails = list({event.copy: event.kind for event in events if event.kind in OF_SENDING}.values())
    ended = last.get(Kind.WITHDRAWN) or last.get(Kind.SUPERSEDED)
    if ended is not None:
        state = IssueState(ended.kind)
    else:
        state = IssueState.CURRENT if Kind.MADE_ALL in last else IssueState.UNFINISHED
    return IssueSummary(
        issue=issue,
        state=state,
        title=begun.title,
        brief=begun.brief,
        to=begun.to,
        at=begun.at,
        copies=begun.copies,
        files=sum(event.kind is Kind.MADE for event in events),
        sent=mails.count(Kind.SENT),
        refused=mails.count(Kind.REFUSED),
        unknown=mails.count(Kind.SENDING),
        key=begun.key,
        latest=_latest(issue, replaced),
        ended_at=ended.at if ended else "",
        why=ended.detail if ended and ended.kind is Kind.WITHDRAWN else "",
    )


def _latest(issue: str, replaced: Mapping[str, str]) -> str:
    """Return the issue at the end of those that replaced one another, empty where none did."""
    latest, passed = "", {issue}
    while (issue := replaced.get(issue, "")) and issue not in passed:
        passed.add(issue)
        latest = issue
    return latest
