"""Turn a PDF or a DOCX from anyone into a Report of what travels with it. docs/inspect.md lists all that is looked for.

Nothing in a file is run, fetched or trusted: every part has a limit, and what can't be looked at is said.
"""

from bluf.inspection.inspecting import inspect
from bluf.inspection.inspection_report import Entry, Finding, Font, Link, Marking, Report
from bluf.inspection.kinds import KINDS, Kind
from bluf.inspection.report_data import as_dict
from bluf.inspection.report_lines import render_text

__all__ = [
    "KINDS",
    "Entry",
    "Finding",
    "Font",
    "Kind",
    "Link",
    "Marking",
    "Report",
    "as_dict",
    "inspect",
    "render_text",
]
