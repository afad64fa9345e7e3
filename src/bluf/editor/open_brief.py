"""Answer what a tab asks for that has a brief open: its text, previews, what became of its file, saving.

The browser holds the text; the server holds nothing that a crash could lose but drafts and undo, which are files. What
is typed is kept before anything is made of it.
"""

import asyncio
import time
from collections import defaultdict
from functools import partial
from pathlib import Path
from typing import Any

import bluf
from bluf.editor import jobs
from bluf.editor.address import HostNames
from bluf.editor.asked import Asked, RefusedError
from bluf.editor.door import Reply
from bluf.editor.drafts import Drafts, UnsavedText
from bluf.editor.face_files import FaceFiles
from bluf.editor.folder import Folder, NotReadableError, OnDisk, read
from bluf.editor.lanes import EndingError, Lane, reason
from bluf.editor.own_faults import reported
from bluf.editor.previews import Previews
from bluf.editor.tabs import Tabs
from bluf.editor.undo import UndoStore
from bluf.ground.confined import ExcessError

SHORT = 64 * 1024  # characters of a brief that is amended at once; a longer one might hold up others


class Editing:
    """The briefs that are open. `lane` is for what is waited for while somebody types."""

    def __init__(
        self, folder: Folder, names: HostNames, drafts: Drafts, undo: UndoStore, lane: Lane, faces: FaceFiles
    ) -> None:
        self._folder, self._names = folder, names
        self._drafts, self._undo, self._lane = drafts, undo, lane
        self._tabs = Tabs()
        self._previews = Previews(lane, faces)
        self._saving: defaultdict[Path, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._known: dict[Path, OnDisk] = {}  # the files as they were last seen

    async def brief(self, asked: Asked) -> Reply:
        """Answer with a brief's text, the tab's own draft and undo, and the drafts that other tabs have left.

        Where the file can't be read, a draft is all that there is of it.
        """
        path, tab = self._named(asked), asked.text("tab")
        drafts = await asyncio.to_thread(self._drafts.of, path)
        own = next((draft for draft in drafts if draft.tab == tab), None)
        disk = None
        try:
            disk = await self._seen(path)
        except NotReadableError:
            if not drafts:
                raise
        if disk is None:
            own = own or next(iter(drafts), None)
            if own is None:
                raise FileNotFoundError
        self._tabs.hear(path, tab)
        return Reply.of(
            {
                "path": self._folder.name(path),
                "name": self._names.sealed(self._folder.name(path)),
                "text": disk.text if disk else None,
                "sha256": disk.sha256 if disk else "",
                "own": {"text": own.text, "base": own.base} if own else None,
                "undo": self._undo.of(path, tab),
                "schema": await self._schema(path),
                "drafts": self._others(path, tab, disk, [each for each in drafts if not own or each.text != own.text]),
            }
        )

    async def _schema(self, path: Path) -> dict[str, Any]:
        """Return what the form is drawn from; a template that takes too long keeps no brief from being opened."""
        try:
            return await self._lane.run(jobs.schema, path)
        except ExcessError:
            return await self._lane.run(partial(jobs.schema, shipped=True), path)

    def _named(self, asked: Asked) -> Path:
        """Return the brief that is asked for by its path or by its name in the address bar."""
        name = asked.optional("name")
        if name is None:
            return asked.path
        path = self._names.opened(name)
        if path is None:
            raise RefusedError(404, "this address is of no brief in this folder")
        return self._folder.path(path)

    async def _seen(self, path: Path) -> OnDisk | None:
        """Return the file as it is now, None if there is none. Raises NotReadableError."""
        try:
            disk = await asyncio.to_thread(read, path)
        except FileNotFoundError:
            return None
        self._known[path] = disk
        return disk

    def _others(self, path: Path, tab: str, disk: OnDisk | None, drafts: list[UnsavedText]) -> list[dict[str, Any]]:
        """Return the drafts of other tabs that differ from the file, without their text."""
        return [
            {"tab": draft.tab, "saved": draft.saved, "open": self._tabs.is_open(path, draft.tab)}
            for draft in drafts
            if draft.tab != tab and (disk is None or draft.text != disk.text)
        ]

    async def disk(self, asked: Asked) -> Reply:
        """Answer with the file as it is now, its text only if it is not the one that the tab knows."""
        path, tab, known = asked.path, asked.text("tab"), asked.text("sha256")
        self._tabs.hear(path, tab)
        state, why, disk = "there", None, None
        try:
            disk = await self._seen(path)
            state = "there" if disk else "gone"
        except NotReadableError as error:
            state, why = "unreadable", str(error)
        drafts = await asyncio.to_thread(self._drafts.of, path)
        return Reply.of(
            {
                "state": state,
                "why": why,
                "sha256": disk.sha256 if disk else "",
                "text": disk.text if disk and disk.sha256 != known else None,
                "drafted": any(draft.tab == tab for draft in drafts),
                "drafts": self._others(path, tab, disk, drafts),
            }
        )

    async def draft(self, asked: Asked) -> Reply:
        """Answer with the text of a draft."""
        tab = asked.text("of")
        drafts = await asyncio.to_thread(self._drafts.of, asked.path)
        found = next((draft for draft in drafts if draft.tab == tab), None)
        if found is None:
            raise RefusedError(404, "this draft is there no more")
        return Reply.of({"text": found.text, "base": found.base})

    async def discard(self, asked: Asked) -> Reply:
        """Forget a draft."""
        await asyncio.to_thread(self._drafts.forget, asked.path, asked.text("of"))
        return Reply.of({})

    async def leave(self, asked: Asked) -> Reply:
        """Note that a tab has left a brief."""
        self._tabs.leave(asked.path, asked.text("tab"))
        return Reply.of({})

    async def preview(self, asked: Asked) -> Reply:
        """Keep the text as the tab has it, edits of its form made first; then answer with its preview."""
        path, text, tab, base = asked.path, asked.brief, asked.text("tab"), asked.text("base")
        edits = asked.edits
        amended = await self._amended(text, path, edits) if edits else text
        undrafted = await self._keep(path, tab, base, amended, saved=asked.data.get("saved") is True)
        told = {
            "text": amended if edits else None,
            "undrafted": undrafted,
            "undo": self._undo.take(path, tab, text, asked.undo),
        }
        made, late, failure = None, False, None
        try:
            made = await self._previews.of(tab, path, amended)
            late = made is None
        except ExcessError as error:
            failure = reason(error)
        except EndingError:
            failure = "bluf is being stopped"
        except Exception as error:
            failure = reported(error)
        head = Reply.of({**told, "late": late, "failure": failure}).content
        return Reply(head[:-1] + b',"preview":' + (made or b"null") + b"}")

    async def _amended(self, text: str, path: Path, edits: list[bluf.Edit]) -> str:
        try:
            if len(text) < SHORT:
                return await asyncio.to_thread(jobs.amended, text, path, edits)
            return await self._lane.run(jobs.amended, text, path, edits)
        except bluf.BriefError as error:
            raise RefusedError(409, f"the YAML can't be read: {error.problems[0].message}") from error
        except ValueError as error:
            raise RefusedError(409, str(error)) from error

    async def _keep(self, path: Path, tab: str, base: str, text: str, *, saved: bool) -> str | None:
        """Keep a tab's text as a draft; return why that can't be done if it can't."""
        self._tabs.hear(path, tab)
        if saved:
            await asyncio.to_thread(self._drafts.forget, path, tab)
            return None
        try:
            await asyncio.to_thread(self._drafts.keep, path, UnsavedText(tab, base, text, time.time()))
        except OSError as error:
            return error.strerror or str(error)
        return None

    async def undo(self, asked: Asked) -> Reply:
        """Keep a tab's undo by itself, as it is once the edits of its form are made."""
        return Reply.of({"undo": self._undo.take(asked.path, asked.text("tab"), asked.brief, asked.undo)})

    async def save(self, asked: Asked) -> Reply:
        """Write the text to its file, unless the file is no longer what the tab began with."""
        path, text, tab, base = asked.path, asked.brief, asked.text("tab"), asked.text("base")
        async with self._saving[path]:  # so that nothing else is saved between the look and the write
            sha256 = await self._saved(path, text, base)
        await asyncio.to_thread(self._drafts.forget, path, tab)
        return Reply.of({"sha256": sha256})

    async def _saved(self, path: Path, text: str, base: str) -> str:
        """Write a text if the file is still the one with the SHA-256 `base`, none for ""; return the new one."""
        disk = await self._seen(path)
        if disk and disk.text == text and disk.sha256 != base:
            return disk.sha256  # an answer was lost on its way, or another has saved the same
        if disk is None and base:
            raise RefusedError(409, "the file is no longer there", state="gone")
        if disk and disk.sha256 != base:
            raise RefusedError(409, "the file has changed on disk", state="there", sha256=disk.sha256, text=disk.text)
        was = disk or self._known.get(path) or OnDisk("", "")
        try:
            return (await asyncio.to_thread(bluf.save, path, was.encoded(text))).sha256
        except bluf.BriefError as error:
            raise RefusedError(422, error.problems[0].message) from error

    async def export(self, asked: Asked) -> Reply:
        """Answer with the PDF or DOCX of the text, made as a build makes it; with the problems if one stops it."""
        path, text, name = asked.path, asked.brief, asked.text("format")
        if name not in jobs.FORMATS:
            raise RefusedError(400, f"bluf makes {' and '.join(jobs.FORMATS)} here")
        content, problems = await self._lane.run(jobs.export, text, path, name)
        if content is None:
            raise RefusedError(422, "a problem keeps the brief from being built", problems=problems)
        return Reply(content, media=jobs.FORMATS[name])
