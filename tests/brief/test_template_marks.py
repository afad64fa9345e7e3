"""Marks in a template's own lists: every mapping takes one, and it is a marking whatever the template declares."""

from typing import Any

import pytest

from bluf.brief import Brief, check_brief, json_schema, parse_fields, read_yaml
from bluf.problems import BriefError, Problem

HEAD = "title: T\ndate: 2024-10-25\nbottom_line: B\nkey_points: [K]\n"
RISKS = "risks: {type: list, items: {type: mapping, fields: {text: text, signs: {type: list, items: {type: mapping, \
fields: {text: text}}}}}}"


def read(yaml: str, fields: str) -> Brief:
    declared = parse_fields(read_yaml(f"fields: {{{fields}}}".encode(), "template.yaml"))
    return check_brief(read_yaml(yaml.encode(), "brief.yaml"), declared)


def refused(yaml: str, fields: str) -> Problem:
    with pytest.raises(BriefError) as caught:
        read(yaml, fields)
    (problem,) = caught.value.problems
    return problem


def risks(mark: str) -> str:
    """Return the declaration of a list of risks that have a field `mark` of a template's own."""
    return f"risks: {{type: list, items: {{type: mapping, fields: {{text: text, mark: {mark}}}}}}}"


def test_every_mapping_in_a_list_takes_a_mark() -> None:
    brief: Any = read(HEAD + "risks: [{text: R, mark: U, signs: [{text: S, mark: (C)}]}]\n", RISKS)

    (risk,) = brief.risks
    assert (risk.mark, risk.mark.path, risk.signs[0].mark) == ("U", "risks[0].mark", "C")


def test_a_mapping_that_is_in_no_list_takes_no_mark_that_its_template_does_not_declare() -> None:
    problem = refused(HEAD + "case: {text: T, mark: U}\n", "case: {type: mapping, fields: {text: text}}")

    assert (problem.code, problem.field) == ("unknown-key", "case.mark")


@pytest.mark.parametrize("field", ["risks[0].mark", "risks[0].signs[0].mark"])
def test_a_mark_above_the_banner_in_a_templates_list_is_an_error(field: str) -> None:
    outer, inner = ("TLP:RED", "TLP:CLEAR") if field == "risks[0].mark" else ("TLP:CLEAR", "TLP:RED")
    risk = f"{{text: R, mark: {outer}, signs: [{{text: S, mark: {inner}}}]}}"
    problem = refused(f"{HEAD}marking: TLP:AMBER\nrisks:\n  - {risk}\n", RISKS)

    assert (problem.code, problem.field, problem.span and problem.span.line) == ("mark-above-banner", field, 7)


@pytest.mark.parametrize("kind", ["text", "prose", "{description: How secret., required: true}"])
def test_a_mark_that_a_template_declares_is_a_marking(kind: str) -> None:
    brief: Any = read(HEAD + "marking: TLP:RED\nrisks: [{text: R, mark: tlp green}]\n", risks(kind))

    assert brief.risks[0].mark == "TLP:GREEN"
    assert refused(HEAD + "risks: [{text: R, mark: TLP:GREY}]\n", risks(kind)).code == "bad-marking"


def test_a_mark_that_a_template_declares_is_required_and_described_as_it_says() -> None:
    problem = refused(HEAD + "risks: [{text: R}]\n", risks("{description: How secret., required: true}"))

    assert (problem.code, problem.field) == ("missing-field", "risks[0].mark")


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("list", "[TLP:CLEAR]"),
        ("list", "TLP:CLEAR"),
        ("date", "2024-10-25"),
        ("points", "[TLP:CLEAR]"),
        ("{type: mapping, shorthand: is, fields: {is: text}}", "TLP:CLEAR"),
    ],
)
def test_a_mark_that_is_not_declared_as_text_is_no_marking_under_a_tlp_banner(kind: str, value: str) -> None:
    yaml = f"{HEAD}risks:\n  - text: R\n    mark: {value}\n"
    problem = refused(f"{yaml}marking: TLP:RED\n", risks(kind))

    assert (problem.code, problem.field, problem.span and problem.span.line) == ("bad-marking", "risks[0].mark", 7)
    assert read(yaml, risks(kind)).extra["risks"]


def test_the_schema_has_a_mark_in_every_mapping_of_a_list() -> None:
    fields = parse_fields(read_yaml(f"fields: {{{RISKS}}}".encode(), "template.yaml"))
    defined = json_schema({"weekly": fields})["$defs"]

    assert [list(defined[name]["properties"]) for name in ("weekly.Risks", "weekly.RisksSigns")] == [
        ["text", "signs", "mark"],
        ["text", "mark"],
    ]


def test_the_schema_keeps_the_lists_of_two_templates_apart() -> None:
    templates = {
        name: parse_fields(read_yaml(f"fields: {{rows: {{type: list, items: {items}}}}}".encode(), "template.yaml"))
        for name, items in (("a", "{type: mapping, fields: {x: text}}"), ("b", "{type: mapping, fields: {y: text}}"))
    }
    schema = json_schema(templates)

    found = {}
    for case in schema["allOf"]:
        reference = case["then"]["properties"]["rows"]["anyOf"][0]["$ref"]
        found[case["if"]["properties"]["template"]["const"]] = schema["$defs"][reference.removeprefix("#/$defs/")]
    assert [list(found[name]["properties"]) for name in "ab"] == [["x", "mark"], ["y", "mark"]]
