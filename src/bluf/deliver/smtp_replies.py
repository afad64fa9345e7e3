"""Read a mail server's replies in time: one that sends a byte now and then, or lines without end, is not waited for.

`smtplib` waits for each byte anew, and keeps all lines of a reply (RFC 5321, 4.2.1).
"""

import smtplib
import socket
import time

TIMEOUT = 60.0  # seconds for a whole reply (RFC 5321, 4.5.3.2, asks for minutes at some steps; people wait for this)
_MOST = 64 * 1024  # bytes of a reply
_LATE = "its reply takes longer than {:g} s"
_AT_ONCE = 4096  # bytes
_LEAST = 0.001  # seconds: 0 would be not to wait at all, which is another error


class ReplyLines:
    """The lines of a server's replies, as `smtplib` reads them."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._read = b""
        self._ends = 0.0
        self._left = 0

    def begin(self) -> None:
        """Expect another reply, which has its own time and length."""
        self._ends = time.monotonic() + TIMEOUT
        self._left = _MOST

    def readline(self, most: int) -> bytes:
        """Return a line, or `most` bytes of it, or what is left of it at the end. Raises OSError."""
        while b"\n" not in self._read and len(self._read) < most and (more := self._more()):
            self._read += more
        end = self._read.find(b"\n", 0, most) + 1 or most
        line, self._read = self._read[:end], self._read[end:]
        self._left -= len(line)
        if self._left < 0:
            raise OSError(f"its reply is longer than {_MOST} bytes")
        return line

    def close(self) -> None:
        """Forget what was read: the connection is its owner's to close."""
        self._read = b""

    def _more(self) -> bytes:
        if time.monotonic() > self._ends:
            raise TimeoutError(_LATE.format(TIMEOUT))
        try:
            self._connection.settimeout(max(self._ends - time.monotonic(), _LEAST))
            return self._connection.recv(_AT_ONCE)
        except TimeoutError:
            raise TimeoutError(_LATE.format(TIMEOUT)) from None
        finally:
            self._connection.settimeout(TIMEOUT)


class TimelySmtp(smtplib.SMTP):
    """A connection whose server replies in time."""

    def getreply(self) -> tuple[int, bytes]:
        """Return a reply as `smtplib` does."""
        if self.file is None and self.sock is not None:
            self.file = ReplyLines(self.sock)
        if self.file is not None:
            self.file.begin()
        return super().getreply()


class TimelySmtpTls(TimelySmtp, smtplib.SMTP_SSL):
    """The same, encrypted from its beginning."""
