"""Find whose words a sentence says they are: "Rutte said", "said Rutte", "he told reporters", "according to Rutte".

A sentence gives a `Subject`: a name, a pronoun, or nothing that is plain. Nothing here guesses: where the grammar that
is understood doesn't settle it, there is no subject.
"""

import re
from dataclasses import dataclass
from enum import Enum

from bluf.evidence.quotes.clauses import is_subordinate, main_clause
from bluf.evidence.quotes.names import NAME, Name, is_body, names_in
from bluf.evidence.quotes.phrases import apposed, closing, head, in_commas, labelling, leads, opening, together
from bluf.evidence.quotes.sentences import INNER_STOP, first_sentence, masked
from bluf.languages.english import (
    ADDRESSING,
    NAMING,
    PARTICIPLES,
    RELAYING,
    SAID,
    SAYING,
    SAYING_PHRASES,
    SUBORDINATORS,
    TELLING,
    TEXTS,
)

_SAYS = "|".join([*SAYING_PHRASES, *SAYING])
_FINITE = re.compile(
    r"\b(?!call(?:s|ed) (?:in|on|for|off|up|back|to|at|upon)\b|(?:goes|went) on (?!to say)|continue[sd] (?:to|with)\b)"
    rf"(?:{'|'.join([_SAYS, *NAMING, *RELAYING])})\b(?![-’'])"
)
# "comments", "claims" and the like after what makes a noun of them: "Berg's comments", "the claims".
_NOUN_BEFORE = re.compile(
    r"(?:['’]s?|\b(?:the|a|an|his|her|their|its|my|our|your|these|those|some|many|such|all|any|no|of|for|from|with|by"
    r"|about|and|or|to|on|over|into|more|most|new|other|public|recent|earlier|previous|political|\w+(?:al|ive|ous|ing|ry)))\s$"
)
_PLAINLY_VERB = frozenset({"says", "tells", "writes", "asks", "thinks", "believes", "goes on", "adds", "argues"})
_PARTICIPLE = re.compile(rf"\b(?:{'|'.join(PARTICIPLES)})\b")
# "Said Berg:", "Stated the minister, Anna Berg:" at the start of a sentence
_INVERTED_LEAD = re.compile(rf"(?:{'|'.join(sorted(verb.capitalize() for verb in SAID - ADDRESSING))})\b(?= )")
_JOINED = re.compile(r"(?:\b(?:and|but|then|or)|,)(?: (?:\w+ly|also|later|then|again|has|have|had))*\s*$")
_LED_BY = re.compile(
    r"(?:,|\bby|\bwhile|\band|[—–-]) $"
)  # before a participle that belongs to the subject of its clause
_NEXT_CLAUSE = re.compile(r",[”\"’']? (?:and|but|while|whereas|as|so|yet) |;|: ")
_SAME_AGAIN = re.compile(r"[”\"’',; ]*(?:(?:and|or|but|then|also|later|even|as|for|of|to|being|an?|the)\b[ ,]*)*$")
_CLOSING_CLAUSE = re.compile(
    rf", (?:(?P<verb>{_SAYS})\b(?= )|(?P<according>according to )"
    rf"|(?P<subject>(?:(?:the|its|their|his|her|an?) [^,]{{2,60}}, )?[^,]{{2,80}}?,?) (?P<last>{_SAYS})"
    r"(?=[.,]|\s*$| (?:in|on|at|during|to|after|before|when|as|of|about)\b))"
)
_REPORTS_THAT = re.compile(rf"\b(?:{_SAYS})(?: (?:on |last )?\w+day)?(?: that)? $")
_SAYING = re.compile(rf"\b(?:{_SAYS})\b")
_ANY = re.compile(rf"\b(?:{'|'.join([_SAYS, *NAMING, *RELAYING, *PARTICIPLES])})\b")
_ACCORDING = re.compile(r"\b(?:[Aa]ccording to|[Ii]n the words of|[Aa]s (?=(?:[A-Z]\S* ){1,3}put it))\s*")
_HAD = re.compile(r" (?:had|has|is|was|were|will|would|could|can|did|does)\b")
_PUT_IT = re.compile(r" (?=puts? it\b)")
# "Rutte quoted Austin as saying", "Rutte recalled Austin saying"
_OF_ANOTHER = re.compile(rf"\s(?P<who>[^.,;:“”]*?)(?:\s(?:as|to|that|had|having))*\s(?:{'|'.join(PARTICIPLES)})\b")
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
    r" (?:nothing|little|yes|no|so|he|she|they|it|there|this|these|those)\b"
    r"| (?:that|what|how|why) (?!(?:day|night|morning|week|month|year|afternoon|evening)\b)"
)
_OWN_OBJECT = re.compile(
    r" (?:the|an?|his|her|their|its|our) (?!(?:same|next|following|other|previous|first|second|last|very)\b"
    r"|(?:(?:few|couple of) )?(?:minute|hour|day|night|morning|afternoon|evening|week|month|year|moment)s?\b)"
)
# What between the verb and the words makes them another's: "said the slogan ...", "repeated the promise: ...".
_QUOTED_TEXT = re.compile(
    rf"(?<!\bin a )(?<!\bin the )(?<!\bin his )(?<!\bin her )\b(?:{'|'.join(TEXTS)})(?: that| of)?[ ,:—–-]*$"
    r"|\b(?:read|reads|ran|runs)[ ,:]*$"
)
_OBJECT = re.compile(
    r" (?!the following\b)(?!.*\bsaying\b)(?:the|an?|its|their|his|her|[^\s:]+(?: [^\s:]+)?['’]s?) [^,]*:\s*$"
)
_PRONOUN = re.compile(r"([Hh]e|[Ss]he|[Tt]hey|[Ii])")
_PRONOUN_LAST = re.compile(r"\b([Hh]e|[Ss]he|[Tt]hey|[Ii])$")
_LEADS_UP = re.compile(r"(?!.*(?:ing|\band|\bbut|\bor) )[^,;:]*")  # what of a noun phrase stands before its name
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
        return _closed(words) or _ROLE_SAID.match(after.lstrip("”\"’'» ,")) is None
    first = subject_after(between)
    return first is not None and bool(own.names) and [n.words for n in own.names] == [n.words for n in first.names]


