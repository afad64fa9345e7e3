"""Part an inline into spans: characters of one face and direction, each of which is written as a run.

The page's own fragments say which face sets a character. The direction is that of the paragraph's text as a whole
(UAX #9) and not of its lines: a space that ends a line here stands inside a line once the text is edited.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from bluf.fonts.directional_marks import MARKS, marked_levels
from bluf.layout import Fragment, PlacedParagraph
from bluf.layout.words import printed_texts


class InlineSpan(NamedTuple):
    """Characters `start` to `end` of an inline's printed text; `shown` is where the page has them, if it does."""

    start: int
    end: int
    shown: Fragment | None
    is_right_to_left: bool = False


class Spans:
    """The spans of a paragraph's inlines."""

    def __init__(self, placed: PlacedParagraph) -> None:
        self._placed = placed
        self._of: dict[int, list[Fragment]] = {}
        for line in placed.lines:
            for fragment in line.fragments:
                self._of.setdefault(fragment.inline, []).append(fragment)
        self._levels: list[tuple[int, ...]] | None = None

    def of(self, index: int, length: int) -> Iterator[InlineSpan]:
        """Yield the spans of an inline whose printed text has `length` characters."""
        fragments = self._of.get(index)
        if not fragments:
            yield InlineSpan(0, length, None)
            return
        first = fragments[0]
        if all(fragment.shaper is first.shaper and not fragment.level for fragment in fragments):
            yield InlineSpan(0, length, first)
            return
        shown = _by_character(fragments, length)
        backwards = [level % 2 == 1 for level in self._bidi(index)]
        keys = [(shown[at].shaper, backwards[at]) for at in range(length)]
        bounds = [0, *(at for at in range(1, length) if keys[at] != keys[at - 1]), length]
        for start, end in pairwise(bounds):
            yield InlineSpan(start, end, shown[start], backwards[start])

    def _bidi(self, index: int) -> tuple[int, ...]:
        """Return the bidi level of each character of an inline."""
        if self._levels is None:
            texts = printed_texts(self._placed.block)
            starts = [0, *accumulate(map(len, texts))]
            marks = [
                (starts[hint.inline] + hint.offset, hint.char) for hint in self._placed.hints if hint.char in MARKS
            ]
            found = marked_levels("".join(texts), int(self._placed.is_right_to_left), sorted(marks))
            self._levels = [tuple(found[start:end]) for start, end in pairwise(starts)]
        return self._levels[index]


def _by_character(fragments: Sequence[Fragment], length: int) -> list[Fragment]:
    """Return the fragment of each character; one that no line has goes with the character before it."""
    ordered = sorted(fragments, key=lambda fragment: fragment.start)
    ends = [*(fragment.start for fragment in ordered[1:]), length]
    found: list[Fragment] = []
    for fragment, end in zip(ordered, ends, strict=True):
        found.extend([fragment] * (end - len(found)))
    return found
