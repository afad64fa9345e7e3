"""Count what the inspection of a file has cost so far, and stop where it comes to its limits."""

import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

from bluf.inspection.reading_limits import Limits

_T = TypeVar("_T")

_ASKED = 128  # steps between two looks at the clock


class SpentError(Exception):
    """A limit has been reached. The message says what there is too much of."""


class Spending:
    """What is left of a file's limits, and of its processor time, which is counted from here on."""

    def __init__(self, limits: Limits, seconds: float) -> None:
        self.limits = limits
        self.unpacked, self.content, self.tree = limits.unpacked, limits.content, limits.tree
        self._started = time.process_time()
        self._seconds = seconds

    @property
    def spent(self) -> float:
        """The seconds of processor time that have been used."""
        return time.process_time() - self._started

    @property
    def late(self) -> bool:
        """Whether the time has been used up."""
        return self.spent > self._seconds

    def unpack(self, size: int) -> None:
        """Count bytes that were unpacked. Raises SpentError."""
        self.unpacked -= size
        if self.unpacked < 0:
            raise SpentError("what is packed in it is too large")

    def read(self, size: int) -> None:
        """Count bytes of content that is read. Raises SpentError."""
        self.content -= size
        if self.content < 0:
            raise SpentError("its pages draw too much")
        if self.late:
            raise SpentError("it takes too long to read")

    def hold(self, size: int) -> None:
        """Count memory that is held. Raises SpentError."""
        if size > self.tree:
            raise SpentError("it has too many elements")
        self.tree -= size

    def timed(self, items: Iterable[_T]) -> Iterator[_T]:
        """Yield the items. Raises SpentError once there is no time left."""
        for count, item in enumerate(items):
            if not count % _ASKED and self.late:
                raise SpentError("it takes too long to read")
            yield item
