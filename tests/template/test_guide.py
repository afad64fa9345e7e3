"""The template guide lists all that there is. Its files and commands are run with those of the other docs."""

from pathlib import Path

import pytest

from bluf.ground.shipped_templates import shipped
from bluf.template.checks import ELEMENTS
from bluf.template.style_file import SECTIONS, STYLES, TOP
from tests.template.samples import SHIPPED


@pytest.fixture(scope="module")
def guide() -> str:
    return (Path(__file__).parents[2] / "docs" / "templates.md").read_text(encoding="utf-8")


def row(guide: str, name: str) -> str:
    """Return the line of the guide's table of styles that begins with `name`."""
    styles = guide[guide.index("## Styles") :]
    (found,) = [line for line in styles.splitlines() if line.startswith(f"| `{name}` |")]
    return found


def test_every_element_is_listed(guide: str) -> None:
    markup = guide[guide.index("## The markup") : guide.index("## Styles")]
    cells = {line.split("|")[1] for line in markup.splitlines() if line.startswith("|")}

    assert {name.strip("` ") for cell in cells for name in cell.split("`") if name.strip().isalnum()} - {
        "element"
    } == set(ELEMENTS)


@pytest.mark.parametrize("key", [*TOP, "colors", *SECTIONS, *STYLES])
def test_every_section_of_a_style_is_listed(guide: str, key: str) -> None:
    assert row(guide, key)


@pytest.mark.parametrize("kind", list(STYLES))
def test_every_key_of_a_style_is_listed_in_order(guide: str, kind: str) -> None:
    listed = [part for part in row(guide, kind).split("|")[2].split("`")[1::2] if part != "Normal"]

    assert listed == list(STYLES[kind])


@pytest.mark.parametrize("template", SHIPPED)
def test_every_block_of_a_page_is_listed(guide: str, template: str) -> None:
    page = (shipped() / template / "page.html.j2").read_text(encoding="utf-8")
    blocks = [line.split()[2] for line in page.splitlines() if "{% block" in line]
    flat = " ".join(guide.split())

    assert blocks
    assert f"in `{template}`: " + ", ".join(f"`{name}`" for name in blocks) in flat


def test_every_macro_of_the_shared_parts_is_listed(guide: str) -> None:
    parts = (shipped() / "shared" / "parts.html.j2").read_text(encoding="utf-8")
    macros = {line.split()[2].partition("(")[0] for line in parts.splitlines() if line.startswith("{% macro")}
    paragraph = next(part for part in guide.split("\n\n") if part.startswith("`shared/parts.html.j2`"))

    assert macros - {name for name in macros if f"`{name}`" in paragraph} == {"series"}
