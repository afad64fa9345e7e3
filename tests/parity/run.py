"""Render the DOCX of pages, such as those of every brief of the corpus, with every engine there is; compare lines."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bluf.layout import Page
from tests.parity.compare import Comparison, compare
from tests.parity.corpus import page
from tests.parity.engines import Engine
from tests.parity.rendering import renderings


@dataclass(frozen=True, slots=True)
class Result:
    """How one brief fares in one engine."""

    brief: str
    engine: str
    page: Page
    comparison: Comparison


def run(briefs: Sequence[Path], engines: Sequence[Engine], folder: Path) -> list[Result]:
    """Return a result for every brief and engine. `folder` is left with the DOCX files and their renderings."""
    return compared({path.stem: page(path) for path in briefs}, engines, folder)


def compared(pages: Mapping[str, Page], engines: Sequence[Engine], folder: Path) -> list[Result]:
    """Return a result for every page, by its name, and engine."""
    return [
        Result(name, engine, made, compare(made, rendering))
        for name, engine, made, rendering in renderings(pages, engines, folder)
    ]


def table(results: Sequence[Result]) -> str:
    """Return the results as a table, a line for each, with what each engine comes to."""
    rows = [f"{'brief':28} {'engine':12} {'size':>5} {'fill':>5} pages {'equal':>9} {'%':>7} {'lowest':>7} {'most':>6}"]
    for result in results:
        own = result.comparison
        rows.append(
            f"{result.brief[:28]:28} {result.engine:12} {result.page.body_size:5} {result.page.fill:5.2f} "
            f"{own.pages:5} {own.equal:4}/{own.lines:4} {own.share:7.2%} {own.lowest:+7.2f} {own.down:6.2f}"
        )
    for engine in dict.fromkeys(result.engine for result in results):
        of = [result.comparison for result in results if result.engine == engine]
        equal, lines = totals(of)
        lowest = max((one.lowest for one in of), key=abs)
        rows.append(f"{'all':28} {engine:12} {'':17} {equal:4}/{lines:4} {equal / lines:7.2%} {lowest:+7.2f}")
    return "\n".join(rows)


def totals(comparisons: Sequence[Comparison]) -> tuple[int, int]:
    """Return how many lines are equal in all comparisons together, and how many there are."""
    return sum(one.equal for one in comparisons), sum(one.lines for one in comparisons)


def differences(results: Sequence[Result]) -> str:
    """Return every paragraph that an engine breaks otherwise, ours above theirs."""
    rows = []
    for result in results:
        for difference in result.comparison.differences:
            rows.append(f"{result.brief} in {result.engine}:")
            rows.append("  page   " + " | ".join(difference.ours))
            rows.append("  engine " + (" | ".join(difference.theirs) or "(not found)"))
    return "\n".join(rows)
