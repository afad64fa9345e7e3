"""Refuse outputs that would replace what a brief is made from, or a file that bluf did not make as it is."""

import os
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from bluf.brief import YamlFile, read_yaml
from bluf.ground import filesystem
from bluf.ground.digests import file_digest
from bluf.ground.file_opening import opened
from bluf.ground.files import write_all
from bluf.ground.journal import notes_in
from bluf.ground.project_root import FOLDER
from bluf.ground.workspace import Workspace
from bluf.pipeline import record as records
from bluf.pipeline.origins import named_sources, named_to_be_shown
from bluf.pipeline.project import leads_out, root_of, within
from bluf.pipeline.source_checks import receipts_path
from bluf.pipeline.targets import Task
from bluf.problems import BriefError, Problem, Span
from bluf.template import template_folders
from bluf.yaml_files.reader import MAX_BYTES

_ELSEWHERE = "build into another place with --out"
_NEVER = "an output never replaces what a brief is made from"
_YAML = (".yaml", ".yml")
_LOOKED_AT = 5_000  # files and folders of a project, among which briefs are looked for


def input_problems(tasks: Sequence[Task], others: Sequence[Task] = ()) -> dict[str, Problem]:
    """Return, by its path, the problem of each task one of whose outputs is an input of any of them, or of `others`.

    An input is a brief, its receipts, a source, a picture or CSV file, and all in the folders of templates; also what
    other outputs of the project were made from, and where bluf does not know the file in an output's place, what all
    briefs there name.
    Files are the same under whatever name, link or case of letters.
    """
    names = _Names()
    outputs = _Outputs(tasks, names)
    outputs.meet_records()
    for task in (*tasks, *others):
        brief = task.place
        if task.data is None:
            outputs.meet(brief, "a brief")
            outputs.meet(receipts_path(brief), "a brief's receipts")
        if outputs.may_be_below(brief.parent):
            for path, what in _named(brief, _source_of(brief, task.data), task.workspace):
                outputs.meet(path, f"{what} {task.path}")
    for folder in {folder for task in tasks for folder in names.templates(task)}:
        outputs.meet_folder(folder, "in a folder of templates")
    for root in {names.root(task) for task in tasks}:
        for place, brief_place in records.read(root).inputs():
            outputs.meet(root / place, f"what {brief_place} is made from")
        for path, what in _quoted(root, outputs.strangers(root), tasks[0].workspace):
            outputs.meet(path, what)
    for task in tasks:
        for output in task.places.values():
            problem = _link_problem(output, names.root(task), task.shown(output))
            if problem:
                outputs.problems.setdefault(task.path, problem)
    return outputs.problems


class _Names:
    """What many tasks ask for again and again: names of files, folders of templates, roots of projects."""

    def __init__(self) -> None:
        self._folders: dict[Path, str] = {}
        self._templates: dict[Path, tuple[Path, ...]] = {}
        self._roots: dict[Path, Path] = {}

    def of(self, path: Path) -> str:
        """Return a name that two paths share if they are one file on any system: links followed, case left aside."""
        path = filesystem.real(path) if filesystem.is_link(path) else path
        return f"{self.of_folder(path.parent)}/{_alike(path.name)}"

    def of_folder(self, folder: Path) -> str:
        """Return such a name of a folder."""
        if folder not in self._folders:
            self._folders[folder] = _alike(str(filesystem.real(folder)))
        return self._folders[folder]

    def templates(self, task: Task) -> tuple[Path, ...]:
        """Return the folders in which a brief's templates are looked for."""
        folder = task.place.parent
        if folder not in self._templates:
            self._templates[folder] = template_folders(task.workspace, task.path).paths
        return self._templates[folder]

    def root(self, task: Task) -> Path:
        """Return the root of a brief's project."""
        folder = task.place.parent
        if folder not in self._roots:
            self._roots[folder] = root_of(task.place, task.workspace.folder)
        return self._roots[folder]


class _Outputs:
    """The outputs of some tasks, and the problems of those that an input has been met among."""

    def __init__(self, tasks: Sequence[Task], names: _Names) -> None:
        self.problems: dict[str, Problem] = {}
        self._names = names
        self._by_name: dict[str, tuple[Task, Path]] = {}
        self._by_ident: dict[tuple[int, int], tuple[Task, Path]] = {}
        self._have_other_names = False
        for task in tasks:
            for output in task.places.values():
                self._by_name[names.of(output)] = (task, output)
                found = _state(output)
                if found:
                    self._by_ident[found.st_dev, found.st_ino] = (task, output)
                    self._have_other_names |= found.st_nlink > 1
        self._folders = {name.rpartition("/")[0] + "/" for name in self._by_name}

    def may_be_below(self, folder: Path) -> bool:
        """Whether an output is in a folder or below it, or has other names, of which one may be there."""
        if self._have_other_names:
            return True
        name = self._names.of_folder(folder) + "/"
        return any(place.startswith(name) for place in self._folders)

    def strangers(self, root: Path) -> frozenset[str]:
        """Return the names, case aside, of files in the place of outputs that a project's record does not know."""
        record = records.read(root)
        found = (
            output
            for task, output in self._by_name.values()
            if task.path not in self.problems and self._names.root(task) == root and not record.has(root, output)
        )
        return frozenset(_alike(output.name) for output in found if filesystem.exists(output))

    def meet_records(self) -> None:
        """Note the problem of the outputs that are in a folder of bluf's record."""
        for name, (task, output) in self._by_name.items():
            if FOLDER in name.split("/")[:-1]:
                self._blame(task, output, f"this is in {FOLDER}, where bluf keeps its record: no output may be there")

    def meet(self, path: Path, what: str) -> None:
        """Note the problem of the output that is the file at `path`, if one is."""
        met = self._by_name.get(self._names.of(path))
        if not met and self._by_ident and (found := _state(path)):
            met = self._by_ident.get((found.st_dev, found.st_ino))
        if met:
            self._blame(*met, f"this is {what}: {_NEVER}")

    def meet_folder(self, folder: Path, what: str) -> None:
        """Note the problem of the outputs that are in a folder or below it."""
        start = self._names.of_folder(folder) + "/"
        for name, met in self._by_name.items():
            if name.startswith(start):
                self._blame(*met, f"this is {what}: {_NEVER}")

    def _blame(self, task: Task, output: Path, message: str) -> None:
        problem = Problem(
            "output-is-input", message, Span(task.shown(output), 0, 0), hint=f"{_ELSEWHERE}, or rename one of them"
        )
        self.problems.setdefault(task.path, problem)


