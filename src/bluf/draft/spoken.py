"""Turn a source's speeches into quotes for a brief: the words, who says them, and the line they stand on.

Speeches and their speakers are the evidence room's. Every quote is judged by it against the source, just as a check
will judge it; what doesn't come out as verified, or has no speaker that the source makes plain, is set aside.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from bluf.draft.describing import described, last_introduced
from bluf.draft.weights import weights
from bluf.draft.yaml_text import cleaned
from bluf.evidence import Verdict
from bluf.evidence.quotes import PreparedSource, judge
from bluf.evidence.quotes.matching import Match
from bluf.evidence.quotes.names import Name, names_in
from bluf.evidence.quotes.prepared import Scope
from bluf.evidence.quotes.sentences import sentences
from bluf.evidence.quotes.speakers import spoken_by
from bluf.evidence.quotes.speeches import Stretch
from bluf.evidence.quotes.words import WORD
from bluf.languages.word_lists import listed
from bluf.sources import Place

LONGEST_TURN = 45  # words of a transcript's turn that are quoted
# Labels of a transcript that name nobody: whose words these are is not plain, and who leads through it is no actor.
QUESTIONERS = listed(
    "q a question questioner questions answer reporter journalist interviewer audience voice unidentified"
)
OFFICES = "[Mm]inister|[Ss]ecretary|[Cc]ommissioner|[Dd]irector|[Hh]ead|[Cc]hief"
NAMELESS = QUESTIONERS | listed("moderator host chair presenter anchor operator")
LONGEST = 90  # words of another speech
MARKS = "\"“”„‟«»‘’'"
_OPENS_CLAUSE = re.compile(
    r"(?:if|when|while|although|though|because|as|since|unless|once|until|after|before|no|yes|well|now|so|but|and)\b",
    re.I,
)
_LINKS_CLAUSE = re.compile(
    r"(?:and|but|or|so|because|which|who|whose|where|when|while|although|though|if|not|yet|nor)\b"
)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A quote for a brief. `speaker` is None where the source doesn't make it plain.

    `doubt` is what whoever takes the quote should see to. `words` is how many the whole speech has, when the quote is a
    part of it. `named` are the names in the text that the speakers have, by what they are called here.
    """

    text: str
    speaker: str | None
    place: Place
    offset: int
    article: str
    doubt: str | None = None
    words: int | None = None
    named: dict[str, Name] = field(default_factory=dict)

    @property
    def worth(self) -> float:
        """How much the quote gives a reader, from 0 to 1: a whole sentence of some length, by somebody named."""
        count = len(self.text.split())
        size = count / 8 if count < 8 else min(1.0, 45 / count)
        question = 0.4 if self.text.rstrip(MARKS).endswith("?") else 1.0
        whole = 1.0 if self.text[:1].isupper() else 0.8
        whole *= 0.3 if (self.speaker or "").lower() in NAMELESS else 1.0
        return size * question * whole * (1.0 if self.named else 0.6)


def quotes_of(source: PreparedSource, article: str) -> list[Spoken]:
    """Return the source's quotes in order, each once."""
    found: list[Spoken] = []
    told = _Told()
    weigh = cache(lambda: weights(source))
    for members in source.speeches.members:
        for quote in _quotes(members, source, article, weigh):
            words = _folded(quote.text)
            at = told.find(words)
            if at is None:
                found.append(quote)
                told.add(words)
            elif _better(quote, found[at]):
                found[at] = replace(quote, speaker=quote.speaker or found[at].speaker)
                told.change(at, words)
    return found


class _Told:
    """The folded words of quotes, to find the first that is a part of another, or of which the other is a part."""

    def __init__(self) -> None:
        self._all: list[str] = []
        self._with_word: dict[str, list[int]] = {}
        self._numbers: dict[str, list[int]] = {}  # of the quotes that have just these words
        self._lengths: dict[str, set[int]] = {}  # that quotes have which a word opens

    def find(self, words: str) -> int | None:
        """Return the number of the first quote that has these words in a row, or whose words are in a row in them."""
        each = words.split()
        if not each:
            return next((at for at, other in enumerate(self._all) if not other.strip()), None)
        around = min((self._with_word.get(word, []) for word in each), key=len)
        found = [at for at in around if words in self._all[at]]
        for first, word in enumerate(each):
            for length in self._lengths.get(word, ()):
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
        for word in dict.fromkeys(each):
            self._with_word.setdefault(word, []).append(at)
        for word in each[:1]:
            self._lengths.setdefault(word, set()).add(len(each))


