"""Find whose words a sentence says they are: "Rutte said", "said Rutte", "he told reporters", "according to Rutte".

A sentence gives a `Subject`: a name, a pronoun, or nothing that is plain. Nothing here guesses: where the grammar that
is understood doesn't settle it, there is no subject. The verb must be that of the clause which the words belong to,
and a participle's subject that of the clause before it.
"""

import re

from bluf.evidence.quotes.clauses import is_subject, is_subordinate, main_clause
from bluf.evidence.quotes.noun_phrases import labelling
from bluf.evidence.quotes.person_names import PersonName, is_body, names_in
from bluf.evidence.quotes.sentences import first_sentence
from bluf.evidence.quotes.speech_verbs import FINITE, PARTICIPLE, SAYS, is_noun
from bluf.evidence.quotes.subjects import OF_ANOTHER, Manner, Subject, inverted, named, signature, subject_left
from bluf.languages.english import ADDRESSING, NAMING, SAID, SAYINGS, SUBORDINATORS, TALKING, TELLING, TEXTS

# "Said Berg:", "Stated the minister, Anna Berg:" at the start of a sentence
_INVERTED_LEAD = re.compile(rf"(?:{'|'.join(sorted(verb.capitalize() for verb in SAID - ADDRESSING))})\b(?= )")
_JOINED = re.compile(r"(?:\b(?:and|but|then|or)|,)(?: (?:\w+ly|also|later|then|again|has|have|had))*\s*$")
_LED_BY = re.compile(
    r"(?:,|\bby|\bwhile|\band|[—–-]) $"
)  # before a participle that belongs to the subject of its clause
_NEXT_CLAUSE = re.compile(r",[”\"’']? (?:and|but|while|whereas|as|so|yet) |;|: ")
_HERSELF = re.compile(r"\b(?:when|as|after|before|while|because|that) s?he\b")
_LETTER = re.compile(r"\b(?:e-?mail|letter|message|note|post|statement|text|tweet|video|voicemail)s?\b")
_SAME_AGAIN = re.compile(r"[”\"’',; ]*(?:(?:and|or|but|then|also|later|even|as|for|of|to|being|an?|the)\b[ ,]*)*$")
_CLOSING_CLAUSE = re.compile(
    rf", (?:(?P<verb>{SAYS})\b(?= )|(?P<according>according to )"
    rf"|(?P<subject>(?:(?:the|its|their|his|her|an?) [^,]{{2,60}}, )?[^,]{{2,80}}?,?) (?P<last>{SAYS})"
    r"(?=[.,]|\s*$| (?:in|on|at|during|to|after|before|when|as|of|about)\b))"
)
_REPORTS_THAT = re.compile(rf"\b(?:{SAYS})(?: (?:on |last )?\w+day)?(?: that)? $")
ACCORDING = re.compile(r"\b(?:[Aa]ccording to|[Ii]n the words of|[Aa]s (?=(?:[A-Z]\S* ){1,3}put it))\s*")
# What makes the words the subject or an aside of another sentence: "... were Rutte's words, Austin said".
_OTHER_CLAUSE = re.compile(
    r"(?:is|are|was|were|be|being|has|have|had|became|and|but|while|when|before|after|because|although|though|so|then"
    r"|or|which|that|nor|until|if|where|whereas)\b"
)
# What makes the words another's, or nobody's: "Rutte, quoting Austin, said", "Rutte never said", "Rutte said nothing".
_NOT_OWN = re.compile(r"\b(?:[Qq]uoting|[Pp]araphrasing|[Rr]eciting|[Rr]eading (?:from|out|aloud))\b")
_DENIED = re.compile(
    r"(?:\b(?:den(?:y|ied|ies|ying)|nor|never|not|falsely|wrongly|supposedly|allegedly|purportedly"
    r"|reject(?:s|ed)|refuse[sd]?|declined)|n['’]t)\b[^,]*$"
)
_ELSE_SAID = re.compile(
    r" (?:nothing|little|yes|no|so|he|she|they|it|there)\b"
    r"| (?:that|what|how|why) (?!(?:day|night|morning|week|month|year|afternoon|evening)\b)"
)
_OWN_OBJECT = re.compile(
    r" (?:the|an?|his|her|their|its|our|this|these|those)"
    r" (?!(?:same|next|following|other|previous|first|second|last|very)\b"
    r"|(?:(?:few|couple of) )?(?:minute|hour|day|night|morning|afternoon|evening|week|weekend|month|year|moment|time"
    r"|spring|summer|autumn|fall|winter)s?\b)"
)
# What between the verb and the words makes them another's: "said the slogan ...", "repeated the promise: ...".
_QUOTED_TEXT = re.compile(
    rf"(?<!\bin a )(?<!\bin the )(?<!\bin his )(?<!\bin her )\b(?:{'|'.join(TEXTS)})(?: that| of)?[ ,:—–-]*$"
    r"|\b(?:read|reads|ran|runs|titled|entitled|headlined|captioned|inscribed|labell?ed|marked)[ ,:]*$"
)
_OBJECT = re.compile(
    r" (?!the following\b)(?!.*\bsaying\b)(?:the|an?|its|their|his|her|[^\s:]+(?: [^\s:]+)?['’]s?) [^,]*:\s*$"
)
# "protested when he talked of ...", "complained about Rutte's pledge that ..."
_OF_ANOTHERS = re.compile(
    r"\b(?:when|whenever|where|while|as|which) (?:s?he|they|[^\W\d_a-z][\w’'\-]{0,30})"
    rf" (?:{'|'.join(TALKING)})\b[^,]*$"
    rf"|\b[^\W\d_a-z][\w.\-]{{0,30}}['’]s? (?:[a-z\-]{{1,20}} ){{0,2}}(?:{'|'.join(SAYINGS)})s? that\s*$"
)
_SIGNED = re.compile(r"[\s”\"’'»]*[—–―]|[\s”\"’'»]*--?\s")


