"""Turn YAML events into data with places: mappings, lists and text that knows its field.

An alias stands for a copy of what it names, with the alias's own paths; the copies are counted, so that a few lines
cannot grow into millions (the "billion laughs").
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml

from bluf.ground.located import Located
from bluf.ground.text_map import TextMap
from bluf.problems import BriefError, Problem, Span
from bluf.problems.field_path import ROOT, FieldPath
from bluf.problems.wording import shown
from bluf.yaml_files.characters import unfit, what_is_unfit
from bluf.yaml_files.places import Places
from bluf.yaml_files.quoting import quoted_line
from bluf.yaml_files.scalar_maps import scalar_map

MAX_ALIASES = 100
MAX_DEPTH = 20
MAX_KEY = 200  # characters; text with a `: ` in it can be taken for a key
MAX_PATH = 1_000  # characters of all the keys that lead to a value
MAX_PROBLEMS = 100  # a file with so many is of another kind


@dataclass(frozen=True, slots=True)
class Limits:
    """How many values a file of a kind may have, and what to do where it has more, or is too large."""

    values: int = 50_000
    hint: str = "a brief is one page: move the rest to a source file"


BRIEF_S = Limits()

_STRING_TAG = "tag:yaml.org,2002:str"
_COMMENT = re.compile(r"[ \t]+#(?=\S)")
_VALUE = (yaml.ScalarEvent, yaml.CollectionStartEvent)


@dataclass(slots=True)
class _Scalar:
    value: str | None
    span: Span
    end: int = 0  # the last line
    style: str = ""  # the parser's name for how it is written; in `"` escapes may have brought characters in
    start: int = 0  # the offsets of its marks
    until: int = 0
    origin: TextMap | None = None  # once it is asked for


@dataclass(slots=True)
class _Sequence:
    span: Span
    items: list["_Node"] = field(default_factory=list)


@dataclass(slots=True)
class _Mapping:
    span: Span
    items: list[tuple[_Scalar, "_Node"]] = field(default_factory=list)


_Node: TypeAlias = _Scalar | _Sequence | _Mapping


@dataclass(slots=True)
class _Open:
    """A collection that is being read; `key` waits for its value."""

    node: _Sequence | _Mapping
    anchor: str | None
    key: _Scalar | None = None


class Composer:
    """Reads events once, then lays paths over what they made."""

    def __init__(self, places: Places, restored: dict[int, str], limits: Limits = BRIEF_S) -> None:
        """Read a text in which characters stand in for those to be `restored`."""
        self._limits = limits
        self.problems: list[Problem] = []
        self.warnings: list[Problem] = []
        self.spans: dict[FieldPath, Span] = {}
        self.keys: dict[FieldPath, Span] = {}
        self.ends: dict[FieldPath, int] = {}
        self._places = places
        self._may_be_cut = " #" in places.text or "\t#" in places.text
        self._restored = restored
        self._anchors: dict[str, _Node] = {}
        self._aliases = 0
        self._values = 0
        self._laid = 0

    def compose(self, events: Iterable[Any]) -> dict[str, Any] | None:
        """Return the mapping that the events describe; None where `problems` says why there is none."""
        root = self._read(events)
        if root is None:
            self._blame(
                "empty-file", "there is nothing in this file", self._places.at(1, 1), "a brief starts `title: …`"
            )
        elif not isinstance(root, _Mapping):
            kind = "a list" if isinstance(root, _Sequence) else "a single value"
            self._blame(
                "not-a-mapping",
                f"the file holds {kind}, not fields with names",
                root.span,
                "start with `title: …`, each field on a line of its own",
            )
        else:
            data = self._lay(root, ROOT, 0)
            return data if isinstance(data, dict) else None
        return None

    def _blame(self, code: str, message: str, span: Span, hint: str, path: FieldPath | None = None) -> None:
        self.problems.append(Problem(code, message, span, path, hint))
        if len(self.problems) == MAX_PROBLEMS:
            raise BriefError(self.problems)

    def _read(self, events: Iterable[Any]) -> _Node | None:
        stack: list[_Open] = []
        root: _Node | None = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents == 2:
                    span = self._places.of_marks(event.start_mark, event.end_mark)
                    hint = "keep one brief a file: remove the `---` and what follows, or move it to another file"
                    self._blame("several-documents", "a second document starts here", span, hint)
                    return root
                continue
            if isinstance(event, yaml.CollectionEndEvent):
                closed = stack.pop()
                if closed.anchor:
                    self._anchors[closed.anchor] = closed.node
                continue
            node = self._node(event)
            if node is None:
                continue
            if not stack:
                root = node
            else:
                self._add(stack[-1], node)
            if isinstance(event, yaml.CollectionStartEvent) and isinstance(node, _Sequence | _Mapping):
                stack.append(_Open(node, event.anchor))
                if len(stack) > MAX_DEPTH:
                    hint = "a brief needs five levels at most: look for brackets that are never closed"
                    self._blame("too-deep", f"nested more than {MAX_DEPTH} deep", node.span, hint)
                    raise BriefError(self.problems)
            elif isinstance(event, yaml.ScalarEvent) and event.anchor:
                self._anchors[event.anchor] = node
        if isinstance(root, _Scalar) and root.value is None:
            return None
        return root

    def _node(self, event: Any) -> _Node | None:
        """Return the node of an event, or None for an event that makes none."""
        start, end = event.start_mark, event.end_mark
        if isinstance(event, yaml.AliasEvent):
            return self._aliased(event)
        if not isinstance(event, _VALUE):
            return None
        if event.tag is not None and event.tag != _STRING_TAG and not (event.tag == "!" and event.implicit):
            span = self._places.of_marks(start, end)
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            written = quoted_line(self._places.excerpt(span.line))
            hint = "write the value without it; put quotes around text that starts with `!`"
            hint += f": {written}" if written else ""
            self._blame("yaml-tag", f"the tag `{shown(tag)}` is not read", span, hint)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        span = self._places.at(start.line + 1, start.column + 1)
        return _Sequence(span) if isinstance(event, yaml.SequenceStartEvent) else _Mapping(span)

    def _scalar(self, event: Any) -> _Scalar:
        plain = not event.style
        if plain and self._may_be_cut:
            self._look_for_cut_text(event)
        empty = plain and not event.value and event.tag is None
        value = event.value.translate(self._restored) if self._restored else event.value
        end = event.end_mark.line + (event.end_mark.column > 0)  # a block's end is marked where the next thing begins
        start, until = event.start_mark.index, event.end_mark.index
        if event.end_mark.line > event.start_mark.line:
            span = self._places.span(start, start + len(self._places.text[start:until].rstrip(" \t\n")))
        else:
            span = self._places.of_marks(event.start_mark, event.end_mark)
        return _Scalar(None if empty else value, span, end, event.style or "", start, until)

    def _aliased(self, event: Any) -> _Node:
        span = self._places.of_marks(event.start_mark, event.end_mark)
        self._aliases += 1
        if self._aliases == MAX_ALIASES + 1:
            hint = "write the values out"
            self._blame("too-many-aliases", f"more than {MAX_ALIASES} aliases (`*name`)", span, hint)
            raise BriefError(self.problems)
        known = self._anchors.get(event.anchor)
        if known is None:
            name = shown(event.anchor)
            hint = f"put quotes around text that starts with `*`, or name something `&{name}` before this line"
            self._blame("unknown-alias", f"the alias `*{shown(event.anchor)}` names nothing before it", span, hint)
            start, until = event.start_mark.index, event.end_mark.index
            return _Scalar(f"*{event.anchor}", span, start=start, until=until)
        return known

    def _add(self, target: _Open, node: _Node) -> None:
        if isinstance(target.node, _Sequence):
            self._count(node)
            target.node.items.append(node)
        elif target.key is not None:
            self._count(node)
            target.node.items.append((target.key, node))
            target.key = None
        elif isinstance(node, _Scalar):
            target.key = node
            if len(node.value or "") > MAX_KEY:
                hint = "put the value in quotes if this is text with a `: ` in it"
                self._blame("bad-key", f"a field's name has over {MAX_KEY} characters", node.span, hint)
                target.key = _Scalar((node.value or "")[:MAX_KEY], node.span)
        else:
            hint = "a field's name is a word, such as `title:`; put quotes around text that starts with `[` or `{`"
            self._blame("bad-key", "a list or mapping can't be a field's name", node.span, hint)
            target.key = _Scalar("?", node.span)

    def _count(self, value: _Node) -> None:
        self._values += 1
        if self._values > self._limits.values:
            message = f"the file has over {self._limits.values:,} values"
            self._blame("too-large", message, value.span, self._limits.hint)
            raise BriefError(self.problems)

    def _look_for_cut_text(self, event: Any) -> None:
        """Warn of ` #` in a line of text: YAML takes what follows for a comment."""
        mark = event.end_mark
        line = self._places.excerpt(mark.line + 1)
        comment = _COMMENT.match(line, mark.column)
        if comment and len(self.warnings) < MAX_PROBLEMS:
            start = comment.end() - 1
            cut = line[start : start + 30].rstrip()
            hint = "put the whole value in quotes if this belongs to it; write `# ` with a space for a comment"
            span = self._places.at(mark.line + 1, start + 1, len(line) + 1)
            message = f"YAML takes `{cut}` for a comment and leaves it out"
            self.warnings.append(Problem("text-cut-by-comment", message, span, hint=hint))

    def _origin(self, scalar: _Scalar) -> TextMap:
        """Return where the characters of a scalar's value stand in the file."""
        if scalar.origin is None:
            text, value = self._places.text, scalar.value or ""
            scalar.origin = scalar_map(text, scalar.start, scalar.until, scalar.style, value)
        return scalar.origin

    def _look_for_unfit(self, scalar: _Scalar, path: FieldPath) -> None:
        """Note a character that an escape such as "\\0" brought in and no document can hold."""
        if scalar.value and (offset := unfit(scalar.value)) is not None:
            hint = "remove the escape that stands for it"
            place = self._origin(scalar).span(offset, offset + 1)
            span = self._places.span(*place) if place else scalar.span
            self._blame("control-character", what_is_unfit(scalar.value[offset]), span, hint, path)

    def _lay(self, node: _Node, path: FieldPath, depth: int) -> Any:
        """Return the data of a node with its paths, and note its places."""
        self._laid += 1
        if self._laid > self._limits.values:
            hint = "write the values out instead of repeating them with aliases"
            self._blame("too-many-aliases", "aliases repeat this file's values too many times", node.span, hint)
            raise BriefError(self.problems)
        if len(path) > MAX_PATH:
            hint = "fields' names are words"
            self._blame("too-deep", f"the names on the way here have over {MAX_PATH:,} characters", node.span, hint)
            raise BriefError(self.problems)
        self.spans[path] = node.span
        if isinstance(node, _Scalar):
            if node.end > node.span.line:
                self.ends[path] = node.end
            if node.style == '"':
                self._look_for_unfit(node, path)
            return None if node.value is None else Located(node.value, path, self._origin(node))
        if depth > MAX_DEPTH:
            self._blame("too-deep", f"nested more than {MAX_DEPTH} deep", node.span, "look for an alias inside itself")
            raise BriefError(self.problems)
        if isinstance(node, _Sequence):
            return [self._lay(item, path / index, depth + 1) for index, item in enumerate(node.items)]
        data: dict[str, Any] = {}
        for key, value in node.items:
            name = key.value or ""
            inner = path / name
            if key.style == '"':
                self._look_for_unfit(key, inner)
            if name in data:
                first = self.keys[inner].line
                message = f"`{shown(name)}` is given twice; it stands on line {first} already"
                self._blame("duplicate-key", message, key.span, "keep one of the two", inner)
                continue
            self.keys[inner] = key.span
            data[name] = self._lay(value, inner, depth + 1)
        return data
