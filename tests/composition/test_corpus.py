"""The pages of the corpus: what fitted fits, in type as large, and no line parts a number from its unit."""

from functools import cache

import pytest

import bluf
from bluf.problems import BriefError
from tests.composition.beside import kept
from tests.composition.corpus import CORPUS, briefs
from tests.composition.measuring import Measured, Refused, measure

REFUSED = {"overfull"}  # more than any page holds


@cache
def results() -> dict[str, Measured | Refused]:
    return {path.stem: measure(path) for path in briefs()}


@cache
def pages() -> tuple[Measured, ...]:
    return tuple(one for one in results().values() if isinstance(one, Measured))


def sizes_before() -> dict[str, float | None]:
    """Return the type sizes, in points, that there were when a page had one arrangement; None: it was refused."""
    return {name: was.get("size") for name, was in kept().items()}


def test_the_corpus_has_its_briefs() -> None:
    assert len(list(CORPUS.glob("*.yaml"))) >= 30
    assert {path.stem for path in briefs()} >= set(sizes_before())


def test_every_brief_that_fitted_in_one_arrangement_fits() -> None:
    fitted = {name for name, size in sizes_before().items() if size}
    assert {name for name in fitted if isinstance(results()[name], Refused)} == set()


def test_what_is_too_long_for_the_side_column_fits_in_another_arrangement() -> None:
    assert {name for name, size in sizes_before().items() if size is None} > REFUSED
    assert {name for name, one in results().items() if isinstance(one, Refused)} == REFUSED


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_what_is_refused_is_too_long_in_every_arrangement(name: str) -> None:
    document = bluf.compose(bluf.load(CORPUS / f"{name}.yaml"))
    assert len(document.others) >= 4
    for other in document.others:
        with pytest.raises(BriefError) as caught:
            bluf.fit(other)
        assert [problem.code for problem in caught.value.problems] == ["does-not-fit"], other.arrangement


def test_no_line_of_a_bottom_line_has_more_than_66_characters() -> None:
    assert {one.name: one.panel for one in pages() if one.panel > 66} == {}


def test_no_page_is_set_in_smaller_type_than_in_one_arrangement() -> None:
    smaller = {one.name: one.size for one in pages() if one.size < (sizes_before().get(one.name) or 0)}
    assert smaller == {}


def test_no_line_ends_between_a_number_and_its_unit_or_month() -> None:
    assert {one.name: one.parted for one in pages() if one.parted} == {}


def test_hardly_a_paragraph_ends_in_a_line_of_one_word() -> None:
    before = sum(was.get("runts") or 0 for was in kept().values())
    ends = [(one.name, end) for one in pages() for end in one.runts]
    assert len(ends) <= before / 10, ends


def test_no_title_ends_in_a_line_of_one_word() -> None:
    assert [(one.name, end) for one in pages() for end in one.short_titles] == []


def test_text_is_set_in_lines_that_are_well_read() -> None:
    assert {one.name: one.measure for one in pages() if one.measure and one.measure > 78} == {}


def test_no_column_is_short_by_more_than_a_sixth_of_the_page() -> None:
    assert {one.name: one.blank.columns for one in pages() if one.blank.columns > 0.16} == {}
