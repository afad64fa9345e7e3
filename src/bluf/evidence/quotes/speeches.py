"""Turn a source's text into speeches and narration: who-knows-who's words between quote marks, and the rest.

A *stretch* is an unbroken piece of one paragraph, spoken (inside quote marks) or narrated. A *speech* is the spoken
stretches that run on from each other: split only by an attribution ("…," she said, "…"), or continued in a paragraph
that opens with a quote mark where the one before left its own open. Curly, straight, single, low and angle marks are
understood. The turns of a transcript ("SMITH: …") are speeches too, marks or not.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from bluf.evidence.quotes.attribution import NEAR, runs_on
from bluf.evidence.quotes.directions import spoken_parts
from bluf.evidence.quotes.labels import Label
from bluf.evidence.quotes.turns import Turn, turns_of
from bluf.evidence.quotes.unmarked import unmarked_after
from bluf.sources.text import SourceText

_MARK = re.compile(r"[\"“”„‟«»]|(?<!\w)['‘](?=\w)|['’](?!\w)")
_CLOSERS = {"“": '”"', "„": '“”"', "‟": "”", "«": "»", "»": "«", '"': '"”', "”": "”", "‘": "’'", "'": "'’"}
LONGEST_SINGLE = 3000  # characters of a speech in single marks, which apostrophes make hard to tell


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters `start` to `end` of the text, in one paragraph; `speech` is None for narration."""

    start: int
    end: int
    paragraph: int
    speech: int | None = None
    label: Label | None = None  # who a transcript says has this turn


@dataclass(frozen=True, slots=True)
class Speeches:
    """All stretches in order, and those of each speech. A turn's speech holds the narration of its paragraphs."""

    stretches: tuple[Stretch, ...]
    starts: tuple[int, ...]
    members: tuple[tuple[Stretch, ...], ...]
    turns: tuple[Turn, ...] = ()  # of a transcript

    def at(self, offset: int) -> Stretch:
        """Return the stretch that the character at `offset` is in."""
        return self.stretches[max(0, bisect_right(self.starts, offset) - 1)]

    def between(self, start: int, end: int) -> Iterator[Stretch]:
        """Yield the stretches that have characters from `start` to `end`."""
        number = max(0, bisect_right(self.starts, start) - 1)
        while number < len(self.stretches) and self.stretches[number].start < end:
            yield self.stretches[number]
            number += 1

    def around(self, stretch: Stretch) -> tuple[Stretch, ...]:
        """Return all stretches of the paragraph of `stretch`."""
        low = max(0, bisect_right(self.starts, stretch.start) - 1)
        if self.stretches[low] is not stretch:
            low = self.stretches.index(stretch, low)
        high = low
        while low > 0 and self.stretches[low - 1].paragraph == stretch.paragraph:
            low -= 1
        while high + 1 < len(self.stretches) and self.stretches[high + 1].paragraph == stretch.paragraph:
            high += 1
        return self.stretches[low : high + 1]


def speeches(source: SourceText) -> Speeches:
    """Find the speeches of a source."""
    found: list[Stretch] = []
    members: list[list[Stretch]] = []
    turns = turns_of(source)
    _in_prose(source, 0, turns[0].start if turns else len(source.text), found, members)
    for turn in turns:
        if turn.label is None:
            _in_prose(source, turn.start, turn.end, found, members)
        else:
            _in_turn(source, turn, turn.label, found, members)
    return Speeches(tuple(found), tuple(each.start for each in found), tuple(map(tuple, members)), tuple(turns))


def _in_prose(source: SourceText, since: int, until: int, found: list[Stretch], members: list[list[Stretch]]) -> None:
    """Find the speeches between quote marks in the text from `since` to `until`."""
    left_open = False
    unmarked = 0  # paragraphs that are still spoken, though they have no marks
    for number in range(source.paragraphs.at(since), len(source.paragraphs)):
        start, stop = max(since, source.paragraphs[number][0]), source.paragraphs[number][1]
        end = min(stop, until)
        if end <= start:
            break
        if unmarked:
            unmarked -= 1
            found.append(Stretch(start, end, number, len(members) - 1))
            members[-1].append(found[-1])
            continue
        cut, still_open = _cut(source.text, start, end)
        previous: Stretch | None = None  # the last spoken stretch that may go on
        if left_open and cut and cut[0][2] and source.text[start] in "\"“„«»‘'":
            previous = next((s for s in reversed(found) if s.speech is not None), None)
        between = ""
        for at, (begin, stop, spoken) in enumerate(cut):
            if not spoken:
                between = source.text[begin:stop]
                found.append(Stretch(begin, stop, number))
                continue
            after = source.text[cut[at + 1][0] : cut[at + 1][1]][:NEAR] if at + 1 < len(cut) else ""
            goes_on = previous is not None and (
                previous.paragraph != number
                or runs_on(_close(source, previous.start, previous.end), between, _close(source, begin, stop), after)
            )
            speech = previous.speech if previous is not None and goes_on else None
            if speech is None:
                speech = len(members)
                members.append([])
            previous = Stretch(begin, stop, number, speech)
            members[speech].append(previous)
            found.append(previous)
        left_open = still_open
        unmarked = unmarked_after(number, source) if end == stop else 0
        if unmarked:
            members.append([])


