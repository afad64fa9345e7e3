"""Turn bytes into files: each is written beside its target and renamed over it, all of them or none.

A reader of the target sees the old file or the new one, never a part of one. Whatever goes wrong, the targets are as
they were and no other file is left. A target that is a symbolic link stays one: the file that it points to is
replaced. A new file's permissions are the user's usual ones (umask); a replaced file keeps its own.
"""

import contextlib
import errno
import hashlib
import os
import secrets
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bluf.problems import BriefError, Problem, Span


@dataclass(frozen=True, slots=True)
class Output:
    """A file that was written. `path` is as the caller named it; `size` is in bytes; `sha256` is in hex."""

    path: str
    sha256: str
    size: int


def output(path: str, content: bytes) -> Output:
    """Describe `content` as written to `path`."""
    return Output(path, hashlib.sha256(content).hexdigest(), len(content))


def write_all(files: Mapping[Path, bytes]) -> tuple[Output, ...]:
    """Write every file, making folders as needed. Raises BriefError (`cannot-write`), with nothing changed."""
    staged: list[_Staged] = []
    problems: list[Problem] = []
    try:
        for path, content in files.items():
            try:
                staged.append(_Staged(path))
                staged[-1].write(content)
            except OSError as error:
                problems.append(cannot_write(path, error))
        if problems:
            raise BriefError(problems)
        for file in staged:
            try:
                file.replace(keep_old=len(staged) > 1)
            except OSError as error:
                raise BriefError([cannot_write(file.path, error)]) from error
    except BaseException:
        for file in staged:
            file.restore()
        raise
    finally:
        try:
            _clean(staged)
        except BaseException:
            _clean(staged)  # interrupted: once more
            raise
    return tuple(output(os.fspath(path), content) for path, content in files.items())


def save(path: str | os.PathLike[str], content: bytes) -> Output:
    """Write one file whole or not at all. Raises BriefError (`cannot-write`), with nothing changed."""
    (written,) = write_all({Path(path): content})
    return written


class _Staged:
    """A file on its way: beside its target, then in its place, and back out of it if another one fails."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.target = Path(os.path.realpath(path))
        self.new = _beside(self.target)
        self.old: Path | None = None
        self.replaced = False

    def write(self, content: bytes) -> None:
        """Write `content` beside the target."""
        self.target.parent.mkdir(parents=True, exist_ok=True)
        mode = _writable_mode(self.target)
        descriptor = os.open(self.new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        if mode is not None:
            self.new.chmod(mode)

    def replace(self, keep_old: bool) -> None:
        """Move the new file over the target; with `keep_old`, so that `restore` can undo it."""
        if keep_old and self.target.exists():
            kept = _beside(self.target)
            _copy(self.target, kept)
            self.old = kept
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


def _clean(staged: Iterable[_Staged]) -> None:
    for file in staged:
        file.clean()


def _beside(target: Path) -> Path:
    return target.with_name(f".bluf-{secrets.token_hex(8)}.tmp")


def _copy(source: Path, target: Path) -> None:
    """Link, or where the file system has no links, copy."""
    try:
        target.hardlink_to(source)
    except OSError:
        import shutil

        shutil.copy2(source, target)


def _writable_mode(target: Path) -> int | None:
    """Return the permissions of the file at `target`, None if there is none. Raises OSError if it may not change.

    A rename needs no right to the file itself, so a file that its owner made read-only would be replaced; and on
    Windows opening it is what tells that another program has it open.
    """
    try:
        status = target.stat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "not an ordinary file", str(target))
    if not status.st_mode & 0o222:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    with target.open("r+b"):
        pass
    return stat.S_IMODE(status.st_mode)


_ELSEWHERE = "choose another place (with --out for a build)"
_REASONS: dict[int, tuple[str, str]] = {
    errno.ENOSPC: ("the disk is full", f"free some space, or {_ELSEWHERE}"),
    errno.EDQUOT: ("your quota on this disk is used up", f"free some space, or {_ELSEWHERE}"),
    errno.EROFS: ("the disk is read-only", _ELSEWHERE),
    errno.EISDIR: ("there is a folder of this name", f"rename the folder, or {_ELSEWHERE}"),
    errno.ENAMETOOLONG: ("the name is too long for this disk", "give the brief a shorter name"),
}


def cannot_write(path: Path, error: OSError) -> Problem:
    """Return the problem of an output that could not be written."""
    reason, hint = _REASONS.get(error.errno or 0, (error.strerror or str(error), _ELSEWHERE))
    if error.errno in (errno.EACCES, errno.EPERM):
        if path.exists():
            reason = "it is read-only, or another program has it open"
            hint = f"close it where it is open, make it writable, or {_ELSEWHERE}"
        else:
            reason, hint = "its folder is not yours to write to", f"change the folder's permissions, or {_ELSEWHERE}"
    elif error.errno in (errno.ENOTDIR, errno.EEXIST):
        blocking = next((p for p in path.parents if p.exists() and not p.is_dir()), path.parent)
        reason, hint = f"{blocking} is a file, not a folder", f"rename that file, or {_ELSEWHERE}"
    return Problem("cannot-write", f"cannot write this file: {reason}", span=Span(str(path), 0, 0), hint=hint)
