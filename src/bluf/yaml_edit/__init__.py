"""Amend a YAML text that holds a mapping: change what an edit says, and no other character.

Comments, order, indentation, quotes, blank lines and line ends stay as their author has them. Each result is read back,
and must say what the text before it said with the edit made; where the author's style can't hold a value, it is written
in another. Text is kept as it is read: trimmed, its line ends as `\\n`. What fields
the mapping has is passed in, as a `Shape`.
"""

from collections.abc import Sequence
from dataclasses import replace

import yaml

from bluf.problems import BriefError
from bluf.yaml_edit.amended_text import Amended
from bluf.yaml_edit.edits import Cut, Edit, Insert, Move, Put, Rename, clean, edit_from_data, path_of
from bluf.yaml_edit.meaning import Meaning
from bluf.yaml_edit.planning import Plan
from bluf.yaml_edit.shapes import Shape
from bluf.yaml_edit.yaml_nodes import Plain, UnreadableError, parse, plain
from bluf.yaml_files.key_spellings import as_spelt
from bluf.yaml_files.reader import read_brief, stand_ins

__all__ = ["Cut", "Edit", "Insert", "Move", "Put", "Rename", "Shape", "amend", "edit_from_data"]

_BOM = "\ufeff"


def amend(text: str, edits: Sequence[Edit], shape: Shape) -> str:
    """Return a text with edits made, one after the other. `shape` is that of the mapping that it holds.

    Raises BriefError for a text that can't be read, and ValueError for an edit that makes no sense in it or that can't
    be made without changing something else, such as one inside the copy that an alias stands for.
    """
    bom = _BOM if text.startswith(_BOM) else ""
    text, meaning = text.removeprefix(_BOM), Meaning(shape)
    for edit in edits:
        for part in _parts(text, clean(edit), meaning):
            text = _amended(text, part, meaning)
    return bom + text


def _amended(text: str, edit: Edit, meaning: Meaning) -> str:
    page, data = _page(text, meaning.shape)
    edit = replace(edit, path=as_spelt(path_of(edit), data))
    wanted = _trimmed(meaning.applied(data, edit))
    for careful in (False, True):
        after = page.with_splices(Plan(page, meaning, careful).splices(edit))
        if after == text and not careful:
            return text
        if _says(after, wanted):
            return after
    raise ValueError(f"`{edit.path}` can't be changed without changing more than it: edit the YAML itself")


def _parts(text: str, edit: Edit, meaning: Meaning) -> list[Edit]:
    """Return the edits that a list of texts comes to, each to one item, so that the others keep their comments."""
    if not isinstance(edit, Put) or isinstance(edit.value, str):
        return [edit]
    if not edit.value:
        return [Cut(edit.path)]
    path, data = path_of(edit), _page(text, meaning.shape)[1]
    now = meaning.find(data, as_spelt(path, data))
    old = [now] if isinstance(now, str) else now
    if not isinstance(old, list) or not old or not all(isinstance(item, str) for item in old):
        return [edit]
    new = list(edit.value)
    same = min(len(old), len(new))
    head = next((at for at in range(same) if old[at] != new[at]), same)
    tail = next((at for at in range(same - head) if old[-1 - at] != new[-1 - at]), same - head)
    both = same - tail
    puts: list[Edit] = [Put(path / at, new[at]) for at in range(head, both)]
    puts += [Insert(edit.path, at, new[at]) for at in range(both, len(new) - tail)]
    return [*puts, *(Cut(path / at) for at in reversed(range(both, len(old) - tail)))]


def _page(text: str, shape: Shape) -> tuple[Amended, Plain]:
    try:
        root = parse(text, stand_ins(text))
        if root is not None and root.kind != "fields":
            raise UnreadableError
        eol = "\r\n" if "\r\n" in text else "\r" if "\r" in text and "\n" not in text else "\n"
        return Amended(text, root, eol, frozenset(shape.names())), plain(root)
    except (yaml.YAMLError, UnreadableError):
        _read(text)
        raise ValueError("this text can't be amended") from None


def _says(text: str, wanted: Plain) -> bool:
    """Whether a text reads back as what is wanted."""
    try:
        return bool(_trimmed(_read(text)) == wanted)
    except BriefError as error:
        if any(problem.code == "too-large" for problem in error.problems):
            raise
        return False


def _read(text: str) -> Plain:
    try:
        data: Plain = read_brief(text.encode("utf-8", "surrogatepass"), "").data
    except BriefError as error:
        if [problem.code for problem in error.problems] == ["empty-file"]:
            return {}
        raise
    return data


def _trimmed(data: Plain) -> Plain:
    if isinstance(data, dict):
        return {name: _trimmed(value) for name, value in data.items()}
    if isinstance(data, list):
        return [_trimmed(item) for item in data]
    return data.strip() if isinstance(data, str) else data
