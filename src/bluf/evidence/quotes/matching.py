"""Find where a source has a quote word for word.

Candidates come from an index of words, rarest first, so a quote costs what its rarest word occurs. A candidate is
followed along its *run*: the speech that the word stands in, across "she said", or a stretch of narration.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bluf.evidence.quotes.pattern import MAX_REPLACED, Joint, Pattern, PatternPiece, Term
from bluf.evidence.quotes.prepared_source import PreparedSource, Scope
from bluf.evidence.quotes.words import vowels_agree

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
    wider = [*([Scope.PARAGRAPH] if quote.has_marks else []), *([Scope.TEXT] if own else [])]
    for scope in (Scope.SPEECH, Scope.MARKED, *wider):
        if scope is Scope.MARKED and found:
            continue
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
            opening, closing = quote.bracketed[0], quote.bracketed[-1]
            opens = _has_brackets(opening, source, run, first - len(opening))
            closes = _has_brackets(closing, source, run, end)
            if not (opens or _may_add(source, run, first, opening)) or not (
                closes or _may_add(source, run, first, closing)
            ):
                continue
            begin = first - len(opening) if opens else first
            yield Match(run, begin, end - 1 + (len(closing) if closes else 0), skipped)
            break


def _places(piece: PatternPiece, source: PreparedSource, scope: Scope) -> Iterator[tuple[Sequence[int], int, int]]:
    """Yield (run, first place, place after the last) for every place of a quote's first piece."""
    anchor, postings = _rarest(piece, source)
    for word in postings:
        if not _stands(piece.terms[anchor], source, word) and word not in source.broken:
            continue
        run = source.run(word, scope)
        at = bisect_left(run, word)
        spread = min(anchor, 3) if source.broken else 0  # a word broken at a line end may be two in the quote
        for first in range(at - anchor, at - anchor + spread + 1):
            after = _follow(piece, source, run, first, scope is Scope.PARAGRAPH)
            if after is not None:
                yield run, first, after


def _rarest(piece: PatternPiece, source: PreparedSource) -> tuple[int, Sequence[int]]:
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


def _follow(piece: PatternPiece, source: PreparedSource, run: Sequence[int], first: int, mixed: bool) -> int | None:
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
        if _stands(terms[number], source, run[place]):
            number += 1
        else:
            parts = source.broken.get(run[place])
            if (
                parts is None
                or number + 1 >= len(terms)
                or piece.signs[number] != "-"
                or not terms[number].matches(parts[0], source.grammar(run[place]))
                or not terms[number + 1].matches(parts[1], source.grammar(run[place]))
            ):
                return None
            number += 2
        place += 1
    return place


def _stands(term: Term, source: PreparedSource, word: int) -> bool:
    """Whether a word of the source is this one; where an editor changed more than a letter, with the same brackets."""
    shown = source.shown.get(word)
    if shown is not None and term.shown is not None and not vowels_agree(shown, term.shown):
        return False
    edited = shown if shown is not None and "[" in shown else None
    if edited is None and term.affixes is None:
        return term.equals(source.words[word])
    if edited is not None and edited.index("]") > edited.index("[") + 2:
        start, end = edited.split("[")[0], edited.split("]")[1]
        return term.affixes == (start, end) and term.word == source.words[word]
    return term.matches(source.words[word], source.grammar(word))


def _has_brackets(words: Sequence[str], source: PreparedSource, run: Sequence[int], first: int) -> bool:
    """Whether the source has these words from a place of a run on, and in brackets too."""
    after = first + len(words)
    if not words or first < 0 or after > len(run):
        return False
    begin, end = run[first], run[after - 1]
    text = source.source.text
    opens = text[source.starts[begin] - 1 : source.starts[begin]] == "[" or source.shown.get(begin, "")[:1] == "["
    closes = text[source.end(end) : source.end(end) + 1] == "]" or source.shown.get(end, "")[-1:] == "]"
    return opens and closes and [source.words[run[place]] for place in range(first, after)] == list(words)


def _may_meet(source: PreparedSource, run: Sequence[int], before: int, after: int, term: Term) -> bool:
    """Whether the quote may go from one place of a run to another: it has the marks between speech and narration.

    Between two speeches it has two: one that closes the first, one that opens the second.
    """
    one, other = source.stretch(run[before]).speech, source.stretch(run[after]).speech
    return one == other or term.marks >= (2 if one is not None and other is not None else 1)


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
        copied = self.quote.bracketed[number]
        if _has_brackets(copied, self.source, self.run, after):
            end = _follow(piece, self.source, self.run, after + len(copied), self.mixed)
            if end is not None:
                yield from self.rest(end, number + 1)
        if not _may_add(self.source, self.run, after - 1, copied):
            return
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


def _may_add(source: PreparedSource, run: Sequence[int], place: int, words: Sequence[str]) -> bool:
    """Whether an editor's words in brackets leave what the source says as it is: none of them denies it."""
    return not any(source.grammar(run[place]).denies(word) for word in words)


def turns_round(source: PreparedSource, run: Sequence[int], start: int, end: int, joint: Joint) -> bool:
    """Whether leaving out these places drops a negation from what is quoted: never in brackets, nor in a short skip."""
    if joint is Joint.ELLIPSIS and end - start > NEAR:
        return False
    return any(source.denies(run[place]) for place in range(start, end))