def _close(source: SourceText, start: int, end: int) -> str:
    """Return the last few characters of a piece of speech, which show how it closes."""
    return source.text[max(start, end - 9) : end]


def _cut(text: str, start: int, end: int) -> tuple[list[tuple[int, int, bool]], bool]:
    """Cut a paragraph at its outermost quote marks, which are left out: (start, end, spoken)."""
    cut: list[tuple[int, int, bool]] = []
    opener = ""
    since = start
    closers = _SingleClosers(text, end)
    for mark in _MARK.finditer(text, start, end):
        sign, at = mark.group(), mark.start()
        if not opener:
            if not _opens(text, sign, at, start, end, closers):
                continue
            if at > since:
                cut.append((since, at, False))
            opener, since = sign, at + 1
        elif sign in _CLOSERS[opener] and _closes(text, opener, sign, at, end):
            if at > since:
                cut.append((since, at, True))
            opener, since = "", at + 1
    if since < end:
        cut.append((since, end, bool(opener)))
    return cut, bool(opener)


@dataclass(slots=True)
class _SingleClosers:
    """Tells whether a single closing mark follows within reach, looking at each character once."""

    text: str
    end: int
    looked: int = 0
    latest: int = -1

    def follow(self, at: int) -> bool:
        """Whether a mark that can close a speech follows the opening one at `at`."""
        reach = min(self.end, at + LONGEST_SINGLE)
        if self.latest > at:
            return True
        for mark in _MARK.finditer(self.text, max(at + 1, self.looked), reach):
            if mark.group() in "'’" and _closes(self.text, "‘", mark.group(), mark.start(), self.end):
                self.latest, self.looked = mark.start(), mark.end()
                return True
        self.looked = max(self.looked, reach)
        return False


def _opens(text: str, sign: str, at: int, start: int, end: int, closers: _SingleClosers) -> bool:
    free = at == start or text[at - 1].isspace() or text[at - 1] in "([—–-/"
    if sign in "'‘":
        return free and text[at + 1 : at + 2].isalpha() and closers.follow(at)
    if sign in "“„‟«":
        return True
    return free and at + 1 < end and sign in '"”»'


def _closes(text: str, opener: str, sign: str, at: int, end: int) -> bool:
    after = text[at + 1 : at + 2] if at + 1 < end else ""
    if opener not in "'‘":
        return not (sign == '"' and text[at - 1].isspace() and after.isalnum())
    if after.isalnum():
        return False
    plural = text[at - 1] in "sS" and after == " " and text[at + 2 : at + 3].islower()
    if not plural:
        return True
    ahead = _MARK.finditer(text, at + 1, min(end, at + LONGEST_SINGLE))
    rest = next((mark.group() for mark in ahead if mark.group() in "'’‘"), "‘")
    return rest == "‘"


def _in_turn(source: SourceText, turn: Turn, label: Label, found: list[Stretch], members: list[list[Stretch]]) -> None:
    """Make a speech of a turn, less its label and its directions. A turn without words is none."""
    speech = len(members)
    number = source.paragraphs.at(turn.start)
    while number < len(source.paragraphs) and (begin := source.paragraphs[number][0]) < turn.end:
        start, end = max(begin, turn.start), min(source.paragraphs[number][1], turn.end)
        words = min(max(start, turn.words), end)
        if words > start:
            found.append(Stretch(start, words, number))
        for since, until, spoken in spoken_parts(source.text, words, end):
            if not spoken:
                found.append(Stretch(since, until, number))
                continue
            if speech == len(members):
                members.append([])
            found.append(Stretch(since, until, number, speech, label))
            members[speech].append(found[-1])
        number += 1
