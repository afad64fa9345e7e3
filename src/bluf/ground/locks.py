"""Keep two processes from writing into one folder at the same time."""

import contextlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from bluf.ground import filesystem


@contextlib.contextmanager
def locked(folders: Iterable[Path], *, wait: bool = True) -> Iterator[bool]:
    """Hold the locks of folders that exist, waiting for other processes that hold them; yields whether it holds them.

    Without `wait`, it holds none where another process holds one of them.

    It is the folder itself that is locked (`flock`), so no file is left in it, and the system frees the lock when the
    process ends, however it ends. Locks are for bluf's own processes alone. Windows, and some network drives, have no
    such lock: there two builds of one name at the same time may mix.
    """
    try:
        import fcntl
    except ImportError:
        yield True
        return
    with contextlib.ExitStack() as held:
        # One order for all, so that none wait in a ring.
        for folder in sorted({filesystem.real(folder) for folder in folders}):
            with contextlib.suppress(OSError):
                descriptor = os.open(folder, os.O_RDONLY)
                held.callback(os.close, descriptor)
                try:
                    fcntl.flock(descriptor, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    held.close()
                    yield False
                    return
        yield True
