"""Set what a ledger says for a terminal: its issues in columns, and one issue with its copies."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bluf.deliver.events import Event
from bluf.deliver.issue_summary import IssueState, IssueSummary, summaries
from bluf.deliver.ledger_report import CopySummary, copy_summaries, issue_summaries
from bluf.deliver.moments import in_words
from bluf.deliver.signature_check import grouped
from bluf.problems.labelled_rows import BOLD, GREEN, RED, labelled_row, painted
from bluf.problems.text import cells, printable, start_of

_GAP = "  "
_LEAST = 8  # cells of a column that may be shortened
_MAIL = len("unknown 2026-03-01 09:02")
_DIM, _YELLOW = "2", "33"
_TELLING = ("state", "mail")  # the columns that say what became of an issue or a copy
_STYLES = {
    "current": GREEN, "sent": GREEN, "unfinished": _YELLOW, "unknown": _YELLOW, "withdrawn": RED, "refused": RED,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Column:
    """A column: its head and its texts. `rank` says how soon it is left out where there is no room; 0: never."""

    head: str
    texts: Sequence[str]
    is_number: bool = False
    can_shrink: bool = False
    rank: int = 0
    room: int = _LEAST  # cells that it keeps where it is shortened

    @property
    def width(self) -> int:
        return max(map(cells, (self.head, *self.texts)))

    @property
    def least(self) -> int:
        return min(self.width, max(self.room, cells(self.head))) if self.can_shrink else self.width


def issue_lines(events: Sequence[Event], width: int = 100, color: bool = False) -> Iterator[str]:
    """Yield the table of a ledger's issues, the latest first, at most `width` cells wide as far as names allow."""
    issues = issue_summaries(events)
    if not issues:
        yield "nothing has been issued yet"
        return
    columns = [
        _Column("issue", [each.issue for each in issues], can_shrink=True),
        _Column("issued", [each.at[:10] for each in issues], rank=3),
        _Column("to", [each.to for each in issues], can_shrink=True, rank=2),
        _Column("title", [each.title for each in issues], can_shrink=True, rank=1),
        _Column("copies", [f"{each.copies:,}" for each in issues], is_number=True),
        _Column("sent", [_count(each.sent) for each in issues], is_number=True),
        _Column("refused", [_count(each.refused) for each in issues], is_number=True),
        _Column("unknown", [_count(each.unknown) for each in issues], is_number=True),
        _Column("state", [str(each.state) for each in issues]),
    ]
    yield from _table(columns, width, color)


def one_issue_lines(
    own: Sequence[Event], events: Sequence[Event], width: int = 100, color: bool = False
) -> Iterator[str]:
    """Yield what became of an issue, and of its copies in a table."""
    issue = summaries(events)[own[0].issue]
    yield painted(printable(issue.issue), BOLD, color)
    for label, text, is_fault in _facts(issue, own[0]):
        yield from labelled_row(label, text, width, "!" if is_fault else " ", color)
    copies = copy_summaries(own)
    if copies:
        yield ""
        yield from (f"  {line}" for line in _table(_of_copies(copies), width - 2, color))


def _facts(issue: IssueSummary, begun: Event) -> Iterator[tuple[str, str, bool]]:
    yield "title", issue.title, False
    yield "brief", issue.brief + (f"  (git {begun.revision[:12]})" if begun.revision else ""), False
    yield "to", f"{issue.to}, {issue.copies:,} {'copy' if issue.copies == 1 else 'copies'}", False
    yield "issued", f"{in_words(issue.at)}, by bluf {begun.bluf}", False
    details = _details(begun)
    if issue.key:
        yield "signed by", str(details.get("signer")), False
        yield "certificate", grouped(issue.key), False
    if details.get("protected"):
        yield "protected", "each PDF opens with a password of its own", False
    ended = in_words(issue.ended_at)
    match issue.state:
        case IssueState.SUPERSEDED:
            yield "state", f"superseded by {issue.latest}, {ended}", True
        case IssueState.WITHDRAWN:
            yield "state", f"withdrawn, {ended}: {issue.why}", True
        case IssueState.UNFINISHED:
            yield "state", f"unfinished: {issue.files:,} files are made; bluf issue --resume goes on", True
        case IssueState.CURRENT:
            yield "state", "current", False
    if issue.unknown:
        mails = f"{issue.unknown:,} mail{'s' * (issue.unknown != 1)} may or may not have got there"
        yield "unknown", f"{mails}; bluf issue --resume lists what can be done", True


def _details(begun: Event) -> dict[str, Any]:
    """Return what an issue was begun with, as far as the ledger is as bluf wrote it."""
    try:
        said = json.loads(begun.detail)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _of_copies(copies: Sequence[CopySummary]) -> list[_Column]:
    return [
        _Column("copy", [str(each.copy) for each in copies], is_number=True),
        _Column("for", [each.recipient for each in copies], can_shrink=True, room=14),
        _Column("email", [each.email for each in copies], rank=1),
        _Column("level", [each.level or "–" for each in copies], rank=3),
        _Column("files", [", ".join(each.formats) for each in copies], rank=2),
        _Column("mail", [_mail(each) for each in copies], can_shrink=True, room=_MAIL),
    ]


def _mail(copy: CopySummary) -> str:
    if not copy.mail:
        return "–"
    return " ".join(filter(None, (copy.mail, in_words(copy.mailed_at).removesuffix(" UTC"), copy.answer)))


def _count(count: int) -> str:
    return f"{count:,}" if count else "–"


def _table(columns: Sequence[_Column], width: int, color: bool) -> Iterator[str]:
    """Yield a head and rows. Columns are shortened, and then left out by their rank, until they fit."""
    shown = [_printable(column) for column in columns]
    while sum(column.least for column in shown) + len(_GAP) * (len(shown) - 1) > width:
        rank = min((column.rank for column in shown if column.rank), default=None)
        if rank is None:
            break
        shown = [column for column in shown if column.rank != rank]
    widths = _widths(shown, width)
    heads = [_cell(column.head.upper(), each, column.is_number) for column, each in zip(shown, widths, strict=True)]
    yield painted(_GAP.join(heads).rstrip(), _DIM, color)
    for at in range(len(shown[0].texts)):
        row = [_set(column, at, each, color) for column, each in zip(shown, widths, strict=True)]
        yield _GAP.join(row).rstrip()


def _set(column: _Column, at: int, width: int, color: bool) -> str:
    """Return a text of a column as wide as it is set, in the colour of what it says if it says what became of it."""
    cell = _cell(column.texts[at], width, column.is_number)
    style = _STYLES.get(column.texts[at].split(" ", 1)[0]) if color and column.head in _TELLING else None
    return painted(cell, style, True) if style else cell


def _widths(columns: Sequence[_Column], width: int) -> list[int]:
    """Return how wide columns are: what is too much is taken from the widest of those that can shrink."""
    widths = [column.width for column in columns]
    over = sum(widths) + len(_GAP) * (len(widths) - 1) - width
    while over > 0:
        can = [at for at, column in enumerate(columns) if widths[at] > column.least]
        if not can:
            break
        widths[max(can, key=lambda at: widths[at])] -= 1
        over -= 1
    return widths


def _printable(column: _Column) -> _Column:
    texts = [printable(text) for text in column.texts]
    return _Column(column.head, texts, column.is_number, column.can_shrink, column.rank, column.room)


def _cell(text: str, width: int, is_number: bool) -> str:
    text = start_of(text, width)
    room = " " * (width - cells(text))
    return room + text if is_number else text + room
