"""Say what a brief is made from, and whether any of it has changed: its file, those it names, templates and styles."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TypeAlias

from bluf.brief import YamlFile, read_yaml
from bluf.ground import filesystem
from bluf.ground.file_cache import Kept, state_of
from bluf.ground.file_opening import opened
from bluf.ground.workspace import Workspace
from bluf.pipeline.origins import named_sources, named_to_be_shown
from bluf.problems import BriefError
from bluf.template import template_folders
from bluf.yaml_files.reader import MAX_BYTES

State: TypeAlias = tuple[tuple[Path, object], ...]


class _Briefs(Kept[Path, YamlFile | None]):
    """What briefs' files hold; None for one that can't be read."""


def state(brief: str, workspace: Workspace) -> State:
    """Return a value that differs when a file that the brief is made from has come, gone or changed."""
    return tuple((path, state_of(path)) for path in origins(brief, workspace))


def origins(brief: str, workspace: Workspace) -> tuple[Path, ...]:
    """Return the files that a brief is made from, and those that it names and that are not there yet."""
    own = workspace.at(brief)
    source = workspace.cache(_Briefs).get(own, _read) if filesystem.is_file(own) else None
    found = [own]
    if source is not None:
        found += [*named_sources(own, source), *named_to_be_shown(own, source, workspace)]
    for folder in template_folders(workspace, brief):
        found.extend(path for path in sorted(folder.rglob("*")) if filesystem.is_file(path))
    return tuple(found)


def _read(brief: Path) -> YamlFile | None:
    """Return what a brief's file holds; None while it cannot be read, since mending it changes it."""
    try:
        with opened(brief) as file:
            return read_yaml(file.read(MAX_BYTES + 1), str(brief))
    except (BriefError, OSError):
        return None


def folders(briefs: Iterable[str], workspace: Workspace) -> tuple[Path, ...]:
    """Return the folders in which a change can matter to the briefs: all that are there, to be watched one by one."""
    found: set[Path] = set()
    for brief in briefs:
        found.update(_nearest(path.parent) for path in origins(brief, workspace))
        for top in template_folders(workspace, brief):
            found.add(top)
            found.update(Path(at) for at, _, _ in os.walk(top))
    return tuple(sorted(found))


def _nearest(folder: Path) -> Path:
    """Return the folder, or the nearest one above it that exists."""
    while not filesystem.is_folder(folder) and folder != folder.parent:
        folder = folder.parent
    return folder
