"""Find what a PDF's fonts tell (ISO 32000-1, 9): their names, whether they are embedded, comments in their maps.

`maps_of` reads what a font says that its codes mean (9.10.3), which `letter_shapes.py` compares with what they draw.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bluf.inspection.inspection_report import Font, Trait, Unseen
from bluf.inspection.looks import found
from bluf.inspection.pdf.comments import map_comments
from bluf.inspection.pdf.safe_values import get, is_stream, name
from bluf.inspection.pdf.stream_unpacking import Streams, UnpackError
from bluf.inspection.pdf.walk import Objects
from bluf.inspection.sfnt import odd_tables
from bluf.inspection.spending import SpentError
from bluf.inspection.traces import machine_paths, words_in_bytes

if TYPE_CHECKING:
    from pikepdf import Object

_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_PAIR = re.compile(rb"<([0-9A-Fa-f\s]*)>\s*<([0-9A-Fa-f\s]*)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f\s]*)>\s*<([0-9A-Fa-f\s]*)>\s*(?:<([0-9A-Fa-f\s]*)>|\[([^\]]{0,4000})\])")
_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")
_CODES = 65_536


def font_traits(objects: Objects, streams: Streams) -> Iterator[Trait]:
    """Yield the fonts, and what is in their files and maps beside letters."""
    for typed in objects.of("Font", "CidFont"):
        yield from _font(typed.value)
    for typed in objects.of("CMap"):
        if is_stream(typed.value):
            try:
                yield from map_comments(streams.read(typed.value), typed.where)
            except UnpackError:
                yield Unseen("a font's map of characters: it can't be unpacked")
    for typed in objects.of("FontFile"):
        if is_stream(typed.value):
            try:
                yield from _file(streams.read(typed.value), typed.where)
            except UnpackError:
                yield Unseen("a font: it can't be unpacked")


def _font(font: "Object") -> Iterator[Trait]:
    subtype, called = name(font, "/Subtype"), name(font, "/BaseFont") or "unnamed"
    if subtype == "Type0":
        return  # its descendant font says whether it is embedded
    descriptor = get(font, "/FontDescriptor")
    held = any(get(descriptor, key) is not None for key in _FILES)
    embedded = held or subtype == "Type3"
    plain = called[7:] if called[6:7] == "+" else called
    yield Font(plain, embedded)
    if not embedded:
        yield found("font-missing", plain)


def _file(data: bytes, where: str) -> Iterator[Trait]:
    for label, content in odd_tables(data):
        yield found("font-data", f"{label}, {len(content):,} bytes{words_in_bytes(content)}", where)
    if data.startswith(b"%!"):
        clear = data[: data.find(b"eexec")].decode("latin-1")
        yield from machine_paths(clear, where)


@dataclass(frozen=True, slots=True)
class FontMap:
    """What a font says that its codes mean: `meanings` by code; `size` is how many bytes a code has."""

    font: "Object"
    name: str
    meanings: dict[int, str]
    size: int


def maps_of(objects: Objects, streams: Streams) -> Iterator[FontMap]:
    """Yield what each font with a map of its own says. A font that can't be read yields nothing."""
    for typed in objects.of("Font"):
        font = typed.value
        stream = get(font, "/ToUnicode")
        if not is_stream(stream) or name(font, "/Subtype") == "Type3":
            continue
        try:
            meanings = meanings_of(streams.read(stream))
        except UnpackError:
            continue
        except SpentError:
            return
        called = name(font, "/BaseFont")
        wide = name(font, "/Subtype") == "Type0"
        yield FontMap(font, called[7:] if called[6:7] == "+" else called, meanings, 2 if wide else 1)


def meanings_of(data: bytes) -> dict[int, str]:
    """Return what codes mean by a map (9.10.3)."""
    meanings: dict[int, str] = {}
    for part in _parts(data, b"bfchar"):
        for code, text in _PAIR.findall(part):
            _add(meanings, code, text)
    for part in _parts(data, b"bfrange"):
        for low, high, text, several in _RANGE.findall(part):
            first, last = _number(low), _number(high)
            if several:
                for step, each in enumerate(_HEX.findall(several)):
                    meanings[first + step] = _text(each)
                continue
            start = _text(text)
            for step in range(min(last - first + 1, _CODES - len(meanings))):
                if start and ord(start[-1]) + step < 0x110000:
                    meanings[first + step] = start[:-1] + chr(ord(start[-1]) + step)
    return meanings


def _parts(data: bytes, kind: bytes) -> Iterator[bytes]:
    """Yield what stands between the beginnings and ends of a kind."""
    for piece in data.split(b"begin" + kind)[1:]:
        yield piece.partition(b"end" + kind)[0]


def _add(meanings: dict[int, str], code: bytes, text: bytes) -> None:
    if len(meanings) < _CODES:
        meanings[_number(code)] = _text(text)


def _number(written: bytes) -> int:
    return int(b"".join(written.split()) or b"0", 16)


def _text(written: bytes) -> str:
    digits = b"".join(written.split()).decode()
    raw = bytes.fromhex(digits + "0" * (len(digits) % 2))
    return raw.decode("utf-16-be", "replace") if len(raw) > 1 else raw.decode("latin-1")
