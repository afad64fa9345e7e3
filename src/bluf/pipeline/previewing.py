"""Turn a brief's text, however unfinished, into a Preview: its problems, its quotes, its page and where each field is.

Nothing is written and nothing is raised for what is wrong with the text: an editor calls this on every key. What it
takes is mostly the layout; templates, styles and sources are kept until they change.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bluf.brief import YamlFile
from bluf.evidence import QuoteResult
from bluf.ground.located import Located
from bluf.ground.text_map import TextMap
from bluf.ground.workspace import Workspace
from bluf.layout import Page, item_lines
from bluf.pipeline import phases
from bluf.pipeline.reading import respelt
from bluf.pipeline.report import Fit, report_of
from bluf.problems import Problem
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


def preview(text: str, path: str | Path, *, workspace: Workspace | None = None) -> Preview:
    """Return the brief as it stands in `text`; `path` says where its templates and sources are.

    A relative path starts from the folder of the `workspace`, the process's own unless one is given.
    """
    workspace = workspace or Workspace.here()
    found = phases.run(str(path), workspace, text.encode("utf-8", "surrogatepass"))
    report = report_of(found)
    source = respelt(found.source, workspace) if found.source else None
    return Preview(
        found.path,
        report.problems,
        report.quotes,
        found.page,
        report.fit,
        source.data if source else None,
        _places(source) if source else {},
        item_lines(found.page) if found.page else {},
        dict(_origins(source.data)) if source and found.page else {},
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
    for path, span in reversed(list(source.spans.items())):  # from the end, so that most reach no further up
        end = source.ends.get(path, span.line)
        for around in path.upwards():
            if ends.get(around, 0) >= end:
                break  # and so does all that this is in
            ends[around] = end
    starts = {path: source.keys.get(path, span) for path, span in source.spans.items() if path}
    return {path: Place(start.line, start.column, max(ends[path], start.line)) for path, start in starts.items()}
