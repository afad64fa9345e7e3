"""Know which briefs are open in which tabs, of all browsers: by what the tabs have said last.

A tab that is hidden says something once a minute at least; one that leaves a brief says so. Within one browser the tabs
know it of each other at once (`assets/tab.js`).
"""

import time
from collections.abc import Callable
from pathlib import Path

OPEN = 130.0  # seconds after its last word that a tab counts as open: browsers wake hidden ones once a minute
MOST = 1000


class Tabs:
    """The tabs that were heard of."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._heard: dict[tuple[Path, str], float] = {}

    def hear(self, brief: Path, tab: str) -> None:
        """Note that a tab has a brief open."""
        self._heard.pop((brief, tab[:64]), None)
        self._heard[brief, tab[:64]] = self._clock()
        if len(self._heard) > MOST:
            self._heard.pop(next(iter(self._heard)))

    def leave(self, brief: Path, tab: str) -> None:
        """Note that a tab has it open no more."""
        self._heard.pop((brief, tab[:64]), None)

    def is_open(self, brief: Path, tab: str) -> bool:
        """Whether a tab has a brief open."""
        heard = self._heard.get((brief, tab[:64]))
        return heard is not None and self._clock() - heard < OPEN
