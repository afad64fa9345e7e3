"""Find comments in the bytes of a PDF, which no program shows (ISO 32000-1, 7.2.4)."""

import re
from collections.abc import Iterator

from bluf.inspection.report import Finding

_STOP = re.compile(rb"[%(]|\bstream\r?\n")
_PAREN = re.compile(rb"[()\\]")
_LINE = re.compile(rb"[^\r\n]*")
_WORD = re.compile(r"[^\W\d_]{3,}")
_FRAME = re.compile(r"%PDF-\d\.\d|%%EOF")


def remark_traits(data: bytes) -> Iterator[Finding]:
    """Yield the comments with words in them, outside streams and strings."""
    at = max(data.find(b"%PDF-"), 0)
    while found := _STOP.search(data, at):
        if found[0] == b"%":
            line = _LINE.match(data, found.start())
            at = line.end() if line else found.end()
            text = data[found.start() : min(at, found.start() + 1000)].decode("utf-8", "replace").strip()
            if _WORD.search(text) and not _FRAME.fullmatch(text):
                yield Finding("custom-data", f"comment in the bytes: {text}")
        elif found[0] == b"(":
            at = _string_end(data, found.end())
        else:
            end = data.find(b"endstream", found.end())
            if end < 0:
                return
            at = end + len(b"endstream")


def _string_end(data: bytes, at: int) -> int:
    """Return where a string ends, in which parentheses are escaped or in pairs (7.3.4.2)."""
    depth = 1
    while depth and (found := _PAREN.search(data, at)):
        at = found.end() + (found[0] == b"\\")
        depth += {b"(": 1, b")": -1}.get(found[0], 0)
    return at if not depth else len(data)
