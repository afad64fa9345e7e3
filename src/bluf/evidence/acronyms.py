"""Find what a text spells out: "United States Institute of Peace (USIP)" says what USIP stands for."""

import re
from collections.abc import Iterator

from bluf.languages.english import SMALL

_SHORT = r"(?:[A-Z][A-Za-z&.\-]{1,9})"
_AFTER = re.compile(rf"\([“\"‘]?(?:the )?({_SHORT})[”\"’]?\)")
_REACH = 120  # characters before the brackets in which the long form stands
_LONGEST_SHORT = 10
_BEFORE = re.compile(rf"\b({_SHORT}) $")
_INSIDE = re.compile(r"\((?:the )?([^()]{5,80})\)")


def spelled_out(text: str) -> dict[str, str]:
    """Return {short form: long form} as the text defines them; the long form's initials must spell the short one."""
    found: dict[str, str] = {}
    brackets = [at for at in _brackets(text) if text[at - 1 : at] == " "]
    for at in brackets:
        if (match := _AFTER.match(text, at)) is not None:
            before = text[max(0, at - _REACH) : at - 1].rstrip('”"’')
            _note(found, match.group(1), before.split()[-10:])
    for at in brackets:
        inside = _INSIDE.match(text, at)
        short = _BEFORE.search(text, max(0, at - _LONGEST_SHORT - 1), at) if inside is not None else None
        if inside is not None and short is not None:
            _note(found, short.group(1), inside.group(1).split())
    return found


def _brackets(text: str) -> Iterator[int]:
    at = text.find("(")
    while at >= 0:
        yield at
        at = text.find("(", at + 1)


def _note(found: dict[str, str], short: str, words: list[str]) -> None:
    """Note what a short form stands for, if the last of these words spell it."""
    long = _long(words, short)
    if long is not None:
        found.setdefault(short.replace(".", "").upper(), long)


def abbreviates(short: str, long: str) -> bool:
    """Whether the initials of a name spell another: UN and United Nations, MoD and the Ministry of Defence."""
    letters = short.removeprefix("the ").replace(".", "")
    words = long.removeprefix("the ").removeprefix("The ").split()
    return 2 <= len(letters) <= 6 and letters.isalpha() and len(words) > 1 and _long(words, letters) == " ".join(words)


def _long(words: list[str], short: str) -> str | None:
    letters = re.sub(r"[^a-z]", "", short.lower())
    for at in range(len(words) - 1, -1, -1):
        taken = words[at:]
        if taken[0].lower() in SMALL or not taken[0][:1].isupper():
            continue
        parts = [part for word in taken for part in re.split(r"[-’']", word) if part]
        strict = "".join(part[0] for part in parts if part.lower() not in SMALL).lower()
        loose = "".join(part[0] for part in parts).lower()
        if letters in (strict, loose):
            return " ".join(taken)
    return None
