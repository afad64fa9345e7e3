"""How languages print quotation marks and apostrophes, by the tags of the languages (BCP 47).

The marks are those of CLDR 48 (`delimiters`), with these exceptions. What stands in « » in French has no-break spaces
at its ends, but not in Switzerland. Arabic and Spanish have « », as newspapers print them, and Dutch has “ ”, as the
Taalunie advises. Where CLDR has the same marks at both levels, or the inner ones turned outward, the inner ones are
those that style guides name.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from bluf.languages.word_lists import listed

Marks = tuple[str, str]  # that open and that close


@dataclass(frozen=True, slots=True)
class QuotationMarks:
    """The marks around what is quoted, and those around what is quoted in it."""

    outer: Marks
    inner: Marks


def _pairs(outer: str, inner: str, tags: str) -> dict[str, QuotationMarks]:
    marks = QuotationMarks((outer[0], outer[1]), (inner[0], inner[1]))
    return dict.fromkeys(tags.split(), marks)


_MARKS = {
    **_pairs("“”", "‘’", "af az bn cy da en es-419 es-MX fo fy ga gd gl hi id kl km ko ku lo lv ml mn ms mt my ne nl"),
    **_pairs("“”", "‘’", "ps pt-BR so sq sw ta te th tr vi zh"),
    **_pairs("„“", "‚‘", "bg cs de et hr is lb lt mk sk sl"),
    **_pairs("„”", "‘’", "bs sr"),
    **_pairs("„”", "«»", "pl ro"),
    **_pairs("„”", "»«", "hu"),
    **_pairs("„“", "«»", "ka"),
    **_pairs("«»", "“”", "ar ca el es eu hy it kk pt"),
    **_pairs("«»", "‹›", "am fa fr-CH"),
    **_pairs("«»", "„“", "be ru uk"),
    **_pairs("«»", "‘’", "nb nn no"),
    **_pairs("””", "’’", "fi he sv yi"),
    **_pairs("”“", "’‘", "ur"),
    **_pairs("「」", "『』", "ja zh-Hant"),
    "fr": QuotationMarks(("«\u00a0", "\u00a0»"), ("“", "”")),
}

# Languages in which a straight apostrophe is typed for a letter, such as a glottal stop, an ejective or the ʻokina, and
# those in which it is typed for a geresh.
_LETTER = listed("""
    ay ch chk chr den gn gwi ha haw he iw kaa kek lkt mam moh mos nv om one qu quc rap rtm sgh sm so tlh to ty uz wls
    yi yua
""")
# Languages whose words may end with an apostrophe: `the ministers' vote`, `Hans' Haus`, `un po'`.
_ENDING = listed("da de en fy it lb mt nb nl nn no sco")
# Words that begin with an apostrophe, in lower case and without it.
_CLIPPED = {
    "af": listed("k n t"),
    "cy": listed("m n r w"),
    "de": listed("n ne nem nen ner nes rauf raus rein rum runter s"),
    "en": listed("bout cos coz em n nother nuff til till tis twas twere twill"),
    "fy": listed("e k s t"),
    "it": listed("ndrangheta ndrine sta ste sti sto"),
    "nl": listed("k m n r s t"),
}


def quotation_marks(tags: Iterable[str], outer: Marks | None = None) -> QuotationMarks | None:
    """Return the marks of the first of a language's tags that has some, None where none has.

    `outer` are those that a page prints around what is quoted, where it has its own.
    """
    found = [_MARKS[tag] for tag in tags if tag in _MARKS]
    if outer is None:
        return found[0] if found else None
    for marks in found:
        if marks.outer == outer:
            return marks
        if marks.inner == outer:
            return QuotationMarks(outer, marks.outer)
    return QuotationMarks(outer, ("“", "”") if outer[0] in "‘‚" or outer[0][0] in "«»" else ("‘", "’"))


def apostrophe_is_letter(tags: Iterable[str]) -> bool:
    """Whether words of a language have a straight apostrophe for a letter."""
    return not _LETTER.isdisjoint(tags)


def words_end_with_apostrophe(tags: Iterable[str]) -> bool:
    """Whether an apostrophe may end a word of a language."""
    return not _ENDING.isdisjoint(tags)


def clipped_words(tags: Iterable[str]) -> frozenset[str]:
    """Return the words of a language that begin with an apostrophe, in lower case and without it."""
    return frozenset().union(*(_CLIPPED.get(tag, frozenset()) for tag in tags))
