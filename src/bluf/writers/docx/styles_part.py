"""Turn a style sheet into the styles part (ISO/IEC 29500-1, 17.7): named styles, with Word's own names.

Every style states all that it is, so that nothing hangs on what it is based on or on a program's defaults. A
paragraph has lines of a least height (`line_heights`) and space above it, never below: programs differ in how two such
spaces add up. No style keeps a paragraph with the next: in the cells of a table that would take all the columns of a
page to the next one as soon as one of them is a line too long. Headings outside tables do it themselves (`story`).
"""

from bluf.document import CharacterStyle, ParagraphStyle, StyleSheet, TableStyle
from bluf.fonts.font_set import TEXT
from bluf.layout import Page
from bluf.writers.docx.borders import border, paragraph_borders, shading, side
from bluf.writers.docx.families import PageFamilies, stated
from bluf.writers.docx.line_heights import LEAST
from bluf.writers.docx.outline import BODY, style_level
from bluf.writers.docx.style_ids import EMPHASIS, STRONG, character_id, internal, is_built_in, style_id, table_id
from bluf.writers.docx.wordprocessing_xml import (
    NOTHING,
    Xml,
    element,
    hexadecimal,
    in_half_points,
    in_twips,
    root,
    switch,
)

# Those after which a user who presses Enter goes on with plain text, and that stay on a page with what is under them.
HEADINGS = ("Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3")
_MARKS = (CharacterStyle(STRONG, bold=True), CharacterStyle(EMPHASIS, italic=True))


def styles(page: Page, families: PageFamilies, numbers: dict[str, int]) -> bytes:
    """Return the styles part. `numbers` gives the number definition of each list style."""
    sheet, backwards = page.sheet, page.is_right_to_left
    normal = sheet.paragraphs["Normal"]
    marks = [mark for mark in _MARKS if mark.name not in sheet.characters]
    return root(
        "styles",
        _defaults(families, normal, page.document.properties.lang, backwards=backwards),
        # The built-in styles that the sheet does not have stay out of Word's lists.
        element("latentStyles", defLockedState=0, defUIPriority=99, defSemiHidden=1, defUnhideWhenUsed=1, defQFormat=0),
        *[
            _paragraph(style, families, numbers.get(style.name), backwards=backwards)
            for style in sheet.paragraphs.values()
        ],
        *[_character(style, sheet) for style in (*sheet.characters.values(), *marks)],
        _NORMAL_TABLE,
        *[_table(style, backwards=backwards) for style in sheet.tables.values()],
    )


def _line_spacing(style: ParagraphStyle, above: float) -> Xml:
    """Return lines of a style's height with so much space above, in points, and none below."""
    return element("spacing", before=in_twips(above), after=0, line=in_twips(style.line_height), lineRule=LEAST)


def indents(
    style: ParagraphStyle, *, labelled: bool, right: float = 0.0, more: float = 0.0, hanging: float = 0.0
) -> Xml:
    """Return a paragraph's indents, in points; the label of a labelled one hangs left of them.

    In a paragraph that runs from right to left, left is right to all programs, and right is left. `more` goes with the
    indent of the style, and `hanging` is how far the first line of one without a label begins before the others.
    """
    sides = {"left": in_twips(style.indent + more), "right": in_twips(right)}
    if labelled and style.hanging:
        return element("ind", **sides, hanging=in_twips(style.hanging))
    return element("ind", **sides, hanging=in_twips(hanging)) if hanging else element("ind", **sides, firstLine=0)


def _defaults(families: PageFamilies, normal: ParagraphStyle, lang: str, *, backwards: bool) -> Xml:
    run = element(
        "rPr",
        stated(families.of_role(TEXT)),
        element("color", val=hexadecimal(normal.color)),
        element("kern", val=0),
        *_sizes(normal.size),
        element("lang", val=lang, eastAsia=lang, bidi=lang),
    )
    paragraph = element(
        "pPr",
        switch("widowControl", False),
        switch("suppressAutoHyphens", True),
        switch("overflowPunct", False),
        switch("autoSpaceDE", False),
        switch("autoSpaceDN", False),
        switch("bidi", True) if backwards else NOTHING,
        switch("snapToGrid", False),
        _line_spacing(normal, 0),
        switch("contextualSpacing", False),
    )
    return element("docDefaults", element("rPrDefault", run), element("pPrDefault", paragraph))


