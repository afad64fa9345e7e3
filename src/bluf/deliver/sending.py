"""Hand mails to an SMTP server, over one encrypted connection, and say of each what became of it.

The server's certificate is checked, and nothing goes out before the connection is encrypted (RFC 3207, RFC 8314). A mail
whose data were sent and not answered has an unknown fate: it is never taken for sent, nor sent again by itself.
"""

import smtplib
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import EmailMessage
from enum import Enum
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

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
