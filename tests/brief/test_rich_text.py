"""Inline Markdown: three marks, and everything else as typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluf.brief.addresses import is_allowed
from bluf.brief.rich_text import in_paragraphs, rich_text
from bluf.ground.located import Located
from bluf.ground.text_map import TextMap
from bluf.problems.field_path import FieldPath
from tests.brief.rich import bad_links, markup, plain


def test_two_asterisks_make_bold_and_one_makes_italic() -> None:
    assert markup("a **b** *c* ***d***") == ("a <strong>b</strong> <em>c</em> <strong><em>d</em></strong>")


def test_brackets_and_parentheses_make_a_link() -> None:
    assert markup("see [the *page*](https://example.org/a?b=1&c=2)") == (
        'see <a href="https://example.org/a?b=1&amp;c=2">the </a>'
        '<a href="https://example.org/a?b=1&amp;c=2"><em>page</em></a>'
    )


@pytest.mark.parametrize(
    "typed",
    [
        "snake_case and __dunder__ and _this_",
        "2 * 3 * 4",
        "# 1. - > ~~~ ``` `code`",
        "<b>bold</b> <script>alert(1)</script>",
        "&amp; &lt; &#65; R&D",
        "https://example.org and <https://example.org>",
        "{{ 7*7 }} {% raw %}",
        r"C:\new\table \_ \( \`",
        "[a] [b][c] [see](not a link)",
        "a  \nb",
    ],
)
def test_whatever_else_is_markdown_or_html_stays_as_typed(typed: str) -> None:
    assert plain(typed) == " ".join(typed.split())


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (r"\*not italic*", "*not italic*"),
        (r"a **bold\** word", "a **bold** word"),
        (r"\[a](https://example.org)", "[a](https://example.org)"),
        (r"[a\](https://example.org)", "[a](https://example.org)"),
        (r"\*a* *b*", "*a* <em>b</em>"),
        (r"\\*a*", r"\*a*"),
        (r"\* no bullet", "* no bullet"),
    ],
)
def test_a_backslash_takes_the_meaning_from_a_mark_and_is_not_shown(typed: str, shown: str) -> None:
    assert markup(typed) == shown


@pytest.mark.parametrize(
    "typed",
    [
        r"\\fileserver\plans and E:\[drafts]\x\\",
        r"\[1\] and 4\*5, \* alone, C:\*.* and \\",
        r"\sum_{i} \beta \\ \# \(",
    ],
)
def test_a_backslash_before_what_marks_nothing_is_one(typed: str) -> None:
    assert markup(typed) == typed


@pytest.mark.parametrize(
    "typed",
    [
        "7*8*9 cm",
        "x*y*z",
        "the 3 m*4 m*5 m room, (1+2)*(3+4)*(5), 5%*6%*7%",
        "2**8 and 3**4**5 and n**2 + m**2",
        "Rates* exclude duty*, fees** and ports**.",
        "*.* and *.txt",
        "**** and ** and *",
        "*open and **open too",
        "[2] shown; [sic]; (see [map] (sheet 4))",
    ],
)
def test_asterisks_and_brackets_that_mark_nothing_are_printed(typed: str) -> None:
    assert markup(typed) == typed


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("**Note:**the quay", "<strong>Note:</strong>the quay"),
        ("**quay**side", "<strong>quay</strong>side"),
        ("be**low**stairs", "be<strong>low</strong>stairs"),
        ("**a** **b**", "<strong>a</strong> <strong>b</strong>"),
        ("(*so*), “*so*”", "(<em>so</em>), “<em>so</em>”"),
        ("[**b**](https://e.org)", '<a href="https://e.org"><strong>b</strong></a>'),
    ],
)
def test_marks_are_read_as_their_author_means_them(typed: str, shown: str) -> None:
    assert markup(typed) == shown


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "page", "//host/x"])
def test_a_link_of_another_scheme_is_reported_and_not_made(url: str) -> None:
    (link,) = bad_links(f"see [it]({url})")

    assert "https://" in link.fault
    assert "href" not in markup(f"see [it]({url})")


def test_a_link_with_a_title_is_reported_as_the_title_would_be_lost() -> None:
    assert [link.fault for link in bad_links('[a](https://example.org "more")')] == [
        "a link's title would not be shown"
    ]


@pytest.mark.parametrize(
    "text", ["[](https://example.org)", "[ ](https://example.org)", "[a](https://a.org) [](http://b.org)"]
)
def test_a_link_without_words_is_reported(text: str) -> None:
    assert [link.fault for link in bad_links(text)] == ["a link needs words to be seen by"]


def test_an_address_longer_than_a_pdf_can_hold_is_reported_in_short() -> None:
    (link,) = bad_links(f"[a](https://example.org/{'x' * 2000})")

    assert link.fault == "a link has at most 2,000 characters"
    assert len(link.url) < 50


def test_links_that_can_be_set_are_not_reported() -> None:
    assert bad_links("[a](https://example.org) [b](http://example.org) [c](mailto:a@example.org)") == ()


@pytest.mark.parametrize("url", ["https://", "mailto:", "ftp://example.org", "https//example.org", "http://[", ""])
def test_an_address_without_host_or_of_another_scheme_is_not_allowed(url: str) -> None:
    assert not is_allowed(url)


def test_plain_words_have_no_marks_and_one_space_between_them() -> None:
    assert plain("  **a**\n  b\u00a0c [d](https://example.org) ") == "a b\u00a0c d"


@given(st.text(alphabet=st.characters(exclude_characters="*[\\", exclude_categories=["Cs", "Cc"])))
def test_text_without_a_mark_is_as_typed(text: str) -> None:
    assert rich_text(Located(text)).words == text


@given(st.text(alphabet="*[]()\\ab1 .", max_size=30), st.integers(0, 50))
def test_each_word_is_mapped_to_where_it_was_typed(text: str, start: int) -> None:
    rich = rich_text(Located(text, origin=TextMap.exact(start, len(text))))

    assert [run.start for run in rich.runs] == [0, *(run.end for run in rich.runs)][: len(rich.runs)]
    for at, char in enumerate(rich.words):
        assert rich.words.origin is not None
        first, last = rich.words.origin.span(at, at + 1) or (0, 0)
        assert text[first - start : last - start] in (char, f"\\{char}")


@pytest.mark.parametrize(
    ("typed", "marked"),
    [
        ("see [it](ftp://a.org) now", "ftp://a.org"),
        ("[a](https://a.org) [](https://b.org)", "[](https://b.org)"),
        ("[a]( <x> )", "<x>"),
        ("[a]()", "[a]()"),
    ],
)
def test_of_a_link_that_can_t_be_set_the_address_is_marked_or_all_of_it(typed: str, marked: str) -> None:
    (link,) = bad_links(typed)

    assert typed[link.start : link.end] == marked


def test_the_places_of_paragraphs_are_joined_once(monkeypatch: pytest.MonkeyPatch) -> None:
    typed = "a *b*\n\n" * 50
    located = Located(typed, FieldPath("text"), TextMap.exact(0, len(typed)))
    monkeypatch.setattr(Located, "followed_by", None)  # it would copy all that stands before, for each

    assert str(in_paragraphs(located).words) == "a b\n\n" * 50
