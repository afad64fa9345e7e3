"""Print what there is: templates, house styles, and the schema they make."""

import json
from collections.abc import Iterable

from bluf.cli.streams import write_bytes, write_line
from bluf.cli.text import print_problems
from bluf.pipeline.shelf import schema, shelf
from bluf.problems import BriefError


def list_templates() -> int:
    """Print each template and each house style on a line: what it is, its name, and what it is for."""
    found = shelf()
    rows = [("template", template.name, template.description) for template in found.templates]
    rows += [("style", style.name, style.description) for style in found.styles]
    for line in aligned(rows):
        write_line(line)
    print_problems(found.problems)
    return 1 if found.problems else 0


def aligned(rows: Iterable[tuple[str, str, str]]) -> list[str]:
    """Return the rows as lines, their columns under one another."""
    table = list(rows)
    first, second = (max((len(row[at]) for row in table), default=0) for at in (0, 1))
    return [f"{kind:{first}}  {name:{second}}  {text}".rstrip() for kind, name, text in table]


def print_schema() -> int:
    """Print the JSON Schema of a brief."""
    try:
        write_bytes(schema_text())
    except BriefError as error:
        print_problems(error.problems)
        return 1
    return 0


def schema_text(brief: str | None = None) -> bytes:
    """Return the JSON Schema of a brief as a file's content."""
    return (json.dumps(schema(brief), indent=2, ensure_ascii=False) + "\n").encode()
