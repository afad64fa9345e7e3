"""Turn a brief's `sources` into texts, and compare its words with them: each in a process that may be ended.

A source that takes too much is a problem at its `file:`, and takes nothing from the others (`bluf.ground.budget`).
"""

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from bluf.brief import Brief
from bluf.brief.model import SourceEntry
from bluf.brief.suggest import did_you_mean
from bluf.evidence.judgement import Judgement
from bluf.evidence.recent import Recent
from bluf.evidence.results import Missing, Said
from bluf.ground.apart import Named
from bluf.ground.budget import Budget
from bluf.ground.confined import Excess, ExcessError, warm_up
from bluf.problems import Problem
from bluf.sources import SUFFIXES, SourceError, SourceText, readers_of, status_of

_T = TypeVar("_T")

Asked = tuple[str, str]  # a quote's words, and its speaker

_WORK = "bluf.evidence.work"
_READ: Named[SourceText | SourceError] = Named(_WORK, "text_or_error")
_CHECK: Named[tuple[SourceText, list[Judgement], list[tuple[Missing, ...]]] | SourceError] = Named(_WORK, "checked")
_JUDGE: Named[list[Judgement]] = Named(_WORK, "judgements")
_MISS: Named[list[tuple[Missing, ...]]] = Named(_WORK, "not_found")

_SMALL = 256 * 1024  # bytes of a source that is read and compared with at once
_LISTED = 2_000  # files of a folder that are looked through for one of nearly the name
_RETRY = 1.5  # times the seconds that were not enough, which a call must have to be tried again


@dataclass(frozen=True, slots=True)
class _File:
    """A source's file as it is now: `changed` (in nanoseconds), `size` and `inode` tell it from what it was before."""

    path: Path
    encoding: str | None
    changed: int
    size: int
    inode: int


_TEXTS: Recent[SourceText] = Recent(32 * 1024 * 1024, lambda found: len(found.text))
_ERRORS: Recent[SourceError] = Recent(200)
_JUDGED: Recent[Judgement] = Recent(2_000)
_MISSED: Recent[tuple[Missing, ...]] = Recent(2_000)
_EXCESSES: Recent[tuple[Excess, float]] = Recent(200)  # with the seconds that were not enough


def get_ready(files: Iterable[str]) -> None:
    """Have the process that reads sources start, and import what reads files of these names. It isn't waited for."""
    warm_up(_WORK, *readers_of(files))


def forget() -> None:
    """Forget all sources and what was found in them, as a test may need."""
    for kept in (_TEXTS, _ERRORS, _JUDGED, _MISSED, _EXCESSES):
        kept.clear()


