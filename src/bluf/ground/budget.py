"""Share out what the calls for one command may take together, so that twenty bad inputs take no more than one.

Each input brings time and memory of its own by its size. Beyond that there is a common fund: a call may take a part of
what is left of it, and gives back what it does not use. So one bad input leaves enough to the others, and many bad ones
leave each of the last a little.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from bluf.ground.apart import apart
from bluf.ground.confined import MIB, Allowance, ExcessError

_T = TypeVar("_T")

COMMON = 0.85  # seconds, less LEAST for each input, but not less than FLOOR
FLOOR = 0.3
PART = 0.6  # of the common fund, that one call may take where there are several inputs
ALONE = 0.9  # where there is one
LEAST = 0.02  # seconds that a call may take when the fund is spent: enough for a page of text
RATE = 0.7  # seconds for each MiB of input
MEMORY = 110 * MIB  # bytes for a call, about 40 MiB of which is Python and bluf
MEMORY_RATE = 15  # bytes for each byte of input


class Budget:
    """What is left for the calls of one command.

    `sizes` are its inputs in bytes, by name; `further` are bytes of input that all calls are for.
    """

    def __init__(self, sizes: Mapping[str, int], further: int = 0) -> None:
        self._sizes = dict(sizes)
        self._own = {name: RATE * size / MIB for name, size in sizes.items()}
        self._common = max(COMMON - LEAST * len(sizes), FLOOR) + RATE * further / MIB
        self._part = ALONE if len(sizes) == 1 else PART

    @property
    def is_spent(self) -> bool:
        """Whether so little is left of the fund that a call may take only its input's own, and the least."""
        return self._part * self._common <= LEAST

    def call(self, work: Callable[..., _T], *arguments: object, on: Sequence[str], part: float = 1.0) -> _T:
        """Call `work` on the inputs named, apart, and within what they may take. Raises ExcessError.

        With `part`, it may take that part only of what it might of the fund.
        """
        allowed = self.allowed(on, part)
        try:
            spent = apart(work, *arguments, allowed=allowed)
        except ExcessError as error:
            self._take(error.seconds or allowed.seconds, on)
            raise
        self._take(spent.seconds, on)
        return spent.value

    def allowed(self, on: Sequence[str], part: float = 1.0) -> Allowance:
        """Return what the next call on these inputs may take."""
        own = sum(self._own[name] for name in on)
        size = sum(self._sizes[name] for name in on)
        return Allowance(own + max(part * self._part * self._common, LEAST), MEMORY + MEMORY_RATE * size)

    def _take(self, seconds: float, on: Sequence[str]) -> None:
        own = sum(self._own[name] for name in on)
        left = max(1 - seconds / own, 0.0) if own else 0.0
        for name in on:
            self._own[name] *= left
        self._common = max(self._common - max(seconds - own, 0.0), 0.0)
