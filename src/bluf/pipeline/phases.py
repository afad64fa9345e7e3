"""Turn a brief's file into a Brief, a Brief into a Document, that into a Page, and a Page into files' bytes.

These are the public API's steps: each is a function of frozen values and raises BriefError with all that it found.
What a step needs from disk besides (templates, styles) is kept between calls until it changes.
"""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from bluf import template as templates
from bluf.brief import Brief, FieldSpec, YamlFile, examine_brief, read_brief, template_name
from bluf.brief.declared_fields import brief_model
from bluf.brief.editions import edition
from bluf.brief.spellings import respelt as respelt_for
from bluf.document import Document
from bluf.layout import Page, fit
from bluf.pipeline.clock import epoch
from bluf.problems import BriefError, Problem, Span, in_order
from bluf.problems.field_path import ROOT, FieldPath
from bluf.yaml_files.reader import MAX_BYTES

__all__ = ["check", "compose", "edition", "fit", "load", "read", "write_docx", "write_pdf", "write_png", "write_svg"]


NEARLY = 0.8  # how much of a field's name is right when it is misspelt


def load(path: str | os.PathLike[str]) -> Brief:
    """Read the brief at `path`. Raises BriefError with every problem of its fields, template and style included."""
    return read(file_bytes(path), os.fspath(path))


def read(data: bytes, path: str) -> Brief:
    """Read a brief from `data`; `path` names it in problems and says where its templates and sources are."""
    return checked(read_brief(data, path))


def checked(source: YamlFile) -> Brief:
    """Check what YAML holds against the model, the template's own fields, and the files that it names."""
    brief, found = examined(source)
    if found or brief is None:
        raise BriefError([*found, *source.warnings])
    return brief


def examined(source: YamlFile) -> tuple[Brief | None, list[Problem]]:
    """Return what is wrong with a brief's fields, and the brief where they hold enough to look at it further."""
    found = list(templates.folder_problems(source.path))
    template = None
    if not found:
        with _collecting(found), _reading():
            template = _template_of(source)
        with _collecting(found), _reading():
            _style_of(source, template)
    brief, problems = examine_brief(source, template.fields if template else (), folder=Path(source.path).parent)
    if brief and template:
        brief = brief.noting(templates.missing_words(brief, template))
    return brief, [*found, *(problem for problem in problems if template or not _may_be_declared(problem))]


def _may_be_declared(problem: Problem) -> bool:
    """Whether an unknown field might be one that the template declares, when there is no such template.

    It isn't where it is in a part of the brief's own, or spelt nearly as one of the brief's own is.
    """
    from difflib import SequenceMatcher  # imported when something is wrong

    field = problem.field or ROOT
    if problem.code != "unknown-key" or len(field.steps) > 1:
        return False
    meant = problem.data.meant if problem.data else None
    return meant is None or SequenceMatcher(None, field.lower(), meant).ratio() < NEARLY


def respelt(source: YamlFile) -> YamlFile:
    """Return a brief's file with its fields named as bluf and its template have them (see `brief.spellings`)."""
    fields: tuple[FieldSpec, ...] = ()
    with contextlib.suppress(BriefError, OSError):
        fields = _template_of(source).fields
    return respelt_for(source, brief_model(fields))


def compose(brief: Brief) -> Document:
    """Set the brief's words in its template and style. Raises BriefError for faults of either, at their own lines."""
    with _reading():
        return templates.compose(brief)


def check(brief: Brief) -> list[Problem]:
    """Return all that a build would say of a brief that has been read: of its quotes, its figures and its page."""
    from bluf.pipeline.source_checks import prove

    problems, _ = lay_out(brief)
    return list(in_order([*prove(brief).problems, *problems]))


def lay_out(brief: Brief) -> tuple[list[Problem], Page | BriefError]:
    """Set the brief on its page. Return all there is to say of it, and the page or what stood in its way."""
    found = list(brief.warnings)
    try:
        document = compose(brief)
        found.extend(document.warnings)
        page = fit(document)
    except BriefError as error:
        return list(in_order([*found, *error.problems])), error
    return list(in_order([*found, *_trimmed(page)])), page


def write_pdf(page: Page) -> bytes:
    """Return the page as a PDF, which bears the brief's date or that of SOURCE_DATE_EPOCH."""
    from bluf.writers.pdf import write_pdf as write

    return write(page, epoch=epoch())


def write_docx(page: Page) -> bytes:
    """Return the page as a DOCX, which bears the brief's date or that of SOURCE_DATE_EPOCH."""
    from bluf.writers.docx import write_docx as write

    return write(page, epoch=epoch())


def write_svg(page: Page) -> str:
    """Return the page as an SVG picture whose text knows the fields that it came from."""
    from bluf.writers.svg import write_svg as write

    return write(page)


def write_png(pdf: bytes) -> bytes:
    """Return a PDF's page as a picture."""
    from bluf.writers.png import write_png as write

    return write(pdf)


def file_bytes(path: str | os.PathLike[str]) -> bytes:
    """Return a file's content, no more of it than shows that it is too large. Raises BriefError (`cannot-read`)."""
    try:
        with Path(path).open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        hint = f"check the path, or start a brief with: bluf new {os.fspath(path)}"
        raise BriefError([_cannot_read(os.fspath(path), error, hint)]) from error
    except (OSError, ValueError) as error:
        raise BriefError([_cannot_read(os.fspath(path), error)]) from error


def _cannot_read(path: str, error: OSError | ValueError, hint: str | None = None) -> Problem:
    match error:
        case FileNotFoundError():
            reason, usual = "there is no such file", "check the path"
        case IsADirectoryError():
            reason, usual = "it is a folder", "name a file in it"
        case PermissionError():
            reason, usual = "you may not read it", "change its permissions"
        case OSError():
            reason, usual = error.strerror or str(error), "check the path"
        case _:
            reason, usual = str(error), "check the path"
    return Problem("cannot-read", f"cannot read this file: {reason}", span=Span(path, 0, 0), hint=hint or usual)


@contextlib.contextmanager
def _reading() -> Iterator[None]:
    """Turn a template or style that may not be read into a problem of its file."""
    try:
        yield
    except OSError as error:
        if error.filename is None:
            raise
        raise BriefError([_cannot_read(os.fsdecode(error.filename), error)]) from error


@contextlib.contextmanager
def _collecting(problems: list[Problem]) -> Iterator[None]:
    try:
        yield
    except BriefError as error:
        problems.extend(error.problems)


def _template_of(source: YamlFile) -> templates.Template:
    folders = templates.template_folders(source.path)
    return templates.find_template(template_name(source), folders, source.span(FieldPath("template")))


def _style_of(source: YamlFile, template: templates.Template | None) -> None:
    """Raise BriefError if the brief names a style that there is not, or that is at fault."""
    named = source.data.get("style")
    folders = templates.template_folders(source.path)
    if isinstance(named, str) and named.strip():
        templates.load_style(str(named), folders, template, source.span(FieldPath("style")))
    elif template and template.style:
        templates.load_style(template.style, folders, template, template.style_span)


def _trimmed(page: Page) -> Iterator[Problem]:
    for path in page.dropped:
        span = page.document.spans.get(path) or page.document.spans.get(path / "text")
        yield Problem("trimmed", "left out, to fit on one page", span=span, field=path)
