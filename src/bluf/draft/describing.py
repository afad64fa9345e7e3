"""Find who speaks where the evidence room's grammar names nobody: by description, in apposition, or by what leads up.

A draft may take more for plain than a check does: nobody is accused by it, a speaker whom the grammar contradicts would
be misattributed in the very next check, and each quote whose speaker is found here says so in a comment.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from bluf.draft.yaml_text import cleaned
from bluf.evidence.quotes import PreparedSource
from bluf.evidence.quotes.person_names import NAME, PersonName, is_body, names_in
from bluf.evidence.quotes.sentences import last_sentence
from bluf.evidence.quotes.speeches import SpeechStretch
from bluf.languages.english import NAMING, SAYING

MARKS = "\"“”„‟«»‘’'"
_VERB = rf"(?:{'|'.join(sorted(SAYING))})"
_ANY_VERB = rf"(?:{'|'.join(sorted(SAYING | NAMING))})"
_WORD = r"\w+(?:['’-]\w+)*['’]?"
_WHO = rf"(?P<who>(?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)(?: {_WORD}){{1,8}}?)"
_AFTER = (
    re.compile(rf"[,\s]*{_WHO}(?:, who [^,]+,)? {_VERB}\b"),
    re.compile(rf"[,\s]*{_VERB} {_WHO}(?P<rest>[,.;:]|$| (?:who|on|in|at|after|before|as|when)\b)"),
    re.compile(rf"[,\s]*according to {_WHO}(?P<rest>[,.;:]|$)"),
)
_BEFORE = (
    re.compile(rf"(?:^|[.!?,;] ){_WHO}(?:, who [^,]+,)? {_VERB}(?: that)?[,:]?\s*[{MARKS}]*$"),
    re.compile(rf"\b[Aa]ccording to {_WHO}[,:]?\s*[{MARKS}]*$"),
)
_SAYS = re.compile(rf", (?:\w+ly |also |then |later )?{_ANY_VERB}\b")
_PRONOUN_SAYS = re.compile(rf"\b(?:he|she) (?:\w+ )?{_ANY_VERB}\b")
_AND_SAYS = re.compile(rf"\band (?:\w+ )?{_VERB}(?: that)?[,:]?\s*$")


@dataclass(frozen=True, slots=True)
class Described:
    """Who speaks, in the source's words, and what a reader should know of how that was found."""

    speaker: str
    doubt: str
    named: PersonName | None = None


def described(members: tuple[SpeechStretch, ...], source: PreparedSource) -> Described | None:
    """Return who says a speech for which no grammar names a speaker: a person in apposition, or a description."""
    if members[0].label is not None:
        return None
    after, before = list(_after(members, source)), _before(members, source)
    lead = last_sentence(before.rstrip(MARKS + " ") + " ").strip()
    name = next((found for text in after if (found := _apposed_after(text))), None)
    name = name or _apposed_before(lead) or _same_as_before(lead)
    if name is not None:
        return Described(name.name, "the source names the speaker beside an office: check it", name)
    for form, texts in ((_AFTER, after), (_BEFORE, [before])):
        for text in texts:
            for pattern in form:
                match = pattern.search(text) if form is _BEFORE else pattern.match(text.lstrip(MARKS))
                if match is not None:
                    return Described(cleaned(match["who"]), "the source gives no name")
    leads_up = lead.endswith(":") or _PRONOUN_SAYS.search(lead)
    name = _only_person(before, source) if leads_up else None
    return Described(name.name, "the source implies the speaker: check it", name) if name is not None else None


def _after(members: tuple[SpeechStretch, ...], source: PreparedSource) -> Iterator[str]:
    """Yield the narration between the parts of a speech, then what follows it."""
    text = source.source.text
    for one, other in pairwise(members):
        if one.paragraph == other.paragraph:
            yield text[one.end : other.start]
    around = source.speeches.around(members[-1])
    at = around.index(members[-1])
    closed = text[members[-1].end - 1] == "."
    if at + 1 < len(around) and not closed:
        yield text[around[at + 1].start : around[at + 1].end]


def _before(members: tuple[SpeechStretch, ...], source: PreparedSource) -> str:
    """Return the narration that leads up to a speech in its paragraph."""
    around = source.speeches.around(members[0])
    at = around.index(members[0])
    if at == 0 or around[at - 1].speech is not None:
        return ""
    return source.source.text[around[at - 1].start : around[at - 1].end]


def last_introduced(text: str) -> PersonName | None:
    """Return the last person whom a text introduces between commas: 'the project manager, Dieter Amsel, promised'."""
    found = [
        name for name in _people(text) if text[: name.start].endswith(", ") and text[name.end : name.end + 1] == ","
    ]
    return found[-1] if found else None


def _people(text: str) -> list[PersonName]:
    """Return the names in a text that may be people's: of two words or more, and no body's."""
    return [name for name in names_in(text) if not is_body(name) and not name.possessive and len(name.words) > 1]


def _apposed_after(text: str) -> PersonName | None:
    """Return the person after an office: 'said the head of the congress, Bola Adisa'."""
    match = _AFTER[1].match(text.lstrip(MARKS))
    if match is None or match["rest"] != ",":
        return None
    rest = text.lstrip(MARKS)[match.end() :].lstrip()
    found = NAME.match(rest)
    names = _people(found.group()) if found else []
    return names[0] if found and len(names) == 1 and re.match(r"[,.;:]|$", rest[found.end() :]) else None


def _apposed_before(lead: str) -> PersonName | None:
    """Return the person between commas before the verb: 'Its leader, Tomas Reyes, told reporters that'."""
    for name in _people(lead):
        says = _SAYS.match(lead, name.end)
        if says is not None and re.search(
            r"\S, $", lead[: name.start - len(name.phrase) + len(name.name)] or lead[: name.start]
        ):
            return name
    return None


def _same_as_before(lead: str) -> PersonName | None:
    """Return who goes on speaking: 'says Hartwig, and adds that'."""
    names = [name for name in names_in(lead) if not is_body(name)]
    return names[0] if len(names) == 1 and _AND_SAYS.search(lead) and re.search(_VERB, lead) else None


def _only_person(before: str, source: PreparedSource) -> PersonName | None:
    """Return the one person whom the narration before a colon names."""
    people = [name for name in names_in(before) if any(map(source.people.is_person, source.people.full(name.words)))]
    return people[0] if len({source.people.shown_as(name) for name in people}) == 1 else None
