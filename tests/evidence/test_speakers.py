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


# Ann Lee is named, and the words are not plainly hers.
NOT_HERS = {
    "a critic of hers": "“{}”, said Ann Lee critic Dan Roe.",
    "a critic of hers, before the verb": "Ann Lee biographer Dan Roe said: “{}”",
    "her campaign": "“{},” the Ann Lee campaign said.",
    "her campaign's chief": "“{},” said the Lee campaign chief, Dan Roe. Ann Lee left.",
    "a body with her name": "“{},” the Ann Lee Institute said.",
    "an official like her": "“{},” said an official who, like Ann Lee, asked not to be named.",
    "a forgery": "Ann Lee rejected a forged letter that said: “{}”",
    "a banner at her office": "A banner outside the office of Ann Lee read: “{}”",
    "a sign beside her": "A sign beside Ann Lee read: “{}”",
    "what she read": "Ann Lee read the headline: “{}”",
    "what she quoted": "Ann Lee quoted Dan Roe as saying: “{}”",
    "what she said while quoting": "“{},” said Ann Lee, quoting Dan Roe.",
    "what she recalled": "“{},” Ann Lee recalled Dan Roe saying.",
    "what her father said": "Ann Lee remembered her father saying: “{}”",
    "a letter that she cited": "Ann Lee cited a letter from Dan Roe: “{}”",
    "a treaty": "Ann Lee said that the treaty states: “{}”",
    "what she denied": "Ann Lee denied that she said: “{}”",
    "another's words": "“{}” were Dan Roe's words, Ann Lee said.",
    "what she was asked": "Asked “{}”, Ann Lee said no.",
    "what a heckler shouted": "After a heckler shouted “{}”, Ann Lee said no.",
    "a man's reply": "Ann Lee said no. “{},” a man replied.",
    "a chant": "Ann Lee said no. “{}!” rang out.",
    "a slogan": "Ann Lee said the slogan “{}” was wrong.",
    "a claim": "Ann Lee said Roe's claim that “{}” was wrong.",
    "a promise": "Ann Lee repeated Dan Roe's promise: “{}”",
    "a text": "Ann Lee confirmed that the letter read: “{}”",
    "a poster behind her": "“{}?” asks the poster behind Ann Lee.",
    "a man whom she met": "“{},” said the minister Ann Lee had met.",
    "he, of two people in a sentence": "Ann Lee said Dan Roe had written to her. “{},” he wrote.",
    "she, of a partner": "Mia Ross's shop closed. Her partner, Ann Lee, has not spoken to her. “{},” she says.",
    "she, who was asked": "Ann Lee asked her what was next. “{},” she said.",
    "she, who rejected it": "She rejected what Ann Lee wrote. “{},” she said.",
    "quoted in a turn": "LEE: Mr. Roe told me: “{}.” I was glad.\n\nROE: Indeed.\n\nLEE: Bye.",
    "he, of Ms Lee": "Ms Ann Lee is a minister. “{},” Mr Lee said.",
}


@pytest.mark.parametrize("text", NOT_HERS.values(), ids=NOT_HERS.keys())
def test_words_of_another_or_of_nobody_are_not_confirmed(text: str) -> None:
    assert not judge(LAMPS, "Ann Lee", source_of(text.format(LAMPS))).speaker_confirmed


def test_initials_tell_two_of_a_surname_apart() -> None:
    source = source_of(f"A. Lee and N. Lee came. “{LAMPS},” N. Lee said.")
    assert judge(LAMPS, "A. Lee", source).verdict is Verdict.MISATTRIBUTED
    assert judge(LAMPS, "N. Lee", source).speaker_confirmed


def test_an_office_of_another_rank_is_not_confirmed() -> None:
    source = source_of(f"“{LAMPS},” Vice President Ann Lee said.")
    assert not judge(LAMPS, "the President", source).speaker_confirmed
    assert judge(LAMPS, "Vice President", source).speaker_confirmed


@pytest.mark.parametrize(
    "who",
    [
        "U.S. Secretary of State Ann Lee",
        "US Secretary of Defense Ann Lee",
        "Secretary General of NATO Ann Lee",
        "Bank of England Governor Ann Lee",
        "House of Commons Speaker Ann Lee",
        "Minister of Water and Rural Affairs Ann Lee",
        "University of Velo historian Ann Lee",
        "Velo School of Economics economist Ann Lee",
        "Harvard political scientist Ann Lee",
        "former Goldman Sachs banker Ann Lee",
        "Trump ally Ann Lee",
        "Radio Velo 4 presenter Ann Lee",
        "Nobel Prize winner Ann Lee",
        "Kremlin critic Ann Lee",
        "Velo resident Ann Lee",
        "Tom Berg supporter Ann Lee",
        "Acme Widgets co-founder Ann Lee",
        "Merkel protégé Ann Lee",
        "Tom Berg's successor, Ann Lee",
        "the Pilots' Guild's secretary, Ann Lee",
        "Baroness Lee",
        "Ann Lee (Labour)",
    ],
)
@pytest.mark.parametrize("form", ["“{}”, said {}.", "“{}”, {} said.", "{1} said: “{0}”"])
def test_the_name_at_the_end_of_a_noun_phrase_speaks(who: str, form: str) -> None:
    source = source_of(form.format(LAMPS, who) + "\n\nAnn Lee met Tom Berg.")
    assert judge(LAMPS, "Ann Lee", source).speaker_confirmed
    assert not judge(LAMPS, "Tom Berg", source).speaker_confirmed


