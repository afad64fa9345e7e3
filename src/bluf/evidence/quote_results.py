"""Turn a brief's quotes into verdicts, and what is wrong with them into problems at the quote's line."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from bluf.brief import Brief
from bluf.brief.model import Quote
from bluf.brief.prose_escaping import prose
from bluf.evidence.comparing import Asked
from bluf.evidence.comparison_limits import too_long
from bluf.evidence.judgement import UNSAID, Judgement, Origin, QuoteFault
from bluf.evidence.receipts import Receipts, quote_digest
from bluf.evidence.results import QuoteResult
from bluf.evidence.source_set import SourceSet, origin_of
from bluf.evidence.verdicts import Verdict
from bluf.ground.confined import ExcessError
from bluf.problems import Problem, Severity, Span
from bluf.problems.details import Details, PutMend, WordingDifference
from bluf.problems.field_path import FieldPath
from bluf.sources.source_text import folded

_WORD = re.compile(r"\S+")
_COSTLY = ("the source can't be compared with", "see the problem of its `file:`", ("file",))
_SAME = "see that the quote still means the same"
_EXPLAIN = ", or say with `unverified:` why it can't be checked"


_Why: TypeAlias = tuple[str, str, tuple[str, ...]]


def asked_of(brief: Brief) -> list[Asked | str]:
    """Return each quote's words and its speaker, or why they are too long to be compared."""
    long = [too_long(quote.text, quote.speaker) for quote in brief.quotes]
    return [
        (str(quote.text.line), str(quote.speaker)) if reason is None else reason
        for quote, reason in zip(brief.quotes, long, strict=True)
    ]


def by_source(brief: Brief, asked: Sequence[Asked | str]) -> dict[str, list[Asked]]:
    """Return the quotes that can be compared, by the source that they name."""
    found: dict[str, list[Asked]] = {}
    for quote, each in zip(brief.quotes, asked, strict=True):
        if quote.source is not None and not isinstance(each, str):
            found.setdefault(str(quote.source), []).append(each)
    return found


def quote_results(
    brief: Brief, sources: SourceSet, receipts: Receipts | None, asked: Sequence[Asked | str]
) -> Iterator[tuple[QuoteResult, list[Problem]]]:
    """Yield the result of every quote with its problems. A receipt stands in for a source that is not here.

    `asked` is what `asked_of` the brief gives.
    """
    origins = {str(entry.id): origin_of(entry) for entry in brief.sources}
    judged, costly = _judged(brief, sources, asked)
    for number, (quote, each) in enumerate(zip(brief.quotes, asked, strict=True)):
        field = FieldPath.of("quotes", number)
        source = None if quote.source is None else str(quote.source)
        if isinstance(each, str):
            yield _too_long(brief, quote, field, each)
        elif source is not None and (judgement := judged.get((source, each))):
            result = _result(field, each[0], quote, source, judgement)
            yield result, list(_problems(brief, quote, result, judgement))
        elif source is not None and receipts is not None and source in receipts.sources and sources.lacks(source):
            yield _from_receipt(brief, quote, field, each[0], source, origins.get(source, UNSAID), receipts)
        elif source in costly:
            yield _unchecked(brief, quote, field, each[0], _COSTLY)
        else:
            yield _unchecked(brief, quote, field, each[0], _why_unchecked(source, sources))


def _judged(
    brief: Brief, sources: SourceSet, asked: Sequence[Asked | str]
) -> tuple[Mapping[tuple[str, Asked], Judgement], set[str]]:
    """Judge all quotes of a source together. Return judgements, and the sources with which that took too much."""
    judged: dict[tuple[str, Asked], Judgement] = {}
    costly: set[str] = set()
    for source, quotes in by_source(brief, asked).items():
        if source not in sources.read:
            continue
        try:
            found = sources.judged(source, quotes)
        except ExcessError as error:
            sources.blame(source, error)
            costly.add(source)
        else:
            judged.update({(source, each): judgement for each, judgement in found.items()})
    return judged, costly


