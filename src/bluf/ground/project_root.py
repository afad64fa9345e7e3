"""Find the root of the project that a folder belongs to: the nearest folder at or above it that holds `briefs/`.

A `briefs/` inside the `briefs/` of a project is a part of that project. What is further up may be anybody's: a folder
counts only if its `briefs/` belongs to the user or to the owner of the folder that the search starts from. The home
folder, the top of the file system and folders for everybody's files (with the sticky bit, such as /tmp) hold all kinds
of things, so there a `briefs/` counts only for who stands there, or if bluf has worked there before.
"""

import os
import stat
from pathlib import Path

from bluf.ground import filesystem

BRIEFS = "briefs"
FOLDER = ".bluf"  # holds the record of what was made
SCHEMA = Path("schema") / "brief.schema.json"
_MARKS = (Path(FOLDER), SCHEMA)  # what bluf makes at a root


def project_root(folder: Path) -> Path | None:
    """Return the root of the project that a folder, there or not, is in; None if it is in none.

    `folder` is an absolute path. The root is one of its own parts, whose links are not followed.
    """
    owners = _owners(folder)
    found: Path | None = None
    for place in (folder, *folder.parents):
        if not filesystem.is_folder(place / BRIEFS) or not _may_be_root(place, folder, owners):
            continue
        if found is None or (found.is_relative_to(place / BRIEFS) and not _stands_alone(found, place)):
            found = place
    return found


def is_heeded(path: Path, folder: Path) -> bool:
    """Whether what is at `path`, above `folder`, is the user's own, or belongs to whoever owns `folder`."""
    return _belongs(path, _owners(folder))


def place_below_briefs(brief: Path, root: Path) -> Path | None:
    """Return the folder of a brief from the `briefs/` of a project; None for a brief that is not below it.

    Both are absolute paths, and `root` is a part of the brief's.

        >>> place_below_briefs(Path("/p/briefs/2026/ports.yaml"), Path("/p"))
        PosixPath('2026')
    """
    parts = brief.parent.relative_to(root).parts
    return Path(*parts[1:]) if parts and _is_briefs(root, parts[0]) else None


def _is_briefs(root: Path, name: str) -> bool:
    """Whether a name in a project is that of its `briefs/`, on a file system that knows no case too."""
    if name == BRIEFS:
        return True
    try:
        return name.casefold() == BRIEFS and (root / name).samefile(root / BRIEFS)
    except OSError:
        return False


def _may_be_root(place: Path, folder: Path, owners: frozenset[int] | None) -> bool:
    if place == folder:
        return True
    below = folder.is_relative_to(place / BRIEFS)
    if _is_anybodys(place) or place == place.parent or (place == _home() and not below):
        return _belongs(place / BRIEFS, owners) and _is_marked(place, owners)
    if below and os.access(place, os.W_OK):
        return True  # a group's project, whose parts belong to several people
    return _belongs(place / BRIEFS, owners)


def _stands_alone(inner: Path, outer: Path) -> bool:
    """Whether a folder with a `briefs/`, inside the `briefs/` of an outer one, is a project all the same.

    A repository that is itself called `briefs` may lie beside others.
    """
    return (_is_marked(inner) or filesystem.exists(inner / ".git")) and not _is_marked(outer)


def _is_marked(place: Path, owners: frozenset[int] | None = None) -> bool:
    return any(filesystem.exists(place / mark) and _belongs(place / mark, owners) for mark in _MARKS)


def _owners(folder: Path) -> frozenset[int] | None:
    """Return the ids of the users whose folders are heeded; None where the system has no such ids."""
    if not hasattr(os, "geteuid"):
        return None
    for place in (folder, *folder.parents):
        try:
            return frozenset({os.geteuid(), place.stat().st_uid})
        except FileNotFoundError:
            continue  # a new brief's folder is still to be made
        except (OSError, ValueError):
            break
    return frozenset({os.geteuid()})


def _belongs(path: Path, owners: frozenset[int] | None) -> bool:
    try:
        return owners is None or path.lstat().st_uid in owners
    except (OSError, ValueError):
        return False


def _is_anybodys(place: Path) -> bool:
    try:
        return bool(place.stat().st_mode & stat.S_ISVTX)
    except (OSError, ValueError):
        return True


def _home() -> Path:
    return Path(os.path.expanduser("~"))  # noqa: PTH111 - Path.home() raises where there is none
