"""Style files into style sheets."""

from pathlib import Path

import pytest

from bluf.document import BoxStyle, CharacterStyle, Insets, Stroke, TableStyle
from bluf.ground.shipped_templates import shipped
from bluf.problems import BriefError, Span
from bluf.template import find_template, load_style, style_names
from tests.template.samples import PAGE, folders_of, style_faults, style_in, write_style, write_template

LEAST = "paragraphs:\n  Normal: {size: 10pt, leading: 1.3}\n"


def test_the_styles_that_come_with_bluf_are_listed() -> None:
    assert style_names(folders_of(shipped())) == ("chancery", "gazette", "harbour", "institution", "ministry", "plain")


@pytest.mark.parametrize(
    ("written", "points"),
    [("10pt", 10.0), ("25.4mm", 72.0), ("2.54cm", 72.0), ("1in", 72.0), ("0", 0.0), ("1.5 mm", 4.25)],
)
def test_a_length_is_read_in_any_of_four_units(tmp_path: Path, written: str, points: float) -> None:
    assert style_in(tmp_path, f"{LEAST}page: {{header: {written}}}\n").header_distance == points


def test_colours_are_written_out_or_named(tmp_path: Path) -> None:
    text = 'colors: {deep: "#0A0B0C"}\nparagraphs:\n  Normal: {size: 10pt, leading: 1.3, color: deep}\n'
    text += '  Quote: {color: "#1B2C3D"}\n'
    paragraphs = style_in(tmp_path, text).paragraphs

    assert (paragraphs["Normal"].color, paragraphs["Quote"].color) == ("#0a0b0c", "#1b2c3d")


def test_sides_are_written_as_in_css(tmp_path: Path) -> None:
    boxes = (
        "boxes: {A: {padding: 1pt}, B: {padding: 1pt 2pt}, C: {padding: 1pt 2pt 3pt}, D: {padding: 1pt 2pt 3pt 4pt}}\n"
    )
    made = style_in(tmp_path, LEAST + boxes).boxes

    assert [made[name].padding for name in "ABCD"] == [
        Insets(1, 1, 1, 1),
        Insets(1, 2, 1, 2),
        Insets(1, 2, 3, 2),
        Insets(1, 2, 3, 4),
    ]


def test_every_kind_of_style_is_read(tmp_path: Path) -> None:
    text = LEAST + (
        'characters: {Hyperlink: {color: "#000080", underline: true}}\n'
        'boxes: {Cols: {arrange: columns, widths: [3, 1], gap: 10pt, rule_above: "1pt #000000 2pt"}}\n'
        'tables: {Grid: {widths: [1, 1], rule: "0.5pt #000000", head_fill: "#eeeeee"}}\n'
    )
    made = style_in(tmp_path, text)

    assert made.characters["Hyperlink"] == CharacterStyle("Hyperlink", color="#000080", underline=True)
    assert made.boxes["Cols"] == BoxStyle("Cols", "columns", (0.75, 0.25), 10, rule_above=Stroke(1, "#000000", 2))
    assert made.tables["Grid"] == TableStyle("Grid", (0.5, 0.5), rule=Stroke(0.5, "#000000"), head_fill="#eeeeee")
    assert made.link_color == "#000080"


def test_a_paragraph_style_is_based_on_normal_or_on_what_it_names(tmp_path: Path) -> None:
    text = LEAST + "  A: {bold: true, size: 12pt}\n  B: {based_on: A, italic: true}\n"
    made = style_in(tmp_path, text).paragraphs

    assert (made["Normal"].based_on, made["A"].based_on, made["B"].based_on) == (None, "Normal", "A")
    assert (made["B"].size, made["B"].bold, made["B"].italic, made["B"].leading) == (12, True, True, 1.3)


