"""What templates print of sub-points, numbers, copies, annexes, a status, headings, key figures and timelines."""

from pathlib import Path

import pytest

from bluf import load as loaded
from bluf.document import Document, ListBlock, Table, blocks_within
from bluf.ground.shipped_templates import shipped
from bluf.problems import BriefError, Problem
from bluf.template.declaration import declared
from bluf.template.localized_labels import NEWER_LABELS
from tests.template.samples import LEAST, SHIPPED, as_text, composed, filled, texts, words, write_brief, write_template

TEMPLATES = SHIPPED
DECISION = "template: decision\nissue: I\nrecommendation: R\noptions: [O]\n"
HEAD = "title: T\ndate: 2024-10-25\nbottom_line: B\n"
UNDER = "key_points: [{text: Over, points: [First, {text: Second, source: x, mark: U}]}, Last]\n"
SOURCE = "sources: [{id: x, title: X}]\n"


@pytest.fixture(params=TEMPLATES)
def kind(request: pytest.FixtureRequest) -> str:
    """Return what a brief says besides for one of bluf's templates."""
    return DECISION if request.param == "decision" else "template: standard\n"


def lines(document: Document) -> list[str]:
    return [line.strip() for line in as_text(document).splitlines()]


def lists(document: Document) -> list[ListBlock]:
    return [block for block in blocks_within(document.body) if isinstance(block, ListBlock)]


def faults(folder: Path, yaml: str) -> tuple[Problem, ...]:
    with pytest.raises(BriefError) as caught:
        composed(folder, yaml)
    return caught.value.problems


def unprinted(document: Document) -> list[str]:
    return [str(problem.field) for problem in document.warnings if problem.code == "unprinted"]


def test_points_under_a_point_are_a_list_in_its_item(tmp_path: Path, kind: str) -> None:
    printed = lines(composed(tmp_path, HEAD + UNDER + SOURCE + kind))

    at = printed.index("p [List Bullet] Over{key_points[0].text}")
    second = "key_points[0].points[1]"
    assert printed[at + 1 : at + 6] == [
        *("ul", "li", "p [List Bullet 2] First{key_points[0].points[0].text}", "li"),
        f"p [List Bullet 2] (U{{{second}.mark}}) Second{{{second}.text}}1{{Footnote Reference, {second}.source}}",
    ]


def test_points_are_numbered_where_the_brief_says_so_and_those_under_them_too(tmp_path: Path, kind: str) -> None:
    printed = lines(composed(tmp_path, HEAD + UNDER + SOURCE + "numbered: true\n" + kind))

    assert "p [List Number] Over{key_points[0].text}" in printed
    assert "p [List Number 2] First{key_points[0].points[0].text}" in printed


def test_a_section_numbers_its_own_points_alone(tmp_path: Path) -> None:
    given = "sections: [{heading: H, numbered: true, points: [One]}, {heading: I, points: [Two, III]}]\n"

    assert [block.ordered for block in lists(composed(tmp_path, LEAST + given))] == [True, False]


@pytest.mark.parametrize(("more", "ordered"), [("", [True]), ("numbered: false\n", [])])
def test_a_template_that_numbers_has_the_first_word_and_the_brief_the_last(
    tmp_path: Path, more: str, ordered: list[bool]
) -> None:
    write_template(tmp_path, None, more="numbered: true\nbased_on: standard\n")

    points = lists(composed(tmp_path, LEAST + more + "template: mine\n"))

    assert [each.ordered for each in points] == ordered


def test_a_template_is_numbered_as_the_one_that_it_is_based_on(tmp_path: Path) -> None:
    write_template(tmp_path, None, name="base", more="numbered: true\nbased_on: standard\n")
    write_template(tmp_path, None, more="based_on: base\n")

    (points,) = lists(composed(tmp_path, LEAST + "template: mine\n"))

    assert points.ordered


def test_numbered_in_a_template_is_true_or_false(tmp_path: Path) -> None:
    write_template(tmp_path, None, more="numbered: often\nbased_on: standard\n")

    (problem,) = faults(tmp_path, LEAST + "template: mine\n")

    assert (problem.code, problem.span and problem.span.line) == ("template-invalid", 4)


PARTS = '{% import "shared/parts.html.j2" as parts with context %}\n'


@pytest.mark.parametrize("around", ["{}", "outer: {{type: mapping, fields: {{{}}}}}"])
def test_declared_points_may_be_numbered_wherever_they_are(tmp_path: Path, around: str) -> None:
    field = around.format("asks: {type: points, numbered: true}")
    name = "outer.asks" if "outer" in field else "asks"
    given = "outer: {asks: [One]}\n" if "outer" in field else "asks: [One]\n"

    made = filled(
        tmp_path,
        PARTS + f"{{{{ parts.bullets({name}) }}}}",
        LEAST + given,
        f"fields: {{{field}}}\nlabels: {{en: {{}}}}\n",
    )

    assert [block.ordered for block in lists(made)] == [True]


