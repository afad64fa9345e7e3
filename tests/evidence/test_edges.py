"""What a quote leaves out beside its words: a denial or a condition there is told, and a whole clause is whole."""

import pytest

from bluf.evidence.judgement import Judgement
from bluf.evidence.quotes import QuoteFault, judge
from bluf.evidence.verdicts import Verdict
from bluf.languages import LANGUAGES
from bluf.languages.detection import languages_of
from tests.evidence.conftest import source_of


def _judged(spoken: str, quote: str) -> Judgement:
    return judge(quote, None, source_of(f"“{spoken}”"))


def _says_the_reverse(found: Judgement) -> bool:
    """Whether a judgement tells that a denial was left out: it is altered, or has the warning."""
    return found.verdict is Verdict.ALTERED or found.skips_negation


@pytest.mark.parametrize("start", ["", "… "])
@pytest.mark.parametrize(
    ("spoken", "quote"),
    [
        ("The crews of the two tugs did not ask for a raise.", "ask for a raise"),
        ("Nobody on the night shift saw the flare.", "saw the flare"),
        ("The yard has never paid a bonus to its welders.", "paid a bonus to its welders"),
        ("I do not believe that the crane is safe.", "the crane is safe"),
        ("It is not true that the pilots walked out.", "the pilots walked out"),
        ("The owner refused to show us the log.", "show us the log"),
        ("The board denied that the pumps were old.", "the pumps were old"),
        ("They failed to warn the village below.", "warn the village below"),
        ("We are far from happy with the offer.", "happy with the offer"),
        ("Neither the cook nor the mate of the trawler heard the alarm.", "the mate of the trawler heard the alarm"),
        ("I hardly think that the buoy was lit.", "the buoy was lit"),
        ("I doubt very much that the dredger will come.", "the dredger will come"),
        ("The guild has yet to name its delegates.", "name its delegates"),
        ("It would be wrong to say that we like the toll.", "we like the toll"),
        ("They will not, as some papers wrote, sell the dock.", "sell the dock"),
        ("The rumour that we will sell the dock is false.", "we will sell the dock"),
        ("There are those who say that the toll is fair.", "the toll is fair"),
        ("Critics claim that the toll is fair.", "the toll is fair"),
        ("Under no circumstances will the ferry stop here.", "will the ferry stop here"),
    ],
)
def test_a_denial_that_is_cut_off_at_the_start_is_told(spoken: str, quote: str, start: str) -> None:
    assert _says_the_reverse(_judged(spoken, start + quote))


@pytest.mark.parametrize(
    ("spoken", "quote"),
    [
        ("We will pay the welders, but not this year.", "We will pay the welders …"),
        ("We agree with the surveyors on nothing.", "We agree with the surveyors …"),
        ("We will stay, not because we like it.", "We will stay"),
        ("We will pay the welders, though never in advance.", "We will pay the welders …"),
    ],
)
def test_a_denial_that_is_cut_off_at_the_end_is_told(spoken: str, quote: str) -> None:
    assert _says_the_reverse(_judged(spoken, quote))


@pytest.mark.parametrize(
    ("spoken", "quote"),
    [
        ("« Le port ne sera pas vendu cette année », a dit Marc.", "sera … vendu cette année"),
        ("« Je ne crois pas que le port soit vendu », a dit Marc.", "… le port soit vendu"),
        ("« Nous refusons de vendre le port », a dit Marc.", "… vendre le port"),
        ("« Nous démentons que le port soit vendu », a dit Marc.", "… le port soit vendu"),
        ("„Wir verkaufen den Hafen der Stadt nicht“, sagte Jan.", "Wir verkaufen den Hafen der Stadt …"),
        ("„Ich denke nicht, dass der Hafen verkauft wird“, sagte Jan.", "… der Hafen verkauft wird"),
        ("„Wir weigern uns, den Hafen zu verkaufen“, sagte Jan.", "den Hafen zu verkaufen"),
        ("«El puerto no será vendido este año», dijo Ana.", "El puerto … será vendido este año"),
        ("«Nos negamos a vender el puerto», dijo Ana.", "… vender el puerto"),
        ("«Порт города не будет продан в этом году», — сказал Олег.", "… будет продан в этом году"),
        ("«Я не думаю, что порт будет продан», — сказал Олег.", "порт будет продан"),
        ("«Порт міста не буде продано цього року», — сказав Олег.", "… буде продано цього року"),
        ("«Ми відмовляємося продати порт міста», — сказав Олег.", "… продати порт міста"),
    ],
)
def test_a_denial_is_told_in_every_language_with_data(spoken: str, quote: str) -> None:
    assert _says_the_reverse(judge(quote, None, source_of(spoken)))


