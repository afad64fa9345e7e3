"""The faces that an SVG picture of a page names, for whoever shows it: their files, and what it calls them."""

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from bluf.fonts.font_face import FontFace
from bluf.layout import Page, fragments


@dataclass(frozen=True, slots=True)
class SvgFace:
    """A face: the CSS family that the picture names, its weight and slope, its file and that file's digest (SHA-256).

    Two families of one name whose files differ have different names in pictures.
    """

    family: str
    bold: bool
    italic: bool
    digest: str
    data: bytes


def svg_faces(page: Page) -> tuple[SvgFace, ...]:
    """Return the faces that the picture of a page names, in the order in which it first does."""
    used = (fragment.face for fragment in fragments(page))
    return tuple(
        SvgFace(css_family(face), face.bold, face.italic, _digest(face), face.data) for face in dict.fromkeys(used)
    )


@lru_cache(maxsize=256)
def css_family(face: FontFace) -> str:
    """Return what a picture calls the family of a face: its name, with part of the digest if it is not bluf's own."""
    plain = "".join(char for char in face.family if char.isalnum() or char in " -") or "Face"
    return plain if face.is_own else f"{plain} {_digest(face)[:8]}"


def families(family: str) -> str:
    """Return the list of CSS families for text in one: others stand in where it is not there."""
    return f"'{family}', Arial, sans-serif"


@lru_cache(maxsize=256)
def _digest(face: FontFace) -> str:
    return sha256(face.data).hexdigest()