def _paragraph(style: ParagraphStyle, families: PageFamilies, number: int | None, *, backwards: bool) -> Xml:
    sheet = families.sheet
    fonts = families.of_role(style.font)
    is_heading = style.name in HEADINGS
    level = style_level(style.name)
    is_normal = style.name == "Normal"
    base = style.based_on if style.based_on and style.based_on in sheet.paragraphs else "Normal"
    inherited = families.of_role(TEXT if is_normal else sheet.paragraphs[base].font)
    properties = element(
        "pPr",
        element("numPr", element("numId", val=number)) if number is not None else NOTHING,
        paragraph_borders(style, base=None if is_normal else sheet.paragraphs[base], backwards=backwards),
        shading(style.tint) if style.tint else NOTHING,
        _line_spacing(style, style.space_before),
        indents(style, labelled=number is not None),
        element("jc", val=style.align),
        element("outlineLvl", val=level) if level != BODY else NOTHING,
    )
    look = element(
        "rPr",
        stated(fonts) if fonts != inherited else NOTHING,
        switch("b", style.bold),
        switch("bCs", style.bold),
        switch("i", style.italic),
        switch("iCs", style.italic),
        element("color", val=hexadecimal(style.color)),
        *_sizes(style.size),
        shading(style.fill) if style.fill else NOTHING,
    )
    following = "Normal" if is_heading else style.name
    return _style(
        "paragraph",
        style.name,
        style_id(style.name),
        NOTHING if is_normal else element("basedOn", val=style_id(base)),
        element("next", val=style_id(following)),
        element("qFormat"),
        properties,
        look,
        is_default=is_normal,
    )


def _character(style: CharacterStyle, sheet: StyleSheet) -> Xml:
    normal = sheet.paragraphs["Normal"]
    look = [
        *([switch("b", style.bold), switch("bCs", style.bold)] if style.bold is not None else []),
        *([switch("i", style.italic), switch("iCs", style.italic)] if style.italic is not None else []),
        element("color", val=hexadecimal(style.color)) if style.color else NOTHING,
        element("position", val=in_half_points(style.rise_in(normal.size))) if style.rise else NOTHING,
        *(_sizes(style.size_in(normal.size)) if style.scale != 1.0 else []),
        element("u", val="single") if style.underline else NOTHING,
    ]
    # No two styles may have one name, whatever they are for; Word's own way out is this ending.
    name = f"{style.name} Char" if style.name in sheet.paragraphs else style.name
    return _style("character", name, character_id(style.name), element("qFormat"), element("rPr", *look))


def cell_margins(style: TableStyle, *, backwards: bool) -> tuple[float, float]:
    """Return the margins left and right of what is in a table's cells; alike where programs take them for each other.

    The rest of the padding is the indent of the cells' paragraphs.
    """
    if style.columns == "content":  # whose outer cells have less padding than the others
        return 0.0, 0.0
    left, right = style.padding.left, style.padding.right
    return (min(left, right),) * 2 if backwards else (left, right)


def _table(style: TableStyle, *, backwards: bool) -> Xml:
    bottom = border("bottom", style.rule) if style.rule and style.closed else NOTHING
    between = border("insideH", style.rule) if style.rule else NOTHING
    rule_width = style.rule.width if style.rule else 0.0
    padding = style.padding
    left, right = cell_margins(style, backwards=backwards)
    head_rule = style.head_rule or style.rule
    head = [
        element("tcBorders", border("bottom", head_rule)) if head_rule else NOTHING,
        shading(style.head_fill) if style.head_fill else NOTHING,
    ]
    column = shading(style.first_column_fill) if style.first_column_fill else NOTHING
    return _style(
        "table",
        style.name,
        table_id(style.name),
        element("basedOn", val="TableNormal"),
        element("qFormat"),
        element(
            "tblPr",
            element("tblInd", w=0, type="dxa"),
            element("tblBorders", bottom, between) if style.rule else NOTHING,
            # A rule stands inside the row's height on the page and adds to it in a word processor.
            element(
                "tblCellMar",
                side("top", padding.top),
                side("left", left),
                side("bottom", max(0.0, padding.bottom - rule_width)),
                side("right", right),
            ),
        ),
        element("tblStylePr", element("tcPr", *head), type="firstRow"),
        element("tblStylePr", element("tcPr", column), type="firstCol") if column else NOTHING,
    )


def _style(kind: str, name: str, identity: str, *content: Xml, is_default: bool = False) -> Xml:
    attributes: dict[str, str | int] = {"type": kind}
    if is_default:
        attributes["default"] = 1
    if not is_built_in(name):
        attributes["customStyle"] = 1
    return element("style", element("name", val=internal(name)), *content, **attributes, styleId=identity)


def _sizes(size: float) -> tuple[Xml, Xml]:
    return element("sz", val=in_half_points(size)), element("szCs", val=in_half_points(size))


_NORMAL_TABLE = element(
    "style",
    element("name", val="Normal Table"),
    element("uiPriority", val=99),
    element("semiHidden"),
    element("unhideWhenUsed"),
    element(
        "tblPr",
        element("tblInd", w=0, type="dxa"),
        element("tblCellMar", *[side(name, 0) for name in ("top", "left", "bottom", "right")]),
    ),
    type="table",
    default=1,
    styleId="TableNormal",
)
