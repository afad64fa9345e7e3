"""Make font files of a style's own: sound ones, and ones with wrong numbers, cut tables and bytes out of place."""

from functools import cache

from bluf.fonts.sfnt import read_sfnt
from bluf.fonts.sfnt_writing import sfnt_file
from tests.fonts.samples import LOOKS, font_file, postscript, variable_letters
from tests.fuzz.briefs import sound
from tests.fuzz.drawing import Drawing
from tests.fuzz.yaml_text import yaml_of


def own_fonts(drawing: Drawing) -> dict[str, bytes]:
    """Return the files of a project whose style has a family of its own, and a brief that uses it."""
    fields = {**sound(drawing), "date": "2024-10-25", "style": "mine"}
    family, faces = drawing.of(_families())
    role = drawing.one("text", "display", "display", "quote")
    style = f"description: D\nbased_on: plain\nfonts:\n  {role}: {{family: {family}, files: [fonts/*.ttf]}}\n"
    files = {"briefs/x.yaml": yaml_of(drawing, fields).encode(errors="surrogatepass")}
    files["templates/styles/mine.yaml"] = style.encode()
    for index, face in enumerate(faces):
        files[f"templates/styles/fonts/{index}.ttf"] = _damaged(drawing, face) if drawing.odd(0.6) else face
    return files


@cache
def _families() -> tuple[tuple[str, tuple[bytes, ...]], ...]:
    return (
        ("House Serif", tuple(map(font_file, LOOKS))),
        ("House Sans", (postscript(),)),
        ("Arimo", (variable_letters(), variable_letters(italic=True))),
    )


def _damaged(drawing: Drawing, data: bytes) -> bytes:
    """Return a font file with wrong numbers in some of its tables, or with bytes out of place anywhere."""
    if drawing.happens(0.3):
        return drawing.mutated(data)
    tables = {tag: bytearray(table) for tag, table in read_sfnt(data).tables.items()}
    for _ in range(drawing.number(1, 5)):
        table = tables[drawing.of(tuple(tables))]
        for _ in range(drawing.number(1, 6)):
            at = drawing.number(0, len(table))
            table[at : at + 2] = drawing.one(b"\0\0", b"\xff\xff", b"\x7f\xff", bytes([drawing.number(0, 255)]))
        if drawing.happens(0.1):
            del table[drawing.number(0, len(table)) :]
    return sfnt_file({tag: bytes(table) for tag, table in tables.items()}, data[:4])
