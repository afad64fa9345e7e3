"""One page in both formats, line for line: the DOCX as LibreOffice and ONLYOFFICE render it beside the page."""

import sys

import pytest

from bluf.document import FitMode
from tests.parity.corpus import briefs, page
from tests.parity.engines import Engine
from tests.parity.run import Result, differences, run, table

pytestmark = [pytest.mark.engines, pytest.mark.xdist_group("parity")]

LEAST_BRIEFS = 15
LEAST_SHARE = 0.995
MOST_DRIFT = 3.0  # millimetres


@pytest.fixture(scope="module")
def results(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> list[Result]:
    made = run(briefs(), [engine], tmp_path_factory.mktemp(engine.name))
    sys.stdout.write(f"\n{table(made)}\n{differences(made)}\n")
    return made


def test_the_corpus_varies() -> None:
    documents = [(path, page(path)) for path in briefs()]

    assert len(documents) >= LEAST_BRIEFS
    assert {made.size.name for _, made in documents} == {"a4", "letter"}
    assert len({made.sheet.name for _, made in documents}) >= 2
    assert {made.document.mode for _, made in documents} >= {FitMode.SHRINK}
    assert min(made.fill for _, made in documents) < 0.5
    assert min(made.body_size for _, made in documents) <= 9.5


def test_every_brief_is_compared(results: list[Result]) -> None:
    assert [result.brief for result in results] == [path.stem for path in briefs()]
    assert all(result.comparison.lines for result in results)


def test_every_docx_is_one_page(results: list[Result]) -> None:
    assert [result.brief for result in results if result.comparison.pages != 1] == []


def test_every_brief_breaks_its_lines_where_the_page_does(results: list[Result]) -> None:
    assert [result.brief for result in results if result.comparison.share < LEAST_SHARE] == [], differences(results)


def test_the_lowest_line_stands_where_the_page_has_it(results: list[Result]) -> None:
    assert [result.brief for result in results if abs(result.comparison.lowest) > MOST_DRIFT] == []
