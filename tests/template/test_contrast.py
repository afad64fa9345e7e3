"""Text that is too pale for what it stands on, and links that only a colour marks."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluf.brief import check_brief, read_yaml
from bluf.document.colors import nearest, ratio
from bluf.ground.shipped_templates import shipped
from bluf.problems import BriefError, Problem
from bluf.template import compose, load_style
from tests.template.samples import LEAST, folders_of, write_brief, write_style, write_template

NORMAL = "paragraphs:\n  Normal: {size: 10pt, leading: 1.3}\n"
COLORS = st.from_regex("#[0-9a-f]{6}", fullmatch=True)


def faults_of_style(folder: Path, text: str) -> list[Problem]:
    write_style(folder, text, "mine")
    try:
        load_style("mine", folders_of(folder / "templates", shipped()))
    except BriefError as error:
        return list(error.problems)
    return []


def faults_of_brief(folder: Path, yaml: str) -> list[Problem]:
    path = write_brief(folder, yaml)
    try:
        compose(check_brief(read_yaml(path.read_bytes(), str(path))))
    except BriefError as error:
        return list(error.problems)
    return []


def place(problem: Problem) -> tuple[str, int, str]:
    span = problem.span
    assert span is not None
    return Path(span.path).name, span.line, span.excerpt[span.column - 1 : span.end_column - 1]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#777777", "#ffffff", 4.478),
        ("#767676", "#ffffff", 4.542),
        ("#ff2b2b", "#000000", 5.632),
        ("#123456", "#123456", 1.0),
    ],
)
def test_the_contrast_of_two_colours_is_that_of_wcag(one: str, other: str, expected: float) -> None:
    assert ratio(one, other) == ratio(other, one) == pytest.approx(expected, abs=0.01)


def test_a_pale_style_is_refused_at_its_colour_with_the_colours_and_the_contrast(tmp_path: Path) -> None:
    (problem,) = faults_of_style(tmp_path, NORMAL + '  Quote: {color: "#777777"}\n')

    assert (problem.code, problem.field, place(problem)) == (
        "contrast-too-low",
        "paragraphs.Quote.color",
        ("mine.yaml", 3, '"#777777"'),
    )
    assert problem.message == (
        "`Quote` is #777777 on #ffffff, the white page: a contrast of 4.47 to 1, where text of its size needs 4.5 to 1"
    )
    assert problem.hint == "the nearest colour that passes is #767676"


@pytest.mark.parametrize(
    ("style", "passes"),
    [
        ('{color: "#767676"}', True),
        ('{color: "#777777"}', False),
        ('{color: "#949494", size: 18pt, floor: 18pt}', True),
        ('{color: "#949494", size: 18pt}', False),  # the ladder makes it smaller
        ('{color: "#959595", size: 18pt, floor: 18pt}', False),
        ('{color: "#949494", size: 14pt, floor: 14pt}', False),
        ('{color: "#949494", size: 14pt, floor: 14pt, bold: true}', True),
        ('{label: "1.", label_color: "#777777"}', False),
        ('{label_color: "#777777"}', True),  # it has no label
        ('{rule: "1pt #eeeeee", bar: "2pt #eeeeee"}', True),
    ],
)
def test_large_type_needs_less_and_lines_nothing(tmp_path: Path, style: str, passes: bool) -> None:
    found = faults_of_style(tmp_path, f"{NORMAL}  A: {style}\n")

    assert [problem.code for problem in found] == ([] if passes else ["contrast-too-low"])


def test_a_character_style_needs_the_contrast_of_small_type(tmp_path: Path) -> None:
    (problem,) = faults_of_style(tmp_path, NORMAL + 'characters: {Quiet: {color: "#949494"}}\n')

    assert place(problem) == ("mine.yaml", 3, '"#949494"')


def test_a_link_is_told_by_more_than_its_colour(tmp_path: Path) -> None:
    (problem,) = faults_of_style(tmp_path, NORMAL + 'characters:\n  Hyperlink: {color: "#000080"}\n')

    assert (problem.code, place(problem)) == ("color-alone", ("mine.yaml", 4, '"#000080"'))
    assert not faults_of_style(tmp_path, NORMAL + 'characters: {Hyperlink: {color: "#000080", underline: true}}\n')
    assert not faults_of_style(tmp_path, NORMAL + "characters: {Hyperlink: {scale: 1}}\n")


def test_a_link_in_a_dark_box_has_the_form_that_its_paragraph_s_style_has_for_it(tmp_path: Path) -> None:
    subtitle = f"{LEAST}style: institution\nsubtitle: 'See [the report](https://example.org/)'\n"

    assert not faults_of_brief(tmp_path, subtitle)
    (told,) = faults_of_style(tmp_path, NORMAL + 'characters:\n  Normal Hyperlink: {color: "#000080"}\n')
    assert (told.code, told.message.partition(" ")[0]) == ("color-alone", "`Normal")


def test_a_colour_of_the_palette_is_blamed_where_the_users_file_gives_it(tmp_path: Path) -> None:
    found = faults_of_style(tmp_path, 'based_on: plain\ncolors:\n  quiet: "#999999"\n')

    assert {place(problem) for problem in found} == {("mine.yaml", 3, '"#999999"')}
    assert "paragraphs.Subtitle.color" in {problem.field for problem in found}


def test_white_text_may_stand_in_a_dark_box(tmp_path: Path) -> None:
    write_style(
        tmp_path,
        'based_on: plain\nparagraphs: {Inverse: {color: "#ffffff"}}\nboxes: {Dark: {fill: "#222222"}}\n',
        "mine",
    )
    write_template(
        tmp_path, '<h1>{{ title }}</h1><div class="Dark"><p class="Inverse">{{ bottom_line }}</p></div>', style="mine"
    )

    assert not faults_of_brief(tmp_path, f"{LEAST}template: mine\n")


def test_white_text_may_not_stand_on_the_page(tmp_path: Path) -> None:
    write_style(
        tmp_path,
        'based_on: plain\nparagraphs: {Inverse: {color: "#ffffff"}}\nboxes: {Dark: {fill: "#222222"}}\n',
        "mine",
    )
    write_template(tmp_path, '<h1>{{ title }}</h1><p class="Inverse">{{ bottom_line }}</p>', style="mine")

    (problem,) = faults_of_brief(tmp_path, f"{LEAST}template: mine\n")
    assert (problem.code, place(problem)) == ("contrast-too-low", ("mine.yaml", 2, '"#ffffff"'))


def test_a_box_made_too_dark_is_blamed_where_only_it_is_the_users(tmp_path: Path) -> None:
    write_style(tmp_path, 'based_on: plain\nboxes:\n  Bottom Line: {fill: "#303030"}\n', "mine")

    found = faults_of_brief(tmp_path, f"{LEAST}style: mine\n")
    assert {place(problem) for problem in found} == {("mine.yaml", 3, '"#303030"')}
    assert {problem.code for problem in found} == {"contrast-too-low"}
    assert "on #303030, the `fill` of `Bottom Line`" in found[0].message
    assert (found[0].hint or "").startswith("the nearest fill that passes is #")


@pytest.mark.parametrize(
    ("key", "row"), [("head_fill", "<thead><tr><th>x</th></tr></thead>"), ("first_column_fill", "")]
)
def test_what_a_table_tints_is_looked_at(tmp_path: Path, key: str, row: str) -> None:
    write_style(tmp_path, f'based_on: plain\ntables:\n  Table Grid: {{{key}: "#404040"}}\n', "mine")
    page = f"<h1>{{{{ title }}}}</h1><table>{row}<tr><td>{{{{ bottom_line }}}}</td></tr></table>"
    write_template(tmp_path, page, style="mine")

    (problem,) = faults_of_brief(tmp_path, f"{LEAST}template: mine\n")
    assert (problem.code, place(problem)) == ("contrast-too-low", ("mine.yaml", 3, '"#404040"'))
    assert f"the `{key}` of `Table Grid`" in problem.message


def test_the_tint_of_marked_rows_is_looked_at_where_a_row_is_marked(tmp_path: Path) -> None:
    write_style(tmp_path, 'based_on: plain\ntables:\n  Table Grid: {marked_fill: "#404040"}\n', "mine")
    page = "<h1>{{ title }}</h1><table><tr%s><td>{{ bottom_line }}</td></tr></table>"
    write_template(tmp_path, page % "", style="mine")
    assert not faults_of_brief(tmp_path, f"{LEAST}template: mine\n")

    write_template(tmp_path, page % ' data-marked=""', style="mine")
    (problem,) = faults_of_brief(tmp_path, f"{LEAST}template: mine\n")
    assert (problem.code, place(problem)) == ("contrast-too-low", ("mine.yaml", 3, '"#404040"'))
    assert "the `marked_fill` of `Table Grid`" in problem.message


def test_a_templates_own_style_is_refused_in_its_file(tmp_path: Path) -> None:
    page = write_template(tmp_path, '<h1>{{ title }}</h1><p class="Pale">{{ bottom_line }}</p>')
    page.with_name("style.yaml").write_text('paragraphs:\n  Pale: {color: "#cccccc"}\n')

    (problem,) = faults_of_brief(tmp_path, f"{LEAST}template: mine\n")
    assert (problem.code, place(problem)) == ("contrast-too-low", ("style.yaml", 2, '"#cccccc"'))


@pytest.mark.parametrize(
    "marking", ["TLP:RED", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:GREEN", "TLP:CLEAR", "CUI", "Own"]
)
@pytest.mark.parametrize("style", ["plain", "harbour"])
def test_every_banner_can_be_read_in_every_style(tmp_path: Path, marking: str, style: str) -> None:
    assert not faults_of_brief(tmp_path, f"{LEAST}marking: {marking}\nstyle: {style}\n")


@given(COLORS, COLORS, st.sampled_from([3.0, 4.5]))
def test_the_colour_that_is_offered_passes(color: str, against: str, least: float) -> None:
    assert ratio(nearest(color, against, least), against) >= least


def test_styles_that_are_pale_by_one_colour_are_told_together(tmp_path: Path) -> None:
    pale = 'colors: {ink: "#eeeeee"}\nparagraphs:\n  Normal: {size: 10pt, leading: 1.3, color: ink}\n'
    (problem,) = faults_of_style(tmp_path, pale + "  Quote: {italic: true}\n  Title: {size: 20pt}\n")

    assert "`Normal`, `Quote` and `Title` are #eeeeee on #ffffff" in problem.message
    assert "needs 4.5 to 1" in problem.message
    assert place(problem) == ("mine.yaml", 3, "ink")


def test_a_pale_colour_in_the_place_of_anothers_is_one_problem(tmp_path: Path) -> None:
    write_style(tmp_path, 'colors: {ink: "#222222"}\n' + NORMAL + "  A: {color: ink}\n  B: {color: ink}\n", "base")
    (problem,) = faults_of_style(tmp_path, 'based_on: base\ncolors: {ink: "#eeeeee"}\n')

    assert "`A` and `B` are #eeeeee" in problem.message
    assert place(problem) == ("mine.yaml", 2, '"#eeeeee"')


def test_styles_without_number_that_are_pale_are_counted(tmp_path: Path) -> None:
    names = "".join(f"  S{number}: {{italic: true}}\n" for number in range(40))
    pale = 'paragraphs:\n  Normal: {size: 10pt, leading: 1.3, color: "#eeeeee"}\n'
    (problem,) = faults_of_style(tmp_path, pale + names)

    assert "`S9` and 30 more styles are #eeeeee" in problem.message
