"""Add to a style sheet the styles that the shared parts name and that a style of long ago may lack.

Each is made of one that such a style has, or says nothing, so that what stands in it looks as what is around it.
"""

from collections.abc import Mapping
from dataclasses import replace

from bluf.document import BoxStyle, CharacterStyle, ParagraphStyle, StyleSheet, TableStyle

# By the style that stands in for them, the first of these that there is.
_PARAGRAPHS = {
    "Memo Label": ("Details", "Normal"),
    "Memo Value": ("Details", "Normal"),
    "Source Note": ("Source", "Normal"),
    "Position Heading": ("Caption", "Normal"),
    "Actor Marked": ("Actor", "Normal"),
}
_BOXES = (
    *map(BoxStyle, ("Group", "Masthead", "Panel Row", "Memo", "Memo Cell", "Person")),
    BoxStyle("Halves", arrange="flow", gap=22.0, space_before=13.0),
    BoxStyle("Poured", arrange="flow", most=3, gap=20.0, space_before=4.0),
    BoxStyle("Beside", arrange="columns", widths=(0.5, 0.5), gap=22.0, space_before=13.0),
    BoxStyle("Side Head", arrange="columns", widths=(0.18, 0.82), gap=14.0, space_before=13.0),
    BoxStyle("Foot", at_foot=True),
)
_CHARACTERS = {
    "Kicker": CharacterStyle("Kicker", bold=True),
    "Context": CharacterStyle("Context"),
    "Stance": CharacterStyle("Stance"),
}
_TABLES = {
    "Steps": ("Timeline", "Table Grid"),
    **dict.fromkeys(("Positions", "Positions Narrow", "Positions Alone"), ("Table Grid",)),
}


def with_usual_styles(sheet: StyleSheet) -> StyleSheet:
    """Return a sheet with those of the styles that it lacks."""
    return replace(
        sheet,
        paragraphs=_paragraphs(sheet.paragraphs),
        characters={**_CHARACTERS, **sheet.characters},
        boxes={**{box.name: box for box in _BOXES}, **sheet.boxes},
        tables=_tables(sheet.tables),
    )


def _paragraphs(own: Mapping[str, ParagraphStyle]) -> dict[str, ParagraphStyle]:
    made = dict(own)
    for name, bases in _PARAGRAPHS.items():
        base = next((own[each] for each in bases if each in own), None)
        if base and name not in own:
            made[name] = replace(base, name=name, label="", indent=0.0, hanging=0.0, based_on="Normal")
    return made


def _tables(own: Mapping[str, TableStyle]) -> dict[str, TableStyle]:
    made = dict(own)
    for name, bases in _TABLES.items():
        base = next((own[each] for each in bases if each in own), TableStyle(name))
        made.setdefault(name, replace(base, name=name))
    return made
