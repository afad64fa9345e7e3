"""Hold what a call takes from around it: the folder that relative paths start from, the date, and what it has cached.

Only `Workspace.here` asks the process where it stands and what its environment says. Everything else is given a
workspace. It can be pickled; in another process it has the same folder and date, and that process's caches.
"""

import os
import threading
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar

from bluf.ground.project_root import project_root
from bluf.problems import BriefError, Problem, Span, in_order

VARIABLE = "SOURCE_DATE_EPOCH"  # of reproducible-builds.org
_LATEST = 253_402_300_799  # the last second of the year 9999
_FOLDERS = 8  # whose caches are kept
_C = TypeVar("_C")


class Caches:
    """What was made of the files of one folder: a cache of each kind. May be used from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._by_kind: dict[type[Any], Any] = {}

    def of(self, kind: type[_C]) -> _C:
        """Return the cache of a kind, a class that takes no arguments; it is made when it is first asked for."""
        with self._lock:
            if kind not in self._by_kind:
                self._by_kind[kind] = kind()
            found: _C = self._by_kind[kind]
            return found

    def clear(self) -> None:
        """Forget all."""
        with self._lock:
            self._by_kind.clear()


_LOCK = threading.Lock()
_CACHES: OrderedDict[Path, Caches] = OrderedDict()  # by folder; those that were not asked for the longest go first


def caches_of(folder: Path) -> Caches:
    """Return what this process has cached for a folder."""
    with _LOCK:
        found = _CACHES.setdefault(folder, Caches())
        _CACHES.move_to_end(folder)
        while len(_CACHES) > _FOLDERS:
            _CACHES.popitem(last=False)
        return found


def clear_caches() -> None:
    """Forget what this process has cached for any folder."""
    with _LOCK:
        for caches in _CACHES.values():
            caches.clear()


@dataclass(frozen=True, slots=True)
class Workspace:
    """Where a call works. `folder` is an absolute path, from which relative ones start.

    `epoch` is what SOURCE_DATE_EPOCH says: seconds since 1970 as text, which files bear as their date. `now` is the
    instant that is taken for the present where `epoch` is not given; None: the system's clock.

    >>> Workspace(Path("/work"), epoch="86400").today()
    datetime.date(1970, 1, 2)
    """

    folder: Path
    epoch: str | None = None
    now: datetime | None = None
    _caches: Caches = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        if not self.folder.is_absolute():
            raise ValueError(f"a workspace's folder is an absolute path, not {str(self.folder)!r}")
        object.__setattr__(self, "_caches", caches_of(self.folder))

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle what it was made of: caches stay in their process."""
        return type(self), (self.folder, self.epoch, self.now)

    @classmethod
    def here(cls) -> "Workspace":
        """Return the process's own: its working folder, and SOURCE_DATE_EPOCH as its environment has it."""
        return cls(Path.cwd(), os.environ.get(VARIABLE) or None)

    def at(self, path: str | os.PathLike[str]) -> Path:
        """Return the absolute path of a file as somebody names it. Links and `..` are left as they are."""
        return self.folder / path

    def shown(self, path: str | os.PathLike[str]) -> str:
        """Return a file's path as a person in the folder would type it: from there within it and its project."""
        name = os.fspath(path)
        start = os.path.join(self.folder, "")  # noqa: PTH118 - ends in a separator
        if name.startswith(start) and name != start:
            return name[len(start) :]
        root = project_root(self.folder) if os.path.isabs(name) else None  # noqa: PTH117
        return os.path.relpath(name, self.folder) if root and Path(name).is_relative_to(root) else name

    def named(self, problems: Iterable[Problem], given: str | None = None) -> tuple[Problem, ...]:
        """Return problems with the files of their spans named by `shown`, but for the one that the caller has named."""
        return tuple(self._named(problem, given) for problem in problems)

    def named_span(self, span: Span) -> Span:
        """Return a span with its file named by `shown`."""
        name = self.shown(span.path)
        return span if name == span.path else replace(span, path=name)

    def _named(self, problem: Problem, given: str | None) -> Problem:
        if problem.span is None or problem.span.path == given:
            return problem
        span = self.named_span(problem.span)
        return problem if span is problem.span else replace(problem, span=span)

    @contextmanager
    def naming(self, given: str | None = None) -> Iterator[None]:
        """Name files by `shown` in what is raised as BriefError, but for the one that the caller has named."""
        try:
            yield
        except BriefError as error:
            error.problems = in_order(self.named(error.problems, given))
            raise

    def cache(self, kind: type[_C]) -> _C:
        """Return this folder's cache of a kind (see `Caches.of`)."""
        return self._caches.of(kind)

    def stamp(self) -> int | None:
        """Return the seconds since 1970 that `epoch` gives, None without one. Raises BriefError if it is no number."""
        if not self.epoch:
            return None
        given = self.epoch
        if not (given.isascii() and given.isdigit() and len(given) < 20 and int(given) <= _LATEST):
            hint = "give whole seconds since 1970, as `date +%s` prints them, or unset it"
            raise BriefError([Problem("bad-epoch", f"{VARIABLE} is {given!r}, not a number of seconds", hint=hint)])
        return int(given)

    def instant(self) -> datetime:
        """Return the present, in UTC: what happens is recorded by the clock, whatever `epoch` says of files."""
        return (self.now or datetime.now(UTC)).astimezone(UTC)

    def today(self) -> date:
        """Return the day: that of `epoch` in UTC, or that of `now` or of the system's clock. Raises as `stamp` does."""
        given = self.stamp()
        if given is not None:
            return datetime.fromtimestamp(given, UTC).date()
        return (self.now or datetime.now(UTC).astimezone()).date()
