"""Say which project a brief belongs to, the folder whose `.bluf/` records what was made, and where what is in it."""

import os
from pathlib import Path

from bluf.ground import filesystem
from bluf.ground.project_root import FOLDER, is_heeded, project_root

COPIES = "sources"  # the folder beside a brief that sources are copied to


def project_of(brief: str | os.PathLike[str] | None, here: Path) -> Path | None:
    """Return the root of the project that holds a brief, or without one the folder `here`; None if none does.

    The root has a folder `briefs/`. It is a part of the brief's absolute path, whose links are not followed.
    """
    return project_root(_folder(brief, here))


def root_of(brief: str | os.PathLike[str] | None, here: Path) -> Path:
    """Return the folder that what is made of a brief, or without one of other text, is recorded in, as a real path.

    `here` is the folder that one stands in. A brief of no project has the nearest folder at or above it that has a
    `.bluf/`; else `here` if it is below that, else its own folder. A root that can't be written to, and a brief that is
    no file (a pipe), give way to `here`.
    """
    folder = _folder(brief, here)
    project = project_root(folder)
    if project is not None:
        real = filesystem.real(project)
        return real if os.access(real, os.W_OK) else here
    for place in (folder, *folder.parents):
        if filesystem.is_folder(place / FOLDER) and is_heeded(place / FOLDER, folder):
            return filesystem.real(place)
    if brief is not None and filesystem.exists(here / brief) and not filesystem.is_file(here / brief):
        return here
    real = filesystem.real(folder)
    root = here if folder.is_relative_to(here) or real.is_relative_to(here) else real
    return root if os.access(root, os.W_OK) else here


def _folder(brief: str | os.PathLike[str] | None, here: Path) -> Path:
    return here if brief is None else Path(os.path.normpath(here / brief)).parent  # links are left as they are


def seen_from(path: Path, here: Path) -> Path:
    """Return an absolute path as a person who stands in `here` would type it: relative within one project or tree."""
    if path.is_relative_to(here):
        return path.relative_to(here)
    root = project_root(here)
    return Path(os.path.relpath(path, here)) if root and path.is_relative_to(root) else path


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
