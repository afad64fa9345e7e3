"""`bluf build`: command, input, expected output."""

import hashlib
import io
import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from bluf.ground.file_opening import opened
from bluf.pipeline import phases
from tests.cli.conftest import BAD, GOOD, LONG, Ended

Run = Callable[..., Ended]
Put = Callable[..., Path]


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_every_brief_of_the_folder_briefs_becomes_a_pdf_and_a_docx(run: Run, put: Put, tmp_path: Path) -> None:
    put("briefs/a.yaml")
    put("briefs/b.yml")

    ended = run("build")

    assert ended.code == 0
    assert ended.lines == ["out/a.pdf", "out/a.docx", "out/b.pdf", "out/b.docx"]
    assert ended.err == "2 briefs: 2 built, 0 at fault\n"
    assert (tmp_path / "out/a.pdf").read_bytes().startswith(b"%PDF-")
    assert zipfile.is_zipfile(tmp_path / "out/b.docx")


def test_one_brief_prints_its_paths_and_nothing_else(run: Run, put: Put) -> None:
    put("briefs/a.yaml")

    assert run("build", "briefs/a.yaml") == Ended(0, "out/a.pdf\nout/a.docx\n", "")


def test_formats_are_written_in_the_order_asked_for(run: Run, put: Put, tmp_path: Path) -> None:
    put("a.yaml")

    assert run("build", "a.yaml", "--to", "png,pdf").lines == ["out/a.png", "out/a.pdf"]
    assert (tmp_path / "out/a.png").read_bytes().startswith(b"\x89PNG\r\n")
    assert files(tmp_path / "out") == ["a.pdf", "a.png"]


def test_a_second_build_writes_the_same_bytes(run: Run, put: Put, tmp_path: Path) -> None:
    put("a.yaml")
    outputs = [tmp_path / "out/a.pdf", tmp_path / "out/a.docx"]

    run("build", "a.yaml")
    first = [output.read_bytes() for output in outputs]
    run("build", "a.yaml")

    assert [output.read_bytes() for output in outputs] == first


def test_a_brief_at_fault_is_told_with_its_lines_and_leaves_its_outputs(run: Run, put: Put, tmp_path: Path) -> None:
    put("a.yaml")
    run("build", "a.yaml")
    before = (tmp_path / "out/a.pdf").read_bytes()
    put("a.yaml", BAD)

    ended = run("build", "a.yaml")

    assert (ended.code, ended.out) == (1, "")
    assert "a.yaml:2:7: error[bad-date]: `25/10/2024` is not a date\n" in ended.err
    assert "   2 | date: 25/10/2024\n     |       ^^^^^^^^^^\n" in ended.err
    assert "a.yaml:4:1: error[unknown-key]: `key_point` is not a field\n" in ended.err
    assert "did you mean `key_points`?" in ended.err
    assert (tmp_path / "out/a.pdf").read_bytes() == before
    assert files(tmp_path / "out") == ["a.docx", "a.pdf"]


def test_one_bad_brief_does_not_stop_the_others(run: Run, put: Put) -> None:
    put("briefs/a.yaml")
    put("briefs/b.yaml", BAD)
    put("briefs/c.yaml")

    ended = run("build", "--to", "pdf")

    assert ended.code == 1
    assert ended.lines == ["out/a.pdf", "out/c.pdf"]
    assert ended.err.startswith("briefs/b.yaml:")
    assert ended.err.endswith("3 briefs: 2 built, 1 at fault\n")


def test_a_brief_too_long_for_a_page_is_told_with_its_costliest_items(run: Run, put: Put, tmp_path: Path) -> None:
    put("a.yaml", LONG)

    ended = run("build", "a.yaml")

    assert ended.code == 1
    assert "error[does-not-fit]" in ended.err
    assert "lines too long for one page" in ended.err
    assert not (tmp_path / "out").exists()


