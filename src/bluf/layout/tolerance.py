"""Turn broken lines into how much narrower or wider their measure may be before one of them breaks elsewhere.

Programs round the advances of letters differently, so that over a line they disagree by up to a point. Where a line
ends within that of its measure, the DOCX moves the paragraph's right edge, and every program then breaks it as here.
"""

import math
from itertools import pairwise

from bluf.layout.lines import Broken, Measured
from bluf.layout.words import Word


def tolerance(lines: Broken, measured: Measured, size: float, measure: float) -> tuple[float, float]:
    """Return by how many points `measure` may shrink and grow for a paragraph broken into `lines` at `size`."""
    narrower = wider = math.inf
    widths = measured.widths(lines, size)
    for width in widths:
        narrower = min(narrower, measure - width)
    for width, (line, after) in zip(widths, pairwise(lines), strict=False):
        last, word = line[-1], after[0]
        if last.ends_line or not last.pieces or not word.pieces:
            continue
        more = _first_letter(word, measured, size) if last.is_cut else measured.width((word,), size)
        wider = min(wider, width + measured.space(last, size) + more - measure)
    return narrower, wider


def _first_letter(word: Word, measured: Measured, size: float) -> float:
    piece = word.pieces[0]
    return measured.advance(piece, piece.text[0]) * measured.looks[piece.inline].size(size)
