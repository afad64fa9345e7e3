"""Words for messages: the start of what an author typed, what was probably meant, and the name of a character."""

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import islice

MOST = 1_000  # words that are looked through
FEW = 12  # how many words a hint may list
# Words that follow a script's name in the names of its characters (Unicode 16, section 4.8).
_AFTER_SCRIPT = frozenset(
    ("LETTER", "SMALL", "CAPITAL", "DIGIT", "SIGN", "VOWEL", "SYLLABLE", "NUMBER", "MARK", "CHARACTER", "TONE")
)
_CONTROLS = {"\t": "a tab", "\n": "a line feed", "\r": "a carriage return", "\0": "the character NUL"}
_NAMELESS = {"Cc": "a control character", "Cs": "half a character", "Co": "a private-use character"}


def did_you_mean(word: str, known: Iterable[str], listed_in: str = "docs/templates.md") -> str:
    """Return a hint: the nearest of the `known` words, or all of them where none is near.

    Where they are many, it says where they are listed instead.
    """
    choices = list(islice(known, MOST))
    meant = nearest(word, choices)
    return f"did you mean `{shown(meant)}`?" if meant is not None else listed(choices, listed_in)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the one of the `known` words that was probably meant; None where none is near."""
    from rapidfuzz import fuzz, process  # imported when something is wrong

    choices = list(islice(known, MOST))
    typed = word.lower()
    found = process.extractOne(typed, choices, scorer=fuzz.ratio, processor=str.lower, score_cutoff=66)
    if found:
        return str(found[0])
    parts = [choice for choice in choices if len(typed) > 2 and typed in (choice[: len(typed)], *choice.split("_"))]
    return parts[0] if len(parts) == 1 else None


def listed(choices: Sequence[str], listed_in: str = "docs/templates.md") -> str:
    """Return a hint that lists all words to choose from; where they are many, it says where they are listed."""
    if not choices:
        return "there is none to choose from"
    if len(choices) > FEW:
        return f"{listed_in} lists what there is"
    return "choose from: " + ", ".join(f"`{shown(choice)}`" for choice in choices)


def shown(text: str, limit: int = 60) -> str:
    """Return the start of an author's text, for a message that repeats it."""
    return str(text) if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def character_named(char: str) -> str:
    """Return a character's code point and its Unicode name in words: `U+00A0, a no-break space`."""
    name = _CONTROLS.get(char) or _name_in_words(char)
    return f"U+{ord(char):04X}, {name}"


def script_of(char: str) -> str | None:
    """Return the name of the script that a letter, mark or digit is of, such as `Arabic`; None for signs of any script.

    It is taken from the character's Unicode name, which begins with that of its script.
    """
    words = unicodedata.name(char, "").split()
    if unicodedata.category(char)[0] not in "LMN" or not words:
        return None
    if words[0] == "CJK":
        return "Chinese"
    end = next((at for at, word in enumerate(words) if word in _AFTER_SCRIPT), 0)
    return " ".join(words[:end]).title() or None


def _name_in_words(char: str) -> str:
    name = unicodedata.name(char, "").lower()
    if not name:
        return _NAMELESS.get(
            unicodedata.category(char), "a noncharacter" if _is_noncharacter(char) else "without a name"
        )
    script = script_of(char)
    if script == "Chinese":
        return "a Chinese character"
    words = f"{script}{name[len(script) :]}" if script else name
    return f"{'an' if words[0] in 'aeioAEIO' else 'a'} {words}"


def _is_noncharacter(char: str) -> bool:
    """Whether Unicode never gives a code point a character (Unicode 16, section 23.7)."""
    return "\ufdd0" <= char <= "\ufdef" or ord(char) & 0xFFFE == 0xFFFE
