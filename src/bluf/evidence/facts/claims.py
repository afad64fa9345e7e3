"""Find the figures and names of a text that none of some sources has."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bluf.evidence.facts.figure import Figure, FigureKind
from bluf.evidence.facts.figure_directions import turned
from bluf.evidence.facts.figures import figures_in
from bluf.evidence.facts.known import Known
from bluf.evidence.facts.missing_names import missing_names
from bluf.evidence.facts.number_languages import Reading, reading_of
from bluf.evidence.facts.numerals import ratios_with_places
from bluf.evidence.facts.plain_names import codes_in, contradicted, lacking_titles
from bluf.evidence.facts.rates import other_multiples, other_rates
from bluf.evidence.facts.rounding import rounding_before
from bluf.evidence.facts.source_titles import untitled
from bluf.evidence.facts.weekdays import has_weekday, weekdays_in
from bluf.evidence.results import Missing

_APOSTROPHE = re.compile(r"(?<=[^\W\d_])[ʼ′‘‛´`](?=[^\W\d_])")  # in a word, however it was typed
SPACES = dict.fromkeys([0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
KINDS = {  # what messages call a figure of a kind; all else is a date
    FigureKind.NUMBER: "number",
    FigureKind.SHARE: "share",
    FigureKind.MONEY: "sum",
    FigureKind.YEAR: "year",
    FigureKind.TIME: "time",
    FigureKind.POINTS: "number",
    FigureKind.DEGREES: "number",
    FigureKind.PERIOD: "period",
    FigureKind.ORDER: "number",
}


def missing(text: str, sources: Sequence[Known], language: str = "en") -> list[Missing]:
    """Return the figures and names of `text` that none of the sources has, in order.

    `language` is the brief's (BCP 47). A text that plainly is in another is read as that.
    """
    typed, text = text, _APOSTROPHE.sub("'", text.translate(SPACES))
    reading = reading_of(text, language, [(source.text, source.languages) for source in sources])
    figures = figures_in(text, reading.language.code, reading.marks)
    found = [
        *_missing_figures(text, figures, sources, reading),
        *_missing_days(text, sources, reading),
        *_missing_names(text, figures, sources, reading),
    ]
    found.sort(key=lambda each: each.start)
    return [replace(each, text=typed[each.start : each.start + len(each.text)]) for each in found]


def _missing_figures(
    text: str, figures: Sequence[Figure], sources: Sequence[Known], reading: Reading
) -> Iterator[Missing]:
    """Yield the figures that no source has, and those that went another way there."""
    spoken = [source.languages or (reading.language,) for source in sources]
    known = [
        source.figures(tuple(each.code for each in languages), reading.marks)
        for source, languages in zip(sources, spoken, strict=True)
    ]
    said = {
        at
        for start, end, shares in ratios_with_places(text)
        if any(each.has_share(shares) for each in known)
        for at in range(start, end)
    }
    for figure in figures:
        if figure.start in said:
            continue
        rounding = rounding_before(text, figure.start, reading.language)
        if not any(each.has(figure, rounding) for each in known):
            yield Missing(figure.text, figure.start, KINDS.get(figure.kind, "date"), False)
    if reading.is_english:
        for each in other_rates(text, figures, known):
            yield Missing(each.text, each.start, "rate", False)
        for word in other_multiples(text, [source.text for source in sources]):
            yield Missing(word.group(), word.start(), "number", False)
    for turn in turned(text, figures, (reading.language,), list(zip(known, spoken, strict=True))):
        yield Missing(turn.word, turn.start, "direction", False, turn.theirs, turn.figure.text)


def _missing_days(text: str, sources: Sequence[Known], reading: Reading) -> Iterator[Missing]:
    """Yield the days of the week that no source has, in its own language."""
    for start, shown, number in weekdays_in(text, reading.language):
        if not any(has_weekday(source.text, number, source.languages or (reading.language,)) for source in sources):
            yield Missing(shown, start, "day", False)


def _missing_names(
    text: str, figures: Sequence[Figure], sources: Sequence[Known], reading: Reading
) -> Iterator[Missing]:
    """Yield the names and titles that no source has; of other languages than English those that sources contradict."""
    taken = frozenset(at for each in figures for at in range(each.start, each.end))
    if not reading.is_english:
        names = [source.names for source in sources]
        for start, code in codes_in(text):
            if start not in taken and not any(source.has_words([code]) for source in sources):
                yield Missing(code, start, "name", True)
        for start, word in contradicted(text, names, reading.language, taken):
            yield Missing(word, start, "name", True)
        for start, word in lacking_titles(text, names, reading.language) if reading.is_one else ():
            yield Missing(word, start, "title", True)
        return
    found = list(missing_names(text, taken, sources))
    yield from found
    named = {at for name in found for at in range(name.start, name.start + len(name.text))}
    for each in untitled(text, [source.text for source in sources]):
        if named.isdisjoint(range(each.start, each.start + len(each.text))):
            yield Missing(each.text, each.start, "title", True)
