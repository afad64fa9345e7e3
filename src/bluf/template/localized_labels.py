"""Turn a template's labels and a brief's date into words of the brief's language."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache

from bluf.brief import Brief, broader_tags
from bluf.filling.template_values import Foreign
from bluf.problems import Problem, Span
from bluf.problems.field_path import FieldPath
from bluf.problems.wording import shown
from bluf.template.declaration import Template

FALLBACK = "en"
_NAMED = 20  # words that a warning names


def labels_for(labels: Mapping[str, Mapping[str, str]], lang: str) -> dict[str, str]:
    """Return a template's labels in `lang`, in English where it has none; those are marked as English."""
    chosen: dict[str, str] = {}
    for tag in (FALLBACK, *reversed(broader_tags(lang))):
        for name, words in labels.get(tag, {}).items():
            same = broader_tags(lang)[-1] == tag.partition("-")[0]
            chosen[name] = words if same else Foreign(words, tag)
    return chosen


def missing_words(brief: Brief, template: Template) -> Iterator[Problem]:
    """Yield a warning for a brief in whose language its template lacks words, which are printed in English."""
    lang = str(brief.lang)
    missing = [name for name, words in labels_for(template.labels, lang).items() if isinstance(words, Foreign)]
    if missing:
        known = len(missing) < len(labels_for(template.labels, FALLBACK))
        some = "some words" if known else "words"
        named = ", ".join(missing[:_NAMED]) + (", …" if len(missing) > _NAMED else "")
        message = f"the template `{template.name}` has no {some} in `{shown(lang)}`: it prints English for {named}"
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
        tags = (tag for tag in (*broader_tags(lang), FALLBACK) if (tag, name) in template)
        tag = None if words.isascii() else next(tags, None)
        if tag:
            found.update(dict.fromkeys((char for char in words if char > "\x7f"), template[tag, name]))
    return found


@lru_cache(maxsize=256)
def long_date(day: date, lang: str) -> str:
    """Return a date as it is written out in `lang` (CLDR's long form), as ISO 8601 where that is not known."""
    from babel.core import UnknownLocaleError
    from babel.dates import format_date

    for tag in broader_tags(lang):
        try:
            # The narrow no-break space of some languages' dates is in few fonts.
            return format_date(day, "long", tag.replace("-", "_")).replace("\u202f", "\u00a0")
        except (UnknownLocaleError, ValueError):
            continue
    return day.isoformat()
