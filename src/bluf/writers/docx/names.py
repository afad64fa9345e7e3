"""Turn the names of styles into Word's own, and into the ids that the document refers to them by.

A style that bears the name of one of Word's built-in styles takes its place. Some of those are written otherwise in
the file than Word shows them: `Heading 1` is `heading 1` there.
"""

import re
from functools import cache

from bluf.document import StyleSheet

STRONG = "Strong"
EMPHASIS = "Emphasis"

_LOWER_CASE = re.compile(r"(Heading|Toc) \d|Header|Footer|Caption|Footnote (Text|Reference)|Endnote (Text|Reference)")


def internal(name: str) -> str:
    """Return a style's name as the file has it."""
    return name.lower() if _LOWER_CASE.fullmatch(name) else name


@cache
def style_id(name: str) -> str:
    """Return the id of a style: its name without what an id may not hold."""
    return re.sub(r"[^\w-]", "", name) or "Style"


def characters(sheet: StyleSheet) -> frozenset[str]:
    """Return the names of all character styles, those of bold and italic text among them."""
    return frozenset((STRONG, EMPHASIS, *sheet.characters))
