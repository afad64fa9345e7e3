"""What a ledger holds: events of issues, each bound to the one before by its digest."""

import hashlib
import json
from dataclasses import asdict, dataclass, fields
from enum import StrEnum


class Kind(StrEnum):
    """What happened. `BEGUN` to `MADE_ALL` are of making, the next four of mail, the last two of a whole issue."""

    BEGUN = "begun"
    MADE = "made"  # one file of one copy; `detail` is who else gets its mail
    MADE_ALL = "made-all"
    MAIL_WRITTEN = "mail-written"  # `file` and `sha256` are those of the mail
    SENDING = "sending"  # handed to a mail server, whose answer is not known yet
    SENT = "sent"
    REFUSED = "refused"
    SUPERSEDED = "superseded"  # `detail` is the issue that replaces it
    WITHDRAWN = "withdrawn"  # `detail` is why


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """What is to be recorded. What does not apply is empty or 0.

    `content` is the SHA-256 of all that the brief was made from, `revision` that of git where the brief is in one.
    `copy` counts from 1 and is one of `copies`; `file` is its path from the project's root and `sha256` that of its
    bytes. `key` is the SHA-256 of the certificate that the file is signed by.
    """

    kind: Kind
    issue: str
    at: str = ""
    brief: str = ""
    content: str = ""
    revision: str = ""
    bluf: str = ""
    to: str = ""
    title: str = ""
    copy: int = 0
    copies: int = 0
    recipient: str = ""
    email: str = ""
    level: str = ""
    form: str = ""
    file: str = ""
    sha256: str = ""
    key: str = ""
    message_id: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Happening):
    """A happening as the ledger has it: its number from 1, the digest of the event before, and its own."""

    number: int
    previous: str
    digest: str

    @property
    def is_whole(self) -> bool:
        """Whether its digest is that of what it says."""
        return self.digest == digest_of(self, self.number, self.previous)


OF_SENDING = (Kind.SENDING, Kind.SENT, Kind.REFUSED)  # the last of them of a copy says what became of its mail
COLUMNS = tuple(each.name for each in fields(Happening))
FIRST = hashlib.sha256(b"bluf ledger").hexdigest()  # stands before the first event


def digest_of(happening: Happening, number: int, previous: str) -> str:
    """Return the digest of an event: that of its number, its values and the digest before, as canonical JSON."""
    said = {name: value for name, value in asdict(happening).items() if name in COLUMNS}
    text = json.dumps([number, previous, said], sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
