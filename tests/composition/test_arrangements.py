"""What holds of every arrangement of every brief: its words, how it is compressed and grown, which is chosen."""

import itertools
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

import bluf
from bluf.document import Document, Step
from bluf.layout import Layout
from bluf.problems import BriefError
from tests.composition.corpus import briefs
from tests.composition.random_briefs import decided, fields, printed, read, words_of

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
RANDOM = settings(deadline=None, max_examples=15, suppress_health_check=SLOW)
SOME = [path for path in briefs() if path.stem in ("full-brief-a4", "french-note", "numbers-and-units", "dense")]


def arranged(document: Document) -> Iterator[Document]:
    """Yield a document in each of the arrangements that its template lists, one at a time."""
    yield replace(document, others=())
    yield from document.others


@RANDOM
@given(fields().map(decided))
def test_an_arrangement_neither_loses_nor_repeats_a_word(given_fields: dict[str, Any]) -> None:
    brief = read(given_fields)
    names = [actor["name"] for actor in given_fields.get("actors", ())]
    speakers = [quote["speaker"] for quote in given_fields.get("quotes", ())]
    shared = {word for name in names if name in speakers for word in words_of(name)}
    wanted = set(words_of(str(given_fields)))
    for document in arranged(bluf.compose(brief)):
        counted = Counter(printed(document))
        assert set(counted) == wanted, document.arrangement
        assert {word for word, count in counted.items() if count > 1} <= shared, document.arrangement
        # A speaker is named once as an actor, and at most once more with each quote.
        for name in names:
            assert all(counted[word] <= 1 + speakers.count(name) for word in words_of(name)), document.arrangement


@RANDOM
@given(fields().map(decided))
def test_a_brief_is_refused_only_if_no_arrangement_holds_it(given_fields: dict[str, Any]) -> None:
    document = bluf.compose(read(given_fields))
    assert fits(document) == any(fits(each) for each in arranged(document))


def fits(document: Document) -> bool:
    try:
        return bluf.fit(document).fits
    except BriefError:
        return False


@RANDOM
@given(fields().map(decided))
def test_a_more_compressed_step_of_an_arrangement_is_never_taller(given_fields: dict[str, Any]) -> None:
    for document in arranged(bluf.compose(read(given_fields))):
        assert_monotone(document)


@pytest.mark.parametrize("path", SOME, ids=lambda path: path.stem)
def test_a_more_compressed_step_of_a_brief_of_the_corpus_is_never_taller(path: Path) -> None:
    for document in arranged(bluf.compose(bluf.load(path))):
        assert_monotone(document)


def assert_monotone(document: Document) -> None:
    """Of the ladder a later step is never taller in the frame's height, and of the growth never less tall."""
    layout = Layout(document)

    def over(step: Step) -> float:
        frame = layout.at(step)
        return frame.used + frame.reserve - frame.rect.height

    ladder = [list(steps) for _, steps in itertools.groupby(document.sheet.ladder, key=lambda s: (s.margins, s.size))]
    growth = [list(steps) for _, steps in itertools.groupby(document.sheet.growth, key=lambda s: s.size)]
    at = document.arrangement
    for steps in ladder:
        assert_falling([over(step) for step in steps], at)
    assert_falling([over(steps[-1]) for steps in ladder], at)
    for steps in growth:
        assert_falling([-over(step) for step in steps], at)
    assert_falling([-over(steps[0]) for steps in growth], at)


def assert_falling(heights: list[float], arrangement: str) -> None:
    assert all(a >= b - 1e-6 for a, b in itertools.pairwise(heights)), (arrangement, heights)
