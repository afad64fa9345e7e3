"""The page beside the editor: it follows, says how full it is, and leads to its words and back."""

import re
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from tests.editor.running import BRIEF, put_samples, running

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.editor.browsing import Window

pytestmark = [pytest.mark.engines, pytest.mark.xdist_group("browser")]

POINTS = "".join(
    f"  - Point {number} goes on for a while, so that it takes more than a line of the page.\n" for number in range(60)
)
LONG = BRIEF.replace("actors:\n", POINTS + "actors:\n")
SAMPLE = "briefs/indo-pacific-nato.yaml"


@pytest.fixture
def samples(browser: "Browser", tmp_path: Path) -> "Iterator[Window]":
    """A window on the project's own sample briefs."""
    from tests.editor.browsing import window

    put_samples(tmp_path / "folder")
    with running(tmp_path / "folder", tmp_path / "state") as editor, window(browser, editor) as opened:
        yield opened


def percentile(times: list[float], part: float) -> float:
    return sorted(times)[min(len(times) - 1, int(part * len(times)))]


@pytest.mark.parametrize("mode", ["Outline", "YAML"])
def test_the_page_follows_the_keys(
    samples: "Window", mode: str, record_property: Callable[[str, object], None]
) -> None:
    page = samples.open(SAMPLE, mode)
    if mode == "Outline":
        samples.field("key_points[1].text").click()
        page.keyboard.press("Control+End")
    else:
        line = page.evaluate("bluf.preview.fields['key_points[1].text'][2]")
        page.evaluate(f"bluf.editor.goTo({line}, 30)")
    page.evaluate("bluf.timings.length = 0")
    page.keyboard.type(" They will meet again in the spring of the year after next.", delay=80)
    samples.settled()
    samples.expect(page.locator(".sheet svg")).to_contain_text("after next")
    times = page.evaluate("bluf.timings")

    shown = ", ".join(f"{part:.0%} {percentile(times, part):.0f} ms" for part in (0.5, 0.95))
    record_property("measured", f"from key to page, {mode}: {shown} ({len(times)} pages; the aim is 150 ms at 95%)")
    assert len(times) > 1  # it follows while the words are typed


def test_the_page_is_zoomed_and_fits_its_width_again(shown: "Window") -> None:
    page = shown.open()

    def width() -> float:
        return float(page.locator(".sheet svg").evaluate("each => each.getBoundingClientRect().width"))

    fitted = width()
    page.get_by_role("button", name="Fit width").click()
    full = width()
    page.get_by_role("button", name="Zoom in").click()
    more = width()
    page.get_by_role("button", name="125 %").click()

    assert full == pytest.approx(595.276 * 96 / 72, abs=1)
    assert more == pytest.approx(full * 1.25, abs=1)
    assert width() == pytest.approx(fitted, abs=1)


def test_paper_template_and_style_are_picked_and_written_into_the_file(shown: "Window") -> None:
    page = shown.open()
    before = page.locator(".sheet svg").get_attribute("viewBox")
    page.get_by_role("combobox", name="Paper").select_option("letter")
    page.get_by_role("combobox", name="Style").select_option("harbour")
    shown.settled()

    assert before == "0 0 595.276 841.89"
    assert page.locator(".sheet svg").get_attribute("viewBox") == "0 0 612 792"
    assert "page: letter\n" in shown.text()
    assert "style: harbour\n" in shown.text()
    page.get_by_role("combobox", name="Style").select_option("")
    shown.settled()
    assert "style:" not in shown.text()


def test_pdf_and_docx_are_one_click_away_and_hold_the_text_as_it_stands(shown: "Window") -> None:
    page = shown.open()
    shown.field("title").fill("Ports close for a week")
    shown.settled()
    with page.expect_download() as pdf:
        page.get_by_role("button", name="PDF").click()
    with page.expect_download() as docx:
        page.get_by_role("button", name="DOCX").click()

    assert (pdf.value.suggested_filename, docx.value.suggested_filename) == ("ports.pdf", "ports.docx")
    text = pypdfium2.PdfDocument(Path(pdf.value.path()).read_bytes())[0].get_textpage().get_text_range()
    assert "Ports close for a week" in text
    with zipfile.ZipFile(BytesIO(Path(docx.value.path()).read_bytes())) as package:
        words = package.read("word/document.xml").decode().replace("\N{NO-BREAK SPACE}", " ")
    assert "Ports close for a week" in words


