"""Find dates, whole or in part: 24 October 2024, Oct. 24, mid-October 2024, 2024-10-24."""

import re
from dataclasses import dataclass

from bluf.evidence.facts.scanning import Starts, beginning, by_first_letter, matches
from bluf.languages.word_lists import ordered

_NAMES = ordered("""
    january february march april may june july august september october november december
""")
MONTHS = {name: number for number, name in enumerate(_NAMES, 1)}
MONTHS.update({name[:3]: number for name, number in list(MONTHS.items())})
MONTHS["sept"] = 9
_MONTH = "(?:" + "|".join(sorted((name.capitalize() for name in MONTHS), key=len, reverse=True)) + r")\b\.?"
_DAY = r"\d{1,2}(?!\d|[.,]\d)(?:st|nd|rd|th)?"
_PART = r"(?:(?P<part>[Ee]arly|[Mm]id|[Ll]ate)[ -](?:in )?)?"
_YEAR = r"(?:,? (?:of )?(?P<{0}>\d{{4}})\b)?"
DATE = re.compile(
    rf"(?=\d|[EeMmLl]|{by_first_letter(sorted(name.capitalize() for name in MONTHS))})"
    rf"(?:(?P<iso>\b\d{{4}}-\d\d-\d\d\b)|(?P<slashed>\b\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}}\b)"
    rf"|\b(?P<d1>{_DAY})(?:(?: ?[-–] ?| and | to )(?P<d2>{_DAY}))? (?:of )?(?P<m1>{_MONTH}){_YEAR.format('y1')}"
    rf"|\b(?P<m2>{_MONTH}) (?P<d3>{_DAY})(?:(?: ?[-–] ?| and | to )(?P<d4>{_DAY}))?(?! \w*illion){_YEAR.format('y2')}"
    rf"|\b{_PART}(?P<m3>{_MONTH}){_YEAR.format('y3')})"
)
_FIRST = frozenset("".join(name[0].upper() for name in MONTHS) + "EeMmLl")  # letters that a date begins with
# "May" and "March" alone are months only where the words before say so.
_AMBIGUOUS = frozenset(["may", "march", "mar", "jan", "sun", "dec"])
_SAYS_MONTH = re.compile(
    r"\b(?:in|since|by|until|till|from|last|next|this|of|during|before|after|early|mid|late)[ -]$", re.I
)
_REACH = 12  # characters before a month in which such a word stands
_PARTS = {"early": (1, 10), "mid": (10, 20), "late": (20, 31)}


@dataclass(frozen=True, slots=True)
class Date:
    """A date or as much of one as a text gives."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: str | None = None  # early, mid or late in the month

    def is_said_by(self, other: "Date", years: frozenset[int]) -> bool:
        """Whether a source that says `other` says this. `years` are those that it may mean without naming them."""
        if self.month != other.month:
            return False
        if self.year is not None and self.year != other.year and (other.year is not None or self.year not in years):
            return False
        if self.day is not None and self.day != other.day:
            return False
        if self.part is None or self.part == other.part:
            return True
        first, last = _PARTS[self.part]
        return other.day is not None and first <= other.day <= last


def dates_in(text: str, starts: Starts | None = None) -> list[tuple[int, int, tuple[Date, ...]]]:
    """Return (start, end, dates) for every date in `text`; a range gives both ends, a slashed date both readings.

    With `starts`, only those that begin at these offsets.
    """
    found = []
    for match in DATE.finditer(text) if starts is None else matches(DATE, text, beginning(text, starts, _FIRST)):
        if match["m3"] and not match["y3"] and _is_no_month(text, match):
            continue
        dates = tuple(date for date in _dates(match) if 1 <= (date.month or 0) <= 12)
        if dates:
            found.append((match.start(), match.end(), dates))
    return found


def _is_no_month(text: str, match: re.Match[str]) -> bool:
    name = match["m3"].rstrip(".").lower()
    before = text[max(0, match.start("m3") - _REACH) : match.start("m3")]
    return name in _AMBIGUOUS and not match["part"] and _SAYS_MONTH.search(before) is None


def _dates(match: re.Match[str]) -> list[Date]:
    if match["iso"]:
        year, month, day = (int(part) for part in match["iso"].split("-"))
        return [Date(year, month, day)]
    if match["slashed"]:
        one, two, year = (int(part) for part in re.split(r"[./]", match["slashed"]))
        return [Date(year, one, two), Date(year, two, one)]
    number = next(number for number in ("1", "2", "3") if match[f"m{number}"])
    month = MONTHS[match[f"m{number}"].rstrip(".").lower()]
    year_text = match[f"y{number}"]
    year_found = int(year_text) if year_text else None
    days = {"1": ("d1", "d2"), "2": ("d3", "d4"), "3": ()}[number]
    given = [int(re.sub(r"\D", "", match[day])) for day in days if match[day]]
    if not given:
        return [Date(year_found, month, None, match["part"].lower() if match["part"] else None)]
    return [Date(year_found, month, day) for day in given]
