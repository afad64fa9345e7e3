"""The author that a page names, who may be whose words the whole text is."""

import pytest

from bluf.evidence.quotes import judge, prepared
from tests.sources.conftest import Read


def linked(author: str, kind: str = "NewsArticle") -> str:
    return f'<script type="application/ld+json">{{"@type": "{kind}", "author": {author}}}</script>'


@pytest.mark.parametrize(
    ("head", "author"),
    [
        ('<meta name="author" content="Ana Lind">', "Ana Lind"),
        ('<meta name="author" content="  By Ana&nbsp;Lind ">', "Ana Lind"),
        ('<meta property="article:author" content="Ana Lind">', "Ana Lind"),
        ('<meta property="article:author" content="https://x.example/ana"><meta name="author" content="Bo">', "Bo"),
        (linked('{"@type": "Person", "name": "Ana Lind"}'), "Ana Lind"),
        (linked('"Ana Lind"', "BlogPosting"), "Ana Lind"),
        (linked('[{"name": "Zo&euml; Lind"}]'), "Zoë Lind"),
        (linked('{"name": "Ana Lind"}') + '<meta name="author" content="The Harbour Post">', "Ana Lind"),
        ('<link><span itemprop="author"><b itemprop="name">Ana Lind</b>, reporter</span>', "Ana Lind"),
        ('<span itemprop="author">Ana Lind</span>', "Ana Lind"),
        (linked('[{"name": "Ana Lind"}, {"name": "Bo Ek"}]'), None),
        (linked('{"name": "Ana Lind"}', "Product"), None),
        (linked("{"), None),
        ('<meta name="author" content="Ana Lind and Bo Ek">', None),
        ('<meta name="author" content="Ana Lind, Bo Ek">', None),
        ('<meta name="author" content="ana@x.example">', None),
        ('<meta name="author" content="user123">', None),
        ('<meta name="author" content="">', None),
        (f'<meta name="author" content="{"a" * 90}">', None),
        ("", None),
    ],
)
def test_a_page_s_author_is_the_one_name_that_it_gives(read: Read, head: str, author: str | None) -> None:
    page = f"<html><head>{head}</head><body><article><p>We dredge the quay in May.</p></article></body></html>"

    assert read("a.html", page).author == author


def test_the_words_of_a_page_are_confirmed_as_its_author_s(read: Read) -> None:
    page = '<meta name="author" content="Ana Lind"><article><p>I have lived here long, and the harbour is dying.</p>'
    source = prepared(read("a.html", page))

    assert judge("the harbour is dying", "Ana Lind", source).speaker_confirmed
    assert not judge("the harbour is dying", "Bo Ek", source).speaker_confirmed


def test_the_author_is_no_part_of_the_digest(read: Read) -> None:
    page = "<html><head>{}</head><body><p>We dredge.</p></body></html>"
    named = read("a.html", page.format('<meta name="author" content="Ana Lind">'))

    assert named.sha256 == read("b.html", page.format("")).sha256


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_a_text_names_no_author(read: Read, name: str) -> None:
    assert read(name, "We dredge.").author is None
