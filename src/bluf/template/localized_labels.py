"""Turn a template's labels and a brief's date into words of the brief's language."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from bluf.brief import Brief
from bluf.brief.model import core_value
from bluf.filling.template_values import Foreign
from bluf.problems import Problem, Span
from bluf.problems.field_path import FieldPath
from bluf.problems.wording import shown
from bluf.template.declaration import Template
from bluf.template.language_tags import tags_for
from bluf.template.punctuation import signs

if TYPE_CHECKING:
    from babel import Locale

FALLBACK = "en"
_NAMED = 20  # words that a warning names


DRAFT = "draft"  # the label of a brief's status, and the status that is printed by it
# Labels that the shared parts print and that templates once had no need of, each with the brief's field that it is for.
# A template that lacks them has those of `briefing-note`.
_OF_PEOPLE = ("positions", "position", "stance_for", "stance_against", "stance_open")
NEWER_LABELS = {
    "annexes": "annexes",
    "cc": "cc",
    "date": "date",
    "reference": "reference",
    "source_for_all": "sources",
    DRAFT: "status",
    **dict.fromkeys(_OF_PEOPLE, "actors"),
}


def words_of(template: Template, lang: str) -> dict[str, str]:
    """Return what a template's page may print in `lang`: its labels, and those that the shared parts need."""
    return {**labels_for(template.shared_labels, lang), **labels_for(template.labels, lang)}


def labels_for(labels: Mapping[str, Mapping[str, str]], lang: str) -> dict[str, str]:
    """Return a template's labels in `lang`, in English where it has none; those are marked as English.

    Among them are the signs of the language (`punctuation`), unless the template has labels of their names.
    """
    tags = tags_for(lang)
    languages = {each.partition("-")[0] for each in tags}
    chosen = dict(signs(lang))
    for tag in (FALLBACK, *reversed(tags)):
        for name, words in labels.get(tag, {}).items():
            same = tag.partition("-")[0] in languages
            chosen[name] = words if same else Foreign(words, tag)
    return chosen


def missing_words(brief: Brief, template: Template) -> Iterator[Problem]:
    """Yield a warning for a brief in whose language its template lacks words, which are printed in English."""
    lang = str(brief.lang)
    unused = {name for name, field in NEWER_LABELS.items() if not core_value(brief, field)}
    words = labels_for(template.labels, lang).items()
    missing = [name for name, said in words if isinstance(said, Foreign) and name not in unused]
    if missing:
        known = len(missing) < len(template.labels[FALLBACK].keys() - unused)
        lacks = "lacks some words" if known else "has no words"
        named = ", ".join(missing[:_NAMED]) + (", …" if len(missing) > _NAMED else "")
        message = f"the template `{template.name}` {lacks} in `{shown(lang)}`: it prints English for {named}"
        under = f"`labels: {{{shown(lang)}: …}}`"
        hint = f"give them in a template of your own: `based_on: {template.name}`, and the words under {under}"
        field = FieldPath("lang")
        yield Problem("language-without-words", message, brief.spans.get(field), field, hint)


def label_spans(template: Mapping[tuple[str, str], Span], labels: Mapping[str, str], lang: str) -> dict[str, Span]:
    """Return where the labels of a brief have each of their characters beyond ASCII.

    `template` has the places of all labels by language and name, `labels` are those that `labels_for` chose.
    """
    found: dict[str, Span] = {}
    for name, words in labels.items():
        tags = (tag for tag in (*tags_for(lang), FALLBACK) if (tag, name) in template)
        tag = None if words.isascii() else next(tags, None)
        if tag:
            found.update(dict.fromkeys((char for char in words if char > "\x7f"), template[tag, name]))
    return found


@lru_cache(maxsize=256)
def long_date(day: date, lang: str) -> str:
    """Return a date as it is written out in `lang` (CLDR's long form), as ISO 8601 where that is not known.

    The calendar is the Gregorian one, and the digits are those that are usual in the language (CLDR, default numbering
    system): `fa` has Persian ones, `ar-EG` Arabic-Indic ones, `ar` and `hi` European ones.
    """
    from babel import Locale
    from babel.core import UnknownLocaleError
    from babel.dates import format_date

    for tag in tags_for(lang):
        try:
            locale = Locale.parse(tag, sep="-")
            # The narrow no-break space of some languages' dates is in few fonts.
            written = format_date(day, "long", locale).replace("\u202f", "\u00a0")
        except (UnknownLocaleError, ValueError):
            continue
        return own_digits(written, locale)
    return day.isoformat()


def numerals(number: str, lang: str) -> str:
    """Return a number with the digits that are usual in a language, as in its dates."""
    from babel import Locale
    from babel.core import UnknownLocaleError

    for tag in tags_for(lang):
        try:
            return own_digits(number, Locale.parse(tag, sep="-"))
        except (UnknownLocaleError, ValueError):
            continue
    return number


def own_digits(text: str, locale: "Locale | None") -> str:
    """Return text with the digits that are usual in a locale (CLDR, default numbering system)."""
    zero = _ZEROS.get(locale.default_numbering_system) if locale else None
    return text.translate({ord("0") + digit: zero + digit for digit in range(10)}) if zero else text


# By numbering system (CLDR): its digit 0, after which the others follow.
_ZEROS = {
    "adlm": 0x1E950, "arab": 0x660, "arabext": 0x6F0, "beng": 0x9E6, "cakm": 0x11136, "deva": 0x966, "hmnp": 0x1E140,
    "mtei": 0xABF0, "mymr": 0x1040, "nkoo": 0x7C0, "olck": 0x1C50, "tibt": 0xF20,
}  # fmt: skip
