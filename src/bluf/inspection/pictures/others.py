"""Read GIF, WebP, TIFF and BMP: what is in them beside the picture, and what comes after it."""

from bluf.inspection.pictures.carried import Carried

_MOST = 100_000  # blocks
_LOOPING = (b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012")
_XMP = b"XMP DataXMP"


def carried_by_gif(data: bytes) -> Carried:
    """Return what a GIF carries (GIF89a, 12 to 26)."""
    carried = Carried()
    at = 13 + (3 << ((data[10] & 7) + 1) if len(data) > 10 and data[10] & 0x80 else 0)
    for _ in range(_MOST):
        sign = data[at : at + 1]
        if sign == b"\x2c":
            flags = data[at + 9] if at + 9 < len(data) else 0
            at += 11 + (3 << ((flags & 7) + 1) if flags & 0x80 else 0)
            _, at = _blocks(data, at)
        elif sign == b"\x21":
            kind = data[at + 1 : at + 2]
            content, end = _blocks(data, at + 2)
            if kind == b"\xfe":
                carried.texts.append(("comment", content.decode("latin-1")))
            elif kind == b"\xff" and content.startswith(_XMP):
                carried.xmp.append(data[at + 14 : end].partition(b"\x01\xff\xfe")[0])
            elif kind == b"\x01" or (kind == b"\xff" and not content.startswith(_LOOPING)):
                carried.other.append(("an extension", content))
            at = end
        else:
            carried.after = data[at + 1 :].strip(b"\0\r\n") if sign == b"\x3b" else b""
            break
    return carried


def _blocks(data: bytes, at: int) -> tuple[bytes, int]:
    """Return the content of sub-blocks and where they end."""
    pieces = []
    while at < len(data) and (length := data[at]):
        pieces.append(data[at + 1 : at + 1 + length])
        at += 1 + length
    return b"".join(pieces), at + 1


def carried_by_webp(data: bytes) -> Carried:
    """Return what a WebP carries (RFC 9649, 2)."""
    carried, at = Carried(), 12
    end = 8 + int.from_bytes(data[4:8], "little")
    while at + 8 <= min(end, len(data)):
        kind, length = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        content = data[at + 8 : at + 8 + length]
        at += 8 + length + length % 2
        if kind == b"EXIF":
            carried.exif.append(content if content.startswith(b"Exif") else b"Exif\0\0" + content)
        elif kind == b"XMP ":
            carried.xmp.append(content)
        elif kind not in (b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"):
            carried.other.append((f"chunk {kind.decode('latin-1')}", content))
    carried.after = data[end + end % 2 :].strip(b"\0\r\n")
    return carried


def carried_by_tiff(data: bytes) -> Carried:
    """Return what a TIFF carries (TIFF 6.0, 2): its tags are Exif's."""
    carried = Carried(exif=[b"Exif\0\0" + data])
    order = "little" if data.startswith(b"II") else "big"
    at, seen = int.from_bytes(data[4:8], order), set[int]()  # type: ignore[arg-type]
    while at and at not in seen and len(seen) < _MOST:
        seen.add(at)
        after = at + 2 + 12 * int.from_bytes(data[at : at + 2], order)  # type: ignore[arg-type]
        at = int.from_bytes(data[after : after + 4], order)  # type: ignore[arg-type]
    carried.more_pictures = max(len(seen) - 1, 0)
    return carried


def carried_by_bmp(data: bytes) -> Carried:
    """Return what comes after a BMP."""
    size = int.from_bytes(data[2:6], "little")
    return Carried(after=data[size:].strip(b"\0") if 54 <= size < len(data) else b"")
