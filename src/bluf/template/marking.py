"""Turn a style sheet into one whose marking is set as its scheme asks, and see that a page bears all its markings.

How a banner is set is the scheme's `BannerLook`. A block that describes it stands at the lower right of the page (the
CUI Marking Handbook, chapter 2). No house style changes that, and no template drops a marking: one that leaves a mark
of the brief off the page is at fault.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace

from bluf.brief import Brief
from bluf.brief.portion_marks import all_marks, banner_of, blocks_of
from bluf.document import Block, PageSize, Paragraph, ParagraphStyle, StyleSheet, TextRun, paragraphs
from bluf.ground.located import Located
from bluf.markings.scheme import BannerLook, Marking
from bluf.problems import Problem
from bluf.problems.field_path import ROOT, FieldPath
from bluf.template.page_blocks import Blocks

BANNER = "Marking"
DESIGNATION = "Designation"
_PRINTED = 13.0  # points from the paper's edge: what is nearer, some printers leave out
_BLOCK = 0.4  # of the measure: how wide the designation block is


def marked(sheet: StyleSheet, brief: Brief, size: PageSize) -> StyleSheet:
    """Return the sheet with the styles `Marking` and `Designation` as the brief's marking needs them."""
    banner = banner_of(brief)
    if banner is None or banner.scheme is None:
        return sheet
    look, has_block = banner.scheme.look, any(blocks_of(brief))
    return sheet.kept((banner, has_block, size), lambda: _marked(sheet, banner, look, has_block, size))


def _marked(sheet: StyleSheet, banner: Marking, look: BannerLook, has_block: bool, size: PageSize) -> StyleSheet:
    styles = dict(sheet.paragraphs)
    styles[BANNER] = _banner(styles.get(BANNER) or replace(styles["Normal"], name=BANNER), banner, look)
    if has_block and DESIGNATION not in styles:
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
    return replace(
        sheet,
        paragraphs=styles,
        header_distance=_outward(sheet.header_distance, look),
        footer_distance=_outward(sheet.footer_distance, look),
    )


def _outward(distance: float, look: BannerLook) -> float:
    """Return how far from the paper's edge a header or footer stands with a banner; printers need some millimetres."""
    return max(min(distance, _PRINTED), distance - look.outward)


def _banner(style: ParagraphStyle, banner: Marking, look: BannerLook) -> ParagraphStyle:
    size = max(style.size, look.least_size)
    return replace(
        style,
        size=size,
        floor=look.least_size if look.shrinks else size,
        bold=True,
        color=banner.color or style.color,
        align=look.align,
        fill=look.fill or style.fill,
        space_before=style.space_before if look.space_before is None else look.space_before,
    )


def unprinted(brief: Brief, made: Blocks) -> Iterator[Problem]:
    """Yield a problem for each marking of the brief that its template leaves off the page, or prints otherwise."""
    banner, words = banner_of(brief), str(brief.marking or "")
    blocks, marks = list(blocks_of(brief)), list(all_marks(brief))
    is_strict = banner is not None and banner.scheme is not None and banner.scheme.is_strict
    printed = _printed(made.all) if blocks or marks or not is_strict else {}
    if banner and not is_strict and not _says(printed.get(ROOT / "marking", ""), words):
        yield _problem(
            brief, ROOT / "marking", "the template does not print it", "print `{{ marking }}` in the template"
        )
    elif banner and banner.scheme:
        parts = {"header": made.header, "footer": made.footer}
        missing = [name for name in banner.scheme.look.stands_in if not _has_banner(parts[name], words)]
        if missing:
            hint = f'print `<p class="{BANNER}">{{{{ marking }}}}</p>` in the template\'s header and footer'
            message = f"the template does not print it in the {' and '.join(missing)}"
            code = "marking-not-printed" if is_strict else "marking-not-placed"
            yield _problem(brief, ROOT / "marking", message, hint, code)
    for scheme in blocks:
        if not any(field.top == scheme.block for field in printed):
            hint = "print `{{ parts.designation() }}` in the template's footer"
            yield _problem(brief, ROOT / str(scheme.block), "the template does not print it", hint)
    for mark in marks:
        if not _says(printed.get(mark.path, ""), mark) and _is_on(mark, printed.keys()):
            hint = "print it in the template before what it marks: `{{ parts.portion(point.mark) }}`"
            yield _problem(brief, mark.path, "the template does not print it", hint)


def _problem(brief: Brief, field: FieldPath, message: str, hint: str, code: str = "marking-not-printed") -> Problem:
    return Problem(code, f"`{field}`: {message}", brief.spans.get(field), field, hint)


def _is_on(mark: Located, printed: Collection[FieldPath]) -> bool:
    """Whether anything of what is marked is on the page; all of the brief is, in its own mark's case."""
    part = mark.path.parent
    return not part or any(field.is_within(part) for field in printed if field != mark.path)


def _has_banner(blocks: tuple[Block, ...], words: str) -> bool:
    lines = (paragraph for paragraph in paragraphs(blocks) if paragraph.style == BANNER)
    return any(_says(_sources(paragraph).get(ROOT / "marking", ""), words) for paragraph in lines)


def _says(printed: str, words: str) -> bool:
    """Whether what is printed of a marking is the marking: a template may set it in capitals, and no other way."""
    said = " ".join(words.split())
    return bool(said) and any(each in " ".join(printed.split()) for each in (said, said.upper()))


def _printed(blocks: tuple[Block, ...]) -> dict[FieldPath, str]:
    """Return what the paragraphs print of each field."""
    printed: dict[FieldPath, str] = {}
    for paragraph in paragraphs(blocks):
        for field, text in _sources(paragraph).items():
            printed[field] = f"{printed.get(field, '')} {text}"
    return printed


def _sources(paragraph: Paragraph) -> dict[FieldPath, str]:
    """Return what one paragraph prints of each field."""
    found: dict[FieldPath, str] = {}
    for inline in paragraph.inlines:
        if isinstance(inline, TextRun) and inline.src:
            found[inline.src] = found.get(inline.src, "") + inline.text
    return found
