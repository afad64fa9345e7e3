"""Say which addresses a brief may link to, and what an e-mail address is."""

import re
from urllib.parse import urlsplit

SCHEMES = ("http", "https", "mailto")
EMAIL = re.compile(r"[^\s@<>(),;:\"\[\]\\]+@[\w-]+(?:\.[\w-]+)+")
# What a PDF can hold (ISO 19005-2, 6.1.13: a string has 32767 bytes at most), percent-encoded too.
LONGEST_URL = 2000


def is_allowed(url: str) -> bool:
    """Whether a brief may point to `url`: http and https with a host, mailto with an address; not endlessly long."""
    if len(url) > LONGEST_URL:
        return False
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return False
    if any(char.isspace() for char in url):
        return False
    return parts.scheme in SCHEMES and bool(EMAIL.fullmatch(parts.path) if parts.scheme == "mailto" else host)
