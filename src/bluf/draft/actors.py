"""Gather the people and bodies of a source, each with the role that the text gives them, in its own words.

A role is what stands before the name ("NATO Secretary-General Mark Rutte", "the ministry's spokeswoman, Ana Roy") or
after it between commas ("Mirna Galic, a senior policy analyst at …"). Who the source shows to be a person is the
evidence room's knowledge.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bluf.draft.spoken import NAMELESS, OFFICES, Spoken
from bluf.draft.yaml_text import cleaned
from bluf.evidence.quotes import PreparedSource
from bluf.evidence.quotes.names import Name, is_body, name_words, names_in
from bluf.languages.english import ROLES, SAYING
from bluf.languages.word_lists import listed
from bluf.sources import Place

LONGEST_ROLE = 16  # words
LONGEST_ACRONYM = 5  # letters; a longer role in capitals is a transcript's label
_ARTICLE = re.compile(r"(?:the|an?|its|his|her|their|one of the)\s+", re.I)
_AFTER = re.compile(r"(?:, | \()(?:\d\d, )?(?P<role>[^,;:.()—–]*(?:\([A-Z][A-Za-z&.]{1,9}\))?[^,;:.()—–]*)")
_CUT = re.compile(rf"\s(?:who|which|that|whose|said|says|told|{'|'.join(sorted(SAYING))})\b.*", re.S)
_NOT_A_ROLE = re.compile(
    r"(?:who|whose|which|where|when|while|and|but|or|as|after|before|speaking|adding|in|on|at|with|from|to|by|if|\d"
    r"|the (?:same|day|next|first|second|last)\b|an? (?:day|week|month|year)\b)",
    re.I,
)
_HONORIFICS = listed("mr mrs ms miss mx dr prof professor sir dame lord lady hon rev the")
_OFFICE_WITH_AND = rf"\b(?:\w+ )?(?:{OFFICES}) (?:of|for) [^.,;:()]{{{{3,70}}}}? (?={{}})"
_REACH = 120  # characters before a name in which such an office begins
_NOUNS = (ROLES | {"head"}) - {"a", "an", "the"}  # of a role
_BEFORE = re.compile(r"(?:[\w’'&.-]+ ){1,9}$")


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone whom the source names. `role` is the text's own; `speaks`: the source quotes them."""

    name: str
    role: str | None
    place: Place
    article: str
    speaks: bool
    mentions: int


def actors_of(source: PreparedSource, quotes: Sequence[Spoken], article: str) -> list[Actor]:
    """Return those whom the source quotes, then those whose role it gives; within these by how often it names them."""
    text = source.source.text
    speakers = {shown: name for quote in quotes if quote.speaker for shown, name in quote.named.items()}
    names = list(_in_prose(source))
    found: dict[str, Actor] = {}
    mentions = _mentions(names, source)
    for shown, full in _known(source, speakers):
        mine = mentions.get(full, [])
        if not mine or shown.lower() in NAMELESS:
            continue
        roles = [role for name in mine for role in _roles(name, text)]
        speaks = shown in speakers
        if not speaks:
            roles = [role for role in roles if _has_role(role)]
            if not roles or len(full) < 2:
                continue
        whole = source.people.shown.get(full, shown)
        before = whole.removesuffix(shown).strip()
        if before != whole and before.lower() in text:
            roles.insert(0, before)  # a common noun that opens a sentence: "Regulator Joanna Kruk"
        office = _office_with_and(shown, mine, text)
        if office is not None and " and " in office:
            roles.insert(0, office)
        role = max(roles[:3], key=len, default=None)
        found[shown] = Actor(shown, role, source.source.place(mine[0].start), article, speaks, len(mine))
    return sorted(found.values(), key=lambda actor: (not actor.speaks, -actor.mentions))


def _in_prose(source: PreparedSource) -> Iterator[Name]:
    """Yield the names in paragraphs that are sentences: not those of headings, bylines and letterheads."""
    text = source.source.text
    for start, end in source.source.paragraphs:
        if re.search(r"[.!?:…][”\"’'»)]*$", text[start:end]) or source.speeches.at(end - 1).speech is not None:
            for name in names_in(text[start:end]):
                yield replace(name, start=name.start + start, end=name.end + start)


def _has_role(role: str) -> bool:
    return any(re.sub(r"['’]s$", "", word).rstrip(".,").lower() in ROLES for word in role.split())


def _known(source: PreparedSource, speakers: Mapping[str, Name]) -> Iterator[tuple[str, tuple[str, ...]]]:
    seen = set()
    for shown, name in speakers.items():
        owners = source.people.full(name.words)
        full = owners[0] if len(owners) == 1 else name_words(shown)
        seen.add(full)
        yield shown, full
    for full in source.people.phrases:
        if full in source.people.persons and full not in seen:
            yield source.people.shown[full], full


