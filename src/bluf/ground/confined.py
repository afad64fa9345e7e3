"""Run a function on input from anyone in a process of its own, which is ended when it takes too much.

Libraries that read PDFs, archives, pages or templates can be made to loop or to eat all memory by a few hundred bytes.
No check beforehand finds all such input, so the system ends the process: the kernel's timer counts its processor time
(`setitimer(ITIMER_PROF)` of POSIX.1-2017, whose signal ends a process that does not handle it) and `RLIMIT_AS` bounds
its memory. Processor time and not the clock's, so that a busy machine ends nothing that is sound. Where a system has no
such timer (Windows), the clock counts; where it has no such limit, memory is not bounded.

A process serves many calls, and is started by the first: what needs none pays nothing. It ends with the process that
started it.
"""

import contextlib
import os
import pickle
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import IO, Any, NoReturn, TypeVar

_T = TypeVar("_T")

MIB = 1 << 20
CAN_COUNT = hasattr(os, "fork")  # POSIX: setitimer, rlimits
_PATIENCE = 20 if CAN_COUNT else 2  # times the allowed seconds that the clock may take
_LEAST_PATIENCE = 5.0 if CAN_COUNT else 0.0  # seconds: a busy machine may keep a short call waiting
_ENDING = 1.0  # seconds that a process whose answer broke off has to end by itself
_IDLE = 2  # processes that are kept for later calls
_LARGE = 100 * MIB  # what a process has come to hold that is not kept: libraries seldom give memory back
_LEAST_MEMORY = 32 * MIB  # that a call may take at least, whatever the calls before it have left
ANSWERS = 4  # an answer's part of the allowed memory: it is held on the other side too
_START = (
    "import sys, pickle; sys.path[:] = pickle.load(sys.stdin.buffer); from bluf.ground.confined import serve; serve()"
)


@dataclass(frozen=True, slots=True)
class Allowance:
    """What a call may take: `seconds` of processor time, and `memory` in bytes, the process's own included."""

    seconds: float
    memory: int


def allowance(size: int) -> Allowance:
    """Return what reading input of `size` bytes may take, so that the whole command keeps within its limits.

    The command may take 2 s and 300 MB, and 1 s and 30 MB more for each MiB of input; half of the 2 s and about 100 MB
    are its own.
    """
    return Allowance(1 + size / MIB, 200 * MIB + 30 * size)


class Excess(StrEnum):
    """What a call took too much of; `CRASH`: the process ended otherwise, as a fault in a library ends it."""

    TIME = "time"
    MEMORY = "memory"
    CRASH = "crash"


class ExcessError(Exception):
    """A call took more than it may, and was ended."""

    def __init__(self, excess: Excess, seconds: float = 0.0) -> None:
        super().__init__(excess, seconds)
        self.excess = excess
        self.seconds = seconds  # of processor time that it took, where that is known (`bluf.ground.apart`)

    @property
    def reason(self) -> str:
        """A clause for people, with `it` for the input."""
        match self.excess:
            case Excess.TIME:
                return "it takes too long to read"
            case Excess.MEMORY:
                return "it takes too much memory to read"
            case Excess.CRASH:
                return "it breaks the program that reads it"


def confined(work: Callable[..., _T], *arguments: object, allowed: Allowance) -> _T:
    """Return what `work` makes of the arguments, in a process that is ended when it takes more than is `allowed`.

    `work` is a function of a module; it, the arguments and the outcome are pickled. What it raises is raised here.
    Raises ExcessError. May be called from several threads at once.
    """
    return called(Job(work, arguments, os.getcwd(), allowed)).value  # type: ignore[no-any-return]  # noqa: PTH109


def called(job: "Job") -> Any:
    """Have a process serve a job, and return its outcome or raise it."""
    process = _POOL.take()
    try:
        outcome = process.call(job)
    except BaseException:
        process.end()  # it may be at work still
        raise
    _POOL.give_back(process)
    if isinstance(outcome, Exception):
        raise outcome
    return outcome


