"""Give a scalar another text, in the style that it has where that style can hold it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bluf.yaml_edit.amended_text import Amended, Splice
from bluf.yaml_edit.scalars import (
    MAX_WIDTH,
    NEW_WIDTH,
    block,
    double,
    fits_folded,
    fits_plain,
    fits_single,
    fresh,
    one_line,
    quoted,
    single,
)
from bluf.yaml_edit.wrapping import rewrapped
from bluf.yaml_edit.yaml_nodes import Node, column, line_end

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a scalar: its text without margins, and where in the file that stands."""

    start: int
    end: int
    text: str


def set_text(page: Amended, node: Node, text: str, indent: int, flow: bool, careful: bool) -> Splice:
    """Return the change that gives a scalar its new text. A block made for it stands at `indent`."""
    if careful or node.value is None:
        return _instead(page, node, [one_line(text, flow, careful)])
    if node.style in ("|", ">"):
        return _in_block(page, node, text, indent)
    if flow and not (node.value or "").strip():
        return _instead(page, node, [one_line(text, flow)])
    if not flow and _is_new_to_it(page, node, text):
        return _instead(page, node, fresh(text, indent, column(page.text, node.start), page.width))
    if len(_LINE_END.split(page.text[node.start : node.end])) > 1:
        return _over_lines(page, node, text, indent, flow)
    if node.style == "'" and fits_single(text):
        return _instead(page, node, [single(text)])
    if node.style == '"' and ("\n" not in text or flow or not text):
        return _instead(page, node, [double(text)])
    if "\n" in text and not flow:
        return _instead(page, node, block(text, indent, page.width))
    return _instead(page, node, [one_line(text, flow) if not node.style else quoted(text)])


def _is_new_to_it(page: Amended, node: Node, text: str) -> bool:
    """Whether a scalar's style says nothing of how the text is to be written: it was empty, or short and plain."""
    start = column(page.text, node.start)
    old = page.text[node.start : node.end]
    if not (node.value or "").strip():
        return bool(text)
    fitted = not node.style and not _LINE_END.search(old) and start + len(old) <= NEW_WIDTH
    return fitted and start + len(text) > NEW_WIDTH


def _instead(page: Amended, node: Node, lines: Sequence[str]) -> Splice:
    """Return the change that puts other lines where a scalar is."""
    if node.style in ("|", ">"):
        header = line_end(page.text, node.start)
        rest = page.text[node.start : header].lstrip("|>+-0123456789")
        return Splice(node.start, node.end, page.eol.join([lines[0] + rest, *lines[1:]]))
    return page.placed(node.start, node.end, lines)


def _in_block(page: Amended, node: Node, text: str, indent: int) -> Splice:
    lines = _block_lines(page.text, node)
    old = (node.value or "").strip("\n")
    if not text or "\ufeff" in text:
        return _instead(page, node, [double(text)])
    if not lines:
        return _instead(page, node, block(text, indent, page.width))
    margin = column(page.text, next(line.start for line in lines if line.text))
    if node.style == "|":
        return _replaced(page, lines, *_differing([line.text for line in lines], text.split("\n")), margin)
    if not fits_folded(text):
        return _instead(page, node, block(text, margin, page.width))
    width = max(_width(page, lines) - margin, 20)
    return _replaced(page, lines, *rewrapped([line.text for line in lines], old, text, width), margin)


def _over_lines(page: Amended, node: Node, text: str, indent: int, flow: bool) -> Splice:
    """Return the change to a plain or quoted scalar that its author wrapped."""
    fits = {"": fits_plain(text.replace("\n", " "), flow), "'": bool(text), '"': bool(text)}
    if not fits[node.style] or "\t" in text or "\ufeff" in text or re.search(r"[ \t]\n|\n[ \t]", text):
        lines = [one_line(text, flow, True)] if flow else fresh(text, indent, MAX_WIDTH, page.width)
        return _instead(page, node, lines)
    lines_now = _flow_lines(page.text, node)
    margin = column(page.text, next(line.start for line in lines_now[1:] if line.text))
    width = _width(page, lines_now)
    first = width - column(page.text, node.start)
    old, new = _in_style(node.value or "", node.style), _in_style(text, node.style)
    texts = [line.text for line in lines_now]
    return _replaced(page, lines_now, *rewrapped(texts, old, new, max(width - margin, 20), max(first, 20)), margin)


def _in_style(text: str, style: str) -> str:
    """Return text as it stands in quotes over several lines: line ends stay line ends."""
    if style == '"':
        return '"' + "\n".join(double(part)[1:-1] for part in text.split("\n")) + '"'
    return single(text) if style == "'" else text


def _replaced(page: Amended, lines: Sequence[_Line], start: int, end: int, put: Sequence[str], margin: int) -> Splice:
    texts = [(" " * margin + text if text and number else text) for number, text in enumerate(put)]
    first = lines[start]
    if put and put[0] and not first.text:  # a blank line gets text
        texts[0] = " " * margin + texts[0]
    at = first.start
    if put and not put[0] and first.text:
        at = max(page.text.rfind("\n", 0, at), page.text.rfind("\r", 0, at)) + 1
    return Splice(at, lines[end - 1].end, page.eol.join(texts))


def _differing(old: list[str], new: list[str]) -> tuple[int, int, list[str]]:
    """Return which lines to replace, at least one, and with which."""
    same = min(len(old), len(new))
    head = next((at for at in range(same) if old[at] != new[at]), same)
    tail = next((at for at in range(same - head) if old[-1 - at] != new[-1 - at]), same - head)
    if head == len(old) - tail:
        if head:
            head -= 1
        else:
            tail -= 1
    return head, len(old) - tail, new[head : len(new) - tail]


def _block_lines(text: str, node: Node) -> list[_Line]:
    """Return the lines of a block scalar's text, below its header."""
    value = (node.value or "").lstrip("\n")
    if not value.strip():
        return []
    found = _split(text, line_end(text, node.start), node.end)[1:]
    while found and not found[0][2].strip():
        found.pop(0)
    opening = found[0][2]
    margin = len(opening) - len(opening.lstrip(" ")) - (len(value) - len(value.lstrip(" ")))
    lines = []
    for start, end, line in found:
        lead = margin if line[margin:] else len(line)
        kept = line[lead:]
        lines.append(_Line(start if not kept else start + lead, end, kept))
    return lines


def _flow_lines(text: str, node: Node) -> list[_Line]:
    """Return the lines of a plain or quoted scalar, without what stands around them."""
    lines = []
    for number, (start, end, line) in enumerate(_split(text, node.start, node.end)):
        lead = len(line) - len(line.lstrip(" \t")) if number else 0
        kept = line[lead:].rstrip(" \t")
        lines.append(_Line(start if not kept else start + lead, start + lead + len(kept) if kept else end, kept))
    return lines


def _split(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    found = []
    for match in _LINE_END.finditer(text, start, end):
        found.append((start, match.start(), text[start : match.start()]))
        start = match.end()
    return [*found, (start, end, text[start:end])]


def _width(page: Amended, lines: Sequence[_Line]) -> int:
    """Return the width at which a scalar's author wrapped it, else the page's."""
    broken = any(one.text and other.text for one, other in pairwise(lines))
    if not broken:
        return page.width
    return min(max(column(page.text, line.start) + len(line.text) for line in lines), MAX_WIDTH)
