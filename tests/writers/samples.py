"""Pages to write: one with every feature of the document, and small ones."""

from dataclasses import replace

from bluf.document import (
    Block,
    BlockQuote,
    BoxStyle,
    Cell,
    CharacterStyle,
    Division,
    Document,
    Inline,
    Insets,
    LineBreak,
    ListBlock,
    ListItem,
    PageSize,
    Paragraph,
    ParagraphStyle,
    Properties,
    Row,
    Rule,
    Step,
    Stroke,
    StyleSheet,
    Table,
    TableStyle,
    TextRun,
)
from bluf.layout import Page, fit
from tests.fonts.samples import fonts_of

PAPER = PageSize("a4", 595.276, 841.89)
QUOTE = "A long-standing, trans-Atlantic and Indo-Pacific status-quo is worth the effort of keeping it well-known."

_STYLES = [
    ParagraphStyle("Normal", 10, 1.3, space_before=4),
    ParagraphStyle("Title", 20, 1.2, bold=True),
    ParagraphStyle("Heading 1", 12, 1.25, bold=True, color="#1f3864", space_before=12),
    ParagraphStyle("List Bullet", 10, 1.3, space_before=4, indent=12, hanging=12, label="•"),
    ParagraphStyle("List Number", 10, 1.3, space_before=4, indent=18, hanging=18, label="1."),
    ParagraphStyle("Quote", 10, 1.3, italic=True, space_before=4, indent=10, bar=Stroke(2, "#888888")),
    ParagraphStyle("Rule", 2, 1.0, space_before=4, rule=Stroke(0.5, "#888888", gap=2)),
    ParagraphStyle("Caption", 9, 1.3, color="#555555", space_before=2, indent=10),
    ParagraphStyle("Header", 12, 1.2, bold=True, align="right"),
    ParagraphStyle("Table Text", 9, 1.25),
]
_SHARES = (0.07, 0.12, 0.15, 0.2, 0.25, 0.29, 0.3, 0.33, 0.35, 0.4, 0.5, 0.6)
_BOXES = [
    *(BoxStyle(f"columns {share}", "columns", (share, 1 - share), 20, space_before=10) for share in _SHARES),
    BoxStyle("column"),
    BoxStyle("panel", padding=Insets(6, 8, 7, 12), fill="#eeeeee", bar=Stroke(3, "#aa0000"), space_before=10),
    BoxStyle("row", arrange="row"),
    BoxStyle("foot", rule_above=Stroke(0.5, "#888888", gap=4), space_before=8),
]

SHEET = StyleSheet(
    name="test",
    description="for tests",
    fonts=fonts_of("Arimo"),
    margins=Insets(60, 50, 60, 50),
    header_distance=24,
    footer_distance=24,
    paragraphs={style.name: style for style in _STYLES},
    characters={
        "Footnote Reference": CharacterStyle("Footnote Reference", scale=0.7, rise=0.3),
        "Hyperlink": CharacterStyle("Hyperlink", color="#0000aa", underline=True),
    },
    boxes={box.name: box for box in _BOXES},
    tables={
        "Grid": TableStyle(
            "Grid",
            widths=(0.25, 0.5, 0.25),
            padding=Insets(2, 4, 3, 4),
            rule=Stroke(0.5, "#888888"),
            head_fill="#dddddd",
            space_before=8,
        )
    },
    ladder=(Step("as designed"), Step("9 pt", size=0.9), Step("tight", 0.5, 0.92, 0.9, 0.8)),
)


def para(text: str, style: str = "Normal", tag: str = "p", lang: str | None = None) -> Paragraph:
    return Paragraph(style, (TextRun(text),), tag, lang)


def rich(*inlines: Inline, style: str = "Normal", tag: str = "p") -> Paragraph:
    return Paragraph(style, inlines, tag)


def heading(text: str, tag: str = "h2") -> Paragraph:
    return Paragraph("Title" if tag == "h1" else "Heading 1", (TextRun(text),), tag)


def link(text: str, href: str) -> TextRun:
    return TextRun(text, style="Hyperlink", href=href)


def bullets(*items: Paragraph | tuple[Block, ...], ordered: bool = False) -> ListBlock:
    return ListBlock(ordered, tuple(ListItem(item if isinstance(item, tuple) else (item,)) for item in items))


