"""Find the name or the pronoun that is the subject of a verb of speech: "Rutte said", "said the minister, Ann Lee"."""

import re
from dataclasses import dataclass
from enum import Enum

from bluf.evidence.quotes.noun_phrases import LY_ADVERB, apposed, closing, head, in_commas, leads, opening, together
from bluf.evidence.quotes.person_names import NAME, PersonName, names_in
from bluf.languages.english import ADDRESSING, PARTICIPLES, RELAYING, TELLING

# "Rutte quoted Austin as saying", "Rutte recalled Austin saying"
OF_ANOTHER = re.compile(rf"\s(?P<who>[^.,;:“”]*?)(?:\s(?:as|to|that|had|having))*\s(?:{'|'.join(PARTICIPLES)})\b")
_OWN_WORDS = re.compile(r"^$|,$|\b(?:e-?mail|letter|message|note|post|reply|reporters|speech|statement|tweet)$")
_HAD = re.compile(r" (?:had|has|is|was|were|will|would|could|can|did|does)\b")
_PUT_IT = re.compile(r" (?=puts? it\b)")
_PRONOUN = re.compile(r"([Hh]e|[Ss]he|[Tt]hey|[Ii])")
_PRONOUN_LAST = re.compile(r"\b([Hh]e|[Ss]he|[Tt]hey|[Ii])$")
_LEADS_UP = re.compile(r"(?!.*(?:ing|\band|\bbut|\bor) )[^,;:]*")  # what of a noun phrase stands before its name
_ADVERBS = re.compile(
    rf"(?:[ ,]+(?:{LY_ADVERB}|also|then|later|has|have|had|once|again|twice|since|who|just|himself|herself"
    r"|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day))+[ ,]*$"
)
SIGNATURE = 120  # characters


class Manner(Enum):
    """How a sentence names its speaker."""

    NAME = "name"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Subject:
    """Who says it: `name` for a name, else the pronoun in `word`. `relays` when the verb passes on another's words."""

    manner: Manner
    word: str
    names: tuple[PersonName, ...] = ()
    relays: bool = False
    addressed: bool = False  # somebody else is spoken to: "Rutte told Austin"


def signature(text: str) -> Subject | None:
    """Return whose name stands under a quotation: "— Mark Rutte, NATO Secretary-General"."""
    text = text.lstrip(" —–-―")
    names = names_in(text) if text[:1].isupper() else []
    if not names or names[0].possessive or text[: names[0].start].strip() or len(text) > SIGNATURE:
        return None
    return Subject(Manner.NAME, "", (names[0],))


def inverted(text: str, verb: re.Match[str]) -> Subject | None:
    """Return the subject that follows its verb: "said Rutte". What follows "told" is whom it was told."""
    if verb.group() in TELLING:
        return None
    rest = text[verb.end() :]
    pronoun = re.match(r"\s+(he|she|they|I)\b", rest)
    if pronoun:
        return Subject(Manner.PRONOUN, pronoun.group(1).lower())
    return named(text, verb.end(), relays=verb.group() in RELAYING)


def named(text: str, start: int, relays: bool = False, nearby: bool = False) -> Subject | None:
    """Return the first name from `start`, when only a role stands before it: "the minister, Anna Berg".

    With `nearby`, it must be in the phrase that begins there: not after a comma, nor in what another is the object of.
    """
    phrase = _PUT_IT.split(text[start:])[0]
    names = names_in(phrase)
    while names and names[0].possessive:  # "said Rutte's deputy, Lars Holm"
        del names[0]
    if not names or re.match(r"\s*(?:him|her|them)\b", phrase):
        return None
    lead = phrase[: names[0].start]
    if nearby and re.search(r"[,;:]|\b(?:that|the following)\b", lead):
        return None
    if len(lead.split()) > 12 or ("," in lead.rstrip(" ,") or not leads(phrase, names[0])):
        return None
    at = head(phrase, names)
    if at is not None and _HAD.match(phrase, names[at].end):
        return None  # "said the minister Rutte had met"
    return None if at is None else Subject(Manner.NAME, "", together(phrase, names, at), relays)


def subject_left(text: str, verb: re.Match[str], first: bool = False) -> Subject | None:
    """Return the subject of the verb: the name or pronoun directly before it, or before an apposition in commas."""
    relays = verb.group() in RELAYING
    another = OF_ANOTHER.match(text, verb.end())
    if another is not None and (names_in(another["who"]) or not _OWN_WORDS.search(another["who"])):
        return named(another["who"], 0)
    if relays and not verb.group().startswith("report") and re.search(r"\w", text[verb.end() :]):
        return None  # "Rutte cited a letter from Austin"
    left = _ADVERBS.sub("", text[: verb.start()]).rstrip()
    after = NAME.match(text, verb.end() + 1)
    addressed = verb.group() in ADDRESSING and after is not None and bool(names_in(after.group()))
    pronoun = _PRONOUN.fullmatch(left) if first else _PRONOUN_LAST.search(left)
    if pronoun:
        return Subject(Manner.PRONOUN, pronoun.group(1).lower(), (), relays, addressed)
    names = names_in(left)
    if not names or re.search(r"\b(?:was|were|been|being)$", left):
        return None  # "Rutte was asked"
    found = opening(left, names) if first else ()
    if not found and names[-1].end == len(left):
        found = closing(left, names) if not first or _LEADS_UP.fullmatch(left[: names[-1].start]) else ()
    elif not found and left.endswith((",", ")")):
        found = in_commas(left, names) or apposed(left, names)
    elif not found and left.endswith(("—", "–")):
        found = opening(left, names)
    return Subject(Manner.NAME, "", found, relays, addressed) if found else None
