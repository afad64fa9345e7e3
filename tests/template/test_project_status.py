"""A project's status: what stands where, and every state as a word with a shape and a colour."""

from pathlib import Path

import pytest

from bluf.document import Cell, Division, Document, Paragraph, Table, TextRun, blocks_within, paragraphs
from bluf.problems import BriefError
from bluf.template import compose
from tests.conftest import PROJECT
from tests.template.samples import LEAST, as_text, composed, load, texts

SAMPLE = PROJECT / "briefs" / "saltern-tramway.yaml"
NEEDED = f"{LEAST}template: project-status\nperiod: May\noverall: green\n"
LITTLE = f"{NEEDED}dimensions: [{{name: Time, now: red}}]\n"


@pytest.fixture(scope="module")
def document() -> Document:
    return compose(load(SAMPLE))


def tables(document: Document) -> list[Table]:
    return [block for block in blocks_within(document.body) if isinstance(block, Table)]


def divisions(document: Document, style: str) -> list[Division]:
    return [each for each in blocks_within(document.body) if isinstance(each, Division) and each.style == style]


def said(cell: Cell) -> str:
    """Return the words of a cell; spaces that hold as plain ones."""
    runs = [run for each in paragraphs(cell.blocks) for run in each.inlines if isinstance(run, TextRun)]
    return "".join(run.text for run in runs if run.style != "Footnote Reference").replace("\u00a0", " ")


def rows(table: Table) -> list[list[str]]:
    return [[said(cell) for cell in row.cells] for row in (*table.head, *table.body)]


def headings(document: Document) -> list[str]:
    return ["".join(run.text for run in texts_of(each)) for each in paragraphs(document.body) if each.tag == "h2"]


def texts_of(paragraph: Paragraph) -> list[TextRun]:
    return [run for run in paragraph.inlines if isinstance(run, TextRun)]


def test_the_parts_stand_in_the_order_of_a_highlight_report(document: Document) -> None:
    assert headings(document) == [
        *("Bottom line", "Asks", "Status", "This period", "Next period", "Milestones", "Top risks", "Sources")
    ]


def test_the_strip_has_the_state_the_period_and_the_budget(document: Document) -> None:
    (strip,) = divisions(document, "Key Figures")
    cells = [[each.style for each in paragraphs((cell,))] for cell in strip.blocks]

    assert cells == [["Status Label", "Choice Fair Large"], *[["Status Label", "Status Value"]] * 4]


def test_a_dimension_goes_from_last_to_now_to_its_trend(document: Document) -> None:
    made = rows(tables(document)[0])

    assert made[0] == ["Dimension", "Last", "Now", "Trend", "Comment"]
    assert [each.casefold() for each in made[1][:4]] == ["time", "● green", "▲ amber", "↓ worse"]
    assert [each.casefold() for each in made[4][:4]] == ["quality", "■ red", "▲ amber", "↑ better"]
    assert [each.casefold() for each in made[3][:4]] == ["scope", "● green", "● green", "↔ same"]


@pytest.mark.parametrize(("word", "style"), [("green", "Good"), ("amber", "Fair"), ("red", "Bad")])
def test_a_state_has_a_colour_besides_its_word_and_shape(tmp_path: Path, word: str, style: str) -> None:
    made = composed(tmp_path, f"{NEEDED}dimensions: [{{name: Time, now: {word}}}]\n")
    (state,) = paragraphs(tables(made)[0].body[0].cells[1].blocks)

    assert state.style == f"Choice {style}"
    assert made.sheet.paragraphs[state.style].tint


@pytest.mark.parametrize("style", ["plain", "ministry"])
def test_the_state_of_the_whole_is_larger_than_that_of_a_part_and_looks_like_it(tmp_path: Path, style: str) -> None:
    paragraph = composed(tmp_path, f"{LITTLE}style: {style}\n").sheet.paragraphs
    whole, part = paragraph["Choice Bad Large"], paragraph["Choice Bad"]

    assert whole.size > 1.25 * part.size
    assert (whole.tint, whole.color, whole.align) == (part.tint, part.color, part.align)


def test_a_milestone_has_what_was_planned_what_is_expected_and_its_state(document: Document) -> None:
    made = rows(tables(document)[1])

    assert made[0] == ["Milestone", "Planned", "Forecast", "Status"]
    assert [each.casefold() for each in made[3]] == [
        *("bridge over the leat open to trams", "19 june", "21 august", "■ late")
    ]


def test_a_risk_has_what_is_done_about_it_and_by_whom(document: Document) -> None:
    assert rows(tables(document)[2])[0] == ["Risk", "Likelihood", "Impact", "What we do about it", "Owner"]


def test_every_table_has_header_cells_above_and_beside(document: Document) -> None:
    for table in tables(document):
        assert all(cell.header for row in table.head for cell in row.cells)
        assert all(row.cells[0].header and not row.cells[1].header for row in table.body)


def test_what_items_cite_is_numbered_beside_them(document: Document) -> None:
    cited = [str(text.src) for text in texts(document) if text.style == "Footnote Reference"]

    assert cited == [
        "bottom_line.source",
        "asks[0].source",
        *(f"dimensions[{at}].source" for at in (0, 1, 3)),
        "this_period[1].source",
        "milestones[2].source",
        "risks[0].source",
    ]


def test_a_column_of_which_no_row_has_anything_is_left_out(tmp_path: Path) -> None:
    more = "milestones: [Opened, {name: Closed, status: late}]\nrisks: [Rain, {text: Snow, owner: Board}]\n"
    made = composed(tmp_path, LITTLE + more)

    assert [rows(each)[0] for each in tables(made)] == [
        ["Dimension", "Now"],
        ["Milestone", "Status"],
        ["Risk", "Owner"],
    ]
    assert made.warnings == ()


def test_risks_of_which_nothing_else_is_said_are_a_list(tmp_path: Path) -> None:
    made = composed(tmp_path, f"{LITTLE}risks: [Rain, Snow]\n")

    assert len(tables(made)) == 1
    assert "p [List Bullet] Rain" in as_text(made)


def test_what_is_not_given_has_no_heading(tmp_path: Path) -> None:
    assert headings(composed(tmp_path, LITTLE)) == ["Bottom line", "Key points", "Status"]


def test_a_period_alone_takes_the_whole_width(tmp_path: Path) -> None:
    made = composed(tmp_path, f"{LITTLE}next_period: [Dig, Fill]\n")

    assert divisions(made, "Beside") == []
    assert headings(made)[-1] == "Next period"


@pytest.mark.parametrize("field", ["period", "overall", "dimensions"])
def test_what_a_board_needs_is_asked_for(tmp_path: Path, field: str) -> None:
    kept = "\n".join(line for line in LITTLE.splitlines() if not line.startswith(f"{field}:"))
    with pytest.raises(BriefError) as caught:
        composed(tmp_path, kept + "\n")

    assert [(problem.code, problem.field) for problem in caught.value.problems] == [("missing-field", field)]


def test_a_mark_stands_before_its_item(tmp_path: Path) -> None:
    made = composed(
        tmp_path,
        f"{NEEDED}marking: TLP:GREEN\nmark: TLP:CLEAR\n"
        "dimensions: [{name: Time, now: red, mark: 'TLP:GREEN'}]\n"
        "risks: [{text: Rain, owner: Board, mark: 'TLP:GREEN'}]\n"
        "milestones: [{name: Opened, mark: 'TLP:GREEN'}]\n",
    )

    assert [rows(each)[1][0].partition(" ")[0] for each in tables(made)] == ["(TLP:GREEN)"] * 3
