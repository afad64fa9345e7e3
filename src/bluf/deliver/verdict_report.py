"""Say a verdict in lines for a terminal, or as data."""

from collections.abc import Iterator
from dataclasses import asdict, replace
from typing import Any

from bluf.deliver.moments import in_words
from bluf.deliver.signature_check import Signature, grouped
from bluf.deliver.verifying import State, Verdict
from bluf.problems.labelled_rows import BOLD, LABEL, closing_lines, labelled_row, painted
from bluf.problems.problem_data import as_data
from bluf.problems.text import printable


def verdict_text(verdict: Verdict, width: int = 100, color: bool = False) -> str:
    """Return what is known of a file as lines of at most `width` cells, as far as words allow."""
    lines = [*_facts(verdict, width, color), "", *closing_lines(_closing(verdict), width, verdict.is_good, color)]
    return "\n".join([painted(printable(verdict.name), BOLD, color), *lines])


def verdict_data(verdict: Verdict) -> dict[str, Any]:
    """Return a verdict as JSON can hold it."""
    said = asdict(replace(verdict, problems=()))
    problems = [as_data(problem) for problem in verdict.problems]
    return {"path": said.pop("name"), "ok": verdict.is_good, **said, "state": str(verdict.state), "problems": problems}


def _facts(verdict: Verdict, width: int, color: bool) -> Iterator[str]:
    if verdict.issue:
        claimed, sign = ("claims to be", "!") if verdict.state is State.ALTERED else ("copy", " ")
        whose = f"{verdict.copy:,} of {verdict.copies:,}, for {verdict.recipient}"
        yield from labelled_row(claimed, f"copy {whose}" if sign == "!" else whose, width, sign, color)
        yield from labelled_row("of", f"{verdict.title}  ({verdict.issue})", width)
        yield from labelled_row("level", verdict.level or "none", width)
    if verdict.state in (State.SUPERSEDED, State.WITHDRAWN):
        yield from labelled_row(str(verdict.state), _ended(verdict), width, "!", color)
    elif verdict.state is State.UNFINISHED:
        yield from labelled_row("unfinished", verdict.why, width, "!", color)
    elif verdict.issue:
        yield from labelled_row("made", in_words(verdict.at), width)
    if verdict.signature is not None:
        yield from _signature(verdict.signature, width, color)
    else:
        yield from labelled_row("signature", verdict.unread or "none", width, "!" if verdict.unread else " ", color)
    yield from labelled_row("ledger", verdict.ledger or "none", width)
    half = len(verdict.sha256) // 2  # so that it wraps where it must
    between = "" if width >= LABEL + 6 + len(verdict.sha256) else " "
    yield from labelled_row("SHA-256", f"{verdict.sha256[:half]}{between}{verdict.sha256[half:]}", width)


def _signature(signature: Signature, width: int, color: bool) -> Iterator[str]:
    when = f", {in_words(signature.when)}" if signature.when else ""
    by = ", by a trusted time stamp" if signature.stamped else ", by the signer's clock" if when else ""
    yield from labelled_row("signed by", f"{signature.signer}{when}{by}", width)
    yield from labelled_row("certificate", grouped(signature.fingerprint), width)
    if not signature.holds:
        yield from labelled_row("", signature.doubt, width, "!", color)
    elif signature.is_trusted:
        yield from labelled_row("", "valid, and trusted as --trust says", width)
    elif signature.is_ours:
        yield from labelled_row("", "valid, by a certificate that the ledger has", width)
    else:
        yield from labelled_row("", f"valid, but not trusted: {signature.doubt}", width, "!", color)


def _closing(verdict: Verdict) -> str:
    """Return the sentence that a reader has to know."""
    sign = "✓" if verdict.is_good else "✗"
    copy = f"copy {verdict.copy:,} of {verdict.copies:,} of {verdict.issue}, for {verdict.recipient}"
    match verdict.state:
        case _ if any(problem.is_error for problem in verdict.problems):
            return f"{sign} Not to be relied on: the ledger is at fault."
        case State.CURRENT:
            return f"{sign} Genuine and current: {copy}."
        case State.SUPERSEDED | State.WITHDRAWN | State.UNFINISHED:
            return f"{sign} Genuine, but {verdict.state}: {copy}."
        case State.ALTERED if verdict.issue:
            return f"{sign} Altered: {verdict.why}."
        case State.ALTERED:
            return f"{sign} Altered after it was signed: {verdict.why}."
        case State.SIGNED if verdict.is_good:
            return f"{sign} Unaltered since somebody signed it who is trusted. No ledger here says if it is current."
        case State.SIGNED:
            return f"{sign} Unaltered since it was signed, but by nobody who is trusted: {verdict.why}."
        case _:
            return f"{sign} Unknown: {verdict.why}."


def _ended(verdict: Verdict) -> str:
    """Return since when a copy no longer holds, and by what or why."""
    if verdict.state is State.SUPERSEDED:
        return f"by {verdict.latest}, {in_words(verdict.at)}"
    return f"{in_words(verdict.at)}: {verdict.why}"
