"""Two ways to edit the same file: what the form does to the YAML, and what the YAML view shows."""

import re
from typing import TYPE_CHECKING

import pytest

from tests.editor.running import BRIEF, put_briefs

if TYPE_CHECKING:
    from playwright.sync_api import Route

    from tests.editor.browsing import Window

pytestmark = [pytest.mark.engines, pytest.mark.xdist_group("browser")]


def test_words_typed_into_the_form_change_those_words_of_the_file_and_nothing_else(shown: "Window") -> None:
    shown.open()
    shown.field("key_points[0].text").fill("The northern port stays open.")
    shown.settled()

    assert shown.text() == BRIEF.replace("The northern port closes first.", "The northern port stays open.")
    shown.expect(shown.page.locator(".sheet svg")).to_contain_text("stays open")


@pytest.mark.parametrize(
    ("was", "empty", "marked"),
    [
        ("title: Ports close for the night", "title:", "title"),
        ("bottom_line: Two ports close from Monday.", "bottom_line: ''", "bottom_line.text"),
        ("bottom_line: Two ports close from Monday.\n", "", "bottom_line.text"),
        ("  - The northern port closes first.", "  - ''", "key_points[0].text"),
        ("    speaker: Anna Berg", "    speaker:", "quotes[0].speaker"),
        ("date: 2026-05-04", "date: 2026-05-04\nto: ['']", "to"),
    ],
)
def test_a_field_that_is_empty_is_marked_and_says_what_is_wrong(
    shown: "Window", was: str, empty: str, marked: str
) -> None:
    (shown.editor.folder / "briefs" / "empty.yaml").write_text(BRIEF.replace(was, empty), encoding="utf-8")
    page = shown.page
    page.goto(f"{shown.editor.root}/?brief=briefs/empty.yaml")
    field = shown.field(marked)

    shown.expect(field).to_have_attribute("aria-invalid", "true")
    shown.expect(page.locator(f'[id="f-{marked}-problem"]')).to_contain_text(re.compile("is (empty|missing)"))
    assert f"f-{marked}-problem" in str(field.get_attribute("aria-describedby"))
    shown.expect(page.locator(".outline [aria-invalid]")).to_have_count(1)


def test_a_list_that_needs_an_item_and_an_item_that_is_nothing_say_so(shown: "Window") -> None:
    text = BRIEF[: BRIEF.index("key_points:")] + "key_points: []\nquotes:\n  -\n"
    (shown.editor.folder / "briefs" / "empty.yaml").write_text(text, encoding="utf-8")
    page = shown.page
    page.goto(f"{shown.editor.root}/?brief=briefs/empty.yaml")
    add = page.get_by_role("button", name="Add a point", exact=True)

    shown.expect(add).to_have_attribute("aria-describedby", "p-key_points")
    shown.expect(page.locator('[id="p-key_points"]')).to_have_text("`key_points` has no items write at least one")
    shown.expect(page.locator('[data-card="quotes[0]"] > .problem')).to_contain_text("`quotes[0]` is empty")


def test_words_typed_letter_by_letter_arrive_in_order_with_the_cursor_where_it_was(shown: "Window") -> None:
    shown.open()
    shown.field("bottom_line.text").click()
    shown.page.keyboard.press("Home")
    shown.page.keyboard.type("In short, ", delay=15)
    shown.settled()

    assert "bottom_line: In short, Two ports close from Monday.\n" in shown.text()
    assert shown.field("bottom_line.text").input_value() == "In short, Two ports close from Monday."
    assert shown.page.evaluate("document.activeElement.selectionStart") == len("In short, ")


def test_a_card_is_added_filled_and_removed_and_the_file_is_as_before(shown: "Window") -> None:
    page = shown.open()
    page.get_by_role("button", name="Add an actor").click()
    shown.expect(shown.field("actors[1].name")).to_be_focused()
    page.keyboard.type("Harbour Board")
    shown.settled()
    assert "  - name: Anna Berg\n    role: Minister\n  - Harbour Board\nquotes:" in shown.text()

    page.get_by_role("button", name="Remove actor 2").click()
    shown.settled()
    assert shown.text() == BRIEF
    shown.expect(shown.field("actors[0].name")).to_be_focused()


def test_cards_of_every_list_can_be_added(shown: "Window") -> None:
    page = shown.open()
    for name, field in (
        ("Add a point", "key_points[2].text"), ("Add an actor", "actors[1].name"), ("Add a quote", "quotes[1].text"),
        ("Add a section", "sections[0].heading"), ("Add a step", "next_steps[0].text"),
        ("Add a source", "sources[1].title"),
    ):  # fmt: skip
        page.get_by_role("button", name=name, exact=True).last.click()
        shown.expect(shown.field(field)).to_be_visible()
        shown.field(field).fill(f"New words of {field.split('[')[0]}")
        shown.settled()

    for words in ("key_points", "actors", "quotes", "sections", "next_steps", "sources"):
        assert f"New words of {words}" in shown.text()
    assert "  - id: source-2\n" in shown.text()


