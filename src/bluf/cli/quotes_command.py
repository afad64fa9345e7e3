"""Print the quotes of a brief with their verdicts, a line each, and how many there are of which."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from bluf.problems.text import cells, printable, start_of

if TYPE_CHECKING:
    from bluf.evidence import QuoteResult

# SGR codes (ECMA-48, 8.3.117): green, red, yellow.
_COLORS = {"verified": "32", "unchecked": "33"}
_WRONG = "1;31"
_MARKS = {"verified": "✓", "unchecked": "?"}
_MOST = 60  # cells for where its source has it
_LEAST = 16  # cells for a quote's first words


def quote_table(quotes: Sequence["QuoteResult"], width: int, color: bool) -> Iterator[str]:
    """Yield the lines of the table, each at most `width` cells wide; none where there are no quotes."""
    if not quotes:
        return
    from bluf.evidence import summary

    verdicts = max(len(quote.verdict) for quote in quotes)
    speakers = min(max(cells(printable(quote.said_by)) for quote in quotes), 24)
    places = max(cells(_where(quote)) for quote in quotes)
    for quote in quotes:
        speaker = start_of(printable(quote.said_by), speakers)
        room = max(width - verdicts - speakers - places - 10, _LEAST)
        words = start_of(printable(" ".join(quote.text.split())), room)
        verdict = f"{_MARKS.get(quote.verdict, '✗')} {quote.verdict:<{verdicts}}"
        if color:
            verdict = f"\x1b[{_COLORS.get(quote.verdict, _WRONG)}m{verdict}\x1b[0m"
        yield f"  {verdict}  {_padded(speaker, speakers)}  {_padded(words, room)}  {_where(quote)}".rstrip()
    yield summary(quote.verdict for quote in quotes)


def _where(quote: "QuoteResult") -> str:
    place = f"{quote.source}, {quote.where}" if quote.source and quote.where else quote.source or ""
    place = start_of(printable(place), _MOST)  # a receipt says it in words of its own
    return f"{place} (receipt of {quote.receipt})" if quote.receipt else place


def _padded(text: str, room: int) -> str:
    return text + " " * (room - cells(text))
