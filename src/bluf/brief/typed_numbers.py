"""Read numbers as people type them, a column at a time: `1,930`, `1.930,5`, `1 930`, `6.5 m`, `€ 12`, `−4 %`, `٣٫٥`.

In one column a comma or a point means one thing. What it means is told by the numbers that can be read in one way only,
or else by the language. Where that alone decides, the numbers are read in the other way too, since nothing proves the
first: `1.234` by itself. What is no number with a unit at most (a range, a date, a time, words) is None, never a guess.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

_MINUS = "−–-"  # the hyphen last: these stand in a character class
_GROUPING = "'’٬ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}"  # never a decimal mark
_DECIMAL_MARK = "٫"
_SPACES = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}\N{HAIR SPACE}"
_SIGN = re.compile(rf"(?P<sign>[+{_MINUS}]?)[{_SPACES}]?")
_CURRENCY = re.compile(r"[A-Z]{0,3}")
_BODY = re.compile(rf"\d(?:[.,{_GROUPING}{_DECIMAL_MARK}]?\d)*")
_UNIT_SIGNS = frozenset("%‰°/²³·.'′″µ§ ") | frozenset(_SPACES)
_LONGEST = 200  # characters of what may be a number with a unit
# The languages whose decimal mark is a comma, by their first tag; others have the point (CLDR 45, `decimal`).
_WITH_COMMA = frozenset(
    re.findall(
        r"\w+",
        "af az be bg bs ca cs da de el es et eu fi fo fr gl hr hu hy id is it ka kk ky lb lt lv mk mn nb nl nn no pl "
        "pt ro ru rw sk sl sq sr sv tg tk tr tt uk uz vi",
    )
)
_WITH_POINT = frozenset(("de-CH", "de-LI", "it-CH", "fr-CH"))
_WITH_POINT |= {f"es-{region}" for region in ("MX", "US", "GT", "HN", "NI", "PA", "PE", "PR", "SV", "DO", "419")}


@dataclass(frozen=True, slots=True)
class TypedNumber:
    """A number as it was read. `decimal_at` is the index in its text after the last digit before the decimal mark.

    `places` is how many digits stand after the mark, `unit` what stands before and after the digits: `€`, `m`.
    """

    value: Decimal
    decimal_at: int
    places: int
    unit: str


@dataclass(frozen=True, slots=True)
class ColumnNumbers:
    """The numbers of a column: None for a text that is none.

    `otherwise` is how they read if a comma or point means the other thing, where only the language tells; else None.
    `ambiguous` is then the first of the texts that can be read in two ways, and `is_mixed` says that two texts of the
    column can't be meant by one rule, so that none is read.
    """

    numbers: tuple[TypedNumber | None, ...]
    otherwise: tuple[TypedNumber | None, ...] | None = None
    ambiguous: str = ""
    is_mixed: bool = False


def column_numbers(texts: Sequence[str], lang: str = "en") -> ColumnNumbers:
    """Read the texts of a column. `lang` is the brief's language (BCP 47).

    >>> [number.value for number in column_numbers(["1.930", "2,5"], "en").numbers if number]
    [Decimal('1930'), Decimal('2.5')]
    """
    parsed = [_parsed(text) for text in texts]
    told = {mark for each in parsed if each for mark in each.told()}
    if len(told) > 1:
        return ColumnNumbers((None,) * len(texts), is_mixed=True)
    usual = decimal_mark(lang)
    (decimal,) = told or {usual}
    numbers = tuple(each.number(decimal) if each else None for each in parsed)
    unclear = [text for text, each in zip(texts, parsed, strict=True) if each and each.is_unclear]
    if told or not unclear:
        return ColumnNumbers(numbers)
    other = tuple(each.number("," if usual == "." else ".") if each else None for each in parsed)
    return ColumnNumbers(numbers, other, unclear[0])


def decimal_mark(lang: str) -> str:
    """Return the decimal mark that is usual in a language."""
    parts = lang.split("-")
    if any("-".join([parts[0], part]) in _WITH_POINT for part in parts[1:]):
        return "."
    return "," if parts[0].lower() in _WITH_COMMA or lang in ("en-ZA",) else "."


def is_placeholder(text: str) -> bool:
    """Whether a text stands for no value: it is empty, a dash, dots or `n/a`."""
    return not any(char.isalnum() for char in text) or text.strip().casefold() in ("n/a", "n.a.")


@dataclass(frozen=True, slots=True)
class _Parsed:
    """The parts of a text that may be a number. `runs` are its digits, `marks` what stands between them."""

    negative: bool
    runs: tuple[str, ...]
    marks: tuple[str, ...]
    begin: int
    unit: str

    def told(self) -> set[str]:
        """Return the decimal marks that this number proves: none, one, or two if it can be no number."""
        if _DECIMAL_MARK in self.marks:
            return set()
        own = [mark for mark in self.marks if mark in ",."]
        kinds = set(own)
        if not own or self.is_unclear:
            return set()
        if len(kinds) == 2 or (len(own) == 1 and not self._may_group()):
            return {own[-1]}
        return {"." if own[-1] == "," else ","}

    @property
    def is_unclear(self) -> bool:
        """Whether its one comma or point may part thousands or decimals."""
        own = [mark for mark in self.marks if mark in ",."]
        return len(own) == 1 and len(self.marks) == 1 and self._may_group()

    def _may_group(self) -> bool:
        return len(self.runs[-1]) == 3 and len(self.runs[0]) <= 3 and not self.runs[0].startswith("0")

    def number(self, decimal: str) -> TypedNumber | None:
        """Return the number where `decimal` is the mark before decimals, None where its digits are not so grouped."""
        is_decimal = [mark in (decimal, _DECIMAL_MARK) for mark in self.marks]
        if sum(is_decimal) > 1 or (any(is_decimal) and not is_decimal[-1]):
            return None
        whole, places = (self.runs[:-1], self.runs[-1]) if any(is_decimal) else (self.runs, "")
        if len({mark for mark, own in zip(self.marks, is_decimal, strict=True) if not own}) > 1 or not _grouped(whole):
            return None
        value = Decimal(f"{'-' if self.negative else ''}{''.join(whole)}.{places or 0}")
        length = sum(map(len, whole)) + len(whole) - 1
        return TypedNumber(value if places else value.to_integral_value(), self.begin + length, len(places), self.unit)


def _grouped(runs: tuple[str, ...]) -> bool:
    """Whether the digits before a decimal mark are grouped by thousands, or as in India by a thousand and hundreds."""
    if len(runs) == 1:
        return True
    *middle, last = runs[1:]
    return (
        len(runs[0]) <= 3
        and len(last) == 3
        and len({len(run) for run in middle} | {3}) <= 2
        and all(len(run) in (2, 3) for run in middle)
    )


def _parsed(text: str) -> _Parsed | None:
    """Return the parts of a text that has one number, with a sign, a currency and a unit at most."""
    if len(text) > _LONGEST:
        return None
    plain = "".join(_ascii_digit(char) for char in text)
    begin = len(plain) - len(plain.lstrip())
    prefix, at = "", begin
    sign = ""
    for _ in range(2):  # a sign and a currency, in either order
        found = _SIGN.match(plain, at)
        if found and found["sign"] and not sign:
            sign, at = found["sign"], found.end()
        elif not prefix:
            prefix, at = _currency(plain, at)
    body = _BODY.match(plain, at)
    if body is None:
        return None
    unit = plain[body.end() :].strip()
    if any(not (char.isalpha() or char in _UNIT_SIGNS or unicodedata.category(char) == "Sc") for char in unit):
        return None
    if unit[:1] in (".", "'") and len(unit) > 1:
        return None
    parts = re.split(r"(\D)", body[0])
    joined = f"{prefix} {unit}".strip()
    return _Parsed(sign not in ("", "+"), tuple(parts[::2]), tuple(parts[1::2]), body.start(), joined)


def _currency(text: str, at: int) -> tuple[str, int]:
    """Return the currency that stands before a number, and where what follows it begins."""
    end = at
    if text[at : at + 1] and unicodedata.category(text[at]) == "Sc":
        end = at + 1
    elif (code := _CURRENCY.match(text, at)) is not None:
        has_sign = unicodedata.category(text[code.end() : code.end() + 1] or " ") == "Sc"
        end = code.end() + 1 if has_sign else code.end() if code.end() - at == 3 else at
    name = text[at:end]
    while name and text[end : end + 1] and text[end] in _SPACES:
        end += 1
    return name, end


def _ascii_digit(char: str) -> str:
    """Return a decimal digit of any script as that of ASCII; other characters as they are."""
    return char if char.isascii() or not char.isdecimal() else str(unicodedata.decimal(char))
