"""Turn a source's text into what matching needs: its words, where each one stands, its speeches and its people."""

import re
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from itertools import chain
from typing import Any

from bluf.evidence.acronyms import spelled_out
from bluf.evidence.judgement import UNSAID, Origin
from bluf.evidence.quotes.grammar import Grammar, grammar_of
from bluf.evidence.quotes.people import People, people_of
from bluf.evidence.quotes.person_names import names_in
from bluf.evidence.quotes.speeches import Speeches, SpeechStretch, speeches
from bluf.evidence.quotes.turn_labels import TurnLabel
from bluf.evidence.quotes.turns import without_labels
from bluf.evidence.quotes.words import WORD, ends_clause, ends_sentence, folded_word, gap_sign
from bluf.languages import Language
from bluf.languages.detection import SHARE, languages_of
from bluf.sources.source_text import SourcePlace, SourceText

# A word in which an editor wrote letters in brackets ("[W]e", "threat[s]").
_LETTERS = r"[^\W\d_]"
_EDITED = re.compile(
    rf"(?<![^\W_])(?:{_LETTERS}{{0,40}}\[{_LETTERS}{{1,40}}\]{_LETTERS}{{1,40}}"
    rf"|{_LETTERS}{{1,40}}\[{_LETTERS}{{1,40}}\]|\[{_LETTERS}\])"
)
_LONGEST_START = 40  # letters of a word before its brackets
_ALSO = 0.15  # times as much as a source's first language, from which on short paragraphs may be in another


class Scope(Enum):
    """Which words of a source may be quoted together."""

    SPEECH = "speech"  # those of one speech, or of one stretch of narration
    MARKED = "marked"  # what stands between two marks, with the attributions in it: "«..., — said Berg. — ...»"
    PARAGRAPH = "paragraph"  # narration and the speeches in it: for a quote that has quote marks of its own
    TEXT = "text"  # all of a text that is the speaker's own


@dataclass(frozen=True)
class PreparedSource:
    """A source with an index of its words, in lower case, made once for all quotes."""

    source: SourceText
    words: Sequence[str]
    lowered: Sequence[str]  # the words in lower case
    starts: Sequence[int]
    index: Mapping[str, Sequence[int]]  # where each word stands, by the word in lower case
    shown: Mapping[int, str]  # words of another length as they stand: with an editor's letters, "[W]e", or with vowels
    broken: dict[int, tuple[str, str]]  # words that a hyphen at a line end broke, perhaps written with it: their parts
    origin: Origin = UNSAID
    found: dict[str, Any] = field(default_factory=dict)  # what was found out about the whole text, by what it is
    _runs: dict[tuple[Scope, int], Sequence[int]] = field(default_factory=dict)
    spoken: dict[int, Any] = field(default_factory=dict)  # what was found of whose words each speech is
    _parted: dict[int, bool] = field(default_factory=dict)  # after each word that was asked for
    _passages: dict[int, Sequence[int]] = field(default_factory=dict)  # between marks, by where each stretch starts
    _grammars: dict[int, Grammar] = field(default_factory=dict)  # of each paragraph that was asked for

    @cached_property
    def speeches(self) -> Speeches:
        """The source's speeches."""
        return speeches(self.source)

    @cached_property
    def people(self) -> People:
        """The people that the source names, in its text and in the labels of its turns."""
        text = without_labels(self.source.text, self.speeches.turns)
        return people_of(text, [*names_in(text), *(label.as_name for label in self.labels if label.name)])

    @cached_property
    def labels(self) -> tuple[TurnLabel, ...]:
        """Each label of the turns of a transcript once, offices with their holders where the text says who that is."""
        return tuple(dict.fromkeys(turn.label for turn in self.speeches.turns if turn.label is not None))

    @cached_property
    def acronyms(self) -> dict[str, str]:
        """What the source spells out: {"USIP": "United States Institute of Peace"}."""
        return spelled_out(self.source.text)

    @cached_property
    def languages(self) -> tuple[Language, ...]:
        """The languages of the source, as far as its words show them."""
        return languages_of({word: len(self.index[word]) for word in SHARE if word in self.index}, _ALSO)

    def grammar(self, word: int) -> Grammar:
        """Return the grammar of the languages of a word's paragraph, or of the source where that is short."""
        paragraphs = self.source.paragraphs
        number = paragraphs.at(self.starts[word])
        found = self._grammars.get(number)
        if found is None:
            between = self._between(*paragraphs[number])
            counts = Counter(self.lowered[between.start : between.stop])
            languages = languages_of(counts) or self.languages
            found = self._grammars[number] = grammar_of(languages)
        return found

    def denies(self, word: int) -> bool:
        """Whether a word denies in the language of its paragraph."""
        return self.grammar(word).denies(self.words[word])

    def end(self, word: int) -> int:
        """Return the offset just after a word."""
        return self.starts[word] + len(self.shown.get(word, self.words[word]))

    def place(self, word: int) -> SourcePlace:
        """Return where in the file a word stands."""
        return self.source.place(self.starts[word])

    def gap(self, before: int, after: int) -> str:
        """Return the text between two words."""
        return self.source.text[self.end(before) : self.starts[after]]

    def stretch(self, word: int) -> SpeechStretch:
        """Return the stretch that a word stands in."""
        return self.speeches.at(self.starts[word])

    def run(self, word: int, scope: Scope) -> Sequence[int]:
        """Return the words that may be quoted together with `word`; none where the scope adds nothing."""
        if scope is Scope.TEXT:
            return self._kept(scope, 0, (SpeechStretch(0, len(self.source.text), 0),))
        stretch = self.stretch(word)
        if scope is Scope.PARAGRAPH:
            start, end = self.source.paragraphs[stretch.paragraph]
            return self._kept(scope, stretch.paragraph, (SpeechStretch(start, end, stretch.paragraph),))
        if scope is Scope.MARKED:
            return self._marked(stretch)
        if stretch.speech is not None:
            return self._kept(scope, stretch.speech, self.speeches.members[stretch.speech])
        return self._kept(scope, -1 - stretch.start, (stretch,))

    def _marked(self, stretch: SpeechStretch) -> Sequence[int]:
        """Return the words between the marks that a stretch is between, if attributions stand there too."""
        found = self._passages.get(stretch.start)
        if found is None:
            touching = [self.speeches.stretches[number] for number in self.speeches.touching(stretch.start)]
            plain = len(touching) == 1 or any(each.label is not None for each in touching)
            found = () if plain else self._between(touching[0].start, touching[-1].end)
            self._passages.update((each.start, found) for each in touching)
        return found

    def _kept(self, scope: Scope, number: int, stretches: tuple[SpeechStretch, ...]) -> Sequence[int]:
        key = (scope, number)
        if key not in self._runs:
            pieces = [self._between(stretch.start, stretch.end) for stretch in stretches]
            self._runs[key] = pieces[0] if len(pieces) == 1 else array("I", chain.from_iterable(pieces))
        return self._runs[key]

    def _between(self, start: int, end: int) -> range:
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def joined(self, before: int, after: int) -> bool:
        """Whether an attribution or a paragraph's end stands between two neighbours of a run."""
        return after != before + 1 or self.stretch(before) != self.stretch(after)

    def sign(self, before: int, after: int) -> str | None:
        """Return the punctuation between two neighbours of a run; None where an attribution replaced it."""
        return None if after != before + 1 else gap_sign(self.gap(before, after))

    def sentence_ends(self, before: int, after: int) -> bool:
        """Whether a sentence ends between two neighbours of a run."""
        gap = self.gap(before, after)
        if "\n\n" in gap:
            return True
        if after != before + 1:
            return self.source.text[self.end(before)] in ".!?…" or re.search(r"[.!?]\W*$", gap) is not None
        text = self.source.text
        return ends_sentence(text[max(0, self.starts[before] - 2) : self.end(before)], gap, self.words[after])

    def parted(self, before: int, after: int) -> bool:
        """Whether a sentence or a clause ends between two neighbours of a run."""
        if after != before + 1:
            return True
        found = self._parted.get(before)
        if found is None:
            found = self._parted[before] = self.sentence_ends(before, after) or self.clause_ends(before, after)
        return found

    def clause_ends(self, before: int, after: int) -> bool:
        """Whether a clause ends between two neighbours of a run."""
        return after != before + 1 or ends_clause(self.gap(before, after), self.words[before], self.words[after])


