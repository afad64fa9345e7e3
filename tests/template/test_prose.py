"""Inline Markdown: three marks, and everything else as typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluf.brief.field_values import is_allowed
from bluf.template.prose import bad_links, markup, plain


def test_two_asterisks_make_bold_and_one_makes_italic() -> None:
    assert markup("a **b** *c* ***d***") == ("a <strong>b</strong> <em>c</em> <em><strong>d</strong></em>")


def test_brackets_and_parentheses_make_a_link() -> None:
    assert markup("see [the *page*](https://example.org/a?b=1&c=2)") == (
        'see <a href="https://example.org/a?b=1&amp;c=2">the <em>page</em></a>'
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


def test_a_less_than_sign_and_an_ampersand_are_escaped() -> None:
    assert markup("a < b & c > d") == "a &lt; b &amp; c &gt; d"


@pytest.mark.parametrize(
    ("typed", "shown"), [(r"\*", "*"), (r"\[", "["), (r"\]", "]"), (r"\\", "\\"), (r"\[a](b)", "[a](b)")]
)
def test_a_backslash_takes_the_meaning_from_four_characters(typed: str, shown: str) -> None:
    assert markup(typed) == shown


def test_an_escaped_asterisk_does_not_open_italics() -> None:
    assert markup(r"\*not italic*") == "*not italic*"


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
def test_text_without_a_mark_is_only_escaped(text: str) -> None:
    from markupsafe import escape

    assert markup(text) == str(escape(text))


@given(st.text(alphabet="*[]()\\ab_<&", max_size=40))
def test_any_mixture_of_marks_gives_well_formed_markup(text: str) -> None:
    from xml.etree import ElementTree

    ElementTree.fromstring(f"<p>{markup(text)}</p>")
