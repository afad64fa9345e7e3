"""A decision memo: what is asked and by when, the options with their cost, who concurs, and the boxes to tick."""

from pathlib import Path

import pytest

from bluf.document import Document, Row, Table, TextRun, blocks_within, paragraphs
from bluf.layout import fit
from bluf.problems import BriefError
from tests.template.samples import composed, words

LEAST = """\
title: Pump the lake
date: 2025-04-28
template: decision
lang: en-GB
bottom_line: Approve it.
issue: The lake rises.
key_points: [It leaks.]
options: [{name: Pump, for: It lowers the lake.}, {name: Wait, for: It costs nothing.}]
"""
RECOMMENDED = LEAST + "recommendation: Pump.\n"
FULL = """\
title: Pump the lake
subtitle: This summer
date: 2025-04-28
template: decision
lang: en-GB
reference: MI-117
to: Minister
from: Civil Protection
cc: [Finance]
status: draft
marking: TLP:GREEN
mark: TLP:GREEN
contact: {name: Duty desk, role: Officer, phone: "210", email: d@example.org}
bottom_line: {text: Approve it., source: survey}
decision_by: 2025-05-09
recommendation: Option B.
recommendations:
  - {text: Agree to option B., source: survey, points: [{text: From June., source: drill, mark: TLP:GREEN}]}
  - {text: Sign the order., mark: TLP:GREEN}
issue: The lake rises.
timing: Before the melt.
figures: [{value: "1.2", unit: metres, label: below the crest, change: two less, source: survey}]
key_points: [{text: It leaks., source: survey, points: [Slowly]}, No siren.]
options:
  - name: Wait
    summary: Gauges only.
    for: [No works., Cheap.]
    against: A breach.
    cost: 0.3 million
    source: [survey, drill]
    mark: TLP:GREEN
  - {name: Pump, summary: Three pumps., for: Lowers it., against: [Fuel., Noise.], cost: 4 million, recommended: true}
implications:
  - {kind: finance, text: Within the reserve., source: survey, mark: TLP:GREEN}
  - {kind: legal, text: The act allows it.}
  - {kind: people, text: Nine staff.}
  - {kind: communications, text: Meetings.}
coordination:
  - {office: Finance, position: concur, name: O. Brandl, mark: TLP:GREEN}
  - {office: Fisheries, position: nonconcur, name: L. Moos}
approval: [Approved, Not approved]
actors: [{name: Rui Lima, role: Mayor, organisation: Sel, stance: for, position: Wants it.}]
quotes: [{speaker: Ana Lind, text: We agree., context: in a letter, source: drill}]
sections: [{heading: Costs, text: They are small., points: [One, Two]}]
next_steps: [{text: Order, owner: Legal, due: May}, {text: Fly, owner: We, due: June}]
annexes: [{title: A plan, reference: A-1}]
sources: [{id: survey, title: Survey}, {id: drill, title: Drill}]
"""


def _styled(document: Document, style: str) -> list[str]:
    """Return the words of each paragraph in a style."""
    return [
        "".join(run.text for run in each.inlines if isinstance(run, TextRun))
        for each in paragraphs(document.body)
        if each.style == style
    ]


def _table(document: Document, style: str) -> Table:
    return next(each for each in blocks_within(document.body) if isinstance(each, Table) and each.style == style)


def _cells(row: Row) -> list[str]:
    return [
        "".join(run.text for each in paragraphs(cell.blocks) for run in each.inlines if isinstance(run, TextRun))
        for cell in row.cells
    ]


def test_all_that_a_decision_memo_may_hold_is_on_its_page(tmp_path: Path) -> None:
    document = composed(tmp_path, FULL)
    for each in (document, *document.others):
        assert [str(warning.field) for warning in each.warnings if warning.code == "unprinted"] == []


