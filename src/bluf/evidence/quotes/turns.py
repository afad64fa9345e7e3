"""Cut a transcript into turns: who begins to speak where, and where the turn ends.

A turn ends at the next label, and before a paragraph without one that may be another's words or nobody's: a question
that somebody without a label asks, a heading, narration, and what follows the transcript.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bluf.evidence.quotes.cues import Form, SpeechCue, TextLine, cues_in, lines_of
from bluf.evidence.quotes.holders import holders
from bluf.evidence.quotes.transcripts import ENDS, HEADING, accepted, with_ends
from bluf.evidence.quotes.turn_labels import NOBODY, Role, TurnLabel, label_of
from bluf.sources.source_text import SourceText

_END = re.compile(
    r"(?:[-–—*#\s]*(?:END|Ends?|ENDS|ENDE|Ende|FIN|Fin|End of (?:transcript|document|recording|audio))\b[^a-z]{0,40}"
    r"|#\s?#\s?#|\d{1,2}:\d\d\s?[AaPp]\.?[Mm]\.?(?:\s[A-Z]{2,4})?"
    r"|(?:Notes? (?:to|for) editors?|About (?:the|this) [^.]{3,60}|Related (?:links|articles|content)"
    r"|Further information"
    r"|Editor['’]s? [Nn]ote|This transcript (?:was|has been) [^\n]{3,300}|Transcri(?:bed|pt) by [^\n]{3,80}))\s*:?\s*",
)
_SAYS = "said|says|told|added|wrote|argued|explained|noted|continued|replied|concluded|insisted|responded|asked"
_FRENCH = re.compile(r"\b(?:le|la|les|des|est|que|pour|dans|une|nous|vous)\b")
_SPACE = re.compile(r"\s*")
_MADAME = re.compile(r"(?:^|\n)Mme\s", re.M)
_ENGLISH = re.compile(r"\b(?:the|of|and|is|that|for|in|we|you|to)\b")
EXAMINED = 20_000  # characters of a text by which its language is told


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn from `start` to `end` of a text, whose words begin at `words`, and who has it: None for no speech."""

    start: int
    words: int
    end: int
    label: TurnLabel | None


def turns_of(source: SourceText) -> list[Turn]:
    """Return the turns of a transcript in order; none where the text is no transcript."""
    lines = lines_of(source)
    found = list(cues_in(lines, _is_french(source.text)))
    cues = list(_voiced(found, lines, source)) if source.voices else accepted(found, lines, source)
    if not cues:
        return []
    labels = list(dict.fromkeys(cue.label for cue in cues))
    held = holders(labels, f"{source.title or ''}\n{source.text[: cues[0].start]}")
    return list(_turns([replace(cue, label=held.get(cue.label, cue.label)) for cue in cues], lines, source))


def _voiced(cues: list[SpeechCue], lines: list[TextLine], source: SourceText) -> Iterator[SpeechCue]:
    """Yield a cue for each paragraph from the first voice that a text's format names: of nobody where it names none."""
    labelled = {cue.line: cue for cue in cues if cue.form is Form.COLON and cue.label.is_named and cue.label.is_plain}
    first = min(source.voices)
    for number, line in enumerate(lines):
        if line.start in source.voices:
            voice = line.text[: line.head].rstrip(": ")
            label = label_of(voice) or TurnLabel(voice, Role.UNNAMED)
            yield SpeechCue(number, line.start, line.start + line.head, label, Form.COLON, set_off=True)
        elif line.opens and line.start > first:
            yield labelled.get(number) or SpeechCue(number, line.start, line.start, NOBODY, Form.COLON)


def _is_french(text: str) -> bool:
    """Whether "M. Berg" is Mister Berg, and not a Berg whose first name begins with M."""
    sample = text[:EXAMINED]
    return len(_FRENCH.findall(sample)) > len(_ENGLISH.findall(sample)) or _MADAME.search(sample) is not None


