"""Turn an SVG into a Drawing: its shapes as paths with their look. What can't be shown truly is refused by name.

Words are refused: they would be set in another face than they were drawn in. What lies outside of its viewport is not
in the drawing.
"""

from bluf.assets.clipping import clipped
from bluf.assets.picture_faults import PictureError
from bluf.assets.svg.painting import Painting
from bluf.assets.svg.safe_tree import safe_root
from bluf.document import Drawing

__all__ = ["read_svg"]


def read_svg(data: bytes) -> Drawing:
    """Return the picture of an SVG, in its own units. Raises PictureError."""
    painting = Painting(safe_root(data))
    width, height = painting.size
    shapes = painting.shapes()
    drawing = clipped(Drawing(width, height, shapes), 0.0, 0.0, width, height)
    if not drawing.shapes:
        raise PictureError("it shows nothing", "export it anew, with its shapes inside its page")
    return drawing
