"""Find where the lines of a text may begin a turn to speak: at a label with a mark, a clock time, or a line of its own.

A *cue* is a line that begins with what may be a label. Whether the text is a transcript at all is not judged here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from bluf.evidence.quotes.person_names import looked_up
from bluf.evidence.quotes.turn_labels import LONGEST, NOBODY, Role, TurnLabel, label_of
from bluf.languages import TITLES
from bluf.sources.source_text import SourceText

_CLOCK = r"\d{1,2}:(?:\d{1,2}:\d{1,2}|\d{2})(?:[.,]\d{1,3})?(?:\s?[AaPp]\.?[Mm]\b\.?)?"
_DAY = r"(?:\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}-\d\d-\d\d)"
_WHEN = rf"(?:{_DAY}[T,]?\s*)?{_CLOCK}(?:\s*(?:-->|->|[-–—])\s*{_CLOCK})?"
_STAMP = rf"(?:\(\s*{_WHEN}\s*\)|\[\s*{_WHEN}\s*\]|<\s*{_WHEN}\s*>|{_WHEN})"
_BEFORE = re.compile(rf"(?:#?\d{{1,4}}\s+(?={_STAMP}))?{_STAMP}\s*(?:[-–—|:•]\s+)?")
_AFTER = re.compile(rf"\s*(?:[-–—|,•@]|\bat\b)?\s*{_STAMP}\s*:?$")
_STAMP_WITHIN = re.compile(rf"\s*[(\[]\s*{_WHEN}\s*[)\]]\s+(?=\S)")  # "Ana Lind [00:12] We sail."
STAMP_AT_END = re.compile(rf"\s{_STAMP}\s*$")
STAMP_ALONE = re.compile(rf"(?:#?\d{{1,5}}\s+)?{_STAMP}$")
_PREFIX = re.compile(r"(?:>>(?!>)\s*|[-•*·▪‣]\s+|#{1,6}\s+|\*\*|\d{1,3}[.)]\s+(?=[^\W\d_a-z]))")
_ASKED = re.compile(r"Q\s?\d{1,4}[.:]?\s+(?=[^\W\d_a-z])")  # a committee numbers its questions: "Q12 Ana Lind:"
_Q_LINE = re.compile(r"Q\s+(?=[^\W\d_a-z]|[\"“'‘(\[—–]|\d)")
_DASH = re.compile(r"\s+(?:[–—-]{1,2}|\|)\s+|(?<=[^\W\d_a-z])[–—](?=[^\W\d_a-z])")
_STOP = re.compile(r"(?<=[^\W\d_])[.)]\s+(?:[–—-]+\s+)?(?=\S)|\.$")
_STOP_DASH = re.compile(r"\.\s*[–—]\s*(?=\S)")
_EXAMINER = re.compile(
    r"(?:DIRECT|CROSS|REDIRECT|RECROSS)?.{0,30}\b(?:BY|By)\s+(?P<who>(?:MR|MS|MRS|DR|Mr|Ms|Mrs|Dr)\.?\s.{1,40}?):?$"
)
_IN_BRACKETS = re.compile(r"<v[.\w]*\s([^<>]{2,60})>|[\[<]([^\[\]<>]{2,60})[\]>]\s+")
_ENDS_SENTENCE = re.compile(r"[.!?…:;–—-][\"'”’»)\]*]*$|[)\]]$")
SEEN = 200  # characters of a line in which a label is looked for


class Form(Enum):
    """What sets a label off from the words."""

    COLON = "colon"
    STOP = "stop"
    DASH = "dash"
    ALONE = "alone"
    HEAD = "head"
    Q_LINE = "q"
    ARROWS = "arrows"


@dataclass(frozen=True, slots=True)
class SpeechCue:
    """A line, which begins at `start`, whose words begin at `words` after a label, if it is one."""

    line: int
    start: int
    words: int
    label: TurnLabel
    form: Form
    stamped: bool = False
    set_off: bool = False  # the file has the label in bold, or a tab after it
    opens: bool = True  # its paragraph
    is_examiner: bool = False  # "BY MR. BERG:", whose questions follow


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of a source: where it begins, what it says, whether it opens its paragraph, and what of it is set off."""

    start: int
    text: str
    opens: bool
    head: int


