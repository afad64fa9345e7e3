"""Find the passage of a source that a quote comes closest to, when it has the quote nowhere word for word.

Passages are proposed by the quote's rare words, weighed by how rare they are in the source, and compared word by word
along the run that they stand in (rapidfuzz). Few are compared, so the cost hardly depends on the source's length.
"""

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel, Levenshtein

from bluf.evidence.quotes.pattern import Pattern
from bluf.evidence.quotes.prepared_source import PreparedSource, Scope

ALIKE = 0.5  # a passage shares this much of a quote's words, by weight of rarity, or it is none of it
_RARE = 12  # how many of a quote's words propose passages
_POSTINGS = 400  # how many places of each
_COMPARED = 8
_MOST_COMPARED = 200_000  # words


@dataclass(frozen=True, slots=True)
class Passage:
    """The places `first` to `last` of a run of the source, and how much of the quote they share (0 to 1)."""

    run: Sequence[int]
    first: int
    last: int
    shared: float

    @property
    def words(self) -> tuple[int, int]:
        """The source's words that the passage begins and ends with."""
        return self.run[self.first], self.run[self.last]


def closest(quote: Pattern, source: PreparedSource) -> Passage | None:
    """Return the passage closest to the quote, or None when the source has nothing like it."""
    words = [word.lower() for word in quote.words]
    best: tuple[float, Passage] | None = None
    for word, offset in _proposed(words, source):
        for scope in (Scope.SPEECH, Scope.PARAGRAPH):
            run = source.run(word, scope)
            passage = _trimmed(words, source, run, bisect_left(run, word) - offset)
            if passage is None:
                continue
            taken = [source.lowered[word] for word in run[passage.first : passage.last + 1]]
            score = passage.shared + Indel.normalized_similarity(words, taken)
            if best is None or score > best[0]:
                best = (score, passage)
    return best[1] if best is not None and best[1].shared >= ALIKE else None


def _weight(word: str, source: PreparedSource) -> float:
    return math.log((len(source.words) + 2) / (len(source.index.get(word, ())) + 1))


def _proposed(words: list[str], source: PreparedSource) -> list[tuple[int, int]]:
    """Return (a word of the source, its offset in the quote) for the places that the rare words point to most."""
    rare = sorted((len(source.index[word]), number) for number, word in enumerate(words) if word in source.index)[
        :_RARE
    ]
    telling = [each for each in rare if each[0] <= _POSTINGS]
    rare = telling if len(telling) > 2 else rare[:3]
    votes: dict[int, float] = defaultdict(float)
    seen: dict[int, tuple[int, int]] = {}
    size = max(4, len(words) // 2)
    for _, number in rare:
        weight = _weight(words[number], source)
        for place in source.index[words[number]][:_POSTINGS]:
            bucket = (place - number) // size
            for near in (bucket, bucket + 1):
                votes[near] += weight
            seen.setdefault(bucket, (place, number))
    buckets = sorted(seen, key=lambda bucket: (-max(votes[bucket], votes[bucket + 1]), bucket))[:_COMPARED]
    return [seen[bucket] for bucket in buckets]


def _trimmed(words: list[str], source: PreparedSource, run: Sequence[int], start: int) -> Passage | None:
    slack = 3 + len(words) // 4
    low = max(0, min(start, len(run) - 1) - slack)
    high = min(len(run), max(start, 0) + len(words) + slack)
    window = [source.lowered[word] for word in run[low:high]]
    if not window:
        return None
    wanted = Counter(words)
    common = wanted & Counter(window)
    whole = sum(_weight(word, source) * count for word, count in wanted.items())
    shared = sum(_weight(word, source) * count for word, count in common.items()) / whole if whole else 0.0
    if not common:
        return None
    ops = [op for op in Levenshtein.opcodes(words, window) if op.tag in ("equal", "replace")]
    if not any(op.tag == "equal" for op in ops):
        places = [place for place, word in enumerate(window) if word in common]
        return Passage(run, low + places[0], low + places[-1], shared)
    first, last = ops[0].dest_start, ops[-1].dest_end - 1
    return Passage(run, low + first, low + max(first, last), shared)


def stitched(quote: Pattern, source: PreparedSource) -> list[tuple[int, int]]:
    """Return the passages that the quote was put together from, when it is all verbatim but not from one place.

    Each is (first word, last word) of the source, at least three words long; no passages when it isn't so.
    """
    words = [word.lower() for word in quote.words]
    parts: list[tuple[int, int]] = []
    at = 0
    compared = [_MOST_COMPARED]
    while at < len(words):
        best = _longest(words, at, source, compared)
        if best is None:
            return []
        parts.append(best)
        at += best[1] - best[0] + 1
    places = {source.stretch(first).start for first, _ in parts}
    return parts if len(places) > 1 else []


def _longest(words: list[str], at: int, source: PreparedSource, compared: list[int]) -> tuple[int, int] | None:
    """Return the longest passage, of three words at least, that begins with the words from `at` on.

    `compared` is how many words may still be compared: a source that repeats itself has no end of passages.
    """
    head = words[at : at + 3]
    if len(head) < 3 or any(word not in source.index for word in head):
        return None
    rarest = min(range(3), key=lambda number: len(source.index[head[number]]))
    best: tuple[int, int] | None = None
    for place in source.index[head[rarest]][: 10 * _POSTINGS]:
        first = place - rarest
        if first < 0 or source.lowered[first : first + 3] != head:
            continue
        last = first + 3
        while (
            last < len(source.words)
            and at + last - first < len(words)
            and source.lowered[last] == words[at + last - first]
        ):
            last += 1
        if best is None or last - 1 - first > best[1] - best[0]:
            best = (first, last - 1)
        compared[0] -= last - first
        if at + last - first == len(words) or compared[0] < 0:
            break
    return best
