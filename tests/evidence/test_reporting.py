"""Whose clause a verb of speech belongs to: addressees, participles, subordinate clauses, tweets, questions, crowds."""

import pytest

from bluf.evidence.quotes import judge
from bluf.evidence.verdicts import Verdict
from tests.evidence.conftest import source_of

WORDS = "No crane moves before noon"
PEOPLE = "Olga Brandt, the dock manager, and Piet Roos, a crane driver, work in Velo.\n\n"

HERS = {
    "told": "“{},” Brandt told Roos.",
    "told, adding": "“{},” Brandt told Roos, adding that she was tired.",
    "asked": "“{}?” Brandt asked Roos.",
    "assured": "Brandt assured Roos that “{}.”",
    "asked by another, answered": "Asked about Roos, Brandt replied, “{}.”",
    "a participle": "Brandt climbed down, saying, “{}.”",
    "a participle after an object": "Brandt scolded Roos on Friday, telling him, “{}.”",
    "a participle after a clause about herself": "Brandt drew cheers when she rang the bell, telling crews, “{}.”",
    "adding": "Brandt said Roos was late, adding, “{}.”",
    "by": "Brandt ended the quarrel by saying “{}.”",
    "two verbs": "Brandt frowned and said, “{}.”",
    "two verbs after an apposition": "Brandt, 51, said it was too early but added, “{}.”",
    "a relative clause before the verb": "Brandt, whom Roos had sued, replied: “{}.”",
    "a relative clause after the verb": "“{},” said Brandt, who sued Roos.",
    "the main clause": "After Roos had left, Brandt said, “{}.”",
    "the second of two clauses": "Roos said no, and Brandt answered: “{}.”",
    "a noun like a verb": "Brandt told the Gazette that Roos's comments showed that “{}.”",
    "a tweet": "Brandt tweeted: “{}.”",
    "in a tweet": "In a tweet, Brandt said, “{}.”",
    "a signed tweet": "“{}.” — Olga Brandt (@brandt) May 3, 2026",
    "a closing clause, inverted": "The rule means “{}” on both quays, said Brandt, the manager.",
    "a closing clause": "The rule means “{}” on both quays, Brandt said.",
    "a closing according to": "The rule means “{}” on both quays, according to Brandt.",
    "relayed": "“{},” Brandt said, according to the Gazette.",
    "quoted by another": "Roos quoted Brandt as saying, “{}.”",
    "a verb that opens the sentence": "Stated Brandt:\n\n“{}.”",
    "the Rev.": "“{},” said the Rev. Olga Brandt.",
    "a figure before the role": "“{},” said 7/7 survivor Olga Brandt.",
    "a verb of pleading": "“{},” Brandt implored.",
    "a bar as a dash": "“{}.” ― Olga Brandt",
    "a place in her description": "Olga Brandt, a manager from Port Velo, South Sound, says “{}.”",
    "an office without a comma after it": "Olga Brandt, who is president of the Velo Dock Association said “{}.”",
    "a participle in her description": "Brandt, a smoker, dressed in orange, said, “{}.”",
    "a time after the verb": "“{},” Brandt said this month in Velo.",
    "an adverb in -ly": "“{},” Brandt drily said.",
    "a lawyer of a family": "“{},” said Roos family lawyer Olga Brandt.",
    "a clause about her own talk, in commas": "Brandt said, when she spoke of cranes, “{}.”",
    "a claim of hers about another": "Brandt said of Roos's cranes that “{}.”",
}


@pytest.mark.parametrize("text", HERS.values(), ids=HERS.keys())
def test_the_subject_of_the_words_own_clause_is_confirmed(text: str) -> None:
    source = source_of(PEOPLE + text.format(WORDS))
    judgement = judge(WORDS, "Olga Brandt", source)
    assert (judgement.verdict, judgement.speaker_confirmed) == (Verdict.VERIFIED, True)
    assert not judge(WORDS, "Piet Roos", source).speaker_confirmed


