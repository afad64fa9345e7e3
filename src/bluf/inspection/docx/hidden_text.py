"""Find the text of a DOCX that is not seen on its pages.

What can hide text is looked for, and then the text that it hides: so the cost is that of what is formatted, and not of
all that is written.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bluf.inspection.docx.formatting import ResolvedStyles
from bluf.inspection.docx.namespaces import A, M, W, around
from bluf.inspection.docx.off_page import OffPageParts
from bluf.inspection.docx.run_visibility import Visibility
from bluf.inspection.inspection_report import Trait
from bluf.inspection.looks import found
from bluf.inspection.spending import Spending
from bluf.inspection.traces import unseen_characters

if TYPE_CHECKING:
    from lxml.etree import _Element

_WORDED = (W + "t", M + "t")
_SPACES = (W + "tab", W + "br", W + "cr")
_SHOWN = 90


def hidden_traits(
    root: "_Element", where: str, styles: ResolvedStyles, visibility: Visibility, places: OffPageParts, budget: Spending
) -> Iterator[Trait]:
    """Yield the text of a story that is not seen: runs that follow each other, unseen for one reason, as one."""
    hidden = _Hidden(styles, visibility, places, budget)
    hidden.look(root)
    for run, why in hidden.apart:
        yield from _piece(text_of_run(run), why, where)
    whole = "".join(text.text or "" for text in root.iter(W + "t"))
    yield from unseen_characters(whole, where)
    if not hidden.why:
        return
    for number, paragraph in enumerate(root.iter(W + "p"), 1):
        if paragraph in hidden.paragraphs:
            runs = budget.timed(paragraph.iter(W + "r", M + "r"))
            yield from _told(paragraph, runs, hidden, f"{where}, paragraph {number}")


def _told(paragraph: "_Element", runs: "Iterator[_Element]", hidden: "_Hidden", where: str) -> Iterator[Trait]:
    gathered, reason = "", ""
    for run in runs:
        if around(run, W + "p") is not paragraph:
            continue
        text = text_of_run(run)
        why = hidden.why_of(run, paragraph) if text.strip() else reason
        if why != reason:
            yield from _piece(gathered, reason, where)
            gathered, reason = "", why
        gathered += text
    yield from _piece(gathered, reason, where)


def _piece(text: str, why: str, where: str) -> Iterator[Trait]:
    if why and text.strip():
        yield found("hidden-run", f"{' '.join(text.split())[:_SHOWN]} ({why})", where)


def text_of_run(run: "_Element") -> str:
    """Return the text of a run."""
    parts = run.iterchildren(*_WORDED, *_SPACES)
    return "".join((part.text or "") if part.tag in _WORDED else " " for part in parts)


class _Hidden:
    """What hides text: runs and paragraphs with why, and those runs that are seen whatever their paragraph is like."""

    def __init__(self, styles: ResolvedStyles, visibility: Visibility, places: OffPageParts, budget: Spending) -> None:
        self._styles, self._visibility, self._places, self._budget = styles, visibility, places, budget
        self.why: dict[_Element, str] = {}
        self.all_of: dict[_Element, str] = {}
        self.seen: set[_Element] = set()
        self.paragraphs: set[_Element] = set()
        self.apart: list[tuple[_Element, str]] = []  # runs of formulas that stand in no paragraph, with why

    def why_of(self, run: "_Element", paragraph: "_Element") -> str:
        """Return why the text of a run is not seen, or nothing."""
        if why := self.all_of.get(paragraph) or self.why.get(run):
            return why
        return self.why.get(paragraph, "") if run not in self.seen else ""

    def look(self, root: "_Element") -> None:
        """Look at a story. Raises SpentError."""
        for properties in self._budget.timed(root.iter(W + "rPr")):
            run = properties.getparent()
            if run is not None and run.tag in (W + "r", M + "r") and (text := text_of_run(run)).strip():
                self._run(run, properties, text)
        for phantom in root.iter(M + "phant"):
            show = phantom.find(f"{M}phantPr/{M}show")
            if show is not None and show.get(M + "val", "1") in ("0", "off", "false"):
                for run in self._budget.timed(phantom.iter(M + "r")):
                    self._hide_run(run)
        for element, why in self._places.nowhere(root):
            for paragraph in self._budget.timed(element.iter(W + "p")):
                self._hide(paragraph, why)
        self._paragraphs(root)

    def _run(self, run: "_Element", properties: "_Element", text: str) -> None:
        paragraph = around(run, W + "p")
        why = self._visibility.why_unseen(properties, paragraph if paragraph is not None else run, text)
        if not why:
            self.seen.add(run)
        elif paragraph is None:
            self.apart.append((run, why))
        else:
            self.why[run] = why
            self.paragraphs.add(paragraph)

    def _hide_run(self, run: "_Element") -> None:
        why = "a phantom in a formula"
        if (paragraph := around(run, W + "p")) is None:
            self.apart.append((run, why))
        else:
            self.why[run] = why
            self.paragraphs.add(paragraph)

    def _paragraphs(self, root: "_Element") -> None:
        """Look at the paragraphs with properties; at all where a paragraph without any is hidden."""
        plain = root.makeelement(W + "p")
        everywhere = bool(self._places.why_nowhere(None) or self._visibility.why_unseen(None, plain, "text"))
        in_tables = next(root.iter(W + "tbl"), None) is not None
        paragraphs: Iterator[_Element]
        if everywhere or in_tables:
            paragraphs = root.iter(W + "p")
        else:
            each = (properties.getparent() for properties in root.iter(W + "pPr"))
            paragraphs = (paragraph for paragraph in each if paragraph is not None)
        for paragraph in self._budget.timed(paragraphs):
            properties = paragraph.find(W + "pPr")
            if why := self._places.why_nowhere(properties):
                self._hide(paragraph, why)
            elif why := self._visibility.why_unseen(None, paragraph, "".join(_plain_text(paragraph))):
                self.why[paragraph] = why
                self.paragraphs.add(paragraph)

    def _hide(self, paragraph: "_Element", why: str) -> None:
        self.all_of[paragraph] = self.why[paragraph] = why
        self.paragraphs.add(paragraph)


def _plain_text(paragraph: "_Element") -> Iterator[str]:
    """Yield the text of the first runs of a paragraph that have no properties of their own."""
    for run in paragraph.iterchildren(W + "r"):
        if run.find(W + "rPr") is None:
            yield text_of_run(run)
            return


def drawn_traits(root: "_Element", where: str) -> Iterator[Trait]:
    """Yield the text of charts, diagrams and shapes that is drawn without fill."""
    for properties in root.iter(A + "rPr"):
        run = properties.getparent()
        if properties.find(A + "noFill") is not None and run is not None:
            line = properties.find(f"{A}ln/{A}solidFill")
            text = "".join(part.text or "" for part in run.iter(A + "t"))
            if text.strip() and line is None:
                yield found("hidden-run", f"{' '.join(text.split())[:_SHOWN]} (without fill)", where)
