"""Find the names of people and bodies in running text.

There is no model of the language here: a name is a run of capitalised words (with `de`, `van`, `al` and the like in
it), less the titles before it.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from bluf.languages import TITLES
from bluf.languages.english import (
    BODIES,
    CASED_TITLES,
    NOT_NAMES,
    PLACES,
    POSTNOMINALS,
    RANKS,
    ROLES,
    SAID,
    SURNAMES_TOO,
)

_PARTICLE = r"(?:de|da|do|dos|das|del|della|der|den|di|du|la|le|van|von|ter|ten|bin|bint|ibn|al|el|ul|ben|y|e|af|av)"
_CAPITAL = r"(?:[^\W\d_a-zß-öø-ÿ](?:[.](?!\s*$))?(?:[^\W\d_]*(?:['’\-.][^\W\d_]+)*))"
_SHORT = (
    r"(?:[^\W\d_a-z]|Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Sen|Rep|Gov|Hon|Rev|St|Jr|Sr|Supt|Insp"
    r"|Det|Cllr|Fr|Cmdr|Brig|Cpl|Pvt|Pte|Mgr|Msgr|Mme|Rear|Dep|Asst|Pres|Sec|Lieut)"
)
_PART = rf"(?:(?:[^\W\d_a-z]\.){{2,}}|{_SHORT}\.(?=\s(?:[^\W\d_a-z]|[123](?:st|nd|rd)\b))|{_CAPITAL})"
_ORDINAL = re.compile(r"1st|2nd|3rd")
_RANK = r"(?:1st|2nd|3rd)(?=[ ](?:Class|Lieutenant|Lt|Officer|Sergeant|Sgt)\b)"  # 1st Lt. Ann Lee
_SUM = r"for[ ]\$\d+"  # the campaign Fight for $15
NAME = re.compile(
    rf"(?<![\w’'])(?:{_RANK}[ ]|(?:al|el|bin|de|van|von)[ -])?{_PART}"
    rf"(?:[ ](?:{_PARTICLE}[ ]){{0,2}}{_PART}|[ ]{_RANK}|[ ]{_SUM})*"
)
_MAY_BEGIN = re.compile(r"[^\W\d_a-z]")  # a name's first part
_LED_BY = re.compile(r"(?:(?:1st|2nd|3rd)[ ]|(?:al|el|bin|de|van|von)[ -])$")  # what may stand before it
_LONGEST_LEAD = 4  # characters of that

_NAME_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_AFTER_POSSESSIVE = re.compile(r"(?<=['’]s) ")
_LONGEST_RANK = 12  # characters of "associate ", and of what stands before it
_IN_OFFICE = re.compile(r" (?:of|for)(?: the)? ")
_AND = re.compile(r",? and ")
_OF_RANK = TITLES | frozenset({"crown", "high", "grand", "arch", "saudi", "the", "our", "your", "my"})
SAID_FIRST = SAID - {"said"}  # "Added Berg": verbs that are nobody's first name
_PORTFOLIOS = frozenset({"affairs", "relations", "policy", "cooperation", "development"})


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in a text: the whole `phrase`, titles and all, and its `name` without them."""

    phrase: str
    name: str
    start: int
    end: int
    titled: bool = False
    possessive: bool = False
    cut: bool = False  # where an office ends and the name begins is not plain: "Minister of Water Ilse Brandt"

    @property
    def is_office(self) -> bool:
        """Whether it names an office and nobody who holds it: "Secretary General"."""
        if self.name != self.phrase or not self.words or self.words[-1] not in TITLES or is_body(self):
            return False
        return not (self.words[-1] in SURNAMES_TOO and not set(self.words[:-1]) & _OF_RANK)

    @property
    def words(self) -> tuple[str, ...]:
        """The name's words, without case, accents or initials' full stops."""
        return name_words(self.name)


def plain_letters(text: str) -> str:
    """Return `text` in lower case without accents."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.lower())
    for mark in filter(unicodedata.combining, set(decomposed)):
        decomposed = decomposed.replace(mark, "")
    return decomposed


@lru_cache(maxsize=16384)
def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name, plain."""
    return tuple(_NAME_WORD.findall(plain_letters(name).replace("’", "'")))


def names_in(text: str) -> list[PersonName]:
    """Return the names in `text`, in order; days, months and the capital that starts a sentence are none.

    An office and who holds it are one: "Secretary of State Antony Blinken", "Bank of England Governor Andrew Bailey".
    """
    found: list[PersonName] = []
    for run in _runs(text):
        name = run
        while (at := _office_before(found, name.start, text)) is not None:
            holder = _holder(found[at], name, text)
            if holder is None or (at < len(found) - 1 and holder.name == holder.phrase):
                break
            name = holder
            del found[at:]
        found.append(name)
    return [name for name in found if not _is_role(name.name.lower()) or _is_surname(name, text)]


def _is_role(word: str) -> bool:
    """Whether a word that a capital opens is but a role: "Minister", "Attorneys"."""
    return word in TITLES or (word.endswith("s") and (word in ROLES or word[:-1] in ROLES))


def _is_surname(name: PersonName, text: str) -> bool:
    """Whether a title that stands alone may be a surname: "King said", but not "the King said"."""
    return name.words[0] in SURNAMES_TOO and not has_article(text, name)


def _office_before(found: list[PersonName], start: int, text: str) -> int | None:
    """Return which of the names is the office of the one that starts at `start`: "Minister of Water and Ports ..."."""
    for at in range(len(found) - 1, max(-1, len(found) - 3), -1):
        if _IN_OFFICE.fullmatch(text, found[at].end, start):
            return at
        if not _AND.fullmatch(text, found[at].end, start):
            return None
        start = found[at].start
    return None


