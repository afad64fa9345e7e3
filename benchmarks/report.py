"""Turn what was measured into the Markdown of `docs/benchmarks.md`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_HEAD = """\
# Benchmarks

Written by `make bench`, which measures all of this in one run and in turns: every round calls each way once, so a
slow moment of the machine falls on all alike. Times are medians; the spread is the distance between the quartiles.
Compare the ratios with those of another machine, not the times.

What the others do is not quite what bluf does. They set the same text on a similar page. bluf also checks the brief and
locates its faults, looks for the largest type that fits one page, and makes both files break their lines alike.
docxtpl, typst and WeasyPrint neither check nor fit. typst's PDF is tagged (PDF/UA-1), as bluf's; WeasyPrint's is not.
The others read the YAML with PyYAML's C loader and keep their parsed templates and fonts from one brief to the next.
typst also remembers what it has set, so that only what differs from the brief before is set anew.
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One way and its median time and spread, in seconds."""

    name: str
    seconds: float
    spread: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """One comparison; each ratio has the aim that it should not exceed."""

    letter: str
    title: str
    what: str
    rows: tuple[Row, ...]
    ratios: tuple[tuple[str, float, float], ...]
    columns: tuple[str, str] = ("median", "spread")


def markdown(tables: Sequence[Table], versions: Mapping[str, str]) -> str:
    """Return the page."""
    parts = [_HEAD]
    for table in tables:
        parts.append(f"\n## ({table.letter}) {table.title}\n\n{table.what}\n\n")
        parts.append(f"| | {table.columns[0]} | {table.columns[1]} |\n|---|--:|--:|\n")
        parts.extend(_row(row) for row in table.rows)
        parts.append("\n| ratio | measured | aim |\n|---|--:|--:|\n")
        parts.extend(f"| {name} | **{ratio:.2f}** | at most {aim:g} |\n" for name, ratio, aim in table.ratios)
    parts.append("\n## Versions\n\n")
    parts.append(", ".join(f"{name} {number}" for name, number in versions.items() if name != "machine"))
    parts.append(f". {versions['machine']}.\n")
    return "".join(parts)


def _row(row: Row) -> str:
    spread = row.note or ("" if row.spread is None else _time(row.spread))
    return f"| {row.name} | {_time(row.seconds)} | {spread} |\n"


def _time(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.1f} ms"
