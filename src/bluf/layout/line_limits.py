"""Find paragraphs that have more lines than their style allows: a summary of at most 15 lines."""

from collections.abc import Iterable, Iterator

from bluf.document import Paragraph, StyleSheet, TextRun
from bluf.layout.measuring import BlockShape
from bluf.layout.page import Page, placed_paragraphs
from bluf.problems import Problem


def is_over_limit(shapes: Iterable[BlockShape], sheet: StyleSheet) -> bool:
    """Whether a paragraph among some shapes, or inside them, has too many lines."""
    for shape in shapes:
        if isinstance(shape.block, Paragraph):
            most = sheet.paragraphs[shape.block.style].most_lines
            if most and len(shape.lines) > most:
                return True
        elif is_over_limit(shape.children, sheet):
            return True
    return False


def too_many_lines(page: Page) -> Iterator[Problem]:
    """Yield a problem for each paragraph that has too many lines, at the first of the brief's fields in it."""
    for placed in placed_paragraphs((*page.header, *page.body, *page.footer)):
        most, count = placed.style.most_lines, len(placed.lines)
        if not most or count <= most:
            continue
        src = next((run.src for run in placed.block.inlines if isinstance(run, TextRun) and run.src), None)
        message = f"the paragraph that begins here has {count} lines, and may have {most:g} ({placed.style.name})"
        hint = f"shorten it by {count - most:g} line{'' if count - most == 1 else 's'}"
        span = page.document.spans.get(src) if src else page.document.template
        yield Problem("too-many-lines", message, span, src, hint)
