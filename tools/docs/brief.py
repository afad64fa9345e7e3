"""Turn the brief's model, what the templates declare, and an example into `docs/brief.md`."""

import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Union, get_args, get_origin

import yaml
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from bluf.brief import FieldSpec, figure_parts, model
from bluf.brief.field_text import Prose
from bluf.brief.part import SEVERAL, FreeKeys
from bluf.ground.workspace import Workspace
from bluf.template import Template, all_templates, shipped_alone

BRIEFS = Path(__file__).resolve().parents[2] / "briefs"
EXAMPLE = Path(__file__).resolve().parents[2] / "docs" / "examples" / "every-field.yaml"

# Each part of a brief: its heading, its model, where the example has it, and its shorthand.
_PARTS: tuple[tuple[str, type[BaseModel], str, str], ...] = (
    ("A brief", model.Brief, "", ""),
    ("A bottom line", model.BottomLineFields, "bottom_line", "Text alone is the bottom line's `text`."),
    ("A point", model.PointFields, "key_points", "Text alone is the point's `text`."),
    ("An actor", model.ActorFields, "actors", "Text alone is the actor's `name`."),
    ("A quote", model.Quote, "quotes", ""),
    ("A section", model.Section, "sections", ""),
    ("A key figure", figure_parts.KeyFigure, "figures", "See [key figures](figures.md#key-figures)."),
    ("A table", figure_parts.TableFields, "sections.table", "See [tables](figures.md#tables)."),
    ("A column", figure_parts.ColumnFields, "sections.table.columns", "Text alone is the column's `head`."),
    ("A chart", figure_parts.ChartFields, "sections.chart", "See [charts](figures.md#charts)."),
    (
        "A set of values",
        figure_parts.ChartDataFields,
        "sections.chart.data",
        "The `data` of a chart. Text alone is its `file`.",
    ),
    ("A mark", figure_parts.ChartMark, "sections.chart.marks", "A threshold of a chart."),
    ("A band", figure_parts.ChartBand, "sections.chart.band", "A range that goes on from a line: a forecast."),
    ("A picture", figure_parts.PictureFields, "sections.picture", "See [pictures](figures.md#pictures)."),
    ("A timeline entry", figure_parts.TimelineEntry, "sections.timeline", "See [timelines](figures.md#timelines)."),
    ("An annex", model.AnnexFields, "annexes", "Text alone is the annex's `title`."),
    ("A next step", model.StepFields, "next_steps", "Text alone is the step's `text`."),
    ("A source", model.SourceEntry, "sources", ""),
    ("A contact", model.Contact, "contact", ""),
    ("A CUI designation", model.Designation, "cui", "Only with `marking: CUI…`; see [markings](markings.md)."),
)
_WIDE = 60  # characters of an example
# Of what no sample brief has.
_OWN_EXAMPLES: dict[str, Any] = {
    "mark": "TLP:GREEN",
    "data": "quays.csv",
    "file": "lake.csv",
    "encoding": "windows-1252",
    "delimiter": "semicolon",
    "x": ["October", "November"],
    "approval": ["Approved", "Not approved"],
    "approved_by": "Ines Marrow",
    "form": "information-paper",
    "lead": "Oskar Brandt",
    "source": "survey",
    "text": "It can be shut while divers work.",
}
_HEADINGS = {part: heading for heading, part, _, _ in _PARTS}

_HEAD = """\
# The brief

A brief is a YAML file in UTF-8. Only four fields are required: `title`, `date`, `bottom_line` and `key_points`. Any
other key is an error that says which one you may have meant.

*Text* is printed as typed, but that straight quotation marks and apostrophes become [those of its
language](languages.md#quotation-marks-and-apostrophes) (`typography: as-typed` leaves them). *Prose* may have
`**bold**`, `*italic*` and `[a link](https://example.org)`, and nothing else of Markdown; a `<` is a less-than sign. A
heading, list, table, quotation or code typed in Markdown's signs, and a bullet before an item, are printed as typed
with a warning that names the field that takes them. Blank lines part paragraphs in the `text` of a section, however its
YAML is written; elsewhere prose is one paragraph, and a blank line in it has a warning.

Every field is on the page, or a problem at its line says why not: `trimmed`, `left-out`, or `unprinted` where the
template does not show it. Never on the page are settings (`template`, `style`, `page`, `lang`, `fit`, `priority`,
`id`), what goes into the files' properties (`author`, `organisation` of the brief), what quotes are checked by (`by`,
`file`, `encoding`), and the ids in a `source`, for which the sources' numbers are printed.

Put quotation marks around text that YAML would read as something else:
bluf keeps `marking: NO` as the letters that you typed, and where it can't tell what was typed it says which line to
quote. Text that YAML would shorten, cut at a comma or join is an error or a warning that shows how to write it:
`&Beyond renews`, `! Decide`, `[Saves 1,200 euros, Quick]`, a list under a point. Characters that show nothing, such as
a zero-width space or a direction mark, are not printed; a line separator is a space.

`organization` is read as `organisation` wherever a field has that name, and a template's own field is found in either
spelling; both at once are one field given twice. Every other name is taken as it is written: `Title` and `key-points`
are errors that name the field that is meant.

An asterisk that touches letters, figures or brackets on both sides is an asterisk (`2*3*4 m`, `a*b`), as is one beside
a space and one without a partner (`Price* excludes tax*`). Two asterisks are bold inside a word too (`in**side**`,
`**Note:**text`), but not beside a figure (`2**3`). A backslash is a backslash and two are two: `\\\\server\\share`,
`D:\\[old]`. Only before a `*`, `[` or `]` that would be a mark without it is it left out, and takes the mark's meaning
away: `\\*so\\*` is printed with its asterisks.

`make docs` writes this page from the model that briefs are checked by. The examples are from
[every-field.yaml](examples/every-field.yaml), a brief that builds.
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One field of a table."""

    name: str
    kind: str
    required: bool
    description: str
    example: str


