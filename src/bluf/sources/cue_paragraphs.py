"""Turn cues into paragraphs: what one speaker says goes on over cues until something marks another one."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bluf.sources.cue_text import CuePiece
from bluf.sources.source_text import Block, SourceLine, SourcePlace

PAUSE = 5.0  # seconds without a cue, after which a new sentence begins a paragraph
_TOUCHING = 0.25  # seconds between cues of which one may repeat the other
_GLIMPSE = 0.1  # seconds: a cue that is shown no longer only holds the lines of a caption that rolls
_REPEATED = 4  # words that nobody says twice in a row, as a cue that is shown a second time has them
_MARK = re.compile(r">>|[-‐–—]\s?(?=\S)")  # of another speaker, at the head of a line
_CHANGE = re.compile(r"\s(?=>>)")  # within a line, as captions made by machines have it
_ALONE = re.compile(r"[\[(]([^\W\d_][^()\[\]:]{2,58})[\])]")  # a name on a line of its own
_LABEL = re.compile(r"(?:>>+\s*+)?[\[(]?(?P<name>[^\W_][^:\[\]\n]{0,59}?)[\])]?:(?=\s|$)")
_SMALL = frozenset(
    ["of", "the", "de", "da", "do", "dos", "das", "del", "la", "le", "van", "von", "der", "den", "al", "bin"]
)
_ENDED = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")


@dataclass(frozen=True, slots=True)
class Cue:
    """What is shown at once: its times, in seconds, and its lines."""

    start: float
    end: float
    pieces: tuple[CuePiece, ...]


def blocks_of_cues(cues: Sequence[Cue]) -> Iterator[Block]:
    """Yield a paragraph for each turn. A speaker whom a voice names, or a label, is named once, at its head."""
    alone = _names_alone(cues)
    lines: list[SourceLine] = []
    speaker: str | None = None  # of the paragraph, if it is named
    voice: str | None = None
    is_voiced = False  # the paragraph's head is a voice
    last = 0.0
    for cue in _once(cues):
        for number, piece in enumerate(_parted(cue.pieces)):
            label = alone.get(piece.text) or _label(piece.text)
            pauses = not number and speaker is None and cue.start - last >= PAUSE
            begins = (
                piece.voice != voice
                or (label is not None and label != speaker)
                or (label is None and piece.voice is None and _is_marked(piece.text))
                or (pauses and bool(lines) and _ENDED.search(lines[-1].text) is not None)
            )
            text = f"{label}:" if piece.text in alone else piece.text
            if begins or not lines:
                if lines:
                    yield Block(tuple(lines), is_voiced)
                lines = []
                voice, speaker = piece.voice, label if label is not None else piece.voice
                is_voiced = voice is not None and label is None
                if is_voiced:
                    text = f"{voice}: {text}"
            elif label is not None:
                text = text[text.index(":") + 1 :].strip()
            if text:
                head = len(f"{voice}:") if is_voiced and not lines else 0
                lines.append(SourceLine(SourcePlace(line=piece.line), text, head))
        last = cue.end
    if lines:
        yield Block(tuple(lines), is_voiced)


def _parted(pieces: Sequence[CuePiece]) -> Iterator[CuePiece]:
    """Yield pieces, each said by one speaker; a dash that stands alone says nothing."""
    for piece in pieces:
        for text in _CHANGE.split(piece.text) if ">>" in piece.text else (piece.text,):
            if text.strip("-‐–— "):
                yield replace(piece, text=text)


def _names_alone(cues: Sequence[Cue]) -> dict[str, str]:
    """Return the lines that are a name in brackets, and so a label: of several words, and in the file repeatedly."""
    counts = Counter(piece.text for cue in cues for piece in cue.pieces if piece.text[0] in "([")
    found = {}
    for text, count in counts.items():
        named = _ALONE.fullmatch(text)
        if count > 1 and named is not None and len(named[1].split()) > 1 and _is_name(named[1]):
            found[text] = named[1]
    return found


def _once(cues: Sequence[Cue]) -> Iterator[Cue]:
    """Yield the cues without the lines that a rolling caption repeats from the one before."""
    before: Cue | None = None
    for cue in cues:
        new = cue.pieces
        if before is not None and before.pieces and cue.pieces and cue.start - before.end <= _TOUCHING:
            repeated = _repeated(before, cue)
            new = cue.pieces[repeated:]
            if not repeated:
                new = (_grown(before.pieces[-1], new[0]), *new[1:])
        if new:
            yield replace(cue, pieces=new)
        if cue.pieces:
            before = cue


def _repeated(before: Cue, cue: Cue) -> int:
    """Return how many lines at a cue's head are those at the end of the cue before it."""
    old, new = [piece.text for piece in before.pieces], [piece.text for piece in cue.pieces]
    for count in range(min(len(old), len(new), 4), 0, -1):
        if old[-count:] == new[:count]:
            rolls = count < len(new) or count < len(old) or len(" ".join(new).split()) >= _REPEATED
            rolls |= cue.end - cue.start < _GLIMPSE
            return count if rolls else 0
    return 0


def _grown(old: CuePiece, new: CuePiece) -> CuePiece:
    """Return what a line adds to the one before, where it is that line with more words, as captions come in live."""
    if old.voice == new.voice and new.text.startswith(f"{old.text} "):
        return replace(new, text=new.text[len(old.text) :].strip())
    return new


def _is_marked(text: str) -> bool:
    """Whether a line begins with the mark of another speaker; a long dash before a small letter goes on."""
    mark = _MARK.match(text)
    return mark is not None and not (text[0] == "—" and text[mark.end() :][:1].islower())


def _label(text: str) -> str | None:
    """Return the speaker whom the head of a line names ("Ana Lind: …"); None where it is no label."""
    found = _LABEL.match(text) if ":" in text else None
    if found is None:
        return None
    return " ".join(found["name"].split()) if _is_name(found["name"]) else None


def _is_name(text: str) -> bool:
    """Whether words are written as a name is: "Ana Lind", "SPEAKER 2", "Minister of Ports"."""
    words = text.split()
    capital = all(word[:1].isupper() or word[:1].isdigit() or word in _SMALL for word in words)
    return capital and len(words) <= 7 and words[0][:1].isupper()
