"""Reduce a PNG to the chunks that its dots are decoded from (ISO/IEC 15948, clause 11), within limits.

Nothing else is handed on: no text, time, Exif, thumbnail, private chunk or byte after the end. Its dots are unpacked
once, piece by piece, so that one that holds more of them than its head says is refused before anything decodes it.
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from bluf.assets.picture_faults import PictureError, broken

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # by colour type (11.2.2)
_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
_PIECE = 1 << 20  # bytes that are unpacked at a time
_MOST_PROFILE = 4 << 20  # bytes of a colour profile; those of printers have about 2 MB


@dataclass(frozen=True, slots=True)
class PngHead:
    """What the head of a PNG says: width and height in dots, bits of a channel, colour type, whether interlaced."""

    width: int
    height: int
    depth: int
    color_type: int
    is_interlaced: bool

    @property
    def unpacked(self) -> int:
        """How many bytes its dots have, with the byte that says each row's filter (7.2, 8.2)."""
        passes = _PASSES if self.is_interlaced else ((0, 0, 1, 1),)
        total = 0
        for left, top, across, down in passes:
            width, height = -((left - self.width) // across), -((top - self.height) // down)
            if width > 0 and height > 0:
                total += height * (1 + (width * _CHANNELS[self.color_type] * self.depth + 7) // 8)
        return total


@dataclass(frozen=True, slots=True)
class PngParts:
    """A PNG without anything but its dots, and the colour profile that it had."""

    data: bytes
    profile: bytes | None


def png_head(data: bytes) -> PngHead:
    """Return what the head of a PNG says. Raises PictureError."""
    if len(data) < 33 or data[12:16] != b"IHDR" or data[8:12] != b"\0\0\0\r":
        raise broken("its head is missing")
    width, height, depth, color_type, packing, filtering, interlacing = struct.unpack(">IIBBBBB", data[16:29])
    if not width or not height or depth not in _DEPTHS.get(color_type, ()) or packing or filtering or interlacing > 1:
        raise broken("its head has values that no PNG has")
    return PngHead(width, height, depth, color_type, bool(interlacing))


def png_parts(data: bytes, head: PngHead) -> PngParts:
    """Return a PNG reduced to its dots. Raises PictureError where it is damaged, cut off, animated or a bomb."""
    kept: dict[bytes, bytes] = {}
    dots: list[bytes] = []
    profile = None
    for kind, content in _chunks(data):
        if kind in (b"acTL", b"fcTL", b"fdAT"):
            raise PictureError("it is animated, and a page holds still", "export one of its pictures as a PNG")
        if kind == b"IDAT":
            dots.append(content)
        elif kind in (b"PLTE", b"tRNS"):
            kept.setdefault(kind, content)
        elif kind == b"iCCP":
            profile = _unpacked_profile(content)
    _check_dots(dots, head.unpacked)
    if head.color_type == 3 and b"PLTE" not in kept:
        raise broken("it has no palette")
    parts = [_chunk(b"IHDR", data[16:29]), *(_chunk(kind, kept[kind]) for kind in (b"PLTE", b"tRNS") if kind in kept)]
    return PngParts(b"".join([SIGNATURE, *parts, _chunk(b"IDAT", b"".join(dots)), _chunk(b"IEND", b"")]), profile)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(SIGNATURE)
    while True:
        if at + 12 > len(data):
            raise broken("it ends before its end")
        length, kind = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        end = at + 12 + length
        if end > len(data):
            raise broken("it ends before its end")
        if kind == b"IEND":
            return
        yield kind, data[at + 8 : end - 4]
        at = end


def _check_dots(dots: list[bytes], wanted: int) -> None:
    """Unpack the dots in pieces, and count them: there must be as many as the head says."""
    unpacking = zlib.decompressobj()
    found = 0
    try:
        for content in dots:
            waiting = content
            while waiting and not unpacking.eof:
                found += len(unpacking.decompress(waiting, _PIECE))
                waiting = unpacking.unconsumed_tail
                if found > wanted:
                    raise _bomb()
        while found <= wanted and (last := unpacking.decompress(b"", _PIECE)):
            found += len(last)
    except zlib.error:
        raise broken("its dots can't be unpacked") from None
    if found > wanted:
        raise _bomb()
    if found < wanted:
        raise broken("some of its dots are missing")


def _bomb() -> PictureError:
    return PictureError("it unpacks to more than its size says, as a decompression bomb does", "export it anew")


def _unpacked_profile(content: bytes) -> bytes | None:
    """Return the profile of an `iCCP` chunk (11.3.2.3); None for one that can't be unpacked or is too large."""
    packed = content.partition(b"\0")[2][1:]
    unpacking = zlib.decompressobj()
    try:
        profile = unpacking.decompress(packed, _MOST_PROFILE)
    except zlib.error:
        return None
    return profile if unpacking.eof else None


def _chunk(kind: bytes, content: bytes) -> bytes:
    checked = kind + content
    return len(content).to_bytes(4) + checked + zlib.crc32(checked).to_bytes(4)
