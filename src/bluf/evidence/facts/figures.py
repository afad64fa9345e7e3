"""Find figures in a text: numbers, shares, sums of money and dates, each with its value and not its spelling."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from bluf.evidence.facts.dates import Date, dates_in
from bluf.evidence.facts.hints import passages
from bluf.evidence.facts.measures import MEASURE, ORDINAL, unit_of
from bluf.evidence.facts.numerals import (
    DIGITS,
    FRACTION,
    NUMBER_WORDS,
    ORDER,
    PERIOD,
    PLACE,
    SCALES,
    SHARED,
    SHORT_SCALES,
    WORDS,
    period_of,
    place_of,
    span_of_order,
    value_of_digits,
    value_of_ordinal,
    value_of_words,
    values_of_fraction,
)
from bluf.evidence.facts.scanning import Starts, by_first_letter, matches
from bluf.evidence.facts.times import times_in
from bluf.evidence.quotes.words import DASHES

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
LONGEST = 200  # characters of a number
LONGEST_CODE = 20  # letters before the number of a code
_SIGN = {spelling: sign for sign, spellings in _CURRENCIES.items() for spelling in spellings}
_BEFORE = r"(?:(?:US|NZ|A|C)?\$|[€£¥₩₹]|(?:USD|EUR|GBP|JPY|CNY|AUD|CAD|NZD|CHF|SEK|NOK|DKK) ?)"
_AFTER = (
    r"(?:(?:U\.?S\.? |Australian |Canadian )?(?:dollars?|euros?|pounds?(?: sterling)?|yen|yuan|renminbi|won|rupees?"
    r"|francs?|kron(?:er|or|e|a)|USD|EUR|GBP|JPY|CNY|AUD|CAD|NZD|CHF|SEK|NOK|DKK|€|£))"
)
_SHARE = r"(?:%|percent\b(?! points?\b)|per cent\b|pct\b)"
_POINTS = r"(?:(?:percentage|percent|%)[ -]points?\b|(?-i:pp)\b|ppts?\b)"
_BELOW = r" (?:degrees? (?:Celsius |Fahrenheit )?)?below (?:zero|freezing)\b"
_DEGREES = r" ?°(?: ?(?-i:[CF])\b)?|[  -]degrees?\b|(?-i: ?[CF])(?![\w-])"
_CODES = ("us", "nz", "eur", "gbp", "jpy", "cny", "aud", "cad", "chf", "sek", "nok", "dkk")
_FIRST_WORDS = by_first_letter(
    dict.fromkeys((*NUMBER_WORDS, *_CODES, "group", "q", "h", "several", "many", "minus", "tens", "first"))
)
_FIGURE = re.compile(
    rf"(?=[\d{re.escape(DASHES + '$€£¥₩₹')}]|an?\b|[ac]\$|{_FIRST_WORDS})"  # it fails sooner so where there is none
    rf"(?:(?P<group>(?-i:Group) of (?:{WORDS}|\d+)\b)"
    rf"|\b(?P<period>{PERIOD})"
    rf"|\bhalf a (?P<half_point>{_POINTS})"
    rf"|(?P<fraction>\b{FRACTION})(?P<shared>{SHARED})?"
    rf"|\b(?P<order>{ORDER})(?: of (?P<coin>{_AFTER})\b)?"
    rf"|\b(?P<place>{PLACE})"
    r"|(?P<minus>(?<![\w)%.,])[-−–‐](?=\d)|\bminus )?"
    rf"(?P<before>{_BEFORE})?(?P<number>(?P<digits>{DIGITS})|\b(?P<words>{WORDS})\b)"
    rf"(?:[  -](?P<scale>{'|'.join(SCALES)})\b|(?P<short> ?(?:mn|bn|tn)\b|[mkb]\b))?"
    rf"(?:[  -]?(?P<points>{_POINTS})|[  -]?(?P<share>{_SHARE})|(?P<below>{_BELOW})|(?P<degrees>{_DEGREES})"
    rf"|[  -](?P<after>{_AFTER})(?!\w)|(?P<ordinal>st|nd|rd|th)\b|(?P<decade>s)\b)?"
    rf"(?=[  -]?(?P<unit>{MEASURE}))?)",
    re.IGNORECASE,
)

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_CENTURY = re.compile(r"\b((?:19|20)\d\d)[-–/]$")  # of a span of years, before its second
_CODE = re.compile(r"\b[A-Z][^\W\d_]*[-‐]$")
_HYPHENS = ("-", "‐")


class Kind(Enum):
    """What a figure counts."""

    NUMBER = "number"
    SHARE = "share"
    MONEY = "money"
    YEAR = "year"
    TIME = "time"
    DATE = "date"
    POINTS = "points"  # percentage points
    DEGREES = "degrees"
    PERIOD = "period"  # a quarter or half of a year
    ORDER = "order"  # "thousands" of something


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in a text: `values` are what it may mean (3m is three or three million); an order's, its two ends.

    `place` is what "a third" means where it isn't a share. `unit` is what a number measures, if it is plain.
    """

    kind: Kind
    text: str
    start: int
    values: frozenset[Decimal] = frozenset()
    currency: str = ""
    dates: tuple[Date, ...] = ()
    place: Decimal | None = None
    unit: str = ""

    def moved(self, by: int) -> "Figure":
        """Return the figure with another start: `replace` takes long for as many as a text may have."""
        return Figure(
            self.kind, self.text, self.start + by, self.values, self.currency, self.dates, self.place, self.unit
        )


