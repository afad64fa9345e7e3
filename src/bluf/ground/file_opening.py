"""Open a file to read it, and nothing that is none: a pipe would have its reader wait for ever."""

import errno
import io
import os
import stat
from pathlib import Path


def opened(path: Path, *, follow: bool = True) -> io.BufferedReader:
    """Return an ordinary file opened to be read. Raises OSError for anything else, and for a link unless `follow`."""
    file = open(path, "rb", opener=_without_waiting if follow else _without_following)  # noqa: SIM115 - Path has no opener
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise OSError(errno.EINVAL, "it is not an ordinary file", str(path))
    return file


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _without_following(path: str, flags: int) -> int:
    return _without_waiting(path, flags | getattr(os, "O_NOFOLLOW", 0))
