"""Turn a style sheet into one whose marking is set as the marking's scheme asks, whatever the house style says.

TLP 2.0 (section 2): at the right, 12 points or more, in its colour on black. CUI (the CUI Marking Handbook, chapter 2):
bold and black in the middle, and the designation block at the lower right of the page.
"""

from dataclasses import replace

from bluf.brief import Brief
from bluf.brief.markings import TLP_BACKGROUND, TLP_LEAST_SIZE, Marking, Scheme
from bluf.brief.marks import banner_of
from bluf.document import PageSize, ParagraphStyle, StyleSheet

BANNER = "Marking"
DESIGNATION = "Designation"
_CUI_LEAST_SIZE = 10.0  # points; the rules name none
_BLOCK = 0.4  # of the measure: how wide the designation block is


def marked(sheet: StyleSheet, brief: Brief, size: PageSize) -> StyleSheet:
    """Return the sheet with the styles `Marking` and `Designation` as the brief's marking needs them."""
    banner = banner_of(brief)
    if banner is None or banner.scheme is Scheme.PLAIN:
        return sheet
    styles = dict(sheet.paragraphs)
    styles[BANNER] = _banner(styles.get(BANNER) or replace(styles["Normal"], name=BANNER), banner)
    if brief.cui and DESIGNATION not in styles:
        measure = size.width - sheet.margins.left - sheet.margins.right
        base = styles.get("Footer", styles["Normal"])
        styles[DESIGNATION] = replace(
            base,
            name=DESIGNATION,
            space_before=3.0,
            indent=round(measure * (1 - _BLOCK)),
            align="left",
            based_on="Normal",
        )
    return replace(sheet, paragraphs=styles)


def _banner(style: ParagraphStyle, banner: Marking) -> ParagraphStyle:
    if banner.scheme is Scheme.CUI:
        size = max(style.size, _CUI_LEAST_SIZE)
        return replace(style, size=size, floor=size, bold=True, color="#000000", align="center", space_before=3.0)
    size = max(style.size, TLP_LEAST_SIZE)
    color = banner.color or style.color
    return replace(style, size=size, floor=TLP_LEAST_SIZE, bold=True, color=color, align="right", fill=TLP_BACKGROUND)
