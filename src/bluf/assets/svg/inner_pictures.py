"""Turn the pictures of dots inside an SVG into shapes: PNG and JPEG alone, made safe as those in files are."""

import base64
import binascii
import re
from collections.abc import Iterator, Mapping

from bluf.assets.picture_faults import PictureError
from bluf.assets.raster import read_jpeg, read_png
from bluf.assets.svg.faults import undrawn
from bluf.assets.svg.lengths import Viewport, fitted
from bluf.assets.transforms import placed, times
from bluf.document import GroupShape, RasterShape
from bluf.document.drawing import Matrix, Shape, rectangle

_DATA = re.compile(r"data:image/(png|jpe?g)((?:;[\w-]++=[\w-]++)*+);base64,", re.IGNORECASE)


def inner_picture(given: Mapping[str, str], matrix: Matrix, viewport: Viewport) -> Iterator[Shape]:
    """Yield a picture inside an SVG. Raises PictureError."""
    address = given.get("href", "").strip()
    found = _DATA.match(address)
    if not found:
        raise undrawn("a picture in it that is no PNG or JPEG")
    try:
        data = base64.b64decode("".join(address[found.end() :].split()), validate=True)
    except (binascii.Error, ValueError):
        raise undrawn("a picture in it that can't be read") from None
    try:
        image = read_png(data) if data.startswith(b"\x89PNG\r\n\x1a\n") else read_jpeg(data)
    except PictureError as error:
        raise PictureError(f"of a picture in it: {error.message}", error.hint) from None
    width, height = float(image.width), float(image.height)
    x, y = (viewport.length(given.get(key, "0"), key) for key in ("x", "y"))
    across, down = (given.get(key, "auto").strip() for key in ("width", "height"))
    own_width = viewport.length(across, "x") if across != "auto" else None
    own_height = viewport.length(down, "y") if down != "auto" else None
    own_width = own_width if own_width is not None else (own_height or height) * width / height
    own_height = own_height if own_height is not None else own_width * height / width
    if own_width <= 0 or own_height <= 0:
        return
    how = given.get("preserveAspectRatio", "xMidYMid")
    whole = times(matrix, (1.0, 0.0, 0.0, 1.0, x, y))
    a, b, c, d, e, f = times(whole, fitted((0.0, 0.0, width, height), own_width, own_height, how))
    if min(a, d) <= 0 or max(abs(b), abs(c)) > 1e-6 * max(a, d):
        raise undrawn("a picture in it that is turned, mirrored or skewed")
    shape = RasterShape(image, e, f, width * a, height * d)
    if "slice" in how:
        yield GroupShape((shape,), clip=placed(rectangle(0.0, 0.0, own_width, own_height), whole))
    else:
        yield shape
