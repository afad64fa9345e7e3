"""A file on its way: written beside its target, moved over it, and moved back if another file of the same set fails."""

import contextlib
import errno
import os
import secrets
import stat
from pathlib import Path

from bluf.ground import filesystem
from bluf.ground.digests import digest, file_digest

PREFIX, SUFFIX = ".bluf-", ".tmp"  # of unfinished files


class LinkError(OSError):
    """A folder is a link that leads nowhere; its `filename` says which."""


def beside(target: Path) -> Path:
    """Return the path of a new unfinished file in the target's folder."""
    return target.with_name(f"{PREFIX}{secrets.token_hex(8)}{SUFFIX}")


def is_unfinished(name: str) -> bool:
    """Whether a file of this name is an unfinished one of bluf's."""
    return name.startswith(PREFIX) and name.endswith(SUFFIX)


class Staged:
    """One file of a set that is written together. `target` is where links lead to."""

    def __init__(self, path: Path, content: bytes) -> None:
        self.path, self.content, self.sha256 = path, content, digest(content)
        self.target = Path(os.path.realpath(path))
        self.new = beside(self.target)
        self.old: Path | None = None
        self.replaced = False

    def make_folder(self) -> None:
        """Make the target's folder where there is none. What a link leads to is not made."""
        for folder in self.path.parents:
            if filesystem.is_link(folder) and not filesystem.exists(folder):
                raise LinkError(errno.ENOENT, "a link that leads nowhere", str(folder))
        self.target.parent.mkdir(parents=True, exist_ok=True)

    def is_in_place(self) -> bool:
        """Whether the target holds the content already."""
        return file_digest(self.target) == self.sha256

    def write(self) -> None:
        """Write the content beside the target, readable by nobody who may not read the target."""
        _write_like(self.new, self.content, _replaceable(self.target))

    def keep_old(self) -> None:
        """Keep the file at the target under a second name, so that `restore` can undo the move."""
        if filesystem.exists(self.target):
            kept = beside(self.target)
            self.old = kept
            _copy(self.target, kept)

    def replace(self) -> None:
        """Move the new file over the target."""
        self.new.replace(self.target)
        self.replaced = True

    def restore(self) -> None:
        """Put back what stood at the target."""
        if not self.replaced:
            return
        with contextlib.suppress(OSError):
            if self.old:
                self.old.replace(self.target)
            else:
                self.target.unlink()

    def clean(self) -> None:
        """Remove what is left beside the target."""
        for path in (self.new, self.old):
            if path:
                with contextlib.suppress(OSError):
                    path.unlink()


def write_private(path: Path, content: bytes) -> None:
    """Write a new file that is its owner's alone."""
    _write(path, content, 0o600)


def _write_like(path: Path, content: bytes, like: os.stat_result | None) -> None:
    """Write a new file with the permissions of the one that `like` describes, or those of any new file.

    In the first case it is its owner's alone until it has all of its content.
    """
    if like is None:
        _write(path, content, 0o666)
    else:
        write_private(path, content)
        path.chmod(_permissions(path, like))


def _write(path: Path, content: bytes, mode: int) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, mode), "wb") as file:
        file.write(content)


def _permissions(path: Path, like: os.stat_result) -> int:
    """Return the permissions for the file at `path`: those of `like`, less its group's where the group is another."""
    mode = stat.S_IMODE(like.st_mode)
    if not hasattr(os, "chown") or path.stat().st_gid == like.st_gid:
        return mode
    try:
        os.chown(path, -1, like.st_gid)
    except OSError:
        return mode & ~stat.S_IRWXG
    return mode


def _copy(source: Path, target: Path) -> None:
    """Link, or where the file system has no links, copy."""
    try:
        target.hardlink_to(source)
    except OSError:
        _write_like(target, source.read_bytes(), source.stat())


def _replaceable(target: Path) -> os.stat_result | None:
    """Return what the system says of the file at `target`, None if there is none. Raises OSError if it may not change.

    A rename needs no right to the file itself, so a file that its owner made read-only would be replaced; and on
    Windows opening it is what tells that another program has it open.
    """
    try:
        found = target.stat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, "not an ordinary file", str(target))
    if not found.st_mode & 0o222:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    with target.open("r+b"):
        pass
    return found
