"""Find whose words a sentence says they are: "Rutte said", "said Rutte", "he told reporters", "according to Rutte".

A sentence gives a `Subject`: a name, a pronoun, or nothing that is plain. Nothing here guesses: where the grammar that
is understood doesn't settle it, there is no subject.
"""

import re
from dataclasses import dataclass
from enum import Enum

from bluf.evidence.quotes.names import NAME, Name, is_body, names_in
from bluf.evidence.quotes.sentences import INNER_STOP, first_sentence, masked
from bluf.evidence.vocabulary import ADDRESSING, NAMING, PARTICIPLES, RELAYING, ROLES, SAYING

_FINITE = re.compile(rf"\b(?:{'|'.join([*SAYING, *NAMING, *RELAYING])})\b")
_PARTICIPLE = re.compile(rf"\b(?:{'|'.join(PARTICIPLES)})\b")
_SAYING = re.compile(rf"\b(?:{'|'.join(SAYING)})\b")
_ANY = re.compile(rf"\b(?:{'|'.join([*SAYING, *NAMING, *RELAYING, *PARTICIPLES])})\b")
_ACCORDING = re.compile(r"\b(?:[Aa]ccording to|[Ii]n the words of|[Aa]s (?=(?:[A-Z]\S* ){1,3}put it))\s*")
_PRONOUN = re.compile(r"\b([Hh]e|[Ss]he|[Tt]hey|[Ii])\b")
_ADVERBS = re.compile(
    r"(?:[ ,]+(?:\w+ly|also|then|later|has|have|had|once|again|twice|since|who|just|himself|herself"
    r"|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day))+[ ,]*$"
)
_OF_SOMEONE = re.compile(
    r"\b(?:of|for|to|with|by|from|about|beside|against|between|alongside|on behalf of|at|in)\s+(?:the\s+)?$"
)
_FROM = re.compile(
    r" (?:of|from|at) (?:the |a |an )?(?:[a-z\-]+ ){1,4}"
)  # Joan Ferrer of the campaign group Clear Harbour
_ROLE_AFTER = re.compile(r"[ -]([a-z][a-z\-]*)\b")
_TO_NEXT = re.compile(r"(?: (?!(?:of|for|to|with|and|or|but|in|at|on|from|by)\b)[a-z\-]+){0,3},? ")
_ROLE_SAID = re.compile(
    rf"(?:{'|'.join(SAYING)})\b|(?:the|The|a|A|an|An|one|its|their|her|his|[^\W\d_a-z]\S*['’]s)"
    rf"(?: (?!when\b|while\b|after\b|before\b|as\b|because\b)\S+){{1,9}} (?:{'|'.join(SAYING)})\b"
)
MAX_ATTRIBUTION = 30  # words between two parts of one speech
NEAR = 800  # characters beside a speech in which its attribution stands


_SIGNED = re.compile(r"[\s”\"’'»]*[—–―]|[\s”\"’'»]*--?\s")
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
    names: tuple[Name, ...] = ()
    relays: bool = False
    addressed: bool = False  # somebody else is spoken to: "Rutte told Austin"


def runs_on(before: str, between: str, words: str, after: str) -> bool:
    """Whether two pieces of speech are one: parted by an attribution, the second with no other of its own.

    `before` and `words` are the pieces, `between` and `after` the narration that follows each.
    """
    if not is_bare_attribution(before, between):
        return False
    own = subject_of(words, after)
    if own is None:
        return True
    first = subject_after(between)
    return first is not None and bool(own.names) and [n.words for n in own.names] == [n.words for n in first.names]


def subject_of(words: str, after: str) -> Subject | None:
    """Return who the narration after some spoken words says speaks them, if it belongs to them."""
    outside = after.lstrip("”\"’'» ")
    if _closed(words) and outside[:1] not in (",", "—", "–"):
        return None  # the speech closed with a full stop, so the narration starts a sentence of its own
    if words.rstrip()[-1:] in ("?", "!", ".") and after.rstrip("“„«\"'‘ ").endswith(":"):
        return None  # the narration leads up to the next speech
    return subject_after(outside)


def _closed(words: str) -> bool:
    """Whether spoken words close with a full stop, and so owe nothing to the narration after them."""
    return words.rstrip().endswith(".") and not words.rstrip().endswith("..")


