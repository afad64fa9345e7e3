"""Turn a PDF or a DOCX from anyone into a Report of what travels with it. docs/inspect.md lists all that is looked for.

Nothing in a file is run, fetched or trusted: every part has a limit, and what can't be looked at is said.
"""

from bluf.inspection.data import as_dict
from bluf.inspection.inspecting import inspect
from bluf.inspection.kinds import KINDS, Kind
from bluf.inspection.report import Entry, Finding, Font, Link, Marking, Report
from bluf.inspection.text import render_text

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
