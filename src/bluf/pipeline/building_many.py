"""Build many briefs as one run, on this machine's cores or by any executor, and yield a report of each in order."""

import contextlib
import os
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace as replaced

from bluf.ground.workspace import Workspace
from bluf.markings import parse_level
from bluf.pipeline.building import carry_out, checked_formats
from bluf.pipeline.parallel import Crash, Executor, each
from bluf.pipeline.report import Report
from bluf.pipeline.run import Run
from bluf.pipeline.targets import DEFAULT_FORMATS, Task, clashes, default_folder, output_paths, taken
from bluf.problems import Problem, Span


def build_many(
    paths: Iterable[str | os.PathLike[str]],
    out: str | os.PathLike[str] | None = None,
    to: Sequence[str] = DEFAULT_FORMATS,
    level: str | None = None,
    *,
    executor: Executor | None = None,
    fresh: bool = False,
    replace: bool = False,
    chunksize: int | None = None,
    workspace: Workspace | None = None,
) -> Iterator[Report]:
    """Build briefs as `build` does, and yield the report of each, in the order given, as soon as it is there.

    A brief at fault raises nothing: its report has the problems, and the others are built. So does one on which bluf,
    or the worker that had it, fails: its problem is `build-failed`. Two briefs that would write one file are both at
    fault (`name-clash`); one that is named twice is built once.

    Without an `executor`, the work is shared by this machine's cores. Any executor of `concurrent.futures` will do
    otherwise, and any object with such a `submit`. It is given all work at once, in chunks of `chunksize` briefs
    (chosen from their number unless given), and is not shut down. Its workers write the outputs themselves: they must
    see the same files at the same paths, and may stand in any folder. What was made is recorded here, once the last
    report has been taken; whoever takes no more reports cancels what has not begun.

    Raises ValueError at once for another format or level, or a `chunksize` below 1; TypeError for one path alone.
    """
    if isinstance(paths, str | os.PathLike):
        raise TypeError(f"the paths are a list, not one path: [{os.fspath(paths)!r}]")
    here = workspace or Workspace.here()
    formats = checked_formats(to)
    readers = parse_level(level) if level is not None else None
    if chunksize is not None and chunksize < 1:
        raise ValueError(f"a chunk has at least one brief, not {chunksize}")
    names = [os.fspath(path) for path in paths]
    places = [default_folder(name, here.folder) if out is None else out for name in names]
    tasks = [
        Task(name, output_paths(name, place, formats, readers), here, level=readers, replace=replace)
        for name, place in zip(names, places, strict=True)
    ]
    return _reports(tasks, executor, chunksize, fresh=fresh)


def _reports(
    tasks: Sequence[Task], executor: Executor | None, chunksize: int | None, *, fresh: bool
) -> Iterator[Report]:
    once = {os.path.normpath(task.place): task for task in reversed(tasks)}  # the first of each brief
    waiting = [task for task in tasks if once[os.path.normpath(task.place)] is task]
    repeated = {task.path for task in waiting} if len(waiting) < len(tasks) else set()
    clashing = clash_reports(waiting)
    with Run([task for task in waiting if task.path not in clashing], fresh=fresh) as run:
        known = {**clashing, **run.known}
        done = outcomes(carry_out, waiting, known, executor=executor, chunk=chunksize)
        kept: dict[str, Report] = {}
        with contextlib.closing(done):
            for task in tasks:
                first = once[os.path.normpath(task.place)]
                if first is task:
                    outcome = next(done)[1]
                    report = failed(task, outcome) if isinstance(outcome, Crash) else outcome
                    if task.path in repeated:
                        kept[task.path] = report
                else:
                    report = replaced(kept[first.path], path=task.path)
                yield report


def outcomes(
    work: Callable[[Task], Report],
    tasks: Sequence[Task],
    known: Mapping[str, Report],
    workers: int | None = None,
    *,
    executor: Executor | None = None,
    chunk: int | None = None,
) -> Generator[tuple[Task, Report | Crash], None, None]:
    """Yield each task with its report: the one that is `known`, or else that of the work done on it (see `each`)."""
    left = [task for task in tasks if task.path not in known]
    with contextlib.closing(each(work, left, workers, executor=executor, chunk=chunk)) as done:
        for task in tasks:
            yield task, known.get(task.path) or next(done)[1]


def clash_reports(tasks: Iterable[Task]) -> dict[str, Report]:
    """Return, by its path, the report of each brief whose outputs another one's would overwrite."""
    tasks = list(tasks)
    problems = {task.path: problem for task in tasks if (problem := taken(task))} | clashes(tasks)
    return {path: Report(path, (problem,)) for path, problem in problems.items()}


def failed(task: Task, crash: Crash) -> Report:
    """Return the report of a brief that could not be built for no fault of its own."""
    hint = "build it by itself with bluf build, which says more, and report what it says"
    problem = Problem("build-failed", f"this brief could not be built: {crash.line}", Span(task.path, 0, 0), hint=hint)
    return Report(task.path, (problem,))
