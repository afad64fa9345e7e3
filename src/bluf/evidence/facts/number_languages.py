"""Tell by which languages and decimal marks a point and its sources are to be read."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bluf.evidence.facts.readings import EITHER, POINT, Marks
from bluf.languages import LANGUAGES, Language
from bluf.languages.detection import languages_of

_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_ALSO = 0.7  # times the evidence of the best, from which on a text is read as another language too
_DEFAULT = "en"  # the language of a brief that doesn't say its own: its points may be in another
_HARDLY = 0.2  # times the evidence of the best, up to which a text is not in another language at all
_TOLD_BY = 20_000  # characters of a text that tell its language


@dataclass(frozen=True, slots=True)
class Reading:
    """How a point is read beside its sources: its language, theirs if they are told, and the marks of its numbers."""

    language: Language
    theirs: tuple[Language, ...]
    marks: Marks

    @property
    def is_english(self) -> bool:
        """Whether the rules for English names hold for the point and its sources."""
        return self.language.code == "en" and (not self.theirs or self.theirs[0].code == "en")

    @property
    def is_one(self) -> bool:
        """Whether the point and its sources are plainly in the same language."""
        return self.language in self.theirs[:1]


def languages_told(text: str, also: float = _ALSO) -> tuple[Language, ...]:
    """Return the languages that a text is in, most likely first; none where too few words tell.

    `also` is how much evidence, beside that of the best, another language needs.
    """
    return languages_of(Counter(word.lower() for word in _WORD.findall(text[:_TOLD_BY])), also)


def _may_be_in(text: str, language: Language, own: tuple[Language, ...]) -> bool:
    """Whether a point that plainly is in the languages `own` may be in that of its brief."""
    if language.code == _DEFAULT:
        return language in own or not (own or _CYRILLIC.search(text))
    return not own or language in languages_told(text, _HARDLY)


def reading_of(text: str, language: str, sources: Sequence[tuple[str, tuple[Language, ...]]]) -> Reading:
    """Return how to read a point of a brief in this language (BCP 47) beside the texts of sources, in their languages.

    What neither tells of its language is read with either mark.
    """
    theirs = tuple(dict.fromkeys(each for _, spoken in sources for each in spoken))
    own = languages_told(text)
    told = (*own, *theirs) or languages_told(" ".join([text, *(source[:_TOLD_BY] for source, _ in sources)]))
    code = language.partition("-")[0].lower()
    spoken = next((each for each in LANGUAGES if each.code == code), None)
    if spoken is None or not _may_be_in(text, spoken, own):
        spoken = (own or told or LANGUAGES)[0]
    only_points = bool(told) and all(each.decimal == "." for each in (*told, spoken))
    return Reading(spoken, theirs, POINT if only_points else EITHER)
