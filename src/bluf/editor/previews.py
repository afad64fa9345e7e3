"""Make previews so that typing never waits: of each tab one at a time, and what takes long is asked for again.

A tab that asks while its last is being made waits for that, or is told that it is late: what it typed is kept already,
and it asks again with what it has by then. What is made meanwhile stays at hand until then.
"""

import asyncio
from pathlib import Path

from bluf.editor import jobs
from bluf.editor.face_files import FaceFiles
from bluf.editor.lanes import Lane

SOON = 1.0  # seconds that a request waits for its preview
KEPT = 64  # tabs


class Previews:
    """The previews that are being made, by tab."""

    def __init__(self, lane: Lane, faces: FaceFiles) -> None:
        self._lane, self._faces = lane, faces
        self._made: dict[str, tuple[tuple[Path, str], asyncio.Task[bytes]]] = {}

    async def of(self, tab: str, path: Path, text: str) -> bytes | None:
        """Return the preview of a tab's text; None if it takes longer than a moment. Raises ExcessError."""
        wanted = (path, text)
        until = asyncio.get_running_loop().time() + SOON
        while True:
            held = self._made.get(tab)
            if held is None or (held[0] != wanted and held[1].done()):
                held = self._begin(tab, wanted)
            current, task = held
            left = until - asyncio.get_running_loop().time()
            done, _ = await asyncio.wait({task}, timeout=max(left, 0.0))
            if not done:
                return None
            if current == wanted:
                if self._made.get(tab) == held:
                    del self._made[tab]
                return task.result()

    def _begin(self, tab: str, wanted: tuple[Path, str]) -> tuple[tuple[Path, str], asyncio.Task[bytes]]:
        path, text = wanted
        task = asyncio.create_task(self._faces.content(self._lane, jobs.preview, text, path))
        task.add_done_callback(_noted)
        self._made[tab] = (wanted, task)
        while len(self._made) > KEPT:
            oldest = next(iter(self._made))
            self._made.pop(oldest)
        return self._made[tab]


def _noted(task: "asyncio.Task[bytes]") -> None:
    """Look at a failure that no tab has asked for any more, so that it is not reported as one that nobody saw."""
    if not task.cancelled():
        task.exception()
