"""Turn characters into glyphs in one face, with their advances.

Latin, Greek and Cyrillic are set plainly: one glyph a character, unkerned, as word processors set them. What needs more
is shaped by HarfBuzz: letters that join, reorder, stack or carry marks. Advances are in ems. A shaper is one object in
a process, as its face is.
"""

from collections.abc import Callable
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple, TypeAlias

from bluf.fonts.font_face import FontFace

_KEPT = 24  # characters: longer texts hardly recur
# Word processors kern only where they are told to, and the DOCX tells them not to. Ligatures of Latin letters are left
# out for the same reason; other scripts have theirs.
_ALONE = {"kern": False}
_PLAINLY = {"kern": False, "liga": False, "clig": False, "calt": False}
# Scripts whose letters stand alone, from left to right.
PLAIN_SCRIPTS = frozenset(("Latn", "Grek", "Cyrl", "Armn", "Geor", "Cher", "Copt", "Glag"))


class Glyph(NamedTuple):
    """A glyph of a face: its `advance`, by how much it is moved right and up, and which characters it stands for.

    `first` and `last` bound the characters of the shaped text; all glyphs of a cluster have the same bounds. Lengths
    are ems.
    """

    id: int
    advance: float
    x: float
    y: float
    first: int
    last: int


class Advances(dict[str, float]):
    """The advance of each text, in ems, as `measure` finds it; those of short texts are kept."""

    def __init__(self, measure: Callable[[str], float]) -> None:
        super().__init__()
        self._measure = measure

    def __missing__(self, text: str) -> float:
        width = self._measure(text)
        if len(text) <= _KEPT:
            self[text] = width
        return width


class PlainShaper:
    """Sets text letter by letter, from left to right."""

    is_plain = True
    is_right_to_left = False

    def __init__(self, face: FontFace) -> None:
        self.face = face
        self.advances: dict[str, float] = Advances(self._measured)

    def __reduce__(self) -> tuple[Any, ...]:
        return plain_shaper, (self.face,)

    def advance(self, text: str, before: str = "", after: str = "") -> float:  # noqa: ARG002
        """Return the advance of a text, in ems; what stands before and after it doesn't matter."""
        return self.advances[text]

    def _measured(self, text: str) -> float:
        widths = self.face.widths
        # Sums are rounded, so that text cut in pieces never gains a width from adding floats in another order.
        return round(sum([widths.get(ord(char), 0.0) for char in text]), 4) / 1000

    def glyphs(self, text: str, before: str = "", after: str = "") -> tuple[Glyph, ...]:  # noqa: ARG002
        """Return the glyphs of a text, from left to right."""
        glyph, widths = self.face.glyph, self.face.widths
        return tuple(
            Glyph(glyph(char), widths.get(ord(char), 0.0) / 1000, 0.0, 0.0, at, at + 1) for at, char in enumerate(text)
        )


class HarfBuzzShaper:
    """Shapes text of one script, in one language, in one direction."""

    is_plain = False

    def __init__(self, face: FontFace, script: str, lang: str, is_right_to_left: bool) -> None:
        self.face = face
        self.script = script
        self.lang = lang
        self.is_right_to_left = is_right_to_left
        self.advances: dict[str, float] = Advances(self.advance)
        self._features = _PLAINLY if script in PLAIN_SCRIPTS else _ALONE

    def __reduce__(self) -> tuple[Any, ...]:
        return harfbuzz_shaper, (self.face, self.script, self.lang, self.is_right_to_left)

    def advance(self, text: str, before: str = "", after: str = "") -> float:
        """Return the advance of a text, in ems, with the letters that it joins `before` and `after` it."""
        buffer = self._shaped(text, before, after)
        units = sum(position.x_advance for position in buffer.glyph_positions or ())
        return float(round(1000 * units / self.face.harfbuzz.face.upem, 4) / 1000)

    def glyphs(self, text: str, before: str = "", after: str = "") -> tuple[Glyph, ...]:
        """Return the glyphs of a text, from left to right, whichever way it is read."""
        buffer = self._shaped(text, before, after)
        em = self.face.harfbuzz.face.upem
        infos = buffer.glyph_infos or ()
        starts = sorted({info.cluster for info in infos})
        ends = dict(pairwise([*starts, len(before) + len(text)]))
        skipped = len(before)
        return tuple(
            Glyph(
                info.codepoint,
                position.x_advance / em,
                position.x_offset / em,
                position.y_offset / em,
                info.cluster - skipped,
                ends[info.cluster] - skipped,
            )
            for info, position in zip(infos, buffer.glyph_positions or (), strict=True)
        )

    def _shaped(self, text: str, before: str, after: str) -> Any:
        import uharfbuzz

        buffer = uharfbuzz.Buffer()
        # A mark counts apart from its letter as far as its glyph does.
        buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.add_str(before + text + after, len(before), len(text))
        buffer.direction = "rtl" if self.is_right_to_left else "ltr"
        buffer.script = self.script
        buffer.language = self.lang
        uharfbuzz.shape(self.face.harfbuzz, buffer, self._features)
        return buffer


Shaper: TypeAlias = PlainShaper | HarfBuzzShaper


@cache
def harfbuzz_shaper(face: FontFace, script: str, lang: str, is_right_to_left: bool) -> HarfBuzzShaper:
    """Return the one shaper of a face for a script (ISO 15924), a language (BCP 47) and a direction."""
    return HarfBuzzShaper(face, script, lang, is_right_to_left)


@cache
def plain_shaper(face: FontFace) -> PlainShaper:
    """Return the one shaper that sets a face letter by letter."""
    return PlainShaper(face)


@cache
def sets_plainly(face: FontFace) -> bool:
    """Whether a face sets Latin text with the glyphs that its characters have by themselves.

    A family for another script may have its own full stop or comma in their places, and Latin ones besides.
    """
    if face.is_own:
        return True
    ascii_text = "".join(map(chr, range(32, 127)))
    shaped = harfbuzz_shaper(face, "Latn", "en", is_right_to_left=False).glyphs(ascii_text)
    return [glyph.id for glyph in shaped] == [glyph.id for glyph in plain_shaper(face).glyphs(ascii_text)]
