"""List the words that shapes of VML draw as pictures (WordArt, watermarks), and tell which of them are not seen."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bluf.inspection.docx.colors import WHITE, are_near, color_of
from bluf.inspection.docx.embedded_pictures import vml_fraction
from bluf.inspection.docx.namespaces import V, around
from bluf.inspection.docx.off_page import SHAPES, OffPageParts
from bluf.inspection.inspection_report import Trait
from bluf.inspection.looks import found

if TYPE_CHECKING:
    from lxml.etree import _Element

_OFF = ("f", "false", "0")
_FAINT = 0.15  # of a whole: what is less opaque is as good as not there


def wordart_traits(root: "_Element", places: OffPageParts, part: str) -> Iterator[Trait]:
    """Yield the words that shapes draw."""
    for path in root.iter(V + "textpath"):
        said = " ".join(path.get("string", "").split())
        if not said:
            continue
        shape = around(path, *SHAPES)
        why = (places.why_shape_nowhere(shape) or _why_unseen(shape)) if shape is not None else ""
        yield found("hidden-run", f"{said} ({why})", part) if why else found("drawn-text", said, part)


def _why_unseen(shape: "_Element") -> str:
    if shape.get("stroked") not in _OFF:
        return ""
    fill = shape.find(V + "fill")
    if shape.get("filled") in _OFF or (fill is not None and fill.get("on") in _OFF):
        return "without fill"
    if fill is not None and fill.get("opacity") and vml_fraction(fill.get("opacity")) < _FAINT:
        return "transparent"
    color = color_of(shape.get("fillcolor", "white"))
    return "in the colour of its ground" if color is not None and are_near(color, WHITE) else ""
