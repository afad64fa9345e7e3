"""Write the mails of an issue, or hand them over: what `bluf issue` has to do with mail."""

import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from email.utils import formataddr, parseaddr
from pathlib import Path

import click

from bluf.cli.terminal import Bar, say
from bluf.deliver.addresses import AddressError, Mailbox, mailbox, name_fault
from bluf.deliver.distribution_list import DistributionList
from bluf.deliver.issues import Issue
from bluf.deliver.issuing import file_name
from bluf.deliver.ledger import Ledger
from bluf.deliver.mail_settings import server_from
from bluf.deliver.mail_writing import write_mails
from bluf.deliver.mailing import Postage, Sent, send_mails
from bluf.deliver.preparing import Prepared
from bluf.deliver.sending import Server
from bluf.ground.workspace import Workspace
from bluf.problems.text import cells, printable

MANY = 20  # recipients, beyond which how many there are of each level is said too
WHO = 64  # cells of a recipient's column at most: one that is longer moves its files to the right


@dataclass(frozen=True, slots=True)
class Post:
    """What finds the server, writes mails and hands them over."""

    server: Callable[[Mapping[str, str]], Server] = server_from
    write: Callable[[Issue, Prepared, Ledger, Workspace, tuple[str, Mailbox]], Sequence[Path]] = write_mails
    send: Callable[..., Sent] = send_mails


@dataclass(frozen=True, slots=True)
class Posting:
    """How the mails of an issue go: `server` is None where they are written alone; `count` is how many are to go."""

    post: Post
    sender: tuple[str, Mailbox]
    server: Server | None
    per_minute: float
    again: bool
    count: int


def post_mails(
    issue: Issue, prepared: Prepared | None, ledger: Ledger, workspace: Workspace, posting: Posting
) -> tuple[Sequence[Path], Sent | None]:
    """Write the mails of an issue, unless they are there (`prepared` is None), and hand them over if they are to be."""
    written = posting.post.write(issue, prepared, ledger, workspace, posting.sender) if prepared else ()
    if posting.server is None:
        return written, None
    postage = Postage(posting.server, posting.sender, posting.per_minute)
    with Bar(posting.count, "mails") as bar:
        sent = posting.post.send(
            issue, ledger, postage, workspace, again=posting.again, progress=lambda _done: bar.advance()
        )
    return written, sent


@dataclass(frozen=True, slots=True)
class Row:
    """A recipient, as a confirmation and a dry run list them."""

    copy: int
    name: str
    email: str
    level: str
    files: tuple[str, ...]
    cc: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, str, str, str]:
        """The number, the level, who it goes to, and the files."""
        others = f" (and {', '.join(self.cc)})" if self.cc else ""
        who = printable(f"{self.name} <{self.email}>{others}")
        return str(self.copy), self.level or "no level", who, printable(", ".join(self.files))


def planned_rows(prepared: Prepared) -> list[Row]:
    """Return who is to get what."""
    plan = prepared.plan
    return [
        Row(
            copy.number,
            str(copy.recipient.name),
            copy.recipient.mailbox.text,
            copy.level,
            tuple(file_name(copy, str(form), plan.count) for form in copy.recipient.formats),
            tuple(each.text for each in copy.recipient.copied),
        )
        for copy in plan.copies
    ]


def made_rows(issue: Issue) -> list[Row]:
    """Return who has which copies of an issue, by the ledger."""
    rows: dict[int, Row] = {}
    for event in issue.made.values():
        before = rows[event.copy].files if event.copy in rows else ()
        files = (*before, event.file.rpartition("/")[2])
        cc = tuple(event.detail.split(", ")) if event.detail else ()
        rows[event.copy] = Row(event.copy, event.recipient, event.email, event.level, files, cc)
    return list(rows.values())


def list_lines(rows: Collection[Row]) -> list[str]:
    """Return rows as lines in columns, every one of them; after many, how many there are of each level."""
    columns = [row.columns for row in rows]
    number, level, who = (max((cells(row[at]) for row in columns), default=0) for at in range(3))
    widths = number, level, min(who, WHO)
    lines = [
        f"  {_filled(row[0], -number)}  {'  '.join(map(_filled, row[1:3], widths[1:]))}  {row[3]}" for row in columns
    ]
    if len(lines) <= MANY:
        return lines
    counts: dict[str, int] = {}
    for row in rows:
        counts[row.level or "no level"] = counts.get(row.level or "no level", 0) + 1
    said = ", ".join(f"{level}: {count}" for level, count in counts.items())
    return [*lines, f"  in all {len(lines)}: {said}"]


def _filled(text: str, width: int) -> str:
    """Return text with spaces after it, or before it where `width` is negative."""
    room = " " * (abs(width) - cells(text))
    return room + text if width < 0 else text + room


def can_confirm(yes: bool) -> bool:
    """Whether a confirmation was given, or somebody is there to give it."""
    return yes or (sys.stdin is not None and sys.stdin.isatty())


def confirmed(rows: Collection[Row], sender: tuple[str, Mailbox], yes: bool) -> bool:
    """List what is to be sent to whom, and ask whether to; with `yes` there is no question."""
    if yes:
        return True
    say("\n".join(list_lines(rows)))
    mails = "this mail" if len(rows) == 1 else f"these {len(rows)} mails"
    return click.confirm(f"Send {mails} from {sender[1].text}?", err=True)


def sender_of(given: str | None, listed: DistributionList | None) -> tuple[str, Mailbox]:
    """Return the name and address that mails are from: `given`, or what the list says. Raises UsageError."""
    if given is None:
        if listed is None or listed.sender is None:
            raise click.UsageError("say whom the mails are from: --from ADDRESS, or `sender:` in the list")
        return str(listed.sender.name or ""), mailbox(listed.sender.email)
    name, address = parseaddr(given)
    try:
        if fault := name_fault(name):
            raise AddressError(fault)
        return name, mailbox(address)
    except AddressError as error:
        raise click.UsageError(f"--from {given!r} is not an e-mail address: {error}") from None


def sender_text(sender: tuple[str, Mailbox]) -> str:
    """Return a sender as `sender_of` takes it."""
    return formataddr((sender[0], sender[1].text), charset="utf-8") if sender[0].isascii() else sender[1].text
