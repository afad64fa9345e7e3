"""A bottom line that names a source has its figures and names looked for there, like a point."""

from pathlib import Path

import pytest

from bluf.brief import check_brief, read_yaml
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
