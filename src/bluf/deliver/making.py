"""Make the copies of a brief: one page for all who are at one level, and on it the lines of each.

A page is composed and fitted once for each setting, with lines that are short. Those of each copy are set in their
place, so that copies differ in nothing else; and in their files only what stands in the footer is written anew.
"""

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from bluf.brief import Brief
from bluf.brief.model import core_value
from bluf.deliver.planning import Plan, PlannedCopy, Setting
from bluf.document import Document
from bluf.ground.workspace import Workspace
from bluf.layout import Page, fit
from bluf.layout.alike_pages import AlikePages
from bluf.problems import BriefError, Problem, first, in_order
from bluf.problems.wording import shown
from bluf.template.compose import compose
from bluf.template.copy_line import CopyLine, copy_values, with_copy
from bluf.template.typography import AS_TYPED

if TYPE_CHECKING:
    from bluf.writers.docx import AlikeDocx
    from bluf.writers.pdf import AlikePdfs, SignatureRoom

_NAME, _OTHER = "A", "B"  # of whose copies the pages are that are nobody's
MOST = 100  # problems that are looked for


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
        self._blanks: dict[tuple[Setting, bool], _Blank | BriefError] = {}
        self._last: tuple[tuple[Setting, CopyLine], Page] | None = None  # both formats may have the same

    def content(self, copy: PlannedCopy, form: str, workspace: Workspace) -> bytes:
        """Return the file of a copy: a PDF has room for the signature where copies are signed.

        Raises BriefError as `page` does.
        """
        page, blank = self.page(copy, form), self._blank_of(copy.setting, self._is_signed(form))
        if form == "docx":
            return blank.docx.write(page, epoch=workspace.stamp())
        return blank.pdfs.write(page, epoch=workspace.stamp(), signature=self._room)

    def page(self, copy: PlannedCopy, form: str) -> Page:
        """Return the page of a copy.

        Raises BriefError where the brief does not fit, where its template does not print whose copy it is, and, at the
        recipient's line in the list, where their name does not go on one line or has characters that no face has.
        """
        is_signed = self._is_signed(form)
        blank, line = self._blank_of(copy.setting, is_signed), self._line(copy, is_signed)
        if self._last is not None and self._last[0] == (copy.setting, line):
            return self._last[1]
        try:
            page = self._filled(blank, line)
        except BriefError as error:
            raise BriefError(
                [self._of_name(copy, each.code, each.message, each.hint) for each in error.problems]
            ) from None
        if page is None:
            message = f"the line for {shown(copy.recipient.name)} does not go on one line of the page"
            hint = "shorten the name, or that of the signer if it is long"
            raise BriefError([self._of_name(copy, "copy-line-too-long", message, hint)])
        self._last = (copy.setting, line), page
        return page

    def check(self) -> None:
        """Raise BriefError with all that keeps copies from being made, before the first one is."""
        problems: list[Problem] = []
        for copy in self._plan.copies:
            of_each_kind = {self._is_signed(form): form for form in map(str, copy.recipient.formats)}
            for form in of_each_kind.values():
                try:
                    self.page(copy, form)
                except BriefError as error:
                    problems += [each for each in error.problems if each not in problems]
            if len(problems) > MOST:
                break
        if problems:
            raise BriefError(in_order(first(problems)))

    @property
    def _room(self) -> "SignatureRoom | None":
        from bluf.writers.pdf import SignatureRoom

        return SignatureRoom(self._seal.signer, self._seal.when, self._seal.room) if self._seal else None

    def _is_signed(self, form: str) -> bool:
        return self._seal is not None and form == "pdf"

    def _blank_of(self, setting: Setting, is_signed: bool) -> "_Blank":
        key = setting, is_signed
        if key not in self._blanks:
            try:
                self._blanks[key] = self._made(setting, is_signed)
            except BriefError as error:
                self._blanks[key] = error  # as it would be for all of these copies
        found = self._blanks[key]
        if isinstance(found, BriefError):
            raise found
        return found

    def _made(self, setting: Setting, is_signed: bool) -> "_Blank":
        brief = self._plan.brief_of(setting)
        lang, as_typed = str(brief.lang), core_value(brief, "typography") == AS_TYPED
        line = CopyLine(self._plan.count, self._plan.count, _NAME)
        if self._seal is not None and is_signed:
            line = replace(line, signer=_NAME, signed=self._seal.when.date())
        document = compose(brief, copy=line)
        is_beside = self._seal is not None and not is_signed  # a DOCX, beside a PDF whose footer has a line more
        like = self._blank_of(setting, True).page if is_beside else fit(compose(brief))
        try:
            page = _fitted(document, like)
        except BriefError as error:
            raise BriefError(_with_lines(problem, is_signed=is_signed) for problem in error.problems) from None
        arranged = _in_arrangement(document, page.document.arrangement)
        if arranged.template is not None:
            _check_body(arranged, compose(brief, copy=replace(line, number=1, name=_OTHER)))
        return _Blank(brief, arranged, page, lang, as_typed, copy_values(line, lang, as_typed=as_typed))

    def _line(self, copy: PlannedCopy, is_signed: bool) -> CopyLine:
        recipient = copy.recipient
        line = CopyLine(copy.number, self._plan.count, str(recipient.name), str(recipient.lang or ""))
        if self._seal is None or not is_signed:
            return line
        return replace(line, signer=self._seal.signer, signed=self._seal.when.date())

    def _filled(self, blank: "_Blank", line: CopyLine) -> Page | None:
        """Return the page of a copy; None if all of it moves, since the lines take more than one line each."""
        values = copy_values(line, blank.lang, as_typed=blank.as_typed)
        if document := with_copy(blank.document, blank.values, values):
            return blank.pages.with_footer(document)
        page = fit(compose(blank.brief, copy=line))  # the template makes something of its own of the lines
        return page if page.body == blank.page.body and page.header == blank.page.header else None

    def _of_name(self, copy: PlannedCopy, code: str, message: str, hint: str | None) -> Problem:
        return self._plan.file.problem(code, message, copy.field / "name", hint)


