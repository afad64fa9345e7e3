"""Tell which languages a text is in, by the small words that are frequent in each.

A word that several languages share counts for each of them by its share, so "in" says little and "the" much.
"""

from collections.abc import Mapping

from bluf.languages import LANGUAGES, Language

ENOUGH = 1.5  # words' worth, from which on a text says what it is in
ALSO = 0.4  # times as much as the best, from which on it is in another language too
# What each of the languages' common words tells: 1 where one language alone has it.
SHARE = {
    word: 1 / sum(word in language.common for language in LANGUAGES)
    for word in frozenset().union(*(language.common for language in LANGUAGES))
}


def languages_of(counts: Mapping[str, int], also: float = ALSO) -> tuple[Language, ...]:
    """Return the languages of a text, most likely first; none when too few of its words tell.

    `counts` says how often each word, in lower case, is in the text. A language with `also` times the evidence of the
    best one is returned too.
    """
    telling = [(word, number * SHARE[word]) for word, number in counts.items() if word in SHARE]
    found = [(sum(share for word, share in telling if word in each.common), each) for each in LANGUAGES]
    best = max(score for score, _ in found)
    if best < ENOUGH:
        return ()
    found.sort(key=lambda each: -each[0])
    return tuple(language for score, language in found if score >= also * best)
