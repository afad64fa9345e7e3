"""Copies of briefs: pages, and the files that they become."""

from datetime import UTC, datetime
from pathlib import Path

from bluf.brief import Brief
from bluf.brief.portion_marks import banner_of
from bluf.deliver.making import CopyPages, Seal
from bluf.deliver.planning import Plan, plan
from bluf.document import Document, TextRun, paragraphs
from bluf.ground.workspace import Workspace
from bluf.layout import Page
from bluf.pipeline import phases
from bluf.writers.pdf import write_pdf
from tests.conftest import PROJECT
from tests.deliver.lists import list_of

SAMPLES = sorted(path.stem for path in (PROJECT / "briefs").glob("*.yaml") if ".receipts" not in path.name)
SEAL = Seal("Ines Okafor", datetime(2031, 4, 18, 9, 30, tzinfo=UTC), 16_000)
HERE = Workspace(PROJECT)


def loaded(path: Path | str, workspace: Workspace = HERE) -> Brief:
    outcome = phases.run(str(path), workspace, phases.file_bytes(str(path), workspace))
    assert outcome.brief is not None, outcome.problems
    return outcome.brief


def planned(brief: Brief, *people: str | tuple[str, str]) -> Plan:
    """Plan a copy for each name, or name and language of the line, at the level of the brief's banner."""
    banner = banner_of(brief)
    level = f", level: {banner.label}" if banner and banner.level is not None else ""
    rows = []
    for at, person in enumerate(people):
        name, lang = (person, "") if isinstance(person, str) else person
        more = f", lang: {lang}" if lang else ""
        rows.append(f'  - {{name: "{name}", email: person{at}@harn.example, formats: [pdf, docx]{level}{more}}}\n')
    return plan(brief, list_of("".join(rows)))


def written(page: Page, form: str, pages: CopyPages) -> bytes:
    if form == "docx":
        return phases.write_docx(page, workspace=HERE)
    return write_pdf(page, epoch=HERE.stamp(), signature=pages._room)


ISOLATES = "\u2066\u2067\u2068\u2069"


def footer(document: Document) -> list[str]:
    """Return what each paragraph of a document's footer says, without what sets its direction on the page."""
    return [
        "".join(run.text for run in paragraph.inlines if isinstance(run, TextRun)).strip(ISOLATES)
        for paragraph in paragraphs(document.footer)
    ]
