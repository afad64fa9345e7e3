"""Judge whether words that a quote leaves out of a sentence deny what it quotes, or set it a condition.

Whether they are in its scope is told by the small words and the punctuation between: "and", "because" and a semicolon
open a clause of its own, "that" doesn't.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from bluf.evidence.quotes.grammar import Grammar, found_in

NEAR = 3  # words: a negation this close to what is quoted turns its meaning round
FAR = 8  # words: a refusal this close to what is quoted may be of it


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
class LeftOut:
    """Words of one sentence that a quote leaves out, in the source's order, in lower case.

    `bounds` are what stands after each of them, up to the quote, or before each of them, from the quote on.
    """

    words: tuple[str, ...]
    bounds: tuple[Bound, ...]
    near: tuple[str, ...] = ()  # the quote's own words beside them


def before(grammar: Grammar, left: LeftOut) -> Omission:
    """Judge the words of a sentence before what is quoted."""
    since = max((place + 1 for place, bound in enumerate(left.bounds) if bound is Bound.HARD), default=0)
    words, bounds = left.words[since:], left.bounds[since:]
    clauses = _clauses(bounds)
    found = Omission()
    linked = bool(left.near) and left.near[0] in grammar.linking
    for place in _negations(grammar, words):
        found |= _denial_before(grammar, words, clauses, place, linked)
    sure = inside(found_in(grammar.affirmations, words))
    for start, end in [*found_in(grammar.refusals, words), *found_in(grammar.falsehoods, words)]:
        if start in sure:
            continue
        opened = any(map(grammar.opens, words[end:]))
        if len(words) - end <= FAR and not opened and _governs(grammar, words, clauses, start, end, linked):
            found |= Omission(negation=True)
    harmless = inside(found_in(grammar.concessions, words))
    beside = [word for word, clause in zip(words, clauses, strict=True) if clause == 0]
    joined = bool(beside) and beside[0] in grammar.contrasting
    for start, _ in found_in(grammar.conditions, words):
        if start not in harmless and not (clauses[start] and joined):
            found |= Omission(condition=True)
    opens = found_in(grammar.inversions, words)
    if opens and opens[0][0] == 0 and since == 0 and clauses[0] > 0 and 0 not in harmless:
        found |= Omission(condition=True)
    return found


def _denial_before(
    grammar: Grammar, words: Sequence[str], clauses: Sequence[int], place: int, linked: bool
) -> Omission:
    """Judge one negation before what is quoted."""
    opened = any(map(grammar.opens, words[place + 1 :]))
    head = clauses.index(clauses[place])
    subordinate = any(word in grammar.subordinating for word in words[head:place])
    if clauses[place] == 0:
        near = len(words) - place <= NEAR
        twice = bool(found_in(grammar.refusals, words[place + 1 : place + NEAR]))  # "we do not deny that ..."
        return Omission(negation=True) if opened or twice or (subordinate and not near) else Omission(misquotes=True)
    alone = place == head or words[place - 1] in grammar.joining
    following = clauses[place + 1] if place + 1 < len(words) else 0
    last = max(each for each in range(len(words)) if clauses[each] == clauses[place])
    if (following < clauses[place] and not alone) or words[last] in grammar.linking:
        return Omission(negation=True)  # "they will not, as some have said, ...", "I doubt that, this year, ..."
    return Omission(negation=not opened and not subordinate and (linked or _reaches(clauses, place)))


def _governs(
    grammar: Grammar, words: Sequence[str], clauses: Sequence[int], start: int, end: int, linked: bool
) -> bool:
    """Whether a refusal may be of what is quoted. `linked`: the quote opens with "that".

    "We refuse, ..." governs what comes after its comma too: German and Russian part what is refused so.
    """
    if _reaches(clauses, start) or (linked and clauses[start] == 1):
        return True
    head = clauses.index(clauses[start])
    subordinate = any(word in grammar.subordinating for word in words[head:start])
    return clauses[start] == 1 and len(words) - end < NEAR and not subordinate


def _reaches(clauses: Sequence[int], place: int) -> bool:
    """Whether a word may govern what is quoted: it is in the same clause, or in one before that the quote cuts into."""
    return clauses[place] == 0 or clauses[-1] == 0


def after(grammar: Grammar, right: LeftOut) -> Omission:
    """Judge the words of a sentence after what is quoted."""
    until = next((place for place, bound in enumerate(right.bounds) if bound is Bound.HARD), len(right.words))
    words, bounds = right.words[:until], right.bounds[:until]
    clauses = [sum(bound is Bound.SOFT for bound in bounds[: place + 1]) for place in range(len(words))]
    found = Omission()
    for place in _negations(grammar, words):
        found |= _denial_after(grammar, words, clauses, place)
    for start, end in found_in(grammar.falsehoods, words[:FAR]):
        if clauses[start] == 0 and end <= NEAR + 1 and not any(map(grammar.opens, words[:start])):
            found |= Omission(negation=True)
    harmless = inside(found_in(grammar.concessions, words))
    starts = {start: end - start for start, end in found_in(grammar.conditions, words)}
    starts.update({start: 2 for start, _ in found_in(grammar.inversions, words) if bounds[start] is Bound.SOFT})
    if any(map(grammar.promises, right.near)):
        starts.update({place: 2 for place, word in enumerate(words[: 4 * NEAR]) if word in grammar.occasions})
    for start, size in starts.items():
        previous = words[start - 1] if start else (right.near[-1] if right.near else "")
        asks = size == 1 and previous in grammar.asking
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
    harmless = inside(found_in(grammar.affirmations, words))
    return (place for place, word in enumerate(words) if place not in harmless and grammar.denies(word))


def inside(places: Sequence[tuple[int, int]]) -> set[int]:
    """Return the places that are in any of these spans."""
    return {place for start, end in places for place in range(start, end)}


def _clauses(bounds: Sequence[Bound]) -> list[int]:
    """Return how many commas or the like stand between each word and what follows all of them."""
    counted: list[int] = []
    for bound in reversed(bounds):
        counted.append((counted[-1] if counted else 0) + (bound is Bound.SOFT))
    return counted[::-1]
