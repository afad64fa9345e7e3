"""Sources for the tests of evidence."""

from pathlib import Path

import pytest

from bluf.evidence.judgement import UNSAID, Origin
from bluf.evidence.quotes import PreparedSource, prepared
from bluf.sources.plain import blocks_of_plain
from bluf.sources.source_text import source_text

ARTICLES = Path(__file__).parent / "articles"


def source_of(text: str, origin: Origin = UNSAID) -> PreparedSource:
    """Prepare plain text as a source; `origin` is what a brief says of it."""
    return prepared(source_text(blocks_of_plain(text)), origin)


@pytest.fixture(scope="session")
def harbour() -> PreparedSource:
    """An article with speeches of every kind."""
    return source_of((ARTICLES / "harbour.txt").read_text(encoding="utf-8"))