def test_the_recommended_option_is_marked_and_says_so(tmp_path: Path) -> None:
    document = composed(tmp_path, FULL)
    table = _table(document, "Options Cost Marked")
    assert [row.marked for row in table.rows] == [False, False, True]
    assert [_cells(row)[0] for row in table.body] == [
        "(TLP:GREEN) Wait1,2Gauges only.",
        "Pump●\xa0RecommendedThree pumps.",
    ]
    assert document.sheet.tables[table.style].marked_fill == document.sheet.boxes["Bottom Line"].fill


def test_options_have_a_column_of_costs_where_one_has_a_cost(tmp_path: Path) -> None:
    table = _table(composed(tmp_path, FULL), "Options Cost Marked")
    assert _cells(table.head[0]) == ["Option", "For", "Against", "Cost"]
    assert [_cells(row)[-1] for row in table.body] == ["0.3 million", "4 million"]


@pytest.mark.parametrize(
    ("option", "style"),
    [
        ("{name: A, for: x, against: y}", "Options"),
        ("{name: A, against: y}", "Options Single"),
        ("{name: A, cost: z}", "Options Single"),
        ("{name: A, for: x, cost: z}", "Options Single Cost"),
        ("{name: A, for: x, against: y, cost: z}", "Options Cost"),
        ("{name: A, cost: z, recommended: true}", "Options Single Marked"),
    ],
)
def test_the_table_of_options_has_the_columns_that_are_given(tmp_path: Path, option: str, style: str) -> None:
    yaml = "\n".join(line for line in RECOMMENDED.splitlines() if not line.startswith("options"))
    document = composed(tmp_path, f"{yaml}\noptions: [{option}]\n")
    assert _table(document, style)
    assert fit(document).fits


def test_several_recommendations_are_numbered(tmp_path: Path) -> None:
    document = composed(tmp_path, LEAST + "recommendations: [Pump., Sign.]\n")
    assert _styled(document, "Recommendation Item") == ["Pump.", "Sign."]
    assert _styled(document, "Recommendation Heading") == ["Recommendations"]


def test_a_decision_needs_one_recommendation_or_several(tmp_path: Path) -> None:
    with pytest.raises(BriefError) as caught:
        composed(tmp_path, LEAST)
    assert [problem.code for problem in caught.value.problems] == ["missing-field"]


def test_implications_and_coordination_are_said_in_words(tmp_path: Path) -> None:
    document = composed(tmp_path, FULL)
    kinds = [_cells(row) for row in _table(document, "Implications").body]
    assert [kind for kind, _ in kinds] == ["Finance", "Legal", "People", "Communications"]
    offices = [_cells(row) for row in _table(document, "Coordination").body]
    assert offices == [
        ["(TLP:GREEN) FinanceO. Brandl", "●\xa0Concurs"],
        ["FisheriesL. Moos", "■\xa0Does not concur"],
    ]


def test_boxes_to_tick_with_lines_for_signature_and_date_stand_at_the_foot(tmp_path: Path) -> None:
    assert _styled(composed(tmp_path, RECOMMENDED), "Approval Boxes") == []  # as such memos were before
    document = composed(tmp_path, f"{RECOMMENDED}decision_by: 2025-05-09\n")
    assert _styled(document, "Approval Boxes") == ["☐\xa0Agree\xa0\xa0\xa0 ☐\xa0Disagree\xa0\xa0\xa0 ☐\xa0Discuss"]
    assert _styled(document, "Approval Line") == ["Signature", "Date"]
    page = fit(document)
    assert page.body[-1].rect.bottom > 0.9 * page.frame.bottom
    own = composed(tmp_path, FULL)
    assert _styled(own, "Approval Boxes") == ["☐\xa0Approved\xa0\xa0\xa0 ☐\xa0Not approved"]


def test_the_day_by_which_it_is_needed_stands_in_the_panel(tmp_path: Path) -> None:
    document = composed(tmp_path, FULL)
    assert _styled(document, "Recommendation")[-1] == "9 May 2025"
    assert "Decision by" not in words(composed(tmp_path, RECOMMENDED))
