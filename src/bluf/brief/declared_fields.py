"""The fields that a template asks for beyond a brief's own: from `template.yaml` to a model.

A declaration is a mapping of names to kinds: `issue: {type: prose, required: true, description: …}`. The types are
`text`, `prose`, `paragraphs` (prose in which blank lines part paragraphs), `date`, `points` (like `key_points`),
`list` (of `items`, itself such a declaration) and `mapping` (of `fields`); `table`, `chart`, `picture`, `timeline` and
`figures`, which hold what a section's and a brief's own fields of these names do; `choice`, one of the words of its
`values`, each of which means `good`, `fair`, `bad` or `neutral`; and `truth`, true or false, which a page tests and
does not print. `numbered: true` numbers points. `shorthand: name` lets bare text stand for a mapping that has it in
that field. Every mapping that is an item of a list takes `mark` besides, its own marking. A template may declare that
field itself, as text. `printed: false` says that the page does not show a field. One that is `required` may name the
field that makes up for it: `unless: recommendation`.

Under `core` a template says of a brief's own fields that they are `optional`, `required` or `hidden` in its briefs,
which then have no such field. `title`, `date` and settings are as they are.

A template that declares a field by one of the names that came later (`NEWER_FIELDS`) keeps its own: briefs of it don't
have the brief's own field of that name.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, create_model

from bluf.brief.field_text import Paragraphs, Prose, Text
from bluf.brief.field_values import Date, Mark, OffPage, Truth, choice_of, named, several
from bluf.brief.figure_parts import MEANINGS, ChartFields, KeyFigure, PictureFields, TableFields, TimelineEntry
from bluf.brief.model import CORE_FIELDS, MOST_FIGURES, NEWER_FIELDS, Brief, Point
from bluf.brief.model_fields import is_list
from bluf.brief.part import SEVERAL, InNumbers, Part, ShortPart
from bluf.problems import BriefError, Problem
from bluf.problems.field_path import FieldPath
from bluf.problems.wording import Suggestion, did_you_mean, shown, told
from bluf.yaml_files.reader import YamlFile

_FIGURES = ("figures", "table", "chart", "picture", "timeline")
TYPES = ("text", "prose", "paragraphs", "date", "points", "list", "mapping", "choice", "truth", *_FIGURES)
MOST_FIELDS = 500  # of a template, those inside others included
_KEYS = ("type", "required", "unless", "description", "items", "fields", "shorthand", "printed", "numbered", "values")
_MARK = "mark"
_FIELDS = FieldPath("fields")
_CORE = FieldPath("core")
OPTIONAL, REQUIRED, HIDDEN = "optional", "required", "hidden"  # what a template may say of a brief's own fields
# The brief's own fields of which a template can say nothing.
_SETTINGS = (
    *("title", "date", "template", "style", "page", "lang"),
    *("marking", "mark", "cui", "fit", "typography"),
)


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One declared field. `items` is for a list, `fields` and `shorthand` for a mapping, `values` for a choice.

    `printed` is whether the page shows it, `numbered` whether its points are numbered. `unless` is the field that makes
    up for it where it is required. `core` is empty but for a brief's own field, of which nothing else is said than
    whether it is `OPTIONAL`, `REQUIRED` or `HIDDEN`.
    """

    name: str
    type: str = "prose"
    required: bool = False
    description: str = ""
    items: "FieldSpec | None" = None
    fields: tuple["FieldSpec", ...] = ()
    shorthand: str | None = None
    printed: bool = True
    values: tuple[tuple[str, str], ...] = ()
    numbered: bool = False
    unless: str | None = None
    core: str = ""

    @property
    def item(self) -> "FieldSpec | None":
        """What each item of this list holds, None if it is no list. A mapping there takes `mark` besides its fields."""
        if self.items is None or self.items.type != "mapping" or any(one.name == _MARK for one in self.items.fields):
            return self.items
        own = FieldSpec(_MARK, "text", description="Its own marking, printed before it.")
        return replace(self.items, fields=(*self.items.fields, own))


def parse_fields(source: YamlFile, at: FieldPath = _FIELDS) -> tuple[FieldSpec, ...]:
    """Read what a template's source says of fields: under `at` of its own, and under `core` of a brief's.

    Raises BriefError with all that is wrong with them.
    """
    declared, core = source.data.get(str(at)), source.data.get(str(_CORE))
    parser = _Parser(source)
    fields = parser.mapping(declared, at) if declared is not None else ()
    names = [field.name for field in fields]
    for field in fields:
        if field.unless is not None and (field.unless == field.name or field.unless not in names):
            hint = did_you_mean(field.unless, [name for name in names if name != field.name])
            parser.blame(at / field.name / "unless", f"`{field.unless}` is no other of the fields here", hint)
    for field in fields:
        if field.name in NEWER_FIELDS:
            continue
        if field.name in CORE_FIELDS or field.name in Brief.model_fields:
            message = f"`{field.name}` is a field that every brief has"
            parser.blame(at / field.name, message, "give it another name")
        elif hasattr(Brief, field.name) and not hasattr(Part, field.name):
            parser.blame_kept(at / field.name, field.name)
    said = parser.core(core, names) if core is not None else ()
    if parser.problems:
        raise BriefError(parser.problems)
    return (*fields, *said)


