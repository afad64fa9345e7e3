"""Find where blank lines part a text into paragraphs, whichever way its YAML is written.

A line end in a literal block (`|`), or one that an escape stands for, is one that was typed: two make a blank line. In
any other scalar YAML folds lines, and a line end that is left stands for a blank line (YAML 1.1, sections 9.1 to 9.3),
unless a line beside it is indented further.
"""

from itertools import pairwise

from bluf.problems.field_path import FieldPath
from bluf.yaml_files.reader import YamlFile


def with_breaks(text: str, path: FieldPath, source: YamlFile | None) -> str:
    """Return the text of a field with one empty line between its paragraphs, and no other.

    Without the file that it was read from, its line ends are taken as typed.
    """
    lines = text.split("\n")
    folded = source is not None and is_folded(path, source)
    kept = [lines[0].strip()]
    for before, line in pairwise(lines):
        if folded and line.strip() and before.strip() and not line[0].isspace() and not before[0].isspace():
            kept.append("")
        kept.append(line.strip())
    paragraphs = "\n".join(kept).split("\n\n")
    return "\n\n".join(part.strip("\n") for part in paragraphs if part.strip("\n"))


def is_folded(path: FieldPath, source: YamlFile) -> bool:
    """Whether YAML has folded the lines of a field's text."""
    at = next((around for around in path.upwards() if around in source.spans), path)
    span = source.span(at)
    indicator = span.excerpt[span.column - 1 : span.column]
    return indicator != "|" and source.ends.get(at, span.line) > span.line
