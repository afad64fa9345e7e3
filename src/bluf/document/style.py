"""The style sheet: what each named style looks like, and how far it may be compressed to reach one page.

Paragraph and character styles bear Word's own names (`Title`, `Heading 1`, `List Bullet`, `Quote`), so that a DOCX
shows its user the styles they know. All lengths are points. Type sizes are whole half-points at every step, because
that is all that WordprocessingML can state (ISO/IEC 29500-1, 17.3.2.38 `sz`: half-points), and line heights and
spaces are whole twentieths of a point (17.3.1.33 `spacing`).
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from string import ascii_lowercase
from typing import Any

from bluf.document.letterhead import Letterhead
from bluf.fonts.font_set import TEXT, FontSet
from bluf.fonts.language_fonts import in_language
from bluf.fonts.scripts import is_in_latin_letters
from bluf.problems import Problem, Span
from bluf.problems.field_path import FieldPath


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line: `width` in points, colour `#rrggbb`, `gap` from what it stands beside, in points."""

    width: float
    color: str
    gap: float = 0.0


@dataclass(frozen=True, slots=True)
class Insets:
    """Space inside an edge or around a page, in points."""

    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    left: float = 0.0


class Counting(StrEnum):
    """How items are counted: 1, 2, 3; or a to z, then aa, bb and so on (as ISO/IEC 29500-1, 17.18.59 `lowerLetter`)."""

    NUMBERS = "numbers"
    LETTERS = "letters"


# What counts instead of letters where Latin ones are foreign, told apart from the numbers of the levels above.
_NUMBERS_FOR_LETTERS = {"a.": "1)", "a)": "1)", "(a)": "[1]"}


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """How a paragraph is set.

    `leading` is a multiple of `size`. There is space above a paragraph and never below (`space_after` too is stated
    above what follows): Word, LibreOffice and
    ONLYOFFICE differ in how two such spaces add up, and one cannot be added up. The first block of a page, box, column
    or cell has none.
    """

    name: str
    size: float
    leading: float
    color: str = "#000000"
    fill: str | None = None  # behind the words of each line
    tint: str | None = None  # behind its lines, across the measure
    bold: bool = False
    italic: bool = False
    align: str = "left"  # left | right | center
    space_before: float = 0.0
    space_after: float | None = None  # a heading's: the space above what follows it, whatever that is
    indent: float = 0.0  # left edge of every line
    hanging: float = 0.0  # how far left of `indent` the bullet or number stands
    label: str = ""  # a bullet such as "•", or what counts: "1.", "a." or "(1)" (see `label_of`)
    label_color: str | None = None
    measure: float = 0.0  # characters, the most that a line has; 0: as many as there is room for
    most_lines: float = 0.0  # the most that it may have on a finished page; 0: any number
    hang_marks: bool = False  # whether an opening quotation mark at its start stands left of `indent`
    bar: Stroke | None = None  # an upright line left of the text, at the left edge of the measure
    rule: Stroke | None = None  # a line under the paragraph, across the measure
    floor: float | None = None  # the least size; None: the ladder's
    font: str = TEXT  # a role of the style's fonts
    based_on: str | None = None

    @property
    def line_height(self) -> float:
        """The exact distance from one line to the next, in points."""
        return twips(self.size * self.leading)

    @property
    def counts_in(self) -> Counting | None:
        """How the items of a list of this style are counted; None where its label is a bullet."""
        if self.label[:1] == "1" or self.label in ("(1)", "[1]"):
            return Counting.NUMBERS
        return Counting.LETTERS if self.label in ("a.", "a)", "(a)") else None

    @property
    def around_number(self) -> tuple[str, str]:
        """What stands before and after the number in the label of a list that counts."""
        at = 1 if self.label[:1] in ("(", "[") else 0
        return self.label[:at], self.label[at + 1 :]

    def label_of(self, number: int) -> str:
        """Return the bullet of a list item's style, or its number.

        >>> [ParagraphStyle("List Number 2", 10, 1.2, label="a.").label_of(number) for number in (1, 26, 28)]
        ['a.', 'z.', 'bb.']
        >>> ParagraphStyle("List Number 3", 10, 1.2, label="(1)").label_of(12)
        '(12)'
        """
        before, after = self.around_number
        match self.counts_in:
            case Counting.NUMBERS:
                return f"{before}{number}{after}"
            case Counting.LETTERS:
                times, index = divmod(number - 1, len(ascii_lowercase))
                return before + ascii_lowercase[index] * (times + 1) + after
            case None:
                return self.label


