"""Values of tables, charts and key figures, in the spellings in which sources have them."""

import pytest

from bluf.evidence.facts import Value, known, lacking
from bluf.evidence.facts.unit_words import measured_in
from tests.steps import lines_run

SOURCE = (
    "Ferries carried 6,400 people and 1.2 million tonnes of grain in May. The lake stood 15.5 metres under the wall. "
    "Some 62 percent of the crews voted. Repairs cost 12,412 euros, and the quay $3.4 billion. It fell by 0.75 "
    "percentage points, to minus 4 degrees. Two out of three boats sailed, a third of them at 18:30 on 14 May 2025."
)


def lacks(text: str, measured: str = "", language: str = "en", source: str = SOURCE) -> list[str]:
    return [each.text for each in lacking([Value(text, measured)], [known(source)], language)]


@pytest.mark.parametrize(
    "value",
    [
        ("6,400", "People"),
        ("6 400", "People"),
        ("6\u00a0400", "People"),
        ("6\u202f400", "People"),
        ("6400", "People"),
        ("6.4", "People, thousands"),
        ("6.4", "People (’000)"),
        ("6.4", "Thousands of people"),
        ("15.5", "m"),
        ("15.50", "Level (m)"),
        ("15,5", "Level (m)"),
        ("1550", "Level, cm"),
        ("62", "Turnout, %"),
        ("62", "Turnout"),
        ("62 %", ""),
        ("62", "Percentage who voted"),
        ("12.4", "Cost, € thousand"),
        ("12,412", "Cost (EUR)"),
        ("3.4", "US$ bn"),
        ("3.4", "Cost in $ billion"),
        ("1,200,000", "Tonnes"),
        ("1.2", "million tonnes"),
        ("0.75", "Change, percentage points"),
        ("-4", "°C"),
        ("−4", "Degrees"),
        ("2 of 3", "Boats"),
        ("18:30", "Left at"),
        ("14 May", "Day"),
        ("2025", "Year"),
        ("Grain, 1.2 million tonnes", "Load"),
    ],
)  # fmt: skip
def test_a_value_is_found_in_whatever_spelling_the_source_has_it(value: tuple[str, str]) -> None:
    assert lacks(*value) == []


@pytest.mark.parametrize(
    "value",
    [
        ("6,401", "People"),
        ("6.3", "People, thousands"),
        ("64", "People"),
        ("6.4", "People, millions"),
        ("63", "Turnout, %"),
        ("12.5", "Cost, € thousand"),
        ("3.4", "US$ million"),
        ("15.5", "Level, cm"),
        ("1,200", "million tonnes"),
        ("19:30", "Left at"),
        ("15 May", "Day"),
    ],
)  # fmt: skip
def test_a_value_that_the_source_does_not_have_is_told(value: tuple[str, str]) -> None:
    assert lacks(*value) == [value[0]]


@pytest.mark.parametrize("text", ["Ready", "on foot by the ridge road", "–", "n/a", "…"])
def test_words_are_not_looked_up(text: str) -> None:
    assert lacks(text) == []


def test_a_figure_among_words_is_told_alone() -> None:
    assert lacks("Castor, 12 buses") == ["12"]


GERMAN = "Die Fähren beförderten 6.400 Menschen, und der Umbau kostete 3,4 Milliarden Euro; 15,5 Prozent stimmten zu."


@pytest.mark.parametrize(
    "value",
    [("6.400", "Menschen"), ("6,4", "Menschen, Tsd."), ("3,4", "Kosten (Mrd. Euro)"), ("15,5", "Anteil in Prozent")],
)
def test_values_are_read_as_the_language_of_the_brief_writes_them(value: tuple[str, str]) -> None:
    assert lacks(*value, language="de", source=GERMAN) == []


def test_a_german_value_that_the_source_does_not_have_is_told() -> None:
    assert lacks("6.401", "Menschen", "de", GERMAN) == ["6.401"]


def test_a_table_in_the_source_needs_no_units() -> None:
    table = "Share of crews (per cent)\nNorth\t61\nSouth\t48\n"
    assert lacks("61", "Share, %", source=table) == []
    assert lacks("61", "Share, %", source="In the north 61 crews voted, and few in the south.") == ["61"]


def test_a_table_in_the_source_may_have_the_same_scale() -> None:
    assert lacks("6.4", "People, thousands", source="People (thousands)\nNorth 6.4\nSouth 2.1\n") == []


@pytest.mark.parametrize(
    ("head", "measured"),
    [
        ("Exports (thousand tonnes)", "thousand tonnes"),
        ("Budget, € bn", "billion €"),
        ("US$ m", "million US$"),
        ("Cases per 100,000", ""),
        ("Deaths per thousand", ""),
        ("Village", ""),
        ("", ""),
    ],
)
def test_a_head_says_what_is_measured(head: str, measured: str) -> None:
    assert measured_in(head) == measured


@pytest.mark.parametrize(
    "piece", ["6,400 metres ", "$5 million, ", "12 percent\t", "7\n", "R$ 3 thousand; ", "(in m, "]
)
def test_the_work_grows_no_faster_than_the_source_and_the_table(piece: str) -> None:
    def steps(size: int) -> int:
        cells = tuple(Value(f"{at}.5", piece) for at in range(size // 20))
        return lines_run(lambda: lacking(cells, [known(piece * (size // len(piece)))]))

    assert steps(8_000) < 6 * steps(2_000)
