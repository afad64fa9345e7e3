"""Whose words a source says they are: titles, surnames, pronouns, and attributions before, amid and after."""

import pytest

from bluf.evidence.quotes import PreparedSource, judge
from bluf.evidence.verdicts import Verdict
from tests.evidence.conftest import ARTICLES, source_of

LAMPS = "Lamps do not steer ships"


@pytest.mark.parametrize(
    ("quote", "speaker"),
    [
        pytest.param("It will cost us, not only in cargo.", "Daniel Oduya", id="after, across a split"),
        pytest.param("It will cost us, not only in cargo.", "Oduya", id="the surname alone"),
        pytest.param("It will cost us, not only in cargo.", "Transport Secretary Daniel Oduya", id="with a title"),
        pytest.param("It will cost us, not only in cargo.", "Daniel Oduya, Transport Secretary", id="a role after"),
        pytest.param("Our harbours are joined", "Foreign Minister", id="by the role that the source gives"),
        pytest.param("is not only about tolls", "Ilse Marwick", id="she said, after a named sentence"),
        pytest.param(LAMPS, "Joren Vask", id="he said, in the next sentence"),
        pytest.param("a toll on bread, medicine and trust", "Ilse Marwick", id="before: called it"),
        pytest.param("no pilot has refused a ship since the autumn storms", "Joren Vask", id="according to"),
        pytest.param("No, we will publish every figure by the spring", "Ilse Marwick", id="amid"),
        pytest.param("We stand or we sink", "Bram Tolliver", id="said, then the name"),
        pytest.param("The lights will stay on, whoever pays for them", "Petra Quill", id="wrote, with a colon"),
        pytest.param("I have read the accord twice.", "Petra Quill", id="over two paragraphs"),
        pytest.param("Three out of four near misses happen at night", "CRI", id="an acronym"),
        pytest.param("Three out of four near misses happen at night", "Coastal Research Institute", id="spelled out"),
    ],
)
def test_the_speaker_that_the_source_names_is_confirmed(harbour: PreparedSource, quote: str, speaker: str) -> None:
    judgement = judge(quote, speaker, harbour)
    assert (judgement.verdict, judgement.speaker_confirmed) == (Verdict.VERIFIED, True)


@pytest.mark.parametrize(
    ("quote", "speaker", "found"),
    [
        ("It will cost us, not only in cargo.", "Ilse Marwick", "Daniel Oduya"),
        (LAMPS, "Ilse Marwick", "Joren Vask"),
        ("We stand or we sink", "Daniel Oduya", "Bram Tolliver"),
        ("We stand together", "Bram Tolliver", "Daniel Oduya"),
        ("The lights will stay on, whoever pays for them", "Bram Tolliver", "Petra Quill"),
        ("is not only about tolls", "Daniel Oduya", "Ilse Marwick"),
    ],
)
def test_words_that_the_source_gives_to_another_are_misattributed(
    harbour: PreparedSource, quote: str, speaker: str, found: str
) -> None:
    judgement = judge(quote, speaker, harbour)
    assert (judgement.verdict, judgement.speaker) == (Verdict.MISATTRIBUTED, found)


UNCLEAR = {
    "no attribution": "Ann Lee arrived with Tom Berg. “Lamps do not steer ships.” The room was silent.",
    "two people it could be": "Ann Lee met Tom Berg. Lee told Berg to go. “Lamps do not steer ships,” he said.",
    "a role without a name": "Ann Lee, the minister, arrived. “Lamps do not steer ships,” the pilot said.",
    "somebody's spokesman": "“Lamps do not steer ships,” said a spokesman for Ann Lee.",
    "somebody's deputy": "“Lamps do not steer ships,” Lee's deputy said. Ann Lee and Tom Berg listened.",
    "a role of a body": "Ann Lee listened. “Lamps do not steer ships,” the Pilots' Guild chief said.",
    "a role of a body, after": "Ann Lee listened. “Lamps do not steer ships,” said the NATO chief.",
    "who was asked": "“Lamps do not steer ships?” Ann Lee was asked.",
    "they": "Ann Lee said a word. “Lamps do not steer ships,” they said.",
    "not in quote marks": "Lamps do not steer ships, whatever Ann Lee said.",
}


@pytest.mark.parametrize("text", UNCLEAR.values(), ids=UNCLEAR.keys())
@pytest.mark.parametrize("speaker", ["Ann Lee", "Tom Berg"])
def test_where_the_speaker_is_not_plain_nobody_is_guessed(text: str, speaker: str) -> None:
    judgement = judge(LAMPS, speaker, source_of(text))
    assert (judgement.verdict, judgement.speaker_confirmed) == (Verdict.VERIFIED, False)


def test_a_pronoun_that_may_mean_two_people_decides_nothing() -> None:
    text = "“We go,” Ann Lee said. Tom Roe, a critic, was not sure.\n\n“Lamps do not steer ships,” she added."
    for speaker in ("Ann Lee", "Tom Roe", "Cal Moss"):
        judgement = judge(LAMPS, speaker, source_of(text))
        assert (judgement.verdict, judgement.speaker_confirmed) == (Verdict.VERIFIED, False)


