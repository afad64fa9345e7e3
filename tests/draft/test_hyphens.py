"""A hyphen at a line end is taken out of a draft only where the source shows that it is none of the word's."""

from pathlib import Path

import pytest

from bluf.draft.article import Article, read_article
from bluf.draft.spoken import quotes_of


def text_of(tmp_path: Path, text: str) -> str:
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    article = read_article(path, path.name, "a")
    assert isinstance(article, Article)
    return article.text.source.text


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("The har-\nbour is shut, and a harbour it was.", "The harbour is shut, and a harbour it was."),
        ("The har-\nbour is shut.", "The har-bour is shut."),
        ("A cross-\nriver line. The cross-river line is new.", "A cross-river line. The cross-river line is new."),
        ("An on-\nshore farm. Onshore and on-shore are one.", "An on-shore farm. Onshore and on-shore are one."),
        ("The Vice-\nPresident spoke.", "The Vice-President spoke."),
        ("The har\u00ad\nbour is shut.", "The harbour is shut."),
    ],
)
def test_a_hyphen_stays_where_it_cannot_be_judged(tmp_path: Path, text: str, read: str) -> None:
    assert text_of(tmp_path, text) == read


def test_a_quote_with_a_hyphen_that_stayed_is_verified_and_knows_its_line(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text('A note.\n\n"We want a cross-\nriver line by the spring," said Ida Lund.\n', encoding="utf-8")
    article = read_article(path, path.name, "a")
    assert isinstance(article, Article)
    (quote,) = quotes_of(article.text, "a").taken

    assert (quote.text, quote.speaker) == ("We want a cross-river line by the spring.", "Ida Lund")
    assert str(quote.place) == "line 3"
