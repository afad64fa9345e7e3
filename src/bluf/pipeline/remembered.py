"""Turn a report into what the record can hold, and back: an unchanged brief's warnings are said again."""

import json
import os
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bluf.evidence import QuoteResult
from bluf.evidence.verdicts import Verdict
from bluf.ground.workspace import Workspace
from bluf.pipeline.project import within
from bluf.pipeline.report import Fit, Report
from bluf.problems import Problem
from bluf.problems.problem_data import problem_of, whole_data

_LARGEST = 1 << 16  # characters; a report of more is not kept, and its brief is made anew each time


def to_data(report: Report, root: Path, workspace: Workspace) -> dict[str, Any] | None:
    """Return what there was to say of a brief; None where it can't be kept: it names a file outside the project."""
    problems = []
    for problem in report.problems:
        data = whole_data(problem)
        if problem.span:
            place = within(root, workspace.at(problem.span.path))
            if place is None:
                return None
            data["span"]["path"] = place
        problems.append(data)
    data = {
        "problems": problems,
        "fit": asdict(report.fit) if report.fit else None,
        "quotes": [asdict(quote) for quote in report.quotes],
    }
    return data if len(json.dumps(data)) <= _LARGEST else None


def from_data(data: dict[str, Any], path: str, root: Path, workspace: Workspace) -> Report:
    """Return the report of the brief at `path`, naming files as the caller would. Raises ValueError for other data."""
    try:
        problems = tuple(_problem(problem, path, root, workspace) for problem in data["problems"])
        fit = data["fit"] and Fit(**{**data["fit"], "dropped": tuple(data["fit"]["dropped"])})
        quotes = tuple(QuoteResult(**{**quote, "verdict": Verdict(quote["verdict"])}) for quote in data["quotes"])
    except (TypeError, KeyError) as error:
        raise ValueError("not a report") from error
    return Report(path, problems, fit, quotes=quotes)


def _problem(data: dict[str, Any], path: str, root: Path, workspace: Workspace) -> Problem:
    span = data["span"] and {**data["span"], "path": _as_called(data["span"]["path"], path, root, workspace)}
    return problem_of({**data, "span": span})


def _as_called(place: str, brief: str, root: Path, workspace: Workspace) -> str:
    """Return a file's path as it would be, had the brief been read: its own as given, others in the same way."""
    if place == within(root, workspace.at(brief)):
        return brief
    own = root / place
    return workspace.shown(own) if os.path.isabs(brief) else os.path.relpath(own, workspace.folder)  # noqa: PTH117