@dataclass(frozen=True, slots=True)
class CharacterStyle:
    """How characters differ from their paragraph: `scale` and `rise` are fractions of the paragraph's size.

    Words of `together` characters or fewer stand on one line.
    """

    name: str
    color: str | None = None
    bold: bool | None = None
    italic: bool | None = None
    underline: bool = False
    scale: float = 1.0
    rise: float = 0.0
    together: float = 0.0

    def size_in(self, size: float) -> float:
        """Return the size of these characters in a paragraph of `size`, both in points."""
        return size if self.scale == 1.0 else half_points(size * self.scale)

    def rise_in(self, size: float) -> float:
        """Return how far the baseline is raised in a paragraph of `size`, both in points."""
        return half_points(size * self.rise) if self.rise else 0.0


@dataclass(frozen=True, slots=True)
class BoxStyle:
    """How a division is set.

    `arrange`: `stack` sets its blocks one under the other; `columns` sets its divisions side by side, at `widths`
    (fractions that add up to 1, the gap included in none) with `gap` between, or at those of `alternatives` if these
    make the box less tall in the style as designed, or at whole per cent for the first between `between[0]` and
    `between[1]`; `flow` pours its blocks into at most `most` columns of one width, as few as make it least tall with
    lines of some 28 characters at least; `strip` sets its divisions side by side in one row or several, as
    wide as what they hold asks and in each row equally tall, with `gap` between; `row` sets its paragraphs on one line,
    the first at the left, the last at the right, and any between them in the middle.
    """

    name: str
    arrange: str = "stack"
    widths: tuple[float, ...] = ()
    gap: float = 0.0
    padding: Insets = Insets()
    fill: str | None = None
    bar: Stroke | None = None  # the accent at the box's left edge
    rule_above: Stroke | None = None
    space_before: float = 0.0
    alternatives: tuple[tuple[float, ...], ...] = ()
    between: tuple[float, float] | None = None
    most: int = 2
    at_foot: bool = False  # whether it stands at the foot of the page where it ends the body

    @property
    def shows_height(self) -> bool:
        """Whether a tint or an accent shows how tall it is."""
        return bool(self.fill or self.bar)


@dataclass(frozen=True, slots=True)
class TableStyle:
    """How a table is set. `widths` are fractions that add up to 1; empty: equal.

    `columns`: `shares` goes by `widths`; `content` makes each column as wide as what is in it, aligns numbers on their
    decimal marks, and has the outer cells flush with the text around the table.
    """

    name: str
    widths: tuple[float, ...] = ()
    columns: str = "shares"
    padding: Insets = Insets()
    rule: Stroke | None = None  # between rows and, if `closed`, under the last
    closed: bool = True
    total_rule: Stroke | None = None  # above the first row of the foot
    head_rule: Stroke | None = None  # under the head
    head_fill: str | None = None
    first_column_fill: str | None = None
    marked_fill: str | None = None  # behind rows that are marked
    space_before: float = 0.0


@dataclass(frozen=True, slots=True)
class FigureStyle:
    """How a picture or chart is set. `width` is a share of the measure.

    `height` is a chart's, in points, and the most that a picture may have (0: any); the ladder makes it smaller, down
    to `least_height`. A picture keeps its shape: one that is too high is less wide. The rest is for charts: the colours
    of series in their order, of the axis, of grid lines, and of thresholds.
    """

    name: str
    width: float = 1.0
    height: float = 0.0
    least_height: float = 0.0
    align: str = "left"
    space_before: float = 6.0
    series: tuple[str, ...] = ("#23405f", "#8a6d1d", "#595959", "#7a1f2b", "#2e6b34", "#13212b")
    axis: str = "#595959"
    grid: str = "#d9d9d9"
    threshold: str = "#b3261e"


