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

from bluf.evidence.quotes.attribution import NEAR, reopens, runs_on
from bluf.languages.english import NOT_SPEAKERS
from bluf.sources.text import SourceText

_MARK = re.compile(r"[\"“”„‟«»]|(?<!\w)['‘](?=\w)|['’](?!\w)")
_CLOSERS = {"“": '”"', "„": '“”"', "‟": "”", "«": "»", "»": "«", '"': '"”', "”": "”", "‘": "’'", "'": "'’"}
# What a transcript says of a turn, in a bracket of its own: "(Laughter.)", "[Applause]".
_DIRECTION = re.compile(r"(?:^|(?<=[.!?…”\"’'—-] ))(?:\([^\W\d_a-z][^()]{0,78}\)|\[[^\W\d_a-z][^\[\]]{0,78}\])(?=\s|$)")
_LABEL = re.compile(r"(?P<name>[^\W\d_a-z][\w.’'\-]*(?:[ ,]+[\w.’'()\-]+){0,6}?)\s*:\s+(?=\S)")
LONGEST_SINGLE = 3000  # characters of a speech in single marks, which apostrophes make hard to tell


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters `start` to `end` of the text, in one paragraph; `speech` is None for narration."""

    start: int
    end: int
    paragraph: int
    speech: int | None = None
    label: str | None = None  # who a transcript says has this turn


@dataclass(frozen=True, slots=True)
class Speeches:
    """All stretches in order, and those of each speech. A turn's speech holds the narration of its paragraphs."""

    stretches: tuple[Stretch, ...]
    starts: tuple[int, ...]
    members: tuple[tuple[Stretch, ...], ...]

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
    labels = _labels(source)
    if labels:
        return _turns(source, labels)
    found: list[Stretch] = []
    members: list[list[Stretch]] = []
    left_open = False
    between = ""  # the last narration of the paragraph
    for number, (start, end) in enumerate(source.paragraphs):
        cut, still_open = _cut(source.text, start, end)
        previous: Stretch | None = None  # the last spoken stretch that may go on
        if left_open and cut and cut[0][2] and source.text[start] in "\"“„«»‘'":
            previous = next((s for s in reversed(found) if s.speech is not None), None)
        earlier, between = between, ""
        for at, (begin, stop, spoken) in enumerate(cut):
            if not spoken:
                between = source.text[begin:stop]
                found.append(Stretch(begin, stop, number))
                continue
            after = source.text[cut[at + 1][0] : cut[at + 1][1]][:NEAR] if at + 1 < len(cut) else ""
            goes_on = previous is not None and (
                reopens(
                    earlier, _close(source, begin, stop), after, source.text[previous.start - 1] == source.text[start]
                )
                if previous.paragraph != number
                else runs_on(_close(source, previous.start, previous.end), between, _close(source, begin, stop), after)
            )
            speech = previous.speech if previous is not None and goes_on else None
            if speech is None:
                speech = len(members)
                members.append([])
            previous = Stretch(begin, stop, number, speech)
            members[speech].append(previous)
            found.append(previous)
        left_open = still_open
    return _gathered(found, members)


def _close(source: SourceText, start: int, end: int) -> str:
    """Return the last few characters of a piece of speech, which show how it closes."""
    return source.text[max(start, end - 9) : end]


def _gathered(found: list[Stretch], members: list[list[Stretch]]) -> Speeches:
    return Speeches(tuple(found), tuple(stretch.start for stretch in found), tuple(map(tuple, members)))


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


def _labels(source: SourceText) -> dict[int, tuple[int, str]]:
    """Return {paragraph: (where its words begin, name)} for a transcript: at least two turns, of named speakers."""
    found: dict[int, tuple[int, str]] = {}
    for number, (start, end) in enumerate(source.paragraphs):
        match = _LABEL.match(source.text, start, min(end, start + 90))
        if match is None or match["name"].split()[0].lower() in NOT_SPEAKERS:
            continue
        name = match["name"]
        words = [word for word in re.findall(r"[^\W\d_]+", name) if len(word) > 2]
        if all(word[0].isupper() for word in words):
            found[number] = (match.end(), name)
    upper = sum(name.isupper() for _, name in found.values())
    repeated = len(found) - len({name for _, name in found.values()})
    return found if len(found) >= 2 and (upper >= 2 or repeated) and 3 * len(found) >= len(source.paragraphs) else {}


def _turns(source: SourceText, labels: dict[int, tuple[int, str]]) -> Speeches:
    found: list[Stretch] = []
    members: list[list[Stretch]] = []
    name: str | None = None
    for number, (start, end) in enumerate(source.paragraphs):
        begin = start
        if number in labels:
            begin, name = labels[number]
            members.append([])
            found.append(Stretch(start, begin, number))
        if name is None:
            found.append(Stretch(start, end, number))
            continue
        for since, until, spoken in _parts(source.text[begin:end], begin):
            stretch = Stretch(since, until, number, len(members) - 1, name) if spoken else Stretch(since, until, number)
            found.append(stretch)
            if spoken:
                members[-1].append(stretch)
    return _gathered(found, members)


def _parts(text: str, start: int) -> Iterator[tuple[int, int, bool]]:
    """Cut a turn's paragraph, which begins at `start`, at its directions: (start, end, spoken)."""
    since = 0
    for direction in _DIRECTION.finditer(text):
        if direction.start() > since:
            yield start + since, start + direction.start(), True
        yield start + direction.start(), start + direction.end(), False
        since = direction.end()
    if since < len(text):
        yield start + since, start + len(text), True
