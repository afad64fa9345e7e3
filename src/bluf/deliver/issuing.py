"""Issue a brief to a list: make the copies, record them, write the mails, and hand them over, each step for good.

Whatever ends the process, the ledger knows how far it came: files are on the disk before they are recorded as made, and
a mail is recorded as being handed over before it is. So an issue that was cut short goes on where it stopped, and
nobody gets two mails.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any

from bluf.deliver.distribution_list import read_list
from bluf.deliver.events import Event, Happening, Kind
from bluf.deliver.ledger import Ledger
from bluf.deliver.making import CopyPages, Seal
from bluf.deliver.planning import Plan, PlannedCopy, plan
from bluf.ground.digests import digest
from bluf.ground.files import write_all
from bluf.ground.git_revision import git_revision
from bluf.ground.safe_names import safe_name
from bluf.ground.workspace import Workspace
from bluf.pipeline import phases
from bluf.pipeline.origins import digests_of, origins_of
from bluf.pipeline.project import root_of
from bluf.pipeline.reading import file_bytes
from bluf.pipeline.targets import DEFAULT_FOLDER, stem
from bluf.problems import BriefError, Problem, Span
from bluf.template import style_names, template_folders
from bluf.version import VERSION

FOLDER = "issues"  # in a project's out/
_BATCH = 50  # copies that are written and recorded at once


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: which brief goes to which list, and to which groups on it; none for all."""

    brief: str
    list: str
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Prepared:
    """An issue that can be made: the plan, and what the ledger has to know of its brief and its list."""

    asked: Asked
    plan: Plan
    problems: tuple[Problem, ...]  # warnings and notes of the brief
    root: Path
    content: str  # digest of all that the brief is made from
    listed: str  # digest of the list's file


def prepare(asked: Asked, workspace: Workspace) -> Prepared:
    """Read and prove the brief, read the list, and plan the copies. Raises BriefError with all that is in the way."""
    data = file_bytes(asked.brief, workspace)
    outcome = phases.run(asked.brief, workspace, data)
    listed = file_bytes(asked.list, workspace)
    faults = [problem for problem in outcome.problems if problem.is_error]
    try:
        file = read_list(listed, asked.list)
    except BriefError as error:
        raise BriefError([*faults, *error.problems]) from None
    if faults or outcome.brief is None or outcome.source is None:
        raise BriefError(faults)
    folders = template_folders(workspace, asked.brief)
    made = plan(outcome.brief, file, asked.groups, style_names(folders.paths))
    root = root_of(asked.brief, workspace.folder)
    origins = digests_of(origins_of(asked.brief, outcome.source, workspace), root, data)
    content = digest(json.dumps(origins or {"brief": digest(data)}, sort_keys=True).encode())
    return Prepared(asked, made, outcome.problems, root, content, digest(listed))


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file of a copy: its place from the project's root, its format and its bytes' digest."""

    copy: PlannedCopy
    form: str
    place: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Options:
    """How copies are made. `seal` makes a PDF with room for a signature signed; `key` is its certificate's digest."""

    seal: Seal | None = None
    key: str = ""
    sign: Callable[[bytes], bytes] | None = None
    protect: Callable[[PlannedCopy, bytes], bytes] | None = None


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
    def is_made(self) -> bool:
        """Whether all copies are there."""
        return any(event.kind is Kind.MADE_ALL for event in self.events)

    @property
    def folder(self) -> Path:
        """Where its files are."""
        return self.root / DEFAULT_FOLDER / FOLDER / self.name


