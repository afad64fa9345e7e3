"""Say what is wrong with the path of a file that a brief names: it must lead to its folder or below it."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from bluf.ground.file_names import as_on_disk, near_file
from bluf.problems.wording import character_named, odd_character_told, shown
from bluf.sources.formats import SUFFIXES

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
# The backslash and letter that were most likely typed for a character, as YAML takes them in double quotes (1.1, 5.6).
_TYPED = str.maketrans(
    {
        "\0": r"\0", "\a": r"\a", "\b": r"\b", "\t": r"\t", "\n": r"\n", "\v": r"\v", "\f": r"\f", "\r": r"\r",
        "\x1b": r"\e",
    }
)  # fmt: skip
_DRIVE = re.compile(r"[A-Za-z]:")  # of a Windows path
_BESIDE = "put the file beside the brief, or in a folder under it, and write its path from there: sources/forum.txt"


@dataclass(frozen=True, slots=True)
class PathFault:
    """What is wrong with a path, and how to mend it."""

    message: str
    hint: str


def source_path(folder: Path, name: str, suffixes: Collection[str] = SUFFIXES) -> Path | PathFault:
    """Return the path of a file, links followed, by its `name` from the brief's folder; or what is wrong.

    Only files with one of the `suffixes`, those of sources if not said, are taken to be meant by a wrong path.
    """
    control = _CONTROL.search(name)
    if control is not None:
        why = "in double quotes YAML takes a backslash and what follows for an escape"
        return PathFault(
            f"{character_named(control[0])}, stands in this path: {why}",
            _meant(folder, name.translate(_TYPED), suffixes),
        )
    if "\\" in name or _DRIVE.match(name):
        message = f"`{shown(name)}` is a Windows path, and paths in a brief have `/` between their parts"
        return PathFault(message, _meant(folder, name, suffixes))
    try:
        root = folder.resolve()
        path = as_on_disk(root, name).resolve()
        if path.is_relative_to(root):
            return path
    except (OSError, ValueError, RuntimeError):
        pass
    return PathFault(f"`{shown(name)}` is outside the brief's folder", _meant(folder, name, suffixes))


def missing_hint(folder: Path, name: str, suffixes: Collection[str] = SUFFIXES) -> tuple[str, str | None]:
    """Return the hint for a file that is not at the path `name` from a folder, and the file that may be meant."""
    nearest = near_file(folder, name, suffixes)
    if nearest is None:
        return f"check its path, which is from the folder `{folder.name}`", None
    odd = odd_character_told(*(unicodedata.normalize("NFC", each) for each in (name, nearest)))
    return f"did you mean `{shown(nearest)}`?{odd}", nearest


def _meant(folder: Path, name: str, suffixes: Collection[str]) -> str:
    nearest = near_file(folder, name, suffixes)
    if nearest:
        return f"did you mean `{shown(nearest)}`?"
    inner = name.replace("\\", "/")
    is_relative = "\\" in name and not _DRIVE.match(name) and not inner.startswith("/") and ".." not in inner.split("/")
    return f"write `{shown(inner)}`" if is_relative else _BESIDE
