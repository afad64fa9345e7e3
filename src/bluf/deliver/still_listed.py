"""Tell of an issue that is sent later than it was made whether its list still lets each recipient have their copy.

Somebody may have been taken off the list meanwhile, or have a lower level now: what was made for them is not sent.
"""

from collections.abc import Collection, Iterator

from bluf.deliver.distribution_list import RECIPIENTS, ListFile, read_list
from bluf.deliver.events import Event
from bluf.deliver.issues import Issue
from bluf.ground.digests import file_digest
from bluf.ground.workspace import Workspace
from bluf.markings import Marking, parse_marking
from bluf.pipeline.reading import file_bytes
from bluf.problems import Problem, first
from bluf.problems.wording import shown

_ANEW = "issue the brief anew, or put the list back as it was"


def no_longer_listed(issue: Issue, copies: Collection[int], workspace: Workspace) -> list[Problem]:
    """Return why some copies of an issue may not be sent, by its list as it is now.

    Raises BriefError where the list has changed and can't be read, or is not right.
    """
    place = issue.root / issue.details["list"]
    if file_digest(place) == issue.details["list_sha256"]:
        return []
    path = workspace.shown(place)
    file = read_list(file_bytes(path, workspace), path)
    made = {event.copy: event for event in issue.made.values() if event.copy in copies}
    return list(first(_changed(list(made.values()), file)))


def _changed(made: Collection[Event], file: ListFile) -> Iterator[Problem]:
    listed = {each.mailbox.text: (at, each) for at, each in enumerate(file.listed.recipients)}
    for copy in made:
        name = shown(copy.recipient)
        if copy.email not in listed:
            message = f"{name} <{shown(copy.email)}> is on the list no more: copy {copy.copy} is not sent"
            yield file.problem("issue-changed", message, RECIPIENTS, _ANEW)
            continue
        at, recipient = listed[copy.email]
        if not _may_have(copy.level, recipient.marking):
            theirs = recipient.marking.label if recipient.marking else "no level"
            message = f"{name} has {theirs} now: copy {copy.copy}, which is {shown(copy.level)}, is not sent"
            yield file.problem("issue-changed", message, RECIPIENTS / at / "level", _ANEW)
        gone = set(filter(None, copy.detail.split(", "))) - {each.text for each in recipient.copied}
        for address in sorted(gone):
            message = f"{name} has `{shown(address)}` under `cc` no more: copy {copy.copy} is not sent"
            yield file.problem("issue-changed", message, RECIPIENTS / at / "cc", _ANEW)


def _may_have(level: str, theirs: Marking | None) -> bool:
    """Whether somebody may have a copy with the banner `level`, by the rules of planning."""
    own = parse_marking(level) if level else None
    if own is None or own.level is None:
        return theirs is None
    return theirs is not None and own.may_go_to(theirs)
