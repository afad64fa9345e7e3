"""Find whose words a matched passage is, as far as its source makes that plain.

In this order: a transcript's label, an attribution between the parts of the speech, after it, before it, and last a
sentence that reports the same speaker just before it. "He said" is the person in the nearest sentence that names one.
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
from bluf.evidence.quotes.matching import Match
from bluf.evidence.quotes.names import Name, is_body, name_words, names_in, same_name, surname_of
from bluf.evidence.quotes.prepared import PreparedSource
from bluf.evidence.quotes.sentences import last_sentence, sentences
from bluf.evidence.quotes.speeches import Stretch
from bluf.evidence.vocabulary import HE, SHE

PARAGRAPHS_BACK = 3  # how far "he" may point
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
        return Spoken(_label_names(stretch.label))
    members = source.speeches.members[stretch.speech]
    for subject, limit in _attributions(members, source):
        if subject.manner is Manner.NAME:
            return Spoken(subject.names, relays=subject.relays)
        return _antecedent(subject.word, limit, source)
    return _implied(members[0], source)


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
    around = source.speeches.around(last)
    position = around.index(last)
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
    first = members[0]
    around = source.speeches.around(first)
    position = around.index(first)
    lead = _lead(around, position, source)
    if lead:
        subject = subject_before(lead)
        if subject is not None:
            found.append((subject, (first.paragraph, first.start)))
    elif position == 0 and first.paragraph > 0:
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
    text = source.source.text[start:end]
    at = start
    while at < end:
        stretch = source.speeches.at(at)
        if stretch.speech is not None and stretch.start < end:
            begin, stop = max(stretch.start, start) - start, min(stretch.end, end) - start
            if begin < stop:
                closing = text[stop - 1] if text[stop - 1] in ".!?" else "·"
                text = text[:begin] + "·" * (stop - begin - 1) + closing + text[stop:]
        at = max(at, stretch.end) + 1
    return text


def _antecedent(pronoun: str, limit: tuple[int, int], source: PreparedSource) -> Spoken:
    """Return the person whom "he" or "she" points to: the one that the nearest sentence with a person in it names.

    A name that nothing in the source shows to be a person's only implies the speaker. Where the sentence doesn't report
    its person's words, whoever the paragraph and the one before it name could be meant too.
    """
    if pronoun not in ("he", "she"):
        return Spoken()
    paragraph, end = limit
    for number in range(paragraph, max(-1, paragraph - 1 - PARAGRAPHS_BACK), -1):
        start, stop = source.source.paragraphs[number]
        last = min(stop, end)
        for sentence in reversed(sentences(_hidden(max(start, last - 4 * NEAR), last, source))):
            named = [name for name in names_in(sentence) if not is_body(name) and not _ruled_out(name, pronoun, source)]
            people = [name for name in named if _is_person(name, source)]
            if people:
                return _meant(people, sentence, limit, source)
            likely = [name for name in named if len(name.words) > 1 and not name.possessive]
            if likely and not sentence[: likely[0].start].strip():  # it opens the sentence
                return Spoken((likely[0],) if len(likely) == 1 else (), implied=True)
    return Spoken()


def _meant(people: list[Name], sentence: str, limit: tuple[int, int], source: PreparedSource) -> Spoken:
    """Return which of the people in a sentence the next sentence's pronoun means."""
    subject = subject_before(sentence)
    speaking = subject.names[0] if subject is not None and len(subject.names) == 1 else None
    if len({_identity(name, source) for name in people}) == 1:
        only = people[-1]
        if only.possessive and _is_role(sentence[only.end :]):
            return Spoken()
        if speaking is not None and _identity(speaking, source) == _identity(only, source):
            return Spoken((only,))
        start = source.source.paragraphs[max(0, limit[0] - 1)][0]
        return Spoken((only,), unless=_hidden(start, limit[1], source))
    if subject is None or speaking is None or subject.addressed:
        return Spoken()
    return Spoken((speaking,)) if any(name.words == speaking.words for name in people) else Spoken()


def _is_role(text: str) -> bool:
    return (
        re.match(
            r"\s*(?:deputy|spokes\w+|lawyer|aide|adviser|advisor|wife|husband|son|daughter|successor|predecessor|rival)\b",
            text,
        )
        is not None
    )


def _identity(name: Name, source: PreparedSource) -> tuple[str, ...]:
    full = source.people.full(name.words)
    return full[0] if len(full) == 1 else name.words


def _is_person(name: Name, source: PreparedSource) -> bool:
    return any(source.people.is_person(owner) for owner in source.people.full(name.words))


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
    if not whole or not _SAID.search(whole[-1]):
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
    answers = [same_name(asked, name, source.people, source.acronyms) for name in spoken.names]
    if any(answer is True for answer in answers):
        return True
    if None in answers or spoken.implied or spoken.relays:
        return None
    return None if set(surname_of(asked)) & set(name_words(spoken.unless)) else False