def signature(text: str) -> Subject | None:
    """Return whose name stands under a quotation: "— Mark Rutte, NATO Secretary-General"."""
    text = text.lstrip(" —–-―")
    names = names_in(text)
    if not names or names[0].possessive or text[: names[0].start].strip() or len(text) > SIGNATURE:
        return None
    return Subject(Manner.NAME, "", (names[0],))


def is_bare_attribution(before: str, between: str) -> bool:
    """Whether `between`, after the spoken words `before`, only says who speaks, so that the next words run on."""
    text = between.strip()
    if not text or len(text) > NEAR or len(text.split()) > MAX_ATTRIBUTION or text[-1] not in ".,:;!?—–-":
        return False
    if _closed(before) and text[:1] not in ",—–-" and not text[:1].islower():
        return False
    body = text.rstrip(".,:;!?—–- ")
    if INNER_STOP.search(masked(body)):
        return False
    verbs = _ANY.findall(body)
    if _ACCORDING.search(body):
        return not verbs
    if len(verbs) != 1 or _SAYING.fullmatch(verbs[0]) is None:
        return False
    return subject_after(text) is not None or _ROLE_SAID.match(body.lstrip(" ,;:—–-")) is not None


def subject_after(text: str) -> Subject | None:
    """Return who speaks, from what follows the words: ", Rutte said", "said Rutte", "according to Rutte"."""
    signed = _SIGNED.match(text)
    text = first_sentence(text.lstrip(" ,;:—–-”\"’'»“„«"))
    according = _ACCORDING.match(text)
    if according is not None:
        return _named(text, according.end(), len(text))
    verb = _FINITE.search(text)
    if verb is None:
        participle = _PARTICIPLE.search(text)
        if participle is None and signed is not None:
            return signature(text)
        return None if participle is None or participle.start() == 0 else _subject_left(text, participle)
    if verb.start() == 0:
        return _inverted(text, verb)
    return _subject_left(text, verb, first=True)


def subject_before(text: str) -> Subject | None:
    """Return who speaks, from the start of a sentence that leads up to the words."""
    label = re.search(r"([^\W\d_a-z][^:.,;]{1,60}):\s*$", text)
    verbs = list(_FINITE.finditer(text)) or list(_PARTICIPLE.finditer(text))
    according = list(_ACCORDING.finditer(text))
    if according and (not verbs or according[-1].start() > verbs[-1].start()):
        return _named(text, according[-1].end(), len(text))
    if not verbs:
        if label is None:
            return None
        names = names_in(label.group(1))
        return Subject(Manner.NAME, "", (names[-1],)) if len(names) == 1 else None
    verb = verbs[-1]
    if re.search(r"\b(?:was|were|been|being|is|are)\s+(?:\w+ly\s+)?$", text[: verb.start()]):
        agent = re.search(r"\bby\s+(?:the\s+)?", text[verb.end() :])
        return None if agent is None else _named(text, verb.end() + agent.end(), len(text))
    return _subject_left(text, verb)


def _inverted(text: str, verb: re.Match[str]) -> Subject | None:
    rest = text[verb.end() :]
    pronoun = re.match(r"\s+(he|she|they|I)\b", rest)
    if pronoun:
        return Subject(Manner.PRONOUN, pronoun.group(1).lower())
    return _named(text, verb.end(), len(text), relays=verb.group() in RELAYING)


def _named(text: str, start: int, end: int, relays: bool = False) -> Subject | None:
    """Return the first name from `start`, when only a role stands before it: "the minister, Anna Berg"."""
    if re.match(r"\s*(?:him|her|them)\b", text[start:end]):
        return None
    names = [name for name in names_in(text[start:end]) if not name.possessive]
    if not names:
        return None
    first = names[0]
    lead = text[start : start + first.start]
    if len(lead.split()) > 12:
        return None
    if (
        re.search(r"\b(?:of|for|to|with|about|at|in)\b", lead)
        and "," not in lead
        and not re.search(r"\b(?:by|from)\s*$", lead)
    ):
        return None
    at = _head(text[start:end], names)
    return None if at is None else Subject(Manner.NAME, "", _coordinated(text[start:end], names, at), relays)


