"""Say which items of a brief take the most lines of a page that is too long."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from bluf.document import Document, FitMode, Table
from bluf.layout.page import Page, Placed, PlacedGroup, placed_figures, placed_paragraphs
from bluf.problems import Problem
from bluf.problems.field_path import FieldPath

NAMED_ITEMS = 5  # how many of the costliest items a does-not-fit names


def item_lines(page: Page) -> dict[FieldPath, int]:
    """Return how many lines each item of the brief takes on the page, by the item's path (`quotes[1]`)."""
    return _lines_of(page.body, page)


def running_lines(page: Page) -> dict[FieldPath, int]:
    """Return the same of the header and footer that push the body away."""
    margins = page.sheet.margins
    pushing = [*(page.header if page.frame.y > margins.top else ())]
    pushing += page.footer if page.frame.bottom < page.size.height - margins.bottom else ()
    return _lines_of(tuple(pushing), page)


def _lines_of(placed: tuple[Placed, ...], page: Page) -> dict[FieldPath, int]:
    """Return the lines by item. A table, picture or chart of the brief is an item.

    A picture or chart takes as many lines as are as high, and a row of a table as many as its cell with the most.
    """
    lines: dict[FieldPath, int] = defaultdict(int)
    tables = dict(_tables(placed))
    inside = {id(each) for each in placed_paragraphs(tuple(tables.values()))}
    for paragraph in placed_paragraphs(placed):
        for line in paragraph.lines if id(paragraph) not in inside else ():
            for path in {_item(f.src, tables) for f in line.fragments if f.src}:
                lines[path] += 1
    for path, table in tables.items():
        for row in table.children:
            lines[path] += max((len(paragraph.lines) for paragraph in placed_paragraphs((row,))), default=0)
    line_height = page.sheet.paragraphs["Normal"].line_height
    for figure in placed_figures(placed):
        if figure.block.src:
            lines[figure.block.src] += math.ceil(figure.rect.height / line_height)
    return dict(lines)


def _tables(placed: tuple[Placed, ...]) -> Iterator[tuple[FieldPath, PlacedGroup]]:
    """Yield the tables that are fields of the brief, with their paths."""
    for item in placed:
        if isinstance(item, PlacedGroup):
            if isinstance(item.block, Table) and item.block.src:
                yield item.block.src, item
            else:
                yield from _tables(item.children)


def _item(src: FieldPath, tables: Mapping[FieldPath, PlacedGroup]) -> FieldPath:
    """Return the path of the item that a field is in."""
    return next((path for path in src.upwards() if path in tables), src.entry) if tables else src.entry


class Setting(NamedTuple):
    """In what setting a document does not fit: the text's size, in points, and words for its arrangement, or none."""

    size: float
    arrangement: str = ""


def costliest(
    document: Document,
    lines: Mapping[FieldPath, int],
    over: int,
    setting: Setting,
    helps: FitMode | None,
    least: str = "",
) -> Problem:
    """Return the problem of a document that is too long by `over` lines, which names the items with the most lines.

    `helps` is the mode in which it would fit as it is, if there is one; `least` stands before the number of lines.
    """
    if document.template and over >= sum(lines.values()):  # were all that the brief says gone, it would not fit
        message = f"the template itself prints too much for one page: {least}{counted(over, 'line')} too many"
        return Problem("template-limit", message, document.template, hint="loop over the brief's lists alone")
    ranked = sorted(_together(lines).items(), key=lambda pair: -pair[1].lines)
    costs = [pair for pair in ranked if pair[1].lines > 1] or ranked  # a title of one line is no place to save
    named = []
    for path, cost in costs[:NAMED_ITEMS]:
        span = document.spans.get(path)
        items = f" in {cost.items} items" if cost.items > 1 else ""
        named.append(f"{path}{f' (line {span.line})' if span else ''}: {counted(cost.lines, 'line')}{items}")
    strict = document.mode is FitMode.STRICT
    at = "the style's own sizes (`fit: strict`)" if strict else f"the smallest setting ({setting.size:g} pt)"
    items = f"; the costliest items: {', '.join(named)}" if named else ""
    return Problem(
        "does-not-fit",
        f"{least}{counted(over, 'line')} too long for one page at {at}{setting.arrangement}{items}",
        span=next((document.spans[path] for path, _ in costs if path in document.spans), document.template),
        field=costs[0][0] if costs else None,
        hint="shorten or remove some of these" + _way_out(document, lines, over, helps),
    )


def _way_out(document: Document, lines: Mapping[FieldPath, int], over: int, helps: FitMode | None) -> str:
    """Return what may help besides fewer words: nothing that would not."""
    match helps:
        case FitMode.SHRINK:
            return ", or let the style shrink with `fit: shrink`"
        case FitMode.TRIM:
            return f", or set `fit: trim`: {counted(len(document.droppable), 'item')} of `priority` 2 or more may go"
        case _ if _may_be_trimmed(document, lines, over):
            more = "more points" if document.droppable else "points"
            mode = "" if document.mode is FitMode.TRIM else " and set `fit: trim`"
            return f", or give {more} that may go a `priority: 2`{mode}"
        case _:
            return ""


def _may_be_trimmed(document: Document, lines: Mapping[FieldPath, int], over: int) -> bool:
    """Whether a page might fit without points, of which some may not go as yet."""
    items = {path: count for path, count in lines.items() if path in document.rankable}
    return sum(items.values()) > over and not items.keys() <= {item.src for item in document.droppable}


class _Cost(NamedTuple):
    lines: int
    items: int = 1


def _together(lines: Mapping[FieldPath, int]) -> dict[FieldPath, _Cost]:
    """Return the lines by item; those of a list that are many and have one line each are one."""
    one = Counter(path.parent for path, count in lines.items() if path.position is not None and count == 1)
    many = {name: _Cost(count, count) for name, count in one.items() if count > NAMED_ITEMS}
    rest = {path: _Cost(count) for path, count in lines.items() if count > 1 or path.parent not in many}
    return {**rest, **many}


def counted(count: int, noun: str) -> str:
    """Return a number with its noun, in the plural where that is meant."""
    return f"{count} {noun}{'' if count == 1 else 's'}"