def figures_in(text: str) -> list[Figure]:
    """Return the figures in `text`, in order."""
    return [
        figure.moved(begin)
        for begin, passage, starts in passages(text)
        for figure in sorted(_figures_in(passage, starts), key=lambda figure: figure.start)
    ]


def _figures_in(text: str, starts: Starts) -> Iterator[Figure]:
    """Yield the figures of a passage: its dates, then the times in the rest of it, then all others."""
    rest = list(text)
    for start, end, dates in dates_in(text, starts):
        yield Figure(Kind.DATE, text[start:end].strip().rstrip("."), start, dates=dates)
        rest[start:end] = "\x00" * (end - start)
    for start, end, minutes in times_in("".join(rest), starts):
        yield Figure(Kind.TIME, text[start:end], start, frozenset(map(Decimal, minutes)))
        rest[start:end] = "\x00" * (end - start)
    masked = "".join(rest)
    for match in matches(_FIGURE, masked, starts):
        figure = _figure(masked, match)
        if figure is not None:
            yield figure


def _figure(text: str, match: re.Match[str]) -> Figure | None:
    start = match.start()
    shown = match.group().strip()
    if match["number"] is None:
        return _in_words(match, shown, start)
    if not _stands_alone(text, match) or len(match["number"]) > LONGEST:
        return None
    if match["words"] and shown.lower() in ("one", "zero"):
        return None  # "one" is more often a pronoun than a figure
    value = value_of_digits(match["digits"]) if match["digits"] else value_of_words(match["words"])
    values = _scaled(value, match)
    return _with_sign(match, shown, values) or _counted(text, match, shown, values)


def _with_sign(match: re.Match[str], shown: str, values: frozenset[Decimal]) -> Figure | None:
    """Return a sum of money, a share, points, degrees or a number with a minus, if that is what it is."""
    if match.lastgroup == "number" and not match["before"] and not match["minus"]:
        return None
    start = match.start()
    sign = _sign(match["before"] or match["after"] or "")
    if sign:
        return Figure(Kind.MONEY, shown, start, values, sign)
    if match["points"]:
        return Figure(Kind.POINTS, shown, start, values)
    if match["share"]:
        return Figure(Kind.SHARE, shown, start, values)
    if match["minus"] or match["below"] or match["degrees"]:
        kind = Kind.DEGREES if match["degrees"] or match["below"] else Kind.NUMBER
        return Figure(kind, shown, start, _signed(values, match))
    return None


def _counted(text: str, match: re.Match[str], shown: str, values: frozenset[Decimal]) -> Figure:
    """Return a year, or a number of something."""
    start = match.start()
    if _is_year(match):
        return Figure(Kind.YEAR, shown, start, values)
    ended = _range_end(text, match)
    if ended is not None:
        return Figure(Kind.YEAR, shown, start, frozenset([ended]))
    unit = ORDINAL if match["ordinal"] else unit_of(match["unit"])
    return Figure(Kind.NUMBER, shown, start, values, unit=unit)


def _in_words(match: re.Match[str], shown: str, start: int) -> Figure | None:
    """Return a part of a year, half a point, a fraction, an order of size or an ordinal, if that is what it is."""
    if match["period"]:
        return Figure(Kind.PERIOD, shown, start, frozenset([period_of(match)]))
    if match["half_point"]:
        return Figure(Kind.POINTS, shown, start, frozenset([Decimal("0.5")]))
    if match["fraction"]:
        place = None if match["shared"] is not None else place_of(match)
        return Figure(Kind.SHARE, shown, start, values_of_fraction(match), place=place)
    if match["order"]:
        sign = _sign(match["coin"] or "")
        return Figure(Kind.ORDER, shown, start, frozenset(span_of_order(match["order"])), sign)
    if match["place"]:
        return Figure(Kind.NUMBER, shown, start, frozenset([value_of_ordinal(match["place"])]), unit=ORDINAL)
    return None  # the Group of Seven is a name


def _sign(spelling: str) -> str:
    """Return the sign of a currency, whatever it is written as."""
    sign = spelling.strip().lower().removeprefix("u.s. ").removeprefix("us ")
    if not sign:
        return ""
    first = sign.split()[0]
    sign = {"australian": "a$", "canadian": "c$"}.get(first, first)
    return _SIGN.get(sign, sign)


def _signed(values: frozenset[Decimal], match: re.Match[str]) -> frozenset[Decimal]:
    """Return what a number with a sign or degrees may mean: a dash need be no minus, except before degrees."""
    if not match["minus"] and not match["below"]:
        return values
    below = frozenset(-value for value in values)
    return below if match["degrees"] or match["below"] or len(match["minus"]) > 1 else below | values


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
    return _YEAR.fullmatch(digits) is not None and not match["scale"] and not match["short"] and not match["ordinal"]


def _range_end(text: str, match: re.Match[str]) -> Decimal | None:
    """Return the year that "24" stands for in "2022-24"."""
    start = match.start()
    if start == 0 or text[start - 1] not in "-–/":
        return None
    before = _CENTURY.search(text[max(0, start - 6) : start])
    digits = match["digits"] or ""
    return Decimal(before.group(1)[:2] + digits) if before and len(digits) == 2 else None


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Whether the number is no part of a name or a code, such as F-16 or COVID-19."""
    before, after = text[max(0, match.start() - 3) : match.start()], text[match.end() : match.end() + 2]
    if before and (before[-1].isalnum() or (before[-1] == "." and before[-2:-1].isdigit())):
        return False
    if before[-1:] in _HYPHENS and _CODE.search(text[max(0, match.start() - LONGEST_CODE) : match.start()]):
        return False
    return not (after[:1].isalnum() and match["digits"] is not None)
