"""Find whose words a sentence says they are: "Rutte said", "said Rutte", "he told reporters", "according to Rutte".

A sentence gives a `Subject`: a name, a pronoun, or nothing that is plain. Nothing here guesses: where the grammar that
is understood doesn't settle it, there is no subject.
"""

import re
from dataclasses import dataclass
from enum import Enum

from bluf.evidence.quotes.names import NAME, Name, is_body, names_in
from bluf.evidence.quotes.phrases import apposed, closing, head, in_commas, labelling, leads, opening, together
from bluf.evidence.quotes.sentences import INNER_STOP, first_sentence, masked
from bluf.languages.english import ADDRESSING, NAMING, PARTICIPLES, RELAYING, SAYING, SAYING_PHRASES, TEXTS

_SAYS = "|".join([*SAYING_PHRASES, *SAYING])
_FINITE = re.compile(rf"\b(?:{'|'.join([_SAYS, *NAMING, *RELAYING])})\b")
_PARTICIPLE = re.compile(rf"\b(?:{'|'.join(PARTICIPLES)})\b")
_SAYING = re.compile(rf"\b(?:{_SAYS})\b")
_ANY = re.compile(rf"\b(?:{'|'.join([_SAYS, *NAMING, *RELAYING, *PARTICIPLES])})\b")
_ACCORDING = re.compile(r"\b(?:[Aa]ccording to|[Ii]n the words of|[Aa]s (?=(?:[A-Z]\S* ){1,3}put it))\s*")
_HAD = re.compile(r" (?:had|has|is|was|were|will|would|could|can|did|does)\b")
_PUT_IT = re.compile(r" (?=puts? it\b)")
# "Rutte quoted Austin as saying", "Rutte recalled Austin saying"
_OF_ANOTHER = re.compile(rf"\s(?P<who>[^.;:“”]*?)(?:\s(?:as|to|that|had|having))*\s(?:{'|'.join(PARTICIPLES)})\b")
_OWN_WORDS = re.compile(r"^$|,$|\b(?:e-?mail|letter|message|note|post|reply|reporters|speech|statement|tweet)$")
# What makes the words the subject or an aside of another sentence: "... were Rutte's words, Austin said".
_OTHER_CLAUSE = re.compile(
    r"(?:is|are|was|were|be|being|has|have|had|became|and|but|while|when|before|after|because|although|though|so|then"
    r"|or|which|that|nor|until|if|where|whereas)\b"
)
# What makes the words another's, or nobody's: "Rutte, quoting Austin, said", "Rutte never said", "Rutte said nothing".
_NOT_OWN = re.compile(r"\b(?:[Qq]uoting|[Pp]araphrasing|[Rr]eciting|[Rr]eading (?:from|out|aloud))\b")
_DENIED = re.compile(
    r"(?:\b(?:den(?:y|ied|ies|ying)|never|not|falsely|wrongly|reject(?:s|ed)|refuse[sd]?|declined)|n['’]t)\b[^,]*$"
)
_ELSE_SAID = re.compile(
    r" (?:nothing|little)\b| (?:that|what|how|why) (?!(?:day|night|morning|week|month|year|afternoon|evening)\b)"
)
# What between the verb and the words makes them another's: "said the slogan ...", "repeated the promise: ...".
_QUOTED_TEXT = re.compile(
    rf"(?<!\bin a )(?<!\bin the )(?<!\bin his )(?<!\bin her )\b(?:{'|'.join(TEXTS)})(?: that| of)?[ ,:—–-]*$"
    r"|\b(?:read|reads|ran|runs)[ ,:]*$"
)
_OBJECT = re.compile(
    r" (?!the following\b)(?!.*\bsaying\b)(?:the|an?|its|their|his|her|[^\s:]+(?: [^\s:]+)?['’]s?) [^,]*:\s*$"
)
_PRONOUN = re.compile(r"\b([Hh]e|[Ss]he|[Tt]hey|[Ii])\b")
_ADVERBS = re.compile(
    r"(?:[ ,]+(?:\w+ly|also|then|later|has|have|had|once|again|twice|since|who|just|himself|herself"
    r"|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day))+[ ,]*$"
)
_ROLE_SAID = re.compile(
    rf"(?:{_SAYS})\b|(?:the|The|a|A|an|An|one|its|their|her|his|[^\W\d_a-z]\S*['’]s)"
    rf"(?: (?!when\b|while\b|after\b|before\b|as\b|because\b)\S+){{1,9}} (?:{_SAYS})\b"
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
        return _named(text, according.end())
    if _OTHER_CLAUSE.match(text) or _NOT_OWN.search(text):
        return None
    verb = _FINITE.search(text)
    if verb is None:
        participle = _PARTICIPLE.search(text)
        if participle is None and signed is not None:
            return signature(text)
        return None if participle is None or participle.start() == 0 else _subject_left(text, participle)
    if verb.start() == 0:
        return _inverted(text, verb)
    return None if _ELSE_SAID.match(text, verb.end()) else _subject_left(text, verb, first=True)


def subject_before(text: str) -> Subject | None:
    """Return who speaks, from the start of a sentence that leads up to the words."""
    verbs = list(_FINITE.finditer(text)) or list(_PARTICIPLE.finditer(text))
    according = list(_ACCORDING.finditer(text))
    if according and (not verbs or according[-1].start() > verbs[-1].start()):
        return _named(text, according[-1].end())
    if not verbs:
        label = labelling(text) if text.rstrip().endswith(":") else None
        return None if label is None else Subject(Manner.NAME, "", (label,))
    verb = verbs[-1]
    if _NOT_OWN.search(text) or _DENIED.search(text[: verb.start()]) or text.startswith(" nothing", verb.end()):
        return None
    told = text[verb.end() :]
    if verb.group() not in NAMING and (
        _QUOTED_TEXT.search(told) or (_OBJECT.match(told) and verb.group() not in ADDRESSING)
    ):
        return None
    if re.search(r"\b(?:was|were|been|being|is|are)\s+(?:\w+ly\s+)?$", text[: verb.start()]):
        agent = re.search(r"\bby\s+(?:the\s+)?", text[verb.end() :])
        return None if agent is None else _named(text, verb.end() + agent.end())
    return _subject_left(text, verb)


def _inverted(text: str, verb: re.Match[str]) -> Subject | None:
    rest = text[verb.end() :]
    pronoun = re.match(r"\s+(he|she|they|I)\b", rest)
    if pronoun:
        return Subject(Manner.PRONOUN, pronoun.group(1).lower())
    return _named(text, verb.end(), relays=verb.group() in RELAYING)


def _named(text: str, start: int, relays: bool = False) -> Subject | None:
    """Return the first name from `start`, when only a role stands before it: "the minister, Anna Berg"."""
    phrase = _PUT_IT.split(text[start:])[0]
    names = names_in(phrase)
    while names and names[0].possessive:  # "said Rutte's deputy, Lars Holm"
        del names[0]
    if not names or re.match(r"\s*(?:him|her|them)\b", phrase):
        return None
    lead = phrase[: names[0].start]
    if len(lead.split()) > 12 or ("," in lead.rstrip(" ,") or not leads(phrase, names[0])):
        return None
    at = head(phrase, names)
    if at is not None and _HAD.match(phrase, names[at].end):
        return None  # "said the minister Rutte had met"
    return None if at is None else Subject(Manner.NAME, "", together(phrase, names, at), relays)


def _subject_left(text: str, verb: re.Match[str], first: bool = False) -> Subject | None:
    """Return the subject of the verb: the name or pronoun directly before it, or before an apposition in commas."""
    relays = verb.group() in RELAYING
    another = _OF_ANOTHER.match(text, verb.end())
    if another is not None and (names_in(another["who"]) or not _OWN_WORDS.search(another["who"])):
        return _named(another["who"], 0)
    if relays and not verb.group().startswith("report") and re.search(r"\w", text[verb.end() :]):
        return None  # "Rutte cited a letter from Austin"
    left = _ADVERBS.sub("", text[: verb.start()]).rstrip()
    after = NAME.match(text, verb.end() + 1)
    addressed = verb.group() in ADDRESSING and after is not None and bool(names_in(after.group()))
    pronoun = list(_PRONOUN.finditer(left))
    if pronoun and pronoun[-1].end() == len(left):
        return Subject(Manner.PRONOUN, pronoun[-1].group().lower(), (), relays, addressed)
    names = names_in(left)
    if not names or re.search(r"\b(?:was|were|been|being)$", left):
        return None  # "Rutte was asked"
    found = opening(left, names) if first else ()
    if not found and names[-1].end == len(left):
        found = closing(left, names)
    elif not found and left.endswith((",", ")")):
        found = in_commas(left, names) or apposed(left, names)
    elif not found and not first and _PARTICIPLE.fullmatch(verb.group()):
        people = [name for name in names if not is_body(name) and not name.possessive]
        found = (people[0],) if len({name.words for name in people}) == 1 and leads(left, people[0]) else ()
    return Subject(Manner.NAME, "", found, relays, addressed) if found else None