def test_only_points_are_numbered(tmp_path: Path) -> None:
    write_template(tmp_path, "<p>{{ title }}</p>", more="fields: {a: {type: text, numbered: true}}\nlabels: {en: {}}\n")

    (problem,) = faults(tmp_path, LEAST + "template: mine\n")

    assert (problem.code, problem.field) == ("bad-fields", "fields.a.numbered")


def test_copies_stand_after_the_sender_by_their_label(tmp_path: Path, kind: str) -> None:
    made = words(composed(tmp_path, LEAST + "from: F\ncc: [Legal, Press]\n" + kind))

    assert "From: F\u00a0\u00a0·\u00a0 Copy: Legal, Press" in made


def test_a_draft_says_so_in_the_header_in_the_pages_language(tmp_path: Path, kind: str) -> None:
    made = composed(tmp_path, LEAST + "lang: de\nstatus: draft\nreference: R-1\nmarking: TLP:RED\n" + kind)

    header = [text for text in texts(Document(made.properties, made.sheet, made.header)) if text.text.strip()]
    assert [(text.text, text.src) for text in header if text.src] == [
        ("Entwurf", "status"),
        ("R-1", "reference"),
        ("TLP:RED", "marking"),
    ]
    assert ([text.style for text in header[:3]], unprinted(made)) == (["Kicker", None, "Status"], [])


@pytest.mark.parametrize("marking", ["", "marking: TLP:RED\n", "marking: CUI\n", "marking: Internal\n"])
@pytest.mark.parametrize("reference", ["", "reference: R-1\n"])
def test_a_status_is_in_the_header_whatever_else_stands_there(tmp_path: Path, marking: str, reference: str) -> None:
    made = composed(tmp_path, LEAST + "status: For comment\n" + marking + reference)

    header = [text.text for text in texts(Document(made.properties, made.sheet, made.header)) if text.src == "status"]
    assert header == ["For comment"]


def test_a_final_brief_prints_no_status(tmp_path: Path, kind: str) -> None:
    assert "Status" not in {text.style for text in texts(composed(tmp_path, LEAST + kind))}


def test_a_draft_in_a_language_without_the_word_is_in_english_and_marked_so(tmp_path: Path) -> None:
    made = composed(tmp_path, LEAST + "lang: eo\nstatus: Draft\n")

    (status,) = [text for text in texts(made) if text.src == "status"]
    assert (status.text, status.lang) == ("Draft", "en")


def test_few_annexes_run_in_and_many_are_a_list(tmp_path: Path, kind: str) -> None:
    few = "annexes: [{title: Costs, reference: A-1, mark: U}, Map]\n"
    many = "annexes: [One, Two, Three, Four, Five]\n"

    assert "Annexes: (U) A-1\u00a0 Costs; Map" in words(composed(tmp_path, LEAST + few + kind))
    assert "p [Annex] Five{annexes[4].title}" in lines(composed(tmp_path, LEAST + many + kind))


def test_annexes_with_long_titles_are_a_list(tmp_path: Path) -> None:
    made = lines(composed(tmp_path, LEAST + f"annexes: [{'a long title ' * 8}]\n"))

    assert any(line.startswith("p [Annex] a long title") for line in made)


def test_a_brief_words_headings_of_its_own(tmp_path: Path) -> None:
    given = "lang: de\nheadings: {key_points: Lines to take, annexes: Further files}\nannexes: [Map]\n"
    made = composed(tmp_path, LEAST + given)

    assert "h2 [Heading 1] Lines to take{headings.key_points}" in lines(made)
    assert "Further files:" in words(made)
    assert unprinted(made) == []


def test_a_heading_of_a_templates_own_may_be_worded_by_the_brief(tmp_path: Path) -> None:
    page = "<h2>{{ labels.risks }}</h2><p>{{ labels.note }}</p>"
    yaml = LEAST + "headings: {risks: What may go wrong}\n"

    made = filled(tmp_path, page, yaml, "labels: {en: {risks: Risks, note: Note}}\n")

    assert "h2 [Heading 1] What may go wrong{headings.risks}" in lines(made)


def test_a_label_that_is_printed_as_no_heading_is_none(tmp_path: Path) -> None:
    page = "<h2>{{ labels.risks }}</h2><p>{{ labels.note }}</p>"
    write_template(tmp_path, page, more="labels: {en: {risks: Risks, note: Note}}\n")

    (problem,) = faults(tmp_path, LEAST + "template: mine\nheadings: {note: N}\n")

    assert (problem.code, problem.field) == ("unknown-heading", "headings.note")


def test_an_unknown_heading_is_told_at_its_name_with_the_one_that_is_meant(tmp_path: Path) -> None:
    (problem,) = faults(tmp_path, LEAST + "headings:\n  key_point: Lines\n")

    assert problem.span is not None
    assert (problem.code, problem.span.line, problem.span.column) == ("unknown-heading", 6, 3)
    assert problem.data is not None
    assert problem.data.meant == "key_points"


