"""The text of a file that someone wrote, and the spans of its characters."""

from bisect import bisect_right

from bluf.problems import Span


class FileText:
    """A file's text with LF line ends; `path` is what problems call it. Offsets are in characters, from 0."""

    __slots__ = ("_starts", "lines", "path", "text")

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

    def span(self, start: int, end: int) -> Span:
        """Return the span of the characters from `start` up to `end`, which may be on several lines."""
        while end > start + 1 and self.text[end - 1 : end] == "\n":
            end -= 1  # a line end shows nothing
        line, last = self._line(start), self._line(max(end - 1, start))
        column, end_column = start - self._starts[line - 1] + 1, end - self._starts[last - 1] + 1
        return Span(self.path, line, column, end_column, self.excerpt(line), last if last > line else 0)

    def _line(self, offset: int) -> int:
        """Return the line of an offset, from 1."""
        return min(bisect_right(self._starts, offset), len(self.lines))
