"""Turn a paragraph into lines: words measured once, then broken greedily at any size and measure.

Word processors break lines first-fit, and the DOCX must break where the PDF does, so bluf breaks first-fit too:
no shrinking of spaces, no kerning, no hyphenation. A line may end at a space, after a hyphen or em dash, and, in a
word longer than the measure, between any two characters.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from bluf.document import CharacterStyle, Inline, LineBreak, Paragraph, ParagraphStyle, StyleSheet, TextRun
from bluf.layout.fonts import advances, face_name, printed


@dataclass(frozen=True, slots=True)
class TextLook:
    """How the characters of one inline are set in their paragraph: everything but the size, which the step decides."""

    face: str
    style: CharacterStyle | None

    def size(self, size: float) -> float:
        """Return the size of these characters in a paragraph of `size`, both in points."""
        return self.style.size_in(size) if self.style else size


class LinePiece(NamedTuple):
    """Part of a word that comes from one inline; `em` is its advance in ems of its own size.

    `start` is where it begins in the inline's printed text (see `fonts.printed`).
    """

    inline: int
    text: str
    em: float
    start: int


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


Broken: TypeAlias = tuple[tuple[Word, ...], ...]


@dataclass(slots=True)
class Measured:
    """A paragraph whose words have been measured. Breaks are kept by size and measure."""

    words: tuple[Word, ...]
    looks: tuple[TextLook, ...]
    odd: frozenset[int]  # the inlines that are not set at the paragraph's own size
    _kept: dict[tuple[float, float], Broken] = field(default_factory=dict)

    def broken(self, size: float, measure: float) -> Broken:
        """Return the lines, as words, of the paragraph set at `size` in lines of `measure`, both in points."""
        key = (size, measure)
        kept = self._kept.get(key)
        if kept is None:
            kept = self._kept[key] = self._break(size, measure)
        return kept

    def width(self, words: tuple[Word, ...], size: float) -> float:
        """Return the advance of `words` on one line, the last one's spaces left out, in points."""
        if not words:
            return 0.0
        total = sum(self._width(word, size) + self.space(word, size) for word in words)
        return total - self.space(words[-1], size)

    def _width(self, word: Word, size: float) -> float:
        width = word.em * size
        for piece in word.odd:
            width += piece.em * self.looks[piece.inline].size(size)
        return width

    def advance(self, piece: LinePiece, text: str) -> float:
        """Return the advance of `text` set as the piece is, in ems."""
        return advances(self.looks[piece.inline].face)[text]

    def space(self, word: Word, size: float) -> float:
        """Return the advance of the spaces after a word, in points."""
        width = word.space_em * size
        for piece in word.odd_spaces:
            width += piece.em * self.looks[piece.inline].size(size)
        return width

    def _break(self, size: float, measure: float) -> Broken:
        lines: list[tuple[Word, ...]] = []
        line: list[Word] = []
        limit = measure + 1e-4  # what floats lose
        x = 0.0
        for word in self.words:
            width = self._width(word, size) if word.odd else word.em * size
            if line and x + width > limit:
                lines.append(tuple(line))
                line, x = [], 0.0
            if width > limit:
                *full, word = self._cut(word, size, limit)
                lines.extend((part,) for part in full)
                width = self._width(word, size)
            line.append(word)
            x += width + (self.space(word, size) if word.odd_spaces else word.space_em * size)
            if word.ends_line:
                lines.append(tuple(line))
                line, x = [], 0.0
        if line or not lines:
            lines.append(tuple(line))
        return tuple(lines)

    def _cut(self, word: Word, size: float, limit: float) -> list[Word]:
        """Cut a word longer than the measure into parts that are not, each as long as can be."""
        parts: list[Word] = []
        pieces: list[LinePiece] = []
        x = 0.0
        for piece in word.pieces:
            table = advances(self.looks[piece.inline].face)
            own_size = self.looks[piece.inline].size(size)
            start, at = 0, 0
            while at < len(piece.text):
                end = _cluster_end(piece.text, at)
                width = table[piece.text[at:end]] * own_size
                if x + width > limit and (pieces or at > start):
                    if at > start:
                        pieces.append(self._part(piece, start, at))
                    parts.append(self._word(tuple(pieces), (), False))
                    pieces, start, x = [], at, 0.0
                x += width
                at = end
            pieces.append(self._part(piece, start, len(piece.text)))
        parts.append(self._word(tuple(pieces), word.spaces, word.ends_line))
        return parts

    def _part(self, piece: LinePiece, start: int, end: int) -> LinePiece:
        text = piece.text[start:end]
        return LinePiece(piece.inline, text, advances(self.looks[piece.inline].face)[text], piece.start + start)

    def _word(self, pieces: tuple[LinePiece, ...], spaces: tuple[LinePiece, ...], ends_line: bool) -> Word:
        return _word(pieces, spaces, self.odd, ends_line)