def test_a_style_file_may_be_based_on_another_and_change_a_colour(tmp_path: Path) -> None:
    mine = style_in(tmp_path, 'based_on: plain\ncolors: {accent: "#7a1f2b"}\n')
    plain = load_style("plain", folders_of(shipped()))

    assert mine.paragraphs["Heading 1"].color == "#7a1f2b"
    assert mine.paragraphs["Heading 1"].size == plain.paragraphs["Heading 1"].size
    assert mine.name == "mine"


def test_a_style_may_be_based_on_the_one_of_its_name_further_out(tmp_path: Path) -> None:
    mine = style_in(tmp_path, "based_on: plain\nfloor: 8.5pt\n", "plain")

    assert (mine.floor, mine.paragraphs["Title"].size) == (8.5, 20)


def test_a_templates_own_roles_are_added_and_use_the_house_styles_colours(tmp_path: Path) -> None:
    page = write_template(tmp_path, PAGE)
    page.with_name("style.yaml").write_text("paragraphs:\n  Risk: {color: accent, bold: true}\n  Title: {size: 30pt}\n")
    folders = folders_of(tmp_path / "templates", shipped())
    sheet = load_style("harbour", folders, find_template("mine", folders))

    assert sheet.paragraphs["Risk"].color == sheet.paragraphs["Heading 1"].color
    assert sheet.paragraphs["Title"].size == 20  # the house style has the last word
    assert "Risk" not in load_style("harbour", folders).paragraphs


