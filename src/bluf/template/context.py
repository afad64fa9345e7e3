"""Turn a Brief into what a template knows by name: its fields, dates written out, labels, and numbers of sources.

A field that was not given is None, or empty where it is a list. Of the brief's own fields with names that came later,
those that the template has not declared are there under `_core` too: the shared parts, which any template may print,
know them from a template's own by that. `bottom_line` is its text, and
`bottom_line_source` the ids of its sources. `from_` is the brief's `from`, which is a word of
Jinja's own. All text keeps its path.
`marking_scheme` is the name of the banner's scheme, or empty, and `marking_alone` whether it has a line to itself.
"""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Any

from pydantic import BaseModel

from bluf.brief import Brief, Text
from bluf.brief.field_values import ChoiceText
from bluf.brief.given_fields import path_of
from bluf.brief.model import CITING, NEWER_FIELDS, Section, core_value
from bluf.brief.model_fields import cites, parts_in, texts_in
from bluf.brief.part import InNumbers
from bluf.brief.portion_marks import banner_of
from bluf.filling.template_values import Citing, Foreign, Numbered
from bluf.problems.field_path import ROOT, FieldPath
from bluf.template.declaration import Template
from bluf.template.localized_labels import DRAFT, long_date, words_of
from bluf.template.page_look import has_one_source
from bluf.template.page_values import choice_label
from bluf.template.speakers import speakers_of


def context(brief: Brief, template: Template) -> dict[str, Any]:
    """Return a template's variables: the brief's fields, `labels` in its language, `cite` and `number`."""
    labels = words_of(template, str(brief.lang))
    fields = _fields(brief, brief, ROOT)
    core = {name: fields[name] for name in NEWER_FIELDS if name not in brief.extra}
    draft = labels.get(DRAFT, DRAFT)
    if (status := core.get("status")) and is_draft(status):
        core["status"] = fields["status"] = status.instead(draft)
        core["status_lang"] = draft.lang if isinstance(draft, Foreign) else None
    own_headings = {str(each.name): each.text for each in core_value(brief, "headings")}
    if "sources" in own_headings:
        labels["source_for_all"] = own_headings["sources"]
    if template.numbered if core_value(brief, "numbered") is None else core_value(brief, "numbered"):
        fields["key_points"] = Numbered(fields["key_points"])
    bottom_line = fields["bottom_line"]
    has_one = bottom_line is not None
    fields["bottom_line"] = bottom_line.text if has_one else None
    fields["bottom_line_source"] = bottom_line.source if has_one else ()
    numbers = {str(source.id): number for number, source in enumerate(brief.sources, 1)}
    banner = banner_of(brief)
    scheme = banner.scheme if banner else None
    return {
        **fields,
        "marking_scheme": scheme.name if scheme else "",
        "marking_alone": scheme is not None and scheme.look.alone,
        "labels": {**labels, **own_headings},
        "cite": Citing(numbers, is_silent=has_one_source(brief)),
        "_said_by": speakers_of(brief).as_values(bool(own_headings.keys() & {"actors", "quotes"})),
        "_core": {**dict.fromkeys((*NEWER_FIELDS, "status_lang")), **core},
    }


def is_draft(status: str) -> bool:
    """Whether a brief's status is the one that is printed in its language."""
    return status.casefold() == DRAFT


def printed_instead(brief: Brief, template: Template) -> dict[FieldPath, str]:
    """Return the words that a page prints in place of those typed, by the path of the field.

    In place of a source's id that is its number, and nothing where all name one source.
    """
    status, words = core_value(brief, "status"), words_of(template, str(brief.lang))
    found = {status.path: words.get(DRAFT, DRAFT)} if status and is_draft(status) else {}
    if not brief.extra:
        return found
    choices = (text for text in texts_in(brief) if isinstance(text, ChoiceText))
    labels = ((text.path, choice_label(text, words)) for text in choices)
    return found | {path: label for path, label in labels if label is not None} | _numbers_printed(brief)


def _numbers_printed(brief: Brief) -> dict[FieldPath, str]:
    """Return the number that is printed for each id of a source, by its path; empty where all name one source."""
    is_silent = has_one_source(brief)
    numbers = {str(source.id): "" if is_silent else str(at) for at, source in enumerate(brief.sources, 1)}
    named = [
        each for path, part in parts_in(brief) if cites(type(part), path) for each in texts_in(getattr(part, CITING))
    ]
    return {each.path: numbers[str(each)] for each in named if str(each) in numbers}


def _fields(part: BaseModel, brief: Brief, path: FieldPath) -> dict[str, Any]:
    """Return the values of a part's fields by their names in Python; its points know whether they are numbered."""
    written = {}
    is_numbered = isinstance(part, Section) and part.numbered
    for name, alias, in_numbers in _known_fields(type(part)):
        value = getattr(part, name)
        if value is not None and value != () and not isinstance(value, str):
            value = _written(value, brief, path / alias)
            if in_numbers or (is_numbered and name == "points"):
                value = Numbered(value)
        written[name] = value
    return written


@lru_cache(maxsize=256)
def _known_fields(model: type[BaseModel]) -> tuple[tuple[str, str, bool], ...]:
    """Return the names of a model's fields, in Python and in a brief, and whether they are points that are numbered."""
    return tuple(
        (name, field.alias or name, any(isinstance(each, InNumbers) for each in field.metadata))
        for name, field in model.model_fields.items()
    )


def _written(value: Any, brief: Brief, path: FieldPath) -> Any:
    """Return a value with the dates in it written out in the brief's language."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, date):
        words, typed = long_date(value, str(brief.lang)), brief.typed(path)
        return Text.like(typed).instead(words) if typed is not None else Text(words, path)
    if isinstance(value, tuple):
        return tuple(_written(item, brief, path / index) for index, item in enumerate(value))
    if isinstance(value, BaseModel):
        path = path_of(value) or path
        written = _fields(value, brief, path)
        changed = {name: inner for name, inner in written.items() if inner is not getattr(value, name)}
        return value.model_copy(update=changed) if changed else value
    return value


def priorities(brief: Brief) -> Iterator[tuple[FieldPath, int]]:
    """Yield the items of a brief that may have a priority, in reading order; the priority is 1 where none is given."""
    for path, part in parts_in(brief):
        priority = getattr(part, "priority", None)
        if isinstance(priority, int):
            yield path_of(part) or path, priority
