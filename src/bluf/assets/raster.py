"""Turn the bytes of a PNG or JPEG into a RasterImage that is safe to hand on: dots alone, upright, in sRGB or grey.

A JPEG whose dots need no change keeps them as they are, without loss. A PNG is always written anew: what stands in
dots that can't be seen, behind full transparency, is not handed on either.
"""

import io
from typing import TYPE_CHECKING

from bluf.assets.color_profiles import in_srgb
from bluf.assets.jpeg_file import jpeg_parts
from bluf.assets.picture_faults import PictureError, broken
from bluf.assets.png_file import png_head, png_parts
from bluf.document import RasterImage

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_DOTS = 40_000_000
_QUALITY = 92  # of a JPEG whose dots must change
_TURNS = {
    2: "FLIP_LEFT_RIGHT", 3: "ROTATE_180", 4: "FLIP_TOP_BOTTOM", 5: "TRANSPOSE", 6: "ROTATE_270", 7: "TRANSVERSE",
    8: "ROTATE_90",
}  # fmt: skip


def read_png(data: bytes) -> RasterImage:
    """Return the picture of a PNG. Raises PictureError."""
    head = png_head(data)
    _check_size(head.width, head.height)
    parts = png_parts(data, head)
    dots = _opened(parts.data)
    if dots.mode.startswith("I"):  # 16 bits of grey: the upper eight
        from PIL import Image

        dots = Image.frombytes("L", dots.size, dots.tobytes("raw", "I;16B")[::2])
    has_mask = "A" in dots.mode or "transparency" in dots.info
    grey = dots.mode in ("1", "L", "LA")
    if not has_mask:
        return as_png(in_srgb(dots.convert("L" if grey else "RGB"), parts.profile))
    whole = dots.convert("LA" if grey else "RGBA")
    mask = whole.getchannel("A")
    colors = in_srgb(whole.convert("L" if grey else "RGB"), parts.profile)
    return as_png(_with_mask(colors, mask))


def read_jpeg(data: bytes) -> RasterImage:
    """Return the picture of a JPEG. Raises PictureError."""
    parts = jpeg_parts(data)
    _check_size(parts.width, parts.height)
    dots = _opened(parts.data)
    if dots.size != (parts.width, parts.height):
        raise broken("it gives its size twice")
    colors = in_srgb(dots, parts.profile)
    if colors is dots and parts.is_plain and parts.orientation == 1:
        return RasterImage("jpeg", parts.data, *dots.size)
    if parts.orientation in _TURNS:
        from PIL import Image

        colors = colors.transpose(Image.Transpose[_TURNS[parts.orientation]])
    return as_jpeg(colors)


def cropped(image: RasterImage, left: float, top: float, right: float, bottom: float) -> RasterImage:
    """Return the part of a picture between shares of its width and height, without any dot beyond; at least one."""
    x, y = min(round(left * image.width), image.width - 1), min(round(top * image.height), image.height - 1)
    box = x, y, max(x + 1, round(right * image.width)), max(y + 1, round(bottom * image.height))
    if box == (0, 0, image.width, image.height):
        return image
    part = _opened(image.data).crop(box)
    return as_jpeg(part) if image.kind == "jpeg" else as_png(part)


def as_png(dots: "Image") -> RasterImage:
    """Return dots as a PNG."""
    file = io.BytesIO()
    dots.info.clear()
    dots.save(file, "PNG", compress_level=6)
    return RasterImage("png", file.getvalue(), *dots.size)


def as_jpeg(dots: "Image") -> RasterImage:
    """Return dots as a JPEG."""
    file = io.BytesIO()
    dots.info.clear()
    dots.save(file, "JPEG", quality=_QUALITY, subsampling=0, optimize=True)
    return RasterImage("jpeg", file.getvalue(), *dots.size)


def _check_size(width: int, height: int) -> None:
    if width * height > MOST_DOTS:
        message = f"it has {width * height / 1e6:,.0f} megapixels, and may have {MOST_DOTS // 1_000_000}"
        raise PictureError(message, "make it smaller: a page of A4 at 300 dots to the inch has 9")


def _opened(data: bytes) -> "Image":
    """Return the dots of a picture of a size that was checked. Raises PictureError."""
    from PIL import Image

    try:
        dots = Image.open(io.BytesIO(data), formats=("PNG", "JPEG"))
        dots.load()
    except Exception:  # Pillow has no one error for what it can't decode
        raise broken("its dots can't be decoded") from None
    return dots


def _with_mask(colors: "Image", mask: "Image") -> "Image":
    """Return dots with a mask; those that it hides are all alike."""
    from PIL import Image

    hidden = mask.point([255, *[0] * 255])
    colors = colors.copy()
    colors.paste(255 if colors.mode == "L" else (255, 255, 255), mask=hidden)
    return Image.merge("LA" if colors.mode == "L" else "RGBA", (*colors.split(), mask))