def measure(block: Paragraph, style: ParagraphStyle, sheet: StyleSheet) -> Measured:
    """Return the paragraph's words, measured. Sizes do not matter to it, so it serves every step of the ladder."""
    looks = tuple(look(inline, style, sheet) for inline in block.inlines)
    odd = frozenset(index for index, look in enumerate(looks) if look.style and look.style.scale != 1.0)
    words: list[Word] = []
    pieces: list[LinePiece] = []
    spaces: list[LinePiece] = []

    def close(ends_line: bool = False) -> None:
        if pieces or spaces or ends_line:
            words.append(_word(tuple(pieces), tuple(spaces), odd, ends_line))
            pieces.clear()
            spaces.clear()

    for index, inline in enumerate(block.inlines):
        if isinstance(inline, LineBreak):
            close(ends_line=True)
            continue
        table = advances(looks[index].face)
        start = 0
        for text in _SPLIT.findall(printed(inline.text)):
            piece = LinePiece(index, text, table[text], start)
            start += len(text)
            if text[0] == " ":
                spaces.append(piece)
                continue
            if spaces or (pieces and may_break(pieces[-1].text[-1], text[0])):
                close()
            pieces.append(piece)
    close()
    return Measured(tuple(words), looks, odd)


def look(inline: Inline, style: ParagraphStyle, sheet: StyleSheet) -> TextLook:
    """Return how an inline is set in a paragraph of `style`: its own marks, its character style, its paragraph's."""
    if isinstance(inline, LineBreak):
        return TextLook("regular", None)
    character = sheet.characters[inline.style] if inline.style else None
    bold, italic = style.bold or inline.bold, style.italic != inline.italic
    if character and character.bold is not None:
        bold = character.bold
    if character and character.italic is not None:
        italic = character.italic
    return TextLook(face_name(bold, italic), character)


# Where word processors agree that a line may end inside a word: after a hyphen or an em dash, unless what follows
# belongs to what stands before it. What some of them do beyond that, `hints` forbids in the DOCX.
_DASHES = "—-"  # the hyphen last: these stand in a character class
_CLINGING = frozenset(".,;:!?)]}”’»%…")
_SPLIT = re.compile(rf" +|[^ {_DASHES}]*[{_DASHES}]|[^ {_DASHES}]+")


def may_break(before: str, after: str) -> bool:
    """Whether a line may end between two adjacent characters that are not spaces."""
    return before in _DASHES and after not in _CLINGING and after not in _DASHES


def _word(pieces: tuple[LinePiece, ...], spaces: tuple[LinePiece, ...], odd: frozenset[int], ends_line: bool) -> Word:
    if odd and not odd.isdisjoint([piece.inline for piece in pieces + spaces]):
        plain, odd_pieces = _apart(pieces, odd)
        plain_spaces, odd_spaces = _apart(spaces, odd)
        return Word(pieces, spaces, _em(plain), _em(plain_spaces), odd_pieces, odd_spaces, ends_line)
    return Word(pieces, spaces, _em(pieces), _em(spaces), (), (), ends_line)


def _em(pieces: tuple[LinePiece, ...]) -> float:
    return pieces[0].em if len(pieces) == 1 else sum([piece.em for piece in pieces])


def _apart(pieces: tuple[LinePiece, ...], odd: frozenset[int]) -> tuple[tuple[LinePiece, ...], tuple[LinePiece, ...]]:
    """Part pieces set at the paragraph's own size from the others."""
    own = tuple(piece for piece in pieces if piece.inline not in odd)
    return own, tuple(piece for piece in pieces if piece.inline in odd)


def _cluster_end(text: str, at: int) -> int:
    """Return where the character at `at` ends, its combining marks included."""
    end = at + 1
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return end


def text_of(block: Paragraph) -> str:
    """Return the paragraph's characters, a space for each line break."""
    return "".join(inline.text if isinstance(inline, TextRun) else " " for inline in block.inlines)
