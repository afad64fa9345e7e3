"""Turn font files from anyone into the four faces of a family: which file, and which instance of it, is which face.

What a file is, its tables say: weight (`OS/2`), bold and italic (`OS/2`, `head`), family (`name`). Its own name says
nothing. A variable font is as many faces as its axes make; of a family in many weights, the ones nearest to 400 and 700
are taken. Faces are instanced when they are asked for, with HarfBuzz.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from bluf.fonts.instances import at_axes
from bluf.fonts.licence_bits import LicenceBits
from bluf.fonts.sfnt import FontFault, FontFileError, Sfnt, read_sfnt

REGULAR, BOLD = 400, 700
_LEAST_BOLD = 600
_NORMAL_WIDTH = 5
_FAMILY, _TYPOGRAPHIC, _WWS = 1, 16, 21
_ITALIC_BITS, _BOLD_BITS = 1 << 0 | 1 << 9, 1 << 5  # of OS/2.fsSelection: italic or oblique; bold
_LEAST_SLANT = -4.0  # degrees on the axis `slnt`, below which letters look slanted
FACE_NAMES = {
    (False, False): "regular",
    (True, False): "bold",
    (False, True): "italic",
    (True, True): "bold italic",
}
_LETTERS_SEEN = 200
_NO_WIDTH = 0.02  # ems


@dataclass(frozen=True, slots=True)
class Axis:
    """What an axis of a variable font ranges over, in its own units (`fvar`)."""

    least: float
    default: float
    most: float

    def nearest(self, value: float) -> float:
        """Return the value nearest to one that is wanted."""
        return min(max(value, self.least), self.most)


@dataclass(frozen=True, slots=True)
class FontFile:
    """A font file that may be used: `name` is how messages name it, `data` its content."""

    name: str
    data: bytes = field(repr=False)
    families: tuple[str, ...]  # every name of its family, that of the design first
    weight: int
    width: int
    italic: bool
    licence: LicenceBits
    axes: Mapping[str, Axis] = field(default_factory=dict)

    def is_of(self, family: str) -> bool:
        """Whether the file says that it is of a family. Case and spaces are not compared."""
        return _plain(family) in map(_plain, self.families)


@dataclass(frozen=True, slots=True)
class FileFace:
    """One face of a file: the file as it is, or its instance at a place on its axes."""

    file: FontFile
    weight: int
    italic: bool
    location: tuple[tuple[str, float], ...] = ()

    @property
    def bold(self) -> bool:
        """Whether it is taken for bold."""
        return self.weight >= _LEAST_BOLD


def read_font_file(name: str, data: bytes) -> FontFile:
    """Read a font file. Raises FontFileError where it is broken, of another kind, or may not be embedded."""
    import uharfbuzz

    sfnt = read_sfnt(data)
    licence = LicenceBits.of(sfnt.embedding_bits)
    families = _families(sfnt)
    if not licence.in_pdf:
        message = "its licence bits forbid to embed it (fsType: restricted)"
        raise FontFileError(FontFault.RESTRICTED, message, "ask its maker for a licence to embed it, or take another")
    if licence.bitmap:
        message = "its licence bits let it be embedded as pictures alone (fsType bit 9)"
        raise FontFileError(FontFault.BITMAP, message, "take a font that may be embedded with its outlines")
    face = uharfbuzz.Face(data)
    if not face.unicodes or not face.glyph_count:
        raise FontFileError(FontFault.BROKEN, "it is broken: it has no characters", "get the file anew")
    if not _are_apart(face):
        raise FontFileError(FontFault.BROKEN, "it is broken: its letters have no width", "get the file anew")
    if not families:
        raise FontFileError(FontFault.NAME, "it doesn't say of which family it is", "take a font with a name")
    is_bold = bool(sfnt.selection & _BOLD_BITS or sfnt.mac_style & 1)
    return FontFile(
        name=name,
        data=data,
        families=families,
        weight=BOLD if is_bold and sfnt.weight < _LEAST_BOLD else sfnt.weight,
        width=sfnt.width,
        italic=bool(sfnt.selection & _ITALIC_BITS or sfnt.mac_style & 2),
        licence=licence,
        axes=_axes(face),
    )


def _are_apart(face: Any) -> bool:
    """Whether most of the letters that a face has take room in a line; of many, some are looked at."""
    import uharfbuzz

    font = uharfbuzz.Font(face)
    letters = islice((code for code in face.unicodes if chr(code).isalpha()), _LETTERS_SEEN)
    glyphs = [glyph for code in letters if (glyph := font.get_nominal_glyph(code)) is not None]
    wide: int = sum(font.get_glyph_h_advance(glyph) > face.upem * _NO_WIDTH for glyph in glyphs)
    return 2 * wide >= len(glyphs)


def faces_of(family: str, files: Iterable[FontFile]) -> dict[tuple[bool, bool], FileFace]:
    """Return the faces of a family by whether they are bold and italic; it may lack some.

    Raises FontFileError where a file is of another family, or two files are the same face.
    """
    given = list(files)
    for file in given:
        if not file.is_of(family):
            names = ", ".join(repr(each) for each in file.families[:3])
            message = f"{file.name} is not of the family {family!r}: it says that it is {names}"
            raise FontFileError(FontFault.NAME, message, f"write `family: {file.families[0]}`, or name other files")
    width = min((abs(file.width - _NORMAL_WIDTH) for file in given), default=0)
    faces = [face for file in given if abs(file.width - _NORMAL_WIDTH) == width for face in _faces(file)]
    found: dict[tuple[bool, bool], FileFace] = {}
    for is_bold, italic in FACE_NAMES:
        wanted = BOLD if is_bold else REGULAR
        of_kind = [face for face in faces if face.bold == is_bold and face.italic == italic]
        # The heavier where two are equally near, as CSS has it for text (CSS Fonts 4, 5.2).
        nearest = sorted(of_kind, key=lambda face: (abs(face.weight - wanted), -face.weight))
        if len(nearest) > 1 and nearest[0].weight == nearest[1].weight:
            message = (
                f"{nearest[0].file.name} and {nearest[1].file.name} are both the {FACE_NAMES[is_bold, italic]} face"
            )
            raise FontFileError(FontFault.TWICE, message, "name only one of them")
        if nearest:
            found[is_bold, italic] = nearest[0]
    return found


def _faces(file: FontFile) -> Iterable[FileFace]:
    """Yield the faces that a file can be, each with its place on all axes."""
    if not file.axes:
        yield FileFace(file, file.weight, file.italic)
        return
    resting = {tag: axis.default for tag, axis in file.axes.items()}
    styles: list[tuple[bool, dict[str, float]]] = [(file.italic, {})]
    italic, slant = file.axes.get("ital"), file.axes.get("slnt")
    if italic and italic.least < 1 <= italic.most:
        styles = [(False, {"ital": italic.nearest(0)}), (True, {"ital": 1.0})]
        if slant and slant.least <= _LEAST_SLANT:
            styles[1][1]["slnt"] = slant.least
    elif slant and slant.least <= _LEAST_SLANT < slant.most and not file.italic:
        styles = [(False, {"slnt": slant.nearest(0)}), (True, {"slnt": slant.least})]
    weight = file.axes.get("wght")
    for is_italic, place in styles:
        if weight is None:
            yield FileFace(file, file.weight, is_italic, _place({**resting, **place}))
            continue
        for value in dict.fromkeys((weight.nearest(REGULAR), weight.nearest(BOLD))):
            yield FileFace(file, round(value), is_italic, _place({**resting, **place, "wght": value}))


def _place(axes: Mapping[str, float]) -> tuple[tuple[str, float], ...]:
    return tuple(sorted(axes.items()))


def _axes(face: Any) -> dict[str, Axis]:
    try:
        return {axis.tag: Axis(axis.min_value, axis.default_value, axis.max_value) for axis in face.axis_infos}
    except UnicodeDecodeError:
        raise FontFileError(
            FontFault.BROKEN, "it is broken: its table 'fvar' makes no sense", "get the file anew"
        ) from None


def _families(sfnt: Sfnt) -> tuple[str, ...]:
    names = sfnt.names()
    return tuple(dict.fromkeys(each for name in (_TYPOGRAPHIC, _FAMILY, _WWS) for each in names.get(name, ())))


def _plain(family: str) -> str:
    return "".join(family.split()).casefold()


def instanced(face: FileFace) -> bytes:
    """Return a face as a static font file, written anew by HarfBuzz, so that its tables are well formed.

    Raises FontFileError where that can't be done.
    """
    import uharfbuzz

    try:
        made = at_axes(face.file.data, dict(face.location))
        read_sfnt(made)
    except (uharfbuzz.HarfBuzzError, RuntimeError, FontFileError) as error:
        reason = "its variations" if face.location else "its tables"
        message = f"can't use {face.file.name}: it is broken: {reason} can't be read"
        raise FontFileError(FontFault.BROKEN, message, "get the file anew") from error
    return made
