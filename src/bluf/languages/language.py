"""What bluf knows of one language, as data: every rule that depends on a language asks for it here."""

from dataclasses import dataclass

from bluf.languages.quantities import Quantities


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """The words of a language that reading a source rests on. All are in lower case.

    `code` is the language's (BCP 47) and `name` its English name. `common` are its most frequent small words, by which
    a text's language is told. `titles` stand before a person's name and are no part of
    it; `he` and `she` are those of them that only a man or only a woman bears. `saying` are verbs that report speech.
    `utterances` are nouns for a text that is one person's words (a speech, a letter), `of` the words between such a
    noun and whose it is, `presenting` words that may stand before it in the title of the text itself ("full text of the
    opening"), `byline` the words before an author's name, with a colon where they need one, and `closings`
    those with which a letter ends above its signature. `questions` and `answers` are labels of a turn that name nobody
    ("Q", "Frage"). `unnamed` are nouns for a speaker whom nobody has identified ("Speaker 2"), and `crowd` those for
    people who shout into a speech. `directions` open what a transcript says of a turn in brackets ("laughter"). `talk`
    are words that people say to each other and texts seldom do. `headings` stand before a colon and are nobody's turn
    to speak ("Note"). `decimal` is the mark before a number's decimals: the other of point and comma parts its
    thousands. `weekdays` are seven texts with the spellings of a day, from Monday on, with the capital that it is
    written with. `rising` and `falling` are the verbs and nouns that say which way a figure went. `quantities` are the
    words for figures of a language other than English, which has rules of its own.

    What turns words round or limits them: `negations` are words that deny; `negative_beginnings` and `negative_endings`
    are those of words that do ("n'est", "isn't"). `affirmations` are phrases with such a word that deny nothing ("no
    doubt"). `refusals` are words and phrases by which what follows is refused or doubted, and `falsehoods` those by
    which what stands before or after is called false. `conditions` open a condition, and `concessions` are phrases with
    the same words that set none ("even if"). `future` are verbs, and `future_endings` endings of verbs, after which
    words in `occasions` ("when") set a condition. `asking` are words after which a condition's word asks ("know if"),
    and `inversions` are words that set a condition where they open a clause ("should they").

    How clauses join: `joining` are words that open a further main clause ("and"), `contrasting` those of them that set
    it against the one before ("but"), `linking` open what is said, thought or denied ("that"), `subordinating` open
    other clauses ("because", "who"), and `asides` stand beside a clause and are no part of what it says ("however").
    `dash_speech` is whether a paragraph that opens with a dash is speech. `inverted` are endings of a verb of speech
    that stands before its pronoun inside the quotation ("dit-il").
    """

    code: str
    name: str
    common: frozenset[str]
    negations: frozenset[str]
    negative_beginnings: tuple[str, ...] = ()
    negative_endings: tuple[str, ...] = ()
    affirmations: tuple[str, ...] = ()
    refusals: tuple[str, ...] = ()
    falsehoods: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    concessions: tuple[str, ...] = ()
    inversions: tuple[str, ...] = ()
    future: frozenset[str] = frozenset()
    future_endings: tuple[str, ...] = ()
    occasions: frozenset[str] = frozenset()
    asking: frozenset[str] = frozenset()
    joining: frozenset[str] = frozenset()
    contrasting: frozenset[str] = frozenset()
    linking: frozenset[str] = frozenset()
    subordinating: frozenset[str] = frozenset()
    asides: frozenset[str] = frozenset()
    dash_speech: bool = False
    inverted: tuple[str, ...] = ()
    titles: frozenset[str] = frozenset()
    he: frozenset[str] = frozenset()
    she: frozenset[str] = frozenset()
    saying: frozenset[str] = frozenset()
    utterances: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    presenting: frozenset[str] = frozenset()
    byline: tuple[str, ...] = ()
    closings: tuple[str, ...] = ()
    questions: frozenset[str] = frozenset()
    answers: frozenset[str] = frozenset()
    unnamed: frozenset[str] = frozenset()
    crowd: frozenset[str] = frozenset()
    directions: frozenset[str] = frozenset()
    talk: frozenset[str] = frozenset()
    headings: frozenset[str] = frozenset()
    decimal: str = ","
    weekdays: tuple[str, ...] = ()
    rising: frozenset[str] = frozenset()
    falling: frozenset[str] = frozenset()
    quantities: Quantities | None = None
