"""Issue a brief to a list: make the copies, record them, write the mails, and hand them over, each step for good.

Whatever ends the process, the ledger knows how far it came: files are on the disk before they are recorded as made, and
a mail is recorded as being handed over before it is. So an issue that was cut short goes on where it stopped, and
nobody gets two mails.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from bluf.deliver.events import Event, Happening, Kind
from bluf.deliver.issues import FOLDER, Issue, at_work, withdrawn_problem
from bluf.deliver.ledger import Ledger
from bluf.deliver.making import CopyPages, Seal
from bluf.deliver.moments import moment, stamp
from bluf.deliver.planning import PlannedCopy
from bluf.deliver.preparing import Prepared
from bluf.ground.digests import digest
from bluf.ground.filesystem import exists, is_link
from bluf.ground.git_revision import git_revision
from bluf.ground.safe_names import safe_name
from bluf.ground.workspace import Workspace
from bluf.pipeline.guarding import write_no_link
from bluf.pipeline.targets import DEFAULT_FOLDER, stem
from bluf.problems import BriefError
from bluf.version import VERSION

_BATCH = 50  # copies that are written and recorded at once


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file of a copy: its place from the project's root, its format and its bytes' digest."""

    copy: PlannedCopy
    form: str
    place: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Options:
    """How copies are made, and what becomes of them.

    `seal` makes a PDF with room for a signature, `sign` fills it, and `key` is its certificate's digest. `post` is
    empty, `mail` where mails are written, or `send` where they are handed over too; `sender` is whom they are from.
    """

    seal: Seal | None = None
    key: str = ""
    sign: Callable[[bytes], bytes] | None = None
    protect: Callable[[PlannedCopy, bytes], bytes] | None = None
    post: str = ""
    sender: str = ""


def lay_out(prepared: Prepared, options: Options) -> CopyPages:
    """Return the pages of an issue. Raises BriefError with all that keeps one of its copies from being made."""
    pages = CopyPages(prepared.plan, options.seal)
    pages.check()
    return pages


def begin(prepared: Prepared, ledger: Ledger, workspace: Workspace, options: Options) -> Issue:
    """Record that an issue is begun, under the next number of its brief that is free in the ledger and on the disk.

    Raises BriefError: `ledger-changed`.
    """
    ledger.check()
    name = safe_name(stem(prepared.asked.brief))
    folder = prepared.root / DEFAULT_FOLDER / FOLDER
    names = (f"{name}-{number}" for number in count(1))
    free = (each for each in names if not (exists(folder / each) or is_link(folder / each)))
    when = stamp(workspace.instant())
    details = {
        "list": prepared.list,
        "list_sha256": prepared.listed,
        "groups": list(prepared.asked.groups),
        "sealed": stamp(options.seal.when) if options.seal else "",
        "signer": options.seal.signer if options.seal else "",
        "protected": prepared.asked.is_protected,
        "post": options.post,
        "sender": options.sender,
        "reasons": list(prepared.reasons),
        "salt": hashlib.sha256(f"{when}{prepared.content}{prepared.listed}".encode()).hexdigest(),
    }
    happening = Happening(
        kind=Kind.BEGUN,
        issue="",
        at=when,
        brief=prepared.brief,
        content=prepared.content,
        revision=git_revision(prepared.root),
        bluf=VERSION,
        to=str(prepared.plan.listed.title),
        title=" ".join(prepared.plan.brief.title.split()),
        copies=prepared.plan.count,
        key=options.key,
        detail=json.dumps(details, sort_keys=True, ensure_ascii=False),
    )
    event = ledger.begin(free, happening)
    return Issue(event.issue, prepared.root, (event,))


def seal_of(issue: Issue, room: int) -> Seal | None:
    """Return by whom and when the copies of an issue are signed, with `room` for it; None where they are not."""
    details = issue.details
    return Seal(details["signer"], moment(details["sealed"]), room) if details["signer"] else None


