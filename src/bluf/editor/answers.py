"""Turn previews and what else bluf knows into what JSON can hold, for the editor's page."""

import os
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import bluf
from bluf.ground.template_names import DEFAULT_TEMPLATE, usual_name

COSTLIEST = 6  # items that are named as taking the most lines


def preview_data(preview: "bluf.Preview", *, with_data: bool = True) -> dict[str, Any]:
    """Return a preview as the page takes it."""
    page, fit = preview.page, preview.fit
    costliest = sorted(preview.lines.items(), key=lambda item: -item[1])[:COSTLIEST]
    return {
        "ok": preview.ok,
        "problems": [problem_data(problem, preview.path) for problem in preview.problems],
        "quotes": [_quote_data(quote) for quote in preview.quotes],
        "page": {"svg": bluf.write_svg(page), "size": page.size.name, "faces": faces_data(page)} if page else None,
        "fit": {
            "size": fit.size,
            "fill": fit.fill,
            "step": fit.step,
            "dropped": list(fit.dropped),
            "lines_over": fit.lines_over,
            "costliest": [{"field": path, "lines": lines} for path, lines in costliest],
        }
        if fit
        else None,
        "data": _plain(preview.data) if with_data and preview.data is not None else None,
        "origins": {path: origin.written() for path, origin in preview.origins.items()},
        "fields": {path: [place.line, place.column, place.end_line] for path, place in preview.fields.items()},
    }


def summary(preview: "bluf.Preview") -> dict[str, Any]:
    """Return what the list of briefs shows of one."""
    data = preview.data or {}
    verdicts = [str(quote.verdict) for quote in preview.quotes]
    return {
        "title": _text(data.get("title")),
        "date": _text(data.get("date")),
        "template": usual_name(_text(data.get("template")) or DEFAULT_TEMPLATE),
        "marking": _text(data.get("marking")),
        "ok": preview.ok,
        "errors": sum(problem.is_error for problem in preview.problems),
        "warnings": sum(problem.severity is bluf.Severity.WARNING for problem in preview.problems),
        "fits": preview.fit is not None and preview.fit.lines_over == 0,
        "lines_over": preview.fit.lines_over if preview.fit else None,
        "quotes": len(verdicts),
        "verified": verdicts.count("verified"),
        **(picture_data(preview.page) if preview.page else {"svg": None, "faces": []}),
    }


def picture_data(page: "bluf.Page") -> dict[str, Any]:
    """Return the picture of a page, and the faces that it names."""
    return {"svg": bluf.write_svg(page), "faces": faces_data(page)}


def faces_data(page: "bluf.Page") -> list[dict[str, Any]]:
    """Return the faces that the picture of a page names, as CSS has them, and by which digests to ask for them."""
    return [
        {
            "digest": face.digest,
            "family": face.family,
            "weight": "700" if face.bold else "400",
            "style": "italic" if face.italic else "normal",
        }
        for face in bluf.svg_faces(page)
    ]


def problem_data(problem: "bluf.Problem", brief: str = "") -> dict[str, Any]:
    """Return a problem; what is not known is null. Lines and columns count from 1, in `file`, null for the brief's."""
    span = problem.span
    return {
        "code": problem.code,
        "severity": str(problem.severity),
        "message": problem.message,
        "hint": problem.hint,
        "field": problem.field,
        "file": _file_of(span, brief) if span and span.path != brief else None,
        "line": (span.line or None) if span else None,
        "column": (span.column or None) if span else None,
        "end_line": (span.end_line or None) if span else None,
        "end_column": (span.end_column or None) if span else None,
        "data": bluf.details_data(problem.data),
    }


def verdict_data(verdict: "bluf.Verdict") -> dict[str, Any]:
    """Return what was found of a file that was verified."""
    problems = [problem_data(problem) for problem in verdict.problems]
    holds = verdict.signature is not None and verdict.signature.holds
    return {**asdict(verdict), "is_good": verdict.is_good, "holds": holds, "problems": problems}


def _file_of(span: "bluf.Span", brief: str) -> str:
    """Return the name of another file than the brief's: as the brief says it, where that is beside or below it."""
    folder = os.path.join(os.path.dirname(brief), "")  # noqa: PTH118, PTH120 - ends in a separator
    return (span.path.removeprefix(folder) if os.path.isabs(brief) else span.path).replace(os.sep, "/")  # noqa: PTH117


def _quote_data(quote: "bluf.QuoteResult") -> dict[str, Any]:
    return {**asdict(quote), "verdict": str(quote.verdict)}


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return None if value is None else str(value)


def _text(value: object) -> str | None:
    return str(value) if isinstance(value, str) else None
