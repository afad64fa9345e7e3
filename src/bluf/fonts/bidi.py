"""Tell of each character of a paragraph which way it runs: the Unicode Bidirectional Algorithm (UAX #9, Unicode 16).

A character's level is even where it is set from left to right, and odd where it is set from right to left. Levels are
found for a whole paragraph (`levels`). Once it is broken into lines, the spaces at the end of each are given the
paragraph's own level (L1: `layout.placing`), and what stands on it is put in the order in which it is seen
(`visual_order`). Time grows with the length of the text alone.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from bluf.fonts.bidi_classes import CLOSING, PARTNERS, class_of
from bluf.fonts.bidi_explicit import REMOVED, RunSequence, explicit, isolates_of, run_sequences

_MOST_OPEN = 63  # BD16: how many brackets may wait for their partner
_NEUTRAL = frozenset(("B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"))
# A text with none of these in a paragraph that runs from left to right is all of level 0.
_TURNING = frozenset(("R", "AL", "AN", "LRE", "RLE", "LRO", "RLO", "LRI", "RLI", "FSI"))
_LAST_LEFT_TO_RIGHT = "\u058f"  # up to Armenian, no character turns the text
_STRONG = {"L": "L", "R": "R", "EN": "R", "AN": "R"}  # N0 and N1: numbers are as if right-to-left

_KEPT = 256  # paragraphs: a page asks more than once for the levels of each


@lru_cache(maxsize=_KEPT)
def levels(text: str, base: int) -> bytes:
    """Return the level of each character of a paragraph whose own level is `base`, 0 or 1, before it is broken.

    A mark that opens or closes an embedding, which has no level (X9), is given that of the character before it. A
    paragraph separator (Bidi_Class B, as a line feed is) ends what is open, and is of level `base` (P1, X8).

    >>> levels("said العربية 12", 0).hex(" ")
    '00 00 00 00 00 01 01 01 01 01 01 01 01 02 02'
    """
    if base == 0 and (text.isascii() or max(text) <= _LAST_LEFT_TO_RIGHT):
        return bytes(len(text))
    classes = [class_of[char] for char in text]
    if base == 0 and _TURNING.isdisjoint(classes):
        return bytes(len(text))
    found = bytearray()
    start = 0
    for end in [at for at, each in enumerate(classes) if each == "B"]:
        found += _of_paragraph(text[start:end], classes[start:end], base)
        found.append(base)
        start = end + 1
    return bytes(found + _of_paragraph(text[start:], classes[start:], base))


def visual_order(levels: Sequence[int]) -> list[int]:
    """Return the indexes of a line's characters, or of runs of one level each, in order from left to right (L2).

    >>> visual_order([0, 1, 1, 2, 0])
    [0, 3, 2, 1, 4]
    """
    order = list(range(len(levels)))
    lowest_odd = min((level for level in levels if level % 2), default=0)
    if not lowest_odd:
        return order
    for level in range(max(levels), lowest_odd - 1, -1):
        start: int | None = None
        for at, each in enumerate([*levels, -1]):
            if each >= level and start is None:
                start = at
            elif each < level and start is not None:
                order[start:at] = order[start:at][::-1]
                start = None
    return order


def _of_paragraph(text: str, classes: list[str], base: int) -> bytearray:
    """Return the levels of a text without paragraph separators."""
    isolates = isolates_of(classes)
    found, resolved = explicit(classes, isolates, base)
    for sequence in run_sequences(classes, found, isolates, base):
        _resolve(text, resolved, found, sequence)
    before = base
    for at, each in enumerate(classes):
        if each in REMOVED:
            found[at] = before
        before = found[at]
    return found


def _resolve(text: str, types: list[str], found: bytearray, sequence: RunSequence) -> None:
    """Find the levels of one isolating run sequence, in `found`; `types` are the classes that overrides leave."""
    indexes = sequence.indexes
    level = found[indexes[0]]
    sos = "LR"[max(level, sequence.before) % 2]
    eos = "LR"[max(level, sequence.after) % 2]
    originals = [types[at] for at in indexes]
    kinds = _weak(originals, sos)
    if not _NEUTRAL.isdisjoint(kinds):
        _pair_brackets([text[at] for at in indexes], originals, kinds, sos, level)
        _settle_neutrals(kinds, sos, eos, level)
    up = {"L": 0, "R": 1, "AN": 2, "EN": 2} if level % 2 == 0 else {"L": 1, "R": 0, "AN": 1, "EN": 1}  # I1, I2
    for at, kind in zip(indexes, kinds, strict=True):
        found[at] = level + up[kind]


def _weak(types: list[str], sos: str) -> list[str]:
    """Return the classes after the rules for weak ones (W1 to W7)."""
    kinds: list[str] = []
    before = sos
    strong = sos  # the last strong class
    for each in types:
        kind = each
        if kind == "NSM":  # W1
            kind = "ON" if before in ("LRI", "RLI", "FSI", "PDI") else before
        before = kind
        if kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":  # W2
            kind = "AN"
        kinds.append("R" if kind == "AL" else kind)  # W3
    _join_numbers(kinds)
    strong = sos
    for at, kind in enumerate(kinds):
        if kind in ("ES", "CS", "ET"):  # W6
            kinds[at] = "ON"
        elif kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":  # W7
            kinds[at] = "L"
    return kinds


def _join_numbers(kinds: list[str]) -> None:
    """Give separators between digits, and signs beside them, the class of the number (W4, W5)."""
    for at in range(1, len(kinds) - 1):
        before, kind, after = kinds[at - 1 : at + 2]
        if before == after and ((kind == "ES" and after == "EN") or (kind == "CS" and after in ("EN", "AN"))):
            kinds[at] = after
    start: int | None = None  # where a run of terminators begins
    for at, kind in enumerate([*kinds, ""]):
        if kind == "ET":
            start = at if start is None else start
        elif start is not None:
            if kind == "EN" or (start > 0 and kinds[start - 1] == "EN"):
                kinds[start:at] = ["EN"] * (at - start)
            start = None


def _pair_brackets(chars: list[str], types: list[str], kinds: list[str], sos: str, level: int) -> None:
    """Give paired brackets a direction: that of what is between them, or before them (N0)."""
    pairs = bracket_pairs([char if kind == "ON" else None for char, kind in zip(chars, kinds, strict=True)])
    if not pairs:
        return
    own, other = "LR"[level % 2], "RL"[level % 2]
    counts = {own: [0], other: [0]}  # of strong characters up to each
    for kind in kinds:
        for each, count in counts.items():
            count.append(count[-1] + (_STRONG.get(kind) == each))
    strong = sos
    for at in range(len(kinds)):
        closing = pairs.get(at)
        if closing is not None:
            found: str | None = None
            if counts[own][closing] > counts[own][at]:
                found = own
            elif counts[other][closing] > counts[other][at]:
                found = other if strong == other else own
            if found:
                for bracket in (at, closing):
                    _set_bracket(types, kinds, bracket, found)
        strong = _STRONG.get(kinds[at], strong)


def _set_bracket(types: list[str], kinds: list[str], at: int, kind: str) -> None:
    """Give a bracket its direction, and the marks that stand on it theirs."""
    kinds[at] = kind
    at += 1
    while at < len(kinds) and types[at] == "NSM":
        kinds[at] = kind
        at += 1


def bracket_pairs(chars: Iterable[str | None]) -> dict[int, int]:
    """Return where the bracket that closes each pair stands, by where the one that opens it does (BD16).

    A character that counts for nothing is given as None.
    """
    pairs: dict[int, int] = {}
    waiting: list[str] = []  # the partners that close what is open, innermost last
    opened: list[int] = []
    for at, char in enumerate(chars):
        if char is None:
            continue
        if char in PARTNERS:
            if len(waiting) == _MOST_OPEN:
                break
            waiting.append(PARTNERS[char])
            opened.append(at)
        elif (closing := CLOSING.get(char)) in waiting:
            while waiting.pop() != closing:
                opened.pop()
            pairs[opened.pop()] = at
    return pairs


def _settle_neutrals(kinds: list[str], sos: str, eos: str, level: int) -> None:
    """Give neutrals the direction of what is around them, or else the level's own (N1, N2)."""
    own = "LR"[level % 2]
    before = sos
    start: int | None = None
    for at in range(len(kinds) + 1):
        kind = kinds[at] if at < len(kinds) else eos
        if kind in _NEUTRAL:
            start = at if start is None else start
            continue
        after = _STRONG[kind]
        if start is not None:
            kinds[start:at] = [after if before == after else own] * (at - start)
            start = None
        before = after
