"""Evidence: turn a Brief and the sources it names into verdicts on its quotes, figures and names."""

from bluf.evidence.check import check_evidence
from bluf.evidence.receipts import SUFFIX, ReceiptError, Receipts, from_file, quote_digest, record, to_yaml
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
    "check_evidence",
    "from_file",
    "quote_digest",
    "record",
    "summary",
    "to_yaml",
]