@pytest.mark.parametrize(
    ("spoken", "quote"),
    [
        ("There is no doubt that the pier will hold.", "the pier will hold"),
        ("It was not easy, and we have finished the pier.", "we have finished the pier"),
        ("I have no maps, but the pilot knows the way.", "The pilot knows the way"),
        ("Although nobody came, the meeting was open.", "the meeting was open"),
        ("We did not want it; the law asks for it.", "The law asks for it"),
        ("We are late and we will not wait for them.", "We are late"),
        ("The rooms are dry, which nobody had hoped for.", "The rooms are dry"),
    ],
)
def test_a_clause_that_a_denial_does_not_reach_is_verified_without_a_warning(spoken: str, quote: str) -> None:
    found = _judged(spoken, quote)
    assert (found.verdict, found.skips_negation) == (Verdict.VERIFIED, False)


@pytest.mark.parametrize(
    "text", ["We pass the point by the canal sin of pride", "He danced a pas de deux for the council"]
)
def test_a_word_that_denies_in_another_language_denies_nothing_in_english(text: str) -> None:
    source = source_of(f"“{text} and that is what we have,” she said.")
    found = judge("and that is what we have", None, source)
    assert (found.verdict, found.skips_negation) == (Verdict.VERIFIED, False)


@pytest.mark.parametrize("end", ["", " …"])
@pytest.mark.parametrize(
    ("spoken", "quote"),
    [
        ("We will raise the pay if the owners open the books.", "We will raise the pay"),
        ("We will raise the pay, if the owners open the books.", "We will raise the pay"),
        ("We will raise the pay, but only if the owners open the books.", "We will raise the pay"),
        ("The lock stays shut unless the river falls.", "The lock stays shut"),
        ("You can berth here as long as you pay.", "You can berth here"),
        ("You can berth here provided that you pay.", "You can berth here"),
        ("They will sail when the fog lifts.", "They will sail"),
        ("The strike goes on until the talks begin.", "The strike goes on"),
        ("The grant is ours subject to a vote.", "The grant is ours"),
        ("We would leave, should they ask us to.", "We would leave"),
    ],
)
def test_a_condition_that_is_cut_off_at_the_end_is_told(spoken: str, quote: str, end: str) -> None:
    found = _judged(spoken, quote + end)
    assert (found.verdict, found.drops_condition) == (Verdict.VERIFIED, True)


@pytest.mark.parametrize(
    ("spoken", "quote"),
    [
        ("If the owners open the books, we will raise the pay.", "we will raise the pay"),
        ("If the owners open the books, we will raise the pay.", "… we will raise the pay"),
        ("Unless the river falls, the lock stays shut.", "The lock stays shut"),
        ("Should the vote fail, the board will go.", "The board will go"),
        ("The fare, if the council agrees to it, falls in May.", "The fare … falls in May"),
    ],
)
def test_a_condition_before_or_between_the_words_is_told(spoken: str, quote: str) -> None:
    found = _judged(spoken, quote)
    assert (found.verdict, found.drops_condition) == (Verdict.VERIFIED, True)