def warm_up(*modules: str) -> None:
    """Start a process that imports these modules, and don't wait for it: a call that comes soon finds it ready."""
    process = _POOL.take()
    process.send(_Imports(modules))
    _POOL.give_back(process)


def end_idle() -> None:
    """End the processes that wait for further calls, as a test may need."""
    _POOL.end()


@dataclass(frozen=True, slots=True)
class Returned:
    """What `work` returned, which may itself be an exception."""

    value: Any


@dataclass(frozen=True)
class Job:
    """A call: what to do, in which folder, and within what. It is sent to the process, which serves it."""

    work: Callable[..., Any]
    arguments: tuple[object, ...]
    folder: str
    allowed: Allowance

    def serve(self, answers: IO[bytes]) -> None:
        """Do it, and write the answer."""
        answers.write(answer(self))

    def outcome(self, answers: IO[bytes]) -> Any:
        """Read the answer on the other side: `Returned`, or an exception."""
        return pickle.load(answers)


@dataclass(frozen=True, slots=True)
class _Imports:
    """Modules that calls will need."""

    modules: tuple[str, ...]

    def serve(self, _answers: IO[bytes]) -> None:
        """Import them; what is wrong with one shows when it is used."""
        import importlib

        for module in self.modules:
            with contextlib.suppress(Exception):
                importlib.import_module(module)


class _Process:
    """A process that serves calls, one at a time."""

    def __init__(self) -> None:
        import subprocess

        # Isolated and without `site`: it starts sooner, and its modules are found where this process finds them.
        self._child = subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", _START],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=None if os.environ.get("BLUF_DEBUG") else subprocess.DEVNULL,
            process_group=0 if CAN_COUNT else None,  # so that what it forks is ended with it
        )
        self._input, self._output = _stream(self._child.stdin), _stream(self._child.stdout)
        self._overdue = False
        pickle.dump([os.path.abspath(place) for place in sys.path], self._input)  # noqa: PTH100 - '' is here

    def call(self, job: Job) -> Any:
        """Return what the process answers: `Returned`, or an exception."""
        overdue = threading.Timer(max(job.allowed.seconds * _PATIENCE, _LEAST_PATIENCE), self._stop)
        overdue.daemon = True
        overdue.start()
        try:
            self.send(job)
            return job.outcome(self._output)
        except (EOFError, OSError, pickle.UnpicklingError):
            return ExcessError(self._why_it_ended())
        finally:
            overdue.cancel()

    def send(self, message: Job | _Imports) -> None:
        """Send what is to be served. A process that has ended hears nothing."""
        with contextlib.suppress(BrokenPipeError):
            pickle.dump(message, self._input, pickle.HIGHEST_PROTOCOL)
            self._input.flush()

    def _stop(self) -> None:
        self._overdue = True
        self._kill()

    def _kill(self) -> None:
        """End it, with what it has forked."""
        import signal

        if not CAN_COUNT:
            self._child.kill()
        elif self._child.returncode is None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._child.pid, signal.SIGKILL)

    def _why_it_ended(self) -> Excess:
        import signal
        import subprocess

        try:
            code = self._child.wait(_ENDING)
        except subprocess.TimeoutExpired:  # what it sent is no answer
            self._kill()
            code = self._child.wait()
        late = self._overdue or code == -getattr(signal, "SIGPROF", 0)
        return Excess.TIME if late else Excess.CRASH

    @property
    def lives(self) -> bool:
        """Whether it can serve another call."""
        return self._child.poll() is None

    @property
    def is_large(self) -> bool:
        """Whether it holds much memory, where the system says so."""
        taken = _taken(str(self._child.pid))
        return taken is not None and taken[1] > _LARGE

    def end(self) -> None:
        """End it at once."""
        self._kill()
        self.let_go()
        self._child.wait()

    def let_go(self) -> None:
        """Close this process's ends of its pipes, so that it ends once nobody else holds them."""
        for stream in (self._input, self._output):
            with contextlib.suppress(OSError):
                stream.close()


