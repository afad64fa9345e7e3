"""What stands on the page with more space above it than its style gives stands there in every engine."""

from itertools import cycle
from pathlib import Path

import pytest

from bluf.document import Division
from bluf.layout import Page
from tests.parity.compare import MILLIMETRE, compare
from tests.parity.engines import Engine
from tests.parity.gaps import pinned, spread
from tests.parity.rendering import renderings
from tests.writers.figures import ILLUSTRATED, emblem, figure
from tests.writers.samples import bullets, columns, heading, page, para, quoted, table

pytestmark = [pytest.mark.engines, pytest.mark.xdist_group("parity")]

NEAR = 1.0  # points
MORE = (7.0, 0.0, 13.5, 3.0, 1.5)  # points; blocks are given them in turn
FOOT = Division("foot", (para("1. A source."), para("2. Another source.")))


def columned() -> Page:
    """Return a page of columns whose blocks differ, a table after a table, and a rule above the last block."""
    left = (
        heading("Points"),
        bullets(para("One point.", "List Bullet"), (para("Two.", "List Bullet"), para("More of it."))),
        figure(emblem()),
        para("Under a picture."),
    )
    middle = (quoted("What was said.", "A speaker"), quoted("And again.", "Another"))
    right = (
        Division("panel", (heading("In a panel"), para("A tinted text."))),
        Division("column", ()),
        para("After a block with nothing in it."),
        bullets(para("Do it.", "List Number"), para("Then this.", "List Number"), ordered=True),
    )
    rows = ("A", "B", "C"), ("d", "e", "f")
    return page(
        heading("A title", "h1"),
        Division("panel", (para("The bottom line."),)),
        columns(Division("column", left), Division("column", middle), share=0.5),
        columns(Division("column", right), Division("column", (para("Beside it."),)), share=0.4),
        table(*rows),
        table(("g", "h", "i"), ("j", "k", "l")),
        FOOT,
        sheet=ILLUSTRATED,
    )


def beginning_with_a_panel() -> Page:
    return page(Division("panel", (para("First on the page."),)), para("Under the panel."))


def test_every_block_stands_where_the_page_has_it(engine: Engine, tmp_path: Path) -> None:
    pages = {
        f"{made.__name__}-{first}": spread(made(), cycle(MORE[first:] + MORE[:first]))
        for made in (columned, beginning_with_a_panel)
        for first in (0, 2)
    }

    for name, _, made, drawn in renderings(pages, [engine], tmp_path):
        found = compare(made, drawn)
        assert (name, found.pages, found.share) == (name, 1, 1.0), found.differences
        assert found.down * MILLIMETRE < NEAR, name


def test_what_stands_at_the_foot_is_there_however_much_space_is_above_it(engine: Engine, tmp_path: Path) -> None:
    pages = {"under-a-table": pinned(columned()), "under-a-paragraph": pinned(page(para("Text."), FOOT))}

    for name, _, made, drawn in renderings(pages, [engine], tmp_path):
        found = compare(made, drawn)
        assert (name, found.pages) == (name, 1)
        assert abs(found.lowest) * MILLIMETRE < NEAR, name
