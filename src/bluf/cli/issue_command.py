"""Issue a brief to a list, or go on with an issue: check all that can be checked before anything is made or sent."""

import os
from collections.abc import Collection, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

import click

from bluf.cli.exit_codes import AT_FAULT, GOOD
from bluf.cli.issue_key import no_time_stamp, open_key, sealer_of
from bluf.cli.issue_mail import (
    Post,
    Posting,
    can_confirm,
    confirmed,
    made_rows,
    planned_rows,
    post_mails,
    sender_of,
    sender_text,
)
from bluf.cli.issue_passwords import check_place, hand_out
from bluf.cli.issue_report import Done, data_of, print_report
from bluf.cli.output_streams import write_json
from bluf.cli.terminal import Bar
from bluf.deliver.events import Kind
from bluf.deliver.issues import Issue, issue_named, unfinished_issue, withdrawn_problem
from bluf.deliver.issuing import Options, begin, lay_out, make, seal_of
from bluf.deliver.ledger import FILE, Ledger
from bluf.deliver.making import CopyPages, Seal
from bluf.deliver.moments import stamp
from bluf.deliver.planning import PlannedCopy
from bluf.deliver.preparing import Asked, Prepared, place_of, prepare, prepare_again, withheld
from bluf.deliver.protection import passwords_for, protect
from bluf.deliver.restoring import check_restorable, lost_files, restore
from bluf.deliver.signing import Sealer
from bluf.ground.workspace import Workspace
from bluf.pipeline.project import root_of
from bluf.problems import BriefError, Problem, Span


@dataclass(frozen=True, slots=True)
class Request:
    """What the command line asks for. `post` is empty, `mail` or `send`; `resume` is empty for the latest issue."""

    brief: str | None
    to: str | None = None
    groups: tuple[str, ...] = ()
    key: str | None = None
    passphrase_fd: int | None = None
    timestamp: str | None = None
    is_protected: bool = False
    passwords: str | None = None
    post: str = ""
    sender: str | None = None
    per_minute: float = 30.0
    allowed: tuple[str, ...] = ()
    is_dry: bool = False
    yes: bool = False
    resume: str | None = None
    again: bool = False
    form: str = "text"


def issue(request: Request, workspace: Workspace, post: Post | None = None) -> int:
    """Do what is asked for, report on it, and return the exit code. Raises UsageError where it can't be asked for."""
    done = Done(is_dry=request.is_dry)
    task = _Task(request, workspace, post or Post(), done)
    try:
        with workspace.naming(request.brief):
            if request.resume is None:
                task.issue_anew()
            else:
                task.go_on()
    except BriefError as error:
        done.problems.extend(error.problems)
    if request.form == "json":
        write_json(data_of(done, workspace))
    else:
        print_report(done, workspace)
    return GOOD if done.is_good else AT_FAULT


