"""Find whose words a matched passage is, as far as its source makes that plain.

In this order: a transcript's label, an attribution between the parts of the speech, after it, before it, and last a
sentence that reports the same speaker just before it. "He said" is the only person whom it can mean.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bluf.evidence.quotes.attribution import NEAR, subject_of
from bluf.evidence.quotes.identity import same_name, surname_of
from bluf.evidence.quotes.labelled import is_labelled
from bluf.evidence.quotes.matching import Match
from bluf.evidence.quotes.narration import narration
from bluf.evidence.quotes.person_names import PersonName, is_body, name_words
from bluf.evidence.quotes.prepared_source import PreparedSource
from bluf.evidence.quotes.pronouns import antecedent
from bluf.evidence.quotes.reporting import subject_after, subject_before
from bluf.evidence.quotes.sentences import last_sentence, sentences
from bluf.evidence.quotes.speech_verbs import ROLE_SAID
from bluf.evidence.quotes.speeches import SpeechStretch
from bluf.evidence.quotes.subjects import Manner, Subject, signature
from bluf.evidence.quotes.turn_labels import TurnLabel

# Words before a speech that make it somebody's question or news to the subject: 'Asked "Why?", Rutte said no'.
_IS_OBJECT = re.compile(
    r"(?:[Ww]hen |[Aa]fter |[Bb]efore |[Ww]hile |[Aa]s |[Oo]n )?(?:being |having been )?"
    r"(?:[Aa]sked|[Tt]old|[Hh]earing|[Ss]hown|[Rr]eading|[Ss]eeing|[Rr]eminded|[Qq]uizzed|[Pp]ressed|[Ii]nformed)\b"
    r"(?:[^,:]*|.*\basked[^,:]*)$"
    r"|(?:After|Before|When|While|As|Although|Though|Because|Since|If|Once|Until|Where)\b[^,:]*$"
)
# Words before a speech that make it the title of a text, or a sign: 'In “The Long Quay”, Rutte tells ...'.
_IS_TITLE = re.compile(
    r"(?:In|Under|From|Like|Unlike|Besides|With|Beneath|Above)(?: (?:the|a|an|his|her|their|its)\b[^,:]{0,60})?"
    r"|.*\b(?:titled|entitled|headlined|headed|named|subtitled)"
)
_NESTED = re.compile(r"(?<![^\s(\[—–-])[‘'“\"„«‚‹](?=\w)|[’'”\"“»‘›](?!\w)")  # a mark that opens, or closes
_OPENS = re.compile(r"(?<![^\s(\[—–-]).")
_JOINT = re.compile(r",? (?:and|&) |, ")  # between those who speak together
_SAID = re.compile(r"\b(?:said|told|says|added|wrote)\b")


@dataclass(frozen=True, slots=True)
class Spoken:
    """Whose words a passage is. No names: the source doesn't make it plain. `implied`: by position, not by grammar."""

    names: tuple[PersonName, ...] = ()
    implied: bool = False
    relays: bool = False
    in_marks: bool = True
    labelled: bool = False  # a transcript's label says so
    unless: str = ""  # text whose people could be meant as well: whoever it names is not accused
    label: TurnLabel | None = None  # of the turn that the words stand in


def spoken_by(match: Match, source: PreparedSource) -> Spoken:
    """Return whose words the match is."""
    stretch = source.stretch(match.words[0])
    if stretch.speech is None:
        return Spoken(in_marks=False)
    if stretch.label is not None:
        return Spoken() if _is_retold(match, stretch, source) else labelled(stretch.label)
    return (
        Spoken() if _is_nested(match, stretch, source) else speaker_of(source.speeches.members[stretch.speech], source)
    )


def speaker_of(members: tuple[SpeechStretch, ...], source: PreparedSource) -> Spoken:
    """Return whose words a speech between quote marks is."""
    speech = members[0].speech
    assert speech is not None
    if speech not in source.spoken:
        source.spoken[speech] = _spoken_by(members, source)
    found: Spoken = source.spoken[speech]
    return found


def _spoken_by(members: tuple[SpeechStretch, ...], source: PreparedSource) -> Spoken:
    found = _attributions(members, source)
    if found and (_contradict([subject for subject, _ in found]) or _another_speaks(members, source)):
        return Spoken()
    for subject, _ in found:
        if subject.manner is Manner.NAME:
            return Spoken(subject.names, relays=subject.relays)
    for subject, limit in found:
        return _meant(subject.word, limit, source)
    return Spoken() if _runs_into_narration(members, source) else _implied(members[0], source)


def _contradict(subjects: list[Subject]) -> bool:
    """Whether two attributions of one speech name different people."""
    named = [{word for name in subject.names for word in name.words[-1:]} for subject in subjects if subject.names]
    return any(not words & named[0] for words in named[1:])


def _meant(pronoun: str, limit: tuple[int, int], source: PreparedSource) -> Spoken:
    """Return the speaker whom a pronoun after `limit` means."""
    found = antecedent(pronoun, limit, source)
    return Spoken() if found is None else Spoken((found.name,), implied=found.implied, unless=found.unless)


def _runs_into_narration(members: tuple[SpeechStretch, ...], source: PreparedSource) -> bool:
    """Whether the sentence goes on after a part of a speech, though it names nobody: '"...," a man replied'."""
    return any(after[:1].islower() or after[:1] in (",", "—", "–") for after in _afterwards(members, source))


def _another_speaks(members: tuple[SpeechStretch, ...], source: PreparedSource) -> bool:
    """Whether somebody without a name is said to speak a part of a speech, whoever else leads up to it."""
    return any(
        ROLE_SAID.match(after.lstrip(", ")) is not None and subject_after(after) is None
        for after in _afterwards(members, source)
    )