@lru_cache(maxsize=64)
def brief_model(fields: tuple[FieldSpec, ...]) -> type[Brief]:
    """Return the model of a brief with a template's own fields, kept for the next brief."""
    if not fields:
        return Brief
    own = _own_definitions(fields)
    core = dict(_core_definition(field) for field in fields if field.core)
    model = create_model("Brief", __base__=Brief, **own, **core)
    model._made_by = (brief_model, (fields,))
    model._declared = frozenset(own)
    model._hidden = frozenset(field.name for field in fields if field.core == HIDDEN)
    model._instead = {field.name: field.unless for field in fields if field.unless}
    return model


def declared_model(fields: tuple[FieldSpec, ...]) -> type[Part]:
    """Return the model of a template's own fields alone, without those of every brief."""
    return create_model("Declared", __base__=Part, **_own_definitions(fields))


def _own_definitions(fields: tuple[FieldSpec, ...]) -> dict[str, Any]:
    """Return the definitions of a template's own fields, by name."""
    return {field.name: _definition(field) for field in fields if not field.core}


def _core_definition(said: FieldSpec) -> tuple[str, Any]:
    """Return the name in Python of a brief's own field, and its definition as a template has it."""
    name, field = next((name, each) for name, each in Brief.model_fields.items() if (each.alias or name) == said.name)
    kind: Any = field.annotation
    for each in field.metadata:
        kind = Annotated[kind, each]
    known: dict[str, Any] = {
        "alias": field.alias,
        "description": field.description,
        "json_schema_extra": field.json_schema_extra,
    }
    if said.core == REQUIRED:
        return name, (kind, Field(**known))
    if not field.is_required():
        return name, (kind, Field(field.default, **known))
    return name, (kind, Field((), **known)) if is_list(field) else (kind | None, Field(None, **known))


@lru_cache(maxsize=512)
def part_model(field: FieldSpec, name: str) -> type[Part]:
    """Return the model of a declared mapping, called `name`."""
    definitions = {inner.name: _definition(inner, name) for inner in field.fields}
    model = create_model(name, __base__=ShortPart if field.shorthand else Part, **definitions)
    model._made_by = (part_model, (field, name))
    return model


