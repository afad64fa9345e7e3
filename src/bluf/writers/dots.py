"""Scale a picture down to the dots that print shows at the size it is set in: the same picture gives the same dots."""

import io
from functools import lru_cache

from bluf.document import RasterImage

MOST_DOTS = 300  # to the inch: what printing houses ask for
_QUALITY = 90


def at_most_printed(image: RasterImage, width: float, height: float) -> RasterImage:
    """Return a picture that is `width` by `height` points on the page with at most `MOST_DOTS` to the inch."""
    share = max(width / image.width, height / image.height) * MOST_DOTS / 72
    if share >= 1:
        return image
    return _scaled(image, max(1, round(image.width * share)), max(1, round(image.height * share)))


@lru_cache(maxsize=16)
def _scaled(image: RasterImage, width: int, height: int) -> RasterImage:
    from PIL import Image  # imported for a page that has one that is too large

    with Image.open(io.BytesIO(image.data)) as dots:
        if image.kind == "jpeg":
            dots.draft(None, (2 * width, 2 * height))
        made = dots.resize((width, height), Image.Resampling.LANCZOS)
    file = io.BytesIO()
    if image.kind == "jpeg":
        made.save(file, "JPEG", quality=_QUALITY, subsampling=0, optimize=True)
    else:
        made.save(file, "PNG")
    return RasterImage(image.kind, file.getvalue(), width, height)
