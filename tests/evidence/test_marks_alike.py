"""Straight and typographic marks are the same to the checks, whichever of them the brief and its source have."""

from itertools import product
from pathlib import Path

import pytest

import bluf
from bluf.evidence.quotes import judge
from bluf.evidence.verdicts import Verdict
from tests.evidence.conftest import source_of

# An apostrophe, the marks around what is said, and those inside it.
WAYS = {
    "straight": ("'", '"', '"', "'", "'"),
    "curly": ("’", "“", "”", "‘", "’"),
    "single": ("’", "‘", "’", "“", "”"),
    "straight single": ("'", "'", "'", '"', '"'),
    "low and high": ("’", "„", "“", "‚", "‘"),
    "guillemets": ("’", "«\u00a0", "\u00a0»", "“", "”"),
    "turned guillemets": ("’", "»", "«", "›", "‹"),
    "modifier letter": ("ʼ", "“", "”", "‘", "’"),
    "primes": ("′", "″", "″", "′", "′"),
    "turned apostrophe": ("‘", "“", "”", "‘", "’"),
    "full width": ("＇", "＂", "＂", "＇", "＇"),
}
# Who speaks, what is said and how it is told: `_` is an apostrophe, `<` and `>` are marks inside what is said.
SAID = {
    "en": (
        "Ann O_Brien",
        "We don_t want the <new> plan, and it_s late for Lord D_Arcy.",
        "said Ann O_Brien on Monday.",
    ),
    "de": ("Anna Berg", "Wir haben den <neuen> Plan gelesen, und so geht_s heute nicht.", "sagte Anna Berg am Montag."),
    "fr": ("Anne Berg", "Nous n_avons pas lu le <nouveau> plan de l_Europe.", "a déclaré Anne Berg lundi."),
    "uk": ("Олена Берг", "Ми не маємо зв_язку з <новим> планом.", "— сказала Олена Берг у понеділок."),
    "it": ("Anna Berg", "Non c_è un <nuovo> piano, e l_Europa lo sa.", "ha detto Anna Berg lunedì."),
}


def typed(text: str, way: str) -> str:
    """Return a text with its apostrophes and inner marks typed in a way."""
    apostrophe, _, _, opening, closing = WAYS[way]
    return text.replace("_", apostrophe).replace("<", opening).replace(">", closing)


@pytest.mark.parametrize("lang", SAID)
@pytest.mark.parametrize("way", WAYS)
def test_a_quote_is_found_whichever_marks_its_source_has(lang: str, way: str) -> None:
    speaker, said, told = SAID[lang]
    _, opening, closing, _, _ = WAYS[way]
    speech = f"{opening}{typed(said, way)}{closing} {typed(told, way)}"
    source = source_of(f"The paper came out late.\n\n{speech}\n\nThey left.\n")

    found = {each: judge(typed(said, each), typed(speaker, each), source).verdict for each in WAYS}

    assert set(found.values()) == {Verdict.VERIFIED}, found


@pytest.mark.parametrize("marks", ["“{}”", "„{}“", "「{}」", "『{}』", '"{}"', "{}"])
def test_marks_inside_a_quote_may_be_others_than_in_its_source(marks: str) -> None:
    source = source_of("“The ‘free’ port opens today for all ships,” said Ann Berg.")

    found = judge(f"The {marks.format('free')} port opens today for all ships", "Ann Berg", source)

    assert found.verdict is Verdict.VERIFIED


def test_another_word_is_another_word_in_any_marks() -> None:
    source = source_of("“We don’t want the new plan for our ports,” said Ann Berg.")

    assert judge("We dont want the new plan for our ports", "Ann Berg", source).verdict is not Verdict.VERIFIED


@pytest.mark.parametrize(("brief", "source"), list(product(["'", "’", "ʼ", "′", "‘"], repeat=2)))
def test_a_name_is_found_whichever_apostrophe_it_has(tmp_path: Path, brief: str, source: str) -> None:
    (tmp_path / "note.txt").write_text(f"Ann O{source}Brien met the Sana{source}a Council.", encoding="utf-8")
    (tmp_path / "brief.yaml").write_text(
        "title: T\ndate: 2025-05-05\nbottom_line: B\nsources: [{id: a, title: A, file: note.txt}]\n"
        f'key_points: [{{text: "Ann O{brief}Brien met the Sana{brief}a Council and Ann D{brief}Arcy.", source: a}}]\n',
        encoding="utf-8",
    )

    named = [problem for problem in bluf.check(bluf.load(tmp_path / "brief.yaml")) if problem.code == "name-not-found"]

    assert [problem.message.split("“")[1].split("”")[0] for problem in named] == [f"Ann D{brief}Arcy"]
