"""The list of formats is the only place where one is added."""

import json
from importlib import import_module
from pathlib import Path

import pytest

import bluf
from bluf.sources import FORMATS, Format, usual_suffixes
from tests.one_more import DOCS, change, copy_into, said

ENTRY = """\
MADE_UP = Format(
    "made-up file", (".mdup", ".madeup"), "bluf.sources.made_up", "what stands between stars", "line"
)
FORMATS = (MADE_UP, """
READER = '''\
"""Turn made-up files into blocks."""

from bluf.sources.reader_output import ReaderOutput
from bluf.sources.decoding import decoded
from bluf.sources.source_text import Block, SourceLine, SourcePlace


def read(data: bytes, encoding: str | None) -> ReaderOutput:
    """Read what stands between stars."""
    lines = decoded(data, encoding).split("*")[1::2]
    blocks = [Block((SourceLine(SourcePlace(line=number), line),)) for number, line in enumerate(lines, 1)]
    return ReaderOutput(blocks, "A made-up title", "Ana Lind")
'''
SAID = "*The quay was done in May.* nothing *“We shall dredge the whole harbour,” said Ana Lind, the mayor.*"
BRIEF = """\
title: The quay
date: 2026-03-03
bottom_line: The quay is done.
key_points: [It is done.]
quotes:
  - {text: We shall dredge the whole harbour, speaker: Ana Lind, source: s}
sources:
  - {id: s, title: A source, file: s.mdup}
"""


@pytest.fixture(scope="module")
def with_one_more(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with bluf's code, to whose list of formats one was added."""
    folder = tmp_path_factory.mktemp("bluf")
    sources = copy_into(folder) / "sources"
    change(sources / "formats.py", "\nFORMATS = (", f"\n{ENTRY}")
    (sources / "made_up.py").write_text(READER, encoding="utf-8")
    (folder / "s.mdup").write_text(SAID, encoding="utf-8")
    (folder / "brief.yaml").write_text(BRIEF, encoding="utf-8")
    return folder


@pytest.mark.parametrize("page", ["quotes.md", "drafting.md", "commands.md", "brief.md"])
def test_a_format_that_is_added_is_in_the_docs(with_one_more: Path, page: str) -> None:
    assert ".mdup" in said(with_one_more, "-c", DOCS, page)


def test_a_format_that_is_added_is_in_the_help_and_the_schema(with_one_more: Path) -> None:
    assert ".mdup, .txt" in " ".join(said(with_one_more, "-m", "bluf", "new", "--help").split())
    schema = json.loads(said(with_one_more, "-m", "bluf", "schema"))
    assert ".mdup, .txt" in schema["$defs"]["SourceEntry"]["properties"]["file"]["description"]


def test_a_format_that_is_added_is_read_by_a_check_and_a_draft(with_one_more: Path) -> None:
    assert "1 quote: 1 verified" in said(with_one_more, "-m", "bluf", "check", "brief.yaml")
    said(with_one_more, "-m", "bluf", "new", "draft.yaml", "--from", "s.mdup", code=1)  # no sentence is its bottom line
    draft = (with_one_more / "draft.yaml").read_text(encoding="utf-8")
    assert "A made-up title" in draft
    assert "We shall dredge the whole harbour" in draft


def test_a_format_that_is_added_is_in_the_messages(with_one_more: Path) -> None:
    (with_one_more / "s.doc").write_text("x")
    (with_one_more / "other.yaml").write_text(BRIEF.replace("s.mdup", "s.doc"))
    assert ".mdup, .txt" in said(with_one_more, "-m", "bluf", "check", "other.yaml", code=1)
    (with_one_more / "third.yaml").write_text(BRIEF.replace("s.mdup", "t.mdup"))
    assert "did you mean `s.mdup`" in said(with_one_more, "-m", "bluf", "check", "third.yaml", code=1)


def test_the_author_that_a_file_names_goes_with_its_text(with_one_more: Path) -> None:
    code = "import sys, pathlib, bluf.sources as s; print(s.read_source(pathlib.Path(sys.argv[1])).author)"

    assert said(with_one_more, "-c", code, str(with_one_more / "s.mdup")) == "Ana Lind\n"


def test_no_other_module_names_the_endings_of_files_of_sources() -> None:
    """Where a list of them stands, the next format would be forgotten."""
    root = Path(bluf.__file__).parent
    others = [path for path in root.rglob("*") if path.suffix in (".py", ".js", ".html") and path.name != "formats.py"]
    usual = [each.suffixes[0] for each in FORMATS if each.suffixes[0] not in (".pdf", ".docx")]  # what bluf writes

    for path in others:
        text = path.read_text(encoding="utf-8")
        named = [suffix for suffix in usual if f'"{suffix}"' in text or f"{suffix}, ." in text]
        assert len(named) < 2, f"{path} lists {named}"


@pytest.mark.parametrize("kind", FORMATS, ids=lambda kind: kind.name)
def test_every_format_says_what_is_read_and_has_a_reader(kind: Format) -> None:
    assert kind.what
    assert kind.place in ("line", "paragraph", "page")
    assert callable(import_module(kind.module).read)


def test_formats_are_listed_as_a_sentence_has_them() -> None:
    assert usual_suffixes().startswith(".txt, .md, ")
    assert usual_suffixes("and", "`").endswith("`.vtt` and `.srt`")
