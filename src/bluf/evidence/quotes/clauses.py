"""Find the subject of a clause: Linde in "For her part, Linde was measured" and in "When asked, Linde, 61, said".

In English the subject of a statement stands before its verb, after no more than a few adverbials that commas part
from it. What is not built so has no subject here: nothing is guessed.
"""

import re
from dataclasses import dataclass

from bluf.evidence.quotes.noun_phrases import LY_ADVERB, in_commas, is_object, opening
from bluf.evidence.quotes.person_names import PersonName, names_in
from bluf.languages.english import INTRODUCING, SAYING, SUBORDINATORS, VERBS

_VERB = re.compile(
    rf"\b(?:{'|'.join(sorted(VERBS | SAYING))}|[a-z]{{2,}}ed(?<!need)(?<!feed)(?<!seed)(?<!speed))(?![\w’'\-])"
)
_OWN_VERB = re.compile(rf"\b(?:{'|'.join(sorted(VERBS | SAYING))})(?![\w’'\-])")
_ADVERB = (
    rf"(?:{LY_ADVERB}|also|then|later|never|always|often|once|twice|still|soon|now|just|himself|herself|either|both)"
)
_ADVERBS = re.compile(rf"(?:[ ,]+{_ADVERB})+,?\s*$")
_PRONOUN = re.compile(rf"(?P<pronoun>[Hh]e|[Ss]he)(?: {_ADVERB})?(?:['’](?:s|d|ll)\b| (?P<verb>[\w’']+))")
_CONNECTIVE = re.compile(r"(?:(?:And|But|Yet|So|Or|Nor|Still|Then|Now|Also)\b,?\s+)+")
_INTRODUCING = re.compile(
    rf"(?:(?:{'|'.join(sorted(INTRODUCING))})\b|(?:\S+ ){{1,3}}(?:later|earlier|ago|after|before)\b|\w+ing\b|\w+ly\b)",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(rf"\b(?:{'|'.join(sorted(SUBORDINATORS))})\b", re.IGNORECASE)
MOST_INTRODUCTIONS = 3  # adverbials before the subject, each with a comma after it
MOST_VERBS = 6  # of a sentence that are tried: one may stand in what is said of the subject, "Linde, who left, said"


@dataclass(frozen=True, slots=True)
class Clause:
    """Whom a statement is about: `names`, or the pronoun, and where its verb begins."""

    names: tuple[PersonName, ...]
    pronoun: str
    verb: int


def main_clause(sentence: str) -> Clause | None:
    """Return the main clause of a sentence whose subject is a name or "he" or "she"."""
    start = len(sentence) - len(sentence.lstrip(" ·”\"’'»,.—–-"))
    connective = _CONNECTIVE.match(sentence, start)
    if connective is not None:
        start = connective.end()
    for _ in range(MOST_INTRODUCTIONS + 1):
        found = _clause_at(sentence, start)
        if found is not None:
            return found
        comma = sentence.find(", ", start)
        if comma < 0 or _INTRODUCING.match(sentence, start) is None:
            return None
        start = comma + 2
    return None


def is_subject(text: str, name: PersonName) -> bool:
    """Whether a name in a text is the subject of some clause: a verb follows it, and it is no object."""
    verb = _VERB.search(text, name.end)
    between = None if verb is None else _ADVERBS.sub("", text[name.end : verb.start()] + " ").strip(" ,")
    return between == "" and not name.possessive and not is_object(text, name)


def is_subordinate(text: str) -> bool:
    """Whether a word in the text opens a clause that is not the main one: "when", "who", "because"."""
    return _SUBORDINATE.search(text) is not None


def _clause_at(sentence: str, start: int) -> Clause | None:
    pronoun = _PRONOUN.match(sentence, start)
    if pronoun is not None:
        return Clause((), pronoun["pronoun"].lower(), pronoun.end("pronoun"))
    text = sentence[start:]
    names = names_in(text[:400])
    if not names or _OWN_VERB.search(text, 0, names[0].start):
        return None  # "An aide said Linde ..."
    since = names[0].end
    for number, verb in enumerate(_VERB.finditer(text, since)):
        if number == MOST_VERBS:
            break
        left = _ADVERBS.sub("", text[: verb.start()]).rstrip()
        before = [name for name in names if name.end <= len(left)]
        found = (opening(left, before) or in_commas(left, before)) if before else ()
        if found:
            return Clause(found, "", start + verb.start())
    return None
