"""Filling a page gives what it prints or a fault with its line, and never raises what is the template's fault."""

import re
import zlib
from pathlib import Path

import pytest

from bluf.filling import Fault, FaultKind, Filled, fill, fill_with_own, page_filling
from bluf.filling.template_values import Citing, FieldGroup, Foreign, Words

VALUES = {"title": Words("a < b", 3), "actor": FieldGroup((("name", Words("Ana", 7)), ("role", None)))}


def filled(folder: Path, text: str, values: dict[str, object] | None = None) -> Filled | Fault:
    (folder / "mine").mkdir(exist_ok=True)
    (folder / "mine" / "page.html.j2").write_text(text, encoding="utf-8")
    return fill("mine/page.html.j2", (folder,), VALUES if values is None else values, 5.0)


def test_words_are_printed_with_the_number_of_their_field(tmp_path: Path) -> None:
    found = filled(tmp_path, "{{ title }}{{ actor.name }}")

    assert isinstance(found, Filled)
    assert found.printed == '<span data-src="3"/><span data-src="7"/>'


def test_in_an_attribute_the_words_of_a_field_are_printed(tmp_path: Path) -> None:
    found = filled(tmp_path, '{{ title }}<i t="{{ title }}">')

    assert isinstance(found, Filled)
    (file,) = found.files
    assert found.printed == f'<span data-src="3"/>\x01{file}:1:0\x02<i t="a &lt; b">'


def test_filters_work_on_the_words_of_a_field(tmp_path: Path) -> None:
    found = filled(tmp_path, "{{ title|upper }} {{ title|replace('b', 'c') }} {{ title ~ actor.name }}")

    assert isinstance(found, Filled)
    assert re.sub("<.*?>", "", found.printed) == "A &lt; B a &lt; c a &lt; bAna"


def test_the_words_of_what_was_kept_as_markup_can_be_had(tmp_path: Path) -> None:
    found = filled(tmp_path, "{% set kept %}<b>{{ title }}</b> {{ actor.name }}{% endset %}{{ kept|striptags|upper }}")

    assert isinstance(found, Filled)
    assert re.sub(r"\x01.*?\x02|<.*?>", "", found.printed) == "A &lt; B ANA"


def test_what_the_author_wrote_is_stamped_with_its_file_line_and_place(tmp_path: Path) -> None:
    found = filled(tmp_path, "<p>a &amp; b</p>\n<p>")

    assert isinstance(found, Filled)
    assert found.files == numbered(str(tmp_path / "mine" / "page.html.j2"))
    printed = found.printed.replace(str(next(iter(found.files))), "FILE")
    assert printed == "\x01FILE:1:0\x02<p>a \x01FILE:1:1\x02&amp; b\x01FILE:1:2\x02</p>\n\x01FILE:2:0\x02<p>"


def test_words_in_another_language_say_so(tmp_path: Path) -> None:
    found = filled(tmp_path, "{{ l }}", {"l": Foreign("Sources", "en")})

    assert isinstance(found, Filled)
    assert found.printed == '<span lang="en">Sources</span>'


def test_sources_are_cited_by_their_numbers_in_order(tmp_path: Path) -> None:
    values = {"cite": Citing({"a": 1, "b": 2}), "ids": (Words("b", 5), Words("a", 4))}
    found = filled(tmp_path, "{{ cite(ids) }}{{ cite('b') }}{{ cite(()) }}", values)

    assert isinstance(found, Filled)
    assert found.printed == '<sup><span data-src="4">1</span>,<span data-src="5">2</span></sup><sup>2</sup>'


@pytest.mark.parametrize(
    "expression", ["actor.name", "actor['name']", "actor|attr('name')", "[actor]|map(attribute='name')|first"]
)
def test_a_field_of_a_part_is_found_however_it_is_asked_for(tmp_path: Path, expression: str) -> None:
    found = filled(tmp_path, f"{{{{ {expression} }}}}")

    assert isinstance(found, Filled)
    assert found.printed == '<span data-src="7"/>'


@pytest.mark.parametrize("name", ["_fields", "fields", "count", "__iter__"])
def test_nothing_else_of_a_part_is_found(tmp_path: Path, name: str) -> None:
    for expression in (f"actor.{name}", f"actor['{name}']", f"actor|attr('{name}')"):
        found = filled(tmp_path, f"{{{{ {expression} }}}}")
        assert isinstance(found, Fault)
        assert found.kind in (FaultKind.UNDEFINED_FIELD, FaultKind.UNSAFE)


def test_a_fault_knows_its_file_and_line(tmp_path: Path) -> None:
    found = filled(tmp_path, "<p>\n{{ 1 / 0 }}")

    assert found == Fault(
        FaultKind.FAILED, "ZeroDivisionError: division by zero", str(tmp_path / "mine" / "page.html.j2"), 2
    )


@pytest.mark.parametrize("raised", [MemoryError(), SystemError("x"), KeyError("y")])
def test_what_goes_wrong_outside_the_templates_own_lines_is_a_fault_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, raised: Exception
) -> None:
    def fails(*_: object) -> None:
        raise raised

    monkeypatch.setattr(page_filling, "environment", fails)

    found = filled(tmp_path, "a")

    assert isinstance(found, Fault)
    assert (found.file, found.line) == ("", 0)


def test_a_page_of_which_a_part_lies_elsewhere_is_not_filled_with_ones_own(tmp_path: Path) -> None:
    own, others = tmp_path / "own", tmp_path / "others"
    for folder in (own, others):
        (folder / "shared").mkdir(parents=True)
        (folder / "shared" / "part.j2").write_text("part")
    (own / "mine").mkdir()
    (own / "mine" / "page.j2").write_text('{% include "shared/part.j2" %}')

    assert fill_with_own("mine/page.j2", (own, others), {}, own) == Filled("part", numbered(*_paths(own)))
    assert fill_with_own("mine/page.j2", (others, own), {}, own) is None


def numbered(*paths: str) -> dict[int, str]:
    return {zlib.crc32(path.encode()): path for path in paths}


def _paths(folder: Path) -> tuple[str, str]:
    return str(folder / "mine" / "page.j2"), str(folder / "shared" / "part.j2")


def test_a_part_that_comes_to_stand_before_another_is_taken_from_then_on(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    (first / "mine").mkdir(parents=True)
    (second / "mine").mkdir(parents=True)
    (second / "mine" / "page.j2").write_text("second")
    assert fill("mine/page.j2", (first, second), {}, 5.0) == Filled(
        "second", numbered(str(second / "mine" / "page.j2"))
    )

    (first / "mine" / "page.j2").write_text("first")

    again = fill("mine/page.j2", (first, second), {}, 5.0)
    assert isinstance(again, Filled)
    assert again.printed == "first"
