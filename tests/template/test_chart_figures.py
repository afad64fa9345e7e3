"""A chart of a brief is printed with its caption, every word of it accounted for."""

from pathlib import Path

import pytest

from bluf.document import Figure, TextRun, blocks_within
from bluf.layout import fit, placed_figures
from bluf.pipeline import phases
from bluf.template import compose
from bluf.template.chart_words import tick_words
from tests.charts import LAKE, LEAST, RISING, brief_with, chart_of, page_of, placed, problems_of, words
from tests.template.samples import load, texts, write_brief, write_template


def test_what_a_chart_draws_counts_as_printed() -> None:
    assert problems_of(brief_with({**LAKE, "alt": "It rises."})) == []


def test_the_caption_has_the_title_the_unit_and_the_note() -> None:
    document = phases.compose(phases.read(brief_with({**LAKE, "alt": "a"}).encode(), "b.yaml"))
    said = [text.text for text in texts(document)]

    assert "The water reaches the rim in two days" in said
    assert said[said.index("metres below the rim") :][2:3] == ["Gauge at the dam."]


def test_a_template_without_the_chart_tells_of_it_once(tmp_path: Path) -> None:
    write_template(
        tmp_path,
        "<h1>{{ title }}</h1><p>{{ date }} {{ bottom_line }} {{ key_points[0].text }} {{ sections[0].heading }}</p>",
    )
    brief = brief_with({**LAKE, "alt": "a"}, "template: mine\n")
    found = [each for each in compose(load(write_brief(tmp_path, brief))).warnings if each.code == "unprinted"]

    assert [str(each.field) for each in found] == ["sections[0].chart"]


def test_a_chart_with_problems_is_drawn_as_nothing() -> None:
    problems = problems_of(brief_with(chart_of(data={"x": ["a", "b"], "series": {"A": [1, "two"]}})))

    assert {each.code for each in problems} == {"bad-number"}


def test_dates_along_the_axis_are_written_in_the_pages_language() -> None:
    data = {"x": ["2025-11-14", "2025-11-15", "2025-12-01"], "series": {"A": [1, 2, 3]}}

    assert {"Nov 14", "Dec 1"} <= set(words(placed(chart_of(data=data))))
    assert {"14. Nov.", "1. Dez."} <= set(words(placed(chart_of(data=data), "lang: de\n")))


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "12,500"), ("de", "12.500"), ("fr", "12\xa0500"), ("fa", "۱۲,۵۰۰"), ("xx", "12,500")],
)
def test_round_values_are_written_in_the_pages_language(lang: str, said: str) -> None:
    assert tick_words(12_500, 0, lang) == said


def test_every_label_of_a_field_knows_it() -> None:
    document = phases.compose(phases.read(brief_with(chart_of("bar")).encode(), "b.yaml"))
    (figure,) = [block for block in blocks_within(document.body) if isinstance(block, Figure)]
    inlines = [inline for label in figure.labels for inline in label.inlines]
    sources = {str(inline.src) for inline in inlines if isinstance(inline, TextRun) and inline.src}

    assert "sections[0].chart.data.x[0]" in sources
    assert "sections[0].chart.data.series.Stock[2]" in sources


def test_a_chart_that_may_go_goes_with_its_caption_under_trim() -> None:
    points = "\n".join(f"  - 'Point {at} {'word ' * 88}'" for at in range(12))
    brief = LEAST.replace("[K]\n", f"\n{points}\n") + "fit: trim\n"
    page = fit(phases.compose(phases.read((brief + _section(priority=2)).encode(), "b.yaml")))

    assert [str(path) for path in page.dropped] == ["sections[0].chart"]
    assert not list(placed_figures(page.body))
    assert "reaches the rim" not in " ".join(text.text for text in texts(page.document))


def _section(**more: object) -> str:
    return brief_with({**LAKE, "alt": "a", **more}).removeprefix(LEAST)


def test_a_chart_that_makes_the_page_too_long_is_named_with_what_it_costs() -> None:
    brief = (
        LEAST
        + "sections:\n"
        + "".join(brief_with(chart_of("bar", data=RISING)).partition("sections:\n")[2] for _ in range(18))
    )
    found = [each for each in problems_of(brief) if each.code == "does-not-fit"]

    assert found
    assert "sections[0].chart (line" in found[0].message


def test_the_page_of_a_chart_is_one_page() -> None:
    assert page_of(chart_of()).fits


def test_values_of_a_csv_file_that_a_line_draws_are_printed(tmp_path: Path) -> None:
    path = write_brief(tmp_path, f"{LEAST}sections:\n  - heading: H\n    chart: {{kind: line, alt: A, data: d.csv}}\n")
    rows = "".join(f"2025-01-{day:02d},{day},{day + 7}\n" for day in range(1, 29))
    (Path(path).parent / "d.csv").write_text(f"day,North,South\n{rows}")

    assert "unprinted" not in [each.code for each in compose(load(path)).warnings]
