"""Turn a source's speeches into quotes for a brief: the words, who says them, and the line they stand on.

Speeches and their speakers are the evidence room's. Every quote is judged by it against the source, just as a check
will judge it; what doesn't come out as verified, or has no speaker that the source makes plain, is set aside.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from bluf.draft.describing import described, last_introduced
from bluf.draft.signs import numbered_lines, without_signs
from bluf.draft.weights import weights
from bluf.draft.yaml_text import cleaned
from bluf.evidence import Verdict
from bluf.evidence.quotes import PreparedSource, judge
from bluf.evidence.quotes.matching import Match
from bluf.evidence.quotes.person_names import PersonName, names_in
from bluf.evidence.quotes.prepared_source import Scope
from bluf.evidence.quotes.sentences import sentences
from bluf.evidence.quotes.speakers import spoken_by
from bluf.evidence.quotes.speeches import SpeechStretch
from bluf.evidence.quotes.words import WORD
from bluf.languages.english import OPENERS
from bluf.languages.word_lists import listed
from bluf.sources import SourcePlace

LONGEST_TURN = 45  # words of a transcript's turn that are quoted
# Labels of a transcript that name nobody: whose words these are is not plain, and who leads through it is no actor.
QUESTIONERS = listed(
    "q a question questioner questions answer reporter journalist interviewer audience voice unidentified"
)
OFFICES = "[Mm]inister|[Ss]ecretary|[Cc]ommissioner|[Dd]irector|[Hh]ead|[Cc]hief"
NAMELESS = QUESTIONERS | listed("moderator host chair presenter anchor operator")
LONGEST = 90  # words of another speech
LONGEST_TEXT = 2_000  # characters of a quote: a word may have no end
MOST = 100  # quotes of an article, in the draft or as comments
MOST_ASIDES = 100  # other speeches of an article whose openings are shown
LONGEST_ASIDE = 100  # characters of such an opening
OPENING = 3  # words in a row by which the same quote is looked for
MOST_LIKE = 100  # quotes with the same three words that are looked at for the same quote
NEAREST = 2_000  # characters before "he said" in which somebody may be introduced
MARKS = "\"“”„‟«»‘’'"
_NOBODY = re.compile(rf"(?:{'|'.join(sorted(QUESTIONERS))})$|(?:at|by|for|from|in|on|to|with) [A-Z]", re.I)
_OPENS_CLAUSE = re.compile(
    r"(?:if|when|while|although|though|because|as|since|unless|once|until|after|before|no|yes|well|now|so|but|and)\b",
    re.I,
)
_LINKS_CLAUSE = re.compile(
    r"(?:and|but|or|so|because|which|who|whose|where|when|while|although|though|if|not|yet|nor)\b"
)


@dataclass(frozen=True, slots=True)
class DraftedSpeech:
    """A quote for a brief. `speaker` is None where the source doesn't make it plain.

    `doubt` is what whoever takes the quote should see to. `words` is how many the whole speech has, when the quote is a
    part of it. `named` are the names in the text that the speakers have, by what they are called here.
    """

    text: str
    speaker: str | None
    place: SourcePlace
    offset: int
    article: str
    doubt: str | None = None
    words: int | None = None
    named: dict[str, PersonName] = field(default_factory=dict)

    @property
    def is_telling(self) -> bool:
        """Whether the words are three at least, or two of somebody whom the source names."""
        count = len(WORD.findall(self.text))
        return count >= 3 or (count == 2 and bool(self.named) and self.speaker is not None)

    @property
    def worth(self) -> float:
        """How much the quote gives a reader, from 0 to 1: a whole sentence of some length, by somebody named."""
        count = len(self.text.split())
        size = count / 8 if count < 8 else min(1.0, 45 / count)
        question = 0.4 if self.text.rstrip(MARKS).endswith("?") else 1.0
        whole = 1.0 if self.text[:1].isupper() else 0.8
        whole *= 0.3 if (self.speaker or "").lower() in NAMELESS else 1.0
        return size * question * whole * (1.0 if self.named else 0.6)


@dataclass(frozen=True, slots=True)
class Aside:
    """Words that the source marks as somebody's and that are no quote of the draft: their opening, and where."""

    text: str
    place: SourcePlace


