"""Take a turn's label apart: "The Minister for Rail (Ana Lind)" is Ana Lind, and "Ana Lind, MP (Coastal East)" too.

A label names a person, an office, or nobody: a questioner, an answer, a voice that nobody has identified, a crowd. What
stands beside a name (a body, a party, a place, letters, a time) is no part of it.
"""

import re
from dataclasses import dataclass
from enum import Enum
from functools import cached_property, lru_cache

from bluf.evidence.quotes.person_names import PersonName, is_postnominal, looked_up, name_words
from bluf.evidence.quotes.persons import is_name_word, is_office, names_body, person_or_office
from bluf.languages import LANGUAGES, TITLES
from bluf.languages.around_names import ARTICLES, BEARERS, CLAUSES, MANY, PARTICLES, SMALL, VOCATIVES
from bluf.languages.english import BODIES, PLACES, ROLES

LONGEST = 120  # characters
_QUESTIONS, _ANSWERS, _UNNAMED, _CROWD, _TALK = (
    frozenset(word for each in LANGUAGES for word in getattr(each, kind))
    for kind in ("questions", "answers", "unnamed", "crowd", "talk")
)
_YEAR = re.compile(r"^(?:1[89]|20)\d\d\b|\b(?:Hrsg|eds?|[Hh]g|dir)\.")  # of a book
_NUMBERED = re.compile(r"\s*#?\d{1,4}$|[ _](?:\d{1,3}|[A-Z])$")
_BRACKETED = re.compile(r"\s*(?:\(([^()]*)\)|\[([^\[\]]*)\]|<([^<>]*)>)\s*")
_BESIDE = re.compile(r"\s+[–—-]+\s+|\s*/\s+|\s+/\s*|\s+\|\s+")
_HANDLE = re.compile(r"@[\w.\-]{2,30}")
_LEADS_BESIDE = re.compile(r"(?:on behalf|for|in writing|via|by|from|par|au nom|im namen|en nombre|by video)\b", re.I)
_SENT = re.compile(r"From\s+(?P<who>\S.{1,60}?)\s+[Tt]o\s+\S.{1,40}")  # in a chat: "From Ana Lind to Everyone"
_AUTHOR = re.compile(r"\s*,\s*")


class Role(Enum):
    """What a label says of who has the turn."""

    PERSON = "person"
    OFFICE = "office"
    HANDLE = "handle"
    QUESTION = "question"
    ANSWER = "answer"
    UNNAMED = "unnamed"
    CROWD = "crowd"


@dataclass(frozen=True)
class TurnLabel:
    """A label: `text` as the source has it, the `name` in it without titles, and all that says who it is in `phrase`.

    `beside` is what stands beside the name: "Coastal East; Lab".
    """

    text: str
    role: Role
    name: str = ""
    phrase: str = ""
    beside: str = ""

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of the name, or of the office."""
        return name_words(self.name or self.phrase)

    @property
    def key(self) -> str:
        """What is the same in labels that differ only in titles, and in what stands beside the name."""
        if self.role is Role.PERSON:
            return " ".join(self.words) or self.text
        return f"{self.role.value}:{' '.join(self.words) or self.text.lower().strip(' .:')}"

    @property
    def is_named(self) -> bool:
        """Whether it names a person or an office."""
        return self.role in (Role.PERSON, Role.OFFICE, Role.HANDLE)

    @property
    def is_plain(self) -> bool:
        """Whether it can hardly be but a speaker's: a title, several names, something beside them, or a questioner."""
        if self.role is Role.PERSON:
            return len(self.words) > 1 or bool(self.beside) or self.phrase != self.name
        return self.role is not Role.UNNAMED or bool(_NUMBERED.search(self.text))

    @property
    def is_inverted(self) -> bool:
        """Whether the surname stands first: "LIND, Ana"."""
        return self.role is Role.PERSON and "," in self.text and self.text.split(",")[0].strip() != self.name

    @property
    def is_place(self) -> bool:
        """Whether it is a place's name: "WASHINGTON"."""
        return self.role is Role.PERSON and any(word in PLACES for word in self.words)

    @property
    def as_name(self) -> PersonName:
        """The name that it gives, as if it stood in running text."""
        phrase, name = self.phrase or self.text, self.name or self.phrase or self.text
        if name.isupper():
            phrase, name = phrase.title(), name.title()
        return PersonName(phrase, name, 0, len(self.text), bool(self.name) and self.name != self.phrase)


NOBODY = TurnLabel("", Role.UNNAMED)  # the turn of a voice without a label


