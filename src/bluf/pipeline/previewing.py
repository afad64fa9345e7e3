"""Turn a brief's text, however unfinished, into a Preview: its problems, its quotes, its page and where each field is.

Nothing is written and nothing is raised for what is wrong with the text: an editor calls this on every key. What it
takes is mostly the layout; templates, styles and sources are kept until they change.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bluf.brief import YamlFile, read_brief
from bluf.evidence import QuoteResult
from bluf.ground.located import Located
from bluf.ground.text_map import TextMap
from bluf.layout import DoesNotFitError, Page, item_lines
from bluf.pipeline import phases
from bluf.pipeline.report import Fit, fit_of
from bluf.pipeline.source_checks import prove
from bluf.problems import BriefError, Problem, in_order
from bluf.problems.field_path import FieldPath


@dataclass(frozen=True, slots=True)
class Place:
    """Where a field stands in the text, key included. Lines and columns count from 1; `end_line` is its last."""

    line: int
    column: int
    end_line: int


@dataclass(frozen=True, slots=True)
class Preview:
    """A brief as it stands.

    `data` is what its YAML holds, as typed (mappings, lists, text, None); None where it can't be read. `fields` are
    the places of its fields by path. `page` is there when the brief could be set, whether or not it fits on it;
    `lines` are how many lines each item takes there, and `origins` where the characters of each text stand in the
    brief, both by path.
    """

    path: str
    problems: tuple[Problem, ...] = ()
    quotes: tuple[QuoteResult, ...] = ()
    page: Page | None = None
    fit: Fit | None = None
    data: Mapping[str, Any] | None = None
    fields: Mapping[FieldPath, Place] = field(default_factory=dict)
    lines: Mapping[FieldPath, int] = field(default_factory=dict)
    origins: Mapping[FieldPath, TextMap] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        """Whether nothing keeps the brief from being built."""
        return not any(problem.is_error for problem in self.problems)


def preview(text: str, path: str | Path) -> Preview:
    """Return the brief as it stands in `text`; `path` says where its templates and sources are."""
    path = str(path)
    try:
        source = phases.respelt(read_brief(text.encode("utf-8", "surrogatepass"), path))
    except BriefError as error:
        return Preview(path, error.problems)
    places = _places(source)
    try:
        brief = phases.checked(source)
    except BriefError as error:
        return Preview(path, error.problems, data=source.data, fields=places)
    evidence = prove(brief)
    problems, page = phases.lay_out(brief)
    if isinstance(page, DoesNotFitError):
        page = page.page
    laid_out = page if isinstance(page, Page) else None
    return Preview(
        path,
        in_order([*evidence.problems, *problems]),
        evidence.quotes,
        laid_out,
        fit_of(laid_out) if laid_out else None,
        source.data,
        places,
        item_lines(laid_out) if laid_out else {},
        dict(_origins(source.data)) if laid_out else {},
    )


def _origins(data: Any) -> Iterator[tuple[FieldPath, TextMap]]:
    """Yield the map of each text that a brief's YAML holds."""
    if isinstance(data, Located):
        if data.origin:
            yield data.path, data.origin
    elif isinstance(data, dict | list):
        for inner in data.values() if isinstance(data, dict) else data:
            yield from _origins(inner)


def _places(source: YamlFile) -> dict[FieldPath, Place]:
    """Return the place of every field; what holds others reaches to the end of the last of them."""
    ends: dict[FieldPath, int] = {}
    for path, span in source.spans.items():
        end = source.ends.get(path, span.line)
        for around in path.upwards():
            ends[around] = max(end, ends.get(around, 0))
    starts = {path: source.keys.get(path, span) for path, span in source.spans.items() if path}
    return {path: Place(start.line, start.column, max(ends[path], start.line)) for path, start in starts.items()}
