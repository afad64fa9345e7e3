"""What holds for every quote: one word more, less or elsewhere is never verified; other typography always is."""

from hypothesis import assume, given
from hypothesis import strategies as st

from bluf.evidence.quotes import judge
from bluf.evidence.quotes.words import WORD
from bluf.evidence.verdicts import Verdict
from tests.evidence.conftest import ARTICLES, source_of

TEXT = (ARTICLES / "harbour.txt").read_text(encoding="utf-8")
SOURCE = source_of(TEXT)
QUOTES = (
    ("Our harbours are joined and so are our fortunes.", "Ilse Marwick"),
    (
        "The strait has shown that a quarrel on one shore can empty shelves on another, and that harbours far away — "
        "as far away as Tarn, Velo and even Little Quay — can pay for it. Our harbours are joined and so are our "
        "fortunes.",
        "Ilse Marwick",
    ),
    ("If the levy is raised — if that is truly their plan — we will not pay it.", "Daniel Oduya"),
    ("It will cost us, not only in cargo. It can also cost us friends.", "Daniel Oduya"),
    ("a toll on bread, medicine and trust", "Ilse Marwick"),
    ("is not only about tolls. It is about who keeps the lights burning.", "Ilse Marwick"),
    ("Three out of four near misses happen at night", "CRI"),
    ("Lamps do not steer ships", "Joren Vask"),
    ("We stand together", "Daniel Oduya"),
    ("No, we will publish every figure by the spring.", "Ilse Marwick"),
    ("The lights will stay on, whoever pays for them, and I will see to it myself.", "Petra Quill"),
    ("Open the books!", "Ilse Marwick"),
)
SAID = st.sampled_from(QUOTES)
WORDS = st.one_of(st.sampled_from(WORD.findall(TEXT)), st.text("abcdefghijklmnopqrstuvwxyzé", min_size=1, max_size=9))


def _verified(quote: str, speaker: str) -> bool:
    return judge(quote, speaker, SOURCE).verdict is Verdict.VERIFIED


def _bare(word: str) -> str:
    return "".join(WORD.findall(word)).lower()


def test_every_quote_of_the_properties_is_verified() -> None:
    assert len(QUOTES) > 10
    assert all(_verified(quote, speaker) for quote, speaker in QUOTES)


@given(SAID, st.data(), WORDS)
def test_a_quote_with_one_word_changed_is_never_verified(said: tuple[str, str], data: st.DataObject, word: str) -> None:
    words = said[0].split()
    at = data.draw(st.sampled_from([at for at, old in enumerate(words) if _bare(old)]))
    assume(_bare(word) != _bare(words[at]))
    words[at] = word
    assert not _verified(" ".join(words), said[1])


@given(SAID, st.data())
def test_a_quote_with_one_word_dropped_is_never_verified(said: tuple[str, str], data: st.DataObject) -> None:
    words = said[0].split()
    at = data.draw(st.sampled_from([at for at, old in enumerate(words) if _bare(old)]))
    del words[at]
    assert not _verified(" ".join(words), said[1])


@given(SAID, st.data())
def test_a_quote_with_two_words_swapped_is_never_verified(said: tuple[str, str], data: st.DataObject) -> None:
    words = said[0].split()
    places = st.sampled_from([at for at, old in enumerate(words) if _bare(old)])
    one, other = data.draw(places), data.draw(places)
    assume(_bare(words[one]) != _bare(words[other]))
    words[one], words[other] = words[other], words[one]
    assert not _verified(" ".join(words), said[1])


@given(SAID, st.data(), WORDS)
def test_a_quote_with_one_word_added_is_never_verified(said: tuple[str, str], data: st.DataObject, word: str) -> None:
    words = said[0].split()
    at = data.draw(st.integers(1, len(words) - 1))
    words.insert(at, word)
    assert not _verified(" ".join(words), said[1])


SPACES = st.sampled_from([" ", "  ", "\u00a0", "\u202f", "\n", " \u200b"])
DASHES = st.sampled_from(["—", " — ", " – ", "--", " - ", "\u2009―\u2009"])
MARKS = st.sampled_from([("“", "”"), ('"', '"'), ("«", "»"), ("‘", "’"), ("„", "“"), ("", "")])
FINAL = st.sampled_from(["", ".", ",", "!", "?", ";"])


@given(SAID, SPACES, DASHES, MARKS, FINAL, st.booleans(), st.integers(0, 400))
def test_typography_alone_never_matters(
    said: tuple[str, str],
    space: str,
    dash: str,
    marks: tuple[str, str],
    final: str,
    upper: bool,
    soft: int,
) -> None:
    quote = said[0].rstrip(".!").replace(" — ", "\x00").replace(" ", space).replace("\x00", dash)
    quote = (quote[0].upper() if upper else quote[0].lower()) + quote[1:]
    quote = quote[:soft] + "\u00ad" + quote[soft:]
    assert _verified(f"{marks[0]}{quote}{final}{marks[1]}", said[1])
