"""The pages that list what the code has are what the code gives today."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from bluf.problems import CATALOGUE
from tests.conftest import PROJECT


def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", PROJECT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


PAGES = generator().PAGES


def test_there_are_generated_pages() -> None:
    assert set(PAGES) >= {"diagnostics.md"}


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_generated_page_is_current(name: str) -> None:
    assert (PROJECT / "docs" / name).read_text(encoding="utf-8") == PAGES[name](), "run: make docs"


def test_every_code_is_in_the_list_of_diagnostics_once() -> None:
    page = Path(PROJECT / "docs" / "diagnostics.md").read_text(encoding="utf-8")

    headings = [line.removeprefix("### ") for line in page.splitlines() if line.startswith("### ")]

    assert sorted(headings) == sorted(CATALOGUE)
    assert headings
