"""Mails are handed to a real server over TLS, and it is told of each what became of it."""

import base64
import math
import time
from pathlib import Path

import pytest

from bluf.deliver import smtp_replies
from bluf.deliver.sending import Answer, Connection, Fate, Server, ServerError
from tests.deliver.mail_server import (
    HOST,
    Certificates,
    Mailroom,
    certificates,
    free_port,
    mail_server,
    scripted_server,
)

pytestmark = pytest.mark.usefixtures("trusted")
MAIL = b"Subject: Ports\r\n\r\nThree ports reopen.\r\n"
ANNA, BO = "anna@harn.example", "bo@harn.example"


def send(server: Server, *to: str, mail: bytes = MAIL) -> Answer:
    utf8 = not all(each.isascii() for each in to)
    with Connection(server, math.inf) as connection:
        return connection.send("office@harn.example", to, mail, utf8=utf8)


@pytest.mark.parametrize("is_tls", [False, True], ids=["STARTTLS", "TLS"])
def test_a_mail_goes_to_all_its_addresses(room: Mailroom, made: Certificates, is_tls: bool) -> None:
    with mail_server(room, made, is_tls=is_tls) as server:
        assert send(server, ANNA, BO) == Answer(Fate.SENT, "250 kept")
    assert room.mails == [((ANNA, BO), MAIL)]


def test_a_certificate_that_nobody_vouches_for_is_refused(
    room: Mailroom, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    with pytest.raises(ServerError, match="certificate can't be trusted"):
        send(server, ANNA)
    assert not room.mails


@pytest.mark.parametrize("is_tls", [False, True], ids=["STARTTLS", "TLS"])
def test_a_certificate_of_another_host_is_refused(
    room: Mailroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_tls: bool
) -> None:
    other = certificates(tmp_path, "mail.elsewhere.example")
    monkeypatch.setenv("SSL_CERT_FILE", str(other.authority))
    with mail_server(room, other, is_tls=is_tls) as server, pytest.raises(ServerError, match="IP address mismatch"):
        send(server, ANNA)


def test_a_server_without_starttls_gets_nothing(room: Mailroom) -> None:
    with mail_server(room, None) as server, pytest.raises(ServerError, match="nothing is sent in the clear"):
        send(server, ANNA)
    assert not room.mails


def test_the_right_password_lets_in_and_a_wrong_one_does_not(room: Mailroom, made: Certificates) -> None:
    with mail_server(room, made, asks=True) as server:
        known = Server(server.host, server.port, False, "office", "sesame")
        assert send(known, ANNA).fate is Fate.SENT
        with pytest.raises(ServerError, match="does not let office in") as raised:
            send(Server(server.host, server.port, False, "office", "wrong"), ANNA)
    assert "wrong" not in str(raised.value)
    assert "sesame" not in repr(known)


def test_a_server_that_is_not_there_is_told() -> None:
    with pytest.raises(ServerError, match=f"can't send by {HOST}:"):
        send(Server(HOST, free_port(), False), ANNA)


def test_no_data_goes_out_where_one_address_is_refused(room: Mailroom, server: Server) -> None:
    room.refused[BO] = "550 no such person"
    assert send(server, ANNA, BO) == Answer(Fate.REFUSED, f"550 {BO}: no such person")
    assert not room.mails


@pytest.mark.parametrize("words", ["554 looks like spam", "451 try again later"])
def test_a_refusal_after_the_data_is_one(room: Mailroom, server: Server, words: str) -> None:
    room.refused_data[ANNA] = words
    assert send(server, ANNA) == Answer(Fate.REFUSED, words)


def test_the_connection_goes_on_after_a_refusal(room: Mailroom, server: Server) -> None:
    room.refused[ANNA] = "450 mailbox busy"
    with Connection(server, math.inf) as connection:
        first = connection.send("office@harn.example", [ANNA], MAIL)
        second = connection.send("office@harn.example", [BO], MAIL)
    assert (first.fate, second.fate) == (Fate.REFUSED, Fate.SENT)
    assert room.connections == 2  # EHLO before and after STARTTLS


def test_a_connection_that_is_closed_before_the_data_is_made_anew(room: Mailroom, server: Server) -> None:
    room.closes_before.add(ANNA)
    assert send(server, ANNA).fate is Fate.SENT
    assert room.received == {ANNA: 1}


def test_the_fate_of_a_mail_is_unknown_where_its_answer_is_lost(room: Mailroom, server: Server) -> None:
    room.closes_after.add(ANNA)
    assert send(server, ANNA).fate is Fate.UNKNOWN
    assert room.received == {ANNA: 1}


def test_an_answer_that_nobody_understands_leaves_the_fate_unknown(made: Certificates) -> None:
    with scripted_server(made, {}, "mail taken, thanks") as server:
        assert send(server, ANNA).fate is Fate.UNKNOWN


def test_an_answer_of_endless_length_leaves_the_fate_unknown(made: Certificates) -> None:
    with scripted_server(made, {}, "250 " + "x" * 20_000) as server:
        assert send(server, ANNA).fate is Fate.UNKNOWN


def test_a_mail_that_broke_off_in_its_midst_was_not_sent(made: Certificates) -> None:
    with scripted_server(made, {}) as server:
        assert send(server, ANNA, mail=MAIL * 200_000).fate is Fate.NOT_SENT


@pytest.mark.parametrize("verb", ["MAIL", "RCPT", "DATA"])
def test_a_server_that_closes_again_and_again_gets_no_mail(made: Certificates, verb: str) -> None:
    with scripted_server(made, {verb: "421 closing"}, "250 kept") as server:
        answer = send(server, ANNA)
    assert answer == Answer(Fate.NOT_SENT, "the server closes the connection: 421 closing")


def test_addresses_beyond_ascii_need_a_server_that_takes_them(room: Mailroom, made: Certificates) -> None:
    with mail_server(room, made, utf8=False) as server:
        assert send(server, "józef@harn.example").said == "the server takes no addresses beyond ASCII (SMTPUTF8)"
    with mail_server(room, made) as server:
        assert send(server, "józef@harn.example").fate is Fate.SENT
    assert room.received == {"józef@harn.example": 1}


@pytest.mark.parametrize("body", [b".\r\n..\r\n.QUIT\r\n", b"x" * 990 + b"\r\n", b"a\nb\r\n", b"no end"])
def test_lines_arrive_as_they_were(room: Mailroom, server: Server, body: bytes) -> None:
    send(server, ANNA, mail=b"Subject: Ports\r\n\r\n" + body)
    ((_, content),) = room.mails
    assert content.splitlines() == [b"Subject: Ports", b"", *body.splitlines()]


def test_mails_go_no_faster_than_is_asked(server: Server) -> None:
    waited: list[float] = []
    with Connection(server, 30, waited.append) as connection:
        for _ in range(3):
            connection.send("office@harn.example", [ANNA], MAIL)
    assert len(waited) == 2
    assert all(1 < each <= 2 for each in waited)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://mail.harn.example", Server("mail.harn.example", 587, False)),
        ("smtps://mail.harn.example", Server("mail.harn.example", 465, True)),
        ("smtp://office@mail.harn.example:2525", Server("mail.harn.example", 2525, False, "office")),
    ],
)
def test_a_server_is_named_by_its_address(url: str, expected: Server) -> None:
    assert Server.of(url) == expected


