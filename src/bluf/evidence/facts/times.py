"""Find times of day: 9 a.m., 5.30pm, 17:30, 17h30, 0240 GMT, nine o'clock, noon."""

import re

from bluf.evidence.facts.numerals import UNITS
from bluf.evidence.facts.scanning import Starts, beginning, by_first_letter, matches

TIME_WORDS = ("noon", "midday", "midnight")  # for times that have no number
_TWELVE = "|".join(word for word, number in UNITS.items() if 1 <= number <= 12)
_TIME = re.compile(
    rf"(?=\d|{by_first_letter([*(word for word, number in UNITS.items() if 1 <= number <= 12), *TIME_WORDS])})"
    rf"(?:\b(?:(?P<from>\d{{1,2}}|{_TWELVE})(?:[.:](?P<from_minutes>[0-5]\d))?(?: ?[-–] ?| (?:to|until|till|and) ))?"
    rf"(?P<hour>\d{{1,2}}|{_TWELVE})(?:[.:](?P<minutes>[0-5]\d))? ?(?P<half>[ap])\.?m\b\.?"
    r"|\b(?P<clock>[01]?\d|2[0-4])[:h](?P<past>[0-5]\d)\b(?!:)"
    r"|\b(?P<plain>(?:[01]\d|2[0-3])[0-5]\d)(?= ?(?:hrs|GMT|UTC|local time)\b)"
    rf"|\b(?P<sharp>\d{{1,2}}|{_TWELVE}) o['’]clock"
    rf"|\b(?P<named>(?-i:{'|'.join(TIME_WORDS)}))\b)",
    re.IGNORECASE,
)
# Letters that a time begins with; the last is an s to an expression that ignores case.
_FIRST = frozenset("".join(word[0] + word[0].upper() for word in (*UNITS, *TIME_WORDS)) + "ſ")
_HALF_DAY = 12 * 60
_NAMED = {"noon": _HALF_DAY, "midday": _HALF_DAY, "midnight": 0}


def times_in(text: str, starts: Starts) -> list[tuple[int, int, frozenset[int]]]:
    """Return (start, end, minutes after midnight) for every time of day; one without a.m. or p.m. may be either.

    `starts` are the offsets at which one may begin.
    """
    found = []
    for match in matches(_TIME, text, beginning(text, starts, _FIRST)):
        if match["half"]:
            found += _with_half(match)
        else:
            minutes = _minutes(match)
            if minutes:
                found.append((match.start(), match.end(), minutes))
    return found


def _with_half(match: re.Match[str]) -> list[tuple[int, int, frozenset[int]]]:
    hour = _number(match["hour"])
    if not 1 <= hour <= 12:
        return []
    afternoon = _HALF_DAY if match["half"].lower() == "p" else 0
    until = (match.start("hour"), match.end(), frozenset([_early(hour, match["minutes"]) + afternoon]))
    if not match["from"]:
        return [until]
    end = match.end("from_minutes") if match["from_minutes"] else match.end("from")
    return [(match.start(), end, _either(_early(_number(match["from"]), match["from_minutes"]))), until]


def _minutes(match: re.Match[str]) -> frozenset[int]:
    if match["named"]:
        return frozenset([_NAMED[match["named"]]])
    if match["sharp"]:
        return _either(_early(_number(match["sharp"]), None))
    if match["plain"]:
        return frozenset([int(match["plain"][:2]) * 60 + int(match["plain"][2:])])
    hour, past = int(match["clock"]), int(match["past"])
    if hour > 12 or match["clock"].startswith("0"):
        return frozenset([hour % 24 * 60 + past])
    return _either(hour % 12 * 60 + past)


def _early(hour: int, minutes: str | None) -> int:
    return hour % 12 * 60 + int(minutes or 0)


def _either(minutes: int) -> frozenset[int]:
    return frozenset([minutes, minutes + _HALF_DAY])


def _number(text: str) -> int:
    return int(text) if text.isdigit() else UNITS[text.lower()]
