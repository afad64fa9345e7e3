"""Find whose words a matched passage is, as far as its source makes that plain.

In this order: a transcript's label, an attribution between the parts of the speech, after it, before it, and last a
sentence that reports the same speaker just before it. "He said" is the only person whom it can mean.
"""

import re
from dataclasses import dataclass, replace

from bluf.evidence.quotes.attribution import (
    NEAR,
    Manner,
    Subject,
    signature,
    subject_after,
    subject_before,
    subject_of,
)
from bluf.evidence.quotes.identity import same_name, surname_of
from bluf.evidence.quotes.matching import Match
from bluf.evidence.quotes.names import Name, has_article, is_body, name_words, names_in
from bluf.evidence.quotes.phrases import is_role
from bluf.evidence.quotes.prepared import PreparedSource
from bluf.evidence.quotes.sentences import last_sentence, sentences
from bluf.evidence.quotes.speeches import Stretch
from bluf.languages.english import HE, SHE
from bluf.languages.word_lists import listed

_OF_BODY = re.compile(r" (?:of|at|from) (?:the )?")  # Jonas Pfaff of the Free Voters
_RELATIVE = re.compile(r"\b(?:which|that|who|whom|whose|what)\b")
_IT = re.compile(r"\bits?\b")
_KIN = listed("wife husband son daughter mother father brother sister mum dad friend aunt uncle cousin widow")
PARAGRAPHS_BACK = 3  # how far "he" may point
FARTHEST = 50_000  # characters of these that are looked through for others whom it may mean
# Words before a speech that make it somebody's question or news to the subject: 'Asked "Why?", Rutte said no'.
_IS_OBJECT = re.compile(
    r"(?:[Ww]hen |[Aa]fter |[Bb]efore |[Ww]hile |[Aa]s |[Oo]n )?(?:being |having been )?"
    r"(?:[Aa]sked|[Tt]old|[Hh]earing|[Ss]hown|[Rr]eading|[Ss]eeing|[Rr]eminded|[Qq]uizzed|[Pp]ressed|[Ii]nformed)\b"
    r"(?:[^,:]*|.*\basked[^,:]*)$"
    r"|(?:After|Before|When|While|As|Although|Though|Because|Since|If|Once|Until|Where)\b[^,:]*$"
)
_BEFORE_NAME = {"he": re.compile(r"\b(?:he|his)\b", re.I), "she": re.compile(r"\b(?:she|her)\b", re.I)}
_OTHER_PERSON = {
    "he": re.compile(r"\bhim\b"),
    "she": re.compile(
        r"\bher(?=[.,;:!?]|$"
        r"| (?:what|whether|if|how|why|when|where|who|to|for|about|in|on|at|a|an|the|that|and|by|with|since|again)\b)"
    ),
}
_JOINT = re.compile(r",? (?:and|&) |, ")  # between those who speak together
_SAID = re.compile(r"\b(?:said|told|says|added|wrote)\b")


@dataclass(frozen=True, slots=True)
class Spoken:
    """Whose words a passage is. No names: the source doesn't make it plain. `implied`: by position, not by grammar."""

    names: tuple[Name, ...] = ()
    implied: bool = False
    relays: bool = False
    in_marks: bool = True
    unless: str = ""  # text whose people could be meant as well: whoever it names is not accused


def spoken_by(match: Match, source: PreparedSource) -> Spoken:
    """Return whose words the match is."""
    stretch = source.stretch(match.words[0])
    if stretch.speech is None:
        return Spoken(in_marks=False)
    if stretch.label is not None:
        return Spoken() if _is_retold(match, stretch, source) else Spoken(_label_names(stretch.label))
    return speaker_of(source.speeches.members[stretch.speech], source)


def speaker_of(members: tuple[Stretch, ...], source: PreparedSource) -> Spoken:
    """Return whose words a speech between quote marks is."""
    speech = members[0].speech
    assert speech is not None
    if speech not in source.spoken:
        source.spoken[speech] = _spoken_by(members, source)
    found: Spoken = source.spoken[speech]
    return found


def _spoken_by(members: tuple[Stretch, ...], source: PreparedSource) -> Spoken:
    for subject, limit in _attributions(members, source):
        if subject.manner is Manner.NAME:
            return Spoken(subject.names, relays=subject.relays)
        return _antecedent(subject.word, limit, source)
    return Spoken() if _runs_into_narration(members[-1], source) else _implied(members[0], source)


def _runs_into_narration(last: Stretch, source: PreparedSource) -> bool:
    """Whether the sentence goes on after a speech, though it names nobody: '"...," a man replied'."""
    around = source.speeches.around(last)
    position = around.index(last)
    if position + 1 == len(around):
        return False
    after = source.source.text[around[position + 1].start : around[position + 1].end].lstrip("”\"’'» ")
    return after[:1].islower() or after[:1] in (",", "—", "–")


