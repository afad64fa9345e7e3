"""Drafts of the corpus hold what docs/drafting.md promises."""

from functools import cache

import pytest

from tests.conftest import PROJECT
from tests.draft.measure import CORPORA, Measured, measure, row


@cache
def measured(corpus: str) -> Measured:
    return measure(CORPORA[corpus])


@pytest.mark.parametrize("corpus", CORPORA)
class TestOnEveryCorpus:
    def test_nearly_every_quote_is_found(self, corpus: str) -> None:
        assert measured(corpus).quotes >= 15
        assert measured(corpus).recall >= 0.95, measured(corpus).missed

    def test_nearly_every_speaker_is_the_right_one(self, corpus: str) -> None:
        assert measured(corpus).right >= 0.9, measured(corpus).missed

    def test_no_speaker_or_actor_is_made_up(self, corpus: str) -> None:
        assert measured(corpus).actors > 8
        assert measured(corpus).invented == []

    def test_every_quote_comes_out_verified(self, corpus: str) -> None:
        assert measured(corpus).verified == measured(corpus).drafted > 15

    def test_the_docs_show_these_figures(self, corpus: str) -> None:
        assert row(corpus, measured(corpus)) in (PROJECT / "docs" / "drafting.md").read_text(encoding="utf-8")


def test_the_corpus_has_articles_of_many_kinds() -> None:
    assert sum(measured(corpus).articles for corpus in CORPORA) >= 12
