"""What bluf knows of one language, as data: every rule that depends on a language asks for it here."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """The words of a language that reading a source rests on. All are in lower case.

    `code` is the language's (BCP 47) and `name` its English name. `common` are its most frequent small words, by which
    a text's language is told. `negations` are words that deny, and `negative_endings` endings of such words.
    `conditions` are words and phrases that open a condition. `titles` stand before a person's name and are no part of
    it; `he` and `she` are those of them that only a man or only a woman bears. `saying` are verbs that report speech.
    `utterances` are nouns for a text that is one person's words (a speech, a letter), `of` the words between such a
    noun and whose it is, `byline` the words before an author's name, with a colon where they need one, and `closings`
    those with which a letter ends above its signature. `questions` and `answers` are labels of a turn
    that name nobody ("Q", "Frage"). `decimal` is the mark before a number's decimals; `thousands` are the characters
    that may part its thousands, besides a space.
    """

    code: str
    name: str
    common: frozenset[str]
    negations: frozenset[str]
    negative_endings: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    titles: frozenset[str] = frozenset()
    he: frozenset[str] = frozenset()
    she: frozenset[str] = frozenset()
    saying: frozenset[str] = frozenset()
    utterances: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    closings: tuple[str, ...] = ()
    questions: frozenset[str] = frozenset()
    answers: frozenset[str] = frozenset()
    decimal: str = ","
    thousands: str = "."
