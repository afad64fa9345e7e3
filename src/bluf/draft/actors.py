"""Gather the people and bodies of a source, each with the role that the text gives them, in its own words.

Who the source shows to be a person is the evidence room's knowledge.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bluf.draft.roles import roles_of
from bluf.draft.spoken import NAMELESS, OFFICES, DraftedSpeech
from bluf.evidence.quotes import PreparedSource
from bluf.evidence.quotes.person_names import PersonName, name_words, names_in
from bluf.languages.english import ROLES
from bluf.sources import SourcePlace

_OFFICE_WITH_AND = re.compile(rf"\b(?:\w+ )?(?:{OFFICES}) (?:of|for) [^.,;:()]{{3,70}} $")
_REACH = 120  # characters before a name in which such an office begins


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone whom the source names. `role` is the text's own; `speaks`: the source quotes them."""

    name: str
    role: str | None
    place: SourcePlace
    article: str
    speaks: bool
    mentions: int


def actors_of(source: PreparedSource, quotes: Sequence[DraftedSpeech], article: str) -> list[Actor]:
    """Return those whom the source quotes, then those whose role it gives; within these by how often it names them."""
    text = source.source.text
    speakers = {shown: name for quote in quotes if quote.speaker for shown, name in quote.named.items()}
    names = list(_in_prose(source))
    found: dict[str, Actor] = {}
    mentions = _mentions(names, source)
    for shown, full in _known(source, speakers):
        mine = mentions.get(full, [])
        if not mine or shown.lower() in NAMELESS or shown.lower().removesuffix("s") in ROLES:
            continue
        roles = [role for name in mine for role in roles_of(name, text)]
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


def _in_prose(source: PreparedSource) -> Iterator[PersonName]:
    """Yield the names in paragraphs that are sentences: not those of headings, bylines and letterheads."""
    text = source.source.text
    for start, end in source.source.paragraphs:
        if re.search(r"[.!?:…][”\"’'»)]*$", text[start:end]) or source.speeches.at(end - 1).speech is not None:
            for name in names_in(text[start:end]):
                yield replace(name, start=name.start + start, end=name.end + start)


def _has_role(role: str) -> bool:
    return any(re.sub(r"['’]s$", "", word).rstrip(".,").lower() in ROLES for word in role.split())


def _known(source: PreparedSource, speakers: Mapping[str, PersonName]) -> Iterator[tuple[str, tuple[str, ...]]]:
    seen = set()
    for shown, name in speakers.items():
        owners = source.people.full(name.words)
        full = owners[0] if len(owners) == 1 else name_words(shown)
        seen.add(full)
        yield shown, full
    for full in source.people.phrases:
        if full in source.people.persons and full not in seen:
            yield source.people.shown[full], full


def _mentions(names: Sequence[PersonName], source: PreparedSource) -> dict[tuple[str, ...], list[PersonName]]:
    """Return the names in a text by whom they name, where that is plain, and by their own words."""
    found: dict[tuple[str, ...], list[PersonName]] = {}
    for name in names:
        owners = source.people.full(name.words)
        for full in {name.words, *(owners if len(owners) == 1 else ())}:
            found.setdefault(full, []).append(name)
    return found


def _office_with_and(shown: str, mentions: Sequence[PersonName], text: str) -> str | None:
    """Return the first office that stands before a person: "Minister of Water and Ports"."""
    for name in mentions:
        at = name.end - len(shown)
        if at >= 0 and text.startswith(shown, at):
            office = _OFFICE_WITH_AND.search(text, max(0, name.start - _REACH), at)
            if office is not None:
                return office.group().strip()
    return None