def _is_retold(match: Match, turn: Stretch, source: PreparedSource) -> bool:
    """Whether the match stands between quote marks inside a transcript's turn, and so may be another's words."""
    before = source.source.text[turn.start : source.starts[match.words[0]]]
    if before.strip() in ("“", '"'):
        return False  # the whole turn stands between marks
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _label_names(label: str) -> tuple[Name, ...]:
    name = label.title() if label.isupper() else label
    found = names_in(name)
    return (found[-1],) if found else ()


def _attributions(members: tuple[Stretch, ...], source: PreparedSource) -> list[tuple[Subject, tuple[int, int]]]:
    """Return the subjects that the narration around a speech gives, best first, each with what it follows."""
    text = source.source.text
    found: list[tuple[Subject, tuple[int, int]]] = []
    last = members[-1]
    for at, member in enumerate(members[:-1]):
        following = members[at + 1]
        if following.paragraph == member.paragraph:
            subject = subject_after(text[member.end : following.start])
            if subject is not None:
                found.append((subject, (member.paragraph, member.end)))
    first = members[0]
    beginning = source.speeches.around(first)
    lead = _lead(beginning, beginning.index(first), source)
    around = source.speeches.around(last)
    position = around.index(last)
    if _IS_OBJECT.match(lead):
        return []
    if position + 1 < len(around) and around[position + 1].speech is None:
        narration = text[around[position + 1].start : around[position + 1].end][:NEAR]
        subject = subject_of(text[last.start : last.end], narration)
        if subject is not None:
            found.append((subject, (last.paragraph, last.end)))
    elif position + 1 == len(around) and last.paragraph + 1 < len(source.source.paragraphs):
        start, end = source.source.paragraphs[last.paragraph + 1]
        if text[start] in "—–―-":
            subject = signature(text[start:end])
            if subject is not None:
                found.append((subject, (last.paragraph, last.end)))
    if lead:
        subject = subject_before(lead)
        if subject is not None:
            found.append((subject, (first.paragraph, first.start)))
    elif beginning[0] is first and first.paragraph > 0:
        start, end = source.source.paragraphs[first.paragraph - 1]
        if text[start:end].rstrip().endswith(":"):
            subject = subject_before(last_sentence(text[start:end]))
            if subject is not None:
                found.append((subject, (first.paragraph - 1, end)))
    return found


def _lead(around: tuple[Stretch, ...], position: int, source: PreparedSource) -> str:
    """Return the start of the sentence that leads up to a speech, other speeches hidden; empty when there is none."""
    if position == 0 or around[position - 1].speech is not None:
        return ""
    end = around[position].start
    start = max(around[0].start, end - NEAR)
    return last_sentence(_hidden(start, end, source).rstrip("“„«\"'‘ ") + " ").strip()


def _hidden(start: int, end: int, source: PreparedSource) -> str:
    """Return the text from `start` to `end` with what is spoken replaced by dots of the same length."""
    text = source.source.text
    pieces: list[str] = []
    at = start
    for stretch in source.speeches.between(start, end):
        begin, stop = max(stretch.start, start), min(stretch.end, end)
        if stretch.speech is not None and begin < stop:
            closing = text[stop - 1] if text[stop - 1] in ".!?" else "·"
            pieces += (text[at:begin], "·" * (stop - begin - 1), closing)
            at = stop
    pieces.append(text[at:end])
    return "".join(pieces)


def _antecedent(pronoun: str, limit: tuple[int, int], source: PreparedSource) -> Spoken:
    """Return the person whom "he" or "she" points to: the only one that can be meant.

    That is the only one in the nearest sentence that names anybody, where its paragraph names no other person before.
    Where that sentence doesn't report the person's words, whoever the paragraph before names isn't accused. A name
    that nothing in the source shows to be a person's only implies the speaker.
    """
    if pronoun not in ("he", "she"):
        return Spoken()
    paragraph, end = limit
    for number in range(paragraph, max(-1, paragraph - 1 - PARAGRAPHS_BACK), -1):
        start, stop = source.source.paragraphs[number]
        last = min(stop, end)
        before = _hidden(max(start, last - 4 * NEAR), last, source)
        whole = [part for part in sentences(before) if _candidates(part, pronoun, source)]
        if not whole:
            continue
        nearest = whole[-1]
        found = _candidates(nearest, pronoun, source)
        only = found[-1]
        meant = {_identity(name, source) for name in found}
        speaks = _RELATIVE.search(nearest[: only.start]) is None and _speaks(nearest, meant, source)
        others = _candidates(before, pronoun, source) if number == paragraph or not speaks else []
        if _is_called_otherwise(only, source):
            others = [name for name in others if _is_person(name, source)]
        if len(meant) > 1 or any(_identity(name, source) not in meant for name in others):
            return Spoken()
        if _OTHER_PERSON[pronoun].search(nearest) or _BEFORE_NAME[pronoun].search(nearest[: only.start]):
            return Spoken()  # "She rejected what Rutte wrote", "Her deputy, Mark Rutte, left"
        if only.possessive and _is_role(nearest[only.end :]):
            return Spoken()
        if _IT.search(nearest[only.end :]) and not _is_called_otherwise(only, source):
            return Spoken()  # "Goldman Sachs said that it expects": perhaps a body
        since = max(source.source.paragraphs[number if speaks else max(0, number - 1)][0], limit[1] - FARTHEST)
        return Spoken((only,), implied=not _is_person(only, source), unless=_hidden(since, limit[1], source))
    return Spoken()