def make(
    issue: Issue,
    prepared: Prepared,
    ledger: Ledger,
    workspace: Workspace,
    options: Options,
    progress: Callable[[int], None] | None = None,
    pages: CopyPages | None = None,
) -> Issue:
    """Make the files of an issue that are not made yet, write them, and record them; then what the issue supersedes.

    `progress` is told how many copies have been made; `pages` are those that have been laid out. Raises BriefError
    (`ledger-changed`; `issue-busy` where another process is at it); what was made until then stays recorded.
    """
    pages = pages or CopyPages(prepared.plan, options.seal)
    with at_work(issue):
        ledger.check()
        issue = replace(issue, events=tuple(ledger.events(issue.name)))
        done = issue.made
        batch: list[tuple[MadeFile, bytes]] = []
        try:
            for at, copy in enumerate(prepared.plan.copies, 1):
                for form in map(str, copy.recipient.formats):
                    if (copy.number, form) not in done:
                        batch.append(_made(issue, prepared, pages, copy, form, workspace, options))
                if len(batch) >= _BATCH:
                    full, batch = batch, []
                    _keep(issue, full, ledger, workspace, options)
                if progress is not None:
                    progress(at)
        finally:
            if batch:
                _keep(issue, batch, ledger, workspace, options)
        if not issue.is_made:
            ended = Happening(kind=Kind.MADE_ALL, issue=issue.name, at=stamp(workspace.instant()))
            ledger.append([ended, *_superseded(issue, ledger, workspace)])
        return replace(issue, events=tuple(ledger.events(issue.name)))


def file_name(copy: PlannedCopy, form: str, copies: int) -> str:
    """Return what a file of one of so many copies is called: by its number, in as many digits as the last, and name."""
    name = str(copy.recipient.name).replace("/", "-").replace("\\", "-")
    return safe_name(f"{copy.number:0{len(str(copies))}d}-{name}.{form}")


def _made(
    issue: Issue,
    prepared: Prepared,
    pages: CopyPages,
    copy: PlannedCopy,
    form: str,
    workspace: Workspace,
    options: Options,
) -> tuple[MadeFile, bytes]:
    content = pages.content(copy, form, workspace)
    if form == "pdf":
        content = options.protect(copy, content) if options.protect else content
        content = options.sign(content) if options.sign else content
    name = file_name(copy, form, prepared.plan.count)
    place = f"{DEFAULT_FOLDER}/{FOLDER}/{issue.name}/{name}"
    return MadeFile(copy, form, place, digest(content)), content


def _keep(
    issue: Issue, batch: Sequence[tuple[MadeFile, bytes]], ledger: Ledger, workspace: Workspace, options: Options
) -> None:
    """Write some files, and when they are on the disk record that they are made."""
    write_no_link({issue.root / file.place: content for file, content in batch}, issue.root, workspace.shown)
    when = stamp(workspace.instant())
    ledger.append([_happening(issue, file, when, options) for file, _ in batch])


def _happening(issue: Issue, file: MadeFile, when: str, options: Options) -> Happening:
    copy = file.copy
    return Happening(
        kind=Kind.MADE,
        issue=issue.name,
        at=when,
        title=issue.begun.title,
        copy=copy.number,
        copies=issue.begun.copies,
        recipient=str(copy.recipient.name),
        email=copy.recipient.mailbox.text,
        level=copy.level,
        form=file.form,
        file=file.place,
        sha256=file.sha256,
        key=options.key if file.form == "pdf" else "",
        detail=", ".join(each.text for each in copy.recipient.copied),
    )


def _superseded(issue: Issue, ledger: Ledger, workspace: Workspace) -> Iterator[Happening]:
    """Yield that earlier issues of the same brief, made from something else, are superseded by this one."""
    events = ledger.events()
    gone = {event.issue for event in events if event.kind in (Kind.SUPERSEDED, Kind.WITHDRAWN)}
    for event in events:
        is_earlier = event.kind is Kind.BEGUN and event.number < issue.begun.number and event.issue not in gone
        if is_earlier and event.brief == issue.begun.brief and event.content != issue.begun.content:
            when = stamp(workspace.instant())
            yield Happening(kind=Kind.SUPERSEDED, issue=event.issue, at=when, detail=issue.name)


def withdraw(issue: Issue, why: str, ledger: Ledger, workspace: Workspace) -> Event:
    """Record that an issue is withdrawn. Raises BriefError where it is already."""
    if before := issue.withdrawn:
        raise BriefError([withdrawn_problem(before, workspace.shown(ledger.path))])
    happening = Happening(kind=Kind.WITHDRAWN, issue=issue.name, at=stamp(workspace.instant()), detail=why)
    return ledger.append([happening])[0]