def brief() -> str:
    """Return the page."""
    text = [_HEAD]
    for heading, shorthand, fields in parts():
        text.append(f"\n## {heading}\n\n")
        if shorthand:
            text.append(f"{shorthand}\n\n")
        text.append(_table(fields))
    for template in all_templates(shipped_alone(Workspace.here())):
        if template.fields:
            text.append(f"\n## What `{template.name}` asks for besides\n\n{_table(declared(template))}")
    text.append(f"\n## The example\n\n```yaml\n{EXAMPLE.read_text(encoding='utf-8').rstrip()}\n```\n")
    return "".join(text)


def parts() -> Iterator[tuple[str, str, list[Row]]]:
    """Yield every part of a brief: its heading, its shorthand and its fields."""
    example = yaml.load(EXAMPLE.read_text(encoding="utf-8"), yaml.BaseLoader)
    for heading, part, path, shorthand in _PARTS:
        yield heading, shorthand, list(rows(part, _examples(example, path)))


def declared(template: Template) -> list[Row]:
    """Return the fields that a template declares, each with the first example of it in the English sample briefs."""
    briefs = [yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader) for path in sorted(BRIEFS.glob("*.yaml"))]
    english = [brief for brief in briefs if str(brief.get("lang", "en")).startswith("en")]
    own = tuple(field for field in template.fields if not field.core)
    return list(_specified(own, [brief for brief in english if brief.get("template") == template.name]))


def _specified(fields: tuple[FieldSpec, ...], examples: list[Mapping[str, Any]], at: str = "") -> Iterator[Row]:
    for field in fields:
        held = [example[field.name] for example in examples if field.name in example]
        item = field.item or field
        kind = f"list of {item.type}" if field.items else field.type
        if item.shorthand:
            kind += f"; text alone is the `{item.shorthand}`"
        shown = _shown(field.name, held[0] if held else _OWN_EXAMPLES.get(field.name))
        yield Row(f"{at}{field.name}", kind, field.required, field.description, shown)
        inner = [one for value in held for one in (value if isinstance(value, list) else [value])]
        place = f"{at}{field.name}{'[]' if field.items else ''}."
        yield from _specified(item.fields, [one for one in inner if isinstance(one, dict)], place)


def rows(part: type[BaseModel], examples: list[Mapping[str, Any]]) -> Iterator[Row]:
    """Yield the fields of a part, each with the first example of it."""
    for name, field in part.model_fields.items():
        key = field.alias or name
        value = next((example[key] for example in examples if key in example), _OWN_EXAMPLES.get(key))
        yield Row(key, _kind(field), field.is_required(), field.description or "", _shown(key, value))


def _examples(example: Mapping[str, Any], path: str) -> list[Mapping[str, Any]]:
    """Return the mappings that an example has at the names of a path, lists among them item by item."""
    found: list[Any] = [example]
    for name in path.split(".") if path else ():
        held = [item[name] for item in found if isinstance(item, dict) and name in item]
        found = [each for value in held for each in (value if isinstance(value, list) else [value])]
    return [item for item in found if isinstance(item, dict)]


def _kind(field: FieldInfo) -> str:
    if any(isinstance(extra, FreeKeys) for extra in field.metadata):
        return "mapping"
    if field.json_schema_extra == SEVERAL:
        return f"{_named(field.annotation).removeprefix('list of ')}, or a list"
    for extra in field.metadata:
        choices = getattr(extra, "json_schema", {}) or {}
        if "enum" in choices:
            return ", ".join(f"`{choice}`" for choice in choices["enum"])
        if "format" in choices:
            return {"date": "date", "email": "e-mail address", "uri": "link"}[choices["format"]]
    return _named(field.annotation)


def _named(annotation: Any) -> str:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin in (Union, types.UnionType):
        return _named(next(argument for argument in arguments if argument is not type(None)))
    if hasattr(annotation, "__metadata__"):
        return _kind(FieldInfo.from_annotation(annotation))
    if origin is tuple:
        inner = _named(arguments[0])
        return (
            f"list of lists of {inner.removeprefix('list of ')}" if inner.startswith("list of ") else f"list of {inner}"
        )
    if isinstance(annotation, type) and annotation in _HEADINGS:
        heading = _HEADINGS[annotation]
        return f"[{heading.split(' ', 1)[1]}](#{heading.lower().replace(' ', '-')})"
    if annotation is date:
        return "date"
    if annotation is bool:
        return "`true`, `false`"
    if annotation is int:
        return "number"
    return "prose" if issubclass(annotation, Prose) else "text"


def _shown(key: str, value: Any) -> str:
    if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
        value = [f'"{item}"' if "," in item else _quoted(item) for item in value]
        whole = f"[{', '.join(value)}]"
        value = whole if len(whole) <= _WIDE else f"[{value[0]}, …]"
        return f"`{key}: {value}`"
    if not isinstance(value, str):
        return "below" if value else ""
    return f"`{key}: {_quoted(value if len(value) <= _WIDE else value[:_WIDE].rsplit(' ', 1)[0] + ' …')}`"


def _quoted(text: str) -> str:
    """Return text as YAML that reads it back, in a line or in a list on one line."""
    return f'"{text}"' if ": " in text or text[0] in "[]{}*&!|>'\"%@`#" else text


def _table(fields: list[Row]) -> str:
    lines = ["| field | holds | | example |", "|---|---|---|---|"]
    for row in fields:
        what = f"**Required.** {row.description}" if row.required else row.description
        cells = (f"`{row.name}`", row.kind, what, row.example)
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines) + "\n"
