"""Figures and names of a point, looked up in a source by value and not by spelling."""

import time
from pathlib import Path

import pytest

from bluf.evidence.facts import known, missing
from bluf.evidence.facts.figure import FigureKind
from bluf.evidence.facts.figures import figures_in
from tests.evidence.measure_points import CORPORA, measure, report

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


BRIEFING = known(
    "Ms Berg and Mr. Mori, the chief executive officer of Acme, met members of parliament from 9 a.m. until 5.30 p.m. "
    "in Room 12B. Inflation fell to 3.4 percent; shares rose 0.5 percentage points and Acme by 3 points. It was "
    "-12 degrees, after 7 degrees on the coast. Thousands protested over Covid-19 and 12 frigates. Sales grew in the "
    "second quarter of 2027, and a third of voters knew. The foreign minister told us that G7 leaders had met a third "
    "time. PM Ilse Falk paid tens of millions of euros and saw 40 ships."
)


@pytest.mark.parametrize(
    "text",
    [
        "at 09:00", "9am", "until 17:30", "5:30 pm", "from 9 to 5.30 p.m.", "at 9 o’clock", "nine a.m.", "17h30",
        "3.4 %", "half a percentage point", "0.5 points", "3 percentage points", "minus 12 degrees", "-12 °C",
        "12 degrees below zero", "it was minus 12", "–12C", "7 °C", "Room 12B", "Covid-19 came", "COVID19", "Q2 2027",
        "the second-quarter sales", "2Q27", "a third (33 %)", "one third", "33.3%", "a third meeting", "the third time",
        "Thousands protested", "several thousand people", "millions of euros", "dozens of ships", "Ms Falk", "Mrs Berg",
        "Mr Mori", "with MPs", "the CEO", "the FM", "the Group of Seven", "G-7 states", "the PM", "the Prime Minister",
        "Prime Minister Ilse Falk", "The G7 met",
    ],
)  # fmt: skip
def test_times_signs_codes_and_short_forms_are_found_in_their_other_spellings(text: str) -> None:
    assert missing(text, [BRIEFING]) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("at 21:00 there", "21:00"), ("until 5.30 a.m.", "5.30 a.m."), ("at 05:30", "05:30"), ("by noon", "noon"),
        ("3.4 percentage points", "3.4 percentage points"), ("0.5 percent", "0.5 percent"),
        ("12 degrees", "12 degrees"), ("-7 degrees", "-7 degrees"), ("it was minus 7", "minus 7"),
        ("in Room 12C", "12C"), ("Covid-20 came", "Covid-20"), ("in Q3", "Q3"),
        ("the third quarter", "third quarter"), ("in the second half", "second half"), ("34 %", "34 %"),
        ("the fifth time", "fifth"), ("Millions protested", "Millions"), ("Hundreds protested", "Hundreds"),
        ("tens of thousands protested", "tens of thousands"), ("billions of euros", "billions of euros"),
        ("millions of dollars", "millions of dollars"), ("Mr Berg", "Mr"), ("Ms Mori", "Ms"), ("the CFO", "CFO"),
        ("with MEPs", "MEPs"), ("the Group of Eight", "Group of Eight"), ("the G20", "G20"), ("the US", "US"),
        ("twenty-third", "twenty-third"), ("the eleventh time", "eleventh"),
    ],
)  # fmt: skip
def test_another_time_sign_code_or_short_form_is_missing(text: str, found: str) -> None:
    assert [each.text for each in missing(text, [BRIEFING])] == [found]


def test_a_word_in_small_letters_is_no_short_form() -> None:
    said = known("At 5 p.m. those who saw us left it to the foreign minister.")
    found = missing("The PM saw a WHO team in the US; IT failed Foreign Minister Lee.", [said])
    assert [each.text for each in found] == ["PM", "WHO", "US", "IT", "Lee"]


CABINET = known(
    "Foreign Minister Ilse Marwick met Transport Secretary Daniel Oduya for three months, 11 metres under ground, in "
    "the 7th year. Deputy Prime Minister Ann Lee, the trade minister, sent 12 officials to Anoa, Fetu, Kelani and Tavo."
    " Col. Falk met Senator Roe."
)


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister Marwick", "Transport Secretary Oduya left", "Trade Minister Ann Lee", "3 months", "11m deep",
        "an 11-metre shaft", "12 days", "for seven years", "four states",
        "an hour and a half", "They left. Fifth, they came back.", "Colonel Falk", "Sen. Roe",
    ],
)  # fmt: skip
def test_an_office_and_a_unit_are_found_with_what_they_belong_to(text: str) -> None:
    assert missing(text, [CABINET]) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Transport Secretary Marwick left", "Transport Secretary"), ("with Foreign Minister Lee", "Foreign Minister"),
        ("three weeks", "three"), ("11 feet", "11"), ("11 kilometres", "11"), ("four weeks", "four"),
        ("the fourth meeting", "fourth"), ("with Gen. Falk", "Gen"), ("half of them", "half"),
    ],
)  # fmt: skip
def test_an_office_of_somebody_else_and_another_unit_are_missing(text: str, found: str) -> None:
    assert [each.text for each in missing(text, [CABINET])] == [found]


def test_a_point_of_two_sources_may_have_its_facts_from_either() -> None:
    assert missing("Ann Lee saw 9 ships", [known("Ann Lee spoke."), known("There were nine.")]) == []


@pytest.mark.parametrize("text", ["the F-16 and the G7", "COVID-19", "v2.1.3", "B2B"])
def test_a_code_is_no_number(text: str) -> None:
    assert not [figure for figure in figures_in(text) if figure.kind is FigureKind.NUMBER]


def test_a_long_source_that_has_may_on_every_line_is_read_at_once() -> None:
    started = time.perf_counter()
    assert missing("It may be May 2024.", [known("It may be.\nMay we?\n" * 20_000)])
    assert time.perf_counter() - started < 10  # it takes a second; with a search from the start each time, minutes


@pytest.mark.parametrize(("corpus", "name"), CORPORA.items())
def test_the_measured_precision_and_recall_are_those_in_the_docs(corpus: str, name: str, project: Path) -> None:
    measured = measure(corpus)
    assert measured.points >= 30
    assert 0.45 <= measured.planted / measured.points <= 0.65
    assert report(name, measured) in (project / "docs/quotes.md").read_text(encoding="utf-8")


def test_a_share_before_a_measure_is_a_share() -> None:
    assert [figure.kind for figure in figures_in("It rose by 10% year-on-year to 20 cents.")] == [
        FigureKind.SHARE,
        FigureKind.NUMBER,
    ]
