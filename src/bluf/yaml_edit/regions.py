"""Find the lines that belong to an item: the item, the comment directly above it, and comments indented below it.

What stands between two items (line ends, blank lines, comments set apart) is the gap, and stays where it is.
"""

import re
from dataclasses import dataclass

from bluf.yaml_edit.amended_text import Amended
from bluf.yaml_edit.yaml_nodes import Node, column, line_end, line_start

_COMMENT = re.compile(r"( *)#([^\r\n]*)")
_PROPOSAL = re.compile(r" ?(?:- +)?([a-z_]\w*):(?: |$)")
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Region:
    """The characters of an item with its own comments."""

    start: int
    end: int


def region(page: Amended, around: Node, index: int) -> Region:
    """Return the region of an item of a list or mapping."""
    item = around.items[index]
    if around.flow:
        return Region(item.start, item.end)
    is_head = around is page.root and index == 0
    start = item.start if is_head else _own_comment(page, item.start, around.items[index - 1].end if index else 0)
    return Region(start, _tail(page.text, item.end, column(page.text, item.start)))


def _own_comment(page: Amended, start: int, bound: int) -> int:
    """Return where the comment directly above an item starts, or the item where it has none."""
    text = page.text
    line = line_start(text, start)
    if text[line:start].strip(" "):
        return start  # the item stands behind a dash
    indent = start - line
    bound = line_end(text, bound)
    while line > bound:
        above = line_start(text, line - (2 if text[line - 2 : line] == "\r\n" else 1))
        match = _COMMENT.match(text, above)
        if (above <= bound and bound) or not match or len(match[1]) != indent or _is_proposal(page, match[2]):
            break
        start, line = above + indent, above
    return start


def _is_proposal(page: Amended, comment: str) -> bool:
    """Whether a comment is a field that stands ready to be written, or goes on with one."""
    match = _PROPOSAL.match(comment)
    return (match is not None and match[1] in page.names) or bool(re.match(r"  +\S|\s*- ", comment))


def _tail(text: str, end: int, indent: int) -> int:
    """Return the end of the comment lines that stand directly below an item, indented deeper."""
    end = line_end(text, end)
    while match := _LINE_END.match(text, end):
        comment = _COMMENT.match(text, match.end())
        if not comment or len(comment[1]) <= indent:
            break
        end = comment.end()
    return end


def gap(page: Amended, around: Node, index: int) -> str:
    """Return what stands between an item and the next."""
    return page.text[region(page, around, index).end : region(page, around, index + 1).start]


def blank_lines(between: str) -> int:
    """Return how many blank lines a gap starts with."""
    match = re.match(r"(?:[ \t]*(?:\r\n|\r|\n))*", between)
    return max(len(_LINE_END.findall(match.group())) - 1, 0) if match else 0
