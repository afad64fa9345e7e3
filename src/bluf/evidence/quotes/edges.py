"""Judge what a quote leaves out of its sentences: at its two ends, and where it skips words.

What stands beside the words that are quoted may deny them or set them a condition. `omission` says so. Whether the
words left out are in the scope of a quote is told by the small words and the punctuation between: "and", "because" and
a semicolon open a clause of its own, "that" doesn't.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from bluf.evidence.quotes.grammar import Grammar, found_in
from bluf.evidence.quotes.matching import Match
from bluf.evidence.quotes.pattern import Joint, Pattern
from bluf.evidence.quotes.prepared import PreparedSource

NEAR = 3  # words: a negation this close to what is quoted turns its meaning round
FAR = 8  # words: a refusal this close to what is quoted may be of it
LONGEST = 60  # words of a sentence that are looked at on either side
# What stands before a sentence and is no part of it: "SUMMARY:", "LONDON (Reuters) —", "NEW YORK, March 3 (AP) --".
_LABEL = re.compile(
    r"[\W_]*(?:[^\W\d_][^\W_'’]*(?: [^\W_'’]+){0,3}:"
    r"|[A-ZÀ-ÞА-ЯЇІЄҐ]{3,}[^()—–:.!?]{0,40}(?:\([^()]{1,40}\))?\s*(?:[—–]|-{1,2}\s))[\W_]*"
)
_LONGEST_LABEL = 100  # characters


class Bound(Enum):
    """What parts two words: nothing, a comma, dash, bracket or attribution, or a semicolon or colon."""

    NONE = 0
    SOFT = 1
    HARD = 2


@dataclass(frozen=True, slots=True)
class Omission:
    """What is wrong with what a quote leaves out.

    `misquotes`: the quote passes for whole and isn't, or what it leaves out denies it. `negation` and `condition`:
    that which it leaves out may deny it, or limit it.
    """

    misquotes: bool = False
    negation: bool = False
    condition: bool = False

    def __or__(self, other: "Omission") -> "Omission":
        return Omission(
            self.misquotes or other.misquotes, self.negation or other.negation, self.condition or other.condition
        )


@dataclass(frozen=True, slots=True)
class _Words:
    """Words of one sentence that a quote leaves out, in the source's order, in lower case.

    `bounds` are what stands after each of them, up to the quote, or before each of them, from the quote on.
    """

    words: tuple[str, ...]
    bounds: tuple[Bound, ...]
    near: tuple[str, ...] = ()  # the quote's own words beside them


def omission(quote: Pattern, source: PreparedSource, match: Match) -> Omission:
    """Return what is wrong with what a quote leaves out where the source has it."""
    found = _at_start(quote.joints[0], source, match) | _at_end(quote.joints[-1], source, match)
    for start, end in match.skipped:
        if start < end:
            found |= _skipped(source, match, start, end)
    return found


def goes_on(source: PreparedSource, match: Match) -> bool:
    """Whether the match begins or ends in the middle of a clause of the source."""
    return bool(
        _lacking(source, match.run, match.first, -1, most=1) or _lacking(source, match.run, match.last + 1, 1, most=1)
    )


def _at_start(joint: Joint, source: PreparedSource, match: Match) -> Omission:
    grammar = source.grammar(match.words[0])
    found = _denied_before(grammar, _before(source, match.run, match.first))
    if joint is Joint.ELLIPSIS:
        lacking = _lacking(source, match.run, match.first, -1)
        hidden = len(lacking) <= NEAR and any(grammar.denies(source.words[word]) for word in lacking)
        return Omission(hidden, found.negation or found.misquotes, found.condition)
    if joint is Joint.NONE and not _is_whole_before(source, match, grammar):
        return Omission(True)
    return found


def _at_end(joint: Joint, source: PreparedSource, match: Match) -> Omission:
    grammar = source.grammar(match.words[1])
    found = _denied_after(grammar, _after(source, match.run, match.last + 1, match.first))
    if joint is Joint.ELLIPSIS:
        return Omission(False, found.negation or found.misquotes, found.condition)
    if joint is Joint.NONE and not _is_whole_after(source, match, grammar):
        return Omission(True)
    return found


def _skipped(source: PreparedSource, match: Match, start: int, end: int) -> Omission:
    """Judge what an ellipsis or brackets inside a quote stand for."""
    run = match.run
    grammar = source.grammar(run[start])
    skipped = [source.lowered[run[place]] for place in range(start, end)]
    harmless = _inside(found_in(grammar.affirmations, skipped))
    denies = any(grammar.denies(word) for place, word in enumerate(skipped) if place not in harmless)
    before = _before(source, run, end, start)
    after = _after(source, run, start, match.first, end)
    led, trailed = _denied_before(grammar, before), _denied_after(grammar, after)
    return Omission(negation=denies or led.negation or led.misquotes, condition=led.condition or trailed.condition)


def _before(source: PreparedSource, run: Sequence[int], edge: int, first: int = 0) -> _Words:
    """Return the words of the sentence before this place of a run, none from before the place `first`."""
    words: list[str] = []
    bounds: list[Bound] = []
    while edge > first and len(words) < LONGEST and not source.sentence_ends(run[edge - 1], run[edge]):
        bounds.append(_bound(source, run[edge - 1], run[edge]))
        words.append(source.lowered[run[edge - 1]])
        edge -= 1
    return _Words(tuple(reversed(words)), tuple(reversed(bounds)))


def _after(source: PreparedSource, run: Sequence[int], edge: int, first: int, stop: int | None = None) -> _Words:
    """Return the words of the sentence from this place of a run on, up to `stop`; the quote's begin at `first`."""
    quoted = tuple(source.lowered[run[place]] for place in range(max(first, edge - 4 * NEAR, 0), edge))
    words: list[str] = []
    bounds: list[Bound] = []
    stop = len(run) if stop is None else stop
    while 0 < edge < stop and len(words) < LONGEST and not source.sentence_ends(run[edge - 1], run[edge]):
        bounds.append(_bound(source, run[edge - 1], run[edge]))
        words.append(source.lowered[run[edge]])
        edge += 1
    return _Words(tuple(words), tuple(bounds), quoted)


