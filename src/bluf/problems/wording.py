"""Words for messages: the start of what an author typed, what was probably meant, and the name of a character."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from bluf.problems.details import Details, Nearness, ReplaceMend
from bluf.problems.problem import Span

MOST = 1_000  # words that are looked through
FEW = 12  # how many words a hint may list
# Words that follow a script's name in the names of its characters (Unicode 16, section 4.8).
_AFTER_SCRIPT = frozenset(
    ("LETTER", "SMALL", "CAPITAL", "DIGIT", "SIGN", "VOWEL", "SYLLABLE", "NUMBER", "MARK", "CHARACTER", "TONE")
)
_CONTROLS = {"\t": "a tab", "\n": "a line feed", "\r": "a carriage return", "\0": "the character NUL"}
_NAMELESS = {"Cc": "a control character", "Cs": "half a character", "Co": "a private-use character"}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What was probably meant by a word that is not known; `meant` is None where no candidate is near.

    `candidates` are all that are known, and `listed_in` is where one can read them if they are many.
    """

    typed: str
    candidates: tuple[str, ...]
    meant: str | None = None
    nearness: Nearness | None = None
    listed_in: str = ""
    lists_all: bool = False  # whether the words list the candidates, unless they are many, beside the word meant

    @property
    def hint(self) -> str:
        """The suggestion in words: the word meant, or else what there is to choose from."""
        if self.meant is not None:
            hint = f"did you mean `{shown(self.meant)}`?"
            if not self.lists_all or len(self.candidates) > FEW:
                return hint
            names = ", ".join(map(shown, self.candidates))
            return f"{hint} there {'are' if len(self.candidates) > 1 else 'is'} {names}"
        return listed(self.candidates, self.listed_in)

    @property
    def details(self) -> Details:
        """The suggestion as a problem carries it. Of many candidates none is listed, as in its words."""
        listed = self.candidates if len(self.candidates) <= FEW else ()
        return Details(self.meant, self.nearness, listed)

    def mending(self, span: Span | None) -> Details:
        """Return the details with the change that puts the word meant where the typed one stands alone in a line."""
        details = self.details
        if self.meant is None or span is None or not _is_plain(self.meant):
            return details
        old = span.excerpt[span.column - 1 : span.end_column - 1]
        if old not in (self.typed, f'"{self.typed}"', f"'{self.typed}'"):
            return details
        label = f"Change it to {shown(self.meant)}"
        mend = ReplaceMend(label, span.line, span.column, span.end_column, old, self.meant)
        return replace(details, mends=(mend,))


def did_you_mean(word: str, known: Iterable[str], listed_in: str = "docs/templates.md") -> Suggestion:
    """Return which of the `known` words is nearest to one that is not; `listed_in` names where many are listed."""
    choices = tuple(islice(known, MOST))
    meant = nearest(word, choices)
    return Suggestion(word, choices, meant, Nearness.SPELLING if meant is not None else None, listed_in)


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


def told(hint: str | Suggestion | None, span: Span | None) -> tuple[str | None, Details | None]:
    """Return a hint's words, and what a problem at `span` knows if the hint is a suggestion."""
    return (hint.hint, hint.mending(span)) if isinstance(hint, Suggestion) else (hint, None)


def shown(text: str, limit: int = 60) -> str:
    """Return the start of an author's text, for a message that repeats it."""
    return str(text) if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def character_named(char: str) -> str:
    """Return a character's code point and its Unicode name in words: `U+00A0, a no-break space`."""
    name = _CONTROLS.get(char) or _name_in_words(char)
    return f"U+{ord(char):04X}, {name}"


def odd_character_told(typed: str, meant: str) -> str:
    """Return a sentence that names a character of what is typed that looks like one of what is meant, and is another.

    That is the first beyond ASCII, but for Latin letters, that what is meant lacks. It is empty if there is none.
    """
    others = (char for char in typed if not char.isascii() and char not in meant)
    odd = next((char for char in others if script_name(char) != "Latin"), None)
    return f" What is typed has {character_named(odd)}." if odd else ""


def script_name(char: str) -> str | None:
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
    script = script_name(char)
    if script == "Chinese":
        return "a Chinese character"
    words = f"{script}{name[len(script) :]}" if script else name
    return f"{'an' if words[0] in 'aeioAEIO' else 'a'} {words}"


def _is_noncharacter(char: str) -> bool:
    """Whether Unicode never gives a code point a character (Unicode 16, section 23.7)."""
    return "\ufdd0" <= char <= "\ufdef" or ord(char) & 0xFFFE == 0xFFFE


def _is_plain(word: str) -> bool:
    """Whether a word reads as itself in YAML, wherever a scalar may stand."""
    return (
        word[:1].isalnum()
        and word[-1:] != ":"
        and word.lower() != "null"
        and all(char.isalnum() or char in "_-+./:" for char in word)
    )
