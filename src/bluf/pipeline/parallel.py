"""Turn many briefs into their reports, in the order they were given: on all cores, or by any executor.

On this machine's cores the first brief is done in this process, which warms what all of them need (imports, fonts,
style sheets); forked workers then have it too. Only a window of briefs is in flight there at a time, so memory does
not grow with their number. An executor of the caller's is given all at once, in chunks: how many workers it has is not
known.
"""

import contextlib
import os
import secrets
import sys
import threading
import traceback
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from types import FrameType
from typing import TYPE_CHECKING, Any, Generic, NoReturn, Protocol, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

_In = TypeVar("_In")
_Out = TypeVar("_Out")

# Linux alone: elsewhere a fork is unsafe or unknown, and each worker pays for its imports.
_FORKS = sys.platform == "linux"
_WORTH_A_WORKER = 4 if _FORKS else 24  # briefs that pay for starting one
_IN_FLIGHT = 4  # briefs per worker
_CHUNKS = 64  # that an executor of the caller's is given at least, if there are as many briefs
_LARGEST_CHUNK = 16  # briefs
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
    said = next(iter(_text_of(error).splitlines()), "")
    innermost = traceback.extract_tb(error.__traceback__)[-1:]
    place = "".join(f" ({os.path.basename(frame.filename)}:{frame.lineno})" for frame in innermost)  # noqa: PTH119
    return Crash(f"{name}{f': {said}' if said else ''}{place}", "".join(traceback.format_exception(error)))


def _text_of(error: BaseException) -> str:
    """Return what an exception says, which may be of another's kind and fail to say anything."""
    try:
        return str(error)
    except Exception:
        return ""


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


class Executor(Protocol):
    """Whoever runs functions elsewhere: all of `concurrent.futures.Executor` that is needed.

    `submit` returns a future, whose `result()` waits for what the function returned.
    """

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        """Have `fn` called with the arguments."""


