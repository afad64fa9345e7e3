"""Turn the bytes of an SVG into a tree of elements, and refuse whatever runs, loads or hides something.

Nothing is fetched and no entity is expanded. A document type is let be where it declares nothing, as drawing programs
write one. All elements are looked at, also those that are not drawn.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from bluf.assets.picture_faults import PictureError, broken
from bluf.assets.svg.faults import unread, unsafe

if TYPE_CHECKING:
    from lxml.etree import _Element

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
MOST_ELEMENTS = 20_000
_MOST_ATTRIBUTES = 500  # of an element; lxml takes time by the square of their number to read them
_RUNS = {"script": "a script", "handler": "a script", "listener": "a script", "foreignObject": "a foreign object"}
_FONTS = frozenset(("font", "font-face", "glyph", "font-face-src"))
_MOVES = frozenset(("animate", "animateColor", "animateMotion", "animateTransform", "set", "discard"))
_MEDIA = frozenset(("audio", "video", "iframe", "canvas", "embed", "object"))
_ADDRESS = re.compile(r"url\(\s*+[\"']?+\s*+(#?+)", re.IGNORECASE)
_OUTSIDE = "a reference to something outside of it"


def safe_root(data: bytes) -> "_Element":
    """Return the root of an SVG. Raises PictureError."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        huge_tree=False,
        remove_comments=True,
    )
    if data.count(b"<") > 4 * MOST_ELEMENTS:
        raise _too_many()
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        if b"<!ENTITY" in data:
            raise unsafe("entities of its own") from None
        raise broken("it is not well-formed XML") from None
    declared: Any = root.getroottree().docinfo.internalDTD
    if declared is not None and (any(True for _ in declared.iterentities()) or any(declared.iterelements())):
        raise unsafe("entities or elements of its own")
    if local(root) != "svg":
        raise PictureError("it is no SVG: its first element is another", "take a PNG, a JPEG or an SVG")
    for before in root.itersiblings(preceding=True):
        if isinstance(before, etree._ProcessingInstruction):
            raise unsafe("an instruction for programs, such as a style sheet outside of it")
    for count, element in enumerate(root.iter()):
        if count >= MOST_ELEMENTS:
            raise _too_many()
        if isinstance(element, etree._Entity):
            raise unsafe("entities of its own")
        if isinstance(element, etree._ProcessingInstruction):
            raise unsafe("an instruction for programs")
        _check(element)
    return root


def local(element: "_Element") -> str:
    """Return the name of an SVG element; nothing for one of another vocabulary, which is not drawn."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    space, _, name = tag.rpartition("}")
    return name if space in ("", "{" + SVG) else ""


def attributes(element: "_Element") -> Iterator[tuple[str, str]]:
    """Yield the attributes of an SVG element that are SVG's own; `href` stands for `xlink:href` too."""
    for name, value in element.attrib.items():
        space, _, own = str(name).rpartition("}")
        if not space or (space == "{" + XLINK and own == "href"):
            yield own, str(value)


def _check(element: "_Element") -> None:
    if len(element.attrib) > _MOST_ATTRIBUTES:
        raise unread(f"an element of over {_MOST_ATTRIBUTES} attributes")
    name = local(element)
    if not name:
        return
    if name in _RUNS:
        raise unsafe(_RUNS[name])
    if name in _FONTS:
        raise unsafe("a font of its own")
    if name in _MOVES:
        raise unsafe(f"an animation (`<{name}>`)")
    if name in _MEDIA:
        raise unsafe(f"`<{name}>`")
    for attribute, value in attributes(element):
        if attribute[:2].lower() == "on":
            raise unsafe(f"a script (`{attribute}`)")
        if attribute == "href" and not value.strip().startswith("#") and not _is_embedded(name, value):
            raise unsafe(_OUTSIDE)
        check_addresses(value)
    if name == "style":
        check_addresses(str(element.text or ""))


def check_addresses(value: str) -> None:
    """Refuse a value or style sheet that refers to something outside. Raises PictureError."""
    for found in _ADDRESS.finditer(value):
        if not found[1]:
            raise unsafe(_OUTSIDE)


def _is_embedded(name: str, value: str) -> bool:
    return name in ("image", "feImage") and value.strip()[:5].lower() == "data:"


def _too_many() -> PictureError:
    return PictureError(f"it has over {MOST_ELEMENTS:,} elements", "export it in less detail, or as a PNG")