def _spaced(words: Sequence[str]) -> str:
    return f" {' '.join(words)} "


def _folded(text: str) -> str:
    """Return a text's words without typography, to tell the same quote again."""
    return _spaced([word.lower().replace("’", "'") for word in WORD.findall(text)])


def _better(quote: Spoken, other: Spoken) -> bool:
    return (quote.speaker is not None, len(quote.text)) > (other.speaker is not None, len(other.text))


def _quotes(
    members: tuple[Stretch, ...], source: PreparedSource, article: str, weigh: Callable[[], Mapping[str, float]]
) -> Iterator[Spoken]:
    words = source.run(_first_word(members, source), Scope.SPEECH)
    if not words or not members:
        return
    spoken = spoken_by(Match(words, 0, len(words) - 1), source)
    names = spoken.names
    implied = spoken.implied
    introduced = last_introduced(spoken.unless)
    if introduced is not None and names and introduced.words != names[0].words:
        after = spoken.unless[introduced.end :]
        if not any(set(name.words) & set(names[0].words) for name in names_in(after)):
            names, implied = (introduced,), True
    named = {_shown(name, source): name for name in names}
    speaker = _listed(list(named)) or None
    doubt = "the source implies the speaker: check it" if implied and speaker else None
    if speaker is not None and (len(speaker) < 2 or speaker.lower() in QUESTIONERS):
        speaker, named = None, {}
    if speaker is None and (other := described(members, source)) is not None:
        named = {_shown(other.named, source): other.named} if other.named is not None else {}
        speaker, doubt = _listed(list(named)) or other.speaker, other.doubt
    whole = cleaned(_joined(members, source))
    text = _part(whole, members[0].label is not None, weigh)
    quote = Spoken(
        text,
        speaker,
        source.place(words[0]),
        members[0].start,
        article,
        doubt,
        len(whole.split()) if text != whole else None,
        named,
    )
    is_long = len(WORD.findall(quote.text)) >= 3
    if is_long or (named and quote.speaker is not None):  # the others need not be compared: they aren't taken
        quote = _confirmed(quote, source)
        if is_long or quote.speaker is not None:
            yield quote


def _first_word(members: tuple[Stretch, ...], source: PreparedSource) -> int:
    return min(bisect_left(source.starts, members[0].start), len(source.words) - 1)


def _confirmed(quote: Spoken, source: PreparedSource) -> Spoken:
    """Return the quote as a check verifies it: with its first speaker only, or with none where it doesn't."""
    for speaker in dict.fromkeys((quote.speaker, next(iter(quote.named), quote.speaker))):
        found = judge(quote.text, speaker, source)
        if found.verdict is Verdict.VERIFIED and not found.others:
            return replace(quote, speaker=speaker)
    return replace(quote, speaker=None, doubt="bluf can't verify these words as they stand here")


def _listed(names: list[str]) -> str:
    """Return names as a sentence lists them: "Berg, Mori and Holm"."""
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def _shown(name: Name, source: PreparedSource) -> str:
    """Return a speaker's name as the source writes it in running text, in its fullest form there."""
    shown = source.people.shown_as(name)
    if len(name.words) > 1 and shown.endswith(f" {name.name}"):
        return name.name
    first, _, rest = shown.partition(" ")
    if " " in rest and re.search(rf"\b{re.escape(first.lower())}\b", source.source.text):
        return rest  # "Regulator Joanna Kruk" opens a sentence, and "regulator" is a word of the text
    if not shown.isupper() or len(shown.split()) < 2:
        return shown
    written = re.search(rf"\b{re.escape(shown)}\b", re.sub(rf"\b{re.escape(shown)}\b", "", source.source.text), re.I)
    return written.group() if written else shown.title()


def _joined(members: tuple[Stretch, ...], source: PreparedSource) -> str:
    """Return a speech in one piece, without the attributions that split it."""
    text = source.source.text
    pieces = [text[member.start : member.end].replace("\n\n", " ").strip() for member in members]
    joined = pieces[0]
    for number, piece in enumerate(pieces[1:], 1):
        before, after = members[number - 1], members[number]
        between = text[before.end : after.start].strip(MARKS + " \n")
        if joined.endswith(",") and before.paragraph == after.paragraph:
            if between.endswith(".") and piece[:1].isupper():
                joined = joined[:-1] + "."
            elif not (_OPENS_CLAUSE.match(pieces[number - 1]) or _LINKS_CLAUSE.match(piece)):
                joined = joined[:-1]
        joined = f"{joined} {piece}"
    return _closed(joined)


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
