"""Reduce a JPEG to the segments that its dots are decoded from (ITU-T T.81, annex B), the dots as they are.

Nothing else is handed on: no Exif, XMP, IPTC, comment, thumbnail, further picture or byte after the end. A colour
profile is returned beside it. Time is linear in its length, and the scans that decoders go through are bounded.
"""

import re
from dataclasses import dataclass

from bluf.assets.picture_faults import PictureError, broken

_EXIF, _PROFILE, _ADOBE = b"Exif\0\0", b"ICC_PROFILE\0", b"Adobe"
_START, _END, _SCAN, _TABLES = 0xD8, 0xD9, 0xDA, (0xC4, 0xDB, 0xDD)
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_USUAL_FRAMES = (0xC0, 0xC1, 0xC2)  # baseline, extended, progressive: those that a PDF may have (ISO 32000-1, 7.4.8)
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
_IN_SCAN = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")  # a marker that is neither a restart nor a byte that is 255
_MOST_SCANS = 100  # a decoder goes over all dots in each; progressive pictures have about 10
_MOST_PROFILE = 4 << 20
_JFIF = b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"


@dataclass(frozen=True, slots=True)
class JpegParts:
    """A JPEG without anything but its dots; `channels` are 1, 3 or 4.

    `orientation` is Exif's, from 1 to 8 (1: upright). `is_plain`: a PDF and a browser show `data` alike, as it is.
    """

    data: bytes
    width: int
    height: int
    channels: int
    is_plain: bool
    orientation: int
    profile: bytes | None


def jpeg_parts(data: bytes) -> JpegParts:
    """Return a JPEG reduced to its dots. Raises PictureError where it is damaged or cut off."""
    reading = _Reading(data)
    reading.read()
    frame = reading.frame
    if frame is None:
        raise broken("it has no picture in it")
    marker, content = frame
    if len(content) < 6 or len(content) < 6 + 3 * content[5]:
        raise broken("its head is cut off")
    height, width, channels = int.from_bytes(content[1:3]), int.from_bytes(content[3:5]), content[5]
    if not width or not height:
        raise broken("its head gives no size")
    if channels not in (1, 3, 4):
        raise broken(f"it has {channels} channels")
    ids = content[6::3][:channels]
    adobe = reading.adobe
    is_plain = (
        marker in _USUAL_FRAMES
        and content[0] == 8
        and channels != 4
        and (adobe is None or adobe == (1 if channels == 3 else 0))
        and ids != b"RGB"
    )
    # JFIF says what the colours are where Adobe's segment says the same or is missing; else Adobe's is needed.
    first = _JFIF if is_plain or adobe is None else _adobe_segment(adobe)
    kept = b"".join([b"\xff\xd8", first, *reading.kept, b"\xff\xd9"])
    profile = b"".join(reading.profile) if 0 < sum(map(len, reading.profile)) <= _MOST_PROFILE else None
    return JpegParts(kept, width, height, channels, is_plain, reading.orientation, profile)


class _Reading:
    """Goes through the segments of the first picture."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.kept: list[bytes] = []
        self.profile: list[bytes] = []
        self.frame: tuple[int, bytes] | None = None
        self.adobe: int | None = None
        self.orientation = 1

    def read(self) -> None:
        data, at, scans = self._data, 2, 0
        while True:
            while data[at : at + 1] == b"\xff" and data[at + 1 : at + 2] == b"\xff":
                at += 1  # a marker may have several (B.1.1.2)
            if data[at : at + 1] != b"\xff" or at + 2 > len(data):
                raise broken("it ends before its end")
            marker, at = data[at + 1], at + 2
            if marker == _END:
                break
            if marker in _ALONE or marker == _START:
                continue
            length = int.from_bytes(data[at : at + 2])
            end = at + length
            if length < 2 or end > len(data):
                raise broken("it ends before its end")
            content = data[at + 2 : end]
            if marker == _SCAN:
                scans += 1
                if scans > _MOST_SCANS:
                    raise PictureError(f"it has over {_MOST_SCANS} scans", "save it as a usual JPEG")
                following = _IN_SCAN.search(data, end)
                if following is None:
                    raise broken("it ends before its end")
                end = following.start()
            self._segment(marker, content, data[at - 2 : end])
            at = end
        if not scans:
            raise broken("it has no picture in it")

    def _segment(self, marker: int, content: bytes, whole: bytes) -> None:
        if marker in _FRAMES:
            if self.frame is not None:
                raise broken("it has two heads")
            self.frame = marker, content
            self.kept.append(whole)
        elif marker == _SCAN or marker in _TABLES or marker == 0xCC:
            self.kept.append(whole)
        elif marker == 0xE1 and content.startswith(_EXIF):
            self.orientation = _orientation(content[len(_EXIF) :]) or self.orientation
        elif marker == 0xE2 and content.startswith(_PROFILE):
            self.profile.append(content[len(_PROFILE) + 2 :])
        elif marker == 0xEE and content.startswith(_ADOBE) and len(content) >= 12:
            self.adobe = content[11]


def _adobe_segment(transform: int) -> bytes:
    return b"\xff\xee\x00\x0eAdobe\x00\x64\x00\x00\x00\x00" + bytes([transform])


def _orientation(exif: bytes) -> int | None:
    """Return the orientation of an Exif block (CIPA DC-008, 4.6.5), None where it gives none that there is."""
    order = {b"II": "little", b"MM": "big"}.get(exif[:2])
    if order is None:
        return None

    def number(at: int, length: int) -> int:
        return int.from_bytes(exif[at : at + length], order)  # type: ignore[arg-type]

    first = number(4, 4)
    for entry in range(first + 2, first + 2 + 12 * min(number(first, 2), 200), 12):
        if number(entry, 2) == 0x0112:
            found = number(entry + 8, 2)
            return found if 1 <= found <= 8 else None
    return None
