"""Read a file that anyone may have put into a project: a regular one alone, inside its folder and of a bounded size.

A symbolic link is followed where it stays inside; one that leads out may show what its author was never meant to hand
on. A pipe, a device or a socket is never opened, as reading one may wait without end.
"""

import errno
import os
import stat
from enum import StrEnum
from pathlib import Path

from bluf.ground.file_opening import opened


class Unfit(StrEnum):
    """Why a file is not read."""

    OUTSIDE = "outside"
    SPECIAL = "special"
    LARGE = "large"


class UnfitFileError(Exception):
    """A file that is there and is not read."""

    def __init__(self, path: Path, unfit: Unfit) -> None:
        super().__init__(f"{path}: {unfit}")
        self.path = path
        self.unfit = unfit


def content(path: Path, root: Path, most: int) -> bytes:
    """Return the content of the file at `path`, which must lie inside `root` and have at most `most` bytes.

    Raises UnfitFileError, and OSError where it is missing, a folder, or may not be read.
    """
    if not is_inside(path, root):
        raise UnfitFileError(path, Unfit.OUTSIDE)
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(mode):
        raise UnfitFileError(path, Unfit.SPECIAL)
    with opened(path) as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise UnfitFileError(path, Unfit.LARGE)
    return data


def is_there(path: Path) -> bool:
    """Whether something has this name, be it a link that leads nowhere. Raises OSError where that can't be told."""
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        if error.errno in (errno.ENAMETOOLONG, errno.ELOOP):
            return False
        raise
    return True


def is_inside(path: Path, root: Path) -> bool:
    """Whether a path, its symbolic links followed, lies inside the folder `root` or is that folder."""
    real, inside = os.path.realpath(path), os.path.realpath(root)
    return real == inside or real.startswith(os.path.join(inside, ""))  # noqa: PTH118 - ends in a separator
