"""Prose is read as markdown-it reads its three marks, in time that grows with its length and no faster."""

import re
from collections.abc import Iterable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter

from bluf.brief.inline_markdown import Kind, Token, escaped, tokens
from tests.steps import lines_run


def _asterisks(state: StateInline, silent: bool) -> bool:
    """Read asterisks as markdown-it does, but for what may begin and end something."""
    if silent or state.src[state.pos] != "*":
        return False
    scanned = state.scanDelims(state.pos, True)
    start, end = state.pos, state.pos + scanned.length
    before = state.src[start - 1] if start else " "
    after = state.src[end] if end < state.posMax else " "
    several = scanned.length > 1
    touched = (before.isalnum() or (not several and before in ")]")) and (
        after.isalnum() or (not several and after in "([")
    )
    is_tight = touched and (not several or before.isdigit() or after.isdigit())
    for _ in range(scanned.length):
        token = state.push("text", "", 0)
        token.content = "*"
        closes = scanned.can_close or (several and not before.isspace())
        state.delimiters.append(
            Delimiter(
                marker=ord("*"),
                length=scanned.length,
                token=len(state.tokens) - 1,
                end=-1,
                open=scanned.can_open and not is_tight,
                close=closes and not is_tight,
            )
        )
    state.pos = end
    return True


def reference() -> MarkdownIt:
    parser = MarkdownIt("zero").enable(["emphasis", "link"])
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
            "2",
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


def joined(found: Iterable[Token]) -> list[Token]:
    """Return tokens, words that stand together as one, and of a link's title only whether there is one."""
    made: list[Token] = []
    for token in found:
        if token.kind is Kind.WORDS and made and made[-1].kind is Kind.WORDS:
            made[-1] = Token(Kind.WORDS, made[-1].text + token.text)
        else:
            made.append(Token(token.kind, token.text, "t" if token.title else ""))
    return made


@given(st.lists(pieces, max_size=20).map("".join).filter(lambda text: not re.search(r"\*[^\w*]{1,2}\*", text)))
def test_any_text_is_read_as_markdown_it_reads_it(text: str) -> None:
    assert joined(tokens(text)) == joined(as_markdown_it_reads(text))


@given(st.text("*a1.[]( )", max_size=30))
def test_escaped_text_is_printed_as_it_is(text: str) -> None:
    found = tokens(escaped(text))

    if not any(token.kind is Kind.LINK for token in tokens(text)):
        assert "".join(token.text for token in found) == text


@given(st.lists(st.sampled_from(["*", "**", "\\", "[", "](x)", "a", "2", " ", "."]), max_size=16).map("".join))
def test_each_token_knows_what_was_typed_for_it(text: str) -> None:
    found = tokens(text)

    assert "".join(text[token.start : token.end] for token in found) == text
    for token in found:
        if token.kind is Kind.WORDS:
            assert text[token.start : token.end] in (token.text, f"\\{token.text}")


def test_an_address_is_made_such_as_can_be_followed() -> None:
    (link, *_) = tokens(r"[a](https://bücher.example/é%20&amp;\(x\))")

    assert link.text == "https://xn--bcher-kva.example/%C3%A9%20&(x)"


def test_parentheses_in_an_address_go_eight_deep() -> None:
    deep, deeper = "(" * 8 + ")" * 8, "(" * 9 + ")" * 9

    assert tokens(f"[a](x{deep})")[0].kind is Kind.LINK
    assert tokens(f"[a](x{deeper})")[0].kind is Kind.WORDS


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
    tokens("[a](x y)")  # what is imported once is not counted

    assert lines_run(lambda: tokens(unit * 1_600)) < 5 * lines_run(lambda: tokens(unit * 400))
