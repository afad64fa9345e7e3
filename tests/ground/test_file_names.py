"""A file is found whichever normalization form its name is in, and a wrong path leads to the file that is meant."""

import unicodedata
from pathlib import Path
from typing import Literal, TypeAlias

import pytest

from bluf.ground.file_names import as_on_disk, near_file

Form: TypeAlias = Literal["NFC", "NFD"]
FORMS: tuple[Form, ...] = ("NFC", "NFD")
NAME = "Protokoll März/Größe ñ.txt"


@pytest.mark.parametrize("typed", FORMS)
@pytest.mark.parametrize("kept", FORMS)
def test_a_name_is_found_in_either_form(tmp_path: Path, typed: Form, kept: Form) -> None:
    path = tmp_path / unicodedata.normalize(kept, NAME)
    path.parent.mkdir()
    path.write_text("x", encoding="utf-8")

    assert as_on_disk(tmp_path, unicodedata.normalize(typed, NAME)).read_text(encoding="utf-8") == "x"


def test_where_both_forms_are_there_the_one_that_was_typed_is_taken(tmp_path: Path) -> None:
    for form in FORMS:
        (tmp_path / unicodedata.normalize(form, "März.txt")).write_text(form, encoding="utf-8")

    for form in FORMS:
        assert as_on_disk(tmp_path, unicodedata.normalize(form, "März.txt")).read_text(encoding="utf-8") == form


def test_what_is_not_there_keeps_its_form(tmp_path: Path) -> None:
    assert as_on_disk(tmp_path, "März/a.txt") == tmp_path / "März/a.txt"


@pytest.mark.parametrize(
    "typed",
    [
        "docs/minutes.txt",
        "sources/minuets.txt",
        "../minutes.txt",
        "/home/ana/minutes.txt",
        "C:\\Users\\ana\\minutes.txt",
        "sources\\minutes.txt",
        "Minutes.TXT",
    ],
)
def test_a_wrong_path_leads_to_the_file_below_that_has_nearly_its_name(tmp_path: Path, typed: str) -> None:
    for name in ("sources/minutes.txt", "sources/budget.txt", ".hidden/minutes.txt", "minutes.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()

    assert near_file(tmp_path, typed, {".txt"}) == "sources/minutes.txt"


def test_nothing_is_near_where_no_file_has_nearly_the_name(tmp_path: Path) -> None:
    (tmp_path / "budget.txt").touch()

    assert near_file(tmp_path, "sources/minutes.txt", {".txt"}) is None
