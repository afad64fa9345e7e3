"""Cut a paragraph at its outermost quote marks into what is spoken and what is narrated.

Curly, straight, single, low and angle marks are understood, and two apostrophes or commas for one double mark
(``…'', ‘‘…’’, ,,…''). In languages that write speech so, a paragraph that opens with a dash is spoken, but for the
attributions that dashes part from it: "— We stay, — said Berg. — And that is all."
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from bluf.languages import LANGUAGES, Language
from bluf.languages.detection import languages_of
from bluf.languages.quotation_marks import CLOSERS

Piece = tuple[int, int, bool]  # start, end, spoken

LONGEST_SINGLE = 3000  # characters of a speech in single marks, which apostrophes make hard to tell
_CLIPPED = r"(?:bout|cause|em|n|nother|nuff|til|till|tis|twas)\b"  # words with an apostrophe for what they lack
_MARK = re.compile(rf"''|‘‘|’’|,,(?=\w)|[\"“”„‟«»‹›]|(?<!\w)['‘‚](?=[\w\[])(?!{_CLIPPED})|['’‘](?!\w)")
_ANY_MARK = re.compile("['‘’\"“”„‟«»‹›‚,]")
_ANY_BUT_COMMA = re.compile("['‘’\"“”„‟«»‹›‚]")
_SAME = {"''": '"', "‘‘": "“", "’’": "”", ",,": "„", "‟": "„"}
_SINGLE = "'‘‚"
_FREE = "([—–-/:"  # what a mark that opens may stand after, besides a space
_NESTING = {"“": "”", "«": "»", "»": "«"}  # marks that may stand in themselves
_DASH = re.compile(r"(?:(?<=[\s,.!?…])|^)[—–―](?=[\s\w¿¡])|(?<=\s)-(?=\s)|(?<=\w)—(?=[.,;:!?]|$)")
_SPEECH_DASH = "—–―"
_PARTING_DASH = re.compile(r"[,.!?…][ ”»]?[—–―]")
_AFTER_DASH = re.compile(r".[.,;:]?")
# An attribution inside a speech, with its pronoun after the verb: ", dit-il.", ", a-t-elle ajouté,".
_INVERTED = re.compile(r", (?P<verb>[^\W\d_]{1,20}(?:-[^\W\d_]{1,6}){1,2})(?: [^\W\d_]{1,20}){0,4}[,.]")
_FIRST_WORDS = 4  # of an attribution, among which its verb is
_LEAST = 4  # words of a paragraph after a dash: fewer may be a name under a quotation
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def opens_with_mark(text: str, start: int) -> bool:
    """Whether a paragraph begins with a mark, and so may go on with the speech that the one before left open."""
    return _sign(text, start) in CLOSERS


def repeats_mark(text: str, start: int, opener: str) -> bool:
    """Whether a paragraph begins with the mark `opener` again, or, as French does, with the one that closes it."""
    sign = _sign(text, start)
    return sign == opener or sign in CLOSERS[opener]


def _sign(text: str, start: int) -> str:
    sign = text[start : start + 2]
    return _SAME.get(sign, sign[:1])


def cut_at_marks(text: str, start: int, end: int, left_open: str = "") -> tuple[list[Piece], str]:
    """Cut a paragraph at its outermost quote marks, which are left out.

    `left_open` is the mark that opened a speech which goes on here. Return the pieces, and the mark of a speech that
    the paragraph leaves open, or an empty string.
    """
    if not left_open and text[start] in _SPEECH_DASH + "-":
        dialogue = _dialogue(text, start, end)
        if dialogue:
            return dialogue, ""
    cut: list[Piece] = []
    opener, depth, since = "", 0, start
    closers = _SingleClosers(text, end)
    nests: dict[str, bool] = {}  # whether a mark that opens a speech opens others in it, which close before it
    for mark in _marks(text, start, end):
        at = mark.start()
        sign = _SAME.get(mark.group(), mark.group())
        if not opener:
            if at == start and left_open and sign in CLOSERS[left_open]:
                sign = left_open
            elif not _opens(text, sign, mark.span(), start, end, closers):
                continue
            if at > since:
                cut.append((since, at, False))
            opener, depth, since = sign, 0, mark.end()
        elif sign == opener and sign in _NESTING:
            if sign not in nests:
                nests[sign] = text.count(sign, start, end) == text.count(_NESTING[sign], start, end)
            depth += nests[sign]
        elif sign in CLOSERS[opener] and _closes(text, opener, sign, mark.span(), end):
            if depth:
                depth -= 1
                continue
            if at > since:
                cut.append((since, at, True))
            opener, since = "", mark.end()
    if since < end:
        cut.append((since, end, bool(opener)))
    return [part for piece in cut for part in _without_attributions(text, piece)], opener


def _marks(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield what `_MARK.finditer` would, in less time: only where one of its characters stands is it tried."""
    signs = _ANY_MARK if text.find(",,", start, end) >= 0 else _ANY_BUT_COMMA
    while (sign := signs.search(text, start, end)) is not None:
        mark = _MARK.match(text, sign.start(), end)
        if mark is not None:
            yield mark
        start = sign.end() if mark is None else mark.end()


