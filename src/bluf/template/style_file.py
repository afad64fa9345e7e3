"""Turn style files into entries: one a key, with its place, so that a style can be laid over the one it is based on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeAlias

from bluf.brief import YamlFile
from bluf.fonts.font_set import ROLES
from bluf.problems import MOST, Problem, Span
from bluf.problems.field_path import FieldPath
from bluf.problems.wording import Suggestion, did_you_mean, shown, told
from bluf.template import style_values
from bluf.template.style_values import Reader

LETTERHEAD = "letterhead"
NONE = "none"  # what a style says that has no letterhead though the one that it is based on has
# What a style file may say, and how each value is read. A section is a mapping by key; a section of styles is a mapping
# by style name of such mappings.
TOP: Mapping[str, Reader] = {
    "description": style_values.words,
    "based_on": style_values.words,
    "floor": style_values.size,
}
SECTIONS: Mapping[str, Mapping[str, Reader]] = {
    "fonts": {**dict.fromkeys(ROLES, style_values.family), "fallback": style_values.families},
    "page": {"margins": style_values.margins, "header": style_values.length, "footer": style_values.length},
    LETTERHEAD: {
        "logo": style_values.path,
        "alt": style_values.line,
        "decorative": style_values.flag,
        "lines": style_values.lines,
        "height": style_values.logo_height,
    },
    "ladder": {"spacing": style_values.numbers, "leading": style_values.numbers, "margins": style_values.narrower},
}
STYLES: Mapping[str, Mapping[str, Reader]] = {
    "paragraphs": {
        "based_on": style_values.words,
        "font": style_values.one_of(*ROLES),
        "size": style_values.size,
        "leading": style_values.leading,
        "color": style_values.color,
        "tint": style_values.color,
        "bold": style_values.flag,
        "italic": style_values.flag,
        "align": style_values.one_of("left", "right", "center"),
        "space_before": style_values.length,
        "space_after": style_values.length,
        "indent": style_values.length,
        "hanging": style_values.length,
        "label": style_values.label,
        "label_color": style_values.color,
        "measure": style_values.between(20, 120),
        "most_lines": style_values.line_count,
        "hang_marks": style_values.flag,
        "bar": style_values.stroke,
        "rule": style_values.stroke,
        "floor": style_values.size,
    },
    "characters": {
        "color": style_values.color,
        "bold": style_values.flag,
        "italic": style_values.flag,
        "underline": style_values.flag,
        "scale": style_values.between(0.4, 1.5),
        "rise": style_values.between(0, 0.6),
        "together": style_values.between(0, 60),
    },
    "boxes": {
        "arrange": style_values.one_of("stack", "columns", "flow", "strip", "row"),
        "widths": style_values.shares,
        "alternatives": style_values.alternatives,
        "between": style_values.share_range,
        "most": style_values.column_count,
        "at_foot": style_values.flag,
        "gap": style_values.length,
        "padding": style_values.insets,
        "fill": style_values.color,
        "bar": style_values.stroke,
        "rule_above": style_values.stroke,
        "space_before": style_values.length,
    },
    "tables": {
        "widths": style_values.shares,
        "columns": style_values.one_of("shares", "content"),
        "padding": style_values.insets,
        "rule": style_values.stroke,
        "closed": style_values.flag,
        "head_rule": style_values.stroke,
        "total_rule": style_values.stroke,
        "head_fill": style_values.color,
        "first_column_fill": style_values.color,
        "marked_fill": style_values.color,
        "space_before": style_values.length,
    },
    "figures": {
        "width": style_values.between(0.05, 1),
        "height": style_values.length,
        "least_height": style_values.length,
        "align": style_values.one_of("left", "right", "center"),
        "space_before": style_values.length,
        "series": style_values.palette,
        "axis": style_values.color,
        "grid": style_values.color,
        "threshold": style_values.color,
    },
}
MOST_NAMES = 500  # of colours, and of styles of one kind; bluf's own have about 30
_FONT = "font"  # the family of the text, where it is the only one: `fonts: {text: …}` in short
_KEYS = (*TOP, _FONT, "colors", *SECTIONS, *STYLES)


@dataclass(frozen=True, slots=True)
class StyleEntry:
    """What a style file says at one key."""

    value: Any
    span: Span
    read: Reader | None = None


# By where it stands: ("floor",), ("colors", "accent"), ("page", "margins"), ("paragraphs", "Title", "size"). A style
# has an entry of its own, ("paragraphs", "Title"), even where it says nothing.
Entries: TypeAlias = dict[tuple[str, ...], StyleEntry]


def entries(source: YamlFile) -> tuple[Entries, list[Problem]]:
    """Return all that a style file says, and its unknown or misplaced keys."""
    reading = _Reading(source)
    return dict(reading.all()), reading.problems


class _Reading:
    def __init__(self, source: YamlFile) -> None:
        self.problems: list[Problem] = []
        self._source = source

    def all(self) -> Iterator[tuple[tuple[str, ...], StyleEntry]]:
        """Yield what the file says, key by key."""
        for key, value in self._source.data.items():
            if key in TOP:
                yield self._entry((key,), value, TOP[key])
            elif key == _FONT:
                yield from self._font(value)
            elif key == "colors":
                for name, color in self._named((key,), value):
                    yield self._entry((key, name), color, style_values.color)
            elif key == LETTERHEAD:
                yield (key,), StyleEntry(value, self._source.keys.get(FieldPath(key)) or self._span((key,)))
                if value != NONE:
                    yield from self._section((key,), value, SECTIONS[key])
            elif key in SECTIONS:
                yield from self._section((key,), value, SECTIONS[key])
            elif key in STYLES:
                for name, style in self._named((key,), value):
                    yield (key, name), StyleEntry(None, self._span((key, name)))
                    yield from self._section((key, name), style, STYLES[key])
            else:
                self._unknown((key,), _KEYS)

    def _font(self, value: Any) -> Iterator[tuple[tuple[str, ...], StyleEntry]]:
        fonts = self._source.data.get("fonts")
        if isinstance(fonts, dict) and "text" in fonts:
            self._note("style-value", "`fonts` names the family of the text too", (_FONT,), "keep one of the two")
        else:
            yield ("fonts", "text"), StyleEntry(value, self._span((_FONT,)), style_values.family)

    def _section(
        self, at: tuple[str, ...], value: Any, readers: Mapping[str, Reader]
    ) -> Iterator[tuple[tuple[str, ...], StyleEntry]]:
        for key, inner in self._mapping(at, value).items():
            if key in readers:
                yield self._entry((*at, key), inner, readers[key])
            else:
                self._unknown((*at, key), readers)

    def _named(self, at: tuple[str, ...], value: Any) -> Iterator[tuple[str, Any]]:
        """Yield what a section has by names of the author's own."""
        named = self._mapping(at, value)
        if len(named) > MOST_NAMES:
            self._note("style-value", f"there are over {MOST_NAMES} `{at[-1]}`", at, "a style has some dozens")
        yield from islice(named.items(), MOST_NAMES)

    def _entry(self, at: tuple[str, ...], value: Any, read: Reader) -> tuple[tuple[str, ...], StyleEntry]:
        return at, StyleEntry(value, self._span(at), read)

    def _mapping(self, at: tuple[str, ...], value: Any) -> dict[str, Any]:
        if isinstance(value, dict):
            return value
        if value is not None:
            self._note(
                "style-value", f"`{shown(at[-1])}` should hold keys with values", at, "write `key: value` under it"
            )
        return {}

    def _unknown(self, at: tuple[str, ...], known: Mapping[str, Reader] | tuple[str, ...]) -> None:
        if len(self.problems) <= MOST:
            self._note("style-key", f"unknown key `{shown(at[-1])}`", at, did_you_mean(at[-1], known))

    def _note(self, code: str, message: str, at: tuple[str, ...], hint: str | Suggestion) -> None:
        if len(self.problems) <= MOST:
            path = FieldPath.of(*at)
            span = self._source.keys.get(path) or self._source.span(path)
            words, details = told(hint, span)
            self.problems.append(Problem(code, message, span, path, words, data=details))

    def _span(self, at: tuple[str, ...]) -> Span:
        return self._source.span(FieldPath.of(*at))
