"""Find the mails of an issue, beside its copies, and tell whether they are what the ledger has."""

from collections import defaultdict
from dataclasses import replace
from pathlib import Path

from bluf.deliver.addresses import Mailbox
from bluf.deliver.events import Event, Happening, Kind
from bluf.deliver.issues import Issue
from bluf.deliver.mails import ReadMail, message_id, read_mail
from bluf.deliver.moments import stamp
from bluf.deliver.restoring import how_to_have
from bluf.ground.digests import digest, file_digest
from bluf.ground.file_opening import opened
from bluf.ground.workspace import Workspace
from bluf.problems import Problem, Span
from bluf.problems.wording import shown

ENDING = ".eml"


class IssueMails:
    """The mails of an issue: one for each copy, with all its files."""

    def __init__(self, issue: Issue, workspace: Workspace) -> None:
        self._issue = issue
        self._workspace = workspace
        self._salt = str(issue.details["salt"])
        self._written = issue.mails
        self._read: dict[str, ReadMail] = {}  # by digest, without what they hold
        self._made: dict[int, list[Event]] = defaultdict(list)
        for event in sorted(issue.made.values(), key=lambda each: (each.copy, each.form != "pdf")):
            self._made[event.copy].append(event)

    @property
    def copies(self) -> tuple[int, ...]:
        """The numbers of the copies, in order."""
        return tuple(self._made)

    def made(self, copy: int) -> list[Event]:
        """Return what was recorded of the files of a copy, the PDF first."""
        return self._made[copy]

    def path(self, copy: int) -> Path:
        """Return where the mail of a copy is."""
        return (self._issue.root / self._made[copy][0].file).with_suffix(ENDING)

    def message_id(self, copy: int, sender: Mailbox) -> str:
        """Return the Message-ID of a copy's mail, which is the same whenever it is sent."""
        return message_id(self._issue.name, copy, self._salt, sender.domain)

    def happening(self, kind: Kind, copy: int, message_id: str) -> Happening:
        """Return what the ledger is to have of the mail of a copy to which something happens now."""
        made = self._made[copy][0]
        return Happening(
            kind=kind,
            issue=self._issue.name,
            at=stamp(self._workspace.instant()),
            title=made.title,
            copy=copy,
            copies=made.copies,
            recipient=made.recipient,
            email=made.email,
            level=made.level,
            message_id=message_id,
        )

    def read(self, copy: int, sender: Mailbox, recorded: str | None) -> ReadMail | Problem:
        """Return the mail of a copy, or why it is not sent.

        It must be as it was written, from the `sender`, to the recipient that was recorded, with the files of their
        copy as they were recorded and as they lie beside it, and have the Message-ID that was `recorded` if it was sent
        before.
        """
        place = self.path(copy)
        for event in self._made[copy]:
            if fault := self.fault_of(event, file_digest(self._issue.root / event.file)):
                return fault
        try:
            with opened(place) as file:
                content = file.read()
        except OSError as error:
            return self._problem(
                place,
                f"there is no mail to send: {error.strerror}",
                f"have it written: bluf issue --resume {self._issue.name}",
            )
        anew = f"take it away, and have it written again: bluf issue --resume {self._issue.name}"
        written, found = self._written.get(copy), digest(content)
        if written is None or written.sha256 != found:
            return self._problem(place, "this mail is not as it was written", anew)
        mail = self._parsed(content, found)
        first = self._made[copy][0]
        files = {Path(event.file).name: event.sha256 for event in self._made[copy]}
        cc = tuple(first.detail.split(", ")) if first.detail else ()
        is_theirs = (mail.to, mail.cc, mail.files) == ((first.email,), cc, files)
        if not is_theirs or not mail.subject.startswith(first.level):
            return self._problem(place, f"this mail is not that of copy {copy}, for {shown(first.recipient)}", anew)
        if mail.sender != sender.text:
            return self._problem(place, f"this mail is from {mail.sender}, and not from {sender.text}", anew)
        if mail.message_id != (recorded or self.message_id(copy, sender)):
            message = "this mail has another Message-ID than when it was sent first, and would count as a second one"
            return self._problem(place, message, "have the mails written from the address that sent it first")
        return mail

    def fault_of(self, event: Event, found: str | None) -> Problem | None:
        """Return what is wrong with a file of a copy that has this digest, None where there is no file."""
        if found == event.sha256:
            return None
        message = "this copy is not as it was made" if found else "this copy is not there"
        return self._problem(self._issue.root / event.file, message, how_to_have(self._issue, event))

    def _parsed(self, content: bytes, found: str) -> ReadMail:
        """Return a mail, which is read once: before the first is sent, and not again when it is its turn."""
        if found not in self._read:
            self._read[found] = replace(read_mail(content), content=b"")
        return replace(self._read[found], content=content)

    def _problem(self, place: Path, message: str, hint: str) -> Problem:
        return Problem("mail-changed", message, Span(self._workspace.shown(place), 0, 0), hint=hint)
