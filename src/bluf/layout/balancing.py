"""Settle where the lines of a paragraph end, once its place on the page is known. It never gets a line more.

Titles, headings, captions and the heads of tables are balanced: they are broken in the least measure that has the same
number of lines (CSS Text 4, `text-wrap: balance`). In other text, a last line of one word, or of less than an eighth of
the measure, is mended: its last words are held together by no-break spaces, or the lines are broken in a narrower
measure, whichever leaves the more even lines. Word processors break first-fit, so both hold in a DOCX: a no-break space
is one there too, and a narrower measure is an indent.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from bluf.document import Paragraph, ParagraphStyle, StyleSheet, TextRun, is_heading
from bluf.fonts.no_break import HELD, NO_BREAK_SPACE
from bluf.fonts.printed_text import place_of_printed
from bluf.layout.binding import is_address
from bluf.layout.lines import Broken, Measured
from bluf.layout.tolerance import tolerance
from bluf.layout.words import LinePiece, Word

BALANCED = frozenset(
    (
        "Title",
        "Subtitle",
        "Heading 1",
        "Heading 2",
        "Heading 3",
        "Small Heading",
        "Table Heading",
        "Position Heading",
        "Caption",
        "Chart Title",
    )
)
SHORTEST = 0.12  # of the measure: a last line that is shorter is mended
NARROWEST = 0.8  # of the measure: text is not made narrower than this
SAFE = 1.0  # points that a narrower measure may shrink and grow with the same lines, so that no program breaks others
_FINEST = 0.5  # points: how close to the least measure a balanced paragraph gets
_MOST_HELD = 3  # words that are held together at the end
_RUNT = 1.0  # what a runt counts against a paragraph: as much as a line without a word


@dataclass(frozen=True, slots=True)
class Settled:
    """A paragraph as it is set: its lines in `measure` points, and its words if some are held together.

    `measured` belongs to `block`.
    """

    block: Paragraph
    measured: Measured
    lines: Broken
    measure: float


def is_balanced(block: Paragraph, style: ParagraphStyle, sheet: StyleSheet) -> bool:
    """Whether the lines of a paragraph are to be equally long: those of headings, and of styles based on theirs."""
    if is_heading(block):
        return True
    name: str | None = style.name
    seen: set[str] = set()
    while name and name not in BALANCED and name not in seen:
        seen.add(name)
        name = sheet.paragraphs[name].based_on if name in sheet.paragraphs else None
    return name in BALANCED


def settled(
    as_is: Settled, style: ParagraphStyle, *, balanced: bool, measured: Callable[[Paragraph], Measured]
) -> Settled:
    """Return a paragraph, broken into lines first-fit, with its line ends settled.

    `measured` measures the words of a paragraph anew.
    """
    count = len(as_is.lines)
    if count < 2 or any(word.is_cut for line in as_is.lines for word in line):
        return as_is
    runt = is_runt(as_is, style.size)
    if not runt and not balanced:
        return as_is
    tried = [as_is]
    if runt:
        tried += _held(as_is, style.size, measured)
    # A rule or tint goes from indent to indent in a DOCX, and would be narrower with the lines.
    if style.rule is None and style.tint is None:
        tried += [found for each in tried if (found := _least(each, style.size))] if balanced else []
        tried += [found for found in _narrower(as_is, style.size) if runt] if not balanced else []
    return min(tried, key=lambda each: _badness(each, style.size, is_even=balanced))


def is_runt(paragraph: Settled, size: float) -> bool:
    """Whether the last line is a single word or next to nothing. An address that stands there alone is none."""
    last = paragraph.lines[-1]
    if len(paragraph.lines) < 2 or paragraph.lines[-2][-1].ends_line:
        return False
    words = _text(last).replace(NO_BREAK_SPACE, " ").split()
    if not words or is_address(words[-1]):
        return False
    short = paragraph.measured.width(last, size) < SHORTEST * paragraph.measure
    is_one = len(words) == 1 and not (len(last) > 1 and not last[0].spaces and "-" not in words[0])
    return short or is_one


def _text(line: tuple[Word, ...]) -> str:
    return "".join(piece.text for word in line for piece in (*word.pieces, *word.spaces))


def _held(paragraph: Settled, size: float, measured: Callable[[Paragraph], Measured]) -> Iterator[Settled]:
    """Yield the paragraph with its last two or three words held together, where that takes no line more."""
    for count in range(2, _MOST_HELD + 1):
        joints = _joints(paragraph.measured.words, count)
        if joints is None:
            return
        block = _with_held(paragraph.block, joints)
        words = measured(block)
        lines = words.broken(size, paragraph.measure)
        if len(lines) > len(paragraph.lines) or any(word.is_cut for line in lines for word in line):
            return
        held = Settled(block, words, lines, paragraph.measure)
        yield held
        if not is_runt(held, size):
            return


def _joints(words: tuple[Word, ...], count: int) -> list[tuple[int, int]] | None:
    """Return the inline and offset of each space or hyphen between the last words; None where they can't be held."""
    joints: list[tuple[int, int]] = []
    parts, at = 1, len(words) - 1
    while parts < count:
        at -= 1
        if at < 0 or words[at].ends_line:
            return None
        word = words[at]
        if len(word.spaces) == 1 and word.spaces[0].text == " ":
            joints.append((word.spaces[0].inline, word.spaces[0].start))
            parts += 1
        elif not word.spaces and word.pieces and word.pieces[-1].text.endswith("-"):
            joints.append(_end(word.pieces[-1]))
        else:
            return None
    return joints


