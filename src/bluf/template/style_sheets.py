"""Turn style files into a StyleSheet: a house style, what it is based on, and the roles that a template adds.

A house style is `styles/NAME.yaml` in a template folder. It may be based on another and then says only what differs. A
template's own `style.yaml` adds styles that house styles don't know; where a house style does know one, the house
style's word goes. Every paragraph style is based on `Normal` unless it names another.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from bluf.brief import read_yaml
from bluf.document import (
    BoxStyle,
    CharacterStyle,
    FigureStyle,
    Insets,
    StyleSheet,
    TableStyle,
)
from bluf.fonts.face_height import as_legible
from bluf.fonts.font_set import TEXT, FontSet
from bluf.ground.file_cache import Kept, state_of
from bluf.ground.workspace import Workspace
from bluf.problems import MOST, BriefError, Problem, Span, first
from bluf.problems.field_path import FieldPath
from bluf.problems.wording import Suggestion, shown, told
from bluf.template.contrast import unreadable
from bluf.template.declaration import Template
from bluf.template.finding import STYLES, TemplateFolders, is_bare, is_own, there_are
from bluf.template.ladder import growth, ladder
from bluf.template.paragraph_styles import ParagraphStyles
from bluf.template.project_files import file_content, has_file
from bluf.template.style_file import LETTERHEAD, NONE, Entries, StyleEntry, entries
from bluf.template.style_file import STYLES as STYLE_KINDS
from bluf.template.style_fonts import States, check_faces, style_fonts
from bluf.template.style_letterhead import StyleLetterhead, style_letterhead
from bluf.template.style_values import drawn
from bluf.template.usual_styles import with_usual_styles

_INK = "#000000"
# What a style has that says nothing of pictures and charts.
USUAL_FIGURES = (
    FigureStyle("Picture", height=180.0, least_height=60.0),
    FigureStyle("Photo", width=0.3, height=136.0, least_height=62.0),
    FigureStyle("Chart", height=140.0, least_height=90.0),
)
_DEEPEST = 8  # how many house styles may be based on one another
_TINTS = ("fill", "tint", "head_fill", "first_column_fill", "marked_fill")
_COLORS = ("color", "label_color", *_TINTS, "series", "axis", "threshold")
_LENGTHS = ("label", "indent", "hanging", "size")
_KINDS: dict[str, type[Any]] = {
    "characters": CharacterStyle,
    "boxes": BoxStyle,
    "tables": TableStyle,
    "figures": FigureStyle,
}


def style_names(folders: Iterable[Path]) -> tuple[str, ...]:
    """Return the names of all house styles in the folders."""
    return tuple(sorted({path.stem for folder in folders for path in folder.glob(f"{STYLES}/*.yaml")}))


class _Parsed(Kept[Path, tuple[Entries, list[Problem]]]):
    """What style files say, by file."""


class _Sheets(dict[tuple[Path, ...], tuple[States, StyleSheet]]):
    """Style sheets by the files that they were made of, with the state that these were in."""


def load_style(
    name: str, folders: TemplateFolders, template: Template | None = None, span: Span | None = None
) -> StyleSheet:
    """Return the house style called `name` with a template's roles. Raises BriefError; `span` is where it was named."""
    with folders.workspace.naming(span.path if span else None):
        return _load(name, folders, template, span)


def _load(name: str, folders: TemplateFolders, template: Template | None, span: Span | None) -> StyleSheet:
    workspace = folders.workspace
    files = [_find(name, folders, span)]
    while (base := _parse(files[-1], workspace)[0].get(("based_on",))) and isinstance(base.value, str):
        if len(files) == _DEEPEST:
            message = f"over {_DEEPEST} styles are based on one another, or in a circle"
            raise BriefError([Problem("style-base", message, base.span, FieldPath("based_on"))])
        files.append(_find(base.value, folders, base.span, past=files))
    files.extend(template.roles if template else ())
    sheets = workspace.cache(_Sheets)
    kept = sheets.get(tuple(files))
    if kept is None or any(state_of(path) != state for path, state in kept[0]):
        states = tuple((path, state_of(path)) for path in files)
        sheet, of_fonts = _sheet(name, files, workspace)
        kept = sheets[tuple(files)] = ((*states, *of_fonts), sheet)
    return kept[1]


