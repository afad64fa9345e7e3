"""`bluf templates`, `bluf schema` and `bluf completion`: what there is."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import pytest

from bluf.cli.commands import bluf
from tests.cli.conftest import BAD, GOOD, Ended
from tests.conftest import PROJECT

Run = Callable[..., Ended]
Put = Callable[..., Path]


def test_templates_and_styles_are_listed_a_line_each(run: Run) -> None:
    ended = run("templates")

    assert (ended.code, ended.err) == (0, "")
    kinds = {tuple(line.split()[:2]) for line in ended.lines}
    assert kinds >= {("template", "briefing-note"), ("template", "decision"), ("style", "plain")}
    assert all(len(line.split()) > 4 for line in ended.lines)


def test_a_user_s_own_template_and_style_are_listed(run: Run, put: Put) -> None:
    put("templates/mine/template.yaml", "name: mine\ndescription: For the board.\nstyle: plain\n")
    put("templates/mine/page.html.j2", "<h1>{{ title }}</h1>\n")
    put("templates/styles/ours.yaml", "description: Our own colours.\nbased_on: plain\n")

    lines = [line.split(maxsplit=2) for line in run("templates").lines]

    assert ["template", "mine", "For the board."] in lines
    assert ["style", "ours", "Our own colours."] in lines


def test_a_broken_template_is_told_and_the_others_are_listed(run: Run, put: Put) -> None:
    put("templates/mine/template.yaml", "name: other\nstyle: plain\n")

    ended = run("templates")

    assert ended.code == 1
    assert "templates/mine/template.yaml:" in ended.err
    assert any("briefing-note" in line for line in ended.lines)


def test_the_schema_of_the_checkout_is_what_the_command_prints(run: Run) -> None:
    ended = run("schema")

    assert ended.code == 0
    assert ended.out == (PROJECT / "schema" / "brief.schema.json").read_text(encoding="utf-8"), "run: make schema"


def test_the_schema_has_the_fields_of_a_user_s_own_template(run: Run, put: Put) -> None:
    put("templates/mine/template.yaml", "name: mine\ndescription: D.\nstyle: plain\nfields:\n  verdict: text\n")
    put("templates/mine/page.html.j2", "<h1>{{ title }}</h1>\n")

    assert "verdict" in json.dumps(json.loads(run("schema").out))


def test_a_template_at_fault_stops_the_schema(run: Run, put: Put) -> None:
    put("templates/mine/template.yaml", "name: other\n")

    ended = run("schema")

    assert (ended.code, ended.out) == (1, "")
    assert "templates/mine/template.yaml:" in ended.err


def test_the_version_is_the_package_s(run: Run) -> None:
    assert run("--version").out == f"bluf {version('bluf')}\n"


@pytest.mark.parametrize("name", sorted(bluf.commands))
def test_every_command_explains_itself_briefly_and_at_length(run: Run, name: str) -> None:
    command = bluf.commands[name]
    short, long = run("--help"), run(name, "-h")

    assert command.short_help
    assert command.short_help in short.out
    assert long.code == 0
    assert len(long.lines) > 8
    assert all(len(line) <= 80 for line in long.lines)


def complete(folder: Path, *words: str) -> list[str]:
    """Return what a shell offers for the last of `words`."""
    ended = subprocess.run(
        [sys.executable, "-m", "bluf"],
        cwd=folder,
        env={
            **os.environ,
            "_BLUF_COMPLETE": "fish_complete",
            "COMP_WORDS": " ".join(["bluf", *words[:-1]]),
            "COMP_CWORD": words[-1],
        },
        capture_output=True,
        text=True,
        check=True,
    )
    return [line.split(",", 1)[1].split("\t")[0] for line in ended.stdout.splitlines() if line.startswith("plain")]


def test_commands_are_completed(tmp_path: Path) -> None:
    assert complete(tmp_path, "bu") == ["build"]


def test_briefs_are_completed_and_other_files_are_not(tmp_path: Path, put: Put) -> None:
    put("briefs/a.yaml", BAD)
    put("briefs/b.yml", GOOD)
    put("briefs/notes.txt", "")
    put("too/deep/for/this.yaml", "")

    assert complete(tmp_path, "build", "") == ["briefs/a.yaml", "briefs/b.yml"]
    assert complete(tmp_path, "build", "briefs/b") == ["briefs/b.yml"]
    assert complete(tmp_path, "check", "./bri") == ["./briefs/a.yaml", "./briefs/b.yml"]
    assert complete(tmp_path, "build", "nowhere/") == []


def test_template_names_are_completed(tmp_path: Path) -> None:
    assert complete(tmp_path, "new", "x.yaml", "--template", "br") == ["briefing-note"]
    assert complete(tmp_path, "new-template", "mine", "--based-on", "dec") == ["decision"]
    assert complete(tmp_path, "templates", "dec") == ["decision"]
    assert complete(tmp_path, "templates", "decision", "--style", "har") == ["harbour"]


def test_codes_commands_and_languages_are_completed(tmp_path: Path) -> None:
    assert complete(tmp_path, "explain", "quote-alt") == ["quote-altered"]
    assert complete(tmp_path, "help", "bu") == ["build"]
    assert complete(tmp_path, "new", "x.yaml", "--lang", "u") == ["uk", "ur"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_each_shell_asks_bluf(run: Run, shell: str) -> None:
    ended = run("completion", shell)

    assert ended.code == 0
    assert f"_BLUF_COMPLETE={shell}_complete" in ended.out


def test_bash_reads_its_script(run: Run, tmp_path: Path) -> None:
    (tmp_path / "script").write_text(run("completion", "bash").out, encoding="utf-8")

    ended = subprocess.run(
        ["bash", "-c", ". ./script && complete -p bluf"], cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert (ended.returncode, ended.stderr) == (0, "")
    assert "_bluf_completion" in ended.stdout


def test_a_description_without_end_is_cut(run: Run, put: Put) -> None:
    put("templates/styles/ours.yaml", f"description: {'Ours. ' * 20_000}\nbased_on: plain\n")

    ended = run("templates")

    assert ended.code == 0
    assert any(line.endswith("…") for line in ended.lines)
    assert max(map(len, ended.lines)) < 400


def test_names_without_number_are_not_all_listed_in_a_hint(run: Run, put: Put) -> None:
    for number in range(40):
        put(f"templates/styles/ours{number}.yaml", "based_on: plain\n")
    put("b.yaml", GOOD + "style: ours99\n")

    ended = run("check", "b.yaml")

    assert "did you mean `ours9`?" in ended.err
    assert "ours31" not in ended.err


@pytest.mark.parametrize("style", ["../../x", "a b", "nowhere"])
def test_a_template_whose_style_there_is_not_is_told_at_the_template(run: Run, put: Put, style: str) -> None:
    put("templates/mine/template.yaml", f'name: mine\ndescription: For the board.\nstyle: "{style}"\n')
    put("templates/mine/page.html.j2", "<h1>{{ title }}</h1>\n")
    put("b.yaml", GOOD + "template: mine\n")

    for ended in (run("templates"), run("check", "b.yaml"), run("build", "b.yaml")):
        assert ended.code == 1
        assert "template.yaml:3:8: error[style-not-found]" in ended.err
        assert "b.yaml:" not in ended.err


def test_a_style_based_on_its_own_name_is_not_hinted_at_itself(run: Run, put: Put) -> None:
    put("templates/styles/ours.yaml", "based_on: ours\n")

    told = run("templates").err

    assert "there is no other style 'ours' to be based on" in told
    assert "`ours`" not in told


def test_the_other_name_of_a_template_is_told_unless_there_is_a_template_of_that_name(run: Run, put: Put) -> None:
    def named_twice() -> list[str]:
        return [line.split()[1] for line in run("templates").lines if "Also called `" in line]

    assert named_twice() == ["briefing-note"]
    for name, expected in (("standard", ["standard"]), ("briefing-note", [])):
        put(f"templates/{name}/template.yaml", f"name: {name}\ndescription: Ours.\nbased_on: decision\n")
        assert named_twice() == expected
