"""Write a line of YAML anew with its value in quotes, for the hint of a problem.

What a hint shows must work when it is typed: a value that is quoted already, badly, is quoted another way.
"""

import re

from bluf.problems.wording import shown

FIELD = re.compile(r"(?P<lead>\s*+(?:- ++)*+)(?P<key>[\w-][\w -]*+): ++(?P<value>.+)")
ITEM = re.compile(r"\s*+- ++(?P<value>.+)")
_TYPOGRAPHIC = re.compile('[“„«‟”]([^“„«‟”»"]*+)[”“»‟„]|[‘‚‛]([^"]*+)[’‘‛]')
_LONGEST = 120


def quoted_line(text: str) -> str | None:
    """Return the line with its value in double quotes, without its indent; None where it has no value that shows."""
    match = FIELD.match(text)
    if match and ("- " not in match["lead"] or (match["key"].islower() and " " not in match["key"])):
        return f"{match['lead'].lstrip()}{shown(match['key'])}: {in_quotes(match['value'])}"
    match = ITEM.match(text)
    return f"- {in_quotes(match['value'])}" if match else None


def requoted_line(text: str) -> str | None:
    """Return a line whose value is quoted badly, with the value in quotes that hold it; None where that is unclear."""
    match = FIELD.match(text) or ITEM.match(text)
    value = match["value"].rstrip() if match else ""
    if match is None or value[0] not in "\"'" or len(value) > _LONGEST:
        return None
    lead = text[: match.start("value")].lstrip()
    if len(value) > 1 and value[-1] == value[0] and not _closes_within(value):
        value = value[1:-1]
    return lead + (in_quotes(value) if "\\" not in value or "'" in value else f"'{value}'")


def _closes_within(value: str) -> bool:
    """Whether the quote that a value begins with is closed by one before its last: `"a" and "b"`, not `'it's'`."""
    mark, inner = value[0], value[1:-1]
    at = inner.find(mark)
    return (
        at > 0 and inner.count(mark) % 2 == 0 and not inner[at - 1].isspace() and not inner[at + 1 : at + 2].isalnum()
    )


def single_quoted_line(text: str) -> str | None:
    """Return a line whose value is in double quotes with it in single ones, where a backslash is a backslash."""
    match = FIELD.match(text) or ITEM.match(text)
    value = match["value"].rstrip() if match else ""
    if match is None or len(value) < 2 or value[0] != '"' or value[-1] != '"' or len(value) > _LONGEST:
        return None
    inner = value[1:-1].replace('\\"', '"').replace("'", "''")
    return f"{text[: match.start('value')].lstrip()}'{inner}'"


def typographic_value(text: str) -> tuple[str, str] | None:
    """Return the first mark of a value that stands in typographic quotation marks, and the line with `"` instead."""
    match = FIELD.match(text)
    value = match["value"].rstrip() if match else ""
    inner = _TYPOGRAPHIC.fullmatch(value)
    if match is None or inner is None:
        return None
    lead = text[: match.start("value")].lstrip()
    return value[0], f"{lead}{in_quotes(inner[1] or inner[2] or '')}"


def in_quotes(value: str) -> str:
    """Return text in double quotes, as YAML writes it."""
    escaped = shown(value.rstrip(), _LONGEST).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
