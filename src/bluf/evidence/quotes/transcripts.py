"""Tell whether a text is a transcript, by what its lines begin with.

The text is judged as a whole. Prose has lines with a colon too ("Note: ...", "Date: ..."), and taking them for turns
would give true quotes to nobody. So speakers must come back after others have spoken, their labels must look like
people's, and the words must read as if they were said.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from bluf.evidence.quotes.cues import STAMP_AT_END, Form, SpeechCue, TextLine
from bluf.evidence.quotes.stage_directions import spoken_parts
from bluf.evidence.quotes.turn_labels import NOBODY, Role, holds_office
from bluf.languages import LANGUAGES
from bluf.sources.source_text import SourceText

_TALK = frozenset(word for each in LANGUAGES for word in each.talk)
_WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
ENDS = re.compile(r"[.!?…–—-][\"'”’»)\]*]*\s*$|\)\s*$")
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
HEADING = 90  # characters, at most
_LONGEST_STAMP = 60  # characters
SAMPLE = 400  # characters of a turn by which its words are judged


def accepted(cues: list[SpeechCue], lines: list[TextLine], source: SourceText) -> list[SpeechCue]:
    """Return the cues that begin turns."""
    cues = _without_lists(cues, lines)
    forms: dict[Form, list[SpeechCue]] = {}
    for cue in cues:
        forms.setdefault(_family(cue), []).append(cue)
    best: list[SpeechCue] = []
    for form, group in sorted(forms.items(), key=lambda each: each[0] is Form.ALONE):
        if form is Form.ALONE and best:
            break  # names on lines of their own may head parts of a transcript whose labels are others
        if len(group) > len(best) and _is_transcript(_with_nameless(group, cues), lines, source):
            best = group
    return _consistent(best, cues) if best else []


def _family(cue: SpeechCue) -> Form:
    return Form.COLON if cue.form is Form.Q_LINE else cue.form


def _with_nameless(group: list[SpeechCue], cues: list[SpeechCue]) -> list[SpeechCue]:
    """Return a group with the questions, answers and unnamed voices that the text labels in other ways."""
    own = {cue.line for cue in group}
    return sorted(
        [*group, *(cue for cue in cues if cue.line not in own and not cue.label.is_named)], key=lambda cue: cue.line
    )


def _without_lists(cues: list[SpeechCue], lines: list[TextLine]) -> list[SpeechCue]:
    """Drop labels of lines that only list names: the next line is another one, with nothing said between."""
    alone = {cue.line for cue in cues if cue.form is Form.ALONE}
    kept: list[SpeechCue] = []
    for cue in cues:
        if cue.form is Form.ALONE:
            words = next((n for n in range(cue.line + 1, len(lines)) if lines[n].start == cue.words), len(lines))
            if words + 1 < len(lines) and cue.label.role is Role.PERSON and _is_role(lines[words].text):
                alone.discard(words)
                words += 1
                cue = replace(cue, words=lines[words].start)
            if words in alone or cue.line not in alone or words >= len(lines):
                continue
        kept.append(cue)
    return kept


def _is_role(text: str) -> bool:
    """Whether a line under a name says what its bearer is."""
    return len(text) < HEADING and text[-1] not in ".!?" and holds_office(text)


def _is_transcript(group: list[SpeechCue], lines: list[TextLine], source: SourceText) -> bool:
    """Whether cues of one form make the text a transcript."""
    if len(group) < 2 or 2 * sum(cue.label.is_place for cue in group) >= len(group):
        return False
    keys = _keys(group)
    returns = _returns(keys)
    plain = [cue for cue in group if _is_plain(cue)]
    texts = [_sample(cue.words, after, source) for cue, after in with_ends(group, source)]
    said = sum(_sounds_said(text) for text in texts) / len(texts)
    closed = sum(ENDS.search(text) is not None or len(text) > SAMPLE / 2 for text in texts) / len(texts)
    starts = {cue.start for cue in group}
    share = len(group) / max(1, sum(line.opens or line.start in starts for line in lines[group[0].line :]))
    stamped = sum(cue.stamped for cue in group) / len(group)
    marked = sum(_is_marked(cue) for cue in group) / len(group)
    asked = len(set(keys)) > 1 and any(cue.label.role is Role.QUESTION for cue in group)
    alone = Counter(keys).most_common(1)[0][1] >= 0.6 * len(keys) > 1 and group[0].label.role is Role.PERSON
    if alone and 5 * sum(lines[cue.line - 1].text.endswith("?") for cue in group if cue.line) >= 4 * len(group):
        asked = True  # by somebody without a label
    inverted = sum(cue.label.is_inverted for cue in group) / len(group)
    if min(inverted, sum(_YEAR.search(text) is not None for text in texts) / len(texts)) >= 0.5:
        return False  # a list of books
    counts = Counter(keys)
    again = sum(counts[key] > 1 for key in keys) / len(keys)
    if any(cue.form is Form.ALONE for cue in group):
        is_steady = again >= (0.5 if stamped >= 0.6 else 0.8) and share >= 0.25 and len(group) >= 3 and returns >= 1
        is_said = said >= (0.2 if stamped >= 0.6 else 0.5) and closed >= (0.0 if stamped >= 0.6 else 0.7)
        return is_steady and is_said and len(plain) >= 0.5 * len(group)
    if stamped >= 0.6 and (returns or share >= 0.3):
        return said >= 0.2 or (bool(plain) and again >= 0.5 and closed >= 0.5)
    if marked >= 0.5 and len(plain) >= 0.5 * len(group):
        enough = share >= 0.02 if returns >= 2 else share >= 1 / 4
        if again < 0.5 and len(group) > 6:
            return False
        is_plain = share >= 1 / 3 and 10 * min(marked, len(plain) / len(group)) >= 9
        in_colons = all(cue.form is Form.COLON for cue in group)
        begun = returns >= 1 or asked or (share >= 1 / 3 and marked >= 0.9 and in_colons)
        return begun and enough and (said >= 0.15 or (returns >= 1 and is_plain))
    if (returns or asked) and again >= 0.5:
        needed = 0.15 if len(plain) >= 0.5 * len(group) else 0.3
        enough = share >= (0.15 if returns >= 4 else 1 / 4) and len(group) > (
            1 if plain or asked or marked >= 0.9 else 3
        )
        if group[0].form is Form.DASH:  # lists have dashes too
            enough, needed = enough and share >= 0.5 and closed >= 0.6, 0.4
        return enough and said >= needed and closed >= 0.4
    return False


def _keys(group: list[SpeechCue]) -> list[str]:
    """Return what is the same in all labels of one speaker, for each cue: "Lind" is "Ana Lind" where no other is."""
    short = {cue.label.key for cue in group if cue.label.role is Role.PERSON and len(cue.label.words) == 1}
    return [
        cue.label.words[-1] if cue.label.role is Role.PERSON and cue.label.words[-1] in short else cue.label.key
        for cue in group
    ]


def _sample(start: int, end: int, source: SourceText) -> str:
    """Return the words that a turn begins with, without what is said of it."""
    parts = spoken_parts(source.text, start, min(end, start + SAMPLE))
    said = "".join(source.text[since:until] for since, until, spoken in parts if spoken)
    stamp = STAMP_AT_END.search(said, max(0, len(said) - _LONGEST_STAMP))  # of the next turn, on a line of its own
    return said if stamp is None else said[: stamp.start()]


def with_ends(group: list[SpeechCue], source: SourceText) -> Iterator[tuple[SpeechCue, int]]:
    """Yield each cue with the offset at which its turn ends."""
    for cue, following in pairwise(group):
        yield cue, max(cue.words, following.start)
    yield group[-1], len(source.text)


def _returns(keys: Sequence[str]) -> int:
    """Return how often a speaker comes back after another has spoken."""
    seen: set[str] = set()
    count = 0
    for before, key in pairwise(["", *keys]):
        count += key in seen and key != before
        seen.add(key)
    return count


def _is_plain(cue: SpeechCue) -> bool:
    return cue.label.is_plain or cue.stamped


def _is_marked(cue: SpeechCue) -> bool:
    """Whether a label looks like a transcript's, not like a word that a colon follows: in capitals, with a title."""
    label = cue.label
    if cue.form is Form.STOP or cue.stamped or not label.is_named:
        return True
    letters = [sign for sign in label.name or label.text if sign.isalpha()]
    return (len(letters) > 1 and all(sign.isupper() for sign in letters)) or (
        label.role is Role.PERSON and (label.phrase != label.name or bool(label.beside))
    )


