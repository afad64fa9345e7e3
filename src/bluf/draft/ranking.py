"""Score the sentences of a source by how much of its matter they carry.

A sentence is worth the mean weight of its content words, where a word weighs how often the source has it (SumBasic;
Nenkova and Vanderwende, 2005), times what its place, figures and shape add. Sentences are picked one after the other,
and what a picked one has said weighs less in the next.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heapreplace

from bluf.draft.candidates import DANGLING, Candidate
from bluf.draft.weights import weights
from bluf.evidence.quotes import PreparedSource
from bluf.evidence.quotes.words import WORD

_FIGURE = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its score, the highest first in a list of them."""

    candidate: Candidate
    score: float


def ranked(candidates: Sequence[Candidate], source: PreparedSource, said: str = "") -> list[Ranked]:
    """Return a source's candidates by what each adds to those before it, and to what is `said` already."""
    return list(picked(candidates, source, said))


def picked(candidates: Sequence[Candidate], source: PreparedSource, said: str = "") -> Iterator[Ranked]:
    """Yield the candidates as `ranked` has them, each when it is asked for."""
    weigh = weights(source)
    _weigh_less(weigh, _words(said))
    words = [_words(each.text) for each in candidates]
    told = [[word for word in each if word in weigh] for each in words]
    factors = [_factors(each, len(candidates)) for each in candidates]

    def score(at: int) -> float:
        return _score(told[at], weigh, factors[at])

    # Scores only fall, so one that is still the highest when it is worked out anew is the highest of all.
    queue = [(-score(at), each.number, at) for at, each in enumerate(candidates)]
    heapify(queue)
    while queue:
        negated, number, at = queue[0]
        anew = score(at)
        if anew != -negated:
            heapreplace(queue, (-anew, number, at))
            continue
        heappop(queue)
        yield Ranked(candidates[at], anew)
        _weigh_less(weigh, words[at])


def _words(text: str) -> list[str]:
    return WORD.findall(text.lower())


def _weigh_less(weigh: dict[str, float], said: Sequence[str]) -> None:
    for word in set(said):
        if word in weigh:
            weigh[word] *= 0.35


def _score(told: Sequence[str], weigh: Mapping[str, float], factors: Sequence[float]) -> float:
    if not told:
        return 0.0
    carried = sum(map(weigh.__getitem__, told)) / len(told)
    for factor in factors:
        carried *= factor
    return carried


def _factors(candidate: Candidate, total: int) -> tuple[float, ...]:
    """Return what a candidate's place, figures and shape multiply its words' weight by."""
    place = 1.0 + 0.5 * (1.0 - candidate.number / max(total - 1, 1)) + (0.2 if candidate.opens_paragraph else 0.0)
    figures = 1.15 if _FIGURE.search(candidate.text) else 1.0
    length = len(candidate.text.split())
    size = 1.0 if 10 <= length <= 35 else 0.75
    whole = 0.45 if DANGLING.match(candidate.text) else 1.0
    return place, figures, size, whole, 1.0 - 0.5 * candidate.spoken
