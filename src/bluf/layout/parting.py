"""Part a paragraph's text into words, and measure them once for every size and measure.

A line may end at a space, after a hyphen or dash, and where `fonts.line_breaks` says so of text without spaces.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from bluf.document import LineBreak, Paragraph, ParagraphStyle, StyleSheet, TextRun
from bluf.fonts.itemizing import FontText, TextItem, is_simple, itemized
from bluf.fonts.line_breaks import breaks, has_breaks
from bluf.fonts.no_break import NO_BREAK_HYPHEN, NO_BREAK_SPACE
from bluf.fonts.scripts import is_right_to_left
from bluf.layout.lines import Measured
from bluf.layout.page import Hint
from bluf.layout.words import LINE_END, LinePiece, LineRun, TextLook, Word, look_of, printed_texts, word_of

# Where word processors agree that a line may end inside a word: after a hyphen, an en dash or an em dash, unless what
# follows belongs to what stands before it. What some of them do beyond that, `hints` forbids in the DOCX.
_DASHES = "—–-"  # the hyphen last: these stand in a character class
_CLINGING = frozenset(".,;:!?)]}”’»%…")
_OPENING = re.compile(r"[■□◊“”„«»‘’‚‹›「『\"'][\u00a0\u202f]?")  # whichever side a language opens with
_SPLIT = re.compile(rf" +|[^ {_DASHES}]*[{_DASHES}]|[^ {_DASHES}]+")


def measure(block: Paragraph, style: ParagraphStyle, sheet: StyleSheet, lang: str = "en") -> Measured:
    """Return the paragraph's words, measured. Sizes do not matter to it, so it serves every step of the ladder.

    `lang` is the document's language (BCP 47).
    """
    looks = tuple([look_of(inline, style, sheet) for inline in block.inlines])
    odd = frozenset([index for index, look in enumerate(looks) if look.style and look.style.scale != 1.0])
    words: list[Word] = []
    pieces: list[LinePiece] = []
    spaces: list[LinePiece] = []

    def close(ends_line: bool = False) -> None:
        if pieces or spaces or ends_line:
            words.append(word_of(tuple(pieces), tuple(spaces), odd, ends_line))
            pieces.clear()
            spaces.clear()

    own = block.lang or lang
    base_level = int(is_right_to_left(own))
    texts = printed_texts(block)
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
            if spaces or (pieces and (piece.begins or _may_break(pieces[-1].text, text[0]))):
                close()
            pieces.append(piece)
    close()
    has_glue = any(NO_BREAK_SPACE in text or NO_BREAK_HYPHEN in text for text in texts)
    made = Measured(tuple(words), looks, odd, tuple(parted.runs), base_level, has_glue, parted.marks)
    if style.hang_marks and style.align == "left":
        made.hanging_em, made.most_hanging = _hanging(made), style.indent
    return made


def _hanging(measured: Measured) -> float:
    """Return the advance of the quotation mark that a paragraph begins with, in ems; 0 where it begins otherwise."""
    first = measured.words[0].pieces[:1] if measured.words else ()
    opening = _OPENING.match(first[0].text) if first and first[0].inline not in measured.odd else None
    return measured.advance(first[0], opening[0]) if opening else 0.0


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


def _may_break(before: str, after: str) -> bool:
    """Whether a line may end between a piece of a word and the character that stands next to it.

    A range of numbers is not parted.
    """
    dash = before[-1]
    if dash not in _DASHES or after in _CLINGING or after in _DASHES:
        return False
    return not (dash == "–" and after.isdecimal() and before[-2:-1].isdecimal())
