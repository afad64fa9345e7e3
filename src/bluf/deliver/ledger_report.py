"""What a ledger says to people and programs: its issues, one of them with its copies, and all of its events."""

import csv
import io
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from bluf.deliver.events import COLUMNS, OF_SENDING, Event, Kind
from bluf.deliver.issue_summary import IssueSummary, summaries
from bluf.deliver.issues import no_such_issue
from bluf.ground.json_text import json_text

_EXPORTED = ("number", *COLUMNS, "previous", "digest")
_FORMULA = tuple("=+-@\t\r\n")  # what a spreadsheet takes for the start of one (OWASP, CSV injection)


@dataclass(frozen=True, slots=True, kw_only=True)
class CopySummary:
    """What became of a copy. `mail` is empty, sent, refused, or unknown; `answer` is what the mail server said."""

    copy: int
    recipient: str
    email: str
    level: str
    formats: tuple[str, ...]
    files: tuple[str, ...]
    mail: str
    mailed_at: str
    answer: str


def issue_summaries(events: Sequence[Event]) -> list[IssueSummary]:
    """Return the issues of a ledger, the latest first."""
    return list(summaries(events).values())[::-1]


def events_of(issue: str, events: Sequence[Event], ledger: str) -> list[Event]:
    """Return the events of an issue. Raises BriefError (`no-such-issue`) where the ledger has none of that name."""
    own = [event for event in events if event.issue == issue]
    if not own:
        raise no_such_issue(issue, events, ledger)
    return own


def copy_summaries(events: Sequence[Event]) -> list[CopySummary]:
    """Return the copies of an issue, by their numbers."""
    made: dict[int, list[Event]] = {}
    mails: dict[int, Event] = {}
    for event in events:
        if event.kind is Kind.MADE:
            made.setdefault(event.copy, []).append(event)
        elif event.kind in OF_SENDING:
            mails[event.copy] = event
    return [_copy(files, mails.get(number)) for number, files in sorted(made.items())]


def _copy(files: Sequence[Event], mail: Event | None) -> CopySummary:
    first = files[0]
    return CopySummary(
        copy=first.copy,
        recipient=first.recipient,
        email=first.email,
        level=first.level,
        formats=tuple(each.form for each in files),
        files=tuple(each.file for each in files),
        mail="" if mail is None else "unknown" if mail.kind is Kind.SENDING else str(mail.kind),
        mailed_at=mail.at if mail else "",
        answer=mail.detail if mail and mail.kind is Kind.REFUSED else "",
    )


def list_data(events: Sequence[Event]) -> dict[str, Any]:
    """Return the issues of a ledger as JSON can hold them."""
    return {"issues": [_data(each) for each in issue_summaries(events)]}


def issue_data(own: Sequence[Event], events: Sequence[Event]) -> dict[str, Any]:
    """Return an issue as JSON can hold it: what became of it and of its copies, and its events."""
    return {
        "issue": _data(summaries(events)[own[0].issue]),
        "copies": [_data(copy) for copy in copy_summaries(own)],
        "events": [_event_data(event) for event in own],
    }


def export(events: Sequence[Event], form: str) -> bytes:
    """Return all events as a file: `csv` (RFC 4180, in UTF-8) or `json`."""
    if form == "json":
        data = {"events": [_event_data(event) for event in events]}
        return (json_text(data) + "\n").encode()
    text = io.StringIO(newline="")
    rows = csv.writer(text)
    rows.writerow(_EXPORTED)
    rows.writerows([cell(getattr(event, name)) for name in _EXPORTED] for event in events)
    return text.getvalue().encode()


def cell(value: object) -> str:
    """Return a value as a spreadsheet shows it and never reckons with it: before what it takes for a formula is a '."""
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def is_export(data: bytes) -> bool:
    """Whether bytes begin as those of an export do, in either format."""
    return any(data.startswith(start) for start in (b"number,kind,", b'{\n  "events": ['))


def _event_data(event: Event) -> dict[str, Any]:
    return {name: getattr(event, name) for name in _EXPORTED} | {"kind": str(event.kind)}


def _data(summary: IssueSummary | CopySummary) -> dict[str, Any]:
    data = asdict(summary)
    return data | ({"state": str(summary.state)} if isinstance(summary, IssueSummary) else {})
