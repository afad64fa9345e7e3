"""Ask what is at a path of any name. Where no file can be, there is none: that is no reason to stop.

`Path` has such questions of its own. They raise OSError for a name that is too long for the system (until Python 3.13),
and `Path.resolve` raises RuntimeError for links that lead in a circle.
"""

import os
from pathlib import Path


def exists(path: Path) -> bool:
    """Whether there is anything at a path; a link that leads nowhere is nothing."""
    return os.path.exists(path)  # noqa: PTH110


def is_file(path: Path) -> bool:
    """Whether there is an ordinary file at a path, or a link to one."""
    return os.path.isfile(path)  # noqa: PTH113


def is_folder(path: Path) -> bool:
    """Whether there is a folder at a path, or a link to one."""
    return os.path.isdir(path)  # noqa: PTH112


def is_link(path: Path) -> bool:
    """Whether there is a symbolic link at a path."""
    return os.path.islink(path)  # noqa: PTH114


def real(path: Path) -> Path:
    """Return the path as an absolute one with its links followed, as far as they can be."""
    try:
        return Path(os.path.realpath(path))
    except (OSError, ValueError):
        return Path(os.path.abspath(path))  # noqa: PTH100


def folds_case(folder: Path) -> bool:
    """Whether names that differ in case alone are one name in a folder, there or not: told by names that are there."""
    for place in (real(folder), *real(folder).parents):
        try:
            with os.scandir(place) as entries:
                name = next((entry.name for entry in entries if entry.name.swapcase() != entry.name), None)
            if name:
                return (place / name.swapcase()).samefile(place / name)
        except (FileNotFoundError, NotADirectoryError):
            if exists(place):
                return False
        except OSError:
            continue
    return os.name == "nt"
