"""A picture of a brief is set from its file, with what stands for it; what is wrong with one is told at its line."""

from pathlib import Path

import pytest
from PIL import Image

import bluf
from bluf.document import Drawing, Figure, blocks_within
from bluf.ground.workspace import Workspace
from bluf.layout import placed_figures
from bluf.pipeline.phases import Outcome, run
from tests.assets.pictures import dots, encoded, svg

HEAD = "title: T\ndate: 2024-10-25\nbottom_line: B\nkey_points: [K]\n"
LINE = 8  # of the picture's first line
GOOD = "file: quay.png\nalt: A quay with a crane\n"


def outcome(
    folder: Path, picture: str, *, name: str = "quay.png", data: bytes | None = None, more: str = ""
) -> Outcome:
    if data is not None or name:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(encoded(dots(size=(1200, 600)), "PNG") if data is None else data)
    lines = "".join(f"      {line}\n" for line in picture.splitlines())
    path = folder / "b.yaml"
    path.write_text(f"{HEAD}sections:\n  - heading: Quays\n    picture:\n{lines}{more}", encoding="utf-8")
    return run(str(path), Workspace(folder))


def told(found: Outcome) -> list[tuple[str, int, str]]:
    return [(problem.code, problem.span.line if problem.span else 0, str(problem.field)) for problem in found.problems]


def pictures(found: Outcome) -> list[Figure]:
    assert found.page
    return [block for block in blocks_within(found.page.document.body) if isinstance(block, Figure)]


def test_a_picture_is_set_with_its_alternative_text(tmp_path: Path) -> None:
    found = outcome(tmp_path, GOOD)
    (picture,) = pictures(found)

    assert told(found) == []
    assert isinstance(picture.content, Drawing)
    assert (picture.style, picture.alt) == ("Picture", "A quay with a crane")


def test_its_caption_and_credit_stand_under_it(tmp_path: Path) -> None:
    found = outcome(tmp_path, GOOD + "caption: The quay in May\ncredit: Port Authority\n")
    assert found.page
    words = [line.text for paragraph in bluf.layout.placed_paragraphs(found.page.body) for line in paragraph.lines]

    assert words[-1].replace("\xa0", " ").split() == ["The", "quay", "in", "May", "·", "Port", "Authority"]


def test_decoration_has_none(tmp_path: Path) -> None:
    found = outcome(tmp_path, "file: quay.png\ndecorative: true\n")

    assert told(found) == []
    assert pictures(found)[0].alt is None


def test_a_picture_without_an_alternative_text_is_refused(tmp_path: Path) -> None:
    (problem,) = outcome(tmp_path, "file: quay.png\n").problems

    assert (problem.code, problem.is_error) == ("missing-alt", True)
    assert problem.span
    assert problem.span.line == LINE - 1
    assert problem.hint
    assert "decorative: true" in problem.hint


@pytest.mark.parametrize(
    ("alt", "code"),
    [
        ("quay.png", "doubtful-alt"), ("Picture", "doubtful-alt"), ("an image.", "doubtful-alt"),
        ("word " * 70, "doubtful-alt"), ("A quay", None),
    ],
)  # fmt: skip
def test_an_alternative_text_that_says_nothing_is_doubtful(tmp_path: Path, alt: str, code: str | None) -> None:
    found = outcome(tmp_path, f"file: quay.png\nalt: {alt}\n")

    assert found.ok
    assert told(found) == ([(code, LINE + 1, "sections[0].picture.alt")] if code else [])


def test_decoration_with_an_alternative_text_is_doubtful(tmp_path: Path) -> None:
    found = outcome(tmp_path, GOOD + "decorative: true\n")

    assert found.ok
    assert told(found) == [("decorative-alt", LINE + 1, "sections[0].picture.alt")]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (encoded(dots(), "JPEG"), "it is a JPEG, and its name says PNG"), (b"GIF89a", "GIF"),
        (b"\x89PNG\r\n\x1a\n", "broken"), (b"", "empty"), (bytes(10_000_001), "10 MB"),
    ],
)  # fmt: skip
def test_what_can_t_be_shown_is_told_at_its_line(tmp_path: Path, data: bytes, said: str) -> None:
    found = outcome(tmp_path, GOOD, data=data)

    assert told(found) == [("picture-unusable", LINE, "sections[0].picture.file")]
    assert said in found.problems[0].message
    assert found.problems[0].hint
    assert found.page is None


def test_a_file_that_is_not_there_is_told_with_the_one_that_may_be_meant(tmp_path: Path) -> None:
    found = outcome(tmp_path, "file: qay.png\nalt: A quay\n")

    assert told(found) == [("picture-missing", LINE, "sections[0].picture.file")]
    assert found.problems[0].hint == "did you mean `quay.png`?"


@pytest.mark.parametrize("name", ["../quay.png", "/etc/quay.png", "C:\\\\quay.png"])
def test_a_file_outside_of_the_folder_is_refused(tmp_path: Path, name: str) -> None:
    found = outcome(tmp_path, f'file: "{name}"\nalt: A quay\n')

    assert told(found) == [("outside-folder", LINE, "sections[0].picture.file")]


