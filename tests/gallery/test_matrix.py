"""Every template in every house style on A4 and Letter: one page, the same bytes twice, a DOCX that all can read.

CI looks at the whole matrix, any other run at one cell of each template. What engines see of it is in `test_engines`.
"""

import inspect
from collections.abc import Callable

import pytest

from bluf.layout import Page
from bluf.writers.docx import write_docx
from bluf.writers.pdf import write_pdf
from tests.gallery.matrix import PAPERS, STYLES, Cell, cells, sample_of, spread, templates, whole
from tests.writers import test_docx_accessible as accessible

LEAST_FILL = 0.85


@pytest.mark.parametrize("template", templates())
def test_every_template_has_a_sample(template: str) -> None:
    assert sample_of(template).title


def test_the_matrix_has_every_style_and_paper_and_its_sample_each_once_at_least() -> None:
    names, some = templates(), spread()

    assert len({str(cell) for cell in whole()}) == len(names) * 10
    assert [cell.template for cell in some] == names
    assert {cell.style for cell in some} == set(STYLES[: len(names)])
    assert {cell.paper for cell in some} == set(PAPERS[: len(names)])


@pytest.fixture(scope="module", params=cells(), ids=str)
def cell(request: pytest.FixtureRequest) -> Cell:
    made: Cell = request.param
    return made


@pytest.fixture(scope="module")
def page(cell: Cell) -> Page:
    return cell.page()


def test_it_is_one_full_page_and_all_that_is_given_is_on_it(cell: Cell, page: Page) -> None:
    assert page.fits
    assert (page.sheet.name, page.size.name) == (cell.style, cell.paper)
    assert page.fill >= LEAST_FILL
    assert page.document.warnings == ()


def test_it_is_the_same_bytes_twice(cell: Cell, page: Page) -> None:
    again = cell.page()

    assert write_pdf(page) == write_pdf(again)
    assert write_docx(page) == write_docx(again)


def accessibility() -> list[Callable[[accessible.Docx], None]]:
    """Return what is asked of the accessibility of every DOCX: the tests that take nothing else."""
    tests = [test for name, test in vars(accessible).items() if name.startswith("test_")]
    return [test for test in tests if [*inspect.signature(test).parameters] == ["docx"]]


def test_its_docx_is_accessible(page: Page) -> None:
    docx = accessible.opened(page)

    assert len(accessibility()) >= 10
    for check in accessibility():
        check(docx)
