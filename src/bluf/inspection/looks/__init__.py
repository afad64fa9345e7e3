"""What is looked for: each place of a format in which something can travel, and the kind of finding that it makes.

All findings are made by `found`, by the name of a look, so that docs/inspect.md, which lists this table, is complete.
"""

from bluf.inspection.inspection_report import Finding
from bluf.inspection.looks.both import BOTH
from bluf.inspection.looks.docx_look import DOCX
from bluf.inspection.looks.look import Look
from bluf.inspection.looks.pdf_look import PDF

__all__ = ["LOOKS", "Look", "found"]

LOOKS: dict[str, Look] = BOTH | PDF | DOCX
_LONGEST = 2000  # characters of what is found
_TOLD = 90  # of it where it is told with what it is


def found(look: str, what: str, where: str = "") -> Finding:
    """Return what a look found."""
    known = LOOKS[look]
    if not known.told:
        return Finding(known.kind, what[:_LONGEST], where, 1, look)
    text = " ".join(what[:_LONGEST].split())
    return Finding(known.kind, f"{text[:_TOLD]} ({known.told})", where, 1, look)
