"""Make again the copies of an issue that are not in its folder any more: unsigned, they have the bytes of before."""

from collections.abc import Collection, Sequence

from bluf.deliver.events import Event
from bluf.deliver.issues import Issue, at_work
from bluf.deliver.making import CopyPages
from bluf.deliver.preparing import Prepared
from bluf.ground.digests import digest
from bluf.ground.workspace import Workspace
from bluf.pipeline.guarding import write_no_link
from bluf.problems import BriefError, Problem, Span, first


def lost_files(issue: Issue, copies: Collection[int]) -> list[Event]:
    """Return what was recorded of those files of some copies that were made and are not there any more."""
    made = issue.made.values()
    return [event for event in made if event.copy in copies and not (issue.root / event.file).exists()]


def can_make_again(issue: Issue, event: Event) -> bool:
    """Whether a file of an issue has the same bytes whenever it is made: no signature, and no password of its own."""
    return not event.key and not (issue.details["protected"] and event.form == "pdf")


def how_to_have(issue: Issue, event: Event) -> str:
    """Say how to have a file of an issue again as it was made."""
    if can_make_again(issue, event):
        return f"take away what is there, and have it made again: bluf issue --resume {issue.name}"
    return "put it back from a copy that you kept, or issue the brief anew"


def check_restorable(issue: Issue, lost: Sequence[Event], workspace: Workspace) -> None:
    """Raise BriefError (`mail-changed`) where files are lost that can't be made again."""
    why = "can't be made again as it was, having a signature or password of its own"
    stuck = [event for event in lost if not can_make_again(issue, event)]
    if stuck:
        raise BriefError(first(_problem(issue, event, why, workspace) for event in stuck))


def restore(issue: Issue, lost: Sequence[Event], prepared: Prepared, workspace: Workspace) -> None:
    """Make again files of an issue that are lost. Raises BriefError (`mail-changed`) where they would be others now."""
    pages = CopyPages(prepared.plan)
    copies = {copy.number: copy for copy in prepared.plan.copies}
    with at_work(issue):
        for event in lost:
            content = pages.content(copies[event.copy], event.form, workspace)
            if digest(content) != event.sha256:
                raise BriefError([_problem(issue, event, "would have other bytes if it were made again", workspace)])
            write_no_link({issue.root / event.file: content}, issue.root, workspace.shown)


def _problem(issue: Issue, event: Event, why: str, workspace: Workspace) -> Problem:
    span = Span(workspace.shown(issue.root / event.file), 0, 0)
    hint = "put it back from a copy that you kept, or issue the brief anew"
    return Problem("mail-changed", f"this copy is not there any more, and {why}", span, hint=hint)
