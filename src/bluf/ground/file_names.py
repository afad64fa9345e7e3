"""Find a file by its name in any Unicode normalization form, and the file that a wrong path may mean.

A name typed on one system can be composed (NFC) and stand decomposed (NFD) on the disk of another: they look alike.
"""

import os
import re
import unicodedata
from collections.abc import Collection, Iterator
from itertools import islice
from pathlib import Path

MOST_NAMES = 5_000  # of one folder that are compared
MOST_FILES = 2_000  # below a folder that are looked through
_DRIVE = re.compile(r"[A-Za-z]:")


def as_on_disk(folder: Path, name: str) -> Path:
    """Return the path of `name` from a folder, each part spelt as it is on disk where only normalization differs.

    What is not there keeps the form that it has in `name`.
    """
    path = folder / name
    if name.isascii() or os.path.lexists(path):
        return path
    found = folder
    for part in Path(name).parts:
        found = _spelt(found, part)
    return found


def near_file(folder: Path, name: str, suffixes: Collection[str]) -> str | None:
    """Return the path, from a folder, of the file below it that a wrong path probably means; None if there is none.

    That is a file of that very name in another folder, or one whose path is spelt nearly so. Only files with one of
    the `suffixes` are looked at.
    """
    from rapidfuzz import fuzz, process  # imported when something is wrong

    wanted = _DRIVE.sub("", name, count=1).replace("\\", "/").lstrip("/")
    files = sorted(islice(_files_below(folder, suffixes), MOST_FILES))
    last = _folded(wanted.rpartition("/")[2])
    same = [each for each in files if _folded(each.rpartition("/")[2]) == last]
    if same:
        return max(same, key=lambda each: fuzz.ratio(_folded(each), _folded(wanted)))
    nearest = process.extractOne(_folded(wanted), files, scorer=fuzz.ratio, processor=_folded, score_cutoff=66)
    if nearest is None:
        nearest = process.extractOne(
            last, files, scorer=fuzz.ratio, processor=lambda each: _folded(each.rpartition("/")[2]), score_cutoff=80
        )
    return str(nearest[0]) if nearest else None


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()


def _spelt(folder: Path, part: str) -> Path:
    path = folder / part
    if part.isascii() or os.path.lexists(path):
        return path
    wanted = unicodedata.normalize("NFC", part)
    try:
        with os.scandir(folder) as entries:
            names = [entry.name for entry in islice(entries, MOST_NAMES)]
    except (OSError, ValueError):
        return path
    alike = sorted(each for each in names if unicodedata.normalize("NFC", each) == wanted)
    return folder / alike[0] if alike else path


def _files_below(folder: Path, suffixes: Collection[str]) -> Iterator[str]:
    """Yield the files below a folder, as paths from it with `/`; hidden ones and those behind links are left out."""
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and os.path.splitext(name)[1].lower() in suffixes:  # noqa: PTH122
                yield Path(where, name).relative_to(folder).as_posix()
