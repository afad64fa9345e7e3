"""A marking on the page: TLP at the right in its colour on black, CUI in the middle with its block, portions."""

from pathlib import Path

import pytest

from bluf.document import Document, ParagraphStyle, paragraphs
from bluf.layout import Page, PlacedParagraph, fit, lay_out, placed_paragraphs
from bluf.markings.tlp import TLP
from bluf.problems import BriefError
from tests.template.samples import LEAST, composed, filled, words, write_style

DECISION = "template: decision\nissue: I\nrecommendation: R\noptions: [O]\n"
CUI = "marking: CUI//SP-TAX\ncui: {controlled_by: [An office, A desk], category: SP-TAX, contact: Someone}\n"


def style_of_marking(document: Document) -> ParagraphStyle:
    return document.sheet.paragraphs["Marking"]


def banners(page: Page) -> list[PlacedParagraph]:
    return [
        paragraph
        for part in (page.header, page.footer)
        for paragraph in placed_paragraphs(part)
        if paragraph.style.name == "Marking"
    ]


@pytest.mark.parametrize("template", ["", DECISION])
@pytest.mark.parametrize("label", TLP.wording.in_order)
def test_a_tlp_label_is_at_the_right_of_header_and_footer_on_black(tmp_path: Path, label: str, template: str) -> None:
    more = "reference: R-1\ncontact: {name: N}\n"
    page = fit(composed(tmp_path, f"{LEAST}{template}marking: {label.lower()}\n{more}"))

    found = banners(page)
    assert [banner.lines[0].text for banner in found] == [label, label]
    for banner in found:
        (black,) = banner.fills
        (fragment,) = banner.lines[0].fragments
        assert black.color == "#000000"
        assert black.rect.right == pytest.approx(page.frame.right)
        assert black.rect.x < fragment.x
        assert fragment.x + fragment.width < black.rect.right
        assert fragment.size >= 12
        assert fragment.face.bold


def test_a_tlp_label_keeps_its_size_on_the_fullest_page(tmp_path: Path) -> None:
    document = composed(tmp_path, LEAST + "marking: TLP:RED\n")
    page = lay_out(document, document.sheet.ladder[-1])

    assert [banner.lines[0].fragments[0].size for banner in banners(page)] == [12, 12]


def test_a_house_style_does_not_change_a_tlp_label(tmp_path: Path) -> None:
    write_style(tmp_path, 'description: d\nbased_on: plain\nparagraphs:\n  Marking: {color: "#123456", align: left}\n')
    style = style_of_marking(composed(tmp_path, LEAST + "marking: TLP:RED\nstyle: mine\n"))

    assert (style.color, style.fill, style.align) == ("#ff2b2b", "#000000", "right")


def test_another_marking_is_set_as_the_house_style_has_it(tmp_path: Path) -> None:
    document = composed(tmp_path, LEAST + "marking: Internal Use\n")

    assert style_of_marking(document).fill is None
    assert document.properties.marking == "Internal Use"


@pytest.mark.parametrize("template", ["", DECISION])
def test_a_cui_banner_is_in_the_middle_at_top_and_bottom(tmp_path: Path, template: str) -> None:
    page = fit(composed(tmp_path, f"{LEAST}{template}{CUI}reference: R-1\ncontact: {{name: N}}\n"))

    found = banners(page)
    assert [banner.lines[0].text for banner in found] == ["CUI//SP-TAX", "CUI//SP-TAX"]
    middle = page.size.width / 2
    for banner in found:
        assert banner.lines[0].x + banner.lines[0].width / 2 == pytest.approx(middle, abs=1)


@pytest.mark.parametrize("template", ["", DECISION])
@pytest.mark.parametrize(
    "label", ["OFFICIAL-SENSITIVE COMMERCIAL", "NATO RESTRICTED RELEASABLE TO SWEDEN", "TRÈS SECRET UE/EU TOP SECRET"]
)
def test_a_banner_of_levels_is_bold_in_the_middle_of_a_line_of_its_own_at_top_and_bottom(
    tmp_path: Path, label: str, template: str
) -> None:
    page = fit(composed(tmp_path, f"{LEAST}{template}marking: {label}\nreference: R-1\ncontact: {{name: N}}\n"))

    found = banners(page)
    assert [banner.lines[0].text for banner in found] == [label, label]
    assert [next(placed_paragraphs(page.header)), list(placed_paragraphs(page.footer))[-1]] == found
    for banner in found:
        (fragment,) = banner.lines[0].fragments
        assert banner.lines[0].x + banner.lines[0].width / 2 == pytest.approx(page.size.width / 2, abs=1)
        assert fragment.size >= 10
        assert fragment.face.bold


