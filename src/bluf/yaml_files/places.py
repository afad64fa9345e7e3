"""Turn offsets in a text, and the marks of a parser, into spans."""

from bisect import bisect_right
from typing import Any

from bluf.problems import Span


class Places:
    """Turns offsets and marks of a text into spans."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.lines = text.split("\n")
        self._starts = [0]
        for line in self.lines:
            self._starts.append(self._starts[-1] + len(line) + 1)

    def excerpt(self, line: int) -> str:
        """Return the text of a line, counted from 1."""
        return self.lines[line - 1] if 0 < line <= len(self.lines) else ""

    def at(self, line: int, column: int, end_column: int = 0) -> Span:
        """Return the span of a line and columns, all counted from 1."""
        return Span(self.path, line, column, end_column, self.excerpt(line))

    def of_offset(self, offset: int, length: int = 1) -> Span:
        """Return the span of some characters by their offset in the text."""
        line = bisect_right(self._starts, offset)
        column = offset - self._starts[line - 1] + 1
        return self.at(line, column, column + length)

    def of_marks(self, start: Any, end: Any) -> Span:
        """Return the span between two of PyYAML's marks."""
        line, column = start.line + 1, start.column + 1
        if end.line == start.line:
            return self.at(line, column, max(end.column + 1, column + 1))
        return self.at(line, column, max(len(self.excerpt(line)) + 1, column + 1))
