"""Find the file of a source beside its brief, and tell why one can't be used."""

from dataclasses import dataclass
from pathlib import Path

from bluf.brief.model import SourceEntry
from bluf.brief.source_paths import PathFault, missing_hint, source_path
from bluf.ground.confined import Excess, ExcessError
from bluf.sources import SourceError, status_of


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A source's file as it is now: `changed` (in nanoseconds), `size` and `inode` tell it from what it was before."""

    path: Path
    encoding: str | None
    changed: int
    size: int
    inode: int


def source_file(folder: Path, entry: SourceEntry) -> SourceFile:
    """Find the file of a source. Raises SourceError."""
    path = source_path(folder, str(entry.file))
    if isinstance(path, PathFault):
        raise SourceError("outside-folder", path.message, path.hint)
    try:
        found = status_of(path)
    except SourceError as error:
        if error.code == "source-missing":
            hint, meant = missing_hint(folder, str(entry.file))
            raise SourceError(error.code, error.message, hint, meant) from None
        raise
    encoding = None if entry.encoding is None else str(entry.encoding)
    return SourceFile(path, encoding, found.st_mtime_ns, found.st_size, found.st_ino)


def too_costly(excess: Excess, reason: str = "") -> SourceError:
    """Return what is wrong with a source on which work was ended; `reason` is a clause, if not the usual one."""
    why = ExcessError(excess).reason
    if excess is Excess.CRASH:
        return SourceError("source-unreadable", why, "save it anew, or give its text")
    return SourceError("source-too-costly", reason or why, "keep the part that the brief draws on, or give its text")
