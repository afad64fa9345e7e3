"""Find the file of a source beside its brief, and tell why one can't be used."""

from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from bluf.brief.model import SourceEntry
from bluf.ground.confined import Excess, ExcessError
from bluf.problems.wording import did_you_mean
from bluf.sources import SUFFIXES, SourceError, status_of

_LISTED = 2_000  # files of a folder that are looked through for one of nearly the name


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
    path = _inside(folder, str(entry.file))
    if path is None:
        message = f"`{entry.file}` is outside the brief's folder"
        raise SourceError("outside-folder", message, "put the file beside the brief or below it")
    try:
        found = status_of(path)
    except SourceError as error:
        if error.code == "source-missing":
            hint, meant = missing_hint(path)
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


def missing_hint(path: Path) -> tuple[str, str | None]:
    """Return the hint for a file that is not there, and the name in its folder that is nearest."""
    try:
        names = [each.name for each in islice(path.parent.iterdir(), _LISTED) if each.suffix.lower() in SUFFIXES]
    except OSError:
        names = []
    nearest = did_you_mean(path.name, sorted(names))
    if nearest.meant is None:
        return "check its path, which is from the brief's folder", None
    return nearest.hint, nearest.meant


def _inside(folder: Path, name: str) -> Path | None:
    """Return the file's path, links followed, or None when that is not below `folder`."""
    try:
        root = folder.resolve()
        path = (root / name).resolve()
        return path if path.is_relative_to(root) else None
    except (OSError, ValueError, RuntimeError):
        return None
