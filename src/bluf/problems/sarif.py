"""Turn problems into SARIF 2.1.0 (OASIS), which code hosts and editors show beside the lines concerned."""

import os
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from bluf.problems.catalogue import CATALOGUE
from bluf.problems.details import ReplaceMend
from bluf.problems.problem import Problem, Span
from bluf.problems.problem_data import details_data

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def sarif(problems: Iterable[Problem], version: str) -> dict[str, Any]:
    """Return a SARIF log with one run of bluf `version`. Columns are in Unicode code points (SARIF 3.14.17)."""
    found = list(problems)
    codes = sorted({problem.code for problem in found})
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "bluf", "version": version, "rules": [_rule(code) for code in codes]}},
                "columnKind": "unicodeCodePoints",
                "results": [_result(problem, codes.index(problem.code)) for problem in found],
            }
        ],
    }


def _rule(code: str) -> dict[str, Any]:
    entry = CATALOGUE[code]
    return {
        "id": code,
        "shortDescription": {"text": entry.meaning},
        "help": {"text": entry.mend},
        "defaultConfiguration": {"level": entry.severity},
    }


def _result(problem: Problem, rule: int) -> dict[str, Any]:
    text = problem.message if not problem.hint else f"{problem.message}\n{problem.hint}"
    result: dict[str, Any] = {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": str(problem.severity),
        "message": {"text": text},
    }
    if problem.span:
        result["locations"] = [{"physicalLocation": _location(problem.span)}]
    properties = {"field": problem.field, "data": details_data(problem.data)}
    if known := {name: value for name, value in properties.items() if value}:
        result["properties"] = known
    if problem.span and (fixes := [_fix(mend, problem.span) for mend in _replacements(problem)]):
        result["fixes"] = fixes
    return result


def _replacements(problem: Problem) -> list[ReplaceMend]:
    mends = problem.data.mends if problem.data else ()
    return [mend for mend in mends if isinstance(mend, ReplaceMend)]


def _fix(mend: ReplaceMend, span: Span) -> dict[str, Any]:
    """Return a mend as a fix (SARIF 3.55), which replaces a region of the problem's file."""
    region = {"startLine": mend.line, "startColumn": mend.column, "endColumn": mend.end_column}
    replacement = {"deletedRegion": region, "insertedContent": {"text": mend.text}}
    change = {"artifactLocation": _artifact(span), "replacements": [replacement]}
    return {"description": {"text": mend.label}, "artifactChanges": [change]}


def _location(span: Span) -> dict[str, Any]:
    artifact = _artifact(span)
    if not span.line:
        return {"artifactLocation": artifact}
    region: dict[str, Any] = {"startLine": span.line, "startColumn": span.column}
    if span.lines > 1:
        region |= {"endLine": span.end_line, "endColumn": span.end_column}
    elif span.end_column > span.column:
        region["endColumn"] = span.end_column
    return {"artifactLocation": artifact, "region": region}


def _artifact(span: Span) -> dict[str, str]:
    return {"uri": quote(os.fsencode(span.path.replace(os.sep, "/")))}
