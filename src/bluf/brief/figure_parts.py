"""The parts of a brief that are more than words: key figures, tables, charts, pictures and timelines.

Each may stand in a section, and a template may declare fields of these kinds. What a table or chart takes from a CSV
file is in the model as if it stood in the brief (see `data_files`).
"""

from typing import Annotated

from pydantic import BeforeValidator, Field

from bluf.brief.field_text import Prose, Text
from bluf.brief.field_values import (
    CELLS_BY_KEY,
    TEXTS_BY_KEY,
    CellText,
    File,
    Ids,
    Mark,
    OffPage,
    Priority,
    Truth,
    by_key,
    in_short,
    named,
    one_of,
)
from bluf.brief.part import SEVERAL, KeyedPart, OneValue, OtherNames, Part, ShortPart

_SOURCE = "The id of the source it is taken from, or a list of ids."
_PRIORITY = "From 1 to 99: 1 must stay; 2 and up may be dropped under `fit: trim`, the highest number first."
_ALT = "What a reader who can't see it is told instead; needed unless it is `decorative`."
_DECORATIVE = "Whether it says nothing, so that screen readers pass it by."
_ENCODING = "The CSV file's character encoding, where it is not UTF-8."
_DELIMITER = "What parts the values of the CSV file, where that is not clear: `comma`, `semicolon` or `tab`."
MEANINGS = ("good", "fair", "bad", "neutral")  # what a value of a closed list can mean; the style has a look for each

Delimiter = one_of("comma", "semicolon", "tab")


class KeyFigure(Part):
    """A number that carries the brief, set large."""

    value: Annotated[Text, OtherNames.of("number", "figure")] = Field(description="The number, as it is to be printed.")
    unit: Text | None = Field(None, description="Its unit, set beside it.")
    label: Prose | None = Field(None, description="What it is a number of.")
    change: Prose | None = Field(None, description="How it has changed.")
    source: Ids = Field((), description=_SOURCE, json_schema_extra=SEVERAL)
    mark: Mark | None = Field(None, description="Its own marking, printed before the label.")


class ValueMeaning(KeyedPart):
    """A word of a closed list, and what it means."""

    word: Annotated[Text, OffPage()]
    meaning: one_of(*MEANINGS)  # type: ignore[valid-type]


ValueMeanings = Annotated[tuple[ValueMeaning, ...], by_key("word", "meaning"), Field(min_length=1), *TEXTS_BY_KEY]


class ColumnFields(ShortPart):
    """A column of a table."""

    head: Annotated[Text, OtherNames.of("header", "heading", "name", "title")] = Field(
        description="What stands above it."
    )
    align: one_of("left", "right", "center") | None = Field(  # type: ignore[valid-type]
        None, description="`left`, `right` or `center`; numbers stand at the right if nothing is said."
    )
    kind: Annotated[one_of("text", "number", "choice") | None, OtherNames.of("type")] = Field(  # type: ignore[valid-type]
        None, description="`text`, `number`, or `choice` for words of a closed list; what it holds tells, if not said."
    )
    values: ValueMeanings = Field(
        (), description="Of a `choice`: what each word means, `good`, `fair`, `bad` or `neutral`."
    )


Column = Annotated[ColumnFields, BeforeValidator(named("head"))]


class TotalCell(KeyedPart):
    """What the last row of a table holds in a column."""

    column: Annotated[Text, OffPage()]
    text: Prose


class TableFields(Part):
    """A table of values."""

    caption: Annotated[Prose | None, OtherNames.of("title")] = Field(None, description="What the table shows.")
    columns: Annotated[tuple[Column, ...], OneValue(), OtherNames.of("header", "headers", "heads")] = Field(
        (), description="Its columns: a head, or a mapping; of a CSV file its first row.", min_length=1
    )
    rows: Annotated[tuple[Annotated[tuple[CellText, ...], OneValue()], ...], OneValue()] = Field(
        (), description="Its rows, each a list of as many values as there are columns.", min_length=1
    )
    data: File | None = Field(None, description="Instead of `rows`, a CSV file beside the brief or below it.")
    encoding: Annotated[Text | None, OffPage()] = Field(None, description=_ENCODING)
    delimiter: Delimiter | None = Field(None, description=_DELIMITER)  # type: ignore[valid-type]
    total: Annotated[tuple[TotalCell, ...], by_key("column", "text"), Field(min_length=1), *TEXTS_BY_KEY] = Field(
        (), description="The last row, by the heads of the columns: a sum is checked."
    )
    source: Ids = Field((), description=_SOURCE, json_schema_extra=SEVERAL)
    priority: Priority = Field(1, description=_PRIORITY)


class Series(KeyedPart):
    """The values of one line, or of one colour of bars, in the order of `x`."""

    name: Text
    values: Annotated[tuple[CellText, ...], OneValue()]


