"""One run over many tasks: what need not be done or must not, and the record of what was."""

from collections.abc import Sequence
from pathlib import Path
from typing import Self

from bluf.ground import filesystem
from bluf.ground.journal import tidy
from bluf.ground.project_root import FOLDER, SCHEMA
from bluf.pipeline import record as records
from bluf.pipeline.freshness import Freshness
from bluf.pipeline.guarding import input_problems
from bluf.pipeline.project import COPIES, root_of
from bluf.pipeline.report import Report
from bluf.pipeline.targets import Task
from bluf.problems import BriefError, Problem, Span


class Run:
    """A run that writes outputs, from looking at what is there to recording what was made.

    `known` has, by the brief's path, the reports of tasks that are not to be carried out: their outputs are as they
    should be already, or would replace an input. `problems` says, once the run has ended, what could not be recorded.
    """

    def __init__(self, tasks: Sequence[Task], *, fresh: bool = False) -> None:
        self.known: dict[str, Report] = {}
        self.problems: tuple[Problem, ...] = ()
        self._fresh = fresh
        self._tasks: dict[Path, list[Task]] = {}  # by the root of their project
        for task in tasks:
            self._tasks.setdefault(root_of(task.file, task.workspace.folder), []).append(task)

    def __enter__(self) -> Self:
        for root, tasks in self._tasks.items():
            self._tidy(root, tasks)
            if not self._fresh:
                looked = Freshness(root)
                self.known |= {task.path: report for task in tasks if (report := looked.report_of(task))}
        everything = [task for tasks in self._tasks.values() for task in tasks]
        left = [task for task in everything if task.path not in self.known]
        if left:
            unchanged = [task for task in everything if task.path in self.known]
            found = input_problems(left, unchanged)
            self.known |= {path: Report(path, (problem,)) for path, problem in found.items()}
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        for root, tasks in self._tasks.items():
            if any(task.path not in self.known for task in tasks):
                self._tidy(root, tasks, wait=kind is None)

    def _tidy(self, root: Path, tasks: Sequence[Task], *, wait: bool = True) -> None:
        """Record what is noted in the folders that tasks write to, and remove what killed processes left there.

        Without `wait`, what another process is at work with is left to the next run.
        """
        keeper = records.RecordKeeper(root) if records.can_keep(root) else None
        if keeper is None:
            self._not_recorded(root, tasks[0], "its folder is not yours to write to")
        try:
            for folder in {filesystem.real(path).parent for task in tasks for path in task.places.values()}:
                tidy(folder, keeper, wait=wait)
        except BriefError as error:
            self._not_recorded(root, tasks[0], error.problems[0].message)
        except OSError as error:
            self._not_recorded(root, tasks[0], error.strerror or str(error))
        homes = {task.file.parent for task in tasks if task.file}
        for folder in {*homes, *(home / COPIES for home in homes), root / FOLDER, root / SCHEMA.parent}:
            tidy(folder, wait=wait)

    def _not_recorded(self, root: Path, task: Task, reason: str) -> None:
        place = Span(task.workspace.shown(root / FOLDER / records.FILE), 0, 0)
        self.problems = (Problem("not-recorded", f"what was made can't be recorded: {reason}", place),)
