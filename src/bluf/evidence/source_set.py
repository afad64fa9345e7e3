"""Turn a brief's `sources` into texts and what came of comparing its words with them.

A source that takes too much is a problem at its `file:`, and takes nothing from the others.
"""

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from bluf.brief import Brief, length_of, workspace_of
from bluf.brief.model import SourceEntry
from bluf.evidence.comparing import Asked, Cited, Claim, CompareStep, Comparison, Findings, Question
from bluf.evidence.judgement import Judgement, Origin
from bluf.evidence.results import Missing, Said
from bluf.evidence.source_files import SourceFile, source_file, too_costly
from bluf.ground.budget import Budget
from bluf.ground.confined import Excess, ExcessError
from bluf.problems import Problem
from bluf.problems.details import Details, Nearness
from bluf.problems.field_path import FieldPath
from bluf.problems.wording import Suggestion
from bluf.sources import SourceError

_T = TypeVar("_T")


class SourceSet:
    """The sources of a brief, by id: `read` are the texts of those that were read, `faults` why others were not."""

    def __init__(
        self,
        brief: Brief,
        folder: Path,
        asked: Mapping[str, Collection[Asked]] = MappingProxyType({}),
        claims: Mapping[Cited, Collection[Claim]] = MappingProxyType({}),
        budget: Budget | None = None,
    ) -> None:
        """Read the sources that a brief names, and compare with them what is asked.

        Their files must be in `folder`, the brief's own, or below it. `asked` are the quotes to be judged against each
        source, and `claims` those whose figures and names are looked for in some. `budget` is what is left of that
        of a command which has done more with the same sources.
        """
        self.faults: dict[str, Problem] = {}
        self.without_file: set[str] = set()
        self._brief = brief
        self._entries = {str(entry.id): (number, entry) for number, entry in enumerate(brief.sources)}
        files, errors = self._files(folder)
        questions = [
            Question(
                (source,),
                self._about((source,)),
                origin_of(self._entries[source][1]),
                _once(asked.get(source, ())),
                _once(claims.get((source,), ())),
                str(brief.lang),
            )
            for source in files
        ]
        questions += [
            Question(cited, self._about(cited), claims=_once(alike), language=str(brief.lang))
            for cited, alike in claims.items()
            if len(cited) > 1 and all(source in files for source in cited)
        ]
        budget = budget or Budget(sum(file.size for file in files.values()) + length_of(brief))
        self._found = Comparison(files, questions, budget, workspace_of(brief).cache(Findings))
        self.read = self._found.read
        errors |= self._found.errors
        for source in self._entries:
            if source in errors:
                self._blame(source, errors[source])
            elif source in files and source not in self.read:
                self._blame(source, too_costly(self._ended(CompareStep.READ, (source,)).excess))

    def lacks(self, source: str) -> bool:
        """Whether a source is not here, so that a receipt may stand in for it."""
        return source not in self.read and (source not in self.faults or self.faults[source].code == "source-missing")

    def judged(self, source: str, asked: Iterable[Asked]) -> Mapping[Asked, Judgement]:
        """Return the judgements on quotes that were asked of a source that was read. Raises ExcessError."""
        try:
            return {each: self._found.judged[source, each] for each in asked}
        except KeyError:
            raise self._ended(CompareStep.JUDGE, (source,)) from None

    def not_found(self, cited: Cited, claims: Iterable[Claim]) -> Mapping[Claim, tuple[Missing, ...]]:
        """Return for claims that were asked of some sources the figures and names that none of these has.

        Raises ExcessError.
        """
        try:
            return {claim: self._found.missed[cited, claim] for claim in claims}
        except KeyError:
            raise self._ended(CompareStep.LOOK_UP, cited) from None

    def blame(self, source: str, error: ExcessError) -> None:
        """Note that quotes could not be compared with a source."""
        self._blame(source, too_costly(error.excess, "to compare the quotes with it takes too much"))

    def problem(
        self, source: str, code: str, message: str, hint: str | None = None, error: SourceError | None = None
    ) -> Problem:
        """Return a problem at the `file:` of a source; `error` is why its file can't be used, if so."""
        number, entry = self._entries[source]
        field = FieldPath.of("sources", number, "file")
        span = self._brief.spans.get(field)
        details = None
        if error is not None and error.of_encoding:
            details = Details(fields=("encoding",))
        elif error is not None and error.meant is not None:
            details = Suggestion(str(entry.file), (), error.meant, Nearness.SPELLING).mending(span)
        return Problem(code, message, span, field, hint, data=details)

    def _files(self, folder: Path) -> tuple[dict[str, SourceFile], dict[str, SourceError]]:
        """Find the sources' files. Return them, and why others can't be used."""
        files: dict[str, SourceFile] = {}
        errors: dict[str, SourceError] = {}
        for source, (_, entry) in self._entries.items():
            if entry.file is None:
                self.without_file.add(source)
                continue
            try:
                files[source] = source_file(folder, entry)
            except SourceError as error:
                errors[source] = error
        return files, errors

    def _about(self, sources: Cited) -> tuple[Said, ...]:
        """Return what is said of each source, without its text."""
        return tuple(_said(self._entries[source][1]) for source in sources)

    def _ended(self, step: CompareStep, sources: Cited) -> ExcessError:
        """Return why a step was not done: for want of time where it was not tried at all."""
        return ExcessError(self._found.ended.get((step, sources), Excess.TIME))

    def _blame(self, source: str, error: SourceError) -> None:
        named = error.message if error.code == "outside-folder" else f"source `{source}`: {error.message}"
        self.faults[source] = self.problem(source, error.code, named, error.hint, error)


def origin_of(entry: SourceEntry) -> Origin:
    """Return what a brief says of a source, as far as it bears on whose words the source's are."""
    return Origin(*(str(each) if each else "" for each in (entry.by, entry.publisher, entry.title)))


def _said(entry: SourceEntry) -> Said:
    years = (entry.date.year,) if entry.date is not None else ()
    return Said("", years, tuple(str(text) for text in (entry.title, entry.publisher, entry.by) if text))


def _once(each: Iterable[_T]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys(each))
