"""Map the characters of a text to where they stand in a file, or in the text that they were taken from.

A map is a few stretches, in the order of the text. In an exact one each character has its own place: the first stands
at `start`, the next after it. In any other all characters come from all of `start` to `end`: a space from the line end
that was folded, `é` from `\\xe9`, a date in words from `2025-03-14`. Places are offsets in characters, from 0.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, Self


class Stretch(NamedTuple):
    """Characters from index `at` of a text to the next stretch, and the offsets that they come from."""

    at: int
    start: int
    end: int
    exact: bool


@dataclass(frozen=True, slots=True)
class TextMap:
    """Where each character of a text of `length` characters comes from; without stretches, it can't be told."""

    length: int
    stretches: tuple[Stretch, ...]

    @classmethod
    def exact(cls, start: int, length: int) -> Self:
        """Return the map of a text that stands in the file as it is, from `start`."""
        return cls(length, (Stretch(0, start, start + length, True),) if length else ())

    @classmethod
    def whole(cls, length: int, start: int, end: int) -> Self:
        """Return the map of a text all of which comes from `start` to `end`."""
        return cls(length, (Stretch(0, start, end, False),) if length else ())

    @classmethod
    def joined(cls, maps: Iterable["TextMap"]) -> Self:
        """Return the map of texts that are put one after the other."""
        found: list[Stretch] = []
        length = 0
        for each in maps:
            for at, start, end, exact in each.stretches:
                last = found[-1] if found else None
                reach = last.at + last.end - last.start if last else 0
                if last and exact and last.exact and (reach, last.end) == (length + at, start):
                    found[-1] = last._replace(end=end)
                else:
                    found.append(Stretch(length + at, start, end, exact))
            length += each.length
        return cls(length, tuple(found))

    def part(self, first: int, last: int) -> Self:
        """Return the map of the characters from index `first` up to `last`."""
        first, last = max(first, 0), min(last, self.length)
        if first == 0 and last == self.length:
            return self
        if len(self.stretches) == 1 and first < last:
            ((_, start, end, exact),) = self.stretches
            return type(self)(
                last - first, (Stretch(0, *((start + first, start + last) if exact else (start, end)), exact),)
            )
        found = (Stretch(at - first, start, end, exact) for at, _, start, end, exact in self._within(first, last))
        return type(self)(max(last - first, 0), tuple(found))

    def span(self, first: int, last: int) -> tuple[int, int] | None:
        """Return from where to where the characters from index `first` up to `last` reach; None if it can't be told."""
        found = list(self._within(max(first, 0), min(last, self.length)))
        return (min(each[2] for each in found), max(each[3] for each in found)) if found else None

    def through(self, inner: "TextMap") -> Self:
        """Return the map of a text that was taken from this one: `inner` maps its characters to indexes of this."""
        return type(self).joined(self._through(inner))

    def written(self) -> str:
        """Return the map as text: `0:152 5:160-166` for exact characters from 152, and then some all of 160 to 166."""
        return " ".join(f"{at}:{start}" if exact else f"{at}:{start}-{end}" for at, start, end, exact in self.stretches)

    def _through(self, inner: "TextMap") -> Iterator["TextMap"]:
        for first, last, start, end, exact in inner._within(0, inner.length):
            if exact:
                yield self.part(start, end)
            else:
                place = self.span(start, end)
                yield TextMap.whole(last - first, *place) if place else TextMap(last - first, ())

    def _within(self, first: int, last: int) -> Iterator[tuple[int, int, int, int, bool]]:
        """Yield the stretches of the characters from `first` up to `last`, with where each begins and ends."""
        index = max(bisect_right(self.stretches, first, key=lambda stretch: stretch.at) - 1, 0)
        while index < len(self.stretches) and self.stretches[index].at < last:
            at, start, end, exact = self.stretches[index]
            index += 1
            until = self.stretches[index].at if index < len(self.stretches) else self.length
            begins, ends = max(at, first), min(until, last)
            if begins >= ends:
                continue
            if exact:
                yield begins, ends, start + begins - at, start + ends - at, True
            else:
                yield begins, ends, start, end, False