@dataclass(frozen=True, slots=True)
class Step:
    """One rung of the ladder: what spaces, leading, size and margins are multiplied by; over 1 where a page grows."""

    name: str
    spacing: float = 1.0
    leading: float = 1.0
    size: float = 1.0
    margins: float = 1.0


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """A house style.

    `ladder` begins with the style as designed. It runs through the type sizes, the largest first (and then through
    narrower margins), and at each size from the most open step to the tightest. `growth` runs the other way, for short
    pages: through larger sizes, the smallest first, and at each from the style's own spaces to the most open.
    """

    name: str
    description: str
    fonts: FontSet
    margins: Insets
    header_distance: float  # from the top of the paper to the header's first line
    footer_distance: float  # from the foot of the paper to the footer's last line
    paragraphs: Mapping[str, ParagraphStyle]
    characters: Mapping[str, CharacterStyle]
    boxes: Mapping[str, BoxStyle]
    tables: Mapping[str, TableStyle]
    ladder: tuple[Step, ...]
    growth: tuple[Step, ...] = ()
    figures: Mapping[str, FigureStyle] = field(default_factory=dict)
    floor: float = 9.0  # the least type size, in points, unless a paragraph style says otherwise
    least_leading: float = 0.0  # the least leading, as a multiple of the size
    link_color: str | None = None
    letterhead: Letterhead | None = None
    warnings: tuple[Problem, ...] = field(default=(), compare=False)  # what is doubtful in its files
    # Where each style (`paragraphs.Title`), colour (`paragraphs.Title.color`), label, indent and hanging is given: in
    # which of the style files, the named one being 0, and the place in it.
    places: Mapping[FieldPath, tuple[int, Span]] = field(default_factory=dict, compare=False, repr=False)
    is_own: bool = field(
        default=False, compare=False
    )  # whether all its files come with bluf, so that it is not at fault
    _kept: dict[Hashable, "StyleSheet"] = field(default_factory=dict, init=False, compare=False, repr=False)

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle what the sheet was made of, without the sheets that were derived from it."""
        return type(self), tuple(getattr(self, each.name) for each in fields(self) if each.init)

    def place_of(self, key: FieldPath) -> Span | None:
        """Return where the style files give a style or one of its values, if it is known."""
        found = self.places.get(key)
        return found[1] if found else None

    def weight_and_slope(
        self, style: ParagraphStyle, bold: bool, italic: bool, character: str | None
    ) -> tuple[bool, bool]:
        """Return whether words are set bold, and italic: marked so, in a paragraph style and a character style."""
        own = self.characters[character] if character else None
        is_bold, is_italic = style.bold or bold, style.italic != italic
        if own and own.bold is not None:
            is_bold = own.bold
        if own and own.italic is not None:
            is_italic = own.italic
        return is_bold, is_italic

    def at(self, step: Step) -> "StyleSheet":
        """Return this sheet compressed by `step`: sizes in whole half-points, none below its floor. It is kept."""
        return self.kept(step, lambda: self._at(step))

    def in_language(self, lang: str) -> "StyleSheet":
        """Return this sheet as it sets pages in `lang` (BCP 47): in a family that has its letters, at sizes that suit.

        Where Latin letters are foreign, what they count is numbered. It is kept.
        """
        return self.kept(("language", lang), lambda: self._in_language(lang))

    def _in_language(self, lang: str) -> "StyleSheet":
        made = in_language(self.fonts, lang)
        scale, spacing = made.scale, made.spacing
        in_latin = is_in_latin_letters(lang)
        if made.fonts is self.fonts and spacing.leading == 1.0 and in_latin:
            return self

        def paragraph(style: ParagraphStyle) -> ParagraphStyle:
            if style.rule and style.size <= 1:
                return style
            size = half_points(style.size * scale)
            more = _more_for_label(style, size, made.fonts) if style.label else 0.0
            return replace(
                style,
                size=size,
                leading=style.leading * spacing.leading,
                label=style.label if in_latin else _NUMBERS_FOR_LETTERS.get(style.label, style.label),
                floor=None if style.floor is None else half_points(style.floor * scale),
                indent=style.indent + more,
                hanging=style.hanging + more,
            )

        return replace(
            self,
            fonts=made.fonts,
            floor=half_points(self.floor * scale),
            least_leading=spacing.least,
            paragraphs={name: paragraph(style) for name, style in self.paragraphs.items()},
        )

    def kept(self, key: Hashable, make: Callable[[], "StyleSheet"]) -> "StyleSheet":
        """Return the sheet that `make` derives from this one, made once for `key`."""
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = make()
        return found

    def _at(self, step: Step) -> "StyleSheet":
        return replace(
            self,
            margins=_scaled(self.margins, step.margins),
            paragraphs={name: self._paragraph_at(style, step) for name, style in self.paragraphs.items()},
            boxes={
                name: replace(
                    style,
                    padding=_scaled_upright(style.padding, step.spacing),
                    space_before=twips(style.space_before * step.spacing),
                )
                for name, style in self.boxes.items()
            },
            tables={
                name: replace(
                    style,
                    padding=_scaled_upright(style.padding, step.spacing),
                    space_before=twips(style.space_before * step.spacing),
                )
                for name, style in self.tables.items()
            },
            figures={name: _figure_at(style, step) for name, style in self.figures.items()},
        )

    def smallest(self, style: ParagraphStyle) -> float:
        """Return the size of a paragraph style, in points, where the ladder's sizes are smallest."""
        return self._size_at(style, min((step.size for step in self.ladder), default=1.0))

    def _size_at(self, style: ParagraphStyle, factor: float) -> float:
        floor = min(style.size, self.floor if style.floor is None else style.floor)
        return max(floor, half_points(style.size * factor))

    def _paragraph_at(self, style: ParagraphStyle, step: Step) -> ParagraphStyle:
        return replace(
            style,
            size=self._size_at(style, step.size),
            leading=max(style.leading * step.leading, min(style.leading, self.least_leading)),
            space_before=twips(style.space_before * step.spacing),
            space_after=None if style.space_after is None else twips(style.space_after * step.spacing),
            indent=twips(style.indent * max(1.0, step.size)),
            hanging=twips(style.hanging * max(1.0, step.size)),
        )


