"""What a file is shows in its content, and its name says the same; it lies in its folder, and is of a bounded size."""

import os
from pathlib import Path

import pytest
from PIL import Image

from bluf.assets import pictures
from bluf.assets.picture_faults import PictureError
from bluf.assets.pictures import read_picture
from bluf.document import Drawing
from bluf.ground.workspace import Workspace
from tests.assets.pictures import dots, encoded, fault, opened, read, svg


@pytest.mark.parametrize(
    ("kind", "said"),
    [("GIF", "GIF"), ("WEBP", "WebP"), ("TIFF", "TIFF"), ("BMP", "BMP"), ("PDF", "PDF"), ("ICO", "icon")],
)
def test_other_kinds_are_named_with_what_to_convert_them_to(kind: str, said: str) -> None:
    told = fault(encoded(dots(size=(32, 32)), kind))

    assert said in told.message
    assert "PNG" in told.hint


@pytest.mark.parametrize(
    "data", [b"", b"just words", b"\0\0\0\x18ftypheic\0\0\0\0", b"%!PS-Adobe-3.0 EPSF-3.0", b"\x1f\x8b\x08packed"]
)
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    assert fault(data).hint


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.png", encoded(dots(), "JPEG")), ("a.jpg", encoded(dots(), "PNG")), ("a.svg", encoded(dots(), "PNG")),
        ("a.png", svg('<path d="M0 0h9v9z"/>')), ("a", encoded(dots(), "PNG")), ("a.txt", encoded(dots(), "PNG")),
    ],
)  # fmt: skip
def test_a_wrong_name_is_told_with_the_right_one(tmp_path: Path, name: str, data: bytes) -> None:
    with pytest.raises(PictureError, match="its name says") as told:
        read(tmp_path, name, data)

    assert told.value.hint.startswith("rename it to `a.")


@pytest.mark.parametrize("name", ["A.PNG", "b.Png"])
def test_capitals_in_a_name_don_t_matter(tmp_path: Path, name: str) -> None:
    assert read(tmp_path, name, encoded(dots(), "PNG")).picture


def test_a_file_of_over_ten_megabytes_is_refused_unread(tmp_path: Path) -> None:
    with pytest.raises(PictureError, match="10 MB"):
        read(tmp_path, "a.png", encoded(dots(), "PNG") + bytes(pictures.MOST_BYTES))


def test_a_pipe_a_folder_and_a_link_outside_are_refused(tmp_path: Path) -> None:
    inside = tmp_path / "in"
    inside.mkdir()
    (tmp_path / "secret.png").write_bytes(encoded(dots(), "PNG"))
    os.mkfifo(inside / "pipe.png")
    (inside / "folder.png").mkdir()
    (inside / "link.png").symlink_to(tmp_path / "secret.png")
    for name in ("pipe.png", "folder.png", "link.png"):
        with pytest.raises(PictureError):
            read_picture(inside / name, inside, Workspace(inside))


def test_a_picture_is_decoded_once_while_its_content_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = read(tmp_path, "a.png", encoded(dots(), "PNG"))
    decoded: list[str] = []
    own = pictures.drawing_of

    def counted(data: bytes, kind: str) -> Drawing:
        decoded.append(kind)
        return own(data, kind)

    monkeypatch.setattr(pictures, "drawing_of", counted)

    assert read(tmp_path, "b.png", encoded(dots(), "PNG")) is first
    assert read(tmp_path, "a.png", encoded(dots("L"), "PNG")) is not first
    assert decoded == ["PNG"]


def test_a_crop_takes_the_middle_and_drops_the_rest(tmp_path: Path) -> None:
    wide = Image.new("RGB", (300, 100), (255, 255, 255))
    wide.paste((1, 2, 3), (0, 0, 100, 100))
    wide.paste((4, 5, 6), (200, 0, 300, 100))
    made = read(tmp_path, "a.png", encoded(wide, "PNG"), crop=1.0)

    assert made.picture
    assert (made.width, made.height) == (100, 100)
    assert opened(made.picture.image).getcolors() == [(10_000, (255, 255, 255))]


def test_a_crop_cuts_a_jpeg_for_good(tmp_path: Path) -> None:
    made = read(tmp_path, "a.jpg", encoded(dots(size=(64, 16)), "JPEG"), crop=0.5)

    assert made.picture
    assert (made.picture.image.width, made.picture.image.height) == (8, 16)
    assert opened(made.picture.image).size == (8, 16)


def test_a_crop_cuts_an_svg_for_good(tmp_path: Path) -> None:
    inner = (
        '<path d="M0 0h10v50H0z" fill="#abcdef"/><path d="M30 0h40v50H30z"/><path d="M90 0h10v50H90z" fill="#fedcba"/>'
    )
    made = read(tmp_path, "a.svg", svg(inner), crop=1.0)

    assert (made.width, made.height) == (50, 50)
    assert len(made.shapes) == 1
