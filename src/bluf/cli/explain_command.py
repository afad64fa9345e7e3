"""Print what the codes of problems mean and how each is mended: the same as docs/diagnostics.md says."""

import shutil
import sys
import textwrap
from collections.abc import Sequence

import click

from bluf.cli.output_streams import write_line
from bluf.cli.terminal import has_color, is_terminal, write_table
from bluf.problems.catalogue import CATALOGUE, Code
from bluf.problems.text import printable
from bluf.problems.wording import did_you_mean, shown

_WIDTH = 100  # cells, where there is no terminal that says


def explain_codes(asked: Sequence[str]) -> int:
    """Print what each code means. Raises UsageError, with the nearest, for what is no code."""
    names = tuple(dict.fromkeys(_code_in(text) for text in asked))
    unknown = [name for name in names if name not in CATALOGUE]
    if unknown:
        said = (
            f"there is no problem {printable(shown(name))!r}: {did_you_mean(name, CATALOGUE, '`bluf explain`').hint}"
            for name in unknown
        )
        raise click.UsageError("; ".join(said))
    for number, name in enumerate(names):
        if number:
            write_line("")
        _write(CATALOGUE[name])
    return 0


def list_codes() -> int:
    """Print each code on a line, with its severity and what it means."""
    write_table([(code.severity, code.name, code.meaning) for code in sorted(CATALOGUE.values(), key=_name)])
    return 0


def _name(code: Code) -> str:
    return code.name


def _code_in(text: str) -> str:
    """Return the code in what may be copied with what stands around it: `error[bad-date]:`."""
    return text.rpartition("[")[2].partition("]")[0].strip(" `:").lower()


def _write(code: Code) -> None:
    bold, plain = ("\x1b[1m", "\x1b[0m") if has_color(sys.stdout) else ("", "")
    columns = shutil.get_terminal_size().columns if is_terminal(sys.stdout) else _WIDTH
    write_line(f"{code.severity}[{bold}{code.name}{plain}]")
    for text in (code.meaning, f"Mend: {code.mend}"):
        for line in textwrap.wrap(text, max(min(columns, _WIDTH) - 2, 20), break_long_words=False):
            write_line(f"  {line}")
