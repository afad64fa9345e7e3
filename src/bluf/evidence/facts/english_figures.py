"""Find figures in an English text: numbers, shares, sums of money and dates, each with its value, not its spelling."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from bluf.evidence.facts.currencies import AFTER, BEFORE, SIGNS, STARTS, currency_of
from bluf.evidence.facts.dates import dates_in
from bluf.evidence.facts.figure import Figure, FigureKind, masked
from bluf.evidence.facts.figure_passages import passages
from bluf.evidence.facts.measures import MEASURE, ORDINAL, unit_of
from bluf.evidence.facts.numerals import (
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
    value_of_ordinal,
    value_of_words,
    values_of_fraction,
)
from bluf.evidence.facts.readings import DIGITS, Marks, values_of_digits
from bluf.evidence.facts.scanning import Starts, by_first_letter, matches
from bluf.evidence.facts.times import times_in
from bluf.evidence.quotes.words import DASHES

LONGEST = 200  # characters of a number
LONGEST_CODE = 20  # letters before the number of a code
_SHARE = r"(?:%|percent\b(?! points?\b)|per cent\b(?! points?\b)|pct\b)"
_POINTS = r"(?:(?:percentage|percent|per cent|%)[ -]points?\b|(?-i:pp)\b|ppts?\b)"
_BASIS = r"(?:basis[ -]points?\b|(?-i:bps?)\b)"
_BELOW = r" (?:degrees? (?:Celsius |Fahrenheit )?)?below (?:zero|freezing)\b"
_DEGREES = (
    r" ?°(?: ?(?-i:[CF])\b)?|[ -]degrees?\b(?: (?:Celsius|Fahrenheit|centigrade|(?-i:[CF])\b))?|(?-i: ?[CF])(?![\w-])"
)
_SCALES = {"lakh crore": 10**12, **SCALES}
_PARTS = {"half": "0.5", "quarter": "0.25", "three quarters": "0.75", "third": "0.3", "tenth": "0.1", "fifth": "0.2"}
_PART_OF_ONE = (
    r"(?:an? |one[ -])?(?P<part>half|quarter|three[ -]quarters|third|tenth|fifth)(?: of)?(?: an?| one| 1)?[ -]"
    rf"(?:(?P<part_points>{_POINTS})|(?P<part_share>{_SHARE}))"
)
_FIRST_WORDS = by_first_letter(
    dict.fromkeys((*NUMBER_WORDS, "group", "q", "h", "several", "many", "minus", "tens", "first"))
)
_LEADS = re.escape(DASHES + SIGNS)


@lru_cache(maxsize=1)
def _expression() -> re.Pattern[str]:
    return re.compile(
        rf"(?=[\d{_LEADS}]|an?\b|(?-i:[{STARTS}])[A-Za-z.-]{{0,3}}[ $]?[\d$]|(?-i:[RBz]|Rs|S/)|{_FIRST_WORDS})"
        rf"(?:(?P<group>(?-i:Group) of (?:{WORDS}|\d+)\b)"
        rf"|\b(?P<period>{PERIOD})"
        rf"|\b{_PART_OF_ONE}"
        rf"|\bhalf an? (?P<halved>{MEASURE})"
        rf"|(?P<fraction>\b{FRACTION})(?P<shared>{SHARED})?"
        rf"|\b(?P<order>{ORDER})(?: of (?P<coin>{AFTER})\b)?"
        rf"|\b(?P<place>{PLACE})"
        r"|(?P<minus>(?<![\w)%.,])[-−–‐](?=[\d])|\bminus )?"
        rf"(?P<before>{BEFORE})?(?P<number>(?P<digits>{DIGITS})|\b(?P<words>{WORDS})\b)(?P<half_more> and a half\b)?"
        rf"(?:[ -](?P<scale>{'|'.join(_SCALES)})s?\b|(?P<short> ?(?:mn|bn|tn)\b|[mkb]\b))?"
        rf"(?:[ -]?(?P<points>{_POINTS})|[ -]?(?P<basis>{_BASIS})|[ -]?(?P<share>{_SHARE})|(?P<below>{_BELOW})"
        rf"|(?P<degrees>{_DEGREES})"
        rf"|[ -](?P<after>{AFTER})(?!\w)|(?P<ordinal>st|nd|rd|th)\b|(?P<decade>s)\b)?"
        rf"(?=[ -]?(?P<unit>{MEASURE}))?)",
        re.IGNORECASE,
    )


_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_CENTURY = re.compile(r"\b((?:19|20)\d\d)[-–/]$")  # of a span of years, before its second
_CODE = re.compile(r"\b[A-Z][^\W\d_]*[-‐]$")
_HYPHENS = ("-", "‐")


def english_figures(text: str, marks: Marks) -> list[Figure]:
    """Return the figures in a text, in order. `marks` are the decimal marks that it may use."""
    return [
        figure.moved(begin)
        for begin, passage, starts in passages(text)
        for figure in sorted(_figures_in(passage, starts, marks), key=lambda figure: figure.start)
    ]


def _figures_in(text: str, starts: Starts, marks: Marks) -> Iterator[Figure]:
    """Yield the figures of a passage: its dates, then the times in the rest of it, then all others."""
    dates = [
        Figure(FigureKind.DATE, text[start:end].strip().rstrip("."), start, dates=found)
        for start, end, found in dates_in(text, starts)
    ]
    yield from dates
    rest = masked(text, dates)
    times = [
        Figure(FigureKind.TIME, rest[start:end], start, frozenset(map(Decimal, minutes)))
        for start, end, minutes in times_in(rest, starts)
    ]
    yield from times
    rest = masked(rest, times)
    for match in matches(_expression(), rest, starts):
        figure = _figure(rest, match, marks)
        if figure is not None:
            yield figure


def _figure(text: str, match: re.Match[str], marks: Marks) -> Figure | None:
    start = match.start()
    shown = match.group().strip()
    if match["number"] is None:
        return _in_words(match, shown, start)
    if not _stands_alone(text, match) or len(match["number"]) > LONGEST:
        return None
    if match["words"] and shown.lower() in ("one", "zero") and not match["unit"]:
        return None  # "one" is more often a pronoun than a figure
    read = values_of_digits(match["digits"], marks) if match["digits"] else frozenset([value_of_words(match["words"])])
    if match["half_more"]:
        read = frozenset(value + Decimal("0.5") for value in read)
    values = _scaled(read, match)
    return _with_sign(match, shown, values) or _counted(text, match, shown, values)


def _with_sign(match: re.Match[str], shown: str, values: frozenset[Decimal]) -> Figure | None:
    """Return a sum of money, a share, points, degrees or a number with a minus, if that is what it is."""
    if match.lastgroup in ("number", "half_more") and not match["before"] and not match["minus"]:
        return None
    start, scale = match.start(), _scale(match)
    currency = currency_of(match["before"] or match["after"] or "")
    if currency:
        return Figure(FigureKind.MONEY, shown, start, values, currency, scale=scale)
    if match["points"] or match["basis"]:
        points = frozenset(value / 100 for value in values) if match["basis"] else values
        return Figure(FigureKind.POINTS, shown, start, points)
    if match["share"]:
        return Figure(FigureKind.SHARE, shown, start, values)
    if match["minus"] or match["below"] or match["degrees"]:
        kind = FigureKind.DEGREES if match["degrees"] or match["below"] else FigureKind.NUMBER
        letter = re.search("[CF]", match["degrees"] or "")
        return Figure(kind, shown, start, _signed(values, match), degrees=letter.group() if letter else "")
    return None


def _counted(text: str, match: re.Match[str], shown: str, values: frozenset[Decimal]) -> Figure:
    """Return a year, or a number of something."""
    start = match.start()
    if _is_year(match):
        return Figure(FigureKind.YEAR, shown, start, values)
    ended = _range_end(text, match)
    if ended is not None:
        return Figure(FigureKind.YEAR, shown, start, frozenset([ended]))
    unit = ORDINAL if match["ordinal"] else unit_of(match["unit"])
    return Figure(FigureKind.NUMBER, shown, start, values, unit=unit, scale=_scale(match))


def _in_words(match: re.Match[str], shown: str, start: int) -> Figure | None:
    """Return a part of a year, half a point, a fraction, an order of size or an ordinal, if that is what it is."""
    if match["period"]:
        return Figure(FigureKind.PERIOD, shown, start, frozenset([period_of(match)]))
    if match["part"]:
        kind = FigureKind.POINTS if match["part_points"] else FigureKind.SHARE
        part = _PARTS[match["part"].lower().replace("-", " ")]
        return Figure(kind, shown, start, frozenset([Decimal(part)]))
    if match["halved"]:
        return Figure(FigureKind.NUMBER, shown, start, frozenset([Decimal("0.5")]), unit=unit_of(match["halved"]))
    if match["fraction"]:
        place = None if match["shared"] is not None else place_of(match)
        return Figure(FigureKind.SHARE, shown, start, values_of_fraction(match), place=place)
    if match["order"]:
        sign = currency_of(match["coin"] or "")
        return Figure(FigureKind.ORDER, shown, start, frozenset(span_of_order(match["order"])), sign)
    if match["place"]:
        return Figure(FigureKind.NUMBER, shown, start, frozenset([value_of_ordinal(match["place"])]), unit=ORDINAL)
    return None  # the Group of Seven is a name


def _signed(values: frozenset[Decimal], match: re.Match[str]) -> frozenset[Decimal]:
    """Return what a number with a sign or degrees may mean: a dash need be no minus, except before degrees."""
    if not match["minus"] and not match["below"]:
        return values
    below = frozenset(-value for value in values)
    return below if match["degrees"] or match["below"] or len(match["minus"]) > 1 else below | values


def _scaled(values: frozenset[Decimal], match: re.Match[str]) -> frozenset[Decimal]:
    """Return what values may come to with the word or letters after the number: 3m may be three, too."""
    scale = _scale(match)
    if scale == 1:
        return values
    scaled = frozenset(value * scale for value in values)
    is_plain = match["scale"] or match["before"] or len(match["short"].strip()) > 1
    return scaled if is_plain else scaled | values


def _scale(match: re.Match[str]) -> Decimal:
    """Return what a word after the number multiplies it by."""
    if match["scale"]:
        return Decimal(_SCALES[match["scale"].lower()])
    return Decimal(SHORT_SCALES[match["short"].strip().lower()]) if match["short"] else Decimal(1)


def _is_year(match: re.Match[str]) -> bool:
    digits = match["digits"] or ""
    is_counted = match["scale"] or match["short"] or match["ordinal"] or (match["unit"] or "second").lower() != "second"
    return _YEAR.fullmatch(digits) is not None and not is_counted


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
    return not after[:1].isalnum() or match["digits"] is None or _is_measured(match, after[0])


def _is_measured(match: re.Match[str], letter: str) -> bool:
    """Whether the letter right after a number begins its unit: 5kg, but not 5G."""
    return match["unit"] is not None and match.start("unit") == match.end() and letter != "G"
