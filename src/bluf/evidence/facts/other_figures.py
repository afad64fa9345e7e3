"""Find figures in a text of a language other than English, by the words that `bluf.languages` has for them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache

from bluf.evidence.facts.currencies import AFTER, BEFORE, currency_of
from bluf.evidence.facts.dates import Date
from bluf.evidence.facts.figure import Figure, FigureKind, masked
from bluf.evidence.facts.measures import MEASURE, ORDINAL, UNITS, Unit, unit_of
from bluf.evidence.facts.numerals import rounded_shares
from bluf.evidence.facts.readings import DIGITS, Marks, values_of_digits
from bluf.evidence.facts.scanning import by_first_letter
from bluf.evidence.facts.times import times_in
from bluf.languages import LANGUAGES
from bluf.languages.quantities import Quantities

_TOKEN = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_NUMERIC = re.compile(r"\b(?:\d{4}-\d\d-\d\d|\d{1,2}([./-])\d{1,2}\1\d{4})\b")
_DIGIT_RUN = re.compile(r"(?<!\d)\d")
_CLOCK = re.compile(r"(?<![\d.,])(\d{1,2})(?:[.:](\d\d))? (?:Uhr|h(?: (\d\d))?)\b")
_ORDINAL_MARK = r"(?:er|ère|re|e|ème|de|º|ª|°)(?!\w)|-(?:й|я|е|го|му|м|х|ого|ої|ій|та|те|ту|ша|ше|га|ге)(?!\w)"
_DEGREES = r" ?°(?: ?[CF]\b)?| (?:grad|degrés?|grados?|градус\w{0,3})\b"
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_RANGE = r"(?: ?(?:[-–]|bis(?: zum)?|au|al?|et|y|und|do|до|по|и|та|і) ?(?:le |el |dem )?(?P<d2>\d{1,2})(?:\.|er)?)?"
_HOURS = 24
_SHORT = 4  # letters of a month's short form at most
_WHOLE = frozenset(["mai", "mars", "mayo", "juni", "juli", "juin", "août", "май", "мая", "мае", "март"])
_LEAD = 6  # characters before a number in which the sign of its currency stands
_LONGEST = 200  # characters of a number
_LONGEST_RUN = 12  # words of a number
_PARTS = {"50": 2, "33": 3, "25": 4, "20": 5, "10": 10}  # what a fraction is the whole divided by
_ARTICLES = frozenset(["un", "une", "ein", "eine", "einem", "eines", "la", "die", "der", "le", "les", "el"])


class FigureWords:
    """The words of a language for figures, ready to be looked for."""

    def __init__(self, quantities: Quantities) -> None:
        """Make the expressions."""
        self.quantities = quantities
        self.months = {name: at for at, names in enumerate(quantities.months, 1) for name in names.split("|")}
        month = rf"(?P<month>{_any(self.months)})s?\b\.?"
        self.date = re.compile(
            rf"(?<![\d.,/-])(?P<d1>\d{{1,2}})(?:\.|er|º|°|-го|-е)?{_RANGE} (?:de |d[’'])?{month}"
            r"(?:(?:,| de| del| des Jahres)? (?P<year>\d{4})\b)?",
            re.IGNORECASE,
        )
        self.month = re.compile(rf"\b{month}(?:(?:,| de| del)? (?P<year>\d{{4}})\b)?", re.IGNORECASE)
        tail = (
            rf"(?:[ -]?(?P<points>(?:{_any(quantities.points)}|%-punkte?n?)(?!\w))"
            rf"|[ -]?(?P<share>%|(?:{_any(quantities.shares)})(?!\w))|(?P<degrees>{_DEGREES})"
            rf"|[ -]?(?P<after>(?:{_any(quantities.currencies)}|{AFTER})(?!\w))|(?P<ordinal>{_ORDINAL_MARK}))?"
            rf"(?=[ -]?(?P<unit>(?:{_any(quantities.units)})(?!\w)|{MEASURE}))?"
        )
        self.tail = re.compile(tail, re.IGNORECASE)
        self.number = re.compile(
            rf"(?P<minus>(?<![\w)%.,])[-−–](?=\d))?(?P<before>{BEFORE})?(?P<digits>{DIGITS})"
            rf"(?: ?(?P<scale>{_any(quantities.scales)})(?!\w)\.?)?{tail}",
            re.IGNORECASE,
        )

    def unit(self, spelling: str | None) -> Unit | None:
        """Return the unit of a word for it, or of its short form."""
        name = self.quantities.units.get((spelling or "").lower())
        return UNITS[name] if name else unit_of(spelling)

    def currency(self, spelling: str) -> str:
        """Return the currency of a word for it, or of its sign."""
        return self.quantities.currencies.get(spelling.lower()) or currency_of(spelling)


def _any(words: Iterable[str]) -> str:
    return by_first_letter([re.escape(word) for word in sorted(words, key=len, reverse=True)])


@lru_cache(maxsize=len(LANGUAGES))
def words_of(language: str) -> FigureWords | None:
    """Return the words of a language (BCP 47) for figures, or None where bluf has none."""
    found = next((each.quantities for each in LANGUAGES if each.code == language), None)
    return FigureWords(found) if found else None


def other_figures(text: str, words: FigureWords, marks: Marks) -> list[Figure]:
    """Return the figures in a text of the language with these words, in order."""
    rest = text
    found: list[Figure] = []
    for part in (_numeric_dates, _dates, _months, _times, _numbers, _in_words):
        figures = list(part(rest, words, marks))
        rest = masked(rest, figures)
        found += figures
    return sorted(found, key=lambda figure: figure.start)


def _numeric_dates(text: str, _words: FigureWords, _marks: Marks) -> Iterator[Figure]:
    """Yield 2024-10-24, and 24.10.2024 in both readings."""
    for match in _NUMERIC.finditer(text):
        one, two, three = (int(part) for part in re.split(r"[./-]", match.group()))
        readings = [Date(one, two, three)] if one > 31 else [Date(three, two, one), Date(three, one, two)]
        dates = tuple(date for date in readings if 1 <= (date.month or 0) <= 12)
        if dates:
            yield Figure(FigureKind.DATE, match.group(), match.start(), dates=dates)


def _dates(text: str, words: FigureWords, _marks: Marks) -> Iterator[Figure]:
    for match in words.date.finditer(text):
        month, year = words.months[match["month"].lower()], int(match["year"]) if match["year"] else None
        days = [int(match[day]) for day in ("d1", "d2") if match[day]]
        yield Figure(FigureKind.DATE, match.group(), match.start(), dates=tuple(Date(year, month, day) for day in days))


def _months(text: str, words: FigureWords, _marks: Marks) -> Iterator[Figure]:
    for match in words.month.finditer(text):
        if match["year"] or len(match["month"]) > _SHORT or match["month"].lower() in _WHOLE:
            date = Date(int(match["year"]) if match["year"] else None, words.months[match["month"].lower()])
            yield Figure(FigureKind.DATE, match.group().rstrip("."), match.start(), dates=(date,))


def _times(text: str, _words: FigureWords, _marks: Marks) -> Iterator[Figure]:
    starts = [match.start() for match in _DIGIT_RUN.finditer(text)]
    for start, end, minutes in times_in(text, starts):
        yield Figure(FigureKind.TIME, text[start:end], start, frozenset(map(Decimal, minutes)))
    for match in _CLOCK.finditer(text):
        hour = int(match[1])
        if hour <= _HOURS:
            minutes = frozenset([hour % _HOURS * 60 + int(match[2] or match[3] or 0)])
            yield Figure(FigureKind.TIME, match.group(), match.start(), frozenset(map(Decimal, minutes)))


def _numbers(text: str, words: FigureWords, marks: Marks) -> Iterator[Figure]:
    """Yield the numbers in figures."""
    at = 0
    while (digit := _DIGIT_RUN.search(text, at)) is not None:
        match = next(
            (match for lead in range(max(at, digit.start() - _LEAD), digit.start() + 1) if _may_begin(text, lead)
             if (match := words.number.match(text, lead)) is not None), None
        )  # fmt: skip
        if match is None:
            at = digit.end()
            continue
        at = max(match.end(), digit.end())
        if len(match["digits"]) <= _LONGEST and _stands_alone(text, match):
            yield _figure(match, words, values_of_digits(match["digits"], marks))


def _may_begin(text: str, at: int) -> bool:
    """Whether a number, or the sign before it, may begin here."""
    return not text[at].isspace() and (at == 0 or not text[at - 1].isalnum() or not text[at].isalnum())


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Whether a number is no part of a code."""
    before, after = text[max(0, match.start() - 2) : match.start()], text[match.end() : match.end() + 1]
    if before[-1:].isalnum() or (before[-1:] in ".," and before[:1].isdigit()):
        return False
    if before[-1:] in ("-", "‐") and before[:1].isupper():
        return False
    return not after.isalnum() or (match["unit"] is not None and match.start("unit") == match.end())