def _source_of(brief: Path, content: bytes | None = None) -> YamlFile | None:
    """Return a brief's YAML; None where it can't be read, since it is not built then."""
    try:
        return read_yaml(_content(brief) if content is None else content, str(brief))
    except (BriefError, OSError, ValueError):
        return None


def _named(brief: Path, source: YamlFile | None, workspace: Workspace) -> Iterator[tuple[Path, str]]:
    """Yield the files that a brief names, each with what it is to the brief that is named next."""
    if source is not None:
        yield from ((path, "a source of") for path in named_sources(brief, source))
        yield from ((path, "shown by") for path in named_to_be_shown(brief, source, workspace))


def _content(brief: Path) -> bytes:
    with opened(brief) as file:
        return file.read(MAX_BYTES + 1)


def _quoted(root: Path, names: frozenset[str], workspace: Workspace) -> Iterator[tuple[Path, str]]:
    """Yield the files that a project's briefs name, where a brief has one of some names; each with what it is."""
    if not names:
        return
    for brief in _briefs_in(root):
        try:
            content = _content(brief)
        except OSError:
            continue
        text = _alike(content.decode("utf-8", "replace"))
        if any(name in text for name in names):
            for path, what in _named(brief, _source_of(brief, content), workspace):
                yield path, f"{what} {within(root, brief) or brief}"


def _briefs_in(root: Path) -> Iterator[Path]:
    """Yield the YAML files of a project, of the first files and folders in it; hidden folders are not looked into."""

    def found() -> Iterator[Path | None]:
        for folder, folders, files in os.walk(root):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            yield from (Path(folder, name) if name.endswith(_YAML) else None for name in sorted(files))
            yield None

    yield from (path for path in islice(found(), _LOOKED_AT) if path is not None)


def _alike(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _state(path: Path) -> os.stat_result | None:
    """Return what the system says of a file that is there and that it tells from others."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found if found.st_ino else None


def _link_problem(output: Path, root: Path, shown: str) -> Problem | None:
    """Return the problem of an output that is a link to nothing or out of the project. Its folder may be a link.

    `shown` is its name for messages.
    """
    if filesystem.is_link(output) and not filesystem.exists(output):
        message = "this is a link that leads nowhere"
    elif leads_out(output, root):
        message = "this is a link that leads out of the project: what it leads to is not replaced"
    else:
        return None
    return Problem("output-link", message, Span(shown, 0, 0), hint=f"remove the link, or {_ELSEWHERE}")


def write_no_link(files: Mapping[Path, bytes], root: Path, shown: Callable[[Path], str]) -> None:
    """Write files in a project's folder, unless one is a link to nothing or out of the project. Raises BriefError."""
    if problems := [problem for path in files if (problem := _link_problem(path, root, shown(path)))]:
        raise BriefError([replace(problem, hint="remove the link") for problem in problems])
    write_all(files, shown)


def objection(root: Path, shown: Callable[[Path], str]) -> Callable[[Path], Problem | None]:
    """Return what says, of a file that is to be replaced by another content, why it must not be: see `write_with_note`.

    It names files by `shown`.

    bluf replaces what it made itself and nobody has changed since.
    """

    def problem(path: Path) -> Problem | None:
        sha256 = file_digest(path)
        if sha256 is None or _is_known(root, path, sha256):
            return None  # there is no such file, or writing says what else it is
        known = records.read(root).has(root, path)
        what = (
            "has been changed since bluf made it" if known else "is there already, and bluf has no record of making it"
        )
        code = "output-changed" if known else "output-unknown"
        hint = f"rename it to keep it, {_ELSEWHERE}, or let --replace write over it"
        return Problem(code, f"this file {what}", Span(shown(path), 0, 0), hint=hint)

    return problem


def _is_known(root: Path, path: Path, sha256: str) -> bool:
    """Whether bluf made the file as it is; what another build has just made may be noted and not recorded yet."""
    if records.read(root).knows(root, path, sha256):
        return True
    place = within(root, path)
    for note in notes_in(filesystem.real(path).parent):
        made: Mapping[str, object] = note.get("outputs", {}) if place else note.get("elsewhere", {})
        about = made.get(place or path.name)
        if sha256 in (about, about.get("sha256") if isinstance(about, dict) else None):
            return True
    return records.read(root).knows(root, path, sha256)  # recorded meanwhile
