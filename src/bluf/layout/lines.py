"""Turn a paragraph into lines: words measured once, then broken greedily at any size and measure.

Word processors break lines first-fit, and the DOCX must break where the PDF does, so bluf breaks first-fit too:
no shrinking of spaces, no kerning, no hyphenation. A line may end at a space, after a hyphen or dash, where
`fonts.line_breaks` says so of text without spaces, and, in a word longer than the measure, after a no-break space, or
else between any two characters.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import NamedTuple, TypeAlias

from bluf.document import CharacterStyle, Inline, LineBreak, Paragraph, ParagraphStyle, StyleSheet, TextRun
from bluf.fonts.clusters import cluster_end
from bluf.fonts.font_set import FaceChain
from bluf.fonts.itemizing import FontText, TextItem, is_simple, itemized
from bluf.fonts.line_breaks import breaks, has_breaks
from bluf.fonts.no_break import NO_BREAK_SPACE
from bluf.fonts.printed_text import printed
from bluf.fonts.scripts import is_right_to_left
from bluf.fonts.shaping import Shaper
from bluf.layout.page import Hint


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


LINE_END = "\u2028"  # what stands for a br among a paragraph's characters

Broken: TypeAlias = tuple[tuple[Word, ...], ...]


@dataclass(slots=True)
class Measured:
    """A paragraph whose words have been measured. Breaks are kept by size and measure."""

    words: tuple[Word, ...]
    looks: tuple[TextLook, ...]
    odd: frozenset[int]  # the inlines that are not set at the paragraph's own size
    runs: tuple[LineRun, ...] = ()
    base_level: int = 0  # 1 for a paragraph that is written from right to left
    has_glue: bool = False  # whether a no-break space holds some of them together
    marks: tuple[Hint, ...] = ()  # of direction, which a DOCX needs for its numbers to read as here
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
        total = 0.0
        if self.odd:
            for word in words:
                total += self._width(word, size) + self.space(word, size)
        else:
            for word in words:
                total += word.em * size + word.space_em * size
        return total - self.space(words[-1], size)

    def _width(self, word: Word, size: float) -> float:
        width = word.em * size
        for piece in word.odd:
            width += piece.em * self.looks[piece.inline].size(size)
        return width

    def advance(self, piece: LinePiece, text: str) -> float:
        """Return the advance of `text` set as the piece is, in ems."""
        return self.runs[piece.run].shaper.advances[text]

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
        for word in self._loosened(size, limit) if self.has_glue else self.words:
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

    def _loosened(self, size: float, limit: float) -> Iterator[Word]:
        """Yield the words; those longer than the measure are parted after their no-break spaces."""
        for word in self.words:
            if self._width(word, size) <= limit:
                yield word
                continue
            pieces: list[LinePiece] = []
            for piece in word.pieces:
                start = 0
                while end := piece.text.find(NO_BREAK_SPACE, start) + 1:
                    pieces.append(self._part(piece, start, end))
                    yield _word(tuple(pieces), (), self.odd, False)._replace(is_cut=True)
                    pieces, start = [], end
                if start < len(piece.text):
                    pieces.append(self._part(piece, start, len(piece.text)) if start else piece)
            if pieces or word.spaces or word.ends_line:
                yield _word(tuple(pieces), word.spaces, self.odd, word.ends_line)

    def _cut(self, word: Word, size: float, limit: float) -> list[Word]:
        """Cut a word longer than the measure into parts that are not, each as long as can be."""
        parts: list[Word] = []
        pieces: list[LinePiece] = []
        x = 0.0
        for piece in word.pieces:
            table = self.runs[piece.run].shaper.advances
            own_size = self.looks[piece.inline].size(size)
            start, at = 0, 0
            while at < len(piece.text):
                end = cluster_end(piece.text, at)
                width = table[piece.text[at:end]] * own_size
                if x + width > limit and (pieces or at > start):
                    if at > start:
                        pieces.append(self._part(piece, start, at))
                    parts.append(_word(tuple(pieces), (), self.odd, False)._replace(is_cut=True))
                    pieces, start, x = [], at, 0.0
                x += width
                at = end
            pieces.append(self._part(piece, start, len(piece.text)))
        parts.append(_word(tuple(pieces), word.spaces, self.odd, word.ends_line))
        return parts

    def _part(self, piece: LinePiece, start: int, end: int) -> LinePiece:
        text = piece.text[start:end]
        return piece._replace(text=text, em=self.advance(piece, text), start=piece.start + start, before="", after="")


def measure(block: Paragraph, style: ParagraphStyle, sheet: StyleSheet, lang: str = "en") -> Measured:
    """Return the paragraph's words, measured. Sizes do not matter to it, so it serves every step of the ladder.

    `lang` is the document's language (BCP 47).
    """
    looks = tuple([look(inline, style, sheet) for inline in block.inlines])
    odd = frozenset([index for index, look in enumerate(looks) if look.style and look.style.scale != 1.0])
    words: list[Word] = []
    pieces: list[LinePiece] = []
    spaces: list[LinePiece] = []

    def close(ends_line: bool = False) -> None:
        if pieces or spaces or ends_line:
            set_alike, between = tuple(pieces), tuple(spaces)
            if odd:
                words.append(_word(set_alike, between, odd, ends_line))
            else:
                words.append(Word(set_alike, between, _em(set_alike), _em(between), (), (), ends_line))
            pieces.clear()
            spaces.clear()

    own = block.lang or lang
    base_level = int(is_right_to_left(own))
    texts = [printed(inline.text) if isinstance(inline, TextRun) else LINE_END for inline in block.inlines]
    parted = _Parted(block, texts, looks, own, base_level)
    for index, inline in enumerate(block.inlines):
        if isinstance(inline, LineBreak):
            close(ends_line=True)
            continue
        for piece in parted.pieces(index):
            text = piece.text
            if text[0] == " ":
                spaces.append(piece)
                continue
            if spaces or (pieces and (piece.begins or may_break(pieces[-1].text[-1], text[0]))):
                close()
            pieces.append(piece)
    close()
    has_glue = NO_BREAK_SPACE in "".join(texts)
    return Measured(tuple(words), looks, odd, tuple(parted.runs), base_level, has_glue, parted.marks)


class _Parted:
    """The texts of a paragraph's inlines, parted into pieces; its items and breaks are looked for if it needs them."""

    def __init__(
        self, block: Paragraph, texts: list[str], looks: Sequence[TextLook], lang: str, base_level: int
    ) -> None:
        self._texts = texts
        self._looks = looks
        self._items: tuple[tuple[TextItem, ...], ...] = ()
        self.marks: tuple[Hint, ...] = ()
        self._breaks: frozenset[int] = frozenset()
        self._starts: list[int] = []
        if base_level == 0 and _are_simple(texts, looks):
            self.runs = [LineRun(look.chain.plain) for look in looks]
            return
        self.runs = []
        parts = list(_font_texts(block, texts, looks, lang))
        self._items, marks = itemized(parts, lang, base_level)
        self.marks = tuple(Hint(*mark) for mark in marks)
        whole = "".join(texts)
        if has_breaks(whole):
            self._breaks = breaks(whole, lang)
            self._starts = [0, *accumulate(map(len, texts))]

    def pieces(self, index: int) -> list[LinePiece]:
        """Return the pieces of an inline: words, and the spaces between them."""
        text = self._texts[index]
        if not self._items:
            table = self.runs[index].shaper.advances
            parts = _SPLIT.findall(text)
            starts = accumulate(map(len, parts), initial=0)
            return [
                LinePiece(index, part, table[part], start, index) for part, start in zip(parts, starts, strict=False)
            ]
        return list(self._shaped(index, text))

    def _shaped(self, index: int, text: str) -> Iterator[LinePiece]:
        for item in self._items[index]:
            run = len(self.runs)
            self.runs.append(LineRun(item.shaper, item.level))
            for start, end in self._bounds(index, item):
                before = item.before if start == item.start else ""
                after = item.after if end == item.end else ""
                part = text[start:end]
                em = item.shaper.advance(part, before, after) if before or after else item.shaper.advances[part]
                begins = bool(self._breaks) and self._starts[index] + start in self._breaks
                yield LinePiece(index, part, em, start, run, before, after, begins)

    def _bounds(self, index: int, item: TextItem) -> Iterator[tuple[int, int]]:
        start = item.start
        for part in _SPLIT.findall(self._texts[index][item.start : item.end]):
            end = start + len(part)
            if self._breaks and part[0] != " ":
                offset = self._starts[index]
                cuts = [at for at in range(start + 1, end) if offset + at in self._breaks]
                yield from pairwise([start, *cuts, end])
            else:
                yield start, end
            start = end