def lines_of(source: SourceText) -> list[TextLine]:
    """Return the lines of a source."""
    opening = {start for start, _ in source.paragraphs}
    heads = dict(source.heads)
    return [
        TextLine(start, text, start in opening, max(0, heads.get(start, start) - start)) for start, text in source.lines
    ]


def cues_in(lines: list[TextLine], is_french: bool) -> Iterator[SpeechCue]:
    """Yield the lines that may begin a turn."""
    previous = ""
    for number, line in enumerate(lines):
        cue = _cue(number, line, lines, is_french)
        if cue is not None and (
            cue.opens or cue.stamped or _ENDS_SENTENCE.search(previous[-8:]) or _is_short(lines, number)
        ):
            yield cue
        previous = line.text


def _is_short(lines: list[TextLine], number: int) -> bool:
    """Whether the line before was not wrapped: it is short, or a clock time."""
    before = lines[number - 1].text
    return STAMP_ALONE.match(before) is not None or len(before) < 40


def _cue(number: int, line: TextLine, lines: list[TextLine], is_french: bool) -> SpeechCue | None:
    text = line.text[:SEEN]
    prefix = _PREFIX.match(text)
    at = prefix.end() if prefix is not None else 0
    arrows = text.startswith(">>") and prefix is not None
    before = _BEFORE.match(text, at)
    stamped = before is not None and before.end() < len(text)
    if before is not None and stamped:
        at = before.end()
        inner = _PREFIX.match(text, at)
        at = inner.end() if inner is not None else at
    asked = _ASKED.match(text, at)
    at = asked.end() if asked is not None else at
    examines = text.upper().startswith("BY ") and _EXAMINER.fullmatch(text) is not None
    found = None if examines else _labelled(text, at, line, is_french)
    if found is None and asked is not None:
        found = TurnLabel(text[: asked.end()].strip(), Role.QUESTION), at, Form.COLON, False
    if found is None and (cue := _alone(number, line, at, lines, is_french, stamped)) is not None:
        return cue
    if found is None and arrows:
        found = NOBODY, at, Form.ARROWS, False
    if found is None:
        return None
    label, words, form, is_late = found
    head = line.head if line.head and line.start + line.head <= line.start + words else 0
    return SpeechCue(number, line.start, line.start + words, label, form, stamped or is_late, bool(head), line.opens)


def _labelled(text: str, at: int, line: TextLine, is_french: bool) -> tuple[TurnLabel, int, Form, bool] | None:
    """Return the label that opens a line, where its words begin, what sets it off, and whether it has a clock time."""
    question = _Q_LINE.match(text, at)
    colon = _colon(text, question.end() if question is not None else at)
    if question is not None:
        named = None if colon is None else label_of(text[question.end() : colon], is_french)
        if named is None or not named.is_plain:
            return TurnLabel("Q", Role.QUESTION), question.end(), Form.Q_LINE, False
        return named, _past(text, colon or 0) + 1, Form.COLON, False
    if colon is not None:
        label, stamped = _stamped_label(text[at:colon], is_french)
        if label is not None:
            return label, _past(text, colon + 1), Form.COLON, stamped
    stop_dash = _STOP_DASH.search(text, at, at + LONGEST)
    if stop_dash is not None and (label := label_of(text[at : stop_dash.start()], is_french)) is not None:
        return label, stop_dash.end(), Form.STOP, False
    stopped = _stopped(text, at, is_french)
    if stopped is not None:
        return (*stopped, Form.STOP, False)
    dash = _DASH.search(text, at, at + LONGEST)
    before = text[at : dash.start()] if dash is not None else ""
    if dash is not None and (label := label_of(before, is_french)) is not None:  # "A - " opens a list
        is_letter = label.role is Role.UNNAMED and before.isalpha()
        if not is_letter:
            return label, dash.end(), Form.DASH, False
    if 0 < line.head < len(line.text) and at < line.head:
        head = text[at : line.head].strip(" .:")
        label, stamped = _stamped_label(head, is_french)
        if label is not None:
            stamp = _BEFORE.match(text, _past(text, line.head))
            words = stamp.end() if stamp is not None else line.head
            return label, _past(text, words), Form.HEAD, stamped or stamp is not None
    within = _STAMP_WITHIN.search(text, at, at + LONGEST)
    if within is not None and (label := label_of(text[at : within.start()], is_french)) is not None:
        return label, within.end(), Form.HEAD, True
    inner = _IN_BRACKETS.match(text, at)
    if (
        inner is not None
        and (label := label_of((inner.group(1) or inner.group(2)).rstrip(": "), is_french)) is not None
        and label.is_named
    ):
        stamp = _BEFORE.match(text, inner.end())
        if stamp is None or stamp.end() < len(text):
            return label, stamp.end() if stamp else inner.end(), Form.HEAD, stamp is not None
    return None


