"""Turn a problem into plain data for `--format json` (docs/json.md)."""

from typing import Any

from bluf.problems.problem import Problem


def as_data(problem: Problem) -> dict[str, Any]:
    """Return the problem as JSON can hold it; what is not known is null. Lines and columns count from 1."""
    return {
        "code": problem.code,
        "severity": str(problem.severity),
        "message": problem.message,
        "path": problem.span.path if problem.span else None,
        "line": (problem.span.line or None) if problem.span else None,
        "column": (problem.span.column or None) if problem.span else None,
        "end_line": (problem.span.end_line or problem.span.line or None) if problem.span else None,
        "end_column": (problem.span.end_column or None) if problem.span else None,
        "field": problem.field,
        "hint": problem.hint,
    }