def _holder(office: PersonName, name: PersonName, text: str) -> PersonName | None:
    """Return who holds an office of two runs of capitals, or the body that they are: "Bank" of "England"."""
    body = bool(set(office.words[-1:]) & BODIES)
    if office.possessive or office.titled or not (body or office.is_office):
        return None
    phrase = text[office.start : name.end].removesuffix("’s").removesuffix("'s")
    capitals = [word for word in name.name.split() if word[0].isupper()]
    of_person = not is_body(name) and not name.is_office
    if of_person and name.titled and len(capitals) < 3 and set(name.words) - _PORTFOLIOS:
        return PersonName(phrase, name.name, office.start, name.end, True, name.possessive)
    if of_person and office.is_office and len(capitals) >= 3:
        shown = name.name[name.name.index(f" {capitals[-2]} ") + 1 :]
        return PersonName(phrase, shown, office.start, name.end, True, name.possessive, True)
    return PersonName(phrase, phrase, office.start, name.end, False, name.possessive) if body else None


def _runs(text: str) -> list[PersonName]:
    """Return the runs of capitalised words in `text` that may be names, single titles among them."""
    found: list[PersonName] = []
    for match in _matches(text):
        if text[match.end() : match.end() + 1].isdigit():
            continue  # L2
        phrase, start = match.group(), match.start()
        for part in _AFTER_POSSESSIVE.split(phrase) if "'" in phrase or "’" in phrase else (phrase,):
            end = start + len(part)
            possessive = part.endswith(("'s", "’s")) or text[end : end + 1] in ("'", "’")
            name = _name(part[:-2] if part.endswith(("'s", "’s")) else part, start, possessive)
            if name is not None:
                found.append(_ranked(name, text) if name.titled else name)
            start = end + 1
    return found


def _ranked(name: PersonName, text: str) -> PersonName:
    """Return a name with the small word that limits its title in its phrase: "former President Ana Lind"."""
    before = text[max(0, name.start - _LONGEST_RANK) : name.start].replace("-", " ").split(" ")
    rank = before[-2] if len(before) > 2 and not before[-1] else ""
    return replace(name, phrase=f"{rank} {name.phrase}") if rank in RANKS else name


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Yield what `NAME.finditer` would, in less time: only where a capital stands is it tried."""
    since = 0
    while (capital := _MAY_BEGIN.search(text, since)) is not None:
        at = capital.start()
        lead = _LED_BY.search(text, max(since, at - _LONGEST_LEAD), at)
        match = (NAME.match(text, lead.start()) if lead is not None else None) or NAME.match(text, at)
        if match is not None:
            yield match
        since = at + 1 if match is None else match.end()


@lru_cache(maxsize=16384)
def looked_up(word: str) -> str:
    """Return a word without its full stop, to look it up; an initial keeps it."""
    return word.lower() if len(word) == 2 else word.rstrip(".,").lower()


def _name(phrase: str, start: int, possessive: bool) -> PersonName | None:
    found = _named(phrase)
    if found is None:
        return None
    offset, whole, name = found
    start += offset
    end = start + len(whole) + (2 if possessive and phrase.endswith(("'s", "’s")) else 0)
    return PersonName(whole, name, start, end, len(name) < len(whole), possessive)


@lru_cache(maxsize=16384)
def _named(phrase: str) -> tuple[int, str, str] | None:
    """Return where in a run of capitalised words a name begins, all of it, and the name without its titles."""
    words = phrase.split(" ")
    first, last = 0, len(words)
    while first < last and (
        looked_up(words[first]) in NOT_NAMES or (first + 1 < last and words[first].lower() in SAID_FIRST)
    ):
        first += 1
    while first < last and looked_up(words[last - 1]) in NOT_NAMES:
        last -= 1
    if first == last:
        return None
    offset = sum(len(word) + 1 for word in words[:first])
    words = words[first:last]
    whole = " ".join(words)
    while len(words) > 2 and is_postnominal(words[-1]) and not words[-2].isupper():
        del words[-1]
    return offset, whole, " ".join(words[_titles(words) :])


def _titles(words: list[str]) -> int:
    """Return how many words at the beginning of a name are titles; none where there are but titles."""
    for at in range(len(words) - 1, -1, -1):
        if is_title(words, at) and not all(looked_up(word) in BODIES for word in words[at + 1 :]):
            return at + 1
        if at == len(words) - 1 and looked_up(words[at]) in TITLES:
            return 0
    return 0


def is_title(words: list[str], at: int) -> bool:
    """Whether a word of a name is a title or a rank: "Det.", "DI", "1st", "Class" after "1st"."""
    word = words[at]
    if _ORDINAL.fullmatch(word) or (word == "Class" and at > 0 and _ORDINAL.fullmatch(words[at - 1])):
        return True
    return looked_up(word) in TITLES or (word in CASED_TITLES and at + 1 < len(words) and not words[at + 1].isupper())


def is_postnominal(word: str) -> bool:
    """Whether a word after a name is no part of it: "MP", "Ph.D."."""
    return word.replace(".", "") in POSTNOMINALS


def is_body(name: PersonName) -> bool:
    """Whether a name is plainly an organisation's or a place's."""
    words = name.words
    return (
        not words
        or any(word in BODIES or word in PLACES for word in words)
        or (len(words) == 1 and name.name.replace(".", "").isupper() and len(words[0]) > 1)
    )


def has_article(text: str, name: PersonName) -> bool:
    """Whether "the" stands before a name, and so no person: "the Meridian Star"."""
    return not name.titled and text[max(0, name.start - 5) : name.start].lower().endswith((" the ", "\nthe "))
