"""Take files that are dropped into the editor, in parts, and do with each what it came for when it has come whole.

What a file is and how large is told first, so that one that can't be taken is refused before it is sent, and one that
is beside its brief already is not sent at all. Parts are held in memory, sealed as all requests are; nothing is served
from here.
"""

import base64
import binascii
import hashlib
import secrets
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import bluf
from bluf.editor import jobs
from bluf.editor.asked import Asked, RefusedError
from bluf.editor.door import Reply
from bluf.editor.lanes import Lane

PART = 1024 * 1024  # bytes of a file that come at once
MOST = 4  # files that are on their way at once
_WAYS = ("ask", "keep", "replace")  # what is to be done where another file has the name


@dataclass(slots=True)
class _Upload:
    """A file on its way, and what is done with it."""

    size: int
    sha256: str
    use: Callable[[bytes], Awaitable[Reply]]
    content: bytearray = field(default_factory=bytearray)


class Uploads:
    """The files that are on their way. `lane` is for work that nobody's typing waits for."""

    def __init__(self, lane: Lane) -> None:
        self._lane = lane
        self._held: OrderedDict[str, _Upload] = OrderedDict()

    async def begin(self, asked: Asked) -> Reply:
        """Answer with where a file will go, and by which `id` its parts are to be sent, if they are.

        Where another file has its name and it is not said what to do, `room` is `taken` and there is no `id`; nor is
        there one where the very file is there already.
        """
        path, kind, name, way = asked.path, asked.text("kind"), asked.text("name"), asked.text("where_taken")
        size, sha256 = asked.whole("size"), asked.text("sha256").lower()
        if way not in _WAYS:
            raise RefusedError(400, "`where_taken` should be ask, keep or replace")
        try:
            place = await self._lane.run(jobs.place_for_file, path, kind, name, size, sha256)
        except bluf.NotAddedError as error:
            raise _refused(name, error) from error
        told = {"file": place.file, "room": place.room, "other": place.other}
        if place.room == "same" or (place.room == "taken" and way == "ask"):
            return Reply.of(told)
        return Reply.of({**told, **self.expect(size, sha256, partial(self._add, path, kind, name, way == "replace"))})

    def expect(self, size: int, sha256: str, use: Callable[[bytes], Awaitable[Reply]]) -> dict[str, Any]:
        """Make room for a file that comes in parts, and is then given to `use`; return what its tab is told."""
        upload = secrets.token_urlsafe(16)
        self._held[upload] = _Upload(size, sha256, use)
        while len(self._held) > MOST:
            self._held.popitem(last=False)
        return {"id": upload, "part": PART}

    async def part(self, asked: Asked) -> Reply:
        """Take the next part of a file; answer with how many bytes of it are here."""
        upload = self._upload(asked)
        try:
            content = base64.b64decode(asked.text("data"), validate=True)
        except (binascii.Error, ValueError) as error:
            raise RefusedError(400, "`data` should be base64") from error
        if asked.whole("at") != len(upload.content):
            raise RefusedError(409, "this is not the next part of the file")
        if len(content) > PART or len(upload.content) + len(content) > upload.size:
            self._held.pop(asked.text("id"))
            raise RefusedError(413, "more of the file was sent than it was said to have")
        upload.content += content
        return Reply.of({"at": len(upload.content)})

    async def end(self, asked: Asked) -> Reply:
        """Do with a file what it came for, if it has come whole; answer with what comes of it."""
        upload = self._upload(asked)
        del self._held[asked.text("id")]
        content = bytes(upload.content)
        if len(content) != upload.size or hashlib.sha256(content).hexdigest() != upload.sha256:
            raise RefusedError(409, "the file has not come whole")
        return await upload.use(content)

    async def _add(self, brief: Path, kind: str, name: str, replace: bool, content: bytes) -> Reply:
        """Put a file beside its brief; answer with its path, as the brief says it."""
        try:
            added = await self._lane.run(jobs.add_file, brief, kind, name, content, replace)
        except bluf.NotAddedError as error:
            raise _refused(name, error) from error
        return Reply.of({"file": added})

    def _upload(self, asked: Asked) -> _Upload:
        found = self._held.get(asked.text("id"))
        if found is None:
            raise RefusedError(404, "no such file is on its way")
        return found


def _refused(name: str, error: "bluf.NotAddedError") -> RefusedError:
    return RefusedError(413 if error.too_large else 422, f"“{name[:60]}” can't be added: {error}")
