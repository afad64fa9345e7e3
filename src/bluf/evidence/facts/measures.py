"""The units of measures and spans of time: every usual spelling, what each measures, and how much of it.

Fifteen hundred megawatts are 1.5 gigawatts, and two weeks are 14 days; but months are no number of weeks.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from bluf.evidence.facts.scanning import by_first_letter

# What is measured: the unit's size in a common one, and its spellings.
_UNITS = """
length 1 metre|metres|meter|meters|m
length 1000 kilometre|kilometres|kilometer|kilometers|km|kms
length 0.01 centimetre|centimetres|centimeter|centimeters|cm
length 0.001 millimetre|millimetres|millimeter|millimeters|mm
length-foot 1 foot|feet|ft
length-foot 0.0833 inch|inches
length-mile 1 mile|miles
length-nautical 1 nautical mile|nautical miles
area 1 square metre|square metres|square meter|square meters|sq metres|sq m|sq. m|sqm|m²|m2|m^2
area 1000000 square kilometre|square kilometres|square kilometer|square kilometers|sq km|sq. km|sqkm|km²|km2|km^2
area 10000 hectare|hectares|ha
area-foot 1 square foot|square feet|sq ft|sq. ft
area-mile 1 square mile|square miles|sq miles|sq mi
area-acre 1 acre|acres
mass 1 gram|grams|gramme|grammes|g
mass 0.001 milligram|milligrams|mg
mass 0.000001 microgram|micrograms|mcg|µg|μg
mass 1000 kilogram|kilograms|kilogramme|kilogrammes|kilo|kilos|kg|kgs
mass 1000000 tonne|tonnes|ton|tons|metric ton|metric tons|metric tonnes|t
mass 1000000000 kilotonne|kilotonnes|kt
mass-pound 1 pound|pounds|lb|lbs
mass-ounce 1 ounce|ounces|oz
volume 1 litre|litres|liter|liters
volume 0.001 millilitre|millilitres|milliliter|milliliters|ml
volume 1000 cubic metre|cubic metres|cubic meter|cubic meters|m³|m3|m^3
volume-gallon 1 gallon|gallons
volume-foot 1 cubic foot|cubic feet
volume-barrel 1 barrel|barrels
oil-flow 1 barrels per day|barrels a day|barrels daily|bpd|b/d|barrels of oil a day|barrels of oil per day
speed 1 kilometres per hour|kilometers per hour|kilometres an hour|kilometers an hour|km per hour|km an hour|km/h|kph
speed-mile 1 miles per hour|miles an hour|mph
speed-knot 1 knot|knots
time 1 second|seconds|sec|secs
time 60 minute|minutes|min|mins
time 3600 hour|hours|hr|hrs
time 86400 day|days
time 604800 week|weeks
time-year 1 month|months
time-year 12 year|years
time-year 120 decade|decades
time-year 1200 century|centuries
power 1 watt|watts|w
power 1000 kilowatt|kilowatts|kw
power 1000000 megawatt|megawatts|mw
power 1000000000 gigawatt|gigawatts|gw
power 1000000000000 terawatt|terawatts|tw
energy 1 watt hour|watt hours|watt-hours|wh
energy 1000 kilowatt hour|kilowatt hours|kilowatt-hour|kilowatt-hours|kwh
energy 1000000 megawatt hour|megawatt hours|megawatt-hour|megawatt-hours|mwh
energy 1000000000 gigawatt hour|gigawatt hours|gigawatt-hour|gigawatt-hours|gwh
energy 1000000000000 terawatt hour|terawatt hours|terawatt-hour|terawatt-hours|twh
data 1 megabyte|megabytes|mb
data 1000 gigabyte|gigabytes|gb
data 1000000 terabyte|terabytes|tb
"""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: what it measures, and its size in the common unit of that."""

    measures: str
    size: Decimal


def _units() -> dict[str, Unit]:
    found = {}
    for line in _UNITS.strip().split("\n"):
        measures, size, spellings = line.split(" ", 2)
        unit = Unit(measures, Decimal(size))
        found.update(dict.fromkeys(spellings.split("|"), unit))
    return found


UNITS = _units()
ORDINAL = Unit("ordinal", Decimal(1))  # what the third and the 7th are measured in
_SPELLINGS = by_first_letter([re.escape(each) for each in sorted(UNITS, key=len, reverse=True)])
MEASURE = rf"(?:{_SPELLINGS})(?!\w|[’']\w)"


def unit_of(spelling: str | None) -> Unit | None:
    """Return the unit of a spelling, if there is one."""
    return UNITS[re.sub(r"\s", " ", spelling.lower())] if spelling else None
