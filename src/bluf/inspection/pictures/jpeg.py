"""Read the segments of a JPEG (ITU-T T.81, annex B): what is in them beside the picture, and what comes after it."""

import re
from collections.abc import Iterator

from bluf.inspection.pictures.carried import Carried

_EXIF, _XMP, _LONG_XMP = b"Exif\0\0", b"http://ns.adobe.com/xap/1.0/\0", b"http://ns.adobe.com/xmp/extension/\0"
_PHOTOSHOP, _MORE, _PROFILE = b"Photoshop 3.0\0", b"MPF\0", b"ICC_PROFILE\0"
_JFIF, _JFXX, _DUCKY = b"JFIF\0", b"JFXX\0", b"Ducky"
_ADOBE = 40  # bytes of a segment by Adobe
_START, _END, _SCAN, _COMMENT, _APP0, _APP15 = 0xD8, 0xD9, 0xDA, 0xFE, 0xE0, 0xEF
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
_MARKER = re.compile(rb"\xff+([\x01-\xfe])")
_IN_SCAN = re.compile(rb"\xff+([\x01-\xcf\xd8-\xfe])")  # neither a restart nor a byte that is 255
_IPTC = {(2, 80): "byline", (2, 120): "caption", (2, 25): "keyword", (2, 90): "city", (2, 116): "copyright"}
_IPTC |= {(2, 5): "title", (2, 40): "instructions", (2, 105): "headline", (2, 122): "writer", (2, 110): "credit"}
_IPTC |= {(2, 65): "program", (2, 85): "byline", (2, 115): "source", (2, 101): "country", (2, 55): "created"}


def segments(data: bytes) -> Iterator[tuple[int, bytes, int]]:
    """Yield each segment of the first picture: its marker, its content, and where it ends."""
    at = 2
    while found := _MARKER.search(data, at):
        marker, at = found[1][0], found.end()
        if marker == _END:
            yield marker, b"", at
            return
        if marker in _ALONE or marker == _START:
            continue
        length = int.from_bytes(data[at : at + 2])
        content = data[at + 2 : at + length]
        at += max(length, 2)
        yield marker, content, at
        if marker == _SCAN:
            following = _IN_SCAN.search(data, at)
            at = following.start() if following else len(data)


def frame_size(data: bytes) -> tuple[int, int]:
    """Return the width and height that a JPEG claims: (0, 0) where it has no frame."""
    for marker, content, _ in segments(data):
        if marker in _FRAMES:
            return int.from_bytes(content[3:5]), int.from_bytes(content[1:3])
    return 0, 0


def carried_by_jpeg(data: bytes) -> Carried:
    """Return what a JPEG carries."""
    carried, end = Carried(), 0
    for marker, content, at in segments(data):
        if marker == _END:
            end = at
        elif marker == _COMMENT:
            carried.texts.append(("comment", content.decode("latin-1")))
        elif _APP0 <= marker <= _APP15:
            _application(content, f"segment APP{marker - _APP0}", carried)
    if end:
        carried.after = data[end:].strip(b"\0\r\n")
    return carried


def _application(content: bytes, label: str, carried: Carried) -> None:
    if content.startswith(_EXIF):
        carried.exif.append(content)
    elif content.startswith(_XMP):
        carried.xmp.append(content[len(_XMP) :])
    elif content.startswith(_LONG_XMP):
        carried.other.append(("XMP, continued", content[len(_LONG_XMP) :]))
    elif content.startswith(_PHOTOSHOP):
        _photoshop(content[len(_PHOTOSHOP) :], carried)
    elif content.startswith(_MORE):
        carried.more_pictures += 1
    elif content.startswith(_JFIF):
        carried.previews += len(content) > 14 and content[12] * content[13] > 0
    elif content.startswith(_JFXX):
        carried.previews += 1
    elif not (content.startswith((_PROFILE, _DUCKY)) or _is_of_colours(content)):
        carried.other.append((label, content))


def _photoshop(data: bytes, carried: Carried) -> None:
    """Read Photoshop's image resources: IPTC's fields, a preview, and whatever else says something."""
    at = 0
    while data.startswith(b"8BIM", at):
        kind = int.from_bytes(data[at + 4 : at + 6])
        name = data[at + 6] + 1 if at + 6 < len(data) else 1
        at += 6 + name + name % 2
        length = int.from_bytes(data[at : at + 4])
        content = data[at + 4 : at + 4 + length]
        at += 4 + length + length % 2
        if kind == 0x0404:
            carried.texts += _iptc(content)
        elif kind in (0x0409, 0x040C):
            carried.previews += 1


def _iptc(data: bytes) -> Iterator[tuple[str, str]]:
    """Yield the fields of IPTC's Information Interchange Model that say something (IIM 4.2)."""
    at = 0
    while at + 5 <= len(data) and data[at] == 0x1C:
        key, length = (data[at + 1], data[at + 2]), int.from_bytes(data[at + 3 : at + 5])
        if key in _IPTC:
            yield _IPTC[key], data[at + 5 : at + 5 + length].decode("utf-8", "replace")
        at += 5 + length


def _is_of_colours(content: bytes) -> bool:
    """Whether a segment only tells how colours were made: Adobe's, or Word's palette."""
    return (content.startswith(b"Adobe") and len(content) <= _ADOBE) or content.startswith(b"MSO Palette")
