"""Documents and a style sheet to lay out, small enough to reckon by hand."""

from bluf.document import (
    BoxStyle,
    CharacterStyle,
    Division,
    Document,
    Droppable,
    FitMode,
    Inline,
    Insets,
    ListBlock,
    ListItem,
    PageSize,
    Paragraph,
    ParagraphStyle,
    Properties,
    Step,
    Stroke,
    StyleSheet,
    TableStyle,
    TextRun,
)
from bluf.fonts.font_family import built_in
from bluf.fonts.shaping import plain_shaper
from bluf.problems.field_path import FieldPath
from tests.fonts.samples import fonts_of

PAPER = PageSize("a4", 595.0, 842.0)

STYLES = [
    ParagraphStyle("Normal", 10, 1.3, space_before=4),
    ParagraphStyle("Title", 20, 1.2, bold=True),
    ParagraphStyle("Heading 1", 12, 1.25, bold=True, space_before=12),
    ParagraphStyle("List Bullet", 10, 1.3, space_before=4, indent=12, hanging=12, label="•"),
    ParagraphStyle("List Number", 10, 1.3, space_before=4, indent=18, hanging=18, label="1."),
    ParagraphStyle("Quote", 10, 1.3, space_before=4, indent=10, bar=Stroke(2, "#888888")),
    ParagraphStyle("Rule", 2, 1.0, rule=Stroke(0.5, "#888888", gap=2)),
    ParagraphStyle("Right", 10, 1.3, align="right"),
    ParagraphStyle("Center", 10, 1.3, align="center"),
    ParagraphStyle("Header", 9, 1.2),
]

RUNGS = [(1.0, 1.0), (0.75, 1.0), (0.5, 1.0), (0.5, 0.96), (0.5, 0.92)]
LADDER = tuple(
    Step(f"{size} pt, spacing {spacing}, leading {leading}", spacing, leading, size / 10, margins)
    for size, margins in ((10, 1.0), (9.5, 1.0), (9, 1.0), (9, 0.8))
    for spacing, leading in RUNGS
)

SHEET = StyleSheet(
    name="test",
    description="for tests",
    fonts=fonts_of("Arimo"),
    margins=Insets(50, 50, 50, 50),
    header_distance=20,
    footer_distance=20,
    paragraphs={style.name: style for style in STYLES},
    characters={
        "Footnote Reference": CharacterStyle("Footnote Reference", scale=0.7, rise=0.3),
        "Hyperlink": CharacterStyle("Hyperlink", color="#0000ff", underline=True),
    },
    boxes={
        "column": BoxStyle("column"),
        "columns": BoxStyle("columns", arrange="columns", widths=(0.6, 0.4), gap=20, space_before=10),
        "balanced": BoxStyle("balanced", arrange="columns", widths=(0.6, 0.4), alternatives=((0.5, 0.5),), gap=20),
        "panel": BoxStyle(
            "panel", padding=Insets(6, 8, 7, 12), fill="#eeeeee", bar=Stroke(3, "#ff0000"), space_before=10
        ),
        "row": BoxStyle("row", arrange="row"),
        "foot": BoxStyle("foot", rule_above=Stroke(0.5, "#888888", gap=4), space_before=8),
    },
    tables={
        "Grid": TableStyle("Grid", widths=(0.25, 0.75), padding=Insets(2, 4, 3, 4), rule=Stroke(0.5, "#888888")),
    },
    ladder=LADDER,
)


def text(string: str, src: str | None = None) -> tuple[Inline, ...]:
    return (TextRun(string, src=FieldPath(src) if src else None),)


def para(string: str, style: str = "Normal", src: str | None = None) -> Paragraph:
    return Paragraph(style, text(string, src), "h2" if style == "Heading 1" else "p")


def bullets(*strings: str, style: str = "List Bullet", at: str = "key_points") -> ListBlock:
    items = (ListItem((para(string, style, f"{at}[{index}].text"),)) for index, string in enumerate(strings))
    return ListBlock(style == "List Number", tuple(items))


def columns(left: Paragraph | ListBlock, right: Paragraph | ListBlock) -> Division:
    return Division("columns", (Division("column", (left,)), Division("column", (right,))))


def document(
    *blocks: Paragraph | ListBlock | Division,
    mode: FitMode = FitMode.SHRINK,
    size: PageSize = PAPER,
    droppable: tuple[Droppable, ...] = (),
) -> Document:
    rankable = frozenset(FieldPath.of("key_points", index) for index in range(200))
    about = Properties("t", "2026-01-01")
    return Document(about, SHEET, blocks, size=size, mode=mode, droppable=droppable, rankable=rankable)


def advance(text: str, bold: bool = False) -> float:
    """Return the advance of a text in Arimo, in ems."""
    return plain_shaper(built_in("Arimo").face(bold, False)).advances[text]
