"""Turn a PDF or a DOCX from anyone into a Report of what travels with it. docs/inspect.md lists all that is looked for.

Nothing in a file is run, fetched or trusted: every part has a limit, and what can't be looked at is said.
"""

from bluf.inspection.inspecting import inspect
from bluf.inspection.inspection_report import Finding, Font, FoundMarking, InspectionReport, ReportEntry, ReportLink
from bluf.inspection.kinds import KINDS, FindingKind
from bluf.inspection.report_data import as_dict
from bluf.inspection.report_lines import render_text

__all__ = [
    "KINDS",
    "Finding",
    "FindingKind",
    "Font",
    "FoundMarking",
    "InspectionReport",
    "ReportEntry",
    "ReportLink",
    "as_dict",
    "inspect",
    "render_text",
]
