"""Prose is read as markdown-it reads its three marks, in time that grows with its length and no faster."""

import sys
from collections.abc import Iterator
from types import FrameType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.emphasis import tokenize

from bluf.template.inline_markdown import Kind, Token, tokens


def _asterisks(state: StateInline, silent: bool) -> bool:
    return state.src[state.pos] == "*" and tokenize(state, silent)


def _backslash(state: StateInline, silent: bool) -> bool:
    place = state.pos + 1
    if state.src[state.pos] != "\\" or place >= state.posMax or state.src[place] not in "*[]\\":
        return False
    if not silent:
        state.push("text_special", "", 0).content = state.src[place]
    state.pos = place + 1
    return True


def reference() -> MarkdownIt:
    parser = MarkdownIt("zero").enable(["emphasis", "link"])
    parser.inline.ruler.before("emphasis", "backslash", _backslash)
    parser.inline.ruler.at("emphasis", _asterisks)
    parser.validateLink = lambda url: True  # type: ignore[method-assign] # noqa: ARG005
    return parser


REFERENCE = reference()
KINDS = {
    "strong_open": Kind.STRONG,
    "strong_close": Kind.END_STRONG,
    "em_open": Kind.EM,
    "em_close": Kind.END_EM,
    "link_open": Kind.LINK,
    "link_close": Kind.END_LINK,
}


def as_markdown_it_reads(text: str) -> Iterator[Token]:
    words = ""
    for token in REFERENCE.parseInline(text)[0].children or []:
        if token.type not in KINDS:
            words += token.content
            continue
        if words:
            yield Token(Kind.WORDS, words)
            words = ""
        yield Token(KINDS[token.type], str(token.attrs.get("href", "")), str(token.attrs.get("title", "")))
    if words:
        yield Token(Kind.WORDS, words)


pieces = st.sampled_from(
    [
        *(
            "*",
            "**",
            "***",
            "[",
            "]",
            "](",
            "(",
            ")",
            "a",
            "b c",
            " ",
            "\\",
            ".",
            "«",
            "\u00a0",
            "é",
            "<",
            ">",
            '"',
            "'",
        ),
        *("](https://e.org/x)", "[a](mailto:a@e.org)", "&amp;", "%20", "%2", "\n"),
    ]
)


@given(st.lists(pieces, max_size=20).map("".join))
def test_any_text_is_read_as_markdown_it_reads_it(text: str) -> None:
    found = [Token(token.kind, token.text, "" if not token.title else "t") for token in tokens(text)]

    assert found == [
        Token(token.kind, token.text, "" if not token.title else "t") for token in as_markdown_it_reads(text)
    ]


def test_an_address_is_made_such_as_can_be_followed() -> None:
    (link, *_) = tokens(r"[a](https://bücher.example/é%20&amp;\(x\))")

    assert link.text == "https://xn--bcher-kva.example/%C3%A9%20&(x)"


def test_parentheses_in_an_address_go_eight_deep() -> None:
    deep, deeper = "(" * 8 + ")" * 8, "(" * 9 + ")" * 9

    assert tokens(f"[a](x{deep})")[0].kind is Kind.LINK
    assert tokens(f"[a](x{deeper})")[0].kind is Kind.WORDS


def lines_run(text: str) -> int:
    """Return how many lines of code reading a text takes."""
    count = 0

    def trace(_frame: FrameType, event: str, _argument: object) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        tokens.__wrapped__(text)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize(
    "unit",
    [
        "[",
        "[a](",
        "[a](b",
        "*a ",
        "**a *b ",
        "a** *b** ",
        "*_*_",
        "[[]",
        '[a](b "',
        "[a](<",
        "![[x](u) ",
        "\\*",
        "a**b**c* ",
    ],
)
def test_reading_four_times_as_much_takes_four_times_as_many_steps(unit: str) -> None:
    tokens.__wrapped__("[a](x y)")  # what is imported once is not counted

    assert lines_run(unit * 1_600) < 5 * lines_run(unit * 400)
