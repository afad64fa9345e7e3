"""Find figures in a text: numbers, shares, sums of money and dates, each with its value and not its spelling."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from bluf.evidence.facts.dates import Date, dates_in
from bluf.evidence.facts.numerals import (
    DIGITS,
    FRACTION,
    SCALES,
    SHORT_SCALES,
    WORDS,
    value_of_digits,
    value_of_fraction,
    value_of_words,
)

_CURRENCIES = {
    "$": ("us$", "$", "usd", "dollar", "dollars"),
    "€": ("€", "eur", "euro", "euros"),
    "£": ("£", "gbp", "pound", "pounds", "sterling"),
    "¥": ("¥", "jpy", "yen"),
    "CNY": ("cny", "yuan", "renminbi"),
    "₩": ("₩", "krw", "won"),
    "₹": ("₹", "inr", "rupee", "rupees"),
    "CHF": ("chf", "franc", "francs"),
    "kr": ("sek", "nok", "dkk", "kroner", "kronor", "krone", "krona"),
    "A$": ("a$", "aud"),
    "C$": ("c$", "cad"),
    "NZ$": ("nz$", "nzd"),
}
_SIGN = {spelling: sign for sign, spellings in _CURRENCIES.items() for spelling in spellings}
_BEFORE = r"(?:(?:US|NZ|A|C)?\$|[€£¥₩₹]|(?:USD|EUR|GBP|JPY|CNY|AUD|CAD|NZD|CHF|SEK|NOK|DKK) ?)"
_AFTER = (
    r"(?:(?:U\.?S\.? |Australian |Canadian )?(?:dollars?|euros?|pounds?(?: sterling)?|yen|yuan|renminbi|won|rupees?"
    r"|francs?|kron(?:er|or|e|a)|USD|EUR|GBP|JPY|CNY|AUD|CAD|NZD|CHF|SEK|NOK|DKK|€|£))"
)
_SHARE = r"(?:%|percent\b|per cent\b|pct\b|percentage[ -]points?\b)"
_FIGURE = re.compile(
    rf"(?P<fraction>\b{FRACTION})"
    rf"|(?P<time>\b\d{{1,2}}:\d\d\b)"
    rf"|(?P<before>{_BEFORE})?(?P<number>(?P<digits>{DIGITS})|\b(?P<words>{WORDS})\b)"
    rf"(?:[  -](?P<scale>{'|'.join(SCALES)})\b|(?P<short> ?(?:mn|bn|tn)\b|[mkb]\b))?"
    rf"(?:[  -]?(?P<share>{_SHARE})|[  -](?P<after>{_AFTER})(?!\w)|(?P<ordinal>st|nd|rd|th)\b|(?P<decade>s)\b)?",
    re.IGNORECASE,
)


class Kind(Enum):
    """What a figure counts."""

    NUMBER = "number"
    SHARE = "share"
    MONEY = "money"
    YEAR = "year"
    TIME = "time"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in a text: `values` are what it may mean (3m is three or three million)."""

    kind: Kind
    text: str
    start: int
    values: frozenset[Decimal] = frozenset()
    currency: str = ""
    dates: tuple[Date, ...] = ()


def figures_in(text: str) -> list[Figure]:
    """Return the figures in `text`, in order."""
    found: list[Figure] = []
    rest = list(text)
    for start, end, dates in dates_in(text):
        found.append(Figure(Kind.DATE, text[start:end].strip().rstrip("."), start, dates=dates))
        rest[start:end] = "\x00" * (end - start)
    masked = "".join(rest)
    for match in _FIGURE.finditer(masked):
        figure = _figure(masked, match)
        if figure is not None:
            found.append(figure)
    return sorted(found, key=lambda figure: figure.start)


def _figure(text: str, match: re.Match[str]) -> Figure | None:
    start = match.start()
    shown = match.group().strip()
    if match["fraction"]:
        return Figure(Kind.SHARE, shown, start, frozenset([value_of_fraction(match)]))
    if match["time"]:
        return Figure(Kind.TIME, shown, start, frozenset([Decimal(shown.replace(":", ""))]))
    if not _stands_alone(text, match):
        return None
    if match["words"] and shown.lower() in ("one", "zero"):
        return None  # "one" is more often a pronoun than a figure
    value = value_of_digits(match["digits"]) if match["digits"] else value_of_words(match["words"])
    values = _scaled(value, match)
    sign = (match["before"] or match["after"] or "").strip().lower().removeprefix("u.s. ").removeprefix("us ")
    if sign:
        words = sign.split()
        sign = {"australian": "a$", "canadian": "c$"}.get(words[0], words[0])
        return Figure(Kind.MONEY, shown, start, values, _SIGN.get(sign, sign))
    if match["share"]:
        return Figure(Kind.SHARE, shown, start, values)
    if _is_year(match):
        return Figure(Kind.YEAR, shown, start, values)
    ended = _range_end(text, match)
    if ended is not None:
        return Figure(Kind.YEAR, shown, start, frozenset([ended]))
    return Figure(Kind.NUMBER, shown, start, values)


def _scaled(value: Decimal, match: re.Match[str]) -> frozenset[Decimal]:
    if match["scale"]:
        return frozenset([value * SCALES[match["scale"].lower()]])
    if match["short"]:
        short = match["short"].strip().lower()
        scaled = value * SHORT_SCALES[short]
        return frozenset([scaled]) if match["before"] or len(short) > 1 else frozenset([scaled, value])
    return frozenset([value])


def _is_year(match: re.Match[str]) -> bool:
    digits = match["digits"] or ""
    return (
        re.fullmatch(r"(?:1[5-9]|20)\d\d", digits) is not None
        and not match["scale"]
        and not match["short"]
        and not match["ordinal"]
    )


def _range_end(text: str, match: re.Match[str]) -> Decimal | None:
    """Return the year that "24" stands for in "2022-24"."""
    start = match.start()
    before = re.search(r"\b((?:19|20)\d\d)[-–/]$", text[max(0, start - 6) : start])
    digits = match["digits"] or ""
    return Decimal(before.group(1)[:2] + digits) if before and len(digits) == 2 else None


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Whether the number is no part of a name or a code, such as F-16 or COVID-19."""
    before, after = text[max(0, match.start() - 3) : match.start()], text[match.end() : match.end() + 2]
    if before and (before[-1].isalnum() or (before[-1] == "." and before[-2:-1].isdigit())):
        return False
    if re.search(r"[A-Z\d][-‑]$", before) and not before[-2].isdigit():
        return False
    return not (after[:1].isalnum() and match["digits"] is not None)
