"""Learn from a source whether it calls a person "he" or "she".

A title says so ("Ms Lee"), and so does the source's own use: the first pronoun after the name, in its sentence and
before another name. One use may be of somebody else, so two are asked for, and three times as many as against it.
"""

import re
from collections import Counter

from bluf.evidence.quotes.person_names import names_in
from bluf.evidence.quotes.prepared_source import PreparedSource
from bluf.languages.english import HE, SHE

_PRONOUN = re.compile(r"[.!?;:“”\"]|\b(?:(?P<he>he|his|him|himself)|(?P<she>she|her|herself))\b")
REACH = 120  # characters after a name
ENOUGH = 2  # uses
OUTWEIGHS = 3  # times as many as of the other


def sex_of(person: tuple[str, ...], source: PreparedSource) -> str:
    """Return "he" or "she" for a person whom the source names in full; empty where it doesn't make that plain."""
    titles = {word.rstrip(".").lower() for phrase in source.people.phrases[person] for word in phrase.split()}
    if titles & HE or titles & SHE:
        return "" if titles & HE and titles & SHE else "he" if titles & HE else "she"
    uses = _uses(source)
    he, she = uses[person, "he"], uses[person, "she"]
    if he >= max(ENOUGH, OUTWEIGHS * she):
        return "he"
    return "she" if she >= max(ENOUGH, OUTWEIGHS * he) else ""


def _uses(source: PreparedSource) -> "Counter[tuple[tuple[str, ...], str]]":
    """Return how often each pronoun follows the names of each person."""
    if "pronouns" not in source.found:
        text = source.source.text
        found: Counter[tuple[tuple[str, ...], str]] = Counter()
        names = names_in(text)
        for name, following in zip(names, [*names[1:], None], strict=True):
            owners = source.people.full(name.words)
            if len(owners) != 1 or name.possessive:
                continue
            stop = min(name.end + REACH, following.start if following is not None else len(text))
            pronoun = _PRONOUN.search(text, name.end, stop)
            if pronoun is not None and pronoun.lastgroup is not None:
                found[owners[0], pronoun.lastgroup] += 1
        source.found["pronouns"] = found
    uses: Counter[tuple[tuple[str, ...], str]] = source.found["pronouns"]
    return uses
