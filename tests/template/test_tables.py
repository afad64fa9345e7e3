"""A template prints a table by a macro or by loops of its own, and a choice with the style and sign of its word."""

from pathlib import Path

import pytest

from bluf.document import Paragraph, Table, TextRun, blocks_within, paragraphs
from bluf.problems import BriefError
from bluf.problems.field_path import FieldPath
from bluf.template import compose
from tests.template.samples import LEAST, load, write_brief, write_template

REST = "<h1>{{ title }}</h1><p>{{ date }} {{ bottom_line }} {{ key_points[0].text }}</p>"
IMPORT = '{% import "shared/parts.html.j2" as parts with context %}'
NEEDS = "needs:\n  columns: [Quay, Cost]\n  rows: [[North, 12.5], [Old Town, 8]]\n  total: {Cost: 20.5}\n"
FIELDS = "fields:\n  needs: {type: table}\n  state: {type: choice, values: {on time: good, late: bad}}\n"


def composed(
    folder: Path, page: str, brief: str, more: str = FIELDS
) -> tuple[Table | None, list[Paragraph], list[str]]:
    write_template(folder, f"{IMPORT}{REST}{page}", more=more)
    document = compose(load(write_brief(folder, f"{LEAST}template: mine\n{brief}")))
    table = next((block for block in blocks_within(document.body) if isinstance(block, Table)), None)
    return table, list(paragraphs(document.body)), [problem.code for problem in document.warnings]


def said(paragraph: Paragraph) -> str:
    return "".join(inline.text for inline in paragraph.inlines if isinstance(inline, TextRun))


def test_a_declared_table_is_printed_by_the_macro(tmp_path: Path) -> None:
    table, _, warnings = composed(tmp_path, "{{ parts.data_table(needs) }}", NEEDS)

    assert table is not None
    assert (len(table.head), len(table.body), len(table.foot)) == (1, 2, 1)
    assert (table.style, table.src) == ("Data Table", FieldPath("needs"))
    assert [cell.decimal_at for row in table.rows for cell in row.cells[1:]] == [None, 2, 1, 2]
    assert [row.cells[0].header for row in table.rows] == [True, True, True, False]
    assert "unprinted" not in warnings


def test_a_template_may_loop_over_a_table_itself(tmp_path: Path) -> None:
    page = (
        "<table>{% for line in needs.lines %}<tr>{% for cell in line %}<td>{{ cell.text }}</td>{% endfor %}</tr>"
        "{% endfor %}</table>"
        "{% for head in needs.heads %}<p>{{ head.text }}</p>{% endfor %}"
        "{% for total in needs.total %}<p>{{ total.text }}</p>{% endfor %}"
    )
    table, _, warnings = composed(tmp_path, page, NEEDS)

    assert table is not None
    assert (table.style, table.src, len(table.body)) == ("Table Grid", None, 2)
    assert "unprinted" not in warnings


def test_a_choice_is_printed_with_the_style_and_the_sign_of_what_it_means(tmp_path: Path) -> None:
    _, printed, warnings = composed(tmp_path, "{{ parts.choice(state) }}", "state: Late\n")

    last = printed[-1]
    assert last.style == "Choice Bad"
    assert said(last).replace("\N{NO-BREAK SPACE}", " ") == "■ Late"
    assert "unprinted" not in warnings


def test_a_choice_may_be_printed_as_any_word(tmp_path: Path) -> None:
    _, printed, _ = composed(tmp_path, "<p>It is {{ state }}: {{ state.look.meaning }}</p>", "state: on time\n")

    assert said(printed[-1]) == "It is on time: good"


def test_a_tint_on_which_words_can_not_be_read_is_an_error(tmp_path: Path) -> None:
    folder = write_template(tmp_path, f"{REST}<p class='Pale'>x</p>").parent
    (folder / "style.yaml").write_text('paragraphs:\n  Pale: {color: "#ffffff", tint: "#dddddd"}\n')

    with pytest.raises(BriefError) as caught:
        compose(load(write_brief(tmp_path, f"{LEAST}template: mine\n")))

    (problem,) = caught.value.problems
    assert problem.code == "contrast-too-low"
    assert "`tint`" in problem.message
