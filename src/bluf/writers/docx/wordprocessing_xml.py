"""Turn element names, attributes and text into WordprocessingML, and points into the units that it counts in.

Markup is made as strings: a page has a few thousand elements, and building them as objects to write them out again
would take most of the time that a DOCX takes. `Xml` marks text that is markup already; everything else is escaped.
"""

from functools import lru_cache
from typing import NewType

Xml = NewType("Xml", str)

NOTHING = Xml("")
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_NO_BREAK_HYPHEN = "\N{NON-BREAKING HYPHEN}"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def element(name: str, /, *content: Xml, **attributes: str | int) -> Xml:
    """Return the element `w:name` holding `content`, its attributes in the same namespace; `r_id` is `r:id`."""
    listed = "".join([_attribute(key, value) for key, value in attributes.items()]) if attributes else ""
    inner = "".join(content)
    return Xml(f"<w:{name}{listed}>{inner}</w:{name}>" if inner else f"<w:{name}{listed}/>")


def switch(name: str, on: bool) -> Xml:
    """Return a property that is on or off, stated either way (ISO/IEC 29500-1, 17.17.4 `ST_OnOff`)."""
    return Xml(f"<w:{name}/>" if on else f'<w:{name} w:val="0"/>')


def text(characters: str) -> Xml:
    """Return the characters of a run, every space kept; a no-break hyphen is an element (17.3.3.18)."""
    if _NO_BREAK_HYPHEN not in characters:
        return Xml(f'<w:t xml:space="preserve">{escaped(characters)}</w:t>')
    parts = [text(part) if part else NOTHING for part in characters.split(_NO_BREAK_HYPHEN)]
    return Xml(element("noBreakHyphen").join(parts))


def escaped(characters: str) -> Xml:
    """Return characters as the content of an element."""
    return Xml(characters.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))


def root(name: str, *content: Xml) -> bytes:
    """Return a part of the package whose root is the element `w:name`."""
    return f"{_DECLARATION}<w:{name} {NAMESPACES}>{''.join(content)}</w:{name}>".encode()


def bare_root(markup: str) -> bytes:
    """Return a part whose markup declares its own namespaces."""
    return f"{_DECLARATION}{markup}".encode()


def in_twips(points: float) -> int:
    """Return a length in twentieths of a point."""
    return round(points * 20)


def in_half_points(points: float) -> int:
    """Return a length in half-points."""
    return round(points * 2)


def in_eighths(points: float) -> int:
    """Return a line's width in eighths of a point, within what a border may have (17.3.4: 2 to 96)."""
    return min(96, max(2, round(points * 8)))


def in_points(points: float) -> int:
    """Return the distance of a border from its text in whole points (17.3.4: 0 to 31)."""
    return min(31, max(0, round(points)))


def hexadecimal(color: str) -> str:
    """Return `#rrggbb` as WordprocessingML writes it."""
    return color.removeprefix("#").upper()


@lru_cache(maxsize=4096, typed=True)
def _attribute(key: str, value: str | int) -> str:
    """Return an attribute; most of those of a page recur."""
    return f' {"r:id" if key == "r_id" else f"w:{key}"}="{_quoted(value)}"'


def _quoted(value: str | int) -> str:
    if not isinstance(value, str) or value.isalnum():
        return str(value)
    return escaped(value).replace('"', "&quot;")
