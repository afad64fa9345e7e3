"""Who is one person in a source: headlines, descriptions and words that open sentences make no further people."""

import pytest

from bluf.evidence.quotes import judge
from bluf.evidence.verdicts import Verdict
from tests.evidence.conftest import source_of

WORDS = "No crane moves before noon"


@pytest.mark.parametrize(
    "beside",
    [
        "Brandt Closes Both Quays Over Rain",
        "Olga Brandt Closes Both Quays: What We Know",
        "Actress Olga Brandt came too.",
        "Yet Brandt stayed. It was late, yet she stayed.",
        "Oddly Brandt stayed.",
        "The Brandt Quay is new. Brandt Quay has two cranes.",
        "Stated Brandt: “We wait.”",
    ],
)
def test_a_surname_is_the_one_persons_who_has_it(beside: str) -> None:
    source = source_of(f"{beside}\n\nOlga Brandt runs the docks.\n\n“{WORDS},” Brandt said.")
    judgement = judge(WORDS, "Olga Brandt", source)
    assert (judgement.verdict, judgement.speaker_confirmed) == (Verdict.VERIFIED, True)


@pytest.mark.parametrize("other", ["Nils Brandt left.", "Nils Brandt and Olga Brandt left."])
def test_a_surname_of_two_people_is_neithers(other: str) -> None:
    source = source_of(f"{other}\n\nOlga Brandt runs the docks.\n\n“{WORDS},” Brandt said.")
    assert not judge(WORDS, "Olga Brandt", source).speaker_confirmed


def test_a_surname_that_is_a_title_too_is_a_name() -> None:
    source = source_of(f"Nils King is a welder.\n\n“{WORDS},” said King, who left. The queen's judge stayed.")
    assert judge(WORDS, "Nils King", source).speaker_confirmed


def test_a_king_is_no_surname() -> None:
    source = source_of(f"Nils King is a welder.\n\n“{WORDS},” said the King.")
    assert not judge(WORDS, "Nils King", source).speaker_confirmed


@pytest.mark.parametrize("body", ["South Sound", "Port Velo"])
def test_a_place_in_an_office_is_not_confirmed(body: str) -> None:
    source = source_of(f"“{WORDS},” said {body} Mayor Olga Brandt.")
    assert judge(WORDS, "Olga Brandt", source).speaker_confirmed
    assert not judge(WORDS, body, source).speaker_confirmed


def test_a_role_that_opens_a_sentence_is_no_name() -> None:
    source = source_of(f"Attorneys for Brandt said the claim was “{WORDS}.”\n\nOlga Brandt runs the docks.")
    assert judge(WORDS, "Piet Roos", source).verdict is Verdict.VERIFIED
