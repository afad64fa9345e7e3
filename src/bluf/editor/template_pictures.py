"""Draw the pages of templates for the choice of one, and keep the pictures until a file of theirs changes."""

import asyncio
import hashlib
import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import bluf
from bluf.editor import jobs
from bluf.editor.asked import Asked, RefusedError
from bluf.editor.door import Reply
from bluf.editor.face_files import FaceFiles
from bluf.editor.folder import Folder
from bluf.editor.lanes import Lane

MOST_FILES = 5_000  # of a project's templates, by whose state a change is noticed
MOST_KEPT = 64  # pictures
_FOLDERS = (Path("templates"), Path("briefs", "templates"))


class TemplatePictures:
    """The pictures of a folder's templates, by their names. `lane` is for work that nobody's typing waits for."""

    def __init__(self, folder: Folder, lane: Lane, faces: FaceFiles) -> None:
        self._root, self._lane, self._faces = folder.root, lane, faces
        self._drawn: dict[str, bytes] = {}
        self._state = ""

    async def picture(self, asked: Asked) -> Reply:
        """Answer with the page that a template's starter makes. Raises RefusedError where it makes none."""
        name = asked.text("template")
        state = await asyncio.to_thread(_state_of, self._root)
        if state != self._state:
            self._state, self._drawn = state, {}
        drawn = self._drawn
        if name not in drawn:
            try:
                content = await self._faces.content(self._lane, jobs.template_picture, name, self._root)
            except bluf.BriefError as error:
                raise RefusedError(422, error.problems[0].message) from error
            if len(drawn) < MOST_KEPT:
                drawn[name] = content
            return Reply(content)
        return Reply(drawn[name])


def _state_of(root: Path) -> str:
    """Return what changes when a file of a project's templates does."""
    seen = hashlib.sha256()
    for path in islice(_files(root), MOST_FILES):
        try:
            found = path.stat()
        except OSError:
            continue
        seen.update(
            f"{path}\0{found.st_mtime_ns}\0{found.st_size}\0{found.st_ino}\n".encode("utf-8", "surrogateescape")
        )
    return seen.hexdigest()


def _files(root: Path) -> Iterator[Path]:
    for folder in _FOLDERS:
        for place, folders, names in os.walk(root / folder):
            folders.sort()
            yield from (Path(place, name) for name in sorted(names))
