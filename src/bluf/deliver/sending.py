"""Hand mails to an SMTP server, over one encrypted connection, and say of each what became of it.

The server's certificate is checked, and nothing goes out before the connection is encrypted (RFC 3207, RFC 8314). A
mail whose data were sent and not answered has an unknown fate: it is never taken for sent, nor sent again by itself.
"""

import contextlib
import re
import smtplib
import ssl
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

_GO_ON, _DONE = 354, 250  # answers to DATA (RFC 5321, 4.2.2)
_TIMEOUT = 60.0  # seconds (RFC 5321, 4.5.3.2, asks for minutes at some steps; people wait for this)


class ServerError(Exception):
    """The server can't be reached, can't be trusted, or does not let one in: no mail was handed over."""


class Fate(Enum):
    """What became of a mail."""

    SENT = "sent"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    NOT_SENT = "not-sent"  # the connection was lost before the data


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
        """Hand over a mail, to all its addresses or to none. Raises ServerError where the connection is lost for good.

        A server that refuses one address gets no data. `utf8` is whether an address or a header is beyond ASCII.
        """
        self._wait_for_turn()
        for is_last in (False, True):
            try:
                refused = self._envelope(sender, to, utf8)
            except (smtplib.SMTPServerDisconnected, OSError) as error:
                if is_last:
                    raise ServerError(f"the connection to {self._server.host} was lost: {error}") from error
                self._close()
                self._open()
                continue
            break
        return refused or self._data(mail)

    def _envelope(self, sender: str, to: Sequence[str], utf8: bool) -> Answer | None:
        """Say whom a mail is from and to; return why the server does not take it."""
        smtp = self._connected()
        options = ["SMTPUTF8", "BODY=8BITMIME"] if utf8 else []
        if options and not smtp.has_extn("smtputf8"):
            return Answer(Fate.REFUSED, "the server takes no addresses beyond ASCII (SMTPUTF8)")
        code, said = smtp.mail(sender, options)
        for address in to if code < 400 else ():
            code, said = smtp.rcpt(address)
            if code >= 400:
                said = b"%b: %b" % (address.encode(), said)
                break
        if code < 400:
            return None
        smtp.rset()
        return Answer(Fate.REFUSED, _told(code, said))

    def _data(self, mail: bytes) -> Answer:
        smtp = self._connected()
        try:
            code, said = smtp.docmd("DATA")
        except (smtplib.SMTPServerDisconnected, OSError) as error:
            self._close()
            return Answer(Fate.NOT_SENT, str(error))
        if code != _GO_ON:
            return Answer(Fate.REFUSED, _told(code, said))
        try:
            smtp.send(_stuffed(mail))
            code, said = smtp.getreply()
        except (smtplib.SMTPServerDisconnected, OSError) as error:
            self._close()
            return Answer(Fate.UNKNOWN, str(error))
        return Answer(Fate.SENT if code == _DONE else Fate.REFUSED, _told(code, said))

    def _open(self) -> None:
        server, context = self._server, ssl.create_default_context()
        try:
            if server.is_tls:
                smtp: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=_TIMEOUT, context=context)
            else:
                smtp = smtplib.SMTP(server.host, server.port, timeout=_TIMEOUT)
            self._smtp = smtp
            smtp.ehlo_or_helo_if_needed()
            if not server.is_tls:
                smtp.starttls(context=context)
                smtp.ehlo()
            if server.user:
                smtp.login(server.user, server.password)
        except ssl.SSLCertVerificationError as error:
            raise self._failed(f"its certificate can't be trusted: {error.verify_message}") from error
        except smtplib.SMTPAuthenticationError as error:
            raise self._failed(
                f"it does not let {server.user} in: {_told(error.smtp_code, error.smtp_error)}"
            ) from error
        except smtplib.SMTPNotSupportedError as error:
            raise self._failed(f"{error} (nothing is sent in the clear)") from error
        except (smtplib.SMTPException, OSError) as error:
            raise self._failed(str(error)) from error

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


def _told(code: int, said: bytes | str) -> str:
    """Return a server's answer as one line of text."""
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return f"{code} {' '.join(text.split())}"[:500]


def _stuffed(mail: bytes) -> bytes:
    """Return a mail's data as they go over the wire (RFC 5321, 4.5.2): a dot that begins a line is written twice."""
    lines = mail.replace(b"\r\n", b"\n").replace(b"\r", b"\n").replace(b"\n", b"\r\n")
    stuffed = re.sub(rb"(?m)^\.", b"..", lines)
    return stuffed + (b"" if stuffed.endswith(b"\r\n") else b"\r\n") + b".\r\n"
