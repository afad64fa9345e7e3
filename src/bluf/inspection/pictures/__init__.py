"""Find what a picture carries beside its pixels: Exif, XMP, texts, previews, bytes after it. No pixel is decoded."""

from collections.abc import Callable, Iterator

from bluf.inspection.inspection_report import Trait
from bluf.inspection.pictures.carried import Carried, carried_traits
from bluf.inspection.pictures.jpeg import carried_by_jpeg
from bluf.inspection.pictures.jpeg2000 import carried_by_jpeg2000
from bluf.inspection.pictures.others import carried_by_bmp, carried_by_gif, carried_by_tiff, carried_by_webp
from bluf.inspection.pictures.png_chunks import carried_by_png
from bluf.inspection.pictures.vector import carried_by_emf, carried_by_svg

_READERS: tuple[tuple[bytes, int, Callable[[bytes], Carried]], ...] = (
    (b"\xff\xd8", 0, carried_by_jpeg),
    (b"\x89PNG\r\n\x1a\n", 0, carried_by_png),
    (b"GIF8", 0, carried_by_gif),
    (b"WEBP", 8, carried_by_webp),
    (b"II*\0", 0, carried_by_tiff),
    (b"MM\0*", 0, carried_by_tiff),
    (b"BM", 0, carried_by_bmp),
    (b"\0\0\0\x0cjP  ", 0, carried_by_jpeg2000),
    (b" EMF", 40, carried_by_emf),
)
_XML = (b"<svg", b"<?xml", b"\xef\xbb\xbf<", b"<!--")


def picture_traits(data: bytes, where: str) -> Iterator[Trait]:
    """Yield what is in a picture that is not the picture. What is no picture yields nothing."""
    for magic, at, reader in _READERS:
        if data.startswith(magic, at):
            yield from carried_traits(reader(data), where)
            return
    if data.lstrip()[:5].startswith(_XML) and b"<svg" in data[:4096]:
        yield from carried_traits(carried_by_svg(data), where)
