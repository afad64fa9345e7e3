"""A paragraph style may say how many lines a paragraph of it has at most."""

from pathlib import Path

import pytest

from bluf.layout import fit, placed_paragraphs
from bluf.problems import BriefError
from tests.template.samples import LEAST, composed, style_faults, write_style, write_template

PAGE = '<h1>{{ title }}</h1>\n<p class="Short">{{ bottom_line }}</p>\n<p>{{ key_points[0].text }}</p>\n'
STYLE = "description: Mine.\nbased_on: plain\nparagraphs:\n  Short: {most_lines: 3}\n"
SENTENCE = "The quay is closed for the time that the divers need. "


def _brief(folder: Path, sentences: int) -> str:
    write_template(folder, PAGE, style="mine")
    write_style(folder, STYLE)
    return LEAST.replace("bottom_line: B", f"bottom_line: {SENTENCE * sentences}") + "template: mine\n"


def test_a_paragraph_with_more_lines_than_its_style_allows_is_refused_at_its_field(tmp_path: Path) -> None:
    document = composed(tmp_path, _brief(tmp_path, 8))
    with pytest.raises(BriefError) as caught:
        fit(document)
    (problem,) = caught.value.problems
    assert (problem.code, str(problem.field)) == ("too-many-lines", "bottom_line")
    assert problem.span
    assert problem.span.line == 3
    assert "may have 3" in problem.message


def test_a_page_does_not_grow_until_a_paragraph_has_too_many_lines(tmp_path: Path) -> None:
    yaml = _brief(tmp_path, 6)
    page = fit(composed(tmp_path, yaml))
    lines = {placed.style.name: len(placed.lines) for placed in placed_paragraphs(page.body)}
    assert lines["Short"] == 3
    write_style(tmp_path, STYLE.replace("most_lines: 3", "most_lines: 9"))
    grown = fit(composed(tmp_path, yaml))
    assert grown.step.size > page.step.size


@pytest.mark.parametrize("value", ["0", "2.5", "many"])
def test_a_limit_is_a_whole_number_of_lines(tmp_path: Path, value: str) -> None:
    faults = style_faults(tmp_path, STYLE.replace("most_lines: 3", f"most_lines: {value}"))
    assert [fault.code for fault in faults] == ["style-value"]
