"""The namespaces of WordprocessingML and its extensions, and the values of its attributes."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_OOXML = "http://schemas.openxmlformats.org/"
_WORD = "http://schemas.microsoft.com/office/word/"
SPACES = {
    "w": _OOXML + "wordprocessingml/2006/main",
    "r": _OOXML + "officeDocument/2006/relationships",
    "mc": _OOXML + "markup-compatibility/2006",
    "wp": _OOXML + "drawingml/2006/wordprocessingDrawing",
    "a": _OOXML + "drawingml/2006/main",
    "c": _OOXML + "drawingml/2006/chart",
    "dgm": _OOXML + "drawingml/2006/diagram",
    "m": _OOXML + "officeDocument/2006/math",
    "w14": _WORD + "2010/wordml",
    "wps": _WORD + "2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
W, R, MC, WP, A, C, DGM, M, W14, WPS, V, OFFICE = (
    "{" + SPACES[prefix] + "}" for prefix in ("w", "r", "mc", "wp", "a", "c", "dgm", "m", "w14", "wps", "v", "o")
)


def val(parent: "_Element | None", child: str, attribute: str = "val") -> str | None:
    """Return an attribute of `w:child`, or None where there is no such child or attribute."""
    element = parent.find(W + child) if parent is not None else None
    return element.get(W + attribute) if element is not None else None


def is_on(parent: "_Element | None", child: str) -> bool | None:
    """Return whether `w:child`, which can be on or off (ISO 29500-1, 17.17.4), is on; None where it is not there."""
    element = parent.find(W + child) if parent is not None else None
    if element is None:
        return None
    return element.get(W + "val", "true") not in ("0", "false", "off")


def around(element: "_Element", *tags: str) -> "_Element | None":
    """Return the nearest element around another that has one of some tags."""
    return next(element.iterancestors(*tags), None)


def words_of(element: "_Element") -> str:
    """Return the text in an element that pages show, paragraphs apart."""
    return "".join((piece.text or "") if piece.tag == W + "t" else " " for piece in element.iter(W + "t", W + "p"))