def _find(name: str, folders: TemplateFolders, span: Span | None, past: Iterable[Path] = ()) -> Path:
    """Return a style's file. A style based on its own name means the next folder's."""
    if is_bare(name):
        for folder in folders:
            path = folder / STYLES / f"{name}.yaml"
            if has_file(path) and path not in past:
                return path
    known = [other for other in style_names(folders) if not past or other != name]
    hint, details = told(there_are(name, known), span)
    named = repr(shown(name))
    message = f"there is no other style {named} to be based on" if past else f"there is no style {named}"
    raise BriefError([Problem("style-not-found", message, span, FieldPath("style"), hint, data=details)])


def _parse(path: Path, workspace: Workspace) -> tuple[Entries, list[Problem]]:
    """Return what a style file says: it is TEMPLATES/styles/NAME.yaml or TEMPLATES/TEMPLATE/style.yaml."""

    def read(file: Path) -> tuple[Entries, list[Problem]]:
        return entries(read_yaml(file_content(file, file.parent.parent), workspace.shown(file)))

    return workspace.cache(_Parsed).get(path, read)


def _sheet(name: str, files: list[Path], workspace: Workspace) -> tuple[StyleSheet, States]:
    """Return a style sheet, and the state of the font files that it was made of."""
    merged: Entries = {}
    problems: list[Problem] = []
    for path in reversed(files):  # a template's roles first, then what the style is based on, then the style
        said, faults = _parse(path, workspace)
        if (LETTERHEAD,) in said:  # which is replaced as a whole
            merged = {at: entry for at, entry in merged.items() if at[0] != LETTERHEAD}
        merged.update(said)
        problems.extend(faults)
    making = _Making(merged, problems, {workspace.shown(path): path for path in files}, workspace)
    sheet = making.sheet(name, workspace.shown(files[0]))
    if sheet is not None:
        places = making.places()
        sheet = replace(sheet, places=places, is_own=all(is_own(path) for path in files))
        problems.extend(first(unreadable(sheet)))
        sheet = with_usual_styles(sheet)
    if problems or sheet is None:
        raise BriefError(first(problems))
    return sheet, making.states


