"""`bluf inspect`: what it prints where, and how it ends."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bluf.cli.completion import page_files
from tests.cli.conftest import Ended
from tests.cli.test_process import in_terminal
from tests.conftest import PROJECT
from tests.inspection import docxs, pdfs

Run = Callable[..., Ended]


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "good.pdf").write_bytes(pdfs.clean())
    (tmp_path / "good.docx").write_bytes(docxs.clean())
    (tmp_path / "bad.docx").write_bytes(docxs.run("secret", "<w:vanish/>"))
    (tmp_path / "broken.pdf").write_bytes(pdfs.clean()[:900])
    return tmp_path


@pytest.mark.usefixtures("files")
def test_a_file_like_blufs_own_is_good(run: Run) -> None:
    ended = run("inspect", "good.pdf")

    assert (ended.code, ended.err) == (0, "")
    assert ended.lines[0] == "good.pdf"
    assert ended.lines[-1] == "  ✓ Nothing in it that a file made by bluf would not have."


@pytest.mark.usefixtures("files")
def test_a_file_with_what_bluf_never_writes_ends_it_with_1(run: Run) -> None:
    ended = run("inspect", "bad.docx")

    assert (ended.code, ended.err) == (1, "")
    assert "  ! hidden text         secret (hidden)  (word/document.xml, paragraph 1)" in ended.lines


@pytest.mark.usefixtures("files")
def test_a_file_that_cannot_be_inspected_does_not_stop_the_others(run: Run) -> None:
    ended = run("inspect", "good.pdf", "broken.pdf", "missing.docx", "good.docx")

    assert ended.code == 1
    assert [line for line in ended.lines if line.startswith("good")] == ["good.pdf", "good.docx"]
    assert "broken.pdf: error[inspect-unreadable]: this PDF is too damaged to be read" in ended.err
    assert "missing.docx: error[inspect-unreadable]: " in ended.err
    assert ended.err.endswith("4 files: 2 as bluf's own would be, 2 not\n")


def test_standard_input_is_inspected(run: Run) -> None:
    ended = run("inspect", "-", input=docxs.clean())

    assert ended.code == 0
    assert ended.lines[0] == "<stdin>"


@pytest.mark.parametrize("arguments", [[], ["--format", "sarif", "good.pdf"]])
@pytest.mark.usefixtures("files")
def test_misuse_ends_it_with_2(run: Run, arguments: list[str]) -> None:
    assert run("inspect", *arguments).code == 2


def test_all_lists_everything(run: Run, tmp_path: Path) -> None:
    hidden = "".join(f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret {n}</w:t></w:r></w:p>" for n in range(12))
    (tmp_path / "bad.docx").write_bytes(docxs.in_body(hidden))

    assert "secret 11" not in run("inspect", "bad.docx").out
    assert "secret 11" in run("inspect", "bad.docx", "--all").out


@pytest.mark.usefixtures("files")
def test_json_has_every_file_and_nothing_else_is_printed(run: Run) -> None:
    ended = run("inspect", "--format", "json", "good.pdf", "bad.docx", "broken.pdf")

    shown = json.loads(ended.out)["files"]
    assert (ended.code, ended.err) == (1, "")
    assert [(file["path"], file["ok"]) for file in shown] == [
        ("good.pdf", True),
        ("bad.docx", False),
        ("broken.pdf", False),
    ]
    assert [problem["code"] for problem in shown[2]["problems"]] == ["inspect-unreadable"]
    assert shown[2]["report"] is None
    (finding,) = shown[1]["report"]["findings"]
    assert (finding["kind"], finding["forbidden"], finding["count"]) == ("hidden-text", True, 1)


def test_the_docs_list_what_json_has(run: Run, files: Path) -> None:
    page = (PROJECT / "docs" / "inspect.md").read_text(encoding="utf-8")
    tables = {
        section.partition("\n")[0]: re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)
        for section in page.split("\n### ")[1:]
    }
    (files / "linked.docx").write_bytes(docxs.with_link("hyperlink", "https://example.org"))
    (files / "marked.docx").write_bytes(docxs.run("TLP:GREEN", "<w:vanish/>"))
    (linked, marked) = json.loads(run("inspect", "--format", "json", "linked.docx", "marked.docx").out)["files"]
    report = marked["report"]

    assert tables["file"] == list(linked)
    assert tables["report"] == list(report)
    assert tables["finding"] == list(report["findings"][0])
    assert tables["metadata"] == list(report["metadata"][0])
    assert tables["font"] == list(report["fonts"][0])
    assert tables["marking"] == list(report["markings"][0])
    assert tables["link"] == list(linked["report"]["links"][0])


def test_a_terminal_has_colour_unless_unwanted(files: Path) -> None:
    assert "\x1b[1;31m! hidden text" in in_terminal(files, "inspect", "bad.docx")
    assert "\x1b" not in in_terminal(files, "inspect", "bad.docx", NO_COLOR="1")


def test_a_name_of_any_bytes_is_inspected(files: Path) -> None:
    name = b"caf\xe9.pdf"
    (files / "good.pdf").rename(files / name.decode(errors="surrogateescape"))

    for form in ("text", "json"):
        ended = subprocess.run(
            [sys.executable, "-m", "bluf", "inspect", "--format", form, name],
            cwd=files,
            capture_output=True,
            check=False,
        )
        assert (ended.returncode, ended.stderr) == (0, b"")


def test_completion_offers_pdfs_and_docxs(files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(files)
    (files / "a.yaml").touch()

    offered = [item.value for item in page_files(None, None, "")]  # type: ignore[arg-type]

    assert offered == ["bad.docx", "broken.pdf", "good.docx", "good.pdf"]
