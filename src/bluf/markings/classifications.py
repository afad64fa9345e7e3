"""The wording of a scheme whose levels are told by their own words, with additions such as `RELEASABLE TO` after them.

Text that is not spelt as the scheme's rules have it is of no scheme: `nearest` says what it probably stands for.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

from bluf.markings.scheme import Marking
from bluf.markings.spelling import folded, key_of
from bluf.problems.details import Nearness
from bluf.problems.wording import Suggestion

_LONGEST = 200  # characters of a banner
_NEAR = 91  # per cent: how alike a misspelt banner and the right one are at least
_BEFORE = r"(?: ?[-–/,:] ?| )[\[(]?"  # what parts an addition from what stands before it
_CODEWORD = "[A-Z][A-Z0-9]+"


@dataclass(frozen=True, slots=True)
class Level:
    """A level, by the `words` of its banner.

    `also` are other banners of the same level, such as those in another language, and `short` its portion marks.
    `bare` are words of it that are no banner of this scheme alone, and `misnamed` what is no banner and means this one.
    """

    words: str
    also: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    bare: str = ""
    misnamed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Classifications:
    """Levels from the least restricted to the most, and patterns of the additions that may stand after them.

    Additions that `narrow` are for fewer of the level's readers; those that `widen` let others read too. From the level
    with the number `codewords_from` up, any word in capitals is an addition. With an addition that `shows` matches, a
    level's bare words are a banner of the scheme; without that pattern they never are.
    """

    levels: tuple[Level, ...]
    narrow: tuple[str, ...] = ()
    widen: tuple[str, ...] = ()
    codewords_from: int | None = None
    shows: str = ""

    @property
    def in_order(self) -> tuple[str, ...]:
        """The levels' banners, from the least restricted to the most."""
        return tuple(level.words for level in self.levels)

    @property
    def examples(self) -> tuple[str, ...]:
        """The levels' banners, to choose from."""
        return self.in_order

    @property
    def highest_first(self) -> tuple[str, ...]:
        """The levels' banners from the most restricted to the least, with others for the same level after each."""
        return tuple(chain.from_iterable((level.words, *level.also) for level in reversed(self.levels)))

    @property
    def heads(self) -> tuple[str, ...]:
        """Patterns of banners with their additions, and of misnamed ones, with the dashes that others write in them."""
        found = []
        for words, number, is_bare in self._forms:
            shown = f"(?={_BEFORE}{self.shows})" if is_bare else ""
            found.append(rf"{_as_others_write(words)}{shown}(?>{_BEFORE}{self._added(number)}(?!\w)[\])]?)*")
        return (*found, *(_as_others_write(words) for level in self.levels for words in level.misnamed))

    def read(self, words: str, _name: str) -> Marking | None:
        """Return the banner that a text is; None if it is none, or is not spelt as the rules have it."""
        text = unicodedata.normalize("NFC", words)
        for form, number, is_bare in self._forms:
            found = self._with_additions(text, form, number)
            if found and (not is_bare or any(re.fullmatch(self.shows, each) for each in found.additions)):
                return found
        return None

    def short(self, words: str) -> Marking | None:
        """Return the level that a portion mark stands for, with its additions."""
        for number, level in enumerate(self.levels):
            for form in level.short:
                if found := self._with_additions(words, form, number):
                    return replace(found, stands_for=f"{level.words}{words[len(form) :]}")
        return None

    def nearest(self, words: str) -> str | None:
        """Return the banner that was probably meant by a text that is none: another spelling, or a word for it."""
        if len(words) > _LONGEST:
            return None
        for typed in self._respelt(words):
            if found := self.read(typed, ""):
                return found.label
        key = key_of(words)
        for level in self.levels:
            if words in (level.bare, *level.short) or key in map(key_of, level.misnamed):
                return level.words
        return self._near(key) or self._with_other_words(words)

    def hint(self, word: str) -> str:
        """Return the mark that was meant, or the shortest marks of all levels."""
        short = tuple(level.short[0] if level.short else level.words for level in self.levels)
        meant = next((each for each in short if key_of(each) == key_of(word)), None) or self.nearest(word)
        return Suggestion(word, short, meant, Nearness.SPELLING if meant else None).hint

    def color(self, _label: str) -> str | None:
        """Return None: no banner has a colour of its own."""

    def found(self, _line: str) -> list[str]:
        """Return nothing: a banner is told by its line alone."""
        return []

    def _with_additions(self, text: str, form: str, number: int) -> Marking | None:
        """Return the marking of a level that a text is, if it begins with a form of it and goes on with additions."""
        additions = self._additions(text[len(form) :], number) if text.startswith(form) else None
        if additions is None or len(text) > _LONGEST:
            return None
        widened = frozenset(each for each in additions if any(re.fullmatch(one, each) for one in self.widen))
        return Marking(text, level=number, additions=frozenset(additions), widened=widened)

    def _additions(self, text: str, number: int) -> list[str] | None:
        """Return the additions that a text after a level's words is made of; None if it has other words."""
        if text.count("[") + text.count("(") != text.count("]") + text.count(")"):
            return None
        found, at = [], 0
        pattern = re.compile(rf"{_BEFORE}({self._added(number)})(?!\w)[\])]?")
        while at < len(text):
            addition = pattern.match(text, at)
            if not addition:
                return None
            found.append(addition[1])
            at = addition.end()
        return found

    def _added(self, number: int) -> str:
        words = [_CODEWORD] if self.codewords_from is not None and number >= self.codewords_from else []
        return f"(?:{'|'.join((*self.widen, *self.narrow, *words))})"

    def _respelt(self, words: str) -> Iterator[str]:
        """Yield a text as the rules would have it spelt, with its additions in capitals."""
        typed = folded(words)
        yield typed
        for form, _, _ in self._forms:
            if start := re.match(rf"{_as_others_write(form)}(?!\w)", typed):
                yield f"{form}{typed[start.end() :]}"

    def _near(self, key: str) -> str | None:
        """Return the level of which the banner's letters are nearly those that were typed."""
        from rapidfuzz import fuzz, process  # imported when something is wrong

        keys = {key_of(form): self.levels[number].words for form, number, is_bare in self._forms if not is_bare}
        near = process.extractOne(key, list(keys), scorer=fuzz.ratio, score_cutoff=_NEAR)
        return keys[near[0]] if near else None

    def _with_other_words(self, words: str) -> str | None:
        """Return the level whose banner a text begins with, if that is more than one word; what follows is unknown."""
        typed = folded(words)
        for form, number, is_bare in self._forms:
            if re.search("[ -]", form) and not is_bare and re.match(rf"{re.escape(form)}(?!\w)", typed):
                return self.levels[number].words
        return None

    @cached_property
    def _forms(self) -> tuple[tuple[str, int, bool], ...]:
        """Every banner without additions, the longest first: its words, its level, and whether they are bare ones."""
        forms = [
            (words, number, False) for number, level in enumerate(self.levels) for words in (level.words, *level.also)
        ]
        if self.shows:
            forms += [(level.bare, number, True) for number, level in enumerate(self.levels) if level.bare]
        return tuple(sorted(forms, key=lambda form: -len(form[0])))


def _as_others_write(words: str) -> str:
    """Return a pattern of words with the dashes, spaces and letters that others write in their place."""
    written = {"-": "(?: ?[-‐‑–—:] ?| )", "/": " ?/ ?", "È": "[ÈE]"}
    return "".join(written.get(char) or re.escape(char) for char in words)
