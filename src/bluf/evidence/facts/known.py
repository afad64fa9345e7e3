"""Turn a source's text into what can be looked up in it: its figures by value, its words, and what it abbreviates."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache

from bluf.evidence.acronyms import spelled_out
from bluf.evidence.facts.countries import COUNTRIES
from bluf.evidence.facts.dates import Date
from bluf.evidence.facts.figures import Figure, Kind, figures_in
from bluf.evidence.facts.hints import passages
from bluf.evidence.facts.measures import ORDINAL
from bluf.evidence.facts.naming import COURTESY, offices_in, proper_names
from bluf.evidence.facts.numerals import ratios_in
from bluf.evidence.facts.short_forms import SHORT_FORMS
from bluf.evidence.quotes.names import plain_letters
from bluf.languages.english import SMALL

_WORD = re.compile(r"[^\W_]+(?:['’.&][^\W_]+)*")
_NO_NAME = re.compile(r"\b(?:[Uu]s|[Ww]ho|[Ii]t)\b(?!['’])|(?<=\d) ?[ap]\.?m\b")
_ITEM = r"(?:the )?[^\W\d_a-z][\w’'.-]*(?: [^\W\d_a-z][\w’'.-]*){0,4}"
_OPENS = r"(?<![^\W\d_a-z])"  # only the first of several capitals: from the next on it would be no other word
_SERIES = re.compile(rf"{_OPENS}{_ITEM}(?:, {_ITEM}){{0,11}},? (?:and|or) {_ITEM}")
_CAPITALS = re.compile(rf"{_OPENS}(?:[^\W\d_a-z][\w’'.-]*)(?: (?:of the|of|for|and|on|in)? ?[^\W\d_a-z][\w’'.-]*)+")
_BARE_POINTS = re.compile(r"(?<!\d)(\d+(?:\.\d+)?)[ -]points?\b")
_HALVED = re.compile(r"\bhalv(?:es?|ed|ing)\b", re.IGNORECASE)
KEPT = 4  # sources that are kept between calls
MOST_COUNTED = 12  # a number up to this may count what the source lists


def folded_words(text: str) -> str:
    """Return the words of `text`, plain and parted by single spaces, without possessives and points in short forms.

    Words that only look like US, WHO, IT and PM in small letters are left out: us, who, it and 5 p.m.
    """
    words = _WORD.findall(plain_letters(_NO_NAME.sub("-", text.replace("‑", "-"))))
    return " ".join([word if word.isalnum() else _bare(word) for word in words])


def _bare(word: str) -> str:
    """Return a word without its possessive, apostrophes and full stops."""
    return re.sub(r"['’]s?$|['’.]", "", re.sub(r"['’]s$", "", word))


@dataclass(frozen=True)
class Known:
    """What a source says, to look figures and names up in."""

    text: str
    years_published: frozenset[int] = frozenset()

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The source's figures."""
        return tuple(figures_in(self.text))

    @cached_property
    def padded(self) -> str:
        """The text with a space at either end."""
        return f" {self.text} "

    @cached_property
    def words(self) -> str:
        """The source's words, folded, with a space at either end."""
        return f" {folded_words(self.text)} "

    @cached_property
    def values(self) -> dict[tuple[Kind, str], set[Decimal]]:
        """The values of the source's figures, by kind and currency."""
        found: dict[tuple[Kind, str], set[Decimal]] = {}
        for figure in self.figures:
            values = {min(figure.values)} if figure.kind is Kind.ORDER else figure.values
            found.setdefault((figure.kind, figure.currency), set()).update(values)
            if figure.place is not None:
                found.setdefault((Kind.NUMBER, ""), set()).add(figure.place)
        shares = found.setdefault((Kind.SHARE, ""), set())
        for _, passage, starts in passages(self.text):
            shares.update(ratios_in(passage, starts))
        points = _BARE_POINTS.findall(self.text) if "point" in self.text else []
        found.setdefault((Kind.POINTS, ""), set()).update(map(Decimal, points))
        if "halv" in self.text.lower() and _HALVED.search(self.text):
            shares.add(Decimal(50))
        return found

    @cached_property
    def dates(self) -> tuple[Date, ...]:
        """The source's dates."""
        return tuple(date for figure in self.figures for date in figure.dates)

    @cached_property
    def years(self) -> frozenset[int]:
        """The years that the source names, and those of its publication."""
        plain = {int(value) for value in self.values.get((Kind.YEAR, ""), ())}
        return frozenset(plain | {date.year for date in self.dates if date.year}) | self.years_published

    @cached_property
    def counts(self) -> frozenset[int]:
        """How many things each series in the source lists: "Japan, Australia and New Zealand" are three."""
        return frozenset(
            len(re.split(r",? (?:and|or) |, ", match.group())) for match in _SERIES.finditer(self.text)
        ) | frozenset([2] if re.search(r"\bboth\b", self.text, re.I) else [])

    @cached_property
    def short_forms(self) -> dict[str, str]:
        """Short forms of the source's names, folded: those it defines, and initials of its capitalised runs."""
        found = {
            "".join(word[0] for word in run.replace("-", " ").split() if word.lower() not in SMALL).lower(): run
            for run in _CAPITALS.findall(self.text)
        }
        found.update({short.lower(): long for short, long in spelled_out(self.text).items()})
        return found

    def has_figure(self, figure: Figure) -> bool:
        """Whether the source has the figure, in any spelling."""
        if figure.kind is Kind.DATE:
            years = self.years_published or self.years
            return any(ours.is_said_by(date, years) for ours in figure.dates for date in self.dates)
        if figure.kind is Kind.YEAR:
            return any(value in self.years for value in figure.values)
        if figure.kind is Kind.ORDER:
            return self._has_order(figure)
        if figure.values & self.values.get((figure.kind, figure.currency), set()):
            return any(self._may_measure(value, figure.unit) for value in figure.values)
        if figure.place is not None and figure.place in self.values.get((Kind.NUMBER, ""), set()):
            return True
        if figure.kind is Kind.SHARE:  # "2.3 percent, up from 1.4"
            numbers = self.values.get((Kind.NUMBER, ""), set())
            return any(value in numbers and value != value.to_integral() for value in figure.values)
        if figure.kind is Kind.DEGREES:  # "the temperature fell to -12"
            return any(value < 0 and value in self.values.get((Kind.NUMBER, ""), set()) for value in figure.values)
        if figure.kind is not Kind.NUMBER:
            return False
        counted = (Kind.MONEY, Kind.POINTS, Kind.DEGREES)
        alike = [values for (kind, _), values in self.values.items() if kind in counted]
        return any(figure.values & values for values in alike) or any(
            value in self.counts for value in figure.values if value <= MOST_COUNTED and not figure.unit
        )

    @cached_property
    def units(self) -> dict[Decimal, set[str]]:
        """The units that the source gives with its numbers; "" where it gives none, or an ordinal."""
        found: dict[Decimal, set[str]] = {}
        for figure in self.figures:
            for value in figure.values if figure.kind is Kind.NUMBER else ():
                found.setdefault(value, set()).add(figure.unit.removeprefix(ORDINAL))
        return found

    def _may_measure(self, value: Decimal, unit: str) -> bool:
        """Whether the source has the number in this unit, or in none that is plain."""
        return unit in ("", ORDINAL) or bool(self.units.get(value, {""}) & {unit, ""})

    def _has_order(self, figure: Figure) -> bool:
        """Whether the source has as many: "tens of thousands" or 4,000 are thousands."""
        least, beyond = min(figure.values), max(figure.values)
        kind = Kind.MONEY if figure.currency else Kind.NUMBER
        numbers = self.values.get((kind, figure.currency), set())
        orders = self.values.get((Kind.ORDER, figure.currency), set())
        return any(least <= value < beyond for value in (*numbers, *orders))

    def has_words(self, words: Iterable[str]) -> bool:
        """Whether the source has these words in a row, in any case, or another usual name for the same."""
        needle = folded_words(" ".join(words))
        if not needle or f" {needle} " in self.words:
            return True
        if any(f" {other} " in self.words for other in _same(needle)):
            return True
        if any(letter.isdigit() for letter in needle):
            return self._has_code(needle)
        if " " in needle:
            first, _, last = needle.rpartition(" ")
            return re.search(rf" {re.escape(first)} \w\.? {re.escape(last)} ", self.words) is not None
        if needle in self.short_forms:
            return True
        return any(f" {form} " in self.words for form in _forms(needle))

    @cached_property
    def offices(self) -> dict[str, set[str]]:
        """The surnames before which the source has an office of several words, such as "foreign minister"."""
        found: dict[str, set[str]] = {}
        for name in proper_names(self.text):
            for titles, surname in offices_in(name.words):
                found.setdefault(folded_words(" ".join(titles)), set()).add(folded_words(surname))
        return found

    def gives_to_another(self, titles: Iterable[str], name: str) -> bool:
        """Whether the source has the titles before other surnames only, and other titles before this one."""
        office, surname = folded_words(" ".join(titles)), folded_words(name)
        holders = self.offices.get(office, set())
        if not holders or surname in holders or not any(surname in each for each in self.offices.values()):
            return False
        following = re.findall(rf" {re.escape(office)}(?= (\S+(?: \S+){{0,3}}))", self.words)
        return all(any(holder in words.split() for holder in holders) for words in following)

    def courtesies(self, surname: str) -> frozenset[str]:
        """Return those of Mr, Mrs, Ms and the like that the source has before a surname, or before a name with it."""
        name = re.escape(folded_words(surname))
        found = re.findall(rf" ({'|'.join(COURTESY)})(?: \w+)?? {name}(?= )", self.words) if name else []
        return frozenset(found)

    def _has_code(self, needle: str) -> bool:
        """Whether the source has a code, with its letters and digits parted or not: F-16, F16."""
        pieces = re.findall(r"[^\W\d_]+|\d+", needle)
        return re.search(rf" {' ?'.join(map(re.escape, pieces))}s? ", self.words) is not None


def _same(needle: str) -> frozenset[str]:
    """Return the other usual names of what a word or two name, in the singular too: MPs are members of parliament."""
    return COUNTRIES.get(needle) or SHORT_FORMS.get(needle) or SHORT_FORMS.get(needle.removesuffix("s")) or frozenset()


def _forms(word: str) -> Iterable[str]:
    """Return the singular and plural of a word."""
    yield f"{word}s"
    if word.endswith("ies"):
        yield f"{word[:-3]}y"
    if word.endswith("s"):
        yield word[:-1]
    if word.endswith("y"):
        yield f"{word[:-1]}ies"


def known(text: str, *, years: Iterable[int] = (), about: Iterable[str] = ()) -> Known:
    """Return what a source says. `about` is what is said of it: its title and its publisher."""
    return _known(text, frozenset(years), tuple(about))


@lru_cache(maxsize=KEPT)
def _known(text: str, years: frozenset[int], about: tuple[str, ...]) -> Known:
    return Known("\n\n".join([*about, text]), years)
