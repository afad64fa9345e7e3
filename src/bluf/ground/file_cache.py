"""Keep what was made of a file until the file changes."""

from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

_K = TypeVar("_K", bound=Path)
_V = TypeVar("_V")


class Kept(Generic[_K, _V]):
    """What was made of files, by path and the state that the file was in."""

    def __init__(self) -> None:
        self._made: dict[_K, tuple[object, _V]] = {}

    def get(self, path: _K, make: Callable[[_K], _V]) -> _V:
        """Return what `make` gave for the file, calling it again when the file has changed."""
        state = state_of(path)
        kept = self._made.get(path)
        if kept is None or kept[0] != state:
            kept = self._made[path] = (state, make(path))
        return kept[1]

    def clear(self) -> None:
        """Forget all."""
        self._made.clear()


def state_of(path: Path) -> object:
    """Return what changes when a file does: its time, size and inode; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
