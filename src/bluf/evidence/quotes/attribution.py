"""Tell what of a text's quoted words is one speech, and what the narration after spoken words says of their speaker."""

from bluf.evidence.quotes.reporting import ACCORDING, subject_after
from bluf.evidence.quotes.sentences import INNER_STOP, masked
from bluf.evidence.quotes.speech_verbs import ANY, REPORTING, ROLE_SAID
from bluf.evidence.quotes.subjects import Subject

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
        return _closed(words) or ROLE_SAID.match(after.lstrip("”\"’'» ,")) is None
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
    text = between.strip()
    if not text or len(text) > NEAR or len(text.split()) > MAX_ATTRIBUTION or text[-1] not in ".,:;!?—–-":
        return False
    if _closed(before) and text[:1] not in ",—–-" and not text[:1].islower():
        return False
    body = text.rstrip(".,:;!?—–- ")
    if INNER_STOP.search(masked(body)):
        return False
    verbs = ANY.findall(body)
    if ACCORDING.search(body):
        return not verbs
    if len(verbs) != 1 or REPORTING.fullmatch(verbs[0]) is None:
        return False
    return subject_after(text) is not None or ROLE_SAID.match(body.lstrip(" ,;:—–-")) is not None
