"""Read the boxes of a JPEG 2000 picture (ITU-T T.800, annex I): what is in them beside the picture."""

from bluf.inspection.pictures.carried import Carried

_XMP = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
_EXIF = bytes.fromhex("4a706754694666454578696670754a50"), b"JpgTiffExif->JP2"
_PLAIN = frozenset((b"jP  ", b"ftyp", b"jp2h", b"jp2c", b"jp2i", b"rreq", b"res ", b"colr", b"free"))
_MOST = 1000  # boxes


def carried_by_jpeg2000(data: bytes) -> Carried:
    """Return what a JPEG 2000 file carries."""
    carried, at = Carried(), 0
    for _ in range(_MOST):
        if at + 8 > len(data):
            break
        length, kind, head = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8], 8
        if length == 1:
            length, head = int.from_bytes(data[at + 8 : at + 16]), 16
        end = at + length if length >= head else len(data)
        content = data[at + head : end]
        at = end
        if kind == b"uuid" and content.startswith(_XMP):
            carried.xmp.append(content[16:])
        elif kind == b"uuid" and content.startswith(_EXIF):
            carried.exif.append(b"Exif\0\0" + content[16:])
        elif kind == b"xml ":
            carried.texts.append(("XML", content.decode("utf-8", "replace")))
        elif kind not in _PLAIN:
            carried.other.append((f"box {kind.decode('latin-1').strip()}", content))
    return carried