def test_what_trim_leaves_out_is_told(run: Run, put: Put) -> None:
    points = "".join(f"  - {{text: Optional point {n} with some words to it., priority: 2}}\n" for n in range(90))
    put("a.yaml", f"fit: trim\n{GOOD}{points}")

    ended = run("build", "a.yaml", "--to", "pdf")

    assert (ended.code, ended.lines) == (0, ["out/a.pdf"])
    assert "a.yaml:97:" in ended.err
    assert "warning[trimmed]" in ended.err
    assert "Optional point 89" in ended.err


def test_all_problems_of_a_brief_come_at_once_its_template_and_style_included(run: Run, put: Put) -> None:
    put("a.yaml", f"template: standrad\nstyle: plian\ndate: soon\n{GOOD.replace('date: 2024-10-25', '')}")

    ended = run("build", "a.yaml")

    for said in ("a.yaml:1:11: error[template-not-found]", "a.yaml:2:8: error[style-not-found]", "a.yaml:3:7:"):
        assert said in ended.err
    assert "did you mean" in ended.err


def test_a_folder_may_be_named(run: Run, put: Put) -> None:
    put("here/a.yaml")

    assert run("build", "here", "--to", "pdf").lines == ["out/a.pdf"]


def test_briefs_of_one_name_are_an_error_and_the_others_are_built(run: Run, put: Put, tmp_path: Path) -> None:
    put("x/a.yaml")
    put("y/a.yaml")
    put("y/b.yaml")

    ended = run("build", "x", "y", "--to", "pdf")

    assert (ended.code, ended.lines) == (1, ["out/b.pdf"])
    assert "x/a.yaml: error[name-clash]: out/a.pdf would be written from y/a.yaml too" in ended.err
    assert "y/a.yaml: error[name-clash]" in ended.err
    assert files(tmp_path / "out") == ["b.pdf"]


def test_out_names_the_folder(run: Run, put: Put, tmp_path: Path) -> None:
    put("a.yaml")

    assert run("build", "a.yaml", "--out", "to/there", "--to", "pdf").lines == ["to/there/a.pdf"]
    assert files(tmp_path / "to") == ["there/a.pdf"]


def test_out_names_a_file_for_one_brief(run: Run, put: Put, tmp_path: Path) -> None:
    put("a.yaml")

    assert run("build", "a.yaml", "--out", "Arctic brief.pdf").lines == ["Arctic brief.pdf"]
    assert (tmp_path / "Arctic brief.pdf").read_bytes().startswith(b"%PDF-")


def test_standard_input_becomes_a_pdf_on_standard_output(run: Run) -> None:
    ended = run("build", "-", input=GOOD.encode())

    assert ended.code == 0
    assert ended.out.startswith("%PDF-")
    assert ended.err == ""


def test_standard_input_becomes_a_named_file(run: Run, tmp_path: Path) -> None:
    ended = run("build", "-", "--out", "x.docx", input=GOOD.encode())

    assert (ended.code, ended.lines) == (0, ["x.docx"])
    assert zipfile.is_zipfile(tmp_path / "x.docx")


