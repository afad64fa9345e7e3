"""What a paragraph's lines are made of: words, their pieces, and how each piece is set."""

from dataclasses import dataclass
from typing import NamedTuple

from bluf.document import CharacterStyle, Inline, LineBreak, Paragraph, ParagraphStyle, StyleSheet, TextRun
from bluf.fonts.font_set import FaceChain
from bluf.fonts.printed_text import printed
from bluf.fonts.shaping import Shaper

LINE_END = "\N{LINE SEPARATOR}"  # what stands for a br among a paragraph's characters


@dataclass(frozen=True, slots=True)
class TextLook:
    """How the characters of one inline are set in their paragraph: everything but the size, which the step decides."""

    chain: FaceChain
    style: CharacterStyle | None

    def size(self, size: float) -> float:
        """Return the size of these characters in a paragraph of `size`, both in points."""
        return self.style.size_in(size) if self.style else size


class LineRun(NamedTuple):
    """How some pieces of one inline are set: the shaper that makes their glyphs, and their bidi level."""

    shaper: Shaper
    level: int = 0


class LinePiece(NamedTuple):
    """Part of a word that comes from one inline and one run; `em` is its advance in ems of its own size.

    `start` is where it begins in the inline's printed text (`fonts.printed_text`); `run` is the index of its run.
    `before` and `after` are letters that it joins though they are set otherwise.
    """

    # Nothing but numbers and strings: Python's garbage collector passes over tuples of those.
    inline: int
    text: str
    em: float
    start: int
    run: int
    before: str = ""
    after: str = ""
    begins: bool = False  # a line may begin here though no space stands before


class Word(NamedTuple):
    """What a line may not be broken in (unless the word is longer than the measure), with the spaces after it.

    `em` and `space_em` count the pieces set at the paragraph's own size; `odd` and `odd_spaces` are the others.
    """

    pieces: tuple[LinePiece, ...]
    spaces: tuple[LinePiece, ...]
    em: float
    space_em: float
    odd: tuple[LinePiece, ...] = ()
    odd_spaces: tuple[LinePiece, ...] = ()
    ends_line: bool = False  # a br follows
    is_cut: bool = False  # the rest of a word that is longer than the measure follows


def printed_texts(block: Paragraph) -> list[str]:
    """Return what is painted of each inline of a paragraph (`fonts.printed_text`), LINE_END for a br."""
    return [printed(inline.text) if isinstance(inline, TextRun) else LINE_END for inline in block.inlines]


def look_of(inline: Inline, style: ParagraphStyle, sheet: StyleSheet) -> TextLook:
    """Return how an inline is set in a paragraph of `style`: its own marks, its character style, its paragraph's."""
    if isinstance(inline, LineBreak):
        return TextLook(sheet.fonts.chain(style.font, False, False), None)
    character = sheet.characters[inline.style] if inline.style else None
    bold, italic = sheet.weight_and_slope(style, inline.bold, inline.italic, inline.style)
    return TextLook(sheet.fonts.chain(style.font, bold, italic), character)


def word_of(pieces: tuple[LinePiece, ...], spaces: tuple[LinePiece, ...], odd: frozenset[int], ends_line: bool) -> Word:
    """Return the word that some pieces make, with the spaces after it.

    `odd` are the inlines that are not set at the paragraph's own size; `ends_line` is whether a br follows.
    """
    if odd and not odd.isdisjoint([piece.inline for piece in pieces + spaces]):
        plain, odd_pieces = _apart(pieces, odd)
        plain_spaces, odd_spaces = _apart(spaces, odd)
        return Word(pieces, spaces, _advance(plain), _advance(plain_spaces), odd_pieces, odd_spaces, ends_line)
    return Word(pieces, spaces, _advance(pieces), _advance(spaces), (), (), ends_line)


def _advance(pieces: tuple[LinePiece, ...]) -> float:
    return pieces[0].em if len(pieces) == 1 else sum([piece.em for piece in pieces])


def _apart(pieces: tuple[LinePiece, ...], odd: frozenset[int]) -> tuple[tuple[LinePiece, ...], tuple[LinePiece, ...]]:
    """Part pieces set at the paragraph's own size from the others."""
    own = tuple(piece for piece in pieces if piece.inline not in odd)
    return own, tuple(piece for piece in pieces if piece.inline in odd)
