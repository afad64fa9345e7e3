"""Run a command and turn how it ended into an exit code."""

import atexit
import contextlib
import errno
import gc
import os
import signal
import sys
import threading
import time
from _thread import interrupt_main, start_new_thread
from collections.abc import Iterator, Sequence
from types import CodeType, FrameType

import click

from bluf.cli.bug_report import report_bug
from bluf.cli.exit_codes import AT_FAULT, GOOD, INTERRUPTED, PIPE_CLOSED, SIGNALLED
from bluf.cli.output_streams import StdoutError, flush
from bluf.cli.terminal import say
from bluf.problems.text import printable, start_of

_OF_A_NAME = (errno.ENAMETOOLONG, errno.ELOOP)  # what the system says of names that no file can have
_LONGEST_NAME = 80  # cells
_REQUESTS = ("SIGTERM", "SIGHUP")
_ASKED_AGAIN = 0.01  # seconds after which a request that was lost is made once more


def main(args: Sequence[str] | None = None) -> int:
    """Run `bluf` with `args` (default: the process's own) and return its exit code."""
    gc.disable()  # for one brief it finds nothing to free and costs a tenth of the time; what stays enables it again
    atexit.register(gc.freeze)  # nor does it when the process ends, where the system takes all back at once
    asked: list[int] = []
    code = GOOD
    try:
        with _ending_on_request(asked):
            code = _run(args)
    except _RequestedError:
        pass  # it came while the handlers were being set
    # A library that was waiting may have taken the request for a Ctrl-C.
    return SIGNALLED + asked[0] if asked else code


def _run(args: Sequence[str] | None) -> int:
    try:
        from bluf.cli.commands import bluf

        code = bluf.main(args=args, prog_name="bluf", standalone_mode=False)
        flush()
        return code if isinstance(code, int) else GOOD
    except click.Abort:
        return INTERRUPTED
    except KeyboardInterrupt:
        say("")
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except StdoutError as error:
        return _no_stdout(error)
    except OSError as error:
        if error.errno not in _OF_A_NAME or error.filename is None:
            return report_bug(error)
        name = start_of(printable(os.fsdecode(error.filename)), _LONGEST_NAME)
        say(f"bluf: cannot use {name}: {error.strerror}")
        return AT_FAULT
    except Exception as error:
        return report_bug(error)


def _no_stdout(error: StdoutError) -> int:
    # What is still buffered could not be written either, and Python would complain when it ends.
    with contextlib.suppress(OSError, ValueError, AttributeError):  # there may be no such stream at all
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if error.closed:
        return PIPE_CLOSED
    say(f"bluf: cannot write to standard output: {error}")
    return AT_FAULT


class _RequestedError(BaseException):
    """The process was asked to end."""


@contextlib.contextmanager
def _ending_on_request(asked: list[int]) -> Iterator[None]:
    """Let a request to end unwind the program, so that it ends its workers and records what it made; add it to `asked`.

    What is ignored, as `nohup` has SIGHUP, stays ignored.
    """
    numbers = [getattr(signal, name) for name in _REQUESTS if hasattr(signal, name)]
    heeded = [number for number in numbers if signal.getsignal(number) == signal.SIG_DFL]

    def leave(number: int, frame: FrameType | None) -> None:
        asked.append(number)
        for each in heeded:
            signal.signal(each, signal.SIG_IGN)  # a second request must not interrupt the tidying that the first began
        signal.signal(number, raise_again)
        raise_again(number, frame)

    def raise_again(number: int, frame: FrameType | None) -> None:
        if _is_within(frame, ask_again.__code__):  # where it would be dropped too
            _ask_later(number)
        elif number == signal.SIGINT:
            raise KeyboardInterrupt
        else:
            signal.signal(number, signal.SIG_IGN)
            raise _RequestedError

    def ask_again(lost: "sys.UnraisableHookArgs") -> None:
        if not issubclass(lost.exc_type, KeyboardInterrupt | _RequestedError):
            sys.__unraisablehook__(lost)
            return
        number = asked[0] if issubclass(lost.exc_type, _RequestedError) else signal.SIGINT
        signal.signal(number, raise_again)
        _ask_later(number)

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    hook = sys.unraisablehook
    try:
        # In a finalizer or a weak reference's callback (the import system has some) Python drops what is raised.
        sys.unraisablehook = ask_again
        for number in heeded:
            signal.signal(number, leave)
        yield
    finally:
        sys.unraisablehook = hook
        if signal.getsignal(signal.SIGINT) is raise_again:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        for number in heeded:
            signal.signal(number, signal.SIG_DFL)


def _is_within(frame: FrameType | None, code: CodeType) -> bool:
    while frame is not None and frame.f_code is not code:
        frame = frame.f_back
    return frame is not None


def _ask_later(number: int) -> None:
    """Let a signal come once more; with a bare thread, as a `Thread` takes locks that a handler must not wait for."""

    def ask() -> None:
        time.sleep(_ASKED_AGAIN)
        interrupt_main(signal.Signals(number))

    start_new_thread(ask, ())
