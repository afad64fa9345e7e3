"""A bottom line is a plain sentence of the text's own, or is left to the author with what comes nearest."""

import datetime
import re
from pathlib import Path

import pytest

from bluf.brief import examine_brief, read_yaml
from bluf.draft import draft, gather
from bluf.draft.boilerplate import is_boilerplate

TODAY = datetime.date(2031, 1, 2)
NEWS = (
    "Ferry line to Ostvik closes\n\n{}\n\n"
    "The ferry line between Ostvik and the islands closes in June after forty years.\n\n"
    "Its two boats will be sold to a yard in the south, the owners said on Monday.\n\n"
    "Some 900 people use the line in a week, most of them for work.\n"
)
BOILERPLATE = [
    "Photo: The ferry at Ostvik on its way to the islands in May.",
    "The ferry Ostvik (left) leaves the islands for the last time in this picture.",
    "The Ostvik Gazette is read by over 9,000 monthly readers on the islands and at the ferry.",
    "Subscribe to our newsletter for all that is new on the ferry and the islands.",
    "This story was first published on 4 May and has since been changed in the second line.",
    "Correction: An earlier version of this report gave the wrong year for the ferry line.",
    "Ida Lund is a staff reporter at the Ostvik Gazette, where she writes on the ferry and boats.",
    "For more information on the ferry line to Ostvik, call the harbour office in the morning.",
    "Read more about the ferry line to Ostvik and the islands that it has served.",
    "Follow us on Instagram for more of the ferry line to Ostvik and its islands.",
    "The timetable of the ferry to Ostvik can be found on the harbour's website.",
    "All rights reserved; nothing on the ferry line may be reproduced without the publisher's leave.",
    "We use cookies to show you what is new on the ferry line to Ostvik.",
    "For the latest on the ferry line download our app for phones of every kind.",
]


def drafted(tmp_path: Path, text: str) -> str:
    path = tmp_path / "ferry.txt"
    path.write_text(text, encoding="utf-8")
    return draft([path], today=TODAY)


@pytest.mark.parametrize("sentence", BOILERPLATE)
def test_what_a_publisher_puts_around_a_text_is_neither_bottom_line_nor_point(tmp_path: Path, sentence: str) -> None:
    data = read_yaml(drafted(tmp_path, NEWS.format(sentence)).encode(), "x").data

    assert data["bottom_line"]["text"].startswith("The ferry line between Ostvik and the islands closes")
    assert sentence not in [point["text"] for point in data["key_points"]]


@pytest.mark.parametrize(
    "sentence",
    [
        "The editor of the Gazette said the ferry had served the islands well for forty years.",
        "The council will use the picture of the ferry for its new coat of arms.",
        "The port's website was down for two days after the storm in March.",
        "Subscriptions to the ferry fund rose by a third in the spring.",
    ],
)
def test_news_of_papers_pictures_and_sites_is_no_boilerplate(sentence: str) -> None:
    assert not is_boilerplate(sentence)


SPEECH = (
    "Speech on the ferry line to Ostvik\n\nGood evening, and thank you for the kind words about the ferry line.\n\n"
    "We have kept the ferry line to Ostvik alive for forty years.\n\n"
    "I believe that the islands need our boats more than ever.\n\n"
    "You know what it means to wait at the quay in a storm.\n"
)


def test_a_speech_has_no_plain_sentence_so_three_are_left_beside_an_empty_bottom_line(tmp_path: Path) -> None:
    text = drafted(tmp_path, SPEECH)
    left = re.search(r"^bottom_line:\n(.*?)^  text:\n  source: ferry\n", text, re.M | re.S)

    assert left is not None
    assert left[1].count("  # text: ") == 3
    assert "Good evening" not in text
    assert len(re.findall(r"^  # line \d+$", left[1], re.M)) == 3


def test_a_check_says_where_the_bottom_line_is_wanting(tmp_path: Path) -> None:
    text = drafted(tmp_path, SPEECH)
    _, problems = examine_brief(read_yaml(text.encode(), "ferry.yaml"), folder=tmp_path)

    assert [(problem.code, problem.span and text.split("\n")[problem.span.line - 1]) for problem in problems] == [
        ("empty-value", "  text:")
    ]


@pytest.mark.parametrize(
    "opening",
    [
        "Will the ferry line to Ostvik close before the summer is out?",
        "However, the ferry line to Ostvik had been in doubt for years.",
        "You can still take the ferry line to Ostvik until the end of May.",
        "It was raining in the hills that morning, and the road was empty of cars.",
    ],
)
def test_the_first_sentence_that_is_plain_leads(tmp_path: Path, opening: str) -> None:
    data = read_yaml(drafted(tmp_path, NEWS.format(opening)).encode(), "x").data

    assert data["bottom_line"]["text"].startswith("The ferry line between Ostvik and the islands closes")


def test_a_headline_with_a_full_stop_is_the_title_and_no_point(tmp_path: Path) -> None:
    text = NEWS.format("The council had asked for more time.").replace("closes\n\n", "closes.\n\n", 1)
    data = read_yaml(drafted(tmp_path, text).encode(), "x").data

    assert data["title"] == "Ferry line to Ostvik closes."
    assert data["bottom_line"]["text"] != data["title"]
    assert data["title"] not in [point["text"] for point in data["key_points"]]


def test_a_second_source_leads_where_the_first_has_no_plain_sentence(tmp_path: Path) -> None:
    paths = []
    for name, text in (("speech.txt", SPEECH), ("news.txt", NEWS.format("The council had asked for more time."))):
        paths.append(tmp_path / name)
        paths[-1].write_text(text, encoding="utf-8")

    line = gather(paths).bottom_line
    assert line is not None
    assert line.article == "news"


@pytest.mark.parametrize("kind", ["Speech on", "Remarks by Ida Lund on", "Statement from the owners on", "Letter on"])
def test_what_its_title_calls_somebody_s_own_words_has_no_plain_sentence(tmp_path: Path, kind: str) -> None:
    text = NEWS.format("The council had asked for more time.").replace("Ferry line to", f"{kind} the ferry line to", 1)

    assert re.search(r"^  text:$", drafted(tmp_path, text), re.M)
