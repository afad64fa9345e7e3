"""Key figures, numbered points and timelines in the files: what is painted, tagged and written."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree

import bluf
from bluf.layout import Page, PlacedGroup, placed_paragraphs
from bluf.writers.docx import write_docx
from bluf.writers.pdf import write_pdf
from tests.parity.corpus import CORPUS
from tests.parity.scripts import SCRIPTS
from tests.writers.test_pdf_structure import outline
from tests.writers.verapdf import verapdf

HEAD = "title: T\ndate: 2024-10-25\nbottom_line: B\n"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PAGES = [*sorted(CORPUS.glob("key-figures*.yaml")), SCRIPTS / "he-7-figures.yaml"]


def made(folder: Path, yaml: str) -> Page:
    path = folder / "brief.yaml"
    path.write_text(HEAD + yaml, encoding="utf-8")
    return bluf.fit(bluf.compose(bluf.load(path)))


def part(page: Page, name: str = "document") -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(write_docx(page))) as archive:
        return etree.fromstring(archive.read(f"word/{name}.xml"))


def said(element: etree._Element) -> str:
    return "".join(str(text) for text in element.itertext())


def strip_of(page: Page) -> PlacedGroup:
    return next(item for item in page.body if isinstance(item, PlacedGroup) and _style(item) == "Key Figures")


def _style(item: PlacedGroup) -> str:
    return getattr(item.block, "style", "")


FIGURES = "key_points: [K]\nfigures: [{value: '9', unit: m, label: below, change: less}, {value: '30', label: hours}]\n"


def test_a_strip_is_a_list_whose_items_are_read_in_order(tmp_path: Path) -> None:
    tree = outline(made(tmp_path, FIGURES))

    at = next(index for index, line in enumerate(tree) if "ListNumbering /None" in line)
    assert [line.strip() for line in tree[at + 1 : at + 11]] == [
        *("LI", "LBody", "Div", "P #", "P #", "P #"),
        *("LI", "LBody", "Div", "P #"),
    ]


def test_a_strip_is_a_row_of_painted_cells_with_the_gap_between_them(tmp_path: Path) -> None:
    page = made(tmp_path, FIGURES)
    table = next(each for each in part(page).iter(f"{W}tbl") if "30" in said(each))

    cells = list(table.iter(f"{W}tc"))
    assert [cell.find(f"{W}tcPr/{W}shd") is not None for cell in cells] == [True, False, True]
    widths = [int(str(cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w"))) for cell in cells]  # type: ignore[union-attr]
    shown = [cell.rect.width * 20 for cell in strip_of(page).children]
    assert (widths[0], widths[2]) == pytest.approx(shown, abs=1)
    assert widths[1] == 50


def test_two_rows_of_a_strip_are_two_tables(tmp_path: Path) -> None:
    figures = ", ".join(f"{{value: 'v{number}', label: l}}" for number in range(7))
    page = made(tmp_path, f"key_points: [K]\nfigures: [{figures}]\n")

    tables = [each for each in part(page).iter(f"{W}tbl") if re.search(r"v\d", said(each))]
    assert [len(re.findall(r"v\d", said(each))) for each in tables] == [4, 3]


def test_points_under_numbered_ones_are_lettered_anew_under_each(tmp_path: Path) -> None:
    page = made(tmp_path, "numbered: true\nkey_points: [{text: A, points: [B, C]}, {text: D, points: [E]}]\n")

    labels = ["".join(each.text for each in line.label) for line in placed_paragraphs(page.body) if line.label]
    assert labels == ["1.", "a.", "b.", "2.", "a."]


def test_word_counts_letters_as_the_page_does(tmp_path: Path) -> None:
    page = made(tmp_path, "numbered: true\nkey_points: [{text: A, points: [B, C]}]\n")

    levels = list(part(page, "numbering").iter(f"{W}lvl"))
    formats = {
        (str(level.find(f"{W}pStyle").get(f"{W}val")), str(level.find(f"{W}numFmt").get(f"{W}val")))  # type: ignore[union-attr]
        for level in levels
        if level.find(f"{W}pStyle") is not None
    }
    assert {("ListNumber", "decimal"), ("ListNumber2", "lowerLetter")} <= formats


def test_lettered_points_are_tagged_as_such(tmp_path: Path) -> None:
    tree = outline(made(tmp_path, "numbered: true\nkey_points: [{text: A, points: [B]}]\n"))

    found = [line.split("ListNumbering /")[1].split(">>")[0] for line in tree if "ListNumbering" in line]
    assert found == ["Decimal", "LowerAlpha"]


@pytest.mark.parametrize("lang", ["he", "ru"])
def test_letters_that_are_foreign_to_a_language_are_numbers(tmp_path: Path, lang: str) -> None:
    page = made(tmp_path, f"lang: {lang}\nnumbered: true\nkey_points: [{{text: 'א', points: [B, C]}}]\n")

    labels = ["".join(each.text for each in line.label) for line in placed_paragraphs(page.body) if line.label]
    assert labels == ["1.", "1)", "2)"]


def test_a_strip_of_a_page_from_right_to_left_begins_at_the_right() -> None:
    page = bluf.fit(bluf.compose(bluf.load(SCRIPTS / "he-7-figures.yaml")))
    cells = strip_of(page).children

    assert [cell.rect.x for cell in cells] == sorted((cell.rect.x for cell in cells), reverse=True)
    table = next(each for each in part(page).iter(f"{W}tbl") if "6,400" in said(each))
    assert table.find(f"{W}tblPr/{W}bidiVisual") is not None


def test_a_point_goes_with_those_under_it_when_a_page_is_trimmed(tmp_path: Path) -> None:
    long = " ".join(["words that fill the page"] * 90)
    points = f"key_points: [{{text: '{long}'}}, {{text: '{long}', priority: 2, points: ['{long}', Last]}}]\n"
    page = made(tmp_path, points + f"sections: [{{heading: H, text: '{long}'}}]\nfit: trim\n")

    assert [str(path) for path in page.dropped] == ["key_points[1]"]
    assert not any(line.text.startswith("Last") for each in placed_paragraphs(page.body) for line in each.lines)


@pytest.mark.engines
def test_pages_with_key_figures_conform_to_both_standards(tmp_path: Path) -> None:
    validator = verapdf(tmp_path / "classes")
    paths = []
    for path in PAGES:
        paths.append(tmp_path / f"{path.stem}.pdf")
        paths[-1].write_bytes(write_pdf(bluf.fit(bluf.compose(bluf.load(path)))))

    verdicts = validator.validate(paths)
    assert {path.stem: verdict.failures for path, verdict in verdicts.items()} == {path.stem: () for path in PAGES}
