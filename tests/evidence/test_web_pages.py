"""Reading web pages: which part of a page is its article, and which parts of that are read."""

from pathlib import Path

import pytest

from bluf.sources import SourceText, read_source

LEAD = "The ferry to the outer islands will sail again on Monday, after five weeks in which the quay was rebuilt."
SAID = "“Nobody here has forgotten the winter,” said Rosa Lindqvist, who runs the shop beside the landing stage."
LAST = "The council has set aside another two million for the breakwater, and expects to ask for tenders in June."
STORY = f"<p>{LEAD}</p><p>{SAID}</p><p>{LAST}</p>"
NOTICE = (
    '<div class="note"><p>We and our partners store data on your device. You may object to that at any time.</p></div>'
)
NAMES = [
    "sidebar", "nav", "share", "ads", "banner", "modal", "menu", "comments", "pagination", "related", "newsletter",
]  # fmt: skip


def read(folder: Path, body: str) -> SourceText:
    """Read a page with this body."""
    path = folder / "page.html"
    path.write_text(f"<!DOCTYPE html><html><head><title>Site</title></head><body>{body}</body></html>", "utf-8")
    return read_source(path)


def paragraphs(source: SourceText) -> list[str]:
    """Return a source's paragraphs."""
    return source.text.split("\n\n")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("story", [STORY, f"<h1>Ferry</h1>{STORY}", f"<article>{STORY}</article>"])
def test_a_wrapper_of_the_article_is_read_whatever_its_name(tmp_path: Path, name: str, story: str) -> None:
    source = read(tmp_path, f'<div class="page {name} wide">{story}</div>{NOTICE}')

    assert {LEAD, SAID, LAST} <= set(paragraphs(source))


@pytest.mark.parametrize("wrapper", ['section id="menu"', 'aside class="x"', 'form method="post"', 'div role="dialog"'])
def test_a_wrapper_of_the_article_is_read_whatever_its_tag_or_role(tmp_path: Path, wrapper: str) -> None:
    source = read(tmp_path, f"<{wrapper}><h1>Ferry</h1>{STORY}</{wrapper.split()[0]}>{NOTICE}")

    assert {LEAD, SAID, LAST} <= set(paragraphs(source))


def test_wrappers_may_be_nested(tmp_path: Path) -> None:
    source = read(tmp_path, f'<div class="nav"><div id="modal"><div class="share">{STORY}</div></div></div>{NOTICE}')

    assert {LEAD, SAID, LAST} <= set(paragraphs(source))


def test_parts_of_an_article_that_are_all_named_as_if_they_stood_around_it_are_read(tmp_path: Path) -> None:
    parts = "".join(f'<div class="ads zone"><p>{text}</p></div>' for text in (LEAD, SAID, LAST))

    assert paragraphs(read(tmp_path, parts)) == [LEAD, SAID, LAST]


def test_within_such_a_wrapper_what_stands_around_the_article_is_still_left_out(tmp_path: Path) -> None:
    inner = f'<article><h1>Ferry</h1>{STORY}</article><div class="sidebar"><p>{NOTICE}</p></div>'
    source = read(tmp_path, f'<div class="content-sidebar-wrap">{inner}</div>')

    assert paragraphs(source) == ["Ferry", LEAD, SAID, LAST]


@pytest.mark.parametrize("name", NAMES)
def test_a_part_of_that_name_that_does_not_hold_most_of_the_text_is_left_out(tmp_path: Path, name: str) -> None:
    source = read(tmp_path, f'<h1>Ferry</h1>{STORY}<div class="{name}"><p>{LEAD.upper()}</p></div>')

    assert paragraphs(source) == ["Ferry", LEAD, SAID, LAST]


@pytest.mark.parametrize("name", ["has-sidebar", "no_share", "layout--with-menu", "without-ads"])
def test_a_name_that_says_what_a_part_has_does_not_say_what_it_is(tmp_path: Path, name: str) -> None:
    source = read(tmp_path, f'<article><p>{LEAD}</p><div class="{name}"><p>{SAID}</p></div><p>{LAST}</p></article>')

    assert paragraphs(source) == [LEAD, SAID, LAST]