def _figure_at(style: FigureStyle, step: Step) -> FigureStyle:
    """Return a figure style at a step: as high as spaces and type shrink or grow, not below its least height.

    One whose least height is its height keeps it: a logo.
    """
    grows = step.size if style.least_height < style.height else min(1.0, step.size)
    height = style.height * grows * min(1.0, (1.0 + step.spacing) / 2)
    return replace(
        style,
        height=twips(max(min(style.height, style.least_height), height)),
        space_before=twips(style.space_before * step.spacing),
    )


def _more_for_label(style: ParagraphStyle, size: float, fonts: FontSet) -> float:
    """Return by how much the label of a style is wider than its place: a bullet of Chinese fills a whole letter's."""
    label = fonts.chain(style.font, style.bold, style.italic).plain.advances[style.label] * size
    return max(0.0, twips(label - style.hanging))


def half_points(length: float) -> float:
    """Round a length in points to whole half-points."""
    return round(length * 2) / 2


def twips(length: float) -> float:
    """Round a length in points to whole twentieths of a point."""
    return round(length * 20) / 20


def _scaled(insets: Insets, factor: float) -> Insets:
    return Insets(*(twips(side * factor) for side in (insets.top, insets.right, insets.bottom, insets.left)))


def _scaled_upright(insets: Insets, factor: float) -> Insets:
    return replace(insets, top=twips(insets.top * factor), bottom=twips(insets.bottom * factor))