@pytest.mark.parametrize(
    ("text", "code", "place", "said"),
    [
        (LEAST + "  A: {size: 10}\n", "style-value", (3, "10"), "not a length"),
        (LEAST + "  A: {size: 10px}\n", "style-value", (3, "10px"), "not a length"),
        (LEAST + "  A: {size: 10.25pt}\n", "style-value", (3, "10.25pt"), "whole or half points"),
        (LEAST + "  A: {size: 8pt}\n", "style-value", (3, "8pt"), "below its floor of 9 pt"),
        (LEAST + "  A: {size: 100pt}\n", "style-value", (3, "100pt"), "not between"),
        (LEAST + "  A: {leading: tight}\n", "style-value", (3, "tight"), "not a number"),
        (LEAST + "  A: {leading: 0.5}\n", "style-value", (3, "0.5"), "not between"),
        (LEAST + "  A: {bold: yes please}\n", "style-value", (3, "yes please"), "neither true nor false"),
        (LEAST + "  A: {align: centre}\n", "style-value", (3, "centre"), "not one of left, right, center"),
        (LEAST + "  A: {color: crimson}\n", "style-value", (3, "crimson"), "not a colour"),
        (LEAST + "  A: {bar: 2pt}\n", "style-value", (3, "2pt"), "not a line"),
        (LEAST + "  A: {space_before: -2pt}\n", "style-value", (3, "-2pt"), "between 0 and 100 mm"),
        (LEAST + "  A: {colour: x}\n", "style-key", (3, "colour"), "unknown key `colour`"),
        (LEAST + "paragraph: {}\n", "style-key", (3, "paragraph"), "unknown key `paragraph`"),
        (LEAST + "  A: {based_on: B}\n", "style-base", (3, "B"), "which is no style"),
        (LEAST + "font: Comic Sans\n", "style-value", (3, "Comic Sans"), "there is no family 'Comic Sans'"),
        (LEAST + "boxes: {A: {widths: 60 40}}\n", "style-value", (3, "60 40"), "expected a list of numbers"),
        (
            LEAST + "boxes: {A: {padding: 1pt 2pt 3pt 4pt 5pt}}\n",
            "style-value",
            (3, "1pt 2pt 3pt 4pt 5pt"),
            "one to four",
        ),
        (LEAST + "boxes: {A: {widths: [1, 1], alternatives: 2}}\n", "style-value", (3, "2"), "expected lists"),
        (LEAST + "based_on: nope\n", "style-not-found", (3, "nope"), "no other style 'nope'"),
        (LEAST + "page: {margins: 0}\n", "style-value", (3, "0"), "between 5 and 150 mm"),
        (LEAST + "page: {margins: 80mm}\n", "style-value", (3, "80mm"), "take 150 mm at most"),
        (LEAST + "  A: {size: 500pt}\n", "style-value", (3, "500pt"), "not between 1 and 72 pt"),
        (LEAST + "  A: {size: 900mm}\n", "style-value", (3, "900mm"), "not between 1 and 72 pt"),
        (LEAST + "  A: {leading: -1}\n", "style-value", (3, "-1"), "not between 0.9 and 3"),
        (LEAST + "ladder: {spacing: [-0.5]}\n", "style-value", (3, "[-0.5]"), "-0.5 is below 0"),
        (LEAST + "page: {header: 101mm}\n", "style-value", (3, "101mm"), "100 mm at most"),
        (LEAST + "ladder: {margins: [0]}\n", "style-value", (3, "[0]"), "between 5 and 150 mm"),
        (LEAST + "  A: {indent: 500mm}\n", "style-value", (3, "500mm"), "100 mm at most"),
        (LEAST + "  A: {space_before: 9999mm}\n", "style-value", (3, "9999mm"), "100 mm at most"),
        (LEAST + f"  A: {{indent: {'9' * 400}mm}}\n", "style-value", (3, f"{'9' * 400}mm"), "is not a length"),
        (LEAST + "  A: {bar: '21pt #000000'}\n", "style-value", (3, "'21pt #000000'"), "at most 20 pt thick"),
        (LEAST + "  A: {rule: '1pt #000000 21pt'}\n", "style-value", (3, "'1pt #000000 21pt'"), "at most 20 pt"),
        (LEAST + "  A: {label: 123456789}\n", "style-value", (3, "123456789"), "at most 8 characters"),
        (LEAST + '  A: {label: "\\u00ad"}\n', "style-value", (3, '"\\u00ad"'), "all of them printed"),
        (LEAST + '  A: {label: "\\u0007"}\n', "control-character", (3, "\\u0007"), "U+0007"),
        (LEAST + "characters: {A: {scale: 0}}\n", "style-value", (3, "0"), "between 0.4 and 1.5"),
        (LEAST + "characters: {A: {rise: 20}}\n", "style-value", (3, "20"), "between 0 and 0.6"),
        (LEAST + "boxes: {A: {padding: 0 400mm}}\n", "style-value", (3, "0 400mm"), "100 mm at most"),
    ],
)
def test_a_fault_of_a_style_is_placed_at_its_value(
    tmp_path: Path, text: str, code: str, place: tuple[int, str], said: str
) -> None:
    (problem,) = style_faults(tmp_path, text)

    span = problem.span
    assert span is not None
    assert (problem.code, span.line, span.excerpt[span.column - 1 : span.end_column - 1]) == (code, *place)
    assert said in problem.message


def test_a_style_has_no_more_of_anything_than_any_page_needs(tmp_path: Path) -> None:
    many = ", ".join(["[1, 1]"] * 13)
    assert (
        "13 alternatives"
        in style_faults(tmp_path, LEAST + f"boxes: {{A: {{widths: [1, 1], alternatives: [{many}]}}}}\n")[0].message
    )
    assert (
        "21 columns"
        in style_faults(tmp_path, LEAST + f"boxes: {{A: {{widths: [{', '.join('1' * 21)}]}}}}\n")[0].message
    )
    steps = ", ".join(f"{1 - number / 100:.2f}" for number in range(1, 22))
    assert "21 steps" in style_faults(tmp_path, LEAST + f"ladder: {{spacing: [{steps}]}}\n")[0].message
    names = "".join(f"  S{number}: {{bold: true}}\n" for number in range(501))
    assert [problem.message for problem in style_faults(tmp_path, LEAST + names)] == ["there are over 500 `paragraphs`"]


