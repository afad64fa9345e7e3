"""Turn the words of charts into paragraphs."""

from collections.abc import Iterable

from bluf.brief import Prose
from bluf.document import Paragraph, StyleSheet, TextRun
from bluf.ground.located import Located


def label_of(words: Located | str, style: str) -> Paragraph:
    """Return words of a chart as a paragraph: those of a field know it."""
    if isinstance(words, Located):
        shown = words.line if isinstance(words, Prose) else words
        return Paragraph(style, (TextRun(str(shown), src=shown.path or None, origin=shown.origin),))
    return Paragraph(style, (TextRun(words),))


def first_style(names: Iterable[str], sheet: StyleSheet) -> str:
    """Return the first paragraph style of some that the sheet has: one of `Normal` is in all."""
    return next((name for name in names if name in sheet.paragraphs), "Normal")