@dataclass(frozen=True, slots=True)
class Quotes:
    """A source's quotes in order, each once, and its other speeches: the first of them, and how many more there are."""

    taken: tuple[DraftedSpeech, ...]
    asides: tuple[Aside, ...] = ()
    more: int = 0
    last: SourcePlace | None = None  # of those


def quotes_of(source: PreparedSource, article: str) -> Quotes:
    """Return the source's quotes in order, each once, of which the most telling are compared with it.

    To compare one takes as long as the source is, so there are at most `MOST` of them.
    """
    found: list[DraftedSpeech] = []
    left: list[tuple[int, str]] = []  # speeches that give no quote, by their offsets
    told = _Told()
    names = _Names(source)
    weigh = cache(lambda: weights(source))
    numbers = numbered_lines(source.source)
    for members in source.speeches.members:
        quote = _quote(members, source, article, names, weigh)
        if quote is None:
            continue
        numbered = bisect_left(numbers, quote.offset + 1) < bisect_left(numbers, members[-1].end)
        if numbered or not quote.is_telling or len(quote.text) > LONGEST_TEXT:
            left.append((quote.offset, quote.text))
            continue
        words = _folded(quote.text)
        at = told.find(words)
        if at is None:
            found.append(quote)
            told.add(words)
        elif _better(quote, found[at]):
            found[at] = replace(quote, speaker=quote.speaker or found[at].speaker)
            told.change(at, words)
    best = sorted(range(len(found)), key=lambda at: -found[at].worth)
    taken = tuple(_confirmed(found[at], source) for at in sorted(best[:MOST]))
    left += ((found[at].offset, found[at].text) for at in best[MOST:])
    return Quotes(taken, *_asides(sorted(left), source))


def _asides(
    left: Sequence[tuple[int, str]], source: PreparedSource
) -> tuple[tuple[Aside, ...], int, SourcePlace | None]:
    shown = tuple(Aside(_opening(text), source.source.place(offset)) for offset, text in left[:MOST_ASIDES])
    more = len(left) - len(shown)
    return shown, more, source.source.place(left[-1][0]) if more else None


def _opening(text: str) -> str:
    """Return the first words of a text that is too long to be shown."""
    cut = text[:LONGEST_ASIDE]
    return text if text == cut else f"{cut.rpartition(' ')[0] or cut} …"


class _Told:
    """The folded words of quotes, to find the first that is a part of another, or of which the other is a part."""

    def __init__(self) -> None:
        self._all: list[str] = []
        self._with: dict[str, list[int]] = {}  # by a word of theirs, or by three in a row
        self._numbers: dict[str, list[int]] = {}  # of the quotes that have just these words
        self._lengths: dict[str, set[int]] = {}  # that quotes have which these words open

    def find(self, words: str) -> int | None:
        """Return the number of the first quote that has these words in a row, or whose words are in a row in them."""
        each = words.split()
        around = min((self._with.get(some, []) for some in _some(each)), key=len)
        found = [at for at in around[:MOST_LIKE] if words in self._all[at]]
        for first in range(len(each)):
            for opening in {" ".join(each[first : first + count]) for count in range(1, OPENING + 1)}:
                for length in self._lengths.get(opening, ()):
                    if first + length <= len(each):
                        found += self._numbers.get(_spaced(each[first : first + length]), ())
        return min(found, default=None)

    def add(self, words: str) -> None:
        """Note the next quote."""
        self._all.append("")
        self._numbers.setdefault("", []).append(len(self._all) - 1)
        self.change(len(self._all) - 1, words)

    def change(self, at: int, words: str) -> None:
        """Note other words of a quote."""
        self._numbers[self._all[at]].remove(at)
        self._numbers.setdefault(words, []).append(at)
        self._all[at] = words
        each = words.split()
        for some in dict.fromkeys((*each, *_some(each))):
            self._with.setdefault(some, []).append(at)
        self._lengths.setdefault(" ".join(each[:OPENING]), set()).add(len(each))


