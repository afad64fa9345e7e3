"""Turn a Brief into a Document: fill its template, read the markup, add what the files say of themselves."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bluf.brief import Brief, Prose, workspace_of
from bluf.brief.given_fields import given_fields
from bluf.brief.model import core_value
from bluf.brief.model_fields import texts_in
from bluf.document import A4, LETTER, Document, Droppable, FitMode, PageSize, Properties, StyleSheet
from bluf.filling import Filled
from bluf.ground.confined import MIB, Allowance
from bluf.problems import BriefError, Problem, Span, first
from bluf.problems.field_path import FieldPath
from bluf.problems.wording import shown
from bluf.template.accounting import unprinted_fields
from bluf.template.arrangements import Arranged, arrangements_of
from bluf.template.context import context, printed_instead, priorities
from bluf.template.contrast import unreadable_on
from bluf.template.copy_line import CopyLine, copy_problems, copy_values
from bluf.template.declaration import Template
from bluf.template.figures import figures_of
from bluf.template.finding import find_template, is_own, template_folders
from bluf.template.letter_faces import embedding_warnings, lacking_faces, letter_notes
from bluf.template.letterheads import lettered, with_letterhead
from bluf.template.localized_labels import label_spans, words_of
from bluf.template.marking import marked, unprinted
from bluf.template.own_headings import heading_problems
from bluf.template.page_blocks import blocks
from bluf.template.page_filling import filled
from bluf.template.page_look import page_look
from bluf.template.page_values import PageValues, page_values
from bluf.template.speakers import named_elsewhere
from bluf.template.starter_words import starter_text
from bluf.template.style_sheets import load_style
from bluf.template.table_styles import with_table_styles
from bluf.template.typography import AS_TYPED, Typography

# What filling a page may take, the process itself included. The largest of bluf's own takes 0.35 s the first time, all
# but 0.01 s of it to compile the parts that templates share; a slow or busy machine may take several times as long.
_ALLOWED = Allowance(3.0, 100 * MIB)
_PATIENCE = 1.5  # seconds, after which the page's own line is told
_LONGEST_PROPERTY = 2000  # so that a PDF can hold it in any script (ISO 19005-2, 6.1.13)
_SIZES = {"a4": A4, "letter": LETTER}


def compose(
    brief: Brief, template: Template | None = None, sheet: StyleSheet | None = None, *, copy: CopyLine | None = None
) -> Document:
    """Return the document of a brief, with the template and style that it names unless others are given.

    With a `copy`, its page says whose it is. Files are looked for in the brief's workspace. Raises BriefError for
    faults of the brief's links, the template or the style.
    """
    with workspace_of(brief).naming(brief.path):
        return _composed(brief, template, sheet, copy)


def _composed(brief: Brief, template: Template | None, sheet: StyleSheet | None, copy: CopyLine | None) -> Document:
    workspace = workspace_of(brief)
    folders = template_folders(workspace, brief.path or None)
    if template is None:
        template = find_template(str(brief.template), folders, brief.spans.get(FieldPath("template")))
    if sheet is None:
        name = str(brief.style or template.style)
        sheet = load_style(
            name, folders, template, brief.spans.get(FieldPath("style")) if brief.style else template.style_span
        )
    problems = [*first(link_problems(brief)), *_long_properties(brief)]
    if problems:
        raise BriefError(problems)
    size, lang = _SIZES[str(brief.page)], str(brief.lang)
    sheet = lettered(marked(sheet.in_language(lang), brief, size), size)
    said = copy_values(copy, lang, as_typed=core_value(brief, "typography") == AS_TYPED)
    known = {**said, **context(brief, template), "_look": page_look(brief, sheet)}
    setting = _Setting(brief, template, sheet, folders.paths, size, known, page_values(known), said)
    preferred, *others = arrangements_of(brief, template)
    document = _arranged(setting, preferred)

    def other(name: str) -> Document:
        with workspace.naming(brief.path):
            return _arranged(setting, name, document if is_own(setting.page) else None)

    return replace(document, others=Arranged(others, other)) if others else document


@dataclass(frozen=True, slots=True)
class _Setting:
    """What every arrangement of a brief's page is made of."""

    brief: Brief
    template: Template
    sheet: StyleSheet
    folders: tuple[Path, ...]
    size: PageSize
    known: dict[str, Any]
    values: PageValues
    copy: Mapping[str, str | None]

    @property
    def page(self) -> Path:
        """The file that prints the page."""
        return self.template.page or self.template.folder