def _mentions(names: Sequence[Name], source: PreparedSource) -> dict[tuple[str, ...], list[Name]]:
    """Return the names in a text by whom they name, where that is plain, and by their own words."""
    found: dict[tuple[str, ...], list[Name]] = {}
    for name in names:
        owners = source.people.full(name.words)
        for full in {name.words, *(owners if len(owners) == 1 else ())}:
            found.setdefault(full, []).append(name)
    return found


def _office_with_and(shown: str, mentions: Sequence[Name], text: str) -> str | None:
    """Return the first office that stands before a person: "Minister of Water and Ports"."""
    before = re.compile(_OFFICE_WITH_AND.format(re.escape(shown)))
    found = (before.search(text, max(0, name.start - _REACH), name.end) for name in mentions)
    return next((office.group().strip() for office in found if office is not None), None)


def _roles(name: Name, text: str) -> Iterator[str]:
    """Yield the roles that the text gives a name where it stands."""
    if is_body(name):
        return
    for role in (_before(name, text), _after(name, text)):
        plain = re.sub(r"^(?:(?:of|for) |[a-zß-öø-ÿ][\w-]*['’]s )+", "", role or "")
        if plain and len(plain.split()) <= LONGEST_ROLE and plain.rstrip(".").lower() not in _HONORIFICS:
            yield plain.title() if plain.isupper() and len(plain) > LONGEST_ACRONYM else plain


def _before(name: Name, text: str) -> str | None:
    """Return the role that leads up to a name: its titles, and the words before them that belong to the office."""
    titles = cleaned(name.phrase[: len(name.phrase) - len(name.name)]) if name.titled else ""
    lead = text[max(0, name.start - 90) : name.start].replace("\n", " ")
    apposed = re.search(r"(?P<role>[^,;:.()—–“”\"]+), $", lead)
    if apposed is not None:
        role = _office(apposed["role"])
        if role is not None or not titles:
            return role
    before = _BEFORE.search(lead)
    words = before.group().split() if before else []
    taken: list[str] = []
    while words and _is_of_office(words[-1], taken or titles.split()):
        taken.insert(0, words.pop())
    if taken and taken[0].lower().endswith(("’s", "'s")) and not taken[0][0].isupper():
        del taken[0]
    role = " ".join([*taken, titles]).strip()
    plain = {word.rstrip(".,").lower() for word in role.split()}
    return role if plain & ROLES else None


def _is_of_office(word: str, following: Sequence[str]) -> bool:
    """Whether a word before a name belongs to the office: a role, or what qualifies the role after it."""
    plain = word.rstrip(".").lower()
    if _ARTICLE.fullmatch(word + " ") or word.endswith((",", ";", ":")):
        return False
    if plain in ROLES:
        return True
    return bool(following) and (word[0].isupper() or word.endswith(("’s", "'s")) or plain in ("of", "for"))


def _office(text: str) -> str | None:
    """Return the office that a phrase in apposition names, from its last article on."""
    starts = list(re.finditer(r"(?:^|\s)(?:the|an?|its|his|her|their|whose)\s+|^(?=\s*\S+['’]s )", text, re.I))
    if not starts:
        return None
    role = (
        text[starts[-1].end() :] if not re.search(r"\b(?:of|for|at) (?:the|an?) $", text[: starts[-1].end()]) else None
    )
    if role is None and len(starts) > 1:
        role = text[starts[-2].end() :]
    if role is None:
        return None
    plain = {word.rstrip(".").lower() for word in role.split()}
    return cleaned(role) if plain & ROLES and not set(role.split()) & SAYING else None


def _after(name: Name, text: str) -> str | None:
    """Return the role in commas or brackets after a name."""
    match = _AFTER.match(text, name.end)
    if match is None:
        return None
    role = _CUT.sub("", f" {match['role']}").strip()
    closes = text[match.end() : match.end() + 1]
    if not role or _NOT_A_ROLE.match(role) or (closes not in ",.;:)—–" and role == match["role"].strip()):
        return None
    article = _ARTICLE.match(role)
    bare = role[article.end() :] if article else role
    plain = [re.sub(r"['’]s$", "", word).rstrip(".").lower() for word in bare.split()]
    if not plain or not (article or set(plain[:4]) & _NOUNS):
        return None
    if {word for word in bare.split() if word in SAYING} or (
        not article and bare[0].isupper() and names_in(bare)[:1] and len(plain) < 3
    ):
        return None
    return cleaned(bare)
