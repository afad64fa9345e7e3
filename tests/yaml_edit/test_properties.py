"""What holds for every edit of every brief: it does what was asked, and nothing else."""

import os
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bluf import BriefError, Cut, Edit, Insert, Move, Put, amend
from bluf.problems.field_path import FieldPath
from bluf.yaml_files.characters import ILLEGAL
from bluf.yaml_files.reader import read_brief
from tests.conftest import PROJECT

EXAMPLES = 100 if os.environ.get("CI") else 20
PATH = PROJECT / "briefs" / "one.yaml"  # where the templates of a brief are found
WRAPPED = """\
# head
title: 'It''s a
  wrapped title'   # why

# about the bottom line
bottom_line: A plain one that
  goes on, and

  on   # here

# set apart

key_points:
# first
- one   # 1

# second
- text: |
    two

      lines
  # proposed: x
  source: [a, b]

- "three \\
   escaped"
# to: nobody
to:
  - A
  # of B
  - B
contact: {name: "N, M",
  role: R}  # c
sources: [{id: a, title: A}, {id: b, title: 'B'}]
"""

TEXTS: dict[str, str] = {
    path.name: path.read_text("utf-8")
    for path in [*sorted((PROJECT / "briefs").glob("*.yaml")), PROJECT / "docs" / "examples" / "every-field.yaml"]
    if not path.name.endswith(".receipts.yaml")
}
TEXTS["wrapped"] = WRAPPED
TEXTS["windows"] = TEXTS["every-field.yaml"].replace("\n", "\r\n")
TEXTS["wrapped in windows"] = WRAPPED.replace("\n", "\r\n")

LISTS: tuple[str, ...] = (
    "to",
    "from",
    "source",
    "key_points",
    "actors",
    "quotes",
    "sections",
    "next_steps",
    "sources",
    "points",
)
LISTS = (*LISTS, "controlled_by", "cc", "annexes", "columns", "figures", "timeline")
MAIN = {"key_points": "text", "points": "text", "next_steps": "text", "actors": "name"}
MAIN |= {"annexes": "title", "columns": "head"}
# What holds rows, or a mapping whose keys are the author's own words: how it is edited is tested by itself.
APART = ("headings", "rows", "total", "series", "values", "data", "marks", "band")

words = st.sampled_from((
    "a", "word", "and", "NATO:", "#1", "# 2", "- x", "?", "*b*", "&c", "!d", "%", "@", "`e`", "it's", '"f"', "é", "[g]",
    "{h}", ",", "|", ">", "---", "...", ":", "key: value", "\\", "\\n", "\n", "\n\n", "  ", "\t", "1.10", "NO", "~",
    "👍", "https://a.example/b?c=d#e", "internationalisation", "\N{LINE SEPARATOR}", "\N{NO-BREAK SPACE}",
))  # fmt: skip
prose = st.lists(words, max_size=40).map(" ".join)
anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=60).map(lambda text: ILLEGAL.sub("", text))
texts = st.one_of(prose, anything, st.sampled_from(["", "plain", "A sentence of some words."]))


def kept(text: str) -> str:
    """Return text as a brief keeps it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def full(data: Any, name: str = "") -> Any:
    """Return data without shorthands."""
    if isinstance(data, dict):
        one = "source" if name == "quotes[]" else ""  # a quote has one source
        return {key: value if key in APART else full(value, "" if key == one else key) for key, value in data.items()}
    if name in LISTS:
        items = data if isinstance(data, list | tuple) else [data]
        return [
            {MAIN[name]: kept(item)} if name in MAIN and isinstance(item, str) else full(item, f"{name}[]")
            for item in items
        ]
    if isinstance(data, list | tuple):
        return [full(item) for item in data]
    if name == "bottom_line":
        return {"text": kept(data)}
    return kept(data) if isinstance(data, str) else data


def as_read(path: str, value: Any) -> Any:
    """Return what is put at a path as it is read without shorthands."""
    around, _, step = path.rpartition(".")
    return full({step: value}, re.sub(r"\d+", "", around))[step] if not path.endswith("]") else value


def read(text: str) -> Any:
    try:
        return full(read_brief(text.encode(), "").data)
    except BriefError as error:
        if [problem.code for problem in error.problems] == ["empty-file"]:
            return {}
        raise


def leaves(data: Any, path: str = "") -> Iterator[str]:
    """Yield the paths of all texts."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key not in APART:
                yield from leaves(value, f"{path}.{key}".lstrip("."))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from leaves(value, f"{path}[{index}]")
    else:
        yield path


