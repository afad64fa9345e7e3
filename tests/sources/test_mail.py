"""Mails: the text that their sender wrote, whose it is, and what it passes on."""

import base64
from email.message import EmailMessage

import pytest

from bluf.evidence.quotes import judge, prepared
from bluf.evidence.verdicts import Verdict
from bluf.sources import SourceError
from bluf.sources.mail import headers_of
from tests.sources.conftest import Read, paragraphs, places

HEAD = "From: Ana Lind <ana@harbour.example>\nDate: Tue, 3 Mar 2026 23:30:00 -0500\nSubject: The quay\n"


def mail(body: str, kind: str = "text/plain; charset=utf-8", head: str = HEAD) -> bytes:
    """Return a mail of one part."""
    return f"{head}MIME-Version: 1.0\nContent-Type: {kind}\nContent-Transfer-Encoding: 8bit\n\n{body}".encode()


def test_a_mail_gives_its_text_its_subject_and_its_sender(read: Read) -> None:
    source = read("a.eml", mail("Dear Bo,\n\nWe shall dredge\nin May.\n\n-- \nAna\n"))

    assert places(source) == [
        ("paragraph 1", "Dear Bo,"), ("paragraph 2", "We shall dredge in May."), ("paragraph 3", "-- Ana"),
    ]  # fmt: skip
    assert (source.title, source.author) == ("The quay", "Ana Lind")


def test_the_headers_say_the_day_on_which_it_was_sent() -> None:
    date = headers_of(mail("Words.")).date

    assert date is not None
    assert date.isoformat() == "2026-03-03"


@pytest.mark.parametrize(
    ("sender", "author"),
    [
        ("=?utf-8?q?Zo=C3=AB?= =?utf-8?b?IEzDrm4=?= <z@x.org>", "Zoë Lîn"),
        ('"Lind, Ana" <ana@x.org>', "Lind, Ana"),
        ("'Ana Lind' via Harbour list <list@x.org>", "Ana Lind"),
        ("Zoë Lind <z@x.org>", "Zoë Lind"),
        ("ana@x.org", None),
        ('"ana@x.org" <ana@x.org>', None),
        ("Ana <a@x.org>, Bo <b@x.org>", None),
        (f"{'a' * 3000} <a@x.org>", None),
    ],
)
def test_the_author_is_the_one_name_of_the_sender(read: Read, sender: str, author: str | None) -> None:
    assert read("a.eml", mail("Words.", head=f"From: {sender}\n")).author == author


def test_plain_text_is_read_before_a_page_and_attachments_not_at_all(read: Read) -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "Ana Lind <a@x.org>", "The quay"
    message.set_content("Plain words of “Zoë”.\n")
    message.add_alternative("<p>A page's words.</p>", subtype="html")
    message.add_attachment("Attached words.", filename="notes.txt")
    message.add_attachment(EmailMessage())

    assert read("a.eml", bytes(message)).text == "Plain words of “Zoë”."


@pytest.mark.parametrize("plain", ["", " \n"])
def test_a_page_is_read_where_there_is_no_plain_text(read: Read, plain: str) -> None:
    message = EmailMessage()
    message["Subject"] = "The quay"
    message.set_content(plain)
    message.add_alternative(
        "<style>p {}</style><p>We dredge<br>in <b>May</b> &amp; June.</p><p>Ana</p>", subtype="html"
    )

    assert places(read("a.eml", bytes(message))) == [
        ("paragraph 1", "We dredge in May & June."), ("paragraph 2", "Ana"),
    ]  # fmt: skip


def test_text_that_is_parted_by_a_picture_is_read_on(read: Read) -> None:
    parts = "--b\nContent-Type: text/plain\n\nWe dredge.\n--b\nContent-Type: image/png\n\nx\n--b\n\nIn May.\n--b--\n"

    assert paragraphs(read("a.eml", mail(parts, "multipart/mixed; boundary=b"))) == ["We dredge.", "In May."]


@pytest.mark.parametrize(
    ("encoded", "body"),
    [
        ("quoted-printable", b"Caf=C3=A9 on the=\n quay=20\n"),
        ("Quoted Printable;", b"Caf=C3=A9 on the=\n quay"),
        ("base64", base64.encodebytes("Café on the quay".encode())),
        ("8bit", "Café on the quay".encode()),
        ("7-bit", "Café on the quay".encode()),
    ],
)
def test_text_is_decoded_as_it_was_encoded_for_the_way(read: Read, encoded: str, body: bytes) -> None:
    head = f"Subject: a\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: {encoded}\n\n"

    assert read("a.eml", head.encode() + body).text == "Café on the quay"


@pytest.mark.parametrize(
    ("charset", "body", "encoding", "expected"),
    [
        ("iso-8859-1", b"\x93caf\xe9\x94", None, "“café”"),
        ("koi8-r", "Причал".encode("koi8-r"), None, "Причал"),
        ('"utf-8"', "Café".encode(), None, "Café"),
        ("x-unknown", "Café".encode(), None, "Café"),
        ("us-ascii", "Café".encode("windows-1252"), "windows-1252", "Café"),
        ("klingon", "Café".encode("windows-1252"), "windows-1252", "Café"),
    ],
)
def test_text_is_read_in_the_encoding_that_is_named(
    read: Read, charset: str, body: bytes, encoding: str | None, expected: str
) -> None:
    data = f"Subject: a\nContent-Type: text/plain; charset={charset}\n\n".encode() + body

    assert read("a.eml", data, encoding).text == expected


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"Subject: a\nContent-Type: text/plain; charset=klingon\n\nWords", "there is no encoding called `klingon`"),
        (b"Subject: a\nContent-Type: text/plain; charset=us-ascii\n\ncaf\xe9", "it is not US-ASCII"),
        (b"Subject: a\n\ncaf\xe9", "it is not UTF-8"),
    ],
)
def test_text_that_is_not_in_its_encoding_is_unreadable_and_the_hint_says_how_to_name_it(
    read: Read, data: bytes, said: str
) -> None:
    with pytest.raises(SourceError, match=said) as raised:
        read("a.eml", data)

    assert "`encoding:" in (raised.value.hint or "")


