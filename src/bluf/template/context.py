"""Turn a Brief into what a template knows by name: its fields, dates written out, labels, and numbers of sources.

A field that was not given is None, or empty where it is a list. `bottom_line` is its text, and
`bottom_line_source` the ids of its sources. `from_` is the brief's `from`, which is a word of
Jinja's own. All text keeps its path.
`marking_scheme` is the name of the banner's scheme, or empty, and `marking_alone` whether it has a line to itself.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from pydantic import BaseModel

from bluf.brief import Brief, Text
from bluf.brief.given_fields import path_of
from bluf.brief.model_fields import named_fields, parts_in
from bluf.brief.portion_marks import banner_of
from bluf.filling.template_values import Citing
from bluf.problems.field_path import ROOT, FieldPath
from bluf.template.localized_labels import labels_for, long_date


def context(brief: Brief, labels: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    """Return a template's variables: the brief's fields, `labels` in its language, `cite` and `number`."""
    lang = str(brief.lang)
    fields = {name: _written(getattr(brief, name), brief, ROOT / name) for name in type(brief).model_fields}
    bottom_line = fields["bottom_line"]
    fields |= {"bottom_line": bottom_line.text, "bottom_line_source": bottom_line.source}
    numbers = {str(source.id): number for number, source in enumerate(brief.sources, 1)}
    banner = banner_of(brief)
    scheme = banner.scheme if banner else None
    return {
        **fields,
        "marking_scheme": scheme.name if scheme else "",
        "marking_alone": scheme is not None and scheme.look.alone,
        "labels": labels_for(labels, lang),
        "cite": Citing(numbers),
    }


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
        own = {name: getattr(value, name) for name, _ in named_fields(type(value))}
        written = {name: _written(inner, brief, path / name) for name, inner in own.items()}
        changed = {name: inner for name, inner in written.items() if inner is not own[name]}
        return value.model_copy(update=changed) if changed else value
    return value


def priorities(brief: Brief) -> Iterator[tuple[FieldPath, int]]:
    """Yield the items of a brief that may have a priority, in reading order; the priority is 1 where none is given."""
    for path, part in parts_in(brief):
        priority = getattr(part, "priority", None)
        if isinstance(priority, int):
            yield path_of(part) or path, priority
