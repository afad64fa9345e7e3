"""Turn a marking as typed into letters that compare: capitals, without what prints nothing, look-alikes made plain."""

import re
import unicodedata

# Capitals of Cyrillic and Greek that look like Latin ones.
_ALIKE = str.maketrans("АВЕЅІЈКМНОРСТУХΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABESIJKMHOPCTYXABEZHIKMNOPTYX")
_DASHES = re.compile("[‐‑‒–—―−]")


def bare(text: str) -> str:
    """Return a text in single spaces, without characters that print nothing: they hide no marking."""
    return " ".join("".join(char for char in text if unicodedata.category(char) != "Cf").split())


def folded(text: str) -> str:
    """Return a text in plain capitals with hyphens for dashes."""
    capitals = unicodedata.normalize("NFKC", text).upper().translate(_ALIKE)
    return " ".join(_DASHES.sub("-", capitals).split())


def key_of(text: str) -> str:
    """Return the letters and digits of a text, without accents: spellings that differ in signs alone have one key."""
    parts = unicodedata.normalize("NFD", folded(text))
    return "".join(char for char in parts if char.isalnum())