def test_what_would_not_build_is_not_downloaded_and_the_reason_is_said(shown: "Window") -> None:
    shown.expected.append("422")
    page = shown.open()
    shown.field("quotes[0].text").fill("The ports may close on Monday.")
    shown.settled()
    for name in ("PDF", "DOCX"):
        button = page.get_by_role("button", name=name)
        shown.expect(button).to_have_attribute("aria-disabled", "true")
        shown.expect(button).to_have_attribute("title", re.compile("^Not until this is mended: the words are not"))
    page.get_by_role("button", name="PDF").click(force=True)
    shown.expect(page.locator(".status")).to_contain_text("Not made: the words are not the source's")

    shown.field("quotes[0].text").fill("The ports will close on Monday.")
    shown.settled()
    shown.expect(page.get_by_role("button", name="PDF")).to_have_attribute("aria-disabled", "false")


def test_the_meter_says_how_full_the_page_is_and_at_what_size(shown: "Window") -> None:
    page = shown.open()
    fit = shown.settled()["fit"]

    meter = page.get_by_role("meter").first
    assert meter.get_attribute("aria-valuetext") == f"{round(fit['fill'] * 100)} % full at {fit['size']:g} pt"
    assert 0 < fit["fill"] < 1


def test_what_does_not_fit_is_drawn_below_a_red_line_with_the_lines_over_and_what_costs_most(shown: "Window") -> None:
    (shown.editor.folder / "briefs" / "long.yaml").write_text(LONG, encoding="utf-8")
    page = shown.open("briefs/long.yaml")
    fit = shown.settled()["fit"]

    shown.expect(page.get_by_role("meter").first).to_have_attribute(
        "aria-valuetext", f"{fit['lines_over']} lines too long at {fit['size']:g} pt"
    )
    assert fit["lines_over"] > 10
    cut = page.locator(".sheet .cut path").bounding_box()
    last = page.locator('.sheet text[data-src="key_points[61].text"]').last.bounding_box()
    assert cut is not None
    assert last is not None
    assert last["y"] > cut["y"]
    page.locator(".costs button").first.click()
    shown.expect(page.locator("[id^='f-key_points']:focus")).to_have_count(1)


def test_a_click_on_words_of_the_page_goes_to_their_field_and_selects_them(shown: "Window") -> None:
    page = shown.open()
    words = page.locator('.sheet text[data-src="key_points[1].text"]').last  # the first is its bullet
    box = words.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] * 0.45, box["y"] + box["height"] / 2)

    shown.expect(shown.field("key_points[1].text")).to_be_focused()
    shown.wait("document.activeElement.selectionEnd > document.activeElement.selectionStart")
    control = "document.activeElement"
    selected = page.evaluate(f"{control}.value.slice({control}.selectionStart, {control}.selectionEnd)")
    assert selected in ("The", "southern", "port", "follows.")


@pytest.mark.parametrize("mode", ["Outline", "YAML"])
def test_a_click_on_a_word_that_the_field_has_twice_selects_that_one(shown: "Window", mode: str) -> None:
    again = "The port is the port that is no other port than the port of the north " * 3
    path = shown.editor.folder / "briefs" / "ports.yaml"
    path.write_text(BRIEF.replace("The southern port follows.", again.strip()), encoding="utf-8")
    page = shown.open(mode=mode)
    pieces = page.locator('.sheet text[data-src="key_points[1].text"]')
    last = pieces.last  # the second line of the point, or a later one
    box = last.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] * 0.45, box["y"] + box["height"] / 2)

    if mode == "Outline":
        shown.wait("document.activeElement.selectionEnd > document.activeElement.selectionStart")
        at = page.evaluate("document.activeElement.selectionStart")
    else:
        shown.wait("!bluf.editor.view.state.selection.main.empty")
        at = page.evaluate("bluf.editor.view.state.selection.main.from") - path.read_text().index(again.strip())
    shown_before = len(again.strip()) - len(str(last.text_content()))
    assert at >= shown_before


