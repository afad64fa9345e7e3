"""Print what travels with files: a report each on standard output, and on standard error what can't be inspected."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bluf.cli.inputs import STDIN, STDIN_PATH
from bluf.cli.output_streams import write_json, write_line
from bluf.cli.quietness import is_quiet
from bluf.cli.terminal import has_color, print_problems, remark, width
from bluf.inspection import InspectionReport, as_dict, inspect, render_text
from bluf.inspection.reading_limits import FILE
from bluf.problems import BriefError, Problem
from bluf.problems.problem_data import as_data


def inspect_all(names: Sequence[str], form: str, everything: bool) -> int:
    """Inspect files, one that can't be read beside others that can; return 0 where all are as bluf's own would be."""
    clean = 0
    files: list[dict[str, Any]] = []
    for number, name in enumerate(names):
        path = STDIN_PATH if name == STDIN else name
        report, problems = _inspected(name, path)
        ok = report is not None and report.ok
        clean += ok
        if form == "json":
            data = {"path": path, "ok": ok, "problems": [as_data(problem) for problem in problems]}
            files.append(data | {"report": as_dict(report) if report else None})
            continue
        if report and not is_quiet():
            if number:
                write_line("")
            write_line(render_text(report, width(), everything, has_color(sys.stdout)))
        print_problems(problems)
    bad = len(names) - clean
    if form == "json":
        write_json({"files": files})
    elif len(names) > 1:
        closing = f"{len(names)} files: {clean} as bluf's own would be, {bad} not"
        remark(closing, style="1;31" if bad else "32")
    return 1 if bad else 0


def _inspected(name: str, path: str) -> tuple[InspectionReport | None, tuple[Problem, ...]]:
    try:
        return inspect(sys.stdin.buffer.read(FILE + 1) if name == STDIN else Path(name), path), ()
    except BriefError as error:
        return None, error.problems
