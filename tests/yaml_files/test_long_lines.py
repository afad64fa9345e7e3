"""Reading takes time by a file's length, also where all of it is on one line or each thing in it is at fault."""

import time
from contextlib import suppress

import pytest

from bluf.problems import BriefError
from bluf.yaml_files import misreadings
from bluf.yaml_files.reader import read_brief


def read(text: str) -> None:
    with suppress(BriefError):
        read_brief(text.encode(), "b.yaml")


@pytest.mark.parametrize(
    ("item", "number"), [("&a{} x, ", 2_000), ("! b, ", 2_000), (r'"C:\a\b\e", ', 2_000)], ids=["anchor", "!", "path"]
)
def test_a_hint_is_made_for_no_more_faults_than_are_told(
    monkeypatch: pytest.MonkeyPatch, item: str, number: int
) -> None:
    made: list[str] = []

    def noted(line: str) -> None:
        made.append(line)

    monkeypatch.setattr(misreadings, "quoted_line", noted)
    monkeypatch.setattr(misreadings, "single_quoted_line", noted)
    read("a: [" + "".join(item.replace("{}", str(each)) for each in range(number)) + "]\n")

    assert 0 < len(made) <= misreadings.MOST


@pytest.mark.parametrize(
    "text",
    [
        "b: c: d\na:\n" + "".join(f"- &a{number} x\n" for number in range(40_000)),
        "a: [" + "Big words of it, and so on then, " * 24_000 + "]\n",
    ],
    ids=["anchors after a fault", "texts on one line"],
)
def test_what_is_looked_for_in_the_rest_of_the_file_is_looked_for_once(text: str) -> None:
    began = time.process_time()
    read(text)

    assert time.process_time() - began < 8  # it takes less than one; by its square, the first took 15
