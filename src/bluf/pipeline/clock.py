"""The date that files bear when it is not the brief's own: SOURCE_DATE_EPOCH of reproducible-builds.org."""

import os
from datetime import UTC, date, datetime

from bluf.problems import BriefError, Problem

VARIABLE = "SOURCE_DATE_EPOCH"
_LATEST = 253_402_300_799  # the last second of the year 9999


def epoch() -> int | None:
    """Return the seconds of Unix time that SOURCE_DATE_EPOCH gives, or None. Raises BriefError if they are no such."""
    value = os.environ.get(VARIABLE)
    if not value:
        return None
    if not (value.isascii() and value.isdigit() and len(value) < 20 and int(value) <= _LATEST):
        hint = "give whole seconds since 1970, as `date +%s` prints them, or unset it"
        raise BriefError([Problem("bad-epoch", f"{VARIABLE} is {value!r}, not a number of seconds", hint=hint)])
    return int(value)


def today() -> date:
    """Return the day in UTC, or that of SOURCE_DATE_EPOCH."""
    given = epoch()
    return (datetime.now(UTC) if given is None else datetime.fromtimestamp(given, UTC)).date()
