"""Answer what is asked of issues: what was issued, what would be, the making of it, withdrawing, and verifying files.

Signing and sending are for the command line, where a passphrase can be typed: here nobody's mail is sent.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

import bluf
from bluf.editor import answers, jobs
from bluf.editor.asked import Asked, RefusedError
from bluf.editor.door import Reply
from bluf.editor.folder import Folder
from bluf.editor.lanes import Lane
from bluf.editor.uploads import Uploads
from bluf.ground.confined import MIB, Allowance, ExcessError

MOST_COPIES = 500  # that are made here; a longer list is for the command line
MOST_BYTES = 32 * MIB  # of a file that is verified
MOST_WHY = 2000  # characters of a reason
MAKING = Allowance(seconds=300.0, memory=1024 * MIB)


class Issuing:
    """The issues of a folder. `lane` is for work that nobody's typing waits for."""

    def __init__(self, folder: Folder, lane: Lane, uploads: Uploads) -> None:
        self._folder, self._lane, self._uploads = folder, lane, uploads

    async def issued(self, _asked: Asked) -> Reply:
        """Answer with what has been issued, the newest first."""
        return Reply.of(await self._run(jobs.issued))

    async def copies(self, asked: Asked) -> Reply:
        """Answer with the copies of one issue."""
        return Reply.of({"copies": await self._run(jobs.copies, asked.text("issue"))})

    async def withdraw(self, asked: Asked) -> Reply:
        """Record that an issue is withdrawn, and answer with how it stands."""
        issue, why = asked.text("issue"), asked.text("why").strip()
        if not why:
            raise RefusedError(400, "say why it is withdrawn")
        if len(why) > MOST_WHY:
            raise RefusedError(413, f"a reason may have at most {MOST_WHY:,} characters")
        return Reply.of(await self._run(jobs.withdraw, issue, why))

    async def lists(self, _asked: Asked) -> Reply:
        """Answer with the distribution lists that there are."""
        return Reply.of({"lists": await self._run(jobs.lists)})

    async def plan(self, asked: Asked) -> Reply:
        """Answer with who would get which copy of a brief as its file is; with the problems where that can't be."""
        return Reply.of({**await self._run(jobs.plan, *self._what(asked)), "most": MOST_COPIES})

    async def passwords(self, asked: Asked) -> Reply:
        """Answer with a new password for each copy, which the page shows before anything is made; kept nowhere."""
        return Reply.of({"passwords": await self._run(jobs.passwords, *self._what(asked))})

    async def make(self, asked: Asked) -> Reply:
        """Make the copies that a plan has, if it still holds."""
        what, plan, mails = self._what(asked), asked.text("plan"), asked.data.get("mails") is True
        passwords = asked.texts("passwords")
        planned = await self._run(jobs.plan, *what)
        if len(planned["copies"]) > MOST_COPIES:
            raise RefusedError(413, f"more than {MOST_COPIES} copies are made on the command line")
        try:
            return Reply.of(await self._run(jobs.make_issue, *what, plan, mails, passwords, allowed=MAKING))
        except ValueError as error:
            raise RefusedError(400, str(error)) from error

    async def progress(self, asked: Asked) -> Reply:
        """Answer with how many files have been made of the issue of a brief that is under way."""
        return Reply.of(await self._run(jobs.made_of, self._folder.name(asked.path)))

    async def verify(self, asked: Asked) -> Reply:
        """Answer with the id by which the parts of a file are to be sent that is to be verified."""
        name, size, sha256 = asked.text("name")[:255], asked.whole("size"), asked.text("sha256").lower()
        if size > MOST_BYTES:
            raise RefusedError(413, f"a file of more than {MOST_BYTES // MIB} MiB is not verified here")
        return Reply.of(self._uploads.expect(size, sha256, partial(self._verified, name)))

    async def _verified(self, name: str, content: bytes) -> Reply:
        try:
            return Reply.of(await self._run(jobs.verify, name, content))
        except ExcessError as error:
            raise RefusedError(422, "reading this file takes too much: it may have been made to do harm") from error

    def _what(self, asked: Asked) -> tuple[str, str, list[str]]:
        """Return the brief and the list that are asked for, as the folder names them, and the groups."""
        brief, to = self._folder.name(asked.path), self._folder.name(self._folder.path(asked.text("list")))
        return brief, to, asked.texts("groups")

    async def _run(self, work: Callable[..., Any], *arguments: Any, **more: Any) -> Any:
        try:
            return await self._lane.run(work, self._folder.root, *arguments, **more)
        except bluf.BriefError as error:
            told = [answers.problem_data(problem) for problem in error.problems]
            raise RefusedError(422, error.problems[0].message, problems=told) from error