def test_cards_are_reordered_by_keyboard_and_their_comments_go_with_them(shown: "Window") -> None:
    page = shown.open()
    shown.field("key_points[0].text").focus()
    page.keyboard.press("Alt+ArrowDown")
    shown.settled()
    moved = shown.text()

    assert moved.index("The southern port follows.") < moved.index("The northern port closes first.   # as agreed")
    assert sorted(moved.splitlines()) == sorted(BRIEF.splitlines())
    shown.expect(shown.field("key_points[1].text")).to_be_focused()
    page.keyboard.press("Alt+ArrowUp")
    shown.settled()
    assert shown.text() == BRIEF


def test_the_button_that_moves_a_card_stays_under_the_finger_or_leaves_it_to_the_other(shown: "Window") -> None:
    page = shown.open()
    page.get_by_role("button", name="Move point 1 down").press("Enter")
    shown.settled()

    shown.expect(page.get_by_role("button", name="Move point 2 up")).to_be_focused()
    page.keyboard.press("Enter")
    shown.settled()
    assert shown.text() == BRIEF
    shown.expect(page.get_by_role("button", name="Move point 1 down")).to_be_focused()


THREE = BRIEF.replace("  - text: The southern", "  - The middle port stays open.\n  - text: The southern")


def points(shown: "Window") -> list[str]:
    return [line.strip() for line in shown.text().split("key_points:\n")[1].split("actors:")[0].splitlines()]


def test_words_go_to_the_card_that_shows_them_while_another_is_being_removed(shown: "Window") -> None:
    put_briefs(shown.editor.folder, THREE)
    page = shown.open()
    with shown.held():
        page.get_by_role("button", name="Remove point 1").click()
        shown.field("key_points[1].text").click()
        page.keyboard.press("End")
        page.keyboard.type(" All day")
    page.keyboard.type(" and night.")
    shown.settled()

    assert points(shown) == [
        "- The middle port stays open. All day and night.", "- text: The southern port follows.", "source: note",
    ]  # fmt: skip
    shown.expect(shown.field("key_points[0].text")).to_be_focused()
    shown.expect(shown.field("key_points[1].text")).to_have_value("The southern port follows.")


def test_words_typed_at_once_after_a_card_is_moved_go_on_where_the_caret_was(shown: "Window") -> None:
    put_briefs(shown.editor.folder, THREE)
    page = shown.open()
    shown.field("key_points[0].text").click()
    page.keyboard.press("Home")
    with shown.held():
        page.keyboard.press("Alt+ArrowDown")
        page.keyboard.type("On Monday ")
    page.keyboard.type("and Tuesday ")
    shown.settled()
    page.keyboard.type("also ")
    shown.settled()

    assert points(shown)[:2] == [
        "- The middle port stays open.",
        "- On Monday and Tuesday also The northern port closes first.   # as agreed",
    ]
    shown.expect(shown.field("key_points[1].text")).to_be_focused()


def test_what_is_typed_into_a_card_that_is_being_removed_goes_with_it(shown: "Window") -> None:
    put_briefs(shown.editor.folder, THREE)
    page = shown.open()
    with shown.held():
        page.get_by_role("button", name="Remove point 1").click()
        shown.field("key_points[0].text").fill("Gone")
        page.get_by_role("button", name="Add a point", exact=True).click()
    shown.settled()

    assert points(shown)[0] == "- The middle port stays open."
    assert "Gone" not in shown.text()
    shown.expect(page.locator('[data-card^="key_points["]')).to_have_count(3)


def test_words_typed_while_nothing_goes_through_are_there_after_a_look_at_the_yaml(shown: "Window") -> None:
    shown.open()
    with shown.held():
        shown.field("title").fill("Typed meanwhile")
        shown.field("bottom_line.text").fill("And this.")
        shown.choose("YAML")
        shown.choose("Outline")
        shown.expect(shown.field("title")).to_have_value("Typed meanwhile")
        shown.expect(shown.field("bottom_line.text")).to_have_value("And this.")


def test_a_double_click_adds_one_card(shown: "Window") -> None:
    page = shown.open()
    page.evaluate("""for (let n = 0; n < 2; n++)
        [...document.querySelectorAll('.add')].find(each => each.textContent == 'Add a source').click()""")
    shown.settled()

    assert shown.text().count("  - id: ") == 2


