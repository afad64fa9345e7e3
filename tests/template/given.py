"""Briefs made from what a template declares: one with the least that it asks for, and one with all that it can have."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from PIL import Image

from bluf.brief import json_schema
from bluf.brief.declared_fields import REQUIRED, FieldSpec
from bluf.ground.shipped_templates import shipped
from bluf.template import all_templates
from bluf.template.declaration import Template
from tests.editions.filling import PICTURE, Filling
from tests.template.samples import folders_of, write_brief

TEMPLATES: Mapping[str, Template] = {found.name: found for found in all_templates(folders_of(shipped()))}
_LEAST = {"title": "T", "date": "2024-10-25", "bottom_line": "B", "key_points": ["K"]}
_PARTS: Mapping[str, Any] = {
    "date": "2024-10-25",
    "points": ["P"],
    "figures": [{"value": "1"}],
    "timeline": [{"when": "W", "text": "T"}],
    "table": {"columns": ["C"], "rows": [["R"]]},
    "chart": {"kind": "line", "alt": "A", "data": {"x": ["X", "Y"], "series": {"S": [1, 2]}}},
}


def least_of(name: str) -> dict[str, Any]:
    """Return a brief of a template with what it asks for, and a bottom line and a point if it takes them."""
    said = {field.name: field.core for field in TEMPLATES[name].fields if field.core}
    asked = {field: "X" for field, core in said.items() if core == REQUIRED}
    head = {field: value for field, value in _LEAST.items() if said.get(field) != "hidden"}
    return head | asked | {"template": name} | _required(TEMPLATES[name].fields)


def _required(fields: tuple[FieldSpec, ...]) -> dict[str, Any]:
    return {field.name: _some(field) for field in fields if field.required}


def _some(field: FieldSpec) -> Any:
    match field.type:
        case "list":
            assert field.item
            return [_some(field.item)]
        case "mapping":
            return _required(field.fields)
        case "choice":
            return field.values[0][0]
        case kind:
            return _PARTS.get(kind, "X")


def whole_of(name: str, folder: Path, **more: Any) -> Path:
    """Write a brief with all that a template's briefs can have, nested fields too, each with words of its own.

    `more` are fields that are given otherwise.
    """
    schema = json_schema({found.name: found.fields for found in TEMPLATES.values()})
    whole = Filling(schema, name).made().whole | more
    for source in whole["sources"]:
        if "file" in source:
            (folder / source["file"]).write_text("x", encoding="utf-8")
    Image.new("RGB", (2000, 200), "navy").save(folder / PICTURE)
    return write_brief(folder, yaml.safe_dump(whole, allow_unicode=True, sort_keys=False))
