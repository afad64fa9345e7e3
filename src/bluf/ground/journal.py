"""Make several files of one folder change together, even where the process is killed between two of them.

Before the first file is moved, a journal says what is to be moved where. Whoever next looks after the folder completes
what a killed process left half done, or undoes it, and removes every unfinished file (`.bluf-*.tmp`). A journal may
carry a note of what was made, which stays until it has been read, so that no made file is taken for a stranger's.

A journal names files of its own folder alone, and one of another user's is not heeded.
"""

import contextlib
import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeAlias

from bluf.ground.digests import file_digest
from bluf.ground.file_opening import opened
from bluf.ground.locks import locked
from bluf.ground.signals import uninterrupted
from bluf.ground.staging import Staged, beside, is_unfinished, write_private
from bluf.problems import BriefError

Note: TypeAlias = Mapping[str, Any]

_BEGINNING = b'{"bluf journal": 1'
_LARGEST = 8 << 20  # bytes
_HEX = re.compile(r"[0-9a-f]{64}")


class Keeper(Protocol):
    """Whoever records notes of what was made, in a file of `folder`."""

    @property
    def folder(self) -> Path:
        """The folder that is written to."""

    def prepare(self) -> None:
        """Make the folder if it is not there. Raises BriefError, OSError."""

    def keep(self, notes: "Sequence[Note]") -> None:
        """Record notes; the folder's lock is held. Raises BriefError, OSError."""


@dataclass(frozen=True, slots=True)
class PendingMove:
    """A file to be moved: `new` over `target`, whose earlier content is kept at `old` if there was any; names alone."""

    target: str
    new: str
    old: str | None
    sha256: str


@dataclass(frozen=True, slots=True)
class _Journal:
    """What a journal says: `about` are the names of the files that its note is of."""

    note: Note | None
    moves: tuple[PendingMove, ...]
    about: tuple[str, ...]


def write_journal(folder: Path, staged: Sequence[Staged], note: Note | None, about: Sequence[Path] = ()) -> Path:
    """Say in their folder which files are about to be moved. Return the journal's path.

    `about` are the files that the note is of, moved or not.
    """
    place = beside(folder / "journal")
    moves = [
        {
            "target": file.target.name,
            "new": file.new.name,
            "old": file.old.name if file.old else None,
            "sha256": file.sha256,
        }
        for file in staged
    ]
    # The note comes before the moves, so that a journal that was cut short does not parse.
    names = sorted(path.name for path in about)
    text = json.dumps({"bluf journal": 1, "note": note, "about": names, "moves": moves})
    write_private(place, text.encode())
    return place


def notes_in(folder: Path) -> tuple[Note, ...]:
    """Return the notes of what was made in a folder and is not yet recorded."""
    found = (_read(path) for path in _unfinished(folder))
    return tuple(read.note for read in found if read and read.note is not None)


def tidy(folder: Path, keeper: Keeper | None = None, *, wait: bool = True) -> None:
    """Complete or undo what a killed process left in a folder, hand the notes found to `keeper`, and remove all of it.

    Without a `keeper`, and where it can't keep them, the last note of each output stays for a caller that has one.
    Processes at work in the folder, or with the keeper's, are waited for; without `wait`, all is left to the next call
    then. Raises BriefError, OSError as the keeper does.
    """
    if not any(True for _ in _unfinished(folder)):
        return
    if keeper:
        try:
            keeper.prepare()
        except (BriefError, OSError):
            tidy(folder, wait=wait)
            raise
    with locked([folder, *([keeper.folder] if keeper else [])], wait=wait) as is_held, uninterrupted():
        if not is_held:
            return
        journals = {path: _read(path) for path in _unfinished(folder)}
        for read in journals.values():
            if read:
                _complete(folder, read.moves)
        stay = _last_notes(journals)
        try:
            notes = [read.note for read in journals.values() if read and read.note is not None]
            if keeper and notes:
                keeper.keep(notes)
            if keeper:
                stay.clear()
        finally:
            for path in journals.keys() - stay:
                with contextlib.suppress(OSError):
                    path.unlink()


def _last_notes(journals: Mapping[Path, _Journal | None]) -> set[Path]:
    """Return the journals whose note is the last of what it is about."""
    last: dict[tuple[str, ...], tuple[int, Path]] = {}
    for path, read in journals.items():
        if read and read.note is not None:
            with contextlib.suppress(OSError):
                written = path.stat().st_mtime_ns, path
                last[read.about] = max(last.get(read.about, written), written)
    return {path for _, path in last.values()}


def _unfinished(folder: Path) -> Iterator[Path]:
    """Yield the unfinished files of this user in a folder."""
    try:
        names = [name for name in os.listdir(folder) if is_unfinished(name)]  # noqa: PTH208 - a folder may hold many
    except OSError:
        return
    for name in sorted(names):
        path = folder / name
        with contextlib.suppress(OSError):
            if not hasattr(os, "geteuid") or path.lstat().st_uid == os.geteuid():
                yield path


def _read(path: Path) -> _Journal | None:
    """Return what a journal says; None for any other file, and for a journal that was not finished."""
    try:
        with opened(path, follow=False) as file:
            beginning = file.read(len(_BEGINNING))
            if beginning != _BEGINNING:
                return None
            data = json.loads(beginning + file.read(_LARGEST))
        moves = tuple(_move(**move) for move in data["moves"])
        about = tuple(map(str, data["about"]))
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None
    note = data.get("note")
    return _Journal(note if isinstance(note, dict) else None, moves, about)


def _move(target: str, new: str, old: str | None, sha256: str) -> PendingMove:
    own = (new, old) if old is not None else (new,)
    if not all(is_unfinished(name) and Path(name).name == name for name in own):
        raise ValueError("not an unfinished file of the folder")
    if Path(target).name != target or is_unfinished(target) or not _HEX.fullmatch(sha256):
        raise ValueError("not a file of the folder")
    return PendingMove(target, new, old, sha256)


def _complete(folder: Path, moves: Sequence[PendingMove]) -> None:
    """Make all the moves, or if that can't be done, put back what stood at the targets."""
    missing = [move for move in moves if file_digest(folder / move.target) != move.sha256]
    if len(missing) < len(moves) and missing:
        if all(file_digest(folder / move.new) == move.sha256 for move in missing):
            with contextlib.suppress(OSError):
                for move in missing:
                    (folder / move.new).replace(folder / move.target)
                return
        _undo(folder, moves)


def _undo(folder: Path, moves: Sequence[PendingMove]) -> None:
    for move in moves:
        with contextlib.suppress(OSError):
            if move.old is not None:
                (folder / move.old).replace(folder / move.target)
            elif file_digest(folder / move.target) == move.sha256:
                (folder / move.target).unlink()
