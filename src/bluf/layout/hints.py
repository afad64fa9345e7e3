"""Turn broken lines into hints for the DOCX: invisible characters where word processors would break elsewhere.

Word processors agree on spaces, hyphens and em dashes. Beyond those, some end a line after a slash of a URL or a
question mark (Unicode's UAX #14, as LibreOffice has it) and others do not. A hint is given only where a line
really ends beside such a place, so that the text stays as typed everywhere else. Found by trial: docs/design/006.
"""

from itertools import pairwise

from bluf.fonts.line_breaks import is_by_words
from bluf.layout.lines import Broken, Measured
from bluf.layout.page import Hint
from bluf.layout.words import Word

WORD_JOINER = "\u2060"
ZERO_WIDTH_SPACE = "\u200b"
# After an en dash, ONLYOFFICE ends a line for the first of these alone, and LibreOffice for the second.
_AFTER_EN_DASH = "\ufeff\u200b"

_MAY_END_AFTER = frozenset("‐–/\\?|…!%+)\u2009")
_MAY_END_BEFORE = frozenset("—/%‰′″")
_OPENING = frozenset("“\"‘'«")
# Some end no line between these and the space that stands after or before them: „so“ goes with what follows.
_HOLDS_NEXT = frozenset("“‘£$([{¿")
_HOLDS_PREVIOUS = frozenset("/.,;:!?)]}”’%…·°")


def hints(lines: Broken, measured: Measured, size: float, measure: float) -> tuple[Hint, ...]:
    """Return the hints for a paragraph broken into `lines` of `measure` points at `size`."""
    found: list[Hint] = []
    for line, after in pairwise(lines):
        last, word = line[-1], after[0]
        if last.ends_line or not last.pieces or not word.pieces:
            continue
        before, first = last.pieces[-1].text[-1], word.pieces[0]
        if last.is_cut or (not last.spaces and is_by_words(before)):
            # A word that was cut, or a place between words that not every program's dictionary knows.
            found.append(Hint(first.inline, first.start, ZERO_WIDTH_SPACE))
            continue
        if not last.spaces and before == "–":
            found.append(Hint(first.inline, first.start, _AFTER_EN_DASH))
        elif not last.spaces and first.text[0] in _OPENING:
            found.append(Hint(first.inline, first.start, ZERO_WIDTH_SPACE))
        if last.spaces and before in _HOLDS_NEXT:
            end = last.pieces[-1]
            found.append(Hint(end.inline, end.start + len(end.text), ZERO_WIDTH_SPACE))
        if last.spaces and first.text[0] in _HOLDS_PREVIOUS:
            found.append(Hint(first.inline, first.start, ZERO_WIDTH_SPACE))
        free = measure - measured.width(line, size) - measured.space(last, size)
        found.extend(_joins(word, measured, size, free))
    return tuple(dict.fromkeys(found))


def _joins(word: Word, measured: Measured, size: float, free: float) -> list[Hint]:
    """Return a word joiner for every tempting place in `word` that `free` points would reach."""
    found: list[Hint] = []
    reached = 0.0
    before: str | None = None
    for piece in word.pieces:
        own_size = measured.looks[piece.inline].size(size)
        for offset, char in enumerate(piece.text):
            if reached > free + 3:
                return found
            if before is not None and (before in _MAY_END_AFTER or char in _MAY_END_BEFORE):
                found.append(Hint(piece.inline, piece.start + offset, WORD_JOINER))
            reached += measured.advance(piece, char) * own_size
            before = char
    return found
