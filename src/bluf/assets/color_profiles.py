"""Convert dots from the colours of their ICC profile to sRGB or grey, which files of bluf's are in."""

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

_SPACES = {"L": b"GRAY", "RGB": b"RGB ", "CMYK": b"CMYK"}  # of a profile's head (ICC.1:2022, 7.2.6), by mode of dots


def in_srgb(dots: "Image", profile: bytes | None) -> "Image":
    """Return dots in RGB or grey: themselves where nothing is to change.

    A profile that is not of the dots' own kind, or can't be read, is as none: RGB is then sRGB already.
    """
    if profile is not None and profile[16:20] == _SPACES.get(dots.mode) and not _is_srgb(profile):
        converted = _converted(dots, profile)
        if converted is not None:
            return converted
    return dots if dots.mode in ("L", "RGB") else dots.convert("RGB")


def _is_srgb(profile: bytes) -> bool:
    """Whether a profile says that it is sRGB, as that of most pictures does."""
    from PIL import ImageCms

    try:
        told = ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(io.BytesIO(profile)))
    except Exception:  # a profile from anyone
        return False
    return told.strip().lower().startswith("srgb")


def _converted(dots: "Image", profile: bytes) -> "Image | None":
    from PIL import ImageCms

    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        whole = ImageCms.profileToProfile(
            dots,
            own,
            ImageCms.createProfile("sRGB"),
            renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
            outputMode="RGB",
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except Exception:  # a profile from anyone
        return None
    if whole is None:
        return None
    return whole.convert("L") if dots.mode == "L" else whole
