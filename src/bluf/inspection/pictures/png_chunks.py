"""Read the chunks of a PNG (ISO/IEC 15948, clause 11): what is in them beside the picture, and what comes after it."""

import zlib

from bluf.inspection.pictures.carried import Carried

_DRAWN = frozenset(
    b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB bKGD hIST pHYs sPLT acTL fcTL fdAT cICP mDCV cLLI sTER oFFs "
    b"pCAL sCAL gIFg CgBI iDOT vpAg".split()
)
_TEXTS = (b"tEXt", b"zTXt", b"iTXt")
_XMP = "XML:com.adobe.xmp"
_HEAD = 8
_MOST = 1 << 20  # of a text that is packed


def carried_by_png(data: bytes) -> Carried:
    """Return what a PNG carries."""
    carried, at = Carried(), _HEAD
    while at + 8 <= len(data):
        length, kind = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        content = data[at + 8 : at + 8 + length]
        at += 12 + length
        if kind == b"IEND":
            carried.after = data[at:].strip(b"\0\r\n")
            break
        if kind in _TEXTS:
            _text(kind, content, carried)
        elif kind == b"eXIf":
            carried.exif.append(b"Exif\0\0" + content)
        elif kind == b"tIME" and len(content) == 7:
            year = int.from_bytes(content[:2])
            carried.texts.append(("changed", f"{year}-{content[2]:02}-{content[3]:02} {content[4]:02}:{content[5]:02}"))
        elif kind not in _DRAWN:
            carried.other.append((f"chunk {kind.decode('latin-1')}", content))
    return carried


def _text(kind: bytes, content: bytes, carried: Carried) -> None:
    label, _, rest = content.partition(b"\0")
    key = label.decode("latin-1")
    if kind == b"iTXt":
        packed, rest = rest[:1] == b"\1", rest[2:].partition(b"\0")[2].partition(b"\0")[2]
        text = _unpacked(rest) if packed else rest
        if key == _XMP:
            carried.xmp.append(text)
            return
        carried.texts.append((key, text.decode("utf-8", "replace")))
        return
    said = _unpacked(rest[1:]) if kind == b"zTXt" else rest
    if key.startswith("Raw profile type"):
        carried.other.append((key, said))
    else:
        carried.texts.append((key, said.decode("latin-1")))


def _unpacked(packed: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, _MOST)
    except zlib.error:
        return b""
