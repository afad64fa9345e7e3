"""Figures and sources in the form: filled in grids, dropped, chosen, and found from the page."""

import base64
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest

from bluf.pipeline.added_file_kinds import KINDS
from tests.conftest import PROJECT
from tests.editor.running import BRIEF, SOURCE, put_briefs

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.editor.browsing import Window

pytestmark = [pytest.mark.engines, pytest.mark.xdist_group("browser")]

TABLE = """\
    table:   # of the survey
      columns: [Village, {head: People, align: right}]
      rows:
        - [Cairnside, 780]   # the north
        - [Saltham, "990"]
      total: {Village: Total, People: "1,770"}
"""
CHART = """\
    chart:
      kind: line
      data: {x: [Fri, Sat], series: {Level: [33, 24]}}
      alt: The level falls.
"""
SELECTED = "(({from, to}) => bluf.editor.view.state.sliceDoc(from, to))(bluf.editor.view.state.selection.main)"
HEAD, SOURCES = BRIEF.split("sources:\n")


def with_section(*parts: str) -> str:
    return f"{HEAD}sections:\n  - heading: Needs\n    text: As counted.\n{''.join(parts)}sources:\n{SOURCES}"


def opened(shown: "Window", *parts: str, mode: str = "outline") -> "Page":
    put_briefs(shown.editor.folder, with_section(*parts))
    page = shown.open(mode=mode)
    shown.settled()
    return page


def picture(colour: str = "navy") -> bytes:
    from PIL import Image

    made = BytesIO()
    Image.new("RGB", (1200, 800), colour).save(made, "PNG")
    return made.getvalue()


def dropped(target: "Locator", name: str, content: bytes) -> None:
    """Drop a file onto an element, as a browser tells of it."""
    target.evaluate(
        """(element, { name, content }) => {
            const bytes = Uint8Array.from(atob(content), (each) => each.charCodeAt(0));
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File([bytes], name));
            for (const type of ["dragover", "drop"])
              element.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
        }""",
        {"name": name, "content": base64.b64encode(content).decode()},
    )


def chosen(page: "Page", button: str, name: str, content: bytes) -> None:
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name=button).first.click()
    chooser.value.set_files({"name": name, "mimeType": "", "buffer": content})


def cell(shown: "Window", path: str) -> "Locator":
    return shown.field(f"sections[0].{path}")


def pasted(target: "Locator", text: str) -> None:
    target.evaluate(
        """(element, text) => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/plain", text);
            element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
        }""",
        text,
    )


def added_lines(shown: "Window", *parts: str) -> list[str]:
    old = with_section(*parts).splitlines()
    return [line.strip() for line in shown.text().splitlines() if line not in old]


def test_a_picture_that_is_dropped_on_a_section_is_in_it_and_its_text_is_asked_for(shown: "Window") -> None:
    page = opened(shown)
    dropped(shown.field("sections[0].heading"), "Map of the coast.PNG", picture())

    shown.expect(cell(shown, "picture.alt")).to_be_focused()
    shown.expect(page.locator(".figure .ask")).to_contain_text("readers who can't see it")
    page.keyboard.type("The coast with its two ports.")
    shown.settled()
    assert added_lines(shown) == [
        "picture:", "file: pictures/Map-of-the-coast.png", "alt: The coast with its two ports.",
    ]  # fmt: skip
    assert (shown.editor.folder / "briefs/pictures/Map-of-the-coast.png").read_bytes() == picture()
    shown.expect(page.locator(".figure .ask")).to_have_count(0)


def test_adding_a_picture_is_undone_and_its_file_stays(shown: "Window") -> None:
    page = opened(shown)
    chosen(page, "Add a picture", "map.png", picture())
    shown.expect(cell(shown, "picture.alt")).to_be_focused()
    shown.settled()
    page.get_by_role("button", name="Undo").click()
    shown.settled()

    assert shown.text() == with_section()
    assert (shown.editor.folder / "briefs/pictures/map.png").exists()


