"""Judge what bluf does with a random project or file.

It raises nothing but BriefError, within bounds of time and memory; an error has a place; what was made is one page,
the same bytes a second time, and can be read by pdfium, qpdf and python-docx.
"""

import contextlib
import io
import json
import os
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import pikepdf
import pypdfium2
from docx import Document

from bluf.ground.alarms import ringing_after
from bluf.inspection import as_dict, inspect, render_text
from bluf.pipeline.building import make
from bluf.pipeline.noting import Made
from bluf.pipeline.report import Report
from bluf.pipeline.starting import start
from bluf.problems import BriefError, Problem
from bluf.problems.problem_data import as_data
from bluf.problems.sarif import sarif
from bluf.problems.text import render

_T = TypeVar("_T")
FORMATS = ("pdf", "docx")
MIB = 1 << 20
_PLACELESS = ("quote-unchecked",)


class BoundError(AssertionError):
    """A call took far more time than it may."""


def judged(folder: Path, files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Write the files of an example into a folder and judge what comes of them; return what was made."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    size = sum(map(len, files.values()))
    if "briefs/x.yaml" in files:
        return _built(folder, size)
    for name in files:
        _inspected(folder / name, size)
    return {}


def _built(folder: Path, size: int) -> Mapping[str, bytes]:
    path = str(folder / "briefs" / "x.yaml")
    made: Made = bounded(lambda: make(path, FORMATS), size)
    _told(made.report.problems)
    again: Made = bounded(lambda: make(path, FORMATS), size)
    assert again.contents == made.contents, "a second build has other bytes"
    assert _said(again.report) == _said(made.report), "a second build says something else"
    checked: Made = bounded(lambda: make(path, ()), size)
    assert _said(checked.report) == _said(made.report), "check and build do not say the same"
    assert set(made.contents) == (set(FORMATS) if made.report.ok else set())
    if made.report.ok:
        pdf, docx = (made.contents[name] for name in FORMATS)
        _read(pdf, docx)
        assert made.report.fit
        assert made.report.fit.pages == 1
    if (folder / "templates" / "mine").is_dir():
        with contextlib.suppress(BriefError):
            start(folder / "new.yaml", "mine")
    return made.contents


def _said(report: Report) -> Report:
    """Return a report as it is said each time: which of a template's lines uses up its time is up to chance."""
    problems = (
        replace(found, message="", span=None) if found.code == "template-limit" else found for found in report.problems
    )
    return replace(report, problems=tuple(problems))


def _read(pdf: bytes, docx: bytes) -> None:
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) == 1, "it is not one page"
    document.close()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert not opened.check_pdf_syntax()
    Document(io.BytesIO(docx))


def _inspected(path: Path, size: int) -> None:
    def report() -> dict[str, Any]:
        try:
            found = inspect(path, "x")
        except BriefError as error:
            _told(error.problems)
            return {"problems": [as_data(problem) for problem in error.problems]}
        render_text(found, everything=True)
        return as_dict(found)

    told = bounded(report, size)
    json.dumps(told)
    assert bounded(report, size) == told, "a second look differs"


def _told(problems: tuple[Problem, ...]) -> None:
    """See that problems can be told in every way, and that errors have a place."""
    render(problems).encode()
    json.dumps([as_data(problem) for problem in problems])
    json.dumps(sarif(problems, "0"))
    for problem in problems:
        assert problem.span or not problem.is_error, f"an error has no place: {problem}"
        assert len(problem.message) < 2_000 or not problem.is_error, f"a message goes on without end: {problem.code}"


def bounded(call: Callable[[], _T], size: int) -> _T:
    """Return what a call returns, which may take about five times what the command may, and as much memory."""
    seconds = 5 * (2 + size / MIB)
    late = BoundError(f"it did not end within {2 * seconds:.0f} s of processor time")
    with _memory(300 * MIB + 30 * size), ringing_after(2 * seconds, late):
        start = time.process_time()
        returned = call()
        taken = time.process_time() - start
    if taken > seconds:
        raise BoundError(f"it took {taken:.1f} s of processor time, and may take {seconds:.1f} s")
    return returned


@contextlib.contextmanager
def _memory(more: int) -> Iterator[None]:
    """Let this process have only so much more memory, where the system bounds it."""
    try:
        import resource
    except ImportError:
        yield
        return
    pages = int(Path("/proc/self/statm").read_text().split()[0]) if Path("/proc/self/statm").exists() else 0
    before = resource.getrlimit(resource.RLIMIT_AS)
    if pages:
        most = pages * os.sysconf("SC_PAGE_SIZE") + more
        resource.setrlimit(resource.RLIMIT_AS, (most if before[1] < 0 else min(most, before[1]), before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)
