"""Turn a style sheet into one whose marking is set as its scheme asks, and see that a page bears all its markings.

TLP 2.0 (section 2): at the right, 12 points or more, in its colour on black. CUI (the CUI Marking Handbook, chapter 2):
bold and black in the middle, and the designation block at the lower right of the page. No house style changes that, and
no template drops a marking: one that does not print a mark that the brief has is at fault.
"""

from collections.abc import Iterator
from dataclasses import replace

from bluf.brief import Brief
from bluf.brief.marking_schemes import TLP_BACKGROUND, TLP_LEAST_SIZE, Marking, Scheme
from bluf.brief.portion_marks import all_marks, banner_of
from bluf.document import Block, PageSize, Paragraph, ParagraphStyle, StyleSheet, Text, paragraphs
from bluf.ground.located import Located
from bluf.problems import Problem
from bluf.problems.field_path import ROOT, FieldPath
from bluf.template.page_blocks import Blocks

BANNER = "Marking"
DESIGNATION = "Designation"
_CUI_LEAST_SIZE = 10.0  # points; the rules name none
_BLOCK = 0.4  # of the measure: how wide the designation block is


def marked(sheet: StyleSheet, brief: Brief, size: PageSize) -> StyleSheet:
    """Return the sheet with the styles `Marking` and `Designation` as the brief's marking needs them."""
    banner = banner_of(brief)
    if banner is None or banner.scheme is Scheme.PLAIN:
        return sheet
    return sheet.kept((banner, brief.cui is not None, size), lambda: _marked(sheet, brief, banner, size))


def _marked(sheet: StyleSheet, brief: Brief, banner: Marking, size: PageSize) -> StyleSheet:
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


def unprinted(brief: Brief, made: Blocks) -> Iterator[Problem]:
    """Yield a problem for each marking of the brief that its template leaves off the page."""
    printed = _fields((*made.header, *made.body, *made.footer))
    banner = banner_of(brief)
    if banner and banner.scheme is not Scheme.PLAIN:
        missing = [name for name, part in (("header", made.header), ("footer", made.footer)) if not _has_banner(part)]
        if missing:
            hint = f'print `<p class="{BANNER}">{{{{ marking }}}}</p>` in the template\'s header and footer'
            yield _problem(
                brief, ROOT / "marking", f"the template does not print it in the {' and '.join(missing)}", hint
            )
    elif banner and "marking" not in printed:
        yield _problem(
            brief, ROOT / "marking", "the template does not print it", "print `{{ marking }}` in the template"
        )
    if brief.cui and not any(field.top == "cui" for field in printed):
        hint = "print `{{ parts.designation() }}` in the template's footer"
        yield _problem(brief, ROOT / "cui", "the template does not print it", hint)
    for mark in all_marks(brief):
        if mark.path not in printed and _is_on(mark, printed):
            hint = "print it in the template before what it marks: `{{ parts.portion(point.mark) }}`"
            yield _problem(brief, mark.path, "the template does not print it", hint)


def _problem(brief: Brief, field: FieldPath, message: str, hint: str) -> Problem:
    return Problem("marking-not-printed", f"`{field}`: {message}", brief.spans.get(field), field, hint)


def _is_on(mark: Located, printed: frozenset[FieldPath]) -> bool:
    """Whether anything of what is marked is on the page; all of the brief is, in its own mark's case."""
    part = mark.path.parent
    return not part or any(field.is_within(part) for field in printed)


def _has_banner(blocks: tuple[Block, ...]) -> bool:
    return any(paragraph.style == BANNER and "marking" in _sources(paragraph) for paragraph in paragraphs(blocks))


def _fields(blocks: tuple[Block, ...]) -> frozenset[FieldPath]:
    return frozenset(src for paragraph in paragraphs(blocks) for src in _sources(paragraph))


def _sources(paragraph: Paragraph) -> set[FieldPath]:
    return {inline.src for inline in paragraph.inlines if isinstance(inline, Text) and inline.src}