def test_a_picture_is_replaced_and_removed_in_its_form(shown: "Window") -> None:
    page = opened(shown)
    chosen(page, "Add a picture", "map.png", picture())
    shown.expect(cell(shown, "picture.alt")).to_be_focused()
    dropped(page.locator('[data-file-field="sections[0].picture.file"]'), "other.png", picture("red"))
    shown.expect(cell(shown, "picture.file")).to_have_value("pictures/other.png")
    shown.settled()
    assert "file: pictures/other.png" in shown.text()
    page.get_by_role("button", name="Remove the picture").click()
    shown.settled()
    assert shown.text() == with_section()


@pytest.mark.parametrize(
    ("answer", "file", "holds"),
    [("Keep both", "pictures/map-2.png", "navy"), ("Replace it", "pictures/map.png", "red"), ("Cancel", None, "navy")],
)
def test_a_name_that_is_taken_is_asked_about(shown: "Window", answer: str, file: str | None, holds: str) -> None:
    page = opened(shown)
    place = shown.editor.folder / "briefs/pictures/map.png"
    place.parent.mkdir()
    place.write_bytes(picture())
    dropped(shown.field("sections[0].heading"), "map.png", picture("red"))
    dialog = page.get_by_role("dialog", name="pictures/map.png is there already")
    dialog.get_by_role("button", name=answer).click()

    if file:
        shown.expect(cell(shown, "picture.file")).to_have_value(file)
    else:
        shown.expect(page.locator(".status")).to_contain_text("was not added")
        assert shown.text() == with_section()
    assert place.read_bytes() == picture(holds)


def test_a_source_that_is_chosen_gives_its_quotes_their_verdicts_at_once(shown: "Window") -> None:
    text = BRIEF.replace("    file: sources/note.txt\n", "")
    put_briefs(shown.editor.folder, text)
    page = shown.open()
    quote = page.locator('[data-card="quotes[0]"] .verdict')
    shown.expect(quote).to_have_text("unchecked")
    page.locator('[data-card="sources[0]"] .more > summary').click()
    chosen(page, "Choose a file", "The minister's note.txt", SOURCE.encode())

    shown.expect(quote).to_have_text("verified")
    shown.settled()
    assert "    file: sources/The-minister-s-note.txt\n" in shown.text()


def test_a_source_that_is_dropped_on_the_page_becomes_one_of_the_briefs(shown: "Window") -> None:
    page = opened(shown)
    dropped(page.locator(".sheet"), "A speech.md", b"# A speech\n\nWords.\n")

    shown.expect(shown.field("sources[1].title")).to_be_focused()
    shown.settled()
    assert added_lines(shown) == ["- id: source-2", "title: A speech", "file: sources/A-speech.md"]


def test_a_csv_file_that_is_dropped_becomes_a_table(shown: "Window") -> None:
    page = opened(shown, mode="YAML")
    dropped(page.locator(".yaml"), "needs.csv", b"Village,People\nCairnside,780\n")

    shown.wait("bluf.text.includes('needs.csv')")
    shown.settled()
    assert added_lines(shown) == ["table:", "data: data/needs.csv"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("map.gif", b"GIF89a", "a brief takes pictures"),
        ("map.png", b"GIF89a rest", "no PNG picture: by its content it is a GIF picture"),
        ("big.png", b"\x89PNG\r\n\x1a\n" + bytes(11 * 1024 * 1024), "may have 10"),
    ],
)
def test_a_file_that_can_not_be_added_says_why(shown: "Window", name: str, content: bytes, said: str) -> None:
    page = opened(shown)
    dropped(shown.field("sections[0].heading"), name, content)

    shown.expect(page.locator(".status")).to_contain_text(said)
    assert shown.text() == with_section()
    assert not (shown.editor.folder / "briefs/pictures").exists()