def _why_unchecked(source: str | None, sources: SourceSet) -> _Why:
    """Return why a quote can't be checked, what to do about that, and the fields that this names."""
    if source is None:
        return (
            "the quote names no source",
            "name one with `source:`, the id of an entry in `sources:`",
            ("source", "sources"),
        )
    if source in sources.without_file:
        return f"source `{source}` names no file", "give its text with `file:`, a path beside the brief", ("file",)
    return f"source `{source}` can't be read", "see the problem of its `file:`", ("file",)


def _result(field: FieldPath, words: str, quote: Quote, source: str, found: Judgement) -> QuoteResult:
    place = found.place
    return QuoteResult(
        field,
        words,
        str(quote.speaker),
        found.verdict,
        source,
        place.line if place is not None else None,
        str(place) if place is not None else None,
        found.closest,
        found.speaker,
        found.speaker_confirmed,
        _note(found),
        passage=found.passage,
    )


def _note(found: Judgement) -> str | None:
    if found.verdict is not Verdict.VERIFIED:
        return None
    notes = []
    if found.author is not None:
        notes.append(f"the source's own words, and it is a text by {found.author}")
    elif not found.in_marks:
        notes.append("the source has these words outside quote marks, so the speaker could not be confirmed")
    elif not found.speaker_confirmed:
        notes.append("the speaker could not be confirmed")
    if found.goes_on:
        notes.append("a part of a longer sentence")
    return "; ".join(notes) or None


def _problems(brief: Brief, quote: Quote, result: QuoteResult, found: Judgement) -> Iterator[Problem]:
    stated, explain = _stated(quote)
    text = result.field / "text"
    at = f"`{result.source}`, {result.where}" if result.where else f"`{result.source}`"
    match found.verdict:
        case Verdict.ALTERED:
            message, hint = _altered(found, at, explain)
            altered = _details_of_altered(text, result, found, at)
            place = _differing(brief, quote, found)
            yield Problem("quote-altered", message, place, text, hint, stated, _explained(quote, altered))
        case Verdict.ABSENT:
            hint = f"check the source's id; quote words that it has{explain}"
            message = f"`{result.source}` has nothing like this quote"
            yield Problem("quote-absent", message, _span(brief, text), text, hint, stated, _explained(quote, None))
        case Verdict.MISATTRIBUTED:
            speaker = result.field / "speaker"
            message = f"{at} gives these words to {found.speaker}, not to {quote.speaker}"
            hint = f"name that speaker{explain}"
            details = _explained(quote, _naming(result.field, found.speaker))
            yield Problem("quote-misattributed", message, _span(brief, speaker), speaker, hint, stated, details)
        case Verdict.NARRATED:
            yield _narrated(brief, quote, result, found, at)
        case _:
            yield from _notes(brief, result, found, at)


def _differing(brief: Brief, quote: Quote, found: Judgement) -> Span | None:
    """Return the place of the words in which a quote and its source differ; of all of it where they can't be told."""
    line = quote.text.line
    words = [match.span() for match in _WORD.finditer(line)]
    first, last = found.difference.words if found.difference else (0, 0)
    if len(words) != len(folded(line).split()) or not first < last <= len(words):
        return brief.spans.get(quote.text.path)
    return brief.place_of(line, words[first][0], words[last - 1][1])


def _stated(quote: Quote) -> tuple[Severity | None, str]:
    """Return how much a quote's problem matters, and the end of its hint: less where the quote says why it is so."""
    return (None, _EXPLAIN) if quote.unverified is None else (Severity.WARNING, "")


def _altered(found: Judgement, at: str, explain: str) -> tuple[str, str]:
    both = ""
    if found.difference is not None:
        here, there = found.difference.marked
        both = f": here “{here}”, in {at} “{there}”"
    match found.fault:
        case QuoteFault.CUT:
            hint = "quote the whole clause, or mark what is left out with an ellipsis (…)"
        case QuoteFault.STITCHED:
            hint = "give them as quotes of their own"
        case _:
            hint = f"quote the source's own words{explain}"
    return f"{_how_altered(found)}{both}", hint


