"""Find colours that can't be told apart: text too pale for what it stands on, and links that only a colour marks.

WCAG 2.2 at level AA, 1.4.3: text has a contrast of 4.5 to 1 or more with what is behind it, or of 3 to 1 where it is
large, which is 18 points or more, or bold of 14 points or more, at every step of the ladder. 1.4.1: a link is
told from the words around it by more than its colour.

A style sheet alone does not say which styles stand in which boxes. So a sheet is held to this: each of its colours can
be read on the page's white or on one of its own fills. A page is held to what its words really stand on.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bluf.document import (
    Block,
    BlockQuote,
    CharacterStyle,
    Division,
    Figure,
    ListBlock,
    Paragraph,
    ParagraphStyle,
    StyleSheet,
    Table,
    TextRun,
)
from bluf.document.colors import LEAST_CONTRAST, LEAST_GRAPHIC, nearest, ratio
from bluf.problems import Problem, Span
from bluf.problems.field_path import ROOT, FieldPath
from bluf.problems.wording import shown

LEAST = LEAST_CONTRAST
LEAST_LARGE = 3.0
LARGE, LARGE_BOLD = 18.0, 14.0  # points
_FEW = 12  # styles that a problem names


@dataclass(frozen=True, slots=True)
class Ground:
    """What text stands on: its colour, the key of the style file that gives it, and how a message names it."""

    color: str = "#ffffff"
    key: FieldPath | None = None
    name: str = "the white page"


@dataclass(frozen=True, slots=True)
class _Ink:
    """The colour of some text, the key of the style file that gives it, and the least contrast that it needs."""

    color: str
    key: FieldPath
    least: float


_PAGE = Ground()


def unreadable(sheet: StyleSheet) -> Iterator[Problem]:
    """Yield a problem for each colour of text that can be read neither on the page nor on any fill of the sheet."""
    grounds = {ground.color for ground in (_PAGE, *_fills(sheet))}
    inks = [ink for style in sheet.paragraphs.values() if not style.tint for ink in _inks(style, sheet)]
    inks += [
        _Ink(style.color, _key("characters", style.name), LEAST) for style in sheet.characters.values() if style.color
    ]
    read: dict[tuple[str, float], bool] = {}
    pale: list[tuple[_Ink, Ground]] = []
    for ink in inks:
        looks = ink.color, ink.least
        if looks not in read:
            read[looks] = any(ratio(ink.color, color) >= ink.least for color in grounds)
        if not read[looks]:
            pale.append((ink, _PAGE))
    for style in sheet.paragraphs.values():
        ground = _behind(style) if style.tint else None
        if ground:
            pale += [(ink, ground) for ink in _inks(style, sheet) if ratio(ink.color, ground.color) < ink.least]
    yield from _too_low(sheet, pale)
    yield from _pale_figures(sheet)
    yield from _links(sheet)


def _pale_figures(sheet: StyleSheet) -> Iterator[Problem]:
    """Yield a problem for each colour of what charts draw that is told from the white page too little (1.4.11)."""
    for style in sheet.figures.values():
        for key, colors in (("series", style.series), ("axis", (style.axis,)), ("threshold", (style.threshold,))):
            for at, color in enumerate(colors):
                if ratio(color, _PAGE.color) >= LEAST_GRAPHIC:
                    continue
                path = _key("figures", style.name, key)
                path = path / at if key == "series" else path
                contrast = int(ratio(color, _PAGE.color) * 100) / 100
                message = (
                    f"{color} of the `{key}` of `{shown(style.name)}` has a contrast of {contrast:g} to 1 with the "
                    f"white page, where what a chart draws needs {LEAST_GRAPHIC:g} to 1"
                )
                place = sheet.place_of(path) or sheet.place_of(FieldPath.of("figures", style.name))
                hint = f"the nearest colour that passes is {nearest(color, _PAGE.color, LEAST_GRAPHIC)}"
                yield Problem("contrast-too-low", message, place, path, hint)


def unreadable_on(sheet: StyleSheet, blocks: Iterable[Block]) -> Iterator[Problem]:
    """Yield a problem for each colour of text on a page that can't be read on what it stands on, each once."""
    found: dict[tuple[str, str | None], tuple[_Ink, Ground]] = {}
    seen: set[tuple[str, str | None, Ground]] = set()
    for paragraph, ground in _stood(sheet, blocks, _PAGE):
        for name in {inline.style for inline in paragraph.inlines if isinstance(inline, TextRun)} or {None}:
            if (paragraph.style, name, ground) in seen:
                continue
            seen.add((paragraph.style, name, ground))
            for ink in _inks(sheet.paragraphs[paragraph.style], sheet, sheet.characters.get(name or "")):
                if ratio(ink.color, ground.color) < ink.least:
                    found.setdefault((ink.key, ground.key), (ink, ground))
    yield from _too_low(sheet, found.values())


def _inks(style: ParagraphStyle, sheet: StyleSheet, within: CharacterStyle | None = None) -> Iterator[_Ink]:
    if within and within.color:
        yield _Ink(within.color, _key("characters", within.name), LEAST)
    else:
        yield _Ink(style.color, _key("paragraphs", style.name), _least(style, sheet))
    if style.label and style.label_color:
        yield _Ink(style.label_color, _key("paragraphs", style.name, "label_color"), _least(style, sheet))


