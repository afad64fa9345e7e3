"""Put a file beside a brief: a picture, the data of a table or chart, or a source, as it came from a browser.

It goes into a folder of its kind beside the brief, under a safe name, whole or not at all. A file that is there is only
replaced where that is asked for; no link leads anywhere else.
"""

import os
from dataclasses import dataclass
from enum import StrEnum
from itertools import count
from pathlib import Path

from bluf.ground import filesystem
from bluf.ground.digests import file_digest
from bluf.ground.files import write_with_note
from bluf.ground.inside import is_inside, is_there
from bluf.ground.safe_names import folded, numbered, safe_name
from bluf.pipeline.added_file_kinds import KINDS, MIB, MOST_ROWS, FileKind, really, told
from bluf.problems import BriefError


class NotAddedError(ValueError):
    """A file that can't be put beside a brief, with the reason for people. `too_large` says that its size is why."""

    def __init__(self, reason: str, *, too_large: bool = False) -> None:
        super().__init__(reason)
        self.too_large = too_large


class _TakenError(Exception):
    """Another file has been put there meanwhile."""


class Room(StrEnum):
    """What is at the place of a file that is to be added."""

    FREE = "free"
    SAME = "same"  # the very file
    TAKEN = "taken"  # a file with other content


@dataclass(frozen=True, slots=True)
class PlaceForFile:
    """Where a file would go: `file` is its path from the brief's folder, `other` that beside a file of its name."""

    file: str
    room: Room
    other: str


def place_for_file(brief: Path, kind: str, name: str, size: int, sha256: str) -> PlaceForFile:
    """Return where a file of so many bytes and that digest (in hex) would go. Raises NotAddedError.

    `kind` is `picture`, `data` or `source`; `brief` is an absolute path.
    """
    known = _kind(kind)
    _check_size(known, size)
    safe = _named(known, name)
    folder = _folder(brief, known)
    room = _room(folder / safe, brief.parent, sha256)
    other = safe if room is not Room.TAKEN else _free(folder, safe)
    return PlaceForFile(f"{known.folder}/{safe}", room, f"{known.folder}/{other}")


def add_file(brief: Path, kind: str, name: str, content: bytes, *, replace: bool = False) -> str:
    """Write a file beside a brief, and return its path from the brief's folder, as the brief says it.

    Where another file has its name, it gets a number, or replaces that file if `replace` is set. Raises NotAddedError.
    """
    known = _kind(kind)
    _check_size(known, len(content))
    safe = _named(known, name)
    _check_content(known, safe, content)
    folder = _folder(brief, known)
    if replace:
        target = folder / safe
        if is_there(target) and (filesystem.is_link(target) or not filesystem.is_file(target)):
            raise NotAddedError(f"{known.folder}/{safe} is a link or a folder, which is not replaced")
        _write(target, content, replace=True)
        return f"{known.folder}/{safe}"
    for number in count(1):
        wanted = safe if number == 1 else numbered(safe, number)
        if not _is_taken(folder, wanted, content) and _write(folder / wanted, content, replace=False):
            return f"{known.folder}/{wanted}"
    raise AssertionError  # names never run out


def _kind(name: str) -> FileKind:
    if name not in KINDS:
        raise NotAddedError("files are added as a picture, as data or as a source")
    return KINDS[name]


def _check_size(kind: FileKind, size: int) -> None:
    if size > kind.most:
        reason = f"it has {size / MIB:.1f} MiB, and a file of this kind may have {kind.most // MIB}"
        raise NotAddedError(reason, too_large=True)
    if size <= 0:
        raise NotAddedError("it is empty")


def _named(kind: FileKind, name: str) -> str:
    safe = safe_name(name)
    if _ending(safe) not in kind.endings:
        *others, last = kind.endings
        raise NotAddedError(f"its name should end in {', '.join(others)} or {last}")
    return safe


def _ending(name: str) -> str:
    return os.path.splitext(name)[1]  # noqa: PTH122


def _check_content(kind: FileKind, name: str, content: bytes) -> None:
    ending = _ending(name)
    if not kind.endings[ending](content):
        known = really(content)
        raise NotAddedError(f"{name} is no {told(ending)}" + (f": by its content it is {known}" if known else ""))
    if kind.name == "data" and max(content.count(b"\n"), content.count(b"\r")) > MOST_ROWS:
        reason = f"it has over {MOST_ROWS:,} rows: keep those that the page shows"
        raise NotAddedError(reason, too_large=True)


def _folder(brief: Path, kind: FileKind) -> Path:
    """Return the folder of a kind beside a brief, there or not. Raises NotAddedError where a link leads out of it."""
    folder = brief.parent / kind.folder
    if not filesystem.is_folder(brief.parent):
        raise NotAddedError("the brief's folder is no longer there")
    if not is_inside(folder, brief.parent):
        raise NotAddedError(f"{kind.folder} is a link that leads out of the brief's folder")
    if is_there(folder) and not filesystem.is_folder(folder):
        raise NotAddedError(f"{kind.folder} is no folder")
    return folder


def _room(target: Path, root: Path, sha256: str) -> Room:
    if not is_there(target):
        return Room.FREE if _alike(target.parent, target.name) is None else Room.TAKEN
    is_own = is_inside(target, root) and filesystem.is_file(target)
    return Room.SAME if is_own and file_digest(target) == sha256 else Room.TAKEN


def _free(folder: Path, name: str) -> str:
    return next(wanted for number in count(2) if _alike(folder, wanted := numbered(name, number)) is None)


def _is_taken(folder: Path, name: str, content: bytes) -> bool:
    """Whether another file has a name, or one that some systems take for the same."""
    if not is_there(folder / name):
        return _alike(folder, name) is not None
    try:
        with (folder / name).open("rb") as file:
            return filesystem.is_link(folder / name) or file.read(len(content) + 1) != content
    except OSError:
        return True


def _alike(folder: Path, name: str) -> str | None:
    """Return the name in a folder that some systems take for the same."""
    try:
        with os.scandir(folder) as entries:
            return next((entry.name for entry in entries if folded(entry.name) == folded(name)), None)
    except OSError:
        return None


def _write(target: Path, content: bytes, *, replace: bool) -> bool:
    """Write a file; return whether it was, and not another put there meanwhile. Raises NotAddedError."""

    def objection(path: Path) -> None:
        if is_there(path) and not replace:
            raise _TakenError

    try:
        write_with_note({target: content}, objection)
    except _TakenError:
        return False
    except BriefError as error:
        raise NotAddedError(error.problems[0].message) from error
    return True