def test_text_that_flows_is_joined(read: Read) -> None:
    flowed = "text/plain; charset=utf-8; format=flowed"
    text = "We shall \ndredge in \nMay.\n From the quay\nto the pier.\n\n-- \nAna\n"

    assert paragraphs(read("a.eml", mail(text, flowed))) == [
        "We shall dredge in May. From the quay to the pier.", "-- Ana",
    ]  # fmt: skip
    assert read("a.eml", mail("We dred \nge.", f"{flowed}; delsp=yes")).text == "We dredge."


REPLY = """\
I agree with none of it.

On Mon, 2 Mar 2026 at 10:00, Bo Ek <bo@harbour.example>
wrote:
> We shall never dredge
> in May.
>
> It is too dear.

Ana
"""


@pytest.mark.parametrize("kind", ["text/plain; charset=utf-8", "text/plain; charset=utf-8; format=flowed"])
def test_a_quoted_reply_is_a_speech_of_whom_the_line_before_it_names(read: Read, kind: str) -> None:
    source = read("a.eml", mail(REPLY, kind))

    assert paragraphs(source) == [
        "I agree with none of it.", "On Mon, 2 Mar 2026 at 10:00, Bo Ek wrote:",
        "“We shall never dredge in May.", "“It is too dear.”", "Ana",
    ]  # fmt: skip
    judgement = judge("It is too dear.", "Bo Ek", prepared(source))
    assert (judgement.verdict, judgement.speaker_confirmed) == (Verdict.VERIFIED, True)
    assert source.author == "Ana Lind"
    assert judge("I agree with none of it", "Ana Lind", prepared(source)).speaker_confirmed
    assert judge("It is too dear.", "Ana Lind", prepared(source)).verdict is Verdict.MISATTRIBUTED


def test_a_line_that_a_mailbox_has_marked_is_not_quoted(read: Read) -> None:
    assert paragraphs(read("a.eml", mail("No.\n\n>From May on we dredge.\n"))) == ["No.", "From May on we dredge."]


def test_what_a_page_passes_on_is_somebody_else_s_too(read: Read) -> None:
    below = "<p><b>From:</b> Bo Ek<br><b>Sent:</b> Monday<br><b>To:</b> Ana Lind</p><p>We shall dredge.</p>"
    source = read("a.eml", mail(f"<div><p>I agree with none of it.</p>{below}</div>", "text/html; charset=utf-8"))

    assert paragraphs(source) == [
        "I agree with none of it.", "From: Bo Ek Sent: Monday To: Ana Lind", "“We shall dredge.”",
    ]  # fmt: skip


def test_each_depth_of_quoted_lines_is_a_speech_of_its_own(read: Read) -> None:
    assert paragraphs(read("a.eml", mail("No.\n\n> Why not?\n>> We dredge.\n> > In May.\n\nAna"))) == [
        "No.", "“Why not?”", "“We dredge. In May.”", "Ana",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("above", "labels"),
    [
        ("-----Original Message-----\n", ("From", "Sent", "To", "Subject")),
        ("---------- Forwarded message ---------\n", ("From", "Date", "Subject", "To")),
        ("", ("*Von:*", "*Gesendet:*", "*An:*", "*Betreff:*")),
        ("", ("De", "Envoyé", "À", "Objet")),
    ],
)
def test_what_is_passed_on_below_its_headers_is_somebody_else_s(
    read: Read, above: str, labels: tuple[str, ...]
) -> None:
    headers = "".join(
        f"{label.strip(':*') if '*' not in label else label}{'' if '*' in label else ':'} x\n" for label in labels
    )
    source = read("a.eml", mail(f"See below.\n\n{above}{headers}\nWe dredge.\n\nIn May.\n"))

    assert paragraphs(source)[0] == "See below."
    assert paragraphs(source)[-2:] == ["“We dredge.", "“In May.”"]
    assert source.author == "Ana Lind"


@pytest.mark.parametrize(
    "body",
    [
        "No.\n\n> They said “never” to it.\n",
        "No.\n\nFrom: Bo\nSent: today\nTo: Ana\n\nThey said “never” to it.\n",
        "No.\n\nOn Monday, Bo Ek wrote:\n\nThey said never to it.\n",
    ],
)
def test_nobody_is_the_author_where_somebody_else_s_words_can_not_be_told_apart(read: Read, body: str) -> None:
    assert read("a.eml", mail(body)).author is None


def test_parts_are_nested_twenty_deep_at_most(read: Read) -> None:
    def nested(depth: int) -> bytes:
        opened = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(depth))
        return f"Subject: a\n{opened}Content-Type: text/plain\n\nWords.\n".encode()

    assert read("a.eml", nested(20)).text == "Words."
    with pytest.raises(SourceError, match="nested more than 20 deep"):
        read("a.eml", nested(21))


def test_a_mail_with_attachments_alone_is_empty(read: Read) -> None:
    with pytest.raises(SourceError, match="attachments only") as raised:
        read("a.eml", b"Subject: a\nContent-Type: application/pdf\n\nx")

    assert raised.value.code == "source-empty"


@pytest.mark.parametrize("data", [b"", b"\nJust words.\n", b"Just words\n"])
def test_what_has_no_headers_is_no_mail(read: Read, data: bytes) -> None:
    with pytest.raises(SourceError, match="it is not a mail"):
        read("a.eml", data)