TYPED = '"The port is \\u00e9t\\u00e9, 2\\u20443 of \\\n    the port is **port** and\n    the port is it."'


@pytest.mark.parametrize("mode", ["Outline", "YAML"])
def test_a_click_selects_that_word_in_text_that_is_escaped_and_goes_over_lines(shown: "Window", mode: str) -> None:
    path = shown.editor.folder / "briefs" / "ports.yaml"
    text = BRIEF.replace("The southern port follows.", TYPED)
    path.write_text(text, encoding="utf-8")
    page = shown.open(mode=mode)
    if mode == "YAML":  # what was typed before moves it, and the page may not have followed yet
        page.evaluate("bluf.editor.view.dispatch({ changes: { from: 0, insert: '# \\u{1f600}\\n' } })")
    words = page.locator('.sheet text[data-src="key_points[1].text"]')
    bold = words.filter(has_text=re.compile("^port$"))
    bold.click()

    if mode == "Outline":
        shown.wait("document.activeElement.selectionEnd > document.activeElement.selectionStart")
        at, end = page.evaluate("[document.activeElement.selectionStart, document.activeElement.selectionEnd]")
        value = page.evaluate("document.activeElement.value")
        assert (value[at - 2 : at], value[at:end], value[end : end + 2]) == ("**", "port", "**")
    else:
        shown.wait("!bluf.editor.view.state.selection.main.empty")
        selected = page.evaluate(
            "(({ from, to }) => bluf.text.slice(from - 2, to + 2))(bluf.editor.view.state.selection.main)"
        )
        assert selected == "**port**"


def test_a_click_on_words_of_the_page_goes_to_their_line_of_the_yaml(shown: "Window") -> None:
    page = shown.open(mode="YAML")
    page.locator('.sheet text[data-src="quotes[0].text"]').first.click()

    shown.wait(f"bluf.editor.cursor().line === {BRIEF[: BRIEF.index('The ports will')].count(chr(10)) + 1}")
    assert page.evaluate("document.activeElement.shadowRoot?.activeElement?.className").startswith("cm-content")


def test_every_piece_of_the_page_that_is_from_the_brief_leads_to_its_place(samples: "Window") -> None:
    page = samples.open(SAMPLE, "YAML")
    found = page.evaluate(
        """[...document.querySelectorAll('.sheet text[data-src]')].map(each => [
            each.textContent, each.dataset.at || "", bluf.placeOf(each.dataset.src)])"""
    )
    yaml = samples.text()
    places = [(words, re.match(r"(\d+):(\d+)(?!\d*-)", at)) for words, at, _ in found]
    begun = [(words[int(at[1]) :][:3], yaml[int(at[2]) :][:3]) for words, at in places if at]
    exact = [typed for shown, typed in begun if typed.startswith(shown)]

    assert len(found) > 60
    assert all(place for _, _, place in found)
    assert len(exact) > 0.8 * len(found)


def test_the_field_with_the_cursor_is_tinted_on_the_page(shown: "Window") -> None:
    page = shown.open()
    shown.field("actors[0].role").focus()
    tint = page.locator(".sheet rect.here")
    words = page.locator('.sheet text[data-src="actors[0].role"]')
    shown.expect(tint).to_have_count(1)
    one, other = tint.bounding_box(), words.bounding_box()
    assert one is not None
    assert other is not None
    assert one["y"] == pytest.approx(other["y"], abs=2)

    shown.choose("YAML")
    page.evaluate("bluf.editor.goTo(5, 5)")
    shown.wait("document.querySelector('.sheet rect.here')?.nextElementSibling.dataset.src.startsWith('bottom_line')")


def fields_of(page: "Page") -> list[str]:
    """The fields of the page in its order, each once."""
    sources = page.eval_on_selector_all(".sheet text[data-src]", "all => all.map(text => text.dataset.src)")
    return list(dict.fromkeys(sources))