def test_a_chain_of_paragraph_styles_has_an_end(tmp_path: Path) -> None:
    chain = "".join(f"  S{number}: {{based_on: S{number + 1}}}\n" for number in range(30)) + "  S30: {}\n"

    problems = style_faults(tmp_path, LEAST + chain)

    assert {problem.code for problem in problems} == {"style-base"}
    assert problems[0].message == "'S0' is based on more than 20 others"


def test_a_chain_of_style_files_has_an_end(tmp_path: Path) -> None:
    for number in range(20):
        write_style(tmp_path, f"based_on: s{number + 1}\n", f"s{number}")

    (problem,) = style_faults(tmp_path, "based_on: s0\n")

    assert (problem.code, problem.span and Path(problem.span.path).name) == ("style-base", "s6.yaml")


@pytest.mark.parametrize("line", ["{bodl: true}", "{bold: maybe}", "{based_on: Nomral}", "{color: '#fefefe'}"])
def test_of_very_many_faults_of_a_style_a_hundred_are_told(tmp_path: Path, line: str) -> None:
    problems = style_faults(tmp_path, LEAST + "".join(f"  S{number}: {line}\n" for number in range(400)))

    assert len(problems) == 101
    assert problems[-1].code == "further-problems"


def test_alternative_widths_are_as_many_as_the_widths(tmp_path: Path) -> None:
    (problem,) = style_faults(tmp_path, LEAST + "boxes: {A: {widths: [1, 1], alternatives: [[1, 2], [1, 1, 1]]}}\n")

    assert "not as many as `widths`: 2" in problem.message


def test_a_bare_hash_is_explained_as_yaml_drops_it(tmp_path: Path) -> None:
    (problem,) = style_faults(tmp_path, "colors:\n  ink: #102030\n" + LEAST)

    assert "in quotes" in problem.message


def test_a_circle_of_styles_is_shown_once(tmp_path: Path) -> None:
    problems = style_faults(tmp_path, LEAST + "  A: {based_on: B}\n  B: {based_on: A}\n")

    assert [problem.message for problem in problems] == ["A is based on B, which is based on A"]


def test_files_based_on_one_another_are_a_problem(tmp_path: Path) -> None:
    write_style(tmp_path, "based_on: mine\n", "other")

    (problem,) = style_faults(tmp_path, "based_on: other\n")

    assert problem.code == "style-not-found"


def test_a_style_without_normal_is_a_problem(tmp_path: Path) -> None:
    (problem,) = style_faults(tmp_path, "description: D\n")

    assert "`Normal`" in problem.message


def test_all_faults_of_a_style_are_reported_at_once(tmp_path: Path) -> None:
    assert len(style_faults(tmp_path, LEAST + "  A: {size: x, colour: y}\nnope: 1\nfloor: z\n")) == 4


@pytest.mark.parametrize(
    ("slip", "line"),
    [('colors: {accent: "#8c2f1"}\n', 2), ("paragraphs:\n  Normal: {size: 4pt}\n", 3)],
)
def test_a_slip_in_what_other_styles_are_made_of_is_told_once_where_it_is(tmp_path: Path, slip: str, line: int) -> None:
    (problem,) = style_faults(tmp_path, f"based_on: plain\n{slip}")

    assert problem.span is not None
    assert (problem.span.path.endswith("mine.yaml"), problem.span.line) == (True, line)


def test_an_unknown_style_is_a_problem_where_it_is_named() -> None:
    span = Span("x.yaml", 3, 8)
    with pytest.raises(BriefError) as caught:
        load_style("harbor", folders_of(shipped()), span=span)

    (problem,) = caught.value.problems
    assert (problem.code, problem.span) == ("style-not-found", span)
    assert problem.hint == "did you mean `harbour`? there are chancery, gazette, harbour, institution, ministry, plain"


