"""Turn a table of a brief into what a page prints: heads, lines and a last line of totals, each cell with its style.

Styles are named here and drawn by the style sheet: `Data Text Right` for a number, `Choice Good` for a word that means
good. A word of a closed list has a shape besides its colour, so that neither needs to be seen (WCAG 2.2, 1.4.1).
"""

from collections.abc import Mapping
from typing import Any

from bluf.brief.figure_parts import TableFields
from bluf.brief.table_columns import CHOICE, NUMBER, TEXT, SetColumn, cells_of, numbers_of, set_columns, texts_of
from bluf.brief.typed_numbers import TypedNumber
from bluf.filling.template_values import FieldGroup

SIGNS = {"good": "●", "fair": "▲", "bad": "■", "neutral": "◆"}
_SIDES = {"left": "", "right": " Right", "center": " Center"}


def choice_style(meaning: str) -> str:
    """Return the paragraph style of a word that means this."""
    return f"Choice {meaning.title()}"


def printed_table(table: TableFields, own: Mapping[str, Any], lang: str) -> dict[str, Any]:
    """Return the `heads`, `lines` and `total_line` of a table. `own` are its fields as a page knows them."""
    columns = set_columns(table, lang)
    heads = tuple(
        _group(given.head, f"Data Heading{_SIDES[column.align]}", "th")
        for given, column in zip(own["columns"], columns, strict=True)
    )
    lines = tuple(_line(row, at, columns) for at, row in enumerate(own["rows"]))
    return {"heads": heads, "lines": lines, "total_line": _total(table, own["total"], columns, lang)}


def _line(row: tuple[Any, ...], at: int, columns: tuple[SetColumn, ...]) -> tuple[FieldGroup, ...]:
    cells = [row[index] if index < len(row) else None for index in range(len(columns))]
    pairs = zip(cells, columns, strict=True)
    return tuple(_cell(text, at, index, column) for index, (text, column) in enumerate(pairs))


def _cell(text: Any, at: int, index: int, column: SetColumn) -> FieldGroup:
    meaning = column.meanings[at] if column.kind == CHOICE else None
    if meaning:
        return _group(text, choice_style(meaning), sign=SIGNS[meaning])
    number = column.numbers[at] if column.kind == NUMBER and column.numbers else None
    tag = "th" if index == 0 and column.kind == TEXT and text else "td"
    return _group(text, f"Data Text{_SIDES[column.align]}", tag, number if column.align == "right" else None)


def _total(table: TableFields, given: Any, columns: tuple[SetColumn, ...], lang: str) -> tuple[FieldGroup, ...]:
    """Return the cells of the last line, empty for a table without one."""
    if not table.total:
        return ()
    texts = {str(total.column): words.text for total, words in zip(table.total, given, strict=True)}
    heads = [str(column.head) for column in table.columns]
    read = _with_totals(table, lang)
    cells = []
    for index, (head, column) in enumerate(zip(heads, columns, strict=True)):
        text = texts.pop(head, None)
        number = read.get(head) if column.kind == NUMBER and column.align == "right" and text else None
        tag = "th" if index == 0 and column.kind == TEXT and text else "td"
        cells.append(_group(text, f"Data Total{_SIDES[column.align]}", tag, number))
    return tuple(cells)


def _with_totals(table: TableFields, lang: str) -> dict[str, TypedNumber | None]:
    """Return the numbers of the totals, each read with its column."""
    found: dict[str, TypedNumber | None] = {}
    heads = [str(column.head) for column in table.columns]
    for total in table.total:
        if total.column in heads:
            texts = (*texts_of(cells_of(table, heads.index(str(total.column)))), str(total.text.line))
            found[str(total.column)] = numbers_of(texts, lang).numbers[-1]
    return found


def _group(text: Any, style: str, tag: str = "td", number: TypedNumber | None = None, sign: str = "") -> FieldGroup:
    """Return a cell. `decimal` is where the number in it ends before its decimal mark; empty for none."""
    decimal = number.decimal_at if number else ""
    return FieldGroup((("text", text), ("style", style), ("tag", tag), ("decimal", decimal), ("sign", sign)))
