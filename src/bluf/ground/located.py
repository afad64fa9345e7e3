"""Text that knows which field of a brief it came from, and where each of its characters stands in the file."""

import re
from typing import Self

from bluf.ground.text_map import TextMap
from bluf.problems.field_path import ROOT, FieldPath

SPACE = re.compile(r"[ \t\r\n\f]+")  # what a line shows as one space: not the no-break space, which stays
_TO_COLLAPSE = re.compile(r"  |[\t\r\n\f]")  # text without any of these has no other space than single ones


class Located(str):
    """What an author typed, with the `path` of its field, such as `quotes[0].text`; empty where it has none.

    `origin` maps its characters to offsets in the file's text; None where it came from no file.
    """

    __slots__ = ("origin", "path")
    path: FieldPath
    origin: TextMap | None

    def __new__(cls, value: str, path: FieldPath = ROOT, origin: TextMap | None = None) -> Self:
        """Make text that came from `path`."""
        self = super().__new__(cls, value)
        self.path = path
        self.origin = origin
        return self

    @classmethod
    def like(cls, text: str) -> Self:
        """Return a text as this kind, with its path and places if it has them."""
        if isinstance(text, Located):
            return cls(text, text.path, text.origin)
        return cls(text)

    def part(self, first: int, last: int) -> Self:
        """Return the characters from index `first` up to `last`, which keep their places."""
        return type(self)(self[first:last], self.path, self.origin and self.origin.part(first, last))

    def stripped(self) -> Self:
        """Return the text without the white space around it."""
        bare = self.strip()
        if len(bare) == len(self):
            return self
        first = len(self) - len(self.lstrip())
        return self.part(first, first + len(bare))

    def followed_by(self, other: "Located") -> Self:
        """Return this text and another of the same field after it."""
        both = TextMap.joined((self.origin, other.origin)) if self.origin and other.origin else None
        return type(self)(f"{self}{other}", self.path, both)

    def instead(self, words: str) -> Self:
        """Return other words that stand for this text, such as its canonical form: each comes from all of it."""
        if words == self:
            return type(self)(words, self.path, self.origin)
        place = self.origin and self.origin.span(0, len(self))
        return type(self)(words, self.path, TextMap.whole(len(words), *place) if place else None)

    def on_one_line(self) -> Self:
        """Return the text on one line, its white space collapsed and none around it."""
        text = self.stripped()
        words, inner = collapsed(text)
        return text if inner is None else type(self)(words, self.path, text.origin and text.origin.through(inner))


def collapsed(text: str) -> tuple[str, TextMap | None]:
    """Return a text with each run of white space as one space, and the map to the text; None if it is the same."""
    if not _TO_COLLAPSE.search(text):
        return text, None
    words = SPACE.sub(" ", text)
    parts: list[TextMap] = []
    at = 0
    for space in SPACE.finditer(text):
        parts += [TextMap.exact(at, space.start() - at), TextMap.whole(1, space.start(), space.end())]
        at = space.end()
    return words, TextMap.joined([*parts, TextMap.exact(at, len(text) - at)])
