"""Find the words in which a quote and its source differ."""

from rapidfuzz.distance import Indel, Opcodes

from bluf.evidence.judgement import Difference
from bluf.evidence.quotes.words import gap_sign
from bluf.problems.details import WordRun
from bluf.sources.source_text import folded

_FINAL = ".,;:!?-…"
CONTEXT = 4  # words shown on either side of a difference


def difference(quote: str, passage: str) -> Difference:
    """Compare a quote with the source's passage, word by word."""
    ours, theirs = folded(quote).split(), folded(passage).split()
    our_keys, their_keys = _keys(ours), _keys(theirs)
    if our_keys:  # the quote's final punctuation is free, wherever its last word stands in the passage
        their_keys = [our_keys[-1] if key.rstrip(_FINAL) == our_keys[-1] else key for key in their_keys]
    operations = Indel.opcodes(our_keys, their_keys)
    brief: list[WordRun] = []
    source: list[WordRun] = []
    for at, op in enumerate(operations):
        if op.tag == "equal":
            first, last = at == 0, at == len(operations) - 1
            brief.append(_run(_context(ours[op.src_start : op.src_end], first, last)))
            source.append(_run(_context(theirs[op.dest_start : op.dest_end], first, last)))
        elif op.tag == "delete":
            brief.append(_run(ours[op.src_start : op.src_end], differs=True))
        else:
            source.append(_run(theirs[op.dest_start : op.dest_end], differs=True))
    return Difference(tuple(brief), tuple(source), _differing(operations, len(ours)))


def _run(words: list[str], *, differs: bool = False) -> WordRun:
    return WordRun(" ".join(words), differs)


def _differing(operations: Opcodes, count: int) -> tuple[int, int]:
    """Return the first of `count` words that differs, and the one after the last; of a gap, the words beside it."""
    changed = [op for op in operations if op.tag != "equal"]
    if not changed:
        return 0, count
    first, last = changed[0], changed[-1]
    start, end = first.src_start, last.src_end
    if start == end:
        start, end = max(start - 1, 0), min(end + 1, count)
    return start, end


def _context(words: list[str], first: bool, last: bool) -> list[str]:
    kept = CONTEXT * (2 - (first or last))
    if len(words) <= kept + 1:
        return words
    if first and last:
        return words
    if first:
        return ["…", *words[-CONTEXT:]]
    if last:
        return [*words[:CONTEXT], "…"]
    return [*words[:CONTEXT], "…", *words[-CONTEXT:]]


def _keys(words: list[str]) -> list[str]:
    keys = [gap_sign(word) or word for word in words]
    if keys:
        keys[0] = keys[0][:1].lower() + keys[0][1:]
        keys[-1] = keys[-1].rstrip(_FINAL) or keys[-1]
    return keys