@pytest.mark.parametrize(
    "text",
    [
        "Tom Berg asked Ann Lee what was next. “{},” she said.",
        "Berg asked her what was next. “{},” she said.",
        "Lee took the floor. Berg said no. “{},” she said.",
        "When Lee arrived, Berg said no. But “{},” she said.",
        "Lee left the bank in 2009. Goldman Sachs said it was sorry. “{},” she said.",
        "Lee took the train. New Haven said goodbye to her. “{},” she said.",
    ],
)
def test_a_pronoun_gives_nobody_the_words_of_another(text: str) -> None:
    source = source_of("Ann Lee, the minister, met Tom Berg, the envoy, on Monday.\n\n" + text.format(LAMPS))
    assert judge(LAMPS, "Ann Lee", source).verdict is Verdict.VERIFIED
    for other in ("Tom Berg", "Goldman Sachs", "New Haven"):
        assert not judge(LAMPS, other, source).speaker_confirmed


def test_a_trader_speaks_and_not_the_bank_two_paragraphs_before() -> None:
    source = source_of(
        "Goldman Sachs said that it expects “no floor”.\n\nPrices fell.\n\n"
        f"In Velo, trader Ann Lee keeps forty sacks that she cannot sell. “{LAMPS},” she said."
    )
    assert judge(LAMPS, "Ann Lee", source).speaker_confirmed
    assert not judge(LAMPS, "Goldman Sachs", source).speaker_confirmed


@pytest.mark.parametrize("speaker", ["Ann Lee", "Tom Berg", "Ann Lee and Tom Berg", "Berg, Lee and Cal Moss"])
def test_everybody_who_speaks_together_is_confirmed(speaker: str) -> None:
    source = source_of(f"“{LAMPS},” wrote Ann Lee, Tom Berg and Cal Moss in a joint letter.")
    assert judge(LAMPS, speaker, source).speaker_confirmed
    assert judge(LAMPS, "Dan Roe", source).verdict is Verdict.MISATTRIBUTED


def test_one_of_two_joint_speakers_who_is_another_is_not_confirmed() -> None:
    source = source_of(f"“{LAMPS},” Ann Lee and Tom Berg said in a joint statement.")
    judgement = judge(LAMPS, "Ann Lee and Dan Roe", source)
    assert (judgement.verdict, judgement.speaker_confirmed) == (Verdict.VERIFIED, False)


@pytest.mark.parametrize(
    ("who", "speaker", "confirmed"),
    [
        ("World Health Organization (WHO)", "WHO", True),
        ("International Energy Agency (IEA)", "IEA", True),
        ("International Energy Agency", "International Energy Agency", True),
        ("Ministry of Defence", "Defence Ministry", True),
        ("World Health Organization", "WHO", False),
        ("UN", "United Nations", False),
        ("FBI", "Federal Bureau of Investigation", False),
        ("MoD", "Ministry of Defence", False),
    ],
)
def test_a_body_is_known_by_its_short_form_and_never_accused_for_it(who: str, speaker: str, confirmed: bool) -> None:
    judgement = judge(LAMPS, speaker, source_of(f"“{LAMPS},” the {who} said."))
    assert (judgement.verdict, judgement.speaker_confirmed) == (Verdict.VERIFIED, confirmed)


@pytest.mark.parametrize(
    "label",
    ["Ann Lee", "Ann Lee, director at Acme Shipping", "Ann Lee, mayor of Oslo", "Ann Lee, spokeswoman for Berg"],
)
def test_a_label_with_a_role_is_the_name_that_opens_it(label: str) -> None:
    source = source_of(f"{label}: “{LAMPS}.”\n\nTom Berg left Oslo.")
    assert judge(LAMPS, "Ann Lee", source).speaker_confirmed
    assert judge(LAMPS, "Tom Berg", source).verdict is Verdict.MISATTRIBUTED


@pytest.mark.parametrize(
    ("short", "speaker"),
    [
        ("Lula", "Luiz Inácio Lula da Silva"),
        ("García", "Gabriel García Márquez"),
        ("Van der Berg", "Anna van der Berg"),
        ("Baroness Berg", "Anna Berg"),
    ],
)
def test_a_surname_of_several_words_may_be_short(short: str, speaker: str) -> None:
    source = source_of(f"“{LAMPS},” {short} said.\n\n{speaker} left.")
    assert judge(LAMPS, speaker, source).speaker_confirmed


@pytest.mark.parametrize(
    "verb",
    [
        "agreed",
        "cried",
        "joked",
        "laughed",
        "thundered",
        "whispered",
        "mused",
        "fumed",
        "admits",
        "recalls",
        "predicts",
        "hopes",
        "pointed out",
        "went on",
        "put it",
    ],
)
def test_any_verb_of_speech_may_split_a_speech(verb: str) -> None:
    source = source_of(f"“Lamps do not steer,” Ann Lee {verb}, “and ships do not burn.”")
    assert judge("Lamps do not steer and ships do not burn", "Ann Lee", source).speaker_confirmed
