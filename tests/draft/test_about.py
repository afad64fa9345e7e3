"""What a source says of itself: title, publisher, date, address, language."""

import datetime
from pathlib import Path

import pytest

from bluf.draft.about import date_in, timestamp
from bluf.draft.article import Article, read_article
from bluf.writers.pdf import write_pdf
from tests.writers.samples import page, para

BODY = "\n\nA third of the wall fell into the sea on Sunday night, and 12 boats were lost, the port said.\n"


def about(tmp_path: Path, name: str, text: str | bytes) -> dict[str, object]:
    path = tmp_path / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    article = read_article(path, name, "article")
    assert isinstance(article, Article)
    found = article.about
    return {
        key: value.value
        for key in ("title", "publisher", "date", "url", "lang")
        if (value := getattr(found, key)) is not None
    }


DAY = datetime.date(2026, 5, 4)


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("The wall falls", {"title": "The wall falls"}),
        ("The wall falls\ninto the sea", {"title": "The wall falls into the sea"}),
        ("The wall falls\n\nBy Ida Lund\nMay 4, 2026", {"title": "The wall falls", "date": DAY}),
        ("PRESS RELEASE\n\nThe wall falls\n\nOstvik, 4 May 2026", {"title": "The wall falls", "date": DAY}),
        (
            "Ministry of Ports\n4 May 2026\n\nThe wall falls",
            {"title": "The wall falls", "date": DAY, "publisher": "Ministry of Ports"},
        ),
        (
            "The wall falls\n\nBy Ida Lund\nThe Northern Courier\n4 May 2026",
            {"title": "The wall falls", "date": DAY, "publisher": "The Northern Courier"},
        ),
        (
            "Title: The wall falls\nDate: 2026-05-04\nSource: Northwire\nURL: https://n.example/1",
            {"title": "The wall falls", "date": DAY, "publisher": "Northwire", "url": "https://n.example/1"},
        ),
        ("The wall falls\nBy Ida Lund", {"title": "The wall falls"}),
        ("House Committee on Ports — Hearing, 4 May 2026", {"date": DAY}),
        ("The wall falls\n\n4/5/2026", {"title": "The wall falls"}),
    ],
)
def test_the_first_lines_of_a_text(tmp_path: Path, opening: str, expected: dict[str, object]) -> None:
    assert about(tmp_path, "a.txt", opening + BODY) == expected


def test_a_dateline_gives_publisher_and_date(tmp_path: Path) -> None:
    text = "The wall falls\n\nOSTVIK, May 4, 2026 (Northwire) - A third of the wall fell into the sea on Sunday.\n"

    assert about(tmp_path, "a.txt", text) == {"title": "The wall falls", "publisher": "Northwire", "date": DAY}


def test_a_date_in_running_prose_is_not_the_article_s(tmp_path: Path) -> None:
    assert "date" not in about(
        tmp_path, "a.txt", "The wall falls\n\nThe wall fell into the sea on 4 May 2026, it said.\n"
    )


def test_front_matter_goes_before_the_text(tmp_path: Path) -> None:
    front = "title: 'The wall: a story'\ndate: 2026-05-04T10:00\nsource: Northwire\nlang: en-GB"
    text = f"---\n{front}\n---\n# Other\n\n1 June 2026"

    assert about(tmp_path, "a.md", text + BODY) == {
        "title": "The wall: a story",
        "date": DAY,
        "publisher": "Northwire",
        "lang": "en-GB",
    }


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="og:site_name" content="Northwire">'
        '<meta property="article:published_time" content="2026-05-04">',
        '<meta name="dc.publisher" content="Northwire"><meta name="DC.date" content="4 May 2026">',
        '<script type="application/ld+json">[{"@type":["NewsArticle"],"datePublished":"2026-05-04T23:00:00Z",'
        '"publisher":{"name":"Northwire"}}]</script>',
        "<title>The wall falls | Northwire</title><meta name='date' content='20260504'>",
    ],
)
def test_a_page_s_metadata(tmp_path: Path, head: str) -> None:
    text = f"<html lang=en><head>{head}</head><body><h1>The wall falls</h1><p>{BODY}</p></body></html>"

    assert about(tmp_path, "a.html", text) == {
        "title": "The wall falls",
        "publisher": "Northwire",
        "date": DAY,
        "lang": "en",
    }


def test_broken_metadata_is_passed_over(tmp_path: Path) -> None:
    text = (
        '<head><script type="application/ld+json">{"@type": "NewsArticle", </script>'
        '<link rel="canonical" href="javascript:alert(1)"><meta name="date" content="soon"></head>'
        f"<body><h1>The wall falls</h1><p>{BODY}</p></body>"
    )

    assert about(tmp_path, "a.html", text) == {"title": "The wall falls"}


def test_the_title_of_a_pdf_is_in_its_properties(tmp_path: Path) -> None:
    made = page(para("A third of the wall fell into the sea on Sunday night."))

    assert about(tmp_path, "a.pdf", write_pdf(made))["title"] == made.document.properties.title


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-05-04T10:00:00Z", DAY),
        ("D:20260504100000+02'00'", DAY),
        ("20260504", DAY),
        ("4 May 2026", DAY),
        ("2026-13-40", None),
        ("soon", None),
        ("", None),
    ],
)
def test_dates_as_machines_write_them(text: str, day: datetime.date | None) -> None:
    assert timestamp(text) == day


@pytest.mark.parametrize("text", ["4/5/2026", "4 May", "4 May 2026 to 6 May 2026", "31 June 2026", "2026"])
def test_what_is_not_one_whole_date_is_none(text: str) -> None:
    assert date_in(text) is None
