"""The lines of a field as they stand in its file: YAML folds many of them into one."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from bluf.ground.located import Located
from bluf.problems import Span
from bluf.problems.field_path import FieldPath
from bluf.yaml_files.reader import YamlFile


@dataclass(frozen=True, slots=True)
class TypedLine:
    """A line of a field without its indentation: its text, empty for a blank one."""

    text: str
    _found: Callable[[], Span]  # most lines are sound, and their places never asked for

    @property
    def place(self) -> Span:
        """The place of the line's text."""
        return self._found()


def typed_lines(source: YamlFile, lines: Sequence[str], path: FieldPath, text: str) -> tuple[TypedLine, ...]:
    """Return the lines of a field whose value is `text`; `lines` are those of its file."""
    at = next((around for around in path.upwards() if around in source.spans), path)
    start = source.span(at)
    last = min(source.ends.get(at, start.line), len(lines))
    if last <= start.line:
        return _on_one_line(source, path, text)
    indicator = start.excerpt[start.column - 1 : start.column]
    if indicator in ("|", ">"):
        return _trimmed(_block(source.path, lines, start.line + 1, last))
    after = len(indicator) if indicator in ("'", '"') else 0
    begun = _line(source.path, start.excerpt, start.line, start.column - 1 + after)
    rest = [_line(source.path, lines[number - 1], number) for number in range(start.line + 1, last + 1)]
    if after:
        rest[-1] = replace(rest[-1], text=rest[-1].text.removesuffix(indicator))
    return _trimmed([begun, *rest])


def _on_one_line(source: YamlFile, path: FieldPath, text: str) -> tuple[TypedLine, ...]:
    """Return the lines of a value that stands on one line, where only escapes end lines."""
    parts = [line.strip() for line in text.split("\n")]
    if len(parts) == 1:
        return (TypedLine(parts[0], lambda: next(_on_its_line(source, path, parts))),)
    return _trimmed(map(_placed, parts, _on_its_line(source, path, parts)))


def _placed(text: str, place: Span) -> TypedLine:
    return TypedLine(text, lambda: place)


def _on_its_line(source: YamlFile, path: FieldPath, parts: Iterable[str]) -> Iterator[Span]:
    """Yield the places of the lines of a value that stands on one line."""
    values = (around.value_in(source.data) for around in path.upwards())  # it may be given in short
    typed = next((value for value in values if isinstance(value, Located)), None)
    at = 0
    for part in parts:
        found = typed.find(part, at) if typed is not None else -1
        if typed is not None and found >= 0:
            at = found + len(part)
            yield source.place(typed.part(found, at)) if part else source.span(path)
        else:
            yield source.span(path)


def _block(path: str, lines: Sequence[str], first: int, last: int) -> Iterator[TypedLine]:
    """Yield the lines of a block scalar, which ends at a line that is indented less."""
    indent = 0
    for number in range(first, last + 1):
        raw = lines[number - 1]
        if raw.strip():
            own = len(raw) - len(raw.lstrip(" "))
            indent = indent or own
            if own < indent:
                return
        yield _line(path, raw, number)


def _line(path: str, raw: str, number: int, start: int = 0) -> TypedLine:
    """Return what stands on a line of the file from an offset on."""
    text = raw[start:].strip()
    return TypedLine(text, partial(_span, path, raw, number, start, text))


def _span(path: str, raw: str, number: int, start: int, text: str) -> Span:
    column = raw.find(text, start) + 1
    return Span(path, number, column, column + max(len(text), 1), raw)


def _trimmed(lines: Iterable[TypedLine]) -> tuple[TypedLine, ...]:
    """Return the lines without blank ones at the beginning and the end."""
    found = list(lines)
    filled = [index for index, line in enumerate(found) if line.text]
    return tuple(found[filled[0] : filled[-1] + 1]) if filled else ()