def prepared(source: SourceText, origin: Origin = UNSAID) -> PreparedSource:
    """Index a source's words; `origin` is what the brief says of it."""
    words: list[str] = []
    lowered: list[str] = []
    starts = array("I")
    index: dict[str, array[int]] = {}
    forms: dict[str, tuple[str, str, array[int]]] = {}  # by the word as it stands
    shown_words: dict[int, str] = {}
    matches = _word_matches(source.text) if "[" in source.text else WORD.finditer(source.text)
    for number, match in enumerate(matches):
        shown = match.group()
        form = forms.get(shown)
        if form is None:
            word = shown if shown.isascii() else folded_word(shown)
            word = word.replace("[", "").replace("]", "")
            lower = word.lower()
            form = forms[shown] = word, lower, index.setdefault(lower, array("I"))
        words.append(form[0])
        lowered.append(form[1])
        starts.append(match.start())
        if len(shown) != len(form[0]):
            shown_words[number] = shown
        form[2].append(number)
    return PreparedSource(
        source, words, lowered, starts, index, shown_words, _broken(source, words, starts, index), origin
    )


def _word_matches(text: str) -> Iterator[re.Match[str]]:
    """Yield the words of a text, and those with an editor's letters in brackets as one."""
    since = 0
    at = text.find("[")
    while at >= 0:
        start = at
        while start > since and at - start < _LONGEST_START and text[start - 1].isalpha():
            start -= 1
        edited = _EDITED.match(text, start)
        if edited is not None:
            yield from WORD.finditer(text, since, start)
            yield edited
            since = edited.end()
        at = text.find("[", max(at + 1, since))
    yield from WORD.finditer(text, since)


def _broken(
    source: SourceText, words: Sequence[str], starts: Sequence[int], index: dict[str, "array[int]"]
) -> dict[int, tuple[str, str]]:
    """Return the parts of the words that a hyphen at a line end broke, and put them into the index too."""
    broken: dict[int, tuple[str, str]] = {}
    parts: dict[str, list[int]] = {}
    for at in sorted(source.breaks):
        number = bisect_left(starts, at) - 1
        if number >= 0 and starts[number] < at < starts[number] + len(words[number]):
            cut = at - starts[number]
            broken[number] = (words[number][:cut], words[number][cut:])
            for part in broken[number]:
                parts.setdefault(part.lower(), []).append(number)
    for part, numbers in parts.items():
        index[part] = array("I", sorted([*index.get(part, ()), *numbers]))
    return broken
