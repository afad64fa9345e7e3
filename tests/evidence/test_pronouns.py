"""Whom "he said" and "she said" mean: one person alone, who is the subject of the sentence before."""

import pytest

from bluf.evidence.quotes import judge
from bluf.evidence.verdicts import Verdict
from tests.evidence.conftest import source_of

WORDS = "No crane moves before noon"
PEOPLE = "Olga Brandt, the dock manager, and Piet Roos, a crane driver, work in Velo.\n\n"

HERS = {
    "the subject before": "Brandt nodded. “{}.” She smiled. “{},” she said.",
    "the subject of the paragraph before": "Brandt waited for the rain to stop.\n\n“{},” she said.",
    "after an adverbial": "On the quay in Velo, Brandt waited.\n\n“{},” she said.",
    "after an apposition": "Brandt, 51, runs both quays.\n\n“{},” she said.",
    "after a relative clause": "Brandt, who runs both quays, waited for the rain to stop.\n\n“{},” she said.",
    "after her speech": "“We wait,” Brandt said.\n\n“{},” she added.",
    "after her speech, inverted": "“We wait,” said Brandt.\n\n“{},” she added.",
    "along a chain": "Brandt waited. She looked at the sky. “{},” she said.",
    "after a report": "Brandt said the rain would stop.\n\n“{},” she said.",
    "after according to": "According to Brandt, the rain would stop. “{},” she said.",
    "after a reporting clause that closes its sentence": "The rain would stop, Brandt said. “{},” she added.",
    "after a role and a name": "The port's dock manager, Olga Brandt, waited.\n\n“{},” she said.",
    "for her part": "For her part, Brandt waited.\n\n“{},” she said.",
    "before the words": "Brandt waited. She said: “{}.”",
    "in a clause of its own": "Brandt was cheered when she said, “{}.”",
}


@pytest.mark.parametrize("text", HERS.values(), ids=HERS.keys())
def test_a_pronoun_is_the_subject_of_the_sentence_before(text: str) -> None:
    words = WORDS if text.count("{}") == 1 else "Lamps first"
    source = source_of(PEOPLE + text.replace("{}", words, 1).replace("{}", WORDS))
    judgement = judge(WORDS, "Olga Brandt", source)
    assert (judgement.verdict, judgement.speaker_confirmed) == (Verdict.VERIFIED, True)


NOBODYS = {
    "an object": "The police questioned Brandt. “{},” she said.",
    "an object of a preposition": "The rain fell on Brandt. “{},” she said.",
    "another in the sentence": "Brandt met Roos. “{},” she said.",
    "two subjects": "Brandt and Roos argued. “{},” she said.",
    "another earlier in the paragraph": "Roos came early. Brandt nodded. “{},” she said.",
    "somebody without a name": "Brandt met a welder. “{},” she said.",
    "somebody without a name, who speaks": "A welder said Brandt was late. “{},” she said.",
    "somebody without a name, of whom she speaks": "Brandt said the welder was late. “{},” she said.",
    "a sentence about somebody without a name": "Brandt left early.\n\nThe welder stayed.\n\n“{},” she said.",
    "a sentence about a thing": "Brandt left early.\n\nThe cranes stood still.\n\n“{},” she said.",
    "a spokesperson": (
        "Brandt closed the quay.\n\nA spokesperson for the Dockers' League (DL) said crews would.\n\n“{},” she said."
    ),
    "her aide": "Brandt's aide arrived. “{},” she said.",
    "who introduces a report": 'Brandt of the Gazette reports:\n\n"The quay was dark.\n\n“{},” she said later."',
    "who writes of others": 'Brandt writes in the Gazette:\n\n"The welder came in.\n\n“{},” she said."',
    "a question between": "“We wait,” Brandt said.\n\n“Why?” a reporter asked.\n\n“{},” she said.",
    "another's part": "For his part, Brandt waited.\n\n“{},” she said.",
    "named in the pronoun's own sentence": "Brandt waited. Of Roos, she said: “{}.”",
}


@pytest.mark.parametrize("text", NOBODYS.values(), ids=NOBODYS.keys())
def test_a_pronoun_that_may_mean_another_confirms_nobody(text: str) -> None:
    source = source_of(PEOPLE + text.format(WORDS))
    for speaker in ("Olga Brandt", "Piet Roos"):
        judgement = judge(WORDS, speaker, source)
        assert (judgement.verdict, judgement.speaker_confirmed) == (Verdict.VERIFIED, False)


def test_titles_do_not_make_the_object_of_a_sentence_whom_a_pronoun_means() -> None:
    source = source_of(f"Mr. Piet Roos met Ms. Olga Brandt. “{WORDS},” she said.")
    assert not judge(WORDS, "Olga Brandt", source).speaker_confirmed


def test_whom_the_source_calls_she_is_not_he() -> None:
    learnt = "Brandt said she was tired. Brandt took her coat.\n\nThe rain fell.\n\n"
    said = f"Brandt waited.\n\n“{WORDS},” he said."
    assert not judge(WORDS, "Olga Brandt", source_of(PEOPLE + learnt + said)).speaker_confirmed


def test_whom_the_source_calls_he_does_not_stand_in_her_way() -> None:
    learnt = "Roos said he was tired. Roos took his coat.\n\nThe rain fell.\n\n"
    said = f"Brandt thanked Roos.\n\n“{WORDS},” she said."
    assert judge(WORDS, "Olga Brandt", source_of(PEOPLE + learnt + said)).speaker_confirmed


def test_a_pronoun_keeps_to_the_name_that_another_attribution_of_its_speech_has() -> None:
    source = source_of(PEOPLE + f"Brandt answered: “{WORDS},” she said, “and no truck.”")
    assert judge(WORDS, "Olga Brandt", source).speaker_confirmed
