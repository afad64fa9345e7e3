"""The schema of a distribution list takes what the model takes, and offers what there is to choose from."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from bluf.brief import read_yaml
from bluf.deliver.list_schema import list_schema, list_schema_text
from bluf.ground.workspace import Workspace
from bluf.markings import levels
from tests.conftest import PROJECT
from tests.deliver.lists import faults

SCHEMA = list_schema(("gazette", "ministry"))
INES: dict[str, Any] = {"name": "Ines Okafor", "email": "ines@harn.example"}
ALL: dict[str, Any] = {
    **INES,
    "level": "TLP:AMBER",
    "formats": ["pdf", "docx"],
    "lang": "fr",
    "page": "letter",
    "style": "ministry",
    "groups": ["north", "press"],
    "cc": ["office@harn.example"],
}
WRONG: tuple[dict[str, Any], ...] = (
    *({"emial": "x"}, {"formats": ["png"]}, {"formats": []}, {"cc": []}, {"groups": ["two words"]}),
    *({"name": "x" * 121}, {"page": "a5"}, {"level": ["TLP:RED"]}, {"style": "../x"}),
)


def is_valid(data: dict[str, Any]) -> bool:
    return bool(Draft202012Validator(SCHEMA).is_valid(data))


def is_read(data: dict[str, Any]) -> bool:
    return not faults(json.dumps(data))


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["title"] == "bluf distribution list"


@pytest.mark.parametrize(
    "data",
    [
        {"title": "T", "recipients": [INES]},
        {"title": "T", "recipients": [ALL], "page": "a4", "style": "gazette", "sender": INES},
        {"title": "T", "recipients": [INES], "sender": {"email": "a@harn.example"}},
        {"title": "T", "recipients": [{**ALL, "formats": "docx", "groups": "north", "cc": "office@harn.example"}]},
    ],
)
def test_the_schema_takes_what_the_model_takes(data: dict[str, Any]) -> None:
    assert is_read(data)
    assert is_valid(data)


@pytest.mark.parametrize(
    "data",
    [
        {"title": "T"},
        {"recipients": [INES]},
        {"title": "T", "recipients": []},
        {"title": "T", "recipients": INES},
        {"title": "T", "recipients": ["ines@harn.example"]},
        {"title": "T", "recipients": [{"name": "A"}]},
        {"title": "T", "recipients": [{"email": "a@harn.example"}]},
        {"title": "T", "recipients": [INES], "sender": {"name": "A"}},
        {"title": "T", "recipients": [INES], "page": "a5"},
        {"title": "T", "recipients": [INES], "to": "all"},
        *({"title": "T", "recipients": [{**ALL, **wrong}]} for wrong in WRONG),
    ],
)
def test_the_schema_refuses_what_the_model_refuses(data: dict[str, Any]) -> None:
    assert not is_read(data)
    assert not is_valid(data)


def test_every_field_says_what_it_is_and_levels_and_styles_are_offered() -> None:
    recipient = SCHEMA["$defs"]["Recipient"]["properties"]
    fields = [*SCHEMA["properties"].items(), *recipient.items(), *SCHEMA["$defs"]["Sender"]["properties"].items()]

    assert [name for name, field in fields if not field.get("description")] == []
    assert recipient["level"]["examples"] == list(levels())
    assert recipient["style"]["examples"] == SCHEMA["properties"]["style"]["examples"] == ["gazette", "ministry"]


def test_a_projects_own_styles_are_offered(tmp_path: Path) -> None:
    style = tmp_path / "templates" / "styles" / "bureau.yaml"
    style.parent.mkdir(parents=True)
    style.write_text("description: Ours.\n", encoding="utf-8")

    schema = json.loads(list_schema_text(Workspace(tmp_path)))

    assert "bureau" in schema["properties"]["style"]["examples"]


def test_the_sample_names_its_schema_and_keeps_to_it() -> None:
    sample = PROJECT / "lists" / "cabinet.yaml"
    text = sample.read_text(encoding="utf-8")
    first, _, _ = text.partition("\n")
    named = sample.parent / first.removeprefix("# yaml-language-server: $schema=")

    assert named.resolve() == PROJECT / "schema" / "list.schema.json"
    assert (
        list(Draft202012Validator(json.loads(named.read_text())).iter_errors(read_yaml(text.encode(), "c").data)) == []
    )
    assert faults(text) == []
