"""Turn offsets in a YAML text, and the marks of its parser, into spans."""

from typing import Any

from bluf.ground.file_text import FileText
from bluf.problems import Span


class Places(FileText):
    """Turns marks of the YAML parser, too, into spans."""

    def of_marks(self, start: Any, end: Any) -> Span:
        """Return the span between two of PyYAML's marks."""
        line, column = start.line + 1, start.column + 1
        if end.line == start.line:
            return self.at(line, column, max(end.column + 1, column + 1))
        return self.at(line, column, max(len(self.excerpt(line)) + 1, column + 1))
