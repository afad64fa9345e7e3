"""Break into work of this process that takes too long, at the line that it has come to."""

import contextlib
from collections.abc import Iterator


@contextlib.contextmanager
def ringing_after(seconds: float, error: Exception) -> Iterator[None]:
    """Raise `error` in what is run, after some seconds of this process's time, where the system can tell.

    For the main thread alone. One long step of C code is not broken into: whoever runs the process may end it then. The
    timer is that of ITIMER_VIRTUAL (POSIX.1-2017, `setitimer`).
    """
    import signal

    if not hasattr(signal, "setitimer"):
        yield
        return

    def ring(_number: int, _frame: object) -> None:
        raise error

    before = signal.signal(signal.SIGVTALRM, ring)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
