"""The brief: what a YAML file may say, field by field. The docs' reference and the JSON Schema are made from this.

Shorthands are taken for what they stand for before a field is checked: text for a point or an actor, one value for a
list. Everything is frozen, and text knows its field (see `located`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field, PrivateAttr

from bluf.brief.field_text import Paragraphs, Prose, Text
from bluf.brief.field_values import (
    TEXTS_BY_KEY,
    Banner,
    Date,
    Email,
    File,
    Id,
    Ids,
    Language,
    Mark,
    Name,
    Names,
    OffPage,
    Priority,
    Truth,
    Url,
    by_key,
    in_short,
    named,
    one_of,
)
from bluf.brief.figure_parts import ChartFields, KeyFigure, PictureFields, TableFields, TimelineEntry
from bluf.brief.own_quotation_marks import without_own_marks
from bluf.brief.part import SEVERAL, KeyedPart, OtherNames, Part, ShortPart
from bluf.ground.file_text import FileText
from bluf.ground.located import Located
from bluf.ground.template_names import DEFAULT_TEMPLATE
from bluf.ground.workspace import Workspace
from bluf.problems import Problem, Span
from bluf.problems.field_path import FieldPath
from bluf.sources.formats import usual_suffixes
from bluf.yaml_files.reader import YamlFile

# Names that a brief's own fields were given after templates could declare fields: a template that has declared one of
# them keeps its own (see `core_value`).
NEWER_FIELDS = frozenset(
    {"annexes", "arrange", "cc", "figures", "grow", "headings", "numbered", "status", "typography"}
)
MOST_FIGURES = 12  # of a brief's key figures: more are a table
DECLARED_AFTER = "key_points"  # the field after which those go that a template declares
CITING = "source"  # the field that names sources by their ids, in items of a template's lists too


class SubPointFields(ShortPart):
    """A point under a point, with the sources it is taken from."""

    _refused: ClassVar[Mapping[str, str]] = {"points": "points go one level deep: these have none under them"}

    text: Prose = Field(description="What the point says.")
    source: Ids = Field(
        (), description="The id of the source it is taken from, or a list of ids.", json_schema_extra=SEVERAL
    )
    mark: Mark | None = Field(None, description="Its own marking, printed before it.")


SubPoint = Annotated[SubPointFields, BeforeValidator(named("text"))]


class PointFields(ShortPart):
    """A point, with the sources it is taken from."""

    text: Prose = Field(description="What the point says.")
    source: Ids = Field(
        (), description="The id of the source it is taken from, or a list of ids.", json_schema_extra=SEVERAL
    )
    priority: Priority = Field(
        1, description="From 1 to 99: 1 must stay; 2 and up may be dropped under `fit: trim`, the highest number first."
    )
    points: tuple[SubPoint, ...] = Field((), description="Points under it, one level deep.", min_length=1)
    mark: Mark | None = Field(None, description="Its own marking, printed before it: `TLP:GREEN`, `U`.")


class BottomLineFields(ShortPart):
    """The bottom line, with the sources it is taken from."""

    text: Prose = Field(description="What the reader must know, in a sentence or two.")
    source: Ids = Field((), description="The source's id, or a list of ids.", json_schema_extra=SEVERAL)


class ActorFields(ShortPart):
    """A person or body that matters to the brief."""

    name: Text = Field(description="Who it is.")
    role: Text | None = Field(None, description="Their office: `Secretary-General`.")
    organisation: Text | None = Field(None, description="The body they act for.")
    position: Prose | None = Field(None, description="Where they stand, in a sentence.")
    stance: one_of("for", "against", "open") | None = Field(  # type: ignore[valid-type]
        None, description="Whether they are for what the brief is about, against it or open."
    )
    mark: Mark | None = Field(None, description="Its own marking, printed before the name.")


class Quote(Part):
    """Someone's words, checked against the source they are taken from."""

    text: Annotated[Prose, BeforeValidator(without_own_marks)] = Field(
        description="The words, as the source has them, without quotation marks."
    )
    speaker: Text = Field(description="Who said them.")
    source: Id | None = Field(None, description="The id of the source they are taken from.")
    context: Prose | None = Field(None, description="Where and when they were said.")
    lang: Language | None = Field(None, description="The language of the quote, where it is not the brief's (BCP 47).")
    unverified: Text | None = Field(None, description="Why the quote can't be checked; printed with it.")
    mark: Mark | None = Field(None, description="Its own marking, printed before it.")


