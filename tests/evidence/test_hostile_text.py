"""Any text may be a source, a quote or a point: it gets an answer, and never an exception or a long wait."""

from collections.abc import Iterator
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluf.evidence.facts import known, missing
from bluf.evidence.quotes import judge
from bluf.evidence.verdicts import Verdict
from bluf.languages import LANGUAGES, Language
from bluf.sources.html import blocks_of_html
from bluf.sources.markdown_source import blocks_of_markdown
from bluf.sources.source_text import source_text
from tests.evidence.conftest import source_of
from tests.steps import lines_run

PIECES = st.sampled_from(
    [
        *(
            "“",
            "”",
            '"',
            "'",
            "‘",
            "’",
            "«",
            "»",
            "…",
            "...",
            "[",
            "]",
            "[…]",
            "—",
            "-",
            " - ",
            ".",
            ", ",
            ": ",
            "\n",
            "\n\n",
        ),
        *(
            "said",
            "he ",
            "Ann Lee ",
            "Lee ",
            "according to ",
            "not ",
            "We stand ",
            "A: ",
            "B: ",
            "3,000",
            "May 3",
            "$5m ",
            "½",
            "5 % ",
            "rose by ",
            "zwei Millionen ",
            "1.400 ",
            "14. bis 30. Juli ",
            "le 1er mai ",
            "Sen. Lee, the mayor, ",
        ),
        *(
            "(",
            ")",
            " ",
            "\u00ad",
            "\u200b",
            "\u0301",
            "ﬁ",
            "٣",
            "漢字",
            "%",
            "-\n",
            "o’clock ",
            "U.S. ",
            "F-16 ",
            "Oct. 2024 ",
        ),
    ]
)
TEXT = st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(max_size=80))


@given(TEXT, TEXT, TEXT)
def test_any_quote_of_any_source_gets_a_verdict(source: str, quote: str, speaker: str) -> None:
    judgement = judge(quote, speaker, source_of(source))
    assert judgement.verdict in Verdict
    assert (judgement.place is None) == (judgement.verdict is Verdict.ABSENT)
    assert (judgement.difference is not None) == (judgement.verdict is Verdict.ALTERED)


@given(TEXT)
def test_a_whole_paragraph_of_narration_is_verified_in_its_own_source(text: str) -> None:
    words = " ".join(text.replace("[", " ").replace("]", " ").split())
    if source_of(words).words and not set("\"'“”„«»‘’….…:") & set(words):
        assert judge(words, None, source_of(words)).verdict is Verdict.VERIFIED


LANGUAGE = st.sampled_from(["en", *(language.code for language in LANGUAGES), "pl"])


@given(TEXT, TEXT, LANGUAGE)
def test_any_point_can_be_looked_up_in_any_source(text: str, source: str, language: str) -> None:
    for each in missing(text, [known(source)], language):
        assert text[each.start :].startswith(each.text)


@given(TEXT)
def test_a_point_is_found_in_itself(text: str) -> None:
    assert [each for each in missing(text, [known(text)]) if not each.is_name] == []


def _figures_of(language: Language) -> st.SearchStrategy[tuple[str, str]]:
    """Return texts of a language's own words for figures, each with the language."""
    words = language.quantities
    assert words is not None
    lists = (words.numbers, words.scales, words.months, words.shares, words.points, words.currencies, words.units)
    own = st.sampled_from([word.split("|")[0] for each in lists for word in each])
    pieces = st.one_of(
        own, st.sampled_from([*language.common]), st.sampled_from(["1.400", "5,9", "12", "%", "2024", ","])
    )
    return st.lists(pieces, max_size=12).map(lambda found: (" ".join(found), language.code))


@given(st.one_of([_figures_of(language) for language in LANGUAGES if language.quantities]))
def test_a_point_in_another_language_is_found_in_itself(point: tuple[str, str]) -> None:
    assert [each for each in missing(point[0], [known(point[0])], point[1]) if not each.is_name] == []


@given(TEXT)
def test_any_markup_can_be_read(text: str) -> None:
    source_text(blocks_of_markdown(text))
    source_text(blocks_of_html(text)[0])


@pytest.mark.parametrize(
    "piece",
    [
        "'a ",
        '"a" said. ',
        "“a ",
        "Aa, Bb, ",
        "a - ",
        "A: x\n\n",
        "Aa and Bb, ",
        "not … ",
        "‘‘a ",
        "« a ",
        "a[b",
        "[a] ",
        "if not ",
        "— a, — said. ",
    ],
)
def test_the_work_grows_no_faster_than_the_source(piece: str) -> None:
    short, long = _steps(piece, 2_000), _steps(piece, 8_000)
    assert long < 7 * short


@pytest.mark.parametrize(
    "piece",
    [
        "<p>we saw<div class=ads><a href=x>a ship</a></div>and more ",
        "<div class=share><p>we saw</p>",
        "<div><div class=related><a href=x>a</a><a href=x>b</a></div>",
        "<article><h1>a</h1><p>we saw</p>",
        "<blockquote><p>we saw",
        "<section class=nav><p>we saw</p></section>",
    ],
)
def test_the_work_grows_no_faster_than_the_page(piece: str) -> None:
    def read(size: int) -> None:
        source_text(blocks_of_html(piece * size)[0])

    short, long = (lines_run(partial(read, size)) for size in (100, 400))

    assert long < 5 * short


def _steps(piece: str, size: int) -> int:
    return _steps_of_text(piece * (size // len(piece)))


def _steps_of_text(text: str) -> int:
    """Return how many lines of Python run when a source of this text is checked."""
    text += "\n\n“We stand together for it,” Ann Lee said."
    source = source_of(text)

    def check() -> None:
        for quote in ("We stand together for it", "We sit together for it", "a a a … a b … a"):
            judge(quote, "Ann Lee", source)
        missing("Ann Lee and 3,000 in May", [known(text)])

    return lines_run(check)


def test_the_work_grows_no_faster_than_the_number_of_people() -> None:
    short, long = (_steps_of_text("".join(_people(count))) for count in (100, 400))

    assert long < 7 * short


@pytest.mark.parametrize("line", ["we go on\n", "“Q.\nA.\n"], ids=["of one turn", "of many turns"])
def test_the_work_grows_no_faster_than_the_lines_of_a_paragraph_of_turns(line: str) -> None:
    head = (
        "Ann Lee: I say so.\n\nTom Berg: Do you?\n\nAnn Lee: I do.\n\nTom Berg: Then I go.\n\nAnn Lee: Well, we go on\n"
    )

    def check(count: int) -> None:
        judge("Well, we go", "Ann Lee", source_of(head + line * count))

    short, long = (lines_run(partial(check, count)) for count in (500, 2000))

    assert long < 7 * short


def _people(count: int) -> Iterator[str]:
    for number in range(count):
        name = "".join(chr(97 + int(digit)) for digit in f"{number:03}")
        day = number % 28 + 1
        yield f"Ann {name.title()} met Lee. Mr {name.title()} said on {day} March that 3,{number:03} had come.\n\n"