def _stream(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None
    return stream


class _Pool:
    """The processes that wait for a call."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._idle: list[_Process] = []

    def take(self) -> _Process:
        """Return a process that waits, or a new one."""
        with self._lock:
            waiting = self._idle.pop() if self._idle else None
        if waiting is None:
            return _Process()
        if waiting.lives:
            return waiting
        waiting.end()
        return self.take()

    def give_back(self, process: _Process) -> None:
        """Keep a process for a later call."""
        with self._lock:
            if len(self._idle) < _IDLE and process.lives and not process.is_large:
                self._idle.append(process)
                return
        process.end()

    def end(self) -> None:
        """End all that wait."""
        with self._lock:
            ended, self._idle = self._idle, []
        for process in ended:
            process.end()

    def forget(self) -> None:
        """Leave all to the process that this one was forked from."""
        self._lock = threading.Lock()
        for process in self._idle:
            process.let_go()
            process._child.returncode = 0  # it is the other's child, and must not be waited for here
        self._idle = []


_POOL = _Pool()


def _at_exit() -> None:
    import atexit

    atexit.register(end_idle)
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=_POOL.forget)


_at_exit()


def serve() -> NoReturn:
    """Serve calls from standard input, and answer on standard output, until the former is closed."""
    import signal

    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what a library prints is no answer
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to all of a terminal's processes; the parent handles it
    while True:
        try:
            job = pickle.load(sys.stdin.buffer)
        except EOFError:
            os._exit(0)
        job.serve(answers)
        answers.flush()
        del job


def answer(job: Job) -> bytes:
    """Do a job, and return what the other side unpickles: `Returned`, or an exception."""
    os.chdir(job.folder)
    try:
        with _limited(job.allowed):
            found = pickle.dumps(Returned(job.work(*job.arguments)), pickle.HIGHEST_PROTOCOL)
            if len(found) > job.allowed.memory // ANSWERS:
                raise MemoryError
            return found
    except MemoryError:
        return pickle.dumps(ExcessError(Excess.MEMORY))
    except Exception as error:
        return _pickled(error)


def _pickled(error: Exception) -> bytes:
    """Return an exception with its traceback as a note; one that can't be pickled as a RuntimeError."""
    told = "".join(traceback.format_exception(error))
    try:
        error.add_note(told)
        answer = pickle.dumps(error)
        pickle.loads(answer)
    except Exception:
        return pickle.dumps(RuntimeError(told))
    return answer


@contextlib.contextmanager
def _limited(allowed: Allowance) -> Iterator[None]:
    """Have the system count this process's time and bound its memory."""
    if not CAN_COUNT:
        yield
        return
    import resource
    import signal

    before = resource.getrlimit(resource.RLIMIT_AS)
    taken = _taken()
    if taken:
        reserved, resident = taken
        most = reserved + max(allowed.memory - resident, _LEAST_MEMORY)
        resource.setrlimit(resource.RLIMIT_AS, (_least(most, *before), before[1]))
    signal.setitimer(signal.ITIMER_PROF, allowed.seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        resource.setrlimit(resource.RLIMIT_AS, before)


def _least(*limits: int) -> int:
    """Return the least of some limits; those below 0 limit nothing."""
    return min(limit for limit in limits if limit >= 0)


def _taken(process: str = "self") -> tuple[int, int] | None:
    """Return how many bytes of addresses and of memory a process has; None where the system does not say."""
    try:
        with open(f"/proc/{process}/statm", "rb") as file:  # noqa: PTH123 - pathlib would be imported for this alone
            reserved, resident = file.read().split()[:2]
    except OSError:
        return None
    page = os.sysconf("SC_PAGE_SIZE")
    return int(reserved) * page, int(resident) * page
