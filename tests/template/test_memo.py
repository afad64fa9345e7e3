"""A memorandum: its numbered paragraphs, its address, its signature, and the other forms that it has."""

from pathlib import Path

import pytest

from bluf.document import Document, ListBlock, Paragraph, TextRun, blocks_within, paragraphs
from bluf.layout import fit
from bluf.problems import BriefError
from tests.template.samples import composed, words

LEAST = """\
title: Quay inspections
date: 2025-09-08
template: memo
lang: en-GB
bottom_line: Close the quay.
paragraphs: [It is old.]
"""
FULL = """\
title: Quay inspections
subtitle: Before the winter
date: 2025-09-08
template: memo
lang: en-GB
reference: HPA-ENG
to: [Director of Ports, Harbour Master]
from: Chief Engineer
cc: [Registry]
status: draft
marking: TLP:GREEN
mark: TLP:GREEN
contact: {name: Tomas Weld, role: Engineer, phone: "4417", email: t@example.org}
bottom_line: {text: Close the quay., source: survey}
figures: [{value: "14", unit: piles, label: are thin, change: two more, source: survey}]
form: memo
approved_by: The Board
signature: {name: Ines Marrow, rank: Colonel, title: Chief Engineer, organisation: Port Authority}
distribution: [Pilots, Tugs]
paragraphs:
  - text: It is old.
    source: [survey, letter]
    mark: TLP:GREEN
    points:
      - text: Piles are thin.
        source: survey
        mark: TLP:GREEN
        points:
          - text: Eleven at berth 3.
            source: survey
            mark: TLP:GREEN
            points:
              - {text: Fresh water., source: letter, mark: TLP:GREEN}
              - It can be shut.
          - Three at berth 4.
      - Nothing is known below.
  - It is used.
quotes: [{speaker: Ana Lind, text: We agree., context: in a letter, source: letter}]
sections: [{heading: Costs, text: They are small., points: [One, Two]}]
next_steps: [{text: Decide, owner: You, due: now}, {text: Work, owner: We, due: later}]
annexes: [{title: A plan, reference: A-1}]
sources: [{id: survey, title: Survey}, {id: letter, title: Letter}]
"""


def _texts(document: Document) -> list[tuple[str, str]]:
    """Return the paragraphs of a page with their styles, in order."""
    return [
        (each.style, "".join(run.text for run in each.inlines if isinstance(run, TextRun)))
        for each in paragraphs(document.body)
    ]


def _without(yaml: str, *fields: str) -> str:
    return "\n".join(line for line in yaml.splitlines() if not line.startswith(fields)) + "\n"


def test_paragraphs_are_numbered_to_four_levels_the_bottom_line_first(tmp_path: Path) -> None:
    document = composed(tmp_path, FULL)
    texts = [each for each in _texts(document) if each[0].startswith("Paragraph")]
    assert [style for style, _ in texts] == [
        "Paragraph",
        "Paragraph",
        "Paragraph 2",
        "Paragraph 3",
        "Paragraph 4",
        "Paragraph 4",
        "Paragraph 3",
        "Paragraph 2",
        "Paragraph",
        "Paragraph",
    ]
    assert texts[0][1].startswith("(TLP:GREEN) Close the quay.")
    labels = [document.sheet.paragraphs[name].label_of(1) for name in ("Paragraph", "Paragraph 2", "Paragraph 3")]
    assert [*labels, document.sheet.paragraphs["Paragraph 4"].label_of(2)] == ["1.", "a.", "(1)", "(b)"]
    assert all(
        block.ordered for block in blocks_within(document.body) if isinstance(block, ListBlock) and _numbers(block)
    )


def _numbers(block: ListBlock) -> bool:
    first = block.items[0].blocks[0]
    return isinstance(first, Paragraph) and first.style.startswith("Paragraph")


def test_the_last_numbered_paragraph_says_whom_to_ask(tmp_path: Path) -> None:
    document = composed(tmp_path, FULL)
    last = [text for style, text in _texts(document) if style == "Paragraph"][-1]
    assert last == "Point of contact: Tomas Weld, Engineer, 4417, t@example.org"
    assert "Tomas Weld" not in "".join(
        run.text for each in paragraphs(document.footer) for run in each.inlines if isinstance(run, TextRun)
    )