def _some(words: Sequence[str]) -> list[str]:
    """Return all three words in a row, or where there are only two, each."""
    return [" ".join(words[at : at + OPENING]) for at in range(len(words) - OPENING + 1)] or list(words)


def _spaced(words: Sequence[str]) -> str:
    return f" {' '.join(words)} "


def _folded(text: str) -> str:
    """Return a text's words without typography, to tell the same quote again."""
    return _spaced([word.lower().replace("’", "'") for word in WORD.findall(text)])


def _better(quote: DraftedSpeech, other: DraftedSpeech) -> bool:
    return (quote.speaker is not None, len(quote.text)) > (other.speaker is not None, len(other.text))


def _quote(
    members: tuple[SpeechStretch, ...],
    source: PreparedSource,
    article: str,
    names: "_Names",
    weigh: Callable[[], Mapping[str, float]],
) -> DraftedSpeech | None:
    """Return a speech as a quote that has not been compared with the source; None where it has no words."""
    words = source.run(_first_word(members, source), Scope.SPEECH) if members else ()
    if not words:
        return None
    said, is_asked = without_signs(members, source.source.text)
    if not said:
        return None
    speaker, named, doubt = (None, {}, None) if is_asked else _speaker(members, words, source, names)
    whole = cleaned(_joined(said, source))
    text = _part(whole, said[0].label is not None, weigh)
    return DraftedSpeech(
        text,
        speaker,
        source.source.place(said[0].start),
        said[0].start,
        article,
        doubt,
        len(cleaned(_joined(members, source)).split()) if text != whole or said != members else None,
        named,
    )


def _speaker(
    members: tuple[SpeechStretch, ...], words: Sequence[int], source: PreparedSource, names: "_Names"
) -> tuple[str | None, dict[str, PersonName], str | None]:
    """Return who says a speech, the names that the source has for them, and what is to be checked."""
    spoken = spoken_by(Match(words, 0, len(words) - 1), source)
    found = spoken.names
    implied = spoken.implied
    before = spoken.unless[-NEAREST:]
    introduced = last_introduced(before)
    if introduced is not None and found and introduced.words != found[0].words:
        after = before[introduced.end :]
        if not any(set(name.words) & set(found[0].words) for name in names_in(after)):
            found, implied = (introduced,), True
    named = {names.shown(name): name for name in found}
    speaker = _listed(list(named)) or None
    doubt = "the source implies the speaker: check it" if implied and speaker else None
    if speaker is not None and (len(speaker) < 2 or _NOBODY.match(speaker)):
        speaker, named = None, {}
    if speaker is None and (other := described(members, source)) is not None:
        named = {names.shown(other.named): other.named} if other.named is not None else {}
        speaker, doubt = _listed(list(named)) or other.speaker, other.doubt
    return speaker, named, doubt


def _first_word(members: tuple[SpeechStretch, ...], source: PreparedSource) -> int:
    return min(bisect_left(source.starts, members[0].start), len(source.words) - 1)


def _confirmed(quote: DraftedSpeech, source: PreparedSource) -> DraftedSpeech:
    """Return the quote as a check verifies it: with its first speaker only, or with none where it doesn't."""
    for speaker in dict.fromkeys((quote.speaker, next(iter(quote.named), quote.speaker))):
        found = judge(quote.text, speaker, source)
        if found.verdict is Verdict.VERIFIED and not found.others:
            return replace(quote, speaker=speaker)
    return replace(quote, speaker=None, doubt="bluf can't verify these words as they stand here")


def _listed(names: list[str]) -> str:
    """Return names as a sentence lists them: "Berg, Mori and Holm"."""
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


