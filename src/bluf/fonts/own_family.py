"""Turn the files of a family that a style names into the family that pages are set in."""

from collections.abc import Sequence

from bluf.fonts.face_height import x_height
from bluf.fonts.font_face import Embedding, FaceSource, font_face
from bluf.fonts.font_family import FACES, FontFamily
from bluf.fonts.font_files import FontFile, faces_of, instanced
from bluf.fonts.sfnt import FontFault, FontFileError

_LONGEST = 50  # characters of a PostScript name before what is added to it (it has 63 at most)


def own_family(name: str, files: Sequence[FontFile]) -> FontFamily:
    """Return the family called `name` that some files hold. Raises FontFileError where they are of another."""
    found = faces_of(name, files)
    if not found:
        raise FontFileError(FontFault.FACE, "none of the files is a face of a text's width", "name other files")
    family = next(iter(found.values())).file.families[0]
    plain = "".join(char for char in family if char.isascii() and char.isalnum())[:_LONGEST] or "Face"
    faces = {}
    for look, face in found.items():
        licence = face.file.licence
        source = FaceSource(
            f"{plain}-{FACES[look]}",
            family,
            family,
            *look,
            Embedding.EMBEDDED if licence.in_docx else Embedding.PDF_ONLY,
            instanced(face),
            licence.whole,
        )
        faces[look] = font_face(source)
    return FontFamily(family, family, faces, x_height(next(iter(faces.values()))))
