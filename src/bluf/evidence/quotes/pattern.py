"""Turn a quote's text into a pattern: pieces that must stand in the source word for word, and what may stand between.

An ellipsis (`…`, `...`, `[…]`) skips words; words in brackets are an editor's and stand for up to `MAX_REPLACED` words
of the source, or for the same words in brackets there. A bracket inside a word (`[T]he`, `threat[s]`) changes that word
alone; a figure or a denial it can't. No bracket may add a denial that the source does not have.
"""

import re
from dataclasses import dataclass, replace
from enum import Enum

from bluf.evidence.quotes.grammar import Grammar
from bluf.evidence.quotes.words import WORD, folded_word, gap_sign, marks_in, same_start
from bluf.sources.source_text import folded

MAX_REPLACED = 5
_TOKEN = re.compile(
    r"(?P<ellipsis>\[\s*(?:…|\.(?:\s?\.)+)\s*\]|\(\s*(?:…|\.(?:\s?\.){2})\s*\)|…|\.(?:\s?\.){2,})"
    r"|(?P<glued>[^\W_]*\[[^\W_]+\][^\W_]+|[^\W_]+\[[^\W_]+\][^\W_]*)"
    r"|(?P<bracket>\[[^\[\]]*\])"
    rf"|(?P<word>{WORD.pattern})"
)


class Joint(Enum):
    """What stands before, between or after pieces."""

    NONE = "none"
    BRACKET = "bracket"
    ELLIPSIS = "ellipsis"


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a quote, and how many quote marks stand between it and the word before (`marks`).

    `loose`: its first letter's case is free. Affixes: all that an editor left of the word. `shown`: the word as it is
    typed, where it has vowels that are folded away.
    """

    word: str
    loose: bool = False
    affixes: tuple[str, str] | None = None
    marks: int = 0
    shown: str | None = None

    def matches(self, word: str, grammar: Grammar) -> bool:
        """Whether a word of a source in the languages of `grammar` is this one."""
        if self.affixes is not None:
            if grammar.denies(word) != grammar.denies(self.word) or any(sign.isdigit() for sign in word + self.word):
                return self.word == word
            start, end = self.affixes
            return same_start(start, word[: len(start)]) and word.endswith(end)
        return self.equals(word)

    def equals(self, word: str) -> bool:
        """Whether a word is this one, without what an editor may have changed."""
        return self.word == word or (self.loose and same_start(self.word, word))


@dataclass(frozen=True, slots=True)
class PatternPiece:
    """Words that follow each other, and the punctuation between them."""

    terms: tuple[Term, ...]
    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A quote to look for. `joints` has one more than `pieces`: what precedes, parts and follows them.

    `bracketed` are the words that stand in brackets at each joint.
    """

    pieces: tuple[PatternPiece, ...]
    joints: tuple[Joint, ...]
    bracketed: tuple[tuple[str, ...], ...]
    words: tuple[str, ...]
    has_marks: bool

    @property
    def is_short(self) -> bool:
        """Whether the quote has fewer than three words, and so must match exactly."""
        return len(self.words) < 3


def pattern(quote: str) -> Pattern:
    """Read a quote's text."""
    text = folded(quote).strip()
    inner = text.strip("\"“”„«»'‘’ ")
    pieces: list[PatternPiece] = []
    joints: list[Joint] = []
    bracketed: list[tuple[str, ...]] = []
    inside: tuple[str, ...] = ()
    terms: list[Term] = []
    signs: list[str] = []
    words: list[str] = []
    joint = Joint.NONE
    last = 0
    for match in _TOKEN.finditer(text):
        if match.lastgroup in ("ellipsis", "bracket"):
            if terms:
                pieces.append(PatternPiece(tuple(terms), tuple(signs)))
                joints.append(joint)
                bracketed.append(inside)
                joint, inside, terms, signs = Joint.NONE, (), [], []
            if match.lastgroup == "bracket":
                inside += tuple(map(folded_word, WORD.findall(match.group())))
            if joint is not Joint.ELLIPSIS:
                joint = Joint.ELLIPSIS if match.lastgroup == "ellipsis" else Joint.BRACKET
            continue
        if terms:
            signs.append(gap_sign(text[last : match.start()]))
        loose = not terms and (not pieces or joint is Joint.ELLIPSIS)
        marks = marks_in(text[last : match.start()])
        if match.lastgroup == "glued":
            term = replace(_glued(match.group()), marks=marks)
        else:
            shown = match.group()
            word = folded_word(shown)
            term = Term(word, loose, marks=marks, shown=None if len(word) == len(shown) else shown)
        terms.append(term)
        words.append(term.word)
        last = match.end()
    if terms:
        pieces.append(PatternPiece(tuple(terms), tuple(signs)))
        joints.append(joint)
        bracketed.append(inside)
        joint, inside = Joint.NONE, ()
    joints.append(joint)
    bracketed.append(inside)
    has_marks = (
        any(mark in inner for mark in '"“”„«»') or re.search(r"(?<!\w)['‘]\w|\w[,.!?]?['’](?!\w)", inner) is not None
    )
    if len(words) < 3:
        pieces = [
            PatternPiece(tuple(replace(term, loose=False) for term in piece.terms), piece.signs) for piece in pieces
        ]
    return Pattern(tuple(pieces), tuple(joints), tuple(bracketed), tuple(words), has_marks)


def _glued(text: str) -> Term:
    start, _, rest = text.partition("[")
    inside, _, end = rest.partition("]")
    if not start and len(inside) == 1:
        return Term(inside + end, loose=True)
    return Term(start + inside + end, affixes=(start, end))
