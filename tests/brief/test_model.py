"""The model: shorthands, provenance, template fields, and text that comes through as typed."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bluf
from bluf.brief import Brief, FieldSpec, Prose, Text, check_brief, json_schema, parse_fields, read_yaml, template_name
from bluf.problems import BriefError
from bluf.problems.field_path import FieldPath
from bluf.yaml_files.characters import ILLEGAL

HEAD = "title: Sample\ndate: 2024-10-25\nbottom_line: One thing matters.\nkey_points:\n  - A point.\n"


def brief_of(text: str, fields: tuple[FieldSpec, ...] = (), folder: Path | None = None) -> Brief:
    return check_brief(read_yaml(text.encode(), "b.yaml"), fields, folder=folder)


def test_a_point_given_in_short_is_a_point_with_its_place() -> None:
    brief = brief_of(HEAD)
    (point,) = brief.key_points
    assert (point.text, point.priority, point.source) == ("A point.", 1, ())
    assert isinstance(point.text, Prose)
    assert point.text.path == "key_points[0].text"
    assert brief.spans[FieldPath("key_points[0].text")].line == 5


def test_one_value_stands_for_a_list_of_one() -> None:
    brief = brief_of(HEAD + "to: Director\nfrom: [A, B]\n")
    assert brief.to == ("Director",)
    assert brief.from_ == ("A", "B")


def test_an_actor_given_in_short_is_its_name() -> None:
    brief = brief_of(HEAD + "actors:\n  - NATO\n  - {name: A, role: B}\n")
    assert [(actor.name, actor.role) for actor in brief.actors] == [("NATO", None), ("A", "B")]
    assert isinstance(brief.actors[0].name, Text)


def test_a_date_is_the_same_with_and_without_quotes() -> None:
    assert brief_of(HEAD).date == brief_of(HEAD.replace("2024-10-25", '"2024-10-25"')).date


def test_a_briefs_template_is_known_before_it_is_checked() -> None:
    assert template_name(read_yaml(b"titel: x\ntemplate: decision\n", "x")) == "decision"
    assert template_name(read_yaml(b"titel: x\n", "x")) == "briefing-note"


def test_a_file_that_a_link_leads_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    inside = tmp_path / "briefs"
    inside.mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    (inside / "link.txt").symlink_to(tmp_path / "secret.txt")
    (inside / "own.txt").write_text("own")
    text = HEAD + "sources:\n  - {id: a, title: A, file: own.txt}\n"
    assert brief_of(text, folder=inside).sources[0].file == "own.txt"
    with pytest.raises(BriefError) as caught:
        brief_of(text.replace("own", "link"), folder=inside)
    assert [problem.code for problem in caught.value.problems] == ["outside-folder"]


FIELDS = """
fields:
  issue: {type: prose, required: true, description: What is to be decided.}
  deadline: date
  reasons: {type: list, items: prose}
  findings: {type: points}
  options:
    type: list
    required: true
    items:
      type: mapping
      shorthand: name
      fields:
        name: {type: text, required: true}
        for: {type: list, items: text}
