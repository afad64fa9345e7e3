"""Find whom a text gives which office: Senator Mark Berg; Haas, the vice president; the mayor, Ann Lee."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from bluf.evidence.facts.naming import proper_names
from bluf.evidence.quotes.person_names import plain_letters
from bluf.languages.english import DESCRIBED, OFFICES, SAME_OFFICE, TITLES
from bluf.languages.word_lists import listed

WORD = re.compile(r"[^\W\d_]+(?:[.](?=\w)|[-‑’'](?=\w)|[^\W\d_])*\.?")
_LINKS = frozenset(["of", "for", "the"])
APART = listed("vice deputy elect former ex then shadow under")  # words that make an office another one
_ALIKE = {"ex": "former", "then": "former"}
_QUALIFYING = (TITLES - OFFICES - listed("a an the of")) | APART
_BEFORE = 60  # characters before a name in which its title stands
_AFTER = 100  # characters after a name in which an apposition ends
_APPOSED = re.compile(r"(?: \([^()]{1,20}\))?, ((?:[^,.;:()“”\"]|\.(?=\w)){3,90})(?=[,.;:)]|$)")
_LEADING = re.compile(r"\b((?:[\w’'.-]+ ){1,7}?[\w’'.-]+), $")
_OF = re.compile(r" (?:of|for)(?: the)? ([\w’-]+)(?: and ([\w’-]+))?")
_ALONE = re.compile(r"[,.;:]|$| (?:who|said|says|and|in|of|has|had|was|is|told)\b")
_LIST = re.compile(r"(?:, (?:and )?| and | & )")


@dataclass(frozen=True, slots=True)
class Office:
    """An office: its noun, what makes another of it (vice, former) and what it is of (foreign, of state)."""

    noun: str
    ranks: frozenset[str] = frozenset()
    fields: frozenset[str] = frozenset()

    def is_said_by(self, other: "Office") -> bool:
        """Whether a text that has the other office has this one; a former one was the one before."""
        if self.noun != other.noun or self.ranks - {"former"} != other.ranks - (self.ranks & {"former"}):
            return False
        return not self.fields or not other.fields or bool(self.fields & other.fields)


@dataclass(frozen=True, slots=True)
class Bearer:
    """A person by the last word of the name, with an office: where the text has that, its words, and with the name."""

    surname: str
    office: Office
    start: int
    text: str
    phrase: str = ""


def bearers(text: str) -> Iterator[Bearer]:
    """Yield the people whom a text gives an office, before the name or in an apposition."""
    before = 0
    plural: Bearer | None = None
    for name in proper_names(text):
        words = [*WORD.finditer(name.text)]
        count = next((at for at in range(len(words), 0, -1) if _is_title(words[at - 1].group())), 0)
        person = words[count:]
        own = takewhile(lambda word: word not in _LINKS, (word.group() for word in person))
        surname = "" if name.whole else _surname(list(own))
        if surname:
            start = name.start + person[0].start()
            lead = max(before, start - _BEFORE)
            found = _office_at_end(text[lead:start].rstrip(" "))
            if found is None and plural is not None and _LIST.fullmatch(text, before, name.start):
                yield Bearer(surname, plural.office, plural.start, plural.text)
            elif found is not None:
                office, at, shown = found
                bearer = Bearer(surname, office, lead + at, shown, text[lead + at : name.start + len(name.text)])
                yield bearer
                plural = bearer if shown.rstrip(".").endswith("s") else None
            else:
                plural = None
            yield from _apposed(text, surname, name.start + len(name.text))
            leading = _LEADING.search(text, max(0, name.start - _BEFORE), name.start) if found is None else None
            if leading is not None and (ended := _office_at_end(leading.group(1))) is not None:
                yield Bearer(surname, ended[0], leading.start(1) + ended[1], ended[2])
        before = name.start + len(name.text) if person else before


def _surname(words: list[str]) -> str:
    """Return the last word of a name that is no degree or honour (QC), plain."""
    last = next((word for word in reversed(words) if not word.isupper() or len(word) > 3), "")
    return plain_word(last) if last else ""


def _apposed(text: str, surname: str, end: int) -> Iterator[Bearer]:
    """Yield what stands after a name between commas."""
    apposition = _APPOSED.match(text, end, end + _AFTER)
    if apposition is not None:
        for at, office in offices_in(apposition.group(1)):
            shown = apposition.group(1)[at:].split(" ")[0]
            yield Bearer(surname, office, apposition.start(1) + at, shown)


def offices_in(text: str) -> Iterator[tuple[int, Office]]:
    """Yield the offices in a text, each at its noun, with the words that belong to it."""
    words = list(WORD.finditer(text))
    for at, word in enumerate(words):
        noun, said = _noun(word.group())
        if not noun or (noun in DESCRIBED and not _is_noun(text, word)):
            continue
        fields, ranks = set[str](), set(said)
        following = word.start()
        for earlier in reversed(words[max(0, at - 5) : at]):
            bare = plain_word(earlier.group())
            if text[earlier.end() : following] not in (" ", "-") or bare not in _QUALIFYING:
                break
            following = earlier.start()
            (ranks if bare in APART else fields).add(_ALIKE.get(bare, bare))
        yield word.start(), Office(noun, frozenset(ranks), frozenset(fields | _fields_after(text, word.end())))


def _fields_after(text: str, end: int) -> set[str]:
    following = _OF.match(text, end)
    return {plain_word(each) for each in following.groups() if each} & TITLES if following else set()


def _is_noun(text: str, word: re.Match[str]) -> bool:
    """Whether "general" and the like are an office here and no adjective."""
    return _ALONE.match(text, word.end()) is not None


def _office_at_end(text: str) -> tuple[Office, int, str] | None:
    """Return the office with which a text ends, where it begins there, and its words."""
    words = list(WORD.finditer(text))
    taken = len(words)
    while taken and (_is_title(words[taken - 1].group()) or plain_word(words[taken - 1].group()) in _LINKS):
        taken -= 1
        if taken and text[words[taken - 1].end() : words[taken].start()].strip(" -"):
            break
    while taken < len(words) and plain_word(words[taken].group()) in _LINKS:
        taken += 1
    if taken == len(words) or words[-1].end() < len(text) or plain_word(words[-1].group()) in _LINKS:
        return None
    own = text[words[taken].start() :]
    found = list(offices_in(own + ","))
    if not found:
        return None
    office = found[-1][1]
    return office, words[taken].start(), own.rstrip(".")


def is_of_office(word: str) -> bool:
    """Whether a word is the noun of an office, or makes another of it, as vice and former do."""
    return bool(_noun(word)[0]) or plain_word(word) in APART


def _is_title(word: str) -> bool:
    bare = plain_word(word)
    return bare in TITLES or is_of_office(word)


@lru_cache(maxsize=4096)
def _noun(word: str) -> tuple[str, frozenset[str]]:
    """Return the noun of an office that a word is, and what else it says: "vice-president-elect", "ex-mayor"."""
    pieces = plain_word(word).split("-")
    for piece in ("-".join(pieces), *pieces):
        noun = SAME_OFFICE.get(piece, piece)
        if noun not in OFFICES and piece.endswith("s"):
            noun = SAME_OFFICE.get(piece[:-1], piece[:-1])
        if noun in OFFICES:
            return noun, frozenset(_ALIKE.get(each, each) for each in pieces if each in APART)
    return "", frozenset()


@lru_cache(maxsize=4096)
def plain_word(word: str) -> str:
    """Return a word in plain letters, without its possessive or full stop."""
    return re.sub(r"['’]s?$|\.$", "", plain_letters(word.replace("‑", "-")))
