"""Turn a paragraph's lines into the pieces that are painted, with what each piece is read as.

A word that a line end breaks (after a hyphen, in a long address) is read whole where it begins, and its rest is read
as the space after it. So a copied phrase has the word as the author typed it, and a search finds it: programs that
guess would drop the hyphen or put a space into the address (ISO 32000-1, 14.8.2.2.3 and 14.9.4). For the same reason
a line that ends in `short- ` is read with the word after it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bluf.fonts.bidi_classes import STRONG, class_of
from bluf.fonts.itemizing import CONTEXT
from bluf.layout import Fragment, Line
from bluf.writers.pdf.copied_order import MIRRORED


@dataclass(frozen=True, slots=True)
class PaintedPiece:
    """A fragment, or part of one, of a line. `actual` is what it is read as, where that is not what it shows."""

    line: Line
    fragment: Fragment
    actual: str | None = None
    is_bracket: bool = False  # it is a bracket from right to left, which is shown as its partner


def pieces(lines: Sequence[Line]) -> Iterator[PaintedPiece]:
    """Yield what is painted for the lines, in reading order."""
    for piece in _whole_words(lines):
        if piece.actual is None and piece.fragment.level % 2 and not MIRRORED.keys().isdisjoint(piece.fragment.text):
            yield from _apart(piece)
        else:
            yield piece


def _apart(piece: PaintedPiece) -> Iterator[PaintedPiece]:
    """Yield a piece from right to left with its brackets apart, but for those that stand after Latin letters."""
    strong = _last_strong(_before(piece))
    start = 0
    for at, char in enumerate(piece.fragment.text):
        kind = class_of[char]
        strong = kind if kind in STRONG else strong
        if char in MIRRORED and strong != "L":
            if start < at:
                yield PaintedPiece(piece.line, _part(piece.fragment, start, at))
            start = at + 1
            yield PaintedPiece(piece.line, _part(piece.fragment, at, start), is_bracket=True)
    if start < len(piece.fragment.text):
        yield PaintedPiece(piece.line, _part(piece.fragment, start, len(piece.fragment.text)))


def _before(piece: PaintedPiece) -> str:
    """Return what is read before a piece on its line."""
    before = ""
    for fragment in piece.line.fragments:
        if (fragment.inline, fragment.start) >= (piece.fragment.inline, piece.fragment.start):
            break
        before += fragment.text
    return before


def _last_strong(text: str) -> str | None:
    return next((kind for char in reversed(text) if (kind := class_of[char]) in STRONG), None)


def _whole_words(lines: Sequence[Line]) -> Iterator[PaintedPiece]:
    carried = False  # whether the line begins with the rest of a word
    for index, line in enumerate(lines):
        goes_on = _goes_on(line)
        if not carried and not goes_on:
            for fragment in line.fragments:
                yield PaintedPiece(line, fragment)
            continue
        text = shown(line)
        start = _rest(text) if carried else 0
        yield from _cut(line, 0, start, " ")
        if goes_on and start < len(text):
            # Only the last fragment's part of the word is read with the rest: marks do not cross fragments.
            last = text.rstrip(" ").rfind(" ") + 1
            tail = max(start, last, len(text) - len(line.fragments[-1].text))
            yield from _cut(line, start, tail, None)
            yield from _cut(line, tail, len(text), text[tail:] + _continued(lines, index))
        else:
            yield from _cut(line, start, len(text), None)
        carried = goes_on


def shown(line: Line) -> str:
    """Return the characters of a line, spaces at its end included."""
    return "".join([fragment.text for fragment in line.fragments])


def _goes_on(line: Line) -> bool:
    """Whether what the line ends with is read together with what the next begins with.

    Not from right to left: poppler would turn round what it is read as.
    """
    if not line.broken or not line.fragments or line.fragments[-1].level % 2:
        return False
    text = line.fragments[-1].text
    return not text.endswith(" ") or text.rstrip(" ").endswith("-")


def _rest(text: str) -> int:
    """Return where the rest of a word ends at the start of a line, with the spaces after it."""
    space = text.find(" ")
    return len(text) if space < 0 else len(text) - len(text[space:].lstrip(" "))


def _continued(lines: Sequence[Line], index: int) -> str:
    """Return the rest of the word that line `index` breaks."""
    rest = ""
    for line in lines[index + 1 :]:
        text = shown(line)
        end = _rest(text)
        rest += text[:end]
        if end < len(text) or not _goes_on(line):
            break
    return rest.rstrip(" ")


def _cut(line: Line, start: int, end: int, actual: str | None) -> Iterator[PaintedPiece]:
    """Yield the characters of a line from `start` to `end`."""
    at = 0
    for fragment in line.fragments:
        first, last = max(start - at, 0), min(end - at, len(fragment.text))
        if first < last:
            yield PaintedPiece(line, _part(fragment, first, last), actual)
        at += len(fragment.text)


def _part(fragment: Fragment, first: int, last: int) -> Fragment:
    if first == 0 and last == len(fragment.text):
        return fragment
    text, shaper, size = fragment.text, fragment.shaper, fragment.size

    def advance(count: int) -> float:
        return shaper.advance(text[:count], fragment.before, text[count:]) * size if count else 0.0

    behind = advance(first)
    width = (fragment.width if last == len(text) else advance(last)) - behind
    return replace(
        fragment,
        x=fragment.x + (fragment.width - behind - width if fragment.level % 2 else behind),
        width=width,
        text=text[first:last],
        start=fragment.start + first,
        before=text[max(0, first - CONTEXT) : first] or fragment.before,
        after=text[last : last + CONTEXT] or fragment.after,
    )
