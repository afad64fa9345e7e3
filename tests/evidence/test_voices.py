"""Words within words: what a speaker or an author quotes of somebody else is not confirmed as theirs."""

import pytest

from bluf.evidence.judgement import Origin, QuoteFault
from bluf.evidence.quotes import judge, prepared
from bluf.evidence.verdicts import Verdict
from bluf.sources.source_reading import text_of
from tests.evidence.conftest import source_of

LETTER = (
    "We were asked to wait. As Tom Berg told us, “the quay will be ready by June.” It never was. We shall not wait."
)


@pytest.mark.parametrize(
    "text",
    [
        "“Tom Berg told me, ‘The quay is ready,’ and left,” said Ann Lee.",
        "«Tom Berg told me, “The quay is ready,” and left», said Ann Lee.",
        "“The sign read ‘The quay is ready’,” said Ann Lee.",
    ],
)
def test_what_a_speaker_quotes_confirms_nobody(text: str) -> None:
    found = judge("The quay is ready", "Ann Lee", source_of(text))
    assert (found.verdict, found.speaker_confirmed) == (Verdict.VERIFIED, False)


def test_a_speech_with_a_quotation_in_it_is_its_speakers() -> None:
    source = source_of("“Tom Berg's men told me, ‘The quay is ready,’ and left,” said Ann Lee.")
    assert judge("Tom Berg's men told me, ‘The quay is ready,’ and left", "Ann Lee", source).speaker_confirmed
    assert judge("and left", "Ann Lee", source).speaker_confirmed


def test_a_title_in_marks_is_nobodys_words() -> None:
    source = source_of("In “The Quay Is Ready”, Ann Lee tells of her youth. Under the headline “No Quay”, Lee wrote.")
    assert not judge("The Quay Is Ready", "Ann Lee", source).speaker_confirmed
    assert not judge("No Quay", "Ann Lee", source).speaker_confirmed


@pytest.mark.parametrize(
    "quote",
    ["We were asked to wait. … the quay will be ready by June.", "the quay will be ready by June. It never was."],
)
def test_an_authors_words_and_those_that_the_text_gives_to_another_are_stitched(quote: str) -> None:
    found = judge(quote, "Ann Lee", source_of(LETTER, Origin(by="Ann Lee")))
    assert (found.verdict, found.fault) == (Verdict.ALTERED, QuoteFault.STITCHED)


@pytest.mark.parametrize(
    "quote",
    [
        "As Tom Berg told us, “the quay will be ready by June.”",
        "We were asked to wait. As Tom Berg told us, “the quay will be ready by June.”",
        "We were asked to wait. … We shall not wait.",
    ],
)
def test_an_author_may_be_quoted_quoting_another(quote: str) -> None:
    assert judge(quote, "Ann Lee", source_of(LETTER, Origin(by="Ann Lee"))).speaker_confirmed


def test_a_former_holder_of_an_office_is_not_who_holds_it() -> None:
    source = source_of("“The quay is ready,” said former Mayor Ann Lee.")
    assert not judge("The quay is ready", "the Mayor", source).speaker_confirmed
    assert judge("The quay is ready", "former Mayor Ann Lee", source).speaker_confirmed


def test_a_voice_of_subtitles_is_whose_words_they_are_however_few() -> None:
    text = "WEBVTT\n\n00:00.000 --> 00:02.000\n<v Ann Lee>The quay\n\n00:02.000 --> 00:03.000\n<v Ann Lee>is ready.\n\n"
    text += "00:03.000 --> 00:04.000\n<v Tom Berg>It leaks.\n\n00:04.000 --> 00:05.000\nNo more of it.\n"
    source = prepared(text_of("s.vtt", text.encode()))
    assert judge("The quay is ready.", "Ann Lee", source).speaker_confirmed
    assert judge("The quay is ready.", "Tom Berg", source).verdict is Verdict.MISATTRIBUTED
    assert judge("is ready. … It leaks.", "Ann Lee", source).verdict is Verdict.ALTERED
    assert not judge("No more of it.", "Tom Berg", source).speaker_confirmed
