"""The list of briefs, the problems and quotes beside a brief, and what a hostile one can do."""

from typing import TYPE_CHECKING

import pytest

from tests.editor.running import ARTICLE, BRIEF, SOURCE
from tests.template.samples import SHIPPED

if TYPE_CHECKING:
    from playwright.sync_api import Route

    from tests.editor.browsing import Window

pytestmark = [pytest.mark.engines, pytest.mark.xdist_group("browser")]

ALTERED = BRIEF.replace("The ports will close on Monday.", "The ports may close on Monday.")


def test_the_address_is_printed_and_opens_the_list_with_pages_and_states(shown: "Window") -> None:
    (shown.editor.folder / "briefs" / "bad.yaml").write_text(ALTERED, encoding="utf-8")
    page = shown.page
    page.reload()
    good = page.get_by_role("link").filter(has_text="briefs/ports.yaml")
    bad = page.get_by_role("link").filter(has_text="briefs/bad.yaml")

    shown.expect(page.get_by_role("heading", level=1, name="Briefs in folder")).to_be_visible()
    shown.expect(good.locator(".thumbnail svg")).to_be_visible()
    shown.expect(good).to_contain_text("Ports close for the night")
    shown.expect(good).to_contain_text("2026-05-04")
    shown.expect(good.locator(".states li")).to_have_text(["Fits", "1 of 1 quote verified"])
    shown.expect(bad.locator(".states li")).to_have_text(["Fits", "1 error", "0 of 1 quote verified"])
    assert "token" not in page.url
    good.click()
    shown.expect(page.locator(".sheet svg")).to_be_visible()


def test_a_new_brief_is_made_of_any_template(shown: "Window") -> None:
    page = shown.page
    page.get_by_role("button", name="New brief").click()
    page.get_by_label("Name of its file").fill("closing options")
    page.get_by_role("radio", name="decision").check()
    page.get_by_role("button", name="Make it").click()

    shown.expect(page.locator(".sheet svg")).to_be_visible()
    assert (shown.editor.folder / "briefs" / "closing-options.yaml").is_file()
    shown.expect(shown.field("recommendation")).to_be_visible()


def test_a_template_at_fault_is_named_in_its_briefs_and_in_new_brief_and_nothing_else_is_closed(
    shown: "Window",
) -> None:
    template = shown.editor.folder / "templates" / "weekly" / "template.yaml"
    template.parent.mkdir(parents=True)
    template.write_text("name: weekly\ndescription: Of a week.\nstyle: plain\nfields:\n  issue: {type: nonsense}\n")
    (template.parent / "page.html.j2").write_text("<p>{{ title }}</p>")
    weekly = shown.editor.folder / "briefs" / "weekly.yaml"
    weekly.write_text(f"template: weekly\n{BRIEF}", encoding="utf-8")
    page = shown.open()
    page.goto(f"{shown.editor.root}/?brief=briefs/weekly.yaml")
    problem = page.locator(".problems button")
    shown.expect(problem.locator(".kind")).to_have_text("error · templates/weekly/template.yaml · line 5")
    shown.expect(shown.field("title")).to_have_value("Ports close for the night")
    problem.click()
    shown.expect(page.locator(".status")).to_have_text("It is mended in templates/weekly/template.yaml, line 5.")
    shown.choose("YAML")
    shown.expect(page.locator(".cm-lint-marker")).to_have_count(0)

    page.goto(shown.editor.root)
    page.get_by_role("button", name="New brief").click()
    shown.expect(page.locator(".faulty li")).to_have_text(
        "templates/weekly/template.yaml, line 5: `nonsense` is not a type of field"
    )
    names = page.get_by_role("group", name="Template").locator(".name")
    shown.expect(names).to_have_text(list(SHIPPED))
    template.write_text(template.read_text().replace("nonsense", "text") + "labels: {en: {sources: Sources}}\n")
    page.get_by_role("button", name="Cancel").click()
    page.get_by_role("button", name="New brief").click()
    shown.expect(names).to_have_text([*SHIPPED, "weekly"])
    shown.expect(page.locator(".faulty")).to_have_count(0)


def test_quotes_that_are_not_checked_yet_are_not_called_none(shown: "Window") -> None:
    page = shown.open()
    note = page.locator("section[aria-labelledby=quotes] .note")
    shown.field("title").fill("")
    shown.expect(note).to_have_text("Quotes are checked once the errors above are mended.")
    shown.field("title").fill("Ports")
    shown.expect(page.locator(".quotes .verdict")).to_have_text("verified")
    page.get_by_role("button", name="Remove quote 1").click()

    shown.expect(note).to_have_text("No quotes to check.")


def test_a_new_brief_is_drafted_from_a_pasted_article(shown: "Window") -> None:
    page = shown.page
    page.get_by_role("button", name="New brief").click()
    page.get_by_label("Name of its file").fill("drafted")
    page.get_by_label("a draft from an article").check()
    page.get_by_label("The article's text").fill(ARTICLE)
    page.get_by_role("button", name="Make it").click()

    shown.expect(page.locator(".sheet svg")).to_be_visible()
    shown.expect(page.locator(".quotes .verdict").first).to_have_text("verified")
    assert (shown.editor.folder / "briefs" / "sources" / "drafted.txt").read_text(encoding="utf-8") == ARTICLE


