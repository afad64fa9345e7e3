"""Turn a quote, its speaker and its source into a verdict. The contract is docs/quotes.md."""

from bluf.evidence.judgement import Judgement, QuoteFault
from bluf.evidence.quotes.authorship import Author, author_of, is_all_marked, marks_speech, mixes_voices, where_quoted
from bluf.evidence.quotes.closest import Passage, closest, stitched
from bluf.evidence.quotes.difference import difference
from bluf.evidence.quotes.edges import goes_on, omission
from bluf.evidence.quotes.matching import Match, matches
from bluf.evidence.quotes.omissions import Omission
from bluf.evidence.quotes.pattern import Pattern, pattern
from bluf.evidence.quotes.prepared_source import PreparedSource
from bluf.evidence.quotes.speakers import Spoken, agrees, spoken_by, spoken_within
from bluf.evidence.verdicts import Verdict

_Judged = tuple[Match, Omission]
_Answer = tuple[bool | None, Match, Spoken, Omission]  # first, whether the speaker is whom the source names

_CUT = 12  # words of the source shown around a quote that was cut short
MOST_SHOWN = 20_000  # characters of the source that are shown of one place


def judge(quote: str, speaker: str | None, source: PreparedSource) -> Judgement:
    """Judge a quote against a source; without a speaker, only its words."""
    asked = pattern(quote)
    found = matches(asked, source)
    whole = _whole(asked, found, source)
    author = None
    if speaker and (source.origin.by or not whole or any(_is_told(match, source) for match, _ in whole)):
        author = author_of(speaker, source)
        if author is not None:
            everywhere = matches(asked, source, own=True)
            found = [match for match in everywhere if not mixes_voices(match, author, source)]
            if everywhere and not found:
                return _put_together(quote, _pieces(everywhere[0]), source)
            whole = _whole(asked, found, source)
    if whole:
        return _attributed(speaker, author, whole, found if asked.is_short else [], source)
    if found:
        return _cut_short(quote, found[0], source)
    parts = stitched(asked, source)
    if parts:
        return _put_together(quote, parts, source)
    passage = closest(asked, source) if asked.words else None
    if passage is None:
        return Judgement(Verdict.ABSENT)
    return _altered(quote, passage, source)


def _whole(asked: Pattern, found: list[Match], source: PreparedSource) -> list[_Judged]:
    """Return the matches of a quote from which nothing is left out that makes it a misquote, with what is."""
    judged = [(match, omission(asked, source, match)) for match in found]
    return [each for each in judged if not each[1].misquotes]


def _attributed(
    speaker: str | None, author: Author | None, found: list[_Judged], also: list[Match], source: PreparedSource
) -> Judgement:
    """Judge a quote whose words are there, by who the source says spoke them; `also` is where else the words are."""
    answers: list[_Answer] = []
    for match, left_out in found:
        spoken = spoken_by(match, source)
        other = _another(speaker, author, match, source)
        if other is not None:
            answers.append((*other, left_out))
        elif _is_told(match, source) or (source.origin.by and author and not spoken.names and is_all_marked(source)):
            answers.append((author.agrees if author else None, match, Spoken(in_marks=False), left_out))
        else:
            answers.append((agrees(speaker, spoken, source) if speaker else None, match, spoken, left_out))
    answer, match, spoken, left_out = min(answers, key=_weight)
    names = [source.people.shown_as(name) for name in spoken.names]
    if not spoken.in_marks and author is not None:
        names = [author.name]
    verdict = Verdict.MISATTRIBUTED if answer is False else Verdict.VERIFIED
    marked = not spoken.in_marks and author is None and marks_speech(source)
    if not spoken.in_marks and author is None and speaker and (marked or not _names_nobody(speaker)):
        verdict = Verdict.NARRATED
    quoted = where_quoted(source.origin.by, source) if verdict is Verdict.NARRATED and source.origin.by else None
    first, last = match.words
    label = source.stretch(first).label
    return Judgement(
        verdict,
        source.place(first),
        _shortened(source.source.text[source.starts[first] : source.end(last)]),
        others=tuple(source.place(other.words[0]) for other in also if other is not match),
        speaker=" and ".join(names) or None,
        speaker_confirmed=answer is True,
        in_marks=spoken.in_marks,
        author=author.name if author is not None and not spoken.in_marks and answer is True else None,
        quoted=None if quoted is None else source.source.place(quoted),
        marks_speech=marked,
        label=label.text or None if label is not None and not label.is_named else None,
        goes_on=goes_on(source, match),
        skips_negation=left_out.negation,
        drops_condition=left_out.condition,
        position=match.words,
        passage=_paragraphs(source, match.words),
    )


