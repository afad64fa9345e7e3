"""Turn a Markdown file into the files and commands it shows, so that a test can run them.

A fenced block marked `console` holds commands after `$ ` and, under each, what it prints, stdout and stderr together;
a line `…` stands for any number of lines. A fenced block after `<!-- file: PATH -->` is that file; after
`<!-- file: PATH, added -->` it is added at the end of it.
"""

import re
from dataclasses import dataclass

_FENCE = re.compile(
    r"(?:<!-- file: (?P<path>[^\s,]+)(?P<added>, added)? -->\s*\n)?^```(?P<kind>\w*)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class File:
    """A file that the reader is told to write."""

    path: str
    text: str
    added: bool = False


@dataclass(frozen=True, slots=True)
class Command:
    """A command and what it prints."""

    line: str
    output: str


def steps(markdown: str) -> list[File | Command]:
    """Return what `markdown` has its reader write and run, in order."""
    found: list[File | Command] = []
    for fence in _FENCE.finditer(markdown):
        if fence["path"]:
            found.append(File(fence["path"], fence["text"], bool(fence["added"])))
        elif fence["kind"] == "console":
            found.extend(_commands(fence["text"]))
    return found


def _commands(text: str) -> list[Command]:
    commands: list[Command] = []
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        line, _, output = part.partition("\n")
        while line.endswith("\\"):
            more, _, output = output.partition("\n")
            line = f"{line}\n{more}"
        commands.append(Command(line, output.rstrip()))
    return commands


def same(shown: str, printed: str) -> bool:
    """Say whether `printed` is what is `shown`, a line `…` standing for any lines."""
    parts = [re.escape(part) for part in re.split(r"^…$", shown.rstrip(), flags=re.MULTILINE)]
    return re.fullmatch(".*".join(parts), printed.rstrip(), flags=re.DOTALL) is not None