def test_a_name_that_is_taken_is_told_and_nothing_is_replaced(shown: "Window") -> None:
    shown.expected.append("409")
    page = shown.page
    page.get_by_role("button", name="New brief").click()
    page.get_by_label("Name of its file").fill("ports")
    page.get_by_role("button", name="Make it").click()

    shown.expect(page.get_by_role("alert")).to_have_text("ports.yaml is there already")
    assert (shown.editor.folder / "briefs" / "ports.yaml").read_text(encoding="utf-8") == BRIEF


def test_the_new_briefs_dialog_begins_with_the_usual_template_and_without_an_earlier_mistake(shown: "Window") -> None:
    page = shown.page
    page.get_by_role("button", name="New brief").click()
    shown.expect(page.get_by_role("radio", name="briefing-note")).to_be_checked()
    page.get_by_label("Name of its file").fill("   ")
    page.get_by_role("button", name="Make it").click()
    shown.expect(page.get_by_role("alert")).to_have_text("Give its file a name first.")
    page.get_by_role("button", name="Cancel").click()
    page.get_by_role("button", name="New brief").click()

    shown.expect(page.get_by_role("alert")).to_have_count(0)
    shown.expect(page.get_by_role("radio", name="briefing-note")).to_have_accessible_description(
        "A briefing note. The bottom line, key points and next steps, with actors and quotes beside them."
    )


def test_an_article_that_is_too_long_is_told_before_it_is_sent(shown: "Window") -> None:
    page = shown.page
    page.get_by_role("button", name="New brief").click()
    page.get_by_label("Name of its file").fill("long")
    page.get_by_label("a draft from an article").check()
    page.get_by_label("The article's text").evaluate("each => { each.value = 'word '.repeat(2e6) }")
    page.get_by_role("button", name="Make it").click()

    shown.expect(page.get_by_role("alert")).to_contain_text("at most 1 MiB")


def test_a_draft_is_being_made_until_it_is_there(shown: "Window") -> None:
    page = shown.page
    held: list[Route] = []
    page.route("**/api/new", lambda route: held.append(route))
    page.get_by_role("button", name="New brief").click()
    page.get_by_label("Name of its file").fill("drafted")
    page.get_by_label("a draft from an article").check()
    page.get_by_label("The article's text").fill(ARTICLE)
    page.get_by_role("button", name="Make it").click()
    dialog = page.get_by_role("dialog")

    shown.expect(dialog.get_by_role("status")).to_have_text("Making the draft …")
    shown.expect(dialog.locator("form")).to_have_attribute("aria-busy", "true")
    shown.expect(page.get_by_role("button", name="Make it")).to_be_disabled()
    page.get_by_label("Name of its file").press("Enter")
    held[0].continue_()
    shown.expect(page.locator(".sheet svg")).to_be_visible()
    assert len(held) == 1


def test_a_file_that_can_not_be_shown_is_in_the_list_with_the_reason(shown: "Window") -> None:
    shown.expected.append("422")
    (shown.editor.folder / "briefs" / "latin.yaml").write_bytes(BRIEF.replace("Anna", "Änna").encode("latin-1"))
    page = shown.page
    page.reload()
    latin = page.get_by_role("link").filter(has_text="briefs/latin.yaml")

    shown.expect(latin.locator(".thumbnail")).to_have_text("No page yet")
    shown.expect(latin.locator(".states li")).to_contain_text("the file is not UTF-8")


@pytest.mark.parametrize("mode", ["Outline", "YAML"])
def test_a_problem_is_listed_live_and_a_click_goes_to_it(shown: "Window", mode: str) -> None:
    page = shown.open(mode=mode)
    shown.expect(page.get_by_text("None: this builds.")).to_be_visible()
    page.evaluate("bluf.editor.replace(bluf.text.replace('will close on', 'may close on')); bluf.changed()")
    problem = page.locator(".problems button").filter(has_text="the words are not the source's")
    shown.expect(problem).to_contain_text("line 14")
    problem.click()

    if mode == "Outline":
        shown.expect(shown.field("quotes[0].text")).to_be_focused()
        shown.expect(shown.field("quotes[0].text")).to_have_attribute("aria-invalid", "true")
    else:
        shown.wait("bluf.editor.cursor().line === 14")


def test_an_altered_quote_takes_the_sources_wording_by_one_click(shown: "Window") -> None:
    (shown.editor.folder / "briefs" / "bad.yaml").write_text(ALTERED, encoding="utf-8")
    page = shown.open("briefs/bad.yaml")
    shown.expect(page.locator(".quotes .verdict")).to_have_text("altered")
    shown.expect(page.locator(".wording blockquote")).to_contain_text("The ports will close on Monday")
    page.get_by_role("button", name="Use the source's wording").click()
    shown.settled()

    shown.expect(page.locator(".quotes .verdict")).to_have_text("verified")
    assert shown.text() == BRIEF