@lru_cache(maxsize=8192)
def label_of(text: str, is_french: bool = False) -> TurnLabel | None:
    """Return what a text that may be a label says; None where it can be none.

    >>> label_of("Rep. Ana Lind (R-TX)").name
    'Ana Lind'
    """
    shown = text = text.strip().strip("*_").strip()
    sent = _SENT.fullmatch(text) if text.startswith("From ") else None
    if sent is not None:
        text = sent["who"]
    if not text or len(text) > LONGEST:
        return None
    beside: list[str] = []
    inner = _BRACKETED.fullmatch(text)
    if inner is not None:
        text = next(group for group in inner.groups() if group is not None).strip()
    else:
        beside = [(a or b or c).strip() for a, b, c in _BRACKETED.findall(text)]
        text = _BRACKETED.sub(" ", text).strip().strip(",").strip()
        if any(mark in text for mark in "()[]<>"):
            return None
    if not text or any(_YEAR.search(each) or not _may_stand_in_brackets(each) for each in beside):
        return None
    nameless = _nameless(text, shown, beside, is_french)
    if nameless is not None:
        return nameless
    if _HANDLE.fullmatch(text):
        return TurnLabel(shown, Role.HANDLE, text, text)
    first, after_name = _without_beside(text)
    if after_name is None:
        return None
    found = person_or_office(first, is_french)
    if found is None:
        return None
    titles, name = found
    every = [*beside, *after_name]
    offices = [each for each in every if is_office(each.split())]
    if name:
        return TurnLabel(shown, Role.PERSON, name, " ".join([*offices, *titles, name]), "; ".join(every))
    for each in every:
        holder = person_or_office(each, is_french)
        if holder is None or not holder[1] or names_body(holder[1]):
            continue
        addressed = any(looked_up(word) in VOCATIVES for word in titles)  # "La señora MINISTRA DE SANIDAD (Lind)"
        if holder[0] or len(holder[1].split()) > 1 or addressed:
            phrase = " ".join([*titles, *holder[0], holder[1]])
            others = "; ".join(other for other in every if other != each)
            return TurnLabel(shown, Role.PERSON, holder[1], phrase, others)
    return TurnLabel(shown, Role.OFFICE, "", " ".join(titles), "; ".join(every))


def _nameless(text: str, shown: str, beside: list[str], is_french: bool) -> TurnLabel | None:
    """Return the label of a questioner, an answer, a crowd or an unidentified voice."""
    bare = _NUMBERED.sub("", text).replace("_", " ")
    words = [word.lower().rstrip(".") for word in bare.split()]
    numbered = bare != text
    if not words:
        return None
    if len(words) == 1 and words[0] in _QUESTIONS and words[0] not in ("f", "p", "в", "п"):
        return TurnLabel(shown, Role.QUESTION)
    if len(words) == 1 and len(words[0]) == 1 and bare.isupper() and bare != "I":
        if words[0] in _QUESTIONS:
            return TurnLabel(shown, Role.QUESTION)
        return TurnLabel(shown, Role.ANSWER) if words[0] in _ANSWERS else TurnLabel(shown, Role.UNNAMED)
    if len(words) == 1 and words[0] in _ANSWERS:
        return TurnLabel(shown, Role.ANSWER)
    if words[0] in _QUESTIONS and len(words[0]) > 1 and len(words) > 1 and words[1] not in TITLES | ROLES:
        asker = person_or_office(re.sub(r"^\S+ (?:(?:from|by|de|von) )?", "", bare), is_french)
        if asker is not None and asker[1]:
            return TurnLabel(shown, Role.PERSON, asker[1], f"{words[0]} {asker[1]}", "; ".join(beside))
    plain = [word for word in words if word not in ARTICLES | {"hon", "honourable", "honorable", "of"}]
    if not plain or bare[0].islower():
        return None
    shouts = (len(plain) > 1 or plain[0] not in MANY or bare.isupper()) and any(word in _CROWD for word in plain)
    if shouts and all(word in _CROWD | _UNNAMED | _QUESTIONS | {"from"} for word in plain):
        return TurnLabel(shown, Role.CROWD)
    if all(word in _UNNAMED | _QUESTIONS for word in plain):
        if plain == ["speaker"] and not numbered:
            return None
        return TurnLabel(shown, Role.QUESTION if plain[-1] in _QUESTIONS else Role.UNNAMED)
    return None


def _without_beside(text: str) -> tuple[str, list[str] | None]:
    """Return what of a label may name somebody, and what stands beside it; no list where that can be no label's."""
    first, *rest = _BESIDE.split(text)
    first, *commas = _AUTHOR.split(first)
    if commas and _is_given(first, commas[0]):
        first, commas = f"{commas[0]} {first}", commas[1:]
    commas = [part for part in commas if part and not is_postnominal(part)]
    every = [*commas, *rest]
    return first, every if all(_may_stand_beside(part) for part in every) else None


def _is_given(surname: str, given: str) -> bool:
    """Whether what stands after a comma is the given name: "LIND, Ana", "Lind, A."."""
    words = given.split()
    if not words or len(words) > 3 or len(surname.split()) > 3 or not all(is_name_word(word) for word in words):
        return False
    if any(looked_up(word) in TITLES | ROLES | BODIES | PLACES or is_postnominal(word) for word in words):
        return False
    initials = all(len(word.rstrip(".")) == 1 for word in words)
    is_surname = all(is_name_word(word) or word.lower() in PARTICLES for word in surname.split())
    if surname.isupper() and not initials:
        return is_surname and not given.isupper()
    return is_surname and len(surname.split()) == 1 and (initials or len(words) == 1)


def _may_stand_beside(text: str) -> bool:
    words = text.split()
    if not words or len(words) > 12 or re.search(r"[.!?]\s", re.sub(r"\b\w{1,5}\.\s", "", text)):
        return False
    if any(word.lower() in _TALK | CLAUSES for word in words):
        return False
    if _LEADS_BESIDE.match(text) or (len(words) < 9 and any(looked_up(word) in BEARERS for word in words)):
        return True
    capitals = sum(not word[0].islower() for word in words)
    return 2 * capitals >= len(words) and all(word.lower() in SMALL or not word[0].islower() for word in words)


def _may_stand_in_brackets(text: str) -> bool:
    return len(text.split()) < 4 or _may_stand_beside(text)


def holds_office(text: str) -> bool:
    """Whether a text names an office, and perhaps where it is held: "Chief Executive", "Analyst, Coastal Bank"."""
    first = _AUTHOR.split(_BESIDE.split(text.strip())[0])[0]
    return is_office(first.split())