@pytest.mark.parametrize(
    ("spoken", "quote"),
    [
        ("« Nous paierons si la mairie le demande », a dit Marc.", "Nous paierons …"),
        ("„Wir zahlen alles, sofern die Stadt es will“, sagte Jan.", "Wir zahlen alles"),
        ("«Pagaremos todo si la ciudad lo pide», dijo Ana.", "Pagaremos todo …"),
        ("«Mientras yo viva, el puerto será de la ciudad», dijo Ana.", "el puerto será de la ciudad"),
        ("«Мы заплатим за всё, если город попросит», — сказал Олег.", "Мы заплатим за всё"),
        ("«Ми заплатимо за все, якщо місто попросить», — сказав Олег.", "Ми заплатимо за все"),
    ],
)
def test_a_condition_is_told_in_every_language_with_data(spoken: str, quote: str) -> None:
    found = judge(quote, None, source_of(spoken))
    assert (found.verdict, found.drops_condition) == (Verdict.VERIFIED, True)


@pytest.mark.parametrize(
    ("spoken", "quote"),
    [
        ("We will sail even if the fog stays.", "We will sail"),
        ("I do not know if the fog will lift.", "I do not know"),
        ("We will sail, and if they ask we will sail again.", "We will sail"),
        ("The pier has been shut until now.", "The pier has been shut"),
    ],
)
def test_words_that_set_no_condition_are_no_condition(spoken: str, quote: str) -> None:
    found = _judged(spoken, quote)
    assert (found.verdict, found.drops_condition) == (Verdict.VERIFIED, False)


@pytest.mark.parametrize(
    ("spoken", "quote"),
    [
        ("The hull is sound and the mast is up; however, the sails are torn.", "The hull is sound and the mast is up"),
        ("The hull is sound, though, and we will launch in June.", "we will launch in June"),
        ("But the crew are tired, too.", "The crew are tired"),
        ("And we will launch in June.", "We will launch in June"),
        ("However, the tide is with us.", "The tide is with us"),
        ("The tide is with us: hurry.", "The tide is with us"),
    ],
)
def test_a_whole_clause_beside_a_word_that_joins_it_is_verified(spoken: str, quote: str) -> None:
    assert _judged(spoken, quote).verdict is Verdict.VERIFIED


@pytest.mark.parametrize(("first", "verdict"), [("Friends", Verdict.VERIFIED), ("Never", Verdict.ALTERED)])
def test_a_word_that_an_attribution_parts_may_be_left_out_unless_it_denies(first: str, verdict: Verdict) -> None:
    source = source_of(f"“{first},” Ann Lee said, “we will launch in June.”")
    assert judge("we will launch in June", "Ann Lee", source).verdict is verdict


@pytest.mark.parametrize(
    "label", ["SUMMARY: ", "More: ", "LONDON (Reuters) — ", "NEW YORK, March 3 (AP) -- ", "PARIS – ", "Berlin (dpa) - "]
)
def test_a_label_or_dateline_is_no_word_of_the_sentence_after_it(label: str) -> None:
    source = source_of(f"The town woke early.\n\n{label}The agency will mend the sea wall this year.")
    assert judge("The agency will mend the sea wall this year.", None, source).verdict is Verdict.VERIFIED


def test_a_label_that_denies_may_not_be_left_out() -> None:
    source = source_of("Never: the town will sell the sea wall.")
    assert judge("the town will sell the sea wall", None, source).fault is QuoteFault.CUT


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "the council said that it was not to be"),
        ("fr", "le conseil dit que ce ne sera pas pour nous"),
        ("de", "der Rat sagt dass es nicht für uns ist und wird"),
        ("es", "el consejo dice que no es para los que están"),
        ("uk", "рада каже що він не був і все це вже було"),
        ("ru", "совет сказал что он не был и все это уже было"),
    ],
)
def test_a_text_shows_its_language_by_its_small_words(code: str, text: str) -> None:
    words = text.lower().split()
    assert languages_of({word: words.count(word) for word in words})[0].code == code


def test_a_text_without_small_words_shows_no_language() -> None:
    assert languages_of({"xyzzy": 3}) == ()


def test_every_language_has_the_words_that_turn_a_quote_round() -> None:
    for language in LANGUAGES:
        assert language.negations
        assert language.refusals
        assert language.conditions
        assert language.joining
        assert language.linking