NOBODYS = {
    "a participle of another clause": "“Odd,” Roos tweeted when the chief ended a talk with a joke, saying, “{}.”",
    "a participle of either": "Brandt met Roos before she left, saying, “{}.”",
    "a sign": "Brandt held up a sign saying, “{}.”",
    "a letter": "Brandt had a letter from Roos, saying, “{}.”",
    "a crowd": "Pickets followed Brandt, chanting, “{}.”",
    "a question to her": "“{}?” a reporter asked Brandt.",
    "a question to her, before": "A reporter asked Brandt: “{}?”",
    "the reporter's own question": "“{}?” I asked Brandt.",
    "asked, and she answers": "Asked by a reporter, “{}?”, Brandt said no.",
    "a heckler": "When a heckler shouted “{},” Brandt laughed.",
    "a verb that nobody knows": "When Brandt said no, the welder spluttered: “{}.”",
    "another clause's verb": "In a film that Brandt called “weak,” the welder shouts, “{}.”",
    "another's answer": "Brandt said no, and a welder answered: “{}.”",
    "what she says another said": "Brandt said Roos told crews “{}.”",
    "an intruder": "“{},” said a welder who knows Brandt.",
    "those who know her": "People who know Brandt say “{}.”",
    "a report on her": "The report on Brandt said: “{}.”",
    "a retweet": "Brandt retweeted a note that said, “{}.”",
    "a story that she links": "Brandt tweeted a link to a story titled “{}.”",
    "a user": "“{},” tweeted a user about Brandt.",
    "supposedly": "Brandt supposedly said “{}.”",
    "a spokesman": "Brandt's spokesman said: “{}.”",
    "her office": "“{},” Brandt's office said.",
    "her voters": "Dockers backing Brandt announced “{}.”",
    "her family": "“{},” the Brandt family said.",
    "her ally": "“{},” the Brandt ally said.",
    "a paper with her name": "The Brandt weekly wrote that “{}.”",
    "what another talks of": "Brandt protested at the tone that is heard when Roos talks of mornings when “{}.”",
    "what he talks of": "Brandt lamented Roos's tone when he speaks of days on which “{}.”",
    "another's pledge": "Brandt complained about Roos's solemn pledge that “{}.”",
    "another's belief": "Brandt laughed at Roos's belief that “{}.”",
    "what she says besides": "On and on went “{},” Brandt said yes to it all.",
    "two that disagree": "Brandt called it “{},” Roos said.",
    "somebody apposed in a clause behind hers": "Brandt, a smoker, was outside when the welder, Ivo Maas, said, “{}.”",
    "somebody apposed behind her verb": "Brandt, a smoker, stepped out as the welder, Ivo Maas, said, “{}.”",
    "somebody in commas behind her verb": "Brandt, a smoker, stepped out while the welder, who is new, said, “{}.”",
    "somebody apposed in a second clause": "Brandt, a smoker, was outside, and the welder, Ivo Maas, said, “{}.”",
    "her own subordinate clause": "After Brandt, a smoker, stepped out, the welder, 40, said, “{}.”",
    "neither": "Neither Roos nor Brandt said “{}.”",
    "an outlet told by another": "“{},” an inspector, who gave no name, told Brandt.",
}


@pytest.mark.parametrize("text", NOBODYS.values(), ids=NOBODYS.keys())
def test_words_of_another_clause_confirm_nobody(text: str) -> None:
    source = source_of(PEOPLE + text.format(WORDS))
    for speaker in ("Olga Brandt", "Piet Roos"):
        assert not judge(WORDS, speaker, source).speaker_confirmed


def test_a_place_before_a_noun_in_ly_is_not_accused_of_what_the_paper_wrote() -> None:
    source = source_of(PEOPLE + f"“{WORDS},” the widely read Port Velo daily wrote.")
    assert judge(WORDS, "Harbour Gazette", source).verdict is Verdict.VERIFIED


def test_an_addressee_is_never_the_speaker() -> None:
    source = source_of(PEOPLE + f"“{WORDS},” Brandt told Roos, adding that it was late.")
    assert judge(WORDS, "Piet Roos", source).verdict is Verdict.MISATTRIBUTED


def test_a_paragraph_that_reopens_a_speech_is_whose_attribution_it_has() -> None:
    source = source_of(PEOPLE + f"“We stay,” Roos said. “We all stay.\n\n“{WORDS},” added Brandt. “Not one.”")
    assert judge(WORDS, "Olga Brandt", source).speaker_confirmed
    assert judge(WORDS, "Piet Roos", source).verdict is Verdict.MISATTRIBUTED
    assert judge("We all stay", "Piet Roos", source).speaker_confirmed


def test_what_somebody_says_in_a_passage_that_is_quoted_whole_gives_them_nothing_else_of_it() -> None:
    source = source_of(f'{PEOPLE}The Gazette wrote:\n\n"The quay was dark at six.\n\n“{WORDS},” Brandt said."')
    assert not judge("The quay was dark at six", "Olga Brandt", source).speaker_confirmed


def test_the_words_that_a_man_without_a_name_adds_are_not_of_who_spoke_before() -> None:
    source = source_of(PEOPLE + f"“We wait,” Brandt said. “{WORDS},” a welder said.")
    assert not judge(WORDS, "Olga Brandt", source).speaker_confirmed


def test_nobody_is_accused_of_words_that_the_source_has_again_unclear_whose() -> None:
    source = source_of(f"{PEOPLE}Roos called it “a very long wait.”\n\nIt was “a very long wait” for the cranes.")
    assert judge("a very long wait", "Olga Brandt", source).verdict is Verdict.VERIFIED


def test_a_word_that_may_be_no_name_accuses_nobody() -> None:
    source = source_of(PEOPLE + f"Listen, it gets better:\n\n“{WORDS}.”")
    assert judge(WORDS, "Olga Brandt", source).verdict is Verdict.VERIFIED
