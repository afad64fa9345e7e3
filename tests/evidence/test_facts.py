"""Figures and names of a point, looked up in a source by value and not by spelling."""

from pathlib import Path

import pytest

from bluf.evidence.facts import known, missing
from bluf.evidence.facts.figures import Kind, figures_in
from tests.evidence.measure_points import measure, report

SOURCE = """
Ann Lee of the United States Institute of Peace (USIP) told Japan, Australia and New Zealand on Tuesday, Oct. 24, that
3,000 ships, 5 % of all, cost $2.5 billion in 2023. U.S. Defense Secretary Lloyd Austin agreed in mid-May. Three out of
four passed at 14:30. The 32-member body met twelve times. The Daily Post and NATO-led troops left in 2019–21.
"""
SAID = known(SOURCE.replace("\n", " "), years=[2023])


@pytest.mark.parametrize(
    "text",
    [
        "3000 ships", "3 000 ships", "three thousand ships", "3k ships", "3\u202f000 ships", "five percent of all",
        "5 per cent", "5%", "75 percent passed", "three quarters passed", "2.5bn dollars", "US$2.5 billion",
        "$2,500 million", "2.5 billion US dollars", "on 24 October", "on October 24", "on 24 October 2023",
        "in October", "on the 24th of October", "in May", "in mid-May 2023", "at 14:30", "12 times", "a dozen times",
        "32 members", "in 2021", "from 2019 to 2021", "three countries", "the US", "the United States", "Americans",
        "Japanese ships", "the USIP", "Institute of Peace", "the U.S. Institute of Peace", "Secretary Austin",
        "Lloyd Austin, the Defense Secretary", "NATO", "Daily Post", "Ships left. However, they came back.",
        "Many agreed", "Ann's ships", "Austin’s plan", "Japan-based ships",
    ],
)  # fmt: skip
def test_a_usual_spelling_is_found(text: str) -> None:
    assert missing(text, [SAID]) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("30,000 ships", "30,000"), ("three hundred ships", "three hundred"), ("3 million ships", "3 million"),
        ("6 %", "6 %"), ("$5 worth", "$5"), ("2.5 billion euros", "2.5 billion euros"),
        ("$2.5 million", "$2.5 million"), ("on 25 October", "25 October"), ("on 24 November", "24 November"),
        ("on 24 October 2019", "24 October 2019"), ("in 2022", "2022"), ("in late May", "late May"),
        ("at 15:30", "15:30"), ("on Monday", "Monday"), ("seven countries", "seven"), ("the French side", "French"),
        ("with Lloyd Lee", "Lloyd Lee"), ("the Institute of War", "War"), ("President Austin", "President"),
        ("the Daily Mail", "Daily Mail"), ("a UNICEF report", "UNICEF"), ("Canada agreed", "Canada"),
        ("Berg said so", "Berg"), ("by EU-led troops", "EU-led"), ("the F-16 left", "F-16"),
    ],
)  # fmt: skip
def test_what_the_source_lacks_is_missing(text: str, found: str) -> None:
    assert [each.text for each in missing(text, [SAID])] == [found]


def test_a_point_of_two_sources_may_have_its_facts_from_either() -> None:
    assert missing("Ann Lee saw 9 ships", [known("Ann Lee spoke."), known("There were nine.")]) == []


@pytest.mark.parametrize("text", ["the F-16 and the G7", "COVID-19", "v2.1.3", "B2B"])
def test_a_code_is_no_number(text: str) -> None:
    assert not [figure for figure in figures_in(text) if figure.kind is Kind.NUMBER]


@pytest.mark.parametrize("corpus", ["points.jsonl", "points_held_out.jsonl"])
def test_the_measured_precision_and_recall_are_those_in_the_docs(corpus: str, project: Path) -> None:
    measured = measure(corpus)
    assert measured.points >= 40
    assert 0.45 <= measured.planted / measured.points <= 0.65
    name = {"points.jsonl": "written with the rules", "points_held_out.jsonl": "held out"}[corpus]
    assert report(name, measured) in (project / "docs/quotes.md").read_text(encoding="utf-8")
