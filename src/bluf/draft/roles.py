"""Read the role that a text gives a person where it names them, in its own words.

A role stands in one of three places, and nowhere else: as titles directly before the name ("NATO Secretary-General Mark
Rutte"), as a phrase in apposition before it ("the ministry's spokeswoman, Ana Roy, said"), or as one after it ("Mirna
Galic, a senior policy analyst at …,"). Such a phrase is a noun's: its head is an office or the like, it has no verb of
its own, and its ends are marked. What any other clause says beside a name is no role.
"""

import re
from collections.abc import Iterator, Sequence

from bluf.draft.yaml_text import cleaned
from bluf.evidence.quotes.person_names import PersonName, is_body, names_in
from bluf.languages.english import NAMING, ROLES, SAYING
from bluf.languages.word_lists import listed

LONGEST_ROLE = 16  # words
LONGEST_ACRONYM = 5  # letters; a longer role in capitals is a transcript's label
_REACH = 160  # characters beside a name in which its role stands
_ARTICLE = re.compile(r"(?:the|an?|its|his|her|their|our|one of the)\s+", re.I)
_INITIAL = r"(?<=\b[A-Z])\.(?= [A-Z])"  # "Dana F. Besecker Co" is no end of a sentence
_WITHIN = rf"(?:[^,;:.()\[\]—–“”\"\n]|{_INITIAL}|\([^()]{{1,40}}\))"
_AFTER = re.compile(rf"(?:, | \()(?:\d\d, )?(?P<role>{_WITHIN}{{2,{_REACH}}})")
_BEFORE = re.compile(rf"(?:^|[,;:.!?()—–“”\"\n] ?)(?P<role>{_WITHIN}{{2,{_REACH}}}), $")
_CLOSES = re.compile(r"['’]s\b|,? \d\d(?=,)|(?=[,;:.)—–]|$| [—–-])")
_LIST = re.compile(r", (?:and )?[^\W\d_a-z][\w’'-]+ [^\W\d_a-z]|,? and [^\W\d_a-z]")
_PARTS = re.compile(r"\s(?:of|for|at|in|on|to|from|with|by|under|and|who|that|which|responsible|based|as|within)\s")
_HONORIFICS = listed("mr mrs ms miss mx dr prof professor sir dame lord lady hon rev reverend")
# Portfolios and the like, which are no office by themselves, though they stand in the names of some.
_NO_HEAD = listed("""
    a acting an assistant defence defense deputy economy education energy environment finance first foreign former
    health home interior justice labor labour prime security state the trade transport treasury vice team staff
""")
_HEADS = (ROLES | listed("head member winner co-chair vice-president co-author author editor-in-chief")) - _NO_HEAD
_VERBS = (
    SAYING
    | NAMING
    | listed("""
    is are was were has have had will would can could may might must shall should do does did been being refused
    announced asked wants wanted plans planned remains became becomes
""")
)
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_LEADING = re.compile(r"(?:[\w’'&.-]+ ){1,9}$")


def roles_of(name: PersonName, text: str) -> Iterator[str]:
    """Yield the roles that the text gives a person where it names them."""
    if is_body(name):
        return
    for role in (_title(name, text), _apposed_before(name, text), _apposed_after(name, text)):
        plain = re.sub(r"^(?:(?:of|for) |[a-zß-öø-ÿ][\w-]*['’]s )+", "", role or "")
        if plain and len(plain.split()) <= LONGEST_ROLE:
            yield plain.title() if plain.isupper() and len(plain) > LONGEST_ACRONYM else plain


def is_office(phrase: str) -> bool:
    """Whether a phrase without its article names an office or the like: its head noun is one, and it has no verb."""
    head = _WORD.findall(_PARTS.split(re.sub(r"\([^()]*\)", " ", f"{phrase} "), maxsplit=1)[0])
    words = {word.lower() for word in _WORD.findall(phrase)}
    if not head or words & _VERBS:
        return False
    last = re.sub(r"['’]s$", "", head[-1].lower())
    return last in _HEADS or last.rpartition("-")[2] in _HEADS


def _title(name: PersonName, text: str) -> str | None:
    """Return the titles before a name, and the words before them that belong to the office."""
    titles = cleaned(name.phrase[: len(name.phrase) - len(name.name)]) if name.titled else ""
    before = _LEADING.search(text[max(0, name.start - _REACH) : name.start].replace("\n", " "))
    words = before.group().split() if before else []
    taken: list[str] = []
    while words and _is_of_office(words[-1], taken or titles.split()):
        taken.insert(0, words.pop())
    if taken and taken[0].lower().endswith(("’s", "'s")) and not taken[0][0].isupper():
        del taken[0]
    role = [*taken, *titles.split()]
    while role and role[-1].rstrip(".").lower() in _HONORIFICS:
        role.pop()
    while role and role[0].rstrip(".").lower() in _HONORIFICS:
        role.pop(0)
    found = " ".join(role)
    return found if {word.rstrip(".,").lower() for word in role} & _HEADS else None


def _is_of_office(word: str, following: Sequence[str]) -> bool:
    """Whether a word before a name belongs to the office: a role, or what qualifies the role after it."""
    plain = word.rstrip(".").lower()
    if _ARTICLE.fullmatch(word + " ") or word.endswith((",", ";", ":")) or word == "Q":  # a transcript's question
        return False
    if plain in ROLES:
        return True
    return bool(following) and (word[0].isupper() or word.endswith(("’s", "'s")) or plain in ("of", "for"))


def _apposed_before(name: PersonName, text: str) -> str | None:
    """Return the phrase in apposition before a name, which a comma or the like closes after it."""
    closes = _CLOSES.match(text, name.end)
    if closes is None or _LIST.match(text, closes.end()):
        return None
    match = _BEFORE.search(text[max(0, name.start - _REACH) : name.start])
    if match is None:
        return None
    phrase = match["role"].strip()
    starts = list(re.finditer(rf"(?:^|\s){_ARTICLE.pattern}|^(?=\S+['’]s )", phrase, re.I))
    for start in reversed(starts):  # the longest noun phrase that ends here: "the head of the port authority"
        if not re.search(r"\b(?:of|for|at|in|on|from) $", phrase[: start.start() + 1]):
            bare = phrase[start.end() :]
            return cleaned(bare) if is_office(bare) else None
    return cleaned(phrase) if phrase[0].isupper() and is_office(phrase) else None


def _apposed_after(name: PersonName, text: str) -> str | None:
    """Return the phrase in commas or brackets after a name."""
    match = _AFTER.match(text, name.end)
    if match is None or text[match.end() : match.end() + 1] not in (",", ".", ";", ":", ")", "—", "–", ""):
        return None
    role = re.split(r"\s(?:who|which|that|whose)\b", match["role"].strip())[0]
    article = _ARTICLE.match(role)
    bare = role[article.end() :] if article else role
    if not is_office(bare) or (not article and bare[0].isupper() and names_in(bare)[:1] and len(bare.split()) < 3):
        return None
    return cleaned(bare)
