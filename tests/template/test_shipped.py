"""The templates, styles and samples that come with bluf."""

import os
from itertools import cycle, product
from pathlib import Path

import pytest

from bluf.document import Document, StyleSheet
from bluf.ground.shipped_templates import shipped
from bluf.ground.workspace import Workspace
from bluf.layout import fit
from bluf.template import all_templates, compose, find_template, load_style, style_names, template_folders
from bluf.template.mail_bodies import MAIL
from bluf.template.page_words import WORDS, languages
from tests.template.samples import SHIPPED, as_text, folders_of, load, texts

GOLDEN = Path(__file__).parent / "golden"
SAMPLES = ["indo-pacific-nato", "one-page-format"]
LANGUAGES = languages(shipped() / WORDS)
# Every style that an element has unless `class` names another.
DEFAULTS = {
    *("Normal", "Title", "Heading 1", "Heading 2", "List Bullet", "List Bullet 2", "List Number", "List Number 2"),
    *("List Continue", "Quote", "Quote Source", "Table Heading", "Table Text", "Rule", "Header", "Footer", "Caption"),
}
PAPER = "#ffffff"


def sheets() -> list[StyleSheet]:
    return [load_style(name, folders_of(shipped())) for name in style_names(folders_of(shipped()))]


@pytest.mark.parametrize("name", SAMPLES)
def test_a_samples_document_is_as_before(project: Path, tmp_path: Path, name: str) -> None:
    """The golden text is written anew with BLUF_WRITE_GOLDEN=1; what differs stays beside it in the test's folder."""
    actual = as_text(compose(load(project / "briefs" / f"{name}.yaml")))
    golden = GOLDEN / f"{name}.txt"
    if os.environ.get("BLUF_WRITE_GOLDEN"):
        golden.write_text(actual, encoding="utf-8")
    (tmp_path / golden.name).write_text(actual, encoding="utf-8")

    assert actual == golden.read_text(encoding="utf-8"), f"the actual text is in {tmp_path}"


def test_every_golden_text_belongs_to_a_sample() -> None:
    assert sorted(path.stem for path in GOLDEN.iterdir()) == sorted(SAMPLES)


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("style", style_names(folders_of(shipped())))
@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_fits_in_every_style(project: Path, name: str, style: str, paper: str) -> None:
    brief = load(project / "briefs" / f"{name}.yaml")
    free = brief.model_copy(update={"style": style, "page": paper, "arrange": None})

    assert fit(compose(free)).fits


@pytest.mark.parametrize("name", SHIPPED)
def test_a_starter_begins_with_the_schema_and_makes_a_page(name: str) -> None:
    starter = find_template(name, folders_of(shipped())).starter

    assert starter is not None
    assert starter.read_text(encoding="utf-8").startswith("# yaml-language-server: $schema=")
    page = fit(compose(load(starter)))
    assert page.step.size >= 1
    assert str(load(starter).template) == name


def in_language(folder: Path, name: str, lang: str) -> Document:
    """Return the document of a template's starter with its language set."""
    starter = find_template(name, folders_of(shipped())).starter
    assert starter is not None
    path = folder / "brief.yaml"
    path.write_text(f"{starter.read_text(encoding='utf-8')}\nlang: {lang}\n", encoding="utf-8")
    return compose(load(path))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_page_in_any_language_has_only_words_of_it_and_characters_that_the_fonts_have(
    tmp_path: Path, lang: str
) -> None:
    for name in SHIPPED:
        document = in_language(tmp_path, name, lang)

        assert not [text for text in texts(document) if text.lang], name


@pytest.mark.parametrize(("lang", "name"), list(zip(LANGUAGES, cycle(SHIPPED), strict=False)))
def test_a_starter_fits_in_any_language(tmp_path: Path, lang: str, name: str) -> None:
    assert fit(in_language(tmp_path, name, lang)).fits


def test_styles_define_all_that_elements_need() -> None:
    assert sheets()
    for sheet in sheets():
        assert set(sheet.paragraphs) >= DEFAULTS
        assert set(sheet.characters) >= {"Footnote Reference", "Hyperlink"}
        assert "Table Grid" in sheet.tables


def test_text_has_enough_contrast_on_paper_and_on_its_panel() -> None:
    """WCAG 2.2, success criterion 1.4.3: 4.5 to 1."""
    for sheet in sheets():
        for style in sheet.paragraphs.values():
            behind = sheet.boxes["Masthead"].fill if style.name.startswith("Masthead ") else style.tint
            assert contrast(style.color, behind or PAPER) >= 4.5, (sheet.name, style.name)
        for character in sheet.characters.values():
            behind = sheet.boxes["Masthead"].fill if character.name.startswith("Masthead ") else PAPER
            assert contrast(character.color or "#000000", behind or PAPER) >= 4.5, (sheet.name, character.name)
        panel = sheet.boxes["Bottom Line"].fill
        assert panel is not None
        for name in ("Normal", "Bottom Line", "Bottom Line Heading"):
            assert contrast(sheet.paragraphs[name].color, panel) >= 4.5, (sheet.name, name)


def test_every_step_of_a_style_keeps_every_floor() -> None:
    for sheet, template in product(sheets(), all_templates(folders_of(shipped()))):
        whole = load_style(sheet.name, template_folders(Workspace.here()), template)
        for step in whole.ladder:
            for name, style in whole.at(step).paragraphs.items():
                floor = whole.paragraphs[name].floor
                assert style.size >= (whole.floor if floor is None else floor), (step.name, name)


def test_no_template_sets_a_colour_a_size_or_a_font() -> None:
    pages = [page for page in shipped().glob("*/*.j2") if page.parent.name != MAIL]  # a mail has no style sheet

    assert pages
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert "style=" not in text
        assert "<font" not in text


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2, "contrast ratio")."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    channels = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_charts_and_choices_of_the_style_for_a_formal_file_are_black_and_grey() -> None:
    sheet = load_style("ministry", folders_of(shipped()))
    chart = sheet.figures["Chart"]
    drawn = [*chart.series, chart.axis, chart.grid, chart.threshold]
    words = [sheet.paragraphs[f"Choice {meaning}"] for meaning in ("Good", "Fair", "Bad", "Neutral")]
    colors = [*drawn, *(color for style in words for color in (style.color, style.tint or style.color))]

    assert [color for color in colors if len({color[1:3], color[3:5], color[5:7]}) > 1] == []
