"""Functions that the tests of confined processes run there."""

import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from bluf.problems import BriefError, Problem, Span

MIB = 1 << 20


def length(data: bytes) -> int:
    return len(data)


def whoever() -> int:
    return os.getpid()


def folder() -> str:
    return str(Path.cwd())


def loop() -> None:
    while True:
        pass


def sleep(seconds: float) -> None:
    time.sleep(seconds)


def one_long_call() -> int:
    """Keep the interpreter busy in one call of C that no Python code can break into."""
    return len(str(7 ** (1 << 27)))


def hoard(size: int) -> int:
    return len(b"x" * size)


_KEPT: list[bytes] = []


def keep(size: int) -> int:
    """Hold on to memory for good, as a library's caches do."""
    _KEPT.append(b"x" * size)
    return os.getpid()


def many_pieces() -> int:
    return len([str(number) for number in range(10**9)])


def large_answer(size: int) -> bytes:
    return bytes(size)


def fall_over() -> None:
    os.abort()


def blame() -> None:
    raise BriefError([Problem("source-missing", "there is no such file", Span("a.yaml", 3, 5))])


def fail() -> None:
    raise ZeroDivisionError("by nothing")


class AwkwardError(Exception):
    def __init__(self, one: str, other: str) -> None:
        super().__init__(f"{one} and {other}")


def fail_awkwardly() -> None:
    raise AwkwardError("this", "that")


def chatter() -> str:
    sys.stdout.write("to whom it may concern")
    sys.stdout.flush()
    os.write(1, b"and more")
    return "done"


def descend(depth: int) -> int:
    return descend(depth + 1)


def parts_until(end: str) -> Iterator[object]:
    """Yield parts, the second larger than a pipe holds, and then return, loop, fall over or take all memory."""
    yield "first"
    yield b"x" * 1_000_000
    match end:
        case "loop":
            loop()
        case "fall over":
            fall_over()
        case "hoard":
            yield hoard(1 << 40)
        case "fail":
            fail()


def parent() -> int:
    return os.getppid()


def count_to(number: int) -> int:
    return sum(1 for _ in range(number))


_REMEMBERED: list[int] = []


def remember(number: int) -> list[int]:
    _REMEMBERED.append(number)
    return _REMEMBERED


def be_killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def fall_over_for_want_of_memory(size: int) -> None:
    hoarded = b"x" * size
    os.abort()
    del hoarded


def has_imported(module: str) -> bool:
    return module in sys.modules
