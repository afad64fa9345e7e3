"""Draft: turn sources into the text of a brief to start from, without inventing a word."""

import datetime
from collections.abc import Sequence
from pathlib import Path

from bluf.draft.drafting import Draft, gather
from bluf.draft.writing import POINTS, written

__all__ = ["POINTS", "Draft", "draft", "gather", "written"]


def draft(sources: Sequence[Path], *, template: str = "standard", today: datetime.date) -> str:
    """Return the YAML text of a brief from sources that lie beside it. Raises BriefError where one can't be read."""
    return written(gather(sources), template=template, today=today)