"""
DECIDE = HEAD + "issue: Whether.\ndeadline: 2024-11-01\noptions:\n  - Wait\n  - {name: Act, for: now}\n"


def declared() -> tuple[FieldSpec, ...]:
    return parse_fields(read_yaml(FIELDS.encode(), "template.yaml"))


def test_a_templates_fields_are_checked_and_know_their_places() -> None:
    brief = brief_of(DECIDE, declared())
    issue: Any = brief.extra["issue"]
    options: Any = brief.extra["options"]
    assert isinstance(issue, Prose)
    assert issue.path == "issue"
    assert [option.name for option in options] == ["Wait", "Act"]
    assert options[0].name.path == "options[0].name"
    assert getattr(options[1], "for") == ("now",)
    assert str(brief.extra["deadline"]) == "2024-11-01"


def test_a_templates_fields_are_required_and_located() -> None:
    text = DECIDE.replace("issue: Whether.\n", "").replace("name: Act, ", "")
    with pytest.raises(BriefError) as caught:
        brief_of(text, declared())
    found = [(problem.code, problem.field, problem.span and problem.span.line) for problem in caught.value.problems]
    assert found == [("missing-field", "issue", 1), ("missing-field", "options[1].name", 9)]


def test_a_templates_field_that_is_misspelt_is_told_once_with_what_is_meant() -> None:
    text = DECIDE.replace("issue: Whether.\n", "isue: Whether.\n").replace("name: Act", "nam: Act")
    with pytest.raises(BriefError) as caught:
        brief_of(text, declared())
    found = [(problem.code, problem.field, problem.span and problem.span.line) for problem in caught.value.problems]
    assert found == [("unknown-key", "isue", 6), ("unknown-key", "options[1].nam", 10)]
    assert caught.value.problems[0].hint == "did you mean `issue`?"


@pytest.mark.parametrize(
    ("declaration", "line"),
    [
        ("title: prose", 2),
        ("issue: {type: prosa}", 2),
        ("issue: {typ: prose}", 2),
        ("issue: {required: maybe}", 2),
        ("issue: [a]", 2),
        ("a b: prose", 2),
        ("path: prose", 2),
        ("extra: prose", 2),
        ("json: prose", 2),
        ("model_config: prose", 2),
        ("o: {type: mapping, fields: {copy: text}}", 2),
        ("o: {type: mapping}", 2),
        ("o: {type: mapping, shorthand: x, fields: {y: text}}", 2),
    ],
)
def test_a_declaration_that_is_wrong_is_located(declaration: str, line: int) -> None:
    with pytest.raises(BriefError) as caught:
        parse_fields(read_yaml(f"fields:\n  {declaration}\n".encode(), "template.yaml"))
    assert [problem.code for problem in caught.value.problems] == ["bad-fields"]
    assert all(problem.span and problem.span.line == line for problem in caught.value.problems)


def test_a_templates_field_may_be_called_source() -> None:
    specs = parse_fields(read_yaml(b"fields:\n  photo: {type: mapping, fields: {source: text}}\n", "t.yaml"))
    photo: Any = brief_of(HEAD + "photo: {source: Our archive}\n", specs).extra["photo"]
    assert photo.source == "Our archive"


def test_a_templates_points_name_the_briefs_sources() -> None:
    with pytest.raises(BriefError) as caught:
        brief_of(DECIDE + "findings:\n  - {text: x, source: [nowhere]}\n", declared())
    assert [(p.code, p.field) for p in caught.value.problems] == [("unknown-source", "findings[0].source[0]")]


def test_the_items_of_a_templates_list_name_the_briefs_sources() -> None:
    fields = b"fields:\n  costs: {type: list, items: {type: mapping, fields: {text: prose, source: text}}}\n"
    with pytest.raises(BriefError) as caught:
        brief_of(HEAD + "costs: [{text: x, source: nowhere}]\n", parse_fields(read_yaml(fields, "t.yaml")))
    assert [(p.code, p.field) for p in caught.value.problems] == [("unknown-source", "costs[0].source")]


@pytest.mark.parametrize(
    ("word", "field"), [("Summary", "bottom_line"), ("audience", "to"), ("classification", "marking")]
)
def test_a_field_is_known_by_the_words_that_others_use_for_it(word: str, field: str) -> None:
    with pytest.raises(BriefError) as caught:
        brief_of(HEAD + f"{word}: x\n")
    assert [p.hint for p in caught.value.problems] == [f"did you mean `{field}`?"]


def test_a_declaration_may_write_its_truths_large() -> None:
    (spec,) = parse_fields(read_yaml(b"fields:\n  issue: {required: True}\n", "template.yaml"))
    assert spec.required


hostile = st.text(min_size=1, max_size=40).filter(lambda text: not ILLEGAL.search(text) and text.strip())


@given(hostile, hostile)
def test_any_text_comes_through_as_typed(title: str, point: str) -> None:
    written, listed = (json.dumps(text, ensure_ascii=False) for text in (title, point))
    data = f"title: {written}\ndate: 2024-10-25\nbottom_line: x\nkey_points: [{listed}]\n"
    brief = brief_of(data)
    assert brief.title == title.strip()
    assert brief.key_points[0].text == point.strip()


_fields = ["title", "date", "bottom_line", "key_points", "actors", "quotes", "sources", "sections", "points", "to"]
_keys = st.sampled_from([*_fields, "contact", "text", "source", "name", "id", "file", "x"])
_values = st.recursive(
    st.none() | st.sampled_from(["", "a", "2024-10-25", "x: y", "../x", "0"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_keys, inner, max_size=4),
    max_leaves=12,
)


def refusal(text: str) -> BriefError | None:
    try:
        brief_of(text, folder=Path.cwd())
    except BriefError as error:
        return error
    return None


@given(st.dictionaries(_keys, _values, max_size=6))
def test_any_fields_are_a_brief_or_have_an_error(data: dict[str, Any]) -> None:
    refused = refusal(json.dumps(data))
    if refused is not None:
        assert any(problem.is_error for problem in refused.problems)
        assert all(problem.span and problem.hint for problem in refused.problems)


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>", "{{ 7 * 7 }}", "😀 👩‍🚀", "e\u0301\u0323", "a\u202eb", "&amp; \" '", "*a* _b_"],
)
def test_hostile_text_comes_through_as_typed(text: str) -> None:
    assert brief_of(HEAD.replace("A point.", json.dumps(text, ensure_ascii=False))).key_points[0].text == text


def valid(data: dict[str, Any]) -> bool:
    from jsonschema import Draft202012Validator

    schema = json_schema({"briefing-note": (), "decision": declared()})
    Draft202012Validator.check_schema(schema)
    return bool(Draft202012Validator(schema).is_valid(data))


BASE: dict[str, Any] = {"title": "T", "date": "2024-10-25", "bottom_line": "B", "key_points": ["one"]}


def test_the_schema_takes_what_the_model_takes() -> None:
    assert valid(BASE)
    assert valid({**BASE, "to": "A", "from": ["B"], "reference": 10, "key_points": [{"text": "t", "source": "a"}]})
    assert valid({**BASE, "actors": ["A", {"name": "B"}], "next_steps": ["C", {"text": "D", "due": "soon"}]})
    assert valid({**BASE, "template": "decision", "issue": "i", "options": ["a", {"name": "b"}]})


TABLE = {
    "columns": ["A", {"head": "B", "kind": "choice", "values": {"ready": "good", "late": "bad"}}],
    "rows": [["x", "ready"], ["y", None], [3, True]],
    "total": {"A": "Total"},
    "source": ["a", "b"],
}
CHART = {
    "kind": "line",
    "alt": "It rises.",
    "data": {"x": ["a", 2], "series": {"Level": [1, None], "Other one": ["2", 3.5]}},
    "marks": [{"at": 0, "label": "Crest"}, {"x": 2}],
    "band": {"from": "a", "low": [1], "high": [2]},
}


@pytest.mark.parametrize(
    "part",
    [
        {"table": TABLE},
        {"table": {"data": "needs.csv", "encoding": "cp1252", "delimiter": "semicolon"}},
        {"chart": CHART},
        {"chart": {**CHART, "data": "level.csv"}},
        {"chart": {**CHART, "data": {"file": "level.csv"}}},
        {"picture": {"file": "map.png", "decorative": True}},
        {"timeline": [{"when": "Now", "text": "Go", "who": "All"}]},
        {"numbered": True, "points": [{"text": "a", "points": ["b", {"text": "c", "source": "a"}]}]},
    ],
)
def test_the_schema_takes_each_part_of_a_section(part: dict[str, Any]) -> None:
    assert valid({**BASE, "sections": [{"heading": "H", **part}]})


@pytest.mark.parametrize(
    "part",
    [
        {"table": {**TABLE, "rows": "x"}},
        {"table": {**TABLE, "total": ["x"]}},
        {"table": {**TABLE, "sum": 3}},
        {"chart": {**CHART, "data": {"x": ["a"], "series": {"Level": 3}}}},
        {"chart": {**CHART, "kind": "pie"}},
        {"picture": {"alt": "A map."}},
    ],
)
def test_the_schema_refuses_what_no_part_of_a_section_is(part: dict[str, Any]) -> None:
    assert not valid({**BASE, "sections": [{"heading": "H", **part}]})


def test_the_schema_takes_what_a_page_has_besides() -> None:
    more = {"cc": "A", "status": "draft", "annexes": ["A", {"title": "B"}], "headings": {"key_points": "Lines"}}
    assert valid({**BASE, **more, "figures": [{"value": 3, "unit": "m"}], "numbered": True})
    assert valid({**BASE, "arrange": "side-heads", "grow": False, "typography": "as-typed"})
    assert valid({**BASE, "actors": [{"name": "A", "stance": "open"}]})
    assert not valid({**BASE, "headings": ["Lines"]})
    assert not valid({**BASE, "arrange": "side by side"})
    assert not valid({**BASE, "typography": "curly"})
    assert not valid({**BASE, "actors": [{"name": "A", "stance": "neutral"}]})
    assert not valid({**BASE, "figures": [3]})


@pytest.mark.parametrize(
    "change",
    [
        {"titel": "x"},
        {"key_points": []},
        {"page": "a5"},
        {"actors": [{"nam": "B"}]},
        {"issue": "not in this template"},
        {"template": "decision"},
        {"template": "decision", "issue": "i", "options": [{"name": "b", "forr": "c"}]},
        {"key_points": [{"text": "t", "priority": 0}]},
    ],
)
def test_the_schema_refuses_what_the_model_refuses(change: dict[str, Any]) -> None:
    assert not valid({**BASE, **change})


def test_every_field_of_the_schema_is_described() -> None:
    schema = json_schema({})
    described = [schema, *schema["$defs"].values()]
    properties = [
        (name, field)
        for part in described
        for shape in [part, *part.get("anyOf", [])]
        for name, field in shape.get("properties", {}).items()
    ]
    assert len(properties) > 40
    assert [name for name, field in properties if not field.get("description")] == []


def test_a_language_tag_is_heeded_in_any_case_of_letters() -> None:
    brief = check_brief(
        read_yaml(b"title: T\ndate: 2024-10-25\nbottom_line: B\nkey_points: [K]\nlang: FR-ca\n", "x.yaml")
    )

    assert brief.lang == "fr-CA"


@pytest.mark.parametrize(
    ("typed", "told", "hint"),
    [
        (r'"C:\temp\notes.txt"', "a tab", "put the file beside the brief"),
        (r'"sources\new.txt"', "a line feed", "write `sources/new.txt`"),
        (r"C:\temp\notes.txt", "is a Windows path", "put the file beside the brief"),
    ],
)
def test_a_path_with_backslashes_is_told_once(tmp_path: Path, typed: str, told: str, hint: str) -> None:
    text = f"{HEAD}sources:\n  - id: a\n    title: A\n    file: {typed}\n"
    (problem,) = bluf.preview(text, tmp_path / "b.yaml").problems

    assert problem.code == "outside-folder"
    assert told in problem.message
    assert problem.hint is not None
    assert problem.hint.startswith(hint)
