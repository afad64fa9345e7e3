"""Give word processors the page's own faces under the name that the DOCX has for them.

Debian's metric-compatible Arial has no Vietnamese, so a word processor would take those letters from another font, as
it would not where Arial itself is installed. The copies are made for a test run and thrown away.
"""

from pathlib import Path

import bluf.fonts
from bluf.layout import fonts

CONFIG = "fonts.conf"  # the fontconfig file among the fonts

_FAMILY, _SUBFAMILY, _UNIQUE, _FULL, _POSTSCRIPT = 1, 2, 3, 4, 6
_SUBFAMILIES = {"regular": "Regular", "bold": "Bold", "italic": "Italic", "bolditalic": "Bold Italic"}


def arial(folder: Path) -> Path:
    """Write the four faces into `folder` as a family called Arial, with a fontconfig file that knows no other font."""
    from fontTools.ttLib import TTFont

    folder.mkdir(parents=True, exist_ok=True)
    source = Path(bluf.fonts.__file__).with_name("faces")
    for face, name in fonts.FACES.items():
        font = TTFont(source / f"{name}.ttf")
        subfamily = _SUBFAMILIES[face]
        names = {
            _FAMILY: "Arial",
            _SUBFAMILY: subfamily,
            _UNIQUE: f"bluf test Arial {subfamily}",
            _FULL: f"Arial {subfamily}",
            _POSTSCRIPT: f"Arial-{subfamily.replace(' ', '')}",
        }
        for record in font["name"].names:
            if record.nameID in names:
                record.string = names[record.nameID]
        font["name"].names = [record for record in font["name"].names if record.nameID <= _POSTSCRIPT]
        font.save(folder / f"Arial-{subfamily.replace(' ', '')}.ttf")
    (folder / CONFIG).write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<dir>{folder.resolve()}</dir><cachedir>{folder.resolve() / 'cache'}</cachedir></fontconfig>",
        encoding="utf-8",
    )
    return folder
