"""Turn the names of styles into Word's own, and into the ids that the document refers to them by.

A style that bears the name of one of Word's built-in styles takes its place. Some of those are written otherwise in
the file than Word shows them: `Heading 1` is `heading 1` there.
"""

import re
from functools import cache

STRONG = "Strong"
EMPHASIS = "Emphasis"

_BUILT_IN = re.compile(
    r"Normal|Title|Subtitle|Heading [1-9]|(List|List Bullet|List Number|List Continue)( [2-5])?|List Paragraph|"
    r"(Intense )?(Quote|Emphasis|Reference)|Subtle (Emphasis|Reference)|Strong|Caption|Header|Footer|Hyperlink|"
    r"(Footnote|Endnote) (Text|Reference)|Body Text|Block Text|No Spacing|Date|Signature|Table Grid|Plain Table [1-5]"
)
_LOWER_CASE = re.compile(r"(Heading|Toc) \d|Header|Footer|Caption|Footnote (Text|Reference)|Endnote (Text|Reference)")


def internal(name: str) -> str:
    """Return a style's name as the file has it."""
    return name.lower() if _LOWER_CASE.fullmatch(name) else name


def is_built_in(name: str) -> bool:
    """Whether Word knows a style of this name."""
    return _BUILT_IN.fullmatch(name) is not None


@cache
def style_id(name: str, kind: str = "") -> str:
    """Return the id of a style: its name without what an id may not hold, and `kind`.

    All styles of a file share their ids, so those of characters and tables say what they are.
    """
    return re.sub(r"[^\w-]", "", name) + kind


def character_id(name: str) -> str:
    """Return the id of a character style."""
    return style_id(name, "Char")


def table_id(name: str) -> str:
    """Return the id of a table style."""
    return style_id(name, "Table")
