"""A real mail server on the loopback, which tests tell what to refuse; and one that breaks off where it is told to."""

import contextlib
import logging
import socket
import ssl
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP as POLICY
from pathlib import Path
from typing import Any

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from bluf.deliver.sending import Server

HOST = "127.0.0.1"


@dataclass(frozen=True)
class Certificates:
    """A certificate for the loopback, and the file of the authority that signed it."""

    context: ssl.SSLContext
    authority: Path


def certificates(folder: Path, name: str = HOST) -> Certificates:
    """Make a certificate for a name, and write the authority's into a folder."""
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    path = folder / "authority.pem"
    authority.cert_pem.write_to_path(str(path))
    return Certificates(context, path)


@dataclass
class Mailroom:
    """What a server takes: it keeps all mails, and refuses addresses and closes connections as it is told to."""

    refused: dict[str, str] = field(default_factory=dict)  # at RCPT, by address
    refused_data: dict[str, str] = field(default_factory=dict)  # after the data, by address
    refused_users: bool = False
    closes_before: set[str] = field(default_factory=set)  # addresses at which the connection is closed, once each
    closes_after: set[str] = field(default_factory=set)  # the same after the mail has been taken
    mails: list[tuple[tuple[str, ...], bytes]] = field(default_factory=list)
    connections: int = 0

    @property
    def received(self) -> Counter[str]:
        """How many mails each address has got."""
        return Counter(address for addresses, _ in self.mails for address in addresses)

    def parsed(self) -> list[EmailMessage]:
        """The mails, read."""
        return [message_from_bytes(content, policy=POLICY) for _, content in self.mails]

    async def handle_EHLO(  # noqa: N802
        self, _server: SMTP, session: Session, _envelope: Envelope, name: str, replies: list[str]
    ) -> list[str]:
        session.host_name = name
        self.connections += 1
        return replies

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if address in self.closes_before:
            self.closes_before.discard(address)
            _hang_up(server)
            return "421 going down"
        if address in self.refused:
            return self.refused[address]
        envelope.rcpt_tos.append(address)
        return "250 fine"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        for address in envelope.rcpt_tos:
            if address in self.refused_data:
                return self.refused_data[address]
        content = envelope.original_content
        assert content is not None
        self.mails.append((tuple(envelope.rcpt_tos), content))
        if self.closes_after.intersection(envelope.rcpt_tos):
            self.closes_after.difference_update(envelope.rcpt_tos)
            _hang_up(server)
        return "250 kept"

    def authenticated(
        self, _server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, data: Any
    ) -> AuthResult:
        """Let in who has the password."""
        is_right = isinstance(data, LoginPassword) and (data.login, data.password) == (b"office", b"sesame")
        return AuthResult(success=is_right, handled=False)


@contextmanager
def mail_server(
    room: Mailroom, made: Certificates | None, *, is_tls: bool = False, asks: bool = False, utf8: bool = True
) -> Iterator[Server]:
    """Run a server: with TLS from the beginning or by STARTTLS, without either if no certificates are given."""
    context = made.context if made else None
    more: dict[str, Any] = {"tls_context": None if is_tls else context, "require_starttls": bool(made and not is_tls)}
    if asks:
        more |= {"authenticator": room.authenticated, "auth_required": True, "auth_require_tls": not is_tls}
    controller = Controller(
        room, HOST, free_port(), ssl_context=context if is_tls else None, enable_SMTPUTF8=utf8, ident="test", **more
    )
    logs = [logging.getLogger(name) for name in ("mail.log", "mail.error", "asyncio")]
    for log in logs:  # it says there that clients go away, which is what tests have them do
        log.disabled = True
    controller.start()
    try:
        yield Server(HOST, controller.port, is_tls)
    finally:
        controller.stop()
        for log in logs:
            log.disabled = False


def _hang_up(server: SMTP) -> None:
    assert server.transport is not None
    server.transport.close()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


@contextmanager
def scripted_server(
    made: Certificates, replies: dict[str, str], after_data: str | None = None, *, drip: float = 0.0
) -> Iterator[Server]:
    """Run a server with TLS that answers commands as it is told to, 250 otherwise.

    `after_data` is its answer to a mail; None: it closes the connection in the midst of the data. With `drip` it sends
    a byte of an endless answer to a mail each time that so many seconds have gone by.
    """
    listening = socket.create_server((HOST, 0))

    def serve() -> None:
        while True:
            try:
                accepted, _ = listening.accept()
            except OSError:
                return
            with contextlib.suppress(OSError), made.context.wrap_socket(accepted, server_side=True) as connection:
                _talk(connection, replies, after_data, drip)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield Server(HOST, listening.getsockname()[1], True)
    finally:
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        thread.join(5)


def _talk(connection: ssl.SSLSocket, replies: dict[str, str], after_data: str | None, drip: float) -> None:
    reader = connection.makefile("rb")
    connection.sendall(b"220 ready\r\n")
    for line in reader:
        verb = line.split()[0].upper().decode()
        answer = replies.get(verb, "354 go on" if verb == "DATA" else "250 fine")
        connection.sendall(f"{answer}\r\n".encode())
        if answer.startswith("354"):
            if after_data is None:
                reader.read(100)
                return
            while reader.readline() not in (b".\r\n", b""):
                pass
            while drip:
                connection.sendall(b"2")
                time.sleep(drip)
            connection.sendall(f"{after_data}\r\n".encode())
        if answer.startswith("421") or verb == "QUIT":
            return
