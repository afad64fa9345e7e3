"""Keep what was found lately, so that an editor does not have it found anew with every key."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

_V = TypeVar("_V")


class Recent(Generic[_V]):
    """Values by key, of which those that were not asked for the longest go first.

    `most` is how much all may weigh together, as `weight` tells it. May be used from several threads.
    """

    def __init__(self, most: int, weight: Callable[[_V], int] = lambda _value: 1) -> None:
        self._most, self._weight = most, weight
        self._lock = threading.Lock()
        self._values: OrderedDict[Hashable, _V] = OrderedDict()
        self._weighs = 0

    def get(self, key: Hashable) -> _V | None:
        """Return a value, None if it is not here."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
            return self._values.get(key)

    def keep(self, key: Hashable, value: _V) -> None:
        """Keep a value, if it is not too heavy by itself."""
        with self._lock:
            self._drop(key)
            self._values[key] = value
            self._weighs += self._weight(value)
            while self._weighs > self._most:
                self._drop(next(iter(self._values)))

    def _drop(self, key: Hashable) -> None:
        value = self._values.pop(key, None)
        if value is not None:
            self._weighs -= self._weight(value)

    def clear(self) -> None:
        """Forget all, as a test may need."""
        with self._lock:
            self._values.clear()
            self._weighs = 0
