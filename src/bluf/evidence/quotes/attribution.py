"""Tell what of a text's quoted words is one speech, and what the narration after spoken words says of their speaker."""

import re

from bluf.evidence.quotes.reporting import ACCORDING, subject_after
from bluf.evidence.quotes.sentences import INNER_STOP, masked
from bluf.evidence.quotes.speech_verbs import ANY, REPORTING, ROLE_SAID
from bluf.evidence.quotes.subjects import Subject
from bluf.languages import LANGUAGES

# What goes on with the sentence of the words, or makes the narration more than an attribution.
_OF_SENTENCE = re.compile(
    r"(?:in|on|at|to|for|with|about|of|by|from|under|over|into|after|before|during|since|until|and|or|but|nor|so|because"
    r"|although|though|while|when|if|that|which|who|whom|whose|than"
    r"|as(?! (?:[A-Z]\S* ){1,3}(?:said|says|puts? it)\b))\b",
    re.I,
)
_TELLS_MORE = re.compile(r"[;:]|, (?:and|but|then) (?!(?:\w+ ){0,3}(?:of|at|in) )")
_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Tt]hey|[Ii])\b")
_SAYING_ELSEWHERE = frozenset().union(*(each.saying for each in LANGUAGES if each.code != "en"))
_JOINING_ELSEWHERE = frozenset().union(*(each.joining for each in LANGUAGES if each.code != "en"))
_FIRST_WORDS = 4  # of an attribution, among which its verb is, where it comes before the name
MAX_ATTRIBUTION = 30  # words between two parts of one speech
NEAR = 800  # characters beside a speech in which its attribution stands


def runs_on(before: str, between: str, words: str, after: str) -> bool:
    """Whether two pieces of speech are one: parted by an attribution, the second with no other of its own.

    `before` and `words` are the pieces, `between` and `after` the narration that follows each.
    """
    if not is_bare_attribution(before, between):
        return False
    own = subject_of(words, after)
    if own is None:
        if between.rstrip("“„«\"'‘ ").endswith(".") and words[-1:].isalnum() and after.lstrip("”\"’'»› ")[:1].islower():
            return False  # a sentence about the words: '"..." was how an aide put it'
        outside = after.lstrip("”\"’'»“«› ,")
        return _closed(words) or (ROLE_SAID.match(outside) is None and not _attributes_elsewhere(outside))
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


def is_bare_attribution(before: str, between: str) -> bool:
    """Whether `between`, after the spoken words `before`, only says who speaks, so that the next words run on."""
    text = between.strip().lstrip("”\"’'»› ")
    if not text or len(text) > NEAR or len(text.split()) > MAX_ATTRIBUTION or text[-1] not in ".,:;!?—–-":
        return False
    begun = text[0] not in ",—–-"  # as a sentence would be, unless it goes on in a small letter
    if begun and (_closed(before) or _PRONOUN.match(text)) and not text[0].islower():
        return False
    if begun and text[0].isupper() and text[-1] in ",:" and before.rstrip()[-1:] not in (*",?!…", "—", "–"):
        return False  # it leads up to the next words
    body = text.strip(".,:;!?—–- ")
    if INNER_STOP.search(masked(body)) or _TELLS_MORE.search(body):
        return False
    verbs = ANY.findall(body)
    if ACCORDING.search(body):
        return all(verb.endswith(" it") for verb in verbs)  # "as Berg put it"
    if not verbs:
        return _attributes_elsewhere(body) and _says_no_more_elsewhere(body)
    if len(verbs) != 1 or REPORTING.fullmatch(verbs[0]) is None or _OF_SENTENCE.match(body):
        return False
    return (subject_after(text) is not None and _opens_with_subject(body)) or ROLE_SAID.match(body) is not None


def _opens_with_subject(body: str) -> bool:
    """Whether narration opens with whom it names or with a verb of speech, not with more of the words' sentence."""
    verb = REPORTING.search(body)
    lead = body[: verb.start()] if verb is not None else ""
    if not lead.strip() or not lead[0].islower():
        return True
    pronoun = _PRONOUN.search(lead)
    return pronoun.start() == 0 if pronoun is not None else "," not in lead.rstrip(" ,")


def _attributes_elsewhere(body: str) -> bool:
    """Whether narration in a language other than English says who speaks: it opens with a verb of speech."""
    first = [word.lower() for word in re.findall(r"[^\W\d_]+", body[:80])[:_FIRST_WORDS]]
    return body[:1].islower() and not _SAYING_ELSEWHERE.isdisjoint(first)


def _says_no_more_elsewhere(body: str) -> bool:
    """Whether it has one verb of speech and goes on with no other clause: ", sagte Berg, und Lang antwortete:"."""
    words = re.findall(r"[^\W\d_]+", body.lower())
    after_commas = re.findall(r", ([^\W\d_]+)", body.lower())
    return sum(word in _SAYING_ELSEWHERE for word in words) == 1 and _JOINING_ELSEWHERE.isdisjoint(after_commas)
