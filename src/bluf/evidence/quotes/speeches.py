"""Turn a source's text into speeches and narration: who-knows-who's words between quote marks, and the rest.

A *stretch* is an unbroken piece of one paragraph, spoken (inside quote marks) or narrated. A *speech* is the spoken
stretches that run on from each other: split only by an attribution ("…," she said, "…"), or continued in a paragraph
that opens with a quote mark where the one before left its own open. The turns of a transcript ("SMITH: …") are speeches
too, marks or not.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from bluf.evidence.quotes.attribution import NEAR, reopens, runs_on
from bluf.evidence.quotes.marks import cut_at_marks, opens_with_mark, repeats_mark
from bluf.languages.english import NOT_SPEAKERS
from bluf.sources.text import SourceText

# What a transcript says of a turn, in a bracket of its own: "(Laughter.)", "[Applause]".
_DIRECTION = re.compile(r"(?:^|(?<=[.!?…”\"’'—-] ))(?:\([^\W\d_a-z][^()]{0,78}\)|\[[^\W\d_a-z][^\[\]]{0,78}\])(?=\s|$)")
_LABEL = re.compile(r"(?P<name>[^\W\d_a-z][\w.’'\-]*(?:[ ,]+[\w.’'()\-]+){0,6}?)\s*:\s+(?=\S)")
AROUND = 2 * NEAR  # characters beside a stretch within which what bears on it stands


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
    labels = _labels(source)
    if labels:
        return _turns(source, labels)
    found: list[Stretch] = []
    members: list[list[Stretch]] = []
    left_open = ""
    between = ""  # the last narration of the paragraph
    for number, (start, end) in enumerate(source.paragraphs):
        goes_on = bool(left_open) and opens_with_mark(source.text, start)
        alike = goes_on and repeats_mark(source.text, start, left_open)
        cut, still_open = cut_at_marks(source.text, start, end, left_open if alike else "")
        previous: Stretch | None = None  # the last spoken stretch that may go on
        if goes_on and cut and cut[0][2]:
            previous = next((s for s in reversed(found) if s.speech is not None), None)
        earlier, between = between, ""
        for at, (begin, stop, spoken) in enumerate(cut):
            if not spoken:
                between = source.text[begin:stop]
                found.append(Stretch(begin, stop, number))
                continue
            after = source.text[cut[at + 1][0] : cut[at + 1][1]][:NEAR] if at + 1 < len(cut) else ""
            run_on = previous is not None and (
                reopens(earlier, _close(source, begin, stop), after, alike)
                if previous.paragraph != number
                else runs_on(_close(source, previous.start, previous.end), between, _close(source, begin, stop), after)
            )
            speech = previous.speech if previous is not None and run_on else None
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
