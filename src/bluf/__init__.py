"""bluf: turn a brief in YAML into a proven one-page briefing, in PDF and DOCX.

    import bluf
    report = bluf.build("briefs/arctic.yaml")          # writes out/arctic.pdf and out/arctic.docx

or in steps: `write_pdf(fit(compose(load(path))))`. What is wrong with a brief is raised as `BriefError`, whose
`problems` hold the file, line and column of each. Everything is imported when it is first used.
"""

from typing import TYPE_CHECKING

from bluf.problems import BriefError, Problem, Severity, Span

if TYPE_CHECKING:
    from bluf.brief import Brief
    from bluf.document import Document
    from bluf.layout import Page
    from bluf.pipeline.building import build
    from bluf.pipeline.phases import check, compose, fit, load, write_docx, write_pdf
    from bluf.pipeline.report import Report

    __version__: str

__all__ = [
    "Brief",
    "BriefError",
    "Document",
    "Page",
    "Problem",
    "Report",
    "Severity",
    "Span",
    "build",
    "check",
    "compose",
    "fit",
    "load",
    "write_docx",
    "write_pdf",
]

_HOMES = {
    "Brief": "bluf.brief",
    "Document": "bluf.document",
    "Page": "bluf.layout",
    "Report": "bluf.pipeline.report",
    "build": "bluf.pipeline.building",
} | dict.fromkeys(("check", "compose", "fit", "load", "write_docx", "write_pdf"), "bluf.pipeline.phases")


if not TYPE_CHECKING:  # so that a checker knows the names above and no others

    def __getattr__(name):
        import importlib

        if name == "__version__":
            return importlib.import_module("bluf.version").VERSION
        if name not in _HOMES:
            raise AttributeError(f"module 'bluf' has no attribute {name!r}")
        value = globals()[name] = getattr(importlib.import_module(_HOMES[name]), name)
        return value

    def __dir__():
        return sorted({*globals(), *__all__})
