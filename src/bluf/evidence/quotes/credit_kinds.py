"""What of a text names its author."""

from enum import Enum


class Credit(Enum):
    """What of a text names its author."""

    TITLE = "title"
    BYLINE = "byline"
    SIGNATURE = "signature"
