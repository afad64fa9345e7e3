"""Lay a brief's file anew with the values of the CSV files that its tables and charts name, before the model checks it.

So all that comes later knows values in the brief alone. What is read has the paths that it would have if it stood in
the brief (`sections[0].table.rows[2][1]`), and its spans lie in the CSV file. Where `columns` are given with `data`,
they are the table's columns, in that order, and are found by their heads. What a file lacks or has wrongly is a problem
of the file laid anew; the table or chart is then left without values.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from bluf.brief.field_text import PlainProse
from bluf.brief.field_values import LONGEST_PATH
from bluf.brief.figure_parts import ChartFields, TableFields
from bluf.brief.model_fields import inner_models
from bluf.brief.source_paths import PathFault, missing_hint, source_path
from bluf.ground.file_opening import opened
from bluf.ground.located import Located
from bluf.problems import Problem, Span
from bluf.problems.details import Details
from bluf.problems.field_path import ROOT, FieldPath
from bluf.problems.wording import did_you_mean, shown
from bluf.sources.decoding import check_encoding
from bluf.sources.errors import SourceError
from bluf.yaml_files.reader import YamlFile

if TYPE_CHECKING:
    from bluf.assets.csv_faults import CsvFault
    from bluf.assets.csv_table import CsvTable, Value

SUFFIXES = (".csv", ".tsv", ".tab", ".txt")  # of the files that tables and charts may name
_DATA = "data"
_SHOWN = 5  # how many heads of columns a note names


def with_data_files(source: YamlFile, model: type[BaseModel], folder: Path | None) -> YamlFile:
    """Return a brief's file with the values of its CSV files, which are found from its `folder`.

    Without a folder no file is read, and only what is wrong within the brief is found.
    """
    if _DATA not in source.text:
        return source
    laying = _Laying(source, folder)
    data = laying.laid(source.data, model, ROOT)
    if not laying.spans and not laying.problems and not laying.notes:
        return source
    return replace(
        source,
        data=data,
        spans={**source.spans, **laying.spans},
        problems=(*source.problems, *laying.problems),
        warnings=(*source.warnings, *laying.notes),
    )


class _Laying:
    """Lays a file's data anew; `spans` are those of what is read from other files."""

    def __init__(self, source: YamlFile, folder: Path | None) -> None:
        self.spans: dict[FieldPath, Span] = {}
        self.problems: list[Problem] = []
        self.notes: list[Problem] = []
        self._source = source
        self._folder = folder

    def laid(self, data: Any, model: type[BaseModel], path: FieldPath) -> Any:
        """Return data of a model with the values of the files that are named in it."""
        if isinstance(data, list):
            return [self.laid(item, model, path / index) for index, item in enumerate(data)]
        if not isinstance(data, dict):
            return data
        if issubclass(model, TableFields):
            return self._table(data, path)
        if issubclass(model, ChartFields):
            return self._chart(data, path)
        inner = inner_models(model)
        return {key: self.laid(value, inner[key], path / key) if key in inner else value for key, value in data.items()}

    def _table(self, data: dict[str, Any], path: FieldPath) -> dict[str, Any]:
        name = data.get(_DATA)
        if not isinstance(name, Located):
            return data
        if "rows" in data:
            self._blame_both(path / "rows", f"`{_DATA}: {shown(name)}`")
            return data
        found = self._read(data, name, path / _DATA)
        if found is None:
            return data
        given = data.get("columns")
        chosen = self._chosen(given, found, path / "columns") if isinstance(given, list) else range(len(found.heads))
        if isinstance(given, list) and len(chosen) < len(given):
            return data
        columns = given
        if not isinstance(given, list):
            columns = self._values(found.heads, path / "columns", Located)
            self._place(path / "columns", found.heads)
        rows = path / "rows"
        laid = [self._row([row[at] for at in chosen], rows / index) for index, row in enumerate(found.rows)]
        self._place(rows, found.rows[0] if found.rows else found.heads)
        return {**data, "columns": columns, "rows": laid}

    def _row(self, values: "list[Value]", path: FieldPath) -> list[Any]:
        self._place(path, values)
        return self._values(values, path, PlainProse)

    def _chosen(self, given: list[Any], found: "CsvTable", path: FieldPath) -> list[int]:
        """Return the indexes in the file of the columns that the brief gives; those that it lacks are problems."""
        heads = [value.text for value in found.heads]
        free: dict[str, list[int]] = {}
        for at, name in enumerate(heads):
            free.setdefault(name, []).append(at)
        chosen: list[int] = []
        for index, column in enumerate(given):
            head: object = column.get("head") if isinstance(column, dict) else column
            if not isinstance(head, Located):
                continue  # the model says so
            places = free.get(head.strip())
            if places:
                chosen.append(places.pop(0))
                continue
            where = path / index / "head" if isinstance(column, dict) else path / index
            span = self._source.place(head.stripped())
            meant = did_you_mean(head.strip(), [each for each in heads if each and free[each]])
            message = f"the file has no column `{shown(head.strip())}`"
            self.problems.append(Problem("unknown-column", message, span, where, meant.hint, data=meant.mending(span)))
        left = [head for at, head in enumerate(heads) if at not in chosen]
        if left and len(chosen) == len(given):
            listed = ", ".join(f"`{shown(head)}`" for head in left[:_SHOWN]) + (", …" if len(left) > _SHOWN else "")
            message = f"columns of the file that are not shown, since they are not among `columns`: {listed}"
            hint = "add them to `columns`, or leave it so"
            self.notes.append(Problem("columns-left-out", message, self._source.span(path), path, hint))
        return chosen

    def _chart(self, data: dict[str, Any], path: FieldPath) -> dict[str, Any]:
        given, at = data.get(_DATA), path / _DATA
        name = given.get("file") if isinstance(given, dict) else given
        if not isinstance(name, Located):
            return data
        inline = [key for key in ("x", "series") if isinstance(given, dict) and key in given]
        if inline:
            self._blame_both(at / inline[0], f"`file: {shown(name)}`")
            return data
        found = self._read(data, name, at / "file" if isinstance(given, dict) else at)
        if found is None:
            return data
        x, series = at / "x", at / "series"
        columns = [[row[index] for row in found.rows] for index in range(len(found.heads))]
        laid: dict[str, Any] = {}
        for head, values in zip(found.heads[1:], columns[1:], strict=True):
            if not head.text or head.text in laid:
                self._blame_series(head, head.text in laid, at)
                continue
            laid[head.text] = self._values(values, series / head.text, PlainProse)
            self.spans[series / head.text] = head.span
        self._place(x, found.heads[:1])
        self._place(series, found.heads[1:] or found.heads)
        others = given if isinstance(given, dict) else {"file": name}
        return {**data, _DATA: {**others, "x": self._values(columns[0], x, Located), "series": laid}}

    def _blame_series(self, head: "Value", is_twice: bool, path: FieldPath) -> None:
        message = f"`{shown(head.text)}` is the name of two series" if is_twice else "this series has no name"
        hint = "give each series a name of its own in the first row"
        self.problems.append(Problem("duplicate-key" if is_twice else "empty-value", message, head.span, path, hint))

    def _blame_both(self, path: FieldPath, other: str) -> None:
        span = self._source.keys.get(path) or self._source.span(path)
        message = f"`{path.name}` and {other} both give the values"
        self.problems.append(Problem("data-twice", message, span, path, "keep one of the two"))

    def _values(self, values: Any, path: FieldPath, kind: type[Located]) -> list[Any]:
        """Return values as the data of a list has them; None for an empty one."""
        for index, value in enumerate(values):
            self.spans[path / index] = value.span
        return [kind(value.text, path / index) if value.text else None for index, value in enumerate(values)]

    def _place(self, path: FieldPath, values: Any) -> None:
        """Give a list of values its place: from the first of them to the last, where they are on one line."""
        if not values:
            return  # the brief chooses no column, which is told there
        first, last = values[0].span, values[-1].span
        self.spans[path] = replace(first, end_column=last.end_column) if last.line == first.line else first

    def _read(self, data: Mapping[str, Any], name: Located, path: FieldPath) -> "CsvTable | None":
        """Return what is in the file that is named; None if it is not looked at, or is no good, which is a problem."""
        if self._folder is None or not name.strip() or len(name) > LONGEST_PATH:
            return None
        encoding, delimiter = data.get("encoding"), data.get("delimiter")
        if isinstance(encoding, str):
            try:
                check_encoding(encoding.strip())
            except SourceError as error:
                where = path.parent / "encoding" if path.name == _DATA else path.parent.parent / "encoding"
                self._blame("data-unreadable", error.message, error.hint, where)
                return None
        from bluf.assets.csv_faults import CsvError  # imported for a brief that names a file
        from bluf.assets.csv_table import MOST_BYTES, csv_table

        content = self._bytes(self._folder, name.strip(), path, MOST_BYTES)
        if content is None:
            return None
        typed = (Path(self._source.path).parent / name.strip()).as_posix()
        try:
            return csv_table(
                content,
                typed,
                encoding=encoding.strip() if isinstance(encoding, str) else None,
                delimiter=delimiter.strip().lower() if isinstance(delimiter, str) else None,
            )
        except CsvError as error:
            self.problems += [self._problem(fault, name, path) for fault in error.faults]
            return None

    def _problem(self, fault: "CsvFault", name: Located, path: FieldPath) -> Problem:
        if fault.span:
            return Problem(fault.code, fault.message, fault.span, path, fault.hint, data=fault.data)
        message = f"`{shown(name.strip())}` can't be used: {fault.message}"
        return Problem(fault.code, message, self._source.span(path), path, fault.hint, data=fault.data)

    def _bytes(self, folder: Path, name: str, path: FieldPath, most: int) -> bytes | None:
        """Return the bytes of a file, no more of them than show that there are over `most`."""
        found = source_path(folder, name, SUFFIXES)
        if isinstance(found, PathFault):
            self._blame("outside-folder", found.message, found.hint, path)
            return None
        if found.suffix.lower() not in SUFFIXES:
            hint = "save the sheet as CSV, in UTF-8, and name that file"
            self._blame("data-unreadable", f"`{shown(name)}` is no CSV file by its name", hint, path)
            return None
        try:
            with opened(found) as file:
                return file.read(most + 1)
        except FileNotFoundError:
            hint, meant = missing_hint(folder, name, SUFFIXES)
            details = Details(meant, candidates=()) if meant else None
            self._blame("data-missing", f"there is no file `{shown(name)}`", hint, path, details)
        except OSError as error:
            why = "it is a folder" if found.is_dir() else error.strerror or str(error)
            self._blame("data-unreadable", f"`{shown(name)}` can't be read: {why}", "name a CSV file", path)
        return None

    def _blame(self, code: str, message: str, hint: str | None, path: FieldPath, data: Details | None = None) -> None:
        self.problems.append(Problem(code, message, self._source.span(path), path, hint, data=data))