def quoted(text: str, by: str, lang: str | None = None) -> BlockQuote:
    return BlockQuote((para(text, "Quote"), para(by, "Caption", "cite")), lang)


def columns(*parts: Division, share: float = 0.6) -> Division:
    """Return divisions side by side, the first with `share` of the width."""
    return Division(f"columns {share}", parts)


def table(*rows: tuple[str, str, str], heads: int = 1, row_headers: bool = False) -> Table:
    def row(cells: tuple[str, str, str], *, is_head: bool) -> Row:
        return Row(
            tuple(
                Cell((para(text, "Table Text"),) if text else (), header=is_head or (row_headers and index == 0))
                for index, text in enumerate(cells)
            )
        )

    return Table(
        "Grid",
        tuple(row(cells, is_head=True) for cells in rows[:heads]),
        tuple(row(cells, is_head=False) for cells in rows[heads:]),
    )


def document(
    *blocks: Block,
    header: tuple[Block, ...] = (),
    footer: tuple[Block, ...] = (),
    properties: Properties | None = None,
    sheet: StyleSheet = SHEET,
) -> Document:
    own = properties or Properties("A brief", "2024-10-25", "en-GB")
    return Document(own, sheet, blocks, header, footer, PAPER)


def page(*blocks: Block, **others: tuple[Block, ...] | Properties | StyleSheet) -> Page:
    return fit(document(*blocks, **others))  # type: ignore[arg-type]


def full() -> Page:
    """Return a page with every feature that a document can have."""
    banner = para("TLP:GREEN", "Header")
    head = Division("row", (para("BN-2024-117", "Caption"), banner), "header")
    left = (
        heading("Key points"),
        bullets(
            rich(
                TextRun("Ministers "),
                TextRun("agreed", bold=True),
                TextRun(" to "),
                TextRun("consult", italic=True),
                TextRun("."),
                style="List Bullet",
            ),
            rich(
                TextRun("See the "),
                link("joint statement of the long-standing partners of NATO", "https://example.org/a(b)?q=é"),
                TextRun(", which is public.", style=None),
                TextRun("1", style="Footnote Reference"),
                style="List Bullet",
            ),
            (
                para("A point with a list under it:", "List Bullet"),
                bullets(para("one", "List Bullet"), para("two", "List Bullet")),
            ),
        ),
        heading("Deeper", "h3"),
        para("Καλημέρα, доброе утро, Việt Nam, naïve café — “quoted” … 10 000 €.", lang="el"),
        bullets(para("Share it.", "List Number"), para("File it.", "List Number"), ordered=True),
    )
    right = (
        heading("Quotes"),
        quoted(QUOTE, "Mark Rutte, Brussels, 25 October 2024"),
        quoted("« La sécurité est l’affaire de tous. »", "A minister, in French", "fr"),
        rich(
            TextRun("They said "),
            TextRun("auf Wiedersehen", italic=True, lang="de"),
            TextRun(" and left."),
            LineBreak(),
            TextRun("!"),
        ),
    )
    return fit(
        document(
            heading("Partners pledge co-operation", "h1"),
            Rule("Rule"),
            Division("panel", (para("Four partners pledged co-operation."),), "aside"),
            columns(Division("column", left), Division("column", right)),
            table(
                ("Option", "For", "Against"),
                ("Wait", "Cheap", ""),
                ("Act", "Quick", "Dear"),
                ("Ask", "Fair", "Slow"),
                row_headers=True,
            ),
            Division(
                "foot",
                (
                    rich(
                        TextRun("1. "), link("https://example.org/" + "a-very-long-path/" * 9, "https://example.org/x")
                    ),
                ),
            ),
            header=(head,),
            footer=(
                replace(banner),
                rich(TextRun("Contact: "), link("desk@example.org", "mailto:desk@example.org"), style="Caption"),
            ),
            properties=Properties(
                "Partners pledge co-operation",
                "2024-10-25",
                "en-GB",
                subject="Briefing ünder <review> & more",
                author="Jo Bloggs",
                organisation="Desk",
                marking="TLP:GREEN",
            ),
        )
    )