@pytest.mark.parametrize(
    "url",
    [
        "mail.harn.example",
        "http://mail.harn.example",
        "smtp://",
        "smtp://a:b@c.example",
        "smtp://c.example:x",
        "smtp://a..b",
        f"smtp://{'x' * 64}.example",
    ],
)
def test_what_names_no_server_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Server.of(url)


@pytest.mark.parametrize(
    ("after_data", "why"),
    [("250-" + "\r\n250-".join("kept" for _ in range(20_000)), "longer than"), ("", "takes longer than")],
    ids=["lines", "bytes"],
)
def test_a_reply_without_end_is_not_waited_for(
    made: Certificates, monkeypatch: pytest.MonkeyPatch, after_data: str, why: str
) -> None:
    monkeypatch.setattr(smtp_replies, "TIMEOUT", 1.0)
    with scripted_server(made, {}, after_data, drip=0.0 if after_data else 0.2) as server:
        began = time.monotonic()
        answer = send(server, ANNA)
    assert answer.fate is Fate.UNKNOWN
    assert why in answer.said
    assert time.monotonic() - began < 20


def test_what_a_password_can_not_be_is_told_without_it(room: Mailroom, made: Certificates) -> None:
    with mail_server(room, made, asks=True) as server:
        other = Server(server.host, server.port, False, "office", "sésame")
        with pytest.raises(ServerError, match="no password beyond ASCII") as raised:
            send(other, ANNA)
    assert "é" not in str(raised.value) + str(raised.value.__cause__)


@pytest.mark.parametrize("said", ["sesame", base64.b64encode(b"\0office\0sesame").decode(), "c2VzYW1l"])
def test_a_server_that_says_the_password_is_not_quoted(made: Certificates, said: str) -> None:
    replies = {"EHLO": "250-test\r\n250 AUTH PLAIN", "AUTH": f"535 no entry with {said}"}
    with scripted_server(made, replies) as server, pytest.raises(ServerError, match="does not let office in") as raised:
        send(Server(server.host, server.port, True, "office", "sesame"), ANNA)
    assert said not in str(raised.value)


def test_a_challenge_that_is_none_is_told(made: Certificates) -> None:
    replies = {"EHLO": "250-test\r\n250 AUTH CRAM-MD5", "AUTH": "334 a"}
    with scripted_server(made, replies) as server, pytest.raises(ServerError, match="can't be understood"):
        send(Server(server.host, server.port, True, "office", "sesame"), ANNA)


def test_what_a_server_says_does_a_terminal_no_harm(room: Mailroom, server: Server) -> None:
    room.refused_data[ANNA] = "554 no\x1b[2J\x1b]0;owned\x07\u202e"
    answer = send(server, ANNA)
    assert answer.fate is Fate.REFUSED
    assert "\x1b" not in answer.said
    assert answer.said.startswith("554 no")
