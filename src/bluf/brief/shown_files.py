"""List the files that a brief's page is made from beside its words: pictures, and the CSV files of tables and charts.

The list is made from what the YAML holds, before the model checks it: a brief at fault shows files too. The copies of
sources are no part of the page, and not among them.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from pydantic import BaseModel

from bluf.brief.field_values import FileName
from bluf.brief.model import SourceEntry
from bluf.brief.model_fields import fields_of, inner_models, said_of


def shown_files(data: Any, model: type[BaseModel]) -> tuple[str, ...]:
    """Return the files that the data of a brief names to be shown, as they are typed, each once.

    `model` is that of the brief, with the fields that its template declares. The paths are from the brief's folder, and
    may lead to nothing.
    """
    return tuple(dict.fromkeys(_named(data, model)))


def named_file(value: object) -> str | None:
    """Return the path that the value of a field for a file names, None where it names none."""
    name = value.strip() if isinstance(value, str) else ""
    return str(name) if name and "\0" not in name else None


def _named(data: Any, model: type[BaseModel]) -> Iterator[str]:
    if isinstance(data, list):
        for item in data:
            yield from _named(item, model)
    elif isinstance(data, dict):
        inner = inner_models(model)
        for key, value in data.items():
            if key in _files_in(model):
                yield from filter(None, [named_file(value)])
            elif key in inner and inner[key] is not SourceEntry:
                yield from _named(value, inner[key])
    elif _files_in(model):  # bare text for the mapping: `data: levels.csv`
        yield from filter(None, [named_file(data)])


@lru_cache(maxsize=256)
def _files_in(model: type[BaseModel]) -> frozenset[str]:
    """Return the fields of a part that name a file."""
    fields = fields_of(model).items()
    return frozenset(name for name, field in fields if any(isinstance(each, FileName) for each in said_of(field)))
