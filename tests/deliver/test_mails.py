"""A mail holds what it is to hold, in any script, and no header that somebody has slipped into a name or a title."""

from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_string
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import SMTP, compat32
from email.utils import parseaddr
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bluf.deliver.addresses import mailbox
from bluf.deliver.mails import Letter, mail_bytes, message_id, one_line, read_mail
from bluf.ground.digests import digest

SALT = "9f" * 32
ID = message_id("ports-1", 3, SALT, "harn.example")
LETTER = Letter(
    level="TLP:AMBER",
    title="Ports of Harn reopen",
    lang="en-GB",
    sender=("Cabinet Office", mailbox("office@harn.example")),
    recipient=("Ines Okafor", mailbox("ines@harn.example")),
    cc=(),
    when=datetime(2026, 3, 2, 9, 30, tzinfo=UTC),
    text="Three ports reopen.\n",
    html="<p>Three ports reopen.</p>\n",
    files={"03-Ines-Okafor.pdf": b"%PDF-1.7 \r\n.\r\n", "03-Ines-Okafor.docx": b"PK\x03\x04"},
)
HEADERS = {"Subject", "From", "To", "Date", "Message-ID", "Content-Language", "MIME-Version", "Content-Type"}
NAMES = [
    "Ines Okafor",
    "Дарья Вуйич",
    "王小明",
    "عائشة المنصوري",
    'Anna "Ann", Bo; <x@y.example>',
    "x" * 119,
]


def parsed(letter: Letter, **changed: Any) -> EmailMessage:
    return message_from_string(mail_bytes(replace(letter, **changed), ID).decode(), policy=SMTP)


def shown_name(letter: Letter, **changed: Any) -> str:
    """The name in To as a reader shows it: Python's newer parser parts the encoded words of long ones."""
    mail = message_from_string(mail_bytes(replace(letter, **changed), ID).decode(), policy=compat32)
    return str(make_header(decode_header(parseaddr(mail["To"])[0])))


def test_a_mail_has_its_marking_first_and_its_files_last() -> None:
    mail = parsed(LETTER)
    assert mail["Subject"] == "TLP:AMBER - Ports of Harn reopen"
    assert (str(mail["From"]), str(mail["To"])) == (
        "Cabinet Office <office@harn.example>",
        "Ines Okafor <ines@harn.example>",
    )
    assert mail["Date"].datetime == LETTER.when
    assert mail["Message-ID"] == ID
    assert mail.get_content_type() == "multipart/mixed"
    bodies = [mail.get_body((kind,)) for kind in ("plain", "html")]
    assert [body.get_content().replace("\r\n", "\n") for body in bodies if body] == [LETTER.text, LETTER.html]
    assert {part.get_filename(): part.get_content() for part in mail.iter_attachments()} == LETTER.files
    types = ["application/pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"]
    assert [part.get_content_type() for part in mail.iter_attachments()] == types
    assert set(mail.keys()) == HEADERS


def test_the_same_letter_is_the_same_bytes() -> None:
    assert mail_bytes(LETTER, ID) == mail_bytes(LETTER, ID)


def test_every_line_is_short_enough_for_any_server() -> None:
    long = replace(LETTER, title="Häfen " * 200, text="ein Wort " * 500, html="<p>" + "x" * 5000)
    content = mail_bytes(long, ID)
    assert max(map(len, content.split(b"\r\n"))) <= 90  # the type of a DOCX
    assert content.replace(b"\r\n", b"").count(b"\n") == 0
    assert content.isascii()


def test_message_ids_tell_issues_and_copies_apart() -> None:
    ids = {message_id(issue, copy, salt, "harn.example") for issue in "ab" for copy in (1, 2) for salt in ("x", "y")}
    assert len(ids) == 8


@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_any_script_arrives_as_it_is(name: str) -> None:
    recipient = name, mailbox("ines@harn.example")
    mail = parsed(LETTER, recipient=recipient, title=name)
    assert shown_name(LETTER, recipient=recipient) == name
    assert [each.addr_spec for each in mail["To"].addresses] == ["ines@harn.example"]
    assert mail["Subject"] == f"TLP:AMBER - {name}"


@pytest.mark.parametrize("name", ["03-Дарья.pdf", "03-王小明.pdf", "03-عائشة.pdf", "03-" + "ö" * 90 + ".pdf"])
def test_a_file_s_name_in_any_script_arrives_as_it_is(name: str) -> None:
    (part,) = parsed(LETTER, files={name: b"%PDF"}).iter_attachments()
    assert part.get_filename() == name


def test_an_address_beyond_ascii_is_in_the_header_as_it_is() -> None:
    mail = parsed(LETTER, recipient=("Józef", mailbox("józef@häfen.example")), cc=(mailbox("bo@harn.example"),))
    assert mail["To"].addresses[0].addr_spec == "józef@xn--hfen-loa.example"
    assert [each.addr_spec for each in mail["Cc"].addresses] == ["bo@harn.example"]


ENDS = [
    "",
    "\r\nBcc: all@harn.example\r\n\r\nbody",
    "\nBcc: x",
    "\r\rBcc: x",
    "\u2028Bcc: x",
    "\x0bBcc: x",
    "\x85Bcc: x",
]
ANY_TEXT = st.text(st.characters(), max_size=150)


@settings(max_examples=60)
@given(ANY_TEXT, ANY_TEXT, st.sampled_from(ENDS))
@example('a", <all@harn.example>, "', "=?utf-8?q?a=0D=0ABcc=3A_x?=", "")
def test_nothing_in_a_name_or_a_title_adds_a_header(title: str, name: str, end: str) -> None:
    recipient = name + end, LETTER.recipient[1]
    mail = parsed(LETTER, title=title + end, sender=(end + name, LETTER.sender[1]), recipient=recipient)
    assert set(mail.keys()) == HEADERS
    assert [each.addr_spec for each in mail["To"].addresses] == ["ines@harn.example"]
    assert [each.addr_spec for each in mail["From"].addresses] == ["office@harn.example"]
    assert shown_name(LETTER, recipient=recipient) == one_line(name + end)
    assert mail["Subject"] == f"TLP:AMBER - {one_line(title + end)}".strip()
    assert len(mail.get_all("Subject", [])) == 1
    assert len(list(mail.iter_attachments())) == 2


@given(ANY_TEXT)
def test_one_line_has_no_line_end_and_keeps_words(text: str) -> None:
    line = one_line(f"a {text} b")
    assert len(line.splitlines()) == 1
    assert (line[0], line[-1]) == ("a", "b")


def test_a_mail_is_read_back() -> None:
    content = mail_bytes(replace(LETTER, cc=(mailbox("bo@harn.example"),)), ID)
    read = read_mail(content)
    assert (read.message_id, read.sender, read.addresses) == (
        ID,
        "office@harn.example",
        ("ines@harn.example", "bo@harn.example"),
    )
    assert read.subject == "TLP:AMBER - Ports of Harn reopen"
    assert read.files == {name: digest(content) for name, content in LETTER.files.items()}
    assert not read.needs_utf8