def reopens(earlier: str, words: str, after: str, alike: bool) -> bool:
    """Whether a paragraph that opens with a mark goes on with the speech before it: not where it is another's.

    `earlier` is the last narration before it, `words` are its first spoken ones, and `after` is what follows them.
    `alike` tells whether both open with the same mark: what people say in a passage that is quoted whole has another.
    """
    own = subject_of(words, after)
    if own is None:
        return True
    if not alike:
        return False
    if not own.names:
        return True
    first = subject_after(earlier)
    return first is None or not first.names or bool(_surnames(own) & _surnames(first))


def _surnames(subject: Subject) -> set[tuple[str, ...]]:
    return {name.words[-1:] for name in subject.names}


def subject_of(words: str, after: str) -> Subject | None:
    """Return who the narration after some spoken words says speaks them, if it belongs to them."""
    outside = after.lstrip("”\"’'» ")
    if _closed(words) and outside[:1] not in (",", "—", "–", "―"):
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
    text = first_sentence(text.lstrip(" ,;:—–―-”\"’'»“„«"))
    according = _ACCORDING.match(text)
    if according is not None:
        return _named(text, according.end())
    if _OTHER_CLAUSE.match(text) or _NOT_OWN.search(text):
        return None
    verb = next((verb for verb in _FINITE.finditer(text) if not _is_noun(text, verb)), None)
    if verb is None:
        participle = _PARTICIPLE.search(text)
        if participle is None and signed is not None:
            return signature(text)
        if participle is not None and participle.start() > 0:
            return _subject_left(text, participle, first=True)
        return closing_clause(text)
    if verb.start() == 0:
        return _inverted(text, verb)
    if _ELSE_SAID.match(text, verb.end()) or (
        verb.group() not in ADDRESSING | TELLING and _OWN_OBJECT.match(text, verb.end())
    ):
        return None  # what it reports comes after it: "Rutte said the harbour was closed"
    return _subject_left(text, verb, first=True) or closing_clause(text)


def closing_clause(text: str) -> Subject | None:
    """Return who speaks where the sentence goes on before it says so: '"the end" for the union, said Rutte'."""
    found = _CLOSING_CLAUSE.search(text)
    if found is None or _FINITE.search(text, 0, found.start()):
        return None
    if found["verb"] is not None:
        return None if found["verb"] in TELLING else _named(text, found.end("verb"), nearby=True)
    if found["according"] is not None:
        return _named(text, found.end(), nearby=True)
    clause = f"{found['subject']} {found['last']}"
    verb = _FINITE.search(clause, len(found["subject"]))
    return None if verb is None else _subject_left(clause, verb, first=True)


def _is_noun(text: str, verb: re.Match[str]) -> bool:
    """Whether a form such as "comments" is a noun where it stands."""
    word = verb.group()
    return (
        word.endswith("s") and word not in _PLAINLY_VERB and _NOUN_BEFORE.search(text[: verb.start()][-16:]) is not None
    )


def subject_before(text: str) -> Subject | None:
    """Return who speaks, from the start of a sentence that leads up to the words."""
    inverted = _INVERTED_LEAD.match(text)
    stated = None if inverted is None else _named(text, inverted.end(), nearby=True)
    if stated is not None:
        return stated
    verbs = [verb for verb in _FINITE.finditer(text) if not _is_noun(text, verb)]
    participles = [each for each in _PARTICIPLE.finditer(text) if not verbs or each.start() > verbs[-1].end()]
    according = list(_ACCORDING.finditer(text))
    latest = max((each.start() for each in (*verbs, *participles)), default=-1)
    if according and according[-1].start() > latest:
        return _named(text, according[-1].end())
    another = _OF_ANOTHER.match(text, verbs[-1].end()) if verbs and participles else None
    if another is not None and another.end() == participles[-1].end() and names_in(another["who"]):
        return _named(another["who"], 0)
    if participles:
        return _of_participle(text, participles[-1])
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
        agent = re.search(r"\bby\s+(?:the\s+)?", told)
        return None if agent is None else _named(text, verb.end() + agent.end())
    if not _governs(text, verb):
        return None
    if not re.search(r"\w", text[: verb.start()]):
        return _inverted(text, verb)  # '"...," said Rutte, and "..."'
    return _subject_left(text, verb) or (_of_clause(text, verb) if _JOINED.search(text[: verb.start()]) else None)