@pytest.mark.parametrize("marking", ["SECRET", "OFFICIAL - SENSITIVE", "Nato Secret"])
def test_a_banner_that_is_spelt_in_another_way_is_set_as_any_other(tmp_path: Path, marking: str) -> None:
    found = banners(fit(composed(tmp_path, f"{LEAST}marking: {marking}\n")))
    other = banners(fit(composed(tmp_path, f"{LEAST}marking: Internal\n")))

    assert [banner.lines[0].text for banner in found] == [marking, marking]
    assert [banner.style for banner in found] == [banner.style for banner in other]


@pytest.mark.parametrize("template", ["", DECISION])
def test_the_designation_block_is_at_the_lower_right(tmp_path: Path, template: str) -> None:
    page = fit(composed(tmp_path, f"{LEAST}{template}{CUI}"))

    (block,) = [part for part in placed_paragraphs(page.footer) if part.style.name == "Designation"]
    assert [line.text for line in block.lines] == [
        "Controlled by: An office",
        "Controlled by: A desk",
        "CUI Category: SP-TAX",
        "POC: Someone",
    ]
    assert block.lines[0].x > page.size.width / 2
    assert block.rect.y > page.frame.bottom - 1


def test_the_labels_of_the_block_are_english_in_a_brief_that_is_not(tmp_path: Path) -> None:
    document = composed(tmp_path, f"{LEAST}{CUI}lang: fr\n")

    (block,) = [part for part in paragraphs(document.footer) if part.style == "Designation"]
    assert block.lang == "en"


def test_portion_marks_stand_before_what_they_mark(tmp_path: Path) -> None:
    yaml = """\
title: T
date: 2024-10-25
mark: A
bottom_line: Bottom
key_points: [{text: Point, mark: B}, Unmarked]
actors: [{name: Actor, mark: (C)}]
quotes: [{text: Quote, speaker: S, unverified: heard, mark: D}]
sections: [{heading: Section, mark: E, points: [{text: Inner, mark: F}]}]
next_steps: [{text: Step, mark: G}]
sources: [{id: a, title: Source, mark: H}]
"""
    for template in ("", DECISION):
        said = words(composed(tmp_path, yaml + template))
        for marked in ("Bottom", "Point", "Actor", "“Quote", "Section", "Inner", "Step", "Source"):
            assert f") {marked}" in said
        assert "(C) Actor" in said
        assert ") Unmarked" not in said


def test_the_reference_beside_a_label_stands_on_its_baseline(tmp_path: Path) -> None:
    page = fit(composed(tmp_path, LEAST + "marking: TLP:RED\nreference: R-1\n"))

    assert len({paragraph.lines[0].baseline for paragraph in placed_paragraphs(page.header)}) == 1


RUNNING = "<header>{}</header><h1>{{{{ title }}}}</h1><p>{{{{ bottom_line }}}}</p><footer>{}</footer>"
BANNER = '<p class="Marking">{{ marking }}</p>'


@pytest.mark.parametrize(
    ("header", "footer", "missing"),
    [
        ("", BANNER, "the header"),
        (BANNER, "", "the footer"),
        ("<p>{{ marking }}</p>", BANNER, "the header"),
        ("", "", "the header and footer"),
    ],
)
def test_a_template_that_drops_a_tlp_label_is_at_fault(tmp_path: Path, header: str, footer: str, missing: str) -> None:
    with pytest.raises(BriefError) as caught:
        filled(tmp_path, RUNNING.format(header, footer), LEAST + "marking: TLP:RED\n")

    (problem,) = caught.value.problems
    assert (problem.code, problem.field) == ("marking-not-printed", "marking")
    assert problem.message.endswith(f"in {missing}")


def test_a_template_that_prints_a_banner_of_levels_elsewhere_is_warned(tmp_path: Path) -> None:
    page = RUNNING.format(BANNER, "<p>{{ marking }}</p>")
    document = filled(tmp_path, page, LEAST + "marking: NATO SECRET\n")

    (warning,) = [each for each in document.warnings if each.field == "marking"]
    assert (warning.code, warning.severity) == ("marking-not-placed", "warning")
    assert warning.message.endswith("in the footer")


def test_a_template_that_drops_a_banner_of_levels_is_at_fault(tmp_path: Path) -> None:
    with pytest.raises(BriefError) as caught:
        filled(tmp_path, RUNNING.format("", ""), LEAST + "marking: NATO SECRET\n")
    assert [problem.code for problem in caught.value.problems] == ["marking-not-printed"]


