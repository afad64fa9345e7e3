"""Say what a brief is made from: its file, its receipts, the files that it names, and the templates it can use.

It names sources, and what its page shows: pictures, and CSV files.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bluf.brief import YamlFile
from bluf.brief.shown_files import named_file, shown_files
from bluf.brief.spellings import respelt
from bluf.ground import filesystem
from bluf.ground.digests import digest, file_digest, state_digest, tree_digest
from bluf.ground.file_names import as_on_disk
from bluf.ground.shipped_templates import shipped
from bluf.ground.workspace import Workspace
from bluf.pipeline.project import within
from bluf.pipeline.reading import model_of
from bluf.pipeline.source_checks import receipts_path
from bluf.template import template_folders


@dataclass(frozen=True, slots=True)
class Origins:
    """Where what a brief is made from is, in absolute paths. `sources` and `shown` may name files that are not there.

    `shown` are the pictures and CSV files of its page.
    """

    brief: Path
    receipts: Path
    sources: tuple[Path, ...]
    shown: tuple[Path, ...]
    templates: tuple[Path, ...]  # folders, in the order in which they are looked into


def origins_of(path: str, source: YamlFile, workspace: Workspace) -> Origins:
    """Return what the brief at `path` is made from; `source` is its YAML."""
    brief = workspace.at(path)
    folders = template_folders(workspace, path).paths
    shown = named_to_be_shown(brief, source, workspace)
    return Origins(brief, receipts_path(brief), named_sources(brief, source), shown, folders)


def named_sources(brief: Path, source: YamlFile) -> tuple[Path, ...]:
    """Return the local files that a brief's `sources` name, whether or not they are there."""
    listed = source.data.get("sources")
    entries = listed if isinstance(listed, list) else []
    names = [named_file(entry.get("file")) for entry in entries if isinstance(entry, dict)]
    return tuple(as_on_disk(brief.parent, name) for name in names if name)


def named_to_be_shown(brief: Path, source: YamlFile, workspace: Workspace) -> tuple[Path, ...]:
    """Return the pictures and CSV files that a brief names, whether or not they are there."""
    model = model_of(source, workspace)
    return tuple(as_on_disk(brief.parent, name) for name in shown_files(respelt(source, model).data, model))


def digests_of(origins: Origins, root: Path, brief: bytes) -> dict[str, Any] | None:
    """Return the digests of all that a brief is made from, as the record has them; None if a file is out of reach.

    They are taken before any of it is read to make the page: what changes in between is seen as changed afterwards.
    """
    named: list[dict[str, str | None]] = []
    for paths in (origins.sources, origins.shown):
        places = {path: within(root, path) for path in paths}
        if None in places.values():
            return None
        named.append({place: file_digest(path) for path, place in places.items() if place is not None})
    return {
        "brief": digest(brief),
        "receipts": file_digest(origins.receipts),
        "sources": named[0],
        "shown": named[1],
        "templates": [templates_digest(folder) for folder in origins.templates],
    }


def templates_digest(folder: Path) -> str | None:
    """Return what differs when a folder of templates has changed; bluf's own are told by their files' state."""
    return state_digest(folder) if filesystem.real(folder) == filesystem.real(shipped()) else tree_digest(folder)
