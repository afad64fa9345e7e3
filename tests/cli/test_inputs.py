"""Arguments mean briefs, and `--out` and `--to` mean files."""

import os
from pathlib import Path

import click
import pytest

from bluf.cli.inputs import briefs, formats, is_brief, targets


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(*paths: str) -> None:
    for path in paths:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text("title: T\n", encoding="utf-8")


@pytest.mark.usefixtures("here")
def test_without_a_path_every_brief_of_the_folder_briefs_is_meant() -> None:
    put("briefs/b.yaml", "briefs/a.yml", "briefs/C.YAML", "briefs/notes.txt", "briefs/.hidden.yaml", "other.yaml")
    put("briefs/a.receipts.yaml", "briefs/deeper/d.yaml")

    assert briefs(()) == (f"briefs{os.sep}C.YAML", f"briefs{os.sep}a.yml", f"briefs{os.sep}b.yaml")


@pytest.mark.usefixtures("here")
def test_without_a_brief_the_way_to_make_one_is_said() -> None:
    with pytest.raises(click.UsageError, match=r"bluf new briefs/first\.yaml"):
        briefs(())


@pytest.mark.usefixtures("here")
def test_a_folder_means_the_briefs_in_it() -> None:
    put("x/b.yaml", "x/a.yaml", "x/a.txt")

    assert briefs(("x",)) == (str(Path("x/a.yaml")), str(Path("x/b.yaml")))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
@pytest.mark.usefixtures("here")
def test_a_pipe_in_a_folder_is_no_brief_and_a_link_to_nothing_is_told_of() -> None:
    put("x/b.yaml")
    os.mkfifo("x/a.yaml")
    Path("x/c.yaml").symlink_to("nowhere")

    assert briefs(("x",)) == (str(Path("x/b.yaml")), str(Path("x/c.yaml")))


@pytest.mark.usefixtures("here")
def test_a_folder_without_briefs_is_a_misuse() -> None:
    put("x/a.txt")

    with pytest.raises(click.UsageError, match="no brief in x"):
        briefs(("x",))


def test_a_folder_that_may_not_be_looked_into_is_told(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refused)

    with pytest.raises(click.UsageError, match=r"cannot look into .*: Permission denied"):
        briefs((str(here),))


@pytest.mark.usefixtures("here")
def test_a_brief_named_twice_is_taken_once_in_the_order_of_the_first() -> None:
    put("x/b.yaml", "x/a.yaml")

    assert briefs(("x/b.yaml", "./x/b.yaml", "x")) == ("x/b.yaml", str(Path("x/a.yaml")))


@pytest.mark.usefixtures("here")
def test_a_file_that_is_not_there_is_left_to_be_reported_as_a_brief() -> None:
    assert briefs(("gone.yaml",)) == ("gone.yaml",)


def test_standard_input_is_alone() -> None:
    assert briefs(("-",)) == ("-",)
    with pytest.raises(click.UsageError, match="no other beside it"):
        briefs(("-", "x.yaml"))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.yaml", True),
        ("a.YML", True),
        ("a.json", False),
        (".a.yaml", False),
        (".yaml", False),
        ("a.receipts.yaml", False),
        ("receipts.yaml", True),
    ],
)
def test_a_brief_in_a_folder_is_known_by_its_name(name: str, expected: bool) -> None:
    assert is_brief(name) is expected


def to(value: str | None) -> tuple[str, ...] | None:
    command = click.Command("x")
    return formats(click.Context(command), click.Option(["--to"]), value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("pdf", ("pdf",)),
        ("docx,pdf", ("docx", "pdf")),
        (" PDF , .docx,", ("pdf", "docx")),
        ("pdf,pdf", ("pdf",)),
        (None, None),
    ],
)
def test_formats_are_listed_with_commas(value: str | None, expected: tuple[str, ...] | None) -> None:
    assert to(value) == expected


@pytest.mark.parametrize("value", ["odt", "pdf,odt", "", ","])
def test_other_formats_are_refused_with_those_there_are(value: str) -> None:
    with pytest.raises(click.BadParameter, match="pdf, docx, png"):
        to(value)


def test_outputs_are_named_after_the_brief() -> None:
    assert targets("briefs/a.b.yaml", None, None, 1) == {"pdf": Path("out/a.b.pdf"), "docx": Path("out/a.b.docx")}


def test_out_is_the_folder_and_to_the_formats() -> None:
    assert targets("x.yaml", "there", ("png",), 9) == {"png": Path("there/x.png")}


@pytest.mark.usefixtures("here")
def test_out_may_be_a_file_for_one_brief() -> None:
    assert targets("x.yaml", "page.DOCX", None, 1) == {"docx": Path("page.DOCX")}
    with pytest.raises(click.UsageError, match="there are 2 briefs"):
        targets("x.yaml", "page.pdf", None, 2)


@pytest.mark.usefixtures("here")
def test_a_folder_that_is_called_like_a_file_is_a_folder() -> None:
    Path("page.pdf").mkdir()

    assert targets("x.yaml", "page.pdf", ("png",), 1) == {"png": Path("page.pdf/x.png")}


def test_standard_input_goes_to_standard_output_as_a_pdf() -> None:
    assert targets("-", None, None, 1) == {"pdf": None}
    assert targets("-", "-", ("docx",), 1) == {"docx": None}


def test_standard_input_goes_to_a_named_file() -> None:
    assert targets("-", "x.png", None, 1) == {"png": Path("x.png")}


@pytest.mark.parametrize(
    ("out", "to", "said"),
    [
        ("out", None, "say which file to write"),
        (None, ("pdf", "docx"), "one output is one format"),
        ("-", ("pdf", "docx"), "one output is one format"),
        ("x.pdf", ("docx",), "does not go with --to docx"),
    ],
)
def test_what_cannot_be_one_output_is_a_misuse(out: str | None, to: tuple[str, ...] | None, said: str) -> None:
    with pytest.raises(click.UsageError, match=said):
        targets("-", out, to, 1)
