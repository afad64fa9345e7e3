"""Filling: run a page's Jinja template on plain values, and return what it prints or what is wrong with it.

Everything here can run in a process of its own (`bluf.ground.confined`), which for a project's own templates it does:
it imports neither briefs nor problems, so that such a process starts quickly, and what it takes and returns can be
pickled. Jinja is imported by the first call.
"""

from pathlib import Path
from typing import Any

from bluf.filling.template_limits import MOST_BYTES
from bluf.filling.template_values import Fault, FaultKind, Filled


def fill(page: str, folders: tuple[Path, ...], values: dict[str, Any], seconds: float) -> Filled | Fault:
    """Return what the page `TEMPLATE/FILE`, the first of its name in the folders, prints for the values.

    After `seconds` of this process's time it is stopped, where the system can tell.
    """
    from bluf.filling.page_filling import fill_in_time

    return fill_in_time(page, folders, values, seconds)


def fill_with_own(page: str, folders: tuple[Path, ...], values: dict[str, Any], own: Path) -> Filled | Fault | None:
    """Return the same if all that the page is made of lies in the folder `own`, and None otherwise."""
    from bluf.filling.page_filling import fill_from

    return fill_from(page, folders, values, own)


__all__ = ["MOST_BYTES", "Fault", "FaultKind", "Filled", "fill", "fill_with_own"]