@pytest.mark.parametrize("crop", ["wide", "4:0", "0:3", "100:1", "1:30", "4:3:2", "-1"])
def test_a_crop_is_a_width_to_a_height(tmp_path: Path, crop: str) -> None:
    found = outcome(tmp_path, f'{GOOD}crop: "{crop}"\n')

    assert told(found) == [("bad-value", LINE + 2, "sections[0].picture.crop")]


@pytest.mark.parametrize(("crop", "ratio"), [("4:3", 4 / 3), ("1:1", 1), ("1.5", 1.5), ("2.5 : 2", 1.25)])
def test_a_picture_is_cropped_as_it_is_asked(tmp_path: Path, crop: str, ratio: float) -> None:
    found = outcome(tmp_path, f'{GOOD}crop: "{crop}"\n')
    (picture,) = pictures(found)

    assert isinstance(picture.content, Drawing)
    assert picture.content.width / picture.content.height == pytest.approx(ratio, rel=0.01)


def test_a_picture_of_few_dots_is_told_with_both_numbers(tmp_path: Path) -> None:
    found = outcome(tmp_path, GOOD, data=encoded(dots(size=(300, 60)), "PNG"))
    (problem,) = found.problems

    assert found.ok
    assert found.page
    (placed,) = placed_figures(found.page.body)
    assert told(found) == [("picture-coarse", LINE, "sections[0].picture.file")]
    assert problem.data
    assert (problem.data.amount, problem.data.limit) == (int(300 / placed.rect.width * 72), 150)
    assert "150" in problem.message


def test_an_svg_is_never_too_coarse(tmp_path: Path) -> None:
    found = outcome(tmp_path, "file: a.svg\nalt: A box\n", name="a.svg", data=svg('<path d="M0 0h9v9z"/>'))

    assert told(found) == []


def test_files_hold_no_more_dots_than_print_shows(tmp_path: Path) -> None:
    large = Image.effect_noise((3000, 1500), 60).convert("RGB")
    found = outcome(tmp_path, GOOD.replace("png", "jpg"), name="quay.jpg", data=encoded(large, "JPEG", quality=95))
    assert found.page
    (placed,) = placed_figures(found.page.body)
    pdf, docx = bluf.write_pdf(found.page), bluf.write_docx(found.page)

    assert f"/Width {round(placed.rect.width / 72 * 300)}".encode() in pdf
    assert max(len(pdf), len(docx)) < (tmp_path / "quay.jpg").stat().st_size
    assert (pdf, docx) == (bluf.write_pdf(found.page), bluf.write_docx(found.page))


def test_a_template_prints_a_picture_in_a_style_of_its_choice(tmp_path: Path) -> None:
    folder = tmp_path / "templates" / "mine"
    folder.mkdir(parents=True)
    fields = "fields:\n  portrait: {type: picture, description: Who it is}\n"
    (folder / "template.yaml").write_text(f"name: mine\ndescription: D\nstyle: plain\n{fields}", encoding="utf-8")
    page = '<h1>{{ title }}</h1><figure class="Photo">{{ portrait }}</figure><p>{{ bottom_line }}</p>'
    (folder / "page.html.j2").write_text(page + "<p>{{ key_points[0].text }}</p>", encoding="utf-8")
    (tmp_path / "p.png").write_bytes(encoded(dots(size=(600, 600)), "PNG"))
    brief = tmp_path / "b.yaml"
    brief.write_text(f"{HEAD}template: mine\nportrait: {{file: p.png, alt: Ana Lind}}\n", encoding="utf-8")
    found = run(str(brief), Workspace(tmp_path))

    assert [each.style for each in pictures(found)] == ["Photo"]


def test_trim_takes_a_picture_with_its_caption(tmp_path: Path) -> None:
    steps = "".join(
        f"  - Step {n} goes on for so long that it takes up two lines of the page, as {n} do.\n" for n in range(48)
    )
    more = f"    text: Words.\nfit: trim\nnext_steps:\n{steps}"
    found = outcome(tmp_path, f"{GOOD}caption: The quay in May\npriority: 5\n", more=more)

    assert found.page
    assert found.page.dropped == ("sections[0].picture",)
    assert pictures(found) == []
    lines = [line.text for paragraph in bluf.layout.placed_paragraphs(found.page.body) for line in paragraph.lines]
    words = " ".join(lines)
    assert "Step 47 goes on for so long that it takes up two lines of the page, as 47 do." in words
    assert "The quay in May" not in words


def test_one_that_is_too_narrow_to_be_seen_is_told_at_its_line(tmp_path: Path) -> None:
    found = outcome(tmp_path, GOOD, data=encoded(dots(size=(10, 2000)), "PNG"))

    assert ("picture-unusable", LINE, "sections[0].picture.file") in told(found)
