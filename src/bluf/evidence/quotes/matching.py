"""Find where a source has a quote word for word.

Candidates come from an index of words, rarest first, so a quote costs what its rarest word occurs. A candidate is
followed along its *run*: the speech that the word stands in, across "she said", or a stretch of narration.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bluf.evidence.quotes.pattern import MAX_REPLACED, Joint, Pattern, Piece, Term
from bluf.evidence.quotes.prepared import PreparedSource, Scope
from bluf.evidence.quotes.words import is_negation

NEAR = 3  # words: a skipped negation this close to what is quoted turns its meaning round
MOST = 200  # matches that are looked at
TRIED = 200_000  # places at which a quote's later pieces are tried


@dataclass(frozen=True, slots=True)
class Match:
    """A quote found in a source: places `first` to `last` in the run, with the places that each joint skips."""

    run: Sequence[int]
    first: int
    last: int
    skipped: tuple[tuple[int, int], ...] = ()  # (from, to) places in the run, `to` excluded

    @property
    def words(self) -> tuple[int, int]:
        """The source's words that the match begins and ends with."""
        return self.run[self.first], self.run[self.last]


def matches(quote: Pattern, source: PreparedSource, own: bool = False) -> list[Match]:
    """Return every place where the source has the quote's pieces in order inside one run.

    `own`: the whole text is the speaker's own.
    """
    if not quote.pieces:
        return []
    found: dict[tuple[int, int], Match] = {}
    scopes = [Scope.SPEECH, *([Scope.PARAGRAPH] if quote.has_marks else []), *([Scope.TEXT] if own else [])]
    for scope in scopes:
        for match in _all(quote, source, scope):
            found.setdefault(match.words, match)
            if len(found) >= MOST:
                break
    return list(found.values())


def _all(quote: Pattern, source: PreparedSource, scope: Scope) -> Iterator[Match]:
    searches: dict[int, _Search] = {}
    tried = [TRIED]
    for run, first, after in _places(quote.pieces[0], source, scope):
        search = searches.setdefault(id(run), _Search(quote, source, run, scope is Scope.PARAGRAPH, tried))
        for end, skipped in search.rest(after, 1):
            yield Match(run, first, end - 1, skipped)
            break


def _places(piece: Piece, source: PreparedSource, scope: Scope) -> Iterator[tuple[Sequence[int], int, int]]:
    """Yield (run, first place, place after the last) for every place of a quote's first piece."""
    anchor, postings = _rarest(piece, source)
    for word in postings:
        if not piece.terms[anchor].matches(source.words[word]) and word not in source.broken:
            continue
        run = source.run(word, scope)
        at = bisect_left(run, word)
        spread = min(anchor, 3) if source.broken else 0  # a word broken at a line end may be two in the quote
        for first in range(at - anchor, at - anchor + spread + 1):
            after = _follow(piece, source, run, first, scope is Scope.PARAGRAPH)
            if after is not None:
                yield run, first, after


def _rarest(piece: Piece, source: PreparedSource) -> tuple[int, Sequence[int]]:
    best: tuple[int, Sequence[int]] | None = None
    for number, term in enumerate(piece.terms):
        if term.affixes is not None:
            continue
        postings = source.index.get(term.word.lower(), ())
        if best is None or len(postings) < len(best[1]):
            best = (number, postings)
    if best is None:
        start, end = piece.terms[0].affixes or ("", "")
        fitting = (
            p for word, p in source.index.items() if word.startswith(start.lower()) and word.endswith(end.lower())
        )
        return 0, sorted(place for postings in fitting for place in postings)
    return best


def _follow(piece: Piece, source: PreparedSource, run: Sequence[int], first: int, mixed: bool) -> int | None:
    """Return the place after the piece when it stands at `first` in the run (`mixed`: of speech and narration)."""
    if first < 0 or first >= len(run):
        return None
    place, number = first, 0
    terms = piece.terms
    while number < len(terms):
        if place >= len(run):
            return None
        if number and place > first:
            sign = source.sign(run[place - 1], run[place])
            if sign is not None and sign != piece.signs[number - 1]:
                return None
            if mixed and not _may_meet(source, run, place - 1, place, terms[number]):
                return None
        if terms[number].matches(source.words[run[place]]):
            number += 1
        else:
            parts = source.broken.get(run[place])
            if (
                parts is None
                or number + 1 >= len(terms)
                or piece.signs[number] != "-"
                or not terms[number].matches(parts[0])
                or not terms[number + 1].matches(parts[1])
            ):
                return None
            number += 2
        place += 1
    return place


