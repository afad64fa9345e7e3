"""Turn problems into plain data for `--format json` (docs/json.md), the editor's page and the record, and back."""

from dataclasses import asdict, fields
from typing import Any

from bluf.problems.details import Details, Mend, Nearness, PutMend, ReplaceMend, WordingDifference, WordRun
from bluf.problems.field_path import FieldPath
from bluf.problems.problem import Problem, Severity, Span

_OPERATIONS: dict[type[Mend], str] = {ReplaceMend: "replace", PutMend: "put"}
_NO_MEND = {field.name: None for kind in _OPERATIONS for field in fields(kind)}


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
        "data": details_data(problem.data),
    }


def details_data(details: Details | None) -> dict[str, Any] | None:
    """Return what a problem knows as JSON can hold it."""
    if details is None:
        return None
    return {
        "meant": details.meant,
        "nearness": None if details.nearness is None else str(details.nearness),
        "candidates": list(details.candidates),
        "limit": details.limit,
        "amount": details.amount,
        "character": details.character,
        "difference": None if details.difference is None else asdict(details.difference),
        "fields": list(details.fields),
        "mends": [{"op": _OPERATIONS[type(mend)], **_NO_MEND, **asdict(mend)} for mend in details.mends],
    }


def whole_data(problem: Problem) -> dict[str, Any]:
    """Return all of a problem as JSON can hold it, from which `problem_of` makes it again."""
    return {
        "code": problem.code,
        "message": problem.message,
        "span": None if problem.span is None else asdict(problem.span),
        "field": problem.field,
        "hint": problem.hint,
        "severity": str(problem.severity),
        "data": details_data(problem.data),
    }


def problem_of(data: dict[str, Any]) -> Problem:
    """Return the problem that `whole_data` was made of. Raises ValueError, TypeError or KeyError for other data."""
    return Problem(
        data["code"],
        data["message"],
        None if data["span"] is None else Span(**data["span"]),
        None if data["field"] is None else FieldPath.parsed(data["field"]),
        data["hint"],
        Severity(data["severity"]),
        _details_of(data["data"]),
    )


def _details_of(data: dict[str, Any] | None) -> Details | None:
    if data is None:
        return None
    return Details(
        data["meant"],
        None if data["nearness"] is None else Nearness(data["nearness"]),
        tuple(data["candidates"]),
        data["limit"],
        data["amount"],
        data["character"],
        None if data["difference"] is None else _difference_of(data["difference"]),
        tuple(data["fields"]),
        tuple(_mend_of(**mend) for mend in data["mends"]),
    )


def _difference_of(data: dict[str, Any]) -> WordingDifference:
    sides = (tuple(WordRun(**run) for run in data[side]) for side in ("brief", "source"))
    return WordingDifference(data["summary"], data["place"], *sides)


def _mend_of(op: str, **values: Any) -> Mend:
    given = {name: value for name, value in values.items() if value is not None}
    if op == "put":
        return PutMend(**{**given, "field": FieldPath.parsed(given["field"])})
    return ReplaceMend(**given)
