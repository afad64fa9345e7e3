"""Hand the mails of an issue to a server: each recipient's once, whatever comes in between.

A mail is claimed in the ledger before it is handed over, and what the server said is recorded after. Where a process is
ended between the two, nobody knows whether the mail went out: it stays `sending`, and is sent again only on request,
with the same Message-ID. A mail that a server refused is handed over anew by the next sending.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from bluf.deliver.addresses import Mailbox
from bluf.deliver.events import Happening, Kind
from bluf.deliver.issue_mails import IssueMails
from bluf.deliver.issues import Issue, at_work, withdrawn_problem
from bluf.deliver.ledger import Ledger
from bluf.deliver.mails import ReadMail
from bluf.deliver.sending import Answer, Connection, Fate, Server, ServerError
from bluf.deliver.still_listed import no_longer_listed
from bluf.ground.workspace import Workspace
from bluf.problems import BriefError, Problem

_MOST_LOST = 3  # mails in a row for which the connection may be lost
_MOST_TOLD = 20  # mails that are named as changed


@dataclass(frozen=True, slots=True)
class Postage:
    """By which server mails go, whom they are from, and how many go in a minute at most."""

    server: Server
    sender: tuple[str, Mailbox]
    per_minute: float


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of the mails of an issue, by the numbers of the copies.

    `sent` went out now and `before` earlier; `refused` has what the server said; of `unknown` nobody knows whether they
    went out; `left` have not been tried. `problem` is why sending ended before its end.
    """

    sent: tuple[int, ...]
    refused: Mapping[int, str]
    unknown: tuple[int, ...]
    left: tuple[int, ...]
    before: tuple[int, ...] = ()
    problem: Problem | None = None


def send_mails(
    issue: Issue,
    ledger: Ledger,
    postage: Postage,
    workspace: Workspace,
    *,
    again: bool = False,
    progress: Callable[[int], None] | None = None,
) -> Sent:
    """Hand over the mails of an issue that have not been sent; those of an unknown fate only if asked for `again`.

    `progress` is told how many have been tried. Raises BriefError with nothing sent: `mail-changed`, `issue-changed`
    where the list does not let somebody have their copy any more, `issue-busy`, `issue-withdrawn`, `ledger-changed`;
    and where the ledger can't be written, at any time.
    """
    with at_work(issue):
        return _Sending(issue, ledger, postage, workspace, again).run(progress)


@dataclass(slots=True)
class _Sending:
    """One run over the mails of an issue."""

    issue: Issue
    ledger: Ledger
    postage: Postage
    workspace: Workspace
    again: bool
    mails: IssueMails = field(init=False)

    def __post_init__(self) -> None:
        self.issue = replace(self.issue, events=tuple(self.ledger.events(self.issue.name)))
        self.mails = IssueMails(self.issue, self.workspace)

    def run(self, progress: Callable[[int], None] | None) -> Sent:
        self.ledger.check()
        if withdrawn := self._withdrawn():
            raise BriefError([withdrawn])
        before = self.ledger.mail_states(self.issue.name)
        todo = [copy for copy in self.mails.copies if self._is_to_be_sent(before.get(copy))]
        ids = {event.copy: event.message_id for event in self.issue.events if event.kind is Kind.SENDING}
        if changed := no_longer_listed(self.issue, todo, self.workspace):
            raise BriefError(changed)
        self._check(todo, ids)
        problem = self._hand_over(todo, ids, progress) if todo else None
        return self._outcome(before, problem)

    def _is_to_be_sent(self, state: Kind | None) -> bool:
        return state in (None, Kind.REFUSED) or (state is Kind.SENDING and self.again)

    def _withdrawn(self) -> Problem | None:
        """Return why nothing more of the issue is sent: it was withdrawn, perhaps while it was being sent."""
        event = self.ledger.withdrawal(self.issue.name)
        return withdrawn_problem(event, self.workspace.shown(self.ledger.path)) if event else None

    def _check(self, copies: Sequence[int], ids: Mapping[int, str]) -> None:
        """Raise BriefError with the problems of the mails and copies that are not as they were made."""
        read = (self.mails.read(copy, self.postage.sender[1], ids.get(copy)) for copy in copies)
        if problems := list(islice((each for each in read if isinstance(each, Problem)), _MOST_TOLD)):
            raise BriefError(problems)

    def _hand_over(
        self, copies: Sequence[int], ids: Mapping[int, str], progress: Callable[[int], None] | None
    ) -> Problem | None:
        """Hand over mails, one after the other; return why not all were tried."""
        lost = 0
        try:
            with Connection(self.postage.server, self.postage.per_minute) as connection:
                for at, copy in enumerate(copies, 1):
                    mail = self.mails.read(copy, self.postage.sender[1], ids.get(copy))
                    if withdrawn := self._withdrawn():
                        return withdrawn
                    if isinstance(mail, Problem):
                        return mail
                    answer = self._sent(copy, mail, connection)
                    lost = lost + 1 if answer and answer.fate in (Fate.NOT_SENT, Fate.UNKNOWN) else 0
                    if answer and lost == _MOST_LOST:
                        raise ServerError(answer.said)
                    if progress is not None:
                        progress(at)
        except ServerError as error:
            hint = "what was sent is recorded: mend it, then `bluf issue --resume`"
            return Problem("mail-server", str(error), hint=hint)
        return None

    def _sent(self, copy: int, mail: ReadMail, connection: Connection) -> Answer | None:
        """Hand over one mail; None where another process does."""
        if not self.ledger.claim(self._happening(Kind.SENDING, copy, mail, ", ".join(mail.cc)), again=self.again):
            return None
        try:
            answer = connection.send(self.postage.sender[1].text, mail.addresses, mail.content, utf8=mail.needs_utf8)
        except ServerError as error:
            self._record(copy, mail, Answer(Fate.NOT_SENT, str(error)))
            raise
        self._record(copy, mail, answer)
        return answer

    def _record(self, copy: int, mail: ReadMail, answer: Answer) -> None:
        if answer.fate is not Fate.UNKNOWN:
            kind = Kind.SENT if answer.fate is Fate.SENT else Kind.REFUSED
            self.ledger.append([self._happening(kind, copy, mail, answer.said)])

    def _happening(self, kind: Kind, copy: int, mail: ReadMail, detail: str) -> Happening:
        return replace(self.mails.happening(kind, copy, mail.message_id), detail=detail)

    def _outcome(self, before: Mapping[int, Kind], problem: Problem | None) -> Sent:
        after = self.ledger.mail_states(self.issue.name)
        events = self.ledger.events(self.issue.name)
        said = {event.copy: event.detail for event in events if event.kind is Kind.REFUSED}
        of_kind = {kind: tuple(copy for copy in self.mails.copies if after.get(copy) is kind) for kind in Kind}
        earlier = tuple(copy for copy in of_kind[Kind.SENT] if before.get(copy) is Kind.SENT)
        return Sent(
            sent=tuple(copy for copy in of_kind[Kind.SENT] if copy not in set(earlier)),
            refused={copy: said[copy] for copy in of_kind[Kind.REFUSED]},
            unknown=of_kind[Kind.SENDING],
            left=tuple(copy for copy in self.mails.copies if copy not in after),
            before=earlier,
            problem=problem,
        )
