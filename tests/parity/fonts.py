"""Give word processors the page's own faces under the names that the DOCX has for them.

Debian's metric-compatible Arial has no Vietnamese, so a word processor would take those letters from another font, as
it would not where Arial itself is installed; its newer Caladea isn't as wide as Cambria. The copies are made for a test
run and thrown away.
"""

from collections.abc import Iterable
from pathlib import Path

from bluf.fonts.font_face import FontFace
from bluf.fonts.font_family import BUILT_IN, built_in, symbols
from bluf.fonts.sfnt_writing import with_names

CONFIG = "fonts.conf"  # the fontconfig file among the fonts


def word_families(folder: Path, others: Iterable[FontFace] = ()) -> Path:
    """Write bluf's families into `folder` as those of Word, with a fontconfig file that knows no other font.

    Bluf's signs are among them, which not every program takes from the file that embeds them. `others` are faces of
    further families, which are written as they are.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for family in map(built_in, BUILT_IN):
        for face in family.faces.values():
            named = with_names(face.data, family.docx, face.bold, face.italic)
            (folder / f"{face.name}.ttf").write_bytes(named)
    for face in (*symbols().faces.values(), *others):
        if face.data[:4] == b"OTTO":
            (folder / f"{face.name}.otf").write_bytes(face.data)
        else:
            (folder / f"{face.name}.ttf").write_bytes(with_names(face.data, face.docx, face.bold, face.italic))
    (folder / CONFIG).write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<dir>{folder.resolve()}</dir><cachedir>{folder.resolve() / 'cache'}</cachedir></fontconfig>",
        encoding="utf-8",
    )
    return folder
