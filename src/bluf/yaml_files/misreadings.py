"""Watch YAML's events for text that reads otherwise than it looks, and say how to write it as it was meant.

YAML takes the start of some text for a mark of its own (`&name`, `!`, `? `) and leaves it out, cuts text at commas, and
joins lines. Nothing is wrong with such a file as YAML, so the parser says nothing; but words of it would be lost.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from bluf.problems import Problem, Severity, Span
from bluf.problems.wording import shown
from bluf.yaml_files.cut_items import FlowText, cut_items, cut_value
from bluf.yaml_files.joined_lines import joined, may_begin_otherwise, swallowed_field
from bluf.yaml_files.places import Places
from bluf.yaml_files.quoting import quoted_line, single_quoted_line

MOST = 100  # of such problems that are told of
_PATH = re.compile(r"(?<!\w)[A-Za-z]:\\[^\s\"']{1,300}")
# What stands where a value or key may begin, and makes it more than text of its own: without any, what is around a text
# has no bearing on it. Aliases count only after an anchor.
_MARK = r"(?:[&!?~\[{]|null\b)"
_ANY_MARK = (  # two, as a search is quick where all that it may find begins alike
    re.compile(rf"\n[ \t]*+{_MARK}"),
    re.compile(rf"[-:?][ \t]++{_MARK}"),
)
_DRIVES = "CDE"
_ALIAS = re.compile(r"\*([\w-]+)")
_GLUED = re.compile(r"[a-z_]{2,30}:")  # a field without the space after its colon
_NOTHING = ("~", "null")


@dataclass(slots=True)
class _Collection:
    """A list or mapping that is being read: its plain items, or its last key and value, and whether a key is next."""

    is_list: bool
    flow: bool
    items: list[FlowText | None] = field(default_factory=list)
    key: FlowText | None = None
    is_key_next: bool = True


@dataclass(slots=True)
class _Anchor:
    name: str
    span: Span
    of_text: bool
    is_used: bool = False


class Misreadings:
    """What is found while events are read. `unclosed` says why the parser may stumble further on."""

    def __init__(self, places: Places) -> None:
        self.errors: list[Problem] = []
        self.warnings: list[Problem] = []
        self.unclosed: Problem | None = None
        self._places = places
        self._open: list[_Collection] = []
        self._anchors: list[_Anchor] = []
        self._latest: dict[str, _Anchor] = {}

    def watched(self, events: Iterable[Any]) -> Iterator[Any]:
        """Yield the events, looking at each that may be misread: in most files, at texts of several lines alone."""
        text = self._places.text
        has_marks = any(pattern.search(f"\n{text}") for pattern in _ANY_MARK)
        is_any_line_odd = may_begin_otherwise(text) or ":\\" in text
        for event in events:
            if has_marks:
                self._look(event)
            if isinstance(event, yaml.ScalarEvent) and (is_any_line_odd or _has_several_lines(event)):
                self._lines(event)
            yield event

    def note_unused_anchors(self, hidden: str = "") -> None:
        """Note, when all has been read, the anchors that no alias names: those of text are most likely text.

        `hidden` is text that was not read, in which an alias may be.
        """
        named = set(_ALIAS.findall(hidden))
        for anchor in self._anchors:
            found = self.errors if anchor.of_text else self.warnings
            if not anchor.is_used and anchor.name not in named and len(found) < MOST:
                self._note(self._unused(anchor))

    def _note(self, problem: Problem) -> None:
        found = self.errors if problem.is_error else self.warnings
        if len(found) < MOST:
            found.append(problem)

    def _look(self, event: Any) -> None:
        if isinstance(event, yaml.CollectionEndEvent):
            closed = self._open.pop()
            if closed.is_list and closed.flow:
                for problem in cut_items(closed.items, self._places):
                    self._note(problem)
            return
        if isinstance(event, yaml.AliasEvent):
            if event.anchor in self._latest:
                self._latest[event.anchor].is_used = True
            self._enter(None)
            return
        if not isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
            return
        if event.anchor:
            self._anchor(event)
        if event.tag == "!" and isinstance(event, yaml.ScalarEvent) and len(self.errors) < MOST:
            self._note(self._swallowed(event, "!"))
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        else:
            self._enter(None)
            self._open.append(_Collection(isinstance(event, yaml.SequenceStartEvent), bool(event.flow_style)))

    def _anchor(self, event: Any) -> None:
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        at = self._places.excerpt(line).find(f"&{event.anchor}", column - 1)
        start = at + 1 if at >= 0 else column
        span = self._places.at(line, start, start + len(event.anchor) + 1)
        anchor = _Anchor(event.anchor, span, isinstance(event, yaml.ScalarEvent))
        self._anchors.append(anchor)
        self._latest[event.anchor] = anchor

    def _unused(self, anchor: _Anchor) -> Problem:
        name = shown(anchor.name)
        if anchor.of_text:
            message = f"YAML takes `&{name}` for the name of an anchor and leaves it out, and no `*{name}` uses it"
            return Problem("text-taken-for-mark", message, anchor.span, hint=self._in_quotes(anchor.span.line))
        message = f"YAML takes `&{name}` for the name of an anchor, and no `*{name}` uses it"
        return Problem("text-taken-for-mark", message, anchor.span, None, "remove it", Severity.WARNING)

    def _swallowed(self, event: Any, mark: str) -> Problem:
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        message = f"YAML takes the `{mark}` for a mark of its own and leaves it out"
        return Problem(
            "text-taken-for-mark", message, self._places.at(line, column, column + 1), hint=self._in_quotes(line)
        )

    def _in_quotes(self, line: int) -> str:
        written = quoted_line(self._places.excerpt(line))
        return f"put the text in quotes: {written}" if written else "put the text in quotes"

    def _scalar(self, event: Any) -> None:
        """Note what is wrong with a text where it is."""
        plain = not event.style
        around = self._open[-1] if self._open else None
        text = FlowText(event.start_mark.index, event.end_mark.index, event.value) if plain else None
        if around and not around.is_list and around.is_key_next:
            self._complex_key(event, around)
        elif plain and event.value in _NOTHING and event.tag is None:
            message = f"`{event.value}` is printed as it stands: a brief has no word for nothing"
            hint = "leave the field out, or put the text in quotes if it is meant"
            line, column = event.start_mark.line + 1, event.start_mark.column + 1
            span = self._places.at(line, column, column + len(event.value))
            self._note(Problem("nothing-as-text", message, span, hint=hint))
        if around and around.flow and not around.is_list and plain:
            self._cut_value(around, text)
        self._enter(text)

    def _lines(self, event: Any) -> None:
        """Note what is wrong with a text's lines, wherever it is."""
        first, last = event.start_mark.line + 1, event.end_mark.line + (event.end_mark.column > 0)
        column = event.start_mark.column + 1
        if event.style in ('"', "'") and last > first and self.unclosed is None:
            self.unclosed = swallowed_field(first, last, self._places)
            if self.unclosed:
                self._note(self.unclosed)
                return
        if event.style == '"':
            self._path_with_escapes(event)
        if event.style != "|" and (event.value or event.style):
            for problem in joined(first, last, column, event.style, self._places):
                self._note(problem)

    def _path_with_escapes(self, event: Any) -> None:
        """Note a Windows path in double quotes whose backslashes YAML takes for escapes: `C:\\new` has a line end."""
        if len(self.errors) >= MOST:
            return
        found = _PATH.finditer(self._places.text, event.start_mark.index, event.end_mark.index)
        match = next((each for each in found if _has_escapes(each[0])), None)
        if match is None:
            return
        span = self._places.span(*match.span())
        anew = single_quoted_line(self._places.excerpt(span.line))
        hint = "put the value in single quotes, where a backslash is a backslash" + (f": {anew}" if anew else "")
        message = "YAML takes the backslashes of this path for escapes: `\\n` is a line end, `\\t` a tab"
        self._note(Problem("text-taken-for-mark", message, span, hint=hint))

    def _complex_key(self, event: Any, around: _Collection) -> None:
        """Note a `? ` before a key, which begins a key of any kind in YAML and a question in prose."""
        if around.flow or len(self.errors) >= MOST:
            return
        line = self._places.excerpt(event.start_mark.line + 1)
        before = line[: event.start_mark.column].rstrip()
        if before.endswith("?"):
            span = self._places.at(event.start_mark.line + 1, len(before), len(before) + 1)
            message = "YAML takes the `? ` for a mark of its own and leaves it out"
            self._note(Problem("text-taken-for-mark", message, span, hint=self._in_quotes(span.line)))

    def _cut_value(self, around: _Collection, text: FlowText | None) -> None:
        """Note a field of `{…}` without a value, in whose place words stand."""
        if around.is_key_next or text is None or text.value or text.start != text.end or around.key is None:
            return
        before = around.items[-1] if around.items else None
        if (
            before is not None
            and not _GLUED.match(around.key.value)
            and (" " in around.key.value or around.key.value[:1].isdigit())
        ):
            self._note(cut_value(before, around.key, self._places))

    def _enter(self, text: FlowText | None) -> None:
        """Note a value, or a key, in what it is in."""
        if not self._open:
            return
        around = self._open[-1]
        if around.is_list:
            around.items.append(text)
        elif around.is_key_next:
            around.key = text
            around.is_key_next = False
        else:
            around.items = [text]
            around.is_key_next = True


def _has_several_lines(event: Any) -> bool:
    return bool(event.end_mark.line > event.start_mark.line)


def _has_escapes(path: str) -> bool:
    """Whether a path's backslashes are single ones. `Q:\\n` may be a question: one is enough on a usual drive alone."""
    return "\\\\" not in path and (path.count("\\") > 1 or path[0] in _DRIVES)
