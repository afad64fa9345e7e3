"""Ranking: what a sentence has said weighs less in the next, and a long article takes little longer for it."""

from pathlib import Path

import pytest

from bluf.draft import ranking
from bluf.draft.article import Article, read_article
from bluf.draft.candidates import Candidate, candidates_of
from bluf.draft.spoken import quotes_of
from bluf.draft.weights import weights
from bluf.evidence.quotes import PreparedSource

ARTICLES = sorted((Path(__file__).parent / "articles").iterdir())


def source_of(path: Path) -> PreparedSource:
    article = read_article(path, path.name, "article")
    assert isinstance(article, Article)
    return article.text


def by_the_book(candidates: list[Candidate], source: PreparedSource) -> list[ranking.Ranked]:
    """Score every sentence that is left anew, take the best, and so on."""
    weigh = weights(source)
    left = list(candidates)
    found = []
    while left:
        scores = []
        for each in left:
            told = [word for word in ranking._words(each.text) if word in weigh]
            score = ranking._score(told, weigh, ranking._factors(each, len(candidates)))
            scores.append((score, -each.number, each))
        score, _, best = max(scores)
        found.append(ranking.Ranked(best, score))
        left.remove(best)
        ranking._weigh_less(weigh, ranking._words(best.text))
    return found


def test_each_sentence_is_the_best_of_those_left(tmp_path: Path) -> None:
    joined = tmp_path / "joined.txt"
    texts = [path.read_text(encoding="utf-8") for path in ARTICLES if path.suffix != ".html"]
    joined.write_text("\n\n".join(texts), encoding="utf-8")
    for path in (*ARTICLES, joined):
        source = source_of(path)
        candidates = candidates_of(source, quotes_of(source, "").taken)

        assert ranking.ranked(candidates, source) == by_the_book(candidates, source)


def test_a_sentence_is_scored_again_only_where_it_may_be_the_best(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "long.txt"
    path.write_text(
        "\n\n".join(
            f"The {one}{other} of {other}{one} was {one}ed and {other}ed before the {other}ing was {one}ing again."
            for one in ("port", "ship", "crew", "fuel", "night", "vote", "trade", "grain", "storm", "guard")
            for other in ("harbour", "council", "vessel", "region", "border", "winter", "market", "signal", "treaty")
        ),
        encoding="utf-8",
    )
    source = source_of(path)
    candidates = candidates_of(source, quotes_of(source, "").taken)
    scored: list[object] = []
    score = ranking._score

    def counting(*asked: object) -> float:
        scored.append(asked)
        return score(*asked)  # type: ignore[arg-type]

    monkeypatch.setattr(ranking, "_score", counting)
    ranking.ranked(candidates, source)

    assert len(candidates) == 90
    assert len(scored) < len(candidates) ** 2 / 4
