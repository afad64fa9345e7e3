"""The letterhead of a style stands above the title of every page that is set in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import bluf
from bluf.document import Division, Drawing, Figure, Paragraph
from bluf.ground.workspace import Workspace
from bluf.layout import Page, PlacedFigure, PlacedParagraph, placed_figures, placed_paragraphs
from bluf.pipeline.phases import run
from bluf.problems import BriefError, Problem
from tests.assets.pictures import dots, encoded, svg
from tests.template.samples import style_in, write_style, write_template

LOGO = svg('<circle cx="25" cy="25" r="20"/><path d="M55 10h40v30H55z"/>')  # twice as wide as high
HEAD = "description: D\nbased_on: plain\n"
BOTH = "letterhead: {logo: logo.svg, alt: Ministry of Ports, lines: [Ministry of Ports, Harn]}\n"
BRIEF = "title: T\ndate: 2024-10-25\nbottom_line: B\nkey_points: [K]\nstyle: mine\n"
MM = 72 / 25.4


def put(folder: Path, name: str = "logo.svg", data: bytes = LOGO) -> None:
    path = folder / "templates" / "styles" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def page_in(folder: Path, style: str = BOTH, more: str = "", *, problems: list[Problem] | None = None) -> Page:
    put(folder)
    write_style(folder, HEAD + style, "mine")
    (folder / "b.yaml").write_text(BRIEF + more, encoding="utf-8")
    found = run(str(folder / "b.yaml"), Workspace(folder))
    if problems is not None:
        problems.extend(found.problems)
    assert found.page, [problem.message for problem in found.problems]
    return found.page


def faults(folder: Path, style: str) -> tuple[Problem, ...]:
    put(folder)
    with pytest.raises(BriefError) as told:
        style_in(folder, HEAD + style)
    return told.value.problems


def words(page: Page) -> list[str]:
    return [line.text for paragraph in placed_paragraphs(page.body) for line in paragraph.lines]


def logo(page: Page) -> PlacedFigure:
    (placed,) = placed_figures(page.body)
    return placed


def lines(page: Page) -> PlacedParagraph:
    return next(each for each in placed_paragraphs(page.body) if each.block.style == "Letterhead")


def test_the_logo_stands_at_the_left_and_the_lines_beside_it_above_the_title(tmp_path: Path) -> None:
    page = page_in(tmp_path)
    placed = logo(page)

    assert (placed.rect.x, placed.rect.y) == pytest.approx((page.frame.x, page.frame.y))
    assert placed.rect.height == pytest.approx(14 * MM, abs=0.05)
    assert placed.rect.width == pytest.approx(28 * MM, abs=0.1)
    assert lines(page).rect.x > placed.rect.right
    assert words(page)[:3] == ["Ministry of Ports", "Harn", "T"]
    title = next(each for each in placed_paragraphs(page.body) if each.block.style == "Title")
    assert title.rect.y > placed.rect.bottom + 10


def test_it_is_mirrored_where_writing_runs_from_right_to_left(tmp_path: Path) -> None:
    page = page_in(tmp_path, more="lang: he\n")

    assert logo(page).rect.right == pytest.approx(page.frame.right, abs=0.6)
    assert lines(page).rect.right < logo(page).rect.x


def test_a_logo_may_stand_alone_and_so_may_lines(tmp_path: Path) -> None:
    alone = page_in(tmp_path, "letterhead: {logo: logo.svg, alt: Ministry of Ports}\n")
    assert isinstance(alone.document.body[0], Figure)

    said = page_in(tmp_path, "letterhead: {lines: Ministry of Ports}\n")
    assert isinstance(said.document.body[0], Paragraph)
    assert words(said)[:2] == ["Ministry of Ports", "T"]


def test_its_height_is_what_the_style_says_at_every_step_of_the_ladder(tmp_path: Path) -> None:
    style = "letterhead: {logo: logo.svg, alt: Ministry of Ports, height: 9mm}\n"
    steps = "".join(
        f"  - Step {n} goes on for so long that it takes up two lines of the page, as {n} do.\n" for n in range(34)
    )
    roomy, full = page_in(tmp_path, style), page_in(tmp_path, style, f"next_steps:\n{steps}")

    assert full.step != roomy.step
    assert [round(logo(page).rect.height, 2) for page in (roomy, full)] == [round(9 * MM, 1)] * 2


def test_a_logo_that_is_very_wide_leaves_room_for_the_lines(tmp_path: Path) -> None:
    put(tmp_path, "wide.svg", svg('<path d="M0 0h1000v50H0z"/>', 'viewBox="0 0 1000 50"'))
    page = page_in(tmp_path, "letterhead: {logo: wide.svg, alt: Ministry, lines: [Ministry of Ports]}\n")

    assert logo(page).rect.width < 0.62 * page.frame.width
    assert lines(page).rect.right <= page.frame.right + 0.1


def test_users_own_pages_have_it_too(tmp_path: Path) -> None:
    write_template(tmp_path, "<h1>{{ title }}</h1><p>{{ bottom_line }}</p><p>{{ key_points[0].text }}</p>", "slip")
    page = page_in(tmp_path, more="template: slip\n")

    assert words(page)[:3] == ["Ministry of Ports", "Harn", "T"]


@pytest.mark.parametrize("style", ["gazette", "harbour", "ministry"])
def test_every_house_style_can_have_one(tmp_path: Path, style: str) -> None:
    put(tmp_path)
    write_style(tmp_path, f"description: D\nbased_on: {style}\n{BOTH}", "mine")
    (tmp_path / "b.yaml").write_text(BRIEF, encoding="utf-8")
    found = run(str(tmp_path / "b.yaml"), Workspace(tmp_path))

    assert found.problems == ()
    assert found.page
    assert logo(found.page).rect.height == pytest.approx(14 * MM, abs=0.05)


def test_a_style_based_on_nothing_can_have_one(tmp_path: Path) -> None:
    put(tmp_path)
    sheet = style_in(tmp_path, f"description: D\n{BOTH}paragraphs:\n  Normal: {{size: 10pt, leading: 1.3}}\n")

    assert sheet.letterhead
    assert sheet.letterhead.lines == ("Ministry of Ports", "Harn")


def test_a_style_takes_replaces_or_drops_that_of_the_one_it_is_based_on(tmp_path: Path) -> None:
    put(tmp_path)
    write_style(tmp_path, HEAD + BOTH, "base")
    taken = style_in(tmp_path, "description: D\nbased_on: base\n", "taken")
    replaced = style_in(tmp_path, "description: D\nbased_on: base\nletterhead: {lines: [Board of Trade]}\n", "replaced")
    dropped = style_in(tmp_path, "description: D\nbased_on: base\nletterhead: none\n", "dropped")

    assert taken.letterhead
    assert taken.letterhead.alt == "Ministry of Ports"
    assert replaced.letterhead
    assert (replaced.letterhead.logo, replaced.letterhead.lines) == (None, ("Board of Trade",))
    assert dropped.letterhead is None


def test_the_styles_that_come_with_bluf_have_none(tmp_path: Path) -> None:
    for name in ("plain", "gazette", "harbour", "ministry"):
        assert style_in(tmp_path, f"description: D\nbased_on: {name}\n", f"own-{name}").letterhead is None


def test_a_logo_that_changes_is_seen(tmp_path: Path) -> None:
    first = page_in(tmp_path).sheet.letterhead
    put(tmp_path, data=svg('<path d="M0 0h50v50z"/>', 'viewBox="0 0 50 50"'))
    folder = tmp_path / "templates" / "styles" / "logo.svg"
    data = folder.read_bytes()
    (tmp_path / "b.yaml").write_text(BRIEF, encoding="utf-8")
    again = run(str(tmp_path / "b.yaml"), Workspace(tmp_path)).page

    assert folder.read_bytes() == data
    assert first
    assert again
    assert again.sheet.letterhead
    assert isinstance(again.sheet.letterhead.logo, Drawing)
    assert first.logo != again.sheet.letterhead.logo


@pytest.mark.parametrize(
    ("said", "code", "line"),
    [
        ("logo: logo.svg", "missing-alt", 4),
        ("logo: gone.svg\n  alt: A", "picture-missing", 4),
        ("logo: ../../logo.svg\n  alt: A", "outside-folder", 4),
        ("logo: /logo.svg\n  alt: A", "outside-folder", 4),
        ("alt: A", "style-value", 3),
        ("logo: logo.svg\n  alt: A\n  height: 15mm", "style-value", 6),
        ("logo: logo.svg\n  alt: A\n  height: 1mm", "style-value", 6),
        ("logo: logo.svg\n  alt: A\n  decorative: perhaps", "style-value", 6),
        ("logo: logo.svg\n  alt: A\n  lines: [1, 2, 3, 4, 5, 6, 7]", "style-value", 6),
        ("logo: logo.svg\n  alt: A\n  lines: {a: b}", "style-value", 6),
        ("logo: [logo.svg]\n  alt: A", "style-value", 4),
        ("logo: logo.svg\n  alt: A\n  image: b", "style-key", 6),
        ("logo: bad.svg\n  alt: A", "picture-unusable", 4),
        ("logo: photo.png\n  alt: A", "picture-unusable", 4),
    ],
)
def test_what_is_wrong_with_one_is_told_at_its_line(tmp_path: Path, said: str, code: str, line: int) -> None:
    put(tmp_path, "bad.svg", svg("<script/>"))
    put(tmp_path, "photo.png", encoded(dots(), "JPEG"))
    (problem,) = faults(tmp_path, f"letterhead:\n  {said}\n")

    assert (problem.code, problem.span and problem.span.line) == (code, line)
    assert problem.hint or code == "style-value"


def test_what_is_doubtful_about_one_is_a_warning(tmp_path: Path) -> None:
    put(tmp_path, "photo.png", encoded(dots(size=(40, 20)), "PNG"))
    problems: list[Problem] = []
    page_in(tmp_path, "letterhead:\n  logo: photo.png\n  alt: logo\n", problems=problems)

    assert [(problem.code, problem.span and problem.span.line) for problem in problems] == [
        ("picture-coarse", 4), ("doubtful-alt", 5)
    ]  # fmt: skip


def test_letters_of_an_address_that_no_family_has_are_told(tmp_path: Path) -> None:
    put(tmp_path)
    write_style(tmp_path, HEAD + 'letterhead: {lines: ["Harn \U00012000"]}\n', "mine")
    (tmp_path / "b.yaml").write_text(BRIEF, encoding="utf-8")

    assert [problem.code for problem in run(str(tmp_path / "b.yaml"), Workspace(tmp_path)).problems] == [
        "missing-glyph"
    ]


def test_both_files_say_what_the_logo_is(tmp_path: Path) -> None:
    import io
    import zipfile

    page = page_in(tmp_path)
    document = zipfile.ZipFile(io.BytesIO(bluf.write_docx(page))).read("word/document.xml").decode()

    assert 'descr="Ministry of Ports"' in document
    assert b"/Alt (Ministry of Ports)" in bluf.write_pdf(page)


def blocks(page: Page) -> Iterator[str]:
    for block in page.document.body:
        yield block.style if isinstance(block, Division) else type(block).__name__


def test_the_first_block_of_the_page_stands_apart_from_it(tmp_path: Path) -> None:
    assert list(blocks(page_in(tmp_path)))[:2] == ["Letterhead", "Under Letterhead"]


def test_lines_begin_at_the_logo_in_a_style_that_centres_its_details(tmp_path: Path) -> None:
    page = page_in(tmp_path, BOTH + "paragraphs: {Details: {align: center}}\n")

    assert lines(page).style.align == "left"


def test_lines_without_a_logo_stand_as_the_details_of_the_style(tmp_path: Path) -> None:
    page = page_in(tmp_path, "letterhead: {lines: [Harn]}\nparagraphs: {Details: {align: center}}\n")

    assert lines(page).style.align == "center"
