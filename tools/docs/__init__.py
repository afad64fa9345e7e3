"""Turn the code's tables into the docs that list them, each a page of `docs/`."""

from collections.abc import Callable

from tools.docs.brief import brief
from tools.docs.commands import commands
from tools.docs.diagnostics import diagnostics
from tools.docs.inspect import inspection

PAGES: dict[str, Callable[[], str]] = {
    "brief.md": brief,
    "commands.md": commands,
    "diagnostics.md": diagnostics,
    "inspect.md": inspection,
}
