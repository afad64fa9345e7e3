"""A name from anywhere becomes one that every system takes and that leads nowhere else."""

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bluf.ground.safe_names import LONGEST, folded, numbered, safe_name


@pytest.mark.parametrize(
    ("given_name", "safe"),
    [
        ("map.png", "map.png"),
        ("Map.PNG", "Map.png"),
        ("Lage der Dörfer.jpg", "Lage-der-Dörfer.jpg"),
        ("Lage der Do\u0308rfer.jpg", "Lage-der-Dörfer.jpg"),
        ("карта 2.png", "карта-2.png"),
        ("地図.png", "地図.png"),
        ("/etc/passwd.csv", "passwd.csv"),
        ("C:\\Users\\me\\needs.csv", "needs.csv"),
        ("../../briefs/ports.yaml", "ports.yaml"),
        ("..", "file"),
        ("", "file"),
        (".png", "file.png"),
        (".hidden.png", "hidden.png"),
        ("...map...png", "map.png"),
        ("map.png.", "map-png"),
        ("map.tar.csv", "map-tar.csv"),
        ("con.png", "file-con.png"),
        ("COM1.png", "file-COM1.png"),
        ("lpt¹.csv", "file-lpt¹.csv"),
        ("con.anything.csv", "con-anything.csv"),
        ("a\0b.png", "a-b.png"),
        ("a\nb\x1b[31m.png", "a-b-31m.png"),
        ("photo\u202egnp.exe.png", "photo-gnp-exe.png"),
        ("a\u200bb\ufeff.png", "a-b.png"),
        ('a<b>:"|?*.png', "a-b.png"),
        ("map.png:stream", "map.png-stream"),
        ("half\ud800.png", "half.png"),
        ("😀.png", "file.png"),
        ("-rf.png", "rf.png"),
        ("~root.csv", "root.csv"),
        ("%2e%2e%2fmap.png", "2e-2e-2fmap.png"),
    ],
)
def test_a_name_is_made_safe(given_name: str, safe: str) -> None:
    assert safe_name(given_name) == safe


@settings(max_examples=300)
@given(st.text(st.characters(), max_size=300))
def test_any_text_gives_a_safe_name_which_is_safe_as_it_is(text: str) -> None:
    name = safe_name(text)

    assert 0 < len(name.encode()) <= LONGEST
    assert name == unicodedata.normalize("NFC", name)
    assert not re.search(r'[\\/:*?"<>|\s]', name)
    assert name[0] not in ".-" and name[-1] not in ". "  # noqa: PT018
    assert all(unicodedata.category(char)[0] != "C" for char in name)
    assert safe_name(name) == name


def test_a_long_name_is_cut_and_keeps_its_ending() -> None:
    name = safe_name("ä" * 5000 + ".png")
    assert name.endswith("ä.png")
    assert len(name.encode()) <= LONGEST


def test_a_taken_name_gets_a_number_before_its_ending() -> None:
    assert numbered("map.png", 2) == "map-2.png"
    assert numbered("map", 3) == "map-3"


def test_names_that_some_systems_take_for_one_are_alike() -> None:
    assert folded("DÖRFER.png") == folded("do\u0308rfer.PNG")
    assert folded("map.png") != folded("map-2.png")
