"""Turn a mail's headers into what it says of itself: its subject is its title."""

import re

from bluf.draft.about import About, Found
from bluf.sources.mail import headers_of

_PASSED_ON = re.compile(r"(?:(?:re|fwd?|aw|wg|tr|sv|vs|vb|rv|enc|odp|antw)\s?(?:\[\d{1,3}\])?: ?)+", re.I)


def about_mail(data: bytes) -> About:
    """Return what a mail's headers say: its subject, without what marks an answer, and the day it was sent."""
    said = headers_of(data)
    title = _PASSED_ON.sub("", said.subject or "", count=1) if _PASSED_ON.match(said.subject or "") else said.subject
    return About(
        Found(title, "the header `Subject`") if title else None,
        date=Found(said.date, "the header `Date`") if said.date else None,
    )
