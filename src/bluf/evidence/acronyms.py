"""Find what a text spells out: "United States Institute of Peace (USIP)" says what USIP stands for."""

import re

from bluf.languages.english import SMALL

_SHORT = r"(?:[A-Z][A-Za-z&.\-]{1,9})"
_AFTER = re.compile(rf"[”\"’]? \([“\"‘]?(?:the )?({_SHORT})[”\"’]?\)")
_REACH = 120  # characters before the brackets in which the long form stands
_BEFORE = re.compile(rf"\b({_SHORT}) \((?:the )?([^()]{{5,80}})\)")


def spelled_out(text: str) -> dict[str, str]:
    """Return {short form: long form} as the text defines them; the long form's initials must spell the short one."""
    found: dict[str, str] = {}
    for match in _AFTER.finditer(text):
        before = text[max(0, match.start() - _REACH) : match.start()]
        long = _long(before.split()[-10:], match.group(1))
        if long is not None:
            found.setdefault(match.group(1).replace(".", "").upper(), long)
    for match in _BEFORE.finditer(text):
        long = _long(match.group(2).split(), match.group(1))
        if long is not None:
            found.setdefault(match.group(1).replace(".", "").upper(), long)
    return found


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
