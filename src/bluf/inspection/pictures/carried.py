"""What a picture carries beside its pixels, as a value, and as findings."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from bluf.inspection.inspection_report import Trait
from bluf.inspection.looks import found
from bluf.inspection.traces import machine_paths, words_in_bytes

# Exif tags that name a person, a device, a program or a moment (Exif 3.0, 4.6.5 to 4.6.7).
_TELLING = {
    0x010E: "description", 0x010F: "camera", 0x0110: "model", 0x0131: "program", 0x0132: "changed", 0x013B: "artist",
    0x8298: "copyright", 0x013C: "computer", 0x010D: "document", 0x9C9B: "title", 0x9C9C: "comment", 0x9C9D: "author",
    0x9C9E: "keywords", 0x9C9F: "subject", 0xC62F: "serial number", 0xC614: "camera", 0xA436: "title",
    0x9003: "taken", 0x9004: "digitised", 0x9286: "comment", 0xA420: "id", 0xA430: "owner", 0xA431: "serial number",
    0xA433: "lens", 0xA434: "lens", 0xA435: "serial number of the lens", 0xA437: "photographer", 0xA438: "editor",
    0xA439: "program", 0xA43A: "program", 0xA43B: "program", 0x927C: "the maker's own data",
}  # fmt: skip
_DETAILS, _GPS, _PREVIEW_AT = 0x8769, 0x8825, 0x0201
_WIDE = frozenset((0x9C9B, 0x9C9C, 0x9C9D, 0x9C9E, 0x9C9F))  # in UTF-16
_MAKERS = 0x927C
# Tags that say how the pixels are to be shown and where other tags are.
_DULL = frozenset(
    (
        *(
            0x00FE,
            0x0100,
            0x0101,
            0x0102,
            0x0103,
            0x0106,
            0x0111,
            0x0112,
            0x0115,
            0x0116,
            0x0117,
            0x011A,
            0x011B,
            0x011C,
        ),
        *(
            0x0128,
            0x013D,
            0x0140,
            0x0152,
            0x0153,
            0x0201,
            0x0202,
            0x0211,
            0x0212,
            0x0213,
            0x0214,
            0x8769,
            0x8773,
            0x8825,
        ),
        *(0x9000, 0x9101, 0xA000, 0xA001, 0xA002, 0xA003, 0xA005),
    )
)


@dataclass(slots=True)
class Carried:
    """What a picture carries. `texts` are labelled; `other` names data that no reader of pictures shows."""

    exif: list[bytes] = field(default_factory=list)
    xmp: list[bytes] = field(default_factory=list)
    texts: list[tuple[str, str]] = field(default_factory=list)
    other: list[tuple[str, bytes]] = field(default_factory=list)
    previews: int = 0
    more_pictures: int = 0
    after: bytes = b""


def carried_traits(carried: Carried, where: str) -> Iterator[Trait]:
    """Yield what a picture carries as findings."""
    from bluf.inspection.xmp import packet_traits

    for exif in carried.exif:
        yield from _exif(exif, where)
    for packet in carried.xmp:
        yield from packet_traits(packet, where, "picture-xmp")
    for label, text in carried.texts:
        if text.strip():
            yield found("picture-text", f"{label}: {text}", where)
            yield from machine_paths(text, where)
    for label, data in carried.other:
        yield found("picture-other", f"{label}, {len(data):,} bytes{words_in_bytes(data)}", where)
    if carried.previews:
        yield found("picture-preview", "a preview inside the picture", where)
    if carried.more_pictures:
        yield found("picture-more", f"{carried.more_pictures} more in one file", where)
    if carried.after:
        told = f"{len(carried.after):,} bytes{words_in_bytes(carried.after)}"
        yield found("picture-after", told, where)


def _exif(data: bytes, where: str) -> Iterator[Trait]:
    from PIL import Image

    exif = Image.Exif()
    try:
        exif.load(data)
        tags: dict[int, Any] = {**exif, **exif.get_ifd(_DETAILS)}
        gps = exif.get_ifd(_GPS)
        preview = exif.get_ifd(1) if hasattr(exif, "get_ifd") else {}
    except Exception:  # Pillow has no one error for data that is not Exif
        yield found("picture-other", f"Exif that can't be read, {len(data):,} bytes{words_in_bytes(data)}", where)
        return
    if gps:
        yield found("picture-place", _place(gps), where)
    told = [f"{label} {value}" for tag, label in _TELLING.items() if (value := _shown(tag, tags.get(tag)))]
    if told:
        yield found("picture-exif", ", ".join(told), where)
        for part in told:
            yield from machine_paths(part, where)
    elif others := tags.keys() - _DULL:
        yield found("picture-exif", f"{len(others)} field{'s' * (len(others) > 1)}", where)
    if preview.get(_PREVIEW_AT):
        yield found("picture-preview", "a preview inside the picture", where)


def _shown(tag: int, value: object) -> str:
    if tag == _MAKERS and isinstance(value, bytes):
        return f"({len(value):,} bytes)"
    if isinstance(value, tuple) and tag in _WIDE:
        value = bytes(part & 255 for part in value if isinstance(part, int))
    if isinstance(value, bytes):
        value = value.decode("utf-16-le" if tag in _WIDE else "latin-1", "replace").removeprefix("ASCII\0\0\0")
    return str(value).strip("\0 ") if value is not None else ""


def _place(gps: dict[int, Any]) -> str:
    """Return the coordinates, or that there are some."""
    try:
        degrees = [sum(float(part) / 60**power for power, part in enumerate(gps[at])) for at in (2, 4)]
        return f"{degrees[0]:.5f} {gps.get(1, '')}, {degrees[1]:.5f} {gps.get(3, '')}"
    except Exception:  # any type may stand in any tag
        return "coordinates"
