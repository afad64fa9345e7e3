"""Print what there is: templates, house styles, and the schema they make."""

import shutil
import sys
import textwrap
from collections.abc import Sequence

from bluf.cli.output_streams import write_bytes, write_line
from bluf.cli.terminal import has_color, is_terminal, print_problems
from bluf.pipeline.starting import schema_text
from bluf.pipeline.template_catalogue import template_catalogue
from bluf.problems import BriefError
from bluf.problems.text import printable
from bluf.problems.wording import shown

_LONGEST = 300  # characters of a description: some lines of a terminal


def list_templates() -> int:
    """Print each template and each house style on a line: what it is, its name, and what it is for."""
    found = template_catalogue()
    rows = [("template", template.name, template.description) for template in found.templates]
    rows += [("style", style.name, style.description) for style in found.styles]
    write_table(rows)
    print_problems(found.problems)
    return 1 if found.problems else 0


def write_table(rows: Sequence[tuple[str, str, str]]) -> None:
    """Print rows with their columns under one another; on a terminal, names in bold and long texts wrapped."""
    first, second = (max((len(row[at]) for row in rows), default=0) for at in (0, 1))
    bold, plain = ("\x1b[1m", "\x1b[0m") if has_color(sys.stdout) else ("", "")
    indent = first + second + 4
    width = shutil.get_terminal_size().columns - indent if is_terminal(sys.stdout) else sys.maxsize
    for kind, name, text in rows:
        lines = textwrap.wrap(printable(shown(" ".join(text.split()), _LONGEST)), max(width, 20))
        write_line(f"{kind:{first}}  {bold}{printable(name):{second}}{plain}  {next(iter(lines), '')}".rstrip())
        for line in lines[1:]:
            write_line(f"{'':{indent}}{line}")


def print_schema() -> int:
    """Print the JSON Schema of a brief."""
    try:
        write_bytes(schema_text())
    except BriefError as error:
        print_problems(error.problems)
        return 1
    return 0
