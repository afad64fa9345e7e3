"""Turn the words of charts into paragraphs."""

from collections.abc import Iterable

from bluf.brief import Prose
from bluf.document import Paragraph, StyleSheet, TextRun
from bluf.ground.located import Located


def label_of(style: str, *words: Located | str) -> Paragraph:
    """Return words of a chart as a paragraph, a space between any two: those of a field know it."""
    runs: list[TextRun] = []
    for each in words:
        if runs:
            runs.append(TextRun(" "))
        if isinstance(each, Located):
            shown = each.line if isinstance(each, Prose) else each
            runs.append(TextRun(str(shown), src=shown.path or None, origin=shown.origin))
        else:
            runs.append(TextRun(each))
    return Paragraph(style, tuple(runs))


def first_style(names: Iterable[str], sheet: StyleSheet) -> str:
    """Return the first paragraph style of some that the sheet has: one of `Normal` is in all."""
    return next((name for name in names if name in sheet.paragraphs), "Normal")
