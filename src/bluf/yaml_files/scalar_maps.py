"""Map the value of a YAML scalar to the characters of the file that wrote it (YAML 1.1, chapter 9, as libyaml does).

The parser tells a scalar's value and where it begins and ends. Each style is read here once more from the file's own
text: what is found must be the parser's very value, or all of the value is mapped to all of the scalar.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bluf.ground.text_map import Stretch, TextMap

_PROPERTIES = re.compile(r"(?:[&!][^ \t\n]*+|#[^\n]*+|[ \t\n]++)*+")  # an anchor, a tag, and comments after them
_HEADER = re.compile(r"[|>][-+\d]*+[ \t]*+(?:#[^\n]*+)?+\n?")
_SPACE = r"[ \t]++(?:\n[ \t\n]*+)?+|\n[ \t\n]*+"  # that has a line end in it is folded
_PLAIN = re.compile(_SPACE)
_SINGLE = re.compile(_SPACE + "|''")
_DOUBLE = re.compile(_SPACE + r"|\\(?:x..|u.{4}|U.{8}|\n[ \t\n]*+|.)", re.DOTALL)


@dataclass(slots=True)
class _Writing:
    """A value that is put together from the file's text, with the map of what has been put."""

    text: str
    words: list[str] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)
    length: int = 0

    def copy(self, start: int, end: int) -> None:
        """Put characters that stand in the file as they are."""
        if end > start:
            last = self.stretches[-1] if self.stretches else None
            if last and last.exact and last.end == start:
                self.stretches[-1] = Stretch(last.at, last.start, end, True)
            else:
                self.stretches.append(Stretch(self.length, start, end, True))
            self.words.append(self.text[start:end])
            self.length += end - start

    def put(self, words: str, start: int, end: int) -> None:
        """Put words that the characters of the file from `start` to `end` stand for."""
        if words:
            self.stretches.append(Stretch(self.length, start, end, False))
            self.words.append(words)
            self.length += len(words)


def scalar_map(text: str, start: int, end: int, style: str, value: str) -> TextMap:
    """Return where the characters of a scalar's value stand in the file's text.

    `start` and `end` are the parser's marks, and `style` its name for how the scalar is written: `'`, `"`, `|`, `>`, or
    empty for a plain one. An anchor or a tag before it may be within the marks.
    """
    if text[start : start + 1] in ("&", "!") and (before := _PROPERTIES.match(text, start, end)):
        start = before.end()
    inset = 1 if style in ("'", '"') else 0
    if len(value) == end - start - 2 * inset and text.startswith(value, start + inset):
        return TextMap.exact(start + inset, len(value))
    writing = _Writing(text)
    if style in ("|", ">"):
        _block(writing, start, end, style, value)
    else:
        marks = {"'": _SINGLE, '"': _DOUBLE}.get(style, _PLAIN)
        _running(writing, start + inset, end - inset, marks, value)
    if "".join(writing.words) != value:
        return TextMap.whole(len(value), start, end)
    return TextMap(writing.length, tuple(writing.stretches))


def _running(writing: _Writing, start: int, end: int, marks: re.Pattern[str], value: str) -> None:
    """Put the text of a plain or quoted scalar, in which line ends are folded and marks stand for characters."""
    at = start
    made = 0  # characters of the value so far
    for match in marks.finditer(writing.text, start, end):
        mark = match[0]
        if mark.isspace() and "\n" not in mark:
            continue
        made += match.start() - at
        words = _meant(mark, value, made)
        writing.copy(at, match.start())
        writing.put(words, *match.span())
        made += len(words)
        at = match.end()
    writing.copy(at, end)


def _meant(mark: str, value: str, index: int) -> str:
    """Return what a mark stands for; an escape for the character that the parser has made of it, at `index`."""
    if mark == "''":
        return "'"
    if mark[0] == "\\" and mark[1] != "\n":
        return value[index : index + 1]
    further = "\n" * (mark.count("\n") - 1)  # of some line ends the first is folded (9.3.4)
    return further if mark[0] == "\\" else further or " "


def _block(writing: _Writing, start: int, end: int, style: str, value: str) -> None:
    """Put the lines of a literal (9.3.5) or folded (9.3.6) block, as many as the value has."""
    header = _HEADER.match(writing.text, start, end)
    if header is None:
        return
    lines = list(_lines(writing.text, header.end(), end))
    indent = _indent(writing.text, lines, value)
    pending: list[tuple[int, int]] = []  # line ends that stand for themselves unless they are folded
    left = len(value)
    was_folded = False  # whether the last line with words may be joined with the next
    begun = False
    for begins, ends in lines:
        begins = min(begins + indent, ends)
        if begins == ends:
            if ends < end:
                pending.append((ends, ends + 1))
            continue
        folds = style == ">" and writing.text[begins] not in " \t"
        if begun and folds and was_folded:
            joint = (pending[0][0], begins)
            words = "\n" * (len(pending) - 1) or " "
            writing.put(words, *joint)
            left -= len(words)
        else:
            for place in pending:
                writing.copy(*place)
            left -= len(pending)
        writing.copy(begins, ends)
        left -= ends - begins
        pending = [(ends, ends + 1)] if ends < end else []
        was_folded, begun = folds, True
        if left <= 0:
            break
    for place in pending[: max(left, 0)]:  # those that chomping has left
        writing.copy(*place)


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where each line begins, and where it ends without its line end."""
    while start < end:
        ends = text.find("\n", start, end)
        ends = end if ends < 0 else ends
        yield start, ends
        start = ends + 1


def _indent(text: str, lines: list[tuple[int, int]], value: str) -> int:
    """Return by how many spaces a block is indented: by those that its first line with words has over the value's."""
    empty = len(value) - len(value.lstrip("\n"))
    if empty >= len(lines) or empty == len(value):
        return 10**6  # there are no words
    begins, ends = lines[empty]
    line = text[begins:ends]
    return max((len(line) - len(line.lstrip(" "))) - (len(value) - empty - len(value[empty:].lstrip(" "))), 0)
