"""The matrix as engines see it: lines in LibreOffice and ONLYOFFICE, and what veraPDF says of both standards.

Each engine gets all files in one run. CI looks at the whole matrix, any other run at one cell of each template.
"""

import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from bluf.layout import Page
from bluf.writers.pdf import write_pdf
from tests.gallery.matrix import cells
from tests.parity.engines import Engine
from tests.parity.run import Result, compared, differences, table, totals
from tests.parity.test_parity import LEAST_SHARE
from tests.writers.verapdf import verapdf

pytestmark = [pytest.mark.engines, pytest.mark.xdist_group("gallery")]


@pytest.fixture(scope="module")
def pages() -> Mapping[str, Page]:
    return {str(cell): cell.page() for cell in cells()}


@pytest.fixture(scope="module")
def results(pages: Mapping[str, Page], engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> list[Result]:
    made = compared(pages, [engine], tmp_path_factory.mktemp(engine.name))
    sys.stdout.write(f"\n{table(made)}\n{differences(made)}\n")
    return made


def test_every_cell_is_compared(results: list[Result], pages: Mapping[str, Page]) -> None:
    assert [result.brief for result in results] == [*pages]
    assert all(result.comparison.lines for result in results)


def test_every_docx_is_one_page(results: list[Result]) -> None:
    assert [result.brief for result in results if result.comparison.pages != 1] == []


def test_the_matrix_breaks_its_lines_where_the_pages_do(results: list[Result]) -> None:
    equal, lines = totals([result.comparison for result in results])

    assert equal >= LEAST_SHARE * lines, differences(results)


def test_every_pdf_conforms_to_both_standards(pages: Mapping[str, Page], tmp_path: Path) -> None:
    for name, page in pages.items():
        (tmp_path / f"{name}.pdf").write_bytes(write_pdf(page))
    verdicts = verapdf(tmp_path).validate(sorted(tmp_path.glob("*.pdf")))

    assert {path.stem: verdict.failures for path, verdict in verdicts.items() if verdict.failures} == {}
    assert len(verdicts) == len(pages)
