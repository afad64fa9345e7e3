"""No quote of a draft holds what a transcript sets between its words."""

import datetime
import re
from pathlib import Path

import pytest

from bluf.brief import read_yaml
from bluf.draft import draft

TODAY = datetime.date(2031, 1, 2)
TURNS = (
    "MOLL: {} We shall open the gate in May and keep it open.\n\n"
    "HART: Then the boats can pass, and nobody has to wait.\n\n"
    "MOLL: They can. The lock will work by night as well.\n"
)


def drafted(tmp_path: Path, text: str) -> str:
    path = tmp_path / "talk.txt"
    path.write_text(text, encoding="utf-8")
    return draft([path], today=TODAY)


def quotes(tmp_path: Path, text: str) -> list[tuple[str, str]]:
    data = read_yaml(drafted(tmp_path, text).encode(), "x").data
    return [(quote["text"], quote["speaker"]) for quote in data.get("quotes", ())]


@pytest.mark.parametrize("sign", ["[00:12:07]", "(12:07)", "00:12:07", "00:12:07.250", "12:07"])
def test_a_clock_time_before_the_words_is_left_out(tmp_path: Path, sign: str) -> None:
    text = drafted(tmp_path, "Talk at the lock\n\n" + TURNS.format(sign))

    assert "text: We shall open the gate in May and keep it open." in text
    assert not re.search(r"\d\d:\d\d", text)


@pytest.mark.parametrize("sign", ["[00:12:07]", "(12:07)", "00:12:07", "12:07"])
def test_a_quote_ends_before_a_clock_time_among_the_words(tmp_path: Path, sign: str) -> None:
    found = quotes(tmp_path, TURNS.format(f"The wall is done and dry. {sign}"))

    assert not any(re.search(r"\d\d:\d\d", text) for text, _ in found)


def test_a_question_after_the_words_is_not_the_speaker_s(tmp_path: Path) -> None:
    found = quotes(tmp_path, TURNS.format("The wall is done and dry. Q Will it hold in a storm?"))

    assert not any("Will it hold" in text and speaker == "Moll" for text, speaker in found)
    assert not any(re.search(r"\bQ\b", text) for text, _ in found)


def test_a_time_that_somebody_says_stays(tmp_path: Path) -> None:
    found = quotes(tmp_path, '"The first boat leaves at 10:30 and the last at noon," said harbour master Ida Lund.\n')

    assert found == [("The first boat leaves at 10:30 and the last at noon.", "Ida Lund")]


def test_words_over_numbered_lines_are_no_quote_and_are_told(tmp_path: Path) -> None:
    text = drafted(
        tmp_path,
        "The hearing began at noon and was open to all who came.\n\n"
        '14 "We shall open the gate in May\n15 and keep it open until the\n16 boats are through," said Ida Lund.\n',
    )

    assert not re.search(r"text:.*\b1[456]\b", text)
    assert re.search(r"#.*\n.*#.*We shall open the gate in May", text)