def each(
    function: Callable[[_In], _Out],
    items: Sequence[_In],
    workers: int | None = None,
    *,
    executor: Executor | None = None,
    chunk: int | None = None,
) -> Generator[tuple[_In, _Out | Crash], None, None]:
    """Yield every item with what `function` makes of it, in order.

    `workers` is the number of this machine's processes that share the work; it is chosen from the number of items
    unless given. With an `executor`, it does the work instead, in chunks of so many items; it is not shut down.
    """
    guarded = _Guarded(function)
    if not items:
        return
    if executor is not None:
        size = chunk or min(max(len(items) // _CHUNKS, 1), _LARGEST_CHUNK)
        yield from _spread(guarded, items, _Lent(executor), size, len(items))
        return
    yield items[0], guarded(items[0])
    rest = items[1:]
    count = min(workers or min(available_cores(), len(items) // _WORTH_A_WORKER), len(rest))
    if count <= 1:
        yield from ((item, guarded(item)) for item in rest)
    else:
        yield from _spread(guarded, rest, _Own(count), chunk or 1, count * _IN_FLIGHT)


def _spread(
    guarded: Callable[[_In], _Out | Crash], items: Sequence[_In], workers: "_Workers", size: int, in_flight: int
) -> Generator[tuple[_In, _Out | Crash], None, None]:
    """Send items to workers in chunks of a `size`, of which so many are `in_flight` at once."""
    team = _Team(guarded, workers)
    waiting = iter(items)
    try:
        while chunk := list(islice(waiting, size)):
            team.give(chunk)
            if len(team.given) >= in_flight:
                yield from team.first()
        while team.given:
            yield from team.first()
    finally:
        team.end()


class _Workers(Protocol):
    """Where executors come from, and who ends them."""

    def hire(self) -> Executor:
        """Return an executor that has not failed, if there is one."""

    def alone(self) -> Executor:
        """Return one for a single item, so that no other is lost with it."""

    def submit(self, executor: Executor, *arguments: Any) -> Any:
        """Have an executor do a chunk, and return its future."""

    def dismiss(self, executor: Executor) -> None:
        """End an executor, once it is done with what it has begun."""


class _Own:
    """This machine's processes. Those that failed are replaced."""

    def __init__(self, workers: int) -> None:
        self._workers = workers

    def hire(self) -> "ProcessPoolExecutor":
        return _pool(self._workers)

    def alone(self) -> "ProcessPoolExecutor":
        return _pool(1)

    def submit(self, executor: Executor, *arguments: Any) -> Any:
        with _undisturbed():
            return executor.submit(_chunk_done, *arguments)

    def dismiss(self, executor: Any) -> None:
        executor.shutdown(wait=True, cancel_futures=True)


class _Lent:
    """The caller's executor, which the caller ends."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def hire(self) -> Executor:
        return self._executor

    def alone(self) -> Executor:
        return self._executor

    def submit(self, executor: Executor, *arguments: Any) -> Any:
        # Some executors give the same call the same answer, even if files have changed: no two calls are the same.
        return executor.submit(_chunk_done, *arguments, secrets.token_hex(8))

    def dismiss(self, executor: Executor) -> None:
        pass


def _chunk_done(guarded: Callable[[_In], _Out | Crash], items: Sequence[_In], _call: str = "") -> list[_Out | Crash]:
    """Do a chunk of items in a worker."""
    return [guarded(item) for item in items]


@dataclass(frozen=True, slots=True)
class _Given(Generic[_In]):
    """A chunk that was given to an executor; `refused` is why it did not take it."""

    items: Sequence[_In]
    executor: Executor
    future: Any = None
    refused: Exception | None = None


class _Team(Generic[_In, _Out]):
    """Workers, and the chunks that were given to them, in order, of which nobody has taken the outcome yet.

    A worker that dies may take all others with it, and nobody can tell which item it had. So each item of a chunk that
    was given and not finished is then done by itself: the one at fault costs only its own outcome.
    """

    def __init__(self, guarded: Callable[[_In], _Out | Crash], workers: _Workers) -> None:
        self.given: deque[_Given[_In]] = deque()
        self._guarded = guarded
        self._workers = workers
        self._executor = workers.hire()

    def give(self, chunk: Sequence[_In]) -> None:
        """Give the next chunk to the workers."""
        given = self._submitted(chunk)
        if given.refused is not None:
            self._renew(given.executor)
            given = self._submitted(chunk)
        self.given.append(given)

    def _submitted(self, chunk: Sequence[_In]) -> _Given[_In]:
        try:
            return _Given(chunk, self._executor, self._workers.submit(self._executor, self._guarded, chunk))
        except Exception as error:
            return _Given(chunk, self._executor, refused=error)

    def first(self) -> Iterator[tuple[_In, _Out | Crash]]:
        """Wait for the first chunk that was given, and yield its items with their outcomes."""
        given = self.given.popleft()
        try:
            if given.refused is not None:
                raise given.refused
            outcomes = list(given.future.result())
        except Exception:
            self._renew(given.executor)
            outcomes = []
        if len(outcomes) != len(given.items):  # also where an executor lost or mixed up what was done
            outcomes = [self._by_itself(item) for item in given.items]
        yield from zip(given.items, outcomes, strict=True)

    def _by_itself(self, item: _In) -> _Out | Crash:
        executor = self._workers.alone()
        try:
            outcome: _Out | Crash = self._workers.submit(executor, self._guarded, [item]).result()[0]
            return outcome
        except Exception as error:
            return crash(error)
        finally:
            self._workers.dismiss(executor)

    def _renew(self, failed: Executor) -> None:
        """Replace an executor that failed, unless that has been done."""
        if failed is self._executor:
            self._workers.dismiss(failed)
            self._executor = self._workers.hire()

    def end(self) -> None:
        """Call back what nobody waits for any more, and send the workers home."""
        for given in self.given:
            cancel = getattr(given.future, "cancel", None)
            if cancel is not None:
                cancel()
        self._workers.dismiss(self._executor)


def _pool(workers: int) -> "ProcessPoolExecutor":
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    context = multiprocessing.get_context("fork" if _FORKS else "spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_settle)


def _settle() -> None:
    """Prepare a worker: Ctrl-C is its parent's to handle, and it does not outlive its parent."""
    import multiprocessing
    import signal
    from multiprocessing.connection import wait

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _terminated)
    if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:  # as `nohup` has it
        signal.signal(signal.SIGHUP, _terminated)  # and not what the parent does, which a forked worker has too
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