def _speaks(sentence: str, meant: set[tuple[str, ...]], source: PreparedSource) -> bool:
    """Whether a sentence reports words of somebody."""
    subject = subject_before(sentence)
    return subject is not None and [_identity(name, source) for name in subject.names] == list(meant)


def _candidates(text: str, pronoun: str, source: PreparedSource) -> list[Name]:
    """Return the names in a text that may be those of the person whom a pronoun means."""
    found: list[Name] = []
    before: Name | None = None
    for name in names_in(text):
        if _is_person(name, source):
            may_be = not _ruled_out(name, pronoun, source)
        else:
            of_another = before is not None and _OF_BODY.fullmatch(text, before.end, name.start)
            may_be = len(name.words) > 1 and not of_another and not (name.possessive and name.name.endswith("s"))
        if may_be and not (is_body(name) or name.is_office or has_article(text, name)):
            found.append(name)
        before = name
    return found


def _is_role(text: str) -> bool:
    """Whether a possessive's noun is a person: "Rutte's deputy", "Rutte's wife"."""
    noun = re.match(r"\s*(?:\w+ ){0,2}?([a-z\-]+)\b", text)
    return noun is not None and (is_role(noun.group(1)) or noun.group(1) in _KIN)


def _identity(name: Name, source: PreparedSource) -> tuple[str, ...]:
    full = source.people.full(name.words)
    return full[0] if len(full) == 1 else name.words


def _is_person(name: Name, source: PreparedSource) -> bool:
    return any(source.people.is_person(owner) for owner in source.people.full(name.words))


def _is_called_otherwise(name: Name, source: PreparedSource) -> bool:
    """Whether the source also has the name with a title, or the surname alone, as only a person's."""
    people = source.people
    return any(people.phrases[owner] != (people.shown[owner],) for owner in people.full(name.words))


def _ruled_out(name: Name, pronoun: str, source: PreparedSource) -> bool:
    """Whether a title of the name's owner says that the pronoun isn't theirs."""
    against = SHE if pronoun == "he" else HE
    owners = source.people.full(name.words)
    phrases = [phrase for owner in owners for phrase in source.people.phrases[owner]]
    return bool({word.rstrip(".").lower() for phrase in phrases for word in phrase.split()} & against)


def _implied(first: Stretch, source: PreparedSource) -> Spoken:
    """Return the speaker whom the sentence just before the speech reports: 'Rutte said they would. "We will."'."""
    around = source.speeches.around(first)
    position = around.index(first)
    if position == 0 or around[position - 1].speech is not None:
        return Spoken()
    lead = _hidden(max(around[0].start, first.start - 2 * NEAR), first.start, source).rstrip("“„«\"'‘ ")
    whole = [part for part in sentences(lead) if part.strip()]
    if not whole or not _SAID.search(whole[-1]) or re.search(r"[.!?…][”\"’'»)·]*\s*$", whole[-1]) is None:
        return Spoken()
    subject = subject_after(whole[-1]) or subject_before(whole[-1])
    if subject is None or subject.addressed:
        return Spoken()
    if subject.manner is Manner.NAME:
        return Spoken(subject.names, implied=True, relays=subject.relays)
    return replace(_antecedent(subject.word, (first.paragraph, around[position - 1].start), source), implied=True)


def agrees(asked: str, spoken: Spoken, source: PreparedSource) -> bool | None:
    """Whether the brief's speaker is whom the source names: True, False, or None when that isn't plain."""
    if not spoken.names:
        return None
    answer = _agrees(asked, spoken, source)
    each = _JOINT.split(asked)
    if answer is True or len(each) == 1:
        return answer
    answers = {_agrees(one, spoken, source) for one in each}
    return True if answers == {True} else answer if answers == {False} else None


def _agrees(asked: str, spoken: Spoken, source: PreparedSource) -> bool | None:
    answers = [same_name(asked, name, source.people, source.acronyms) for name in spoken.names]
    if any(answer is True for answer in answers):
        return True
    if None in answers or spoken.implied or spoken.relays or any(name.cut for name in spoken.names):
        return None
    return None if set(surname_of(asked)) & set(name_words(spoken.unless)) else False
