"""A brief's text while it is amended: its nodes, the habits of its author, and changes to its characters."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from bluf.yaml_edit.scalars import MAX_WIDTH, WIDTH
from bluf.yaml_edit.yaml_nodes import Item, Node, column, line_end


@dataclass(frozen=True, slots=True)
class Splice:
    """Characters to replace, and what to put there."""

    start: int
    end: int
    put: str


@dataclass(frozen=True)
class Amended:
    """A text with its nodes. `names` are those that its fields may have, at any depth."""

    text: str
    root: Node | None
    eol: str = "\n"
    names: frozenset[str] = frozenset()

    def with_splices(self, splices: Sequence[Splice]) -> str:
        """Return the text with changes made, none of which may overlap another."""
        text = self.text
        for splice in sorted(splices, key=lambda splice: splice.start, reverse=True):
            text = text[: splice.start] + splice.put + text[splice.end :]
        return text

    def placed(self, start: int, end: int, lines: Sequence[str]) -> Splice:
        """Return the change that puts lines in place of what stands on one line, before a comment behind it."""
        space = "" if start == 0 or self.text[start - 1] in " \t\r\n[{(" or not lines[0] else " "
        if len(lines) == 1:
            return Splice(start, end, space + lines[0])
        stop = line_end(self.text, end)
        rest = self.text[end:stop].rstrip(" \t")
        return Splice(start, stop, self.eol.join([space + lines[0] + rest, *lines[1:]]))

    @cached_property
    def width(self) -> int:
        """The width at which the author wraps."""
        widest = 0
        for node in self._nodes():
            if node.kind != "text" or node.style == "|":
                continue
            lines = self.text[node.start : node.end].splitlines()
            inner = lines[1:] if node.style == ">" else lines
            if len(inner) > 1:
                broken = [line for line, after in pairwise(inner) if line.strip() and after.strip()]
                widest = max([widest, *(len(line.rstrip()) for line in broken)])
        return min(widest, MAX_WIDTH) if widest >= 40 else WIDTH

    @cached_property
    def step(self) -> int:
        """How far the author indents the fields of a field."""
        for item, around in self._items():
            if item.name is not None and item.node.kind == "fields" and not item.node.flow and not around.flow:
                return max(column(self.text, item.node.items[0].start) - column(self.text, item.start), 1)
        return 2

    @cached_property
    def list_step(self) -> int:
        """How far the author indents a list's dashes."""
        for item, around in self._items():
            if item.name is not None and item.node.kind == "list" and not item.node.flow and not around.flow:
                return max(column(self.text, item.node.items[0].start) - column(self.text, item.start), 0)
        return 2

    def _nodes(self) -> Iterator[Node]:
        yield from (item.node for item, _ in self._items())

    def _items(self) -> Iterator[tuple[Item, Node]]:
        waiting = [self.root] if self.root else []
        while waiting:
            node = waiting.pop(0)
            for item in node.items:
                yield item, node
                if item.node.items:
                    waiting.append(item.node)
