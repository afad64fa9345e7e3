"""Find what the marks of direction in a paragraph do: embeddings, overrides and isolates (UAX #9, X1 to X10)."""

from dataclasses import dataclass
from typing import NamedTuple

ISOLATES = frozenset(("LRI", "RLI", "FSI"))
REMOVED = frozenset(("LRE", "RLE", "LRO", "RLO", "PDF", "BN"))  # X9
_EMBEDDINGS = frozenset(("LRE", "RLE", "LRO", "RLO"))
_MOST_DEPTH = 125  # BD2: the highest level that a mark of direction can give


class Isolate(NamedTuple):
    """What is between an isolate initiator and its PDI: where that PDI is, and which way the text inside runs (P2)."""

    end: int | None
    right_to_left: bool


class _State(NamedTuple):
    """An entry of the directional status stack (X1)."""

    level: int
    override: str | None
    isolate: bool


@dataclass(slots=True)
class RunSequence:
    """An isolating run sequence: its characters without those of X9, and the levels before and after it (X10)."""

    indexes: list[int]
    before: int
    after: int

    def ends_in(self, isolates: dict[int, Isolate], waiting: dict[int, "RunSequence"]) -> bool:
        """Whether its last character opens an isolate; it then waits for the PDI, if there is one."""
        isolate = isolates.get(self.indexes[-1])
        if isolate and isolate.end is not None:
            waiting[isolate.end] = self
        return isolate is not None


def isolates_of(classes: list[str]) -> dict[int, Isolate]:
    """Return what is known of each isolate, by where it begins (BD9)."""
    strong: dict[int, str] = {}
    ends: dict[int, int] = {}
    opened: list[int] = []
    every: list[int] = []
    for at, each in enumerate(classes):
        if each in ISOLATES:
            opened.append(at)
            every.append(at)
        elif each == "PDI":
            if opened:
                ends[opened.pop()] = at
        elif each in ("L", "R", "AL") and opened:
            strong.setdefault(opened[-1], each)
    return {at: Isolate(ends.get(at), strong.get(at, "L") != "L") for at in every}


def explicit(classes: list[str], isolates: dict[int, Isolate], base: int) -> tuple[bytearray, list[str]]:
    """Return the level that marks of direction give each character, and its class where they override it (X1 to X8)."""
    found = bytearray(len(classes))
    resolved = list(classes)
    stack = [_State(base, None, False)]
    over_isolates = over_embeddings = valid_isolates = 0
    for at, each in enumerate(classes):
        state = stack[-1]
        if each in _EMBEDDINGS:
            level = _next_level(state.level, each in ("RLE", "RLO"))
            if level <= _MOST_DEPTH and not over_isolates and not over_embeddings:
                stack.append(_State(level, {"RLO": "R", "LRO": "L"}.get(each), False))
            elif not over_isolates:
                over_embeddings += 1
        elif each == "PDF":
            if over_isolates:
                continue
            if over_embeddings:
                over_embeddings -= 1
            elif not state.isolate and len(stack) > 1:
                stack.pop()
        elif each in ISOLATES:
            found[at], resolved[at] = state.level, state.override or each
            is_right_to_left = each == "RLI" or (each == "FSI" and isolates[at].right_to_left)
            level = _next_level(state.level, is_right_to_left)
            if level <= _MOST_DEPTH and not over_isolates and not over_embeddings:
                valid_isolates += 1
                stack.append(_State(level, None, True))
            else:
                over_isolates += 1
        else:
            if each == "PDI":
                if over_isolates:
                    over_isolates -= 1
                elif valid_isolates:
                    over_embeddings = 0
                    while not stack.pop().isolate:
                        pass
                    valid_isolates -= 1
                state = stack[-1]
            found[at] = state.level
            if state.override and each != "BN":
                resolved[at] = state.override
    return found, resolved


def _next_level(level: int, is_right_to_left: bool) -> int:
    return (level + 1) | 1 if is_right_to_left else (level + 2) & ~1


def run_sequences(classes: list[str], found: bytearray, isolates: dict[int, Isolate], base: int) -> list[RunSequence]:
    """Return the isolating run sequences (BD13, X10)."""
    sequences: list[RunSequence] = []
    waiting: dict[int, RunSequence] = {}  # by the PDI that goes on with them
    current: RunSequence | None = None
    before = base
    for at, each in enumerate(classes):
        if each in REMOVED:
            continue
        if current is None or found[at] != before:
            if current and not current.ends_in(isolates, waiting):
                current.after = found[at]
            current = waiting.pop(at, None)
            if current is None:
                current = RunSequence([], before, base)
                sequences.append(current)
        current.indexes.append(at)
        before = found[at]
    return sequences
