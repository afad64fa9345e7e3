"""Tell whether a value of a CSV file is a formula, which a spreadsheet would work out and a page must not print.

It is one if a spreadsheet would take it so: it begins with `=` or `@`, or with a sign and is no number with a unit.
"""

import re

_SIGNED = re.compile(r"[+-]")
# A number with a currency sign before it or not, and a unit in words and signs that begin no sum and call nothing.
_NUMBER = re.compile(r"[^\w\s=@|!(){}<>*/^&\"':;+-]?[ \xa0\u202f]?\d[\d.,'’ \xa0\u202f\u066b\u066c]*(?P<unit>.*)", re.S)
_OPERATING = frozenset('=@|!(){}<>*^&"+-:;') | frozenset("0123456789")
_PHRASE = re.compile(r"[+-] +(?P<words>[^\W\d].*)", re.S)
_FULL_WIDTH = str.maketrans("＝＋－＠", "=+-@")  # which some spreadsheets take for the others


def is_formula(text: str) -> bool:
    """Whether a value is a formula.

    >>> [is_formula(each) for each in ("=A1", "@SUM(A1)", "+cmd|'/C calc'!A0", "-2+3+cmd", "-3.5", "+4 %", "-")]
    [True, True, True, True, False, False, False]
    """
    value = text.strip().translate(_FULL_WIDTH)
    if value[:1] in ("=", "@"):
        return True
    if not _SIGNED.match(value):
        return False
    if not value.strip("+-"):
        return False  # dashes that stand for no value
    phrase = _PHRASE.fullmatch(value)
    if phrase:
        return any(char in _OPERATING for char in phrase["words"])
    number = _NUMBER.fullmatch(value, 1)
    return number is None or any(char in _OPERATING for char in number["unit"])
