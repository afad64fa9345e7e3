"""Tables, charts and key figures of a brief against the sources that they name: one warning each, and receipts."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bluf.brief import check_brief, read_yaml
from bluf.evidence import Evidence, check_evidence, from_file, record, to_yaml
from bluf.evidence.comparison_limits import MOST_CHARACTERS
from bluf.evidence.receipts import Receipts
from bluf.problems import Problem

HEAD = """title: Floods
date: 2026-03-01
bottom_line: The dyke holds.
key_points: [The dyke holds.]
sources:
  - {id: gauge, title: Gauge readings, file: gauge.txt}
  - {id: census, title: Census, file: census.txt}
  - {id: paper, title: On paper}
"""
GAUGE = "The gauge at Varn stood at 3.4 metres, then at 4.1 metres. Some 120 families left 3 villages by 15 buses.\n"
CENSUS = "Varn has 1,930 inhabitants, Ost 780.\n"
TABLE = """sections:
  - heading: Villages
    table:
      columns: [Village, People, {head: State, kind: choice, values: {ready 7: good}}]
      rows:
        - [Varn 9, "1,930", ready 7]
        - [Ost, 781, ready 7]
        - [Bar, 40, ""]
      total: {Village: Total, People: "2,751"}
      source: SOURCE
"""
Check = Callable[..., Evidence]


@pytest.fixture
def check(tmp_path: Path) -> Check:
    (tmp_path / "gauge.txt").write_text(GAUGE, encoding="utf-8")
    (tmp_path / "census.txt").write_text(CENSUS, encoding="utf-8")

    def run(body: str, receipts: Receipts | None = None, *, without: tuple[str, ...] = ()) -> Evidence:
        for name in without:
            (tmp_path / f"{name}.txt").unlink(missing_ok=True)
        brief = check_brief(read_yaml((HEAD + body).encode(), "floods.yaml"))
        return check_evidence(brief, tmp_path, receipts=receipts)

    return run


def told(found: Evidence) -> list[tuple[str, str, str]]:
    return [(each.code, str(each.field), each.message) for each in found.problems]


def line_of(problem: Problem) -> int:
    return problem.span.line if problem.span else 0


def test_a_table_has_one_warning_with_its_first_cells(check: Check) -> None:
    found = check(TABLE.replace("SOURCE", "census"))

    assert told(found) == [
        (
            "figure-not-found",
            "sections[0].table",
            "2 figures of `sections[0].table` are not in `census`: “781” (row 2, People), “40” (row 3, People)",
        )
    ]
    assert line_of(found.problems[0]) == 15, "the line of the first cell that is not there"


def test_the_warning_counts_what_it_does_not_name(check: Check) -> None:
    rows = ", ".join(f"[Place, {at}]" for at in range(500, 507))
    (problem,) = check(
        f"sections: [{{heading: A, table: {{columns: [Place, Boats], rows: [{rows}], source: census}}}}]"
    ).problems

    assert problem.message.startswith("7 figures of")
    assert problem.message.endswith("“502” (row 3, Boats) and 4 more")


def test_a_table_without_a_source_is_not_looked_up(check: Check) -> None:
    assert told(check(TABLE.replace("      source: SOURCE\n", ""))) == []


def test_any_of_several_sources_may_have_a_figure(check: Check) -> None:
    assert len(told(check(TABLE.replace("SOURCE", "[gauge, census]").replace("781", "120").replace("40", "15")))) == 1
    both = (
        TABLE.replace("SOURCE", "[gauge, census]").replace("781", "120").replace("40", "15").replace("2,751", "2,065")
    )
    assert told(check(both)) == []


def test_a_total_that_is_no_sum_is_looked_up_too(check: Check) -> None:
    (problem,) = check(TABLE.replace("SOURCE", "census").replace("2,751", "2,752")).problems

    assert "“2,752” (total, People)" in problem.message


@pytest.mark.parametrize(
    ("cells", "total", "lang"),
    [
        (("1,25", "2,25"), "3,5", "de"),
        (("780", "–"), "780", "en"),
        (("1 930", ""), "1 930", "fr"),
        (("1", "2"), "3", "en"),
    ],
)
def test_a_total_that_is_the_sum_needs_no_source(check: Check, cells: tuple[str, str], total: str, lang: str) -> None:
    one, two = cells
    rows = f"columns: [A, B], rows: [[x, '{one}'], [y, '{two}']], total: {{B: 'TOTAL'}}, source: gauge"
    body = f"lang: {lang}\nsections: [{{heading: A, table: {{{rows}}}}}]"

    assert "(total" not in "".join(message for _, _, message in told(check(body.replace("TOTAL", total))))
    assert "(total" in "".join(message for _, _, message in told(check(body.replace("TOTAL", "717"))))


@pytest.mark.parametrize(
    "firsts", [("2023", "2024", "2025"), ("1", "2", "3"), ("5–14", "15–64", "65+"), ("Zone 6", "Zone 7", "Zone 8")]
)
def test_a_first_column_that_names_the_rows_is_not_looked_up(check: Check, firsts: tuple[str, ...]) -> None:
    rows = ", ".join(f'["{first}", 780]' for first in firsts)
    body = f"sections: [{{heading: A, table: {{columns: [Which, People], rows: [{rows}], source: census}}}}]"

    assert told(check(body)) == []


def test_a_first_column_of_numbers_is_looked_up(check: Check) -> None:
    body = "sections: [{heading: A, table: {columns: [People, Place], rows: [[781, Ost]], source: census}}]"

    assert len(told(check(body))) == 1


CHART = """sections:
  - heading: Level
    chart:
      kind: line
      unit: metres
      alt: The water rises.
      data: {x: [Day 24, Day 25, Day 26, Day 27], series: {Varn: [3.4, "", 4.1, ""]}}
      marks: [{at: 0, label: Ground}, {at: 4.1, label: Dyke}, {x: Day 25, label: Today 77}]
      band: {from: Day 26, low: [4.1, 3.4], high: [4.1, 4.1]}
      source: gauge