def test_words_that_differ_from_the_source_are_struck_out_and_underlined(shown: "Window") -> None:
    (shown.editor.folder / "briefs" / "bad.yaml").write_text(ALTERED, encoding="utf-8")
    page = shown.open("briefs/bad.yaml")
    message = page.locator(".problems .message")

    shown.expect(message.locator("del")).to_have_text("(not in the source: may)")
    shown.expect(message.locator("ins")).to_have_text("(only in the source: will)")
    shown.expect(message).not_to_contain_text("[-")
    shown.expect(page.locator(".problems .hint")).to_contain_text("say with “Unverified” why")


@pytest.mark.parametrize("button", ["Use the source's wording", "Save", "Undo"])
def test_the_focus_stays_near_a_button_that_has_done_its_work(shown: "Window", button: str) -> None:
    (shown.editor.folder / "briefs" / "bad.yaml").write_text(ALTERED, encoding="utf-8")
    page = shown.open("briefs/bad.yaml")
    if button != "Use the source's wording":
        shown.field("title").fill("Ports")
        shown.settled()
    page.get_by_role("button", name=button).press("Enter")
    shown.settled()

    near = "Quote 1: Anna Berg" if button == "Use the source's wording" else button
    shown.expect(page.get_by_role("button", name=near)).to_be_focused()


def test_a_misspelt_key_is_mended_by_one_click(shown: "Window") -> None:
    page = shown.open()
    page.evaluate("bluf.editor.replace(bluf.text.replace('bottom_line:', 'botom_line:')); bluf.changed()")
    page.get_by_role("button", name="Change it to bottom_line").press("Enter")
    shown.settled()

    assert shown.text() == BRIEF
    shown.expect(page.get_by_role("heading", name="Problems")).to_be_focused()
    shown.expect(page.locator(".status")).to_have_text("Change it to bottom_line: done.")
    page.get_by_role("button", name="Undo", exact=True).click()
    shown.settled()
    assert "botom_line:" in shown.text()


def test_words_given_to_another_are_given_to_their_speaker_by_one_click(shown: "Window") -> None:
    page = shown.open()
    shown.field("quotes[0].speaker").fill("John Berg Smith")
    shown.settled()
    shown.expect(page.locator(".quotes .verdict")).to_have_text("said by another")
    page.locator(".wording button").click()
    shown.settled()

    shown.expect(page.locator(".quotes .verdict")).to_have_text("verified")


def test_each_quote_shows_the_passage_it_was_checked_against(shown: "Window") -> None:
    page = shown.open()
    page.get_by_text("The passage, line 3").click()

    passage = page.locator(".passage")
    shown.expect(passage).to_contain_text("“No ship will be turned away.”")
    shown.expect(passage.locator("mark")).to_contain_text("The ports will close on Monday")


def test_a_hostile_brief_shows_as_text_and_nothing_of_it_runs(shown: "Window") -> None:
    bad = "<img src=x onerror=alert(1)><script>alert(2)</script>{{ 7*7 }}</text></svg><a href=javascript:alert(3)>"
    hostile = BRIEF.replace("Ports close for the night", f"'{bad}'").replace("Anna Berg", f"'{bad}'")
    hostile = hostile.replace("The southern port follows.", f"'{bad}'").replace("A note on ports", f"'{bad}'")
    (shown.editor.folder / "briefs" / "bad.yaml").write_text(hostile, encoding="utf-8")
    (shown.editor.folder / "briefs" / "sources" / "note.txt").write_text(f"{bad}\n\n{SOURCE}", encoding="utf-8")
    asked: list[str] = []
    shown.page.on("dialog", lambda dialog: asked.append(dialog.message))
    shown.page.on("request", lambda request: asked.append(request.url) if request.url.endswith("/x") else None)
    shown.page.goto(shown.editor.root)
    shown.expect(shown.page.get_by_role("link").filter(has_text="{{ 7*7 }}")).to_contain_text("<script>alert(2)")
    page = shown.open("briefs/bad.yaml")
    shown.settled()
    shown.choose("YAML")

    assert asked == []
    shown.expect(page.locator(".sheet svg")).to_contain_text("{{ 7*7 }}")
    assert page.locator(".sheet script, .sheet img, .sheet a, .panel img, .panel script").count() == 0
    assert page.locator("h1").text_content() == bad


def test_a_narrated_quote_is_mended_by_one_click(shown: "Window") -> None:
    told = BRIEF.replace("text: The ports will close on Monday.", "text: The southern port follows.")
    note = shown.editor.folder / "briefs" / "sources" / "note.txt"
    note.write_text("The northern port closes first. The southern port follows.", encoding="utf-8")
    (shown.editor.folder / "briefs" / "told.yaml").write_text(told, encoding="utf-8")
    page = shown.open("briefs/told.yaml")
    shown.expect(page.locator(".quotes .verdict")).to_have_text("told, not said")
    page.get_by_role("button", name="The whole text is Anna Berg’s own", exact=True).click()
    shown.settled()

    shown.expect(page.locator(".quotes .verdict")).to_have_text("verified")
    assert shown.text() == told.replace(
        "    file: sources/note.txt\n", "    by: Anna Berg\n    file: sources/note.txt\n"
    )
