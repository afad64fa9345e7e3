"""Write results to standard output as bytes that any name survives in."""

import errno
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from bluf.ground.json_text import json_text


class StdoutError(Exception):
    """Standard output takes no more. `closed`: its reader has gone, which is no fault."""

    def __init__(self, error: OSError) -> None:
        super().__init__(error.strerror or str(error))
        self.closed = error.errno == errno.EPIPE


@contextmanager
def _guarded() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StdoutError(error) from error


def flush() -> None:
    """Write out what is buffered."""
    if sys.stdout is not None:
        with _guarded():
            sys.stdout.flush()


def write_bytes(content: bytes) -> None:
    """Write `content` as it is. Raises StdoutError, also where standard output was closed from the start."""
    if sys.stdout is None:
        raise StdoutError(OSError(errno.EBADF, "it is closed"))
    with _guarded():
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()


def write_line(text: str) -> None:
    """Write a line for people and programs."""
    if sys.stdout is None:
        return
    with _guarded():
        try:
            sys.stdout.write(f"{text}\n")
        except UnicodeEncodeError:
            write_bytes(f"{text}\n".encode(errors="backslashreplace"))


def write_path(path: str) -> None:
    """Write a path on a line: its own bytes, or on a terminal without what would steer it."""
    if sys.stdout is None:
        return
    if sys.stdout.isatty():
        write_line(printable(path))
    elif os.name == "posix":
        write_bytes(os.fsencode(path) + b"\n")
    else:
        write_line(path)


def write_json(value: Mapping[str, Any]) -> None:
    """Write one JSON object, in UTF-8 (RFC 8259, section 8.1); lone surrogates become U+FFFD."""
    text = json_text(value)
    write_bytes(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode() + b"\n")


def printable(text: str) -> str:
    """Return `text` with whatever is not a printable character escaped."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)