def _another(
    speaker: str | None, author: Author | None, match: Match, source: PreparedSource
) -> tuple[bool | None, Match, Spoken] | None:
    """Return who else may speak a part that an ellipsis joins to an author's words, and whether that is the speaker."""
    if speaker is None or author is None or not match.skipped:
        return None
    if not _is_told(match, source) or is_all_marked(source):
        return None
    within = [(agrees(speaker, spoken, source), match, spoken) for spoken in spoken_within(match, source)]
    others = [each for each in within if each[0] is not True]
    return min(others, key=lambda each: each[0] is None, default=None)


def _weight(found: _Answer) -> tuple[int, bool, bool]:
    """Return how a place of the words ranks: nobody is accused of what the source has again, unclear whose.

    Of equal ones, that comes first where less is left out that may turn the words round.
    """
    answer, _, spoken, left_out = found
    rank = 3 if not answer else 0 if spoken.in_marks else 1
    if answer is None:
        rank = 2 if spoken.in_marks and not spoken.names else 4
    return rank, left_out.negation, left_out.condition


def _is_told(match: Match, source: PreparedSource) -> bool:
    """Whether words of a match stand outside every speech."""
    first, last = (source.stretch(word).speech for word in match.words)
    return first is None or first != last


def _names_nobody(speaker: str) -> bool:
    """Whether a brief's speaker is a common noun: "the agency", "the report"."""
    return speaker == speaker.lower()


def _cut_short(quote: str, match: Match, source: PreparedSource) -> Judgement:
    """Judge a quote whose words are all there, but cut out of a sentence without saying so."""
    first, last = match.first, match.last
    while first > 0 and match.first - first < _CUT and not source.sentence_ends(match.run[first - 1], match.run[first]):
        first -= 1
    while (
        last + 1 < len(match.run)
        and last - match.last < _CUT
        and not source.sentence_ends(match.run[last], match.run[last + 1])
    ):
        last += 1
    passage = _wording(source, match.run[first : last + 1])
    marked = difference(quote, passage)
    return Judgement(
        Verdict.ALTERED,
        source.place(match.words[0]),
        passage,
        marked,
        QuoteFault.CUT,
        position=match.words,
        passage=_paragraphs(source, match.words),
    )


def _pieces(match: Match) -> list[tuple[int, int]]:
    """Return the first and last word of each piece of a match between what its ellipses skip."""
    skipped = [(start, end) for start, end in match.skipped if match.first < start <= end <= match.last]
    starts = [match.first, *(end for _, end in skipped)]
    ends = [*(start - 1 for start, _ in skipped), match.last]
    return [(match.run[first], match.run[last]) for first, last in zip(starts, ends, strict=True)]


def _put_together(quote: str, parts: list[tuple[int, int]], source: PreparedSource) -> Judgement:
    text = source.source.text
    passage = _shortened(" / ".join(text[source.starts[first] : source.end(last)] for first, last in parts))
    places = tuple(source.place(first) for first, _ in parts)
    marked = difference(quote, passage)
    around = _shortened("\n\n".join(dict.fromkeys(_paragraphs(source, part) for part in parts)))
    return Judgement(Verdict.ALTERED, places[0], passage, marked, QuoteFault.STITCHED, places[1:], passage=around)


def _altered(quote: str, found: Passage, source: PreparedSource) -> Judgement:
    passage = _wording(source, found.run[found.first : found.last + 1])
    marked = difference(quote, passage)
    around = _paragraphs(source, found.words)
    return Judgement(Verdict.ALTERED, source.place(found.words[0]), passage, marked, QuoteFault.WORDS, passage=around)


def _paragraphs(source: PreparedSource, words: tuple[int, int]) -> str:
    """Return the paragraphs of the source that hold its words from the first to the last of `words`."""
    start, end = source.starts[words[0]], source.end(words[1])
    text = source.source.text
    paragraphs = source.source.paragraphs
    held = paragraphs[paragraphs.at(start) : paragraphs.at(end - 1) + 1]
    near = ((max(begin, start - MOST_SHOWN), min(stop, end + MOST_SHOWN)) for begin, stop in held)
    return _shortened("\n\n".join(text[begin:stop] for begin, stop in near))


def _wording(source: PreparedSource, run: object) -> str:
    """Return the source's words of a run, with what stands between the parts of a split speech left out."""
    words = list(run)  # type: ignore[call-overload]
    text = source.source.text
    pieces: list[str] = []
    begin = words[0]
    for before, after in zip(words, [*words[1:], None], strict=True):
        if after is None or after != before + 1:
            end = source.end(before)
            while end < len(text) and text[end] in ".,;:!?…" and after is None:
                end += 1
            pieces.append(text[source.starts[begin] : end])
            begin = after if after is not None else begin
    return _shortened(" ".join(pieces).replace("\n\n", " "))


def _shortened(text: str) -> str:
    """Return text with its middle left out where it is longer than anybody reads."""
    half = MOST_SHOWN // 2
    return text if len(text) <= MOST_SHOWN else f"{text[:half]} … {text[-half:]}"
