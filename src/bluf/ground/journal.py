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
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from bluf.ground.digests import file_digest
from bluf.ground.locks import locked
from bluf.ground.reading import opened
from bluf.ground.signals import uninterrupted
from bluf.ground.staging import Staged, beside, is_unfinished, write_private

Note: TypeAlias = Mapping[str, Any]

_BEGINNING = b'{"bluf journal": 1'
_LARGEST = 8 << 20  # bytes
_HEX = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Move:
    """A file to be moved: `new` over `target`, whose earlier content is kept at `old` if there was any; names alone."""

    target: str
    new: str
    old: str | None
    sha256: str


def write_journal(folder: Path, staged: Sequence[Staged], note: Note | None) -> Path:
    """Say in their folder which files are about to be moved. Return the journal's path."""
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
    text = json.dumps({"bluf journal": 1, "note": note, "moves": moves})
    write_private(place, text.encode())
    return place


def notes_in(folder: Path) -> tuple[Note, ...]:
    """Return the notes of what was made in a folder and is not yet recorded."""
    found = (_read(path) for path in _unfinished(folder))
    return tuple(note for read in found if read and (note := read[0]) is not None)


def tidy(folder: Path, keep: Callable[[Sequence[Note]], None] | None = None) -> None:
    """Complete or undo what a killed process left in a folder, hand the notes found to `keep`, and remove all of it.

    Without `keep`, journals with notes stay for a caller that has one. A process at work in the folder is waited for.
    """
    if not any(True for _ in _unfinished(folder)):
        return
    with locked([folder]), uninterrupted():
        journals = {path: _read(path) for path in _unfinished(folder)}
        notes: dict[Path, Note] = {}
        for path, read in journals.items():
            if read:
                note, moves = read
                _complete(folder, moves)
                if note is not None:
                    notes[path] = note
        if keep and notes:
            keep(tuple(notes.values()))
        for path in journals:
            if keep or path not in notes:
                with contextlib.suppress(OSError):
                    path.unlink()


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


def _read(path: Path) -> tuple[Note | None, tuple[Move, ...]] | None:
    """Return a journal's note and moves; None for any other file, and for a journal that was not finished."""
    try:
        with opened(path, follow=False) as file:
            beginning = file.read(len(_BEGINNING))
            if beginning != _BEGINNING:
                return None
            data = json.loads(beginning + file.read(_LARGEST))
        moves = tuple(_move(**move) for move in data["moves"])
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None
    note = data.get("note")
    return (note if isinstance(note, dict) else None), moves


def _move(target: str, new: str, old: str | None, sha256: str) -> Move:
    own = (new, old) if old is not None else (new,)
    if not all(is_unfinished(name) and Path(name).name == name for name in own):
        raise ValueError("not an unfinished file of the folder")
    if Path(target).name != target or is_unfinished(target) or not _HEX.fullmatch(sha256):
        raise ValueError("not a file of the folder")
    return Move(target, new, old, sha256)


def _complete(folder: Path, moves: Sequence[Move]) -> None:
    """Make all the moves, or if that can't be done, put back what stood at the targets."""
    missing = [move for move in moves if file_digest(folder / move.target) != move.sha256]
    if len(missing) < len(moves) and missing:
        if all(file_digest(folder / move.new) == move.sha256 for move in missing):
            with contextlib.suppress(OSError):
                for move in missing:
                    (folder / move.new).replace(folder / move.target)
                return
        _undo(folder, moves)


def _undo(folder: Path, moves: Sequence[Move]) -> None:
    for move in moves:
        with contextlib.suppress(OSError):
            if move.old is not None:
                (folder / move.old).replace(folder / move.target)
            elif file_digest(folder / move.target) == move.sha256:
                (folder / move.target).unlink()