@dataclass(frozen=True)
class _Blank:
    """The page from which all copies of a setting are made, and what it says of its own."""

    brief: Brief
    document: Document
    page: Page
    lang: str
    as_typed: bool
    values: Mapping[str, str | None]

    @cached_property
    def pages(self) -> AlikePages:
        """What sets the copies."""
        return AlikePages(self.page)

    @cached_property
    def pdfs(self) -> "AlikePdfs":
        """What writes them as PDFs."""
        from bluf.writers.pdf import AlikePdfs

        return AlikePdfs(self.page)

    @cached_property
    def docx(self) -> "AlikeDocx":
        """What writes them as DOCX."""
        from bluf.writers.docx import AlikeDocx

        return AlikeDocx(self.page)


def _check_body(document: Document, other: Document) -> None:
    """Raise BriefError where a template of one's own prints elsewhere than in its footer whose copy a page is."""
    other = _in_arrangement(other, document.arrangement)
    if (document.header, document.body) != (other.header, other.body):
        message = "the template prints `copy_line` elsewhere than in its footer: copies would differ there"
        hint = "print `{{ parts.whose_copy() }}` first in the template's footer, and neither line elsewhere"
        raise BriefError([Problem("copy-not-printed", message, document.template, hint=hint)])


def _fitted(document: Document, like: Page) -> Page:
    """Return the page of a copy, arranged as `like` if that leaves no more out.

    What goes out then looks like what was built and approved, if in smaller type. Raises BriefError as `fit` does.
    """
    if document.others:
        with contextlib.suppress(BriefError):
            page = fit(replace(_in_arrangement(document, like.document.arrangement), others=()))
            if page.dropped == like.dropped:
                return page
    return fit(document)


def _with_lines(problem: Problem, *, is_signed: bool) -> Problem:
    """Return a problem that says, where a brief that fits as it is does not fit as a copy, what takes the room."""
    if problem.code != "does-not-fit":
        return problem
    lines = "two lines that say whose it is and who signed it" if is_signed else "a line that says whose it is"
    return replace(problem, message=f"{problem.message}; each copy has {lines} in its footer")


def _in_arrangement(document: Document, name: str) -> Document:
    """Return a document in the arrangement of a name, its own or another."""
    return next(each for each in (document, *document.others) if each.arrangement == name)
