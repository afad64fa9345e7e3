"""Find the briefs below a folder: what `bluf build` builds of it and the editor lists.

A brief is a YAML file, and no receipts. Hidden folders, and those that hold a project's templates, sources and lists,
are not looked into. Links to folders are not followed, so that no circle has to be met; what is passed over that
somebody might miss is told.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bluf.ground import filesystem
from bluf.ground.inside import is_inside
from bluf.problems import Problem, Span

SUFFIXES = (".yaml", ".yml")
MOST = 100_000  # files and folders that are looked at
_RECEIPTS = ".receipts"
_OTHER_FOLDERS = ("templates", "sources", "lists")


@dataclass(frozen=True, slots=True)
class FoundBriefs:
    """The briefs below a folder, those of each folder before those of its subfolders, all by name.

    `folders` are those that were looked into; `problems` tell what was not, and why.
    """

    briefs: tuple[Path, ...] = ()
    folders: tuple[Path, ...] = ()
    problems: tuple[Problem, ...] = ()


def is_brief_name(name: str) -> bool:
    """Whether a file of this name is a brief; a hidden file and a brief's receipts are not.

    >>> [is_brief_name(name) for name in ("ports.yaml", "ports.receipts.yaml", ".ports.yaml", "ports.pdf")]
    [True, False, False, False]
    """
    path = Path(name)
    is_hidden = name.startswith(".")
    return path.suffix.lower() in SUFFIXES and not is_hidden and not path.stem.lower().endswith(_RECEIPTS)


def find_briefs(folder: Path, root: Path | None = None, most: int = MOST) -> FoundBriefs:
    """Return the briefs in a folder and below it.

    A link to a file is a brief where it leads to a file inside `root` (default: the folder itself), or to nothing,
    which building it tells. At most `most` files and folders are looked at. Raises OSError where the folder itself
    can't be looked into.
    """
    return _Search(folder, root or folder, most).found()


class _Search:
    def __init__(self, top: Path, root: Path, most: int) -> None:
        self._top, self._root, self._left = top, root, most
        self._briefs: list[Path] = []
        self._folders: list[Path] = []
        self._problems: list[Problem] = []

    def found(self) -> FoundBriefs:
        waiting = [self._top]
        while waiting:
            folder = waiting.pop()
            try:
                entries = self._entries(folder)
            except OSError as error:
                if folder == self._top:
                    raise
                reason = error.strerror or str(error)
                self._tell("folder-unreadable", folder, f"this folder can't be looked into: {reason}")
                continue
            self._folders.append(folder)
            below = list(self._below(folder, entries))
            waiting.extend(reversed(below))
            if self._left < 0:
                self._tell("too-many-files", folder, "there are too many files: from here on none is looked at")
                break
        return FoundBriefs(tuple(self._briefs), tuple(self._folders), tuple(self._problems))

    def _entries(self, folder: Path) -> list["os.DirEntry[str]"]:
        """Return what is in a folder, by name, as far as it may be looked at."""
        found = []
        with os.scandir(folder) as entries:
            for entry in entries:
                self._left -= 1
                if self._left < 0:
                    break
                found.append(entry)
        return sorted(found, key=lambda entry: entry.name)

    def _below(self, folder: Path, entries: list["os.DirEntry[str]"]) -> Iterator[Path]:
        """Take the briefs in a folder, and yield the folders that are to be looked into."""
        for entry in entries:
            path = folder / entry.name
            if entry.name.startswith("."):
                continue
            if filesystem.is_folder(path):
                if entry.name in _OTHER_FOLDERS:
                    continue
                if not entry.is_symlink():
                    yield path
                elif not is_inside(path, self._top):  # else its briefs are found where they are
                    self._tell("link-not-followed", path, "this is a link to a folder: its briefs are not looked for")
            elif is_brief_name(entry.name):
                self._take(path, entry)

    def _take(self, path: Path, entry: "os.DirEntry[str]") -> None:
        is_there = filesystem.exists(path)
        if is_there and not filesystem.is_file(path):
            return  # a pipe, which would be waited for
        if is_there and entry.is_symlink() and not is_inside(path, self._root):
            self._tell("link-not-followed", path, "this is a link that leads out of the project: it is not taken")
        else:
            self._briefs.append(path)

    def _tell(self, code: str, place: Path, message: str) -> None:
        self._problems.append(Problem(code, message, Span(str(place), 0, 0), hint=_HINTS[code]))


_HINTS = {
    "folder-unreadable": "ask its owner for access, or move it elsewhere",
    "too-many-files": "name a folder that holds fewer, or move what is no brief elsewhere",
    "link-not-followed": "name it in the command to take it",
}