def test_a_cell_is_edited_where_it_stands(shown: "Window") -> None:
    opened(shown, TABLE)
    cell(shown, "table.rows[0][1]").fill("790")
    cell(shown, "table.rows[1][1]").fill("1,000")
    shown.settled()

    assert added_lines(shown, TABLE) == ["- [Cairnside, 790]   # the north", '- [Saltham, "1,000"]']


def test_the_keyboard_goes_through_the_cells_and_adds_a_row_at_the_end(shown: "Window") -> None:
    page = opened(shown, TABLE)
    cell(shown, "table.rows[0][0]").focus()
    for key, path in (
        ("Tab", "rows[0][1]"), ("Enter", "rows[1][1]"), ("ArrowUp", "rows[0][1]"), ("ArrowDown", "rows[1][1]"),
        ("ArrowLeft", "rows[1][0]"), ("ArrowRight", "rows[1][1]"), ("Shift+Enter", "rows[0][1]"),
    ):  # fmt: skip
        page.keyboard.press(key)
        shown.expect(cell(shown, f"table.{path}")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    shown.expect(cell(shown, "table.rows[2][1]")).to_be_focused()
    page.keyboard.type("12")
    shown.settled()
    assert added_lines(shown, TABLE) == ['- ["", 12]']


def test_rows_and_columns_are_added_moved_and_removed(shown: "Window") -> None:
    page = opened(shown, TABLE)
    cell(shown, "table.rows[0][1]").focus()
    page.keyboard.press("Alt+ArrowDown")
    shown.expect(cell(shown, "table.rows[1][1]")).to_be_focused()
    shown.settled()
    assert shown.text().index("Saltham") < shown.text().index("[Cairnside, 780]   # the north")
    page.get_by_role("button", name="Move column “People” left").click()
    shown.settled()
    assert "[780, Cairnside]   # the north" in shown.text()
    assert "columns: [{head: People, align: right}, Village]" in shown.text()
    page.get_by_role("button", name="Add a column").click()
    shown.expect(cell(shown, "table.columns[1].head")).to_be_focused()
    shown.settled()
    page.get_by_role("button", name="Remove column “Column 3”").click()
    shown.settled()
    assert "[780, Cairnside]   # the north" in shown.text()
    for _ in range(4):
        page.get_by_role("button", name="Undo").click()
        shown.settled()
    assert shown.text() == with_section(TABLE)


def test_a_head_that_the_total_names_is_renamed_in_both(shown: "Window") -> None:
    page = opened(shown, TABLE)
    cell(shown, "table.columns[1].head").fill("Persons")
    page.keyboard.press("Tab")
    shown.settled()

    assert "columns: [Village, {head: Persons, align: right}]" in shown.text()
    assert 'total: {Village: Total, Persons: "1,770"}' in shown.text()


def test_a_block_that_is_pasted_fills_cells_and_makes_those_that_lack(shown: "Window") -> None:
    page = opened(shown, TABLE)
    pasted(cell(shown, "table.rows[1][1]"), 'x\t"a, b"\r\n1\t2\r\n')
    shown.expect(cell(shown, "table.rows[2][2]")).to_have_value("2")
    shown.settled()

    assert added_lines(shown, TABLE) == [
        "columns: [Village, {head: People, align: right}, Column 3]",
        '- [Cairnside, 780, ""]   # the north', '- [Saltham, "x", "a, b"]', '- ["", 1, 2]',
    ]  # fmt: skip
    shown.expect(page.locator(".status")).to_contain_text("Pasted 2 rows")
    page.get_by_role("button", name="Undo").click()
    shown.settled()
    assert shown.text() == with_section(TABLE)


def test_a_block_that_no_page_shows_is_not_pasted(shown: "Window") -> None:
    page = opened(shown, TABLE)
    pasted(cell(shown, "table.rows[0][0]"), "1\t2\t3\n" * 2000)

    shown.expect(page.locator(".status")).to_contain_text("Keep it in a CSV file")
    assert shown.text() == with_section(TABLE)


def test_a_table_is_begun_and_its_words_get_a_meaning(shown: "Window") -> None:
    page = opened(shown)
    page.get_by_role("button", name="Add a table").click()
    shown.expect(cell(shown, "table.columns[0].head")).to_be_focused()
    pasted(cell(shown, "table.columns[0].head"), "Village\tState\nCairnside\tready\n")
    shown.expect(cell(shown, "table.rows[0][1]")).to_have_value("ready")
    cell(shown, "table.rows[0][1]").focus()
    cell(shown, "table.columns[1].kind").select_option("choice")
    cell(shown, "table.columns[1].values.ready").select_option("good")
    shown.settled()

    assert added_lines(shown) == [
        "table:", "columns: [Village, {head: State, kind: choice, values: {ready: good}}]", "rows:",
        "- [Cairnside, ready]",
    ]  # fmt: skip


def test_a_chart_is_begun_filled_and_takes_its_values_from_a_file(shown: "Window") -> None:
    page = opened(shown)
    page.get_by_role("button", name="Add a chart").click()
    shown.expect(cell(shown, "chart.title")).to_be_focused()
    pasted(cell(shown, "chart.data.x[0]"), "Fri\t33\nSat\t24\nSun\t15\n")
    shown.expect(cell(shown, "chart.data.x[2]")).to_have_value("Sun")
    name = cell(shown, "chart.data.series.Series 1")
    name.fill("Level (m)")
    name.press("Tab")
    cell(shown, "chart.alt").fill("It falls.")
    shown.settled()
    assert "x: [Fri, Sat, Sun]" in shown.text()
    assert "Level (m): [33, 24, 15]" in shown.text()
    chosen(page, "Take a CSV file instead", "lake.csv", b"Day,Level\nFri,33\nSat,24\n")
    shown.wait("bluf.text.includes('lake.csv')")
    shown.settled()
    assert added_lines(shown) == ["chart:", "kind: line", "data: data/lake.csv", "alt: It falls."]


def test_what_is_usual_is_ticked_and_is_in_the_brief_only_where_it_is_not(shown: "Window") -> None:
    page = opened(shown)
    page.locator("details.card > summary").click()
    grow = shown.field("grow")
    assert grow.is_checked()

    grow.uncheck()
    shown.field("typography").select_option("as-typed")
    page.locator('[data-card="actors[0]"] > .more > summary').click()
    shown.field("actors[0].stance").select_option("against")
    shown.settled()
    assert added_lines(shown) == ["stance: against", "grow: false", "typography: as-typed"]

    grow.check()
    shown.settled()
    assert "grow:" not in shown.text()


def test_key_figures_timeline_and_annexes_have_forms(shown: "Window") -> None:
    page = opened(shown)
    page.get_by_role("button", name="Add a key figure").click()
    shown.field("figures[0].value").fill("6,400")
    shown.settled()
    page.locator('[data-card="sections[0]"] > .more > summary').click()
    page.get_by_role("button", name="Add a timeline entry").click()
    cell(shown, "timeline[0].when").fill("Tonight")
    cell(shown, "timeline[0].text").fill("Decide.")
    shown.settled()
    page.get_by_role("button", name="Add an annex").click()
    shown.field("annexes[0].title").fill("Costs")
    cell(shown, "numbered").check()
    shown.settled()

    for words in ('figures:\n  - value: 6,400\n', "timeline:\n      - when: Tonight\n        text: Decide.\n",
                  "annexes: [Costs]\n", "    numbered: true\n"):  # fmt: skip
        assert words in shown.text()


def test_a_problem_in_another_file_says_which_and_where(shown: "Window") -> None:
    (shown.editor.folder / "briefs" / "data").mkdir(parents=True)
    (shown.editor.folder / "briefs" / "data" / "needs.csv").write_text("A,B\n1,2\n1,2,3\n", encoding="utf-8")
    page = opened(shown, "    table: {data: data/needs.csv}\n")
    problem = page.locator(".problems button.problem", has_text="this row has 3 values")

    shown.expect(problem.locator(".kind")).to_have_text("error · data/needs.csv · line 3")
    problem.click()
    shown.expect(page.locator(".status")).to_contain_text("It is mended in data/needs.csv, line 3")
    shown.expect(page.locator(".problems .mends")).to_have_count(0)


def test_a_figure_without_alternative_text_leads_to_its_field(shown: "Window") -> None:
    put_briefs(shown.editor.folder, with_section(CHART.replace("      alt: The level falls.\n", "")))
    page = shown.page
    page.goto(f"{shown.editor.root}/?brief=briefs/ports.yaml")
    shown.expect(cell(shown, "chart.alt")).to_have_attribute("aria-invalid", "true")
    page.locator(".problems button.problem", has_text="the chart has no").click()

    shown.expect(cell(shown, "chart.alt")).to_be_focused()


def clicked(page: "Page", source: str) -> Any:
    page.locator(f'.sheet [data-src="{source}"]').first.click(force=True)


@pytest.mark.parametrize("mode", ["outline", "YAML"])
def test_a_click_on_a_cell_goes_to_it(shown: "Window", mode: str) -> None:
    page = opened(shown, TABLE, mode=mode)
    clicked(page, "sections[0].table.rows[1][0]")

    if mode == "outline":
        shown.expect(cell(shown, "table.rows[1][0]")).to_be_focused()
    else:
        shown.wait("!bluf.editor.view.state.selection.main.empty")
        assert page.evaluate(SELECTED) == "Saltham"


def test_a_click_on_a_cell_of_a_csv_file_goes_to_the_field_that_names_the_file(shown: "Window") -> None:
    (shown.editor.folder / "briefs" / "data").mkdir(parents=True)
    (shown.editor.folder / "briefs" / "data" / "needs.csv").write_text(
        "Village\nCairnside\nSaltham\n", encoding="utf-8"
    )
    page = opened(shown, "    table: {data: data/needs.csv}\n")
    clicked(page, "sections[0].table.rows[1][0]")

    shown.expect(cell(shown, "table.data")).to_be_focused()
    shown.expect(page.locator(".status")).to_have_text("This comes from data/needs.csv, row 2 below its head.")


def test_a_click_on_a_picture_goes_to_its_form(shown: "Window") -> None:
    (shown.editor.folder / "briefs").mkdir(parents=True, exist_ok=True)
    (shown.editor.folder / "briefs" / "map.png").write_bytes(picture())
    page = opened(shown, "    picture: {file: map.png, alt: The coast.}\n")
    clicked(page, "sections[0].picture")

    shown.expect(page.get_by_role("group", name="Picture of Section 1")).to_be_focused()


@pytest.mark.parametrize("mode", ["outline", "YAML"])
def test_a_click_on_the_words_of_a_chart_goes_to_them(shown: "Window", mode: str) -> None:
    page = opened(shown, CHART, mode=mode)
    clicked(page, "sections[0].chart.data.x[1]")

    if mode == "outline":
        shown.expect(cell(shown, "chart.data.x[1]")).to_be_focused()
    else:
        shown.wait("!bluf.editor.view.state.selection.main.empty")
        assert (
            page.evaluate(
                "bluf.editor.view.state.sliceDoc(...Object.values(bluf.editor.view.state.selection.main.toJSON()))"
            )
            == "Sat"
        )


def test_the_page_takes_the_kinds_of_file_that_bluf_does() -> None:
    script = (PROJECT / "src/bluf/editor/assets/files.js").read_text(encoding="utf-8")
    for kind in KINDS.values():
        assert f'  {kind.name}: "{",".join(kind.endings)}",\n' in script
