"""Choose the sentence that an article leads with, if one is plain enough to stand alone as a bottom line.

Plain is one of the first sentences of the narration that says in words of its own what the title is about: it is no
speech and no question, speaks of neither "us" nor "you", and leans on no sentence before it. Where none is plain, there
is no lead: what a reader must know is not for a guess.
"""

import re
from collections.abc import Sequence
from itertools import islice

from bluf.draft.candidates import DANGLING, Candidate
from bluf.draft.weights import stems
from bluf.evidence.quotes.words import WORD

EARLY = 4  # sentences, one of which is the lead
MOST_OWN = 0.25  # of the sentences, that speak of "us" or "you": in a report fewer do
SHORTEST = 8  # words of a lead
FIRST = 2  # of these, which need to have but one of the title's words
SHARED = 2  # of the title's words that the others have
ALIKE = 4  # letters that two forms of a word begin with
_SPOKEN = re.compile(r"[“\"«„][^”\"»]{0,600}[”\"»]|(?<!\w)[‘'][^’']{0,600}[’'](?!\w)")
_OF_SPEAKERS = re.compile(
    r"\b(?:I(?!\.[A-Z])|[Ww]e|us|[Oo]urs?|[Oo]urselves|[Mm]y|[Mm]e|[Yy]ou|[Yy]ours?|[Ll]et['’]s)\b"
)
_SPEECH = re.compile(
    r"\W*(?:speech|remarks|address|statement|keynote|lecture|testimony|(?:open )?letter|transcript|interview"
    r"|press (?:briefing|conference|gaggle))\b",
    re.I,
)
_ASKS = re.compile(r"\?[”\"’'»)]*$")
_LABEL = re.compile(r"[^.,;“\"]{2,60}: ")


def lead_of(candidates: Sequence[Candidate], title: str | None) -> Candidate | None:
    """Return the first plain one of the first sentences. `title` is the article's, if it has one."""
    if title is not None and _SPEECH.match(title):
        return None
    wanted = stems(WORD.findall(_SPOKEN.sub(" ", title))) if title else set()
    narrated = [each for each in candidates if not each.said]
    own = sum(_OF_SPEAKERS.search(_SPOKEN.sub("", each.text)) is not None for each in narrated)
    if own > max(1, MOST_OWN * len(narrated)):
        return None  # somebody's speech: what it says is not for anybody else to say
    for number, each in enumerate(islice(narrated, EARLY)):
        if is_plain(each.text) and _shared(each.text, wanted) >= min(1 if number < FIRST else SHARED, len(wanted)):
            return each
    return None


def _shared(sentence: str, wanted: set[str]) -> int:
    """Return how many of the title's words a sentence has, in some form: "fires" and "firefighters" are "fire"."""
    told = stems(WORD.findall(sentence))
    return sum(any(_are_alike(one, other) for other in told) for one in wanted)


def _are_alike(one: str, other: str) -> bool:
    shorter, longer = sorted((one.rstrip("s"), other.rstrip("s")), key=len)
    return one == other or (len(shorter) >= ALIKE and longer.startswith(shorter))


def is_plain(sentence: str) -> bool:
    """Whether a sentence may stand alone as a bottom line."""
    narrated = _SPOKEN.sub("", sentence)
    return (
        len(sentence.split()) >= SHORTEST
        and not _OF_SPEAKERS.search(narrated)
        and not _ASKS.search(sentence)
        and not _LABEL.match(sentence)
        and not DANGLING.match(sentence)
    )
