"""The pages that list what the code has are what the code gives today."""

import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from bluf import build, check, load
from bluf.cli.commands import bluf
from bluf.ground.workspace import Workspace
from bluf.problems import CATALOGUE
from bluf.template import all_templates, shipped_alone
from tests.conftest import PROJECT
from tools.docs import PAGES
from tools.docs.brief import EXAMPLE, declared, parts


def page(name: str) -> str:
    return (PROJECT / "docs" / name).read_text(encoding="utf-8")


def headings(name: str, mark: str) -> list[str]:
    return [line.removeprefix(mark) for line in page(name).splitlines() if line.startswith(mark)]


def test_there_are_generated_pages() -> None:
    assert set(PAGES) == {
        *("brief.md", "commands.md", "diagnostics.md", "drafting.md", "inspect.md", "markings.md", "quotes.md")
    }


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_generated_page_is_current(name: str) -> None:
    assert page(name) == PAGES[name](), "run: make docs"


def test_every_code_is_in_the_list_of_diagnostics_once() -> None:
    assert sorted(headings("diagnostics.md", "### ")) == sorted(CATALOGUE)
    assert CATALOGUE


def test_every_command_is_in_the_list_of_commands() -> None:
    assert headings("commands.md", "## ") == ["bluf", *(f"bluf {name}" for name in bluf.commands)]
    assert len(bluf.commands) >= 5


def test_every_field_of_a_brief_is_described_and_has_an_example() -> None:
    templates = all_templates(shipped_alone(Workspace.here()))
    rows = [row for _, _, fields in parts() for row in fields]
    rows += [row for template in templates for row in declared(template)]

    assert len(rows) > 50
    assert [row.name for row in rows if not row.description] == []
    assert [row.name for row in rows if not row.example] == []


@pytest.mark.parametrize(("name", "options"), [("brief", []), ("list", ["--list"])])
def test_the_committed_schema_is_what_bluf_prints(name: str, options: list[str], in_project: Path) -> None:
    command = [sys.executable, "-m", "bluf", "schema", *options]
    printed = subprocess.run(command, cwd=in_project, capture_output=True, check=True)

    assert (in_project / "schema" / f"{name}.schema.json").read_bytes() == printed.stdout, "run: make schema"


SAMPLES = sorted(p.stem for p in (PROJECT / "briefs").glob("*.yaml") if not p.stem.endswith(".receipts"))


def test_every_sample_brief_has_its_picture() -> None:
    assert SAMPLES
    pictures = {path.stem for path in (PROJECT / "docs" / "images").glob("*.png")}
    others = ("charts-", "editor-", "style-")
    assert set(SAMPLES) == {name for name in pictures if not name.startswith(others)}, "run: make images"


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_looks_like_its_picture(name: str, tmp_path: Path) -> None:
    build(PROJECT / "briefs" / f"{name}.yaml", out=tmp_path, to=("png",))

    drawn, kept = (greys(folder / f"{name}.png") for folder in (tmp_path, PROJECT / "docs" / "images"))

    # Renderers differ in how they smooth an edge; a line that has moved differs by far more.
    assert sum(abs(a - b) for a, b in zip(drawn, kept, strict=True)) / len(drawn) < 1, "run: make images"


@pytest.mark.parametrize("name", ["gazette", "ministry"])
def test_a_style_looks_like_its_picture(name: str, tmp_path: Path) -> None:
    build(PROJECT / "tests" / "parity" / "corpus" / f"{name}.yaml", out=tmp_path, to=("png",))

    drawn = greys(tmp_path / f"{name}.png")
    kept = greys(PROJECT / "docs" / "images" / f"style-{name}.png")

    assert sum(abs(a - b) for a, b in zip(drawn, kept, strict=True)) / len(drawn) < 1, "run: make images"


def greys(picture: Path) -> bytes:
    with Image.open(picture) as image:
        return image.convert("L").resize((210, 297)).tobytes()


def test_the_example_of_the_reference_is_a_brief_at_no_fault() -> None:
    assert [problem.code for problem in check(load(EXAMPLE))] == ["quote-unchecked"]  # it says why, with `unverified`
