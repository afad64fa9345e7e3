"""Write the mail that brings a copy to its recipient: text and HTML, the file, and nobody else's name.

The subject begins with the marking. What a name or a title holds can't add a header: `email` refuses line ends in
values (RFC 5322, 2.2), and addresses have been checked. The same copy has the same mail, byte for byte, and so the same
Message-ID, by which a server or a reader sees that it came twice.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from bluf.deliver.addresses import Mailbox, mailbox

_TYPES = {
    "pdf": ("application", "pdf"),
    "docx": ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document"),
}


@dataclass(frozen=True, slots=True)
class Letter:
    """What a mail says. `level` is the marking of the copy, `files` are the bytes of its files by their names."""

    issue: str
    copy: int
    level: str
    title: str
    lang: str
    sender: tuple[str, Mailbox]
    recipient: tuple[str, Mailbox]
    cc: tuple[Mailbox, ...]
    when: datetime
    text: str
    html: str
    files: Mapping[str, bytes]


def message_id(issue: str, copy: int, key: str, domain: str) -> str:
    """Return the Message-ID of a copy's mail (RFC 5322, 3.6.4). `key` is what the ledger has of the issue alone."""
    digest = hashlib.sha256(f"{issue}\n{copy}\n{key}".encode()).hexdigest()[:32]
    return f"<{digest}@{domain}>"


def mail_of(letter: Letter, message_id: str) -> EmailMessage:
    """Return the mail. Its Date is that of the issue, so that the same copy has the same mail."""
    mail = EmailMessage(policy=SMTP.clone(utf8=_needs_utf8(letter)))
    marking = f"{letter.level}: " if letter.level else ""
    mail["Subject"] = marking + " ".join(letter.title.split())
    mail["From"] = _address(*letter.sender)
    mail["To"] = _address(*letter.recipient)
    if letter.cc:
        mail["Cc"] = [_address("", each) for each in letter.cc]
    mail["Date"] = format_datetime(letter.when)
    mail["Message-ID"] = message_id
    mail["Content-Language"] = letter.lang
    mail["Auto-Submitted"] = "no"
    mail.set_content(letter.text, cte="quoted-printable")
    mail.add_alternative(letter.html, subtype="html", cte="quoted-printable")
    for name, content in letter.files.items():
        maintype, subtype = _TYPES[name.rpartition(".")[2]]
        mail.add_attachment(content, maintype=maintype, subtype=subtype, filename=name)
    _fix_boundaries(mail, message_id)
    return mail


def mail_bytes(mail: EmailMessage) -> bytes:
    """Return a mail as a file (`.eml`) and a server have it."""
    return mail.as_bytes()


def _address(name: str, box: Mailbox) -> Address:
    return Address(display_name=" ".join(name.split()), username=box.local, domain=box.domain)


def _needs_utf8(letter: Letter) -> bool:
    return any(box.needs_utf8 for box in (letter.sender[1], letter.recipient[1], *letter.cc))


def _fix_boundaries(mail: EmailMessage, message_id: str) -> None:
    """Set the lines between parts by the mail's id: `email` would draw them at random."""
    digest = hashlib.sha256(message_id.encode()).hexdigest()[:24]
    for number, part in enumerate(each for each in mail.walk() if each.is_multipart()):
        part.set_boundary(f"=_{digest}_{number}")


__all__ = ["Letter", "mail_bytes", "mail_of", "mailbox", "message_id"]