def _bound(source: PreparedSource, before: int, after: int) -> Bound:
    if after != before + 1:
        return Bound.SOFT
    if not source.clause_ends(before, after):
        return Bound.NONE
    gap = source.gap(before, after)
    return Bound.HARD if ";" in gap or ":" in gap else Bound.SOFT


def _denied_before(grammar: Grammar, left: _Words) -> Omission:
    """Judge the words of a sentence before what is quoted."""
    since = max((place + 1 for place, bound in enumerate(left.bounds) if bound is Bound.HARD), default=0)
    words, bounds = left.words[since:], left.bounds[since:]
    clauses = _clauses(bounds)
    found = Omission()
    for place in _negations(grammar, words):
        found |= _denial_before(grammar, words, clauses, place)
    for start, end in found_in(grammar.refusals, words):
        opened = any(map(grammar.opens, words[end:]))
        if len(words) - end <= FAR and not opened and _reaches(clauses, start):
            found |= Omission(negation=True)
    harmless = _inside(found_in(grammar.concessions, words))
    joined = any(clause == 0 and word in grammar.joining for word, clause in zip(words, clauses, strict=True))
    for start, _ in found_in(grammar.conditions, words):
        if start not in harmless and not (clauses[start] >= 2 and joined):
            found |= Omission(condition=True)
    opens = found_in(grammar.inversions, words)
    if opens and opens[0][0] == 0 and since == 0 and clauses[0] > 0:
        found |= Omission(condition=True)
    return found


def _denial_before(grammar: Grammar, words: Sequence[str], clauses: Sequence[int], place: int) -> Omission:
    """Judge one negation before what is quoted."""
    opened = any(map(grammar.opens, words[place + 1 :]))
    head = next(each for each in range(len(words)) if clauses[each] == clauses[place])
    subordinate = any(word in grammar.subordinating for word in words[head:place])
    if clauses[place] == 0:
        near = len(words) - place <= NEAR
        return Omission(negation=True) if opened or (subordinate and not near) else Omission(misquotes=True)
    if opened or subordinate or not _reaches(clauses, place):
        return Omission()
    return Omission(negation=True)


def _reaches(clauses: Sequence[int], place: int) -> bool:
    """Whether a word may govern what is quoted: it is in the same clause, or in one before that the quote cuts into."""
    return clauses[place] == 0 or clauses[-1] == 0


def _denied_after(grammar: Grammar, right: _Words) -> Omission:
    """Judge the words of a sentence after what is quoted."""
    until = next((place for place, bound in enumerate(right.bounds) if bound is Bound.HARD), len(right.words))
    words, bounds = right.words[:until], right.bounds[:until]
    clauses = [sum(bound is Bound.SOFT for bound in bounds[: place + 1]) for place in range(len(words))]
    found = Omission()
    for place in _negations(grammar, words):
        found |= _denial_after(grammar, words, clauses, place)
    harmless = _inside(found_in(grammar.concessions, words))
    starts = {start: end - start for start, end in found_in(grammar.conditions, words)}
    starts.update({start: 2 for start, _ in found_in(grammar.inversions, words) if bounds[start] is Bound.SOFT})
    if any(word in grammar.future for word in right.near):
        starts.update({place: 2 for place, word in enumerate(words[: 4 * NEAR]) if word in grammar.occasions})
    for start, size in starts.items():
        before = words[start - 1] if start else (right.near[-1] if right.near else "")
        asks = size == 1 and before in grammar.asking
        heads = bounds[start] is Bound.SOFT and clauses[start] <= 2
        opened = any(map(grammar.opens, words[:start]))
        if start not in harmless and not asks and not opened and (clauses[start] == 0 or heads):
            found |= Omission(condition=True)
    return found


