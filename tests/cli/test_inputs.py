"""Arguments mean briefs, and `--out` and `--to` mean files."""

import os
from pathlib import Path

import click
import pytest

from bluf.cli.inputs import briefs, formats, targets


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(*paths: str) -> None:
    for path in paths:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text("title: T\n", encoding="utf-8")


def names(*paths: str) -> tuple[str, ...]:
    return briefs(paths, Path.cwd()).names


@pytest.mark.usefixtures("here")
def test_without_a_path_every_brief_below_the_folder_briefs_is_meant() -> None:
    put("briefs/b.yaml", "briefs/a.yml", "briefs/C.YAML", "briefs/notes.txt", "briefs/.hidden.yaml", "other.yaml")
    put("briefs/a.receipts.yaml", "briefs/deeper/d.yaml")

    assert names() == tuple(str(Path("briefs", name)) for name in ("C.YAML", "a.yml", "b.yaml", "deeper/d.yaml"))


@pytest.mark.parametrize(
    ("folder", "expected"),
    [
        ("briefs", ("a.yaml", "2026/b.yaml")),
        ("briefs/2026", ("../a.yaml", "b.yaml")),
        ("docs/plans", ("../../briefs/a.yaml", "../../briefs/2026/b.yaml")),
    ],
)
def test_they_are_named_as_from_the_folder_that_one_stands_in(
    here: Path, monkeypatch: pytest.MonkeyPatch, folder: str, expected: tuple[str, ...]
) -> None:
    put("briefs/a.yaml", "briefs/2026/b.yaml", "docs/plans/notes.txt")
    monkeypatch.chdir(here / folder)

    assert names() == tuple(str(Path(name)) for name in expected)


@pytest.mark.usefixtures("here")
def test_without_a_project_the_way_to_begin_one_is_said() -> None:
    with pytest.raises(click.UsageError, match=r"bluf new briefs/first\.yaml"):
        names()


@pytest.mark.usefixtures("here")
def test_without_a_project_a_brief_that_is_here_is_said() -> None:
    put("ports.yaml")

    with pytest.raises(click.UsageError, match=r"Name one, such as ports\.yaml, or start one"):
        names()


@pytest.mark.usefixtures("here")
def test_without_a_brief_in_the_project_the_way_to_make_one_is_said() -> None:
    Path("briefs").mkdir()

    with pytest.raises(click.UsageError, match=r"briefs/ has no \.yaml file.*bluf new briefs/first\.yaml"):
        names()


