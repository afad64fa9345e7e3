"""Evidence: turn a Brief and the sources it names into verdicts on its quotes, figures and names.

Names are imported when they are first used: the process that reads sources needs none of the brief's model.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bluf.evidence.check import check_evidence
    from bluf.evidence.receipts import (
        SUFFIX,
        ReceiptError,
        Receipts,
        are_receipts,
        from_file,
        quote_digest,
        record,
        to_yaml,
    )
    from bluf.evidence.results import Evidence, QuoteResult, SourceResult, summary
    from bluf.evidence.verdicts import RULES, Verdict

__all__ = [
    "RULES",
    "SUFFIX",
    "Evidence",
    "QuoteResult",
    "ReceiptError",
    "Receipts",
    "SourceResult",
    "Verdict",
    "are_receipts",
    "check_evidence",
    "from_file",
    "quote_digest",
    "record",
    "summary",
    "to_yaml",
]

_NAMES = {
    "bluf.evidence.check": ("check_evidence",),
    "bluf.evidence.receipts": (
        "SUFFIX", "ReceiptError", "Receipts", "are_receipts", "from_file", "quote_digest", "record", "to_yaml",
    ),
    "bluf.evidence.results": ("Evidence", "QuoteResult", "SourceResult", "summary"),
    "bluf.evidence.verdicts": ("RULES", "Verdict"),
}  # fmt: skip
_HOMES = {name: home for home, names in _NAMES.items() for name in names}


if not TYPE_CHECKING:  # so that a checker knows the names above and no others

    def __getattr__(name):
        import importlib

        if name not in _HOMES:
            raise AttributeError(f"module 'bluf.evidence' has no attribute {name!r}")
        value = globals()[name] = getattr(importlib.import_module(_HOMES[name]), name)
        return value
