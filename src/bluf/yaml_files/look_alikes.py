"""Find characters that look like those of YAML's own grammar and are others: a no-break space, a fullwidth colon.

Text pasted from a word processor, a web page or a chat brings them. YAML takes them for letters, so what looks like a
field or a list is text. Only places where YAML's own character would mean something are looked at.
"""

import re
from dataclasses import dataclass

from bluf.problems import Problem
from bluf.problems.wording import character_named
from bluf.yaml_files.places import Places

SPACES = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff"
_COLONS = "：﹕︓꞉ː∶"
BULLETS = "•‣◦▪●·–—−‐‑‒―*"
_START = r" *+(?:- ++)*+"
_KEY = r"[a-z_][\w-]*+"
_INDENT = re.compile(rf"[ \t]*+(?P<char>[{SPACES}])[ \t{SPACES}]*+(?=- |{_KEY}: )")
_AFTER_DASH = re.compile(rf"{_START}-(?P<char>[{SPACES}])")
_TAB = re.compile(rf"{_START}-(?P<char>\t)")
_AFTER_COLON = re.compile(rf"{_START}{_KEY}:(?P<char>[{SPACES}])")
_COLON = re.compile(rf"{_START}{_KEY}[ {SPACES}]*+(?P<char>[{_COLONS}])")
_BULLET = re.compile(rf" *+(?P<char>[{re.escape(BULLETS)}])[ \t{SPACES}]*+\S")
# A line on which one of these may match. A plain text that begins with `*` is an alias, and so no bullet.
_ANY = re.compile(
    rf"\n[ \t]*+(?:[{SPACES}{re.escape(BULLETS.replace('*', ''))}]"
    rf"|(?:- ++)*+(?:-[{SPACES}]|{_KEY}(?::[{SPACES}]|[ {SPACES}]*+[{_COLONS}])))"
)


@dataclass(frozen=True, slots=True)
class LookAlike:
    """A character at `offset` of a line, and what is wrong with it there."""

    offset: int
    message: str
    hint: str

    def at(self, line: int, places: Places) -> Problem:
        """Return the problem that it is on a line."""
        return Problem("look-alike", self.message, places.at(line, self.offset + 1, self.offset + 2), hint=self.hint)


def may_have_look_alikes(text: str) -> bool:
    """Whether `look_alike` or `bullet` may find something on any line of a text: if not, none need be looked at."""
    return _ANY.search(f"\n{text}") is not None


def look_alike(line: str) -> LookAlike | None:
    """Return the first character of a line that stands where one of YAML's own belongs; None if there is none."""
    for pattern, place, instead in (
        (_INDENT, "in the indent", "indent with ordinary spaces"),
        (_AFTER_DASH, "after the `-`", "write an ordinary space there"),
        (_AFTER_COLON, "after the `:`", "write an ordinary space there"),
        (_COLON, "in place of the `:`", "write `: ` after the field's name"),
    ):
        if match := pattern.match(line):
            return _found(match, place, instead)
    return None


def tab_after_dash(line: str) -> LookAlike | None:
    """Return the tab that stands after the dash of an item, where YAML can't read it."""
    match = _TAB.match(line)
    return _found(match, "after the `-`", "write an ordinary space there") if match else None


def bullet(line: str) -> LookAlike | None:
    """Return the bullet or dash that a line begins with in place of the `- ` of a list."""
    match = _BULLET.match(line)
    return _found(match, "in place of the `- ` of a list", "write `- ` before each item") if match else None


def _found(match: re.Match[str], place: str, hint: str) -> LookAlike:
    return LookAlike(match.start("char"), f"{character_named(match['char'])}, stands {place}", hint)