class Shelf:
    """The sources of a brief, by id: `read` are the texts of those that were read, `faults` why others were not."""

    def __init__(
        self,
        brief: Brief,
        folder: Path,
        asked: Mapping[str, Collection[Asked]] = MappingProxyType({}),
        texts: Mapping[tuple[str, ...], Collection[str]] = MappingProxyType({}),
    ) -> None:
        """Read the sources that a brief names, whose files must be in `folder`, the brief's own, or below it.

        `asked` are the quotes that will be judged against each source, and `texts` the points whose figures and names
        will be looked for in some: a small source is read and compared in one call.
        """
        self.read: dict[str, SourceText] = {}
        self.faults: dict[str, Problem] = {}
        self.without_file: set[str] = set()
        self._entries: dict[str, tuple[int, SourceEntry]] = {}
        self._brief = brief
        self._files: dict[str, _File] = {}
        sizes: dict[str, int] = {}
        for number, entry in enumerate(brief.sources):
            self._entries[str(entry.id)] = number, entry
            if entry.file is None:
                self.without_file.add(str(entry.id))
                continue
            try:
                file = _file(folder, entry)
            except SourceError as error:
                self._blame(str(entry.id), error)
            else:
                self._files[str(entry.id)] = file
                sizes[str(entry.id)] = file.size
        self._budget = Budget(sizes, brief.length)
        if self._files:
            get_ready(file.path.name for file in self._files.values())
        for id_, file in self._files.items():
            if file.size <= _SMALL and _TEXTS.get(file) is None and _ERRORS.get(file) is None:
                self._check(id_, file, tuple(asked.get(id_, ())), tuple(texts.get((id_,), ())))
            if id_ not in self.faults:
                self._read(id_, file)

    def lacks(self, source: str) -> bool:
        """Whether a source is not here, so that a receipt may stand in for it."""
        return source not in self.read and (source not in self.faults or self.faults[source].code == "source-missing")

    def judge(self, source: str, asked: Collection[Asked]) -> Mapping[Asked, Judgement]:
        """Judge quotes against a source that was read. Raises ExcessError."""
        file = self._files[source]
        found = {each: _JUDGED.get((file, each)) for each in asked}
        new = tuple(each for each, judgement in found.items() if judgement is None)
        if new:
            judgements = self._call(_JUDGE, self.read[source], new, on=[source], key=(file, new))
            for each, judgement in zip(new, judgements, strict=True):
                found[each] = judgement
                _JUDGED.keep((file, each), judgement)
        return {each: judgement for each, judgement in found.items() if judgement is not None}

    def not_found(self, sources: Sequence[str], texts: Collection[str]) -> Mapping[str, tuple[Missing, ...]]:
        """Return for each text the figures and names that none of the sources, which were read, has.

        Raises ExcessError.
        """
        said = [replace(self._about(source), text=self.read[source].text) for source in sources]
        files = tuple((self._files[source], self._about(source)) for source in sources)
        found = {text: _MISSED.get((files, text)) for text in texts}
        new = tuple(text for text, missing in found.items() if missing is None)
        if new:
            missed = self._call(_MISS, new, said, on=[*sources], key=(files, new))
            for text, missing in zip(new, missed, strict=True):
                found[text] = missing
                _MISSED.keep((files, text), missing)
        return {text: missing for text, missing in found.items() if missing is not None}

    def blame(self, source: str, error: ExcessError) -> None:
        """Note that quotes could not be compared with a source."""
        self._blame(source, too_costly(error, "to compare the quotes with it takes too much"))

    def problem(self, source: str, code: str, message: str, hint: str | None = None) -> Problem:
        """Return a problem at the `file:` of a source."""
        field = f"sources[{self._entries[source][0]}].file"
        return Problem(code, message, self._brief.spans.get(field), field, hint)

    def _about(self, source: str) -> Said:
        """Return what is said of a source, without its text."""
        entry = self._entries[source][1]
        years = (entry.date.year,) if entry.date is not None else ()
        return Said("", years, tuple(str(text) for text in (entry.title, entry.publisher) if text))

    def _check(self, source: str, file: _File, asked: Sequence[Asked], texts: Sequence[str]) -> None:
        """Read a source, and compare with it what is asked of it alone.

        Where that takes too long, nothing is found: each step is then tried by itself, while there is time.
        """
        about = self._about(source)
        try:
            found = self._call(
                _CHECK, file.path, file.encoding, asked, texts, about, on=[source], key=(file, asked, texts), part=0.5
            )
        except ExcessError as error:
            if error.excess is not Excess.TIME or self._budget.is_spent:
                self._blame(source, too_costly(error, error.reason))
            return
        if isinstance(found, SourceError):
            _ERRORS.keep(file, found)
            return
        text, judgements, missed = found
        _TEXTS.keep(file, text)
        for each, judgement in zip(asked, judgements, strict=True):
            _JUDGED.keep((file, each), judgement)
        for point, missing in zip(texts, missed, strict=True):
            _MISSED.keep((((file, about),), point), missing)

    def _read(self, source: str, file: _File) -> None:
        text = _TEXTS.get(file)
        error = _ERRORS.get(file)
        if text is None and error is None:
            try:
                found = self._call(_READ, file.path, file.encoding, on=[source], key=file)
            except ExcessError as excess:
                error = too_costly(excess, excess.reason)
            else:
                if isinstance(found, SourceError):
                    error = found
                    _ERRORS.keep(file, found)
                else:
                    text = found
                    _TEXTS.keep(file, found)
        if text is not None:
            self.read[source] = text
        elif error is not None:
            self._blame(source, error)

    def _blame(self, source: str, error: SourceError) -> None:
        named = error.message if error.code == "outside-folder" else f"source `{source}`: {error.message}"
        self.faults[source] = self.problem(source, error.code, named, error.hint)

    def _call(self, work: Named[_T], *arguments: object, on: Sequence[str], key: Hashable, part: float = 1.0) -> _T:
        """Call `work` on inputs, unless it took too much of late and has not much more now. Raises ExcessError."""
        key = (work, key)
        known = _EXCESSES.get(key)
        seconds = self._budget.allowed(on, part).seconds
        if known is not None and seconds < _RETRY * known[1]:
            raise ExcessError(known[0])
        try:
            return self._budget.call(work, *arguments, on=on, part=part)
        except ExcessError as error:
            _EXCESSES.keep(key, (error.excess, seconds))
            raise


def _file(folder: Path, entry: SourceEntry) -> _File:
    """Find the file of a source. Raises SourceError."""
    path = _inside(folder, str(entry.file))
    if path is None:
        message = f"`{entry.file}` is outside the brief's folder"
        raise SourceError("outside-folder", message, "put the file beside the brief or below it")
    try:
        found = status_of(path)
    except SourceError as error:
        if error.code == "source-missing":
            raise SourceError(error.code, error.message, missing_hint(path)) from None
        raise
    encoding = None if entry.encoding is None else str(entry.encoding)
    return _File(path, encoding, found.st_mtime_ns, found.st_size, found.st_ino)


def too_costly(error: ExcessError, reason: str) -> SourceError:
    """Return what is wrong with a source on which work was ended; `reason` is a clause."""
    if error.excess is Excess.CRASH:
        return SourceError("source-unreadable", error.reason, "save it anew, or give its text")
    return SourceError("source-too-costly", reason, "keep the part that the brief draws on, or give its text")


def missing_hint(path: Path) -> str:
    """Return the hint for a file that is not there: the one in its folder whose name is nearest."""
    try:
        names = [each.name for each in islice(path.parent.iterdir(), _LISTED) if each.suffix.lower() in SUFFIXES]
    except OSError:
        names = []
    nearest = did_you_mean(path.name, sorted(names))
    return nearest if nearest.startswith("did you mean") else "check its path, which is from the brief's folder"


def _inside(folder: Path, name: str) -> Path | None:
    """Return the file's path, links followed, or None when that is not below `folder`."""
    try:
        root = folder.resolve()
        path = (root / name).resolve()
        return path if path.is_relative_to(root) else None
    except (OSError, ValueError, RuntimeError):
        return None
