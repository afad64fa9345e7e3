"""How long the words of a brief may be to be compared with a source: far more than there is room for on a page."""

import re

MOST_WORDS = 2_000  # of a quote
MOST_CHARACTERS = 20_000  # of a quote or a point
MOST_OMISSIONS = 50  # ellipses and brackets in a quote
LONGEST_SPEAKER = 500  # characters
_OMISSION = re.compile(r"…|\.(?:\s?\.){2,}|\[(?!\s*[….])")


def too_long(quote: str, speaker: str) -> str | None:
    """Return why a quote is too long to be compared, as a clause; None when it isn't."""
    if len(quote) > MOST_CHARACTERS:
        return f"it has {len(quote):,} characters; the limit is {MOST_CHARACTERS:,}"
    words = len(quote.split())
    if words > MOST_WORDS:
        return f"it has {words:,} words; the limit is {MOST_WORDS:,}"
    omissions = sum(1 for _ in _OMISSION.finditer(quote))
    if omissions > MOST_OMISSIONS:
        return f"it has {omissions:,} ellipses and brackets; the limit is {MOST_OMISSIONS}"
    if len(speaker) > LONGEST_SPEAKER:
        return f"its speaker has {len(speaker):,} characters; the limit is {LONGEST_SPEAKER}"
    return None
