"""The matching contract, one case a rule. The article is tests/evidence/articles/harbour.txt."""

import unicodedata

import pytest

from bluf.evidence.quotes import PreparedSource, QuoteFault, judge
from bluf.evidence.quotes.words import WORD
from bluf.evidence.verdicts import Verdict
from tests.evidence.conftest import source_of

STRAIT = (
    "The strait has shown that a quarrel on one shore can empty shelves on another, and that harbours far away — as "
    "far away as Tarn, Velo and even Little Quay — can pay for it"
)
FORTUNES = "Our harbours are joined and so are our fortunes"


@pytest.mark.parametrize(
    "quote",
    [
        pytest.param(f"{FORTUNES}.", id="as the source has it"),
        pytest.param(f"“{FORTUNES}”", id="in quote marks"),
        pytest.param(f"{FORTUNES}!", id="other final punctuation"),
        pytest.param(FORTUNES.lower(), id="the first letter's case"),
        pytest.param(FORTUNES.replace(" ", "\u00a0"), id="no-break spaces"),
        pytest.param(FORTUNES.replace("joined", "jo\u00adined"), id="a soft hyphen"),
        pytest.param(STRAIT.replace("—", "–"), id="another dash"),
        pytest.param(STRAIT.replace(" — ", "--"), id="a typewriter's dash"),
        pytest.param(f"{STRAIT}. {FORTUNES}.", id="a speech that the source splits around its attribution"),
        pytest.param("The strait has shown that … harbours far away … can pay for it", id="ellipses"),
        pytest.param("The strait has shown that ... harbours far away [...] can pay for it", id="other ellipses"),
        pytest.param(
            "[The Orsa Strait] has shown that a quarrel on one shore can empty shelves", id="an editor's words"
        ),
        pytest.param("[O]ur harbours are joined and so are our fortune[s]", id="an editor's letters"),
        pytest.param("a quarrel on one shore can empty shelves on another", id="a part of a sentence"),
    ],
)
def test_a_quote_that_is_word_for_word_is_verified(harbour: PreparedSource, quote: str) -> None:
    judgement = judge(quote, "Ilse Marwick", harbour)
    assert (judgement.verdict, judgement.speaker_confirmed) == (Verdict.VERIFIED, True)


def test_words_left_out_without_an_ellipsis_are_altered(harbour: PreparedSource) -> None:
    quote = "The strait has shown that harbours far away … can pay for it"
    assert judge(quote, "Ilse Marwick", harbour).verdict is Verdict.ALTERED


@pytest.mark.parametrize(
    ("quote", "brief", "source", "line"),
    [
        pytest.param(
            "is only about tolls", "is only about tolls", "is {+not+} only about tolls.", 11, id="not dropped"
        ),
        pytest.param(
            "It could also cost us friends.",
            "It [-could-] also cost us friends.",
            "It {+can+} also cost us friends.",
            9,
            id="could for can",
        ),
        pytest.param(
            "after 30,000 vessels went through the Orsa Strait",
            "after [-30,000-] vessels went through the …",
            "after {+3,000+} vessels went through the …",
            4,
            id="30,000 for 3,000",
        ),
        pytest.param(
            "Our harbours are joined, and so are our fortunes.",
            "Our harbours are [-joined,-] and so are our fortunes.",
            "Our harbours are {+joined+} and so are our fortunes.",
            7,
            id="a comma added",
        ),
    ],
)
def test_an_altered_quote_shows_both_wordings_and_the_line(
    harbour: PreparedSource, quote: str, brief: str, source: str, line: int
) -> None:
    judgement = judge(quote, "Ilse Marwick", harbour)
    assert judgement.verdict is Verdict.ALTERED
    assert judgement.difference is not None
    assert judgement.difference.marked == (brief, source)
    assert judgement.place is not None
    assert judgement.place.line == line


def test_words_in_another_order_are_altered(harbour: PreparedSource) -> None:
    judgement = judge("and so are our fortunes our harbours are joined", "Ilse Marwick", harbour)
    assert (judgement.verdict, judgement.fault) == (Verdict.ALTERED, QuoteFault.WORDS)


@pytest.mark.parametrize(
    "quote",
    [
        "It will cost us, not only in cargo. Our harbours are joined and so are our fortunes.",
        "a toll on bread, medicine and trust. It is about who keeps the lights burning.",
        "We stand together. We stand or we sink.",
    ],
)
def test_two_speeches_stitched_together_are_altered(harbour: PreparedSource, quote: str) -> None:
    judgement = judge(quote, "Ilse Marwick", harbour)
    assert (judgement.verdict, judgement.fault) == (Verdict.ALTERED, QuoteFault.STITCHED)


def test_an_ellipsis_does_not_reach_from_one_speech_into_another(harbour: PreparedSource) -> None:
    judgement = judge("It will cost us, not only in cargo … our fortunes", "Daniel Oduya", harbour)
    assert judgement.verdict is Verdict.ALTERED