def _in_words(text: str, words: FigureWords, _marks: Marks) -> Iterator[Figure]:
    """Yield the numbers and fractions in words."""
    tokens = list(_TOKEN.finditer(text))
    at = 0
    while at < len(tokens):
        value, taken = _value_at(text, tokens, at, words.quantities)
        end = tokens[at + taken - 1].end() if taken else 0
        if taken and (denominator := _denominator(tokens, at + taken, words)) and value < denominator:
            shown = text[tokens[at].start() : tokens[at + taken].end()]
            yield Figure(FigureKind.SHARE, shown, tokens[at].start(), rounded_shares(value / denominator))
            at += taken + 1
        elif taken:
            tail = words.tail.match(text, end)
            if tail is not None:
                yield _figure(
                    tail, words, frozenset([value]), text[tokens[at].start() : tail.end()], tokens[at].start()
                )
            at += taken
            while at < len(tokens) and tail is not None and tokens[at].start() < tail.end():
                at += 1  # "douze pour cent" has no hundred in it
        else:
            denominator = _denominator(tokens, at, words)
            if denominator and at and tokens[at - 1].group().lower() in _ARTICLES:
                yield Figure(
                    FigureKind.SHARE, tokens[at].group(), tokens[at].start(), rounded_shares(1 / Decimal(denominator))
                )
            at += 1