@pytest.mark.parametrize(
    "changed",
    [
        "{{ marking|replace('RED', 'CLEAR') }}",
        "{{ marking[:3] }}",
        "{{ marking|truncate(3, leeway=0) }}",
        "{% set red = marking ~ '' %}{{ red|replace('TLP:RED', '') }}",
    ],
)
def test_a_template_that_prints_another_label_than_the_brief_has_is_at_fault(tmp_path: Path, changed: str) -> None:
    banner = f'<p class="Marking">{changed}</p>'

    with pytest.raises(BriefError) as caught:
        filled(tmp_path, RUNNING.format(banner, banner), LEAST + "marking: TLP:RED\n")
    assert [problem.code for problem in caught.value.problems] == ["marking-not-printed"]


def test_words_of_the_template_in_the_place_of_a_label_do_not_count_as_it(tmp_path: Path) -> None:
    places = range(30)  # one of them is the marking's
    banner = "".join(f'<p class="Marking"><span data-src="{place}">TLP:CLEAR</span></p>' for place in places)

    with pytest.raises(BriefError) as caught:
        filled(tmp_path, RUNNING.format(banner, banner), LEAST + "marking: TLP:RED\n")
    assert "marking-not-printed" in {problem.code for problem in caught.value.problems}


def test_a_template_may_set_a_marking_in_capitals(tmp_path: Path) -> None:
    filled(tmp_path, RUNNING.format("", "<p>{{ marking|upper }}</p>"), LEAST + "marking: Internal\n")


def test_a_template_prints_any_other_marking_where_it_likes(tmp_path: Path) -> None:
    yaml = LEAST + "marking: Internal\n"

    filled(tmp_path, RUNNING.format("", "<p>{{ marking }}</p>"), yaml)
    with pytest.raises(BriefError):
        filled(tmp_path, RUNNING.format("", ""), yaml)


def test_a_template_that_drops_a_mark_of_what_it_prints_is_at_fault(tmp_path: Path) -> None:
    yaml = "title: T\ndate: 2024-10-25\nbottom_line: B\nkey_points: [{text: K, mark: U}, {text: L, mark: V}]\n"

    filled(tmp_path, "<p>({{ key_points[0].mark }}) {{ key_points[0].text }}</p>", yaml)
    with pytest.raises(BriefError) as caught:
        filled(tmp_path, "<p>({{ key_points[0].mark }}) {{ key_points[1].text }}</p>", yaml)
    assert [problem.field for problem in caught.value.problems] == ["key_points[1].mark"]


def test_a_template_that_changes_a_mark_of_what_it_prints_is_at_fault(tmp_path: Path) -> None:
    yaml = "title: T\ndate: 2024-10-25\nbottom_line: B\nkey_points: [{text: K, mark: S}]\n"

    with pytest.raises(BriefError) as caught:
        filled(tmp_path, "<p>({{ key_points[0].mark|replace('S', 'U') }}) {{ key_points[0].text }}</p>", yaml)
    assert [problem.field for problem in caught.value.problems] == ["key_points[0].mark"]


def test_a_decision_prints_the_marks_of_its_options(tmp_path: Path) -> None:
    document = composed(tmp_path, LEAST + DECISION.replace("[O]", "[{name: Wait, mark: U}, Act]"))

    assert "(U) Wait" in words(document)
    assert ") Act" not in words(document)


def test_a_template_that_drops_a_mark_in_a_list_of_its_own_is_at_fault(tmp_path: Path) -> None:
    fields = "fields: {risks: {type: list, items: {type: mapping, fields: {text: text}}}}\n"
    page = "{% for risk in risks %}<p>{{ risk.text }}</p>{% endfor %}"

    filled(tmp_path, page, LEAST + "risks: [{text: R}]\n", more=fields)
    with pytest.raises(BriefError) as caught:
        filled(tmp_path, page, LEAST + "risks: [{text: R, mark: U}]\n", more=fields)
    assert [(p.code, p.field) for p in caught.value.problems] == [("marking-not-printed", "risks[0].mark")]


def test_a_template_that_drops_the_designation_block_is_at_fault(tmp_path: Path) -> None:
    with pytest.raises(BriefError) as caught:
        filled(tmp_path, RUNNING.format(BANNER, BANNER), LEAST + CUI)
    assert [problem.field for problem in caught.value.problems] == ["cui"]


@pytest.mark.parametrize("style", ["plain", "gazette", "institution"])
def test_a_banner_on_a_line_of_its_own_takes_no_room_from_the_page(tmp_path: Path, style: str) -> None:
    yaml = f"{LEAST}style: {style}\nreference: R\ncontact: {{name: N}}\n"
    free, own = (fit(composed(tmp_path, f"{yaml}marking: {words}\n")) for words in ("For official use", "OFFICIAL"))

    assert own.frame.height >= free.frame.height - 0.5
    assert own.header[0].rect.y >= 12.9
