"""Hold the faces of the pages that were made, until the browser asks for their files.

A page is made in a process of its own, which ends with it. It hands over the files of the faces that the page is set
in, but for those that are here already.
"""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from pathlib import Path

from bluf.editor.jobs import Drawn
from bluf.editor.lanes import Lane

KEPT = 64 * 1024 * 1024  # bytes


class FaceFiles:
    """The files of faces by their digests. The oldest are dropped where they take too much."""

    def __init__(self) -> None:
        self._files: OrderedDict[str, bytes] = OrderedDict()

    def _take(self, files: Mapping[str, bytes]) -> None:
        self._files.update(files)
        while len(self._files) > 1 and sum(map(len, self._files.values())) > KEPT:
            self._files.popitem(last=False)

    async def content(
        self, lane: Lane, make: Callable[[str, Path, frozenset[str]], Drawn], text: str, path: Path
    ) -> bytes:
        """Return what `make` draws of a brief in a lane, and take the faces that come with it. Raises ExcessError."""
        drawn = await lane.run(make, text, path, frozenset(self._files))
        self._take(drawn.faces)
        return drawn.content

    def get(self, digest: str) -> bytes | None:
        """Return a face's file, None if it is not here."""
        return self._files.get(digest)
