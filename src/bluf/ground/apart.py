"""Run a function like `confined`, but in a copy of the process, which ends with the call.

A call leaves nothing behind, neither memory nor what it kept. And one that is ended costs the next ones nothing: the
process that was copied lives on, so none needs to be started. Where a process can't be copied (Windows), it is used.

A call may answer in parts: those that came before it was ended are there.
"""

import os
import pickle
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import IO, Any, Generic, TypeVar

from bluf.ground.confined import ANSWERS, CAN_COUNT, Allowance, Excess, ExcessError, Job, answer, called

_T = TypeVar("_T")

_NEARLY = 0.75  # of the allowed memory, from which on a library that breaks is taken to have had too little
_MEMORY_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes that getrusage counts memory in


@dataclass(frozen=True, slots=True)
class Named(Generic[_T]):
    """A function by its name, for a call from where its module need not be imported."""

    module: str
    name: str

    def found(self) -> Callable[..., _T]:
        """Import the function."""
        import importlib

        function: Callable[..., _T] = getattr(importlib.import_module(self.module), self.name)
        return function

    def __call__(self, *arguments: object) -> _T:
        """Call the function."""
        return self.found()(*arguments)


@dataclass(frozen=True, slots=True)
class Spent(Generic[_T]):
    """What a call returned, and the seconds of processor time that it took."""

    value: _T
    seconds: float


def apart(work: Callable[..., _T], *arguments: object, allowed: Allowance) -> Spent[_T]:
    """Call like `confined`; `work` may be `Named`. An ExcessError says what time was spent."""
    spent: Spent[_T] = called(_Apart(work, arguments, os.getcwd(), allowed))  # noqa: PTH109
    return spent


@dataclass(frozen=True, slots=True)
class InParts:
    """The parts of an answer that came, the seconds that the call took, and why it was ended, if it was."""

    parts: tuple[Any, ...]
    seconds: float
    excess: Excess | None = None


def in_parts(work: Callable[..., Iterable[object]], *arguments: object, allowed: Allowance) -> InParts:
    """Call like `apart` what yields its answer in parts, each of which is sent when it is there."""
    job = _InParts(work, arguments, os.getcwd(), allowed)  # noqa: PTH109
    try:
        seconds: float = called(job).seconds
    except ExcessError as error:
        return InParts(tuple(job.parts), error.seconds, error.excess)
    return InParts(tuple(job.parts), seconds)


@dataclass(frozen=True, slots=True)
class _Ended:
    """How a copy that served a call ended: `excess` is why it gave no answer, if it gave none."""

    seconds: float
    excess: Excess | None = None


class _Apart(Job):
    """A call that a copy of the process serves. The process tells after the answer how the copy ended."""

    def serve(self, answers: IO[bytes]) -> None:
        """Answer from a copy, and tell how it ended."""
        if isinstance(self.work, Named):
            self.work.found()  # here, so that the next copy has its module too
        answers.write(pickle.dumps(self._from_copy(answers) if CAN_COUNT else self._from_here(answers)))

    def answer(self, _answers: IO[bytes]) -> bytes:
        """Do it, and return the answer."""
        return answer(self)

    def _from_copy(self, answers: IO[bytes]) -> _Ended:
        before = time.process_time()
        copy = os.fork()
        if copy == 0:
            import gc

            gc.disable()  # it ends soon, and the system takes all back at once
            answers.write(self.answer(answers))
            answers.flush()
            os._exit(0)
        _, status, usage = os.wait4(copy, 0)
        code = os.waitstatus_to_exitcode(status)
        seconds = usage.ru_utime + usage.ru_stime + time.process_time() - before
        return _Ended(seconds, self._excess(code, usage.ru_maxrss * _MEMORY_UNIT))

    def _from_here(self, answers: IO[bytes]) -> _Ended:
        before = time.process_time()
        answers.write(self.answer(answers))
        return _Ended(time.process_time() - before)

    def _excess(self, code: int, most: int) -> Excess | None:
        """Return what a copy took too much of, from its exit code and the most memory that it had."""
        import signal

        if code == 0:
            return None
        if code == -signal.SIGPROF:
            return Excess.TIME
        # A library that gets no memory may break; the system itself ends what takes too much with SIGKILL.
        return Excess.MEMORY if code == -signal.SIGKILL or most > _NEARLY * self.allowed.memory else Excess.CRASH

    def outcome(self, answers: IO[bytes]) -> Any:
        """Read the answer, and what it took: `Spent`, or an exception."""
        return self._outcome(pickle.load(answers), answers)

    def _outcome(self, found: Any, answers: IO[bytes]) -> Any:
        ended = found if isinstance(found, _Ended) else pickle.load(answers)
        if ended.excess is not None or isinstance(found, ExcessError):
            return ExcessError(ended.excess or found.excess, ended.seconds)
        return found if isinstance(found, Exception) else Spent(found.value, ended.seconds)


@dataclass(frozen=True, slots=True)
class _Part:
    value: object


@dataclass(frozen=True)
class _InParts(_Apart):
    """A call that answers in parts. `parts` are those that have come."""

    parts: list[Any] = field(default_factory=list)

    def answer(self, answers: IO[bytes]) -> bytes:
        """Do it, send each part when it is there, and return what says that there are no more."""

        def send_each(*arguments: object) -> None:
            size = 0
            for part in self.work(*arguments):
                sent = pickle.dumps(_Part(part), pickle.HIGHEST_PROTOCOL)
                size += len(sent)
                if size > self.allowed.memory // ANSWERS:
                    raise MemoryError
                _send(sent, answers)

        return answer(replace(self, work=send_each))

    def outcome(self, answers: IO[bytes]) -> Any:
        """Read the parts, and what all took."""
        found = pickle.load(answers)
        while isinstance(found, _Part):
            self.parts.append(found.value)
            found = pickle.load(answers)
        return self._outcome(found, answers)


def _send(part: bytes, answers: IO[bytes]) -> None:
    """Send a part as a whole: the timer that ends the process stands still meanwhile."""
    if not CAN_COUNT:
        answers.write(part)
        answers.flush()
        return
    import signal

    left, _ = signal.setitimer(signal.ITIMER_PROF, 0)
    answers.write(part)
    answers.flush()
    signal.setitimer(signal.ITIMER_PROF, left)
