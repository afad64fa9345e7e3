"""Find what a PDF's pictures carry beside what is seen of them (ISO 32000-1, 8.9): metadata, and what is cut off."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from bluf.inspection.finding_wording import word_set
from bluf.inspection.inspection_report import Trait, Unseen
from bluf.inspection.looks import found
from bluf.inspection.pdf.byte_layout import words_of_comment
from bluf.inspection.pdf.content_stream import StreamContent
from bluf.inspection.pdf.drawn_content import is_form
from bluf.inspection.pdf.geometry import Box
from bluf.inspection.pdf.listed_names import is_listed
from bluf.inspection.pdf.marked_content import strings_in
from bluf.inspection.pdf.render_cost import Drawing
from bluf.inspection.pdf.safe_values import Key, get, is_dictionary, is_stream, items, name, name_of, number
from bluf.inspection.pdf.stream_unpacking import Streams, UnpackError, filters_of
from bluf.inspection.pdf.walk import Objects, Typed
from bluf.inspection.pictures import picture_traits
from bluf.inspection.spending import Spending, SpentError
from bluf.inspection.traces import machine_paths, words_in_bytes

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

_SPARE = 3  # bytes after a picture's pixels by which programs fill up
_CUT = 0.03  # of a picture's width or height: less is the tolerance of programs
_TELLING = 200  # bytes, packed, of what is cut off: less is a shadow or a shade, as programs for drawing make them
_LOSSY = ("DCTDecode", "DCT", "JPXDecode")
_HEAD = 700  # bytes of a JPEG that are no picture
_LOSSY_PIXEL, _PIXEL = 0.03, 0.006  # bytes for each pixel of a picture in which there is something to be seen
_SMALL = 16  # pixels: a picture so small is a part of a line or pattern
_CHANNELS = {"DeviceGray": 1, "CalGray": 1, "DeviceRGB": 3, "CalRGB": 3, "Lab": 3, "DeviceCMYK": 4, "Indexed": 1}
_CHANNELS |= {"G": 1, "RGB": 3, "CMYK": 4, "I": 1, "Separation": 1}
# The abbreviations of keys in a picture that stands in content (8.9.7, table 93).
_WHOLE = {b"W": b"/Width", b"H": b"/Height", b"BPC": b"/BitsPerComponent", b"CS": b"/ColorSpace", b"F": b"/Filter"}
_WHOLE |= {b"IM": b"/ImageMask"}
_INLINE = frozenset(key.decode() for key in _WHOLE.values()) | word_set(
    "/D /Decode /DP /DecodeParms /I /Interpolate /Intent /L /Length /Type /Subtype"
)
_FREE = frozenset(("/ColorSpace", "/DP", "/DecodeParms"))  # the names of resources, and palettes
_COMMENT, _STRING = re.compile(rb"%[^\r\n]*"), re.compile(rb"\((?:[^()\\]++|\\.)*+\)", re.DOTALL)
_ABBREVIATED = re.compile(rb"/(W|H|BPC|CS|F|IM)(?![A-Za-z])")
_ENDS = re.compile(rb"\s*EI\s*(?:Q\s*)*")  # what ends such a picture, without a space before it
_JPEG = (b"\xff\xd8", b"\x89PNG", b"\0\0\0\x0cjP")


def image_traits(objects: Objects, streams: Streams, drawing: Drawing, budget: Spending) -> Iterator[Trait]:
    """Yield what pictures carry, and which are kept whole though a part is shown."""
    for typed in budget.timed(objects.typed):
        picture = typed.value
        if not is_stream(picture) or name(picture, "/Subtype") != "Image":
            continue
        where = f"a picture, {typed.where}" if typed.where else "a picture"
        try:
            form, data = streams.picture(picture)
        except UnpackError:
            yield Unseen(f"{where}: it can't be unpacked")
            continue
        except SpentError as error:
            yield Unseen(f"{where} and others: not looked at, as {error}")
            return
        if form in ("DCT", "JPX") or data.startswith(_JPEG):
            yield from picture_traits(data, where)
        elif not form:
            yield from _spare(picture, data, where)
        if "/Alternates" in picture:
            yield found("picture-alternate", f"{len(items(get(picture, '/Alternates')))} in place of another", where)
        if form == "JBIG2" and (comment := _jbig2_comment(data)):
            yield found("picture-text", f"comment: {comment}", where)
        if drawing.all_placed:
            yield from _cropped(typed, drawing.shown.get(picture.objgen), where)
    if not drawing.all_placed:
        yield Unseen("pictures: they are drawn too often for it to be told whether they are cropped")
    for stream, after in streams.after.items():
        told = f"{len(after):,} bytes after what is packed in a stream{words_in_bytes(after)}"
        yield found("stream-after", told, f"object {stream[0]}")


def is_telling(pdf: "Pdf", key: Key) -> bool:
    """Whether a picture has more in it than one colour or a shade, by what it takes up in the file for each pixel."""
    picture = pdf.get_object(*key)
    lossy = any(filter_ in _LOSSY for filter_ in filters_of(picture)[0])
    held, pixels = number(picture, "/Length"), number(picture, "/Width") * number(picture, "/Height")
    return held > _TELLING and held - (_HEAD if lossy else 0) > pixels * (_LOSSY_PIXEL if lossy else _PIXEL)


def inline_traits(content: StreamContent, where: str) -> Iterator[Trait]:
    """Yield what pictures in a content stream carry."""
    for keys, data in content.pictures:
        place = f"a picture in the content, {where}"
        yield from picture_traits(data, place)
        yield from _inline(keys, data, place)


def _inline(keys: bytes, data: bytes, where: str) -> Iterator[Trait]:
    """Yield what the keys of a picture in the content say that are none of its own, and the bytes after its pixels."""
    import pikepdf

    for comment in _COMMENT.findall(_STRING.sub(b"", keys)):
        if text := words_of_comment(comment):
            yield found("comment-in-content", text, where)
    try:
        picture = pikepdf.Object.parse(b"<<" + _ABBREVIATED.sub(lambda key: _WHOLE[key[1]], keys) + b">>")
    except Exception:  # qpdf's errors for what is no value are of several types
        return
    if not is_dictionary(picture):
        return
    for key, value in picture.items():
        said = " ".join([*strings_in(value), *(name_of(item) for item in items(value))]).strip()
        if key not in _INLINE:
            if said:
                yield found("private-data", f"{key[1:]}: {said}", where)
                yield from machine_paths(said, where)
        elif key not in _FREE and said and not all(is_listed(word, "XObject", key[1:]) for word in said.split()):
            yield found("private-data", f"{key[1:]}: {said}", where)
    if "/Filter" not in picture:
        yield from _spare(picture, data, where)


def _cropped(typed: Typed, shown: Box | None, where: str) -> Iterator[Trait]:
    picture = typed.value
    width, height = number(picture, "/Width"), number(picture, "/Height")
    if shown is None or min(width, height) < _SMALL:
        return
    across, down = max(shown[2] - shown[0], 0), max(shown[3] - shown[1], 0)
    if number(picture, "/Length") * (1 - across * down) < _TELLING:
        return
    if across <= 0 or down <= 0:
        yield found("picture-off-page", f"a picture of {width} × {height} pixels", where)
    elif min(across, down) < 1 - _CUT:
        parts = f"{across:.0%} of its width, {down:.0%} of its height"
        yield found("picture-cropped", f"a picture of which the page shows {parts}", where)


def _spare(picture: "Object", data: bytes, where: str) -> Iterator[Trait]:
    """Yield the bytes of a picture after its last pixel (8.9.5.2)."""
    width, height = number(picture, "/Width"), number(picture, "/Height")
    masked = bool(get(picture, "/ImageMask"))
    depth = 1 if masked else number(picture, "/BitsPerComponent") or 8
    channels = 1 if masked else _channels(get(picture, "/ColorSpace"))
    if not channels:
        return
    spare = data[(width * channels * depth + 7) // 8 * height :]
    if len(spare) > _SPARE and not _ENDS.fullmatch(spare) and spare.strip(b"\0\xff\r\n "):
        yield found("picture-after", f"{len(spare):,} bytes{words_in_bytes(spare)}", where)


def _channels(space: object) -> int:
    """Return how many components a colour space has, or 0 where that is not known."""
    parts = items(space)
    kind = name_of_first(parts)
    if kind == "ICCBased" and len(parts) > 1 and is_dictionary(parts[1]):
        return number(parts[1], "/N")
    if kind == "DeviceN" and len(parts) > 1:
        return len(items(parts[1]))
    return _CHANNELS.get(kind, 0)


def name_of_first(parts: "list[Object]") -> str:
    """Return the name that is first in a list, or nothing."""
    return name_of(parts[0]) if parts else ""


def _jbig2_comment(data: bytes) -> str:
    """Return a comment in a JBIG2 picture (ITU-T T.88, 7.4.15), if one is found by its sign."""
    for sign in (b"\x20\0\0\0", b"\x20\0\0\2"):
        at = data.find(sign)
        words = words_in_bytes(data[at + 4 : at + 400]) if at >= 0 else ""
        if words:
            return words.removeprefix(": ")
    return ""


def undrawn_traits(left: "list[Object]", objects: Objects) -> Iterator[Trait]:
    """Yield the pictures that resources name and nothing draws."""
    pictures = sum(1 for item in left if not is_form(item))
    if pictures:
        yield found("picture-undrawn", f"{pictures} picture{'s' * (pictures > 1)} that no page draws")
    removed = removed_pages(objects)
    if removed:
        yield found("page-removed", f"{len(removed)} page{'s' * (len(removed) > 1)} that the file does not show")


def removed_pages(objects: Objects) -> "list[Object]":
    """Return the pages that something leads to, such as a destination or tag, and that are not among the pages."""
    return [
        typed.value
        for typed in objects.of("Page")
        if typed.value.objgen not in objects.pages
        and "/Kids" not in typed.value
        and name(typed.value, "/Type") != "Pages"
        and any(key in typed.value for key in ("/Contents", "/MediaBox", "/Resources", "/Annots"))
    ]
