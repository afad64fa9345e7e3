"""Judge what a quote leaves out of its sentences: at its two ends, and where it skips words.

What stands beside the words that are quoted may deny them or set them a condition, and a quote that lacks a single word
of a clause passes for whole and isn't. `omission` says so.
"""

import re
from collections.abc import Sequence

from bluf.evidence.quotes import omissions
from bluf.evidence.quotes.grammar import Grammar, found_in
from bluf.evidence.quotes.matching import Match
from bluf.evidence.quotes.omissions import NEAR, Bound, LeftOut, Omission, inside
from bluf.evidence.quotes.pattern import Joint, Pattern
from bluf.evidence.quotes.prepared_source import PreparedSource

LONGEST = 60  # words of a sentence that are looked at on either side
# A dateline before a sentence is no part of it: "LONDON (Reuters) —", "NEW YORK, March 3 (AP) --", "WASHINGTON —".
_DATELINE = re.compile(
    r"[A-ZÀ-ÞА-ЯЇІЄҐ](?:[^()—–:.!?]{0,50}\([^()]{1,40}\)|[A-ZÀ-ÞА-ЯЇІЄҐ]{2,}[^()—–:.!?]{0,50})\s*(?:[—–]|-{1,2}\s)[\W_]*"
)
_LONGEST_DATELINE = 100  # characters


def omission(quote: Pattern, source: PreparedSource, match: Match) -> Omission:
    """Return what is wrong with what a quote leaves out where the source has it."""
    found = _at_start(quote.joints[0], source, match) | _at_end(quote.joints[-1], source, match)
    for start, end in match.skipped:
        if start < end:
            found |= _skipped(source, match, start, end)
    return found


def goes_on(source: PreparedSource, match: Match) -> bool:
    """Whether the match begins or ends in the middle of a clause of the source."""
    return bool(
        _lacking(source, match.run, match.first, -1, most=1) or _lacking(source, match.run, match.last + 1, 1, most=1)
    )


def _at_start(joint: Joint, source: PreparedSource, match: Match) -> Omission:
    grammar = source.grammar(match.words[0])
    found = omissions.before(grammar, _before(source, match.run, match.first))
    if joint is Joint.ELLIPSIS:
        lacking = _lacking(source, match.run, match.first, -1)
        hidden = len(lacking) <= NEAR and any(grammar.denies(source.words[word]) for word in lacking)
        return Omission(hidden, found.negation or found.misquotes, found.condition)
    if joint is Joint.NONE and not _is_whole_before(source, match, grammar):
        return Omission(True)
    return found


def _at_end(joint: Joint, source: PreparedSource, match: Match) -> Omission:
    grammar = source.grammar(match.words[1])
    found = omissions.after(grammar, _after(source, match.run, match.last + 1, match.first))
    if joint is Joint.ELLIPSIS:
        return Omission(False, found.negation or found.misquotes, found.condition)
    if joint is Joint.NONE and not _is_whole_after(source, match, grammar):
        return Omission(True)
    return found


def _skipped(source: PreparedSource, match: Match, start: int, end: int) -> Omission:
    """Judge what an ellipsis or brackets inside a quote stand for."""
    run = match.run
    grammar = source.grammar(run[start])
    skipped = [source.lowered[run[place]] for place in range(start, end)]
    harmless = inside(found_in(grammar.affirmations, skipped))
    denies = any(grammar.denies(word) for place, word in enumerate(skipped) if place not in harmless)
    led = omissions.before(grammar, _before(source, run, end, start))
    trailed = omissions.after(grammar, _after(source, run, start, match.first, end))
    return Omission(negation=denies or led.negation or led.misquotes, condition=led.condition or trailed.condition)


def _before(source: PreparedSource, run: Sequence[int], edge: int, first: int = 0) -> LeftOut:
    """Return the words of the sentence before this place of a run, none from before the place `first`."""
    quoted = (source.lowered[run[edge]],)
    words: list[str] = []
    bounds: list[Bound] = []
    while edge > first and len(words) < LONGEST and not source.sentence_ends(run[edge - 1], run[edge]):
        bounds.append(_bound(source, run[edge - 1], run[edge]))
        words.append(source.lowered[run[edge - 1]])
        edge -= 1
    return LeftOut(tuple(reversed(words)), tuple(reversed(bounds)), quoted)