class ChartDataFields(ShortPart):
    """What a chart shows."""

    file: File | None = Field(None, description="A CSV file beside the brief or below it: `x` first, then the series.")
    x: Annotated[tuple[Text, ...], OneValue()] = Field(
        (), description="What stands along the axis, in order; numbers and dates stand in proportion.", min_length=1
    )
    places: Annotated[tuple[Text, ...], OneValue(), OffPage()] = Field(
        (),
        description="Where each of `x` stands, as numbers or dates, where `x` holds names and their distances count.",
        min_length=1,
    )
    series: Annotated[tuple[Series, ...], by_key("name", "values"), Field(min_length=1), *CELLS_BY_KEY] = Field(
        (), description="The values by the name of their series; null where there is none."
    )


class ChartMark(Part):
    """A threshold: a line across the chart at a value or a place along the axis, or with both a point."""

    at: Text | None = Field(None, description="The value that it is drawn at.")
    x: Text | None = Field(
        None, description="The place along the axis that it is drawn at: one of `x`, or a number or date between them."
    )
    label: Text | None = Field(None, description="What it is.")


class ChartBand(Part):
    """A range that goes on from a point: a forecast."""

    from_: Text | None = Field(None, alias="from", description="Where it begins, one of `x`.")
    x: Annotated[tuple[Text, ...], OneValue()] = Field(
        (), description="Instead of `from`, its own places along the axis.", min_length=1
    )
    low: Annotated[tuple[Text, ...], OneValue()] = Field(description="Its lower values, from there on.", min_length=1)
    high: Annotated[tuple[Text, ...], OneValue()] = Field(description="Its higher values, from there on.", min_length=1)
    label: Text | None = Field(None, description="What it is.")


class ChartFields(Part):
    """A chart."""

    kind: Annotated[one_of("line", "bar", "stacked", "range", "dot"), OtherNames.of("type")] = Field(  # type: ignore[valid-type]
        description="`line`, `bar`, `stacked`, `range` or `dot`."
    )
    title: Annotated[Prose | None, OtherNames.of("caption")] = Field(
        None, description="What the chart says, in a sentence."
    )
    unit: Text | None = Field(None, description="What its values are measured in.")
    x_label: Text | None = Field(None, description="What stands along the axis, where that needs to be said.")
    data: Annotated[ChartDataFields, BeforeValidator(in_short("file"))] = Field(
        description="A CSV file beside the brief, or a mapping of `x` and `series`."
    )
    encoding: Annotated[Text | None, OffPage()] = Field(None, description=_ENCODING)
    delimiter: Delimiter | None = Field(None, description=_DELIMITER)  # type: ignore[valid-type]
    marks: Annotated[tuple[ChartMark, ...], OneValue()] = Field(
        (), description="Thresholds, along either axis.", min_length=1
    )
    band: ChartBand | None = Field(None, description="A range that goes on from a point: a forecast.")
    reversed: Truth = Field(False, description="Whether the axis of the values grows downwards.")
    start: Annotated[Text | None, OffPage()] = Field(
        None, description="Where the axis of the values begins, if not at zero; the chart shows that it is broken."
    )
    note: Prose | None = Field(None, description="What a reader must know of it, in small type under it.")
    alt: Annotated[Text | None, OffPage()] = Field(None, description=_ALT)
    decorative: Truth = Field(False, description=_DECORATIVE)
    source: Ids = Field((), description=_SOURCE, json_schema_extra=SEVERAL)
    priority: Priority = Field(1, description=_PRIORITY)


class PictureFields(Part):
    """A picture."""

    file: Annotated[File, OtherNames.of("src", "image", "path")] = Field(
        description="A PNG, JPEG or SVG file beside the brief or below it."
    )
    alt: Annotated[Text | None, OffPage()] = Field(None, description=_ALT)
    decorative: Truth = Field(False, description=_DECORATIVE)
    caption: Annotated[Prose | None, OtherNames.of("title")] = Field(None, description="What it shows.")
    credit: Text | None = Field(None, description="Who made it, or owns it.")
    crop: Annotated[Text | None, OffPage()] = Field(
        None, description="Its shape, as width to height, such as `4:3`: what is over is cut off at the sides."
    )
    source: Ids = Field((), description=_SOURCE, json_schema_extra=SEVERAL)
    priority: Priority = Field(1, description=_PRIORITY)


class TimelineEntry(Part):
    """What happened, or happens, when."""

    when: Annotated[Text, OtherNames.of("date", "time")] = Field(description="The time, in any words.")
    text: Prose = Field(description="What happens.")
    who: Annotated[Text | None, OtherNames.of("owner")] = Field(None, description="Who does it.")
    source: Ids = Field((), description=_SOURCE, json_schema_extra=SEVERAL)
    mark: Mark | None = Field(None, description="Its own marking, printed before the text.")
