"""Find the names of an English text that none of some sources has."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from bluf.evidence.facts.known import Known
from bluf.evidence.facts.measures import UNITS
from bluf.evidence.facts.naming import COURTESY, ProperName, parts, proper_names
from bluf.evidence.facts.titles import is_of_office
from bluf.evidence.quotes.person_names import plain_letters
from bluf.evidence.results import Missing
from bluf.languages.english import HE, SHE, TITLES


def missing_names(text: str, taken: frozenset[int], sources: Sequence[Known]) -> Iterator[Missing]:
    """Yield the names that no source has. `taken` are the places of figures: a month or a currency is no name."""
    for name in proper_names(text):
        reach = 2 if name.text.lower() in UNITS else 0  # MW is the unit of a figure before it
        if taken.isdisjoint(range(name.start - reach, name.start + 1)):
            yield from _missing_name(name, sources)


def _missing_name(name: ProperName, sources: Sequence[Known]) -> Iterator[Missing]:
    words = name.words
    if _has(words, sources):
        return
    if name.opens and len(words) > 1 and _is_ordinary(words[0], sources):
        start = name.start + len(words[0]) + 1
        yield from _missing_name(ProperName(name.text[len(words[0]) + 1 :], start), sources)
        return
    at = name.start
    names = [words] if name.whole else parts(words)
    last = max((at for at, part in enumerate(names) if plain_letters(part[0]) not in TITLES), default=0)
    held = {word for titles in _runs_of_titles(words) if _has(titles, sources) for word in titles}
    for number, part in enumerate(names):
        shown = " ".join(part)
        start = name.start + max(0, name.text.find(shown, at - name.start))
        at = start
        # An office before a name is looked up with it (`source_titles`).
        if len(part) == 1 and (part[0] in held or (number < last and is_of_office(part[0]))):
            continue
        if plain_letters(part[0]).rstrip(".") in COURTESY:
            is_sound = _may_be_addressed(part[0], names[number + 1 :], sources)
        else:
            is_sound = _has(part, sources) or _has_pieces(part, sources)
        if not is_sound:
            yield Missing(shown, start, "title" if plain_letters(part[0]) in TITLES else "name", True)


def _runs_of_titles(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the titles of several words, such as Prime Minister."""
    for is_title, run in groupby(words, key=lambda word: plain_letters(word) in TITLES):
        titles = tuple(run)
        if is_title and len(titles) > 1:
            yield titles


def _may_be_addressed(title: str, names: Sequence[tuple[str, ...]], sources: Sequence[Known]) -> bool:
    """Whether Mr, Ms and the like suit the name after it: no source need have it, but none may have the other."""
    surname = names[0][-1] if names else ""
    given = {each for source in sources for each in source.courtesies(surname)}
    side = HE if plain_letters(title).rstrip(".") in HE else SHE
    return not given or bool(given & side) or bool(given - HE - SHE)


def _has_pieces(words: tuple[str, ...], sources: Sequence[Known]) -> bool:
    """Whether the sources have the names in a hyphenated word, such as "NATO-led"."""
    pieces = _pieces(words[0]) if words[0].replace("-", "").isalpha() else []
    return len(words) == 1 and "-" in words[0] and bool(pieces) and all(_has((piece,), sources) for piece in pieces)


def _has(words: tuple[str, ...], sources: Sequence[Known]) -> bool:
    return any(source.has_words(words) for source in sources)


def _pieces(word: str) -> list[str]:
    """Return the capitalised pieces of a hyphenated word: NATO of "NATO-led"."""
    return [piece for piece in word.split("-") if piece[:1].isupper()]


def _is_ordinary(word: str, sources: Sequence[Known]) -> bool:
    return word.endswith(("ing", "ed", "ly")) or any(f" {word.lower()} " in source.padded for source in sources)