def _after(source: PreparedSource, run: Sequence[int], edge: int, first: int, stop: int | None = None) -> LeftOut:
    """Return the words of the sentence from this place of a run on, up to `stop`; the quote's begin at `first`."""
    quoted = tuple(source.lowered[run[place]] for place in range(max(first, edge - 4 * NEAR, 0), edge))
    words: list[str] = []
    bounds: list[Bound] = []
    stop = len(run) if stop is None else stop
    while 0 < edge < stop and len(words) < LONGEST and not source.sentence_ends(run[edge - 1], run[edge]):
        bounds.append(_bound(source, run[edge - 1], run[edge]))
        words.append(source.lowered[run[edge]])
        edge += 1
    return LeftOut(tuple(words), tuple(bounds), quoted)


def _bound(source: PreparedSource, before: int, after: int) -> Bound:
    if after != before + 1:
        return Bound.SOFT
    if not source.clause_ends(before, after):
        return Bound.NONE
    gap = source.gap(before, after)
    return Bound.HARD if ";" in gap or ":" in gap else Bound.SOFT


def _is_whole_before(source: PreparedSource, match: Match, grammar: Grammar) -> bool:
    """Whether a match lacks no single word of a clause at its beginning.

    A quote may be a part of a sentence. But one that lacks a single word of a clause looks whole and isn't.
    """
    run, edge = match.run, match.first
    lacking = _lacking(source, run, edge, -1)
    if lacking:
        return len(lacking) > 1 or grammar.leads(source.words[lacking[0]])
    if _ends_sentence(source, run, edge) or len(_lacking(source, run, edge - 1, -1, [run[edge - 1]], 1)) > 1:
        return True
    return _may_go(source, grammar, run[edge - 1 : edge + 1], run[edge - 1]) or _is_dateline(source, match)


def _is_whole_after(source: PreparedSource, match: Match, grammar: Grammar) -> bool:
    """Whether a match lacks no single word of a clause at its end."""
    run, edge = match.run, match.last + 1
    lacking = _lacking(source, run, edge, 1)
    if lacking:
        return len(lacking) > 1
    if _ends_sentence(source, run, edge) or len(_lacking(source, run, edge + 1, 1, [run[edge]], 1)) > 1:
        return True
    return grammar.opens(source.lowered[run[edge]]) or _may_go(source, grammar, run[edge - 1 : edge + 1], run[edge])


def _may_go(source: PreparedSource, grammar: Grammar, between: Sequence[int], word: int) -> bool:
    """Whether a clause of one word may be left out: an aside, or one that more than a comma parts ("Summary:").

    `between` are the words on either side of what parts it.
    """
    before, after = between
    apart = after != before + 1 or _bound(source, before, after) is Bound.HARD
    return source.lowered[word] in grammar.asides or (apart and not grammar.denies(source.words[word]))


def _is_dateline(source: PreparedSource, match: Match) -> bool:
    """Whether what stands before a match in its paragraph is a dateline."""
    first = source.starts[match.words[0]]
    start, _ = source.source.paragraphs[source.source.paragraphs.at(first)]
    lead = source.source.text[start:first] if first - start <= _LONGEST_DATELINE else ""
    return _DATELINE.fullmatch(lead) is not None


def _lacking(
    source: PreparedSource, run: Sequence[int], edge: int, step: int, begun: Sequence[int] = (), most: int = 40
) -> list[int]:
    """Return the source's words between this edge of a match and the end of its clause, nearest first."""
    found = list(begun)
    while len(found) <= most and 0 < edge < len(run) and not source.parted(run[edge - 1], run[edge]):
        found.append(run[edge - 1 if step < 0 else edge])
        edge += step
    return found


def _ends_sentence(source: PreparedSource, run: Sequence[int], place: int) -> bool:
    """Whether a sentence ends just before this place of a run."""
    return place <= 0 or place >= len(run) or source.sentence_ends(run[place - 1], run[place])
