"""Cut a source's narration into the sentences that may be points of a brief, as they stand.

Left out are headings, bylines and what newsrooms put around a text, sentences that are mostly somebody's words between
quote marks (those are quotes), halves of a speech, and the title where it is a sentence.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from bluf.draft.boilerplate import ENDS, is_around, is_boilerplate
from bluf.draft.front_matter import without_dateline
from bluf.draft.signs import holds_sign
from bluf.draft.spoken import NAMELESS, DraftedSpeech
from bluf.draft.yaml_text import cleaned
from bluf.evidence.quotes import PreparedSource
from bluf.evidence.quotes.sentences import sentences
from bluf.evidence.quotes.words import WORD
from bluf.sources import SourcePlace

SHORTEST, LONGEST = 7, 60  # words
FEWEST = 3  # sentences of narration, below which what is said in a transcript's turns may be points too
MOST_SPOKEN = 0.25  # of a sentence's letters, between quote marks
# Openings of a sentence that needs the one before it to be understood.
DANGLING = re.compile(
    r"(?:he|she|it|they|this|that|these|those|his|her|its|their|but|and|yet|however|also|meanwhile|so|such|there|then"
    r"|nor|in turn|instead|still|by contrast|in addition|moreover|or|both|neither|it's|that's|another|elsewhere"
    r"|not everyone|until then|since then|in response|the same|\w+ (?:years|months|weeks|days) later)\b"
    r"|(?:in|at|on|after|before|asked|speaking)\b[^,]*\b(?:he|she|they)\b|.*\bfor (?:example|instance)\b"
    r"|.*, (?:he|she|they) \w+\W*$",
    re.I,
)
_Found: TypeAlias = tuple[str, SourcePlace, bool, float, bool]
_SENTENCE_END = re.compile(r"[.!?…][”\"’'»)]*$")


@dataclass(frozen=True, slots=True, order=True)
class Candidate:
    """A sentence of a source. `spoken` is how much of it stands between quote marks, from 0 to 1.

    `said`: it is a transcript's, and its speaker's words.
    """

    number: int
    text: str
    place: SourcePlace
    opens_paragraph: bool
    spoken: float = 0.0
    said: bool = False


def candidates_of(source: PreparedSource, quotes: Sequence[DraftedSpeech], title: str | None = None) -> list[Candidate]:
    """Return the source's sentences that may be points; of a transcript, what its speakers say, with their names.

    `quotes` are those of the source, `title` is what it is called.
    """
    called = WORD.findall(title.lower()) if title else []
    every = [each for each in _candidates(source) if WORD.findall(each[0].lower()) != called]
    found = [each for each in every if not DANGLING.match(each[0])]
    if len(found) < FEWEST:
        found = [*(found or every), *_from_turns(source, quotes)]
    if len(found) < FEWEST:
        found = [*every, *(each for each in found if each not in every)]
    return [Candidate(number, *rest) for number, rest in enumerate(found)]


def _from_turns(source: PreparedSource, quotes: Sequence[DraftedSpeech]) -> Iterator[_Found]:
    """Yield the statements of a transcript's turns, each as its speaker's words."""
    text = source.source.text
    for quote in quotes:
        label = source.speeches.at(quote.offset).label
        if label is None or quote.speaker is None or quote.speaker.lower() in NAMELESS:
            continue
        for member in source.speeches.members[source.speeches.at(quote.offset).speech or 0]:
            at = member.start
            for sentence in sentences(text[member.start : member.end]):
                words = cleaned(sentence)
                opens_badly = DANGLING.match(words)
                if (
                    _is_whole(words)
                    and not opens_badly
                    and not words.endswith("?")
                    and not re.search(r"[“”\"]", words)
                    and not is_boilerplate(words)
                    and not holds_sign(words)
                ):
                    yield f"{quote.speaker}: “{words}”", source.source.place(at), at == member.start, 0.0, True
                at += len(sentence)


def _candidates(source: PreparedSource) -> Iterator[_Found]:
    text = source.source.text
    begun = False
    for start, end in source.source.paragraphs:
        paragraph = text[start:end]
        if ENDS.fullmatch(paragraph.strip()):
            if begun:
                return
            continue
        if is_around(paragraph) or source.speeches.at(start).label or source.speeches.at(end - 1).label:
            continue
        at = end - len(without_dateline(paragraph))
        opens = True
        for stop in _sentence_ends(source, at, end):
            words = cleaned(text[at:stop])
            spoken = _spoken(source, at, stop)
            if _is_whole(words) and spoken <= MOST_SPOKEN and not (is_boilerplate(words) or holds_sign(words)):
                begun = True
                yield words, source.source.place(at), opens, spoken, False
            opens = False
            at = stop


def _sentence_ends(source: PreparedSource, start: int, end: int) -> Iterator[int]:
    """Yield the offsets at which the sentences of a paragraph end."""
    first, last = bisect_left(source.starts, start), bisect_left(source.starts, end)
    for word in range(first, last - 1):
        if source.sentence_ends(word, word + 1):
            stop = re.search(r"[.!?…][”\"’'»)]*\s", source.gap(word, word + 1))
            if stop is not None:
                yield source.end(word) + stop.end()
    yield end


def _is_whole(text: str) -> bool:
    """Whether a text is one sentence with both ends of every pair of marks."""
    return (
        SHORTEST <= len(text.split()) <= LONGEST
        and _SENTENCE_END.search(text) is not None
        and (text[0].isupper() or text[0].isdigit())
        and text.count("“") == text.count("”")
        and text.count('"') % 2 == 0
        and text.count("«") == text.count("»")
        and text.count("(") == text.count(")")
    )


def _spoken(source: PreparedSource, start: int, end: int) -> float:
    said = 0
    at = start
    while at < end:
        stretch = source.speeches.at(at)
        if stretch.speech is not None and stretch.start < end:
            said += max(0, min(stretch.end, end) - max(stretch.start, start))
        at = max(at, stretch.end) + 1
    return said / max(1, end - start)