def test_office_symbol_and_date_stand_on_one_line_above_the_address(tmp_path: Path) -> None:
    texts = _texts(composed(tmp_path, FULL))
    assert [text for _, text in texts[:9]] == [
        "HPA-ENG",
        "8 September 2025",
        "MEMORANDUM FOR:",
        "Director of PortsHarbour Master",  # a line each
        "FROM:",
        "Chief Engineer",
        "SUBJECT:",
        "Quay inspections",
        "Before the winter",
    ]


def test_the_signature_stands_after_the_text_with_rank_and_office(tmp_path: Path) -> None:
    signature = next(text for style, text in _texts(composed(tmp_path, FULL)) if style == "Signature")
    assert signature == "Ines MarrowColonelChief EngineerPort Authority"


def test_a_signature_with_nothing_beside_it_begins_at_the_middle(tmp_path: Path) -> None:
    document = composed(tmp_path, LEAST + "signature: Ines Marrow\n")
    assert ("Signature Indented", "Ines Marrow") in _texts(document)
    assert document.sheet.paragraphs["Signature Indented"].indent > 200


def test_a_memo_to_nobody_by_name_refers_to_its_distribution(tmp_path: Path) -> None:
    said = words(composed(tmp_path, LEAST + "distribution: [Pilots, Tugs]\n"))
    assert "MEMORANDUM FOR:SEE DISTRIBUTION" in said


@pytest.mark.parametrize(("form", "kind"), [("information-paper", "Information paper"), ("exsum", "Executive summary")])
def test_the_other_forms_name_the_action_officer_and_are_not_signed(tmp_path: Path, form: str, kind: str) -> None:
    document = composed(tmp_path, FULL.replace("form: memo", f"form: {form}"))
    said = words(document)
    assert said.startswith(kind)
    assert "Action officer: Tomas Weld" in said
    assert "MEMORANDUM" not in said
    assert "Ines Marrow" not in said
    assert [str(each.field) for each in document.warnings if each.code == "unprinted"] == ["signature"]


def test_an_executive_summary_is_one_paragraph(tmp_path: Path) -> None:
    yaml = _without(FULL.replace("form: memo", "form: exsum"), "signature")
    texts = _texts(composed(tmp_path, yaml))
    summary = [text for style, text in texts if style == "Summary Paragraph"]
    assert len(summary) == 1
    assert all(words in summary[0] for words in ("Close the quay.", "It can be shut.", "It is used."))
    assert not [style for style, _ in texts if style.startswith("Paragraph")]


def test_all_that_a_memo_may_hold_is_on_its_page(tmp_path: Path) -> None:
    document = composed(tmp_path, FULL)
    assert [each for each in document.warnings if each.code == "unprinted"] == []


def test_a_memo_of_little_has_no_empty_headings(tmp_path: Path) -> None:
    said = [text for _, text in _texts(composed(tmp_path, LEAST))]
    assert said == ["8 September 2025", "SUBJECT:", "Quay inspections", "Close the quay.", "It is old."]


def test_an_executive_summary_of_over_fifteen_lines_is_refused(tmp_path: Path) -> None:
    sentence = "The quay is closed for the time that the divers need. "
    assert fit(composed(tmp_path, LEAST + "form: exsum\n"))
    long = LEAST.replace("[It is old.]", f"[{sentence * 30}]")
    with pytest.raises(BriefError) as caught:
        fit(composed(tmp_path, long + "form: exsum\n"))
    assert [problem.code for problem in caught.value.problems] == ["too-many-lines"]


@pytest.mark.parametrize("form", ["EXSUM", "Information-Paper", "Memo"])
def test_the_form_may_be_typed_in_any_case(tmp_path: Path, form: str) -> None:
    def page(form: str) -> str:
        return words(
            composed(
                tmp_path, f"title: T\ndate: 2025-09-08\ntemplate: memo\nform: {form}\nbottom_line: B\nparagraphs: [P]\n"
            )
        )

    assert page(form) == page(form.lower())