def _may_meet(source: PreparedSource, run: Sequence[int], before: int, after: int, term: Term) -> bool:
    """Whether the quote may go from one place of a run to another: between speech and narration, with a quote mark."""
    return term.marked or source.is_spoken(run[before]) == source.is_spoken(run[after])


@dataclass(slots=True)
class _Search:
    """Looks for a quote's later pieces in one run, and remembers from where on there are none."""

    quote: Pattern
    source: PreparedSource
    run: Sequence[int]
    mixed: bool  # whether the run holds speech and narration
    tried: list[int]  # how many places may still be tried, shared by all runs
    none_from: dict[int, int] = field(default_factory=dict)

    def rest(self, after: int, number: int) -> Iterator[tuple[int, tuple[tuple[int, int], ...]]]:
        """Yield where the pieces from `number` on end, and what each joint skips."""
        if number == len(self.quote.pieces):
            yield after, ()
            return
        joint, piece = self.quote.joints[number], self.quote.pieces[number]
        anywhere = joint is Joint.ELLIPSIS
        if anywhere and after >= self.none_from.get(number, len(self.run)):
            return
        seen = False
        for place in range(after, len(self.run) if anywhere else min(len(self.run), after + MAX_REPLACED + 1)):
            self.tried[0] -= 1
            if self.tried[0] < 0:
                return
            end = _follow(piece, self.source, self.run, place, self.mixed)
            if end is None:
                continue
            seen = True
            if turns_round(self.source, self.run, after, place, joint):
                continue
            if self.mixed and not _may_meet(self.source, self.run, after - 1, place, piece.terms[0]):
                continue
            for last, skipped in self.rest(end, number + 1):
                yield last, ((after, place), *skipped)
        if anywhere and not seen:
            self.none_from[number] = after


def turns_round(source: PreparedSource, run: Sequence[int], start: int, end: int, joint: Joint) -> bool:
    """Whether leaving out these places drops a negation from what is quoted: never in brackets, nor in a short skip."""
    if joint is Joint.ELLIPSIS and end - start > NEAR:
        return False
    return any(is_negation(source.words[run[place]]) for place in range(start, end))


def is_whole(quote: Pattern, source: PreparedSource, match: Match) -> bool:
    """Whether a match lacks nothing at its ends that would make it a misquote.

    A quote may be a part of a sentence. But one that lacks a single word at either end of a clause, or that is cut from
    the scope of a negation, says something else while it looks whole. An ellipsis at that end says that it isn't.
    """
    return _ends_well(quote, source, match, -1) and _ends_well(quote, source, match, 1)


def _ends_well(quote: Pattern, source: PreparedSource, match: Match, step: int) -> bool:
    """Judge one end of a match: its beginning (`step` -1) or its end (1)."""
    run = match.run
    joint = quote.joints[0 if step < 0 else -1]
    edge = match.first if step < 0 else match.last + 1
    lacking = _lacking(source, run, edge, step)
    near = lacking if step < 0 and joint is Joint.NONE else lacking[:NEAR]
    if joint is Joint.ELLIPSIS:
        return step > 0 or len(lacking) > NEAR or not _denies(source, near)
    if joint is Joint.BRACKET and _denies(source, lacking[:MAX_REPLACED]):
        return False
    if _denies(source, near):
        return False
    if joint is Joint.BRACKET or len(lacking) > 1:
        return True
    if lacking:
        return False
    return _ends_sentence(source, run, edge) or len(_lacking(source, run, edge + step, step, [edge], 1)) > 1


def _lacking(
    source: PreparedSource, run: Sequence[int], edge: int, step: int, begun: Sequence[int] = (), most: int = 40
) -> list[int]:
    """Return the source's words between this edge of a match and the end of its clause, nearest first."""
    found = [run[each - 1 if step < 0 else each] for each in begun if 0 <= (each - 1 if step < 0 else each) < len(run)]
    while len(found) <= most and 0 < edge < len(run) and not source.parted(run[edge - 1], run[edge]):
        found.append(run[edge - 1 if step < 0 else edge])
        edge += step
    return found


def _denies(source: PreparedSource, words: Sequence[int]) -> bool:
    return any(is_negation(source.words[word]) for word in words)


def _ends_sentence(source: PreparedSource, run: Sequence[int], place: int) -> bool:
    """Whether a sentence ends just before this place of a run."""
    return place <= 0 or place >= len(run) or source.sentence_ends(run[place - 1], run[place])


def goes_on(source: PreparedSource, match: Match) -> bool:
    """Whether the match begins or ends in the middle of a clause of the source."""
    return bool(
        _lacking(source, match.run, match.first, -1, most=1) or _lacking(source, match.run, match.last + 1, 1, most=1)
    )