def test_standard_input_at_fault_is_named_so(run: Run) -> None:
    ended = run("build", "-", input=BAD.encode())

    assert (ended.code, ended.out) == (1, "")
    assert "<stdin>:2:7: error[bad-date]" in ended.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["build"], "bluf new briefs/first.yaml"),
        (["build", "a.yaml", "--to", "odt"], "'odt' is not one of pdf, docx, png"),
        (["build", "-", "a.yaml"], "no other beside it"),
        (["build", "-", "--watch"], "standard input cannot be watched"),
        (["build", "-", "--to", "pdf,docx"], "one output is one format"),
        (["build", "a.yaml", "--out", "-", "--format", "json", "--to", "pdf"], "takes one page and nothing else"),
        (["build", "a.yaml", "--out", "-", "--watch"], "takes one page and nothing else"),
        (["build", "a.yaml", "--watch", "--format", "json"], "leave out --format json"),
        (["build", "a.yaml", "--jobs", "0"], "0 is not in the range"),
        (["build", "a.yaml", "--tu", "pdf"], "No such option"),
        (["biuld"], "Did you mean 'build'?"),
    ],
)
def test_a_misuse_is_told_and_ends_with_two(run: Run, put: Put, arguments: list[str], said: str) -> None:
    put("a.yaml")

    ended = run(*arguments)

    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
    assert "Usage: bluf" in ended.err


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda _: None, "there is no such file"),
        (lambda path: path.symlink_to(path.with_name("gone")), "there is no such file"),
        (lambda path: path.symlink_to(path), os.strerror(40)),
        (lambda path: path.write_bytes(b"%PDF-1.7\n\xff\xfe\x00\x80"), "not UTF-8"),
        (lambda path: path.write_bytes(b""), "error[empty-file]"),
        (lambda path: path.write_bytes(b"a: b\x00c"), "error[control-character]"),
        (lambda path: path.write_bytes(b"#" * (1024 * 1024 + 1)), "error[too-large]"),
    ],
)
def test_a_file_that_is_no_brief_is_told(run: Run, tmp_path: Path, make: Callable[[Path], object], said: str) -> None:
    make(tmp_path / "a.yaml")

    ended = run("build", "a.yaml")

    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith("a.yaml:")
    assert said in ended.err
    assert "hint:" in ended.err


def test_a_file_that_may_not_be_read_is_told(run: Run, put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    put("a.yaml")
    opened = Path.open

    def refused(self: Path, *args: str, **kwargs: str) -> object:
        if self.name == "a.yaml":
            raise PermissionError(13, "Permission denied")
        return opened(self, *args, **kwargs)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refused)

    assert "you may not read it" in run("build", "a.yaml").err


def test_a_template_that_may_not_be_read_is_told_by_its_path(
    run: Run, put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("a.yaml", f"template: mine\n{GOOD}")
    declaration = put("templates/mine/template.yaml", "name: mine\ndescription: Mine.\nstyle: plain\n")
    put("templates/mine/page.html.j2", "<h1>{{ title }}</h1>\n")

    def refused(path: Path) -> io.BufferedReader:
        if path.name == declaration.name:
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path)

    monkeypatch.setattr("bluf.ground.inside.opened", refused)

    ended = run("build", "a.yaml")

    assert ended.code == 1
    assert "template.yaml: error[cannot-read]: cannot read this file: you may not read it" in ended.err


def test_an_output_that_cannot_be_written_is_told_by_its_path(run: Run, put: Put, tmp_path: Path) -> None:
    put("a.yaml")
    (tmp_path / "out/a.docx").mkdir(parents=True)

    ended = run("build", "a.yaml")

    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith(
        "out/a.docx: error[cannot-write]: cannot write this file: there is a folder of this name"
    )
    assert files(tmp_path / "out") == []


def test_a_file_called_out_is_told(run: Run, put: Put) -> None:
    put("a.yaml")
    put("out", "mine")

    ended = run("build", "a.yaml", "--to", "pdf")

    assert ended.code == 1
    assert "out is a file, not a folder" in ended.err


