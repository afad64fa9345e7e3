"""Share out what the calls for one command may take together, so that twenty bad inputs take no more than one.

Tasks are attempted in rounds. In each, a task may take its share of what is left: the time that its own input brings,
and as much beside it as every other that waits. What one does not use goes on to the later ones. Those that were not
done are attempted again in the next round, with what is left then. So a bad input costs a small share first, and takes
more only when all others are done.
"""

import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from bluf.ground.apart import InParts, in_parts
from bluf.ground.confined import MIB, Allowance, Excess

_T = TypeVar("_T")

LIMIT = 2.0  # seconds of processor time that a command may take, all processes together
OWN = 0.6  # seconds of that which a command takes itself, from its start, and the process for the calls to be ready
MARGIN = 0.25  # seconds that are left over
RATE = 0.97  # seconds for each MiB of input, of one that the command may take
LEAST = 0.005  # seconds that are worth a call
MEMORY = 110 * MIB  # bytes for a call, about 40 MiB of which is Python and bluf
MEMORY_RATE = 15  # bytes for each byte of input


class Budget:
    """What is left for the calls of one command, which one thread makes.

    `size` is that of all its input, in bytes; `own` what the command takes for itself. What the thread takes from here
    on is taken from it too, as `clock` tells it.
    """

    def __init__(self, size: int, own: float = OWN, clock: Callable[[], float] = time.thread_time) -> None:
        self._clock = clock
        self._until = clock() + LIMIT - own - MARGIN + RATE * size / MIB
        self._common = LIMIT - own - MARGIN

    @property
    def left(self) -> float:
        """Seconds of processor time that are left."""
        return max(self._until - self._clock(), 0.0)

    def call(self, work: Callable[..., Iterable[object]], *arguments: Any, allowed: Allowance) -> InParts:
        """Call `work`, which answers in parts, apart, and note what it takes."""
        if allowed.seconds < LEAST:
            return InParts((), 0.0, Excess.TIME)
        answer = in_parts(work, *arguments, allowed=allowed)
        self._until -= answer.seconds or (allowed.seconds if answer.excess else 0.0)
        return answer

    def in_rounds(
        self, tasks: Mapping[_T, int], attempt: Callable[[_T, Allowance], bool], later: Iterable[int] = ()
    ) -> None:
        """Attempt tasks until none is to be tried again, as `attempt` says of each.

        `tasks` have the sizes of their inputs in bytes; those of tasks that come `later` keep their share. What is not
        used is shared by all that are still to be done; but none that waits for its turn gets less for those that were
        ended before it.
        """
        kept = tuple(later)
        waiting = tuple(tasks)
        while waiting:
            equal = self._common / (len(waiting) + len(kept))
            weights = {task: equal + RATE * tasks[task] / MIB for task in waiting}
            rest = sum(weights.values()) + sum(equal + RATE * size / MIB for size in kept)
            least = self.left / rest
            again: list[_T] = []
            ended = 0.0
            for task, weight in weights.items():
                rate = max(self.left / (rest + ended), min(self.left / rest, least))
                rest -= weight
                if attempt(task, Allowance(rate * weight, MEMORY + MEMORY_RATE * tasks[task])):
                    again.append(task)
                    ended += weight
            waiting = tuple(again)