def _past(text: str, at: int) -> int:
    """Return where the words begin from `at` on: spaces and the marks of bold and italics are passed."""
    while at < len(text) and text[at] in " *_":
        at += 1
    return at


def _colon(text: str, at: int) -> int | None:
    """Return the place of the first colon that may set off a label: outside brackets and clock times."""
    depth = 0
    for place in range(at, min(len(text), at + LONGEST)):
        sign = text[place]
        if sign in "([<":
            depth += 1
        elif sign in ")]>":
            depth = max(0, depth - 1)
        elif sign in '?!;“”„«»"':
            return None
        elif sign == ":" and depth == 0:
            after = text[place + 1 : place + 2]
            if text[place - 1 : place].isdigit() and after.isdigit():
                continue
            return place if not after or after in " *_" or after.isupper() or after in '“"' else None
    return None


def _stamped_label(text: str, is_french: bool) -> tuple[TurnLabel | None, bool]:
    """Return the label in a text that may have a clock time behind it, and whether it has."""
    bare = _AFTER.sub("", text) if ":" in text else text
    return label_of(bare, is_french), bare != text


def _stopped(text: str, at: int, is_french: bool) -> tuple[TurnLabel, int] | None:
    """Return a label that a full stop sets off: "Mr. BERG.", "The CHAIRMAN.", "M. Berg.", "Q."."""
    for number, stop in enumerate(_STOP.finditer(text, at, at + 80)):
        if number > 4:
            break
        head = text[at : stop.start()]
        if stop.group().startswith(")") or _DASH.search(head) is not None:
            continue
        label = label_of(head, is_french)
        if label is None:
            continue
        last = head.split()[-1]
        if looked_up(last) in TITLES and not last.isupper() and label.role is not Role.OFFICE:
            continue
        if label.role in (Role.QUESTION, Role.ANSWER) and len(head) == 1:
            return label, stop.end()
        if label.role is Role.PERSON and label.phrase != label.name and (len(last) > 2 or last.isupper()):
            return label, stop.end()
        if label.role is Role.OFFICE and (last.isupper() or head.startswith(("The ", "M. ", "Mme "))) and len(head) > 4:
            return label, stop.end()
        if label.role is Role.PERSON and last.isupper() and len(last) > 2:
            return label, stop.end()
        if label.role is Role.QUESTION and head.isalpha() and len(head) > 1:
            return label, stop.end()
    return None


def _alone(
    number: int, line: TextLine, at: int, lines: list[TextLine], is_french: bool, stamped: bool
) -> SpeechCue | None:
    """Return the cue of a line that is a label and nothing else, whose words begin on a later line."""
    if (
        len(line.text) > LONGEST
        or (len(line.text) > 60 and line.text[-1] in ".,")
        or number + 1 >= len(lines)
        or line.text[-1] in "?!,;"
    ):
        return None
    label, late = _stamped_label(line.text[at:].rstrip(": "), is_french)
    is_examiner = False
    if "BY " in line.text.upper() and (examiner := _EXAMINER.fullmatch(line.text)) is not None:
        label, is_examiner = label_of(examiner["who"], is_french), True
    if label is None:
        return None
    stamped = stamped or late
    first = number + 1
    if STAMP_ALONE.match(lines[first].text) and first + 1 < len(lines):
        stamped, first = True, first + 1
    elif number and STAMP_ALONE.match(lines[number - 1].text):
        stamped = True
    return SpeechCue(
        number,
        line.start,
        lines[first].start,
        label,
        Form.ALONE,
        stamped,
        line.head >= len(line.text),
        line.opens,
        is_examiner,
    )
