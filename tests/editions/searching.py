"""Read all that a PDF, DOCX or PNG holds, in whatever way it is written there, as one text to look for words in."""

import base64
import binascii
import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pikepdf
import pypdfium2

_HEX = re.compile(rb"(?:[0-9A-Fa-f]{2}\s?){6,}")
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))  # what may stand inside a word
_BASE64 = re.compile(rb"[A-Za-z0-9+/]{12,}={0,2}")


def everything_in(path: Path) -> str:
    """Return all that the file at `path` holds, in small letters, with one space where words are apart."""
    data = path.read_bytes()
    parts = {".pdf": _in_pdf, ".docx": _in_docx, ".png": _in_png}[path.suffix](data)
    return " ".join("\n".join([_text(data), *parts]).translate(_UNSEEN).casefold().split())


def _text(data: bytes) -> str:
    """Return the ways to read some bytes: as they are, as UTF-16, hexadecimal or base64, with escapes undone."""
    found = [data, *(bytes.fromhex(match[0].decode()) for match in _HEX.finditer(data) if _is_even(match[0]))]
    for match in _BASE64.finditer(data):
        found.extend(_decoded(match[0][at:]) for at in range(4))
    readings = [piece.decode("latin-1") for piece in found]
    readings.extend(piece.replace(b"\0", b"").decode("latin-1") for piece in found if b"\0" in piece)
    return "\n".join(readings)


def _is_even(digits: bytes) -> bool:
    return len(b"".join(digits.split())) % 2 == 0


def _decoded(text: bytes) -> bytes:
    try:
        return base64.b64decode(text[: len(text) // 4 * 4])
    except binascii.Error:
        return b""


def _in_pdf(data: bytes) -> Iterator[str]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for held in pdf.objects:
            yield from _in_object(held)
        yield from _in_object(pdf.trailer)
    document = pypdfium2.PdfDocument(data)
    yield from (page.get_textpage().get_text_range() for page in document)
    document.close()


def _in_object(held: object) -> Iterator[str]:
    """Yield the names and strings in an object, and its stream decoded, but not objects that it refers to."""
    if isinstance(held, pikepdf.Stream):
        yield _text(held.read_bytes(pikepdf.StreamDecodeLevel.all))
        yield from _in_object(dict(held.stream_dict.items()))
    elif isinstance(held, dict | pikepdf.Dictionary):
        for key, value in held.items():
            yield key
            if not getattr(value, "is_indirect", False):
                yield from _in_object(value)
    elif isinstance(held, pikepdf.Array):
        for value in held:
            if not getattr(value, "is_indirect", False):
                yield from _in_object(value)
    elif isinstance(held, pikepdf.String):
        yield f"{held}\n{unquote(str(held))}\n{_text(bytes(held))}"
    elif isinstance(held, pikepdf.Name):
        yield str(held)


def _in_docx(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        yield _text(archive.comment)
        for entry in archive.infolist():
            part = archive.read(entry)
            text = part.decode("utf-8", "replace")
            yield "\n".join(
                (entry.filename, _text(entry.comment + entry.extra), _text(part), unquote(html.unescape(text)))
            )
            yield re.sub(r"<[^>]*>", "", text)


def _in_png(data: bytes) -> Iterator[str]:
    """Yield what each chunk but the pixels holds, inflated where it is deflated (PNG, 11.3.3)."""
    at = 8
    while at < len(data):
        length = int.from_bytes(data[at : at + 4])
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        at += 12 + length
        if kind == b"IDAT":
            continue
        yield _text(body)
        for start in range(len(body)):
            try:
                yield _text(zlib.decompress(body[start:]))
            except zlib.error:
                continue
