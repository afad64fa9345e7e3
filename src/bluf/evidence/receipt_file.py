"""Turn the file of receipts beside a brief into Receipts, or into the problem that it is."""

from pathlib import Path

from bluf.brief import read_yaml
from bluf.evidence.receipts import SUFFIX, ReceiptError, Receipts, from_data
from bluf.problems import BriefError, Problem, Span


def receipts_path(brief: Path) -> Path:
    """Return where the receipts of the brief at this path are: `briefs/x.receipts.yaml` for `briefs/x.yaml`."""
    return brief.with_name(brief.stem + SUFFIX)


def read_receipts(data: bytes, path: str) -> Receipts:
    """Read a receipts file; `path` is the name that problems give it. Raises BriefError ("receipt-invalid")."""
    hint = "run `bluf check --record` where the sources are, or remove the file"
    try:
        return from_data(read_yaml(data, path).data)
    except ReceiptError as error:
        problem = Problem("receipt-invalid", f"the receipts can't be relied on: {error}", Span(path, 1, 1), None, hint)
        raise BriefError([problem]) from None
    except BriefError as error:
        raise BriefError(
            Problem("receipt-invalid", f"the receipts can't be read: {problem.message}", problem.span, None, hint)
            for problem in error.problems
        ) from None
