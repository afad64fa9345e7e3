"""The template `profile`: a person, a country or an organisation, with picture and facts at the side."""

from pathlib import Path

import pytest

from bluf.document import Division, Document, Figure, Table, blocks_within, paragraphs
from bluf.ground.shipped_templates import shipped
from bluf.layout import fit
from bluf.problems import BriefError
from bluf.template import compose, find_template, style_names
from tests.template.samples import composed, folders_of, load, words, write_brief

LEAST = """\
title: Harn
date: 2031-05-02
lang: en-GB
template: profile
kind: country
bottom_line: Harn holds the quay.
"""

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><rect width="4" height="3" fill="#123456"/></svg>'

FULL = """\
title: Ada Marsh
subtitle: Mayor of Harn
date: 2031-05-02
lang: en-GB
template: profile
marking: TLP:AMBER
mark: TLP:GREEN
reference: REF-9
to: [The board]
from: The watch
cc: The harbour
status: draft
contact: {name: Ann Reed, role: Desk officer, phone: +00 1, email: ann@desk.example}
kind: person
picture:
  file: mayor.svg
  alt: The mayor stands at the window of her office.
  caption: At the town hall
  credit: Town archive
  source: report
how_to_say: AY-da
bottom_line: {text: She opens the quay., source: report}
figures:
  - {value: "3", unit: terms, label: in office, change: one more to come, source: report}
facts:
  - {label: Born, value: 1969 in **Harn**, source: [report, letter], mark: TLP:GREEN}
  - {label: Languages, value: Two, source: letter}
career:
  - {when: "2019", text: Mayor, who: Elected, source: report, mark: TLP:GREEN}
key_points:
  - {text: She stands again., source: report, points: [In May]}
views:
  - {text: The quay is too short., source: [report, letter], points: [By ten metres], mark: TLP:GREEN}
  - It must be rebuilt.
quotes:
  - {text: Build it, speaker: Ada Marsh, context: by telephone, unverified: heard by the watch}
wants:
  - {text: Half of the cost, source: letter, points: [By June]}
relations:
  - {text: Close to the pilots, source: report, points: [Not to all]}
sensitivities:
  - {text: The fire of 2019, source: report, points: [Nobody was hurt], mark: TLP:GREEN}
actors:
  - {name: Bo Dunn, role: Her deputy, organisation: The town, position: Wants a bridge., stance: against}
sections:
  - heading: The quay
    text: It was built in 1921.
    points: [Of oak]
    timeline: [{when: Sunday, text: It is closed}]
next_steps:
  - {text: Call on her, owner: The consul, due: Monday}
  - {text: Send the plan, owner: The desk, due: Tuesday}
sources:
  - {id: report, title: The report, publisher: The watch, date: 2031-05-02, url: https://desk.example/report}
  - {id: letter, title: A letter}
annexes: [{title: A plan, reference: A1}]
headings: {career: Years in office}
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with the picture that the full brief shows."""
    (tmp_path / "mayor.svg").write_text(PICTURE, encoding="utf-8")
    return tmp_path


def headings(document: Document) -> list[str]:
    """Return the headings of a page in reading order, the title apart."""
    found = [each for each in paragraphs(document.body) if each.tag in ("h2", "h3")]
    return ["".join(getattr(inline, "text", " ") for inline in each.inlines) for each in found]


def side(document: Document) -> Division:
    """Return the box at the side."""
    (found,) = (
        each for each in blocks_within(document.body) if isinstance(each, Division) and each.style == "Profile Side"
    )
    return found


def test_the_main_column_goes_from_significance_to_sensitivities(place: Path) -> None:
    assert headings(composed(place, f"{FULL}arrange: side\n")) == [
        *("Significance", "Key points", "Views", "In their words", "What they want from us", "Relations"),
        *("Sensitivities", "The quay", "Next steps", "Facts", "Years in office", "Who matters around them"),
    ]


def test_picture_name_facts_and_dates_stand_at_the_side(place: Path) -> None:
    box = side(composed(place, f"{FULL}arrange: side\n"))

    assert [type(each).__name__ for each in blocks_within(box.blocks) if isinstance(each, Figure | Table)] == [
        *("Figure", "Table", "Table"),
    ]
    shown = "".join(getattr(inline, "text", " ") for each in paragraphs(box.blocks) for inline in each.inlines)
    at = [shown.index(each) for each in ("At the town hall", "AY-da", "Born", "2019")]
    assert at == sorted(at)


def test_each_fact_is_headed_by_its_label(place: Path) -> None:
    box = side(composed(place, f"{FULL}arrange: side\n"))
    facts = next(each for each in blocks_within(box.blocks) if isinstance(each, Table))

    assert [row.cells[0].header for row in facts.body] == [True, True]
    assert [row.cells[1].header for row in facts.body] == [False, False]


@pytest.mark.parametrize("arrange", ["side", "band"])
def test_a_page_shows_every_field_that_a_brief_gives(place: Path, arrange: str) -> None:
    document = composed(place, f"{FULL}arrange: {arrange}\n")

    assert [problem.message for problem in document.warnings if problem.code == "unprinted"] == []


def test_a_brief_with_the_least_has_no_empty_headings_and_no_side(tmp_path: Path) -> None:
    document = composed(tmp_path, LEAST)

    assert headings(document) == ["Significance"]
    assert not [each for each in blocks_within(document.body) if getattr(each, "style", "") == "Profile Side"]


def test_the_header_says_whom_it_is_about(tmp_path: Path) -> None:
    assert "Profile\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}·\N{NO-BREAK SPACE} Country" in words(composed(tmp_path, LEAST))


@pytest.mark.parametrize("kind", ["", "kind: ship\n"])
def test_a_profile_is_of_a_person_a_country_or_an_organisation(tmp_path: Path, kind: str) -> None:
    with pytest.raises(BriefError) as caught:
        load(write_brief(tmp_path, LEAST.replace("kind: country\n", kind)))

    assert [str(problem.field) for problem in caught.value.problems] == ["kind"]


def test_a_source_that_is_not_there_is_an_error_at_a_fact(tmp_path: Path) -> None:
    with pytest.raises(BriefError) as caught:
        load(write_brief(tmp_path, f"{LEAST}facts: [{{label: Seat, value: Harn, source: nowhere}}]\n"))

    assert [str(problem.field) for problem in caught.value.problems] == ["facts[0].source"]


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("style", style_names(folders_of(shipped())))
def test_the_sample_fits_and_fills_its_page_in_every_style(project: Path, style: str, paper: str) -> None:
    brief = load(project / "briefs" / "minister-dovan.yaml")
    page = fit(compose(brief.model_copy(update={"style": style, "page": paper})))

    assert page.fits
    assert page.fill > 0.9


def test_the_starter_makes_a_page() -> None:
    starter = find_template("profile", folders_of(shipped())).starter

    assert starter is not None
    assert starter.read_text(encoding="utf-8").startswith("# yaml-language-server: $schema=")
    assert fit(compose(load(starter))).step.size >= 1
