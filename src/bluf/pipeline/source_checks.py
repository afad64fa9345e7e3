"""Turn a brief into evidence for its words: its quotes, figures and names against its sources, or their receipts."""

import os
from dataclasses import replace
from pathlib import Path

from bluf.brief import Brief, read_yaml, workspace_of
from bluf.evidence import (
    SUFFIX,
    Evidence,
    ReceiptError,
    Receipts,
    are_receipts,
    check_evidence,
    from_file,
    record,
    to_yaml,
)
from bluf.ground.budget import Budget
from bluf.ground.file_opening import opened
from bluf.ground.files import Output, write_all
from bluf.ground.workspace import Workspace
from bluf.pipeline.project import leads_out, root_of
from bluf.problems import BriefError, Problem, Span
from bluf.yaml_files.reader import MAX_BYTES


def prove(brief: Brief, budget: Budget | None = None) -> Evidence:
    """Check a brief's words against its sources; a receipt beside the brief stands in for a source that is not here.

    A receipts file that can't be relied on is an error among the evidence's problems. `budget` is what is left of a
    command's that has read the sources before.
    """
    workspace = workspace_of(brief)
    receipts, problem = _receipts(brief.path, workspace)
    folder = workspace.at(Path(brief.path).parent)
    found = check_evidence(brief, folder, receipts=receipts, budget=budget)
    if problem:
        found = replace(found, problems=(problem, *found.problems))
    return found


def write_receipts(brief: Brief, found: Evidence) -> tuple[Output, ...]:
    """Write what was found beside the brief; nothing where no source could be read and no receipt stands in for one.

    Raises BriefError (`cannot-write`, `receipt-invalid` where a link stands in the way, and `output-unknown` where a
    file of this name is none that bluf wrote).
    """
    workspace = workspace_of(brief)
    place = receipts_path(workspace.at(brief.path))
    before, problem = _receipts(brief.path, workspace)
    if problem and leads_out(place, root_of(workspace.at(brief.path), workspace.folder)):
        raise BriefError([problem])
    receipts = record(found, workspace.today(), before, {entry.id for entry in brief.sources})
    if not receipts.sources:
        return ()
    if problem and not _were_receipts(place):
        message = "this file is there already, and is no receipts that bluf wrote"
        hint = "rename it, and record again"
        raise BriefError([Problem("output-unknown", message, Span(workspace.shown(place), 0, 0), hint=hint)])
    return write_all({place: to_yaml(receipts).encode()}, workspace.shown)


def _were_receipts(place: Path) -> bool:
    """Whether a file was written as receipts; true also of what can't be read, of which writing says what it is."""
    try:
        with opened(place) as file:
            return are_receipts(file.read(MAX_BYTES))
    except OSError:
        return True


def receipts_path(brief: Path) -> Path:
    """Return where the receipts of a brief are."""
    return brief.with_name(brief.stem + SUFFIX)


def _receipts(path: str, workspace: Workspace) -> tuple[Receipts | None, Problem | None]:
    place = receipts_path(workspace.at(path))
    named = workspace.shown(place)
    if not os.path.lexists(place):
        return None, None
    hint = "record them anew where the sources are: bluf check --record"
    if leads_out(place, root_of(workspace.at(path), workspace.folder)):
        reason, hint = "they are a link that leads out of the project", "put the file itself there, or remove the link"
    else:
        try:
            with opened(place) as file:
                data = file.read(MAX_BYTES + 1)
            source = read_yaml(data, named)
            return from_file(data.decode(), source.data), None
        except (ReceiptError, ValueError) as error:
            reason = str(error)
        except OSError as error:
            reason = error.strerror or str(error)
        except BriefError as error:
            reason = error.problems[0].message
    message = f"the receipts can't be relied on: {reason}"
    return None, Problem("receipt-invalid", message, Span(named, 0, 0), hint=hint)
