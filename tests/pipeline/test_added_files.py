"""A file that is put beside a brief goes to its kind's folder under a safe name, and nowhere else."""

import hashlib
from pathlib import Path

import pytest

from bluf import NotAddedError, PlaceForFile, add_file, place_for_file
from bluf.pipeline.added_file_kinds import DATA, MOST_ROWS, PICTURE
from bluf.pipeline.added_files import Room
from bluf.sources.formats import SUFFIXES

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)
JPEG = b"\xff\xd8\xff\xe0" + bytes(20)
SVG = b'<?xml version="1.0"?>\n<!-- a map -->\n<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>\n'


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    folder = tmp_path / "project" / "briefs"
    folder.mkdir(parents=True)
    (folder / "ports.yaml").write_text("title: Ports\n", encoding="utf-8")
    return folder / "ports.yaml"


def files(brief: Path) -> list[str]:
    """All files of the project, as paths from the brief's folder."""
    root = brief.parent
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())


@pytest.mark.parametrize(
    ("kind", "name", "content", "file"),
    [
        ("picture", "Map 1.PNG", PNG, "pictures/Map-1.png"),
        ("picture", "photo.jpeg", JPEG, "pictures/photo.jpeg"),
        ("picture", "map.svg", SVG, "pictures/map.svg"),
        ("picture", "map.svg", b"\xef\xbb\xbf<svg></svg>", "pictures/map.svg"),
        ("data", "needs.csv", b"a;b\n1;2\n", "data/needs.csv"),
        ("data", "needs.tsv", "a\tb\n".encode("utf-16"), "data/needs.tsv"),
        ("source", "note.txt", b"Words.", "sources/note.txt"),
        ("source", "paper.pdf", b"%PDF-1.7\n", "sources/paper.pdf"),
        ("source", "paper.docx", b"PK\x03\x04", "sources/paper.docx"),
    ],
)
def test_a_file_goes_to_the_folder_of_its_kind(brief: Path, kind: str, name: str, content: bytes, file: str) -> None:
    assert add_file(brief, kind, name, content) == file
    assert (brief.parent / file).read_bytes() == content
    assert files(brief) == sorted([file, "ports.yaml"])


def test_every_format_of_sources_can_be_added(brief: Path) -> None:
    signs = {".pdf": b"%PDF-", ".docx": b"PK\x03\x04", ".odt": b"PK\x03\x04", ".rtf": b"{\\rtf1}"}
    for suffix in SUFFIXES:
        assert add_file(brief, "source", f"a{suffix}", signs.get(suffix, b"words")) == f"sources/a{suffix}"


@pytest.mark.parametrize(
    ("kind", "name", "content", "why"),
    [
        ("picture", "map.gif", b"GIF89a", r"\.png, \.jpg, \.jpeg or \.svg"),
        ("picture", "map", PNG, "should end in"),
        ("picture", "map.png.exe", PNG, "should end in"),
        ("picture", "map.png", JPEG, "no PNG picture: by its content it is a JPEG"),
        ("picture", "map.jpg", PNG, "no JPEG picture: by its content it is a PNG"),
        ("picture", "map.png", b"<html><script>", "no PNG picture$"),
        ("picture", "map.svg", b"<html xmlns='http://www.w3.org/1999/xhtml'><svg/></html>", "no SVG picture$"),
        ("picture", "map.svg", b"not xml", "no SVG picture$"),
        ("picture", "map.svg", PNG, "it is a PNG"),
        ("picture", "map.png", b"", "it is empty"),
        ("picture", "ports.yaml", b"title: Mine\n", "should end in"),
        ("data", "needs.csv", b"PK\x03\x04\x00rest", "ZIP archive, as those of Word and Excel"),
        ("data", "needs.csv", b"a,b\0c", "no CSV file$"),
        ("data", "needs.xlsx", b"PK\x03\x04", r"\.csv or \.tsv"),
        ("data", "needs.csv", b"1\n" * (MOST_ROWS + 1), "over 100,000 rows"),
        ("source", "paper.pdf", b"<html>", "no PDF"),
        ("source", "paper.docx", b"%PDF-1.4", "it is a PDF"),
        ("source", "note.txt", b"\x7fELF\0\0", "no plain text$"),
        ("source", "note.html", PNG, "it is a PNG"),
        ("source", "note.exe", b"MZ", "should end in"),
        ("template", "page.html.j2", b"{{ 1 }}", "as a picture, as data or as a source"),
    ],
)
def test_what_is_not_what_its_name_says_is_refused(brief: Path, kind: str, name: str, content: bytes, why: str) -> None:
    with pytest.raises(NotAddedError, match=why):
        add_file(brief, kind, name, content)
    assert files(brief) == ["ports.yaml"]
    assert not (brief.parent / "pictures").exists()


