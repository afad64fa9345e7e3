"""Turn places in rendered markup back into lines of the template files that printed them.

A template is stamped when it is compiled: before every `<` and `&` that its author wrote goes a marker with the file,
the line and the how-manieth such character of that line it is. The markers travel with the markup through includes,
macros and inheritance; they are taken out before the markup is parsed. What a brief's words print is never stamped.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

from bluf.problems import Span

# XML can't hold these two, briefs are refused that have them, and no template needs them.
_START, _END = "\x01", "\x02"
_STAMPED = re.compile("[<&\n]")
_JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")


class Place(NamedTuple):
    """A place in a template: its file, its line from 1, and the how-manieth `<` or `&` of that line from 0."""

    file: str
    line: int
    nth: int = 0

    def span(self) -> Span:
        """Return the place with its line's text, as problems need it."""
        excerpt = line_of(self.file, self.line)
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
    try:
        lines = Path(file).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    return lines[line - 1] if 0 < line <= len(lines) else ""


class Stamping(Extension):
    """Stamps templates as Jinja compiles them, guards what is printed inside a tag, and counts turns of loops.

    Inside a tag, `{{ value }}` becomes `{{ (value)|attribute }}`: an attribute holds the words alone, without the
    provenance that the page's text carries. After each `{% for %}` goes `{{ turn() }}`, which ends endless loops.
    """

    priority = 200

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Yield the template's tokens, stamped."""
        file = stream.filename or stream.name or "template"
        counts: dict[int, int] = {}
        in_tag = guarding = looping = False
        before = ""
        for token in stream:
            if token.type == "data":
                in_tag = _ends_in_tag(token.value, in_tag)
                yield Token(token.lineno, "data", _stamp(token.value, file, token.lineno, counts))
            elif token.type == "variable_begin" and in_tag:
                guarding = True
                yield token
                yield Token(token.lineno, "lparen", "(")
            elif token.type == "variable_end" and guarding:
                guarding = False
                yield from _tokens(token.lineno, ("rparen", ")"), ("pipe", "|"), ("name", "attribute"))
                yield token
            else:
                yield token
                if token.type == "name" and token.value == "for" and before == "block_begin":
                    looping = True
                elif token.type == "block_end" and looping:
                    looping = False
                    yield from _tokens(
                        token.lineno,
                        ("variable_begin", "{{"),
                        ("name", "turn"),
                        ("lparen", "("),
                        ("rparen", ")"),
                        ("variable_end", "}}"),
                    )
            before = token.type


def _tokens(line: int, *tokens: tuple[str, str]) -> Iterator[Token]:
    for kind, value in tokens:
        yield Token(line, kind, value)


def _ends_in_tag(data: str, in_tag: bool) -> bool:
    opened, closed = data.rfind("<"), data.rfind(">")
    return in_tag if opened == closed else opened > closed


def _stamp(data: str, file: str, line: int, counts: dict[int, int]) -> str:
    def stamped(match: re.Match[str]) -> str:
        nonlocal line
        if match[0] == "\n":
            line += 1
            return "\n"
        nth = counts.get(line, 0)
        counts[line] = nth + 1
        return f"{_START}{line}:{nth}:{file}{_END}{match[0]}"

    return _STAMPED.sub(stamped, data)


class Rendered:
    """What a template printed: `markup` without the markers, and the places that its bytes came from."""

    def __init__(self, printed: str) -> None:
        first, *rest = printed.encode().split(_START.encode())
        parts, offset = [first], len(first)
        self._offsets: list[int] = []
        self._stamps: list[bytes] = []
        for part in rest:
            stamp, _, text = part.partition(_END.encode())
            self._offsets.append(offset)
            self._stamps.append(stamp)
            parts.append(text)
            offset += len(text)
        self.markup = b"".join(parts)

    def place(self, offset: int) -> Place | None:
        """Return the last stamped place at or before a byte of `markup`; None where nothing was stamped."""
        index = bisect_right(self._offsets, offset) - 1
        if index < 0:
            return None
        line, nth, file = self._stamps[index].decode().split(":", 2)
        return Place(file, int(line), int(nth))


def has_markers(text: str) -> bool:
    """Whether a template's own source has the characters that markers are made of."""
    return _START in text or _END in text
