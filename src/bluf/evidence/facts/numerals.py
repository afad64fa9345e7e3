"""Turn numbers in figures and in words into values: 3,000, 3 000, three thousand, 3k and half a million."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from bluf.evidence.facts.scanning import Starts, matches
from bluf.languages.word_lists import ordered

_TO_NINETEEN = ordered("""
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen
""")
_FROM_TWENTY = ordered("twenty thirty forty fifty sixty seventy eighty ninety")
UNITS = {word: number for number, word in enumerate(_TO_NINETEEN)}
TENS = {word: 10 * number for number, word in enumerate(_FROM_TWENTY, 2)}
SCALES = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
SCALES |= {"lakh": 10**5, "crore": 10**7}
SHORT_SCALES = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12}
DENOMINATORS = {"third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "tenth": 10}

_PLAIN = "|".join(sorted([*UNITS, *TENS], key=len, reverse=True))
_SCALE = "|".join(SCALES)
WORDS = (
    rf"(?:half a (?:{_SCALE}|dozen)|(?:a )?half[ -]dozen|(?:(?:a|{_PLAIN}) )?dozen"
    rf"|(?:a |an )?(?:{_SCALE})(?:[ -](?:and )?(?:{_PLAIN}|{_SCALE}))*"
    rf"|(?:{_PLAIN})(?:[ -](?:and )?(?:{_PLAIN}|{_SCALE}))*)"
)
FRACTION = (
    rf"(?:(?P<upper>{'|'.join(UNITS)}|an?)[ -]"
    r"(?P<lower>thirds?|quarters?|fourths?|fifths?|tenths?)\b(?! (?:summit|time))"
    r"|(?P<half>(?<!and a )half)\b(?! a\b))"
)
# After one of these a lone "a third" is a share; before another word it may be the next after the second.
SHARED = (
    r"(?=\s*(?:$|[^\w\s,-]|(?:of|more|less|fewer|lower|higher|off|are|were|is|was|have|had|has|in|on|by|to|and|or|from)"
    r"\b))"
)
_UNIT_ORDINALS = ordered("first second third fourth fifth sixth seventh eighth ninth")
_ORDINALS = {word: number for number, word in enumerate(_UNIT_ORDINALS, 1) if number > 2}  # "first" is seldom a figure
_ORDINALS |= {word.replace("lve", "lf") + "th": number for word, number in UNITS.items() if number > 9}
_ORDINALS |= {word.removesuffix("y") + "ieth": number for word, number in TENS.items()}
PLACE = (
    rf"(?:(?:{'|'.join(TENS)})-(?:{'|'.join(_UNIT_ORDINALS)})|{'|'.join(_ORDINALS)})\b"
    r"(?![ -](?:part(?:y|ies)|hand)\b|,)"
)
_MANY = "|".join(["dozens", *(f"{scale}s" for scale in SCALES)])
ORDER = (
    rf"(?:(?:tens|hundreds) of (?:{_MANY})|{_MANY}|scores(?= of\b)"
    rf"|(?:several|a few|many) (?:dozen|{_SCALE})(?!s))"
)
PERIOD = (
    r"(?:(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th)[ -](?P<length>quarter|half)\b"
    r"|(?-i:Q(?P<quarter_number>[1-4])|(?P<number_quarter>[1-4])Q|H(?P<half_number>[12])|(?P<number_half>[12])H)"
    r"(?![^\W\d_]))"
)
# One of these is in every number that is written in words.
NUMBER_WORDS = (*UNITS, *TENS, *SCALES, *DENOMINATORS, *_UNIT_ORDINALS, *_ORDINALS, "dozen", "half", "scores")

_RATIO = re.compile(rf"\b({_PLAIN}|\d+) (?:out of|of|in) (?:every )?({_PLAIN}|\d+)\b", re.IGNORECASE)


LONGEST_RATIO = 200  # characters


def ratios_in(text: str, starts: Starts) -> set[Decimal]:
    """Return the shares of a hundred, whole and to one decimal place, that "three out of four" and the like give.

    `starts` are the offsets at which one may begin.
    """
    return {share for _, _, shares in _ratios(matches(_RATIO, text, starts)) for share in shares}


def ratios_with_places(text: str) -> list[tuple[int, int, frozenset[Decimal]]]:
    """Return (start, end, shares of a hundred) for every "three out of four" and the like in a text."""
    return list(_ratios(_RATIO.finditer(text)))


def _ratios(found: Iterable[re.Match[str]]) -> Iterator[tuple[int, int, frozenset[Decimal]]]:
    for match in found:
        if match.end() - match.start() > LONGEST_RATIO:
            continue
        part, whole = (Decimal(each) if each.isdigit() else value_of_words(each) for each in match.groups())
        if 0 < part <= whole:
            yield match.start(), match.end(), rounded_shares(part / whole)


def value_of_words(text: str) -> Decimal:
    """Return the value of a number in words."""
    total = current = Decimal(0)
    words = re.split(r"[ -]", text.lower())
    if "half" in words:
        return Decimal(SCALES.get(words[-1], 12)) / 2
    for word in words:
        if word in ("a", "an"):
            current = Decimal(1)
        elif word == "dozen":
            current = (current or Decimal(1)) * 12
        elif word in UNITS:
            current += UNITS[word]
        elif word in TENS:
            current += TENS[word]
        elif word == "hundred":
            current = (current or Decimal(1)) * 100
        elif word in SCALES:
            total += (current or Decimal(1)) * SCALES[word]
            current = Decimal(0)
    return total + current


def values_of_fraction(match: re.Match[str]) -> frozenset[Decimal]:
    """Return the value of a fraction in words, as a share of a hundred, whole and to one decimal place."""
    if match["half"]:
        return frozenset([Decimal(50)])
    upper = 1 if match["upper"].lower() in ("a", "an") else UNITS.get(match["upper"].lower(), 1)
    return rounded_shares(Decimal(upper) / DENOMINATORS[match["lower"].lower().removesuffix("s")])


def place_of(match: re.Match[str]) -> Decimal | None:
    """Return the place that "a third" and the like give, where they aren't a share."""
    lone = (match["upper"] or "").lower() in ("a", "an") and not match["lower"].endswith("s")
    return Decimal(DENOMINATORS[match["lower"].lower()]) if lone and match["lower"].lower() != "quarter" else None


