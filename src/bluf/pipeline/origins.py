"""Say what a brief is made from: its file, its receipts, the sources that it names, and the templates it can use."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bluf.ground import filesystem
from bluf.ground.digests import digest, file_digest, state_digest, tree_digest
from bluf.ground.file_names import as_on_disk
from bluf.ground.workspace import Workspace
from bluf.pipeline.project import within
from bluf.pipeline.source_checks import receipts_path
from bluf.template import template_folders
from bluf.template.finding import shipped


@dataclass(frozen=True, slots=True)
class Origins:
    """Where what a brief is made from is, in absolute paths. `sources` may name files that are not there."""

    brief: Path
    receipts: Path
    sources: tuple[Path, ...]
    templates: tuple[Path, ...]  # folders, in the order in which they are looked into

    @property
    def files(self) -> tuple[Path, ...]:
        """All but the folders."""
        return (self.brief, self.receipts, *self.sources)


def origins_of(path: str, data: Mapping[str, Any], workspace: Workspace) -> Origins:
    """Return what the brief at `path` is made from; `data` is what its YAML holds."""
    brief = workspace.at(path)
    folders = template_folders(workspace, path).paths
    return Origins(brief, receipts_path(brief), named_sources(brief, data), folders)


def named_sources(brief: Path, data: Mapping[str, Any]) -> tuple[Path, ...]:
    """Return the local files that a brief's `sources` name, whether or not they are there."""
    listed = data.get("sources")
    entries = listed if isinstance(listed, list) else []
    files = [entry.get("file") for entry in entries if isinstance(entry, dict)]
    return tuple(as_on_disk(brief.parent, file) for file in files if isinstance(file, str) and "\0" not in file)


def digests_of(origins: Origins, root: Path, brief: bytes) -> dict[str, Any] | None:
    """Return the digests of all that a brief is made from, as the record has them; None if a source is out of reach.

    They are taken before any of it is read to make the page: what changes in between is seen as changed afterwards.
    """
    sources: dict[str, str | None] = {}
    for path in origins.sources:
        place = within(root, path)
        if place is None:
            return None
        sources[place] = file_digest(path)
    return {
        "brief": digest(brief),
        "receipts": file_digest(origins.receipts),
        "sources": sources,
        "templates": [templates_digest(folder) for folder in origins.templates],
    }


def templates_digest(folder: Path) -> str | None:
    """Return what differs when a folder of templates has changed; bluf's own are told by their files' state."""
    return state_digest(folder) if filesystem.real(folder) == filesystem.real(shipped()) else tree_digest(folder)
