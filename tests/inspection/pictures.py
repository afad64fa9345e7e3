"""Pictures and fonts to put into files, each with one thing added that is not the picture."""

import io
import struct
import zlib

from PIL import Image

from bluf.fonts.font_family import built_in


def photo(exif: bool = True, size: int = 4, place: bool = False, comment: bytes = b"") -> bytes:
    """Return a JPEG, with the camera in its Exif, and perhaps the place."""
    made, tags = io.BytesIO(), Image.Exif()
    if exif:
        tags[0x010F], tags[0x0131] = "Kamera Werke", "PhotoTool 9"
    if place:
        tags[0x8825] = {1: "N", 2: (48.0, 12.0, 0.0), 3: "E", 4: (11.0, 30.0, 0.0)}
    Image.new("RGB", (size, size), "red").save(made, "JPEG", exif=tags, comment=comment)
    return made.getvalue()


def noise(size: int = 80) -> bytes:
    """Return a JPEG in which much is to be seen."""
    made = io.BytesIO()
    Image.effect_noise((size, size), 90).convert("RGB").save(made, "JPEG")
    return made.getvalue()


def with_segment(marker: int, content: bytes) -> bytes:
    """Return a JPEG with a segment more."""
    plain = photo(exif=False)
    return plain[:2] + bytes((0xFF, marker)) + struct.pack(">H", len(content) + 2) + content + plain[2:]


def iptc(field: int, text: str) -> bytes:
    """Return Photoshop's image resources with a field of IPTC's."""
    data = bytes((0x1C, 2, field)) + struct.pack(">H", len(text)) + text.encode()
    return b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0" + struct.pack(">I", len(data)) + data + b"\0" * (len(data) % 2)


def png(kind: bytes = b"", content: bytes = b"", after: bytes = b"") -> bytes:
    """Return a PNG with a chunk more, and bytes after its end."""
    made = io.BytesIO()
    Image.new("RGB", (4, 4), "red").save(made, "PNG")
    data = made.getvalue()
    chunk = struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
    return data[:33] + (chunk if kind else b"") + data[33:] + after


def gif(comment: bytes) -> bytes:
    """Return a GIF with a comment."""
    made = io.BytesIO()
    Image.new("P", (4, 4)).save(made, "GIF", comment=comment)
    return made.getvalue()


def webp() -> bytes:
    """Return a WebP with the camera in its Exif."""
    made, tags = io.BytesIO(), Image.Exif()
    tags[0x010F] = "Kamera Werke"
    Image.new("RGB", (4, 4), "red").save(made, "WEBP", exif=tags)
    return made.getvalue()


def tiff() -> bytes:
    """Return a TIFF that names its artist, and has two pictures."""
    made, tags = io.BytesIO(), Image.Exif()
    tags[0x013B] = "Jo Bloggs"
    one = Image.new("RGB", (4, 4), "red")
    one.save(made, "TIFF", exif=tags, save_all=True, append_images=[one])
    return made.getvalue()


def emf(description: str) -> bytes:
    """Return the head of an EMF with a description."""
    text = description.encode("utf-16-le")
    head = struct.pack(
        "<II16s16s4sIIIHHII", 1, 108, b"", b"", b" EMF", 0x10000, 108 + len(text), 1, 0, 0, len(text) // 2, 108
    )
    return head.ljust(108, b"\0") + text


def svg(inner: str, attributes: str = "") -> bytes:
    """Return an SVG."""
    return f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{inner}</svg>'.encode()


def jpeg2000(kind: bytes, content: bytes) -> bytes:
    """Return the boxes of a JPEG 2000 file, without a picture, with one more."""
    return b"\0\0\0\x0cjP  \r\n\x87\n" + struct.pack(">I", len(content) + 8) + kind + content


def font_with(tag: bytes, content: bytes) -> bytes:
    """Return a font with a table that no program knows, after all others."""
    font = built_in("Arimo").face(False, False).data
    count = int.from_bytes(font[4:6])
    directory = b"".join(
        entry[:8] + struct.pack(">I", int.from_bytes(entry[8:12]) + 16) + entry[12:]
        for entry in (font[12 + 16 * at : 28 + 16 * at] for at in range(count))
    )
    own = tag + bytes(4) + struct.pack(">II", len(font) + 16, len(content))
    return font[:4] + struct.pack(">H", count + 1) + font[6:12] + directory + own + font[12 + 16 * count :] + content
