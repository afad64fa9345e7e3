"""Make the copies of a brief: one page for all who are at one level, and on it the lines of each.

A page is composed and fitted once for each setting, with the longest of its lines. The others are set on it in their
place, so that copies differ in nothing else; that costs as much as writing the file.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bluf.brief import Brief
from bluf.brief.model import core_value
from bluf.deliver.planning import Plan, PlannedCopy, Setting
from bluf.document import Document
from bluf.ground.workspace import Workspace
from bluf.layout import Page, fit
from bluf.layout.alike_pages import with_footer
from bluf.problems import BriefError, Problem
from bluf.problems.field_path import FieldPath
from bluf.problems.wording import shown
from bluf.template.compose import compose
from bluf.template.copy_line import CopyLine, copy_values, with_copy
from bluf.template.typography import AS_TYPED


@dataclass(frozen=True, slots=True)
class Seal:
    """By whom the copies are signed, and when. `room` is how many bytes are left for each signature."""

    signer: str
    when: datetime
    room: int


class CopyPages:
    """The pages of a plan's copies. `seal` says by whom PDFs are signed; a DOCX never is, and so never says it."""

    def __init__(self, plan: Plan, seal: Seal | None = None) -> None:
        self._plan = plan
        self._seal = seal
        self._alike: dict[Setting, list[PlannedCopy]] = defaultdict(list)
        for copy in plan.copies:
            self._alike[copy.setting].append(copy)
        self._first: dict[tuple[Setting, bool], _First] = {}

    def page(self, copy: PlannedCopy, form: str) -> Page:
        """Return the page of a copy. Raises BriefError where it does not fit, or its line takes more than one line."""
        is_signed = self._seal is not None and form == "pdf"
        key = copy.setting, is_signed
        if key not in self._first:
            self._first[key] = self._made(copy.setting, is_signed)
        first = self._first[key]
        line = self._line(copy, is_signed)
        if line == first.line:
            return first.page
        values = copy_values(line, first.lang, as_typed=first.as_typed)
        document = with_copy(first.document, first.values, values)
        page = with_footer(first.page, document) if document else self._composed_anew(first, line)
        if page is None:
            raise BriefError([_too_long(copy)])
        return page

    def pdf(self, page: Page, workspace: Workspace) -> bytes:
        """Return a page as a PDF, with room for the signature where copies are signed."""
        from bluf.writers.pdf import SignatureRoom, write_pdf

        room = SignatureRoom(self._seal.signer, self._seal.when, self._seal.room) if self._seal else None
        return write_pdf(page, epoch=workspace.stamp(), signature=room)

    def _made(self, setting: Setting, is_signed: bool) -> "_First":
        brief = self._plan.brief_of(setting)
        lang, as_typed = str(brief.lang), core_value(brief, "typography") == AS_TYPED
        lines = [self._line(copy, is_signed) for copy in self._alike[setting]]
        line = max(lines, key=lambda each: len(copy_values(each, lang)["copy_line"] or ""))
        document = compose(brief, copy=line)
        page = fit(document)
        arranged = _in_arrangement(document, page.document.arrangement)
        return _First(brief, line, arranged, page, lang, as_typed, copy_values(line, lang, as_typed=as_typed))

    def _line(self, copy: PlannedCopy, is_signed: bool) -> CopyLine:
        recipient = copy.recipient
        line = CopyLine(copy.number, self._plan.count, str(recipient.name), str(recipient.lang or ""))
        if self._seal is None or not is_signed:
            return line
        return replace(line, signer=self._seal.signer, signed=self._seal.when.date())

    def _composed_anew(self, first: "_First", line: CopyLine) -> Page | None:
        """Return the page of a copy whose template makes something of its own of the lines; None if all moves."""
        page = fit(compose(first.brief, copy=line))
        is_alike = page.body == first.page.body and page.header == first.page.header
        return page if is_alike else None


@dataclass(frozen=True, slots=True)
class _First:
    """The page from which all copies of a setting are made, and what it says of its own."""

    brief: Brief
    line: CopyLine
    document: Document
    page: Page
    lang: str
    as_typed: bool
    values: Mapping[str, str | None]


def _in_arrangement(document: Document, name: str) -> Document:
    """Return a document in the arrangement of a name, its own or another."""
    return next(each for each in (document, *document.others) if each.arrangement == name)


def _too_long(copy: PlannedCopy) -> Problem:
    name = copy.recipient.name
    message = f"the line for {shown(name)} does not go on one line of the page"
    field = FieldPath("recipients") / (copy.number - 1) / "name"
    return Problem("copy-line-too-long", message, field=field, hint="shorten the name, or the signer's office in it")