class _Parser:
    def __init__(self, source: YamlFile) -> None:
        self.problems: list[Problem] = []
        self._source = source
        self._count = 0

    def blame(self, path: FieldPath, message: str, hint: str | Suggestion) -> None:
        span = self._source.keys.get(path) or self._source.span(path)
        words, details = told(hint, span)
        self.problems.append(Problem("bad-fields", message, span, path, words, data=details))

    def blame_kept(self, path: FieldPath, name: str) -> None:
        self.blame(path, f"`{name}` is a name that bluf uses itself", f"give it another name, such as `{name}_`")

    def mapping(self, declared: object, path: FieldPath) -> tuple[FieldSpec, ...]:
        if not isinstance(declared, dict) or not declared:
            self.blame(path, "fields are declared as a mapping of names", "write `name: {type: prose}`")
            return ()
        self._count += len(declared)
        if self._count > MOST_FIELDS:
            self.blame(path, f"there are over {MOST_FIELDS} fields", "a page has room for some dozens")
            raise BriefError(self.problems)
        return tuple(self.field(name, kind, path / name) for name, kind in declared.items())

    def core(self, said: object, declared: Sequence[str]) -> tuple[FieldSpec, ...]:
        """Return what is said of a brief's own fields, of which those with a name in `declared` are the template's."""
        hint = "write `core: {key_points: optional, actors: hidden}`"
        if not isinstance(said, dict):
            self.blame(_CORE, "`core` is no mapping of a brief's own fields", hint)
            return ()
        known = [name for name in sorted(CORE_FIELDS) if name not in _SETTINGS]
        found: list[FieldSpec] = []
        for name, word in said.items():
            at = _CORE / name
            if name in declared:
                self.blame(
                    at, f"`{name}` is declared under `fields`, so that it is the template's", "remove one of both"
                )
            elif name in _SETTINGS:
                self.blame(at, f"`{name}` is as it is in every brief", "remove it here")
            elif name not in known:
                self.blame(at, f"`{name}` is none of a brief's own fields", did_you_mean(name, known))
            elif word not in (OPTIONAL, REQUIRED, HIDDEN):
                message = f"`{name}` can be {OPTIONAL}, {REQUIRED} or {HIDDEN}, and this says {shown(str(word))!r}"
                self.blame(at, message, did_you_mean(str(word), (OPTIONAL, REQUIRED, HIDDEN)))
            else:
                found.append(FieldSpec(name, "core", core=str(word)))
        return tuple(found)

    def field(self, name: str, declared: object, path: FieldPath) -> FieldSpec:
        if not name.isidentifier() or name.startswith("_"):
            self.blame(path, f"`{name}` can't be a field's name", "use letters, digits and `_`")
        elif hasattr(Part, name) or name.startswith("model_"):
            self.blame_kept(path, name)
        if isinstance(declared, str):
            declared = {"type": declared}
        if not isinstance(declared, dict):
            self.blame(path, "a field is declared by a mapping", "write `{type: prose}`")
            return FieldSpec(name)
        for key in declared:
            if key not in _KEYS:
                self.blame(path / key, f"`{key}` is not known here", did_you_mean(key, _KEYS))
        kind = str(declared.get("type", "prose"))
        if kind not in TYPES:
            self.blame(path / "type", f"`{kind}` is not a type of field", did_you_mean(kind, TYPES))
        fields = self.mapping(declared.get("fields"), path / "fields") if kind == "mapping" else ()
        items = None
        if kind == "list":
            items = self.field("items", declared.get("items", "prose"), path / "items")
        shorthand = declared.get("shorthand")
        if shorthand is not None and shorthand not in [field.name for field in fields]:
            self.blame(path / "shorthand", f"`{shorthand}` is not one of the fields", "name one of `fields`")
        return FieldSpec(
            name=name,
            type=kind,
            required=self._truth(declared.get("required"), path / "required", usual=False),
            description=" ".join(str(declared.get("description") or "").split()),
            items=items,
            fields=fields,
            shorthand=str(shorthand) if shorthand is not None else None,
            printed=self._truth(declared.get("printed"), path / "printed", usual=True),
            values=self._values(declared.get("values"), path) if kind == "choice" else (),
            numbered=self._numbered(declared.get("numbered"), kind, path / "numbered"),
            unless=self._unless(declared, path),
        )

    def _unless(self, declared: Mapping[str, object], path: FieldPath) -> str | None:
        """Return the field that makes up for a required one of the template itself."""
        other = declared.get("unless")
        if other is None:
            return None
        if path.parent != _FIELDS or str(declared.get("required")).lower() != "true":
            message = "`unless` is for fields of the brief itself that are required"
            self.blame(path / "unless", message, "remove it")
            return None
        return str(other)

    def _numbered(self, value: object, kind: str, path: FieldPath) -> bool:
        if value is not None and kind != "points":
            self.blame(path, f"`numbered` is for fields of type `points`; this one is of type `{kind}`", "remove it")
        return self._truth(value, path, usual=False)

    def _values(self, declared: object, path: FieldPath) -> tuple[tuple[str, str], ...]:
        """Return the words of a closed list, each with what it means."""
        if not isinstance(declared, dict) or not declared:
            self.blame(path, "a choice has no words to choose from", "write `values: {done: good, late: bad}`")
            return ()
        for word, meaning in declared.items():
            if str(meaning) not in MEANINGS:
                hint = did_you_mean(str(meaning), MEANINGS)
                self.blame(path / "values" / word, f"`{meaning}` is not what a word can mean", hint)
        return tuple((str(word), str(meaning)) for word, meaning in declared.items())

    def _truth(self, value: object, path: FieldPath, *, usual: bool) -> bool:
        if value is None:
            return usual
        if str(value).lower() not in ("true", "false"):
            self.blame(path, f"`{value}` is neither true nor false", "write true or false")
        return str(value).lower() == "true"


def _type(field: FieldSpec, name: str) -> Any:
    """Return the type of what a field holds; `name` is for the model of a mapping in it."""
    match field.type:
        case "text" | "prose" | "paragraphs" if field.name == _MARK:
            return Mark
        case "text":
            return Text
        case "paragraphs":
            return Paragraphs
        case "date":
            return Date
        case "points":
            points = Annotated[tuple[Point, ...], Field(min_length=1)]
            return Annotated[points, InNumbers()] if field.numbered else points
        case "choice":
            return choice_of(field.values)
        case "truth":
            return Truth
        case "figures":
            return Annotated[tuple[KeyFigure, ...], Field(min_length=1, max_length=MOST_FIGURES)]
        case "timeline":
            return Annotated[tuple[TimelineEntry, ...], Field(min_length=1)]
        case "table":
            return TableFields
        case "chart":
            return ChartFields
        case "picture":
            return PictureFields
        case "list":
            inner = _type(field.item, name) if field.item else Prose
            items = tuple.__class_getitem__((inner, ...))
            return Annotated[items, BeforeValidator(several), Field(min_length=1)]
        case "mapping":
            model = part_model(field, name)
            return Annotated[model, BeforeValidator(named(field.shorthand))] if field.shorthand else model
        case _:
            return Prose


def _definition(field: FieldSpec, around: str = "") -> Any:
    """Return a field's type and what else the model must know of it; `around` is the name of the model it is in."""
    kind = _type(field, around + field.name.title().replace("_", ""))
    if not field.printed:
        kind = Annotated[kind, OffPage()]
    extra = SEVERAL if field.type == "list" else None
    if field.required and not field.unless:
        return (kind, Field(description=field.description or None, json_schema_extra=extra))
    if field.type in ("list", "points", "figures", "timeline"):
        return (kind, Field((), description=field.description or None, json_schema_extra=extra))
    return (kind | None, Field(None, description=field.description or None))