def _font_texts(block: Paragraph, texts: Sequence[str], looks: Sequence[TextLook], lang: str) -> Iterator[FontText]:
    before = None
    for inline, text, look in zip(block.inlines, texts, looks, strict=True):
        if isinstance(inline, TextRun):
            yield FontText(text, look.chain, inline.lang or lang, inline.src is not None and inline.src != before)
            before = inline.src
        else:
            yield FontText(text, look.chain, lang)


def _are_simple(texts: Sequence[str], looks: Sequence[TextLook]) -> bool:
    """Whether every text is set plainly by the first of its faces."""
    for text, look in zip(texts, looks, strict=True):
        if text is not LINE_END and not is_simple(text, look.chain.first):
            return False
    return True


def look(inline: Inline, style: ParagraphStyle, sheet: StyleSheet) -> TextLook:
    """Return how an inline is set in a paragraph of `style`: its own marks, its character style, its paragraph's."""
    if isinstance(inline, LineBreak):
        return TextLook(sheet.fonts.chain(style.font, False, False), None)
    character = sheet.characters[inline.style] if inline.style else None
    bold, italic = sheet.weight_and_slope(style, inline.bold, inline.italic, inline.style)
    return TextLook(sheet.fonts.chain(style.font, bold, italic), character)


# Where word processors agree that a line may end inside a word: after a hyphen, an en dash or an em dash, unless what
# follows belongs to what stands before it. What some of them do beyond that, `hints` forbids in the DOCX.
_DASHES = "—–-"  # the hyphen last: these stand in a character class
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


def text_of(block: Paragraph) -> str:
    """Return the paragraph's characters, a space for each line break."""
    return "".join(inline.text if isinstance(inline, TextRun) else " " for inline in block.inlines)