@pytest.mark.parametrize(
    "quote", ["we will … pay it", "we will [surely] pay it", "… pay it", "We will [have to] pay it"]
)
def test_neither_ellipsis_nor_brackets_hide_a_not(harbour: PreparedSource, quote: str) -> None:
    assert judge(quote, "Daniel Oduya", harbour).verdict is Verdict.ALTERED


@pytest.mark.parametrize(
    "quote",
    [
        pytest.param("pilot has refused a ship since the autumn storms", id="without its first word"),
        pytest.param("we will publish every figure by the spring", id="without its No"),
        pytest.param("No, we will publish every figure by the", id="without its last word"),
    ],
)
def test_a_quote_that_lacks_a_word_at_its_end_is_altered(harbour: PreparedSource, quote: str) -> None:
    judgement = judge(quote, "Ilse Marwick", harbour)
    assert (judgement.verdict, judgement.fault) == (Verdict.ALTERED, QuoteFault.CUT)


def test_a_part_of_a_sentence_outside_a_negation_is_verified_and_said_to_be_one() -> None:
    source = source_of("“We do not think that all allies agree on the price of it,” Ann Lee said.")
    assert judge("all allies agree on the price of it", "Ann Lee", source).fault is QuoteFault.CUT
    positive = source_of("“We do think that all allies agree on the price of it,” Ann Lee said.")
    judgement = judge("all allies agree on the price of it", "Ann Lee", positive)
    assert (judgement.verdict, judgement.goes_on) == (Verdict.VERIFIED, True)


def test_a_quote_that_is_nowhere_is_absent(harbour: PreparedSource) -> None:
    assert judge("Penguins rarely vote in regional elections", "Ilse Marwick", harbour).verdict is Verdict.ABSENT


@pytest.mark.parametrize("quote", ["…", "!", "[nothing]"])
def test_a_quote_without_words_is_absent(harbour: PreparedSource, quote: str) -> None:
    assert judge(quote, "Ilse Marwick", harbour).verdict is Verdict.ABSENT


def test_a_very_short_quote_matches_exactly_and_says_where_else_it_is(harbour: PreparedSource) -> None:
    judgement = judge("We stand", "Daniel Oduya", source_of("“We stand,” Daniel Oduya said. “We stand,” he said."))
    assert (judgement.verdict, len(judgement.others)) == (Verdict.VERIFIED, 1)
    assert judge("we stand", "Daniel Oduya", harbour).verdict is not Verdict.VERIFIED
    assert judge("we … stand", "Daniel Oduya", harbour).verdict is not Verdict.VERIFIED


def test_a_quote_with_marks_of_its_own_may_hold_narration_and_speech(harbour: PreparedSource) -> None:
    quote = "Marwick called the levy ‘a toll on bread, medicine and trust.’"
    assert judge(quote, None, harbour).verdict is Verdict.VERIFIED
    assert judge(quote.replace("‘", "").replace("’", ""), None, harbour).verdict is Verdict.ALTERED


def test_a_long_skip_over_a_not_is_verified_and_flagged() -> None:
    source = source_of("“We will go, and though it is not what any of us wanted to hear, we will stay,” Ann Lee said.")
    judgement = judge("We will go, and … we will stay", "Ann Lee", source)
    assert (judgement.verdict, judgement.skips_negation) == (Verdict.VERIFIED, True)


@pytest.mark.parametrize("quote", ["a far-reaching change", "a far‑reaching change", "a farreaching change"])
def test_a_word_broken_at_a_line_end_matches_with_and_without_its_hyphen(quote: str) -> None:
    source = source_of("“It is a far-\nreaching change,” Ann Lee said.")
    assert judge(f"It is {quote}", "Ann Lee", source).verdict is Verdict.VERIFIED


def test_a_bracket_of_the_source_is_not_the_speakers_word() -> None:
    source = source_of("“They do it by dual use [goods],” Ann Lee said.")
    assert judge("They do it by dual use [goods].", "Ann Lee", source).verdict is Verdict.VERIFIED
    assert judge("They do it by dual use goods.", "Ann Lee", source).verdict is Verdict.ALTERED


@pytest.mark.parametrize(
    ("spoken", "quote"),
    [
        ("We will not go to war this year", "We will no[w] go to war this year"),
        ("We will now go to war this year", "We will no[t] go to war this year"),
        ("We can't accept this offer today", "We ca[n] accept this offer today"),
        ("We cannot accept this offer today", "We can[s] accept this offer today"),
        ("They don’t want war with us", "They do[es] want war with us"),
        ("We told nobody about the plan", "We told [some]body about the plan"),
        ("It runs without subsidy this year", "It runs with[in] subsidy this year"),
        ("We lost 300 ships in the storm", "We lost 3[5] ships in the storm"),
    ],
)
def test_a_bracket_inside_a_word_hides_neither_a_denial_nor_a_figure(spoken: str, quote: str) -> None:
    assert judge(quote, "Anna Berg", source_of(f"“{spoken},” Anna Berg said.")).verdict is Verdict.ALTERED


