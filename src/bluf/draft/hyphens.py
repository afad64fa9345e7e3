"""Put back the hyphens at line ends of which a source does not show that they only broke a word.

A source's text has such words whole ("imple-" before "mented" is "implemented"), which is a guess: "self-" before
"defence" is "self-defence". Here a word stays whole only where the source has it so elsewhere, and nowhere with its
hyphen. What can't be judged keeps the hyphen: a draft invents no word.
"""

import re

from bluf.sources import SourceText

_WORD_BEFORE = re.compile(r"[^\W\d_]+$")
_WORD_AFTER = re.compile(r"[^\W\d_]+")
_LONGEST = 60  # letters of a part of a word
_WHOLE = re.compile(r"[^\W\d_]+")
_WITH_HYPHEN = re.compile(r"(?=((?<![^\W\d_])[^\W\d_]{1,60}[-‐][^\W\d_]{1,60}(?![^\W\d_])))")


def with_judged_hyphens(source: SourceText) -> SourceText:
    """Return a source's text with every hyphen at a line end that may belong to its word."""
    if not source.breaks:
        return source
    text = source.text
    parts = {at: found for at in source.breaks if (found := _parts(text, at)) is not None}
    broken = {at - len(before) for at, (before, _) in parts.items()}
    whole = {match.group().lower() for match in _WHOLE.finditer(text) if match.start() not in broken}
    hyphened = {match.group(1).lower().replace("‐", "-") for match in _WITH_HYPHEN.finditer(text)}
    return source.with_hyphens(
        at
        for at, (before, after) in parts.items()
        if f"{before}{after}".lower() not in whole or f"{before}-{after}".lower() in hyphened
    )


def _parts(text: str, at: int) -> tuple[str, str] | None:
    """Return the letters before and after the place of a hyphen."""
    before = _WORD_BEFORE.search(text, max(0, at - _LONGEST), at)
    after = _WORD_AFTER.match(text, at, at + _LONGEST)
    return (before.group(), after.group()) if before is not None and after is not None else None
