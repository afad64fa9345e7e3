"""Turn a brief into evidence for its words: its quotes, figures and names against its sources, or their receipts."""

from pathlib import Path

from bluf.brief import Brief, read_yaml
from bluf.brief.reader import MAX_BYTES
from bluf.evidence import SUFFIX, Evidence, ReceiptError, Receipts, check_evidence, from_file, record, to_yaml
from bluf.pipeline.clock import today
from bluf.pipeline.files import Output, write_all
from bluf.problems import BriefError, Problem, Span
from bluf.template.prose import plain


def prove(brief: Brief) -> Evidence:
    """Check a brief's words against its sources; a receipt beside the brief stands in for a source that is not here.

    A receipts file that can't be relied on is an error among the evidence's problems.
    """
    receipts, problem = _receipts(brief.path)
    found = check_evidence(brief, Path(brief.path).parent, receipts=receipts, plain=plain, locate=brief.locate)
    if problem:
        found = Evidence((problem, *found.problems), found.quotes, found.sources)
    return found


def write_receipts(brief: Brief, found: Evidence) -> tuple[Output, ...]:
    """Write what was found beside the brief; nothing where no source could be read and no receipt stands in for one.

    Raises BriefError (`cannot-write`).
    """
    before, _ = _receipts(brief.path)
    receipts = record(found, today(), before, {entry.id for entry in brief.sources})
    if not receipts.sources:
        return ()
    return write_all({receipts_path(brief.path): to_yaml(receipts).encode()})


def receipts_path(path: str) -> Path:
    """Return where the receipts of the brief at `path` are."""
    brief = Path(path)
    return brief.with_name(brief.stem + SUFFIX)


def _receipts(path: str) -> tuple[Receipts | None, Problem | None]:
    place = receipts_path(path)
    data = _bytes(place)
    if data is None:
        return None, None
    try:
        found = read_yaml(data, str(place)).data
        return from_file(data.decode(), found), None
    except ReceiptError as error:
        reason = str(error)
    except BriefError as error:
        reason = error.problems[0].message
    message = f"the receipts can't be relied on: {reason}"
    hint = "record them anew where the sources are: bluf check --record"
    return None, Problem("receipt-invalid", message, Span(str(place), 0, 0), hint=hint)


def _bytes(place: Path) -> bytes | None:
    """Return what a receipts file holds, or a little more than it may; None where there is none that can be read."""
    try:
        if not place.is_file():  # a pipe would be waited for
            return None
        with place.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except (OSError, ValueError):
        return None