def _how_altered(found: Judgement) -> str:
    match found.fault:
        case QuoteFault.CUT:
            return "the quote leaves out words of its sentence"
        case QuoteFault.STITCHED:
            places = " and ".join(dict.fromkeys(str(place) for place in (found.place, *found.others)))
            return f"the quote joins words that stand apart in the source ({places})"
        case _:
            return "the words are not the source's"


def _details_of_altered(text: FieldPath, result: QuoteResult, found: Judgement, at: str) -> Details:
    """Return in which words a quote and its source differ, and the mend that takes the source's."""
    both = found.difference
    difference = None if both is None else WordingDifference(_how_altered(found), at, both.brief, both.source)
    mends: tuple[PutMend, ...] = ()
    if found.closest and found.fault is not QuoteFault.STITCHED:
        wording = prose(_ended_as(result.text, found.closest))
        mends = (PutMend("Use the source's wording", text, wording),)
    return Details(difference=difference, mends=mends)


def _ended_as(quote: str, wording: str) -> str:
    """Return the source's wording with the quote's own full stop: a comma there may be of "she said"."""
    words = wording.rstrip(" ,;:")
    return words + quote[-1] if quote[-1:] in ".!?…" and words[-1:] not in ".!?…" else words


def _explained(quote: Quote, details: Details | None) -> Details | None:
    """Return what is known of a problem of a quote, whose hint names `unverified:` where the quote has none."""
    if quote.unverified is not None:
        return details
    known = details or Details()
    return replace(known, fields=(*known.fields, "unverified"))


def _naming(quote: FieldPath, speaker: str | None) -> Details | None:
    """Return the mend of a quote whose words its source gives to another speaker."""
    return Details(mends=(PutMend(f"Name {speaker}", quote / "speaker", speaker),)) if speaker else None


def _authored(brief: Brief, source: str | None, speaker: str) -> Details | None:
    """Return the mend of a quote that its source tells: the speaker is the author of all of it, where none is named."""
    number = next((at for at, entry in enumerate(brief.sources) if entry.id == source and not entry.by), None)
    if number is None:
        return None
    by = FieldPath.of("sources", number, "by")
    return Details(fields=("by",), mends=(PutMend(f"The whole text is {speaker}’s own", by, speaker),))


def _narrated(brief: Brief, quote: Quote, result: QuoteResult, found: Judgement, at: str) -> Problem:
    """Return what is wrong with a quote of words that its source tells, and nobody says."""
    stated, explain = _stated(quote)
    text = result.field / "text"
    message = f"{at} tells this in words of its own: nobody says it there"
    if found.quoted is not None:
        by = next((str(entry.by) for entry in brief.sources if entry.id == quote.source), "")
        message += f", and it quotes {by} at {found.quoted}, so it is no text by them"
        return Problem(
            "quote-narrated", message, _span(brief, text), text, f"quote what somebody says{explain}", stated
        )
    hint = (
        f"quote what somebody says; if the whole text is {quote.speaker}’s own (a speech, a statement, a letter), "
        f"say so with `by: {quote.speaker}` on source `{result.source}`{explain}"
    )
    severity = stated if found.marks_speech else Severity.WARNING
    details = _explained(quote, _authored(brief, result.source, result.said_by))
    return Problem("quote-narrated", message, _span(brief, text), text, hint, severity, details)


