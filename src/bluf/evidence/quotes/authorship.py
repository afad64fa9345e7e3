"""Tell whose own words a source's unmarked text is.

That is whom the brief names with `by:`; whom a title names as its author ("Speech by Ana Lind"), where the text does
not report speech besides, as news does; whom a byline, the file itself or a signature names; and who published it.
Words outside speeches are of nobody else: the source tells them.
"""

import re
from collections import Counter, deque
from dataclasses import dataclass
from itertools import islice

from bluf.evidence.quotes.credit_kinds import Credit
from bluf.evidence.quotes.identity import same_name
from bluf.evidence.quotes.matching import Match
from bluf.evidence.quotes.person_names import name_words, names_in
from bluf.evidence.quotes.prepared_source import PreparedSource
from bluf.evidence.quotes.speakers import speaker_of
from bluf.evidence.quotes.speeches import SpeechStretch
from bluf.evidence.quotes.words import WORD
from bluf.languages import LANGUAGES

HEAD = 8  # lines of a text in which its title and byline stand
ENOUGH = 2  # attributed quotations with which a source shows whose words are whose
ALL = 0.9  # of a text, that stands between marks where all of it is one speech
FEWEST = 3  # words of a quotation that is more than a name or a scare quote
BESIDE = 100  # characters beside a quotation in which a verb of speech stands that attributes it
LOOKED_AT = 2_000  # speeches that are looked at to find them
_SAYING = frozenset(word for each in LANGUAGES for word in each.saying)
# A label of a turn within a line: "Why now? LIND: Because it rains. REPORTER: Does it?"
_INNER_LABEL = re.compile(r"(?:^|(?<=[.!?…:)] ))(?P<name>[A-Z]{2,30}(?:[ .'’-]{1,2}[A-Z]{2,30}){0,3}): ", re.M)


@dataclass(frozen=True, slots=True)
class Author:
    """Whose a source's unmarked words are. `agrees`: whether it is who is asked for, None if that can't be told."""

    name: str
    agrees: bool | None


def author_of(asked: str, source: PreparedSource) -> Author | None:
    """Return whose the source's unmarked words are: whom `by:` names, else who is asked for if anything says so.

    They are nobody's whom the source quotes as it quotes others.
    """
    origin = source.origin
    if origin.by:
        return None if where_quoted(origin.by, source) is not None else Author(origin.by, _is(asked, origin.by, source))
    if origin.publisher and _is(asked, origin.publisher, source):
        return Author(origin.publisher, True)
    for name, by in _credited(source):
        if not _is(asked, name, source) or (by is Credit.TITLE and marks_speech(source)):
            continue
        if where_quoted(name, source) is None:
            return Author(name, True)
    return None


def mixes_voices(match: Match, author: Author, source: PreparedSource) -> bool:
    """Whether a piece of a match begins within words that the author quotes of somebody else, and goes on beyond them.

    The author may quote others in a sentence; but their words and the author's own are no one's when joined.
    """
    speeches = [source.stretch(word).speech for word in match.words]
    if speeches[0] is not None and speeches[0] == speeches[1]:
        return False
    for place in (match.first, *(after for _, after in match.skipped if after <= match.last)):
        members = _members(match.run[place], source)
        if members and any(not _is(author.name, name.name, source) for name in speaker_of(members, source).names):
            return True
    return False


def _members(word: int, source: PreparedSource) -> tuple[SpeechStretch, ...]:
    """Return the speech between quote marks that a word stands in."""
    stretch = source.stretch(word)
    return () if stretch.speech is None or stretch.label is not None else source.speeches.members[stretch.speech]


def where_quoted(name: str, source: PreparedSource) -> int | None:
    """Return the offset of the first speech that a source gives by name to somebody: its other words aren't theirs."""
    key = f"quoted {name}"
    if key not in source.found:
        labelled = _inner_label(name, source)
        source.found[key] = _first_speech_of(name, source) if labelled is None else labelled
    at: int | None = source.found[key]
    return at


def _first_speech_of(name: str, source: PreparedSource) -> int | None:
    speeches = filter(None, source.speeches.members[:LOOKED_AT])
    return next((members[0].start for members in speeches if _is_given_to(name, members, source)), None)


