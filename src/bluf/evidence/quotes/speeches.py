"""Turn a source's text into speeches and narration: who-knows-who's words between quote marks, and the rest.

A *stretch* is an unbroken piece of one paragraph, spoken (inside quote marks) or narrated. A *speech* is the spoken
stretches that run on from each other: split only by an attribution ("…," she said, "…"), or continued in a paragraph
that opens with a quote mark where the one before left its own open. The turns of a transcript ("SMITH: …") are speeches
too, marks or not.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from bluf.evidence.quotes.attribution import NEAR, reopens, runs_on
from bluf.evidence.quotes.quote_marks import cut_at_marks, opens_with_mark, repeats_mark
from bluf.evidence.quotes.stage_directions import spoken_parts
from bluf.evidence.quotes.turn_labels import TurnLabel
from bluf.evidence.quotes.turns import Turn, turns_of
from bluf.evidence.quotes.unmarked import unmarked_after
from bluf.sources.source_text import SourceText

AROUND = 2 * NEAR  # characters beside a stretch within which what bears on it stands

FEW = 3  # words of a scare quote


@dataclass(frozen=True, slots=True)
class SpeechStretch:
    """Characters `start` to `end` of the text, in one paragraph; `speech` is None for narration."""

    start: int
    end: int
    paragraph: int
    speech: int | None = None
    label: TurnLabel | None = None  # who a transcript says has this turn


@dataclass(frozen=True, slots=True)
class Speeches:
    """All stretches in order, and those of each speech. A turn's speech holds the narration of its paragraphs."""

    stretches: tuple[SpeechStretch, ...]
    starts: tuple[int, ...]
    members: tuple[tuple[SpeechStretch, ...], ...]
    turns: tuple[Turn, ...] = ()  # of a transcript

    def at(self, offset: int) -> SpeechStretch:
        """Return the stretch that the character at `offset` is in."""
        return self.stretches[max(0, bisect_right(self.starts, offset) - 1)]

    def between(self, start: int, end: int) -> Iterator[SpeechStretch]:
        """Yield the stretches that have characters from `start` to `end`."""
        number = max(0, bisect_right(self.starts, start) - 1)
        while number < len(self.stretches) and self.stretches[number].start < end:
            yield self.stretches[number]
            number += 1

    def around(self, stretch: SpeechStretch) -> tuple[SpeechStretch, ...]:
        """Return the stretches of the paragraph of `stretch` that are near it, one on each side at least."""
        at = max(0, bisect_right(self.starts, stretch.start) - 1)
        if self.stretches[at] is not stretch:
            at = self.stretches.index(stretch, at)
        low = high = at
        while low > 0 and self.stretches[low - 1].paragraph == stretch.paragraph:
            low -= 1
            if stretch.start - self.stretches[low].start > AROUND:
                break
        while high + 1 < len(self.stretches) and self.stretches[high + 1].paragraph == stretch.paragraph:
            high += 1
            if self.stretches[high].start - stretch.start > AROUND:
                break
        return self.stretches[low : high + 1]

    def touching(self, offset: int) -> range:
        """Return the numbers of the stretches with nothing between, not even a mark, around the character at `offset`.

        They are a speech and the attributions inside its marks, or a transcript's turn and what it says of it.
        """
        low = high = max(0, bisect_right(self.starts, offset) - 1)
        while low > 0 and self.stretches[low - 1].end == self.stretches[low].start:
            low -= 1
        while high + 1 < len(self.stretches) and self.stretches[high].end == self.stretches[high + 1].start:
            high += 1
        return range(low, high + 1)


def speeches(source: SourceText) -> Speeches:
    """Find the speeches of a source."""
    found: list[SpeechStretch] = []
    members: list[list[SpeechStretch]] = []
    turns = turns_of(source)
    _in_prose(source, 0, turns[0].start if turns else len(source.text), found, members)
    for turn in turns:
        if turn.label is None:
            _in_prose(source, turn.start, turn.end, found, members)
        else:
            _in_turn(source, turn, turn.label, found, members)
    return Speeches(tuple(found), tuple(each.start for each in found), tuple(map(tuple, members)), tuple(turns))


