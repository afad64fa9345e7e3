"""Write a font file: tables with their directory and checksums, and the names of a face (OpenType 1.9.1)."""

import struct
from collections.abc import Mapping

from bluf.fonts.sfnt import read_sfnt

_CHECKSUM = 0xB1B0AFBA  # what a file's words add up to with `head.checkSumAdjustment`
_ADJUSTMENT = 8  # where that stands in head
_ENGLISH = 0x409
_ITALIC, _BOLD, _REGULAR, _OBLIQUE = 1 << 0, 1 << 5, 1 << 6, 1 << 9  # of OS/2.fsSelection
_KEPT_NAMES = (0, 7, 13, 14)  # copyright, trademark, licence and where to find it


def sfnt_file(tables: Mapping[str, bytes], version: bytes = b"\x00\x01\x00\x00") -> bytes:
    """Return a font file of tables; `head` is given its checksum."""
    held = dict(tables)
    if "head" in held:
        held["head"] = _patched(held["head"], _ADJUSTMENT, ">L", 0)
    count = len(held)
    power = 1 << (count.bit_length() - 1)
    header = version + struct.pack(">4H", count, 16 * power, power.bit_length() - 1, 16 * (count - power))
    offset = 12 + 16 * count
    directory, body = b"", b""
    at_head = 0
    for tag in sorted(held):
        data = held[tag]
        if tag == "head":
            at_head = offset + len(body)
        directory += struct.pack(">4sLLL", tag.encode("latin-1"), _sum(data), offset + len(body), len(data))
        body += data + b"\0" * (-len(data) % 4)
    made = header + directory + body
    if not at_head:
        return made
    return _patched(made, at_head + _ADJUSTMENT, ">L", (_CHECKSUM - _sum(made)) & 0xFFFFFFFF)


def with_names(data: bytes, family: str, bold: bool, italic: bool) -> bytes:
    """Return a font file that bears a family's name and says which of its four faces it is, as Word asks for both.

    Of other names, those of copyright and licence stay.
    """
    sfnt = read_sfnt(data)
    tables = {tag: bytes(table) for tag, table in sfnt.tables.items()}
    style = " ".join(word for word, has in (("Bold", bold), ("Italic", italic)) if has) or "Regular"
    plain = "".join(char for char in family if char.isascii() and char.isalnum()) or "Face"
    names = {number: texts[0] for number, texts in sfnt.names().items() if number in _KEPT_NAMES}
    full = family if style == "Regular" else f"{family} {style}"
    names |= {1: family, 2: style, 3: f"{full}, a part", 4: full, 6: f"{plain}-{style.replace(' ', '')}"[:63]}
    tables["name"] = _name_table(names)
    selection = sfnt.selection & ~(_ITALIC | _BOLD | _REGULAR | _OBLIQUE)
    selection |= (_ITALIC if italic else 0) | (_BOLD if bold else 0) or _REGULAR
    tables["OS/2"] = _patched(_patched(tables["OS/2"], 62, ">H", selection), 4, ">H", 700 if bold else 400)
    tables["head"] = _patched(tables["head"], 44, ">H", bold | italic << 1)
    return sfnt_file(tables, data[:4])


def _name_table(names: Mapping[int, str]) -> bytes:
    records, storage = b"", b""
    for number in sorted(names):
        text = names[number].encode("utf-16-be")
        records += struct.pack(">6H", 3, 1, _ENGLISH, number, len(text), len(storage))
        storage += text
    return struct.pack(">HHH", 0, len(names), 6 + len(records)) + records + storage


def _patched(data: bytes, at: int, kind: str, value: int) -> bytes:
    packed = struct.pack(kind, value)
    return data[:at] + packed + data[at + len(packed) :]


def _sum(data: bytes) -> int:
    padded = data + b"\0" * (-len(data) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}L", padded)
    return sum(words) & 0xFFFFFFFF
