"""Turn numbers in figures and in words into values: 3,000, 3 000, three thousand, 3k and half a million."""

import re
from decimal import Decimal

from bluf.evidence.vocabulary import ordered

_TO_NINETEEN = ordered("""
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen
""")
_FROM_TWENTY = ordered("twenty thirty forty fifty sixty seventy eighty ninety")
UNITS = {word: number for number, word in enumerate(_TO_NINETEEN)}
TENS = {word: 10 * number for number, word in enumerate(_FROM_TWENTY, 2)}
SCALES = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
SHORT_SCALES = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12}
DENOMINATORS = {"third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "tenth": 10}

_PLAIN = "|".join(sorted([*UNITS, *TENS], key=len, reverse=True))
_SCALE = "|".join(SCALES)
DIGITS = r"(?:\d{1,3}(?:[,'’\u00a0\u202f]\d{3})+|\d{1,3}(?: \d{3})+(?!\d)|\d+)(?:\.\d+)?"
WORDS = (
    rf"(?:half a (?:{_SCALE}|dozen)|(?:(?:a|{_PLAIN}) )?dozen"
    rf"|(?:a |an )?(?:{_SCALE})(?:[ -](?:and )?(?:{_PLAIN}|{_SCALE}))*"
    rf"|(?:{_PLAIN})(?:[ -](?:and )?(?:{_PLAIN}|{_SCALE}))*)"
)
FRACTION = (
    rf"(?:(?P<upper>{_PLAIN}|an?)[ -](?P<lower>thirds?|quarters?|fourths?|fifths?|tenths?)\b(?! (?:summit|time))"
    r"|(?P<half>half)\b(?! a\b))"
)


_RATIO = re.compile(rf"\b({_PLAIN}|\d+) (?:out of|of|in) (?:every )?({_PLAIN}|\d+)\b", re.IGNORECASE)


def ratios_in(text: str) -> set[Decimal]:
    """Return the shares of a hundred, whole and to one decimal place, that "three out of four" and the like give."""
    found: set[Decimal] = set()
    for match in _RATIO.finditer(text):
        part, whole = (Decimal(each) if each.isdigit() else value_of_words(each) for each in match.groups())
        if 0 < part <= whole:
            found |= {(100 * part / whole).quantize(Decimal(places)).normalize() for places in ("1", "0.1")}
    return found


def value_of_digits(text: str) -> Decimal:
    """Return the value of a number in figures, whatever parts its thousands."""
    return Decimal(re.sub(r"[,'’\s]", "", text))


def value_of_words(text: str) -> Decimal:
    """Return the value of a number in words."""
    total = current = Decimal(0)
    words = re.split(r"[ -]", text.lower())
    if words[0] == "half":
        return Decimal(SCALES.get(words[2], 12)) / 2
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


def value_of_fraction(match: re.Match[str]) -> Decimal:
    """Return the value of a fraction in words, as a share of a hundred, to one decimal place."""
    if match["half"]:
        return Decimal(50)
    upper = 1 if match["upper"].lower() in ("a", "an") else UNITS.get(match["upper"].lower(), 1)
    lower = DENOMINATORS[match["lower"].lower().removesuffix("s")]
    return (Decimal(100) * upper / lower).quantize(Decimal("0.1")).normalize()
