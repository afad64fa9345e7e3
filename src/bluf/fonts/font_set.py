"""The families of a house style by role, and which of them sets a letter that the role's own family lacks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from bluf.fonts.font_face import FontFace
from bluf.fonts.font_family import FontFamily, built_in, symbols
from bluf.fonts.script_families import script_family
from bluf.fonts.shaping import PlainShaper, plain_shaper

TEXT, DISPLAY, QUOTE = "text", "display", "quote"
ROLES = (TEXT, DISPLAY, QUOTE)
# By paragraph style: the role of those that are not set in that of the text, unless the style says otherwise.
USUAL_ROLES = {"Title": DISPLAY, "Heading 1": DISPLAY, "Heading 2": DISPLAY, "Heading 3": DISPLAY, "Quote": QUOTE}


@dataclass(frozen=True)
class FontSet:
    """The families of a style: `roles` has at least `text`; `fallback` are asked for letters that a role's lacks."""

    roles: Mapping[str, FontFamily]
    fallback: tuple[FontFamily, ...] = ()
    _chains: dict[tuple[str, bool, bool], "FaceChain"] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.roles, self.fallback)

    def family(self, role: str) -> FontFamily:
        """Return the family of a role, that of the text where it has none of its own."""
        return self.roles.get(role) or self.roles[TEXT]

    def chain(self, role: str, bold: bool, italic: bool) -> "FaceChain":
        """Return the faces of a role in one weight and slope."""
        key = (role, bold, italic)
        found = self._chains.get(key)
        if found is None:
            families = dict.fromkeys((self.family(role), self.roles[TEXT], *self.fallback, built_in("Arimo")))
            found = self._chains[key] = FaceChain(tuple(families), bold, italic)
        return found


@dataclass(frozen=True, eq=False)
class FaceChain:
    """The faces that set some text, the first of them as far as it can: one object for each role, weight and slope."""

    families: tuple[FontFamily, ...]
    bold: bool
    italic: bool

    def __post_init__(self) -> None:
        object.__setattr__(self, "first", self.families[0].face(self.bold, self.italic))
        object.__setattr__(self, "plain", plain_shaper(self.first))

    first: FontFace = field(init=False)
    plain: PlainShaper = field(init=False)

    def covering(self, text: str, script: str | None, lang: str) -> FontFace | None:
        """Return the first face that has a glyph for every character of `text`, which is of one script."""
        return next((face for face in self._faces(script, lang) if not face.missing(text)), None)

    def _faces(self, script: str | None, lang: str) -> Iterator[FontFace]:
        for family in self.families:
            yield family.face(self.bold, self.italic)
        for family in script_family(script, lang):
            yield family.face(self.bold, self.italic)
        yield symbols().face(self.bold, self.italic)
