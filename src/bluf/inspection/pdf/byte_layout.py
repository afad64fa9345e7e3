"""Scan the bytes of a PDF (ISO 32000-1, 7.5): its comments, its objects, and the bytes that belong to nothing.

One pass from the beginning to the end. What a library reads is what the cross-reference table leads to; this finds what
lies beside it: comments, text between objects or before `startxref`, and objects that the table does not name.
"""

import re
from dataclasses import dataclass, field

from bluf.inspection.pdf.safe_values import Key

_HEAD = re.compile(rb"%PDF-\d\.\d[^\S\r\n]*(?:\r\n|\r|\n)?(?:%[^\r\n]*[\x80-\xff]{4,}[\r\n])?")  # 7.5.2
_EMPTY = re.compile(rb"[\0\t\n\f\r ]*+")
_OBJECT = re.compile(rb"(\d{1,10})[\0\t\n\f\r ]+(\d{1,5})[\0\t\n\f\r ]+obj\b")
_TABLE = re.compile(rb"xref[\0\t\n\f\r ]*+(?:\d+[\0\t\n\f\r ]++\d+[\0\t\n\f\r ]++(?:[fn][\0\t\n\f\r ]*+)?+)*+")
_TRAILER = re.compile(rb"trailer\b")
_START = re.compile(rb"startxref[\0\t\n\f\r ]*+\d*+")
_NEXT = re.compile(rb"\d{1,10}[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+obj\b|xref[\0\t\n\f\r ]|trailer\b|startxref\b|%")
_STOP = re.compile(rb"[%(<>]|\bstream\r?\n|\bstream\r|\bendobj\b")
_PAREN = re.compile(rb"[()\\]")
_LINE = re.compile(rb"[^\r\n]*+")
_LENGTH = re.compile(rb"/Length[\0\t\n\f\r ]+(\d{1,10})(?![\0\t\n\f\r ]+\d+[\0\t\n\f\r ]+R)\b")
_STREAM_END = re.compile(rb"[\0\t\n\f\r ]*endstream\b")
_WORD = re.compile(r"[^\W_]{3,}")
_ANSWER = "%%EOF"
_LONGEST = 1000  # bytes of a comment


@dataclass(slots=True)
class ByteLayout:
    """What stands where. `objects` has the number and generation of each object by where it begins."""

    objects: dict[int, Key] = field(default_factory=dict)
    comments: list[str] = field(default_factory=list)
    gaps: list[bytes] = field(default_factory=list)
    finished: bool = True


def layout_of(data: bytes) -> ByteLayout:
    """Return the layout of a PDF from its header to its last end."""
    layout = ByteLayout()
    head, last = _HEAD.search(data), data.rfind(b"%%EOF")
    at, end = head.end() if head else 0, last if last >= 0 else len(data)
    while at < end:
        at = _EMPTY.match(data, at).end()  # type: ignore[union-attr] # it matches nothing too
        if at >= end:
            break
        if found_object := _OBJECT.match(data, at):
            layout.objects[at] = (int(found_object[1]), int(found_object[2]))
            at = _body(data, found_object.end(), end, layout)
        elif data[at] == 0x25:
            at = _comment(data, at, end, layout)
        elif table := _TABLE.match(data, at) or _START.match(data, at):
            at = table.end()
        elif trailer := _TRAILER.match(data, at):
            at = _body(data, trailer.end(), end, layout, trailer=True)
        else:
            following = _NEXT.search(data, at + 1, end)
            stop = following.start() if following else end
            layout.gaps.append(data[at:stop])
            at = stop
    return layout


def _comment(data: bytes, at: int, end: int, layout: ByteLayout) -> int:
    line = _LINE.match(data, at, end)
    stop = line.end() if line else end
    if text := words_of_comment(data[at : min(stop, at + _LONGEST)]):
        layout.comments.append(text)
    return max(stop, at + 1)


def _body(data: bytes, at: int, end: int, layout: ByteLayout, trailer: bool = False) -> int:
    """Return where an object ends, or a trailer's dictionary."""
    depth, start = 0, at
    while stop := _STOP.search(data, at, end):
        sign, at = stop[0], stop.end()
        if sign == b"%":
            at = _comment(data, stop.start(), end, layout)
        elif sign == b"(":
            after = _string_end(data, at, end)
            if after < 0:
                layout.finished = False
                return end
            at = after
        elif sign == b"<":
            depth += data.startswith(b"<", at)
            at += data.startswith(b"<", at)
        elif sign == b">":
            if data.startswith(b">", at):
                depth, at = depth - 1, at + 1
                if trailer and depth <= 0:
                    return at
        elif sign == b"endobj":
            return at
        else:
            at = _after_stream(data, start, at, end)
            start = at
            if not trailer:
                return _close(data, at, end, layout)
    return end


def _after_stream(data: bytes, start: int, at: int, end: int) -> int:
    """Return where a stream ends that begins at `at`, by its length if that is told and true."""
    lengths = _LENGTH.findall(data, start, at)
    for length in lengths[-1:]:
        if closing := _STREAM_END.match(data, at + int(length)):
            return closing.end()
    stop = data.find(b"endstream", at, end)
    return stop + len(b"endstream") if stop >= 0 else end


def _close(data: bytes, at: int, end: int, layout: ByteLayout) -> int:
    """Take in what stands between the end of a stream and that of its object."""
    at = _EMPTY.match(data, at).end()  # type: ignore[union-attr]
    if data.startswith(b"endobj", at):
        return at + len(b"endobj")
    following = _NEXT.search(data, at, end)
    stop = data.find(b"endobj", at, following.start() if following else end)
    if stop < 0:
        return at
    layout.gaps.append(data[at:stop])
    return stop + len(b"endobj")


def words_of_comment(comment: bytes) -> str:
    """Return what a comment says, or nothing where it has no words, as the mark of a file's end has none."""
    try:
        text = comment.decode("utf-8").strip()
    except UnicodeDecodeError:
        text = comment.decode("latin-1").strip()
    return text if text != _ANSWER and text.isprintable() and _WORD.search(text) else ""


def _string_end(data: bytes, at: int, end: int) -> int:
    """Return where a string ends, in which parentheses are escaped or in pairs (7.3.4.2); -1 where it doesn't."""
    depth = 1
    while depth and (sign := _PAREN.search(data, at, end)):
        at = sign.end() + (sign[0] == b"\\")
        depth += {b"(": 1, b")": -1}.get(sign[0], 0)
    return at if not depth else -1
