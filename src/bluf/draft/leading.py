"""Choose the sentence that an article leads with, if one is plain enough to stand alone as a bottom line.

Plain is one of the first sentences of the narration that says in words of its own what the title is about: it is no
speech and no question, speaks of neither "us" nor "you", and leans on no sentence before it. Where none is plain, there is
no lead: what a reader must know is not for a guess.
"""

import re
from collections.abc import Sequence
from itertools import islice

from bluf.draft.candidates import DANGLING, Candidate
from bluf.draft.weights import stems
from bluf.evidence.quotes.words import WORD

EARLY = 4  # sentences, one of which is the lead
SHORTEST = 8  # words of a lead
SHARED = 2  # words of the title that it has
_SPOKEN = re.compile(r"[“\"«„][^”\"»]*[”\"»]")
_OF_SPEAKERS = re.compile(r"\b(?:I|[Ww]e|us|[Oo]urs?|[Mm]y|[Mm]e|[Yy]ou|[Yy]ours?|[Ll]et['’]s|[Oo]urselves)\b(?!\.[A-Z])")
_ASKS = re.compile(r"\?[”\"’'»)]*$")
_LABEL = re.compile(r"[^.,;“\"]{2,60}: ")


def lead_of(candidates: Sequence[Candidate], title: str | None) -> Candidate | None:
    """Return the first plain one of the first sentences. `title` is the article's, if it has one."""
    wanted = stems(WORD.findall(title)) if title else set()
    early = islice((each for each in candidates if not each.said), EARLY)
    return next((each for each in early if is_plain(each.text, wanted)), None)


def is_plain(sentence: str, wanted: set[str]) -> bool:
    """Whether a sentence may stand alone as a bottom line. `wanted` are the stems of its title's words."""
    narrated = _SPOKEN.sub("", sentence)
    return (
        len(sentence.split()) >= SHORTEST
        and not _OF_SPEAKERS.search(narrated)
        and not _ASKS.search(sentence)
        and not _LABEL.match(sentence)
        and not DANGLING.match(sentence)
        and len(stems(WORD.findall(sentence)) & wanted) >= min(SHARED, len(wanted))
    )
