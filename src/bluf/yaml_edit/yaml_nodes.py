"""Turn YAML into nodes that know the characters they stand at.

Built on PyYAML's events. Their marks are kept where they are exact; the ends of block collections, which PyYAML puts
where the next thing begins, are those of the last thing in them, and block scalars end with their last line of text.
An alias stays an alias; `plain` lays out copies, as the reader does.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

import yaml

from bluf.yaml_files.composing import BRIEF_S, MAX_DEPTH, MAX_KEY

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain] | None"
Kind = Literal["text", "list", "fields", "alias"]

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PROPERTIES = re.compile(r"(?:[&!]\S*[ \t\r\n]*)+")
_FILL = re.compile(r"(?:[ \t\r\n]+|#[^\r\n]*)*")


class UnreadableError(Exception):
    """What the reader will explain."""


@dataclass(slots=True)
class Node:
    """A value. `start` stands behind its anchor; `style` is that of text: nothing (plain), `'`, `"`, `|` or `>`."""

    kind: Kind
    start: int
    end: int
    flow: bool = False
    value: str | None = None
    style: str = ""
    anchor: str | None = None
    items: "list[Item]" = field(default_factory=list)
    target: "Node | None" = None

    def named(self, name: str) -> "Item | None":
        """Return the first item with a key."""
        return next((item for item in self.items if item.name == name), None)


@dataclass(slots=True)
class Item:
    """A list's item, from its dash on, or a mapping's key with its value."""

    start: int
    node: Node
    name: str | None = None
    after_key: int = 0

    @property
    def end(self) -> int:
        """Where its last character stands, without a comment behind it."""
        return max(self.node.end, self.after_key)


def parse(text: str, stand_ins: dict[int, str]) -> Node | None:
    """Return the root node; None for a text without one. Raises yaml.YAMLError, or UnreadableError for too much."""
    events = yaml.parse(text.translate(stand_ins), Loader=_LOADER)
    restored = {ord(stand_in): chr(char) for char, stand_in in stand_ins.items()}
    parser = _Parser(text, events, restored)
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            root = parser.node(next(events), 0)
            return None if root.kind == "text" and root.value is None else root
    return None


class _Parser:
    def __init__(self, text: str, events: Iterator[Any], restored: dict[int, str]) -> None:
        self._text = text
        self._events = events
        self._restored = restored
        self._anchors: dict[str, Node] = {}

    def node(self, event: Any, depth: int) -> Node:
        if depth > MAX_DEPTH + 1:
            raise UnreadableError
        start, end = event.start_mark.index, event.end_mark.index
        if isinstance(event, yaml.AliasEvent):
            target = self._anchors.get(event.anchor or "")
            return Node("alias", start, end, value=event.anchor, target=target)
        if event.anchor or event.tag:
            match = _PROPERTIES.match(self._text, start)
            bound = end if isinstance(event, yaml.ScalarEvent) else len(self._text)
            start = min(match.end(), bound) if match else start
        if isinstance(event, yaml.ScalarEvent):
            node = self._scalar(event, start, end)
        elif isinstance(event, yaml.SequenceStartEvent):
            node = self._list(event, start, depth)
        else:
            node = self._fields(event, start, depth)
        if event.anchor:
            node.anchor = event.anchor
            self._anchors[event.anchor] = node
        return node

    def _scalar(self, event: Any, start: int, end: int) -> Node:
        value = event.value.translate(self._restored) if self._restored else event.value
        style = event.style or ""
        if style in ("|", ">"):
            end = line_end(self._text, start + len(self._text[start:end].rstrip()))
        nothing = not style and not event.value and event.tag is None
        return Node("text", start, end, value=None if nothing else value, style=style, anchor=event.anchor)

    def _list(self, opening: Any, start: int, depth: int) -> Node:
        flow = bool(opening.flow_style)
        node = Node("list", start, start, flow)
        at = start
        event: Any
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            inner = self.node(event, depth + 1)
            if flow:
                node.items.append(Item(inner.start, inner))
                continue
            dash = _past_fill(self._text, at)
            node.items.append(Item(dash, inner, after_key=dash + 1))
            at = node.items[-1].end
        closing: Any = event
        node.end = closing.end_mark.index if flow else at
        return node

    def _fields(self, opening: Any, start: int, depth: int) -> Node:
        flow = bool(opening.flow_style)
        node = Node("fields", start, start, flow)
        event: Any
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self.node(event, depth + 1)
            inner = self.node(next(self._events), depth + 1)
            known = key.target if key.kind == "alias" and key.target else key
            name = (known.value or "")[:MAX_KEY] if known.kind == "text" else "?"
            node.items.append(Item(key.start, inner, name, key.end))
        closing: Any = event
        node.end = closing.end_mark.index if flow else node.items[-1].end
        return node


def plain(root: Node | None) -> Plain:
    """Return the data of a node, an alias being a copy. Raises UnreadableError where the copies are too many."""
    budget = BRIEF_S.values

    def laid(node: Node) -> Plain:
        nonlocal budget
        budget -= 1
        if budget < 0:
            raise UnreadableError
        if node.kind == "alias":
            return laid(node.target) if node.target else f"*{node.value}"
        if node.kind == "list":
            return [laid(item.node) for item in node.items]
        if node.kind == "text":
            return node.value
        data: dict[str, Plain] = {}
        for item in node.items:
            if item.name is not None and item.name not in data:
                data[item.name] = laid(item.node)
        return data

    return laid(root) if root else {}


def _past_fill(text: str, at: int) -> int:
    match = _FILL.match(text, at)
    return match.end() if match else at


def line_start(text: str, at: int) -> int:
    """Return where the line of a place begins."""
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def line_end(text: str, at: int) -> int:
    """Return where the line of a place ends, before its line end."""
    ends = [end for end in (text.find("\n", at), text.find("\r", at)) if end >= 0]
    return min(ends, default=len(text))


def column(text: str, at: int) -> int:
    """Return the column of a place, counted from 0."""
    return at - line_start(text, at)
