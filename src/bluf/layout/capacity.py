"""Find documents that are many times as long as a page before time is spent on laying them out.

The area that text covers when its lines are filled to the last point is less than any layout needs, so what is said to
be too long by this measure is too long by any. What `fit: trim` may leave out is not counted.
"""

import math
from collections import defaultdict

from bluf.document import (
    CharacterStyle,
    Document,
    FitMode,
    LineBreak,
    ParagraphStyle,
    StyleSheet,
    TextRun,
    is_under,
    paragraphs,
)
from bluf.layout.items import Setting, costliest
from bluf.problems import Problem
from bluf.problems.field_path import ROOT, FieldPath

MOST_PAGES = 8  # whose text is laid out to say by how many lines exactly it is too long
MOST_PARTS = 30_000  # paragraphs, line ends and runs of text; a full page has about 500


def hopeless(document: Document) -> Problem | None:
    """Return the problem of a document whose text covers many pages; None of one that is worth laying out."""
    sheet = document.sheet.at(document.sheet.ladder[0 if document.mode is FitMode.STRICT else -1])
    width = document.size.width - sheet.margins.left - sheet.margins.right
    page = width * document.size.height
    if _is_short(document, sheet, MOST_PAGES * page):
        return None
    may_go = frozenset(item.src for item in document.droppable) if document.mode is FitMode.TRIM else frozenset()
    areas: dict[FieldPath, float] = defaultdict(float)
    parts = 0
    for paragraph in paragraphs((*document.header, *document.body, *document.footer)):
        style = sheet.paragraphs[paragraph.style]
        for inline in paragraph.inlines:
            parts += 1
            if not isinstance(inline, LineBreak) and not (inline.src and is_under(inline.src, may_go)):
                areas[(inline.src or ROOT).entry] += _area(inline, style, sheet)
        parts += 1
    area = sum(areas.values())
    if area <= MOST_PAGES * page and parts <= MOST_PARTS:
        return None
    line = width * sheet.paragraphs["Normal"].line_height
    lines = {path: math.ceil(own / line) for path, own in areas.items() if path}
    over = max(math.ceil((area - page) / line), 1)
    if document.template and area <= MOST_PAGES * page:
        lines = {}  # so many parts of a page are the template's own
    named = frozenset(item.src for item in document.droppable)
    stays = area - sum(own for path, own in areas.items() if is_under(path, named))
    helps = FitMode.TRIM if document.mode is not FitMode.TRIM and document.droppable and stays <= page else None
    return costliest(document, lines, over, Setting(sheet.paragraphs["Normal"].size), helps, "at least ")


def _is_short(document: Document, sheet: StyleSheet, most: float) -> bool:
    """Whether a document covers no more than `most` square points though each character were as wide as it is high."""
    area, parts = 0.0, 0
    for paragraph in paragraphs((*document.header, *document.body, *document.footer)):
        style = sheet.paragraphs[paragraph.style]
        length = sum([len(inline.text) for inline in paragraph.inlines if not isinstance(inline, LineBreak)])
        area += length * style.size * style.line_height
        parts += 1 + len(paragraph.inlines)
    return area <= most and parts <= MOST_PARTS


def _area(inline: TextRun, style: ParagraphStyle, sheet: StyleSheet) -> float:
    """Return the area that some text covers without its spaces, in square points."""
    character: CharacterStyle | None = sheet.characters[inline.style] if inline.style else None
    size = character.size_in(style.size) if character else style.size
    words = inline.text.replace(" ", "")
    chain = sheet.fonts.chain(style.font, style.bold, style.italic)
    return chain.plain.advances[words] * size * style.line_height
