"""Turn a mail (RFC 5322, MIME: RFC 2045 to 2047) into its text, its subject and its sender.

The text is `text/plain`, else `text/html`; of alternatives one is read, of other parts each that is shown with it.
Attachments, and mails that are attached, are left out. Characters are decoded strictly.
"""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email import message_from_bytes
from email.errors import InvalidBase64LengthDefect
from email.headerregistry import Address, HeaderRegistry
from email.message import Message
from email.policy import compat32
from email.utils import parsedate_to_datetime

from bluf.sources.correspondence import parted
from bluf.sources.decoding import check_encoding, decoded
from bluf.sources.errors import SourceError
from bluf.sources.mail_text import blocks_of_mail_text
from bluf.sources.reader_output import ReaderOutput
from bluf.sources.source_text import Block, SourcePlace

MOST_NESTED = 20  # parts in parts
_LONGEST_HEADER = 2_000  # characters of a header that is looked at
_ENCODED, _ENCODINGS = "content-transfer-encoding", ("quoted-printable", "base64")
_UNNAMED = ("x-unknown", "unknown", "unknown-8bit", "default")  # what programs call an encoding that they don't know
_SIGNED = ("multipart/related", "multipart/signed")  # of which the first part is what is shown
_HTML = ("text/html", "application/xhtml+xml")
_LATIN = ("iso-8859-1", "iso8859-1", "latin1", "latin-1")
_VIA = re.compile(r"(?<=\S) via \S.*", re.DOTALL)  # what a mailing list adds to a sender's name


@dataclass(frozen=True, slots=True)
class Headers:
    """What a mail's headers say: its subject, the name of its one sender, and the day on which it was sent."""

    subject: str | None = None
    sender: str | None = None
    date: datetime.date | None = None


def read(data: bytes, encoding: str | None) -> ReaderOutput:
    """Turn the bytes of a mail into its content. Raises SourceError.

    `encoding` is that of its text, where the mail does not name it or names it wrongly.
    """
    message = _opened(data)
    headers = _headers(message)
    blocks: list[Block] = []
    is_own = True
    for part in _shown(message, 0):
        found, all_own = _blocks(part, encoding)
        blocks += found
        is_own &= all_own
    return ReaderOutput(list(_numbered(blocks)), headers.subject, headers.sender if is_own else None)


def headers_of(data: bytes) -> Headers:
    """Return what a mail's headers say."""
    return _headers(_opened(data))


def _opened(data: bytes) -> Message:
    message = message_from_bytes(data.removeprefix(b"\xef\xbb\xbf"), policy=compat32)
    if not message.keys():
        raise SourceError(
            "source-unreadable", "it is not a mail: it has no headers", "give it the ending of what it is"
        )
    return message


def _headers(message: Message) -> Headers:
    sent = _header(message, "date")
    try:
        day = parsedate_to_datetime(sent).date() if sent else None
    except ValueError:
        day = None
    subject = _structured(message, "subject")
    words = " ".join(str(subject).split()) if subject is not None else ""
    addresses: tuple[Address, ...] = getattr(_structured(message, "from"), "addresses", ())
    return Headers(words or None, _name(addresses[0]) if len(addresses) == 1 else None, day)


def _name(sender: Address) -> str | None:
    name = _VIA.sub("", " ".join(sender.display_name.split())).strip("'\" ")
    return name if name and "@" not in name else None


def _header(message: Message, name: str) -> str | None:
    """Return a header's value as it stands; None where there is none, it is too long, or it isn't UTF-8."""
    for key, value in message.raw_items():
        if key.lower() == name:
            text = "".join(str(value).splitlines())
            try:
                return text.encode("utf-8", "surrogateescape").decode() if len(text) <= _LONGEST_HEADER else None
            except UnicodeError:
                return None
    return None


