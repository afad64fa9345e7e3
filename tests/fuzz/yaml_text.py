"""Write values as YAML in one of the many ways in which people do."""

import json
import re
from typing import Any

from tests.fuzz.drawing import Drawing

_SIMPLE = re.compile(r"[^\W\d_][\w .,-]*", re.ASCII)


def yaml_of(drawing: Drawing, value: Any, indent: int = 0) -> str:
    """Return a value as YAML: mappings and lists as blocks, mostly, and text plain, quoted, folded or literal."""
    flow = indent > 8 or drawing.happens(0.1)
    if isinstance(value, dict) and value:
        return _flow(drawing, value) if flow and indent else _mapping(drawing, value, indent)
    if isinstance(value, list) and value:
        return _flow(drawing, value) if flow and indent else _sequence(drawing, value, indent)
    return _scalar(drawing, value, indent)


def _mapping(drawing: Drawing, value: dict[str, Any], indent: int) -> str:
    lines = []
    for key, inner in value.items():
        gap = "\n" if isinstance(inner, dict | list) and inner else " "
        written = yaml_of(drawing, inner, indent + 2)
        lines.append(f"{' ' * indent}{key}:{' ' if written.startswith(('{', '[')) else gap}{written}")
    return "\n".join(lines)


def _sequence(drawing: Drawing, value: list[Any], indent: int) -> str:
    lines = []
    for inner in value:
        written = yaml_of(drawing, inner, indent + 2)
        lines.append(f"{' ' * indent}- {written.lstrip(' ')}")
    return "\n".join(lines)


def _flow(drawing: Drawing, value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(drawing, inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(drawing, inner) for inner in value) + "]"
    return _quoted(drawing, value)


def _scalar(drawing: Drawing, value: Any, indent: int) -> str:
    if value is None or value == [] or value == {}:
        return drawing.one("", "~", "[]", "{}")
    text = str(value)
    if _SIMPLE.fullmatch(text) and drawing.happens(0.7):
        return text
    if drawing.odd(0.04):
        return text
    if text.isprintable() and text == text.strip() and drawing.happens(0.2):
        return f"{drawing.one('|', '>', '|-', '>-')}\n{' ' * (indent + 2)}{text}"
    return _quoted(drawing, text)


def _quoted(drawing: Drawing, value: Any) -> str:
    text = str(value)
    if drawing.happens(0.5) and text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    if drawing.odd(0.2):
        return json.dumps(text)  # halves of characters, which YAML does not know
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(char if char.isprintable() else _escape(char) for char in escaped) + '"'


def _escape(char: str) -> str:
    return f"\\U{ord(char):08x}"