@pytest.mark.parametrize("name", ["relatedLinks", "post_comments", "Footer", "share-bar"])
def test_a_name_may_be_one_of_several_words(tmp_path: Path, name: str) -> None:
    source = read(tmp_path, f'<article>{STORY}<div class="{name}"><p>{LEAD.upper()}</p></div></article>')

    assert paragraphs(source) == [LEAD, SAID, LAST]


@pytest.mark.parametrize("story", [f"<article>{STORY}</article>", f"<div><h1>Ferry</h1>{STORY}</div>"])
def test_comments_that_are_longer_than_the_article_are_not_taken_for_it(tmp_path: Path, story: str) -> None:
    comments = "".join(f"<p>Comment {number}: {LAST.upper()}</p>" for number in range(9))
    source = read(tmp_path, f'{story}<div id="comments">{comments}</div>')

    assert {LEAD, SAID, LAST} <= set(paragraphs(source))
    assert "Comment" not in source.text


def test_a_sidebar_that_is_longer_than_the_article_beside_it_is_left_out(tmp_path: Path) -> None:
    teasers = f"<p>Teaser: {LAST.upper()}</p>" * 5
    source = read(tmp_path, f'<div class="sidebar">{teasers}</div><article>{STORY}</article>')

    assert paragraphs(source) == [LEAD, SAID, LAST]


def test_text_that_stands_in_no_paragraph_counts_too(tmp_path: Path) -> None:
    story = f"<div><div>{LEAD}<br><br>{SAID}<br><br>{LAST}</div></div>"
    source = read(tmp_path, f'{story}<div class="x"><p>Imprint</p></div>')

    assert paragraphs(source) == [f"{LEAD} {SAID} {LAST}"]


def test_sections_that_share_an_article_out_are_all_read(tmp_path: Path) -> None:
    story = f"<section><p>{LEAD}</p><p>{SAID}</p></section><section><p>{LAST}</p></section>"

    assert paragraphs(read(tmp_path, f"<div>{story}</div>")) == [LEAD, SAID, LAST]


def test_a_lead_between_the_heading_and_the_article_is_read_and_nothing_before_or_after(tmp_path: Path) -> None:
    body = (
        f"<div><p>Before.</p></div><div><div>Before too.</div><h1>Ferry</h1><p>The lead.</p></div>"
        f'<div><div itemprop="articleBody">{STORY}</div><p>After.</p></div><div>After too.</div>'
    )

    assert paragraphs(read(tmp_path, body)) == ["Ferry", "The lead.", LEAD, SAID, LAST]


def test_a_heading_far_above_an_article_is_not_its_heading(tmp_path: Path) -> None:
    body = f"<h1>Site</h1><p>{LEAD.upper()}</p><p>{SAID.upper()}</p><article>{STORY}</article>"

    assert paragraphs(read(tmp_path, body)) == [LEAD, SAID, LAST]


def test_the_title_is_the_heading_that_belongs_to_the_article(tmp_path: Path) -> None:
    source = read(tmp_path, f"<h1>The Site</h1><div><h1>Ferry</h1></div><article>{STORY}</article>")

    assert source.title == "Ferry"


def test_a_block_of_links_in_an_article_is_left_out(tmp_path: Path) -> None:
    links = (
        '<div><h4>More</h4><ul><li><a href="/a">The old quay</a></li><li><a href="/b">The new one</a></li></ul></div>'
    )

    assert paragraphs(read(tmp_path, f"<article>{STORY}{links}</article>")) == [LEAD, SAID, LAST]


def test_a_line_that_is_a_link_is_read(tmp_path: Path) -> None:
    source = read(tmp_path, f'<article>{STORY}<p><a href="/a">The ferry</a> <a href="/b">will sail</a></p></article>')

    assert paragraphs(source)[-1] == "The ferry will sail"