@pytest.mark.parametrize("name", ["to", "from", "colon", "open", "unverified", "comma"])
def test_what_is_no_heading_anywhere_can_not_be_worded(tmp_path: Path, name: str) -> None:
    assert [problem.code for problem in faults(tmp_path, LEAST + f"headings: {{{name}: N}}\n")] == ["unknown-heading"]


def test_a_heading_of_what_the_brief_does_not_have_is_told_as_unprinted(tmp_path: Path) -> None:
    made = composed(tmp_path, LEAST + "headings: {key_points: K, quotes: Said}\n")

    assert unprinted(made) == ["headings.quotes"]


FIGURES = (
    "figures:\n  - {value: '9', unit: m, label: below, change: 24 h ago, source: x, mark: U}\n"
    "  - {value: '3', source: x, mark: C}\n"
)


def test_a_key_figure_is_read_as_value_unit_label_and_change(tmp_path: Path, kind: str) -> None:
    made = lines(composed(tmp_path, LEAST + FIGURES + SOURCE + kind))

    at = made.index("div [Key Figures]")
    assert made[at + 1 : at + 5] == [
        "div [Key Figure]",
        "p [Figure Value] 9{figures[0].value} {Figure Unit}m{Figure Unit, figures[0].unit}",
        "p [Figure Label] (U{figures[0].mark}) below{figures[0].label}1{Footnote Reference, figures[0].source}",
        "p [Figure Change] 24 h ago{figures[0].change}",
    ]


def test_a_figure_without_a_label_has_its_mark_and_source_by_the_value(tmp_path: Path) -> None:
    made = lines(composed(tmp_path, LEAST + FIGURES + SOURCE))

    assert "p [Figure Value] (C{figures[1].mark}) 3{figures[1].value}1{Footnote Reference, figures[1].source}" in made


ENTRIES = "{when: Now, text: Go, who: All, source: x, mark: U}, {when: Then, text: Stop}"
TIMELINE = f"sections: [{{heading: H, timeline: [{ENTRIES}]}}]\n"


def test_a_timeline_is_a_table_whose_rows_are_headed_by_the_time(tmp_path: Path, kind: str) -> None:
    made = composed(tmp_path, LEAST + TIMELINE + SOURCE + kind)

    (table,) = [
        block for block in blocks_within(made.body) if isinstance(block, Table) and block.style.startswith("Timeline")
    ]
    assert [[cell.header for cell in row.cells] for row in table.body] == [[True, False, False]] * 2
    assert "(U) Go1" in words(made)


def test_a_timeline_without_anyone_has_two_columns(tmp_path: Path) -> None:
    made = composed(tmp_path, LEAST + "sections: [{heading: H, timeline: [{when: Now, text: Go}]}]\n")

    (table,) = [block for block in blocks_within(made.body) if isinstance(block, Table)]
    assert [len(row.cells) for row in table.body] == [2]


def test_a_template_may_declare_figures_and_a_timeline(tmp_path: Path) -> None:
    page = PARTS + "{{ parts.key_figures(costs) }}{{ parts.timeline(steps) }}"
    yaml = LEAST + "costs: [{value: 12, unit: EUR}]\nsteps: [{when: Now, text: Go}]\n"

    made = filled(tmp_path, page, yaml, "fields: {costs: figures, steps: timeline}\nlabels: {en: {}}\n")

    assert "12 EUR" in words(made)
    assert "NowGo" in words(made)


def test_every_language_of_the_shipped_templates_has_the_newer_labels() -> None:
    for name in TEMPLATES:
        labels = declared(shipped() / name / "template.yaml", shipped(), name).labels
        lacking = {tag for tag, own in labels.items() if len(own) > 5 and not NEWER_LABELS.keys() <= own.keys()}
        assert lacking == set()


def test_a_template_that_lacks_the_newer_labels_prints_those_of_standard(tmp_path: Path) -> None:
    page = PARTS + "{{ parts.header() }}{{ parts.heading() }}{{ parts.enclosures() }}"
    yaml = LEAST + "lang: fr\ncc: [C]\nstatus: draft\nannexes: [A]\n"

    made = words(filled(tmp_path, page, yaml, "labels: {en: {colon: ':', to: To, from: From}}\n"))

    assert made.startswith("Projet")
    assert "Copie: C" in made
    assert "Annexes: A" in made


def test_labels_that_a_brief_does_not_use_are_not_missing_from_its_language(tmp_path: Path) -> None:
    labels = "labels: {en: {colon: ':'}, sv: {colon: ':'}}\n"
    write_template(tmp_path, "<p>{{ title }}{{ labels.colon }}</p>", more=labels)

    path = write_brief(tmp_path, LEAST + "template: mine\nlang: sv\n")

    assert [problem.code for problem in loaded(path).warnings if problem.code == "language-without-words"] == []
