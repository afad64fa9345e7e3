"""Find what a picture carries beside its pixels: Exif, XMP, text. Only its head is parsed; no pixel is decoded."""

import io
from collections.abc import Iterator

from bluf.inspection.report import Finding
from bluf.inspection.traces import machine_paths

# Exif tags that name a person, a device or a program (Exif 3.0, 4.6.5 and 4.6.6).
_TELLING = {
    0x010E: "description",
    0x010F: "camera",
    0x0110: "model",
    0x0131: "program",
    0x0132: "taken",
    0x013B: "artist",
    0x8298: "copyright",
    0x013C: "computer",
}
_GPS = 0x8825
_PIXELS = frozenset({"srgb", "gamma", "dpi", "aspect", "chromaticity", "icc_profile", "transparency", "interlace"})


def picture_metadata(data: bytes, where: str) -> Iterator[Finding]:
    """Yield what is in a JPEG, PNG, TIFF, GIF or WebP that is not the picture. What is no picture yields nothing."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "TIFF", "GIF", "WEBP")) as picture:
            exif = dict(picture.getexif())
            info = dict(picture.info)
    except Exception:
        return  # Pillow has no one error for data that is none of its formats
    told = [f"{label} {value}" for tag, label in _TELLING.items() if (value := _shown(exif.get(tag)))]
    if _GPS in exif:
        told.insert(0, "the place it was taken at (GPS)")
    if told:
        yield Finding("picture-metadata", "Exif: " + ", ".join(told), where)
    if info.get("xmp") or info.get("XML:com.adobe.xmp"):
        yield Finding("picture-metadata", "XMP", where)
    for key, value in info.items():
        if not isinstance(key, str) or key == "XML:com.adobe.xmp" or key.lower() in _PIXELS:
            continue
        if isinstance(value, str) and value.strip():
            yield Finding("picture-metadata", f"{key}: {value}", where)
            yield from machine_paths(value, where)
    comment = info.get("comment")
    if isinstance(comment, bytes) and comment.strip(b"\0 "):
        yield Finding("picture-metadata", "comment: " + comment.decode("latin-1"), where)


def _shown(value: object) -> str:
    if isinstance(value, bytes):
        value = value.decode("latin-1")
    return str(value).strip("\0 ") if value is not None else ""
