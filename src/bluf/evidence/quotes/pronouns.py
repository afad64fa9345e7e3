"""Find whom "he said" and "she said" mean: the only person who can be meant, and the subject of the sentence before.

The sentences before the pronoun's own are read backwards. One whose subject is the same pronoun leads on to the one
before it; the first that has a name as its subject decides. Whoever else is named on the way, or might be meant by
"him", "a reporter" or "the president", makes it unclear, and then it is nobody.
"""

import re
from dataclasses import dataclass
from itertools import takewhile

from bluf.evidence.quotes.attribution import NEAR
from bluf.evidence.quotes.clauses import is_subject, main_clause
from bluf.evidence.quotes.narration import HIDDEN, narration
from bluf.evidence.quotes.noun_phrases import is_role
from bluf.evidence.quotes.person_names import PersonName, has_article, is_body, names_in
from bluf.evidence.quotes.prepared_source import PreparedSource
from bluf.evidence.quotes.reporting import closing_clause, subject_after, subject_before
from bluf.evidence.quotes.sentences import sentences
from bluf.evidence.quotes.sexes import sex_of
from bluf.evidence.quotes.subjects import Manner, Subject
from bluf.languages.english import SAYING, SUBORDINATORS, VERBS
from bluf.languages.word_lists import listed

PARAGRAPHS_BACK = 3  # how far "he" may point
FARTHEST = 50_000  # characters of these that are looked through for others whom it may mean

_OF_BODY = re.compile(r" (?:of|at|from) (?:the )?")  # Jonas Pfaff of the Free Voters
_PLACED = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Aa]cross|[Oo]utside|[Ii]nside|[Tt]hroughout|[Aa]round) (?:the )?$")
_IT = re.compile(r"\bits?\b")
_KIN = listed("""
    wife husband son daughter mother father brother sister mum dad mom friend aunt uncle cousin widow boy girl man woman
    lady guy
""")
_HIS_PART = {"he": re.compile(r"\bFor his part\b"), "she": re.compile(r"\bFor her part\b")}
_BEFORE_NAME = {"he": re.compile(r"\b(?:he|his)\b", re.I), "she": re.compile(r"\b(?:she|her)\b", re.I)}
_OTHER_PERSON = {
    "he": re.compile(r"\bhim\b"),
    "she": re.compile(
        r"\bher(?=[.,;:!?]|$"
        r"| (?:what|whether|if|how|why|when|where|who|to|for|about|in|on|at|a|an|the|that|and|by|with|since|again)\b)"
    ),
}
# "told a reporter", "said the old man": somebody without a name, whom a pronoun may mean; but not "Lee, the minister,",
# "is a candidate", "the minister Ann Lee".
_SOMEBODY = re.compile(
    r"(?<!, )(?<!\bis )(?<!\bwas )(?<!\bas )(?<!\bbecame )(?<!\bbecome )(?<!\bbe )(?<!\bbeen )(?<!\bremains )"
    r"\b(?:[Aa]n?|[Tt]he|[Oo]ne|[Aa]nother|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[^\W\d_a-z][\w.’'\-]*['’]s)(?= )"
    r"(?P<nouns>(?: [a-z][\w’'\-]*+){1,4}+)(?!,? [^\W\d_a-z])"
)
_NOT_NOUNS = VERBS | SAYING | SUBORDINATORS | listed("of for in at on to with by from and or but about over under near")


@dataclass(frozen=True, slots=True)
class Antecedent:
    """Whom a pronoun means. `implied` where nothing in the source shows that the name is a person's.

    `unless` is text whose people could be meant as well, so that none of them is accused of another's words.
    """

    name: PersonName
    implied: bool
    unless: str


def antecedent(pronoun: str, limit: tuple[int, int], source: PreparedSource) -> Antecedent | None:
    """Return whom a pronoun after `limit` (a paragraph and an offset in it) means; None where that is unclear."""
    if pronoun not in ("he", "she"):
        return None
    paragraph, end = limit
    own, alone = True, False
    for number in range(paragraph, max(-1, paragraph - 1 - PARAGRAPHS_BACK), -1):
        start, stop = source.source.paragraphs[number]
        last = min(stop, end)
        parts = sentences(narration(max(start, last - 4 * NEAR), last, source))
        for at in range(len(parts) - 1, -1, -1):
            sentence = parts[at]
            if own:
                own = False
                if candidates(sentence, pronoun, source):
                    return _within(pronoun, sentence, limit, source)
                if _names_nobody(sentence):
                    return None
                continue
            if re.search(r"\w", sentence) is None:
                alone = alone or bool(sentence.strip())
                continue  # a speech alone
            if alone and sentence.rstrip().endswith(":"):
                return None  # a passage that is quoted whole may tell of others
            subject = _subject(sentence)
            if subject is None or subject.relays:
                return None
            found = candidates(sentence, pronoun, source)
            if subject.manner is Manner.PRONOUN:
                if subject.word != pronoun or found or _names_nobody(sentence):
                    return None
                continue
            return _decided(pronoun, subject, "".join(parts[:at]), sentence, number, limit, source)
    return None


