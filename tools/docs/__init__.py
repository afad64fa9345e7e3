"""Turn the code's tables into the docs that list them, each a page of `docs/`, or a part of one."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from tools.docs.brief import brief
from tools.docs.commands import commands
from tools.docs.diagnostics import diagnostics
from tools.docs.formats import read_of_each, taken
from tools.docs.inspect import inspection
from tools.docs.markings import schemes

DOCS = Path(__file__).resolve().parents[2] / "docs"


def with_part(name: str, listed: str, part: Callable[[], str]) -> str:
    """Return a page as it stands, with what is between `<!-- listed -->` and `<!-- /listed -->` made anew."""
    page = (DOCS / name).read_text(encoding="utf-8")
    head, mark, rest = page.partition(f"<!-- {listed} -->\n")
    _, end, tail = rest.partition(f"<!-- /{listed} -->\n")
    if not mark or not end:
        raise ValueError(f"docs/{name} has no place for the {listed}")
    return f"{head}{mark}{part()}{end}{tail}"


PAGES: dict[str, Callable[[], str]] = {
    "brief.md": brief,
    "commands.md": commands,
    "diagnostics.md": diagnostics,
    "drafting.md": partial(with_part, "drafting.md", "formats", taken),
    "inspect.md": inspection,
    "markings.md": partial(with_part, "markings.md", "schemes", schemes),
    "quotes.md": partial(with_part, "quotes.md", "formats", read_of_each),
}