def test_the_page_is_walked_by_keyboard_and_enter_goes_to_the_words(shown: "Window") -> None:
    page = shown.open()
    page.get_by_role("group", name="The finished page").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    second = fields_of(page)[1]
    shown.wait(f"document.querySelector('.sheet rect.here')?.nextElementSibling.dataset.src === {second!r}")
    shown.expect(page.locator(".status")).to_have_text("Date: May 4, 2026")
    page.keyboard.press("Enter")

    shown.expect(shown.field(second).or_(shown.field(f"{second}.text"))).to_be_focused()


def test_a_walk_keeps_up_with_keys_that_come_faster_than_pages_are_drawn(shown: "Window") -> None:
    page = shown.open()
    fields = fields_of(page)
    page.get_by_role("group", name="The finished page").focus()
    page.evaluate(
        """for (const key of ["ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp"])
             document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }))"""
    )

    shown.wait(f"document.querySelector('.sheet rect.here')?.nextElementSibling.dataset.src === {fields[2]!r}")


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1024, 768), (390, 844)])
def test_nothing_covers_the_page(shown: "Window", width: int, height: int) -> None:
    page = shown.open()
    page.set_viewport_size({"width": width, "height": height})
    if width < 760:
        page.get_by_role("navigation", name="Show").get_by_role("button", name="Page").click()
    shown.field("title").evaluate("each => { each.value = ''; each.dispatchEvent(new InputEvent('input')) }")
    shown.settled()
    shown.expect(page.locator(".stale")).to_be_visible()
    paper = page.locator(".paper").bounding_box()
    assert paper is not None

    for above in (".zoom", ".stale"):
        box = page.locator(above).bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= paper["y"]
        assert box["x"] + box["width"] <= width


def test_a_message_goes_away_when_it_has_been_read(shown: "Window") -> None:
    page = shown.open()
    page.clock.install()
    page.evaluate("bluf.say('Saved it')")
    status = page.locator(".status")
    shown.expect(status).to_have_text("Saved it")
    page.clock.run_for(9000)

    shown.expect(status).to_have_text("")


def test_what_went_wrong_stays_said_until_it_is_mended(shown: "Window") -> None:
    page = shown.open()
    page.clock.install()
    page.evaluate("bluf.lost = 'gone'; bluf.look = () => {}; bluf.fail('Not saved: bluf can\\'t be reached.')")
    status = page.locator(".status")
    shown.expect(status).to_contain_text("Not saved")
    page.clock.run_for(20_000)
    shown.expect(status).to_contain_text("Not saved")
    page.evaluate("bluf.lost = null; bluf.tell()")
    page.clock.run_for(1000)

    shown.expect(status).to_have_text("")


def test_the_last_page_stays_while_the_text_can_not_be_set(shown: "Window") -> None:
    page = shown.open()
    shown.field("title").fill("")
    shown.settled()

    shown.expect(page.locator(".sheet.old svg")).to_contain_text("Ports close for the night")
    shown.expect(page.get_by_text("This is the page before the problems")).to_be_visible()


def test_the_picture_is_the_pdfs_page(samples: "Window") -> None:
    """Compare where ink is in the browser's picture and in pdfium's of the PDF."""
    from PIL import Image, ImageChops

    import bluf

    page = samples.open(SAMPLE)
    page.evaluate("document.fonts.ready")
    page.set_viewport_size({"width": 2600, "height": 1500})
    page.get_by_role("button", name="Fit width").click()
    page.mouse.click(5, 5)
    page.evaluate("document.querySelector('.zoom').remove()")
    picture = Image.open(BytesIO(page.locator(".sheet svg").screenshot())).convert("L")
    pdf = bluf.write_pdf(bluf.fit(bluf.compose(bluf.load(samples.editor.folder / SAMPLE))))
    rendered = pypdfium2.PdfDocument(pdf)[0].render(scale=picture.width / 595.276).to_pil().convert("L")
    grey = [
        each.resize((picture.width // 4, picture.height // 4), Image.Resampling.BOX) for each in (picture, rendered)
    ]
    difference = ImageChops.difference(*grey).histogram()

    far = sum(difference[70:]) / sum(difference)
    assert far < 0.004, f"{far:.2%} of the page differs"