class StepFields(ShortPart):
    """What happens next."""

    text: Prose = Field(description="What is to be done.")
    owner: Text | None = Field(None, description="Who does it.")
    due: Text | None = Field(None, description="By when, in any words.")
    mark: Mark | None = Field(None, description="Its own marking, printed before it.")


class Contact(Part):
    """Whom to ask."""

    name: Text | None = Field(None, description="A person or desk.")
    role: Text | None = Field(None, description="Their office.")
    phone: Text | None = Field(None, description="A telephone number, as it is to be printed.")
    email: Email | None = Field(None, description="An e-mail address.")


class Designation(Part):
    """Who designated controlled unclassified information (32 CFR 2002.20), printed at the lower right of the page."""

    controlled_by: Names = Field(
        description="The agency or office that designated it, or a list of them.", json_schema_extra=SEVERAL
    )
    category: Text | None = Field(None, description="Its category or categories.")
    distribution: Text | None = Field(None, description="The distribution statement or dissemination control.")
    contact: Text | None = Field(None, description="Whom to ask: a name, with a telephone number or an address.")


class SourceEntry(Part):
    """Something that the brief is taken from. Sources are numbered in the order given."""

    id: Id = Field(description="The name that `source:` refers to: letters, digits, `-` and `_`.")
    title: Text = Field(description="Its title.")
    publisher: Text | None = Field(None, description="Who published it.")
    by: Annotated[Text | None, OffPage()] = Field(
        None,
        description="Whose words the whole text is: of a speech, a statement, a letter, a post or a report. Quotes are "
        "checked by it; it is not printed.",
    )
    date: Date | None = Field(None, description="When it was published (YYYY-MM-DD).")
    url: Url | None = Field(None, description="Where to read it: http, https or mailto.")
    file: File | None = Field(
        None,
        description=f"A local copy, beside the brief or below it, to check quotes against: {usual_suffixes()}.",
    )
    encoding: Annotated[Text | None, OffPage()] = Field(
        None, description="The copy's character encoding, where it is not UTF-8."
    )
    mark: Mark | None = Field(None, description="Its own marking, printed before the title.")


BottomLine = Annotated[BottomLineFields, BeforeValidator(in_short("text"))]
Point = Annotated[PointFields, BeforeValidator(named("text"))]
Actor = Annotated[ActorFields, BeforeValidator(named("name"))]
Step = Annotated[StepFields, BeforeValidator(named("text"))]


class AnnexFields(ShortPart):
    """Something that goes with the brief."""

    title: Text = Field(description="Its title.")
    reference: Text | None = Field(None, description="Its own number.")
    mark: Mark | None = Field(None, description="Its own marking, printed before the title.")


Annex = Annotated[AnnexFields, BeforeValidator(named("title"))]


class OwnHeading(KeyedPart):
    """This brief's own words for a heading of its template."""

    name: Annotated[Text, OffPage()]
    text: Text


class Section(Part):
    """More under a heading: text, points, a chart, a table, a picture, a timeline, in this order."""

    heading: Text = Field(description="The section's heading.")
    text: Paragraphs | None = Field(None, description="A paragraph, or several parted by blank lines.")
    points: tuple[Point, ...] = Field((), description="Points, as in `key_points`.", min_length=1)
    numbered: Truth | None = Field(None, description="Whether its points are numbered.")
    chart: Annotated[ChartFields | None, OtherNames.of("graph", "diagram")] = Field(None, description="A chart.")
    table: TableFields | None = Field(None, description="A table.")
    picture: Annotated[PictureFields | None, OtherNames.of("image", "photo", "photograph")] = Field(
        None, description="A picture."
    )
    timeline: tuple[TimelineEntry, ...] = Field((), description="What happens when, in order.", min_length=1)
    mark: Mark | None = Field(
        None, description="Its own marking, and that of its points without one; printed before the heading."
    )