def test_two_sources_that_are_ticked_at_once_are_both_there(shown: "Window") -> None:
    put_briefs(shown.editor.folder, BRIEF + "  - id: other\n    title: Another\n    file: sources/note.txt\n")
    page = shown.open()
    page.evaluate(
        """for (const box of document.querySelectorAll('[data-card="key_points[0]"] [type=checkbox]')) box.click()"""
    )
    shown.settled()

    assert "source: [note, other]" in shown.text() or "source:\n      - note\n      - other\n" in shown.text()


@pytest.mark.parametrize(
    ("keys", "label", "left"),
    [
        ('new KeyboardEvent("keydown", { key: "ArrowDown", altKey: true, bubbles: true })', None, 2),
        ('new MouseEvent("click", { bubbles: true })', "Remove point 1", 1),
    ],
    ids=["a key held down", "a double click"],
)
def test_a_card_is_moved_or_removed_once_until_the_form_has_its_new_number(
    shown: "Window", keys: str, label: str | None, left: int
) -> None:
    page = shown.open()
    (page.get_by_label(label) if label else shown.field("key_points[0].text")).focus()
    page.evaluate(f"for (let n = 0; n < 2; n++) document.activeElement.dispatchEvent({keys})")
    shown.settled()

    shown.expect(page.locator('[data-card^="key_points["]')).to_have_count(left)
    shown.expect(shown.field("key_points[0]").or_(shown.field("key_points[0].text"))).to_have_value(
        "The southern port follows."
    )


def test_switching_between_the_two_loses_nothing(shown: "Window") -> None:
    page = shown.open()
    shown.field("title").fill("Ports close for a week")
    shown.choose("YAML")
    page.locator(".cm-content").click()
    page.keyboard.press("Control+End")
    page.keyboard.type("next_steps:\n- Tell the ships.\n")
    shown.settled()
    shown.choose("Outline")

    assert shown.field("title").input_value() == "Ports close for a week"
    assert shown.field("next_steps[0].text").input_value() == "Tell the ships."
    assert "# the lead\n" in shown.text()


def test_undo_goes_back_through_both(shown: "Window") -> None:
    page = shown.open()
    shown.field("title").fill("One")
    shown.settled()
    page.get_by_role("button", name="Remove actor 1").click()
    shown.settled()
    assert "actors" not in shown.text()

    page.get_by_role("button", name="Undo").click()
    shown.settled()
    shown.expect(shown.field("actors[0].name")).to_have_value("Anna Berg")
    shown.field("title").focus()
    page.keyboard.press("Control+z")
    shown.settled()
    shown.expect(shown.field("title")).to_have_value("Ports close for the night")
    assert shown.text() == BRIEF
    page.keyboard.press("Control+y")
    shown.settled()
    assert "title: One\n" in shown.text()


def test_a_field_that_is_emptied_leaves_the_file_and_comes_back_when_filled(shown: "Window") -> None:
    shown.open()
    shown.field("actors[0].role").fill("")
    shown.settled()
    assert "role:" not in shown.text()

    shown.field("actors[0].role").fill("Minister of Ports")
    shown.settled()
    assert "  - name: Anna Berg\n    role: Minister of Ports\n" in shown.text()


def test_sources_of_a_point_are_ticked_and_a_shorthand_becomes_what_it_stands_for(shown: "Window") -> None:
    page = shown.open()
    card = page.locator('[data-card="key_points[0]"]')
    card.get_by_text("More").click()
    card.get_by_role("checkbox", name="note").check()
    shown.settled()

    assert "  - text: The northern port closes first.   # as agreed\n    source: note\n" in shown.text()


def test_the_form_has_the_fields_that_the_template_declares(shown: "Window") -> None:
    page = shown.open()
    page.get_by_role("combobox", name="Template", exact=True).select_option("decision")
    shown.settled()
    shown.field("recommendation").fill("Close both ports.")
    page.get_by_role("button", name="Add an option").click()
    shown.settled()

    assert "template: decision\n" in shown.text()
    assert "recommendation: Close both ports.\n" in shown.text()
    shown.expect(page.get_by_role("heading", name="Options")).to_be_visible()


def test_a_form_over_broken_yaml_waits_and_says_so(shown: "Window") -> None:
    page = shown.open(mode="YAML")
    page.locator(".cm-content").click()
    page.keyboard.press("Control+Home")
    page.keyboard.type("title: [")
    shown.settled()
    shown.choose("Outline")

    shown.expect(page.get_by_text("The YAML can't be read at the moment")).to_be_visible()
    shown.expect(shown.field("bottom_line.text")).to_be_disabled()


