"""Hand mails to an SMTP server, over one encrypted connection, and say of each what became of it.

The server's certificate is checked, and nothing goes out before the connection is encrypted (RFC 3207, RFC 8314). A
mail whose data were sent and not answered has an unknown fate: it is never taken for sent, nor sent again by itself.
"""

import base64
import contextlib
import re
import smtplib
import socket
import ssl
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from bluf.deliver.smtp_replies import TIMEOUT, TimelySmtp, TimelySmtpTls
from bluf.problems.text import printable

_GO_ON, _CLOSING = 354, 421  # answers (RFC 5321, 4.2.2)
_REFUSALS = 400  # and above
_END = b".\r\n"  # after the last line of the data (RFC 5321, 4.1.1.4)
_LONGEST = 500  # characters of what a server said
_ATTEMPTS = 2  # for a mail, when the connection is lost before its data
_NAMELESS = "[127.0.0.1]"  # what the server is told of this machine, whose name is nobody's business (RFC 5321, 4.1.3)


class ServerError(Exception):
    """The server can't be reached, can't be trusted, or does not let one in: no mail was handed over."""


class _LostError(Exception):
    """The connection was lost before the data of a mail."""


class Fate(Enum):
    """What became of a mail."""

    SENT = "sent"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    NOT_SENT = "not-sent"  # the connection was lost before the end of the data


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a mail, and what the server said."""

    fate: Fate
    said: str = ""


@dataclass(frozen=True, slots=True)
class Server:
    """A mail server. `is_tls` is whether the connection begins encrypted (port 465) or by STARTTLS (587)."""

    host: str
    port: int
    is_tls: bool
    user: str = ""
    password: str = field(default="", repr=False)

    @classmethod
    def of(cls, url: str) -> "Server":
        """Return the server of an address: `smtp://host:587` (STARTTLS) or `smtps://host:465`. Raises ValueError."""
        parts = urlsplit(url)
        if parts.scheme not in ("smtp", "smtps") or not parts.hostname or parts.path.strip("/") or parts.query:
            raise ValueError("a mail server is named as smtp://host or smtps://host, with :port if it is another")
        if parts.password is not None:
            raise ValueError("a password does not go into the address: keep it in the keyring or BLUF_SMTP_PASSWORD")
        try:
            parts.hostname.encode("idna")
        except UnicodeError:
            raise ValueError("the name of the server is none that the DNS can have") from None
        is_tls = parts.scheme == "smtps"
        return cls(parts.hostname, parts.port or (465 if is_tls else 587), is_tls, parts.username or "")


class Connection:
    """One connection to a server. It is opened anew where the server has closed it between two mails."""

    def __init__(self, server: Server, per_minute: float, wait: Callable[[float], None] = time.sleep) -> None:
        self._server = server
        self._least = 60.0 / per_minute
        self._wait = wait
        self._smtp: smtplib.SMTP | None = None
        self._next = 0.0

    def __enter__(self) -> Self:
        self._open()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._close()

    def send(self, sender: str, to: Sequence[str], mail: bytes, *, utf8: bool = False) -> Answer:
        """Hand over a mail, to all its addresses or to none. Raises ServerError where no connection can be made.

        A server that refuses one address gets no data. A connection that is lost before the data is made anew once.
        `utf8` is whether an address is beyond ASCII.
        """
        self._wait_for_turn()
        data = _stuffed(mail)
        for _ in range(_ATTEMPTS):
            try:
                answer = self._offer(sender, to, len(mail), utf8) or self._data(data)
            except _LostError as error:
                self._close()
                lost = Answer(Fate.NOT_SENT, str(error))
                continue
            return answer
        return lost

    def _offer(self, sender: str, to: Sequence[str], size: int, utf8: bool) -> Answer | None:
        """Say whom a mail is from and to, and ask to hand it over; return why the server does not take it."""
        smtp = self._connected()
        if utf8 and not smtp.has_extn("smtputf8"):
            return Answer(Fate.REFUSED, "the server takes no addresses beyond ASCII (SMTPUTF8)")
        options = ["SMTPUTF8", "BODY=8BITMIME"] if utf8 else []
        if smtp.has_extn("size"):
            options.append(f"SIZE={size}")
        code, said = _asked(smtp.mail, sender, options)
        for address in to if code < _REFUSALS else ():
            code, said = _asked(smtp.rcpt, address)
            if code >= _REFUSALS:
                said = b"%b: %b" % (address.encode(), said)
                break
        if code < _REFUSALS:
            code, said = _asked(smtp.docmd, "DATA")
        if code == _GO_ON:
            return None
        _asked(smtp.rset)
        return Answer(Fate.REFUSED, _told(code, said))

    def _data(self, data: bytes) -> Answer:
        """Hand over the data. Until their last line is on its way, a server has nothing that it may deliver."""
        smtp = self._connected()
        try:
            smtp.send(data)
        except (smtplib.SMTPException, OSError) as error:
            self._close()
            return Answer(Fate.NOT_SENT, f"the connection was lost in the midst of the mail: {error}")
        try:
            smtp.send(_END)
            code, said = smtp.getreply()
        except (smtplib.SMTPException, OSError) as error:
            self._close()
            return Answer(Fate.UNKNOWN, f"the connection was lost before the answer: {error}")
        if 200 <= code < 300:
            return Answer(Fate.SENT, _told(code, said))
        if _REFUSALS <= code < 600:
            return Answer(Fate.REFUSED, _told(code, said))
        self._close()
        return Answer(Fate.UNKNOWN, f"the answer can't be understood: {_told(code, said)}")

    def _open(self) -> None:
        server, context = self._server, ssl.create_default_context()
        try:
            if server.is_tls:
                smtp: TimelySmtp = TimelySmtpTls(server.host, server.port, _NAMELESS, timeout=TIMEOUT, context=context)
            else:
                smtp = TimelySmtp(server.host, server.port, _NAMELESS, timeout=TIMEOUT)
            self._smtp = smtp
            smtp.ehlo_or_helo_if_needed()
            if not server.is_tls:
                smtp.starttls(context=context)
                smtp.ehlo()
            if smtp.sock is not None:  # so that no command waits until the one before has been acknowledged
                smtp.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if server.user:
                smtp.login(server.user, server.password)
        except ssl.SSLCertVerificationError as error:
            raise self._failed(f"its certificate can't be trusted: {error.verify_message}") from error
        except smtplib.SMTPAuthenticationError as error:
            told = self._without_password(_told(error.smtp_code, error.smtp_error))
            raise self._failed(f"it does not let {server.user} in: {told}") from None
        except smtplib.SMTPNotSupportedError as error:
            raise self._failed(f"{error} (nothing is sent in the clear)") from error
        except (smtplib.SMTPException, OSError) as error:
            raise self._failed(self._without_password(_line(getattr(error, "strerror", None) or str(error)))) from None
        except UnicodeError:
            raise self._failed("it can be given no account and no password beyond ASCII") from None
        except ValueError:
            raise self._failed("it asks for the password in a way that can't be understood") from None

    def _without_password(self, said: str) -> str:
        """Return what a server said of letting one in, unless it says the password, as it is or as it was sent."""
        user, password = self._server.user, self._server.password
        secrets = (password, _base64(password), _base64(f"\0{user}\0{password}"))
        return "(what it said has the password in it)" if any(each and each in said for each in secrets) else said

    def _failed(self, why: str) -> ServerError:
        self._close()
        return ServerError(f"can't send by {self._server.host}:{self._server.port}: {why}")

    def _connected(self) -> smtplib.SMTP:
        if self._smtp is None:
            self._open()
        assert self._smtp is not None
        return self._smtp

    def _wait_for_turn(self) -> None:
        left = self._next - time.monotonic()
        if left > 0:
            self._wait(left)
        self._next = time.monotonic() + self._least

    def _close(self) -> None:
        smtp, self._smtp = self._smtp, None
        if smtp is not None:
            with contextlib.suppress(smtplib.SMTPException, OSError):
                smtp.quit()
            smtp.close()


def _asked(ask: Callable[..., tuple[int, bytes]], *arguments: object) -> tuple[int, bytes]:
    """Return a server's answer to a command. Raises _LostError where there is none, or where it closes."""
    try:
        code, said = ask(*arguments)
    except (smtplib.SMTPException, OSError) as error:
        raise _LostError(f"the connection was lost before the mail: {error}") from error
    if code in (_CLOSING, -1):
        raise _LostError(f"the server closes the connection: {_told(code, said)}")
    return code, said


def _told(code: int, said: bytes | str) -> str:
    """Return a server's answer as one line of text."""
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return _line(f"{code} {text}")


def _line(text: str) -> str:
    """Return text on one line that does a terminal no harm, and that a ledger can hold."""
    return printable(" ".join(text.split()))[:_LONGEST]


def _base64(text: str) -> str:
    return base64.b64encode(text.encode()).decode("ascii").rstrip("=")


def _stuffed(mail: bytes) -> bytes:
    """Return a mail's data as they go over the wire (RFC 5321, 4.5.2): a dot that begins a line is written twice."""
    lines = mail.replace(b"\r\n", b"\n").replace(b"\r", b"\n").replace(b"\n", b"\r\n")
    stuffed = re.sub(rb"(?m)^\.", b"..", lines)
    return stuffed if stuffed.endswith(b"\r\n") else stuffed + b"\r\n"