def _denominator(tokens: list[re.Match[str]], at: int, words: FigureWords) -> int:
    """Return what a fraction's noun at a token divides by, or nothing."""
    return _PARTS.get(words.quantities.fractions.get(tokens[at].group().lower(), ""), 0) if at < len(tokens) else 0


def _value_at(text: str, tokens: list[re.Match[str]], at: int, quantities: Quantities) -> tuple[Decimal, int]:
    """Return the value of the number in words that begins at a token, and of how many tokens it is made; 0 for none."""
    total = current = Decimal(0)
    taken = 0
    while taken < _LONGEST_RUN and at + taken < len(tokens):
        here = at + taken
        if taken and text[tokens[here - 1].end() : tokens[here].start()] not in (" ", "-"):
            break
        number, count = _longest(text, tokens, here, quantities.numbers)
        if count and (not taken or 0 < number < _size(current) or (not current and total)):
            current += number
            taken += count
            continue
        scale, count = _longest(text, tokens, here, quantities.scales)
        if not count or (not taken and tokens[here].group().lower() not in quantities.alone):
            break
        if scale == 100:
            current = (current or Decimal(1)) * scale
        else:
            total, current = total + (current or Decimal(1)) * scale, Decimal(0)
        taken += count
    return total + current, taken


def _size(number: Decimal) -> Decimal:
    """Return the size of a number's last digit that is not nought: what may be added to it is smaller."""
    return Decimal(10) ** int(number.normalize().as_tuple().exponent) if number else Decimal(0)


def _longest(text: str, tokens: list[re.Match[str]], at: int, words: Mapping[str, int]) -> tuple[Decimal, int]:
    """Return the value of the longest run of tokens that these words have, and its length; 0 for none."""
    for count in (3, 2, 1):
        if at + count <= len(tokens):
            value = words.get(text[tokens[at].start() : tokens[at + count - 1].end()].lower())
            if value is not None:
                return Decimal(value), count
    return Decimal(0), 0


def _figure(
    match: re.Match[str], words: FigureWords, read: frozenset[Decimal], shown: str | None = None, at: int = 0
) -> Figure:
    """Return the figure of a number that means one of the values `read`, by the words after it."""
    in_digits = shown is None
    shown, start = (match.group().strip(), match.start()) if shown is None else (shown, at)
    scale = Decimal(words.quantities.scales[match["scale"].lower()]) if in_digits and match["scale"] else Decimal(1)
    values = frozenset(value * scale for value in read)
    currency = words.currency((match["before"] if in_digits else None) or match["after"] or "")
    if currency:
        return Figure(FigureKind.MONEY, shown, start, values, currency, scale=scale)
    if match["points"] or match["share"]:
        return Figure(FigureKind.POINTS if match["points"] else FigureKind.SHARE, shown, start, values)
    if match["degrees"]:
        signed = frozenset(-value for value in values) if in_digits and match["minus"] else values
        letter = re.search("[CF]", match["degrees"])
        return Figure(FigureKind.DEGREES, shown, start, signed, degrees=letter.group() if letter else "")
    if in_digits and _YEAR.fullmatch(match["digits"]) and not (match["scale"] or match["ordinal"] or match["unit"]):
        return Figure(FigureKind.YEAR, shown, start, values)
    if in_digits and match["minus"]:
        values |= {-value for value in values}
    return Figure(FigureKind.NUMBER, shown, start, values, unit=_unit(match, words), scale=scale)


def _unit(match: re.Match[str], words: FigureWords) -> Unit | None:
    return ORDINAL if match["ordinal"] else words.unit(match["unit"])
