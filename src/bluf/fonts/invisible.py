"""Leave out the invisible characters of a text that do nothing where they stand.

A joiner acts beside a letter that joins others or stacks with them, a mark of direction in a paragraph with letters
that run from right to left, and a variation selector after a letter of a script that has variants. There they do their
work and are part of what is printed. Everywhere else they are left out: nothing of them is ever drawn.
"""

from bluf.fonts.bidi_classes import class_of
from bluf.fonts.clusters import JOINERS
from bluf.fonts.printed_text import ACTING
from bluf.fonts.scripts import script_of
from bluf.fonts.shaping import PLAIN_SCRIPTS
from bluf.ground.text_map import TextMap

_DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_RIGHT_TO_LEFT = frozenset(("R", "AL", "AN"))


def idle(text: str, is_right_to_left: bool) -> frozenset[int]:
    """Return the indexes of the characters of a paragraph that could act and do not.

    `is_right_to_left` says whether the paragraph itself runs that way.
    """
    found = [match.start() for match in ACTING.finditer(text)]
    if not found:
        return frozenset()
    turns = is_right_to_left or any(
        class_of[char] in _RIGHT_TO_LEFT for char in text if char > "\u058f" and char not in _DIRECTIONS
    )
    shaped = _is_beside_shaped(text, frozenset(found))
    return frozenset(at for at in found if not (turns if text[at] in _DIRECTIONS else shaped[at]))


def _is_beside_shaped(text: str, invisible: frozenset[int]) -> dict[int, bool]:
    """Return for each invisible character whether the letter before it is shaped, or for a joiner the one after it."""
    found: dict[int, bool] = {}
    before = False
    for at, char in enumerate(text):
        if at in invisible:
            found[at] = before
        else:
            before = _is_shaped(char, before)
    after = False
    for at in range(len(text) - 1, -1, -1):
        if at not in invisible:
            after = _is_shaped(text[at], False)
        elif text[at] in JOINERS:
            found[at] = found[at] or after
    return found


def _is_shaped(char: str, before: bool) -> bool:
    """Whether a character is of a script that is shaped; a mark, which has none of its own, is as what it stands on."""
    if char.isascii():
        return False
    script = script_of(char)
    if script is None:
        return before and class_of[char] == "NSM"
    return script not in PLAIN_SCRIPTS


def without(text: str, gone: frozenset[int]) -> tuple[str, TextMap]:
    """Return a text without the characters at some indexes, and the map to it."""
    kept = [at for at in range(len(text)) if at not in gone]
    return "".join([text[at] for at in kept]), TextMap.joined(TextMap.exact(at, 1) for at in kept)
