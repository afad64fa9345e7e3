"""Turn a brief's `sources` into texts that are read and prepared once, and problems for those that can't be read."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from bluf.brief import Brief
from bluf.evidence.source_text import SourceError, read_source
from bluf.problems import Problem

if TYPE_CHECKING:
    from bluf.evidence.quotes import PreparedSource


KEPT = 4  # sources that are kept between calls until they change


@dataclass(frozen=True, slots=True)
class Shelf:
    """The sources of a brief, by id: those that were read, and why others were not."""

    read: Mapping[str, "PreparedSource"]
    faults: Mapping[str, Problem]
    without_file: frozenset[str]

    def lacks(self, source: str) -> bool:
        """Whether a source is not here, so that a receipt may stand in for it."""
        return source not in self.read and (source not in self.faults or self.faults[source].code == "source-missing")


def shelf(brief: Brief, folder: Path) -> Shelf:
    """Read the files that a brief's sources name, which must be in `folder`, the brief's own, or below it."""
    read: dict[str, PreparedSource] = {}
    faults: dict[str, Problem] = {}
    without: set[str] = set()
    for number, entry in enumerate(brief.sources):
        if entry.file is None:
            without.add(entry.id)
            continue
        field = f"sources[{number}].file"
        span = brief.spans.get(field)
        path = _inside(folder, entry.file)
        if path is None:
            message = f"`{entry.file}` is outside the brief's folder"
            faults[entry.id] = Problem(
                "outside-folder", message, span, field, "put the file beside the brief or below it"
            )
            continue
        try:
            read[entry.id] = _prepared(path, entry.encoding, _state(path))
        except SourceError as error:
            message = f"source `{entry.id}`: {error.message}"
            faults[entry.id] = Problem(error.code, message, span, field, error.hint)
    return Shelf(read, faults, frozenset(without))


def _state(path: Path) -> tuple[int, ...]:
    """Return what changes when a file does."""
    try:
        found = path.stat()
    except OSError:
        return ()  # reading says what is wrong with it
    return (found.st_mtime_ns, found.st_size, found.st_ino)


@lru_cache(maxsize=KEPT)
def _prepared(path: Path, encoding: str | None, _state: tuple[int, ...]) -> "PreparedSource":
    source = read_source(path, encoding)
    from bluf.evidence.quotes import prepared  # only where there is a source to prepare

    return prepared(source)


def _inside(folder: Path, name: str) -> Path | None:
    """Return the file's path, links followed, or None when that is not below `folder`."""
    try:
        root = folder.resolve()
        path = (root / name).resolve()
        return path if path.is_relative_to(root) else None
    except (OSError, ValueError, RuntimeError):
        return None
