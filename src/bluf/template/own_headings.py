"""Check the headings that a brief words itself: each must be a label that its template prints as a heading."""

from collections.abc import Iterator

from bluf.brief import Brief
from bluf.brief.declared_fields import FieldSpec
from bluf.brief.model import core_value, key_place
from bluf.document import TextRun, paragraphs
from bluf.problems import Problem
from bluf.problems.field_path import FieldPath
from bluf.problems.wording import did_you_mean, shown, told
from bluf.template.declaration import Template
from bluf.template.localized_labels import FALLBACK
from bluf.template.page_blocks import Blocks
from bluf.template.page_values import choice_name

_HEADINGS = ("h1", "h2", "h3", "th")
RUN_IN = frozenset({"annexes", "sources"})  # headings that may stand at the beginning of a paragraph
# Labels of bluf's own templates that are no headings, whether or not a page prints them.
OTHER_LABELS = frozenset(
    [
        *("against", "cc", "close", "colon", "contact", "date", "draft", "for", "from", "kind", "open", "option"),
        *("position", "reference", "source_for_all", "stance_against", "stance_for", "stance_open", "to"),
        "unverified",
    ]
)


def heading_problems(brief: Brief, template: Template, made: Blocks) -> Iterator[Problem]:
    """Yield an error for each name under `headings:` that stands for no heading of the template."""
    given = core_value(brief, "headings")
    if not given:
        return
    labels = template.labels.get(FALLBACK, {}).keys() | template.shared_labels.get(FALLBACK, {}).keys()
    choices = [each for field in template.fields for each in _choices(field)]
    words = {choice_name(name, word) for field, word in choices for name in (field, "range")}
    known = sorted(labels - OTHER_LABELS - words)
    printed = _printed(made)
    for heading in given:
        path = heading.text.path
        name = str(heading.name)
        tags = printed.get(path, set())
        if name in known and (name in RUN_IN or not tags or tags & set(_HEADINGS)):
            continue
        place = key_place(brief, path)
        message = f"`{shown(name)}` is no heading of the template `{template.name}`"
        hint, details = told(did_you_mean(name, [each for each in known if each != name], "its `template.yaml`"), place)
        yield Problem("unknown-heading", message, place, path, hint, data=details)


def _choices(field: FieldSpec) -> Iterator[tuple[str, str]]:
    """Yield the words of closed lists in a declared field, each with the name of the field that holds it."""
    for word, _ in field.values:
        yield field.name, word
    for inner in (*field.fields, *((field.items,) if field.items else ())):
        yield from _choices(inner)


def _printed(made: Blocks) -> dict[FieldPath, set[str]]:
    """Return the elements in which a page prints each field."""
    found: dict[FieldPath, set[str]] = {}
    for paragraph in paragraphs(made.all):
        for inline in paragraph.inlines:
            if isinstance(inline, TextRun) and inline.src:
                found.setdefault(inline.src, set()).add(paragraph.tag)
    return found
