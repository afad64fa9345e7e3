"""What a source says of itself: its title, publisher, date, address and language, each with where that was found."""

import datetime
import re
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from bluf.evidence.facts.dates import dates_in

T = TypeVar("T")
LONGEST = 2_000  # characters of a title and the like


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """Something that a source says of itself, and where: "line 3", "the page's metadata"."""

    value: T
    where: str


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a source. What it doesn't say is None."""

    title: Found[str] | None = None
    publisher: Found[str] | None = None
    date: Found[datetime.date] | None = None
    url: Found[str] | None = None
    lang: Found[str] | None = None

    def shortened(self) -> "About":
        """Return this without values that are too long to be what they are given out for."""
        given = {name: getattr(self, name) for name in ("title", "publisher", "url", "lang")}
        long = {name: None for name, found in given.items() if found is not None and len(found.value) > LONGEST}
        return replace(self, **long)

    def filled_by(self, other: "About") -> "About":
        """Return this with what it lacks taken from `other`."""
        return About(
            self.title or other.title,
            self.publisher or other.publisher,
            self.date or other.date,
            self.url or other.url,
            self.lang or other.lang,
        )


def date_in(text: str) -> datetime.date | None:
    """Return the one whole date that a short text gives; None where it gives none, several, or 5/4/2026."""
    days: set[datetime.date] = set()
    for start, end, dates in dates_in(text):
        if len(set(dates)) > 1 and re.search(r"[./]", text[start:end]) and not re.search(r"[A-Za-z]", text[start:end]):
            return None
        for date in dates:
            if date.year is None or date.month is None or date.day is None:
                continue
            try:
                days.add(datetime.date(date.year, date.month, date.day))
            except ValueError:
                return None
    return days.pop() if len(days) == 1 else None


def timestamp(text: str) -> datetime.date | None:
    """Return the day of a date and time as machines write it: ISO 8601, or PDF's `D:20241025…` (ISO 32000-1, 7.9.4)."""
    match = re.match(r"\s*(?:D:)?(\d{4})-?(\d\d)-?(\d\d)(?=\D|\d{2}|$)", text)
    if match is None:
        return date_in(text)
    try:
        return datetime.date(*(int(part) for part in match.groups()))
    except ValueError:
        return None
