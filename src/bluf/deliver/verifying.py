"""Say of a file whose copy of what it is, whether it is unaltered, and whether it still holds.

By the ledger where it has the file's bytes; by the signature where it has not; else nothing is known of it. Whatever
is in doubt is not good: a ledger that was changed, a signature by nobody who is trusted or that does not hold.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from bluf.deliver.events import Event, Kind
from bluf.deliver.issue_summary import IssueState, IssueSummary, summaries
from bluf.deliver.ledger import FILE, Ledger
from bluf.deliver.printed_copy_line import copy_said
from bluf.deliver.signature_check import Signature, Unread, signature_of
from bluf.ground.digests import digest
from bluf.ground.workspace import Workspace
from bluf.problems import BriefError, Problem


class State(StrEnum):
    """What a file is found to be. `SIGNED`: no ledger has it, and it is as it was signed."""

    CURRENT = "current"
    UNFINISHED = "unfinished"  # not all copies of its issue are made: it was not issued
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    ALTERED = "altered"
    SIGNED = "signed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What is known of a file. What there is not is empty, 0 or None.

    `issue` to `level` are of the copy that it is, or where it is `altered` of the one that its page says it is. `at` is
    when it was made, or since when it is superseded (by `latest`) or withdrawn (`why` says the reason). `unread` is why
    a signature that there is could not be checked. `ledger` is the ledger that was asked, as a person would type it.
    `problems` are of that ledger: nothing is good by one at fault.
    """

    name: str
    sha256: str
    state: State
    issue: str = ""
    title: str = ""
    copy: int = 0
    copies: int = 0
    recipient: str = ""
    level: str = ""
    at: str = ""
    latest: str = ""
    why: str = ""
    signature: Signature | None = None
    unread: str = ""
    ledger: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def is_good(self) -> bool:
        """Whether it is genuine and current, or as somebody signed it who is trusted."""
        if any(problem.is_error for problem in self.problems):
            return False
        if self.state is State.SIGNED:
            return self.signature is not None and self.signature.is_trusted
        return self.state is State.CURRENT


@dataclass(frozen=True, slots=True)
class KnownIssues:
    """What a ledger has, read once for many files: its events, in order, and what became of its issues."""

    ledger: str = ""
    events: tuple[Event, ...] = ()
    problems: tuple[Problem, ...] = ()

    @classmethod
    def of_project(cls, root: Path | None, workspace: Workspace) -> "KnownIssues":
        """Read the ledger of a project; what is wrong with it is among its problems."""
        if root is None:
            return cls()
        try:
            return cls._of(Ledger.read(root, workspace.shown(root / FILE)))
        except BriefError as error:
            return cls(workspace.shown(root / FILE), problems=tuple(error.problems))

    @classmethod
    def of_file(cls, path: Path, workspace: Workspace) -> "KnownIssues":
        """Read a ledger, wherever it is. Raises BriefError where it can't be read."""
        return cls._of(Ledger.read_file(path, workspace.shown(path)))

    @classmethod
    def _of(cls, ledger: Ledger | None) -> "KnownIssues":
        if ledger is None:
            return cls()
        with ledger:
            changed = ledger.changed()
            return cls(ledger.shown, tuple(ledger.events()), (changed,) if changed else ())

    @property
    def summaries(self) -> dict[str, IssueSummary]:
        """What became of each issue."""
        return summaries(self.events)

    @property
    def keys(self) -> frozenset[str]:
        """The fingerprints of the certificates that issues are signed by."""
        return frozenset(event.key for event in self.events if event.key)

    def made(self, sha256: str) -> Event | None:
        """Return the last copy that was made with these bytes."""
        return next((event for event in reversed(self.events) if _is_copy(event) and event.sha256 == sha256), None)


def verify(data: bytes, name: str, root: Path | None, workspace: Workspace, trust: Sequence[bytes] = ()) -> Verdict:
    """Say what a file is, by the ledger of the project at `root` and by its signature.

    `name` is what the verdict calls it, and `trust` are certificates in DER whose signatures are trusted. Raises no
    error, whatever is in the file or the ledger.
    """
    return verify_by(KnownIssues.of_project(root, workspace), data, name, workspace, trust)


def verify_by(known: KnownIssues, data: bytes, name: str, workspace: Workspace, trust: Sequence[bytes] = ()) -> Verdict:
    """Say what a file is, as `verify` does, by what a ledger has."""
    found = signature_of(data, trust, workspace.instant()) if b"%PDF-" in data[:1024] else None
    signature = found if isinstance(found, Signature) else None
    if signature is not None:
        signature = replace(signature, is_ours=signature.fingerprint in known.keys)
    verdict = Verdict(
        name=name,
        sha256=digest(data),
        state=State.UNKNOWN,
        signature=signature,
        ledger=known.ledger,
        problems=known.problems,
        unread=found.why if isinstance(found, Unread) else "",
    )
    copy = known.made(verdict.sha256)
    if copy is not None:
        return _of_copy(verdict, copy, known.summaries[copy.issue])
    said = copy_said(data, [event for event in known.events if _is_copy(event)])
    if said is not None:
        return _altered(verdict, said)
    return _by_signature(verdict)


def _of_copy(verdict: Verdict, copy: Event, issue: IssueSummary) -> Verdict:
    """Return the verdict on bytes that the ledger has, which a signature that does not hold belies."""
    known = _with_copy(verdict, copy)
    if verdict.signature is not None and not verdict.signature.holds:
        why = f"the ledger has these bytes, and their signature belies it: {verdict.signature.doubt}"
        return replace(known, state=State.ALTERED, at=copy.at, why=why)
    why = "not all copies of this issue are made yet" if issue.state is IssueState.UNFINISHED else issue.why
    return replace(known, state=State(issue.state), at=issue.ended_at or copy.at, latest=issue.latest, why=why)


def _altered(verdict: Verdict, copy: Event) -> Verdict:
    """Return the verdict on a file that says it is a copy, and is not as that was made."""
    why = "its page says that it is this copy, and no file of this copy has these bytes"
    return replace(_with_copy(verdict, copy), state=State.ALTERED, at=copy.at, why=why)


def _by_signature(verdict: Verdict) -> Verdict:
    signature = verdict.signature
    if signature is None:
        nowhere = f"{verdict.ledger} does not have it" if verdict.ledger else "there is no ledger here"
        return replace(verdict, why=f"{nowhere}, and {verdict.unread or 'it is not signed'}")
    if not signature.holds:
        return replace(verdict, state=State.ALTERED, why=signature.doubt, at=signature.when)
    return replace(verdict, state=State.SIGNED, why=signature.doubt, at=signature.when)


def _with_copy(verdict: Verdict, copy: Event) -> Verdict:
    return replace(
        verdict,
        issue=copy.issue,
        title=copy.title,
        copy=copy.copy,
        copies=copy.copies,
        recipient=copy.recipient,
        level=copy.level,
    )


def _is_copy(event: Event) -> bool:
    return event.kind is Kind.MADE
