"""Say at which spaces and hyphens of a text no line may end, because what stands on both sides belongs together.

`fonts.no_break` holds the signs: French marks, symbols of units and currencies. Here are the words, by language
(`languages.bound_words`): number and what it counts, day and month, "Art. 5", "Option A", title and name, initials; and
what is so in every language: the groups of a number, the space before a dash, the hyphen after a prefix of three
letters or fewer and between two digits. Addresses and what looks like code are left as typed.

Bringhurst, The Elements of Typographic Style, 2.4.4 to 2.4.6: hard spaces in short expressions, no stub ends.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from bluf.fonts.no_break import held_spaces
from bluf.fonts.scripts import is_right_to_left
from bluf.languages.bound_words import BoundWords, bound_words
from bluf.layout.words import LINE_END

_TOKEN = re.compile(rf"[^ {LINE_END}]+")
_LONGEST = 40  # characters: no word that binds is longer
_GROUPS = re.compile(r"(?<![\d.,:/-])\d{1,3}(?: \d{3})+(?!\d|[.:/-]\d)")
_ADDRESS = re.compile(r"[@_\\=]|://|/.*/|\w{2}\.[^\W\d]{2}|^www\.")
_FROM_THE_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")  # there a hyphen decides the order of numbers
_HYPHENS = re.compile(r"(?<=\d)-(?=\d)|^[^\w-]*[^\W_]{1,3}-(?=\w)")
_ORDINAL = re.compile(r"\d(?:\.|st|nd|rd|th|er|[º°ª])$")
_DAY = re.compile(r"(?:0?[1-9]|[12]\d|3[01])(?:(?:st|nd|rd|th)\b)?(?![\d%])(?![.,:]\d)")
_LETTER = re.compile(r"(?:[^\W\d_]|[IVXLC]+)\b")
_INITIAL = re.compile(r"(?:[^\W\d_]\.-?)+$")
_OPENING = "([{“‘«„‚\"'¿¡"
_CLOSING = ",;:!?)]}»”’\"'…।؟،؛。，、"
_PARTING = re.compile("[-–—/\u2011]")
_DASHES = ("–", "—")
_SURNAME_FIRST = frozenset(("ru", "uk", "be", "bg"))
_CAPITAL_TITLES = frozenset(("en", "de"))  # where a title without a capital letter is a common word


def is_address(word: str) -> bool:
    """Whether a word is an address, a file name or the like, in which nothing may be changed.

    >>> [is_address(word) for word in ("example.org/a", "mid-2026", "p.m.", "a@b")]
    [True, False, False, True]
    """
    return _ADDRESS.search(word) is not None


@lru_cache(maxsize=4096)
def held_places(text: str, lang: str) -> frozenset[int]:
    """Return the indexes of the spaces and hyphens of a text in `lang` (BCP 47) at which no line may end.

    >>> sorted(held_places("Dr Weber saw 40 ships in mid-May – no more.", "en"))
    [2, 15, 28, 32]
    """
    return frozenset((*held_spaces(text, lang), *_bound(text, lang)))


def held_before_last(text: str) -> int | None:
    """Return the index of the space before the last word of a title, at which no line may end; None if it may."""
    words = list(_TOKEN.finditer(text))
    if len(words) < 4 or is_address(words[-1].group()):
        return None
    at = words[-2].end()
    return at if text[at : words[-1].start()] == " " else None


def _bound(text: str, lang: str) -> Iterator[int]:
    tokens = list(_TOKEN.finditer(text))
    words = [match.group()[:_LONGEST] for match in tokens]
    language = lang.partition("-")[0].lower()
    binding = _Binding(words, bound_words(lang), language)
    for index, (token, after) in enumerate(pairwise(tokens)):
        if token.end() + 1 == after.start() and text[token.end()] == " " and binding.binds(index):
            yield token.end()
    for token in () if is_right_to_left(lang) or _FROM_THE_RIGHT.search(text) else tokens:
        if "-" in token.group() and not is_address(token.group()):
            yield from (token.start() + match.end() - 1 for match in _HYPHENS.finditer(token.group()))
    for match in _GROUPS.finditer(text):
        yield from (match.start() + at for at, char in enumerate(match.group()) if char == " ")


class _Binding:
    """Which words of a text in one language go with the next."""

    def __init__(self, words: Sequence[str], bound: BoundWords, language: str) -> None:
        self._words = words
        self._bound = bound
        self._language = language
        self._until = -1  # the last word of a phrase that a number begins

    def binds(self, index: int) -> bool:
        """Whether a word goes with the one after it."""
        word, after = self._words[index], self._words[index + 1]
        if after in _DASHES or index < self._until:
            return True
        if word.isalpha() and after[0].islower():  # most are
            return False
        return self._counts(index, word, after) or self._names(index, word, after)

    def _counts(self, index: int, word: str, after: str) -> bool:
        """Whether one is a number and the other what it counts, numbers or is a day of."""
        bound = self._bound
        if word[-1].isdecimal() or _ORDINAL.search(word):
            noun, following = _bare(after), self._words[index + 2] if index + 2 < len(self._words) else ""
            if noun in bound.months or (word[-1].isdecimal() and noun in bound.counted):
                return True
            third = _bare(following)
            if (after.lower(), third) in bound.pairs or (after.lower() in bound.between and third in bound.months):
                self._until = index + 2
                return True
        name = word.lstrip(_OPENING)
        if after[0].isdecimal():
            is_month = name.lower().rstrip(".") in bound.months and _is_capital(name) and _DAY.match(after)
            return bool(is_month) or _is_in(name, bound.labels)
        if not _LETTER.match(after) or not _is_capital(after) or not _is_in(name, bound.labels):
            return False
        return _is_capital(name) or _bare(after) not in ("a", "i")

    def _names(self, index: int, word: str, after: str) -> bool:
        """Whether the two are a title and a name, or parts of a name that is shortened to initials."""
        if not after[0].isalpha() or not _is_capital(after):
            return False
        name = word.lstrip(_OPENING)
        if _is_in(name, self._bound.titles):
            return self._language not in _CAPITAL_TITLES or name[0].isupper()
        if _INITIAL.match(name) and name[0].isupper():
            return index == 0 or not _is_in(self._words[index - 1].lstrip(_OPENING), self._bound.labels)
        is_initial = self._language in _SURNAME_FIRST and len(name) > 1 and name[0].isupper() and name.isalpha()
        return is_initial and _INITIAL.match(after.rstrip(_CLOSING)) is not None


def _bare(word: str) -> str:
    """Return a word as a list has it, without the marks around it and what it is put together with."""
    return _PARTING.split(word.lstrip(_OPENING), maxsplit=1)[0].rstrip(_CLOSING).rstrip(".").lower()


def _is_in(word: str, known: frozenset[str]) -> bool:
    """Whether a word is one of those that are known, with the point that it is listed with, or with or without one."""
    lower = word.lower()
    return lower in known or (lower.endswith(".") and lower[:-1] in known)


def _is_capital(word: str) -> bool:
    """Whether a word begins with a capital letter, or is written in letters that know none."""
    return word[:1].isupper() or word[:1].lower() == word[:1].upper()
