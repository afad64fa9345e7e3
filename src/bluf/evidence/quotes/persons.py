"""Tell a person's name and titles, or an office, in the few words of a label."""

import re
from functools import lru_cache

from bluf.evidence.quotes.person_names import is_postnominal, is_title, looked_up, name_words
from bluf.languages import LANGUAGES, TITLES
from bluf.languages.around_names import ARTICLES, BEARERS, HONORIFICS, MONTHS, OFFICES, PARTICLES, SMALL, VOCATIVES
from bluf.languages.english import BODIES, NOT_NAMES, PLACES, ROLES

_MOST_WORDS = 6  # of a name
_HEADINGS = frozenset(word for each in LANGUAGES for word in each.headings)
_COMMON = frozenset(word for each in LANGUAGES for word in each.common | each.talk)
_FRENCH_TITLES = frozenset({"m", "me"})
_DEGREE = re.compile(r"(?:[a-zß-ü]{1,5}\.){1,3}")  # Dr. h.c., Dr. rer. nat.
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]\.?")
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.\-](?=[^\W\d_]))*\.?")
_OF_PLACE = re.compile(r"\s+of\s+[^\W\d_a-z].*$")


@lru_cache(maxsize=8192)
def person_or_office(text: str, is_french: bool) -> tuple[list[str], str] | None:
    """Return the titles and the name in a text, or an office and no name; None where it is neither."""
    words = text.split()
    if not words or len(words) > 12:
        return None
    while len(words) > 1 and is_postnominal(words[-1]) and (not words[-2].isupper() or len(words) > 2):
        del words[-1]
    if is_office(words):
        return words, ""
    words = _OF_PLACE.sub("", " ".join(words)).split() if _is_name(words[:2]) or _has_title(words) else words
    split = 0
    for at in range(len(words) - 2, -1, -1):
        if is_title(words, at) or (is_french and looked_up(words[at]).rstrip(".") in _FRENCH_TITLES):
            split = at + 1
            break
    titles, name = words[:split], words[split:]
    if split and (not all(_is_of_title(word) for word in titles) or "and" in titles[2:]):
        return None
    while len(name) > 1 and (name[0].rstrip(".").lower() in HONORIFICS or (titles and _DEGREE.fullmatch(name[0]))):
        titles, name = [*titles, name[0]], name[1:]
    if split and len(name) > 2 and name[0].lower() in SMALL - ARTICLES - PARTICLES:
        titles, name = [*titles, *name[:-1]], name[-1:]  # "Minister for Rail Lind"
    is_outlet = len(name) > 1 and len(titles) == 1 and titles[0].lower() in ARTICLES  # "The Harbour Gazette" asks
    return (titles, " ".join(name)) if _is_name(name, is_outlet or len(titles) > 0) else None


def _has_title(words: list[str]) -> bool:
    return any(is_title(words, at) for at in range(min(3, len(words))))


def _is_of_title(word: str) -> bool:
    return not word[0].islower() or word.endswith(".") or word.lower() in SMALL or looked_up(word) in BEARERS | TITLES


def is_office(words: list[str]) -> bool:
    """Whether words name an office: "The Chair", "Minister for Rail", "Mr Speaker", "Chief Executive Officer"."""
    plain = [looked_up(word).rstrip(".") for word in words]
    real = [word for word in plain if word not in SMALL]
    if not real or not all(_is_of_title(word) for word in words):
        return False
    known = TITLES | ROLES | OFFICES
    if all(word in known for word in real):
        return any(word not in VOCATIVES for word in real)
    for at, word in enumerate(plain):
        if word in known - VOCATIVES and at + 1 < len(plain) and plain[at + 1] in SMALL - {"y", "et", "and"}:
            return True
    return len(real) > 1 and real[-1] in known - VOCATIVES and all(word not in TITLES & VOCATIVES for word in real)


def is_name_word(word: str) -> bool:
    """Whether a word may be of a name: letters that begin with a capital, or an initial."""
    return _WORD.fullmatch(word) is not None and not word[0].islower()


def _is_name(words: list[str], is_led: bool = False) -> bool:
    """Whether words may be a person's name: a few capitalised words, and none that opens or heads a text."""
    if not words or len(words) > _MOST_WORDS or not is_name_word(words[-1]) or _INITIALS.fullmatch(words[-1]):
        return False
    if not all(is_name_word(word) or word.lower() in PARTICLES for word in words):
        return False
    plain = [looked_up(word) for word in words]
    if any(word in _HEADINGS for word in plain) and not is_led:
        return False
    single = len(words) == 1
    if plain[0] in _COMMON and not is_led and (single or plain[0] not in ARTICLES):
        return False
    return not (plain[0] in NOT_NAMES and (single or plain[0] not in MONTHS)) and not (single and plain[0] in SMALL)


def names_body(name: str) -> bool:
    """Whether a name is plainly an organisation's or a place's."""
    return any(word in BODIES or word in PLACES for word in name_words(name))
