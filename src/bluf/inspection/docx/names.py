"""The namespaces of WordprocessingML, and the values of its attributes."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


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
