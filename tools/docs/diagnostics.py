"""Turn the catalogue of problems into `docs/diagnostics.md`."""

from collections.abc import Mapping

from bluf.problems import catalogue
from bluf.problems.catalogue import Code

_AREAS: tuple[tuple[str, Mapping[str, Code]], ...] = (
    ("The brief", catalogue.BRIEF),
    ("Pictures", catalogue.PICTURES),
    ("Figures", catalogue.FIGURES),
    ("Templates and styles", catalogue.TEMPLATE),
    ("The page", catalogue.LAYOUT),
    ("Output", catalogue.OUTPUT),
    ("Evidence", catalogue.EVIDENCE),
    ("Distribution", catalogue.DELIVERY),
    ("Inspection", catalogue.INSPECTION),
)
_HEAD = """\
# Diagnostics

Every problem that bluf can report, by its code. An error stops the brief's build and leaves its earlier output as it
was; a warning and a note do not. Each is printed as `file:line:column: severity[code]: message`, with the line that
it is about, a caret under the place, and a hint; `--format json` gives the same as data.

`make docs` writes this page from `src/bluf/problems/catalogue.py`.
"""


def diagnostics() -> str:
    """Return the page."""
    parts = [_HEAD]
    for title, codes in _AREAS:
        if codes:
            parts.append(f"\n## {title}\n")
            parts.extend(_diagnostic(code) for code in sorted(codes.values(), key=lambda code: code.name))
    return "".join(parts)


def _diagnostic(code: Code) -> str:
    return f"\n### {code.name}\n\n*{code.severity.capitalize()}.* {code.meaning}\n\n**Mend:** {code.mend}\n"
