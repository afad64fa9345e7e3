"""Time several ways to the same end, in turns, so that a slow moment of the machine falls on all of them alike."""

import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Timed:
    """The durations of one way's turns, in seconds."""

    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle duration, in seconds."""
        return statistics.median(self.seconds)

    @property
    def spread(self) -> float:
        """The distance between the quartiles, in seconds."""
        low, _, high = statistics.quantiles(self.seconds, n=4)
        return high - low


def in_turns(ways: Mapping[str, Callable[[int], object]], rounds: int, warm_up: int = 3) -> dict[str, Timed]:
    """Call every way once a round, each round starting with another; each is given the round's number."""
    names = list(ways)
    seconds: dict[str, list[float]] = {name: [] for name in names}
    for turn in range(-warm_up, rounds):
        shift = turn % len(names)
        for name in names[shift:] + names[:shift]:
            start = time.perf_counter()
            ways[name](turn)
            taken = time.perf_counter() - start
            if turn >= 0:
                seconds[name].append(taken)
    return {name: Timed(tuple(values)) for name, values in seconds.items()}
