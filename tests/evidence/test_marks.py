"""Where speech begins and ends, in the marks of several languages, and what an editor's brackets are."""

import pytest

from bluf.evidence.quotes import judge
from bluf.evidence.quotes.quote_marks import cut_at_marks
from bluf.evidence.verdicts import Verdict
from tests.evidence.conftest import source_of


def _spoken(text: str) -> list[str]:
    """Return what of a paragraph is spoken."""
    return [text[start:end] for start, end, spoken in cut_at_marks(text, 0, len(text))[0] if spoken]


@pytest.mark.parametrize(
    "text",
    [
        "“A tug is out.” So it goes.",
        '"A tug is out." So it goes.',
        "''A tug is out.'' So it goes.",
        "‘‘A tug is out.’’ So it goes.",
        "“A tug is out.’’ So it goes.",
        ",,A tug is out.'' So it goes.",
        "„A tug is out.“ So it goes.",
        '„A tug is out." So it goes.',
        "»A tug is out.« So it goes.",
        "«A tug is out.» So it goes.",
        "‹A tug is out.› So it goes.",
        "‚A tug is out.‘ So it goes.",
        "”A tug is out.” So it goes.",
        "‘A tug is out.’ So it goes.",
    ],
)
def test_a_mark_of_any_kind_opens_and_closes_speech(text: str) -> None:
    assert _spoken(text) == ["A tug is out."]


@pytest.mark.parametrize("before", ["Berg (of Velo):", "“Nobody is,” said Berg.", "Is it so?", "Berg wrote,"])
def test_a_straight_mark_opens_speech_where_the_space_before_it_is_missing(before: str) -> None:
    assert _spoken(f'{before}"A tug is out."')[-1] == "A tug is out."


@pytest.mark.parametrize("text", ['A pipe of 5".Then it broke.', 'It was "a tug".So it goes.', 'It is out."'])
def test_a_straight_mark_that_nothing_follows_or_that_closes_opens_no_speech(text: str) -> None:
    assert [part for part in _spoken(text) if part != "a tug"] == []


@pytest.mark.parametrize("clipped", ["‘bout", "'em", "‘til", "'cause"])
def test_the_apostrophe_of_a_clipped_word_opens_no_speech(clipped: str) -> None:
    assert _spoken(f"They like {clipped} boats: “A tug is out.” It is the crews’ boat.") == ["A tug is out."]


def test_latex_marks_are_marks() -> None:
    source = source_of("``The tug is out,'' said Ann Lee. ``The sea is calm.''")
    assert judge("The tug is out. The sea is calm.", "Ann Lee", source).speaker_confirmed


@pytest.mark.parametrize(
    "text",
    ["“He said “out” and left.” The end.", "«He said «out» and left.» The end.", "»He said »out« and left.« The end."],
)
def test_marks_inside_marks_of_their_kind_close_before_them(text: str) -> None:
    assert [part.strip('“”"«»') for part in _spoken(text)] == [text[1 : text.index(" The end") - 1]]


def test_marks_that_each_line_or_paragraph_repeats_are_of_one_speech() -> None:
    lines = source_of("« La mer est haute\n« et le vent se lève », a dit Marc.")
    assert judge("La mer est haute et le vent se lève", None, lines).verdict is Verdict.VERIFIED
    paragraphs = source_of("« La mer est haute.\n\n» Le vent se lève.\n\n» Nous partons », a dit Marc.")
    assert judge("La mer est haute. Le vent se lève. Nous partons", None, paragraphs).verdict is Verdict.VERIFIED


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("— Мы выходим в море, — сказал Олег. — И вернёмся к ночи.", ["Мы выходим в море", "И вернёмся к ночи"]),
        ("— Ми виходимо в море, — сказав Олег. — І вернемося до ночі.", ["Ми виходимо в море", "І вернемося до ночі"]),
        ("—Vamos a salir al mar —dijo Ana—. Y no es para volver.", ["Vamos a salir al mar", "Y no es para volver"]),
        ("«Мы выходим в море, — сказал Олег. — И вернёмся».", ["Мы выходим в море", "И вернёмся"]),
        ("« Nous sortons en mer, dit-il. Et nous rentrons. »", ["Nous sortons en mer", "Et nous rentrons"]),
        ("« Nous sortons en mer, a-t-il ajouté, et c’est tout. »", ["Nous sortons en mer", "et c’est tout"]),
    ],
)
def test_attributions_inside_a_speech_are_no_part_of_it(text: str, spoken: list[str]) -> None:
    assert [part.strip(" ,.") for part in _spoken(text)] == spoken
    assert judge(". ".join(spoken), None, source_of(text)).verdict is Verdict.VERIFIED


