"""Say which items of a brief take the most lines of a page that is too long."""

from collections import defaultdict
from collections.abc import Mapping

from bluf.document import Document, FitMode
from bluf.layout.page import Page, Placed, placed_paragraphs
from bluf.problems import Problem

NAMED_ITEMS = 5  # how many of the costliest items a does-not-fit names


def item_lines(page: Page) -> dict[str, int]:
    """Return how many lines each item of the brief takes on the page, by the item's path (`quotes[1]`)."""
    return _lines_of(page.body)


def running_lines(page: Page) -> dict[str, int]:
    """Return the same of the header and footer that push the body away."""
    margins = page.sheet.margins
    pushing = [*(page.header if page.frame.y > margins.top else ())]
    pushing += page.footer if page.frame.bottom < page.size.height - margins.bottom else ()
    return _lines_of(tuple(pushing))


def _lines_of(placed: tuple[Placed, ...]) -> dict[str, int]:
    lines: dict[str, int] = defaultdict(int)
    for paragraph in placed_paragraphs(placed):
        for line in paragraph.lines:
            for path in {item_path(f.src) for f in line.fragments if f.src}:
                lines[path] += 1
    return dict(lines)


def item_path(src: str) -> str:
    """Return the item that a field belongs to: `quotes[1]` for `quotes[1].text`, `title` for `title`."""
    head, bracket, _ = src.partition("]")
    return head + bracket if bracket and "." not in head else src.partition(".")[0]


def costliest(document: Document, lines: Mapping[str, int], over: str, size: float) -> Problem:
    """Return the problem of a document that is too long by `over`, which names the items with the most lines."""
    ranked = sorted(lines.items(), key=lambda pair: -pair[1])
    costs = [pair for pair in ranked if pair[1] > 1] or ranked  # a title of one line is no place to save
    named = []
    for path, count in costs[:NAMED_ITEMS]:
        span = document.spans.get(path)
        named.append(f"{path}{f' (line {span.line})' if span else ''}: {counted(count, 'line')}")
    strict = document.mode is FitMode.STRICT
    at = "the style's own sizes (`fit: strict`)" if strict else f"the smallest setting ({size:g} pt)"
    hint = "shorten or remove some of these"
    if strict:
        hint += ", or let the style shrink with `fit: shrink`"
    elif document.mode is FitMode.SHRINK and document.droppable:
        hint += f", or set `fit: trim`: {counted(len(document.droppable), 'item')} of `priority` 2 or more may go"
    elif document.mode is FitMode.SHRINK:
        hint += ", or give points that may go a `priority: 2` and set `fit: trim`"
    items = f"; the costliest items: {', '.join(named)}" if named else ""
    return Problem(
        "does-not-fit",
        f"{over} too long for one page at {at}{items}",
        span=document.spans.get(costs[0][0]) if costs else None,
        field=costs[0][0] if costs else None,
        hint=hint,
    )


def counted(count: int, noun: str) -> str:
    """Return a number with its noun, in the plural where that is meant."""
    return f"{count} {noun}{'' if count == 1 else 's'}"
