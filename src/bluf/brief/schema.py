"""Turn the model into a JSON Schema, for editors to complete and check briefs with (JSON Schema 2020-12)."""

from collections.abc import Callable, Mapping
from copy import deepcopy
from functools import lru_cache
from typing import Any

from bluf.brief.declared_fields import HIDDEN, OPTIONAL, REQUIRED, FieldSpec, declared_model
from bluf.brief.model import NEWER_FIELDS, Brief
from bluf.brief.part import Part
from bluf.ground.template_names import DEFAULT_TEMPLATE, all_names
from bluf.yaml_files.key_spellings import other_spelling


def json_schema(templates: Mapping[str, tuple[FieldSpec, ...]]) -> dict[str, Any]:
    """Return the schema of a brief, with the fields that each of `templates` declares, by the template's name."""
    return deepcopy(_schema(tuple(sorted(templates.items()))))


@lru_cache(maxsize=4)  # the editor asks again and again
def _schema(declared: tuple[tuple[str, tuple[FieldSpec, ...]], ...]) -> dict[str, Any]:
    templates = dict(declared)
    schema = generated(Brief)
    definitions = schema["$defs"]
    taken, optional = _taken(templates), _made_optional(templates)
    asked = [name for name in schema["required"] if name in optional]
    schema["required"] = [name for name in schema["required"] if name not in optional]
    cases = [_unless(taken[name], {"properties": {name: schema["properties"][name]}}) for name in taken]
    cases += [_unless(optional[name], {"required": [name]}) for name in asked]
    schema["properties"].update(dict.fromkeys(taken, True))  # which keeps their place among the others
    for name, fields in templates.items():
        if not fields:
            continue
        wider = generated(declared_model(fields))
        theirs = {key: f"{name}.{key}" for key, value in wider["$defs"].items() if definitions.get(key) != value}
        wider = _renamed(wider, {f"#/$defs/{key}": f"#/$defs/{new}" for key, new in theirs.items()})
        given = wider.get("properties", {})
        definitions.update({theirs[key]: value for key, value in wider["$defs"].items() if key in theirs})
        hidden = {field.name: False for field in fields if field.core == HIDDEN}
        asked_for = [field.name for field in fields if field.core == REQUIRED]
        required = [*asked_for, *wider.get("required", ())]
        either = [{"anyOf": [{"required": [one]}, {"required": [other]}]} for one, other in _either(fields)]
        then = {"properties": {**given, **hidden}, "required": required, **({"allOf": either} if either else {})}
        cases.append({"if": _of_templates([name]), "then": then})
    schema["properties"]["template"]["examples"] = sorted(templates)
    schema.pop("additionalProperties", None)
    schema["allOf"] = cases
    schema["unevaluatedProperties"] = False
    return entitled(schema, "bluf brief", "A one-page briefing: bottom line up front.")


def entitled(schema: Mapping[str, Any], title: str, description: str) -> dict[str, Any]:
    """Return a schema that says first of which kind it is, and what it is of."""
    rest = {key: value for key, value in schema.items() if key not in ("title", "description")}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        "description": description,
        **rest,
    }


def _taken(templates: Mapping[str, tuple[FieldSpec, ...]]) -> dict[str, list[str]]:
    """Return the newer names of a brief's own fields that templates have declared, each with those templates."""
    return _by_name(templates, lambda field: field.name in NEWER_FIELDS and not field.core)


def _made_optional(templates: Mapping[str, tuple[FieldSpec, ...]]) -> dict[str, list[str]]:
    """Return a brief's own fields that templates make optional or hide, each with those templates."""
    return _by_name(templates, lambda field: field.core in (OPTIONAL, HIDDEN))


def _by_name(
    templates: Mapping[str, tuple[FieldSpec, ...]], is_meant: Callable[[FieldSpec], bool]
) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for template, fields in sorted(templates.items()):
        for field in filter(is_meant, fields):
            found.setdefault(field.name, []).append(template)
    return dict(sorted(found.items()))


def _either(fields: tuple[FieldSpec, ...]) -> list[tuple[str, str]]:
    """Return the pairs of fields of which a template asks for one, each once."""
    pairs = {frozenset((field.name, field.unless)) for field in fields if field.unless}
    return sorted((one, other) for one, other in map(sorted, pairs))


def _unless(templates: list[str], then: dict[str, Any]) -> dict[str, Any]:
    """Return what holds for briefs of all templates but these."""
    return {"if": {"not": _of_templates(templates)}, "then": then}


def _of_templates(templates: list[str]) -> dict[str, Any]:
    """Return the condition that a brief's template is one of these, by any of their names."""
    names = [name for template in templates for name in all_names(template)]
    named: dict[str, Any] = {"const": names[0]} if len(names) == 1 else {"enum": names}
    condition: dict[str, Any] = {"properties": {"template": named}}
    if DEFAULT_TEMPLATE not in names:
        condition["required"] = ["template"]
    return condition


def generated(model: type[Part]) -> dict[str, Any]:
    """Return the schema of a model, with the short forms and the other spellings that bluf allows."""
    schema = model.model_json_schema(by_alias=True)
    cleaned = _cleaned(schema)
    assert isinstance(cleaned, dict)
    cleaned.setdefault("$defs", {})
    return cleaned


def _renamed(value: Any, names: Mapping[str, str]) -> Any:
    """Return a schema whose references are called as `names` has them: templates may call their parts alike."""
    if isinstance(value, list):
        return [_renamed(item, names) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        key: names.get(item, item) if key == "$ref" and isinstance(item, str) else _renamed(item, names)
        for key, item in value.items()
    }


def _cleaned(value: Any) -> Any:
    """Drop what pydantic adds and an editor does not need, and allow the short forms that bluf allows.

    Of the defaults only `true` stays: a form shows it as a tick.
    """
    if isinstance(value, list):
        return [_cleaned(item) for item in value]
    if not isinstance(value, dict):
        return value
    cleaned = {
        key: _cleaned(item)
        for key, item in value.items()
        if not (key == "title" and isinstance(item, str)) and (key != "default" or item is True)
    }
    properties = cleaned.get("properties")
    if isinstance(properties, dict):
        others = {other: name for name in properties if (other := other_spelling(name)) and other not in properties}
        if others:  # patterns, so that an editor completes bluf's own spelling alone
            cleaned["patternProperties"] = {f"^{other}$": properties[name] for other, name in others.items()}
    options = cleaned.get("anyOf")
    if isinstance(options, list) and {"type": "null"} in options:
        rest = [option for option in options if option != {"type": "null"}]
        if len(rest) == 1:
            del cleaned["anyOf"]
            cleaned = {**rest[0], **cleaned}
    if cleaned.get("several") is True:  # and no property of that name
        del cleaned["several"]
        outer = {key: cleaned.pop(key) for key in ("description",) if key in cleaned}
        cleaned = {**outer, "anyOf": [cleaned["items"], cleaned]}
    if cleaned.get("shorthand") is True:
        del cleaned["shorthand"]
        outer = {key: cleaned.pop(key) for key in ("description",) if key in cleaned}
        cleaned = {**outer, "anyOf": [{"type": ["string", "number", "boolean"]}, cleaned]}
    return cleaned
