"""Bluf's own templates are compiled once, and again only when something that bears on them has changed."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from bluf.filling import Filled, compiled_templates, fill, fill_with_own
from bluf.filling.environment import TemplateEnvironment, environment
from bluf.filling.stamps import stamped_files

PAGE = "mine/page.html.j2"
Compiled = Callable[..., list[str]]


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Bluf's own folder, with a page of two parts; what is compiled is kept beside it."""
    folder = tmp_path / "own"
    write(folder, PAGE, '<p>page</p>{% include "shared/part.html.j2" %}')
    write(folder, "shared/part.html.j2", "<p>part</p>")
    monkeypatch.setattr(compiled_templates, "shipped", lambda: folder)
    monkeypatch.setattr(compiled_templates, "_KEPT", tmp_path / "kept")
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return folder


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def anew(work: Callable[[], object]) -> tuple[Any, list[str]]:
    """Do something as a process does that has just started; return its outcome and what it compiled."""
    environment.cache_clear()
    compiled: list[str] = []
    original = TemplateEnvironment.compile

    def compiling(self: TemplateEnvironment, source: Any, name: str, filename: str, **options: Any) -> Any:
        compiled.append(name)
        return original(self, source, name, filename, **options)

    with patch.object(TemplateEnvironment, "compile", compiling):
        return work(), compiled


def filled(own: Path) -> tuple[Filled, list[str]]:
    return anew(lambda: fill_with_own(PAGE, (own,), {}, own))


def test_a_second_process_compiles_nothing_and_prints_the_same(own: Path) -> None:
    first, compiled = filled(own)
    second, none = filled(own)

    assert (sorted(compiled), none) == ([PAGE, "shared/part.html.j2"], [])
    assert first == second
    assert sorted(first.files.values()) == sorted(str(path) for path in own.rglob("*.j2"))


def test_a_place_in_what_is_printed_is_known_though_nothing_was_compiled(own: Path) -> None:
    filled(own)
    second, _ = filled(own)

    stamps = [part.partition(":")[0] for part in second.printed.split("\x01")[1:]]
    assert [Path(second.files[int(number)]).name for number in stamps] == ["page.html.j2"] * 2 + ["part.html.j2"] * 2


def test_a_template_that_has_changed_is_compiled(own: Path) -> None:
    filled(own)
    write(own, "shared/part.html.j2", "<p>other</p>")

    second, compiled = filled(own)

    assert compiled == ["shared/part.html.j2"]
    assert "other" in second.printed


def test_all_are_compiled_once_what_compiles_them_has_changed(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(own)
    monkeypatch.setattr(compiled_templates, "_compiler", lambda: "another")

    assert len(filled(own)[1]) == 2


@pytest.mark.parametrize("content", [b"", b"x", bytes(100), "whole"])
def test_what_is_kept_and_damaged_is_compiled_anew(own: Path, tmp_path: Path, content: bytes | str) -> None:
    first, _ = filled(own)
    for kept in (tmp_path / "kept").iterdir():
        data = kept.read_bytes()
        kept.write_bytes(content if isinstance(content, bytes) else data[: len(data) // 2])

    second, compiled = filled(own)

    assert (len(compiled), second) == (2, first)


def test_nothing_of_a_project_is_kept(own: Path, tmp_path: Path) -> None:
    write(tmp_path / "project", PAGE, '{% include "shared/part.html.j2" %}')
    folders = (tmp_path / "project", own)

    for _ in range(2):
        _, compiled = anew(lambda: fill(PAGE, folders, {}, 5.0))
        assert compiled == [PAGE, "shared/part.html.j2"]

    assert not (tmp_path / "kept").exists()


def test_a_project_s_page_takes_the_parts_that_are_kept(own: Path, tmp_path: Path) -> None:
    filled(own)
    write(tmp_path / "project", PAGE, 'mine {% include "shared/part.html.j2" %}')

    found, compiled = anew(lambda: fill(PAGE, (tmp_path / "project", own), {}, 5.0))

    assert (compiled, "part" in found.printed) == ([PAGE], True)
    assert str(own / "shared/part.html.j2") in found.files.values()


def test_where_nothing_can_be_written_pages_are_filled_all_the_same(own: Path, tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file where the folder would be")

    first, compiled = filled(own)

    assert (len(compiled), "part" in first.printed) == (2, True)
    assert len(filled(own)[1]) == 2


def test_python_s_wish_to_write_no_code_is_heeded(own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    filled(own)
    assert not (tmp_path / "kept").exists()


def test_files_that_were_loaded_are_numbered_alike_in_each_process(own: Path) -> None:
    one, _ = anew(lambda: environment((own,), own))
    two, _ = anew(lambda: environment((own,), own))
    for made, names in ((one, (PAGE, "shared/part.html.j2")), (two, ("shared/part.html.j2", PAGE))):
        for name in names:
            made.get_template(name)
    assert stamped_files(one) == stamped_files(two)
