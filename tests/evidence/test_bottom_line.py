"""A bottom line, or an item of a template, that names a source has its figures and names looked for there."""

from pathlib import Path

import pytest

from bluf.brief import check_brief, parse_fields, read_yaml
from bluf.evidence import check_evidence


@pytest.mark.parametrize(("figure", "codes"), [("3,000", []), ("30,000", ["figure-not-found"])])
def test_a_figure_of_the_bottom_line_is_looked_for_in_its_source(tmp_path: Path, figure: str, codes: list[str]) -> None:
    (tmp_path / "a.txt").write_text("The harbour took in 3,000 boats.\n")
    text = (
        f"title: T\ndate: 2024-10-25\nbottom_line:\n  text: It took in {figure} boats.\n  source: a\n"
        "key_points: [one]\nsources: [{id: a, title: A, file: a.txt}]\n"
    )
    brief = check_brief(read_yaml(text.encode(), "b.yaml"), folder=tmp_path)
    problems = check_evidence(brief, tmp_path).problems
    assert [problem.code for problem in problems] == codes
    assert all(problem.span and problem.span.line == 4 for problem in problems)


def test_a_figure_of_an_item_of_a_templates_list_is_looked_for_in_its_source(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The harbour took in 3,000 boats.\n")
    declared = b"fields:\n  costs: {type: list, items: {type: mapping, fields: {what: prose, source: text}}}\n"
    text = (
        "title: T\ndate: 2024-10-25\nbottom_line: B\nkey_points: [one]\n"
        "costs:\n  - {what: 3000 boats, source: a}\n  - {what: 40 boats, source: a}\n"
        "sources: [{id: a, title: A, file: a.txt}]\n"
    )
    brief = check_brief(
        read_yaml(text.encode(), "b.yaml"), parse_fields(read_yaml(declared, "t.yaml")), folder=tmp_path
    )

    (problem,) = check_evidence(brief, tmp_path).problems

    assert (problem.code, problem.field, problem.span and problem.span.line) == ("figure-not-found", "costs[1].what", 7)
