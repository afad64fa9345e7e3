"""Turn a brief's path into the paths of its outputs: `briefs/2026/ports.yaml` becomes `out/2026/ports.pdf`."""

import os
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from bluf.ground import filesystem
from bluf.ground.project_root import BRIEFS, place_below_briefs
from bluf.ground.workspace import Workspace
from bluf.pipeline.brief_search import SUFFIXES
from bluf.pipeline.project import project_of, seen_from
from bluf.problems import Problem, Span

if TYPE_CHECKING:
    from bluf.markings import Marking

FORMATS = ("pdf", "docx", "png")
DEFAULT_FORMATS = ("pdf", "docx")
DEFAULT_FOLDER = "out"


@dataclass(frozen=True)
class Task:
    """A brief to make, and the file of each format, as they were named in the `workspace`.

    `data` is its text where it does not come from a file; `level` is that of the readers it is an edition for;
    `replace` lets its outputs replace files that are not as bluf made them.
    """

    path: str
    outputs: Mapping[str, Path]
    workspace: Workspace
    data: bytes | None = None
    level: "Marking | None" = None
    replace: bool = False

    @cached_property
    def place(self) -> Path:
        """Where the brief is."""
        return self.workspace.at(self.path)

    @property
    def file(self) -> Path | None:
        """The brief's file; None where its text does not come from one."""
        return self.place if self.data is None else None

    @cached_property
    def places(self) -> dict[str, Path]:
        """Where each output goes, by format."""
        return {form: self.workspace.at(path) for form, path in self.outputs.items()}

    def shown(self, path: Path) -> str:
        """Return a file's path for messages: an output's as it was named."""
        named = next((self.outputs[form] for form, place in self.places.items() if place == path), None)
        return str(named) if named is not None else self.workspace.shown(path)


def stem(path: str) -> str:
    """Return a brief's name without its suffix: what its outputs are called."""
    return Path(path).stem


def default_folder(brief: str | os.PathLike[str], here: Path) -> Path:
    """Return the folder of a brief's outputs where none is named, as a person who stands in `here` would type it.

    In a project it is its `out/` with the subfolders that the brief is in below `briefs/`; elsewhere `out/` in `here`,
    as also where the project can't be written to.
    """
    path = Path(os.path.normpath(here / brief))  # links are left as they are
    root = project_of(path, here)
    if root is None or not os.access(root, os.W_OK):
        return Path(DEFAULT_FOLDER)
    return seen_from(root / DEFAULT_FOLDER / (place_below_briefs(path, root) or ""), here)


def mirrored(brief: str | os.PathLike[str], found_in: Path, out: str | os.PathLike[str], here: Path) -> Path:
    """Return the folder in `out` of a brief that was found below the folder `found_in`: its subfolders are kept.

    They are those below the project's `briefs/`, or for a brief that is not there those below `found_in`.
    """
    path = Path(os.path.normpath(here / brief))
    root = project_of(path, here)
    inside = place_below_briefs(path, root) if root else None
    if inside is None:
        inside = path.parent.relative_to(os.path.normpath(here / found_in))
    return Path(out, inside)


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
    found: dict[str, Problem] = {}
    for claimed in _claims(tasks):
        for task, output in claimed:
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


def taken(task: Task) -> Problem | None:
    """Return the problem of a brief whose outputs are those of another one that is there, when all are built.

    A brief outside `briefs/` goes to the project's `out/` by its name, which one in `briefs/` may have.
    """
    here = task.workspace.folder
    path = Path(os.path.normpath(task.place))
    root = project_of(path, here)
    if root is None or task.data is not None or not filesystem.exists(path):
        return None
    for output in task.outputs.values():
        folder = Path(_spelt(here / output)).parent
        if not folder.is_relative_to(root / DEFAULT_FOLDER):
            continue
        home = root / BRIEFS / folder.relative_to(root / DEFAULT_FOLDER)
        for other in (home / f"{path.stem}{suffix}" for suffix in SUFFIXES):
            if other != path and filesystem.is_file(other) and not _is_one(other, path):
                return Problem(
                    "name-clash",
                    f"{output} is what {seen_from(other, here)} becomes",
                    span=Span(task.path, 0, 0),
                    hint="rename one of the briefs, or build this one into another folder with --out",
                )
    return None


def _is_one(path: Path, other: Path) -> bool:
    """Whether two paths lead to one file."""
    try:
        return path.samefile(other)
    except OSError:
        return False


def _claims(tasks: Iterable[Task]) -> Iterator[list[tuple[Task, Path]]]:
    """Yield the outputs that are one file, with the tasks that would write it."""
    alike: dict[str, list[tuple[Task, Path]]] = defaultdict(list)
    for task in tasks:
        for output in task.outputs.values():
            place = _spelt(task.workspace.at(output))
            alike[unicodedata.normalize("NFC", place).casefold()].append((task, output))
    for claimed in alike.values():
        if len(claimed) < 2:
            continue
        by_spelling: dict[str, list[tuple[Task, Path]]] = defaultdict(list)
        for task, output in claimed:
            by_spelling[_spelt(task.workspace.at(output))].append((task, output))
        first, output = claimed[0]
        if len(by_spelling) > 1 and filesystem.folds_case(first.workspace.at(output).parent):
            yield claimed
        else:
            yield from (same for same in by_spelling.values() if len(same) > 1)


def _spelt(path: Path) -> str:
    return os.path.normpath(path)  # no links followed: two links to one file are two outputs