def _in_prose(
    source: SourceText, since: int, until: int, found: list[SpeechStretch], members: list[list[SpeechStretch]]
) -> None:
    """Find the speeches between quote marks in the text from `since` to `until`."""
    left_open = ""
    between = ""  # the last narration of the paragraph
    unmarked = 0  # paragraphs that are still spoken, though they have no marks
    for number in range(source.paragraphs.at(since), len(source.paragraphs)):
        start, stop = max(since, source.paragraphs[number][0]), source.paragraphs[number][1]
        end = min(stop, until)
        if end <= start:
            break
        if unmarked:
            unmarked -= 1
            found.append(SpeechStretch(start, end, number, len(members) - 1))
            members[-1].append(found[-1])
            continue
        goes_on = bool(left_open) and opens_with_mark(source.text, start)
        alike = goes_on and repeats_mark(source.text, start, left_open)
        cut, still_open = cut_at_marks(source.text, start, end, left_open if alike else "")
        previous: SpeechStretch | None = None  # the last spoken stretch that may go on
        if goes_on and cut and cut[0][2]:
            previous = next((s for s in reversed(found) if s.speech is not None), None)
        earlier, between = between, ""
        for at, (begin, stop, spoken) in enumerate(cut):
            if not spoken:
                between = source.text[begin:stop]
                found.append(SpeechStretch(begin, stop, number))
                continue
            after = source.text[cut[at + 1][0] : cut[at + 1][1]][:NEAR] if at + 1 < len(cut) else ""
            if previous is None:
                run_on = False
            elif previous.paragraph != number:
                run_on = reopens(earlier, _close(source, begin, stop), after, alike)
            else:
                words, more = _close(source, previous.start, previous.end), _close(source, begin, stop)
                inside = cut[at - 1][:2] == (previous.end, begin)  # an attribution with no mark beside it
                apart = _is_scare_quote(source.text, start, previous) and source.text[begin].isupper()
                run_on = inside or (not apart and runs_on(words, between, more, after))
            speech = previous.speech if previous is not None and run_on else None
            if speech is None:
                speech = len(members)
                members.append([])
            previous = SpeechStretch(begin, stop, number, speech)
            members[speech].append(previous)
            found.append(previous)
        left_open = still_open
        unmarked = unmarked_after(number, source) if end == stop else 0
        if unmarked:
            members.append([])


def _is_scare_quote(text: str, start: int, piece: SpeechStretch) -> bool:
    """Whether a piece of speech is a few words of the narrator's sentence: 'which Berg called "weak,"'.

    `start` is where its paragraph begins.
    """
    before = text[max(start, piece.start - 3) : piece.start].rstrip("“„«\"'‘ ")
    return text[piece.start].islower() and before[-1:].isalpha() and text.count(" ", piece.start, piece.end) < FEW


def _close(source: SourceText, start: int, end: int) -> str:
    """Return the last few characters of a piece of speech, which show how it closes."""
    return source.text[max(start, end - 9) : end]


def _in_turn(
    source: SourceText, turn: Turn, label: TurnLabel, found: list[SpeechStretch], members: list[list[SpeechStretch]]
) -> None:
    """Make a speech of a turn, less its label and its directions. A turn without words is none."""
    speech = len(members)
    number = source.paragraphs.at(turn.start)
    while number < len(source.paragraphs) and (begin := source.paragraphs[number][0]) < turn.end:
        start, end = max(begin, turn.start), min(source.paragraphs[number][1], turn.end)
        words = min(max(start, turn.words), end)
        if words > start:
            found.append(SpeechStretch(start, words, number))
        for since, until, spoken in spoken_parts(source.text, words, end):
            if not spoken:
                found.append(SpeechStretch(since, until, number))
                continue
            if speech == len(members):
                members.append([])
            found.append(SpeechStretch(since, until, number, speech, label))
            members[speech].append(found[-1])
        number += 1