@pytest.mark.usefixtures("here")
def test_a_folder_means_the_briefs_in_it_and_below() -> None:
    put("x/b.yaml", "x/a.yaml", "x/a.txt", "x/y/c.yaml")

    assert names("x") == tuple(str(Path(name)) for name in ("x/a.yaml", "x/b.yaml", "x/y/c.yaml"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
@pytest.mark.usefixtures("here")
def test_a_pipe_in_a_folder_is_no_brief_and_a_link_to_nothing_is_told_of() -> None:
    put("x/b.yaml")
    os.mkfifo("x/a.yaml")
    Path("x/c.yaml").symlink_to("nowhere")

    assert names("x") == (str(Path("x/b.yaml")), str(Path("x/c.yaml")))


@pytest.mark.usefixtures("here")
def test_a_folder_without_briefs_is_a_misuse() -> None:
    put("x/a.txt")

    with pytest.raises(click.UsageError, match="no brief in x"):
        names("x")


def test_a_folder_that_may_not_be_looked_into_is_told(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", refused)

    with pytest.raises(click.UsageError, match=r"cannot look into .*: Permission denied"):
        names(str(here))


@pytest.mark.usefixtures("here")
def test_a_brief_named_twice_is_taken_once_in_the_order_of_the_first() -> None:
    put("x/b.yaml", "x/a.yaml")

    assert names("x/b.yaml", "./x/b.yaml", "x") == ("x/b.yaml", str(Path("x/a.yaml")))


@pytest.mark.usefixtures("here")
def test_a_file_that_is_not_there_is_left_to_be_reported_as_a_brief() -> None:
    assert names("gone.yaml") == ("gone.yaml",)


@pytest.mark.usefixtures("here")
def test_the_suffix_of_a_brief_may_be_left_out() -> None:
    put("a.yaml", "b", "b.yaml")

    assert names("a", "b") == ("a.yaml", "b")


def test_standard_input_is_alone() -> None:
    assert names("-") == ("-",)
    with pytest.raises(click.UsageError, match="no other beside it"):
        names("-", "x.yaml")


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


def made(
    *paths: str, out: str | None = None, to: tuple[str, ...] | None = ("pdf",)
) -> dict[str, dict[str, Path | None]]:
    here = Path.cwd()
    return targets(briefs(paths, here), out, to, here)


def pdfs(*paths: str, out: str | None = None) -> list[str]:
    return [str(places["pdf"]) for places in made(*paths, out=out).values()]


@pytest.mark.usefixtures("here")
def test_outputs_are_named_after_the_brief() -> None:
    expected = {"pdf": Path("out/a.b.pdf"), "docx": Path("out/a.b.docx")}

    assert made("briefs/a.b.yaml", to=None) == {"briefs/a.b.yaml": expected}


@pytest.mark.parametrize(
    ("folder", "named", "expected"),
    [
        (".", "briefs/2026/ports.yaml", "out/2026/ports.pdf"),
        ("briefs/2026", "ports.yaml", "../../out/2026/ports.pdf"),
        ("docs", "../briefs/2026/ports.yaml", "../out/2026/ports.pdf"),
        (".", "notes/x.yaml", "out/x.pdf"),
        ("notes", "x.yaml", "../out/x.pdf"),
        (".", "briefs/gone/soon.yaml", "out/gone/soon.pdf"),
    ],
)
def test_outputs_go_to_the_project_s_out_in_the_subfolders_of_their_brief(
    here: Path, monkeypatch: pytest.MonkeyPatch, folder: str, named: str, expected: str
) -> None:
    put("briefs/2026/ports.yaml", "notes/x.yaml", "docs/y.txt")
    monkeypatch.chdir(here / folder)

    assert pdfs(named) == [str(Path(expected))]


def test_a_brief_of_a_project_elsewhere_has_its_outputs_there(
    here: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("briefs/2026/ports.yaml")
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))

    assert pdfs(str(here / "briefs/2026/ports.yaml")) == [str(here / "out/2026/ports.pdf")]


@pytest.mark.usefixtures("here")
def test_a_brief_of_no_project_has_its_outputs_where_one_stands() -> None:
    put("x/y/a.yaml")

    assert pdfs("x/y/a.yaml") == pdfs("x") == [str(Path("out/a.pdf"))]


def test_out_is_taken_from_where_one_stands_and_mirrors_what_is_built_from_a_folder(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("briefs/a.yaml", "briefs/2026/b.yaml", "notes/deep/c.yaml")
    monkeypatch.chdir(here / "briefs/2026")

    assert pdfs(out="web") == [str(Path("web/a.pdf")), str(Path("web/2026/b.pdf"))]
    assert pdfs("b.yaml", out="web") == [str(Path("web/b.pdf"))]
    assert pdfs("..", out="web") == [str(Path("web/a.pdf")), str(Path("web/2026/b.pdf"))]
    assert pdfs("../../notes", out="web") == [str(Path("web/deep/c.pdf"))]


@pytest.mark.usefixtures("here")
def test_out_is_the_folder_and_to_the_formats() -> None:
    assert made("x.yaml", out="there", to=("png",)) == {"x.yaml": {"png": Path("there/x.png")}}


@pytest.mark.usefixtures("here")
def test_out_may_be_a_file_for_one_brief() -> None:
    assert made("x.yaml", out="page.DOCX", to=None) == {"x.yaml": {"docx": Path("page.DOCX")}}
    with pytest.raises(click.UsageError, match="there are 2 briefs"):
        made("x.yaml", "y.yaml", out="page.pdf", to=None)


@pytest.mark.usefixtures("here")
def test_a_folder_that_is_called_like_a_file_is_a_folder() -> None:
    Path("page.pdf").mkdir()

    assert made("x.yaml", out="page.pdf", to=("png",)) == {"x.yaml": {"png": Path("page.pdf/x.png")}}


def test_standard_input_goes_to_standard_output_as_a_pdf() -> None:
    assert made("-", to=None) == {"-": {"pdf": None}}
    assert made("-", out="-", to=("docx",)) == {"-": {"docx": None}}


def test_standard_input_goes_to_a_named_file() -> None:
    assert made("-", out="x.png", to=None) == {"-": {"png": Path("x.png")}}


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
        made("-", out=out, to=to)
