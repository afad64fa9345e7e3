"""Write the mail that brings a copy to its recipient: text and HTML, the files, and nobody else's name.

The subject begins with the marking. What a name or a title holds can't add a header: it is made one line of characters
that are seen (RFC 5322, 2.2), and addresses have been checked. The same copy has the same mail, byte for byte, and so
the same Message-ID, by which a server or a reader sees that it came twice.
"""

import base64
import quopri
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from email import message_from_string
from email.header import Header, decode_header, make_header
from email.message import Message
from email.utils import encode_rfc2231, format_datetime, getaddresses, quote

from bluf.deliver.addresses import Mailbox
from bluf.ground.digests import digest

_LONGEST_PLAIN = 60  # characters
_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_UNSEEN = ("Cc", "Cs", "Zl", "Zp")  # controls, half characters and line ends (Unicode, general categories)
_DIRECTIONS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")  # could make a line read otherwise


@dataclass(frozen=True, slots=True)
class Letter:
    """What a mail says. `level` is the marking of the copy, `files` are the bytes of its files by their names."""

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


@dataclass(frozen=True, slots=True)
class ReadMail:
    """A mail as its file has it. `files` are the SHA-256 of what is attached, by name."""

    content: bytes
    message_id: str
    sender: str
    to: tuple[str, ...]
    cc: tuple[str, ...]
    subject: str
    files: Mapping[str, str]

    @property
    def addresses(self) -> tuple[str, ...]:
        """All that it goes to, each once."""
        return tuple(dict.fromkeys((*self.to, *self.cc)))

    @property
    def needs_utf8(self) -> bool:
        """Whether a server must take addresses that are not ASCII (SMTPUTF8)."""
        return not all(address.isascii() for address in (self.sender, *self.addresses))


def message_id(issue: str, copy: int, salt: str, domain: str) -> str:
    """Return the Message-ID of a copy's mail (RFC 5322, 3.6.4). `salt` is what the ledger has of the issue alone."""
    found = digest(f"{issue}\n{copy}\n{salt}".encode())
    return f"<{found[:32]}@{domain}>"


def mail_bytes(letter: Letter, message_id: str) -> bytes:
    """Return the mail as a file (`.eml`) and a server have it.

    Its Date is that of the letter. It is written here and not by `email`, which folds otherwise in each version of
    Python: the same mail has the same bytes.
    """
    mark = digest(message_id.encode())[:24]
    bodies = [_text(letter.text, "plain"), _text(letter.html, "html")]
    said = _multipart("alternative", f"=_{mark}_1", bodies)  # `=` and `_`: no encoded line has both at its beginning
    attached = [_file(name, content) for name, content in letter.files.items()]
    whole = _multipart("mixed", f"=_{mark}_0", [said, *attached])
    return "\r\n".join([*_headers(letter, message_id), whole]).encode()


def _multipart(kind: str, boundary: str, parts: Sequence[str]) -> str:
    """Return parts as one (RFC 2046, 5.1)."""
    head = f'Content-Type: multipart/{kind};\r\n boundary="{boundary}"\r\n\r\n'
    return head + "".join(f"--{boundary}\r\n{part}\r\n" for part in parts) + f"--{boundary}--\r\n"


def _text(text: str, kind: str) -> str:
    lines = quopri.encodestring(text.encode()).decode("ascii").replace("\n", "\r\n")
    head = f"Content-Type: text/{kind}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable"
    return f"{head}\r\n\r\n{lines}"


def _file(name: str, content: bytes) -> str:
    """Return an attachment; a name beyond ASCII is encoded (RFC 2231, 4)."""
    plain = name.isascii() and one_line(name) == name
    shown = f'filename="{quote(name)}"' if plain else f"filename*={encode_rfc2231(one_line(name), 'utf-8')}"
    head = f"Content-Type: {_TYPES[name.rpartition('.')[2]]}\r\nContent-Transfer-Encoding: base64"
    lines = base64.encodebytes(content).decode("ascii").replace("\n", "\r\n")
    return f"{head}\r\nContent-Disposition: attachment;\r\n {shown}\r\n\r\n{lines}"


def _headers(letter: Letter, message_id: str) -> Iterator[str]:
    """Yield the lines of a mail's header, but for those of its parts."""
    yield f"Subject: {_words(f'{letter.level} - {letter.title}' if letter.level else letter.title)}"
    yield f"From: {_address(*letter.sender)}"
    yield f"To: {_address(*letter.recipient)}"
    if letter.cc:
        yield "Cc: " + ",\r\n ".join(_address("", each) for each in letter.cc)
    yield f"Date: {format_datetime(letter.when)}"
    yield f"Message-ID: {message_id}"
    yield f"Content-Language: {letter.lang}"
    yield "MIME-Version: 1.0"


def _words(text: str) -> str:
    """Return text for a header: as it is, or in encoded words (RFC 2047) if it is long or beyond ASCII."""
    line = one_line(text)
    if line.isascii() and len(line) <= _LONGEST_PLAIN:
        return line
    return Header(line, "utf-8", maxlinelen=_LONGEST_PLAIN, continuation_ws=" ").encode(linesep="\r\n")


def _address(name: str, box: Mailbox) -> str:
    """Return a name and an address for a header (RFC 5322, 3.4); the address may be in UTF-8 (RFC 6532)."""
    words = _words(name)
    if not words:
        return box.text
    plain = one_line(name) == words
    return (f'"{quote(words)}"' if plain else words) + f"\r\n <{box.text}>"


def read_mail(content: bytes) -> ReadMail:
    """Return what a mail says that `mail_bytes` wrote; of other bytes there is no telling what comes of it."""
    mail = message_from_string(content.decode())  # headers may be in UTF-8 (RFC 6532)
    return ReadMail(
        content=content,
        message_id=mail["Message-ID"],
        sender=_addresses(mail["From"])[0],
        to=_addresses(mail["To"]),
        cc=_addresses(mail["Cc"]),
        subject=str(make_header(decode_header(mail["Subject"]))),
        files={
            part.get_filename() or "": digest(_content(part))
            for part in mail.walk()
            if part.get_content_disposition() == "attachment"
        },
    )


def one_line(text: str) -> str:
    """Return text as a header may hold it: one line, without characters that are not seen or turn what stands by them.

    What looks like a word that is encoded already is parted (RFC 2047): a reader's program would decode it.

    >>> one_line("Ports\\r\\nBcc: all@harn.example")
    'Ports Bcc: all@harn.example'
    """
    kept = (" " if unicodedata.category(char) in _UNSEEN or char in _DIRECTIONS else char for char in text)
    return " ".join("".join(kept).replace("=?", "= ?").split())


def _content(part: Message) -> bytes:
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def _addresses(header: str | None) -> tuple[str, ...]:
    return tuple(address for _, address in getaddresses([header or ""]) if address)