def _governs(text: str, verb: re.Match[str]) -> bool:
    """Whether the words at the text's end can be what the verb reports, and no other clause stands between them."""
    told = text[verb.end() :].rstrip(" ,:—–-")
    clause = re.split(r"[,;] ", text[: verb.start()])[-1].split(maxsplit=1)
    if clause and clause[0].lower() in SUBORDINATORS and "," in told:
        return False  # "When Rutte said no, Berg ..."
    _, dot, tail = told.rpartition("·")
    if dot and verb.group() in NAMING and not _SAME_AGAIN.match(tail):
        return False  # 'whom Rutte called "weak," Berg ...'
    if dot and _has_subject(tail.lstrip("”\"’',.!? ")):
        return False
    if any(_has_subject(told[clause.end() :]) for clause in _NEXT_CLAUSE.finditer(told)):
        return False
    return not _is_retold(text[: verb.start()])


def _is_retold(left: str) -> bool:
    """Whether what stands before a verb is its subject in what another says: "Rutte said Berg ..."."""
    names = names_in(left)
    return bool(names) and _REPORTS_THAT.search(_before_phrase(left, names[-1])) is not None


def _before_phrase(text: str, name: Name) -> str:
    """Return the text before a name and the article or the role before it."""
    return re.sub(
        r"(?:\b(?:the|an?|his|her|their|its)(?: [a-z-]+){0,3} |\b(?:[a-z-]+(?:er|or|man|woman|ent)) )$",
        "",
        text[: name.start],
    )


def _has_subject(text: str) -> bool:
    """Whether a text opens a statement about somebody named."""
    clause = main_clause(re.sub(r"^(?:and|but|while|as|when) ", "", text))
    return clause is not None and bool(clause.names)


def _of_participle(text: str, participle: re.Match[str]) -> Subject | None:
    """Return the subject of a participle, where it is plainly that of the clause before: "Rutte left, saying"."""
    left = text[: participle.start()]
    if _NOT_OWN.search(text) or not _LED_BY.search(left):
        return None  # "a sign saying", "he heard Rutte saying"
    if _QUOTED_TEXT.search(text[participle.end() :]):
        return None
    return _of_clause(text, participle)


def _of_clause(text: str, verb: re.Match[str]) -> Subject | None:
    """Return the subject of the clause that a verb is joined to, where that clause names nobody else."""
    left = text[: verb.start()]
    reporting = list(_FINITE.finditer(left))
    since = 0
    subject: Subject | None = None
    if reporting and (not re.search(r"\w", left[: reporting[-1].start()]) or "·" in left[: reporting[-1].start()]):
        subject = _subject_of_reporting(left, reporting[-1])
        since = reporting[-1].end()
    if subject is None:
        clause = main_clause(left)
        if clause is None:
            return None
        since = clause.verb
        subject = Subject(Manner.NAME, "", clause.names) if clause.names else Subject(Manner.PRONOUN, clause.pronoun)
    own = {name.words[-1:] for name in subject.names}
    others = [name for name in names_in(left) if not is_body(name) and name.words[-1:] not in own]
    rest = re.sub(r"\b(?:when|as|after|before|while|because|that) s?he\b", "", left[since:])
    if others or is_subordinate(rest):
        return None
    return subject


def _subject_of_reporting(text: str, verb: re.Match[str]) -> Subject | None:
    """Return the subject of a verb of speech after hidden words: '"...," Rutte said' or '"...," said Rutte'."""
    start = text.rfind("·", 0, verb.start()) + 1
    between = text[start : verb.start()].strip("”\"’', .!?")
    return _subject_left(text, verb, first=False) if between else _inverted(text, verb)


def _inverted(text: str, verb: re.Match[str]) -> Subject | None:
    """Return the subject that follows its verb: "said Rutte". What follows "told" is whom it was told."""
    if verb.group() in TELLING:
        return None
    rest = text[verb.end() :]
    pronoun = re.match(r"\s+(he|she|they|I)\b", rest)
    if pronoun:
        return Subject(Manner.PRONOUN, pronoun.group(1).lower())
    return _named(text, verb.end(), relays=verb.group() in RELAYING)


def _named(text: str, start: int, relays: bool = False, nearby: bool = False) -> Subject | None:
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
    return Subject(Manner.NAME, "", found, relays, addressed) if found else None
