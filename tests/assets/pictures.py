"""Pictures to read, made by Pillow or byte by byte."""

import io
import struct
import zlib
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from bluf.assets.picture_faults import PictureError
from bluf.assets.pictures import drawing_of, kind_of, read_picture
from bluf.document import Drawing, RasterImage
from bluf.ground.workspace import Workspace

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def encoded(picture: Image.Image, kind: str, **how: Any) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, **how)
    return file.getvalue()


def dots(mode: str = "RGB", size: tuple[int, int] = (8, 4)) -> Image.Image:
    """Return a picture whose left half is dark and right half light."""
    dark: dict[str, Any] = {
        "1": 0,
        "L": 40,
        "RGB": (200, 30, 20),
        "RGBA": (200, 30, 20, 255),
        "CMYK": (0, 200, 200, 40),
    }
    light: dict[str, Any] = {
        "1": 1,
        "L": 220,
        "RGB": (20, 90, 230),
        "RGBA": (20, 90, 230, 90),
        "CMYK": (200, 100, 0, 0),
    }
    made = Image.new(mode, size, dark[mode])
    made.paste(light[mode], (size[0] // 2, 0, *size))
    return made


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(width: int, height: int, packed: bytes, *others: bytes, depth: int = 8, color: int = 0) -> bytes:
    """Return a PNG of given chunks."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, color, 0, 0, 0))
    return b"".join([SIGNATURE, head, *others, chunk(b"IDAT", packed), chunk(b"IEND", b"")])


def raster(data: bytes) -> RasterImage:
    """Return the picture of dots that a file's content is read as."""
    picture = drawing_of(data, kind_of(data)).picture
    assert picture is not None
    return picture.image


def opened(image: RasterImage) -> Image.Image:
    return Image.open(io.BytesIO(image.data))


def fault(data: bytes) -> PictureError:
    with pytest.raises(PictureError) as told:
        drawing_of(data, kind_of(data))
    return told.value


def read(folder: Path, name: str, data: bytes, crop: float | None = None) -> Drawing:
    (folder / name).write_bytes(data)
    return read_picture(folder / name, folder, Workspace(folder), crop)


def svg(inner: str, head: str = 'viewBox="0 0 100 50"') -> bytes:
    spaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f"<svg {spaces} {head}>{inner}</svg>".encode()
