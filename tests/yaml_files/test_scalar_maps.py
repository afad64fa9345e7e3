"""Each character of a scalar's value is mapped to the characters of the file that wrote it, in every style."""

from hypothesis import example, given
from hypothesis import strategies as st

from bluf.ground.located import Located
from bluf.problems import BriefError
from bluf.yaml_files.reader import YamlFile, read_brief

LETTERS = "ab é\U0001f600\u2028'\"\\:#,-*&!|>[]{}%@ \t\n"
ESCAPES = {"\\n": "\n", "\\t": "\t", "\\x41": "A", "\\u00e9": "é", "\\U0001F600": "\U0001f600", "\\L": "\u2028"}


def read(text: str) -> YamlFile | None:
    try:
        return read_brief(text.encode("utf-8", "surrogatepass"), "x.yaml")
    except BriefError:
        return None


def all_text(data: object) -> list[Located]:
    if isinstance(data, Located):
        return [data]
    inner = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return [text for each in inner for text in all_text(each)]


def written(source: YamlFile, text: Located) -> list[str]:
    """Return what the file has for each character of a text."""
    assert text.origin is not None
    found = []
    for index in range(len(text)):
        place = text.origin.span(index, index + 1)
        assert place is not None
        found.append(source.text[slice(*place)])
    return found


def is_written(char: str, mark: str) -> bool:
    """Whether what a file has can stand for a character: itself, a doubled quote, an escape, or a line end folded."""
    if mark == char or (char == "'" and mark == "''"):
        return True
    if mark.startswith("\\"):
        return ESCAPES.get(mark, mark[1:].lstrip("\n \t") or char) == char or mark[1] == "\n" == char
    return char in " \n" and "\n" in mark and not mark.strip()


def assert_mapped(text: str) -> None:
    source = read(text)
    if source is None:
        return
    for found in all_text(source.data):
        marks = written(source, found)
        assert all(map(is_written, found, marks)), (found, marks)
        starts = [found.origin.span(at, at + 1) for at in range(len(found))] if found.origin else []
        assert starts == sorted(starts, key=lambda place: place or (0, 0))


def indented(text: str, by: int) -> str:
    return "".join(f"{' ' * by}{line}" if line.strip("\n") else line for line in text.splitlines(keepends=True))


@given(st.text(LETTERS, max_size=30), st.sampled_from(["k: {}\n", "k:\n  - {}\nl: m\n", "k: [x, {}]\n", "k: &a {}\n"]))
@example("one two\n  three\n\n four", "k: {}\n")
@example("*crew", "k: {}\n")
@example("one \t\n  \n  two", "k:\n  - {}\nl: m\n")
def test_of_plain_text(text: str, around: str) -> None:
    assert_mapped(around.replace("{}", text.replace("\n", "\n    ")))


@given(st.text(LETTERS, max_size=30), st.sampled_from(["k: {}\n", "k: !!str\n  {}\n", "k: [x, {}]\n"]))
@example("it's\n\n\n here  \n  and\\", "k: {}\n")
def test_of_single_quotes(text: str, around: str) -> None:
    single = text.replace("'", "''").replace("\n", "\n   ")
    assert_mapped(around.replace("{}", f"'{single}'"))


@given(
    st.lists(st.sampled_from([*ESCAPES, "\\\\", '\\"', "\\\n  ", "\\ ", "a", "bé", " ", "\n", "\n \n  ", "\t", "'"])),
    st.sampled_from(["k: {}\n", "k: # why\n  {}\n", "k: {l: {}}\n"]),
)
@example(["a", "\\ ", " ", "\n", "bé"], "k: {}\n")
@example(["a", "\\\n  ", "\n \n  ", "bé", "\\\\"], "k: {}\n")
def test_of_double_quotes(parts: list[str], around: str) -> None:
    double = "".join(parts).replace("\n", "\n  ")
    assert_mapped(around.replace("{}", f'"{double}"', 1))


@given(
    st.text("ab é\n\n  \t#:'\u2028", max_size=40),
    st.sampled_from("|>"),
    st.sampled_from(["", "-", "+", "2", "2-", "+2"]),
    st.sampled_from(["", "\n", "\nl: m\n", "\n\n# why\nl: m"]),
)
@example("one\n two\n\n\nthree\n\n  four\nfive", ">", "", "\nl: m\n")
@example("\n\n  one\ntwo", ">", "2", "\n")
@example("\n\n", "|", "+", "\nl: m\n")
@example("  \n one", "|", "2-", "")
def test_of_blocks(text: str, style: str, header: str, after: str) -> None:
    assert_mapped(f"k: {style}{header}\n{indented(text, 2)}{after}")


def test_the_map_is_exact_in_each_style() -> None:
    for scalar in (
        "one two\n  three",
        "'one''s\n  two'",
        '"one \\u00e9\\\n  two"',
        ">-\n  one\n  two",
        "|\n  one\n   two\n\n  three\n",
        ">2\n   one\n  two\n",
    ):
        source = read(f"k: {scalar}\nl: m\n")
        assert source is not None
        text = source.data["k"]
        for word in text.split():
            if word.isascii() and "'" not in word and "\n" not in word:
                at = text.index(word)
                start, end = text.origin.span(at, at + len(word))
                assert source.text[start:end] == word


def test_windows_line_ends_and_a_byte_order_mark_move_nothing() -> None:
    source = read_brief("\ufeffa: b\r\nk: >-\r\n  one\r\n  two\r\n".encode(), "x.yaml")
    text = source.data["k"]
    assert source.text[slice(*text.origin.span(4, 7))] == "two"


def test_an_alias_has_the_places_of_what_it_names() -> None:
    source = read_brief(b"a: &x 'one'\nb: *x\n", "x.yaml")
    assert source.text[slice(*source.data["b"].origin.span(0, 3))] == "one"
