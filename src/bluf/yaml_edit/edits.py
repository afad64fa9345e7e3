"""The edits that a brief's YAML takes, and how they are told in JSON."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from bluf.problems.field_path import FieldPath
from bluf.yaml_files.characters import unfit, what_is_unfit
from bluf.yaml_files.composing import MAX_DEPTH, MAX_KEY

Texts: TypeAlias = str | tuple[str, ...]

_NAME = re.compile(r"[^\W\d][\w-]*")  # what YAML reads as a name without quotes
_MOST_ITEMS = 1_000_000


@dataclass(frozen=True, slots=True)
class Put:
    """Set a field to text or a list of texts; its key, and mappings and lists around it, are made where missing."""

    path: str
    value: Texts


@dataclass(frozen=True, slots=True)
class Cut:
    """Remove a field or a list's item, with the comment that is its own; what becomes empty by it goes too."""

    path: str


@dataclass(frozen=True, slots=True)
class Insert:
    """Put an item into a list before `index`: text, a list of texts, or a mapping of fields to either."""

    path: str
    index: int
    value: Texts | Mapping[str, Texts]


@dataclass(frozen=True, slots=True)
class Move:
    """Move a list's item to another place, with its own comments."""

    path: str
    index: int
    to: int


@dataclass(frozen=True, slots=True)
class Rename:
    """Give another name to a field of a mapping whose keys are the author's own words."""

    path: str
    name: str


Edit = Put | Cut | Insert | Move | Rename


def path_of(edit: Edit) -> FieldPath:
    """Return the field that an edit is about. Raises ValueError for what is the path of none."""
    return _parsed(edit.path)


def _parsed(text: str) -> FieldPath:
    try:
        path = FieldPath.parsed(text)
    except ValueError:
        path = FieldPath()
    steps = path.steps
    if not (_NAME.fullmatch(path.top or "") and len(steps) <= MAX_DEPTH and all(map(_is_step, steps))):
        raise ValueError(f"`{text[:80]}` is not the path of a field")
    return path


def _is_step(step: str | int) -> bool:
    return step < _MOST_ITEMS if isinstance(step, int) else _is_key(step)


def _is_key(name: str) -> bool:
    """Whether text can be a key: those of some mappings are the author's own words."""
    return name == name.strip() and 0 < len(name) <= MAX_KEY and "\n" not in name and unfit(name) is None


def clean(edit: Edit) -> Edit:
    """Return the edit with its texts as a brief keeps them: trimmed, with `\\n` for line ends.

    Raises ValueError for characters that no brief may hold and for mappings without fields.
    """
    if isinstance(edit, Put):
        return Put(edit.path, _clean_texts(edit.value))
    if isinstance(edit, Rename):
        return Rename(edit.path, _key(_clean(edit.name)))
    if not isinstance(edit, Insert):
        return edit
    if not isinstance(edit.value, Mapping):
        return Insert(edit.path, edit.index, _clean_texts(edit.value))
    if not edit.value:
        raise ValueError(f"what goes into `{edit.path}` has no fields")
    return Insert(edit.path, edit.index, {_name(name): _clean_texts(texts) for name, texts in edit.value.items()})


def _clean_texts(texts: Texts) -> Texts:
    return _clean(texts) if isinstance(texts, str) else tuple(_clean(text) for text in texts)


def _name(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise ValueError(f"`{name[:80]}` is not the name of a field")
    return name


def _key(name: str) -> str:
    if not _is_key(name):
        raise ValueError(f"`{name[:80]}` can't be a key: it must be a line of at most {MAX_KEY} characters")
    return name


def _clean(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if (offset := unfit(text)) is not None:
        raise ValueError(what_is_unfit(text[offset]))
    return text.strip()


def edit_from_data(data: object) -> Edit:
    """Return the edit that JSON tells of: `{"op": "put", "path": "title", "value": "…"}`. Raises ValueError."""
    if not isinstance(data, dict):
        raise ValueError("an edit is an object with `op` and `path`")
    fields = {
        "put": {"value"},
        "cut": set(),
        "insert": {"index", "value"},
        "move": {"index", "to"},
        "rename": {"name"},
    }
    kind = data.get("op")
    if not isinstance(kind, str) or kind not in fields:
        raise ValueError("`op` must be put, cut, insert, move or rename")
    wanted = fields[kind] | {"op", "path"}
    if unknown := sorted(str(name) for name in data if name not in wanted):
        raise ValueError(f"`{kind}` has no `{unknown[0][:40]}`")
    path = data.get("path")
    if not isinstance(path, str):
        raise ValueError("`path` must be text")
    _parsed(path)
    if kind == "cut":
        return Cut(path)
    if kind == "put":
        return Put(path, _texts(data.get("value"), "value"))
    if kind == "move":
        return Move(path, _index(data, "index"), _index(data, "to"))
    if kind == "rename":
        name = data.get("name")
        if not isinstance(name, str):
            raise ValueError("`name` must be text")
        return Rename(path, name)
    value = data.get("value")
    if isinstance(value, dict):
        if not value:
            raise ValueError("`value` must have a field")
        mapping = {_name(name): _texts(texts, f"value.{name}") for name, texts in value.items()}
        return Insert(path, _index(data, "index"), mapping)
    return Insert(path, _index(data, "index"), _texts(value, "value"))


def _texts(value: object, name: str) -> Texts:
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(text, str) for text in value):
        return tuple(value)
    raise ValueError(f"`{name}` must be text or a list of texts")


def _index(data: Mapping[str, object], name: str) -> int:
    value = data.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ValueError(f"`{name}` must be a whole number from 0")
    return value
