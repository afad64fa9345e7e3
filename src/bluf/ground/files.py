"""Turn bytes into files: each is written beside its target and renamed over it, all of them or none.

A reader of the target sees the old file or the new one, never a part of one. Whatever goes wrong, the targets are as
they were and no other file is left; what a killed process leaves is put right by the next one that writes there (see
`journal`). Requests to end the process wait until the files are in place. A target that is a symbolic link stays one:
the file that it points to is replaced. A new file's permissions are the user's usual ones (umask); a replaced file
keeps its own.
"""

import contextlib
import errno
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from bluf.ground import filesystem
from bluf.ground.journal import Note, tidy, write_journal
from bluf.ground.locks import locked
from bluf.ground.signals import uninterrupted
from bluf.ground.staging import LinkError, Staged
from bluf.problems import BriefError, Problem, Span

Objection: TypeAlias = Callable[[Path], Problem | None]
Shown: TypeAlias = Callable[[Path], str]  # a file's path as the caller names it


@dataclass(frozen=True, slots=True)
class Output:
    """A file that was written. `path` is as the caller named it; `size` is in bytes; `sha256` is in hex."""

    path: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Written:
    """What was written, and the journal that carries the note of it, to be removed once the note has been recorded."""

    outputs: tuple[Output, ...]
    journal: Path | None = None


def save(path: str | os.PathLike[str], content: bytes) -> Output:
    """Write one file whole or not at all. Raises BriefError (`cannot-write`), with nothing changed."""
    (written,) = write_all({Path(path): content})
    return written


def write_all(files: Mapping[Path, bytes], shown: Shown = str) -> tuple[Output, ...]:
    """Write every file, making folders as needed. Raises BriefError (`cannot-write`), with nothing changed.

    Outputs and problems name files by `shown`.
    """
    for folder in {filesystem.real(path).parent for path in files}:
        tidy(folder)
    return write_with_note(files, shown=shown).outputs


def replace_file(path: Path, content: bytes) -> None:
    """Write one file, in a folder that is there and that the caller holds the lock of. Raises BriefError."""
    with uninterrupted():
        _Writing([Staged(path, content)], str).write(None, None)


def write_with_note(
    files: Mapping[Path, bytes],
    objection: Objection | None = None,
    note: Note | None = None,
    shown: Shown = str,
) -> Written:
    """Write every file as `write_all` does, and leave a `note` of it in their folder, in a journal.

    `objection` is asked, while nobody else writes there, for the problem of replacing a file that holds something else.
    A file that holds the very same already is left as it is. Outputs and problems name files by `shown`. Raises
    BriefError, with nothing changed.
    """
    writing = _Writing([Staged(path, content) for path, content in files.items()], shown)
    writing.make_folders()
    with locked({file.target.parent for file in writing.files}), uninterrupted():
        journal = writing.write(objection, note)
    return Written(writing.outputs, journal)


@dataclass(frozen=True, slots=True)
class _Writing:
    """Files that are written together, and how they are named."""

    files: Sequence[Staged]
    shown: Shown

    @property
    def outputs(self) -> tuple[Output, ...]:
        return tuple(Output(self.shown(file.path), file.sha256, len(file.content)) for file in self.files)

    def make_folders(self) -> None:
        """Make the folders of all files. Raises BriefError."""
        _tell(self._attempt(file, Staged.make_folder) for file in self.files)

    def write(self, objection: Objection | None, note: Note | None) -> Path | None:
        """Put every file in its place, or none. Return the journal if it has a note to keep."""
        try:
            return self._replace(objection, note)
        except BaseException:
            for file in self.files:
                file.restore()
            raise
        finally:
            for file in self.files:
                file.clean()

    def _replace(self, objection: Objection | None, note: Note | None) -> Path | None:
        """Move files to their targets, where these hold something else. Return the journal if it has a note to keep."""
        changed = [file for file in self.files if not file.is_in_place()]
        first = self.files[0]
        _tell((objection(file.path) if objection else None) or self._attempt(file, Staged.write) for file in changed)
        if len(changed) > 1:
            _tell(self._attempt(file, Staged.keep_old) for file in changed)
        together = len(changed) > 1 and len({file.target.parent for file in changed}) == 1
        journal = None
        if together or note is not None:
            try:
                about = [file.target for file in self.files]
                journal = write_journal(first.target.parent, changed if together else (), note, about)
            except OSError as error:
                raise BriefError([cannot_write(first.path, error, self.shown)]) from error
        try:
            for file in changed:
                _tell([self._attempt(file, Staged.replace)])
        except BaseException:
            _remove(journal)
            raise
        if note is not None:
            return journal
        _remove(journal)
        return None

    def _attempt(self, file: Staged, step: Callable[[Staged], None]) -> Problem | None:
        try:
            step(file)
        except (OSError, ValueError) as error:
            return cannot_write(file.path, error, self.shown)
        return None


def _remove(journal: Path | None) -> None:
    if journal:
        with contextlib.suppress(OSError):
            journal.unlink()


def _tell(found: Iterable[Problem | None]) -> None:
    """Raise the problems among those found, if there are any."""
    problems = [problem for problem in found if problem]
    if problems:
        raise BriefError(problems)


_ELSEWHERE = "choose another place (with --out for a build)"
_REASONS: dict[int, tuple[str, str]] = {
    errno.ENOSPC: ("the disk is full", f"free some space, or {_ELSEWHERE}"),
    errno.EDQUOT: ("your quota on this disk is used up", f"free some space, or {_ELSEWHERE}"),
    errno.EROFS: ("the disk is read-only", _ELSEWHERE),
    errno.EISDIR: ("there is a folder of this name", f"rename the folder, or {_ELSEWHERE}"),
    errno.ENAMETOOLONG: ("the name is too long for this disk", "give the brief a shorter name"),
}


def cannot_write(path: Path, error: OSError | ValueError, shown: Shown = str) -> Problem:
    """Return the problem of an output that could not be written; it names files by `shown`."""
    span = Span(shown(path), 0, 0)
    if not isinstance(error, OSError):
        return Problem("cannot-write", f"cannot write this file: {error}", span, hint=_ELSEWHERE)
    reason, hint = _REASONS.get(error.errno or 0, (error.strerror or str(error), _ELSEWHERE))
    if error.errno in (errno.EACCES, errno.EPERM):
        if filesystem.exists(path):
            reason = "it is read-only, or another program has it open"
            hint = f"close it where it is open, make it writable, or {_ELSEWHERE}"
        else:
            reason, hint = "its folder is not yours to write to", f"change the folder's permissions, or {_ELSEWHERE}"
    elif isinstance(error, LinkError):
        reason, hint = (
            f"{shown(Path(error.filename))} is a link that leads nowhere",
            f"remove the link, or {_ELSEWHERE}",
        )
    elif error.errno in (errno.ENOTDIR, errno.EEXIST):
        blocking = next((p for p in path.parents if filesystem.exists(p) and not filesystem.is_folder(p)), path.parent)
        reason, hint = f"{shown(blocking)} is a file, not a folder", f"rename that file, or {_ELSEWHERE}"
    return Problem("cannot-write", f"cannot write this file: {reason}", span, hint=hint)
