"""Turn the file of a picture from anyone into a Drawing that is safe to hand on: a PNG, a JPEG or an SVG.

What a file is shows in its first bytes, and its name must say the same. Drawings are kept by the content that they
were made of, so that the same picture is decoded once.
"""

from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

from bluf.assets.picture_faults import PictureError
from bluf.document import Drawing, RasterImage, RasterShape
from bluf.ground.digests import digest
from bluf.ground.inside import Unfit, UnfitFileError, content
from bluf.ground.workspace import Workspace

MOST_BYTES = 10_000_000
SUFFIXES = frozenset((".png", ".jpg", ".jpeg", ".svg"))
_KEPT = 24  # drawings of a folder
_NAMED = {"PNG": (".png",), "JPEG": (".jpg", ".jpeg"), "SVG": (".svg",)}
_RASTER, _VECTOR = "convert it to PNG or JPEG", "export it as SVG, or as PNG"
# What a file begins with, from a byte on; what it is; and how to convert what is no PNG, JPEG or SVG.
_MAGIC: tuple[tuple[int, bytes, str, str], ...] = (
    (0, b"\x89PNG\r\n\x1a\n", "PNG", ""),
    (0, b"\xff\xd8\xff", "JPEG", ""),
    (0, b"GIF8", "GIF", _RASTER),
    (8, b"WEBP", "WebP picture", _RASTER),
    (4, b"ftypheic", "HEIC picture", _RASTER),
    (4, b"ftypheix", "HEIC picture", _RASTER),
    (4, b"ftypmif1", "HEIF picture", _RASTER),
    (4, b"ftypmsf1", "HEIF picture", _RASTER),
    (4, b"ftypavif", "AVIF picture", _RASTER),
    (0, b"II*\0", "TIFF", _RASTER),
    (0, b"MM\0*", "TIFF", _RASTER),
    (0, b"BM", "BMP", _RASTER),
    (0, b"\0\0\1\0", "icon (ICO)", _RASTER),
    (0, b"8BPS", "Photoshop file", _RASTER),
    (0, b"\0\0\0\x0cjP  ", "JPEG 2000 picture", _RASTER),
    (0, b"%PDF", "PDF", _VECTOR),
    (0, b"%!PS", "PostScript file", _VECTOR),
    (0, b"\xc5\xd0\xd3\xc6", "PostScript file", _VECTOR),
    (40, b" EMF", "EMF", _VECTOR),
    (0, b"\xd7\xcd\xc6\x9a", "WMF", _VECTOR),
    (0, b"\x1f\x8b", "packed file, as an .svgz is", "unpack it, so that it is an .svg"),
)
_XML = (b"<", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_CONVERT = "take a PNG, a JPEG or an SVG"


class _Pictures(OrderedDict[tuple[str, float | None], Drawing]):
    """Drawings by the digest of the file that they were made of, and the shape that they were cropped to."""


def read_picture(path: Path, root: Path, workspace: Workspace, crop: float | None = None) -> Drawing:
    """Return the picture in a file inside the folder `root`, cropped to a ratio of width to height if one is given.

    Raises PictureError; FileNotFoundError where there is no such file.
    """
    data = _content(path, root)
    kind = kind_of(data)
    suffix = path.suffix.lower()
    if suffix not in _NAMED[kind]:
        right = path.with_suffix(_NAMED[kind][0]).name
        says = next((known for known, suffixes in _NAMED.items() if suffix in suffixes), None)
        message = f"it is {_a(kind)}, and its name says {says or 'something else'}"
        raise PictureError(message, f"rename it to `{right}`")
    kept = workspace.cache(_Pictures)
    key = (digest(data), crop)
    found = kept.get(key)
    if found is None:
        found = kept[key] = _cropped(drawing_of(data, kind), crop)
        while len(kept) > _KEPT:
            kept.popitem(last=False)
    return found


def kind_of(data: bytes) -> str:
    """Return what a file is by its content: PNG, JPEG or SVG. Raises PictureError for anything else."""
    for at, magic, kind, convert in _MAGIC:
        if data.startswith(magic, at):
            if convert:
                raise PictureError(f"it is {_a(kind)}, which a page can't hold", convert)
            return kind
    if data.lstrip()[:3].startswith(_XML):
        return "SVG"
    raise PictureError("it is empty" if not data else "it is no picture that bluf knows", _CONVERT)


def drawing_of(data: bytes, kind: str) -> Drawing:
    """Return the picture of a file's content. Raises PictureError."""
    if kind == "SVG":
        from bluf.assets.svg import read_svg  # imported for a page that has one

        return read_svg(data)
    from bluf.assets.raster import read_jpeg, read_png

    readers: dict[str, Callable[[bytes], RasterImage]] = {"PNG": read_png, "JPEG": read_jpeg}
    image = readers[kind](data)
    width, height = float(image.width), float(image.height)
    return Drawing(width, height, (RasterShape(image, 0.0, 0.0, width, height),))


def _content(path: Path, root: Path) -> bytes:
    try:
        return content(path, root, MOST_BYTES)
    except UnfitFileError as error:
        message, hint = {
            Unfit.OUTSIDE: ("it is reached by a link that leads out of its folder", "put the file itself there"),
            Unfit.SPECIAL: ("it is not an ordinary file", "put a file there"),
            Unfit.LARGE: (f"it has over {MOST_BYTES // 1_000_000} MB", "make it smaller, or export it as a JPEG"),
        }[error.unfit]
        raise PictureError(message, hint) from None
    except FileNotFoundError:
        raise
    except IsADirectoryError:
        raise PictureError("it is a folder", "name the file in it") from None
    except OSError as error:
        raise PictureError(error.strerror or "it can't be opened", "check that it may be read") from None


def _cropped(drawing: Drawing, ratio: float | None) -> Drawing:
    """Return the middle of a drawing, as large as it can be in a ratio of width to height; the rest is not in it."""
    if ratio is None or abs(drawing.width / drawing.height - ratio) < 1e-6:
        return drawing
    width = min(drawing.width, drawing.height * ratio)
    height = min(drawing.height, drawing.width / ratio)
    left, top = (drawing.width - width) / 2, (drawing.height - height) / 2
    picture = drawing.picture
    if picture is None:
        from bluf.assets.clipping import clipped

        return clipped(drawing, left, top, width, height)
    from bluf.assets.raster import cropped

    image = picture.image
    image = cropped(
        image,
        left / drawing.width,
        top / drawing.height,
        (left + width) / drawing.width,
        (top + height) / drawing.height,
    )
    across, down = float(image.width), float(image.height)
    return Drawing(across, down, (RasterShape(image, 0.0, 0.0, across, down),))


def _a(kind: str) -> str:
    return f"{'an' if kind.startswith(('AVIF', 'EMF', 'SVG', 'icon')) else 'a'} {kind}"
