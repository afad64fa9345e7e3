"""Read the files of sources and compare with them what is asked, each in a process that may be ended.

All are attempted in rounds (`bluf.ground.budget`), so that one takes nothing from the others. What was found is kept
for the next check in this process, until the file changes; and so is what took too much.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from bluf.evidence.facts.values import Value
from bluf.evidence.judgement import UNSAID, Judgement, Origin
from bluf.evidence.recent import Recent
from bluf.evidence.results import Missing, Said
from bluf.evidence.source_files import SourceFile
from bluf.ground.apart import Named
from bluf.ground.budget import LEAST, Budget
from bluf.ground.confined import Allowance, Excess, warm_up
from bluf.sources import SourceError, SourceText, readers_of

Asked = tuple[str, str]  # a quote's words, and its speaker
Cited = tuple[str, ...]  # the ids of the sources that a point names together
Claim = str | tuple[Value, ...]  # the words of a point, or the values of a table, a chart or a key figure

_WORK = "bluf.evidence.work"
_ANSWERS: Named[Iterator[object]] = Named(_WORK, "answers")

_RETRY = 1.5  # times the seconds that were not enough, which a call must have to be made again


class Findings:
    """What was found in sources lately, by their files as these were: a cache of a workspace."""

    def __init__(self) -> None:
        self.texts: Recent[SourceText] = Recent(32 * 1024 * 1024, lambda found: len(found.text))
        self.errors: Recent[SourceError] = Recent(200)
        self.judged: Recent[Judgement] = Recent(2_000)
        self.missed: Recent[tuple[Missing, ...]] = Recent(2_000)
        self.ended: Recent[tuple[Excess, float]] = Recent(200)  # with the seconds that were not enough


def get_ready(files: Iterable[str]) -> None:
    """Have the process that reads sources start, and import what reads files of these names. It isn't waited for."""
    warm_up(_WORK, *readers_of(files))


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a source, or of some together: the quotes to be judged, and the claims.

    Of the claims, the figures and names are looked for. `about` is what is said of each source, without its text, and
    `origin` what the brief says of the one source that quotes are asked of. `language` is the brief's (BCP 47).
    """

    cited: Cited
    about: tuple[Said, ...]
    origin: Origin = UNSAID
    quotes: tuple[Asked, ...] = ()
    claims: tuple[Claim, ...] = ()
    language: str = "en"


class CompareStep(Enum):
    """What is done with a source, in this order."""

    READ = "read"
    JUDGE = "judge"
    LOOK_UP = "look up"


@dataclass(frozen=True, slots=True)
class _Step:
    """What is to be done with these files as they are now: `items` are the quotes or claims."""

    kind: CompareStep
    files: tuple[SourceFile, ...]
    about: tuple[Said, ...] = ()
    origin: Origin = UNSAID
    items: tuple[Any, ...] = ()
    language: str = ""

    def may(self, seconds: float, findings: Findings) -> bool:
        """Whether it has not been ended of late, or only with so much less time that it may be tried again."""
        known = findings.ended.get(self)
        return known is None or (known[0] is Excess.TIME and seconds >= _RETRY * known[1])


class Comparison:
    """What sources were found to say, by their ids.

    `read` are the texts of those that could be read, and `errors` why others could not. `judged` and `missed` are what
    came of the questions, as far as anything did, and `ended` is why a step with some sources was not done.
    """

    def __init__(
        self,
        files: Mapping[str, SourceFile],
        questions: Collection[Question],
        budget: Budget,
        findings: Findings | None = None,
    ) -> None:
        """Ask `questions`, of each source one at least, of the sources that have these files.

        `findings` are what was found before, and are added to.
        """
        self._findings = findings or Findings()
        self.read: dict[str, SourceText] = {}
        self.errors: dict[str, SourceError] = {}
        self.judged: dict[tuple[str, Asked], Judgement] = {}
        self.missed: dict[tuple[Cited, Claim], tuple[Missing, ...]] = {}
        self.ended: dict[tuple[CompareStep, Cited], Excess] = {}
        self._files, self._budget = files, budget
        for each in questions:
            self._take_what_is_known(each)
        if any(self._steps(each) for each in questions):
            get_ready(file.path.name for source, file in files.items() if source not in self.read)
        sizes = {each: sum(file.size for file in self._of(each)) for each in questions}
        of_one = {each: size for each, size in sizes.items() if len(each.cited) == 1}
        of_some = {each: size for each, size in sizes.items() if len(each.cited) > 1}
        budget.in_rounds(of_one, self._ask, later=of_some.values())
        budget.in_rounds(of_some, self._ask)

    def _of(self, question: Question) -> tuple[SourceFile, ...]:
        return tuple(self._files[source] for source in question.cited)

    def _take_what_is_known(self, question: Question) -> None:
        """Take from what was found before what still holds."""
        files = self._of(question)
        for source, file in zip(question.cited, files, strict=True):
            if (error := self._findings.errors.get(file)) is not None:
                self.errors[source] = error
            elif (text := self._findings.texts.get(file)) is not None:
                self.read[source] = text
        for asked in question.quotes:
            if (judgement := self._findings.judged.get((files, question.origin, asked))) is not None:
                self.judged[question.cited[0], asked] = judgement
        for claim in question.claims:
            if (missing := self._findings.missed.get((files, question.about, question.language, claim))) is not None:
                self.missed[question.cited, claim] = missing

    def _steps(self, question: Question) -> list[_Step]:
        """Return what is still to be done for a question; nothing where it can't be."""
        files = self._of(question)
        unread = [source for source in question.cited if source not in self.read]
        if any(source in self.errors for source in unread) or (unread and len(files) > 1):
            return []
        quotes = tuple(each for each in question.quotes if (question.cited[0], each) not in self.judged)
        claims = tuple(claim for claim in question.claims if (question.cited, claim) not in self.missed)
        steps = [_Step(CompareStep.READ, files)] if unread else []
        steps += [_Step(CompareStep.JUDGE, files, origin=question.origin, items=quotes)] if quotes else []
        steps += (
            [_Step(CompareStep.LOOK_UP, files, question.about, items=claims, language=question.language)]
            if claims
            else []
        )
        return steps

    def _ask(self, question: Question, allowed: Allowance) -> bool:
        """Make one call for what is not known yet. Return whether there may be something to be tried again."""
        every = self._steps(question)
        steps = [step for step in every if step.may(allowed.seconds, self._findings)]
        for step in every:
            if step not in steps and (known := self._findings.ended.get(step)) is not None:
                self.ended[step.kind, question.cited] = known[0]
        if allowed.seconds < LEAST or (every[:1] != steps[:1] and every[0].kind is CompareStep.READ) or not steps:
            return False
        items = {step.kind: step.items for step in steps}
        answer = self._budget.call(
            _ANSWERS,
            [self._text_or_path(source) for source in question.cited],
            items.get(CompareStep.JUDGE, ()),
            items.get(CompareStep.LOOK_UP, ()),
            question.about,
            question.origin,
            question.language,
            allowed=allowed,
        )
        for step, part in zip(steps, answer.parts, strict=False):
            self._keep(question, step, part)
        if answer.excess is None:
            return False
        at = len(answer.parts)
        if at == len(steps):  # it was ended when all was done
            return False
        self.ended[steps[at].kind, question.cited] = answer.excess
        if at == 0 or answer.excess is Excess.TIME:  # what has had too little memory after other steps may have enough
            self._findings.ended.keep(steps[at], (answer.excess, allowed.seconds))
        return True

    def _text_or_path(self, source: str) -> SourceText | tuple[Path, str | None]:
        file = self._files[source]
        return self.read.get(source, (file.path, file.encoding))

    def _keep(self, question: Question, step: _Step, part: Any) -> None:
        """Note what came of a step, here and for later."""
        match step.kind:
            case CompareStep.READ if isinstance(part, SourceError):
                self.errors[question.cited[0]] = part
                self._findings.errors.keep(step.files[0], part)
            case CompareStep.READ:
                self.read[question.cited[0]] = part
                self._findings.texts.keep(step.files[0], part)
            case CompareStep.JUDGE:
                for asked, judgement in zip(step.items, part, strict=True):
                    self.judged[question.cited[0], asked] = judgement
                    self._findings.judged.keep((step.files, step.origin, asked), judgement)
            case CompareStep.LOOK_UP:
                for claim, missing in zip(step.items, part, strict=True):
                    self.missed[question.cited, claim] = missing
                    self._findings.missed.keep((step.files, step.about, step.language, claim), missing)
