"""Set what was measured beside what was kept of another version of bluf, as the Markdown of a table.

`before.json` was kept when a page had one arrangement.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any, TypeAlias

from tests.composition.measuring import Measured, Refused

BEFORE = Path(__file__).with_name("before.json")
Numbers: TypeAlias = Mapping[str, float | None]


def numbers(results: Sequence[Measured | Refused]) -> dict[str, Numbers]:
    """Return what was measured of each brief as numbers, by name. Of one that is refused, only by how many lines."""
    return {one.name: _numbers(one) for one in results}


def _numbers(one: Measured | Refused) -> Numbers:
    if isinstance(one, Refused):
        return {"over": one.over}
    return {
        "size": one.size,
        "blank": round(one.blank.all, 3),
        "columns": round(one.blank.columns, 3),
        "paragraphs": one.paragraphs,
        "runts": len(one.runts),
        "titles": len(one.short_titles),
        "cells": len(one.short_cells),
        "parted": len(one.parted),
        "measure": one.measure,
        "panel": one.panel,
    }


def kept(path: Path = BEFORE) -> dict[str, Numbers]:
    """Return what was kept in a file."""
    known: dict[str, Numbers] = json.loads(path.read_text(encoding="utf-8"))
    return known


def keep(results: Sequence[Measured | Refused], path: Path) -> None:
    """Keep what was measured in a file, a line a brief."""
    rows = ",\n".join(f"  {json.dumps(name)}: {json.dumps(values)}" for name, values in numbers(results).items())
    path.write_text(f"{{\n{rows}\n}}\n", encoding="utf-8")


def beside(results: Sequence[Measured | Refused], before: Mapping[str, Numbers]) -> str:
    """Return the totals of both as a table, then a table with a row a brief."""
    both = [(one, before[one.name]) for one in results if one.name in before]
    old, new = [was for _, was in both], [_numbers(one) for one, _ in both]
    rows = ["| | before | after |", "|---|--:|--:|"]
    rows += [f"| {name} | {was} | {now} |" for (name, was), (_, now) in zip(_totals(old), _totals(new), strict=True)]
    rows += ["", "| brief | arrangement | type, pt | blank | under columns | ends in a word | parted |"]
    rows += ["|---|---|--:|--:|--:|--:|--:|", *(_row(one, was, _numbers(one)) for one, was in both)]
    return "\n".join(rows)


def _totals(all_of_them: Sequence[Numbers]) -> Iterator[tuple[str, str]]:
    pages = [one for one in all_of_them if "size" in one]

    def of(name: str) -> list[Any]:
        return [one[name] for one in pages if one[name] is not None]

    yield "pages, refused", f"{len(pages)}, {len(all_of_them) - len(pages)}"
    yield "text that ends in a line of one word", f"{sum(of('runts'))} of {sum(of('paragraphs'))}"
    yield "titles and headings that do", str(sum(of("titles")))
    yield "cells of tables that do", str(sum(of("cells")))
    yield "numbers parted from their unit or month", str(sum(of("parted")))
    yield "blank of the page, median", f"{median(of('blank')):.0%}"
    yield "blank of the page, worst", f"{max(of('blank')):.0%}"
    yield "blank under short columns, median", f"{median(of('columns')):.1%}"
    yield "blank under short columns, worst", f"{max(of('columns')):.0%}"
    yield "type of the text, median", f"{median(of('size')):g} pt"
    yield "characters a line of text, median", f"{median(of('measure')):.0f}"
    yield "characters a line of text, most", f"{max(of('measure')):.0f}"
    yield "characters a line of the bottom line, most", f"{max(of('panel')):.0f}"


def _row(one: Measured | Refused, was: Numbers, now: Numbers) -> str:
    def pair(show: str, *names: str) -> str:
        values = [sum(each[name] or 0 for name in names) if names[0] in each else None for each in (was, now)]
        return " → ".join("–" if value is None else format(value, show) for value in values)

    if isinstance(one, Refused):
        return f"| {one.name} | refused, {one.over} lines too long (before: {was.get('over')}) | | | | | |"
    cells = (pair("g", "size"), pair(".0%", "blank"), pair(".0%", "columns"))
    ends = (pair("g", "runts", "titles", "cells"), pair("g", "parted"))
    return f"| {one.name} | {one.arrangement} | {' | '.join((*cells, *ends))} |"
