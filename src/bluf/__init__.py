"""bluf: turn a brief in YAML into a proven one-page briefing, in PDF and DOCX.

    import bluf
    report = bluf.build("briefs/arctic.yaml")          # writes out/arctic.pdf and out/arctic.docx

or in steps: `write_pdf(fit(compose(load(path))))`. What is wrong with a brief is raised as `BriefError`, whose
`problems` hold the file, line and column of each. Everything is imported when it is first used.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bluf.brief import Brief
    from bluf.deliver.issue_summary import IssueSummary
    from bluf.deliver.ledger_report import CopySummary
    from bluf.deliver.public_steps import (
        Issues,
        MadeIssue,
        PlannedIssue,
        distribution_lists,
        issue_passwords,
        issued,
        issued_copies,
        make_issue,
        plan_issue,
        verify_file,
        withdraw_issue,
    )
    from bluf.deliver.verifying import Verdict
    from bluf.document import Document
    from bluf.evidence import QuoteResult
    from bluf.ground.files import save
    from bluf.ground.workspace import Workspace
    from bluf.inspection import inspect
    from bluf.layout import Page
    from bluf.pipeline.added_files import NotAddedError, PlaceForFile, add_file, place_for_file
    from bluf.pipeline.amending import amend
    from bluf.pipeline.brief_search import FoundBriefs, find_briefs
    from bluf.pipeline.building import build
    from bluf.pipeline.building_many import build_many
    from bluf.pipeline.drafting import Drafted, start_from
    from bluf.pipeline.phases import check, compose, fit, load, write_docx, write_pdf, write_svg
    from bluf.pipeline.previewing import Place, Preview, preview
    from bluf.pipeline.report import Fit, Report
    from bluf.pipeline.starting import start
    from bluf.pipeline.starting_template import start_template
    from bluf.pipeline.template_catalogue import TemplateCatalogue, schema, template_catalogue
    from bluf.pipeline.template_page import template_page
    from bluf.problems import BriefError, Details, Problem, Severity, Span
    from bluf.problems.problem_data import details_data
    from bluf.writers.svg_faces import SvgFace, svg_faces
    from bluf.yaml_edit import Cut, Edit, Insert, Move, Put, Rename, edit_from_data

    __version__: str

__all__ = [
    "Brief",
    "BriefError",
    "CopySummary",
    "Cut",
    "Details",
    "Document",
    "Drafted",
    "Edit",
    "Fit",
    "FoundBriefs",
    "Insert",
    "IssueSummary",
    "Issues",
    "MadeIssue",
    "Move",
    "NotAddedError",
    "Page",
    "Place",
    "PlaceForFile",
    "PlannedIssue",
    "Preview",
    "Problem",
    "Put",
    "QuoteResult",
    "Rename",
    "Report",
    "Severity",
    "Span",
    "SvgFace",
    "TemplateCatalogue",
    "Verdict",
    "Workspace",
    "add_file",
    "amend",
    "build",
    "build_many",
    "check",
    "compose",
    "details_data",
    "distribution_lists",
    "edit_from_data",
    "find_briefs",
    "fit",
    "inspect",
    "issue_passwords",
    "issued",
    "issued_copies",
    "load",
    "make_issue",
    "place_for_file",
    "plan_issue",
    "preview",
    "save",
    "schema",
    "start",
    "start_from",
    "start_template",
    "svg_faces",
    "template_catalogue",
    "template_page",
    "verify_file",
    "withdraw_issue",
    "write_docx",
    "write_pdf",
    "write_svg",
]

_NAMES = {
    "bluf.brief": ("Brief",),
    "bluf.yaml_edit": ("Cut", "Edit", "Insert", "Move", "Put", "Rename", "edit_from_data"),
    "bluf.deliver.issue_summary": ("IssueSummary",),
    "bluf.deliver.ledger_report": ("CopySummary",),
    "bluf.deliver.public_steps": (
        "Issues",
        "MadeIssue",
        "PlannedIssue",
        "distribution_lists",
        "issue_passwords",
        "issued",
        "issued_copies",
        "make_issue",
        "plan_issue",
        "verify_file",
        "withdraw_issue",
    ),
    "bluf.deliver.verifying": ("Verdict",),
    "bluf.document": ("Document",),
    "bluf.inspection": ("inspect",),
    "bluf.evidence": ("QuoteResult",),
    "bluf.layout": ("Page",),
    "bluf.pipeline.added_files": ("NotAddedError", "PlaceForFile", "add_file", "place_for_file"),
    "bluf.pipeline.amending": ("amend",),
    "bluf.pipeline.brief_search": ("FoundBriefs", "find_briefs"),
    "bluf.pipeline.building": ("build",),
    "bluf.pipeline.building_many": ("build_many",),
    "bluf.pipeline.drafting": ("Drafted", "start_from"),
    "bluf.ground.files": ("save",),
    "bluf.ground.workspace": ("Workspace",),
    "bluf.pipeline.phases": ("check", "compose", "fit", "load", "write_docx", "write_pdf", "write_svg"),
    "bluf.pipeline.previewing": ("Place", "Preview", "preview"),
    "bluf.pipeline.report": ("Fit", "Report"),
    "bluf.pipeline.template_catalogue": ("TemplateCatalogue", "schema", "template_catalogue"),
    "bluf.pipeline.starting": ("start",),
    "bluf.pipeline.starting_template": ("start_template",),
    "bluf.pipeline.template_page": ("template_page",),
    "bluf.problems": ("BriefError", "Details", "Problem", "Severity", "Span"),
    "bluf.problems.problem_data": ("details_data",),
    "bluf.writers.svg_faces": ("SvgFace", "svg_faces"),
}
_HOMES = {name: home for home, names in _NAMES.items() for name in names}


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