def _head(text: str, names: list[Name]) -> int | None:
    """Return which name the first phrase is about: Rutte in "NATO chief Mark Rutte", nobody in "the NATO chief"."""
    at = 0
    while True:
        role = _ROLE_AFTER.match(text, names[at].end)
        if role is None or role.group(1) not in ROLES:
            return at
        following = at + 1 < len(names) and _TO_NEXT.fullmatch(text, role.end(1), names[at + 1].start)
        if not following:
            return None
        at += 1


def _coordinated(text: str, names: list[Name], at: int) -> tuple[Name, ...]:
    """Return the name at `at` with those that "and" joins to it."""
    together = [names[at]]
    while at + 1 < len(names) and re.fullmatch(r",? and (?:the )?", text[names[at].end : names[at + 1].start]):
        at += 1
        together.append(names[at])
    return tuple(together)


def _subject_left(text: str, verb: re.Match[str], first: bool = False) -> Subject | None:
    """Return the subject of the verb: the name or pronoun directly before it, or before an apposition in commas."""
    left = _ADVERBS.sub("", text[: verb.start()]).rstrip()
    relays = verb.group() in RELAYING
    after = NAME.match(text, verb.end() + 1)
    addressed = verb.group() in ADDRESSING and after is not None and bool(names_in(after.group()))
    pronoun = list(_PRONOUN.finditer(left))
    if pronoun and pronoun[-1].end() == len(left):
        return Subject(Manner.PRONOUN, pronoun[-1].group().lower(), (), relays, addressed)
    names = names_in(left)
    found: tuple[Name, ...] = ()
    if re.search(r"\b(?:was|were|been|being)$", left):
        return None  # "Rutte was asked"
    if first and names and not names[0].possessive and _leads(left, names[0]):
        head = _head(left, names)
        if head is None:
            return None
        found = _coordinated(left, names, head)
        if found[-1].end != len(left) and left[found[-1].end : found[-1].end + 1] not in (",", " ", "(", "—", "–"):
            return None
    elif names and names[-1].end == len(left):
        found = _last(left, names)
    elif left.endswith((",", ")")):
        found = _before_apposition(left, names)
    elif first is False and names and _PARTICIPLE.fullmatch(verb.group()):
        people = [name for name in names if not is_body(name) and not name.possessive]
        found = (people[0],) if len({name.words for name in people}) == 1 and _leads(left, people[0]) else ()
    if not found:
        return None
    return Subject(Manner.NAME, "", found, relays, addressed)


def _leads(left: str, name: Name) -> bool:
    """Whether the name opens the clause, with no more than an article and a role before it."""
    lead = left[: name.start].strip()
    if not lead:
        return True
    if re.search(
        r"\b(?:of|for|to|with|by|from|about|beside|at|in|after|before|when|while|as)\b", lead
    ) and not lead.endswith(","):
        return False
    return (
        re.fullmatch(
            r"(?:(?:the|The|a|an|its|their|and|but|But|And)\b)?(?:[ ]?[a-z\-]+|[ ]?[^\W\d_]+['’]s?){0,6},?", lead
        )
        is not None
    )


def _last(left: str, names: list[Name]) -> tuple[Name, ...]:
    name = names[-1]
    if len(names) > 1 and _FROM.fullmatch(left[names[-2].end : name.start]) and not is_body(names[-2]):
        return (names[-2],)
    if _OF_SOMEONE.search(left[: name.start]):
        return _before_apposition(left + ",", names)
    together = [name]
    at = len(names) - 1
    while at > 0 and re.fullmatch(r",? and (?:the )?", left[names[at - 1].end : names[at].start]):
        at -= 1
        together.append(names[at])
    return tuple(together)


def _before_apposition(left: str, names: list[Name]) -> tuple[Name, ...]:
    """Return the one name that an apposition in commas follows: "Rutte, who leads the alliance, ..."."""
    heads = [
        name
        for name in names
        if not name.possessive
        and re.match(
            r"(?:,| \()\s*(?:a|an|the|who|whose|head|chief|director|then|now|speaking|[a-z]+ing|[a-z]+|\d)\b",
            left[name.end :],
        )
        and not _OF_SOMEONE.search(left[: name.start])
    ]
    people = [name for name in heads if not is_body(name)]
    return (people[0],) if len(people) == 1 else ()