def _sounds_said(text: str) -> bool:
    """Whether words are such as people say to each other: "I", "you", "thanks", a question."""
    return "?" in text or any(word in _TALK for word in _WORDS.findall(text.lower().replace("’", "'")))


def _consistent(group: list[SpeechCue], cues: list[SpeechCue]) -> list[SpeechCue]:
    """Return the cues of a transcript: those of its own form, and others of speakers that it has, or of nobody.

    A label that doesn't look like the others may be the speaker's own ("Fact: ..."). Its turn is nobody's.
    """
    named_by = dict(zip((cue.line for cue in group), _keys(group), strict=True))
    counts = Counter(named_by.values())
    texts = {cue.label.text for cue in group}
    named = [cue for cue in group if cue.label.is_named]
    capitals = sum(_is_capital(cue) for cue in named) >= 0.8 * len(named) > 0
    stamped = sum(cue.stamped for cue in group) >= 0.8 * len(group)
    set_off = sum(cue.set_off for cue in group) >= 0.8 * len(group)
    marked = sum(_is_marked(cue) for cue in named) >= 0.8 * len(named)

    def fits(cue: SpeechCue) -> bool:
        as_set = (not stamped or cue.stamped) and (not set_off or cue.set_off)
        return as_set and (not capitals or _is_capital(cue)) and (not marked or _is_marked(cue))

    own = {cue.line for cue in group}
    like = {named_by[cue.line] for cue in group if fits(cue)}  # speakers with a label like the others, once at least
    kept: list[SpeechCue] = []
    for cue in cues:
        label = cue.label
        known = counts[named_by.get(cue.line, "")] > 1 and named_by[cue.line] in like
        if cue.line not in own:
            is_nameless = not label.is_named and (cue.opens or label.role in (Role.QUESTION, Role.ANSWER))
            is_sure = cue.form is Form.COLON and cue.opens and label.is_plain and _is_marked(cue)
            if label.text in texts or cue.is_examiner or is_nameless or is_sure:
                kept.append(cue)
        elif known or not label.is_named or (fits(cue) and (label.is_plain or capitals or stamped or set_off)):
            kept.append(cue)
        elif cue.opens and (fits(cue) or label.is_plain):
            kept.append(replace(cue, label=NOBODY))
    return kept


def _is_capital(cue: SpeechCue) -> bool:
    letters = [sign for sign in cue.label.name or cue.label.text if sign.isalpha()]
    return (
        not cue.label.is_named or all(sign.isupper() for sign in letters) or (letters[:1] != [] and _is_mostly(letters))
    )


def _is_mostly(letters: list[str]) -> bool:
    """Whether letters are capitals but for those of "Mc" and "of"."""
    return 4 * sum(sign.isupper() for sign in letters) >= 3 * len(letters)