def _within(pronoun: str, sentence: str, limit: tuple[int, int], source: PreparedSource) -> Antecedent | None:
    """Return whom a pronoun means that joins a clause to another in its sentence: "Lee was cheered when she said"."""
    found = candidates(sentence, pronoun, source)
    if len(found) != 1 or _names_nobody(sentence) or not is_subject(sentence, found[0]):
        return None
    if re.search(rf"\b(?:when|after|before|as|because|while|and|but) {pronoun}\b", sentence[found[0].end :]) is None:
        return None
    since = max(source.source.paragraphs[limit[0]][0], limit[1] - FARTHEST)
    return Antecedent(found[0], not _is_person(found[0], source), narration(since, limit[1], source))


def _decided(
    pronoun: str,
    subject: Subject,
    before: str,
    sentence: str,
    number: int,
    limit: tuple[int, int],
    source: PreparedSource,
) -> Antecedent | None:
    """Return the subject of a sentence when nobody else can be meant; `before` is its paragraph up to there."""
    found = candidates(sentence, pronoun, source)
    if len(subject.names) != 1 or not found:
        return None
    only = subject.names[0]
    named = names_in(sentence)
    meant = {_identity(name, source) for name in found}
    if meant != {_identity(only, source)}:
        return None
    lead = sentence[: next((name.start for name in named if name.words == only.words), 0)]
    if _OTHER_PERSON[pronoun].search(sentence) or _names_nobody(sentence):
        return None
    if _BEFORE_NAME[pronoun].search(lead) and not _HIS_PART[pronoun].search(lead):
        return None  # "Her deputy, Mark Rutte, left"
    if _HIS_PART["she" if pronoun == "he" else "he"].search(lead):
        return None
    if _IT.search(sentence[len(lead) :]) and not _is_called_otherwise(only, source):
        return None  # "Goldman Sachs said that it expects": perhaps a body
    speaks = HIDDEN in sentence or _reports(sentence, only)
    others = candidates(before, pronoun, source) if number == limit[0] or not speaks else []
    if _is_called_otherwise(only, source):
        others = [name for name in others if _is_person(name, source)]
    if any(_identity(name, source) not in meant for name in others):
        return None
    since = max(source.source.paragraphs[number if speaks else max(0, number - 1)][0], limit[1] - FARTHEST)
    return Antecedent(only, not _is_person(only, source), narration(since, limit[1], source))


def _subject(sentence: str) -> Subject | None:
    """Return the subject of a sentence, whether it reports a speech or not."""
    if HIDDEN in sentence:
        first, last = sentence.index(HIDDEN), sentence.rindex(HIDDEN)
        after = sentence[last + 1 :].lstrip(".!?”\"’'» ,")
        reporting = subject_after(after) if after else None
        if reporting is None and first:
            reporting = subject_before(sentence[:first].rstrip("“„«\"'‘ "))
        if reporting is not None:
            return reporting
    reporting = closing_clause(sentence)
    if reporting is None and sentence.startswith(("According to", "In the words of")):
        reporting = subject_after(sentence)
    if reporting is not None:
        return reporting
    clause = main_clause(sentence)
    if clause is None:
        return None
    if clause.pronoun:
        return Subject(Manner.PRONOUN, clause.pronoun)
    return Subject(Manner.NAME, "", clause.names)


def _reports(sentence: str, name: PersonName) -> bool:
    """Whether a sentence reports words of the person named."""
    subject = subject_before(sentence)
    return subject is not None and [each.words for each in subject.names] == [name.words]


def _names_nobody(sentence: str) -> bool:
    """Whether a sentence speaks of a person without a name: "told a reporter"."""
    for match in _SOMEBODY.finditer(sentence):
        nouns = [*takewhile(lambda word: not (word in _NOT_NOUNS or word.endswith("ed")), match["nouns"].split())]
        if nouns and (is_role(nouns[-1]) or nouns[-1] in _KIN):
            return True
    return False


def candidates(text: str, pronoun: str, source: PreparedSource) -> list[PersonName]:
    """Return the names in a text that may be those of the person whom a pronoun means."""
    found: list[PersonName] = []
    before: PersonName | None = None
    for name in names_in(text):
        if _is_person(name, source) or (len(name.words) == 1 and source.people.full(name.words)):
            may_be = not _ruled_out(name, pronoun, source)
        else:
            of_another = before is not None and _OF_BODY.fullmatch(text, before.end, name.start)
            placed = _PLACED.search(text, max(0, name.start - 16), name.start)
            may_be = len(name.words) > 1 and not of_another and not placed
            may_be = may_be and not (name.possessive and name.name.endswith("s"))
        if may_be and not (is_body(name) or name.is_office or has_article(text, name)):
            found.append(name)
        before = name
    return found


def _identity(name: PersonName, source: PreparedSource) -> tuple[str, ...]:
    full = source.people.full(name.words)
    return full[0] if len(full) == 1 else name.words


def _is_person(name: PersonName, source: PreparedSource) -> bool:
    return any(source.people.is_person(owner) for owner in source.people.full(name.words))


def _is_called_otherwise(name: PersonName, source: PreparedSource) -> bool:
    """Whether the source also has the name with a title, or the surname alone, as only a person's."""
    people = source.people
    return any(people.phrases[owner] != (people.shown[owner],) for owner in people.full(name.words))


def _ruled_out(name: PersonName, pronoun: str, source: PreparedSource) -> bool:
    """Whether the source says of the name's owner that the pronoun isn't theirs."""
    owners = source.people.full(name.words)
    return bool(owners) and all(sex_of(owner, source) not in ("", pronoun) for owner in owners)
