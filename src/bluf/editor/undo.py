"""Keep the undo of each tab, so that it survives a reload of the tab and a new start of bluf.

It is the steps by which the tab's text came about. A tab sends those that are new with each text; they are held here,
and written to a file of the user's own shortly after.
"""

import json
from collections import OrderedDict
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from bluf.editor.drafts import read_object, tab_file
from bluf.editor.state import state_folder, write_private

MOST = 5000  # steps of a tab
MOST_TEXT = 1024 * 1024  # characters in them
HELD = 64  # tabs whose steps are held
_SUFFIX = ".undo"
_Step = tuple[int, str, str]


@dataclass(slots=True)
class Undo:
    """Steps that lead to a text: where each is, what was there, and what is.

    `done` of them are done; those after it were undone.
    """

    text: str = ""
    steps: list[_Step] = field(default_factory=list)
    done: int = 0


@dataclass(frozen=True, slots=True)
class Undone:
    """What a tab sends of its undo: `steps` in place of all after the first `kept`, and how many are `done`."""

    kept: int
    steps: list[_Step]
    done: int


class UndoStore:
    """The undo of all briefs and tabs of this user."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or state_folder() / "drafts"
        self._held: OrderedDict[Path, Undo] = OrderedDict()
        self._unwritten: set[Path] = set()

    def take(self, brief: Path, tab: str, text: str, sent: Undone | None) -> int | None:
        """Take what a tab sends of its undo with its text.

        Returns how many steps are held, or None where they do not follow on what is, and the tab should send all.
        """
        if sent is None:
            return None
        place = tab_file(self._folder, brief, tab, _SUFFIX)
        held = self._of(place)
        if sent.kept > len(held.steps):
            return None
        steps = [*held.steps[: sent.kept], *sent.steps]
        if len(steps) > MOST or sum(len(old) + len(new) for _, old, new in steps) > MOST_TEXT:
            return None
        self._hold(place, Undo(text, steps, sent.done))
        self._unwritten.add(place)
        return len(steps)

    def of(self, brief: Path, tab: str) -> dict[str, Any] | None:
        """Return a tab's undo if it has any, and the text that it leads to."""
        found = self._of(tab_file(self._folder, brief, tab, _SUFFIX))
        return asdict(found) if found.steps else None

    def write(self) -> None:
        """Write what has been taken since the last time. What can't be written is held all the same."""
        while self._unwritten:
            place = self._unwritten.pop()
            found = self._held.get(place)
            if found is not None:
                try:
                    write_private(place, json.dumps(asdict(found)).encode())
                except OSError:
                    return  # the tab is told that drafts can't be kept either

    def _of(self, place: Path) -> Undo:
        if place not in self._held:
            data = read_object(place)
            try:
                found = undone({**data, "kept": 0})
                self._hold(place, Undo(str(data.get("text")), found.steps, found.done))
            except ValueError:
                self._hold(place, Undo())
        return self._held[place]

    def _hold(self, place: Path, undo: Undo) -> None:
        self._held[place] = undo
        self._held.move_to_end(place)
        while len(self._held) > HELD:
            oldest = next(iter(self._held))
            if oldest in self._unwritten:
                self.write()
            del self._held[oldest]


def undone(data: object) -> Undone:
    """Return what JSON tells of a tab's undo. Raises ValueError.

    Half a character may stand in a step: one that was typed is refused with its text, and goes by another step.
    """
    match data:
        case {"kept": int(kept), "steps": list(listed), "done": int(done)}:
            steps = [_step(each) for each in listed]
            if kept >= 0 and 0 <= done <= kept + len(steps):
                return Undone(kept, steps, done)
    raise ValueError(data)


def _step(data: object) -> _Step:
    match data:
        case [int(at), str(old), str(new)] if at >= 0:
            return at, old, new
    raise ValueError(data)