def _end(piece: LinePiece) -> tuple[int, int]:
    return piece.inline, piece.start + len(piece.text) - 1


def _with_held(block: Paragraph, joints: list[tuple[int, int]]) -> Paragraph:
    inlines = list(block.inlines)
    for index, offset in joints:
        inline = inlines[index]
        if isinstance(inline, TextRun):
            at, _ = place_of_printed(inline.text, offset, 1)
            text = inline.text[:at] + HELD.get(inline.text[at], inline.text[at]) + inline.text[at + 1 :]
            inlines[index] = replace(inline, text=text)
    return replace(block, inlines=tuple(inlines))


def _least(paragraph: Settled, size: float) -> Settled | None:
    """Return the paragraph in the least measure that has as many lines, or in the next that every program agrees on."""
    measured, count = paragraph.measured, len(paragraph.lines)
    low, high = measured.widest_word(size), paragraph.measure
    while high - low > _FINEST:
        middle = (low + high) / 2
        if len(measured.broken(size, middle)) > count:
            low = middle
        else:
            high = middle
    return _safe(paragraph, size, high)


def _narrower(paragraph: Settled, size: float) -> Iterator[Settled]:
    """Yield the paragraph in ever narrower measures, each just too little for the longest line before."""
    measured, count = paragraph.measured, len(paragraph.lines)
    least = max(NARROWEST * paragraph.measure, measured.widest_word(size))
    lines = paragraph.lines
    while True:
        measure = max(measured.widths(lines, size)) - 0.01
        if measure < least:
            return
        lines = measured.broken(size, measure)
        if len(lines) > count:
            return
        if found := _safe(paragraph, size, measure):
            yield found


def _safe(paragraph: Settled, size: float, measure: float) -> Settled | None:
    """Return the paragraph in a measure, or the next wider one, within which its lines end safely where they do.

    It is the widest with those lines, so that a DOCX that is edited has as much room as can be. None if there is none
    below the paragraph's own.
    """
    measured = paragraph.measured
    while measure < paragraph.measure - SAFE:
        lines = measured.broken(size, measure)
        narrower, wider = tolerance(lines, measured, size, measure)
        if narrower + wider >= 2 * SAFE:
            widest = measure + wider - min(2 * SAFE, (narrower + wider) / 2)
            return replace(paragraph, lines=lines, measure=min(widest, paragraph.measure))
        measure += wider + 0.01
    return None


def _badness(paragraph: Settled, size: float, *, is_even: bool) -> float:
    """Return how uneven the lines are: the squares of what each lacks of the longest, in parts of it, and a runt's.

    The last line of text may be short. Of two that are alike, the one that came first is as it was or has no indent.
    """
    widths = paragraph.measured.widths(paragraph.lines, size)
    longest = max(widths)
    compared = widths if is_even else widths[:-1]
    lacks = sum([(1 - width / longest) ** 2 for width in compared]) if longest else 0.0
    return lacks + (_RUNT if is_runt(paragraph, size) else 0.0)
