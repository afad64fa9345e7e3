"""What the digits of a number mean by the marks of a language: 1.400 is 1.4 in English and 1400 in German."""

import re
from decimal import Decimal

Marks = frozenset[str]  # the decimal marks that a text may use

DIGITS = r"(?:\d{1,3}(?:[.,'’  ]\d{3})+(?!\d)(?:[.,]\d+(?!\d*[.,]\d))?|\d+(?:[.,]\d+)?)"
POINT: Marks = frozenset(".")
EITHER: Marks = frozenset(".,")


def values_of_digits(text: str, marks: Marks) -> frozenset[Decimal]:
    """Return what a number in figures may mean with these decimal marks, whatever else parts its thousands.

    Where none of them makes a number of it, the other mark does: 5,9 in an English text.
    """
    if text.isdecimal():
        return frozenset([Decimal(text)])
    bare = re.sub(r"['’\s]", "", text)
    found = {value for mark in marks if (value := _value(bare, mark)) is not None}
    if not found:
        found = {value for mark in EITHER - marks if (value := _value(bare, mark)) is not None}
    return frozenset(found or [Decimal(re.sub(r"[.,]", "", bare))])


def _value(text: str, mark: str) -> Decimal | None:
    """Return the value of a number whose decimals follow this mark, or None if it isn't written so."""
    whole, _, decimals = text.partition(mark)
    parts = re.split(r"[.,]", whole)
    if (not decimals.isdecimal() and decimals) or (len(parts) > 1 and not _are_thousands(parts)):
        return None
    return Decimal("".join(parts) + (f".{decimals}" if decimals else ""))


def _are_thousands(parts: list[str]) -> bool:
    return 1 <= len(parts[0]) <= 3 and parts[0][0] != "0" and all(len(part) == 3 for part in parts[1:])
