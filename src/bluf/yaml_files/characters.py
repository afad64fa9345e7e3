"""Find characters that no document can hold: controls, half characters, and marks heaped on one letter without end."""

import re
import unicodedata

from bluf.problems.wording import character_named

# What XML 1.0 cannot hold (production 2, Char), the other controls, and noncharacters.
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# The Stream-Safe Text Format (UAX #15, section 13) allows 30, more than any language has: sorting the marks of a longer
# run, as normalization does, takes time by its square. Marks that aren't sorted are painted as one glyph all the same.
MOST_MARKS = 30
_MAY_BE_MARK = "[\u00ad\u0300-\U0010ffff]"
_MARKS = frozenset(("Mn", "Mc", "Me"))
# Between marks these show nothing, and most are left out: fillers, what stands for an object, joiners and other format
# characters (their category, besides).
_INVISIBLE = frozenset("\u115f\u1160\u3164\uffa0\ufffc")
_FORMAT = "Cf"
_MAY_BE_MARKS = re.compile(f"{_MAY_BE_MARK}{_MAY_BE_MARK}{{{MOST_MARKS},}}")  # begins with a set: the search is quick


def unfit(text: str) -> int | None:
    """Return the offset of the first character that can't be in a document; None where all can."""
    illegal = ILLEGAL.search(text)
    heaped = _heaped(text)
    if illegal is None or heaped is None:
        return illegal.start() if illegal else heaped
    return min(illegal.start(), heaped)


def all_unfit(text: str, most: int) -> list[int]:
    """Return the offsets of the characters that can't be in a document, at most `most` of them."""
    found: list[int] = []
    for match in ILLEGAL.finditer(text):
        if len(found) == most:
            break
        found.append(match.start())
    heaped = _heaped(text)
    return sorted([*found, *([] if heaped is None else [heaped])])[:most]


def what_is_unfit(char: str) -> str:
    """Return a clause that says what is wrong with such a character."""
    if ILLEGAL.match(char):
        return f"character {character_named(char)}, can't be in a document"
    return f"over {MOST_MARKS} marks stand on one character"


def _heaped(text: str) -> int | None:
    """Return the offset of the first mark beyond those that one character may bear."""
    if text.isascii():
        return None
    for run in _MAY_BE_MARKS.finditer(text):
        marks = 0
        for offset, char in enumerate(run[0], run.start()):
            category = unicodedata.category(char)
            if category in _MARKS:
                marks += 1
                if marks > MOST_MARKS:
                    return offset
            elif category != _FORMAT and char not in _INVISIBLE:
                marks = 0
    return None