def _least(style: ParagraphStyle, sheet: StyleSheet) -> float:
    return LEAST_LARGE if sheet.smallest(style) >= (LARGE_BOLD if style.bold else LARGE) else LEAST


def _stood(sheet: StyleSheet, blocks: Iterable[Block], ground: Ground) -> Iterator[tuple[Paragraph, Ground]]:
    """Yield every paragraph with what it stands on."""
    for block in blocks:
        match block:
            case Paragraph(style=name):
                yield block, _behind(sheet.paragraphs[name]) or ground
            case Division(style=name, blocks=inner):
                yield from _stood(sheet, inner, _filled(ground, sheet.boxes[name].fill, "boxes", name, "fill"))
            case BlockQuote(blocks=inner):
                yield from _stood(sheet, inner, ground)
            case ListBlock(items=items):
                for item in items:
                    yield from _stood(sheet, item.blocks, ground)
            case Table():
                yield from _stood_in(sheet, block, ground)
            case Figure(labels=labels):
                yield from _stood(sheet, labels, ground)


def _stood_in(sheet: StyleSheet, table: Table, ground: Ground) -> Iterator[tuple[Paragraph, Ground]]:
    style = sheet.tables[table.style]
    head = _filled(ground, style.head_fill, "tables", style.name, "head_fill")
    first = _filled(ground, style.first_column_fill, "tables", style.name, "first_column_fill")
    marked = _filled(ground, style.marked_fill, "tables", style.name, "marked_fill")
    for row in table.head:
        for cell in row.cells:
            yield from _stood(sheet, cell.blocks, head)
    for row in (*table.body, *table.foot):
        for index, cell in enumerate(row.cells):
            own = marked if row.marked and style.marked_fill else first if index == 0 else ground
            yield from _stood(sheet, cell.blocks, own)


def _filled(around: Ground, fill: str | None, kind: str, name: str, key: str) -> Ground:
    return Ground(fill, _key(kind, name, key), f"the `{key}` of `{name}`") if fill else around


def _behind(style: ParagraphStyle) -> Ground | None:
    """Return what a style paints behind its own words."""
    if style.tint:
        return Ground(style.tint, _key("paragraphs", style.name, "tint"), f"the `tint` of `{style.name}`")
    return Ground(style.fill, None, "its banner") if style.fill else None


def _fills(sheet: StyleSheet) -> Iterator[Ground]:
    for box in sheet.boxes.values():
        if box.fill:
            yield _filled(_PAGE, box.fill, "boxes", box.name, "fill")
    for table in sheet.tables.values():
        for key in ("head_fill", "first_column_fill", "marked_fill"):
            if fill := getattr(table, key):
                yield _filled(_PAGE, fill, "tables", table.name, key)


def _too_low(sheet: StyleSheet, pale: Iterable[tuple[_Ink, Ground]]) -> Iterator[Problem]:
    """Yield a problem for each place that gives some text a colour or a fill with which it can't be read.

    It is the text's colour or the fill, whichever the nearer style file gives. Styles that have one colour from one
    place are told together.
    """
    together: dict[tuple[str, Ground, Span | None, bool], list[tuple[_Ink, FieldPath]]] = {}
    for ink, ground in pale:
        places = [(*sheet.places[key], key) for key in (ink.key, ground.key or ROOT) if key in sheet.places]
        _, span, key = min(places, key=lambda place: place[0]) if places else (0, None, ink.key)
        together.setdefault((ink.color, ground, span, key == ground.key), []).append((ink, key))
    for (color, ground, span, by_fill), inks in together.items():
        least = max(ink.least for ink, _ in inks)
        # Rounded down, so that a contrast that is a hair too low is not said to be what is asked for.
        contrast = int(ratio(color, ground.color) * 100) / 100
        many = len(inks) > 1
        message = (
            f"{_named([ink for ink, _ in inks])} {'are' if many else 'is'} {color} on {ground.color}, {ground.name}: "
            f"a contrast of {contrast:g} to 1, where text of {'their' if many else 'its'} size needs {least:g} to 1"
        )
        if by_fill:
            hint = f"the nearest fill that passes is {nearest(ground.color, color, least)}"
        else:
            hint = f"the nearest colour that passes is {nearest(color, ground.color, least)}"
        yield Problem("contrast-too-low", message, span, inks[0][1], hint)


def _named(inks: Sequence[_Ink]) -> str:
    """Return the names of the styles that have some inks, the first few."""
    names = []
    for ink in inks:
        label = "the label of " if ink.key.name == "label_color" else ""
        names.append(f"{label}`{shown(str(ink.key.steps[1]))}`")
    *others, last = names if len(names) <= _FEW else [*names[: _FEW - 1], f"{len(names) - _FEW + 1} more styles"]
    return f"{', '.join(others)} and {last}" if others else last


def _links(sheet: StyleSheet) -> Iterator[Problem]:
    links = [style for name, style in sheet.characters.items() if name.endswith("Hyperlink")]
    for link in links:
        if link.color and not (link.underline or link.bold or link.italic):
            key = _key("characters", link.name)
            message = f"`{shown(link.name)}` tells a link from the words around it by its colour alone"
            place = sheet.places.get(key)
            yield Problem("color-alone", message, place[1] if place else None, key, "add `underline: true`")


def _key(kind: str, name: str, key: str = "color") -> FieldPath:
    return FieldPath.of(kind, name, key)