@pytest.mark.parametrize(("kind", "name"), [(PICTURE, "a.png"), (DATA, "a.csv")])
def test_a_file_over_its_limit_is_refused_by_its_length_alone(brief: Path, kind: object, name: str) -> None:
    known = PICTURE if kind is PICTURE else DATA
    with pytest.raises(NotAddedError, match="MiB, and a file of this kind may have") as raised:
        place_for_file(brief, known.name, name, known.most + 1, "")
    assert raised.value.too_large
    assert place_for_file(brief, known.name, name, known.most, "").room == "free"


def test_an_entity_bomb_before_an_svgs_first_element_is_not_expanded(brief: Path) -> None:
    bomb = b'<!DOCTYPE svg [<!ENTITY a "' + b"x" * 1000 + b'"><!ENTITY b "' + b"&a;" * 1000 + b'">]><svg>&b;</svg>'
    assert add_file(brief, "picture", "bomb.svg", bomb) == "pictures/bomb.svg"  # which its reader refuses


def test_another_file_of_the_name_is_never_replaced_in_silence(brief: Path) -> None:
    first, second, third = (PNG + bytes([number]) for number in range(3))

    assert add_file(brief, "picture", "map.png", first) == "pictures/map.png"
    assert add_file(brief, "picture", "map.png", second) == "pictures/map-2.png"
    assert add_file(brief, "picture", "MAP.PNG", third) == "pictures/MAP-2.png" or not _folds(brief)
    assert (brief.parent / "pictures/map.png").read_bytes() == first
    assert (brief.parent / "pictures/map-2.png").read_bytes() == second


def _folds(brief: Path) -> bool:
    return (brief.parent / "PORTS.YAML").exists()


def test_the_very_same_file_is_taken_for_the_one_that_is_there(brief: Path) -> None:
    add_file(brief, "picture", "map.png", PNG)
    digest = hashlib.sha256(PNG).hexdigest()

    assert add_file(brief, "picture", "map.png", PNG) == "pictures/map.png"
    assert place_for_file(brief, "picture", "map.png", len(PNG), digest) == PlaceForFile(
        "pictures/map.png", Room.SAME, "pictures/map.png"
    )
    assert place_for_file(brief, "picture", "map.png", len(PNG), "0" * 64).other == "pictures/map-2.png"
    assert place_for_file(brief, "picture", "Map.png", len(PNG), "0" * 64).room == "taken"


def test_a_file_is_replaced_where_that_is_asked_for(brief: Path) -> None:
    add_file(brief, "data", "needs.csv", b"a\n1\n")
    assert add_file(brief, "data", "needs.csv", b"a\n2\n", replace=True) == "data/needs.csv"
    assert (brief.parent / "data/needs.csv").read_bytes() == b"a\n2\n"
    assert files(brief) == ["data/needs.csv", "ports.yaml"]


@pytest.mark.parametrize("replace", [False, True])
def test_no_link_leads_a_file_out_of_the_briefs_folder_or_over_another(brief: Path, replace: bool) -> None:
    outside = brief.parents[2] / "outside"
    outside.mkdir()
    (outside / "map.png").write_bytes(b"theirs")
    (brief.parent / "pictures").symlink_to(outside)
    with pytest.raises(NotAddedError, match="leads out of the brief's folder"):
        add_file(brief, "picture", "map.png", PNG, replace=replace)
    (brief.parent / "pictures").unlink()
    (brief.parent / "pictures").mkdir()
    for number, target in enumerate((outside / "map.png", outside / "new.png", brief)):
        (brief.parent / "pictures" / f"{number}.png").symlink_to(target)
        if replace:
            with pytest.raises(NotAddedError, match="is a link or a folder"):
                add_file(brief, "picture", f"{number}.png", PNG, replace=True)
        else:
            assert add_file(brief, "picture", f"{number}.png", PNG) == f"pictures/{number}-2.png"
    assert [path.read_bytes() for path in outside.iterdir()] == [b"theirs"]
    assert brief.read_text(encoding="utf-8") == "title: Ports\n"


def test_a_file_in_the_place_of_the_folder_is_said(brief: Path) -> None:
    (brief.parent / "pictures").write_text("no folder", encoding="utf-8")
    with pytest.raises(NotAddedError, match="pictures is no folder"):
        add_file(brief, "picture", "map.png", PNG)


def test_a_name_that_leads_elsewhere_leads_nowhere(brief: Path) -> None:
    assert add_file(brief, "data", "../../../tmp/x.csv", b"a") == "data/x.csv"
    assert add_file(brief, "data", "..\\..\\y.csv", b"a") == "data/y.csv"
    assert files(brief) == ["data/x.csv", "data/y.csv", "ports.yaml"]
