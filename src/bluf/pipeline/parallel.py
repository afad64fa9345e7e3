"""Turn many briefs into their reports on all cores, in the order they were given.

The first brief is done in this process, which warms what all of them need (imports, fonts, style sheets); forked
workers then have it too. Only a window of briefs is in flight at a time, so memory does not grow with their number.
"""

import contextlib
import os
import sys
import threading
import traceback
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from types import FrameType
from typing import TYPE_CHECKING, Generic, NoReturn, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

_In = TypeVar("_In")
_Out = TypeVar("_Out")

# Linux alone: elsewhere a fork is unsafe or unknown, and each worker pays for its imports.
_FORKS = sys.platform == "linux"
_WORTH_A_WORKER = 4 if _FORKS else 24  # briefs that pay for starting one
_IN_FLIGHT = 4  # briefs per worker
_TERMINATED = 143
_TIDYING = 5.0  # seconds a worker that was asked to end may take


class _TerminatedError(SystemExit):
    """A worker was asked to end: it removes its unfinished files, and does."""


def _terminated(number: int, _frame: FrameType | None) -> NoReturn:
    import signal

    signal.signal(number, signal.SIG_IGN)  # a second request must not interrupt the tidying that the first began
    overdue = threading.Timer(_TIDYING, os._exit, [_TERMINATED])
    overdue.daemon = True
    overdue.start()
    raise _TerminatedError(_TERMINATED)


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """Hold back requests to end while workers start: one that is half started would be waited for without end."""
    import signal

    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@dataclass(frozen=True, slots=True)
class Crash:
    """A fault of bluf's own, met on the way: what and where in a line, and the whole traceback."""

    line: str
    details: str


def crash(error: BaseException) -> Crash:
    """Describe an unexpected exception."""
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    said = next(iter(str(error).splitlines()), "")
    innermost = traceback.extract_tb(error.__traceback__)[-1:]
    place = "".join(f" ({os.path.basename(frame.filename)}:{frame.lineno})" for frame in innermost)  # noqa: PTH119
    return Crash(f"{name}{f': {said}' if said else ''}{place}", "".join(traceback.format_exception(error)))


@dataclass(frozen=True, slots=True)
class _Guarded(Generic[_In, _Out]):
    """A function whose exceptions are values, so that one brief's crash leaves the others alone."""

    function: Callable[[_In], _Out]

    def __call__(self, item: _In) -> _Out | Crash:
        try:
            return self.function(item)
        except _TerminatedError:
            os._exit(_TERMINATED)
        except Exception as error:
            return crash(error)


def available_cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def each(
    function: Callable[[_In], _Out], items: Sequence[_In], workers: int | None = None
) -> Generator[tuple[_In, _Out | Crash], None, None]:
    """Yield every item with what `function` makes of it, in order. `workers`: as many as are worth it, or that many."""
    guarded = _Guarded(function)
    if not items:
        return
    yield items[0], guarded(items[0])
    rest = items[1:]
    count = min(workers or min(available_cores(), len(items) // _WORTH_A_WORKER), len(rest))
    if count <= 1:
        yield from ((item, guarded(item)) for item in rest)
    else:
        yield from _spread(guarded, rest, count)


def _spread(
    guarded: Callable[[_In], _Out | Crash], items: Sequence[_In], workers: int
) -> Generator[tuple[_In, _Out | Crash], None, None]:
    team = _Team(guarded, workers)
    try:
        for item in items:
            team.give(item)
            if len(team.given) >= workers * _IN_FLIGHT:
                yield team.first()
        while team.given:
            yield team.first()
    finally:
        team.end()


class _Team(Generic[_In, _Out]):
    """Workers, and the items that were given to them, in order, of which nobody has taken the outcome yet.

    A worker that dies takes all others with it, and nobody can tell which item it had. So each item that was given and
    not finished is then done by itself: the one at fault costs only its own outcome.
    """

    def __init__(self, guarded: Callable[[_In], _Out | Crash], workers: int) -> None:
        self.given: deque[tuple[_In, Future[_Out | Crash]]] = deque()
        self._guarded = guarded
        self._workers = workers
        self._executor = _executor(workers)

    def give(self, item: _In) -> None:
        """Give the next item to the workers."""
        from concurrent.futures.process import BrokenProcessPool

        try:
            future = self._submitted(item)
        except BrokenProcessPool:
            self._mend()
            future = self._submitted(item)
        self.given.append((item, future))

    def _submitted(self, item: _In) -> "Future[_Out | Crash]":
        with _undisturbed():
            return self._executor.submit(self._guarded, item)

    def first(self) -> tuple[_In, _Out | Crash]:
        """Wait for the first item that was given, and return it with its outcome."""
        if _is_broken(self.given[0][1]):
            self._mend()
        item, future = self.given.popleft()
        return item, future.result()

    def _mend(self) -> None:
        """Do each unfinished item by itself, and gather new workers for those to come."""
        self.end()
        for number, (item, future) in enumerate(self.given):
            if _is_broken(future):
                self.given[number] = item, _finished(_by_itself(self._guarded, item))
        self._executor = _executor(self._workers)

    def end(self) -> None:
        """Send the workers home, once they are done with what they have begun."""
        self._executor.shutdown(wait=True, cancel_futures=True)


def _executor(workers: int) -> "ProcessPoolExecutor":
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    context = multiprocessing.get_context("fork" if _FORKS else "spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_settle)


def _is_broken(future: "Future[_Out | Crash]") -> bool:
    """Wait for an item, and return whether it has no outcome because a worker died."""
    from concurrent.futures import CancelledError
    from concurrent.futures.process import BrokenProcessPool

    try:
        return isinstance(future.exception(), BrokenProcessPool)
    except CancelledError:
        return True


def _by_itself(guarded: Callable[[_In], _Out | Crash], item: _In) -> _Out | Crash:
    from concurrent.futures.process import BrokenProcessPool

    with _executor(1) as alone:
        with _undisturbed():
            future = alone.submit(guarded, item)
        try:
            return future.result()
        except BrokenProcessPool as error:
            return crash(error)


def _finished(outcome: _Out | Crash) -> "Future[_Out | Crash]":
    from concurrent.futures import Future

    future: Future[_Out | Crash] = Future()
    future.set_result(outcome)
    return future


def _settle() -> None:
    """Prepare a worker: Ctrl-C is its parent's to handle, and it does not outlive its parent."""
    import multiprocessing
    import signal
    from multiprocessing.connection import wait

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _terminated)
    parent = multiprocessing.parent_process()

    def leave() -> None:
        if parent:
            wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=leave, daemon=True).start()
    if hasattr(signal, "pthread_sigmask"):
        try:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
        except _TerminatedError:  # it was asked to while it started
            os._exit(_TERMINATED)
