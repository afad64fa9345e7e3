"""The reader: what was typed, where it stands, and nothing but BriefError for anything else."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bluf.brief import read_yaml
from bluf.ground.located import Located
from bluf.problems import BriefError, Problem
from bluf.problems.field_path import FieldPath
from bluf.yaml_files.reader import MAX_BYTES, read_brief


def told_of(data: bytes) -> tuple[Problem, ...]:
    with pytest.raises(BriefError) as caught:
        read_yaml(data, "x.yaml")
    return caught.value.problems


def code_of(data: bytes) -> list[str]:
    return [problem.code for problem in told_of(data)]


@pytest.mark.parametrize(
    "typed", ["NO", "Null", "Yes", "1.10", "12:30:00", "010", "0x1F", "1_000", "~", "on", "2024-10-25", "1e3", ".inf"]
)
def test_a_scalar_is_what_was_typed(typed: str) -> None:
    assert read_yaml(f"title: {typed}\n".encode(), "x.yaml").data["title"] == typed


def test_text_knows_its_field() -> None:
    source = read_yaml(b"a:\n  - b: text\n", "x.yaml")
    text = source.data["a"][0]["b"]
    assert isinstance(text, Located)
    assert text.path == "a[0].b"


def test_keys_and_values_have_their_places() -> None:
    source = read_yaml(b"title: One\nto:\n  - Two words\n", "x.yaml")
    value, key = source.spans[FieldPath("to[0]")], source.keys[FieldPath("title")]
    assert (value.line, value.column, value.end_column, value.excerpt) == (3, 5, 14, "  - Two words")
    assert (key.line, key.column, key.end_column) == (1, 1, 6)


def test_columns_count_characters_and_not_bytes() -> None:
    span = read_yaml("{ä: 1, 名: zwei}\n".encode(), "x.yaml").spans[FieldPath("名")]
    assert span.excerpt[span.column - 1 : span.end_column - 1] == "zwei"


@pytest.mark.parametrize("style", ["one{}two", "'one{}two'", '"one{}two"', "|-\n  one{}two", ">-\n  one{}two"])
@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\u2029\u2028"])
def test_a_line_separator_is_a_character_and_ends_no_line(style: str, separator: str) -> None:
    source = read_yaml(f"a: {style.format(separator)}\nb: c\n".encode(), "x.yaml")
    assert source.data["a"] == f"one{separator}two"
    assert source.spans[FieldPath("b")].line == (3 if "\n" in style else 2)


def test_a_value_that_an_alias_repeats_has_its_own_path() -> None:
    source = read_yaml(b"a: &x {b: c}\nd: *x\n", "x.yaml")
    assert source.data["d"]["b"].path == "d.b"


def test_a_byte_order_mark_and_dos_line_ends_are_read() -> None:
    source = read_yaml(b"\xef\xbb\xbftitle: A\r\nto: B\r\n", "x.yaml")
    assert source.data == {"title": "A", "to": "B"}
    assert source.spans[FieldPath("to")].line == 2


def test_a_file_over_the_limit_is_refused_unread() -> None:
    assert code_of(b"a: " + b"x" * MAX_BYTES) == ["too-large"]


def test_a_file_just_under_the_limit_is_read() -> None:
    text = "x" * (MAX_BYTES - 10)
    assert read_yaml(f"a: {text}".encode(), "x.yaml").data["a"] == text


def test_a_file_of_very_many_values_is_refused() -> None:
    assert code_of(b"a:\n" + b"  - x\n" * 60_000) == ["too-large"]


def test_a_file_of_another_kind_ends_the_list_of_problems() -> None:
    assert len(code_of(b"".join(b"k%d: !!x y\n" % number for number in range(1000)))) == 100


@pytest.mark.parametrize("data", [b"[" * 500, b"{a: " * 500, b"- " * 500, b"? " * 500, b"[\n" * 500])
def test_nesting_without_end_is_refused_at_its_first_level_too_many(data: bytes) -> None:
    assert "too-deep" in code_of(data)


def test_a_line_that_is_not_utf_8_is_shown_whole() -> None:
    with pytest.raises(BriefError) as caught:
        read_yaml(b"title: ok\nto: caf\xe9 au lait\r\n", "x.yaml")
    (problem,) = caught.value.problems
    assert problem.span
    assert (problem.span.line, problem.span.column) == (2, 8)
    assert problem.span.excerpt == "to: caf\ufffd au lait"


def test_read_yaml_refuses_what_read_brief_leaves_for_later() -> None:
    data = b"a: 1\na: 2\n"
    assert [problem.code for problem in read_brief(data, "x").problems] == ["duplicate-key"]
    assert code_of(data) == ["duplicate-key"]


def problems_of(data: bytes) -> tuple[Problem, ...]:
    try:
        assert isinstance(read_yaml(data, "x.yaml").data, dict)
    except BriefError as error:
        return error.problems
    return ()


@given(st.binary(max_size=300))
@example(b"\xef\xbb\xbf")
@example(b"!!")
@example(b"? ")
@example(b"&a")
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    assert all(problem.span and problem.hint for problem in problems_of(data))


@given(st.text(st.sampled_from("ab: -\n\t[]{}&*!|>'\"%@`#?,~<=0"), max_size=60))
def test_any_text_that_looks_like_yaml_is_read_or_refused(text: str) -> None:
    assert all(problem.span and problem.hint for problem in problems_of(text.encode()))


def test_a_brief_of_more_values_than_any_page_has_is_not_read_to_its_end() -> None:
    (problem,) = told_of(b"a:\n" + b"- b\n" * 200_000)

    assert problem.code == "too-large"
    assert problem.span
    assert problem.span.line == 50_001


def test_a_line_of_a_megabyte_is_read_once() -> None:
    text = "a: [" + ", ".join(["word"] * 49_000) + "]\n"

    assert len(read_yaml(text.encode(), "x.yaml").data["a"]) == 49_000


def test_a_comment_that_cuts_a_text_is_told_with_what_it_cuts() -> None:
    source = read_yaml(b"a: one \t #two three\nb: one # two\nc: 'one' #two\n", "x.yaml")

    (warning,) = source.warnings
    assert warning.message == "YAML takes `#two three` for a comment and leaves it out"
    assert warning.span
    assert (warning.span.line, warning.span.column, warning.span.end_column) == (1, 10, 20)


@pytest.mark.parametrize("text", ['a: "\\0"', 'a: ["b", "\\x07"]', '"a\\x07b": c', 'a: "b' + "\\u0301" * 31 + '"'])
def test_an_escape_that_no_document_can_hold_is_told_at_its_value(text: str) -> None:
    (problem,) = told_of(f"t: T\n{text}\n".encode())

    assert (problem.code, problem.span and problem.span.line) == ("control-character", 2)