def begin(prepared: Prepared, ledger: Ledger, workspace: Workspace, options: Options) -> Issue:
    """Record that an issue is begun, under the next number of its brief that is free in the ledger and on the disk."""
    name = safe_name(stem(prepared.asked.brief))
    folder = prepared.root / DEFAULT_FOLDER / FOLDER
    names = (f"{name}-{number}" for number in count(1))
    free = (each for each in names if not (folder / each).exists())
    when = _stamp(workspace.instant())
    details = {
        "list": prepared.asked.list,
        "list_sha256": prepared.listed,
        "groups": list(prepared.asked.groups),
        "sealed": _stamp(options.seal.when) if options.seal else "",
        "signer": options.seal.signer if options.seal else "",
        "salt": hashlib.sha256(f"{when}{prepared.content}{prepared.listed}".encode()).hexdigest(),
    }
    happening = Happening(
        kind=Kind.BEGUN,
        issue="",
        at=when,
        brief=prepared.asked.brief,
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


def make(
    issue: Issue,
    prepared: Prepared,
    ledger: Ledger,
    workspace: Workspace,
    options: Options,
    progress: Callable[[int], None] | None = None,
) -> Issue:
    """Make the files of an issue that are not made yet, write them, and record them; then what the issue supersedes.

    `progress` is told how many copies have been made. Raises BriefError; what was made until then stays recorded.
    """
    pages = CopyPages(prepared.plan, options.seal)
    done = issue.made
    batch: list[tuple[MadeFile, bytes]] = []
    for at, copy in enumerate(prepared.plan.copies, 1):
        for form in map(str, copy.recipient.formats):
            if (copy.number, form) not in done:
                batch.append(_made(issue, prepared, pages, copy, form, workspace, options))
        if batch and (at % _BATCH == 0 or at == prepared.plan.count):
            _keep(issue, batch, ledger, workspace, options)
            batch = []
        if progress is not None:
            progress(at)
    if not issue.is_made:
        ended = Happening(kind=Kind.MADE_ALL, issue=issue.name, at=_stamp(workspace.instant()))
        ledger.append([ended, *_superseded(issue, ledger, workspace)])
    return replace(issue, events=tuple(ledger.events(issue.name)))


def _made(
    issue: Issue,
    prepared: Prepared,
    pages: CopyPages,
    copy: PlannedCopy,
    form: str,
    workspace: Workspace,
    options: Options,
) -> tuple[MadeFile, bytes]:
    page = pages.page(copy, form)
    if form == "docx":
        content = phases.write_docx(page, workspace=workspace)
    else:
        content = pages.pdf(page, workspace)
        content = options.protect(copy, content) if options.protect else content
        content = options.sign(content) if options.sign else content
    width = len(str(prepared.plan.count))
    name = f"{copy.number:0{width}d}-{safe_name(str(copy.recipient.name))}.{form}"
    place = f"{DEFAULT_FOLDER}/{FOLDER}/{issue.name}/{name}"
    return MadeFile(copy, form, place, digest(content)), content


def _keep(
    issue: Issue, batch: Sequence[tuple[MadeFile, bytes]], ledger: Ledger, workspace: Workspace, options: Options
) -> None:
    """Write some files, and when they are on the disk record that they are made."""
    write_all({issue.root / file.place: content for file, content in batch}, workspace.shown)
    when = _stamp(workspace.instant())
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
    )


def _superseded(issue: Issue, ledger: Ledger, workspace: Workspace) -> Iterator[Happening]:
    """Yield that earlier issues of the same brief, made from something else, are superseded by this one."""
    events = ledger.events()
    gone = {event.issue for event in events if event.kind in (Kind.SUPERSEDED, Kind.WITHDRAWN)}
    for event in events:
        is_earlier = event.kind is Kind.BEGUN and event.number < issue.begun.number and event.issue not in gone
        if is_earlier and event.brief == issue.begun.brief and event.content != issue.begun.content:
            when = _stamp(workspace.instant())
            yield Happening(kind=Kind.SUPERSEDED, issue=event.issue, at=when, detail=issue.name)


def withdraw(issue: Issue, why: str, ledger: Ledger, workspace: Workspace) -> Event:
    """Record that an issue is withdrawn. Raises BriefError where it is already."""
    for event in issue.events:
        if event.kind is Kind.WITHDRAWN:
            message = f"{issue.name} was withdrawn on {event.at}: {event.detail}"
            raise BriefError([Problem("issue-withdrawn", message, Span(workspace.shown(ledger.path), 0, 0))])
    happening = Happening(kind=Kind.WITHDRAWN, issue=issue.name, at=_stamp(workspace.instant()), detail=why)
    return ledger.append([happening])[0]


def _stamp(when: datetime) -> str:
    """Return a moment as the ledger has it: ISO 8601 in UTC, to the second."""
    return when.strftime("%Y-%m-%dT%H:%M:%SZ")
