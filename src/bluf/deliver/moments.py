"""Say a moment of the ledger as people read it."""

from datetime import datetime


def in_words(at: str) -> str:
    """Return a moment to the minute; what is none is left as it is.

    >>> in_words("2026-03-01T09:00:12Z")
    '2026-03-01 09:00 UTC'
    """
    try:
        return f"{datetime.fromisoformat(at):%Y-%m-%d %H:%M} UTC"
    except ValueError:
        return at
