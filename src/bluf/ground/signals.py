"""Hold back requests to end a process while it does what must not be done by half."""

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType

_REQUESTS = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)
)


@contextlib.contextmanager
def uninterrupted() -> Iterator[None]:
    """Let no request to end the process (Ctrl-C, SIGTERM, SIGHUP) take effect before the block has been left.

    Python runs the handlers of signals in its main thread, so there is nothing to hold back in another. A request that
    is not heeded stays so.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    asked: list[int] = []

    def note(number: int, _frame: FrameType | None) -> None:
        asked.append(number)

    before = {}
    try:
        for number in _REQUESTS:
            if signal.getsignal(number) not in (signal.SIG_IGN, None):
                before[number] = signal.signal(number, note)
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        for number in dict.fromkeys(asked):
            signal.raise_signal(number)