class _Names:
    """Tells how a source writes the speakers' names in running text."""

    def __init__(self, source: PreparedSource) -> None:
        self._source = source
        self._shown: dict[str, str] = {}
        self._words = frozenset(source.words)

    def shown(self, name: PersonName) -> str:
        """Return a speaker's name as the source writes it in running text, in its fullest form there."""
        if name.name not in self._shown:
            self._shown[name.name] = self._find(name)
        return self._shown[name.name]

    def _find(self, name: PersonName) -> str:
        shown = self._source.people.shown_as(name)
        if len(name.words) > 1 and shown.endswith(f" {name.name}"):
            return name.name
        first, _, rest = shown.partition(" ")
        if " " in rest and first.lower() in self._words:
            return rest  # "Regulator Joanna Kruk" opens a sentence, and "regulator" is a word of the text
        if not shown.isupper() or len(shown.split()) < 2:
            return shown
        return self._spelt(shown) or shown.title()

    def _spelt(self, shown: str) -> str | None:
        """Return a name in capitals as the source has it elsewhere: "JO BERG" as "Jo Berg"."""
        each = WORD.findall(shown)
        text, words, starts = self._source.source.text, self._source.words, self._source.starts
        for at in self._source.index.get(each[0].lower(), ()):
            if at + len(each) > len(words):
                break
            written = text[starts[at] : self._source.end(at + len(each) - 1)]
            if written != shown and written.lower() == shown.lower():
                return written
        return None


def _joined(members: tuple[SpeechStretch, ...], source: PreparedSource) -> str:
    """Return a speech in one piece, without the attributions that split it."""
    text = source.source.text
    pieces = [text[member.start : member.end].replace("\n\n", " ").strip() for member in members]
    joined = pieces[0]
    for number, piece in enumerate(pieces[1:], 1):
        before, after = members[number - 1], members[number]
        between = text[before.end : after.start].strip(MARKS + " \n")
        if joined.endswith(",") and before.paragraph == after.paragraph:
            if (between.endswith(".") and piece[:1].isupper()) or _opens_sentence(piece):
                joined = joined[:-1] + "."
            elif not (_OPENS_CLAUSE.match(pieces[number - 1]) or _LINKS_CLAUSE.match(piece)):
                joined = joined[:-1]
        joined = f"{joined} {piece}"
    return _closed(joined)


def _opens_sentence(piece: str) -> bool:
    """Whether words open a sentence: they begin with a capital that is not their own, as a name's or "I" would be."""
    first = re.match(r"[A-Z][a-z]*\b(?![’'])", piece)
    return first is not None and first.group() in OPENERS - {"I"}


def _closed(text: str) -> str:
    """Return a speech without the comma that an attribution put at its end."""
    text = text.strip()
    while text.endswith((",", ";", " ", "—", "–", ":")):
        text = text[:-1]
        if text and text[0].isupper() and not text.endswith((".", "!", "?", "…", ",", ";", " ", "—", "–", ":")):
            text += "." if len(text.split()) > 3 else ""
    return text


def _part(text: str, is_turn: bool, weigh: Callable[[], Mapping[str, float]]) -> str:
    """Return the sentences in a row that carry the most of a speech which is too long for a quote."""
    most = LONGEST_TURN if is_turn else LONGEST
    if len(text.split()) <= most:
        return text
    parts = [part for part in sentences(text) if part.strip()]
    weight_of = weigh()
    best, most_weight = parts[0], -1.0
    for first in range(len(parts)):
        for last in range(first, len(parts)):
            passage = "".join(parts[first : last + 1])
            if len(passage.split()) > most and last > first:
                break
            opens_badly = re.match(r"(?:and|but|so|it|that|this|they|he|she|because|or)\b", passage, re.I)
            weight = sum(weight_of.get(word, 0.0) for word in set(WORD.findall(passage.lower()))) * (
                0.5 if opens_badly else 1
            )
            if weight > most_weight:
                best, most_weight = passage, weight
    return best.strip()