LINK = '<a href="/more">Why the quay sank</a>'
BOXES = [
    f'<div class="related"><p>Read on: {LINK}</p></div>',
    f'<div class="k-box">{LINK}</div>',
    f"<div><b>See also</b><ul><li>{LINK}</li><li>{LINK}</li></ul></div>",
    f"<ul><li>{LINK}</li><li>{LINK}</li></ul>",
    f"<aside><p>{LINK}</p></aside>",
    f'<section class="promo"><h3>Read on</h3><p>{LINK}</p></section>',
    f"<table><tr><td>{LINK}</td></tr></table>",
    f'<span class="related">{LINK}</span>',
    "<figure><figcaption>The quay</figcaption></figure>",
]


@pytest.mark.parametrize("box", BOXES)
@pytest.mark.parametrize(
    "parted",
    [
        "<p>She said “we have {box} not forgotten it” on Sunday.</p>",
        "<p>She said “we have</p>\n{box}\n<p>not forgotten it” on Sunday.</p>",
        "<div>She said “we have {box} not forgotten it” on Sunday.</div>",
    ],
    ids=["in one", "between two", "in a div"],
)
def test_a_paragraph_that_a_box_parts_is_one(tmp_path: Path, box: str, parted: str) -> None:
    source = read(tmp_path, f"<article>{parted.format(box=box)}{STORY}</article>")

    assert paragraphs(source) == ["She said “we have not forgotten it” on Sunday.", LEAD, SAID, LAST]


def test_a_name_may_follow_a_box_within_a_paragraph(tmp_path: Path) -> None:
    source = read(tmp_path, f"<article><p>So said Rosa {BOXES[1]} Lindqvist on Sunday.</p>{STORY}</article>")

    assert paragraphs(source)[0] == "So said Rosa Lindqvist on Sunday."


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>The ferry will sail.</p>", "<p>so the council says.</p>"),
        ("<p>The ferry will sail</p>", "<p>Nobody has forgotten it.</p>"),
        ("<h2>the ferry will sail</h2>", "<p>says the council.</p>"),
        ("<ul><li>the ferry</li></ul>", "<p>says the council.</p>"),
    ],
)
def test_two_paragraphs_with_a_box_between_them_stay_two(tmp_path: Path, before: str, after: str) -> None:
    source = read(tmp_path, f"<article>{before}{BOXES[0]}{after}{STORY}</article>")

    assert len(paragraphs(source)) == 5


def test_paragraphs_with_no_box_between_them_stay_two(tmp_path: Path) -> None:
    source = read(tmp_path, f"<article><p>the ferry</p><p>and the quay</p>{STORY}</article>")

    assert paragraphs(source)[:2] == ["the ferry", "and the quay"]


def test_a_paragraph_does_not_run_on_from_a_quotation(tmp_path: Path) -> None:
    quoted = "<blockquote><p>we wait</p></blockquote>"
    source = read(tmp_path, f"<article><p>She said</p>{quoted}{BOXES[0]}<p>and left</p>{STORY}</article>")

    assert paragraphs(source)[:3] == ["She said", "“we wait”", "and left"]


def test_a_quotation_in_a_quotation_is_the_speech(tmp_path: Path) -> None:
    quoted = "<blockquote><p>He said:</p><blockquote><p>we wait</p></blockquote><p>and left</p></blockquote>"
    source = read(tmp_path, f"<article>{quoted}{STORY}</article>")

    assert paragraphs(source)[:3] == ["He said:", "“we wait”", "and left"]


def test_both_parts_of_a_parted_paragraph_keep_their_lines(tmp_path: Path) -> None:
    source = read(tmp_path, f"\n<article><p>We have</p>\n{BOXES[0]}\n<p>not\nforgotten.</p>{STORY}</article>")

    assert [source.place(source.text.index(words)).line for words in ("We have", "not", "forgotten")] == [2, 4, 5]


def test_a_wrapper_that_nobody_sees_is_not_read(tmp_path: Path) -> None:
    source = read(tmp_path, f'<div style="display: none">{STORY.upper()}</div><div hidden>{STORY}</div><p>Seen.</p>')

    assert source.text == "Seen."
