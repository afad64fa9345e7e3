"""Amend the text of a brief, by the fields that a brief has and those of its template."""

import contextlib
from collections.abc import Sequence
from pathlib import Path

from bluf.brief import amending
from bluf.brief.model import Brief
from bluf.ground.workspace import Workspace
from bluf.pipeline.reading import model_of
from bluf.problems import BriefError
from bluf.yaml_edit import Edit
from bluf.yaml_files.reader import read_brief


def amend(
    text: str, edits: Sequence[Edit], path: str | Path | None = None, *, workspace: Workspace | None = None
) -> str:
    """Return a brief's text with edits made, one after the other, and no other character changed.

    `path` says where its template is; without it only the fields that every brief has are known, and bare text in any
    other list is taken to stand for `text`. A relative path starts from the folder of the `workspace`, the process's
    own unless one is given. Raises BriefError for a text that can't be read, and ValueError for an edit that makes no
    sense in a brief or that can't be made without changing something else, such as one inside the copy that an alias
    stands for.
    """
    return amending.amend(text, edits, Brief if path is None else _model(text, path, workspace or Workspace.here()))


def _model(text: str, path: str | Path, workspace: Workspace) -> type[Brief]:
    with contextlib.suppress(BriefError):  # of a text that can't be read, or is empty yet
        return model_of(read_brief(text.encode("utf-8", "surrogatepass"), str(path)), workspace)
    return Brief
