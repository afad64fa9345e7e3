"""Find the straight marks of a text that belong to an address, a path, an identifier or other code."""

import re
from enum import Enum, auto

_MARK = re.compile("['\"]")
_WORD = re.compile(r"\S+")
# Code between its own brackets: `x`, {{ x }}, {% x %}, <a href='x'>.
_BRACKETED = re.compile(r"`[^`\n]*`|\{[{%#][^{}]*[}%#]\}|<[\w/!?][^<>]*>")
_AROUND = "'\".,;:!?…()[]«»“”„‹›‘’‚–—"
# Signs that words have none of; a dot in a word of letters, as in `king's.org`; what is called or counted: `f('x')`.
_CODE = re.compile(r"[=/\\_<>@{}|~^`]|[^\W_]\.[^\W\d_]{2}|\w[(\[]['\"]|['\"]:['\"\d\[]|(?<!\w)--?\w+['\"]|\$\w*['\"]")


class Plainness(Enum):
    """What a straight mark is to a word of code: a part of it, or at its edge, where it may stand around it."""

    CODE = auto()
    EDGE = auto()


def plainness(text: str) -> dict[int, Plainness]:
    """Return what the marks of a text are that stand in or at a word of code, by their index."""
    found: dict[int, Plainness] = {}
    for start, end in _words_with_marks(text):
        word = text[start:end]
        core = word.strip(_AROUND)
        if not _CODE.search(core):
            continue
        first = start + word.index(core)
        inner = text[first : first + len(core)]
        for match in _MARK.finditer(text, start, end):
            at = match.start()
            is_edge = at < first or (at >= first + len(core) and match.group() not in inner)
            found[at] = Plainness.EDGE if is_edge else Plainness.CODE
    for code in _BRACKETED.finditer(text):
        found.update((match.start(), Plainness.CODE) for match in _MARK.finditer(text, *code.span()))
    return found


def _words_with_marks(text: str) -> list[tuple[int, int]]:
    """Return where the words stand that have a straight mark."""
    return [match.span() for match in _WORD.finditer(text) if _MARK.search(match.group())]
