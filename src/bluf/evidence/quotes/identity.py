"""Tell whether the speaker whom a brief names is the person or body that its source names."""

import re

from bluf.evidence.acronyms import abbreviates
from bluf.evidence.quotes.people import People, is_part_of
from bluf.evidence.quotes.person_names import PersonName, is_body, looked_up, name_words
from bluf.languages import HE, SHE, TITLES
from bluf.languages.english import BODIES, RANKS, SMALL


def same_name(asked: str, found: PersonName, people: People, spelled_out: dict[str, str]) -> bool | None:
    """Whether the speaker whom a brief names is the one found: None when that can't be told.

    It can't where a short name could be several people's, for an office without its holder, for one of another rank,
    and for a body of which the other name may be the short form.
    """
    wanted = _name_of(asked)
    if not wanted:
        return None
    if _are_of_two_sexes(asked, found.phrase):
        return None  # Ms Berg is not Mr Berg
    long, short = spelled_out.get(found.name.upper(), ""), spelled_out.get(asked.strip().upper(), "")
    if found.words in (wanted, name_words(short)) or (long and name_words(long) == wanted):
        return _alone(found.words, people)
    if found.is_office:
        return None
    whole = set(name_words(found.phrase))
    if is_body(found):
        return _same_body(asked, found)
    if set(wanted) <= whole:
        of_name = set(wanted) & set(found.words)
        if not of_name and (wanted[-1] not in TITLES or whole & RANKS - set(name_words(asked))):
            return None
        return _alone(found.words, people)
    owners = people.full(found.words)
    if len(owners) > 1 and any(_fits(wanted, owner) for owner in owners):
        return None
    titles = {word for owner in owners for phrase in people.phrases[owner] for word in name_words(phrase)}
    titles |= {word.rstrip(".").lower() for word in asked.split()} | set(name_words(found.phrase))
    if titles & HE and titles & SHE:
        return None  # Ms Berg is not Mr Berg
    for owner in owners:
        known = {word for phrase in people.phrases[owner] for word in name_words(phrase)}
        if _fits(wanted, owner):
            return True
        if set(wanted) <= known and (set(wanted) & set(found.words) or wanted[-1] in TITLES):
            return None if known & RANKS - set(name_words(asked)) else True
    if not found.titled and _is_initialled(asked, found):
        return None
    return not owners and _fits(wanted, found.words)


def _are_of_two_sexes(asked: str, found: str) -> bool:
    """Whether the titles of two names are those of a man and of a woman."""
    one, other = ({word.rstrip(".,").lower() for word in name.split()} for name in (asked, found))
    return bool((one & HE and other & SHE) or (one & SHE and other & HE))


def _same_body(asked: str, found: PersonName) -> bool | None:
    """Whether a brief's speaker is a body: None where one name may be short for the other or for a person of it."""
    wanted, known = ({*name_words(name)} - SMALL for name in (asked, found.phrase))
    if wanted == known:
        return True
    return None if wanted & known or _is_initialled(asked, found) else False


def _is_initialled(asked: str, found: PersonName) -> bool:
    return abbreviates(found.phrase, asked) or abbreviates(asked, found.phrase)


def _alone(words: tuple[str, ...], people: People) -> bool | None:
    return None if len(people.full(words)) > 1 else True


def _fits(wanted: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Whether two names of a person agree: the same surname, and first names or initials that don't contradict."""
    if not wanted or not known:
        return False
    if len(wanted) == 1 or len(known) == 1:
        return is_part_of(wanted, known) or is_part_of(known, wanted)
    if wanted[-1] != known[-1]:
        return set(wanted) == set(known)
    if wanted[-len(known) :] == known or known[-len(wanted) :] == wanted:
        return True
    first, other = wanted[:-1], known[:-1]
    if first[0] == other[0]:
        return True
    return (len(first[0]) == 1 or len(other[0]) == 1) and first[0][0] == other[0][0]


def surname_of(asked: str) -> tuple[str, ...]:
    """Return the last word of a brief's speaker."""
    return _name_of(asked)[-1:]


def _name_of(asked: str) -> tuple[str, ...]:
    """Return the plain words of a brief's speaker, without titles, roles after a comma, and brackets."""
    words = re.sub(r"\(.*?\)", "", asked.split(",")[0]).replace("’s", "").replace("'s", "").split()
    bare = list(words)
    while len(bare) > 1 and looked_up(bare[0]) in TITLES:
        del bare[0]
    for at in range(len(bare) - 2, -1, -1):
        if looked_up(bare[at]) in TITLES and not all(looked_up(word) in BODIES for word in bare[at + 1 :]):
            bare = bare[at + 1 :]
            break
    return name_words(" ".join(bare))