@pytest.mark.parametrize("name", ["../styles/plain", "/etc/passwd", "..", ""])
def test_a_style_name_with_a_path_in_it_finds_nothing(name: str) -> None:
    with pytest.raises(BriefError) as caught:
        load_style(name, folders_of(shipped()))

    assert caught.value.problems[0].code == "style-not-found"


def test_a_style_that_has_not_changed_is_not_made_again(tmp_path: Path) -> None:
    first = style_in(tmp_path, LEAST)

    assert load_style("mine", folders_of(tmp_path / "templates")) is first


def test_a_style_is_read_again_when_what_it_is_based_on_changes(tmp_path: Path) -> None:
    write_style(tmp_path, LEAST, "base")
    assert style_in(tmp_path, "based_on: base\n").paragraphs["Normal"].size == 10

    write_style(tmp_path, LEAST.replace("10pt", "11.5pt"), "base")

    assert load_style("mine", folders_of(tmp_path / "templates")).paragraphs["Normal"].size == 11.5


class TestLadder:
    """The steps by which a style is compressed."""

    def steps(self, folder: Path, ladder: str) -> list[str]:
        return [step.name for step in style_in(folder, LEAST + f"ladder: {ladder}\n").ladder]

    def test_it_runs_through_the_sizes_and_at_each_from_open_to_tight(self, tmp_path: Path) -> None:
        assert self.steps(tmp_path, "{spacing: [0.5], leading: [1.2]}") == [
            "as designed",
            "spacing 0.5",
            "leading 1.20",
            "size 9.5 pt",
            "size 9.5 pt, spacing 0.5",
            "size 9.5 pt, leading 1.20",
            "size 9 pt",
            "size 9 pt, spacing 0.5",
            "size 9 pt, leading 1.20",
        ]

    def test_narrower_margins_come_last_at_the_floor(self, tmp_path: Path) -> None:
        assert self.steps(tmp_path, "{margins: [15mm, 12.5mm]}") == [
            "as designed",
            "size 9.5 pt",
            "size 9 pt",
            "margins 15 mm",
            "margins 12.5 mm",
        ]

    def test_a_step_holds_the_shares_that_its_name_says(self, tmp_path: Path) -> None:
        sheet = style_in(tmp_path, LEAST + "page: {margins: 20mm}\nladder: {leading: [1.2], margins: [15mm]}\n")
        last = sheet.at(sheet.ladder[-1])

        assert last.paragraphs["Normal"].size == 9
        assert last.paragraphs["Normal"].leading == pytest.approx(1.2)
        assert last.margins.left == pytest.approx(15 / 25.4 * 72, abs=0.05)

    def test_a_style_without_a_ladder_still_has_its_sizes(self, tmp_path: Path) -> None:
        assert [step.name for step in style_in(tmp_path, LEAST).ladder] == ["as designed", "size 9.5 pt", "size 9 pt"]

    @pytest.mark.parametrize(
        ("ladder", "said"),
        [
            ("{spacing: [0.5, 0.7]}", "every step of `spacing`"),
            ("{spacing: [1]}", "first below the designed spacing"),
            ("{leading: [1.4]}", "first below the text's leading, 1.3"),
            ("{leading: [1.2, 0.9]}", "would touch"),
            ("{margins: [15mm, 16mm]}", "every step of `margins`"),
        ],
    )
    def test_a_ladder_that_does_not_tighten_is_a_problem(self, tmp_path: Path, ladder: str, said: str) -> None:
        (problem,) = style_faults(tmp_path, LEAST + f"ladder: {ladder}\n")

        assert problem.code == "style-ladder"
        assert said in problem.message
        assert problem.span is not None
        assert problem.span.line == 3

    def test_a_floor_above_the_texts_size_is_a_problem(self, tmp_path: Path) -> None:
        assert {problem.code for problem in style_faults(tmp_path, LEAST + "floor: 12pt\n")} <= {
            "style-ladder",
            "style-value",
        }
