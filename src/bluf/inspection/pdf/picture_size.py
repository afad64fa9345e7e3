"""Tell how many pixels a program that draws a picture of a PDF will hold: by its keys, or by the picture's own head.

A few hundred bytes of JBIG2 or JPEG 2000 can claim any size, whatever the keys say.
"""

from typing import TYPE_CHECKING

from bluf.inspection.pdf.safe_values import get, number
from bluf.inspection.pdf.stream_unpacking import Streams, UnpackError, filters_of
from bluf.inspection.pictures.jpeg import frame_size

if TYPE_CHECKING:
    from pikepdf import Object

_LARGE = 1 << 32  # of what can't be read
_REGIONS = frozenset((4, 6, 7, 20, 22, 23, 36, 38, 39, 40, 42, 43))  # segment types of JBIG2 with a region (T.88, 7.3)
_PAGE, _SYMBOLS, _TABLES = 48, 0, 16
_HEAD = 1 << 16
_MOST_SEGMENTS = 10_000


def pixels_of(picture: "Object", streams: Streams) -> int:
    """Return the pixels of a picture, those of its masks included."""
    most = number(picture, "/Width") * number(picture, "/Height")
    filters, parameters = filters_of(picture)
    try:
        for filter_, given in zip(filters, parameters, strict=True):
            if filter_ in ("JBIG2Decode", "JPXDecode", "DCTDecode", "DCT"):
                form, data = streams.picture(picture)
                shared = get(given, "/JBIG2Globals")
                head = streams.read(shared) if shared is not None and form == "JBIG2" else b""
                most = max(most, _claimed(form, head + data))
            elif filter_ in ("CCITTFaxDecode", "CCF"):
                most = max(most, (number(given, "/Columns") or 1728) * max(number(given, "/Rows"), 1))
    except UnpackError:
        return _LARGE
    for key in ("/SMask", "/Mask"):
        mask = get(picture, key)
        if mask is not None and number(mask, "/Width"):
            most += number(mask, "/Width") * number(mask, "/Height")
    return most


def _claimed(form: str, data: bytes) -> int:
    if form == "JBIG2":
        return _of_jbig2(data)
    if form == "JPX":
        at = data.find(b"\xff\x51", 0, _HEAD)  # the size's marker (T.800, A.5.1)
        if at < 0:
            return 0
        width, height = (int.from_bytes(data[at + place : at + place + 4]) for place in (6, 10))
        parts = int.from_bytes(data[at + 38 : at + 40])
        return width * height * max(parts, 1)
    width, height = frame_size(data)
    return width * height


def _of_jbig2(data: bytes) -> int:
    """Return the pixels of all pages and regions, by the heads of the segments (T.88, 7.2)."""
    at = total = 0
    for _ in range(_MOST_SEGMENTS):
        head = data[at : at + 6]
        if len(head) < 6:
            break
        sequence, flags, count = int.from_bytes(head[:4]), head[4], head[5] >> 5
        at += 6
        if count == 7:
            count = int.from_bytes(data[at - 1 : at + 3]) & 0x1FFFFFFF
            at += 3 + (count + 8) // 8
        at += count * (1 if sequence <= 256 else 2 if sequence <= 65536 else 4) + (4 if flags & 0x40 else 1)
        length = int.from_bytes(data[at : at + 4])
        at += 4
        kind = flags & 0x3F
        if kind == _PAGE or kind in _REGIONS:
            width, height = (int.from_bytes(data[at + place : at + place + 4]) for place in (0, 4))
            total += width * (height if height != 0xFFFFFFFF else width)
        elif kind == _SYMBOLS:
            total += _symbols(data[at : at + 32]) * 1024
        elif kind == _TABLES:  # a dictionary of patterns: their width, height and number less one
            body = data[at : at + 7]
            total += (body[1] * body[2] * (int.from_bytes(body[3:7]) + 1)) if len(body) == 7 else 0
        at += length if length != 0xFFFFFFFF else len(data)
    return total


def _symbols(body: bytes) -> int:
    """Return how many new symbols a dictionary of JBIG2 claims (T.88, 7.4.2.1)."""
    if len(body) < 2:
        return 0
    flags = int.from_bytes(body[:2])
    coded, refined, template = not flags & 1, bool(flags & 2), (flags >> 10) & 3
    at = 2 + ((8 if template == 0 else 2) if coded else 0) + (4 if refined and not flags & 0x1000 else 0)
    return int.from_bytes(body[at + 4 : at + 8])
