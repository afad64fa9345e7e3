"""Turn a brief's name into the names of its outputs."""

import os
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bluf.problems import Problem, Span

if TYPE_CHECKING:
    from bluf.markings import Marking

FORMATS = ("pdf", "docx", "png")
DEFAULT_FORMATS = ("pdf", "docx")
DEFAULT_FOLDER = "out"
_FOLDS_CASE = sys.platform in ("win32", "darwin")


@dataclass(frozen=True, slots=True)
class Task:
    """A brief to make, and the file of each format.

    `data` is its text where it does not come from a file; `level` is that of the readers it is an edition for;
    `replace` lets its outputs replace files that are not as bluf made them.
    """

    path: str
    outputs: Mapping[str, Path]
    data: bytes | None = None
    level: "Marking | None" = None
    replace: bool = False


def stem(path: str) -> str:
    """Return a brief's name without its suffix: what its outputs are called."""
    return Path(path).stem


def output_paths(
    path: str, folder: str | os.PathLike[str], formats: Sequence[str], level: "Marking | None" = None
) -> dict[str, Path]:
    """Return the file of every format that the brief at `path`, or its edition for a level, becomes in `folder`."""
    named = f"{stem(path)}.{file_part(level)}" if level else stem(path)
    return {name: Path(folder, f"{named}.{name}") for name in formats}


def file_part(level: "Marking") -> str:
    """Return a marking as a part of a file's name: `tlp-amber-strict`."""
    return re.sub(r"[^a-z0-9]+", "-", level.label.lower()).strip("-")


def clashes(tasks: Iterable[Task]) -> dict[str, Problem]:
    """Return, by its path, the problem of each brief whose outputs another one's would overwrite."""
    claims: dict[str, list[tuple[Task, Path]]] = defaultdict(list)
    for task in tasks:
        for output in task.outputs.values():
            claims[_identity(output)].append((task, output))
    found: dict[str, Problem] = {}
    for claimed in claims.values():
        for task, output in claimed if len(claimed) > 1 else ():
            others = ", ".join(other.path for other, _ in claimed if other is not task)
            found.setdefault(
                task.path,
                Problem(
                    "name-clash",
                    f"{output} would be written from {others} too",
                    span=Span(task.path, 0, 0),
                    hint="rename one of the briefs, or build them one at a time into different folders with --out",
                ),
            )
    return found


def _identity(path: Path) -> str:
    name = os.path.abspath(path)  # noqa: PTH100 - no links followed: two links to one file are two outputs
    return unicodedata.normalize("NFC", name).casefold() if _FOLDS_CASE else name
