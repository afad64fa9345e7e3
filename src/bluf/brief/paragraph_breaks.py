"""Find where blank lines part a text into paragraphs, whichever way its YAML is written.

A line end in a literal block (`|`), or one that an escape stands for, is one that was typed: two make a blank line. In
any other scalar YAML folds lines, and a line end that is left stands for a blank line (YAML 1.1, sections 9.1 to 9.3),
unless a line beside it is indented further.
"""

from collections.abc import Iterator
from typing import TypeVar

from bluf.ground.located import Located
from bluf.ground.text_map import TextMap
from bluf.problems.field_path import FieldPath
from bluf.yaml_files.reader import YamlFile

_Text = TypeVar("_Text", bound=Located)


def with_breaks(text: _Text, source: YamlFile | None) -> _Text:
    """Return the text of a field with one empty line between its paragraphs, and no other.

    Without the file that it was read from, its line ends are taken as typed.
    """
    words: list[str] = []
    maps: list[TextMap] = []
    last: int | None = None  # where the line before ends
    ends_paragraph = False
    for start, end, begins in _lines(text, source is not None and is_folded(text.path, source)):
        ends_paragraph |= begins or start == end
        if start == end:
            continue
        if last is not None:
            joint = "\n\n" if ends_paragraph else "\n"
            words.append(joint)
            maps.append(TextMap.whole(len(joint), last, start))
        words.append(text[start:end])
        maps.append(TextMap.exact(start, end - start))
        last, ends_paragraph = end, False
    origin = text.origin and text.origin.through(TextMap.joined(maps))
    return type(text)("".join(words), text.path, origin)


def _lines(text: str, folded: bool) -> Iterator[tuple[int, int, bool]]:
    """Yield where each line begins and ends without the space around it, and whether a blank line was before it."""
    at, before = 0, ""
    for line in text.split("\n"):
        parted = folded and line.strip() and before.strip() and not line[0].isspace() and not before[0].isspace()
        start = at + len(line) - len(line.lstrip())
        yield start, start + len(line.strip()), bool(parted)
        at, before = at + len(line) + 1, line


def is_folded(path: FieldPath, source: YamlFile) -> bool:
    """Whether YAML has folded the lines of a field's text."""
    at = next((around for around in path.upwards() if around in source.spans), path)
    span = source.span(at)
    indicator = span.excerpt[span.column - 1 : span.column]
    return indicator != "|" and source.ends.get(at, span.line) > span.line
