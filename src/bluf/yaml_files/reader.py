"""Turn the bytes of a YAML file into a YamlFile: plain data, and the place of every key and value.

Every scalar is kept as the text that was typed (`NO`, `1.10`, `010`, `12:30:00`), because a brief is prose; the model
decides what a field is. Built on PyYAML's events (YAML 1.1): no node is constructed, no tag is obeyed. U+2028 and
U+2029 are characters of the text, as in YAML 1.2, and not line ends. Limits: 1 MiB, 50,000 values or what `Limits` say,
100 aliases, nesting of 20. All that is wrong with a file's characters is reported at once, and so are syntax errors of
parts that can be told apart (see `recovery`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from bluf.ground.file_text import FileText
from bluf.ground.located import Located
from bluf.problems import BriefError, Problem, Span
from bluf.problems.details import Details
from bluf.problems.field_path import FieldPath
from bluf.yaml_files.characters import all_unfit, what_is_unfit
from bluf.yaml_files.composing import BRIEF_S, Composer, Limits
from bluf.yaml_files.misreadings import Misreadings
from bluf.yaml_files.places import Places
from bluf.yaml_files.recovery import further_faults
from bluf.yaml_files.syntax import syntax_problem

MAX_BYTES = 1024 * 1024
MAX_ILLEGAL = 20  # how many such characters are told of
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_SEPARATORS = "\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}"


@dataclass(frozen=True, slots=True)
class YamlFile:
    """A YAML file: `data` holds mappings, lists and `Located` text; spans are by field path."""

    path: str
    text: str
    data: dict[str, Any]
    spans: Mapping[FieldPath, Span] = field(default_factory=dict)  # of values
    keys: Mapping[FieldPath, Span] = field(default_factory=dict)  # of the keys that the values stand behind
    ends: Mapping[FieldPath, int] = field(default_factory=dict)  # the last lines of values that have several
    warnings: tuple[Problem, ...] = ()
    problems: tuple[Problem, ...] = ()  # what is wrong and yet did not hide the rest (see `read_brief`)
    written: FileText = field(default=FileText("", ""), compare=False, repr=False)  # with which `text` has its places

    def span(self, path: FieldPath) -> Span:
        """Return the place of a field, or of the nearest thing around it."""
        for around in path.upwards():
            if around and around in self.spans:
                return self.spans[around]
        return Span(self.path, 1, 1, excerpt=self.text.partition("\n")[0])

    def place(self, text: Located) -> Span:
        """Return the place of a field's text, or of a part of it."""
        found = text.origin and text.origin.span(0, len(text))
        return self.written.span(*found) if found else self.span(text.path)


def read_yaml(data: bytes, path: str) -> YamlFile:
    """Read a YAML file that must hold one mapping. `path` is the name that problems give it. Raises BriefError."""
    source = read_brief(data, path)
    if source.problems:
        raise BriefError(source.problems)
    return source


def read_brief(data: bytes, path: str, limits: Limits = BRIEF_S) -> YamlFile:
    """Read like `read_yaml`, but leave what does not hide the rest in `problems`, to be told with the model's."""
    text = _decoded(data, path, limits)
    places = Places(path, text)
    illegal = [_illegal(places, offset) for offset in all_unfit(text, MAX_ILLEGAL)]
    if illegal:
        raise BriefError(illegal)
    substitutes = stand_ins(text)
    composer = Composer(places, {ord(stand_in): chr(char) for char, stand_in in substitutes.items()}, limits)
    misread = Misreadings(places)
    plain = text.translate(substitutes) if substitutes else text
    try:
        composed = composer.compose(misread.watched(yaml.parse(plain, Loader=_LOADER)))
    except yaml.YAMLError as error:
        fault = misread.unclosed or syntax_problem(error, places)
        before = [each for each in (*composer.problems, *misread.errors) if not _on_one_line(each, fault)]
        raise BriefError([*before, *further_faults(fault, plain, places)]) from None
    misread.note_unused_anchors()
    if composed is None:
        raise BriefError([*composer.problems, *misread.errors])
    found = (*composer.problems, *misread.errors)
    doubts = (*composer.warnings, *misread.warnings)
    return YamlFile(path, text, composed, composer.spans, composer.keys, composer.ends, doubts, found, places)


def _on_one_line(one: Problem, other: Problem) -> bool:
    """Whether two problems are of one line, and so most likely of one cause."""
    return one.span is not None and other.span is not None and one.span.line == other.span.line


def stand_ins(text: str) -> dict[int, str]:
    """Return characters that the text lacks for those that YAML 1.1 would take for line ends."""
    separators = [ord(char) for char in _SEPARATORS if char in text]
    if not separators:
        return {}
    used = set(text)
    free = (char for char in map(chr, range(0x10FFFD, 0xFFFF, -1)) if char not in used)
    return dict(zip(separators, free, strict=False))


def _decoded(data: bytes, path: str, limits: Limits) -> str:
    if len(data) > MAX_BYTES:
        raise BriefError(
            [
                Problem(
                    "too-large",
                    f"the file is larger than {MAX_BYTES:,} bytes",
                    Span(path, 1, 1),
                    hint=limits.hint,
                )
            ]
        )
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise BriefError(
            [
                Problem(
                    "wrong-encoding",
                    "the file is in UTF-16, not UTF-8",
                    Span(path, 1, 1),
                    hint="save it as UTF-8",
                )
            ]
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", "replace")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        rest = data[error.start :].split(b"\n", 1)[0].decode("utf-8", "replace").rstrip("\r")
        raise BriefError(
            [
                Problem(
                    "wrong-encoding",
                    f"byte 0x{data[error.start]:02X} is not UTF-8",
                    Span(path, line, column, column + 1, before[before.rfind("\n") + 1 :] + rest),
                    hint="save the file as UTF-8 (it may be in Windows-1252 or Latin-1)",
                )
            ]
        ) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _illegal(places: Places, offset: int) -> Problem:
    return Problem(
        "control-character",
        what_is_unfit(places.text[offset]),
        places.span(offset, offset + 1),
        hint="delete it; it often comes with text pasted from a PDF or a terminal",
        data=Details(character=ord(places.text[offset])),
    )