def test_what_stands_between_two_marks_may_be_quoted_as_it_stands() -> None:
    source = source_of("«Мы выходим в море, — сказал Олег. — И вернёмся к ночи».")
    assert judge("Мы выходим в море, — сказал Олег. — И вернёмся к ночи", None, source).verdict is Verdict.VERIFIED


@pytest.mark.parametrize("text", ["— Mark Rutte, NATO", "- Nets and floats for the boats of the town"])
def test_a_signature_and_an_item_of_a_list_are_no_speech(text: str) -> None:
    assert _spoken(text) == []


@pytest.mark.parametrize(
    ("spoken", "quote", "verdict"),
    [
        ("[W]e are glad to see the tug.", "[W]e are glad to see the tug.", Verdict.VERIFIED),
        ("[W]e are glad to see the tug.", "We are glad to see the tug.", Verdict.VERIFIED),
        ("[A] tug came in the night.", "A tug came in the night.", Verdict.VERIFIED),
        ("The price[s] rose in stabili[z]ed terms.", "The prices rose in stabilized terms.", Verdict.VERIFIED),
        ("They end[ed] the strike.", "They end[ed] the strike.", Verdict.VERIFIED),
        ("They end[ed] the strike.", "They ended the strike.", Verdict.ALTERED),
        ("They end[ed] the strike.", "They end the strike.", Verdict.ALTERED),
        ("The tug [doesn't] leave on Sundays.", "The tug [doesn't] leave on Sundays.", Verdict.VERIFIED),
        ("The tug [doesn't] leave on Sundays.", "The tug leave on Sundays.", Verdict.ALTERED),
        (
            "The tug [which the town had bought for a song] sank.",
            "The tug [which the town had bought for a song] sank.",
            Verdict.VERIFIED,
        ),
        (
            "The tug [which the town had bought for a song] sank.",
            "The tug [which the town had bought for a hymn] sank.",
            Verdict.ALTERED,
        ),
        ("[The old tug] came in the night.", "[The old tug] came in the night.", Verdict.VERIFIED),
        ("It came to [the long pier].", "It came to [the long pier].", Verdict.VERIFIED),
    ],
)
def test_brackets_of_the_source_are_copied_as_they_stand(spoken: str, quote: str, verdict: Verdict) -> None:
    assert judge(quote, None, source_of(f"“{spoken}”")).verdict is verdict


@pytest.mark.parametrize(
    "text",
    [
        "«Судно вышло рано, — сказал капитан Борис Юрьев. — Море спокойно».",
        "«Судно вийшло рано, — сказав капітан Борис Юрко. — Море спокійне».",
    ],
)
def test_a_speech_too_short_to_tell_its_language_is_cut_at_its_attribution(text: str) -> None:
    spoken = _spoken(text)
    assert len(spoken) == 2
    assert "капит" not in "".join(spoken)


@pytest.mark.parametrize(
    "quote",
    ["We will [not] lift the net", "We [never] lift the net", "[No, w]e will lift", "Lift the net [nobody does]"],
)
def test_an_editors_bracket_adds_no_denial(quote: str) -> None:
    source = source_of("“We will lift the net. Lift the net,” said Ann Lee.")
    assert judge(quote, "Ann Lee", source).verdict is not Verdict.VERIFIED


def test_a_bracket_with_a_denial_is_copied_where_the_source_has_it() -> None:
    source = source_of("“We were [not] told of the net,” said Ann Lee.")
    assert judge("We were [not] told of the net", "Ann Lee", source).speaker_confirmed