def _notes(brief: Brief, result: QuoteResult, found: Judgement, at: str) -> Iterator[Problem]:
    text = result.field / "text"
    if found.others:
        places = ", ".join(dict.fromkeys(str(place) for place in (found.place, *found.others)))
        message = f"so short a quote is in `{result.source}` {len(found.others) + 1} times: {places}"
        yield Problem("quote-ambiguous", message, _span(brief, text), text, "quote more of the sentence")
    if found.skips_negation:
        message = f"the quote leaves out words of its sentence that may deny it in {at}"
        yield Problem("quote-skips-negation", message, _span(brief, text), text, _SAME)
    if found.drops_condition:
        message = f"the quote leaves out words of its sentence that may set it a condition in {at}"
        yield Problem("quote-drops-condition", message, _span(brief, text), text, _SAME)
    if not found.speaker_confirmed:
        speaker = result.field / "speaker"
        reason = "has the words outside quote marks" if not found.in_marks else "does not make plain who says this"
        if found.label is not None:
            reason = f"calls who says this `{found.label}`"
        message = f"the speaker could not be confirmed: {at} {reason}"
        severity = Severity.WARNING if found.label is not None else None
        yield Problem("speaker-unconfirmed", message, _span(brief, speaker), speaker, severity=severity)


def _from_receipt(
    brief: Brief, quote: Quote, field: FieldPath, words: str, source: str, origin: Origin, receipts: Receipts
) -> tuple[QuoteResult, list[Problem]]:
    text = field / "text"
    stale = receipts.stale(source, origin, words, str(quote.speaker))
    if stale is not None:
        why: _Why = (stale, "check it where the source is, with `bluf check --record`", ())
        return _unchecked(brief, quote, field, words, why, "receipt-stale")
    recorded = receipts.sources[source].recorded
    receipt = receipts.quotes[(source, quote_digest(words, str(quote.speaker)))]
    against = f"{receipt.verdict} against “{origin.title}” on {recorded}"
    unsure = receipt.verdict is Verdict.VERIFIED and not receipt.confirmed
    note = f"{against}, but not its speaker" if unsure else against
    result = QuoteResult(
        field, words, str(quote.speaker), receipt.verdict, source, None, receipt.where or None, None,
        receipt.speaker or None, receipt.confirmed, note, recorded,
    )  # fmt: skip
    if receipt.verdict in (Verdict.VERIFIED, Verdict.UNCHECKED):
        return result, []
    stated, explain = _stated(quote)
    hint = f"check it where the source is{explain}"
    message = f"the receipt says: {against}"
    details = None
    if receipt.verdict is Verdict.MISATTRIBUTED:
        details = _naming(field, receipt.speaker)
    elif receipt.verdict is Verdict.NARRATED:
        details = _authored(brief, source, result.said_by)
    details = _explained(quote, details)
    return result, [Problem(f"quote-{receipt.verdict}", message, _span(brief, text), text, hint, stated, details)]


def _too_long(brief: Brief, quote: Quote, field: FieldPath, reason: str) -> tuple[QuoteResult, list[Problem]]:
    """Return what is known of a quote that is too long to be compared: nothing, which is an error."""
    source = None if quote.source is None else str(quote.source)
    note = f"not compared: {reason}"
    result = QuoteResult(field, str(quote.text), str(quote.speaker), Verdict.UNCHECKED, source, note=note)
    text = field / "text"
    hint = "quote the sentences that matter, each as a quote of its own"
    return result, [Problem("quote-too-long", f"the quote is {note}", _span(brief, text), text, hint)]


def _unchecked(
    brief: Brief, quote: Quote, field: FieldPath, words: str, why: _Why, code: str = "quote-unchecked"
) -> tuple[QuoteResult, list[Problem]]:
    source = None if quote.source is None else str(quote.source)
    note = why[0] if quote.unverified is None else f"{why[0]} (“{quote.unverified}”)"
    result = QuoteResult(field, words, str(quote.speaker), Verdict.UNCHECKED, source, note=note)
    text = field / "text"
    hint = why[1] if quote.unverified is None else None
    details = Details(fields=why[2]) if hint else None
    return result, [Problem(code, f"not checked: {note}", _span(brief, text), text, hint, data=details)]


def _span(brief: Brief, field: FieldPath) -> Span | None:
    return brief.spans.get(field)
