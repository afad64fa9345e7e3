"""Characters that the faces lack are told where they stand: in the brief, the template or the label of a style."""

from dataclasses import replace

import pytest

from bluf.document import Document, Paragraph
from bluf.fonts import script_families
from bluf.fonts.printed_text import map_of_printed, printed
from bluf.ground.text_map import TextMap
from bluf.layout import coverage, fit, lay_out, placed_paragraphs
from bluf.problems import BriefError, Problem, Span
from bluf.problems.field_path import FieldPath
from tests.layout.samples import bullets, document, para

AT_LABEL = Span("house.yaml", 9, 30)
AT_PAGE = Span("page.html.j2", 4, 1)
NOT_IN_AMIRI = "\u0870"  # an Arabic letter


def problems_of(made: Document) -> tuple[Problem, ...]:
    with pytest.raises(BriefError) as raised:
        fit(made)
    return raised.value.problems


def labelled(label: str) -> Document:
    made = document(bullets("a", "b"))
    styles = {**made.sheet.paragraphs, "List Bullet": replace(made.sheet.paragraphs["List Bullet"], label=label)}
    places = {FieldPath.of("paragraphs", "List Bullet", "label"): (0, AT_LABEL)}
    return replace(made, sheet=replace(made.sheet, paragraphs=styles, places=places))


@pytest.mark.parametrize("label", ["ꓘ", "1ꓘ", "\ue000"])
def test_a_label_that_the_faces_lack_is_told_once_at_its_place(label: str) -> None:
    (problem,) = problems_of(labelled(label))

    assert (problem.code, problem.span) == ("missing-glyph", AT_LABEL)


def test_a_label_that_no_list_of_the_page_has_is_no_problem() -> None:
    made = replace(labelled("ꓘ"), body=(para("a"),))

    assert fit(made).fits


def test_what_a_template_prints_itself_is_told_in_the_template() -> None:
    (problem,) = problems_of(replace(document(para("ꓘ")), own={"ꓘ": AT_PAGE}))

    assert (problem.code, problem.span, problem.field) == ("missing-glyph", AT_PAGE, None)


def test_of_very_many_fields_with_characters_that_the_faces_lack_a_hundred_are_told() -> None:
    problems = problems_of(document(*(para("ꓘ", src=f"key_points[{number}].text") for number in range(120))))

    assert [problem.code for problem in problems].count("missing-glyph") == 100
    assert "further-problems" in [problem.code for problem in problems]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ধন্যবাদ", "Bengali characters"),
        ("நன்றி", "Tamil characters"),
        ("ሰላም ለሁሉም", "Ethiopic characters"),
    ],
)
def test_a_text_in_another_script_is_one_problem_that_names_the_script(text: str, told: str) -> None:
    (problem,) = problems_of(document(para(text, src="title")))

    assert f"no glyphs for {told}: '{text[0]}" in problem.message
    assert problem.field == "title"


def test_two_scripts_in_one_text_are_two_problems() -> None:
    messages = [problem.message for problem in problems_of(document(para("ধন அன", src="title")))]

    assert ["Bengali" in each for each in messages] == [True, False]
    assert ["Tamil" in each for each in messages] == [False, True]


@pytest.fixture
def nothing_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """No family for a script of its own is found, as where bluf's extras are not installed."""
    monkeypatch.setattr(script_families, "_loaded", lambda _: None)


def in_arabic(*blocks: Paragraph) -> Document:
    made = document(*blocks)
    sheet = replace(made.sheet, fonts=replace(made.sheet.fonts))
    return replace(made, sheet=sheet, properties=replace(made.properties, lang="ar"))


@pytest.mark.usefixtures("nothing_installed")
@pytest.mark.parametrize("text", ["نصٌّ قصير، ثم آخر؟", "۱۲ آذار ٢٠٢٥", "، وبعد"])
def test_vowels_digits_and_punctuation_are_told_with_the_letters_that_are_not_installed(text: str) -> None:
    (problem,) = problems_of(in_arabic(para(text, src="title")))

    assert (problem.code, problem.field) == ("missing-glyph", "title")
    assert "bluf[arabic]" in (problem.hint or "")


@pytest.mark.usefixtures("nothing_installed")
def test_kanji_kana_and_their_sign_of_length_are_one_problem_of_a_japanese_text() -> None:
    made = document(para("この表を『データ』という。", src="title"))

    (problem,) = problems_of(replace(made, properties=replace(made.properties, lang="ja")))

    assert "bluf[japanese]" in (problem.hint or "")


@pytest.mark.usefixtures("nothing_installed")
def test_a_template_s_own_words_are_not_told_where_a_field_wants_the_same_letters() -> None:
    made = in_arabic(para("إلى"), para("الوزير", src="to"))

    (problem,) = problems_of(replace(made, own={"إ": AT_PAGE}))

    assert problem.field == "to"


@pytest.mark.usefixtures("nothing_installed")
def test_a_template_s_own_words_are_told_once_where_no_field_wants_their_letters() -> None:
    made = in_arabic(para("إلى"), para("من"), para("Minister", src="to"))

    (problem,) = problems_of(replace(made, own={"إ": AT_PAGE, "م": replace(AT_PAGE, line=9)}))

    assert problem.span == AT_PAGE


def test_letters_that_the_installed_family_lacks_are_not_to_be_installed() -> None:
    (problem,) = problems_of(document(para(NOT_IN_AMIRI, src="title")))

    assert "install" not in (problem.hint or "")


@pytest.mark.parametrize(
    "code",
    [
        0xAD,
        0x34F,
        0x61C,
        0x200B,
        0x200D,
        0x200F,
        0x202E,
        0x2060,
        0x2064,
        0x2066,
        0x2069,
        0xFE0F,
        0xFEFF,
        0xFFFC,
        0xE0041,
    ],
)
def test_a_character_that_shows_nothing_is_not_set(code: int) -> None:
    (placed,) = placed_paragraphs(lay_out(document(para(f"a{chr(code)}b"))).body)

    assert [fragment.text for line in placed.lines for fragment in line.fragments] == ["ab"]


@pytest.mark.parametrize("char", ["\u2028", "\u2029"])
def test_a_line_or_paragraph_separator_parts_words(char: str) -> None:
    assert printed(f"a{char}b") == "a b"


def test_where_a_text_comes_from_is_found_once_for_all_its_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def counted(text: str) -> TextMap | None:
        asked.append(text)
        return map_of_printed(text)

    monkeypatch.setattr(coverage, "map_of_printed", counted)
    text = "e\u0301" + "".join(map(chr, range(0x13000, 0x13100)))
    problems_of(document(para(text)))

    assert asked == [text]
