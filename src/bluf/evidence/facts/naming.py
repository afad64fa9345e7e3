"""Find proper names in a sentence, and split them into the parts that a source may give apart."""

import re
from dataclasses import dataclass
from itertools import takewhile

from bluf.evidence.facts.countries import COUNTRIES
from bluf.evidence.facts.numerals import TENS, UNITS
from bluf.evidence.quotes.person_names import plain_letters
from bluf.languages.caseless import CASELESS
from bluf.languages.english import NOT_NAMES, SAYING, TITLES
from bluf.languages.word_lists import listed

_IN_NAME = rf"[^\W{CASELESS}]"
_CAPITAL = rf"[^\W\d_a-zß-öø-ÿ{CASELESS}](?:{_IN_NAME}|&|['’](?!s\b)|[-‑](?=\w)|\.(?=\w)|(?<=\.[^\W\d_a-z])\.)*"
_LINK = r"(?: (?:of the|of|for the|for|de|del|de la|van der|van den|van|von|bin|al|el|da|do|dos)| &)"
_RUN = re.compile(rf"(?<!{_IN_NAME})(?<![’'])(?:{_CAPITAL})(?:(?:{_LINK})? (?:{_CAPITAL}))*(?:['’]s)?")
_CODE = re.compile(r"(?<![\w.,-])\d+[A-Z]\d*\b")
_NUMBERED = re.compile(rf"\b(?-i:Group) of (?:{'|'.join([*UNITS, *TENS])}|\d+)\b", re.IGNORECASE)
_LINKS = listed("of the for de del la van der den von bin al el da do dos &")
_FOLLOWING = re.compile(r"(?:['’]s)? (?:also |then |later |has |had )?(\w+)")
_I = re.compile(r"I(?:['’]\w+)?")
_START = re.compile(r"(?:^|[.!?:;•–—]\s+|[.!?]['\"”’]\s+|^[\"“‘'])$")
COURTESY = listed("mr mrs ms miss mx")
_ORDINARY = listed("officials ministers leaders allies sources police analysts experts critics lawmakers diplomats")


@dataclass(frozen=True, slots=True)
class ProperName:
    """A name in a text; `opens` when it is the first word of a sentence, where any word has a capital.

    `whole` when it is a code or the like, whose parts say nothing.
    """

    text: str
    start: int
    opens: bool = False
    whole: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """Its words, without possessives."""
        return tuple(re.sub(r"['’]s$", "", self.text).split(" "))


def proper_names(text: str) -> list[ProperName]:
    """Return the names in `text`. A word that only opens a sentence is none, unless it is plainly a name."""
    found: list[ProperName] = []
    numbered = {at for match in _NUMBERED.finditer(text) for at in range(*match.span())}
    inside = {
        word for match in _RUN.finditer(text) if not _opens(text, match.start()) for word in match.group().split(" ")
    }
    for match in _RUN.finditer(text):
        words = match.group().split(" ")
        start = match.start()
        if start in numbered:
            continue
        opens = _opens(text, start)
        ordinary = sum(1 for _ in takewhile(_is_no_name, words))
        if ordinary:
            start += sum(len(word) + 1 for word in words[:ordinary])
            words = words[ordinary:]
            opens = False
        while words and (words[-1] in _LINKS or _is_no_name(words[-1])):
            del words[-1]
        if not words:
            continue
        name = ProperName(" ".join(words), start, opens)
        if opens and len(words) == 1 and not _is_plainly_a_name(text, name, inside):
            continue
        found.append(name)
    for whole in (_NUMBERED, _CODE):
        found += [ProperName(match.group(), match.start(), whole=True) for match in whole.finditer(text)]
    return sorted(found, key=lambda name: name.start)


def _opens(text: str, start: int) -> bool:
    return _START.search(text[max(0, start - 4) : start]) is not None or start == 0


def _is_no_name(word: str) -> bool:
    if word in ("WHO", "IT"):
        return False
    bare = word.rstrip(".,").replace("’", "'").lower()
    return bare in NOT_NAMES or bare in UNITS or bare in TENS or _I.fullmatch(word) is not None


def _is_plainly_a_name(text: str, name: ProperName, inside: set[str]) -> bool:
    word = name.words[0]
    if word in inside or name.text in inside or plain_letters(word).replace(".", "") in COUNTRIES:
        return True
    if len(word) > 1 and (word.replace(".", "").isupper() or word[-1].isdigit()):
        return True
    if "-" in word and any(part[:1].isupper() for part in word.split("-")[1:]):
        return True
    following = _FOLLOWING.match(text, name.start + len(word))
    verb = following.group(1) if following else ""
    return verb in SAYING and word.lower() not in _ORDINARY and not word.endswith("s")


def parts(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Split a run of capitalised words into names: at titles, links, and adjectives of countries."""
    found: list[tuple[str, ...]] = []
    current: list[str] = []
    for word in words:
        bare = plain_letters(re.sub(r"['’]s$", "", word)).replace(".", "")
        is_title = {bare, bare.removesuffix("-elect"), bare.removesuffix("s")} & TITLES
        apart = bool(word in _LINKS or is_title or bare in COUNTRIES or (len(bare) > 1 and word.isupper()))
        if not apart:
            current.append(word)
            continue
        if current:
            found.append(tuple(current))
            current = []
        if word not in _LINKS:
            found.append((word,))
    if current:
        found.append(tuple(current))
    return found