def test_the_yaml_view_completes_fields_that_are_missing_at_their_place(shown: "Window") -> None:
    page = shown.open(mode="YAML")
    page.evaluate("bluf.editor.goTo(12, 19)")
    page.keyboard.type("\norg")
    listed = page.locator(".cm-tooltip-autocomplete li")
    shown.expect(listed).to_have_count(1)
    shown.expect(listed.first).to_contain_text("organisation")
    page.wait_for_timeout(100)  # until 75 ms after the list came, CodeMirror takes Enter for a new line
    page.keyboard.press("Enter")
    page.keyboard.type("Harbour Board")
    shown.settled()

    assert "    role: Minister\n    organisation: Harbour Board\n" in shown.text()


def test_the_yaml_view_completes_sources_by_their_ids(shown: "Window") -> None:
    page = shown.open(mode="YAML")
    page.evaluate("bluf.editor.goTo(8, 40)")
    page.keyboard.type("\npriority: 2\nsource: no")

    shown.expect(page.locator(".cm-tooltip-autocomplete li")).to_have_text(["note"])


def test_problems_are_marked_on_their_lines_in_the_yaml(shown: "Window") -> None:
    page = shown.open(mode="YAML")
    page.evaluate("bluf.editor.goTo(4, 1)")
    page.keyboard.type("titel: twice\n")
    shown.settled()

    shown.expect(page.locator(".cm-lintRange-error")).to_have_text("titel")
    shown.expect(page.locator(".cm-lint-marker-error")).to_have_count(1)
    page.locator(".cm-lintRange-error").hover()
    shown.expect(page.locator(".cm-diagnostic")).to_contain_text("did you mean `title`?")


def test_the_yaml_waits_for_its_looks_however_late_they_come(shown: "Window") -> None:
    (shown.editor.folder / "briefs" / "bad.yaml").write_text(BRIEF + "titel: twice\n", encoding="utf-8")
    page = shown.open(mode="YAML")
    held: list[Route] = []
    page.route("**/yaml.css", lambda route: held.append(route))
    page.goto(f"{shown.editor.root}/?brief=briefs/bad.yaml")
    page.wait_for_timeout(1000)
    for route in held:
        route.continue_()

    assert held
    shown.expect(page.locator(".cm-lint-marker-error")).to_have_count(1)  # and nothing was refused: see window()


def test_the_yaml_is_highlighted(shown: "Window") -> None:
    page = shown.open(mode="YAML")
    colors = page.evaluate(
        "[...bluf.editor.view.contentDOM.querySelectorAll('.cm-line span')].map(each => getComputedStyle(each).color)"
    )

    assert len(set(colors)) >= 3


def test_a_date_in_another_form_is_shown_as_it_is_written(shown: "Window") -> None:
    page = shown.open()
    page.evaluate("bluf.editor.replace(bluf.text.replace('2026-05-04', '4 May 2026')); bluf.changed()")
    shown.settled()

    shown.expect(shown.field("date")).to_have_value("4 May 2026")
    shown.field("date").fill("2026-05-05")
    shown.settled()
    shown.expect(shown.field("date")).to_have_attribute("type", "date")
    assert "date: 2026-05-05\n" in shown.text()


def test_what_is_pasted_from_a_pdf_loses_its_control_characters_and_nothing_else(shown: "Window") -> None:
    page = shown.open()
    shown.field("bottom_line.text").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("The co\u0002operation\u000cgoes on.")
    page.keyboard.type(" So it was said.")
    shown.settled()

    assert "bottom_line: The cooperation goes on. So it was said.\n" in shown.text()


def test_an_edit_that_is_refused_takes_no_other_with_it_and_its_words_stay(shown: "Window") -> None:
    shown.expected.append("409")
    text = BRIEF.replace("title: Ports", "title: &name Ports").replace("date:", "subtitle: *name\ndate:")
    put_briefs(shown.editor.folder, text)
    page = shown.open()
    with shown.held():
        shown.field("bottom_line.text").fill("Before.")
        shown.field("title").fill("Mine alone")
        shown.field("actors[0].role").fill("After")
    shown.settled()

    assert "bottom_line: Before.\n" in shown.text()
    assert "role: After\n" in shown.text()
    assert "title: &name Ports close for the night\n" in shown.text()
    shown.expect(shown.field("title")).to_have_value("Mine alone")
    shown.expect(shown.field("title")).to_have_attribute("aria-invalid", "true")
    shown.expect(page.locator('[id="f-title-refusal"]')).to_contain_text("Not taken")
    page.keyboard.press("Control+s")
    shown.expect(page.locator(".status")).to_contain_text("but for what was not taken")
    shown.expect(page.locator(".saved")).to_have_text("Not saved")
    page.get_by_role("button", name="Undo").click()
    shown.expect(shown.field("title")).to_have_value("Ports close for the night")
    shown.expect(page.locator(".saved")).to_have_text("Saved")
