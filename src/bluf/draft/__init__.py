"""Draft: turn sources into the text of a brief to start from, without inventing a word."""

import datetime
from collections.abc import Sequence
from pathlib import Path

from bluf.draft.brief_writing import POINTS, written
from bluf.draft.gathering import Draft, budget_of, gather
from bluf.ground.template_names import DEFAULT_TEMPLATE
from bluf.problems import BriefError

__all__ = ["POINTS", "Draft", "budget_of", "draft", "gather", "written"]


def draft(sources: Sequence[Path], *, template: str = DEFAULT_TEMPLATE, today: datetime.date) -> str:
    """Return the YAML text of a brief from sources that lie beside it. Raises BriefError where one can't be read."""
    found = gather(sources)
    if found.problems:
        raise BriefError(found.problems)
    return written(found, template=template, today=today)
