"""Turn text into a YAML scalar: plain where that is safe, else in quotes, or as a block."""

import re

from bluf.yaml_edit.wrapping import paragraphs

# What a plain scalar can't be (a word for nothing), start with, hold or end with (YAML 1.1, section 9.1.3), and a
# document's marks.
_NOT_PLAIN = re.compile(
    r"(?:~|null)\Z|[,\[\]{}#&*!|>'\"%@`]|[-?:](?:\s|$)|---|\.\.\.|.*?(?::\s|\s#|:$|[\t\n\ufeff])", re.DOTALL
)
_NOT_PLAIN_IN_FLOW = re.compile(r"[-?:][,\[\]{}]|.*?[,\[\]{}]|.*?:['\"]|.*\?", re.DOTALL)
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\ufeff": "\\uFEFF"}
_TO_ESCAPE = re.compile(r"[\\\"\n\t\ufeff]")
_NOT_SINGLE = re.compile(r"[\n\t\ufeff]")

NEW_WIDTH = 80  # a new value is folded when its line would be longer
WIDTH = 100  # where a brief doesn't show its author's own
MAX_WIDTH = 120


def fits_plain(text: str, flow: bool) -> bool:
    """Whether text reads back as it is without quotes, on one line or wrapped."""
    return bool(text) and not _NOT_PLAIN.match(text) and not (flow and _NOT_PLAIN_IN_FLOW.match(text))


def fits_single(text: str) -> bool:
    """Whether text can stand on one line in single quotes."""
    return not _NOT_SINGLE.search(text)


def fits_folded(text: str) -> bool:
    """Whether text can be folded: none of its lines may start with a space, for such are not joined."""
    return bool(text) and "\ufeff" not in text and not re.search(r"(?m)^[ \t]", text)


def single(text: str) -> str:
    """Return text in single quotes."""
    return "'" + text.replace("'", "''") + "'"


def double(text: str) -> str:
    """Return text in double quotes, on one line."""
    return '"' + _TO_ESCAPE.sub(lambda match: _ESCAPES[match.group()], text) + '"'


def quoted(text: str) -> str:
    """Return text in the quotes that need no escapes, if there are such."""
    return single(text) if ('"' in text or "\\" in text) and fits_single(text) else double(text)


def one_line(text: str, flow: bool, careful: bool = False) -> str:
    """Return text as a scalar on one line."""
    if careful:
        return double(text)
    return text if fits_plain(text, flow) else quoted(text)


def key_text(name: str, careful: bool = False) -> str:
    """Return a mapping's key as it is written, in any style."""
    return quoted(name) if careful or not fits_plain(name, flow=True) or name in ("<<", "=") else name


def block(text: str, indent: int, width: int) -> list[str]:
    """Return the lines of text as a block scalar: its header, and its text at `indent`."""
    margin = " " * indent
    if "\n" in text or not fits_folded(text):
        header, lines = "|-", text.split("\n")
    else:
        header, lines = ">-", paragraphs(text, max(width - indent, 20))
    return [header, *(f"{margin}{line}" if line else "" for line in lines)]


def fresh(text: str, indent: int, used: int, width: int, careful: bool = False) -> list[str]:
    """Return the lines of a new value: `used` columns of its line are taken, and a block's text stands at `indent`."""
    line = one_line(text, flow=False, careful=careful)
    if careful or "\ufeff" in text:
        return [line]
    if "\n" in text or (used + len(line) > NEW_WIDTH and " " in text):
        return block(text, indent, width)
    return [line]
