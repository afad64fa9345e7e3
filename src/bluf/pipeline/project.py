"""Say which project a brief belongs to, the folder whose `.bluf/` records what was made, and where what is in it."""

import os
from pathlib import Path

from bluf.ground import filesystem

FOLDER = ".bluf"
SCHEMA = Path("schema") / "brief.schema.json"
COPIES = "sources"  # the folder beside a brief that sources are copied to
_BRIEFS = "briefs"  # by its name, a part of a project and not its root


def root_of(brief: Path | None, here: Path) -> Path:
    """Return the root of a brief's project, as a real path; without a brief, that of the working folder, `here`.

    Both are absolute. It is the nearest folder at or above the brief that has a `.bluf/`; else the working folder for a
    brief below it, else the brief's own folder, or the one above if that is called `briefs`. A project that can't be
    written to, and a brief that is no file (a pipe), give way to the working folder.
    """
    folder = here if brief is None else Path(os.path.normpath(brief)).parent  # links are left as they are
    for place in (folder, *folder.parents):
        if _may_keep_record(place, folder):
            return filesystem.real(place)
    if brief is not None and filesystem.exists(brief) and not filesystem.is_file(brief):
        return here
    real = filesystem.real(folder)
    root = here if folder.is_relative_to(here) or real.is_relative_to(here) else real
    root = root.parent if root.name == _BRIEFS else root
    return root if os.access(root, os.W_OK) else here


def _may_keep_record(place: Path, folder: Path) -> bool:
    """Whether a folder has a record that may be heeded: the user's own, or that of whoever owns the brief's folder.

    Anybody may make a folder in some of those above a brief, such as that for temporary files.
    """
    try:
        owner = (place / FOLDER).lstat().st_uid
        return (place / FOLDER).is_dir() and (
            not hasattr(os, "geteuid") or owner in (os.geteuid(), folder.stat().st_uid)
        )
    except OSError:
        return False


def leads_out(path: Path, root: Path) -> bool:
    """Whether a file is itself a link that leads out of the project, and out of the folder that the link is in."""
    if not filesystem.is_link(path):
        return False
    led = filesystem.real(path)
    return not any(led.is_relative_to(filesystem.real(place)) for place in (root, path.parent))


def within(root: Path, path: Path) -> str | None:
    """Return a file's path from the project's root, with slashes; None where it is outside.

    `root` is a real path, and `path` an absolute one. Links in the project are not followed; one above it, through
    which it is reached, is.
    """
    absolute = Path(os.path.normpath(path))
    if not absolute.is_relative_to(root):
        start = next((place for place in absolute.parents if filesystem.real(place) == root), None)
        return absolute.relative_to(start).as_posix() if start else None
    return absolute.relative_to(root).as_posix()