def lists(data: Any, path: str = "") -> Iterator[tuple[str, int]]:
    """Yield the paths of all lists, with their lengths."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key not in APART:
                yield from lists(value, f"{path}.{key}".lstrip("."))
    elif isinstance(data, list):
        yield path, len(data)
        for index, value in enumerate(data):
            yield from lists(value, f"{path}[{index}]")


def at(data: Any, path: str) -> tuple[Any, Any]:
    """Return what holds a path, and its last step."""
    steps = [int(step) if step.isdigit() else step for step in re.findall(r"\w+", path)]
    for step in steps[:-1]:
        data = data[step]
    return data, steps[-1]


def pruned(data: Any) -> Any:
    """Return data without what is empty."""
    if isinstance(data, dict):
        return {key: value for key, inner in data.items() if (value := pruned(inner)) not in ({}, [])}
    return [value for inner in data if (value := pruned(inner)) not in ({}, [])] if isinstance(data, list) else data


def applied(data: Any, edit: Edit) -> Any:
    """Make an edit in data without shorthands, where everything but the last step is there."""
    around, step = at(data, edit.path)
    if isinstance(edit, Put):
        value = kept(edit.value) if isinstance(edit.value, str) else [kept(text) for text in edit.value]
        around[step] = as_read(edit.path, value)
    elif isinstance(edit, Cut):
        del around[step]
        return pruned(data)
    elif isinstance(edit, Insert):
        item: Any = dict(edit.value) if isinstance(edit.value, Mapping) else edit.value
        around[step].insert(edit.index, full([item], str(step))[0])
    else:
        assert isinstance(edit, Move)
        around[step].insert(edit.to, around[step].pop(edit.index))
    return data


NEW = {
    "to": st.lists(texts, min_size=1, max_size=3).map(tuple),
    "from": st.lists(texts, min_size=1, max_size=3).map(tuple),
    "subtitle": texts,
    "style": texts,
    "questions": st.lists(texts, min_size=2, max_size=3).map(tuple),
}


@st.composite
def edits(draw: st.DrawFn, data: Any) -> Edit:
    kind = draw(st.sampled_from(["put", "put", "new", "cut", "insert", "move"]))
    found = sorted(lists(data))
    if kind == "new" or not list(leaves(data)):
        name = draw(st.sampled_from(sorted(NEW)))
        new: Any = draw(NEW[name])
        return Put(name, new)
    if kind == "insert" and found:
        path, length = draw(st.sampled_from(found))
        name = path.split(".")[-1]
        several = name.split("[")[0] in ("to", "from", "source", "controlled_by", "questions", "cc")
        item = draw(texts if several else mappings(name, like(data, path)))
        return Insert(path, draw(st.integers(0, length)), item)
    if kind == "move" and found:
        path, length = draw(st.sampled_from(found))
        return Move(path, draw(st.integers(0, length - 1)), draw(st.integers(0, length - 1)))
    path = draw(st.sampled_from(sorted(leaves(data))))
    return Cut(path) if kind == "cut" else Put(path, draw(texts))


def like(data: Any, path: str) -> tuple[str, ...]:
    """Return the names of the texts that every item of a list has; none for items that are bare text."""
    around, step = at(data, path)
    items = [item for item in around[step] if isinstance(item, dict)]
    return tuple(key for key in items[0] if all(isinstance(item.get(key), str) for item in items)) if items else ()


def mappings(name: str, own: tuple[str, ...] = ()) -> st.SearchStrategy[Any]:
    """Items of a list of some name, with the fields of its items: those that every brief's have, or a template's."""
    fields: Any = {
        "actors": {"name": texts, "role": texts},
        "quotes": {"text": texts, "speaker": texts},
        "sections": {"heading": texts, "text": texts, "points": st.lists(texts, min_size=1, max_size=2).map(tuple)},
        "next_steps": {"text": texts, "owner": texts},
        "sources": {"id": texts, "title": texts},
        "annexes": {"title": texts, "reference": texts},
        "columns": {"head": texts, "align": texts},
        "figures": {"value": texts, "unit": texts},
        "timeline": {"when": texts, "text": texts},
    }.get(name) or dict.fromkeys(own, texts)
    if name in ("key_points", "points"):
        fields = {"text": texts, "source": st.lists(texts, min_size=1, max_size=2).map(tuple)}
    if not fields:
        return texts
    mapping = st.fixed_dictionaries(dict(list(fields.items())[:1]), optional=dict(list(fields.items())[1:]))
    return st.one_of(texts, mapping) if name in MAIN else mapping


@pytest.mark.parametrize("name", TEXTS)
@settings(max_examples=2 * EXAMPLES)
@given(data=st.data())
def test_a_brief_says_after_edits_what_its_data_would_with_them(name: str, data: st.DataObject) -> None:
    text = TEXTS[name]
    for _ in range(data.draw(st.integers(1, 5))):
        before = read(text)
        edit = data.draw(edits(before))
        text = amend(text, [edit], PATH)
        assert read(text) == applied(before, edit), edit


@pytest.mark.parametrize("name", TEXTS)
@settings(max_examples=2 * EXAMPLES)
@given(data=st.data())
def test_a_text_put_anywhere_reads_back_and_touches_no_line_but_its_own(name: str, data: st.DataObject) -> None:
    before = TEXTS[name]
    path = data.draw(st.sampled_from(sorted(leaves(read(before)))))
    value = data.draw(texts)
    after = amend(before, [Put(path, value)], PATH)
    around, step = at(read(after), path)
    assert around[step] == as_read(path, kept(value))
    first, last = lines_of(before, path)
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    tail = old[last:]
    assert new[: first - 1] == old[: first - 1]
    assert not tail or new[-len(tail) :] == tail
    assert all(comment in after for comment in comments(before))


def lines_of(text: str, path: str) -> tuple[int, int]:
    """Return the first and last line of a value."""
    source = read_brief(text.encode(), "")
    found = next(around for around in FieldPath(path).upwards() if around in source.spans)
    first = source.spans[found].line
    return first, source.ends.get(found, first)


def comments(text: str) -> set[str]:
    return set(re.findall(r"(?m)(?:^|(?<= ))# ?[\w-]+[^\r\n]*$", text))


@pytest.mark.parametrize("name", TEXTS)
@settings(max_examples=2 * EXAMPLES)
@given(data=st.data())
def test_a_move_there_and_back_gives_the_same_text(name: str, data: st.DataObject) -> None:
    text = TEXTS[name]
    path, length = data.draw(st.sampled_from(sorted(lists(read(text)))))
    one, other = data.draw(st.integers(0, length - 1)), data.draw(st.integers(0, length - 1))
    assert amend(amend(text, [Move(path, one, other)]), [Move(path, other, one)]) == text


@pytest.mark.parametrize("name", TEXTS)
@settings(max_examples=2 * EXAMPLES)
@given(data=st.data())
def test_an_insert_and_a_cut_give_the_same_text(name: str, data: st.DataObject) -> None:
    text = TEXTS[name]
    raw = read_brief(text.encode(), "").data
    path, length = data.draw(st.sampled_from(sorted(lists(raw))))
    index = data.draw(st.integers(0, length))
    item = data.draw(texts if isinstance(at(raw, f"{path}[0]")[0][0], str) else mappings(path.split(".")[-1]))
    assert amend(text, [Insert(path, index, item), Cut(f"{path}[{index}]")]) == text


@settings(max_examples=2 * EXAMPLES)
@given(texts, texts)
def test_text_typed_over_other_text_reads_back(one: str, other: str) -> None:
    text = amend("", [Put("title", one), Put("key_points[0].text", other), Put("key_points[0].source", "a")])
    text = amend(text, [Put("title", other), Put("key_points[0].text", one)])
    assert read(text) == {"title": kept(other), "key_points": [{"text": kept(one), "source": ["a"]}]}
