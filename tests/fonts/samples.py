"""Font files made for tests: small families under names of their own, with any of their tables changed."""

from functools import cache
from importlib import resources
from io import BytesIO
from pathlib import Path

from bluf.fonts.font_family import FACES, built_in
from bluf.fonts.font_set import TEXT, FontSet
from bluf.fonts.sfnt import read_sfnt
from bluf.fonts.sfnt_writing import sfnt_file, with_names
from bluf.fonts.subsetting import subset_of_characters

LOOKS = tuple(FACES)
LETTERS = "".join(map(chr, range(32, 127))) + "éœ–—‘’“”…•"


def fonts_of(name: str) -> FontSet:
    """Return the set whose text is in a family that comes with bluf, and everything else too."""
    return FontSet({TEXT: built_in(name)})


@cache
def _letters(look: tuple[bool, bool], letters: str) -> bytes:
    return subset_of_characters(built_in("Tinos").faces[look], "Times New Roman", letters)


def font_file(
    look: tuple[bool, bool] = (False, False),
    family: str = "House Serif",
    *,
    letters: str = LETTERS,
    permission: int = 0,
    weight: int | None = None,
) -> bytes:
    """Return a file with the letters of Tinos, which says that it is of `family`; `permission` is its fsType."""
    data = with_names(_letters(look, letters), family, *look)
    patches = [(8, permission)] + ([(4, weight)] if weight else [])
    return changed(data, "OS/2", *patches)


def changed(data: bytes, tag: str, *patches: tuple[int, int]) -> bytes:
    """Return a file some of whose 16-bit numbers of a table are others, by their places."""
    tables = {name: bytes(table) for name, table in read_sfnt(data).tables.items()}
    table = bytearray(tables[tag])
    for at, value in patches:
        table[at : at + 2] = value.to_bytes(2, "big")
    return sfnt_file({**tables, tag: bytes(table)}, data[:4])


def without(data: bytes, *tags: str) -> bytes:
    """Return a file without some of its tables."""
    tables = {name: bytes(table) for name, table in read_sfnt(data).tables.items() if name not in tags}
    return sfnt_file(tables, data[:4])


@cache
def variable(italic: bool = False) -> bytes:
    """Return a variable file, of Arimo, with the axis of weight."""
    name = "Arimo-Italic[wght].ttf" if italic else "Arimo[wght].ttf"
    return resources.files("fontpkg_arimo").joinpath("files", name).read_bytes()


@cache
def variable_letters(italic: bool = False) -> bytes:
    """Return a small variable file, of Arimo, with some letters and the axis of weight."""
    import uharfbuzz

    wanted = uharfbuzz.SubsetInput()
    wanted.sets(uharfbuzz.SubsetInputSets.UNICODE).update(map(ord, LETTERS))
    made: bytes = uharfbuzz.subset(uharfbuzz.Face(variable(italic)), wanted).blob.data
    return made


@cache
def postscript() -> bytes:
    """Return an OpenType file whose outlines are PostScript's (CFF), with the letters A, B, H, x and space."""
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.t2CharStringPen import T2CharStringPen

    names = [".notdef", "space", "A", "B", "H", "x"]
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(" "): "space", **{ord(name): name for name in names[2:]}})
    outlines = {}
    for name in names:
        pen = T2CharStringPen(600, None)
        if name != "space":
            height = 480 if name == "x" else 700
            pen.moveTo((50, 0))
            pen.curveTo((50, 200), (50, height - 100), (250, height))
            pen.curveTo((400, height), (550, 300), (550, 0))
            pen.closePath()
        outlines[name] = pen.getCharString()
    builder.setupCFF("HouseSans-Regular", {}, outlines, {})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (600, 50)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "House Sans", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=800, usWinAscent=800, usWinDescent=200, sxHeight=999)
    builder.setupPost()
    out = BytesIO()
    builder.font.recalcTimestamp = False
    builder.save(out)
    return out.getvalue()


def write_family(folder: Path, family: str = "House Serif", looks: tuple[tuple[bool, bool], ...] = LOOKS) -> None:
    """Write the faces of a family into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for look in looks:
        (folder / f"House-{FACES[look]}.ttf").write_bytes(font_file(look, family))
