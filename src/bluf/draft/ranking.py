"""Score the sentences of a source by how much of its matter they carry.

A sentence is worth the mean weight of its content words, where a word weighs how often the source has it (SumBasic;
Nenkova and Vanderwende, 2005), times what its place, figures and shape add. Sentences are picked one after the other,
and what a picked one has said weighs less in the next.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

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
    left = list(candidates)
    weigh = weights(source)
    _weigh_less(weigh, said)
    found: list[Ranked] = []
    while left:
        scores = [(_score(each, weigh, len(candidates)), -each.number, each) for each in left]
        score, _, best = max(scores)
        found.append(Ranked(best, score))
        left.remove(best)
        _weigh_less(weigh, best.text)
    return found


def _weigh_less(weigh: dict[str, float], said: str) -> None:
    for word in set(WORD.findall(said.lower())):
        if word in weigh:
            weigh[word] *= 0.35


def _score(candidate: Candidate, weigh: dict[str, float], total: int) -> float:
    words = [word for word in WORD.findall(candidate.text.lower()) if word in weigh]
    if not words:
        return 0.0
    carried = sum(weigh[word] for word in words) / len(words)
    place = 1.0 + 0.5 * (1.0 - candidate.number / max(total - 1, 1)) + (0.2 if candidate.opens_paragraph else 0.0)
    figures = 1.15 if _FIGURE.search(candidate.text) else 1.0
    length = len(candidate.text.split())
    size = 1.0 if 10 <= length <= 35 else 0.75
    whole = 0.45 if DANGLING.match(candidate.text) else 1.0
    return carried * place * figures * size * whole * (1.0 - 0.5 * candidate.spoken)
