"""Which straight marks are printed as a language has them, and which stay as typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluf.template.straight_marks import Place, changed_marks
from bluf.template.typography import Typography, custom_of
from tests.steps import lines_run

PAIRS = "\"It's\" and 'so'"


def printed(text: str, lang: str = "en") -> str:
    return Typography(lang).plain(text)


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("It's Ann O'Brien's l'eau", "It’s Ann O’Brien’s l’eau"),
        ("the ministers' vote", "the ministers’ vote"),
        ("'Tis the '90s, and 'til '68 rock 'n' roll", "’Tis the ’90s, and ’til ’68 rock ’n’ roll"),
        ("the U.S.'s plan", "the U.S.’s plan"),
        ("cafe\u0301's", "cafe\u0301’s"),
        ('He said "no".', "He said “no”."),
        ('("yes"), "no"; "maybe"-ish', "(“yes”), “no”; “maybe”-ish"),
        ("'Yes,' he said, 'it's on.'", "‘Yes,’ he said, ‘it’s on.’"),
        ("\"He said 'no' to it,\" she said.", "“He said ‘no’ to it,” she said."),
        ("\"'No' it is,\" she said.", "“‘No’ it is,” she said."),
        ('She read "a "b" c" aloud.', "She read “a ‘b’ c” aloud."),
        ("'a \"b 'c' d\" e'", "‘a “b ‘c’ d” e’"),
        ("the 'passengers' forum' met", "the ‘passengers’ forum’ met"),
        ('“so "x" y” and "z"', "“so ‘x’ y” and “z”"),
    ],
)
def test_in_english_marks_and_apostrophes_are_its_own(typed: str, wanted: str) -> None:
    assert printed(typed) == wanted


@pytest.mark.parametrize(
    ("lang", "wanted"),
    [
        ("en-GB", "“It’s” and ‘so’"),
        ("de", "„It’s“ and ‚so‘"),
        ("de-AT", "„It’s“ and ‚so‘"),
        ("fr", "«\u00a0It’s\u00a0» and “so”"),
        ("fr-CH", "«It’s» and ‹so›"),
        ("es", "«It’s» and “so”"),
        ("pt-BR", "“It’s” and ‘so’"),
        ("ru", "«It’s» and „so“"),
        ("uk", "«It’s» and „so“"),
        ("pl", "„It’s” and «so»"),
        ("sv", "”It’s” and ’so’"),
        ("ja", "「It’s」 and 『so』"),
        ("zh-TW", "「It’s」 and 『so』"),
    ],
)
def test_each_language_has_its_own(lang: str, wanted: str) -> None:
    assert printed(PAIRS, lang) == wanted


@pytest.mark.parametrize(
    ("lang", "typed", "wanted"),
    [
        ("nl", "'s avonds is 't zo'n foto's", "’s avonds is ’t zo’n foto’s"),
        ("de", "Hans' Haus, 's ist gut, 'ne Frau", "Hans’ Haus, ’s ist gut, ’ne Frau"),
        ("it", "l'11 maggio un po' di dell'\"Europa\"", "l’11 maggio un po’ di dell’«Europa»"),
        ("fr", "l'\"été\" et l'«hiver»", "l’«\u00a0été\u00a0» et l’«hiver»"),
        ("uk", "м'ята й об'єкт", "м’ята й об’єкт"),
        ("zh", '他说"好"了', "他说“好”了"),
        ("ko", '그는 "말"이라고', "그는 “말”이라고"),
        ("he", 'צה"ל אמר "שלום"', 'צה"ל אמר ”שלום”'),
    ],
)
def test_words_of_a_language_have_apostrophes_and_marks_in_their_places(lang: str, typed: str, wanted: str) -> None:
    assert printed(typed, lang) == wanted


@pytest.mark.parametrize(
    ("lang", "typed"),
    [
        ("haw", "Hawai'i a me O'ahu"),
        ("uz", "o'zbek va g'oya"),
        ("he", "ג'ורג'"),
        ("so", "go'aan"),
        ("tlh", "'ej tlhIngan"),
    ],
)
def test_an_apostrophe_that_is_a_letter_stays(lang: str, typed: str) -> None:
    assert printed(typed, lang) == typed


@pytest.mark.parametrize(
    "typed",
    [
        "6' by 4\", 5'10\" and 52°31'12\"N",
        'the "Horizon 2020" plan',
        "10'000 francs in the 1990's",
        "https://example.org/it's?a='b' or www.king's.example or d'or@example.org",
        'x="y", name="a b", f(\'x\') and {"a":"b"}',
        "it's_so, a/it's, C:\\it's, `it's \"so\"`, <a href='x y'>",
        'the "either/or choice"',
        'an unpaired "mark',
        'and another" one',
        '"a" and "b',
        "''x'' and \"\"y\"\"",
        'word"s, a " b',
        "f' and A' and x'(t)",
        "“It’s” ‘so’ «x» ʼ ′ ″",
    ],
)
def test_what_is_no_mark_of_words_or_in_doubt_stays_as_typed(typed: str) -> None:
    assert printed(typed) == typed


def test_a_mark_in_doubt_is_no_reason_to_leave_others() -> None:
    assert printed('It\'s 5\'10" and 4", the "so-called" plan\'s') == 'It’s 5\'10" and 4", the “so-called” plan’s'
    assert printed('The "Green Deal" and "Horizon 2020"') == 'The “Green Deal” and "Horizon 2020"'
    assert printed("An unpaired \"mark isn't 'so'") == 'An unpaired "mark isn’t ‘so’'


def test_where_a_languages_marks_are_not_known_pairs_stay_and_apostrophes_do_not() -> None:
    assert printed('L\'om "x"', "lmo") == 'L’om "x"'


def test_marks_that_the_page_prints_are_the_outer_ones() -> None:
    swiss = Typography("fr", ("«", "»"))
    british = Typography("en", ("‘", "’"))

    assert swiss.plain("\"Oui\" et 'non'") == "«Oui» et “non”"
    assert british.plain('"He said "no""') == '"He said "no""'
    assert british.plain('"He said "no" to it"') == "‘He said “no” to it’"


ANY = st.text(st.sampled_from("ab 1'\"“”‘’«».,-/=()\n中א"), max_size=40)


@given(ANY, st.sampled_from(["en", "fr", "de", "sv", "he", "ja", "nl", "haw"]))
def test_only_straight_marks_change_and_none_after_a_digit(text: str, lang: str) -> None:
    custom = custom_of(lang)
    marks = custom.marks
    known = {"’", *marks.outer, *marks.inner} if marks else {"’"}

    for at, found in changed_marks(text, lambda _: Place(custom)).items():
        assert text[at] in "'\""
        assert not text[at - 1 : at].isdigit()
        assert found in known


@pytest.mark.parametrize("unit", ["don't ", "'a ", 'x" ', '"a ', "a' ", "'a\"b ", "a'b=", "` ' ", "“'a ", '"a 1" '])
def test_the_work_grows_with_the_text(unit: str) -> None:
    few, many = lines_run(lambda: printed(unit * 100)), lines_run(lambda: printed(unit * 400))

    assert many < 4.5 * few


def test_marks_of_two_fields_make_no_pair() -> None:
    text = 'a "b c" d'
    custom = custom_of("en")

    assert changed_marks(text, lambda at: Place(custom, at < 4)) == {}
    assert changed_marks(text, lambda _: Place(custom)) == {2: "“", 6: "”"}
