"""Weigh a source's words: how much of its matter each one carries."""

import re
from collections import Counter
from collections.abc import Iterable
from math import sqrt

from bluf.evidence.quotes import PreparedSource
from bluf.languages.english import NOT_NAMES, SAYING
from bluf.languages.word_lists import listed

_EMPTY = (
    NOT_NAMES
    | SAYING
    | listed("""
    about above across against any are aren be been being below between cannot could did do does doing down each
    else from further got had has have having him himself i'm is isn't it's its itself just made make may me might
    more most much must my near new nor now off out own per same shall should so such than them then there thing
    those through too until up upon us was wasn't way we were weren't what which will with would won't year years
""")
)


def weights(source: PreparedSource) -> dict[str, float]:
    """Return the weight of each content word, in lower case, 0 to 1; words are told apart by their first letters."""
    counts: Counter[str] = Counter()
    stems = {}
    for word, count in Counter(source.words).items():
        stem = _stem(word)
        if stem is not None:
            stems[word] = stem
            counts[stem] += count
    most = max(counts.values(), default=1)
    return {word.lower(): sqrt(counts[stem] / most) for word, stem in stems.items()}


def stems(words: Iterable[str]) -> set[str]:
    """Return the first letters of the content words among these, by which they are told apart."""
    return {stem for word in words if (stem := _stem(word)) is not None}


def _stem(word: str) -> str | None:
    plain = re.sub(r"'s?$", "", word.lower())
    if len(plain) < 3 or plain in _EMPTY or plain[0].isdigit():
        return None
    return plain[:6]