def rounded_shares(part: Decimal) -> frozenset[Decimal]:
    """Return a part of one as a share of a hundred, whole and to one decimal place."""
    share = 100 * part
    return frozenset(share.quantize(Decimal(places)).normalize() for places in ("1", "0.1"))


def value_of_ordinal(text: str) -> Decimal:
    """Return the value of an ordinal in words, such as "third" and "twenty-first"."""
    tens, _, unit = text.lower().rpartition("-")
    if tens:
        return Decimal(TENS[tens] + _UNIT_ORDINALS.index(unit) + 1)
    return Decimal(_ORDINALS[unit])


def span_of_order(text: str) -> tuple[Decimal, Decimal]:
    """Return the least number that "thousands", "tens of thousands" and the like stand for, and the first beyond it."""
    words = text.lower().split()
    most = words[-1].removesuffix("s")
    if most in ("dozen", "score"):
        return Decimal(20), Decimal(200)
    scale = Decimal(SCALES[most])
    if "of" in words:
        scale *= 10 if words[0] == "tens" else 100
        return 2 * scale, 20 * scale
    return 2 * scale, scale * (10 if most == "hundred" else 1000)


def period_of(match: re.Match[str]) -> Decimal:
    """Return which part of a year "second quarter", Q2 or H1 is: the quarter's number, or ten and the half's."""
    number = match["quarter_number"] or match["number_quarter"] or match["half_number"] or match["number_half"]
    if number:
        return Decimal(number) + (10 if "H" in match.group("period") else 0)
    nth = match["nth"].lower()
    value = int(nth[0]) if nth[0].isdigit() else _UNIT_ORDINALS.index(nth) + 1
    return Decimal(value + (10 if match["length"].lower() == "half" else 0))