def _denial_after(grammar: Grammar, words: Sequence[str], clauses: Sequence[int], place: int) -> Omission:
    """Judge one negation after what is quoted."""
    joined = place > 0 and words[place - 1] in grammar.joining
    opened = any(map(grammar.opens, words[: place - joined]))
    if clauses[place] > 0:
        return Omission(negation=clauses[place] == 1 and place - joined == 0)
    if place < NEAR and not opened:
        return Omission(misquotes=True)
    return Omission(negation=place < NEAR or not (opened or joined))


def _negations(grammar: Grammar, words: Sequence[str]) -> Iterator[int]:
    """Yield the places of words that deny, but for those in phrases that deny nothing."""
    harmless = _inside(found_in(grammar.affirmations, words))
    return (place for place, word in enumerate(words) if place not in harmless and grammar.denies(word))


def _inside(places: Sequence[tuple[int, int]]) -> set[int]:
    return {place for start, end in places for place in range(start, end)}


def _clauses(bounds: Sequence[Bound]) -> list[int]:
    """Return how many commas or the like stand between each word and what follows all of them."""
    counted: list[int] = []
    for bound in reversed(bounds):
        counted.append((counted[-1] if counted else 0) + (bound is Bound.SOFT))
    return counted[::-1]


def _is_whole_before(source: PreparedSource, match: Match, grammar: Grammar) -> bool:
    """Whether a match lacks no single word of a clause at its beginning.

    A quote may be a part of a sentence. But one that lacks a single word of a clause looks whole and isn't.
    """
    run, edge = match.run, match.first
    lacking = _lacking(source, run, edge, -1)
    if lacking:
        return len(lacking) > 1 or grammar.leads(source.words[lacking[0]])
    if _ends_sentence(source, run, edge):
        return True
    beside = _lacking(source, run, edge - 1, -1, [run[edge - 1]], 1)
    return len(beside) > 1 or source.lowered[beside[0]] in grammar.asides or _is_labelled(source, match)


def _is_whole_after(source: PreparedSource, match: Match, grammar: Grammar) -> bool:
    """Whether a match lacks no single word of a clause at its end."""
    run, edge = match.run, match.last + 1
    lacking = _lacking(source, run, edge, 1)
    if lacking:
        return len(lacking) > 1
    if _ends_sentence(source, run, edge):
        return True
    beside = _lacking(source, run, edge + 1, 1, [run[edge]], 1)
    return len(beside) > 1 or source.lowered[beside[0]] in grammar.asides


def _is_labelled(source: PreparedSource, match: Match) -> bool:
    """Whether what stands before a match in its paragraph, or its sentence in capitals, is a label or a dateline."""
    first = match.words[0]
    start, _ = source.source.paragraphs[source.source.paragraphs.at(source.starts[first])]
    run, place = match.run, match.first
    while place > 0 and source.starts[first] - source.starts[run[place - 1]] <= _LONGEST_LABEL:
        if source.sentence_ends(run[place - 1], run[place]):
            break
        place -= 1
    sentence = source.source.text[source.starts[run[place]] : source.starts[first]]
    opens = source.starts[run[place]] - start <= 2
    words = sentence.split()
    denies = any(source.grammar(first).denies(word.strip(":,")) for word in words)
    return not denies and (opens or words[0].isupper()) and _LABEL.fullmatch(sentence) is not None


def _lacking(
    source: PreparedSource, run: Sequence[int], edge: int, step: int, begun: Sequence[int] = (), most: int = 40
) -> list[int]:
    """Return the source's words between this edge of a match and the end of its clause, nearest first."""
    found = list(begun)
    while len(found) <= most and 0 < edge < len(run) and not source.parted(run[edge - 1], run[edge]):
        found.append(run[edge - 1 if step < 0 else edge])
        edge += step
    return found


def _ends_sentence(source: PreparedSource, run: Sequence[int], place: int) -> bool:
    """Whether a sentence ends just before this place of a run."""
    return place <= 0 or place >= len(run) or source.sentence_ends(run[place - 1], run[place])
