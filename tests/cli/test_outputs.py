"""What bluf writes over, what it leaves as it is, and what it remembers of both."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import BAD, GOOD, LONG, Ended

Run = Callable[..., Ended]
Put = Callable[..., Path]

QUOTING = """\
title: Ministers back the plan
date: 2024-10-25
bottom_line: The plan goes ahead.
key_points: [{text: Ministers agreed to it., source: s}]
quotes: [{text: We agreed to it on Friday., speaker: Ana Lind, source: s}]
sources: [{id: s, title: Minutes, file: minutes.txt}]
"""
MINUTES = '"We agreed to it on Friday," said Ana Lind.\n'
WARNED = QUOTING.replace("Ministers agreed", "All 170 ministers agreed")


def record(folder: Path) -> dict[str, Any]:
    data = json.loads((folder / ".bluf" / "outputs.json").read_text(encoding="utf-8"))
    assert isinstance(data, dict)
    return data


def codes(ended: Ended) -> list[str]:
    return [line.split("error[")[1].split("]")[0] for line in ended.err.splitlines() if "error[" in line]


@pytest.fixture(autouse=True)
def nothing_unfinished(tmp_path: Path) -> Iterator[None]:
    yield
    assert [str(path) for path in tmp_path.rglob(".bluf-*.tmp")] == []


# What is left as it is.


def test_a_brief_that_has_not_changed_is_left_as_it_was(run: Run, put: Put, tmp_path: Path) -> None:
    put("briefs/a.yaml")
    first = run("build")
    states = [(tmp_path / line).stat() for line in first.lines]

    second = run("build")

    assert second.lines == first.lines == ["out/a.pdf", "out/a.docx"]
    assert second.err == "1 brief left as it was: nothing that it is made from has changed\n"
    assert [(tmp_path / line).stat() for line in first.lines] == states


def test_of_many_briefs_those_that_changed_are_built(run: Run, put: Put) -> None:
    for name in "abc":
        put(f"briefs/{name}.yaml")
    run("build", "--to", "pdf")
    put("briefs/b.yaml", GOOD.replace("Friday", "Monday"))

    ended = run("build", "--to", "pdf")
    put("briefs/b.yaml", GOOD)
    put("briefs/c.yaml", GOOD.replace("Friday", "Monday"))
    again = run("build", "--to", "pdf")

    assert ended.lines == ["out/a.pdf", "out/b.pdf", "out/c.pdf"]
    assert ended.err.endswith("3 briefs: 1 built, 2 left as they were, 0 at fault\n")
    assert again.err.endswith("3 briefs: 2 built, 1 left as it was, 0 at fault\n")


def test_the_warnings_of_an_unchanged_brief_are_said_again(run: Run, put: Put) -> None:
    put("briefs/minutes.txt", MINUTES)
    put("briefs/a.yaml", WARNED)
    first = run("build")
    assert "warning[figure-not-found]" in first.err

    second = run("build")

    assert second.err.startswith(first.err)
    assert "left as it was" in second.err


def test_warnings_said_again_name_the_brief_as_it_is_named_now(run: Run, put: Put) -> None:
    put("briefs/minutes.txt", MINUTES)
    brief = put("briefs/a.yaml", WARNED)
    run("build")

    ended = run("build", str(brief))

    assert "left as it was" in ended.err
    assert ended.err.startswith(f"{brief}:4:")


def test_what_json_says_of_an_unchanged_brief_is_what_it_said_before(run: Run, put: Put) -> None:
    put("briefs/minutes.txt", MINUTES)
    put("briefs/a.yaml", WARNED)
    (first,) = json.loads(run("build", "--format", "json").out)["briefs"]
    (second,) = json.loads(run("build", "--format", "json").out)["briefs"]

    assert (first.pop("unchanged"), second.pop("unchanged")) == (False, True)
    assert first == second
    assert first["quotes"]


def test_fresh_builds_what_has_not_changed(run: Run, put: Put) -> None:
    put("briefs/a.yaml")
    run("build")

    ended = run("build", "--fresh")

    assert ended.lines == ["out/a.pdf", "out/a.docx"]
    assert ended.err == ""


def _a_source(put: Put) -> None:
    put("briefs/minutes.txt", MINUTES + "So it was.\n")


def _a_receipt(put: Put) -> None:
    put("briefs/a.receipts.yaml", "receipts: 1\n")


def _a_template(put: Put) -> None:
    put("templates/mine/page.html.j2", "<h1>{{ title }}</h1><p>{{ bottom_line }}</p>")


def _a_part_of_a_template(put: Put) -> None:
    put("templates/mine/part.html.j2", "<p>{{ to }}</p>")


def _a_style(put: Put) -> None:
    put("templates/styles/plain.yaml", "based_on: harbour\n")


def _an_output(put: Put) -> None:
    put("out/gone.txt").rename(put("out/a.pdf"))


@pytest.mark.parametrize("change", [_a_source, _a_receipt, _a_template, _a_part_of_a_template, _a_style])
def test_whatever_a_brief_is_made_from_has_it_built_again(run: Run, put: Put, change: Callable[[Put], None]) -> None:
    put("briefs/minutes.txt", MINUTES)
    put("briefs/a.yaml", QUOTING + "template: mine\n")
    put("templates/mine/template.yaml", "name: mine\ndescription: Mine.\nstyle: plain\n")
    put("templates/mine/page.html.j2", "<h1>{{ title }}</h1>")
    run("build")
    assert "left as it was" in run("build").err

    change(put)

    assert "left as it was" not in run("build").err


def test_a_source_that_is_gone_has_the_brief_built_again(run: Run, put: Put) -> None:
    source = put("briefs/minutes.txt", MINUTES)
    put("briefs/a.yaml", QUOTING)
    run("build")
    source.unlink()

    assert "source-missing" in run("build").err


def test_an_output_that_is_gone_is_made_again(run: Run, put: Put, tmp_path: Path) -> None:
    put("briefs/a.yaml")
    run("build")
    (tmp_path / "out" / "a.docx").unlink()

    ended = run("build")

    assert (tmp_path / "out" / "a.docx").is_file()
    assert ended.err == ""


def test_another_date_for_the_files_is_another_build(run: Run, put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    put("briefs/a.yaml")
    run("build")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")

    assert run("build").err == ""
    assert "left as it was" in run("build").err


def test_another_version_of_bluf_builds_again(run: Run, put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    put("briefs/a.yaml")
    run("build")
    for module in ("freshness", "noting"):
        monkeypatch.setattr(f"bluf.pipeline.{module}.fingerprint", lambda: "9.9.9 other")

    assert run("build").err == ""
    assert "left as it was" in run("build").err


def test_an_edition_and_the_whole_brief_are_two_things(run: Run, put: Put) -> None:
    put(
        "briefs/a.yaml", "marking: TLP:GREEN\nmark: TLP:CLEAR\n" + GOOD.replace("- M", "- mark: TLP:CLEAR\n    text: M")
    )
    run("build")

    first, second = (run("build", "--for", "TLP:CLEAR") for _ in range(2))

    assert "left as it was" not in first.err
    assert "left as it was" in second.err
    assert "note[left-out]" in second.err
    assert "left as it was" in run("build").err


def test_a_format_more_is_made_and_the_others_still_known(run: Run, put: Put) -> None:
    put("briefs/a.yaml")
    run("build")
    assert run("build", "--to", "png").err == ""

    assert "left as it was" in run("build", "--to", "pdf,docx,png").err


def test_a_brief_at_fault_is_told_of_each_time(run: Run, put: Put) -> None:
    put("briefs/a.yaml")
    run("build")
    put("briefs/a.yaml", BAD)

    assert [codes(run("build")) for _ in range(2)] == [["bad-date", "unknown-key"]] * 2


def test_a_brief_that_is_as_it_was_once_more_is_built_again(run: Run, put: Put, tmp_path: Path) -> None:
    put("briefs/a.yaml")
    run("build")
    before = (tmp_path / "out" / "a.pdf").read_bytes()
    put("briefs/a.yaml", GOOD.replace("Friday", "Monday"))
    run("build")
    put("briefs/a.yaml")

    run("build")

    assert (tmp_path / "out" / "a.pdf").read_bytes() == before


def test_standard_input_is_built_each_time(run: Run) -> None:
    for text in (GOOD, GOOD, GOOD.replace("Friday", "Monday")):
        ended = run("build", "-", "--out", "page.pdf", input=text.encode())
        assert (ended.code, ended.lines, ended.err) == (0, ["page.pdf"], "")


# What the record says.


def test_the_record_has_each_output_with_what_it_was_made_from(run: Run, put: Put, tmp_path: Path) -> None:
    put("briefs/minutes.txt", MINUTES)
    put("briefs/a.yaml", QUOTING)
    (said,) = json.loads(run("build", "--format", "json").out)["briefs"]

    found = record(tmp_path)

    assert {place: made["sha256"] for place, made in found["outputs"].items()} == {
        output["path"]: output["sha256"] for output in said["outputs"]
    }
    build = found["builds"][found["outputs"]["out/a.pdf"]["build"]]
    assert build["brief"] == "briefs/a.yaml"
    assert list(build["from"]["sources"]) == ["briefs/minutes.txt"]
    assert build["bluf"].startswith("0.")


@pytest.mark.parametrize("out", ["out", "../elsewhere"])
def test_the_record_names_nothing_outside_the_project(run: Run, put: Put, tmp_path: Path, out: str) -> None:
    put("team/briefs/a.yaml", LONG)
    os.chdir(tmp_path / "team")
    put("team/briefs/b.yaml")
    run("build", "--out", out)

    text = (tmp_path / "team" / ".bluf" / "outputs.json").read_text(encoding="utf-8")

    assert "elsewhere" not in json.dumps({**json.loads(text), "elsewhere": {}}).replace('"elsewhere": {}', "")
    for part in (str(tmp_path), tmp_path.name, os.path.expanduser("~"), os.environ.get("USER", "nobody")):  # noqa: PTH111
        assert part not in text


def test_the_record_is_kept_out_of_version_control_and_others_eyes(run: Run, put: Put, tmp_path: Path) -> None:
    put("briefs/a.yaml")
    run("build")

    assert (tmp_path / ".bluf" / ".gitignore").read_text(encoding="utf-8").splitlines()[-1] == "*"
    assert (tmp_path / ".bluf").stat().st_mode & 0o077 == 0
    (tmp_path / ".bluf" / ".gitignore").unlink()
    run("build", "--fresh")
    assert (tmp_path / ".bluf" / ".gitignore").is_file()
    assert not (tmp_path / "out" / ".bluf").exists()


def test_a_lost_record_costs_a_build(run: Run, put: Put, tmp_path: Path) -> None:
    put("briefs/a.yaml")
    run("build")
    shutil.rmtree(tmp_path / ".bluf")

    assert run("build").err == ""
    put("briefs/a.yaml", GOOD.replace("Friday", "Monday"))
    assert run("build").code == 0


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '{"bluf outputs": 2, "builds": {}, "outputs": {}, "elsewhere": {}}',
        '{"bluf outputs": 1, "builds": {"x": 7}, "outputs": {}, "elsewhere": {}}',
        '{"bluf outputs": 1, "builds": {}, "outputs": {"out/a.pdf": {"sha256": "x", "size": 1}}, "elsewhere": {}}',
        '{"bluf outputs": 1, "builds": {}, "outputs": {}, "elsewhere": {"a.pdf": 3}}',
        "[" * 100_000,
    ],
    ids=lambda text: text[:60],
)
def test_a_record_of_another_form_is_as_good_as_none(run: Run, put: Put, tmp_path: Path, text: str) -> None:
    put("briefs/a.yaml")
    run("build")
    (tmp_path / ".bluf" / "outputs.json").write_text(text, encoding="utf-8")

    assert (run("build").code, run("build").code) == (0, 0)
    assert record(tmp_path)["outputs"]


def test_a_record_of_what_is_gone_forgets_it(run: Run, put: Put, tmp_path: Path) -> None:
    put("briefs/a.yaml")
    gone = put("briefs/b.yaml")
    run("build")
    gone.unlink()
    for name in ("b.pdf", "b.docx"):
        (tmp_path / "out" / name).unlink()

    run("build", "--fresh")

    assert sorted(record(tmp_path)["outputs"]) == ["out/a.docx", "out/a.pdf"]


def test_a_project_is_the_same_from_whichever_folder_of_it(
    run: Run, put: Put, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("briefs/a.yaml")
    run("build")
    monkeypatch.chdir(tmp_path / "briefs")

    ended = run("build", "a.yaml", "--out", "../out")

    assert "left as it was" in ended.err
    assert not (tmp_path / "briefs" / ".bluf").exists()


def test_a_brief_elsewhere_has_its_record_in_its_own_project(
    run: Run, put: Put, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    brief = put("other/briefs/a.yaml")
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")

    for _ in range(2):
        assert run("build", str(brief)).code == 0
    brief.write_text(GOOD.replace("Friday", "Monday"), encoding="utf-8")

    assert run("build", str(brief)).code == 0
    assert (tmp_path / "other" / ".bluf").is_dir()
    assert not (tmp_path / "here" / ".bluf").exists()


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="this system has no owners")
def test_a_stranger_s_record_above_the_project_is_not_heeded(
    run: Run, put: Put, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can make a file another user's")
    put("deep/briefs/a.yaml")
    (tmp_path / ".bluf").mkdir()
    os.chown(tmp_path / ".bluf", 12345, 12345)
    monkeypatch.chdir(tmp_path / "deep")

    run("build")

    assert list((tmp_path / ".bluf").iterdir()) == []
    assert (tmp_path / "deep" / ".bluf").is_dir()


def test_what_cannot_be_recorded_is_built_and_said(
    run: Run, put: Put, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("briefs/a.yaml")
    monkeypatch.setattr("bluf.pipeline.record.os.access", lambda *_: False)

    ended = run("build")

    assert (ended.code, ended.lines) == (0, ["out/a.pdf", "out/a.docx"])
    assert "warning[not-recorded]" in ended.err
    assert not (tmp_path / ".bluf").exists()


# What is written over, and what is not.


def test_a_file_that_somebody_has_edited_is_kept(run: Run, put: Put, tmp_path: Path) -> None:
    put("briefs/a.yaml")
    run("build")
    edited = tmp_path / "out" / "a.docx"
    edited.write_bytes(edited.read_bytes() + b"by hand")
    before = (tmp_path / "out" / "a.pdf").read_bytes(), edited.read_bytes()

    for text in (GOOD, GOOD.replace("Friday", "Monday")):
        put("briefs/a.yaml", text)
        ended = run("build")
        assert (ended.code, codes(ended), ended.lines) == (1, ["output-changed"], [])
        assert "out/a.docx: error[output-changed]: this file has been changed since bluf made it" in ended.err
        assert "--replace" in ended.err
    assert ((tmp_path / "out" / "a.pdf").read_bytes(), edited.read_bytes()) == before


def test_a_file_that_bluf_did_not_make_is_kept(run: Run, put: Put, tmp_path: Path) -> None:
    put("briefs/a.yaml")
    put("out/a.pdf", "somebody's own")

    ended = run("build")

    assert (ended.code, codes(ended)) == (1, ["output-unknown"])
    assert (tmp_path / "out" / "a.pdf").read_text(encoding="utf-8") == "somebody's own"
    assert not (tmp_path / "out" / "a.docx").exists()


@pytest.mark.parametrize("out", ["out", "../elsewhere"])
def test_replace_writes_over_it_and_knows_it_from_then_on(
    run: Run, put: Put, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, out: str
) -> None:
    put("team/briefs/a.yaml")
    monkeypatch.chdir(tmp_path / "team")
    target = tmp_path / "team" / out / "a.pdf"
    target.parent.mkdir()
    target.write_text("somebody's own", encoding="utf-8")
    assert codes(run("build", "--out", out)) == ["output-unknown"]

    assert run("build", "--out", out, "--replace").code == 0
    put("team/briefs/a.yaml", GOOD.replace("Friday", "Monday"))
    ended = run("build", "--out", out)

    assert (ended.code, ended.err) == (0, "")


def test_a_copy_under_another_name_is_not_taken_for_bluf_s_own(run: Run, put: Put, tmp_path: Path) -> None:
    put("briefs/a.yaml")
    run("build", "--to", "pdf")
    shutil.copy(tmp_path / "out" / "a.pdf", tmp_path / "out" / "b.pdf")
    put("briefs/b.yaml", GOOD.replace("Friday", "Monday"))

    assert codes(run("build", "--to", "pdf")) == ["output-unknown"]


def test_one_edited_file_does_not_stop_other_briefs(run: Run, put: Put, tmp_path: Path) -> None:
    for name in "abc":
        put(f"briefs/{name}.yaml")
    run("build", "--to", "pdf")
    for name in "abc":
        put(f"briefs/{name}.yaml", GOOD.replace("Friday", "Monday"))
    (tmp_path / "out" / "b.pdf").write_bytes(b"by hand")

    ended = run("build", "--to", "pdf")

    assert ended.lines == ["out/a.pdf", "out/c.pdf"]
    assert codes(ended) == ["output-changed"]


def inputs(put: Put) -> dict[str, tuple[Path, list[str]]]:
    """Return, by what they are, inputs of a brief and arguments that would write over them."""
    put("briefs/minutes.docx", "no matter what")
    brief = QUOTING.replace("minutes.txt", "minutes.docx")
    return {
        "a source": (put("briefs/minutes.yaml", brief), ["--out", "briefs"]),
        "a source as one output": (put("briefs/a.yaml", brief), ["--out", "briefs/minutes.docx"]),
        "a source in other letters": (put("briefs/b.yaml", brief), ["--out", "briefs/MINUTES.docx"]),
        "a source by a way round": (put("briefs/c.yaml", brief), ["--out", "out/../briefs/minutes.docx"]),
        "a part of a template": (put("briefs/d.yaml"), ["--out", "templates/mine/d.pdf"]),
    }


@pytest.mark.parametrize(
    "what",
    [
        "a source",
        "a source as one output",
        "a source in other letters",
        "a source by a way round",
        "a part of a template",
    ],
)
@pytest.mark.parametrize("more", [[], ["--replace"], ["--fresh", "--replace"]], ids=" ".join)
def test_an_output_never_replaces_an_input(run: Run, put: Put, tmp_path: Path, what: str, more: list[str]) -> None:
    put("templates/mine/template.yaml", "name: mine\ndescription: Mine.\nstyle: plain\n")
    brief, arguments = inputs(put)[what]
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}

    ended = run("build", str(brief), *arguments, *more)

    assert (ended.code, codes(ended), ended.lines) == (1, ["output-is-input"], [])
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("linked", ["symbolic", "hard"])
def test_an_input_under_another_name_is_an_input(run: Run, put: Put, tmp_path: Path, linked: str) -> None:
    source = put("briefs/minutes.docx", "no matter what")
    put("briefs/a.yaml", QUOTING.replace("minutes.txt", "minutes.docx"))
    link = tmp_path / "out" / "a.docx"
    link.parent.mkdir()
    if linked == "symbolic":
        link.symlink_to(source)
    else:
        link.hardlink_to(source)

    ended = run("build", "--replace")

    assert codes(ended) == ["output-is-input"]
    assert source.read_text(encoding="utf-8") == "no matter what"


def test_a_source_that_is_not_there_yet_does_not_become_bluf_s_own_output(run: Run, put: Put, tmp_path: Path) -> None:
    put("minutes.yaml", QUOTING.replace("minutes.txt", "minutes.docx"))

    assert "output-is-input" in codes(run("build", "minutes.yaml", "--out", "."))
    assert not (tmp_path / "minutes.docx").exists()


def test_another_brief_s_source_is_an_input_too(run: Run, put: Put) -> None:
    put("b.docx", "no matter what")
    put("a.yaml", QUOTING.replace("minutes.txt", "b.docx"))
    put("b.yaml")

    ended = run("build", "a.yaml", "b.yaml", "--out", ".", "--replace")

    assert "b.docx: error[output-is-input]: this is a source of a.yaml" in ended.err


def test_what_an_earlier_build_was_made_from_is_an_input_too(run: Run, put: Put, tmp_path: Path) -> None:
    put("briefs/sub/b.docx", MINUTES)
    put("briefs/a.yaml", QUOTING.replace("minutes.txt", "sub/b.docx").replace("quotes:", "# quotes:"))
    put("b.yaml")
    shutil.copy(_docx(run, put, tmp_path), tmp_path / "briefs" / "sub" / "b.docx")
    assert run("build", "briefs/a.yaml").code == 0

    ended = run("build", "b.yaml", "--out", "briefs/sub", "--replace")

    assert "error[output-is-input]: this is what briefs/a.yaml is made from" in ended.err


def _docx(run: Run, put: Put, tmp_path: Path) -> Path:
    put("other.yaml", GOOD)
    assert run("build", "other.yaml", "--out", "made", "--to", "docx").code == 0
    return tmp_path / "made" / "other.docx"


def test_replace_does_not_go_over_the_source_of_a_brief_that_was_never_built(
    run: Run, put: Put, tmp_path: Path
) -> None:
    put("briefs/a.yaml")
    put("briefs/a.docx", MINUTES)
    put("notes/b.yml", QUOTING.replace("minutes.txt", "../briefs/a.docx"))

    ended = run("build", "briefs/a.yaml", "--out", "briefs", "--to", "docx", "--replace")

    assert (ended.code, codes(ended)) == (1, ["output-is-input"])
    assert "a source of notes/b.yml" in ended.err
    assert (tmp_path / "briefs" / "a.docx").read_text(encoding="utf-8") == MINUTES


def test_replace_does_not_go_over_a_source_of_standard_input(run: Run, put: Put, tmp_path: Path) -> None:
    put("minutes.pdf", MINUTES)

    brief = QUOTING.replace("minutes.txt", "minutes.pdf").encode()
    ended = run("build", "-", "--out", "minutes.pdf", "--replace", input=brief)

    assert (ended.code, codes(ended)) == (1, ["output-is-input"])
    assert (tmp_path / "minutes.pdf").read_text(encoding="utf-8") == MINUTES


@pytest.mark.parametrize("more", [[], ["--replace"]])
@pytest.mark.parametrize("place", [".bluf", ".bluf/deeper", "link"])
def test_nothing_is_written_where_the_record_is(
    run: Run, put: Put, tmp_path: Path, place: str, more: list[str]
) -> None:
    put("briefs/a.yaml")
    run("build")
    (tmp_path / "link").symlink_to(".bluf")
    before = (tmp_path / ".bluf" / "outputs.json").read_bytes()

    ended = run("build", "--out", place, *more)

    assert (ended.code, codes(ended)) == (1, ["output-is-input"])
    assert (tmp_path / ".bluf" / "outputs.json").read_bytes() == before


# Links.


def test_an_output_that_is_a_link_out_of_the_project_is_not_followed(
    run: Run, put: Put, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside = put("outside.pdf", "somebody's own")
    put("team/briefs/a.yaml")
    monkeypatch.chdir(tmp_path / "team")
    (tmp_path / "team" / "out").mkdir()
    (tmp_path / "team" / "out" / "a.pdf").symlink_to(outside)

    for more in ([], ["--replace"], ["--to", "pdf", "--out", "out/a.pdf", "--replace"]):
        assert codes(run("build", *more)) == ["output-link"]
    assert outside.read_text(encoding="utf-8") == "somebody's own"


def test_an_output_that_is_a_link_to_nothing_is_not_followed(run: Run, put: Put, tmp_path: Path) -> None:
    put("briefs/a.yaml")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a.pdf").symlink_to(tmp_path / "missing" / "a.pdf")

    assert codes(run("build")) == ["output-link"]
    assert not (tmp_path / "missing").exists()


def test_the_output_folder_may_be_a_link(run: Run, put: Put, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put("team/briefs/a.yaml")
    (tmp_path / "shared").mkdir()
    monkeypatch.chdir(tmp_path / "team")
    (tmp_path / "team" / "out").symlink_to(tmp_path / "shared")

    for text in (GOOD, GOOD.replace("Friday", "Monday")):
        put("team/briefs/a.yaml", text)
        assert run("build").code == 0
    assert sorted(path.name for path in (tmp_path / "shared").iterdir()) == ["a.docx", "a.pdf"]


def test_an_output_folder_that_is_a_link_to_nothing_is_an_error(run: Run, put: Put, tmp_path: Path) -> None:
    put("briefs/a.yaml")
    (tmp_path / "out").symlink_to(tmp_path / "missing")

    ended = run("build")

    assert (ended.code, set(codes(ended))) == (1, {"cannot-write"})
    assert "out is a link that leads nowhere" in ended.err


def test_receipts_that_are_a_link_out_of_the_project_are_neither_read_nor_written(
    run: Run, put: Put, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside = put("outside.yaml", "somebody's: own\n")
    put("team/briefs/minutes.txt", MINUTES)
    put("team/briefs/a.yaml", QUOTING)
    monkeypatch.chdir(tmp_path / "team")
    (tmp_path / "team" / "briefs" / "a.receipts.yaml").symlink_to(outside)

    for command in (["check"], ["check", "--record"], ["build"]):
        ended = run(*command)
        assert (ended.code, set(codes(ended))) == (1, {"receipt-invalid"})
        assert "leads out of the project" in ended.err
    assert outside.read_text(encoding="utf-8") == "somebody's: own\n"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_receipts_that_are_a_pipe_are_an_error(run: Run, put: Put, tmp_path: Path) -> None:
    put("briefs/minutes.txt", MINUTES)
    put("briefs/a.yaml", QUOTING)
    os.mkfifo(tmp_path / "briefs" / "a.receipts.yaml")

    assert codes(run("check")) == ["receipt-invalid"]


def test_a_project_is_the_same_through_a_link_to_it(run: Run, put: Put, tmp_path: Path) -> None:
    put("real/briefs/a.yaml")
    (tmp_path / "link").symlink_to("real")
    os.chdir(tmp_path / "link")
    through, plain = str(tmp_path / "link" / "briefs" / "a.yaml"), "briefs/a.yaml"

    assert run("build", through).code == 0
    assert "left as it was" in run("build", plain).err
    for named, day in ((plain, "Monday"), (through, "Sunday"), (plain, "Saturday")):
        put("real/briefs/a.yaml", GOOD.replace("Friday", day))
        assert run("build", named).code == 0, named


@pytest.mark.skipif(not Path("/dev/fd").is_dir(), reason="this system has no /dev/fd")
def test_a_brief_from_a_pipe_is_recorded_in_the_working_folder(run: Run, tmp_path: Path) -> None:
    for day in ("Friday", "Monday"):
        ours, theirs = os.pipe()
        os.write(theirs, GOOD.replace("Friday", day).encode())
        os.close(theirs)

        ended = run("build", f"/dev/fd/{ours}", "--out", "page.pdf")

        os.close(ours)
        assert (ended.code, ended.lines, ended.err) == (0, ["page.pdf"], "")
    assert record(tmp_path)["outputs"].keys() == {"page.pdf"}