class _Making:
    """Makes a style sheet of entries, noting every fault."""

    def __init__(self, said: Entries, problems: list[Problem], files: Mapping[str, Path], workspace: Workspace) -> None:
        self._said = said
        self._problems = problems
        self._files = files  # by how each is shown, the named style's first
        self._order = {file: index for index, file in enumerate(files)}
        self._workspace = workspace
        self.states: States = ()  # of the files that the style names
        self._by_style: dict[tuple[str, str], dict[str, tuple[str, ...]]] = defaultdict(dict)
        for at in said:
            if at[0] in STYLE_KINDS and len(at) > 1:
                self._by_style[at[0], at[1]].update({at[2]: at} if len(at) == 3 else {})
        self._colors: dict[str, str] = {}

    def sheet(self, name: str, file: str) -> StyleSheet | None:
        """Return the style sheet, or None where there are problems."""
        read = {at[1]: value for at, value in self._values("colors") if isinstance(value, str)}
        # One that can't be read is told where it is given, and not wherever it is named.
        self._colors = {at[1]: read.get(at[1], _INK) for at in self._said if at[0] == "colors" and len(at) == 2}
        top = {at[0]: self._read(at) for at in self._said if len(at) == 1}
        page = {at[1]: value for at, value in self._values("page")}
        fonts = self._fonts()
        nominal = top.get("floor") or 9.0
        floor = as_legible(nominal, fonts.family(TEXT).x_height)
        own = {name: self._own("paragraphs", name) for name in self._names("paragraphs")}
        self._paragraphs = ParagraphStyles(self._said, own, self._order, self._problems, self._fault)
        paragraphs = self._paragraphs.made(nominal, floor, fonts)
        if not self._problems:
            check_faces(paragraphs.values(), fonts, self._fault)
        kinds = {kind: self._simple(kind) for kind in _KINDS}
        for usual in USUAL_FIGURES:
            kinds["figures"].setdefault(usual.name, usual)
        for box in kinds["boxes"].values():
            if any(len(shares) != len(box.widths) for shares in box.alternatives):
                self._fault(
                    ("boxes", box.name, "alternatives"), f"these are not as many as `widths`: {len(box.widths)}"
                )
        normal = paragraphs.get("Normal")
        if normal is None and not self._problems:
            message = "the style has no paragraph style `Normal` with a size and a leading"
            hint = "say which style it goes by: `based_on: plain`"
            self._problems.append(Problem("style-value", message, Span(file, 1, 1), hint=hint))
        letterhead = self._letterhead()
        if self._problems or normal is None:
            return None
        margins = page.get("margins", Insets(51, 51, 51, 51))
        link = kinds["characters"].get("Hyperlink")
        sheet = StyleSheet(
            name=name,
            description=top.get("description", ""),
            fonts=fonts,
            margins=margins,
            header_distance=page.get("header", margins.top / 2),
            footer_distance=page.get("footer", margins.bottom / 2),
            paragraphs=paragraphs,
            characters=kinds["characters"],
            boxes=kinds["boxes"],
            tables=kinds["tables"],
            figures=kinds["figures"],
            ladder=ladder(normal, margins, floor, dict(self._values("ladder")), self._fault),
            growth=tuple(growth(normal)),
            floor=floor,
            link_color=link.color if link else None,
            letterhead=letterhead.letterhead,
            warnings=letterhead.warnings,
        )
        return None if self._problems else sheet

    def _fonts(self) -> FontSet:
        """Return the families of the style's roles."""
        choices = dict(self._values("fonts"))
        files = {at: self._files[self._said[at].span.path] for at in choices}
        made = style_fonts(choices, files, self._workspace, self._fault)
        self.states = (*self.states, *made.states)
        return made.fonts

    def _letterhead(self) -> StyleLetterhead:
        entry = self._said.get((LETTERHEAD,))
        if entry is None or entry.value == NONE:
            return StyleLetterhead()
        said = {at[1]: value for at, value in self._values(LETTERHEAD)}
        spans = {at[1]: each.span for at, each in self._said.items() if at[0] == LETTERHEAD and len(at) == 2}
        if self._problems:
            return StyleLetterhead()  # what is wrong with it may be among them
        made = style_letterhead(said, spans, self._files[entry.span.path], self._workspace, self._fault)
        self.states = (*self.states, *made.states)
        return made

    def places(self) -> dict[FieldPath, tuple[int, Span]]:
        """Return where each style and some of its values are given.

        A colour with a name is given where it is named and where it is used.
        """
        order = self._order
        fonts = ((at, entry.span) for at, entry in self._said.items() if at[0] == "fonts" and len(at) == 2)
        found = {FieldPath.of(*at): (order[span.path], span) for at, span in fonts}
        for kind, name in self._by_style:
            span = self._said[kind, name].span
            found[FieldPath.of(kind, name)] = order[span.path], span
            chain = self._paragraphs.chain(name) if kind == "paragraphs" else [name]
            for key in (*_COLORS, *_LENGTHS):
                entry = next((self._said[kind, link, key] for link in chain if (kind, link, key) in self._said), None)
                if entry:
                    spans = [entry.span]
                    named = self._said.get(("colors", str(entry.value).strip())) if key in _COLORS else None
                    spans += [named.span] if named else []
                    nearest = min(spans, key=lambda span: order[span.path])
                    found[FieldPath.of(kind, name, key)] = order[nearest.path], nearest
                for at, item in enumerate(entry.value if entry and isinstance(entry.value, list) else ()):
                    named = self._said.get(("colors", str(item).strip()))
                    spans = [each.span for each in (entry, named) if each]
                    nearest = min(spans, key=lambda span: order[span.path])
                    found[FieldPath.of(kind, name, key, at)] = order[nearest.path], nearest
        return found

    def _fault(
        self, at: tuple[str, ...], message: str, code: str = "style-value", hint: str | Suggestion | None = None
    ) -> None:
        if len(self._problems) > MOST:
            return
        entry = self._said.get(at) or self._said.get(at[:-1]) or next(iter(self._said.values()))
        words, details = told(hint, entry.span)
        self._problems.append(Problem(code, message, entry.span, FieldPath.of(*at), words, data=details))

    def _read(self, at: tuple[str, ...]) -> Any:
        entry: StyleEntry = self._said[at]
        if entry.read is None:
            return None
        try:
            return entry.read(entry.value, self._colors)
        except ValueError as error:
            self._fault(at, str(error))
            return None

    def _values(self, section: str) -> list[tuple[tuple[str, ...], Any]]:
        return [
            (at, value)
            for at in self._said
            if at[0] == section and len(at) == 2 and (value := self._read(at)) is not None
        ]

    def _own(self, kind: str, name: str) -> dict[str, Any]:
        """Return what a style says itself."""
        own = ((key, self._read(at)) for key, at in self._by_style[kind, name].items())
        return {key: value for key, value in own if value is not None}

    def _names(self, kind: str) -> list[str]:
        return [style for of, style in self._by_style if of == kind]

    def _simple(self, kind: str) -> dict[str, Any]:
        return {name: _KINDS[kind](name, **drawn(self._own(kind, name))) for name in self._names(kind)}
