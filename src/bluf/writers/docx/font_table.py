"""Turn the faces that a DOCX carries into its font table and obfuscated fonts (ISO/IEC 29500-1, 17.8.1, 17.8.3).

A face is cut down to the letters of the scripts that it sets, all of them, and Latin, so that the text can be edited.
Two files that carry a face for one language carry the same letters, because LibreOffice has one face of a name for all
files that are open. A family that word processors have is not in the table: its name is enough.
"""

import string
from collections.abc import Mapping
from functools import lru_cache

from bluf.fonts.font_face import FontFace
from bluf.fonts.obfuscation import font_key, obfuscated
from bluf.fonts.subsetting import editable_characters, subset_of_characters
from bluf.writers.docx.families import EmbeddedFaces
from bluf.writers.docx.package import CONTENT_TYPE, RELATIONSHIP_TYPE, PackagePart
from bluf.writers.docx.wordprocessing_xml import Xml, element, root

_OBFUSCATED = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
# The elements for the faces of a family, by whether they are bold and italic, in the schema's order (`CT_Font`).
_FACES = {
    (False, False): "embedRegular",
    (True, False): "embedBold",
    (False, True): "embedItalic",
    (True, True): "embedBoldItalic",
}
_LATIN = frozenset(string.ascii_letters)
_KEPT = 16  # subsets: of a brief that is built again and again, and of its neighbours


def add_font_table(document: PackagePart, embedded: Mapping[str, EmbeddedFaces]) -> None:
    """Add the font table and the fonts that the page embeds, by family; nothing where it embeds none."""
    if not embedded:
        return
    table = PackagePart.of("/word/fontTable.xml", CONTENT_TYPE.WML_FONT_TABLE)
    document.relate_to(table, RELATIONSHIP_TYPE.FONT_TABLE)
    written: list[Xml] = []
    count = 0
    for family, faces in embedded.items():
        carried: list[Xml] = []
        for look in [look for look in _FACES if look in faces]:
            face, used = faces[look]
            data = _carried(face, family, frozenset(used))
            key = font_key(data)
            count += 1
            part = PackagePart.of(f"/word/fonts/font{count}.odttf", _OBFUSCATED, obfuscated(data, key))
            carried.append(element(_FACES[look], r_id=table.relate_to(part, RELATIONSHIP_TYPE.FONT), fontKey=key))
        written.append(element("font", *carried, name=family))
    table.content = root("fonts", *written)


@lru_cache(maxsize=_KEPT)
def _carried(face: FontFace, family: str, used: frozenset[str]) -> bytes:
    """Return the font file of a face with the characters `used` and what editing them takes, as a face of `family`."""
    return subset_of_characters(face, family, sorted(editable_characters(face, used | _LATIN)))
