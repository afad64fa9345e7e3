"""Do work in processes apart from the server, so that no request waits for another and none takes the editor with it.

A source or a template from anyone can take long or crash the library that reads it. So every call of bluf is confined
(`bluf.ground.confined`): it has a process to itself, with that process's caches, and is ended when it takes too much.
There are two lanes, each of so many processes at once: what a tab waits for while it is typed in, and all else.
"""

import asyncio
import contextlib
import threading
from collections.abc import Callable
from typing import Any, TypeVar

from bluf.ground.confined import MIB, Allowance, Excess, ExcessError, confined

ALLOWED = Allowance(seconds=10.0, memory=1024 * MIB)
DRAFTING = Allowance(seconds=120.0, memory=1024 * MIB)  # an article of the largest size, if it is all quotes
TYPING, ELSE = 4, 2  # processes at once
_T = TypeVar("_T")

_REASONS = {
    Excess.TIME: "it takes too long; a source or a template of this brief may be at fault",
    Excess.MEMORY: "it takes too much memory; a source or a template of this brief may be at fault",
    Excess.CRASH: "a source or a template of this brief breaks the program that reads it",
}


class EndingError(Exception):
    """The editor is being stopped."""


def reason(error: ExcessError) -> str:
    """Return why a call was ended, as a clause for people."""
    return _REASONS[error.excess]


class Lane:
    """Work of one kind. What is asked for while all its processes are taken waits for the first that is free."""

    def __init__(self, most: int) -> None:
        self._free = asyncio.Semaphore(most)
        self._awaited: set[asyncio.Future[Any]] = set()
        self._is_ending = False

    def end(self) -> None:
        """Give up on all that is under way or waits: EndingError is raised there."""
        self._is_ending = True
        for each in self._awaited:
            if not each.done():
                each.set_exception(EndingError())

    async def run(self, work: Callable[..., _T], *arguments: Any, allowed: Allowance = ALLOWED) -> _T:
        """Return what a function of a module makes of the arguments.

        Raises what it raises, ExcessError and EndingError.
        """
        await self._free.acquire()
        if self._is_ending:
            self._free.release()
            raise EndingError
        loop = asyncio.get_running_loop()
        done: asyncio.Future[_T] = loop.create_future()

        def settle(result: _T | None, error: Exception | None) -> None:
            self._free.release()
            if done.done():
                return  # nobody waits for it any more
            if error is not None:
                done.set_exception(error)
            else:
                done.set_result(result)  # type: ignore[arg-type]

        def call() -> None:
            result, failure = None, None
            try:
                result = confined(work, *arguments, allowed=allowed)
            except Exception as error:
                failure = error
            with contextlib.suppress(RuntimeError):  # the server may have ended meanwhile
                loop.call_soon_threadsafe(settle, result, failure)

        # A thread of its own, which does not keep the program from ending while the process is at work.
        threading.Thread(target=call, daemon=True).start()
        self._awaited.add(done)
        done.add_done_callback(self._awaited.discard)
        return await done