@dataclass(slots=True)
class _SingleClosers:
    """Tells whether a single closing mark follows within reach, looking at each character once."""

    text: str
    end: int
    looked: int = 0
    latest: int = -1

    def follow(self, at: int) -> bool:
        """Whether a mark that can close a speech follows the opening one at `at`."""
        reach = min(self.end, at + LONGEST_SINGLE)
        if self.latest > at:
            return True
        for mark in _MARK.finditer(self.text, max(at + 1, self.looked), reach):
            if mark.group() in "'’‘" and _closes(self.text, "‘", mark.group(), mark.span(), self.end):
                self.latest, self.looked = mark.start(), mark.end()
                return True
        self.looked = max(self.looked, reach)
        return False


def _opens(text: str, sign: str, span: tuple[int, int], start: int, end: int, closers: _SingleClosers) -> bool:
    at, after = span
    free = at == start or text[at - 1].isspace() or text[at - 1] in _FREE
    if sign in _SINGLE:
        return free and (text[after : after + 1].isalpha() or text[after : after + 1] == "[") and closers.follow(at)
    if sign in "“„«":
        return True
    glued = sign == '"' and text[at - 1] in ".,?!" and text[after : after + 1].isupper()  # 'she said."We go."'
    return (free or glued) and after < end and sign in '"”»‹›'


def _closes(text: str, opener: str, sign: str, span: tuple[int, int], end: int) -> bool:
    at, after = span
    following = text[after : after + 1] if after < end else ""
    if opener not in _SINGLE:
        return not (sign == '"' and text[at - 1].isspace() and following.isalnum())
    if following.isalnum():
        return False
    plural = text[at - 1] in "sS" and following == " " and text[after + 1 : after + 2].islower()
    if not plural:
        return True
    ahead = _MARK.finditer(text, after, min(end, at + LONGEST_SINGLE))
    rest = next((mark.group() for mark in ahead if mark.group() in "'’‘\""), "‘")
    return rest == "‘"


def _languages(text: str, start: int, end: int) -> tuple[Language, ...]:
    counts = Counter(word.lower() for word in _WORD.findall(text, start, min(end, start + LONGEST_SINGLE)))
    return languages_of(counts)


def _dialogue(text: str, start: int, end: int) -> list[Piece]:
    """Cut a paragraph that opens with a dash at the attributions in it; nothing when it is no speech.

    It is none in a language that doesn't write speech so, nor where it has marks of its own or may be a signature.
    """
    saying = _saying(_languages(text, start, end))
    short = len(_WORD.findall(text, start, min(end, start + LONGEST_SINGLE))) < _LEAST
    if not saying or short or any(mark in text[start : start + 4] for mark in '"“„«'):
        return []
    cut = _parted_by_dashes(text, start + 1, end, saying)
    return [] if text[start] == "-" and len(cut) == 1 else cut  # a hyphen alone is the mark of a list's item


def _saying(languages: tuple[Language, ...]) -> frozenset[str]:
    """Return the verbs of speech of those of the languages that write speech with dashes."""
    return frozenset().union(*(each.saying for each in languages if each.dash_speech))


def _parted_by_dashes(text: str, start: int, end: int, saying: frozenset[str]) -> list[Piece]:
    """Cut what is spoken at the attributions that dashes part from it: "..., — said Berg. — ..."."""
    dashes = [mark.start() for mark in _DASH.finditer(text, start, end)]
    cut: list[Piece] = []
    spoken, since = True, start
    for dash, following in pairwise([*dashes, end]):
        first = [word.lower() for word in _WORD.findall(text, dash, min(following, dash + 100))[:_FIRST_WORDS]]
        if spoken and saying.isdisjoint(first):
            continue
        until = dash if spoken else _AFTER_DASH.match(text, dash, end).end()  # type: ignore[union-attr]
        cut.append((since, until, spoken))
        spoken, since = not spoken, until
    return [*cut, (since, end, spoken)] if since < end else cut


def _without_attributions(text: str, piece: Piece) -> list[Piece]:
    """Cut a speech between marks at the attributions in it: "«..., — said Berg. — ...»", "« ..., dit-il. ... »"."""
    start, end, spoken = piece
    dash = spoken and _PARTING_DASH.search(text, start, end) is not None
    if not spoken or not (dash or _INVERTED.search(text, start, end)):
        return [piece]
    languages = _languages(text, start, end) or LANGUAGES  # a short speech may not tell its language
    saying = _saying(languages)
    if dash and saying:
        cut = _parted_by_dashes(text, start, end, saying)
        return cut if cut[-1][2] else [piece]
    inverted = tuple(ending for each in languages for ending in each.inverted)
    cut = []
    for found in _INVERTED.finditer(text, start, end):
        words = [word.lower() for word in _WORD.findall(found.group())]
        if found["verb"].endswith(inverted) and inverted and not saying.isdisjoint(words):
            cut += [(start, found.start(), True), (found.start(), found.end(), False)]
            start = found.end()
    return [*cut, (start, end, True)] if start < end else cut