@pytest.mark.parametrize(
    ("spoken", "quote"),
    [
        ("−5 degrees is what we expect tonight", "5 degrees is what we expect tonight"),
        ("5 per cent growth is what we expect", "-5 per cent growth is what we expect"),
        ("5 per cent growth is what we expect", ".5 per cent growth is what we expect"),
        ("It fell last night to −5 degrees in town", "It fell … 5 degrees in town"),
        ("The rate was then −5 percent over the year", "The rate [was] 5 percent over the year"),
        ("₹500 million was lost in the flood", "₩500 million was lost in the flood"),
        ("₽500 million was lost in the flood", "500 million was lost in the flood"),
        ("The flood has cost us 500 ₹", "The flood has cost us 500 ₩"),
        ("They asked us for it 50¢", "They asked us for it 50"),
        ("We counted 10⁵ birds on the shore", "We counted 105 birds on the shore"),
        ("We counted 10⁵ birds on the shore", "We counted 10 birds on the shore"),
    ],
)
def test_a_figures_sign_point_power_and_currency_count_at_the_ends_too(spoken: str, quote: str) -> None:
    source = source_of(f"“{spoken},” Anna Berg said.")
    assert judge(quote, "Anna Berg", source).verdict is Verdict.ALTERED
    assert judge(spoken, "Anna Berg", source).verdict is Verdict.VERIFIED


@pytest.mark.parametrize("minus", "-–−")
def test_a_minus_sign_is_one_however_it_is_typed(minus: str) -> None:
    source = source_of("“It was −5.2 degrees at noon,” Anna Berg said.")
    assert judge(f"It was {minus}5.2 degrees at noon", "Anna Berg", source).verdict is Verdict.VERIFIED


@pytest.mark.parametrize("dash", ["-", "–", " – "])
def test_a_dash_between_figures_is_no_minus_sign(dash: str) -> None:
    source = source_of("“From 1990–1995 we had peace,” Anna Berg said.")
    assert judge(f"From 1990{dash}1995 we had peace", "Anna Berg", source).verdict is Verdict.VERIFIED


@pytest.mark.parametrize(
    ("words", "others"),
    [("हम यह समझौता करेंगे", "हम यह समझौता करेंगा"), ("كتب الولد الدرسَ", "كتب الولد الدرسُ")],
    ids=["Devanagari", "Arabic"],
)
def test_marks_that_combine_with_a_letter_are_of_its_word(words: str, others: str) -> None:
    source = source_of(f"“{words}।” Anna Berg.")
    assert judge(words, "Anna Berg", source).verdict is Verdict.VERIFIED
    assert judge(others, "Anna Berg", source).verdict is Verdict.ALTERED


@pytest.mark.parametrize(
    ("source", "quote"),
    [
        (
            "Anna Berg said that “we want peace” and would send ships to the “quiet” coast.",
            "we want peace and would send ships to the “quiet” coast",
        ),
        (
            "Berg called it a “disaster” for the region and a “gift” to Russia.",
            "a “disaster for the region” and a gift to Russia",
        ),
        (
            "Berg called it a “disaster” for the region and a “gift” to Russia.",
            "a “disaster” … a gift to Russia",
        ),
    ],
)
def test_narration_passes_for_speech_nowhere_in_a_quote_with_marks(source: str, quote: str) -> None:
    assert judge(quote, "Anna Berg", source_of(source)).verdict is Verdict.ALTERED


def test_every_currency_of_unicodes_first_plane_is_a_word() -> None:
    signs = [chr(each) for each in range(0x10000) if unicodedata.category(chr(each)) == "Sc"]
    assert [sign for sign in signs if WORD.fullmatch(sign) is None] == []


TRANSCRIPT = """\
CHAIR DIAZ: Let the record show that.

(Laughter.)

MORI: We will go there. (Whispers: no.) We will stay [applause] there (or near it) all year.

CHAIR DIAZ: Thank you. [Applause.] The next item (of the list) is yours.
"""


@pytest.mark.parametrize(
    ("quote", "speaker", "verdict"),
    [
        ("Let the record show that. (Laughter.)", "Diaz", Verdict.ALTERED),
        ("We will go there. (Whispers: no.)", "Mori", Verdict.ALTERED),
        ("We will go there. We will stay [applause] there (or near it) all year.", "Mori", Verdict.VERIFIED),
        ("Thank you. The next item (of the list) is yours.", "Diaz", Verdict.VERIFIED),
        ("Thank you. Applause. The next item (of the list) is yours.", "Diaz", Verdict.ALTERED),
    ],
)
def test_a_transcripts_directions_are_nobodys_words(quote: str, speaker: str, verdict: Verdict) -> None:
    assert judge(quote, speaker, source_of(TRANSCRIPT)).verdict is verdict
