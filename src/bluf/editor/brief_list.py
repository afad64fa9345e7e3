"""Answer what the list of briefs asks for: what the folder has, how each brief stands, and a new one."""

import asyncio
from functools import partial

import bluf
from bluf.editor import answers, jobs
from bluf.editor.address import HostNames
from bluf.editor.asked import Asked, RefusedError
from bluf.editor.door import Reply
from bluf.editor.drafts import Drafts
from bluf.editor.face_files import FaceFiles
from bluf.editor.folder import Folder, read
from bluf.editor.lanes import DRAFTING, Lane, reason
from bluf.ground.confined import ExcessError


class Listing:
    """The briefs of a folder. `lane` is for work that nobody's typing waits for."""

    def __init__(self, folder: Folder, names: HostNames, drafts: Drafts, lane: Lane, faces: FaceFiles) -> None:
        self._folder, self._names, self._drafts, self._lane, self._faces = folder, names, drafts, lane, faces

    async def list_folder(self, _asked: Asked) -> Reply:
        """Answer with the briefs of the folder, how many drafts there are of each, and a stamp of its file."""
        briefs, drafts = await asyncio.to_thread(lambda: (self._folder.briefs(), self._drafts.counts()))
        waiting = {self._folder.name(path): count for path, count in drafts.items() if self._folder.holds(path)}
        gone = {name: "gone" for name in waiting if name not in briefs and not (self._folder.root / name).exists()}
        listed = [
            {"path": name, "name": self._names.sealed(name), "stamp": stamp, "drafts": waiting.get(name, 0)}
            for name, stamp in {**briefs, **gone}.items()
        ]
        return Reply.of({"folder": self._folder.root.name, "version": bluf.__version__, "briefs": listed})

    async def choices(self, _asked: Asked) -> Reply:
        """Answer with the templates and styles of the folder, and what is wrong with those that can't be used."""
        try:
            found = await self._lane.run(jobs.choices, self._folder.root)
        except ExcessError as error:
            found = await self._lane.run(partial(jobs.choices, shipped=True), self._folder.root)
            found["faulty"] = [{"file": "templates", "line": None, "message": reason(error)}]
        return Reply.of(found)

    async def summary(self, asked: Asked) -> Reply:
        """Answer with how one brief of the list stands."""
        path = asked.path
        disk = await asyncio.to_thread(read, path)
        return Reply(await self._faces.content(self._lane, jobs.summary, disk.text, path))

    async def face(self, asked: Asked) -> Reply:
        """Answer with the file of a face that a page was set in, by its digest."""
        found = self._faces.get(asked.text("digest"))
        if found is None:
            raise RefusedError(404, "there is no such face")
        return Reply(found, media="font/sfnt")

    async def new(self, asked: Asked) -> Reply:
        """Make a brief from a template, or a draft of one from an article."""
        path, template, article = asked.path, asked.text("template"), asked.optional("article")
        try:
            problems = await self._lane.run(jobs.new, path, template, article, allowed=DRAFTING)
        except FileExistsError as error:
            raise RefusedError(409, str(error)) from error
        except bluf.BriefError as error:
            told = [answers.problem_data(problem, str(path)) for problem in error.problems]
            where = f"{told[0]['file']}: " if told[0]["file"] else ""
            raise RefusedError(422, where + error.problems[0].message, problems=told) from error
        name = self._folder.name(path)
        return Reply.of({"path": name, "name": self._names.sealed(name), "problems": problems})