class Brief(Part):
    """A brief that has been checked."""

    title: Annotated[Text, OtherNames.of("headline", "heading")] = Field(description="The briefing's title.")
    subtitle: Prose | None = Field(None, description="A line under the title.")
    date: Date = Field(description="The briefing's date (YYYY-MM-DD), shown in its language.")
    template: Name = Field(
        Text(DEFAULT_TEMPLATE), description=f"A folder under `templates/`; default `{DEFAULT_TEMPLATE}`."
    )
    style: Name | None = Field(None, description="A house style; default the template's own.")
    page: one_of("a4", "letter") = Field(Text("a4"), description="The paper; default `a4`.")  # type: ignore[valid-type]
    lang: Annotated[Language, OtherNames.of("language")] = Field(
        Text("en"), description="The briefing's language (BCP 47); default `en`."
    )
    marking: Annotated[Banner | None, OtherNames.of("classification")] = Field(
        None, description="A handling marking for header and footer, such as `TLP:CLEAR`."
    )
    mark: Mark | None = Field(
        None,
        description="The marking of what is in no list: title, bottom line, `to`; printed before the bottom line.",
    )
    cui: Designation | None = Field(None, description="The designation block of a brief marked `CUI`.")
    reference: Text | None = Field(None, description="The briefing's own number.")
    to: Annotated[Names, OtherNames.of("recipients", "audience")] = Field(
        (), description="Whom it is for: a name or a list of names.", json_schema_extra=SEVERAL
    )
    from_: Names = Field(
        (), alias="from", description="Whom it is from: a name or a list of names.", json_schema_extra=SEVERAL
    )
    cc: Annotated[Names, OtherNames.of("copy_to", "copies")] = Field(
        (), description="Who gets a copy: a name or a list of names.", json_schema_extra=SEVERAL
    )
    status: Text | None = Field(
        None, description="How final it is, printed: `draft` until it is. A final brief has none."
    )
    contact: Contact | None = Field(None, description="Whom to ask.")
    author: Annotated[Text | None, OffPage()] = Field(
        None, description="Written into the files' properties; nothing is if it is not given."
    )
    organisation: Annotated[Text | None, OffPage()] = Field(
        None, description="Written into the files' properties if given."
    )
    bottom_line: Annotated[BottomLine, OtherNames.of("bluf", "summary")] = Field(
        description="The bottom line up front: what the reader must know, in a sentence or two."
    )
    headings: Annotated[tuple[OwnHeading, ...], by_key("name", "text"), Field(min_length=1), *TEXTS_BY_KEY] = Field(
        (), description="This brief's own words for headings, by what they stand over: `key_points: Lines to take`."
    )
    figures: Annotated[tuple[KeyFigure, ...], OtherNames.of("key_figures")] = Field(
        (),
        description=f"The numbers that carry it, as a strip, at most {MOST_FIGURES}.",
        min_length=1,
        max_length=MOST_FIGURES,
    )
    key_points: tuple[Point, ...] = Field(description="The points that carry it, at least one.", min_length=1)
    numbered: Truth | None = Field(
        None, description="Whether its key points are numbered; default the template's own, mostly `false`."
    )
    actors: Annotated[tuple[Actor, ...], OtherNames.of("participants")] = Field(
        (), description="Who matters: a name, or a mapping.", min_length=1
    )
    quotes: tuple[Quote, ...] = Field((), description="Who said what.", min_length=1)
    sections: tuple[Section, ...] = Field((), description="Further prose, in order.", min_length=1)
    next_steps: Annotated[tuple[Step, ...], OtherNames.of("actions")] = Field(
        (), description="What happens next: text, or a mapping.", min_length=1
    )
    sources: Annotated[tuple[SourceEntry, ...], OtherNames.of("references")] = Field(
        (), description="What the brief is taken from, in order.", min_length=1
    )
    annexes: Annotated[tuple[Annex, ...], OtherNames.of("enclosures", "attachments")] = Field(
        (), description="What goes with it: a title, or a mapping.", min_length=1
    )
    fit: one_of("shrink", "trim", "strict") = Field(  # type: ignore[valid-type]
        Text("shrink"),
        description="How to get onto one page: `shrink` (default), `trim` (also drop points of priority 2 and up) or "
        "`strict` (neither).",
    )
    arrange: Name | None = Field(
        None, description="The arrangement of the page, one of its template's; default the first that suits the brief."
    )
    grow: Truth = Field(
        True, description="Whether a short brief is set in larger type, with more space; default `true`."
    )
    typography: one_of("typeset", "as-typed") = Field(  # type: ignore[valid-type]
        Text("typeset"),
        description="Whether straight quotation marks and apostrophes are printed as the language has them: `typeset` "
        "(default) or `as-typed`.",
    )

    _declared: ClassVar[frozenset[str]] = frozenset()  # the names of the fields that its template declares
    _spans: Mapping[FieldPath, Span] = PrivateAttr(default_factory=dict)
    _source: YamlFile = PrivateAttr(default_factory=lambda: YamlFile("", "", {}))
    _workspace: Workspace | None = PrivateAttr(None)

    @property
    def spans(self) -> Mapping[FieldPath, Span]:
        """The place in the YAML of every field, by its path."""
        return self._spans

    def place(self, path: FieldPath) -> Span:
        """Return the place of a field: of its key where it holds others, or else of its value or what is around it."""
        value = path.value_in(self._source.data)
        key = self._source.keys.get(path) if isinstance(value, dict | list) else None
        return key or self._spans.get(path) or self._source.span(path)

    def place_of(self, text: Located, first: int = 0, last: int | None = None) -> Span | None:
        """Return the place of the characters of a field's text from index `first` up to `last`.

        It is the field's own where they came from no file.
        """
        found = text.origin and text.origin.span(first, len(text) if last is None else last)
        return self.written.span(*found) if found else self.spans.get(text.path)

    def typed(self, path: FieldPath) -> Located | None:
        """Return the text of a field as it was typed, None where the file has none there."""
        found = path.value_in(self._source.data)
        return found if isinstance(found, Located) else None

    @property
    def written(self) -> FileText:
        """The text of its file, in which its words have their places."""
        return self._source.written

    @property
    def path(self) -> str:
        """The name of the file it was read from."""
        return self._source.path

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What is doubtful in the file, though not wrong."""
        return self._source.warnings

    def noting(self, problems: Iterable[Problem]) -> "Brief":
        """Return the brief with more to say of it."""
        noted = self.model_copy()
        noted._source = replace(self._source, warnings=(*self._source.warnings, *problems))
        return noted

    @property
    def extra(self) -> dict[str, Any]:
        """The fields that its template declares, by name."""
        return {name: getattr(self, name) for name in type(self).model_fields if name in self._declared}


def core_value(brief: Brief, name: str) -> Any:
    """Return what one of a brief's own fields holds, or what it does when it is not given.

    It is as if not given where the template has its own of that name. All that knows what a field of `NEWER_FIELDS`
    means asks here for it.
    """
    return Brief.model_fields[name].default if name in brief._declared else getattr(brief, name)


def key_place(brief: Brief, path: FieldPath) -> Span:
    """Return the place of a field's name in the YAML, or of what is around it.

    This is no method of the brief, as `workspace_of` is none.
    """
    return brief._source.keys.get(path) or brief.place(path)


def workspace_of(brief: Brief) -> Workspace:
    """Return where a brief was read: its path, its sources and its templates are found from there.

    One that was read from no file is where the process stands. This is no property of the brief, where it would take a
    name from the fields that templates declare.
    """
    return brief._workspace or Workspace.here()


def length_of(brief: Brief) -> int:
    """Return how many characters a brief's file has. This is no property of the brief, as its workspace is none."""
    return len(brief._source.text)


CORE_FIELDS = frozenset(field.alias or name for name, field in Brief.model_fields.items())