def subject_after(text: str) -> Subject | None:
    """Return who speaks, from what follows the words: ", Rutte said", "said Rutte", "according to Rutte"."""
    signed = _SIGNED.match(text)
    text = first_sentence(text.lstrip(" ,;:—–―-”\"’'»“„«"))
    according = ACCORDING.match(text)
    if according is not None:
        return named(text, according.end())
    if _OTHER_CLAUSE.match(text) or _NOT_OWN.search(text):
        return None
    verb = next((verb for verb in FINITE.finditer(text) if not is_noun(text, verb)), None)
    if verb is None:
        participle = PARTICIPLE.search(text)
        if participle is None and signed is not None:
            return signature(text)
        if participle is not None and participle.start() > 0:
            return subject_left(text, participle, first=True)
        return closing_clause(text)
    if verb.start() == 0:
        return inverted(text, verb)
    if _ELSE_SAID.match(text, verb.end()) or (
        verb.group() not in ADDRESSING | TELLING and _OWN_OBJECT.match(text, verb.end())
    ):
        return None  # what it reports comes after it: "Rutte said the harbour was closed"
    return subject_left(text, verb, first=True) or closing_clause(text)


def closing_clause(text: str) -> Subject | None:
    """Return who speaks where the sentence goes on before it says so: '"the end" for the union, said Rutte'."""
    found = _CLOSING_CLAUSE.search(text)
    if found is None or FINITE.search(text, 0, found.start()):
        return None
    if found["verb"] is not None:
        return None if found["verb"] in TELLING else named(text, found.end("verb"), nearby=True)
    if found["according"] is not None:
        return named(text, found.end(), nearby=True)
    clause = f"{found['subject']} {found['last']}"
    verb = FINITE.search(clause, len(found["subject"]))
    return None if verb is None else subject_left(clause, verb, first=True)


def subject_before(text: str) -> Subject | None:
    """Return who speaks, from the start of a sentence that leads up to the words."""
    opened = _INVERTED_LEAD.match(text)
    stated = None if opened is None else named(text, opened.end(), nearby=True)
    if stated is not None:
        return stated
    verbs = [verb for verb in FINITE.finditer(text) if not is_noun(text, verb)]
    participles = [each for each in PARTICIPLE.finditer(text) if not verbs or each.start() > verbs[-1].end()]
    according = list(ACCORDING.finditer(text))
    latest = max((each.start() for each in (*verbs, *participles)), default=-1)
    if according and according[-1].start() > latest:
        return named(text, according[-1].end())
    another = OF_ANOTHER.match(text, verbs[-1].end()) if verbs and participles else None
    if another is not None and another.end() == participles[-1].end() and names_in(another["who"]):
        return named(another["who"], 0)
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
        return None if agent is None else named(text, verb.end() + agent.end())
    if not _governs(text, verb):
        return None
    if not re.search(r"\w", text[: verb.start()]):
        return inverted(text, verb)  # '"...," said Rutte, and "..."'
    return subject_left(text, verb) or (_of_clause(text, verb) if _JOINED.search(text[: verb.start()]) else None)


def _governs(text: str, verb: re.Match[str]) -> bool:
    """Whether the words at the text's end can be what the verb reports, and no other clause stands between them."""
    if _OF_ANOTHERS.search(text, verb.end()):
        return False
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


def _before_phrase(text: str, name: PersonName) -> str:
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
    if participle.group() == "adding":
        stated = _subject_of_statement(left)
        if stated is not None:
            return stated
    return _of_clause(text, participle)


def _subject_of_statement(text: str) -> Subject | None:
    """Return who makes a statement, to which only they can add: "Rutte said Berg was wrong, adding"."""
    verb = FINITE.search(text)
    if verb is None or "·" in text or any(_has_subject(text[clause.end() :]) for clause in _NEXT_CLAUSE.finditer(text)):
        return None
    return None if is_subordinate(text[: verb.start()]) else subject_left(text, verb)


def _of_clause(text: str, verb: re.Match[str]) -> Subject | None:
    """Return the subject of the clause that a verb is joined to, where nobody else is a subject beside it."""
    left = text[: verb.start()]
    reporting = list(FINITE.finditer(left))
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
    if others and left[others[-1].end :].strip() == ",":
        return None  # "Rutte was there, and the judge, Anna Berg, said"
    rest = left[since:] if others else _HERSELF.sub("", left[since:])
    if is_subordinate(rest) or any(is_subject(left, name) for name in others) or (others and _LETTER.search(left)):
        return None
    return subject


def _subject_of_reporting(text: str, verb: re.Match[str]) -> Subject | None:
    """Return the subject of a verb of speech after hidden words: '"...," Rutte said' or '"...," said Rutte'."""
    start = text.rfind("·", 0, verb.start()) + 1
    between = text[start : verb.start()].strip("”\"’', .!?")
    return subject_left(text, verb, first=False) if between else inverted(text, verb)