@dataclass(frozen=True, slots=True)
class _Task:
    request: Request
    workspace: Workspace
    post: Post
    done: Done

    def issue_anew(self) -> None:
        request, done = self.request, self.done
        if request.brief is None or request.to is None:
            raise click.UsageError("name a BRIEF, and with --to the list that it goes to")
        self._check_confirmation(request.post)
        asked = Asked(request.brief, request.to, request.groups, request.is_protected)
        prepared = prepare(asked, self.workspace)
        done.problems.extend(prepared.problems)
        done.rows = planned_rows(prepared)
        posting = self._posting(request.post, prepared.reasons, request.brief, prepared, "")
        sealer, options = self._options(None)
        options = replace(options, post=request.post, sender=sender_text(posting.sender) if posting else "")
        pages = lay_out(prepared, options)
        if request.is_dry or (posting and posting.server and not self._confirmed(posting)):
            return
        with Ledger.open(prepared.root, self.workspace.shown(prepared.root / FILE)) as ledger:
            options = self._with_passwords(options, prepared, ())
            self._warn_of_clock(ledger)
            done.issue = begin(prepared, ledger, self.workspace, options)
            self._finish(done.issue, prepared, ledger, options, posting, pages, sealer)

    def go_on(self) -> None:
        request, done = self.request, self.done
        if request.to or request.groups or request.is_protected or request.is_dry:
            raise click.UsageError("--resume goes on as the issue was begun: leave out what it was begun with")
        root = root_of(request.brief, self.workspace.folder)
        with ExitStack() as stack:
            ledger = self._ledger(root)
            stack.enter_context(ledger)
            issue = done.issue = self._found(ledger, root)
            if withdrawn := issue.withdrawn:
                raise BriefError([withdrawn_problem(withdrawn, self.workspace.shown(ledger.path))])
            kind = request.post or issue.details["post"]
            self._check_confirmation(kind)
            left = self._left(issue, ledger, kind)
            lost = lost_files(issue, left or range(1, issue.begun.copies + 1))
            check_restorable(issue, lost, self.workspace)
            needs_brief = not issue.is_made or bool(lost) or bool(kind and not issue.has_mails)
            prepared = prepare_again(issue, self.workspace) if needs_brief else None
            rows = planned_rows(prepared) if prepared else made_rows(issue)
            done.rows = [row for row in rows if row.copy in left]
            path = self.workspace.shown(root / issue.begun.brief)
            posting = self._posting(kind, issue.details["reasons"], path, prepared, issue.details["sender"])
            sealer, options, pages = None, Options(), None
            if prepared and not issue.is_made:
                sealer, options = self._options(issue)
                pages = lay_out(prepared, options)
            if posting and posting.server and done.rows and not self._confirmed(posting):
                return
            if prepared and not issue.is_made:
                options = self._with_passwords(options, prepared, issue.made)
            self._warn_of_clock(ledger)
            if prepared and lost:
                restore(issue, lost, prepared, self.workspace)
            self._finish(issue, prepared, ledger, options, posting, pages, sealer)

    def _finish(
        self,
        issue: Issue,
        prepared: Prepared | None,
        ledger: Ledger,
        options: Options,
        posting: Posting | None,
        pages: CopyPages | None,
        sealer: Sealer | None,
    ) -> None:
        """Make what is not made, and mail what is not mailed."""
        done = self.done
        if prepared and not issue.is_made:
            try:
                with Bar(prepared.plan.count, "copies") as bar:
                    issue = make(issue, prepared, ledger, self.workspace, options, lambda _done: bar.advance(), pages)
            finally:
                done.issue = replace(issue, events=tuple(ledger.events(issue.name)))
        if sealer:
            done.problems.extend(no_time_stamp(sealer, self.request.timestamp))
        if posting:
            done.written, done.sent = post_mails(issue, prepared, ledger, self.workspace, posting)
            if done.sent and done.sent.problem:
                done.problems.append(done.sent.problem)
        done.issue = replace(issue, events=tuple(ledger.events(issue.name)))

    def _ledger(self, root: Path) -> Ledger:
        shown = self.workspace.shown(root / FILE)
        ledger = Ledger.read(root, shown)
        if ledger is None:
            hint = "begin with: bluf issue BRIEF --to LIST"
            raise BriefError([Problem("no-such-issue", "nothing was issued here yet", Span(shown, 0, 0), hint=hint)])
        return ledger

    def _found(self, ledger: Ledger, root: Path) -> Issue:
        request = self.request
        if request.resume:
            return issue_named(ledger, request.resume, root)
        return unfinished_issue(ledger, root, place_of(request.brief, root, self.workspace) if request.brief else "")

    def _left(self, issue: Issue, ledger: Ledger, kind: str) -> list[int]:
        """Return the numbers of the copies for which something is left to be done."""
        copies = range(1, issue.begun.copies + 1)
        if kind != "send":
            return list(copies)
        states = ledger.mail_states(issue.name)
        over = (Kind.SENT,) if self.request.again else (Kind.SENT, Kind.SENDING)
        return [copy for copy in copies if states.get(copy) not in over]

    def _check_confirmation(self, kind: str) -> None:
        is_asked = kind == "send" and not self.request.is_dry
        if is_asked and not can_confirm(self.request.yes):
            raise click.UsageError(
                "there is no terminal on which to confirm what is sent: look first with --dry-run, then send with --yes"
            )

    def _posting(
        self, kind: str, reasons: Sequence[str], path: str, prepared: Prepared | None, recorded: str
    ) -> Posting | None:
        """Return how mails go, None where none do. Raises BriefError where nothing of the brief may be mailed."""
        request = self.request
        if not kind:
            return None
        if in_the_way := withheld(reasons, request.allowed, path):
            raise BriefError(in_the_way)
        listed = prepared.plan.listed if prepared else None
        sender = sender_of(request.sender or recorded or None, listed)
        server = self.post.server(os.environ) if kind == "send" and not request.is_dry else None
        return Posting(self.post, sender, server, request.per_minute, request.again, len(self.done.rows))

    def _warn_of_clock(self, ledger: Ledger) -> None:
        """Take in a warning where the clock is before what the ledger has last."""
        behind = ledger.behind(stamp(self.workspace.instant()))
        self.done.problems.extend([behind] if behind else [])

    def _confirmed(self, posting: Posting) -> bool:
        self.done.is_declined = not confirmed(self.done.rows, posting.sender, self.request.yes)
        return not self.done.is_declined

    def _options(self, begun: Issue | None) -> tuple[Sealer | None, Options]:
        """Return how copies are made, signed as an issue that was begun is, and what signs them."""
        request = self.request
        if begun is not None and bool(begun.begun.key) != bool(request.key):
            how = "is signed: name its key with --sign" if begun.begun.key else "is not signed: leave out --sign"
            raise click.UsageError(f"{begun.name} {how}")
        if request.key is None:
            return None, Options()
        key = open_key(request.key, request.passphrase_fd, self.workspace)
        if begun is not None and key.fingerprint != begun.begun.key:
            message = f"{begun.name} was begun with another key, that of {begun.details['signer']}"
            raise BriefError([Problem("issue-changed", message, Span(request.key, 0, 0))])
        sealer = sealer_of(key, request.timestamp)
        seal = Seal(key.name, self.workspace.instant(), sealer.room)
        seal = seal_of(begun, sealer.room) or seal if begun else seal
        return sealer, Options(seal=seal, key=key.fingerprint, sign=sealer)

    def _with_passwords(self, options: Options, prepared: Prepared, made: Collection[tuple[int, str]]) -> Options:
        """Return options with a password for each copy that is not made yet, which have been handed out."""
        if not prepared.asked.is_protected:
            return options
        check_place(self.request.passwords, prepared.root, self.workspace)
        left = [copy for copy in prepared.plan.copies if (copy.number, "pdf") not in made]
        passwords = passwords_for(prepared.plan)
        is_resumed = self.request.resume is not None
        hand_out(left, passwords, self.request.passwords, self.workspace, is_resumed=is_resumed)
        note = "copies that open with a password are no PDF/A: that may not be encrypted"
        self.done.problems.append(Problem("protected-not-pdfa", note))

        def protected(copy: PlannedCopy, pdf: bytes) -> bytes:
            return protect(pdf, passwords[copy.number])

        return replace(options, protect=protected)
