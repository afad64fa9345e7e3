"""Turn places in rendered markup back into lines of the template files that printed them (see `filling.stamps`)."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from bluf.brief.rich_text import RichText
from bluf.document import Figure
from bluf.filling import MOST_BYTES, Filled
from bluf.ground.file_cache import state_of
from bluf.ground.file_opening import opened
from bluf.problems import Span
from bluf.problems.field_path import FieldPath

_STAMP = re.compile(rb"\x01(\d{1,10}):(\d{1,6}):(\d{1,6})\x02")
_JINJA = re.compile(r"\{(?:\{.*?(?:\}\}|$)|%.*?(?:%\}|$)|#.*?(?:#\}|$))")  # it may end on a later line
_LINE_END = re.compile(r"\r\n|\r|\n")
_LONGEST_LINE = 2_000  # characters: on a longer line no column is looked for


class TemplatePlace(NamedTuple):
    """A place in a template: its file, its line from 1, and the index of a `<` or `&` on it."""

    file: str
    line: int
    nth: int = 0

    def span(self) -> Span:
        """Return the place with its line's text, as problems need it."""
        excerpt = line_of(self.file, self.line)
        if len(excerpt) > _LONGEST_LINE:
            return whole_line(self.file, self.line)
        markup = _JINJA.sub(lambda match: " " * len(match[0]), excerpt)
        columns = [match.start() for match in re.finditer("[<&]", markup)]
        if self.nth >= len(columns):
            return whole_line(self.file, self.line)
        start = columns[self.nth]
        name = re.match(r"</?[A-Za-z][\w-]*|.", markup[start:])
        return Span(self.file, self.line, start + 1, start + 1 + (name.end() if name else 1), excerpt)


def whole_line(file: str, line: int) -> Span:
    """Return the span of a line's text, without the space before it."""
    excerpt = line_of(file, line)
    column = len(excerpt) - len(excerpt.lstrip()) + 1
    return Span(file, line, column, max(len(excerpt.rstrip()) + 1, column + 1), excerpt)


def line_of(file: str, line: int) -> str:
    """Return a line of a file, empty where there is none."""
    lines = _lines_of(Path(file), state_of(Path(file)))
    return lines[line - 1] if 0 < line <= len(lines) else ""


@lru_cache(maxsize=64)
def _lines_of(path: Path, _state: object) -> list[str]:
    """Return the lines of a file in a certain state."""
    try:
        with opened(path) as file:
            return _LINE_END.split(file.read(MOST_BYTES).decode(errors="replace"))
    except (OSError, ValueError):
        return []


@dataclass(frozen=True, slots=True)
class NumberedTable:
    """A table of the brief that a page may print: its path, and what it shows, in words without marks."""

    path: FieldPath
    title: str


class Rendered:
    """What a template printed: `markup` without the stamps, and the places that its bytes came from.

    `fields` are the words of the brief's fields, and `figures` its pictures and charts, by the numbers that the markup
    has for them, as it has for the `tables`. `own` is where the template first prints each character beyond ASCII that
    is not of a field.
    """

    def __init__(
        self,
        filled: Filled,
        fields: Sequence[RichText] = (),
        figures: Sequence[Figure] = (),
        tables: Sequence[NumberedTable] = (),
    ) -> None:
        first, *rest = _STAMP.split(filled.printed.encode(errors="surrogatepass"))
        parts, offset = [first], len(first)
        self.fields = fields
        self.figures = figures
        self.tables = tables
        self.own: dict[str, TemplatePlace] = {}
        self._files = filled.files
        self._offsets: list[int] = []
        self._stamps: list[tuple[bytes, bytes, bytes]] = []
        for file, line, nth, text in zip(rest[::4], rest[1::4], rest[2::4], rest[3::4], strict=True):
            self._offsets.append(offset)
            self._stamps.append((file, line, nth))
            parts.append(text)
            offset += len(text)
        self.markup = b"".join(parts)

    def place(self, offset: int) -> TemplatePlace | None:
        """Return the last stamped place at or before a byte of `markup`; None where nothing was stamped."""
        index = bisect_right(self._offsets, offset) - 1
        if index < 0:
            return None
        file, line, nth = map(int, self._stamps[index])
        return TemplatePlace(self._files[file], line, nth) if file in self._files else None
