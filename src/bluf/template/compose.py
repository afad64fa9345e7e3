"""Turn a Brief into a Document: fill its template, read the markup, add what the files say of themselves."""

from collections.abc import Iterator
from pathlib import Path

from jinja2 import TemplateError

from bluf.brief import Brief, Prose
from bluf.document import A4, LETTER, Document, FitMode, Properties, StyleSheet
from bluf.problems import BriefError, Problem
from bluf.template import limits, prose
from bluf.template.context import context, droppable, located
from bluf.template.contrast import unreadable_on
from bluf.template.declaration import Template
from bluf.template.environment import environment
from bluf.template.faults import fault, line_of_error
from bluf.template.finding import find_template, template_folders
from bluf.template.marking import marked, unprinted
from bluf.template.markup import blocks
from bluf.template.styles import load_style

_LONGEST_PROPERTY = 2000  # so that a PDF can hold it in any script (ISO 19005-2, 6.1.13)
_SIZES = {"a4": A4, "letter": LETTER}


def compose(brief: Brief, template: Template | None = None, sheet: StyleSheet | None = None) -> Document:
    """Return the document of a brief, with the template and style that it names unless others are given.

    Raises BriefError for faults of the brief's links, the template or the style.
    """
    folders = template_folders(brief.path or None)
    if template is None:
        template = find_template(str(brief.template), folders, brief.spans.get("template"))
    if sheet is None:
        name = str(brief.style or template.style)
        sheet = load_style(name, folders, template, brief.spans.get("style"))
    problems = [*link_problems(brief), *_long_properties(brief)]
    if problems:
        raise BriefError(problems)
    size = _SIZES[str(brief.page)]
    sheet = marked(sheet, brief, size)
    made = blocks(fill(brief, template, folders), sheet, str(template.page))
    problems = [*unprinted(brief, made), *unreadable_on(sheet, (*made.header, *made.body, *made.footer))]
    if problems:
        raise BriefError(problems)
    return Document(
        properties=_properties(brief),
        sheet=sheet,
        body=made.body,
        header=made.header,
        footer=made.footer,
        size=size,
        mode=FitMode(str(brief.fit)),
        droppable=droppable(brief),
        spans=brief.spans,
        locate=brief.locate,
    )


def link_problems(brief: Brief) -> Iterator[Problem]:
    """Yield a problem for each link in the brief's prose that can't be set."""
    for text in located(brief):
        if isinstance(text, Prose):
            for link in prose.bad_links(text):
                hint = r"write `\[` for a bracket that begins no link"
                message = f"can't link to {link.url!r}: {link.fault}"
                yield Problem("prose-link", message, brief.spans.get(text.path), text.path, hint)


def _long_properties(brief: Brief) -> Iterator[Problem]:
    for field in ("title", "subtitle", "author", "organisation"):
        length = len(getattr(brief, field) or "")
        if length > _LONGEST_PROPERTY:
            message = f"`{field}` has {length:,} characters; a file's properties hold {_LONGEST_PROPERTY:,}"
            yield Problem("property-too-long", message, brief.spans.get(field), field, "shorten it")


def fill(brief: Brief, template: Template, folders: tuple[Path, ...]) -> str:
    """Return the markup that the template prints for the brief, stamped with the template's lines."""
    page_file = template.page or template.folder
    root = page_file.parent.parent
    jinja = environment(folders if root in folders else (root, *folders))
    known = context(brief, template.labels)
    limits.begin()
    parts: list[str] = []
    printed = 0
    try:
        page = jinja.get_template(f"{page_file.parent.name}/{page_file.name}")
        for part in page.generate(known):
            printed += len(part)
            if printed > limits.MOST_PRINTED:
                raise limits.TooMuchError(f"it prints more than {limits.MOST_PRINTED:,} characters")
            parts.append(part)
    except (TemplateError, limits.TooMuchError, RecursionError) as error:
        raise BriefError([fault(error, page_file, jinja, known)]) from error
    except Exception as error:
        if line_of_error(error, jinja) is None:
            raise  # not in the template: a fault of bluf's own
        raise BriefError([fault(error, page_file, jinja, known)]) from error
    return "".join(parts)


def _properties(brief: Brief) -> Properties:
    return Properties(
        title=" ".join(brief.title.split()),
        date=brief.date.isoformat(),
        lang=str(brief.lang),
        subject=prose.plain(brief.subtitle) if brief.subtitle else None,
        author=str(brief.author) if brief.author else None,
        organisation=str(brief.organisation) if brief.organisation else None,
        marking=str(brief.marking) if brief.marking else None,
    )
