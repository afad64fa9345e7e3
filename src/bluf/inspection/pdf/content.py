"""Read what pages and forms draw: their content streams, and the names of the forms and pictures in them."""

import re
from typing import TYPE_CHECKING, Any

from bluf.inspection.pdf.objects import bounded

if TYPE_CHECKING:
    from pikepdf import Object

_DRAWN = re.compile(rb"/([^\s/<>\[\]()%]+)\s+Do\b")  # the operator that draws a picture or form (ISO 32000-1, 8.8)
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")  # a character of a name (7.3.5)


def content_of(contents: Any) -> bytes:
    """Return the content of a page or form, whose streams may be several. Raises what pikepdf raises."""
    import pikepdf

    if isinstance(contents, pikepdf.Array):
        return b"\n".join(bounded(part) for part in contents)
    return bounded(contents) if isinstance(contents, pikepdf.Stream) else b""


def drawn_names(content: bytes) -> list[str]:
    """Return the names of what a content stream draws, each as often as it is drawn."""
    return ["/" + unescaped(name).decode("utf-8", "surrogateescape") for name in _DRAWN.findall(content)]


def unescaped(name: bytes) -> bytes:
    """Return a name with its escaped characters as they are meant."""
    return _ESCAPED.sub(lambda found: bytes.fromhex(found[1].decode()), name)


def named_in(resources: "Object | None") -> "dict[str, Object]":
    """Return the forms and pictures that resources give names to."""
    import pikepdf

    held = resources.get("/XObject") if isinstance(resources, pikepdf.Dictionary) else None
    return dict(held.items()) if isinstance(held, pikepdf.Dictionary) else {}
