"""Print what was measured, a line a brief and what all come to."""

from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median

from tests.composition.measuring import Measured, Refused

_HEAD = (
    f"{'brief':32} {'arrangement':11} {'size':>5} {'blank':>6} {'columns':>7} {'runts':>5} {'titles':>6} {'cells':>5} "
)
_HEAD += f"{'parted':>6} {'line':>4} {'panel':>5}  step"


def table(results: Sequence[Measured | Refused]) -> str:
    """Return the results as a table for a terminal."""
    return "\n".join((_HEAD, *map(_row, results), "", *(f"{name:46} {value}" for name, value in totals(results))))


def _row(one: Measured | Refused) -> str:
    if isinstance(one, Refused):
        why = ", ".join(one.codes) if one.over is None else f"{one.over} lines too long"
        return f"{one.name[:32]:32} refused: {why}"
    return (
        f"{one.name[:32]:32} {one.arrangement:11} {one.size:5} {one.blank.all:6.1%} {one.blank.columns:7.1%} "
        f"{len(one.runts):5} {len(one.short_titles):6} {len(one.short_cells):5} {len(one.parted):6} "
        f"{one.measure or 0:4.0f} {one.panel:5}  {one.step}"
    )


def totals(results: Sequence[Measured | Refused]) -> Iterator[tuple[str, str]]:
    """Yield what the results come to, by name."""
    pages = [one for one in results if isinstance(one, Measured)]
    refused = [one for one in results if isinstance(one, Refused)]
    blanks = [one.blank.all for one in pages]
    columns = [one.blank.columns for one in pages]
    lines = [one.measure for one in pages if one.measure is not None]
    sizes = sorted(Counter(one.size for one in pages).items())
    yield "briefs, pages, refused", f"{len(results)}, {len(pages)}, {len(refused)}"
    yield "refused, with lines too long", ", ".join(f"{one.name} ({one.over})" for one in refused) or "none"
    yield (
        "last lines of one word, of paragraphs of text",
        f"{_all(pages, 'runts')} of {sum(one.paragraphs for one in pages)}",
    )
    yield "last lines of one word, in titles and headings", str(_all(pages, "short_titles"))
    yield "last lines of one word, in cells of tables", str(_all(pages, "short_cells"))
    yield "numbers parted from their unit or month", str(_all(pages, "parted"))
    yield "blank, median and worst", f"{median(blanks):.1%}, {max(blanks):.1%}"
    yield "blank under columns, median and worst", f"{median(columns):.1%}, {max(columns):.1%}"
    yield "pages by type size", ", ".join(f"{size:g} pt: {count}" for size, count in sizes)
    yield "characters a line, median and most", f"{median(lines):.0f}, {max(lines):.0f}"
    yield "characters a line of the bottom line, most", str(max(one.panel for one in pages))
    yield "arrangements", ", ".join(f"{name}: {count}" for name, count in Counter(p.arrangement for p in pages).items())


def _all(pages: Sequence[Measured], what: str) -> int:
    return sum(len(getattr(one, what)) for one in pages)
