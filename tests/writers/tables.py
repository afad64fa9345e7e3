"""A brief with a table, and its page."""

from pathlib import Path

import bluf
from bluf.document import Table
from bluf.layout import Page, PlacedGroup, PlacedParagraph, lay_out
from bluf.layout.page import Placed

QUAYS = """\
caption: Quays by **need**
columns: [Quay, Ramp, {head: To be done, align: left}, {head: State, kind: choice, values: {ready: good, late: bad}}]
rows:
  - [North Pier, 12.5 m, Lamps and two bollards on the outer side of the quay, ready]
  - [Old Town, 8 m, Nothing, late]
total: {Quay: Total, Ramp: 20.5 m}
"""


def brief_with(table: str, folder: Path, *, lang: str = "en", more: str = "", text: str = "Words.") -> Path:
    """Write a brief whose one section has a table; `more` are further fields."""
    lines = "".join(f"      {line}\n" for line in table.splitlines())
    path = folder / "quays.yaml"
    path.write_text(
        f"title: {text}\ndate: 2031-10-20\nlang: {lang}\nbottom_line: {text}\nkey_points: [{text}]\n{more}"
        f"sections:\n  - heading: {text}\n    table:\n{lines}",
        encoding="utf-8",
    )
    return path


def page_with(table: str, folder: Path, *, lang: str = "en", more: str = "", text: str = "Words.") -> Page:
    """Return the page of a brief whose one section has a table, as designed."""
    return lay_out(bluf.compose(bluf.load(brief_with(table, folder, lang=lang, more=more, text=text))))


def rows_of(page: Page) -> list[list[PlacedGroup]]:
    """Return the cells of the first table of a page, row by row."""
    table = next(iter(_tables(page.body)))
    rows = [row for row in table.children if isinstance(row, PlacedGroup)]
    return [[cell for cell in row.children if isinstance(cell, PlacedGroup)] for row in rows]


def paragraph(cell: PlacedGroup) -> PlacedParagraph:
    """Return the one paragraph of a cell."""
    (only,) = cell.children
    assert isinstance(only, PlacedParagraph)
    return only


def _tables(placed: tuple[Placed, ...]) -> list[PlacedGroup]:
    found: list[PlacedGroup] = []
    for item in placed:
        if isinstance(item, PlacedGroup):
            found += [item] if isinstance(item.block, Table) else _tables(item.children)
    return found
