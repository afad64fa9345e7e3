"""Fill the page of a template: bluf's own in this process, any other in one that is ended when it takes too much."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bluf import filling
from bluf.filling import Fault, Filled
from bluf.ground.confined import Allowance, ExcessError, confined
from bluf.ground.shipped_templates import shipped
from bluf.problems import BriefError
from bluf.template.filling_problems import excess_problem, problem_of
from bluf.template.finding import is_own


def filled(
    file: Path,
    searched: tuple[Path, ...],
    values: dict[str, Any],
    known: Mapping[str, Any],
    patience: float,
    allowed: Allowance,
) -> Filled:
    """Return what a page prints for some values. Raises BriefError for a fault of it, or where it takes too much.

    `file` is the page, in a folder named as its template; `searched` are the folders where templates are looked for.
    One of bluf's own that takes a part from another is not filled in this process either. `known` are the values whose
    names a fault may suggest; after `patience`, in seconds, the page's own line is told.
    """
    page = f"{file.parent.name}/{file.name}"
    made = filling.fill_with_own(page, searched, values, shipped()) if is_own(file) else None
    if made is None:
        try:
            made = confined(filling.fill, page, searched, values, patience, allowed=allowed)
        except ExcessError as error:
            raise BriefError([excess_problem(error.excess, str(file))]) from None
    if isinstance(made, Fault):
        raise BriefError([problem_of(made, str(file), known)])
    return made
