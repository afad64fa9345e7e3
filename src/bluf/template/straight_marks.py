"""Find the straight apostrophes and quotation marks of a text that a language prints otherwise, and what it prints.

A mark after a digit (6', 4"), one in an address or in a word of code, and one without a partner stay as typed. So do
all marks of a kind in a field in which one is in doubt. Which marks of a pair are printed depends on what it stands in:
marks that were typed or that the page prints count too.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from bluf.languages.quotation_marks import CLOSERS, EAST_ASIAN_CLOSERS
from bluf.languages.typographic_marks import QuotationMarks
from bluf.template.code_words import Plainness, plainness

APOSTROPHE = "’"
_CLOSERS = {**CLOSERS, **EAST_ASIAN_CLOSERS}
_TYPED = "'\""
_SET = "".join(sign for sign in {*_CLOSERS, *"".join(_CLOSERS.values())} if sign not in _TYPED)
_ANY = re.compile(f"[{_TYPED}{re.escape(_SET)}]")
# Scripts that part no words by spaces, and Hangul, whose particles touch what they follow.
_UNPARTED = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef"
_BEFORE_OPENING = re.compile(rf"[\s(\[{{–—/¿¡…«“„‹‘‚「『{_UNPARTED}-]")
_AFTER_CLOSING = re.compile(rf"[\s)\]}}–—/.,;:!?…»”“›’」』{_UNPARTED}-]")
_NOT_FIRST = re.compile(r"[\s)\]}.,;:!?»”›]")  # what no mark that opens stands before
_NOT_LAST = re.compile(r"[\s(\[{«„‹¿¡]")  # what no mark that closes stands after
_DECADE = re.compile(r"'\d\d(?:s|er)?(?![\w'\"])")
_POSSESSIVE = re.compile(r"(?<=\w\.)'s\b")
_AND = re.compile(r"(?<!\w)'[nN]'(?!\w)")  # rock 'n' roll
_AFTER_ELISION = re.compile(r"[«“„‹]|\"\w")  # what may stand after the apostrophe of an article: l'"Europe"
_DEEPEST = 8  # marks that are open at once


@dataclass(frozen=True, slots=True)
class Custom:
    """How a language sets its marks.

    `marks` are None where they are not known, and quotation marks stay as typed. `clipped` are the words that begin
    with an apostrophe; `ending` is whether one may end a word, and `letter` whether it is a letter: it stays as typed.
    """

    marks: QuotationMarks | None
    clipped: frozenset[str] = frozenset()
    ending: bool = False
    letter: bool = False


class Place(NamedTuple):
    """What a character is in: the custom of its language, and the field it came from."""

    custom: Custom
    field: object = None


@dataclass(slots=True, eq=False)
class _Open:
    """A mark that opens, and what is found of it: `around` is the one that it stands in, `closers` those that may end
    what it opened. It stays as typed if it is `kept`."""

    at: int
    sign: str
    place: Place
    around: "_Open | None"
    kept: bool = False
    closers: list[int] = field(default_factory=list)
    set_as: str = ""  # the mark that is printed, if one is
    inside: str | None = ""  # the mark that what is in it stands in; None: in one that stays as typed


def changed_marks(text: str, place_of: Callable[[int], Place]) -> dict[int, str]:
    """Return what is printed in place of characters of a text, by their index; `place_of` tells what one is in."""
    if "'" not in text and '"' not in text:
        return {}
    return _Reading(text, place_of).changed()


class _Reading:
    """One pass through a text from mark to mark."""

    def __init__(self, text: str, place_of: Callable[[int], Place]) -> None:
        self._text = text
        self._place_of = place_of
        self._plainness = plainness(text)
        self._open: list[_Open] = []
        self._found: list[_Open] = []  # all that were opened, in order
        self._doubted: set[tuple[object, str]] = set()  # kinds of marks, by field, of which one is in doubt
        self._changed: dict[int, str] = {}
        self._field: object = None  # that of the straight marks that are open
        self._endings: list[int] = []  # apostrophes that may end a word
        self._bare = {at for match in _AND.finditer(text) for at in (match.start(), match.end() - 1)}

    def changed(self) -> dict[int, str]:
        for match in _ANY.finditer(self._text):
            at, sign = match.start(), match.group()
            if sign not in _TYPED:
                self._typographic(at, sign)
            elif self._plainness.get(at) is not Plainness.CODE:
                place = self._place_of(at)
                self._leave_other_fields(place)
                if sign == '"':
                    self._double(at, place)
                elif not place.custom.letter:
                    self._single(at, place)
        self._close_down_to(0)
        self._resolve()
        return self._changed

    def _around(self, at: int) -> tuple[str, str]:
        """Return the characters on both sides of a mark and of the straight marks beside it; a space at the ends."""
        first, last = at, at + 1
        while first and self._text[first - 1] in _TYPED:
            first -= 1
        while last < len(self._text) and self._text[last] in _TYPED:
            last += 1
        return self._text[first - 1 : first] or " ", self._text[last : last + 1] or " "

    def _typographic(self, at: int, sign: str) -> None:
        """Follow a mark that is printed as it is: it opens or closes what others stand in."""
        before, after = self._text[at - 1 : at] or " ", self._text[at + 1 : at + 2] or " "
        if sign in "’‘" and before.isalnum() and after.isalnum():
            return
        for index in self._innermost():
            entry = self._open[index]
            if entry.sign not in _TYPED and sign in _CLOSERS[entry.sign]:
                self._close_down_to(index)
                return
        if sign in _CLOSERS and _BEFORE_OPENING.match(before):
            self._push(at, sign, Place(Custom(None)), set_as=sign)

    def _double(self, at: int, place: Place) -> None:
        before, after = self._around(at)
        text = self._text
        if _is_number(before):
            index = self._index_of('"')
            if index is not None:  # `"Horizon 2020"`
                self._close(index, at, kept=True)
            return
        opens = bool(_BEFORE_OPENING.match(before)) and not _NOT_FIRST.match(after)
        if not opens and text[at - 1 : at] == "'" and _is_letter(before):
            opens = text[at + 1 : at + 2].isalpha()  # l'"Europe"
        closes = bool(_AFTER_CLOSING.match(after)) and not _NOT_LAST.match(before)
        index = self._index_of('"')
        kept = self._plainness.get(at) is Plainness.EDGE
        if '"' in (text[at - 1 : at], text[at + 1 : at + 2]) or "''" in text[max(at - 2, 0) : at + 3]:
            self._doubted.add((place.field, '"'))
        elif closes and (index is not None or not opens):
            if index is None:
                if not kept:
                    self._doubted.add((place.field, '"'))
                return
            self._close(index, at, kept=kept)
        elif opens:
            self._push(at, '"', place, kept=kept)
        elif not (before.isalnum() and after.isalnum()):  # a mark inside a word is none: gershayim
            self._doubted.add((place.field, '"'))

    def _single(self, at: int, place: Place) -> None:
        text = self._text
        before, after = self._around(at)
        index = self._index_of("'")
        if _is_number(before):
            if index is not None:
                self._open[index].kept = True
        elif "''" in text[max(at - 1, 0) : at + 2]:  # two for one double mark
            self._doubted.add((place.field, "'"))
        elif at in self._bare or self._is_inside(at) or (place.custom.ending and _POSSESSIVE.match(text, at)):
            self._changed[at] = APOSTROPHE
        elif _BEFORE_OPENING.match(before) and not _NOT_FIRST.match(after):
            if self._is_clipped(at, place.custom):
                self._changed[at] = APOSTROPHE
                return
            if index is not None:
                self._close_down_to(index)
            self._push(at, "'", place, kept=self._plainness.get(at) is Plainness.EDGE)
        elif _AFTER_CLOSING.match(after) and not _NOT_LAST.match(before):
            if index is None:
                self._ending(at, place)
            else:
                self._open[index].closers.append(at)
                self._open[index].kept |= self._plainness.get(at) is Plainness.EDGE

    def _is_inside(self, at: int) -> bool:
        """Whether the mark at `at` is inside a word, or between an article and a word in marks."""
        before, after = self._text[at - 1 : at], self._text[at + 1 : at + 2]
        return _is_letter(before) and (after.isalnum() or bool(_AFTER_ELISION.match(self._text, at + 1)))

    def _is_clipped(self, at: int, custom: Custom) -> bool:
        """Whether the mark at `at` stands for what a word lacks at its beginning: '90s, 'tis."""
        if _DECADE.match(self._text, at):
            return True
        end = at + 1
        while end < len(self._text) and self._text[end].isalpha():
            end += 1
        return self._text[at + 1 : end].casefold() in custom.clipped and self._text[end : end + 1] != "'"

    def _ending(self, at: int, place: Place) -> None:
        """Take a mark that closes nothing for the apostrophe at the end of a word, where one may be there."""
        low = any(entry.sign in "‚‘‹" for entry in self._open)
        word = self._text[max(at - 2, 0) : at]
        if low or len(word) < 2 or not all(map(_is_letter, word)) or not place.custom.ending:
            return
        if self._plainness.get(at) is not Plainness.EDGE and (word[-1].islower() or word[-1] in "SXZ"):
            self._endings.append(at)

    def _index_of(self, sign: str) -> int | None:
        """Return which of the open marks one may close: those of the same sign in what is open innermost."""
        for index in self._innermost():
            if self._open[index].sign == sign:
                return index
            if sign == "'" or self._open[index].sign not in _TYPED:
                return None
        return None

    def _innermost(self) -> range:
        """Return the indexes of the marks that are open innermost, those first: no text has more in each other."""
        last = len(self._open) - 1
        return range(last, max(last - _DEEPEST, -1), -1)

    def _push(self, at: int, sign: str, place: Place, *, kept: bool = False, set_as: str = "") -> None:
        while self._open and self._open[-1].sign == "'" and self._open[-1].closers:
            self._open.pop()
        around = self._open[-1] if self._open else None
        entry = _Open(at, sign, place, around, kept, set_as=set_as)
        self._open.append(entry)
        self._found.append(entry)

    def _close_down_to(self, index: int) -> None:
        """Take all open marks from `index` on for ended: double ones among them have no partner."""
        for entry in self._open[index:]:
            if entry.sign == '"' and not entry.kept:
                self._doubted.add((entry.place.field, '"'))
        del self._open[index:]

    def _close(self, index: int, at: int, *, kept: bool) -> None:
        """Close a double mark by the one at `at`."""
        self._close_down_to(index + 1)
        entry = self._open.pop()
        entry.closers.append(at)
        entry.kept |= kept

    def _leave_other_fields(self, place: Place) -> None:
        """Take the marks of other fields for ended: a pair is in one field."""
        if place.field != self._field:
            self._field = place.field
            straight = (index for index, entry in enumerate(self._open) if entry.sign in _TYPED)
            self._close_down_to(next(straight, len(self._open)))

    def _resolve(self) -> None:
        """Say what is printed for the pairs, the outer ones first, and for the apostrophes that end words."""
        for entry in self._found:
            if entry.sign in _TYPED and not entry.kept and (entry.place.field, entry.sign) not in self._doubted:
                self._set(entry)
            if entry.set_as:
                entry.inside = entry.set_as.strip()
            elif entry.sign == '"' and entry.closers:
                entry.inside = None
            elif entry.around:
                entry.inside = entry.around.inside
        since = self._first_kept()
        for at in self._endings:
            field = self._place_of(at).field
            if (field, "'") not in self._doubted and at <= since.get(field, at):
                self._changed[at] = APOSTROPHE

    def _set(self, entry: _Open) -> None:
        """Print a pair in its language's marks, if it can be told which they are and which mark closes."""
        marks = self._marks(entry)
        closers = dict(self._closing(entry, marks[1])) if marks else {}
        if marks and closers:
            entry.set_as = marks[0]
            self._changed |= {entry.at: marks[0], **closers}

    def _first_kept(self) -> dict[object, int]:
        """Return the first single mark of each field that stays as typed and may open something."""
        found: dict[object, int] = {}
        endings = set(self._endings)
        for match in re.finditer("'", self._text):
            at = match.start()
            if at not in self._changed and at not in endings and not _is_number(self._text[at - 1 : at]):
                found.setdefault(self._place_of(at).field, at)
        return found

    def _marks(self, entry: _Open) -> tuple[str, str] | None:
        """Return the marks of a pair: the language's outer ones, or those that differ from what is around it."""
        marks = entry.place.custom.marks
        outside = entry.around.inside if entry.around else ""
        if marks is None or outside is None:
            return None
        if not outside:
            return marks.outer if entry.sign == '"' else marks.inner
        return marks.outer if outside == marks.inner[0].strip() else marks.inner

    def _closing(self, entry: _Open, mark: str) -> Iterator[tuple[int, str]]:
        """Yield the mark that closes a pair, and the apostrophes before and after it that could have been the closer.

        Nothing is yielded where it can't be told which of several closes.
        """
        found = entry.closers
        if entry.sign == '"' or len(found) == 1 or mark == APOSTROPHE:
            yield from ((at, mark) for at in found)
            return
        sure = [at for at in found if not self._text[at - 1].isalpha()]
        if len(sure) == 1:
            yield sure[0], mark
            yield from ((at, APOSTROPHE) for at in found if at != sure[0])


def _is_letter(char: str) -> bool:
    """Whether a character is a letter, or a mark that stands on one."""
    return char != "" and unicodedata.category(char)[0] in "LM"


def _is_number(char: str) -> bool:
    return char != "" and unicodedata.category(char)[0] == "N"
