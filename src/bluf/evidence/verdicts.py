"""What can be said of a quote, and under which version of the rules. The contract is docs/quotes.md."""

from enum import StrEnum

RULES = 3  # raise it whenever the same quote and source may get another verdict: receipts of other rules are stale


class Verdict(StrEnum):
    """What is known about a quote."""

    VERIFIED = "verified"
    ALTERED = "altered"
    ABSENT = "absent"
    MISATTRIBUTED = "misattributed"
    NARRATED = "narrated"
    UNCHECKED = "unchecked"