def _afterwards(members: tuple[SpeechStretch, ...], source: PreparedSource) -> Iterator[str]:
    """Yield the narration that follows each part of a speech in its paragraph."""
    for member in members:
        around = source.speeches.around(member)
        position = around.index(member)
        if position + 1 < len(around) and around[position + 1].speech is None:
            start = around[position + 1].start
            yield source.source.text[start : min(start + NEAR, around[position + 1].end)].lstrip("”\"’'» ")


def spoken_within(match: Match, source: PreparedSource) -> Iterator[Spoken]:
    """Yield who speaks the parts of a match, between what it skips, that begin or end in a speech.

    A part that runs on from a speech into other words, or into it, is the author's unless a name is given there.
    """
    ends = [match.first, *(place for span in match.skipped for place in span), match.last + 1]
    for begin, after in zip(ends[::2], ends[1::2], strict=True):
        first, last = source.stretch(match.run[begin]), source.stretch(match.run[max(begin, after - 1)])
        for stretch in dict.fromkeys((first, last)):
            if stretch.speech is None:
                continue
            members = source.speeches.members[stretch.speech]
            spoken = labelled(stretch.label) if stretch.label is not None else speaker_of(members, source)
            if spoken.names or first.speech == last.speech:
                yield spoken


def _is_retold(match: Match, turn: SpeechStretch, source: PreparedSource) -> bool:
    """Whether the match stands between quote marks inside a transcript's turn, and so may be another's words."""
    before = source.source.text[turn.start : source.starts[match.words[0]]]
    if before.strip() in ("“", '"'):
        return False  # the whole turn stands between marks
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _is_nested(match: Match, stretch: SpeechStretch, source: PreparedSource) -> bool:
    """Whether a match is what the speaker of a speech quotes in it, and so may be another's words."""
    text = source.source.text
    first, last = source.starts[match.words[0]], source.end(match.words[1])
    marks = [mark.start() for mark in _NESTED.finditer(text, max(stretch.start, first - 2 * NEAR), first)]
    if not marks or not text[stretch.start : marks[-1]].strip() or _OPENS.match(text, marks[-1]) is None:
        return False
    closing = _NESTED.search(text, last, min(stretch.end, last + 2 * NEAR))
    return closing is not None and _OPENS.match(text, closing.start()) is None


def labelled(label: TurnLabel) -> Spoken:
    """Return whose words a turn with this label is: a questioner is somebody, though nobody in particular."""
    return Spoken((label.as_name,) if label.text else (), labelled=True, label=label)


def _attributions(members: tuple[SpeechStretch, ...], source: PreparedSource) -> list[tuple[Subject, tuple[int, int]]]:
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
    if _IS_OBJECT.match(lead) or _IS_TITLE.fullmatch(lead):
        return []
    if position + 1 < len(around) and around[position + 1].speech is None:
        narration = text[around[position + 1].start : around[position + 1].end][:NEAR]
        subject = subject_of(text[last.start : last.end], narration)
        if subject is not None:
            found.append((subject, (last.paragraph, last.end)))
            if not lead and narration.lstrip("”\"’'» ").startswith(("—", "–", "―", "--")):
                return found  # a signature: who leads up to the paragraph only cites them
    elif position + 1 == len(around) and last.paragraph + 1 < len(source.source.paragraphs):
        start, end = source.source.paragraphs[last.paragraph + 1]
        if text[start] in "—–―-":
            subject = signature(text[start:end])
            if subject is not None:
                return [(subject, (last.paragraph, last.end))]
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


def _lead(around: tuple[SpeechStretch, ...], position: int, source: PreparedSource) -> str:
    """Return the start of the sentence that leads up to a speech, other speeches hidden; empty when there is none."""
    if position == 0 or around[position - 1].speech is not None:
        return ""
    end = around[position].start
    start = max(around[0].start, end - NEAR)
    return last_sentence(narration(start, end, source).rstrip("“„«\"'‘ ") + " ").strip()


def _implied(first: SpeechStretch, source: PreparedSource) -> Spoken:
    """Return the speaker whom the sentence just before the speech reports: 'Rutte said they would. "We will."'."""
    around = source.speeches.around(first)
    position = around.index(first)
    if position == 0 or around[position - 1].speech is not None:
        return Spoken()
    since = max(around[0].start, first.start - 2 * NEAR)
    lead = narration(since, first.start, source).rstrip("“„«\"'‘ ")
    whole = [part for part in sentences(lead) if part.strip()]
    if not whole or not _SAID.search(whole[-1]) or re.search(r"[.!?…][”\"’'»)·]*\s*$", whole[-1]) is None:
        return Spoken()
    subject = subject_after(whole[-1]) or subject_before(whole[-1])
    if subject is None or subject.addressed:
        return Spoken()
    if subject.manner is Manner.NAME:
        return Spoken(subject.names, implied=True, relays=subject.relays)
    limit = (first.paragraph, since + len(lead) - 1)
    return replace(_meant(subject.word, limit, source), implied=True)


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
    if spoken.label is not None:
        return is_labelled(asked, spoken.label, source)
    answers = [same_name(asked, name, source.people, source.acronyms) for name in spoken.names]
    if any(answer is True for answer in answers):
        return True
    if None in answers or spoken.implied or spoken.relays or any(name.cut for name in spoken.names):
        return None
    if not spoken.labelled and all(_is_unknown(name, source) for name in spoken.names):
        return None  # "Wait, it gets better:"
    return None if set(surname_of(asked)) & set(name_words(spoken.unless)) else False


def _is_unknown(name: PersonName, source: PreparedSource) -> bool:
    """Whether a capitalised word may be no name: nobody of the source bears it, nor does a title stand before it."""
    return len(name.words) == 1 and not name.titled and not is_body(name) and not source.people.full(name.words)
