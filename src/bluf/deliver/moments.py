"""Moments as the ledger has them (ISO 8601, in UTC, to the second), and as people read them."""

from datetime import UTC, datetime

_FORM = "%Y-%m-%dT%H:%M:%SZ"


def stamp(when: datetime) -> str:
    """Return a moment as the ledger has it.

    >>> stamp(datetime(2026, 11, 28, 9, 30, tzinfo=UTC))
    '2026-11-28T09:30:00Z'
    """
    return when.astimezone(UTC).strftime(_FORM)


def moment(text: str) -> datetime:
    """Return the moment that `stamp` wrote. Raises ValueError for other text."""
    return datetime.strptime(text, _FORM).replace(tzinfo=UTC)


def in_words(at: str) -> str:
    """Return a moment to the minute; what is none is left as it is.

    >>> in_words("2026-03-01T09:00:12Z")
    '2026-03-01 09:00 UTC'
    """
    try:
        return f"{datetime.fromisoformat(at):%Y-%m-%d %H:%M} UTC"
    except ValueError:
        return at
