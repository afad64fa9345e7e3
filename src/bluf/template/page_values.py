"""Turn what a page may name into plain values that can be sent to another process, and number the brief's fields.

So are its pictures and charts, which a page prints as they are.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from pydantic import BaseModel

from bluf.brief import Prose
from bluf.brief.field_values import ChoiceText
from bluf.brief.figure_parts import ChartFields, PictureFields, TableFields
from bluf.brief.model_fields import named_fields
from bluf.brief.part import Part, is_declared
from bluf.brief.rich_text import RichText, plain_text
from bluf.filling.template_values import (
    ChoiceLook,
    ChoiceWords,
    DeclaredGroup,
    Drawn,
    FieldGroup,
    Foreign,
    Numbered,
    Words,
)
from bluf.ground.located import Located
from bluf.problems.field_path import ROOT, FieldPath
from bluf.template.localized_labels import NEWER_LABELS
from bluf.template.template_lines import NumberedTable

_NO_LETTER = re.compile(r"\W+")
DrawnPart: TypeAlias = ChartFields | PictureFields


@dataclass(frozen=True, slots=True)
class PageValues:
    """The values by name, what the fields in them say, and the pictures and charts, each by its number there."""

    values: dict[str, Any]
    fields: tuple[RichText, ...]
    figures: tuple[DrawnPart, ...]
    tables: tuple[NumberedTable, ...] = ()


def page_values(known: Mapping[str, Any]) -> PageValues:
    """Return the values of a page."""
    numbering = _Numbering([], [], [], str(known.get("lang", "en")), known.get("labels", {}))
    values = {name: numbering.plain(value) for name, value in known.items()}
    return PageValues(values, tuple(numbering.fields), tuple(numbering.figures), tuple(numbering.tables))


@dataclass(frozen=True, slots=True)
class _Numbering:
    """The fields, figures and tables met so far; `lang` is the brief's language, `labels` the page's words in it."""

    fields: list[RichText]
    figures: list[DrawnPart]
    tables: list[NumberedTable]
    lang: str
    labels: Mapping[str, str]

    def plain(self, value: Any) -> Any:
        """Return a value as one that can be sent to another process."""
        match value:
            case None:
                return None
            case ChoiceText():
                return self._choice(value)
            case Located():
                rich = value.rich if isinstance(value, Prose) else plain_text(value)
                self.fields.append(rich)
                return Words(str(rich.words), len(self.fields) - 1)
            case tuple():
                items = (self.plain(item) for item in value)
                return Numbered(items) if isinstance(value, Numbered) else tuple(items)
            case dict():
                return {name: self.plain(inner) for name, inner in value.items()}
            case ChartFields() | PictureFields():
                self.figures.append(value)
                return Drawn(self._own(value), len(self.figures) - 1)
            case TableFields():
                return self._table(value)
            case Part() if is_declared(value):
                return DeclaredGroup(self._own(value))
            case BaseModel():
                return FieldGroup(self._own(value))
            case _:
                return value

    def _choice(self, value: ChoiceText) -> ChoiceWords:
        from bluf.template.table_values import SIGNS, choice_style  # imported for a brief that has one

        label = choice_label(value, self.labels)
        rich = plain_text(value.instead(label or value))
        self.fields.append(rich)
        lang = label.lang if isinstance(label, Foreign) else ""
        look = ChoiceLook(value.meaning, choice_style(value.meaning), SIGNS[value.meaning], lang)
        return ChoiceWords(str(rich.words), len(self.fields) - 1, look)

    def _table(self, table: TableFields) -> FieldGroup:
        from bluf.template.table_values import printed_table  # imported for a brief that has one

        own = self._own(table)
        caption = str(table.caption.line) if table.caption else ""
        self.tables.append(NumberedTable(_path_of(table), caption))
        printed = printed_table(table, dict(own), self.lang)
        return FieldGroup((*own, *printed.items(), ("number", len(self.tables) - 1)))

    def _own(self, part: BaseModel) -> tuple[tuple[str, Any], ...]:
        own = ((name, getattr(part, name)) for name, _ in named_fields(type(part)))
        return tuple((name, self.plain(inner)) for name, inner in own)


def choice_label(value: ChoiceText, labels: Mapping[str, str]) -> str | None:
    """Return the label that is printed for a word of a closed list: that of its field's name and the word.

    For `severity: very high` it is `severity_very_high`. There is none for words that a brief's own table has.
    """
    name = choice_name(value.path.name, value)
    return None if value.path.position is not None or name in NEWER_LABELS else labels.get(name)


def choice_name(field: str, word: str) -> str:
    """Return the name of the label for a word of a field's closed list."""
    return f"{field}_{_NO_LETTER.sub('_', word.casefold())}"


def _path_of(table: TableFields) -> FieldPath:
    """Return the path of a table, which is above that of the first of its words."""
    words = next((column.head for column in table.columns), None)
    found = words.path if words is not None else ROOT
    return next((path.parent for path in found.upwards() if path.name == "columns" and path.position is None), ROOT)