def _arranged(setting: _Setting, name: str, proven: Document | None = None) -> Document:
    """Return a brief's document in an arrangement; what was `proven` of it in another of bluf's own holds in this."""
    brief, template, page, values = setting.brief, setting.template, setting.page, setting.values
    workspace, lang = workspace_of(brief), str(brief.lang)
    filled = _filled(setting, name)
    sheet = with_table_styles(setting.sheet, filled.printed)
    made = blocks(filled, sheet, str(page), values.fields, figures_of(values.figures, brief, sheet), values.tables)
    made = replace(made, body=with_letterhead(made.body, sheet))
    unsaid = copy_problems(setting.copy, made.footer, Span(workspace.shown(page), 0, 0))
    properties = _properties(brief)
    if core_value(brief, "typography") != AS_TYPED:
        typography = Typography.of(lang, words_of(template, lang))
        made, properties = typography.page(made), typography.properties(properties)
    if proven:
        return replace(
            proven,
            sheet=sheet,
            body=made.body,
            header=made.header,
            footer=made.footer,
            own={**{char: workspace.named_span(span) for char, span in made.own.items()}, **proven.own},
            arrangement=name,
        )
    markings = list(first(unprinted(brief, made)))
    problems = [
        *first(heading_problems(brief, template, made)),
        *(problem for problem in markings if problem.is_error),
        *first(unreadable_on(sheet, made.all)),
        *unsaid,
    ]
    if problems:
        raise BriefError(problems)
    own = {char: workspace.named_span(span) for char, span in made.own.items()}
    given, ranked = given_fields(brief), list(priorities(brief))
    numbered = [field.words.path for field in values.fields]
    instead = printed_instead(brief, template)
    elsewhere = named_elsewhere(brief) if is_own(page) else {}
    document = Document(
        properties=properties,
        sheet=sheet,
        body=made.body,
        header=made.header,
        footer=made.footer,
        size=setting.size,
        arrangement=name,
        grows=bool(core_value(brief, "grow")),
        mode=FitMode(str(brief.fit)),
        droppable=tuple(Droppable(path, priority) for path, priority in ranked if priority > 1),
        rankable=frozenset(path for path, _ in ranked),
        spans=brief.spans,
        own={**own, **label_spans(template.label_spans, words_of(template, lang), lang)},
        warnings=(
            *sheet.warnings,
            *(problem for problem in markings if not problem.is_error),
            *first(unprinted_fields(brief, given, template, made, filled, numbered, instead, elsewhere)),
            *starter_text(brief, given, template, workspace),
        ),
        template=None if is_own(page) else Span(workspace.shown(page), 0, 0),
        written=brief.written,
    )
    problems = list(first(lacking_faces(document)))
    if problems:
        raise BriefError(problems)
    notes = (*embedding_warnings(document), *first(letter_notes(document)))
    return replace(document, warnings=(*document.warnings, *notes)) if notes else document


def link_problems(brief: Brief) -> Iterator[Problem]:
    """Yield a problem for each link in the brief's prose that can't be set."""
    for text in texts_in(brief):
        if isinstance(text, Prose):
            for link in text.rich.bad_links:
                hint = r"write `\[` for a bracket that begins no link"
                message = f"can't link to {shown(link.url)!r}: {link.fault}"
                yield Problem("prose-link", message, brief.place_of(text, link.start, link.end), text.path, hint)


def _long_properties(brief: Brief) -> Iterator[Problem]:
    for name in ("title", "subtitle", "author", "organisation"):
        field, length = FieldPath(name), len(getattr(brief, name) or "")
        if length > _LONGEST_PROPERTY:
            message = f"`{field}` has {length:,} characters; a file's properties hold {_LONGEST_PROPERTY:,}"
            yield Problem("property-too-long", message, brief.spans.get(field), field, "shorten it")


def _filled(setting: _Setting, arrangement: str) -> Filled:
    """Return what the template prints for the brief in an arrangement."""
    file, folders = setting.page, setting.folders
    root = file.parent.parent
    searched = folders if root in folders else (root, *folders)
    values = setting.values.values
    if "arrangement" not in setting.brief.extra:
        values = {**values, "arrangement": arrangement}
    return filled(file, searched, values, setting.known, _PATIENCE, _ALLOWED)


def _properties(brief: Brief) -> Properties:
    return Properties(
        title=" ".join(brief.title.split()),
        date=brief.date.isoformat(),
        lang=str(brief.lang),
        subject=str(brief.subtitle.line) if brief.subtitle else None,
        author=str(brief.author) if brief.author else None,
        organisation=str(brief.organisation) if brief.organisation else None,
        marking=str(brief.marking) if brief.marking else None,
    )
