"""`bluf explain` says what the docs say of a code; `-q`, `-V` and `bluf help` work where a user types them."""

from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import pytest

from bluf.problems.catalogue import CATALOGUE
from tests.cli.conftest import BAD, GOOD, Ended

Run = Callable[..., Ended]
Put = Callable[..., Path]


def words(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("asked", ["bad-date", "error[bad-date]", "briefs/x.yaml:2:7: error[bad-date]:", "BAD-DATE"])
def test_a_code_is_explained_however_it_is_copied(run: Run, asked: str) -> None:
    ended = run("explain", asked)

    assert (ended.code, ended.err) == (0, "")
    assert words(ended.out) == (f"error[bad-date] {CATALOGUE['bad-date'].meaning} Mend: {CATALOGUE['bad-date'].mend}")


def test_several_codes_are_explained_once_each(run: Run) -> None:
    ended = run("explain", "bad-date", "trimmed", "bad-date")

    assert [line for line in ended.lines if not line.startswith(" ") and line] == [
        "error[bad-date]",
        "warning[trimmed]",
    ]


def test_without_a_code_all_are_listed_a_line_each(run: Run) -> None:
    ended = run("explain")

    assert [line.split()[1] for line in ended.lines] == sorted(CATALOGUE)
    assert {line.split()[0] for line in ended.lines} == {"error", "warning", "note"}


def test_an_unknown_code_suggests_the_nearest(run: Run) -> None:
    ended = run("explain", "bad-date", "quote-alterd")

    assert (ended.code, ended.out) == (2, "")
    assert "there is no problem 'quote-alterd': did you mean `quote-altered`?" in ended.err


def test_every_code_that_is_printed_can_be_explained(run: Run, put: Put) -> None:
    put("briefs/bad.yaml", BAD)

    for line in run("check").err.splitlines():
        if "error[" in line:
            assert run("explain", line).code == 0


@pytest.mark.parametrize("where", ["before", "after"])
@pytest.mark.parametrize("flag", ["-q", "--quiet"])
def test_a_quiet_command_that_succeeds_prints_nothing(run: Run, put: Put, flag: str, where: str) -> None:
    put("briefs/a.yaml", GOOD)
    put("briefs/b.yaml", GOOD.replace("title:", "text: x\ntitle:").replace("text: x\n", ""))
    line = (flag, "check") if where == "before" else ("check", flag)

    assert run(*line) == Ended(0, "", "")


def test_a_quiet_build_prints_its_errors_and_fails_as_ever(run: Run, put: Put, tmp_path: Path) -> None:
    put("briefs/bad.yaml", BAD)
    put("briefs/good.yaml", GOOD)

    ended = run("build", "-q", "--to", "docx")

    assert (ended.code, ended.out) == (1, "")
    assert "error[bad-date]" in ended.err
    assert "at fault" not in ended.err
    assert (tmp_path / "out" / "good.docx").is_file()


def test_a_quiet_command_prints_no_warnings(run: Run, put: Put) -> None:
    put("briefs/a.yaml", GOOD)
    (put("elsewhere/x.yaml").parent.parent / "briefs" / "link").symlink_to("../elsewhere")

    assert "warning[" in run("check").err
    assert run("check", "-q") == Ended(0, "", "")


def test_what_a_quiet_command_is_asked_to_print_stays(run: Run, put: Put) -> None:
    put("briefs/a.yaml", GOOD)

    assert run("-q", "check", "--format", "json").out.startswith("{")
    assert run("-q", "schema").out.startswith("{")
    assert run("explain", "-q", "bad-date").out
    assert run("new", "-q", "b.yaml") == Ended(0, "", "")


@pytest.mark.parametrize("line", [("-V",), ("--version",), ("build", "-V"), ("explain", "--version")])
def test_the_version_is_printed_wherever_it_is_asked_for(run: Run, line: tuple[str, ...]) -> None:
    assert run(*line) == Ended(0, f"bluf {version('bluf')}\n", "")


@pytest.mark.parametrize("line", [(), ("help",), ("--help",)])
def test_bluf_alone_says_what_to_do_first(run: Run, line: tuple[str, ...]) -> None:
    ended = run(*line)

    assert (ended.code, ended.err) == (0, "")
    assert "Begin with:\n    bluf new briefs/first.yaml" in ended.out


def test_help_explains_a_command(run: Run) -> None:
    assert run("help", "build").out == run("build", "--help").out
    assert run("help", "biuld").code == 2