"""


def test_the_values_of_a_chart_are_looked_up_and_not_its_axis(check: Check) -> None:
    assert told(check(CHART)) == []


def test_a_chart_has_one_warning_with_its_series_and_places(check: Check) -> None:
    body = CHART.replace("[3.4,", "[3.5,").replace("{at: 4.1", "{at: 4.7")
    body = body.replace("high: [4.1, 4.1]", "high: [4.1, 5.9]")

    ((code, field, message),) = told(check(body))

    assert (code, field) == ("figure-not-found", "sections[0].chart")
    assert message.endswith("not in `gauge`: “3.5” (Varn, Day 24), “4.7” (threshold, Dyke), “5.9” (band, high)")


def test_the_unit_of_a_chart_is_heeded(check: Check) -> None:
    assert len(told(check(CHART.replace("unit: metres", "unit: kilometres")))) == 1
    assert told(check(CHART.replace("unit: metres", "unit: cm").replace("3.4", "340").replace("4.1", "410"))) == []


def test_key_figures_have_a_warning_each_at_their_values(check: Check) -> None:
    found = check(
        """figures:
  - {value: 120, unit: families, label: have left 3 villages, source: gauge}
  - {value: 121, unit: families, source: gauge}
  - {value: 3, unit: of 19, source: gauge}
  - {value: 9, unit: beds}
"""
    )

    assert told(found) == [
        ("figure-not-found", "figures[1].value", "the figure “121” is not in `gauge`"),
        ("figure-not-found", "figures[2].unit", "the figure “19” is not in `gauge`"),
    ]
    assert [line_of(each) for each in found.problems] == [11, 12]


def test_a_value_that_is_far_too_long_is_said_not_to_be_looked_for(check: Check) -> None:
    cell = "1" * (MOST_CHARACTERS + 1)
    body = f"sections: [{{heading: A, table: {{columns: [A, B], rows: [[x, {cell}]], source: census}}}}]"

    assert [each.code for each in check(body).problems] == ["facts-unchecked"]


def test_a_source_without_a_file_says_nothing_of_figures(check: Check) -> None:
    assert told(check(TABLE.replace("SOURCE", "paper"))) == []


def recorded(found: Evidence, before: Receipts | None = None) -> Receipts:
    text = to_yaml(record(found, date(2026, 3, 2), before, {"gauge", "census", "paper"}))
    return from_file(text, read_yaml(text.encode(), "floods.receipts.yaml").data)


BODIES = (
    TABLE.replace("SOURCE", "census"),
    TABLE.replace("SOURCE", "[gauge, census]"),
    CHART,
    CHART.replace("3.4", "3.5"),
    "figures: [{value: 121, unit: families, source: gauge}]",
)


@pytest.mark.parametrize("body", BODIES)
def test_a_machine_without_the_sources_says_the_same(check: Check, body: str) -> None:
    here = check(body)
    there = check(body, recorded(here), without=("gauge", "census"))

    assert told(there) == told(here)
    assert [each.receipt for each in there.figures] == ["2026-03-02"]


@pytest.mark.parametrize(
    ("old", "new"), [("781", "782"), ("People", '"People, thousands"'), ("Bar, 40", "Bar, 39"), ("2,751", "2,752")]
)
def test_a_change_after_recording_is_told(check: Check, old: str, new: str) -> None:
    body = TABLE.replace("SOURCE", "census")
    receipts = recorded(check(body))

    ((code, field, _),) = told(check(body.replace(old, new), receipts, without=("census",)))

    assert (code, field) == ("receipt-stale", "sections[0].table")


def test_a_figure_that_was_never_recorded_is_told(check: Check) -> None:
    receipts = recorded(check(""))
    ((code, field, _),) = told(check("figures: [{value: 120, source: gauge}]", receipts, without=("gauge",)))

    assert (code, field) == ("receipt-stale", "figures[0]")


def test_a_source_that_is_called_otherwise_since_is_told(check: Check) -> None:
    receipts = recorded(check(CHART))
    found = check(CHART, receipts, without=("gauge",))
    assert told(found) == []

    changed = Receipts(receipts.rules + 1, receipts.sources, receipts.quotes, receipts.figures)
    assert [each.code for each in check(CHART, changed, without=("gauge",)).problems] == ["receipt-stale"]


def test_recording_without_a_source_keeps_what_its_receipt_says(check: Check) -> None:
    body = CHART.replace("3.4", "3.5")
    receipts = recorded(check(body))

    assert recorded(check(body, receipts, without=("gauge",)), receipts) == receipts


def test_a_receipt_holds_no_figure_of_the_source_or_the_brief(check: Check) -> None:
    text = to_yaml(recorded(check(TABLE.replace("SOURCE", "census"))))

    assert all(figure not in text.split("figures:")[1].replace("sha256", "") for figure in ("781", "1,930", "2,751"))
    assert 'lacked: "1:0-3 2:0-2"' in text


def test_receipts_of_quotes_alone_are_as_they_were(check: Check) -> None:
    assert "figures" not in to_yaml(recorded(check("")))
