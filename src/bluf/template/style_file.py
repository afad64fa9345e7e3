"""Turn style files into entries: one a key, with its place, so that a style can be laid over the one it is based on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from bluf.brief import Source
from bluf.brief.suggest import did_you_mean
from bluf.problems import Problem, Span
from bluf.template import values
from bluf.template.values import Reader

# What a style file may say, and how each value is read. A section is a mapping by key; a section of styles is a mapping
# by style name of such mappings.
TOP: Mapping[str, Reader] = {
    "description": values.words,
    "based_on": values.words,
    "font": values.one_of("Arimo"),
    "floor": values.size,
}
SECTIONS: Mapping[str, Mapping[str, Reader]] = {
    "page": {"margins": values.insets, "header": values.length, "footer": values.length},
    "ladder": {"spacing": values.numbers, "leading": values.numbers, "margins": values.lengths},
}
STYLES: Mapping[str, Mapping[str, Reader]] = {
    "paragraphs": {
        "based_on": values.words,
        "size": values.size,
        "leading": values.leading,
        "color": values.color,
        "bold": values.flag,
        "italic": values.flag,
        "align": values.one_of("left", "right", "center"),
        "space_before": values.length,
        "indent": values.length,
        "hanging": values.length,
        "label": values.words,
        "label_color": values.color,
        "bar": values.stroke,
        "rule": values.stroke,
        "floor": values.size,
    },
    "characters": {
        "color": values.color,
        "bold": values.flag,
        "italic": values.flag,
        "underline": values.flag,
        "scale": values.number,
        "rise": values.number,
    },
    "boxes": {
        "arrange": values.one_of("stack", "columns", "row"),
        "widths": values.shares,
        "alternatives": values.alternatives,
        "gap": values.length,
        "padding": values.insets,
        "fill": values.color,
        "bar": values.stroke,
        "rule_above": values.stroke,
        "space_before": values.length,
    },
    "tables": {
        "widths": values.shares,
        "padding": values.insets,
        "rule": values.stroke,
        "head_rule": values.stroke,
        "head_fill": values.color,
        "first_column_fill": values.color,
        "space_before": values.length,
    },
}
_KEYS = (*TOP, "colors", *SECTIONS, *STYLES)


@dataclass(frozen=True, slots=True)
class Entry:
    """What a style file says at one key."""

    value: Any
    span: Span
    read: Reader | None = None


# By where it stands: ("floor",), ("colors", "accent"), ("page", "margins"), ("paragraphs", "Title", "size"). A style
# has an entry of its own, ("paragraphs", "Title"), even where it says nothing.
Entries: TypeAlias = dict[tuple[str, ...], Entry]


def entries(source: Source) -> tuple[Entries, list[Problem]]:
    """Return all that a style file says, and its unknown or misplaced keys."""
    reading = _Reading(source)
    return dict(reading.all()), reading.problems


class _Reading:
    def __init__(self, source: Source) -> None:
        self.problems: list[Problem] = []
        self._source = source

    def all(self) -> Iterator[tuple[tuple[str, ...], Entry]]:
        """Yield what the file says, key by key."""
        for key, value in self._source.data.items():
            if key in TOP:
                yield self._entry((key,), value, TOP[key])
            elif key == "colors":
                for name, color in self._mapping((key,), value).items():
                    yield self._entry((key, name), color, values.color)
            elif key in SECTIONS:
                yield from self._section((key,), value, SECTIONS[key])
            elif key in STYLES:
                for name, style in self._mapping((key,), value).items():
                    yield (key, name), Entry(None, self._span((key, name)))
                    yield from self._section((key, name), style, STYLES[key])
            else:
                self._unknown((key,), _KEYS)

    def _section(
        self, at: tuple[str, ...], value: Any, readers: Mapping[str, Reader]
    ) -> Iterator[tuple[tuple[str, ...], Entry]]:
        for key, inner in self._mapping(at, value).items():
            if key in readers:
                yield self._entry((*at, key), inner, readers[key])
            else:
                self._unknown((*at, key), readers)

    def _entry(self, at: tuple[str, ...], value: Any, read: Reader) -> tuple[tuple[str, ...], Entry]:
        return at, Entry(value, self._span(at), read)

    def _mapping(self, at: tuple[str, ...], value: Any) -> dict[str, Any]:
        if isinstance(value, dict):
            return value
        if value is not None:
            message = f"`{at[-1]}` should hold keys with values"
            self.problems.append(Problem("style-value", message, self._span(at), ".".join(at)))
        return {}

    def _unknown(self, at: tuple[str, ...], known: Mapping[str, Reader] | tuple[str, ...]) -> None:
        hint = did_you_mean(at[-1], known)
        span = self._source.keys.get(".".join(at))
        self.problems.append(Problem("style-key", f"unknown key `{at[-1]}`", span, ".".join(at), hint))

    def _span(self, at: tuple[str, ...]) -> Span:
        return self._source.span(".".join(at))