def _turns(cues: list[SpeechCue], lines: list[TextLine], source: SourceText) -> Iterator[Turn]:
    asks = any(cue.label.role is Role.QUESTION for cue in cues) or _ask(cues, source) >= 0.15
    voices = len({cue.label.words[-1:] or cue.label.key for cue in cues})
    examiner: TurnLabel | None = None
    for cue, end in with_ends(cues, source):
        if cue.is_examiner:
            examiner = cue.label
            yield Turn(cue.start, cue.words, end, NOBODY)
            continue
        label = cue.label
        if examiner is not None and label.role is Role.QUESTION:
            label = replace(examiner, text=label.text)
        yield from _cut(Turn(cue.start, cue.words, end, label), cue, lines, source, asks, voices > 1)


def _ask(cues: list[SpeechCue], source: SourceText) -> float:
    """Return the share of turns whose first paragraph ends with a question: then those who ask have labels."""
    first = (_SPACE.match(source.text, cue.words) for cue in cues)
    ends = (source.paragraphs[source.paragraphs.at(space.end())][1] for space in first if space is not None)
    return sum(source.text[end - 1] == "?" for end in ends) / len(cues)


def _cut(
    turn: Turn, cue: SpeechCue, lines: list[TextLine], source: SourceText, asks: bool, is_shared: bool
) -> Iterator[Turn]:
    """Cut a turn where a paragraph without a label may be another's: a question, a heading, narration, the end."""
    tells = _tells_of(turn.label)
    start, words = turn.start, turn.words
    label = turn.label
    at = cue.line + 1
    while at < len(lines) and lines[at].start < turn.end:
        line = lines[at]
        after = _next_opening(at, lines, turn.end)
        last = after >= len(lines) or lines[after].start >= turn.end
        if line.opens and label is not None and source.text[words : line.start].strip():
            stop = lines[after].start if after < len(lines) else len(source.text)
            paragraph = source.text[line.start : stop].strip()
            is_heading = last and turn.end < len(source.text) and _is_heading(paragraph)
            if is_heading or _END.fullmatch(paragraph) or (tells is not None and tells.search(paragraph)):
                yield Turn(start, words, line.start, label)
                start = words = line.start
                label = None
            elif label is not NOBODY and (
                line.head >= len(line.text) > 0 or (paragraph.endswith("?") and not asks and (last or not is_shared))
            ):
                yield Turn(start, words, line.start, label)
                start = words = line.start
                label = NOBODY
        at = after
    yield Turn(start, words, turn.end, label)


def _tells_of(label: TurnLabel | None) -> re.Pattern[str] | None:
    """Return a pattern of narration that tells what a turn's speaker said: "Lind added", "said Lind"."""
    if label is None or label.role is not Role.PERSON:
        return None
    name = re.escape(label.name.split()[-1])
    return re.compile(
        rf"\b{name} (?:also |later |then )?(?:{_SAYS})\b|\b(?:said|says|added) (?:\w+ ){{0,3}}{name}\b", re.I
    )


def _next_opening(at: int, lines: list[TextLine], end: int) -> int:
    """Return the number of the line after `at` that opens a paragraph, or of the first from the offset `end` on."""
    at += 1
    while at < len(lines) and not lines[at].opens and lines[at].start < end:
        at += 1
    return at


def _is_heading(text: str) -> bool:
    return len(text) < HEADING and not ENDS.search(text) and not text.endswith((",", ";", ":")) and text[:1].isupper()


def without_labels(text: str, turns: Sequence[Turn]) -> str:
    """Return a text with the labels of its turns replaced by full stops, so that no name runs on into another."""
    pieces: list[str] = []
    at = 0
    for turn in turns:
        if turn.words > turn.start:
            pieces += (text[at : turn.start], "." * (turn.words - turn.start - 1), " ")
            at = turn.words
    return "".join([*pieces, text[at:]])
