"""A new brief's file: what can't be made of a name or an article is told, and leaves nothing behind."""

from pathlib import Path

import pytest

import bluf
from bluf.editor.creating import MAX_ARTICLE, create


def refusal(path: Path, article: str | None = None) -> str:
    with pytest.raises(bluf.BriefError) as refused:
        create(path, "standard", article)
    assert list(path.parent.rglob("*.*")) == []
    return refused.value.problems[0].message


@pytest.mark.parametrize("article", [None, "A sentence of an article that is long enough to be one."])
def test_a_name_that_is_too_long_for_a_file_is_told(tmp_path: Path, article: str | None) -> None:
    assert "can't be written" in refusal(tmp_path / f"{'n' * 300}.yaml", article)


def test_an_article_is_drafted_from_up_to_a_limit(tmp_path: Path) -> None:
    assert refusal(tmp_path / "x.yaml", "é" * (MAX_ARTICLE // 2 + 1)) == "an article may have at most 1 MiB"
