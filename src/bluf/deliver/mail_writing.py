"""Write the mail of each copy of an issue beside it, as a file that any mail program opens (`.eml`, RFC 5322).

The ledger has the digest of each: what was changed since is not sent.
"""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from bluf.deliver.addresses import Mailbox
from bluf.deliver.events import Happening, Kind
from bluf.deliver.issue_mails import IssueMails
from bluf.deliver.issues import Issue
from bluf.deliver.ledger import Ledger
from bluf.deliver.mails import Letter, mail_bytes
from bluf.deliver.planning import PlannedCopy
from bluf.deliver.preparing import Prepared
from bluf.ground.digests import digest, file_digest
from bluf.ground.workspace import Workspace
from bluf.pipeline.guarding import write_no_link
from bluf.problems import BriefError, Problem
from bluf.problems.wording import shown
from bluf.template import template_folders
from bluf.template.copy_line import CopyLine
from bluf.template.mail_bodies import mail_bodies
from bluf.template.mail_words import mail_values

_BATCH = 50  # mails that are written at once


def write_mails(
    issue: Issue, prepared: Prepared, ledger: Ledger, workspace: Workspace, sender: tuple[str, Mailbox]
) -> list[Path]:
    """Write the mails of an issue beside its copies, record them, and return their paths in the order of the copies.

    The same issue and sender give the same bytes each time. Raises BriefError: `mail-changed` where a copy is not there
    or not as the ledger has it, a fault of the mail's template, `cannot-write`, and what `Ledger` raises.
    """
    return _Writing(issue, prepared, ledger, workspace, sender).run()


class _Writing:
    """The writing of an issue's mails."""

    def __init__(
        self, issue: Issue, prepared: Prepared, ledger: Ledger, workspace: Workspace, sender: tuple[str, Mailbox]
    ) -> None:
        self._issue = issue
        self._ledger = ledger
        self._plan = prepared.plan
        self._workspace = workspace
        self._sender = sender
        self._mails = IssueMails(issue, workspace)
        self._when = datetime.fromisoformat(issue.begun.at)
        self._folders = template_folders(workspace, prepared.asked.brief)
        self._briefs = {copy.setting: prepared.plan.brief_of(copy.setting) for copy in prepared.plan.copies}
        self._had_before = _had_before(issue, ledger)

    def run(self) -> list[Path]:
        recorded = {copy: event.sha256 for copy, event in self._issue.mails.items()}
        for start in range(0, self._plan.count, _BATCH):
            files: dict[Path, bytes] = {}
            events: list[Happening] = []
            for copy in self._plan.copies[start : start + _BATCH]:
                content, path = self._mail(copy), self._mails.path(copy.number)
                if file_digest(path) != (found := digest(content)):
                    files[path] = content
                if recorded.get(copy.number) != found:
                    events.append(self._happening(copy.number, path, found))
            if files:
                write_no_link(files, self._issue.root, self._workspace.shown)
            if events:
                self._ledger.append(events)
        return [self._mails.path(copy.number) for copy in self._plan.copies]

    def _happening(self, copy: int, path: Path, sha256: str) -> Happening:
        message_id = self._mails.message_id(copy, self._sender[1])
        happening = self._mails.happening(Kind.MAIL_WRITTEN, copy, message_id)
        return replace(happening, file=path.relative_to(self._issue.root).as_posix(), sha256=sha256)

    def _mail(self, copy: PlannedCopy) -> bytes:
        files = self._files(copy)
        recipient, brief = copy.recipient, self._briefs[copy.setting]
        line = CopyLine(copy.number, self._plan.count, str(recipient.name), str(recipient.lang or ""))
        values = mail_values(
            brief,
            line,
            copy.level,
            tuple(files),
            self._folders,
            replaces=recipient.mailbox.text in self._had_before,
            protected=bool(self._issue.details.get("protected")) and "pdf" in recipient.formats,
        )
        bodies = mail_bodies(values, self._folders)
        letter = Letter(
            level=copy.level,
            title=str(brief.title),
            lang=line.lang or str(brief.lang),
            sender=self._sender,
            recipient=(line.name, recipient.mailbox),
            cc=recipient.copied,
            when=self._when,
            text=bodies.text,
            html=bodies.html,
            files=files,
        )
        return mail_bytes(letter, self._mails.message_id(copy.number, self._sender[1]))

    def _files(self, copy: PlannedCopy) -> dict[str, bytes]:
        """Return the files of a copy by name, as they were recorded, and for whom. Raises BriefError."""
        made = {event.form: event for event in self._mails.made(copy.number)}
        files = {}
        for form in sorted(map(str, copy.recipient.formats), reverse=True):
            event = made.get(form)
            if event is None or (event.email, event.level) != (copy.recipient.mailbox.text, copy.level):
                message = f"copy {copy.number} was not made for {shown(copy.recipient.name)}"
                raise BriefError([Problem("mail-changed", message, hint="issue the brief anew")])
            place = self._issue.root / event.file
            content = place.read_bytes() if place.is_file() else None
            if fault := self._mails.fault_of(event, None if content is None else digest(content)):
                raise BriefError([fault])
            files[place.name] = content or b""
        return files


def _had_before(issue: Issue, ledger: Ledger) -> frozenset[str]:
    """Return the addresses that had been sent the same brief, made from something else, when the issue was begun."""
    events = [event for event in ledger.events() if event.number < issue.begun.number]
    begun = issue.begun
    alike = {
        event.issue
        for event in events
        if event.kind is Kind.BEGUN and event.brief == begun.brief and event.content != begun.content
    }
    return frozenset(event.email for event in events if event.kind is Kind.SENT and event.issue in alike)
