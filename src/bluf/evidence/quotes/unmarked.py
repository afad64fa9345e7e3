"""Find the speeches that a text gives without quote marks, below "Gillian Berg said:".

The paragraph after the colon is the speaker's. One after that is theirs as long as it, or one soon after it, is plainly
spoken; what has quote marks of its own, tells of the speaker or heads a part is not. When in doubt it is nobody's.
"""

import re

from bluf.evidence.quotes.reporting import subject_before
from bluf.evidence.quotes.sentences import last_sentence
from bluf.evidence.quotes.subjects import Manner
from bluf.languages.english import SAYING
from bluf.sources.source_text import SourceText

_SAYS = re.compile(rf"\b(?:{'|'.join(sorted(SAYING))})\b[^:.;]{{0,60}}:$")
_OWN_VOICE = re.compile(
    r"\b(?:I|we|We|our|Our|my|My|me|us|you|You|your|Your)\b|\b(?:[Ii]t|[Tt]hat|[Tt]here|[Hh]ere|[Ll]et|[Ww]hat)['’]s\b"
    r"|\b\w+(?:n['’]t|['’](?:re|ve|ll|m))\b|!"
)
_MARK = re.compile(r"[\"“”„«»‘]")
_REPORTS = "|".join(sorted(SAYING - {"state", "states", "reflects", "shows", "remember"}))
_TELLS = re.compile(rf"\b(?:{_REPORTS})[,.]?(?: that\b|$)|\b(?:said|added)\b")
_ENDS = re.compile(r"[.!?…]\)?$")
FARTHEST = 4  # paragraphs that may pass before one is plainly spoken again


def unmarked_after(number: int, source: SourceText) -> int:
    """Return how many paragraphs after paragraph `number` are words of the speaker whom it names before a colon."""
    text = source.text
    start, end = source.paragraphs[number]
    if text[end - 1] != ":" or _MARK.search(text, start, end):
        return 0
    lead = last_sentence(text[start:end])
    if len(lead) > 800 or not _SAYS.search(lead):
        return 0
    subject = subject_before(lead)
    if subject is None or subject.manner is not Manner.NAME or len(subject.names) != 1:
        return 0
    surname = re.compile(rf"\b{re.escape(subject.names[0].name.split()[-1])}\b")
    taken = 0
    for at in range(number + 1, min(len(source.paragraphs), number + 40)):
        paragraph = text[slice(*source.paragraphs[at])]
        if (
            _MARK.search(paragraph)
            or not _ENDS.search(paragraph)
            or surname.search(paragraph)
            or _TELLS.search(paragraph)
        ):
            break
        if paragraph[0] in "•-–—*·" or at - number - taken > FARTHEST:
            break
        if at == number + 1 or _OWN_VOICE.search(paragraph):
            taken = at - number
    return taken
