"""Find comments in the bytes of a PDF, which no program shows (ISO 32000-1, 7.2.4)."""

import re
from collections.abc import Iterator

from bluf.inspection.report import Finding

_HEAD = re.compile(rb"%PDF-\d\.\d\s*(?:%[\x80-\xff]{4,}[\r\n])?")  # with bytes that say it is no text (7.5.2)
_STOP = re.compile(rb"[%(]|\bstream[\r\n]")
_PAREN = re.compile(rb"[()\\]")
_LINE = re.compile(rb"[^\r\n]*")
_WORD = re.compile(r"[^\W\d_]{3,}")
_LONGEST = 1000  # bytes of a comment


def remark_traits(data: bytes) -> Iterator[Finding]:
    """Yield the comments with words in them, outside streams and strings."""
    head, last = _HEAD.search(data), data.rfind(b"%%EOF")
    at, end = head.end() if head else 0, last if last >= 0 else len(data)
    while found := _STOP.search(data, at, end):
        if found[0] == b"%":
            line = _LINE.match(data, found.start(), end)
            at = line.end() if line else end
            text = _said(data[found.start() : min(at, found.start() + _LONGEST)])
            if text:
                yield Finding("custom-data", f"comment in the bytes: {text}")
        elif found[0] == b"(":
            at = _string_end(data, found.end())
        else:
            ended = data.find(b"endstream", found.end())
            at = ended + len(b"endstream") if ended >= 0 else end


def _said(comment: bytes) -> str:
    """Return what a comment says, or nothing where it has no words, as the mark of a file's end has none."""
    try:
        text = comment.decode("utf-8").strip()
    except UnicodeDecodeError:
        text = comment.decode("latin-1").strip()
    return text if text != "%%EOF" and text.isprintable() and _WORD.search(text) else ""


def _string_end(data: bytes, at: int) -> int:
    """Return where a string ends, in which parentheses are escaped or in pairs (7.3.4.2)."""
    depth = 1
    while depth and (found := _PAREN.search(data, at)):
        at = found.end() + (found[0] == b"\\")
        depth += {b"(": 1, b")": -1}.get(found[0], 0)
    return at if not depth else len(data)