def _structured(message: Message, name: str) -> object | None:
    """Return a header with its encoded words decoded (RFC 2047); None where the library makes nothing of it."""
    value = _header(message, name)
    if value is None:
        return None
    try:
        return HeaderRegistry()(name, value)
    except (ValueError, LookupError, AttributeError, TypeError):
        return None


def _shown(part: Message, depth: int) -> Iterator[Message]:
    """Yield the parts whose text is shown when the mail is opened."""
    if depth > MOST_NESTED:
        reason = f"its parts are nested more than {MOST_NESTED} deep"
        raise SourceError("source-unreadable", reason, "give its text")
    kind = part.get_content_type()
    if depth and (part.get_content_disposition() == "attachment" or part.get_filename() is not None):
        return
    if kind.startswith("multipart/"):
        inner = [each for each in _parts(part) if isinstance(each, Message)]
        if kind == "multipart/alternative":
            yield from _best([list(_shown(each, depth + 1)) for each in inner])
        elif kind != "multipart/encrypted":
            for each in inner[:1] if kind in _SIGNED else inner:
                yield from _shown(each, depth + 1)
    elif kind in ("text/plain", *_HTML) and not part.is_multipart():
        yield part


def _parts(part: Message) -> list[object]:
    held = part.get_payload()
    return list(held) if isinstance(held, list) else []


def _best(alternatives: list[list[Message]]) -> list[Message]:
    """Choose plain text that has words; else what comes last, which is the best one (RFC 2046, 5.1.4)."""
    for parts in alternatives:
        if parts and all(each.get_content_type() == "text/plain" and _bytes(each).strip() for each in parts):
            return parts
    return next((parts for parts in reversed(alternatives) if any(_bytes(each).strip() for each in parts)), [])


def _blocks(part: Message, encoding: str | None) -> tuple[list[Block], bool]:
    """Return a part's blocks, and whether all of their words are the sender's but those in quote marks."""
    is_html = part.get_content_type() in _HTML
    text = decoded(_bytes(part), encoding or _charset(part), html=is_html)
    if not is_html:
        flows = str(part.get_param("format", "")).lower() == "flowed"
        return blocks_of_mail_text(text, flows, str(part.get_param("delsp", "")).lower() == "yes")
    from bluf.sources.html import blocks_of_html

    blocks, all_own = parted(blocks_of_html(text)[0])
    return blocks, all_own and "<blockquote" not in text.lower()


def _bytes(part: Message) -> bytes:
    """Return a part's bytes, as they were before they were encoded for the way. Raises SourceError."""
    named = str(part.get(_ENCODED, ""))
    plain = "-".join(named.lower().rstrip("; ").split())
    if plain in _ENCODINGS and plain != named:  # as some programs write them: "quoted printable;"
        part.replace_header(_ENCODED, plain)
    data = part.get_payload(decode=True)
    if any(isinstance(defect, InvalidBase64LengthDefect) for defect in part.defects):
        raise SourceError("source-unreadable", "its text is damaged: it is not base64, as it says", "give its text")
    return data if isinstance(data, bytes) else b""


def _charset(part: Message) -> str | None:
    """Return the encoding that a part names, if any, as mail programs take it. Raises SourceError."""
    named = part.get_param("charset")
    if named is None:
        return None
    name = str(named[2] if isinstance(named, tuple) else named).strip().strip("'\"")
    if name.lower() in _UNNAMED:
        return None
    try:
        check_encoding(name)
    except SourceError as error:
        hint = "say what it is with `encoding:`, such as `encoding: windows-1252`"
        raise SourceError(error.code, error.message, hint, of_encoding=True) from None
    return "windows-1252" if name.lower() in _LATIN else name


def _numbered(blocks: list[Block]) -> Iterator[Block]:
    """Give each block that has words its number as a place: a mail's lines are not those that its reader sees."""
    number = 0
    for block in blocks:
        number += any(line.text.strip() for line in block.lines)
        yield Block(
            tuple(replace(line, place=SourcePlace(paragraph=number)) for line in block.lines if line.text.strip())
        )