def _inner_label(name: str, source: PreparedSource) -> int | None:
    """Return the offset of the first label within lines by which somebody has turns among others' there."""
    if "inner labels" not in source.found:
        found = list(_INNER_LABEL.finditer(source.source.text))
        counts = Counter(label["name"] for label in found)
        again = [label for label in found if counts[label["name"]] > 1]
        source.found["inner labels"] = again if len({label["name"] for label in again}) > 1 else []
    own = set(name_words(name)[-1:])
    return next(
        (label.start() for label in source.found["inner labels"] if own & set(name_words(label["name"].title()))), None
    )


def _is_given_to(name: str, members: tuple[SpeechStretch, ...], source: PreparedSource) -> bool:
    label = members[0].label
    is_beside = set(name_words(name)[-1:]) <= set(name_words(_beside(members, source) if label is None else label.name))
    if label is not None or not is_beside:
        return is_beside
    found = speaker_of(members, source)
    return not found.implied and any(_is(name, each.name, source) for each in found.names)


def is_all_marked(source: PreparedSource) -> bool:
    """Whether nearly all of a source stands between quote marks, as a speech that was copied with them."""
    if "all marked" not in source.found:
        spoken = sum(stretch.end - stretch.start for stretch in source.speeches.stretches if stretch.speech is not None)
        source.found["all marked"] = spoken >= ALL * len(source.source.text)
    return bool(source.found["all marked"])


def marks_speech(source: PreparedSource) -> bool:
    """Whether a source shows whose words are whose: by labelled turns, or by two quotations that it attributes."""
    if "marks speech" not in source.found:
        source.found["marks speech"] = _marks_speech(source)
    return bool(source.found["marks speech"])


def _marks_speech(source: PreparedSource) -> bool:
    attributed = 0
    for members in filter(None, source.speeches.members[:LOOKED_AT]):
        if members[0].label is not None:
            return True
        attributed += bool(speaker_of(members, source).names) or _is_beside_a_verb_of_speech(members, source)
        if attributed == ENOUGH:
            return True
    return False


def _is_beside_a_verb_of_speech(members: tuple[SpeechStretch, ...], source: PreparedSource) -> bool:
    """Whether somebody is said to say a speech of some words, if only "a spokesman said", in any language with data."""
    text = source.source.text
    if sum(text.count(" ", member.start, member.end) for member in members) < FEWEST - 1:
        return False
    return any(word in _SAYING for word in WORD.findall(_beside(members, source).lower()))


def _beside(members: tuple[SpeechStretch, ...], source: PreparedSource) -> str:
    """Return the text just before and after a speech, and after its first part, in its paragraphs."""
    text = source.source.text
    start, _ = source.source.paragraphs[members[0].paragraph]
    pieces = [text[max(start, members[0].start - BESIDE) : members[0].start]]
    for member in dict.fromkeys((members[0], members[-1])):
        _, end = source.source.paragraphs[member.paragraph]
        pieces.append(text[member.end : min(end, member.end + BESIDE)])
    return " ".join(pieces)


def _credited(source: PreparedSource) -> tuple[tuple[str, Credit], ...]:
    if "credited" not in source.found:
        from bluf.evidence.quotes.credits import credited, has_several_authors  # most quotes ask for nobody's credit

        named = [(source.source.author, Credit.BYLINE)] if source.source.author else []
        titles = [source.origin.title, source.source.title or ""]
        head = [line for _, line in islice(source.source.lines, HEAD)]
        foot = [line for _, line in deque(source.source.lines, HEAD)]
        written = list(credited([*titles, *head], foot))
        if written and has_several_authors(line for _, line in source.source.lines):
            written = []
        source.found["credited"] = tuple(dict.fromkeys([*named, *written]))
    found: tuple[tuple[str, Credit], ...] = source.found["credited"]
    return found


def _is(asked: str, named: str, source: PreparedSource) -> bool | None:
    """Whether a brief's speaker is who is named; several may be, joined by "and"."""
    if _plain(asked) == _plain(named):
        return True
    names = names_in(named)
    if not names:
        return False
    answers = [same_name(asked, name, source.people, source.acronyms) for name in names]
    return True if True in answers else None if None in answers else False


def _plain(name: str) -> tuple[str, ...]:
    words = name_words(name)
    return words[1:] if words[:1] == ("the",) else words
