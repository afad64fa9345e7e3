"""The units of measures and spans of time, each with its usual spellings."""

import re

from bluf.evidence.facts.scanning import by_first_letter

_UNITS = """
metre|metres|meter|meters|m
kilometre|kilometres|kilometer|kilometers|km|kms
centimetre|centimetres|centimeter|centimeters|cm
millimetre|millimetres|millimeter|millimeters|mm
foot|feet|ft
mile|miles
nautical mile|nautical miles
acre|acres
hectare|hectares|ha
kilogram|kilograms|kilogramme|kilogrammes|kilo|kilos|kg
tonne|tonnes|ton|tons|metric ton|metric tons|t
pound|pounds|lb|lbs
litre|litres|liter|liters
barrel|barrels
second|seconds
minute|minutes
hour|hours
day|days
week|weeks
month|months
year|years
decade|decades
megawatt|megawatts|mw
gigawatt|gigawatts|gw
"""
_BY_SPELLING = {spelling: line.split("|")[0] for line in _UNITS.strip().split("\n") for spelling in line.split("|")}
ORDINAL = "ordinal"  # what the third and the 7th are measured in
MEASURE = rf"(?:{by_first_letter(sorted(_BY_SPELLING, key=len, reverse=True))})\b(?!['’]\w)"


def unit_of(spelling: str | None) -> str:
    """Return the unit's own name, or nothing."""
    return _BY_SPELLING[re.sub(r"\s", " ", spelling.lower())] if spelling else ""