@pytest.mark.parametrize("speaker", ["Ann Lee", "Tom Lee"])
def test_a_surname_of_two_people_confirms_neither(speaker: str) -> None:
    text = "Ann Lee met her brother, Tom Lee, in Velo. “Lamps do not steer ships,” Lee said."
    judgement = judge(LAMPS, speaker, source_of(text))
    assert (judgement.verdict, judgement.speaker_confirmed) == (Verdict.VERIFIED, False)


CONFIRMED = {
    "a title and a full stop": "“Lamps do not steer ships,” said Gen. Ann Lee.",
    "a Korean surname first": "“Lamps do not steer ships,” Lee Ann Ho said. Lee left.",
    "a body and a role first": "“Lamps do not steer ships,” NATO chief Ann Lee said.",
    "a body and a role first, inverted": "“Lamps do not steer ships,” said Kremlin press secretary Ann Lee.",
    "according to a role": "“Lamps do not steer ships,” according to Guild spokeswoman Ann Lee.",
    "a particle": "“Lamps do not steer ships,” Ursula van der Lee said.",
    "an apposition": "“Lamps do not steer ships,” Ann Lee, who chairs the Harbour Council, said.",
    "a role first": "“Lamps do not steer ships,” said the alliance's secretary-general, Ann Lee.",
    "to somebody": "“Lamps do not steer ships,” Ann Lee told Tom Berg.",
    "a question": "“Lamps do not steer ships?” Ann Lee asked.",
    "with another": "“Lamps do not steer ships,” Tom Berg and Ann Lee said in a joint statement.",
    "British marks": "‘Lamps do not steer ships’, Ann Lee said.",
    "straight marks": '"Lamps do not steer ships," Ann Lee said.',
    "angle marks": "«Lamps do not steer ships», Ann Lee said.",
    "German marks": "„Lamps do not steer ships“, Ann Lee said.",
    "a name before a colon": "Ann Lee: “Lamps do not steer ships.”",
    "the paragraph before": "Ann Lee wrote in a letter to Tom Berg:\n\n“Lamps do not steer ships.”",
    "a report just before": "Ann Lee said the plan was weak. “Lamps do not steer ships.”",
    "a passive": "Tom Berg was told by Ann Lee that “Lamps do not steer ships.”",
    "a pronoun of the other sex ruled out": "Mr. Tom Berg met Ms. Ann Lee. “Lamps do not steer ships,” she said.",
    "a transcript": "BERG: What do you say?\n\nLEE: Well. Lamps do not steer ships.\n\nBERG: Thank you.",
    "a signature": "“Lamps do not steer ships.” — Ann Lee, Harbour Council",
    "a signature in a paragraph of its own": "“Lamps do not steer ships.”\n\n— Ann Lee, Harbour Council",
    "a speech that trails off": "“Lamps do not steer ships …” Ann Lee said.",
    "he, of somebody whom nothing else shows to be a person": "Ann Lee left. “Lamps do not steer ships,” she said.",
    "dotted short forms": "“Lamps do not steer ships,” said U.N. Secretary-General Ann Lee.",
    "the sentence before closes with a name": "They met Tom Berg. Ann Lee said: “Lamps do not steer ships.”",
    "an accent": "“Lamps do not steer ships,” Änn Lée said.",
}


@pytest.mark.parametrize("text", CONFIRMED.values(), ids=CONFIRMED.keys())
def test_a_plain_attribution_is_understood(text: str) -> None:
    speaker = next((name for name in ("Lee Ann Ho", "Ursula van der Lee") if name in text), "Ann Lee")
    judgement = judge(LAMPS, speaker, source_of(text))
    assert (judgement.verdict, judgement.speaker_confirmed) == (Verdict.VERIFIED, True)


@pytest.mark.parametrize("text", CONFIRMED.values(), ids=CONFIRMED.keys())
def test_a_plain_attribution_confirms_nobody_else(text: str) -> None:
    judgement = judge(LAMPS, "Cal Moss", source_of(text))
    assert not judgement.speaker_confirmed


@pytest.mark.parametrize(
    ("quote", "speaker"),
    [
        ("We do not attribute yet.", "Irina Sobol"),
        ("We do not attribute yet.", "Colonel Sobol"),
        ("The hole had been known since July.", "Dr. Amadou Keita"),
        ("Will heads roll?", "Okafor"),
    ],
)
def test_a_transcripts_labels_are_speakers(quote: str, speaker: str) -> None:
    source = source_of((ARTICLES / "cyber.txt").read_text(encoding="utf-8"))
    assert judge(quote, speaker, source).speaker_confirmed
    assert judge(quote, "Helena Brandt", source).verdict is Verdict.MISATTRIBUTED


def test_an_outlet_that_passes_words_on_takes_them_from_nobody() -> None:
    source = source_of("“Lamps do not steer ships,” the Daily Gazette reported.")
    assert judge(LAMPS, "Ann Lee", source).verdict is Verdict.VERIFIED
    assert judge(LAMPS, "Daily Gazette", source).speaker_confirmed


def test_a_person_speaks_and_not_the_group_that_they_are_of() -> None:
    source = source_of(
        "The plan was presented on Monday. Ann Lee of the campaign group Clear Harbour called it “a lamp”."
    )

    assert judge("a lamp", "Ann Lee", source).speaker_confirmed
    assert judge("a lamp", "Clear Harbour", source).verdict is Verdict.MISATTRIBUTED
