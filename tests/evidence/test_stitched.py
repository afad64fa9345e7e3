"""Which pieces of speech are one: those that nothing but an attribution parts."""

import pytest

from bluf.evidence.quotes import QuoteFault, judge
from bluf.evidence.verdicts import Verdict
from tests.evidence.conftest import source_of


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("“The keel is laid,” Olsen said, “and the ribs are up.”", "The keel is laid, and the ribs are up."),
        ("“The keel is laid,” said Olsen. “The ribs are up.”", "The keel is laid. The ribs are up."),
        (
            "“The keel is laid,” Ida Olsen, who runs the yard, told reporters on Friday. “The ribs are up.”",
            "The keel is laid. The ribs are up.",
        ),
        ("“Who laid the keel?” the inspector asked. “Who paid?”", "Who laid the keel? Who paid?"),
        ("“The keel is laid,” as Olsen put it, “and the ribs are up.”", "The keel is laid and the ribs are up."),
        ("“The keel is laid,” said a spokesman for the yard. “The ribs are up.”", "The keel is laid. The ribs are up."),
        ("« La quille est posée », dit-il, « et nous avançons »", "La quille est posée et nous avançons"),
        ("„Der Kiel liegt“, sagte Olsen. „Die Spanten stehen.“", "Der Kiel liegt. Die Spanten stehen."),
        ("„Der Kiel liegt“, entgegnete Olsen, „und er hält.“", "Der Kiel liegt, und er hält."),
        ("« La quille est posée », a répondu Olsen, « et elle tient ».", "La quille est posée, et elle tient."),
        ("«La quilla está puesta», respondió Olsen, «y aguanta».", "La quilla está puesta, y aguanta."),
        ("«Киль заложен», — сказал Ольсен. «Мы идём дальше».", "Киль заложен. Мы идём дальше."),
    ],
)
def test_speech_that_a_mere_attribution_splits_is_one(text: str, quote: str) -> None:
    assert judge(quote, None, source_of(text)).verdict is Verdict.VERIFIED


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "“The yard must get the order” for the lifeboat, Olsen said. “There are sixty jobs in it.”",
            "The yard must get the order. There are sixty jobs in it.",
        ),
        (
            "Olsen wants the order since “the yard has been empty for a year” She said, “The cranes are rusting.”",
            "the yard has been empty for a year. The cranes are rusting.",
        ),
        (
            "The yard took the order as “the cranes were rusting away” Olsen added: “The crews had left.”",
            "the cranes were rusting away. The crews had left.",
        ),
        (
            "“The yard stays open” when the river freezes, Olsen says. “The school does not.”",
            "The yard stays open. The school does not.",
        ),
        (
            "“The order is signed,” Olsen said; she then spoke of the strike. “It must end this week.”",
            "The order is signed. It must end this week.",
        ),
        (
            "“The order is signed,” Olsen said, and the crews cheered her. “The cranes are back.”",
            "The order is signed. The cranes are back.",
        ),
        (
            "„Der Kiel liegt fest“, sagte Olsen, und Linde fragte: „Wer hat ihn bezahlt?“",
            "Der Kiel liegt fest. Wer hat ihn bezahlt?",
        ),
        (
            "«La quilla está puesta», dijo Olsen, y el público aplaudió: «Gracias a todos ustedes».",
            "La quilla está puesta. Gracias a todos ustedes.",
        ),
        (
            "“The keel is laid,” Olsen told the Gazette. “Far too late” was how a welder put it.",
            "The keel is laid. Far too late",
        ),
        (
            "From his old song “The Rusty Crane” came the tune, he said into the phone, “The yard is mine.”",
            "The Rusty Crane. The yard is mine.",
        ),
    ],
)
def test_speech_that_narration_parts_is_stitched(text: str, quote: str) -> None:
    judgement = judge(quote, None, source_of(text))
    assert (judgement.verdict, judgement.fault) == (Verdict.ALTERED, QuoteFault.STITCHED)


@pytest.mark.parametrize("joint", [" ", " … ", " [...] "])
@pytest.mark.parametrize("second", ["said Linde", "Linde answered him"])
def test_two_peoples_words_are_no_one_quote(second: str, joint: str) -> None:
    source = source_of(f"“The slip is wide enough,” Olsen said. “The crane is too old,” {second}.")
    assert judge(f"The slip is wide enough{joint}the crane is too old", "Olsen", source).verdict is Verdict.ALTERED


def test_a_quote_with_marks_of_its_own_has_them_between_two_speeches() -> None:
    text = "“The ‘new’ slip is wide,” Olsen said, but Linde laughed: “It will sink in a year.”"
    source = source_of(text)
    assert judge("The “new” slip is wide … It will sink in a year", None, source).verdict is Verdict.ALTERED
    assert judge(text, None, source).verdict is Verdict.VERIFIED


def test_a_fragment_in_a_sentence_of_its_own_is_nobodys_who_spoke_before_it() -> None:
    source = source_of("“The keel is laid,” Ida Olsen told the Gazette. “Far too late” was how a welder put it.")
    assert not judge("Far too late", "Ida Olsen", source).speaker_confirmed