def test_when_one_format_cannot_be_made_none_is_written(
    run: Run, put: Put, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("a.yaml")

    def broken(_: object) -> bytes:
        raise ZeroDivisionError("docx")

    monkeypatch.setattr(phases, "write_docx", broken)

    assert run("build", "a.yaml").code == 70
    assert not (tmp_path / "out").exists()


def test_a_bug_is_told_in_one_line_with_the_version_and_the_others_are_built(
    run: Run, put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("a.yaml")
    put("b.yaml", GOOD.replace("Ministers back", "Trap"))
    compose = phases.compose

    def trap(brief: object) -> object:
        if "Trap" in brief.title:  # type: ignore[attr-defined]
            raise ZeroDivisionError("division by zero")
        return compose(brief)  # type: ignore[arg-type]

    monkeypatch.setattr(phases, "compose", trap)

    ended = run("build", "b.yaml", "a.yaml", "--to", "pdf")

    assert (ended.code, ended.lines) == (70, ["out/a.pdf"])
    first, last = ended.err.splitlines()
    assert first.startswith("bluf: a bug in bluf on b.yaml, please report it: ZeroDivisionError: division by zero")
    assert "[bluf 0." in first
    assert "Traceback" not in ended.err
    assert last == "2 briefs: 1 built, 1 at fault"


def test_a_bug_is_told_with_its_traceback_for_who_asks(run: Run, put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    put("a.yaml")
    monkeypatch.setenv("BLUF_DEBUG", "1")
    monkeypatch.setattr(phases, "compose", lambda _: 1 / 0)

    ended = run("build", "a.yaml")

    assert ended.code == 70
    assert "Traceback (most recent call last)" in ended.err


def test_json_is_one_object_on_standard_output(run: Run, put: Put, tmp_path: Path) -> None:
    put("a.yaml")
    put("b.yaml", BAD)

    ended = run("build", "a.yaml", "b.yaml", "--format", "json", "--to", "pdf")

    assert (ended.code, ended.err) == (1, "")
    good, bad = json.loads(ended.out)["briefs"]
    content = (tmp_path / "out/a.pdf").read_bytes()
    assert good["outputs"] == [
        {"path": "out/a.pdf", "sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}
    ]
    assert good["ok"] is True
    assert bad["ok"] is False
    assert [problem["line"] for problem in bad["problems"]] == [2, 4]
    assert bad["fit"] is None


def test_json_of_a_brief_that_is_too_long_says_by_how_much(run: Run, put: Put) -> None:
    put("a.yaml", LONG)

    (brief,) = json.loads(run("build", "a.yaml", "--format", "json").out)["briefs"]

    assert brief["fit"]["lines_over"] > 10
    assert brief["fit"]["pages"] == 0
    assert brief["fit"]["fill"] > 1


@pytest.mark.parametrize(
    "name", ["a b.yaml", "ünï.yaml", "a\nb.yaml", "-x.yaml", "a;rm -rf.yaml", "$(x).yaml", "'\".yaml"]
)
def test_any_name_is_built_and_printed_as_it_is(run: Run, put: Put, tmp_path: Path, name: str) -> None:
    put(name)

    ended = run("build", "--to", "pdf", "--", f"./{name}")

    assert ended.code == 0
    assert ended.out == f"out/{name.removesuffix('.yaml')}.pdf\n"
    assert (tmp_path / "out" / f"{name.removesuffix('.yaml')}.pdf").is_file()


def test_a_name_that_is_not_utf8_is_built_and_its_bytes_are_printed(run: Run, tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.yaml")).write_text(GOOD, encoding="utf-8")
    (tmp_path / os.fsdecode(b"th\xe9.yaml")).write_text(BAD, encoding="utf-8")

    ended = run("build", ".", "--to", "pdf")

    assert ended.code == 1
    assert os.fsencode(ended.out) == b"out/caf\xe9.pdf\n"
    assert "th<U+DCE9>.yaml:2:7: error[bad-date]" in ended.err
    good, bad = json.loads(run("check", ".", "--format", "json").out)["briefs"]
    assert good["path"] == "caf�.yaml"
    assert bad["problems"][0]["path"] == "th�.yaml"
    assert "th%E9.yaml" in run("check", ".", "--format", "sarif").out


def test_a_name_cannot_steer_the_terminal(run: Run, put: Put) -> None:
    put("a\x1b[31m.yaml", BAD)

    assert "\x1b" not in run("build", ".").err


def test_many_briefs_come_out_in_order_whatever_the_number_of_jobs(run: Run, put: Put) -> None:
    names = [f"{n:02}" for n in range(12)]
    for name in names:
        put(f"briefs/{name}.yaml", BAD if name == "05" else GOOD)
    expected = [f"out/{name}.pdf" for name in names if name != "05"]

    for jobs in ("1", "3"):
        ended = run("build", "--fresh", "--to", "pdf", "--jobs", jobs)
        assert (ended.code, ended.lines) == (1, expected)
        assert ended.err.endswith("12 briefs: 11 built, 1 at fault\n")
